"""Idempotency keys: a request that is repeated within a day is answered as it was first (as Stripe does).

Nothing of the answer is kept but the prediction's id: what was deleted is not kept here either.
"""

from datetime import datetime

import sqlalchemy as sa

from filmgate.domain.errors import IdempotencyMismatch
from filmgate.domain.prediction import Prediction
from filmgate.store.predictions import naive
from filmgate.store.tables import idempotency as table


def recall(connection: sa.Connection, account: str, key: str, request: str) -> str | None:
    """The id of the first prediction; raises IdempotencyMismatch where the key was of another request."""
    row = connection.execute(
        sa.select(table.c.request, table.c.prediction).where(table.c.account == account, table.c.key == key)
    ).one_or_none()
    if row is None:
        return None
    if row.request != request:
        raise IdempotencyMismatch
    return str(row.prediction)


def keep(connection: sa.Connection, made: Prediction, key: str, request: str, *, now: datetime) -> None:
    """Remember which prediction answers this key. `request`: SHA-256 of what was asked."""
    connection.execute(
        table.insert().values(
            account=made.account, key=key, request=request, prediction=made.id, at=naive(now)
        )
    )


def forget(connection: sa.Connection, *, before: datetime) -> None:
    connection.execute(table.delete().where(table.c.at < naive(before)))

"""Idempotency keys: a submission that is repeated within a day gets the first answer again (as at Stripe).

Only the id of the prediction is stored, so that nothing of a deleted prediction stays.
"""

from datetime import datetime

import sqlalchemy as sa

from filmgate.domain.errors import IdempotencyMismatch
from filmgate.domain.prediction import Prediction
from filmgate.store.predictions import naive
from filmgate.store.tables import idempotency as table


def recall(connection: sa.Connection, account: str, key: str, request: str) -> str | None:
    """Return the id of the prediction that this key was first used for, or None. Raise IdempotencyMismatch if
    that was another request.
    """
    row = connection.execute(
        sa.select(table.c.request, table.c.prediction).where(table.c.account == account, table.c.key == key)
    ).one_or_none()
    if row is None:
        return None
    if row.request != request:
        raise IdempotencyMismatch
    return str(row.prediction)


def keep(connection: sa.Connection, made: Prediction, key: str, request: str, *, now: datetime) -> None:
    """Store which prediction an idempotency key belongs to. `request`: SHA-256 of the request."""
    connection.execute(
        table.insert().values(
            account=made.account, key=key, request=request, prediction=made.id, at=naive(now)
        )
    )


def forget(connection: sa.Connection, *, before: datetime) -> None:
    connection.execute(table.delete().where(table.c.at < naive(before)))

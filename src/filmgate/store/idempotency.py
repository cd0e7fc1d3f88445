"""Idempotency keys: the first answer to a request, given again for a day (as Stripe does)."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa

from filmgate.domain.errors import IdempotencyMismatch
from filmgate.store.predictions import naive
from filmgate.store.tables import idempotency as table


def recall(connection: sa.Connection, account: str, key: str, request: str) -> dict[str, Any] | None:
    """The kept answer; raises IdempotencyMismatch when the key was used for another request."""
    row = connection.execute(
        sa.select(table.c.request, table.c.answer).where(table.c.account == account, table.c.key == key)
    ).one_or_none()
    if row is None:
        return None
    if row.request != request:
        raise IdempotencyMismatch
    answer: dict[str, Any] = row.answer
    return answer


def keep(
    connection: sa.Connection, account: str, key: str, request: str, *, prediction: str,
    answer: dict[str, Any], now: datetime,
) -> None:  # fmt: skip
    connection.execute(
        table.insert().values(
            account=account, key=key, request=request, prediction=prediction, answer=answer, at=naive(now)
        )
    )


def forget(connection: sa.Connection, *, before: datetime) -> None:
    connection.execute(table.delete().where(table.c.at < naive(before)))

"""Workers that announced themselves, and what they can make."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from filmgate.store.predictions import naive
from filmgate.store.tables import predictions, workers

LIVE = timedelta(seconds=60)  # twice the long poll, and some


def register(
    connection: sa.Connection, said: Mapping[str, Any], *, models: Sequence[str], now: datetime
) -> None:
    """`said`: the fields of a registration; `models`: ids it serves."""
    known = get(connection, said["worker"])
    connection.execute(workers.delete().where(workers.c.id == said["worker"]))
    connection.execute(
        workers.insert().values(
            id=said["worker"], engine=said["engine"], fingerprint=said["fingerprint"],
            licence=said["licence"][:300], host=said["host"][:200], fault=said["fault"][:300],
            models=list(models), seen_at=naive(now), can=said["can"], ready=said["ready"],
            expects=said["expects"], longest=said["limit"],
            drained_at=known.drained_at if known else None,
        )
    )  # fmt: skip


def holding(connection: sa.Connection, prediction: str, *, now: datetime) -> None:
    """Whoever holds this prediction lives."""
    holder = sa.select(predictions.c.worker).where(predictions.c.id == prediction).scalar_subquery()
    connection.execute(workers.update().where(workers.c.id == holder).values(seen_at=naive(now)))


def get(connection: sa.Connection, id: str) -> Any:
    """Its row, or None."""
    return connection.execute(sa.select(workers).where(workers.c.id == id)).one_or_none()


def drain(connection: sa.Connection, id: str, *, at: datetime | None) -> bool:
    """Give it nothing more, or (None) something again; False if there is no such worker."""
    change = workers.update().where(workers.c.id == id).values(drained_at=naive(at) if at else None)
    return connection.execute(change).rowcount == 1


def live(connection: sa.Connection, *, now: datetime) -> Sequence[Any]:
    """Rows of those that gave a sign of life lately, the last to do so first."""
    return connection.execute(
        sa.select(workers).where(workers.c.seen_at >= naive(now - LIVE)).order_by(workers.c.seen_at.desc())
    ).all()


def last_of(connection: sa.Connection, engine: str) -> Any:
    """The row of the worker that ran this engine last, live or not; or None."""
    rows = sa.select(workers).where(workers.c.engine == engine).order_by(workers.c.seen_at.desc()).limit(1)
    return connection.execute(rows).one_or_none()


def seen(connection: sa.Connection, id: str, *, now: datetime) -> bool:
    """False if there is no such worker."""
    done = connection.execute(workers.update().where(workers.c.id == id).values(seen_at=naive(now)))
    return done.rowcount == 1

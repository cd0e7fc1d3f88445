"""The table of registered workers."""

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
    """Insert a worker, or replace its earlier row. `said`: the fields of its registration; `models`: the ids
    of its models.
    """
    known = get(connection, said["worker"])
    connection.execute(workers.delete().where(workers.c.id == said["worker"]))
    connection.execute(
        workers.insert().values(
            id=said["worker"],
            engine=said["engine"],
            fingerprint=said["fingerprint"],
            licence=said["licence"][:300],
            host=said["host"][:200],
            fault=said["fault"][:300],
            models=list(models),
            seen_at=naive(now),
            can=said["can"],
            ready=said["ready"],
            expects=said["expects"],
            longest=said["limit"],
            drained_at=known.drained_at if known else None,
        )
    )


def holding(connection: sa.Connection, prediction: str, *, now: datetime) -> None:
    """Note that the worker of this prediction is alive."""
    holder = sa.select(predictions.c.worker).where(predictions.c.id == prediction).scalar_subquery()
    connection.execute(workers.update().where(workers.c.id == holder).values(seen_at=naive(now)))


def get(connection: sa.Connection, id: str) -> Any:
    """Return the row of a worker by its id, or None."""
    return connection.execute(sa.select(workers).where(workers.c.id == id)).one_or_none()


def drain(connection: sa.Connection, id: str, *, at: datetime | None) -> bool:
    """Drain a worker from the time `at`; with None, end the drain. Return False if there is no such
    worker.
    """
    change = workers.update().where(workers.c.id == id).values(drained_at=naive(at) if at else None)
    return connection.execute(change).rowcount == 1


def live(connection: sa.Connection, *, now: datetime) -> Sequence[Any]:
    """Return the rows of the workers that sent a request lately, the latest first."""
    return connection.execute(
        sa.select(workers).where(workers.c.seen_at >= naive(now - LIVE)).order_by(workers.c.seen_at.desc())
    ).all()


def last_of(connection: sa.Connection, engine: str) -> Any:
    """Return the row of the worker that ran this engine last, alive or not. Return None if there is none."""
    rows = sa.select(workers).where(workers.c.engine == engine).order_by(workers.c.seen_at.desc()).limit(1)
    return connection.execute(rows).one_or_none()


def seen(connection: sa.Connection, id: str, *, now: datetime) -> bool:
    """Note that a worker is alive. Return False if there is no such worker."""
    done = connection.execute(workers.update().where(workers.c.id == id).values(seen_at=naive(now)))
    return done.rowcount == 1

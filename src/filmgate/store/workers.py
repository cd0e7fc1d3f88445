"""Workers that announced themselves, and what they can make."""

from datetime import datetime, timedelta

import sqlalchemy as sa

from filmgate.store.predictions import naive
from filmgate.store.tables import predictions, workers

LIVE = timedelta(seconds=60)  # twice the long poll, and some


def register(
    connection: sa.Connection, id: str, *, engine: str, fingerprint: str, fault: str, now: datetime
) -> None:
    connection.execute(workers.delete().where(workers.c.id == id))
    connection.execute(
        workers.insert().values(
            id=id, engine=engine, fingerprint=fingerprint, fault=fault[:300], seen_at=naive(now)
        )
    )


def holding(connection: sa.Connection, prediction: str, *, now: datetime) -> None:
    """Whoever holds this prediction lives."""
    holder = sa.select(predictions.c.worker).where(predictions.c.id == prediction).scalar_subquery()
    connection.execute(workers.update().where(workers.c.id == holder).values(seen_at=naive(now)))


def screens(connection: sa.Connection, id: str) -> bool:
    """Whether this worker said that it can screen."""
    return connection.execute(sa.select(workers.c.fault).where(workers.c.id == id)).scalar() == ""


def faults(connection: sa.Connection, *, now: datetime) -> list[str]:
    """Of each live worker: why it cannot screen, or ""."""
    live = workers.c.seen_at >= naive(now - LIVE)
    return [row.fault for row in connection.execute(sa.select(workers.c.fault).where(live))]


def seen(connection: sa.Connection, id: str, *, now: datetime) -> None:
    connection.execute(workers.update().where(workers.c.id == id).values(seen_at=naive(now)))

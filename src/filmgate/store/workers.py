"""Workers that announced themselves, and what they can make."""

from datetime import datetime

import sqlalchemy as sa

from filmgate.store.predictions import naive
from filmgate.store.tables import workers


def register(connection: sa.Connection, id: str, *, engine: str, fingerprint: str, now: datetime) -> None:
    connection.execute(workers.delete().where(workers.c.id == id))
    connection.execute(
        workers.insert().values(id=id, engine=engine, fingerprint=fingerprint, seen_at=naive(now))
    )


def seen(connection: sa.Connection, id: str, *, now: datetime) -> None:
    connection.execute(workers.update().where(workers.c.id == id).values(seen_at=naive(now)))

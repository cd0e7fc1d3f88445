"""The table of uploaded files. Their bytes are stored as files under uploads/{id}."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from filmgate.store.predictions import aware, naive
from filmgate.store.tables import uploads as table

_AT_ONCE = 100  # expired files that one turn of the sweep takes


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """An announced upload. `received_at`: when its bytes came, None before."""

    id: str
    account: str
    token: str
    filename: str
    content_type: str
    size: int
    created_at: datetime
    received_at: datetime | None = None

    @property
    def path(self) -> str:
        return f"uploads/{self.id}"


def insert(connection: sa.Connection, upload: Upload) -> None:
    row = {name: getattr(upload, name) for name in Upload.__dataclass_fields__}
    row["created_at"] = naive(upload.created_at)
    row["received_at"] = naive(upload.received_at) if upload.received_at else None
    connection.execute(table.insert().values(**row))


def get(connection: sa.Connection, *, id: str | None = None, token: str | None = None) -> Upload | None:
    condition = table.c.id == id if id is not None else table.c.token == token
    row = connection.execute(sa.select(table).where(condition)).mappings().one_or_none()
    if row is None:
        return None
    values = {name: row[name] for name in Upload.__dataclass_fields__}
    return Upload(**{**values, **{name: aware(values[name]) for name in ("created_at", "received_at")}})


def receive(connection: sa.Connection, id: str, *, now: datetime) -> bool:
    """Note that the bytes of an upload came. Return False if they were here already."""
    done = connection.execute(
        table.update().where(table.c.id == id, table.c.received_at.is_(None)).values(received_at=naive(now))
    )
    return done.rowcount == 1


def kept(connection: sa.Connection, account: str, *, since: datetime) -> int:
    """Return the total bytes of an account's uploads: those received, and those announced since that time."""
    counts = sa.or_(table.c.received_at.is_not(None), table.c.created_at >= naive(since))
    total = sa.select(sa.func.coalesce(sa.func.sum(table.c.size), 0)).where(
        table.c.account == account, counts
    )
    return int(connection.execute(total).scalar_one())


def expired(connection: sa.Connection, *, before: datetime) -> list[str]:
    rows = connection.execute(sa.select(table.c.id).where(table.c.created_at < naive(before)).limit(_AT_ONCE))
    return [row.id for row in rows]


def delete(connection: sa.Connection, id: str) -> None:
    connection.execute(table.delete().where(table.c.id == id))

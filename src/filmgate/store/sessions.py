"""Browser sessions. Of a session cookie only the hash is stored. A session ends when its key is revoked."""

from datetime import datetime

import sqlalchemy as sa

from filmgate.store.accounts import Caller, digest
from filmgate.store.predictions import naive
from filmgate.store.tables import accounts, keys, sessions

OPERATOR = frozenset(("admin", "predict", "read"))  # what the one-time link of `serve` may do


def insert(
    connection: sa.Connection, token: str, *, account: str, key: str, now: datetime, until: datetime
) -> None:
    connection.execute(
        sessions.insert().values(
            hash=digest(token), account=account, key=key, created_at=naive(now), expires_at=naive(until)
        )
    )


def by_token(connection: sa.Connection, token: str, *, now: datetime) -> Caller | None:
    """Return the caller of a session. Return None if the session has ended or its key was revoked."""
    row = connection.execute(
        sa.select(
            sessions.c.account,
            sessions.c.key,
            keys.c.id.label("live"),
            keys.c.scopes,
            accounts.c.level,
            accounts.c.disabled_at,
        )
        .join(accounts, accounts.c.id == sessions.c.account)
        .outerjoin(keys, sa.and_(keys.c.id == sessions.c.key, keys.c.revoked_at.is_(None)))
        .where(sessions.c.hash == digest(token), sessions.c.expires_at > naive(now))
    ).one_or_none()
    if row is None or (row.key and row.live is None):
        return None
    return Caller(
        account=row.account,
        key=row.key,
        scopes=frozenset(row.scopes.split()) if row.key else OPERATOR,
        level=row.level,
        disabled=row.disabled_at is not None,
    )


def delete(connection: sa.Connection, token: str) -> None:
    connection.execute(sessions.delete().where(sessions.c.hash == digest(token)))


def expire(connection: sa.Connection, *, now: datetime) -> None:
    connection.execute(sessions.delete().where(sessions.c.expires_at <= naive(now)))

"""Accounts and their keys; a key is kept as its hash alone."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from filmgate.store.predictions import naive
from filmgate.store.tables import accounts, keys

OPENING_CREDIT = 1_000_000_000  # micro-dollars: 1,000 dollars to meter against


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Who is asking, and what the key they used may do."""

    id: str
    scopes: frozenset[str]


def digest(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()


def exist(connection: sa.Connection) -> bool:
    """Whether any key was ever made."""
    return connection.execute(sa.select(keys.c.hash).limit(1)).first() is not None


def open_account(connection: sa.Connection, id: str, *, name: str, now: datetime) -> None:
    found = connection.execute(sa.select(accounts.c.id).where(accounts.c.id == id)).first()
    if not found:
        connection.execute(
            accounts.insert().values(id=id, name=name, credit=OPENING_CREDIT, created_at=naive(now))
        )


def add_key(
    connection: sa.Connection, key: str, *, account: str, scopes: frozenset[str], now: datetime
) -> None:
    connection.execute(
        keys.insert().values(
            hash=digest(key), account=account, hint=key[-4:], scopes=" ".join(sorted(scopes)),
            created_at=naive(now),
        )
    )  # fmt: skip


def by_key(connection: sa.Connection, key: str) -> Account | None:
    row = connection.execute(
        sa.select(keys.c.account, keys.c.scopes).where(
            keys.c.hash == digest(key), keys.c.revoked_at.is_(None)
        )
    ).one_or_none()
    return None if row is None else Account(id=row.account, scopes=frozenset(row.scopes.split()))

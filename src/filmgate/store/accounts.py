"""Accounts and their API keys. Of a key only its hash is stored."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

import sqlalchemy as sa

from filmgate import outside
from filmgate.domain.levels import LEVELS
from filmgate.store.predictions import aware, naive
from filmgate.store.tables import accounts, clock, keys

Scheme = Literal["v3", "v1"]  # of webhook signatures


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """The account that sent a request, and the rights of its key."""

    account: str
    key: str
    scopes: frozenset[str]
    level: str = "unlimited"
    disabled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Secrets:
    """The secrets that sign the webhooks of an account: the present one and the next one."""

    now: str
    next: str | None
    next_at: datetime | None


def digest(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()


def exist(connection: sa.Connection) -> bool:
    """Tell whether any key was ever made, apart from keys of workers."""
    others = sa.select(keys.c.hash).where(keys.c.scopes != "worker").limit(1)
    return connection.execute(others).first() is not None


def made(connection: sa.Connection, key: str) -> bool:
    """Tell whether this key was ever made, even if it is revoked now."""
    same = sa.select(keys.c.id).where(keys.c.hash == digest(key))
    return connection.execute(same).first() is not None


def exists(connection: sa.Connection, id: str) -> bool:
    return connection.execute(sa.select(accounts.c.id).where(accounts.c.id == id)).first() is not None


def insert(
    connection: sa.Connection,
    id: str,
    *,
    name: str,
    level: str,
    concurrency: int | None,
    secret: str,
    now: datetime,
) -> None:
    connection.execute(
        accounts.insert().values(
            id=id,
            name=name,
            balance=0,
            level=level,
            concurrency=concurrency,
            secret=secret,
            created_at=naive(now),
        )
    )


def touch(connection: sa.Connection) -> None:
    """Write a row and delete it again, to test whether the database can be written."""
    never = naive(datetime.min.replace(tzinfo=UTC))  # to set a row to what it has is no write for SQLite
    connection.execute(clock.insert().values(at=never))
    connection.execute(clock.delete().where(clock.c.at == never))


def disable(connection: sa.Connection, id: str, *, at: datetime | None) -> bool:
    """Disable an account from the time `at`; with None, enable it again. Return False if there is no such
    account.
    """
    done = connection.execute(
        accounts.update().where(accounts.c.id == id).values(disabled_at=None if at is None else naive(at))
    )
    return done.rowcount == 1


def all_accounts(connection: sa.Connection) -> list[dict[str, Any]]:
    columns = (c for c in accounts.c if "secret" not in c.name)
    return [dict(row) for row in connection.execute(sa.select(*columns).order_by(accounts.c.id)).mappings()]


def concurrency(level: str, own: int | None) -> int | None:
    return own if own is not None else LEVELS[level].concurrent


def add_key(
    connection: sa.Connection,
    key: str,
    *,
    account: str,
    scopes: frozenset[str],
    now: datetime,
    name: str = "",
    budget: int | None = None,
) -> str:
    """Add a key and return its id. Only the hash of the key is stored."""
    id = outside.identifier()[:16]
    connection.execute(
        keys.insert().values(
            id=id,
            hash=digest(key),
            account=account,
            name=name,
            hint=key[-4:],
            scopes=" ".join(sorted(scopes)),
            budget=budget,
            spent=0,
            created_at=naive(now),
        )
    )
    return id


def key_row(connection: sa.Connection, id: str) -> dict[str, Any] | None:
    row = connection.execute(sa.select(keys).where(keys.c.id == id)).mappings().one_or_none()
    return None if row is None else dict(row)


def all_keys(connection: sa.Connection) -> list[dict[str, Any]]:
    columns = (c for c in keys.c if c.name != "hash")
    return [
        dict(row) for row in connection.execute(sa.select(*columns).order_by(keys.c.created_at)).mappings()
    ]


def revoke(connection: sa.Connection, id: str, *, now: datetime) -> bool:
    done = connection.execute(
        keys.update().where(keys.c.id == id, keys.c.revoked_at.is_(None)).values(revoked_at=naive(now))
    )
    return done.rowcount == 1


_BY_HASH = (
    sa.select(
        keys.c.id,
        keys.c.account,
        keys.c.scopes,
        accounts.c.level,
        accounts.c.disabled_at.is_not(None).label("disabled"),
    )
    .join(accounts, accounts.c.id == keys.c.account)
    .where(keys.c.hash == sa.bindparam("hash"), keys.c.revoked_at.is_(None))
)


def by_key(connection: sa.Connection, key: str) -> Caller | None:
    row = connection.execute(_BY_HASH, {"hash": digest(key)}).one_or_none()
    if row is None:
        return None
    return Caller(
        account=row.account,
        key=row.id,
        scopes=frozenset(row.scopes.split()),
        level=row.level,
        disabled=bool(row.disabled),
    )


def secrets(connection: sa.Connection, account: str, *, now: datetime) -> Secrets:
    """Return the webhook secrets of an account. A next secret whose time has come is the present one."""
    row = connection.execute(
        sa.select(accounts.c.secret, accounts.c.next_secret, accounts.c.next_secret_at).where(
            accounts.c.id == account
        )
    ).one()
    at = aware(row.next_secret_at)
    if row.next_secret and at and at <= now:
        return Secrets(now=row.next_secret, next=None, next_at=None)
    return Secrets(now=row.secret, next=row.next_secret, next_at=at)


def signature(connection: sa.Connection, account: str) -> Scheme:
    """Return the scheme that signs the webhooks of an account: v3 or v1."""
    query = sa.select(accounts.c.signature).where(accounts.c.id == account)
    found: Scheme = connection.execute(query).scalar_one()
    return found


def sign_by(connection: sa.Connection, account: str, scheme: Scheme) -> None:
    """Set the scheme that signs the webhooks of an account."""
    connection.execute(accounts.update().where(accounts.c.id == account).values(signature=scheme))


def rotate(connection: sa.Connection, account: str, fresh: str, *, now: datetime, overlap: timedelta) -> None:
    """Set the next webhook secret of an account: `fresh` signs from `now + overlap` on, and the present
    secret until then.
    """
    held = secrets(connection, account, now=now)
    connection.execute(
        accounts.update()
        .where(accounts.c.id == account)
        .values(secret=held.now, next_secret=fresh, next_secret_at=naive(now + overlap))
    )

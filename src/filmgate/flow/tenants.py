"""Accounts and API keys: open, credit and disable an account; make, rotate and revoke a key."""

from datetime import datetime

from filmgate import outside
from filmgate.domain import apikey
from filmgate.domain.errors import InvalidParameter, NotFound
from filmgate.domain.levels import LEVELS
from filmgate.flow.services import Services
from filmgate.store import accounts, ledger
from filmgate.webhooks import signing


def ensure(services: Services, id: str, *, level: str, opening: int, now: datetime) -> None:
    """Make the first account if it does not exist yet."""
    with services.database.reading() as connection:
        if accounts.exists(connection, id):
            return
    open_account(services, id, name=id, level=level, concurrency=None, opening=opening, now=now)


def open_account(
    services: Services,
    id: str,
    *,
    name: str,
    level: str,
    concurrency: int | None,
    opening: int,
    now: datetime,
) -> None:
    """Open an account with the opening credit and a webhook secret of its own. Raise InvalidParameter."""
    if not 1 <= len(id) <= 32 or not all(c.isascii() and (c.isalnum() or c in "-_") for c in id):
        raise InvalidParameter("an account id must have 1 to 32 characters: letters, digits, - or _")
    if level not in LEVELS:
        raise InvalidParameter(f"level must be one of {', '.join(LEVELS)}")
    if concurrency is not None and concurrency < 1:
        raise InvalidParameter(
            "concurrency must be at least 1: it is the number of predictions that may run at once"
        )
    with services.database.writing() as connection:
        if accounts.exists(connection, id):
            raise InvalidParameter(f"account {id!r} already exists")
        accounts.insert(
            connection,
            id,
            name=name or id,
            level=level,
            concurrency=concurrency,
            secret=signing.secret(outside.entropy(32)),
            now=now,
        )
        ledger.credit(connection, id, opening, reason="opening credit", now=now)


def credit(services: Services, id: str, amount: int, *, reason: str, now: datetime) -> int:
    """Add micro-dollars to the balance of an account; a negative amount takes them away. Return the new
    balance.
    """
    with services.database.writing() as connection:
        if not accounts.exists(connection, id):
            raise NotFound(f"account {id!r} does not exist")
        ledger.credit(connection, id, amount, reason=reason, now=now)
        return ledger.balance(connection, id)


def disable(services: Services, id: str, *, at: datetime | None) -> None:
    """Disable an account from the time `at`: requests with its keys get 403. With `at` None, enable
    it again.
    """
    with services.database.writing() as connection:
        if not accounts.disable(connection, id, at=at):
            raise NotFound(f"account {id!r} does not exist")


def create_key(
    services: Services, account: str, *, name: str, scopes: frozenset[str], budget: int | None, now: datetime
) -> tuple[str, str]:
    """Make a key and return (id, key). Only its hash is stored, so the key cannot be shown again. `budget` in
    micro-dollars.
    """
    if not scopes or not scopes <= apikey.SCOPES:
        raise InvalidParameter(f"scopes must be from {', '.join(sorted(apikey.SCOPES))}")
    if budget is not None and budget < 0:
        raise InvalidParameter("budget must not be negative")
    key = apikey.mint(outside.entropy(apikey.ENTROPY_BYTES))
    with services.database.writing() as connection:
        if not accounts.exists(connection, account):
            raise NotFound(f"account {account!r} does not exist")
        id = accounts.add_key(
            connection, key, account=account, scopes=scopes, name=name, budget=budget, now=now
        )
    return id, key


def revoke_key(services: Services, id: str, *, now: datetime) -> None:
    with services.database.writing() as connection:
        if not accounts.revoke(connection, id, now=now):
            raise NotFound(f"key {id!r} does not exist or was revoked")


def rotate_key(services: Services, id: str, *, now: datetime) -> tuple[str, str]:
    """Replace a key and return (id, key) of the new one. The old key is revoked in the same transaction."""
    key = apikey.mint(outside.entropy(apikey.ENTROPY_BYTES))
    with services.database.writing() as connection:
        old = accounts.key_row(connection, id)
        if old is None or not accounts.revoke(connection, id, now=now):
            raise NotFound(f"key {id!r} does not exist or was revoked")
        left = None if old["budget"] is None else max(old["budget"] - old["spent"], 0)
        fresh = accounts.add_key(
            connection,
            key,
            account=old["account"],
            scopes=frozenset(old["scopes"].split()),
            name=old["name"],
            budget=left,
            now=now,
        )
    return fresh, key

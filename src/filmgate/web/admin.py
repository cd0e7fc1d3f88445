"""The operator's routes, /admin/v1, for accounts and keys. They need the scope admin."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import Depends

from filmgate.domain.errors import MissingParameter, NotFound
from filmgate.flow import tenants
from filmgate.store import accounts
from filmgate.web import asked, auth
from filmgate.web.auth import In
from filmgate.web.routing import Answer, Router, raises
from filmgate.wire import accounts as told
from filmgate.wire import envelope
from filmgate.wire.envelope import MICRO

router = Router(prefix="/admin/v1", tags=["Operator"], dependencies=[Depends(auth.administering)])


@router.get("/accounts")
def list_accounts(context: In) -> Answer[list[told.Account]]:
    """Return all accounts."""
    with context.services.database.reading() as connection:
        return Answer([_account(row) for row in accounts.all_accounts(connection)])


@router.post("/accounts")
def create_account(
    context: In, body: Annotated[asked.NewAccount, asked.asked(asked.NewAccount)]
) -> Answer[told.Named]:
    """Open an account."""
    tenants.open_account(
        context.services,
        body.id,
        name=body.name or body.id,
        level=body.level,
        concurrency=body.concurrency,
        opening=context.opening,
        now=context.now(),
    )
    return Answer({"id": body.id})


@router.post("/accounts/{id}/disable")
@raises(NotFound)
def disable_account(id: str, context: In) -> Answer[told.Named]:
    """Disable an account: its keys answer 403."""
    tenants.disable(context.services, id, at=context.now())
    return Answer({"id": id})


@router.post("/accounts/{id}/enable")
@raises(NotFound)
def enable_account(id: str, context: In) -> Answer[told.Named]:
    """Enable an account again."""
    tenants.disable(context.services, id, at=None)
    return Answer({"id": id})


@router.post("/accounts/{id}/credit")
@raises(NotFound)
def credit_account(
    id: str, context: In, body: Annotated[asked.Credit, asked.asked(asked.Credit)]
) -> Answer[told.Credited]:
    """Add credit to an account, or take it away."""
    amount = round(body.amount * MICRO)
    if not amount:
        raise MissingParameter("amount is required: dollars to add, or a negative number to take away")
    left = tenants.credit(context.services, id, amount, reason=body.reason, now=context.now())
    return Answer({"id": id, "balance": left / MICRO})


@router.get("/keys")
def list_keys(context: In) -> Answer[list[told.Key]]:
    """Return all keys. A key itself is never shown again."""
    with context.services.database.reading() as connection:
        return Answer([_key(row) for row in accounts.all_keys(connection)])


@router.post("/keys")
@raises(NotFound)
def create_key(context: In, body: Annotated[asked.NewKey, asked.asked(asked.NewKey)]) -> Answer[told.NewKey]:
    """Make a key. It is shown this once."""
    id, key = tenants.create_key(
        context.services,
        body.account,
        name=body.name,
        scopes=frozenset(body.scopes),
        budget=None if body.budget is None else round(body.budget * MICRO),
        now=context.now(),
    )
    return Answer({"id": id, "key": key})


@router.post("/keys/{id}/rotate")
@raises(NotFound)
def rotate_key(id: str, context: In) -> Answer[told.NewKey]:
    """Replace a key by a fresh one with the same rights."""
    fresh, key = tenants.rotate_key(context.services, id, now=context.now())
    return Answer({"id": fresh, "key": key})


@router.post("/keys/{id}/revoke")
@raises(NotFound)
def revoke_key(id: str, context: In) -> Answer[told.Named]:
    """End a key."""
    tenants.revoke_key(context.services, id, now=context.now())
    return Answer({"id": id})


def _account(row: Mapping[str, Any]) -> told.Account:
    return {
        "id": row["id"],
        "name": row["name"],
        "balance": row["balance"] / MICRO,
        "level": row["level"],
        "concurrency": row["concurrency"],
        "turn": row["turn"],
        "created_at": envelope.moment(row["created_at"].replace(tzinfo=UTC)),
        "disabled_at": _moment(row["disabled_at"]),
    }


def _key(row: Mapping[str, Any]) -> told.Key:
    return {
        "id": row["id"],
        "account": row["account"],
        "name": row["name"],
        "hint": row["hint"],
        "scopes": row["scopes"],
        "budget": None if row["budget"] is None else row["budget"] / MICRO,
        "spent": row["spent"] / MICRO,
        "created_at": envelope.moment(row["created_at"].replace(tzinfo=UTC)),
        "revoked_at": _moment(row["revoked_at"]),
    }


def _moment(at: datetime | None) -> str | None:
    return envelope.moment(at.replace(tzinfo=UTC)) if at else None

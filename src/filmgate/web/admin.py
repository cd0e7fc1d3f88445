"""The operator's routes, /admin/v1, for accounts and keys. They need the scope admin."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends

from filmgate.domain.errors import MissingParameter
from filmgate.flow import tenants
from filmgate.store import accounts
from filmgate.store.predictions import aware
from filmgate.web import asked, auth
from filmgate.web.auth import In
from filmgate.wire import envelope
from filmgate.wire.envelope import MICRO

router = APIRouter(prefix="/admin/v1", dependencies=[Depends(auth.administering)])


@router.get("/accounts")
def list_accounts(context: In) -> dict[str, Any]:
    with context.services.database.reading() as connection:
        return envelope.success([_shown(row) for row in accounts.all_accounts(connection)])


@router.post("/accounts")
def create_account(
    context: In, body: Annotated[asked.NewAccount, asked.asked(asked.NewAccount)]
) -> dict[str, Any]:
    tenants.open_account(
        context.services,
        body.id,
        name=body.name or body.id,
        level=body.level,
        concurrency=body.concurrency,
        opening=context.opening,
        now=context.now(),
    )
    return envelope.success({"id": body.id})


@router.post("/accounts/{id}/disable")
def disable_account(id: str, context: In) -> dict[str, Any]:
    tenants.disable(context.services, id, at=context.now())
    return envelope.success({"id": id})


@router.post("/accounts/{id}/enable")
def enable_account(id: str, context: In) -> dict[str, Any]:
    tenants.disable(context.services, id, at=None)
    return envelope.success({"id": id})


@router.post("/accounts/{id}/credit")
def credit_account(
    id: str, context: In, body: Annotated[asked.Credit, asked.asked(asked.Credit)]
) -> dict[str, Any]:
    amount = round(body.amount * MICRO)
    if not amount:
        raise MissingParameter("amount is required: dollars to add, or a negative number to take away")
    left = tenants.credit(context.services, id, amount, reason=body.reason, now=context.now())
    return envelope.success({"id": id, "balance": left / MICRO})


@router.get("/keys")
def list_keys(context: In) -> dict[str, Any]:
    with context.services.database.reading() as connection:
        return envelope.success([_shown(row) for row in accounts.all_keys(connection)])


@router.post("/keys")
def create_key(context: In, body: Annotated[asked.NewKey, asked.asked(asked.NewKey)]) -> dict[str, Any]:
    id, key = tenants.create_key(
        context.services,
        body.account,
        name=body.name,
        scopes=frozenset(body.scopes),
        budget=None if body.budget is None else round(body.budget * MICRO),
        now=context.now(),
    )
    return envelope.success({"id": id, "key": key})


@router.post("/keys/{id}/rotate")
def rotate_key(id: str, context: In) -> dict[str, Any]:
    fresh, key = tenants.rotate_key(context.services, id, now=context.now())
    return envelope.success({"id": fresh, "key": key})


@router.post("/keys/{id}/revoke")
def revoke_key(id: str, context: In) -> dict[str, Any]:
    tenants.revoke_key(context.services, id, now=context.now())
    return envelope.success({"id": id})


def _shown(row: dict[str, Any]) -> dict[str, Any]:
    out = {}
    for name, value in row.items():
        if name.endswith("_at"):
            out[name] = envelope.moment(at) if (at := aware(value)) else None
        elif name in ("balance", "budget", "spent"):
            out[name] = None if value is None else value / MICRO
        else:
            out[name] = value
    return out

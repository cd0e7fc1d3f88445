"""The operator's routes, /admin/v1: accounts and keys. Scope admin."""

from typing import Any

from fastapi import APIRouter, Depends

from filmgate.domain.errors import InvalidParameter, MissingParameter
from filmgate.flow import tenants
from filmgate.store import accounts
from filmgate.store.predictions import aware
from filmgate.web import auth
from filmgate.web.auth import In
from filmgate.web.body import Body, text
from filmgate.wire import envelope
from filmgate.wire.envelope import MICRO

router = APIRouter(prefix="/admin/v1", dependencies=[Depends(auth.administering)])


@router.get("/accounts")
def list_accounts(context: In) -> dict[str, Any]:
    with context.house.database.reading() as connection:
        return envelope.success([_shown(row) for row in accounts.all_accounts(connection)])


@router.post("/accounts")
def create_account(context: In, body: Body) -> dict[str, Any]:
    id, concurrency = _needed(body, "id"), body.get("concurrency")
    if concurrency is not None and (not isinstance(concurrency, int) or isinstance(concurrency, bool)):
        raise InvalidParameter("concurrency must be an integer")
    tenants.open_account(
        context.house, id, name=text(body, "name") or id, level=text(body, "level") or "silver",
        concurrency=concurrency, opening=context.opening, now=context.now(),
    )  # fmt: skip
    return envelope.success({"id": id})


@router.post("/accounts/{id}/disable")
def disable_account(id: str, context: In) -> dict[str, Any]:
    tenants.disable(context.house, id, at=context.now())
    return envelope.success({"id": id})


@router.post("/accounts/{id}/enable")
def enable_account(id: str, context: In) -> dict[str, Any]:
    tenants.disable(context.house, id, at=None)
    return envelope.success({"id": id})


@router.post("/accounts/{id}/credit")
def credit_account(id: str, context: In, body: Body) -> dict[str, Any]:
    amount = _money(body, "amount")
    if not amount:
        raise MissingParameter("amount is required: dollars, negative to take away")
    left = tenants.credit(context.house, id, amount, reason=_needed(body, "reason"), now=context.now())
    return envelope.success({"id": id, "balance": left / MICRO})


@router.get("/keys")
def list_keys(context: In) -> dict[str, Any]:
    with context.house.database.reading() as connection:
        return envelope.success([_shown(row) for row in accounts.all_keys(connection)])


@router.post("/keys")
def create_key(context: In, body: Body) -> dict[str, Any]:
    scopes = body.get("scopes") or ["predict", "read"]
    if not isinstance(scopes, list) or not all(isinstance(scope, str) for scope in scopes):
        raise InvalidParameter("scopes must be a list of words")
    id, key = tenants.create_key(
        context.house, _needed(body, "account"), name=text(body, "name") or "", scopes=frozenset(scopes),
        budget=_money(body, "budget"), now=context.now(),
    )  # fmt: skip
    return envelope.success({"id": id, "key": key})


@router.post("/keys/{id}/rotate")
def rotate_key(id: str, context: In) -> dict[str, Any]:
    fresh, key = tenants.rotate_key(context.house, id, now=context.now())
    return envelope.success({"id": fresh, "key": key})


@router.post("/keys/{id}/revoke")
def revoke_key(id: str, context: In) -> dict[str, Any]:
    tenants.revoke_key(context.house, id, now=context.now())
    return envelope.success({"id": id})


def _needed(body: dict[str, Any], name: str) -> str:
    value = text(body, name)
    if value is None:
        raise MissingParameter(f"{name} is required")
    return value


def _money(body: dict[str, Any], name: str) -> int | None:
    """Dollars, as micro-dollars."""
    value = body.get(name)
    if value is None:
        return None
    if not isinstance(value, int | float) or isinstance(value, bool) or not abs(value) < 1e9:
        raise InvalidParameter(f"{name} must be an amount in dollars")
    return round(value * MICRO)


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

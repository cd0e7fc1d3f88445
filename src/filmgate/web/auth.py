"""Who is asking: Bearer keys for the API, a per-start token for the local worker."""

import hmac
from typing import Annotated

from fastapi import Depends, Request

from filmgate.domain.errors import Forbidden, NotFound, Unauthorized
from filmgate.store import accounts
from filmgate.store.accounts import Account
from filmgate.web.context import Context

ALL_SCOPES = frozenset(("admin", "predict", "read"))
DEFAULT_ACCOUNT = "default"


def context(request: Request) -> Context:
    found: Context = request.app.state.context
    return found


def bearer(request: Request) -> str:
    """The key of the Authorization header; the scheme's case does not matter."""
    scheme, _, key = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not key.strip():
        raise Unauthorized
    return key.strip()


def account(request: Request) -> Account:
    key, house = bearer(request), context(request)
    if hmac.compare_digest(key, house.admin_token):
        return Account(id=DEFAULT_ACCOUNT, scopes=ALL_SCOPES)
    with house.house.database.reading() as connection:
        found = accounts.by_key(connection, key)
    if found is None:
        raise Unauthorized("the API key is not valid")
    return found


def predicting(request: Request) -> Account:
    return _scoped(request, "predict")


def reading(request: Request) -> Account:
    return _scoped(request, "read")


def worker(request: Request) -> None:
    """Only the worker's token opens /internal; to everybody else it does not exist."""
    try:
        key = bearer(request)
    except Unauthorized:
        raise NotFound from None
    if not hmac.compare_digest(key, context(request).worker_token):
        raise NotFound


def _scoped(request: Request, scope: str) -> Account:
    found = account(request)
    if scope not in found.scopes:
        raise Forbidden(f"this key has no scope {scope!r}")
    return found


Predicting = Annotated[Account, Depends(predicting)]
Reading = Annotated[Account, Depends(reading)]
In = Annotated[Context, Depends(context)]

"""The FastAPI dependencies of the routes: the caller with the scope that the route needs, the context, the
thread pools.
"""

import hmac
from typing import Annotated

from fastapi import Depends, Request

from filmgate.domain.errors import Forbidden, NotFound
from filmgate.store.accounts import Caller
from filmgate.web.context import Context
from filmgate.web.door import bearer
from filmgate.web.routing import raises
from filmgate.web.threads import Threads


async def context(request: Request) -> Context:
    found: Context = request.app.state.context
    return found


async def threads(request: Request) -> Threads:
    found: Threads = request.app.state.threads
    return found


@raises(Forbidden)
async def predicting(request: Request) -> Caller:
    return scoped(request, "predict")


@raises(Forbidden)
async def reading(request: Request) -> Caller:
    return scoped(request, "read")


@raises(Forbidden)
async def administering(request: Request) -> Caller:
    return scoped(request, "admin")


async def local(request: Request) -> None:
    """Check that a request has the admin token of this start, which only commands on this machine can read.
    Raise Forbidden.
    """
    if not hmac.compare_digest(
        bearer(request.scope).encode(), request.app.state.context.admin_token.encode()
    ):
        raise Forbidden("only a command on the machine of this server may do this")


async def worker(request: Request) -> None:
    """Check that a request to /internal has the token or the key of a worker. All others get 404."""
    key, held = bearer(request.scope), request.app.state.context
    if key and hmac.compare_digest(key.encode(), held.worker_token.encode()):
        return
    caller = await request.app.state.callers.by_key(key) if key else None
    if caller is None or caller.disabled or "worker" not in caller.scopes:
        raise NotFound


def scoped(request: Request, scope: str) -> Caller:
    caller: Caller = request.state.caller
    if scope not in caller.scopes:
        raise Forbidden(f"this key has no scope {scope!r}")
    return caller


Predicting = Annotated[Caller, Depends(predicting)]
Reading = Annotated[Caller, Depends(reading)]
In = Annotated[Context, Depends(context)]
Pools = Annotated[Threads, Depends(threads)]

"""The Host names that this server accepts, and the base of the URLs in its answers."""

from ipaddress import ip_address

from fastapi import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from filmgate.domain.errors import Misdirected, NotFound
from filmgate.web import surfaces
from filmgate.web.context import Context
from filmgate.wire import problem

INSIDE = ("/internal/", "/metrics")  # served at the workers' own address where there is one
PROBES = ("/healthz", "/readyz")
LOOPBACK = frozenset(("localhost", "127.0.0.1", "[::1]"))


def base_url(request: Request, context: Context) -> str:
    if context.public_url:
        return context.public_url.rstrip("/")
    return f"{request.url.scheme}://{request.headers['host']}"


class KnownHosts:
    """Middleware: answers 421 to a request whose Host is not a name of this server. This stops DNS rebinding.

    Health probes need no such check. If workers have an address of their own, only they can reach it.
    """

    def __init__(self, app: ASGIApp, *, context: Context) -> None:
        self._app, self._hosts, self._internal = app, context.hosts | LOOPBACK, context.internal_port

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        path, inside = scope["path"], self._internal is not None and scope["server"][1] == self._internal
        if self._internal is not None and path not in PROBES and inside != path.startswith(INSIDE):
            await surfaces.answer(scope, problem.of(NotFound("this address does not exist")), send)
        elif not inside and path not in PROBES and not self._known(scope):
            await surfaces.answer(scope, problem.of(Misdirected()), send)
        else:
            await self._app(scope, receive, send)

    def _known(self, scope: Scope) -> bool:
        values = [value for name, value in scope["headers"] if name == b"host"]
        if len(values) != 1:
            return False
        host = values[0].decode("latin-1").lower()
        name = host if host.endswith("]") else host.rpartition(":")[0] or host
        return name in self._hosts or _asked_at(scope, name.strip("[]"))


def _asked_at(scope: Scope, name: str) -> bool:
    """Tell whether the Host is the address that the connection came to. Only names can be rebound."""
    try:
        asked, came = ip_address(name), ip_address((scope.get("server") or ("",))[0])
    except ValueError:
        return False
    return asked == (getattr(came, "ipv4_mapped", None) or came)

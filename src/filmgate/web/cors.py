"""Cross-origin requests: pages of the origins that the operator names may use the API with a key."""

import re

from starlette.types import ASGIApp, Message, Receive, Scope, Send

# pages of other origins have no session, and no business with workers and operators
_OURS = ("/session", "/admin/", "/internal/", "/metrics")
_METHODS = b"GET, HEAD, POST, PUT, DELETE, OPTIONS"
_EXPOSED = (
    b"X-Request-Id, X-Filmgate-Seed, X-Ignored-Params, Idempotent-Replayed, Retry-After, RateLimit, "
    b"RateLimit-Policy, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, ETag, Accept-Ranges, "
    b"Content-Range, Content-Length, Content-Disposition"
)
_NAMES = re.compile(rb"[A-Za-z0-9!#$%&'*+.^_`|~, -]{0,1000}")
_REMEMBERED = b"7200"  # seconds that a browser need not ask again; none believes more


class Cors:
    """Middleware: answers preflights of known origins before anybody asks for a key, and lets their pages
    read the answers. Credentials are never allowed: a page shows its key, no cookie.
    """

    def __init__(self, app: ASGIApp, *, origins: frozenset[str]) -> None:
        self._app, self._origins = app, {origin.encode() for origin in origins}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"].startswith(_OURS):
            await self._app(scope, receive, send)
            return
        asked = dict(scope["headers"])
        origin = asked.get(b"origin", b"")
        known = origin in self._origins
        if known and scope["method"] == "OPTIONS" and b"access-control-request-method" in asked:
            await _preflight(send, origin, asked.get(b"access-control-request-headers", b""))
            return

        async def shared(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": _with(message.get("headers", ()), origin if known else b"")}
            await send(message)

        await self._app(scope, receive, shared)


def _with(headers: list[tuple[bytes, bytes]], origin: bytes) -> list[tuple[bytes, bytes]]:
    """Return the headers of an answer for this origin, or for one that is not known."""
    kept = [*headers, (b"vary", b"Origin")]
    if not origin:
        return kept
    kept = [one for one in kept if one[0].lower() != b"access-control-allow-origin"]
    return [*kept, (b"access-control-allow-origin", origin), (b"access-control-expose-headers", _EXPOSED)]


async def _preflight(send: Send, origin: bytes, names: bytes) -> None:
    headers = [
        (b"access-control-allow-origin", origin),
        (b"access-control-allow-methods", _METHODS),
        (b"access-control-max-age", _REMEMBERED),
        (b"vary", b"Origin, Access-Control-Request-Headers"),
    ]
    if names and _NAMES.fullmatch(names):
        headers.append((b"access-control-allow-headers", names))
    await send({"type": "http.response.start", "status": 204, "headers": headers})
    await send({"type": "http.response.body", "body": b""})

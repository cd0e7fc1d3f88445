"""The door before every API route: who is asking is settled first, before paths, methods and bodies."""

import hmac
import json
import time

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from filmgate.domain.apikey import SCOPES, plausible
from filmgate.domain.errors import FilmgateError, Forbidden, RateLimited, Unauthorized
from filmgate.store import accounts
from filmgate.store.accounts import Caller
from filmgate.web import cookie
from filmgate.web.context import DEFAULT_ACCOUNT, Context
from filmgate.web.limits import Tries
from filmgate.wire import envelope

GUARDED = ("/api/", "/admin/")
_OLD, _NEW = "/api/v2/", "/api/v3/"
_ADMIN = "/admin/"
_KNOWN_SECONDS = 1.0  # for which a key that was looked up is believed
_KEYS = 10_000


class Door:
    """Middleware: puts the Caller into the request's state, or answers 401, 403 or 429 in the envelope."""

    def __init__(self, app: ASGIApp, *, context: Context, tries: Tries) -> None:
        self._app, self._context, self._tries = app, context, tries
        self._known: dict[str, tuple[Caller, float]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not scope["path"].startswith(GUARDED):
            await self._app(scope, receive, send)
            return
        if scope["path"].startswith(_OLD):
            scope = {**scope, "path": _NEW + scope["path"].removeprefix(_OLD)}
        try:
            caller = self._admit(scope)
        except FilmgateError as error:
            await _refuse(error, send)
            return
        scope.setdefault("state", {})["caller"] = caller
        if scope["path"].startswith(_ADMIN) and scope["method"] != "GET":
            send = self._forgetting(send)
        await self._app(scope, receive, send)

    def _forgetting(self, send: Send) -> Send:
        """What the operator changed holds from the moment that the answer leaves."""

        async def then(message: Message) -> None:
            self._known.clear()
            await send(message)

        return then

    def _admit(self, scope: Scope) -> Caller:
        key = bearer(scope)
        caller = self._lookup(key) if key else cookie.caller(scope, self._context)
        if caller is None:
            self._tries.failed(scope)
            raise Unauthorized("the API key is not valid" if key else "")
        if caller.disabled:
            raise Forbidden("this account is disabled")
        return caller

    def _lookup(self, key: str) -> Caller | None:
        if hmac.compare_digest(key.encode(), self._context.admin_token.encode()):
            return Caller(account=DEFAULT_ACCOUNT, key="", scopes=SCOPES)
        if not plausible(key):
            return None
        found = self._known.get(key)
        if found and time.monotonic() < found[1]:
            return found[0]
        with self._context.house.database.reading() as connection:
            caller = accounts.by_key(connection, key)
        if caller:
            if len(self._known) >= _KEYS:
                self._known.clear()
            self._known[key] = (caller, time.monotonic() + _KNOWN_SECONDS)
        return caller


def bearer(scope: Scope) -> str:
    """The key of the Authorization header, or nothing; the scheme's case does not matter."""
    values = [value for name, value in scope["headers"] if name == b"authorization"]
    if len(values) != 1:
        return ""
    scheme, _, key = values[0].decode("latin-1").partition(" ")
    return key.strip() if scheme.lower() == "bearer" else ""


async def _refuse(error: FilmgateError, send: Send) -> None:
    headers = [(b"content-type", b"application/json")]
    if isinstance(error, RateLimited):
        headers.append((b"retry-after", str(error.retry_after).encode()))
    if error.status == Unauthorized.status:
        headers.append((b"www-authenticate", b"Bearer"))
    await send({"type": "http.response.start", "status": error.status, "headers": headers})
    await send({"type": "http.response.body", "body": json.dumps(envelope.failure(error)).encode()})

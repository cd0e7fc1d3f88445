"""Authentication of every API request, before its path, method and body are looked at."""

import asyncio
import hmac
import json
from collections.abc import Callable
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from filmgate import outside
from filmgate.domain.apikey import SCOPES, plausible
from filmgate.domain.errors import FilmgateError, Forbidden, Unauthorized
from filmgate.store import accounts, sessions
from filmgate.store.accounts import Caller
from filmgate.web import cookie, errors
from filmgate.web.context import DEFAULT_ACCOUNT, Context
from filmgate.web.limits import AddressRate
from filmgate.web.threads import Threads
from filmgate.wire import envelope

GUARDED = ("/api/", "/admin/", "/mcp")
_OLD, _NEW = "/api/v2/", "/api/v3/"
_ADMIN = "/admin/"
_KNOWN_SECONDS = 1.0  # for which a key that was looked up is believed
_KEYS = 10_000


class Door:
    """Middleware: finds the caller of an API request and stores it in the request's state, or answers 401,
    403 or 429.
    """

    def __init__(self, app: ASGIApp, *, callers: "Callers", tries: AddressRate) -> None:
        self._app, self._callers, self._tries = app, callers, tries

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not scope["path"].startswith(GUARDED):
            await self._app(scope, receive, send)
            return
        if scope["path"].startswith(_OLD):
            scope = {**scope, "path": _NEW + scope["path"].removeprefix(_OLD)}
        try:
            caller = await self._admit(scope)
        except FilmgateError as error:
            await _refuse(error, send)
            return
        scope.setdefault("state", {})["caller"] = caller
        if scope["path"].startswith(_ADMIN) and scope["method"] != "GET":
            send = self._forgetting(send)
        await self._app(scope, receive, send)

    def _forgetting(self, send: Send) -> Send:
        """Return a `send` that forgets all callers when the answer leaves, so that the operator's change
        counts at once.
        """

        async def then(message: Message) -> None:
            self._callers.forget()
            await send(message)

        return then

    async def _admit(self, scope: Scope) -> Caller:
        caller = await self._callers.of(scope)
        if caller is None:
            self._tries.count(scope, "requests with a bad key")
            raise Unauthorized("the API key is not valid" if bearer(scope) else "")
        if caller.disabled:
            raise Forbidden("this account is disabled: ask the operator")
        return caller


class Callers:
    """Finds callers by API key or session cookie, with a short cache. Requests that show the same key at once
    share one query.
    """

    def __init__(self, context: Context, threads: Threads) -> None:
        self._context, self._threads = context, threads
        self._known: dict[str, tuple[Caller, float]] = {}
        self._asked: dict[str, asyncio.Task[Caller | None]] = {}

    async def of(self, scope: Scope) -> Caller | None:
        """Return the caller of a request, or None. Raise Forbidden if another site caused the request."""
        key = bearer(scope)
        return await (self.by_key(key) if key else self.by_cookie(scope))

    async def by_key(self, key: str) -> Caller | None:
        """Return the caller of an API key, or None. The admin token has all scopes. A found key is cached for
        a second.
        """
        if hmac.compare_digest(key.encode(), self._context.admin_token.encode()):
            return Caller(account=DEFAULT_ACCOUNT, key="", scopes=SCOPES)
        if not plausible(key):
            return None
        remembered = self._known.get(key)
        if remembered and outside.monotonic() < remembered[1]:
            return remembered[0]
        if key not in self._asked:
            self._asked[key] = asyncio.create_task(self._look(key))
        return await asyncio.shield(self._asked[key])

    async def by_cookie(self, scope: Scope) -> Caller | None:
        """Return the caller of a session cookie, or None. Raise Forbidden if another site caused
        the request.
        """
        token = cookie.presented(scope)
        return await self._read(sessions.by_token, token, now=self._context.now()) if token else None

    def forget(self) -> None:
        self._known.clear()
        self._asked.clear()

    async def _look(self, key: str) -> Caller | None:
        task = asyncio.current_task()
        try:
            caller = await self._read(accounts.by_key, key)
        finally:
            current = self._asked.get(key) is task
            if current:
                del self._asked[key]
        if caller and current:  # what was forgotten while it was looked up is not remembered
            if len(self._known) >= _KEYS:
                self._known.clear()
            self._known[key] = (caller, outside.monotonic() + _KNOWN_SECONDS)
        return caller

    async def _read(self, find: Callable[..., Caller | None], *args: Any, **kwargs: Any) -> Caller | None:
        def work() -> Caller | None:
            with self._context.services.database.reading() as connection:
                return find(connection, *args, **kwargs)

        return await self._threads.keys.run(work)


def bearer(scope: Scope) -> str:
    """Return the API key in the Authorization header, or "". Upper and lower case of the scheme do not
    matter.
    """
    values = [value for name, value in scope["headers"] if name == b"authorization"]
    if len(values) != 1:
        return ""
    scheme, _, key = values[0].decode("latin-1").partition(" ")
    return key.strip() if scheme.lower() == "bearer" else ""


async def _refuse(error: FilmgateError, send: Send) -> None:
    said = {"Content-Type": "application/json", **errors.headers(error)}
    headers = [(name.lower().encode(), value.encode()) for name, value in said.items()]
    await send({"type": "http.response.start", "status": error.status, "headers": headers})
    await send({"type": "http.response.body", "body": json.dumps(envelope.failure(error)).encode()})

"""The id of each request: in its answer, in the log lines that are written for it, and in its trace."""

import re

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from filmgate import logs, outside
from filmgate.domain.errors import FilmgateError
from filmgate.web import surfaces
from filmgate.wire import problem

_TAKEN = re.compile(rb"[A-Za-z0-9._:/+=@-]{1,128}")


class RequestIds:
    """Middleware, the outermost: keeps the X-Request-Id that came, if its form is harmless, or makes one. It
    answers 500 to what nobody foresaw.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        id, begun = _given(scope) or outside.token(), False
        header = (b"x-request-id", id.encode())

        async def named(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                message["headers"] = [*message.get("headers", ()), header]
            await send(message)

        token = logs.request.set(id)
        try:
            await self._app(scope, receive, named)
        except Exception as error:
            logs.event("unexpected", level="error", path=scope["path"], exc_info=error)
            if not begun:
                await surfaces.answer(scope, problem.of(FilmgateError()), named)
            raise
        finally:
            logs.request.reset(token)


def _given(scope: Scope) -> str:
    """Return the id that a request came with, or "" if there is none, or one of another form."""
    values = [value for name, value in scope["headers"] if name == b"x-request-id"]
    return values[0].decode() if len(values) == 1 and _TAKEN.fullmatch(values[0]) else ""

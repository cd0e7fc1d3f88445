"""Reading of request bodies: limits for size and time, and the check that JSON is an object."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Annotated, Any

from fastapi import Depends, Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from filmgate import outside
from filmgate.domain.errors import InvalidJson, PayloadTooLarge, StorageFull, TooSlow, UnsupportedMedia
from filmgate.web.intake import Intake
from filmgate.web.room import Room
from filmgate.web.routing import raises
from filmgate.web.threads import Kind

KIB, MIB = 2**10, 2**20
USUAL = 256 * KIB
_PATIENCE = 30.0  # seconds for a body to come, and
_PACE = 32 * KIB  # so many more bytes for each second beyond
_SMALL = 64 * KIB  # what is left of a body that nobody reads, and is drained rather than cut off
_PIECE = 1 * MIB
REFUSED = (InvalidJson, PayloadTooLarge, TooSlow, UnsupportedMedia)  # by what reads a JSON body


class Bodies:
    """The limits for request bodies: the most bytes for each handler, and the memory for large bodies."""

    def __init__(self, limits: Mapping[Callable[..., Any], int], *, memory: int) -> None:
        self._limits, self._room = limits, Room(memory)

    def limit(self, scope: Scope) -> int:
        return self._limits.get(scope["endpoint"], USUAL)

    @asynccontextmanager
    async def room(self, request: Request) -> AsyncIterator[None]:
        """Reserve memory for a large body while the context lasts: its declared length, or else the limit of
        its route.
        """
        size = min(_declared(request.scope) or self.limit(request.scope), self.limit(request.scope))
        if size <= USUAL:
            yield
            return
        caller = getattr(request.state, "caller", None)
        async with self._room.reserved(caller.account if caller else "", size):
            yield


async def chunks(request: Request, *, most: int | None = None) -> AsyncGenerator[bytes, None]:
    """Give the body in chunks as it arrives, up to `most` bytes or the limit of its route.

    Raise PayloadTooLarge, TooSlow and UnsupportedMedia.
    """
    bodies: Bodies = request.app.state.bodies
    limit, seen, began = most or bodies.limit(request.scope), 0, outside.monotonic()
    coding = request.headers.get("content-encoding", "").strip().lower()
    if coding not in ("", "identity"):
        raise UnsupportedMedia(
            f"Content-Encoding {coding[:40]!r} is not supported: send the body uncompressed"
        )
    if (_declared(request.scope) or 0) > limit:
        raise _too_large(request, limit)
    stream = aiter(request.stream())
    while True:
        try:
            async with asyncio.timeout(began + _PATIENCE + seen / _PACE - outside.monotonic()):
                chunk = await anext(stream, None)
        except TimeoutError:
            raise TooSlow from None
        if chunk is None:
            return
        seen += len(chunk)
        if seen > limit:
            raise _too_large(request, limit)
        yield chunk


async def spool(request: Request, path: Path, files: Kind, *, most: int | None = None) -> None:
    """Write the body to a file, in large pieces. A thread does the writing."""
    held = bytearray()
    try:
        file = await files.run(path.open, "wb")
        try:
            async for chunk in chunks(request, most=most):
                held += chunk
                if len(held) >= _PIECE:
                    await files.run(file.write, bytes(held))
                    held.clear()
            await files.run(file.write, bytes(held))
        finally:
            await files.run(file.close)
    except OSError as error:
        raise StorageFull from error


def _too_large(request: Request, limit: int) -> PayloadTooLarge:
    shown = f"{limit // MIB} MiB" if limit >= MIB else f"{limit // KIB} KiB"
    setting = " (FILMGATE_LIMITS__BODY_MB)" if limit == request.app.state.context.body else ""
    return PayloadTooLarge(f"the body is larger than {shown}, the limit of this route{setting}")


def _declared(scope: Scope) -> int | None:
    """Return the length that the headers declare, or None. A body never becomes longer than that."""
    for name, value in scope["headers"]:
        if name == b"content-length":
            return int(value) if value.isdigit() and len(value) < 16 else 10**16  # bytes: ASCII alone
    return None


class Unread:
    """Middleware: closes the connection if a large body is still arriving when the answer is sent.

    Otherwise the server would have to read a body that it has refused, and anybody could keep it busy.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not _large(scope):
            await self._app(scope, receive, send)
            return
        whole = False

        async def heard() -> Message:
            nonlocal whole
            message = await receive()
            whole = whole or not message.get("more_body", False)
            return message

        async def told(message: Message) -> None:
            if message["type"] == "http.response.start" and not whole:
                message = {**message, "headers": [*message["headers"], (b"connection", b"close")]}
            await send(message)

        await self._app(scope, heard, told)


def _large(scope: Scope) -> bool:
    chunked = any(name == b"transfer-encoding" for name, _ in scope["headers"])
    return chunked or (_declared(scope) or 0) > _SMALL


@asynccontextmanager
async def held_body(request: Request) -> AsyncIterator[dict[str, Any]]:
    """Give the body as a JSON object, and reserve memory for it while the context lasts. Raise InvalidJson
    with the reason.
    """
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if kind and kind not in ("application/json", "text/plain", "text/json") and "json" not in kind:
        raise UnsupportedMedia(f"the body must be JSON, not {kind[:80]}")
    async with request.app.state.bodies.room(request):
        intake = Intake()
        async for chunk in chunks(request):
            intake.feed(chunk)
        bodies: Kind = request.app.state.threads.bodies
        value = await bodies.run(intake.value) if intake.large else intake.value()
        del intake
        yield value


@raises(*REFUSED)
async def json_object(request: Request) -> AsyncIterator[dict[str, Any]]:
    async with held_body(request) as value:
        yield value


Body = Annotated[dict[str, Any], Depends(json_object)]

"""The MCP server at /mcp, over Streamable HTTP. Its tools call this application in the same process, with
the key of the caller.
"""

import asyncio
from contextlib import AbstractAsyncContextManager
from importlib.util import find_spec
from typing import Any

from fastapi import FastAPI, Request
from starlette.types import Message, Receive, Scope, Send

from filmgate import net
from filmgate.domain.errors import NotFound
from filmgate.web.body import chunks

PATH = "/mcp"
_INSTALL = "the MCP server is not installed here: pip install 'filmgate[mcp]'"
BODY = 28 * 2**20  # bytes: an image of the largest size, in base64


class Endpoint:
    """The ASGI application behind /mcp. It is built at the first request."""

    def __init__(self, app: FastAPI) -> None:
        self._app = app
        self._served: Any = None
        self._running: asyncio.Task[None] | None = None
        self._starting = asyncio.Lock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if find_spec("mcp") is None:
            raise NotFound(_INSTALL)
        async with self._starting:
            if self._served is None:
                await self._start()
        request = Request(scope, receive)
        async with self._app.state.bodies.room(request):
            # within the limits of all bodies, and all at once: the SDK has none for time and memory
            body = b"".join([chunk async for chunk in chunks(request)])
            await self._served(scope, _replayed(body, receive), send)

    async def _start(self) -> None:
        from mcp.server.mcpserver import Context  # noqa: PLC0415  most servers are never asked
        from mcp.server.transport_security import TransportSecuritySettings  # noqa: PLC0415

        from filmgate.web import tools  # noqa: PLC0415

        def connect(ctx: Context) -> AbstractAsyncContextManager[net.AsyncClient]:
            request = ctx.request_context.request
            assert request is not None  # noqa: S101  it came by HTTP
            headers = {"Authorization": request.headers.get("authorization", "")}
            return net.inside(self._app, str(request.base_url), headers)

        server = tools.build(connect, files=False)
        # names of hosts and keys were looked at before: web/address.py, web/door.py
        served = server.streamable_http_app(
            streamable_http_path=PATH,
            stateless_http=True,
            max_request_body_size=BODY,
            transport_security=TransportSecuritySettings(enable_dns_rebinding_protection=False),
        )
        ready = asyncio.Event()

        async def run() -> None:
            async with server.session_manager.run():
                ready.set()
                await asyncio.Event().wait()

        self._running = asyncio.create_task(run())
        await ready.wait()
        self._served = served


def _replayed(body: bytes, receive: Receive) -> Receive:
    """Return a `receive` that gives a body that was read, and then what comes."""
    left = [body]

    async def again() -> Message:
        if left:
            return {"type": "http.request", "body": left.pop(), "more_body": False}
        return await receive()

    return again

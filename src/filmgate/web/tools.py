"""The tools of the MCP server: what an agent can do with this service, by its REST API. Keys, limits and
prices are the same.
"""

import asyncio
import base64
import binascii
import logging
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Annotated, Any

from mcp.server.mcpserver import Context, Image, MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from pydantic import Field

from filmgate import __version__, net

_LOOK_SECONDS = 0.5
_OVER = ("completed", "failed", "cancelled")
_ABOUT = (
    "Filmgate makes video clips of 6 or 10 seconds from a prompt and, if wanted, a first and a last frame. "
    "Call list_models, then run_model. A clip takes from some seconds to some minutes."
)
_CLIPS = (
    "Clips in order: id; if wanted start and end (seconds), transition (cut, fade or dip, into this clip), "
    "transition_seconds."
)
Connect = Callable[[Context], AbstractAsyncContextManager[net.AsyncClient]]
Inputs = Annotated[dict[str, Any], Field(description="Inputs of the model; see get_model_schema.")]
Id = Annotated[str, Field(description="Id of a prediction.")]
Model = Annotated[str, Field(description="Id of a model, such as minimax/hailuo-02/standard.")]
Wait = Annotated[bool, Field(description="Whether to wait until the prediction has ended.")]


def build(connect: Connect, *, files: bool) -> MCPServer:
    """Build the MCP server. `connect`: gives the HTTP client of a call, with the caller's key. `files`: the
    server runs on the machine of its user, so that a tool may read files.
    """
    server = _quiet(lambda: MCPServer("filmgate", version=__version__, instructions=_ABOUT))
    tools = Tools(connect)
    for tool in (
        tools.list_models,
        tools.get_model_schema,
        tools.get_price,
        tools.get_balance,
        tools.run_model,
        tools.get_prediction,
        tools.extend,
        tools.join,
        tools.storyboard,
        tools.upload_file if files else tools.upload_data,
    ):
        server.add_tool(tool)
    return server


class Tools:
    """The tools. The docstring of each is what an agent reads."""

    def __init__(self, connect: Connect) -> None:
        self._connect = connect

    async def list_models(self, ctx: Context) -> list[dict[str, Any]]:
        """List the models with their sizes and prices in dollars."""
        names = ("model_id", "name", "description", "type", "sizes", "serving")
        models = await self._call(ctx, "GET", "/api/v3/models")
        return [{name: one[name] for name in names} for one in models]

    async def get_model_schema(self, model_id: Model, ctx: Context) -> dict[str, Any]:
        """Return the JSON schema of a model's inputs, and how to write prompts for it."""
        models = await self._call(ctx, "GET", "/api/v3/models")
        found = next((one for one in models if one["model_id"] == model_id), None)
        if found is None:
            raise ToolError(f"model {model_id} does not exist: call list_models")
        guide = await self._call(ctx, "GET", f"/api/v3/models/{model_id}")
        schema = found["api_schema"]["api_schemas"][0]["request_schema"]
        return {"schema": schema, "readme": guide["readme"], "examples": guide["examples"]}

    async def get_price(self, model_id: Model, inputs: Inputs, ctx: Context) -> dict[str, Any]:
        """Return the price in dollars of a clip with these inputs."""
        asked = {"model_id": model_id, "inputs": inputs}
        return dict(await self._call(ctx, "POST", "/api/v3/model/price", asked))

    async def get_balance(self, ctx: Context) -> dict[str, Any]:
        """Return the credit that is left, in dollars."""
        return dict(await self._call(ctx, "GET", "/api/v3/balance"))

    async def run_model(
        self,
        model_id: Model,
        inputs: Inputs,
        ctx: Context,
        wait: Wait = True,  # noqa: FBT002
    ) -> dict[str, Any]:
        """Make a clip and return the prediction; `outputs` has the address of the MP4 file."""
        made = await self._call(ctx, "POST", f"/api/v3/{model_id}", inputs)
        return await self._ended(ctx, made["id"]) if wait else dict(made)

    async def get_prediction(self, id: Id, ctx: Context, wait: Wait = False) -> dict[str, Any]:  # noqa: FBT002
        """Return a prediction with its state and, once it is completed, the address of its clip."""
        if wait:
            return await self._ended(ctx, id)
        return dict(await self._call(ctx, "GET", f"/api/v3/predictions/{id}/result"))

    async def extend(self, id: Id, inputs: Inputs, ctx: Context) -> dict[str, Any]:
        """Make a clip that goes on from the last frame of another one, and return both as one film."""
        made = await self._call(ctx, "POST", f"/api/v3/predictions/{id}/extend", inputs)
        return await self._ended(ctx, made["id"])

    async def join(
        self, clips: Annotated[list[dict[str, Any]], Field(description=_CLIPS)], ctx: Context
    ) -> dict[str, str]:
        """Join clips, or parts of them, into one film, and return its address."""
        async with self._connect(ctx) as http:
            film = await http.post("/api/v3/predictions/join", json={"clips": clips})
            if film.status_code != 200:
                _data(film)
        return await self._stored(ctx, ("film.mp4", film.content, "video/mp4"))

    async def storyboard(
        self,
        model_id: Model,
        inputs: Inputs,
        ctx: Context,
        count: Annotated[int, Field(ge=4, le=6)] = 6,
    ) -> list[Image]:
        """Draw a few stills of the clip that these inputs would give. It is free."""
        asked = {"model_id": model_id, "inputs": inputs, "count": count}
        made = await self._call(ctx, "POST", "/api/v3/storyboards", asked)
        stills = [base64.b64decode(one.partition(",")[2]) for one in made["stills"]]
        return [Image(data=still, format="webp") for still in stills]

    async def upload_file(
        self, path: Annotated[str, Field(description="Path of an image on this machine.")], ctx: Context
    ) -> dict[str, str]:
        """Upload an image file, and return its address for `image` or `end_image`."""
        try:
            data = await asyncio.to_thread(lambda: Path(path).expanduser().read_bytes())
        except OSError as error:
            raise ToolError(f"{path}: {error.strerror}") from None
        return await self._stored(ctx, (path.replace("\\", "/").rpartition("/")[2], data))

    async def upload_data(
        self,
        filename: Annotated[str, Field(description="File name, such as first.png.")],
        data: Annotated[str, Field(description="The file in base64.")],
        ctx: Context,
    ) -> dict[str, str]:
        """Upload an image, and return its address for `image` or `end_image`."""
        try:
            file = base64.b64decode(data, validate=True)
        except (binascii.Error, ValueError):
            raise ToolError("data must be base64") from None
        return await self._stored(ctx, (filename, file))

    async def _call(self, ctx: Context, method: str, path: str, body: Any = None) -> Any:
        async with self._connect(ctx) as http:
            return _data(await http.request(method, path, json=body))

    async def _ended(self, ctx: Context, id: str) -> dict[str, Any]:
        """Report progress until a prediction has ended, and return it. Raise ToolError if it has no clip."""
        while True:
            found = await self._call(ctx, "GET", f"/api/v3/predictions/{id}/result")
            details = found["details"]
            await ctx.report_progress(details["progress"], 1.0, details["stage"] or "queued")
            if found["status"] in _OVER:
                break
            await asyncio.sleep(_LOOK_SECONDS)
        if found["status"] != "completed":
            reason = f"{found['status']}: {found['error']} (nothing was charged)"
            raise ToolError(f"the prediction {id} is {reason}")
        return dict(found)

    async def _stored(self, ctx: Context, file: tuple[str, bytes] | tuple[str, bytes, str]) -> dict[str, str]:
        """Upload a file and return its address."""
        async with self._connect(ctx) as http:
            stored = _data(await http.post("/api/v3/media/upload/binary", files={"file": file}))
        return {"url": stored["download_url"]}


def _data(answer: net.Response) -> Any:
    """Return the data of an answer. Raise ToolError with the message of an error answer."""
    told = answer.json()
    if answer.status_code != 200:
        raise ToolError(str(told.get("message", answer.status_code)))
    return told["data"]


def _quiet(make: Callable[[], MCPServer]) -> MCPServer:
    """Make a server without its set-up of the root logger, which belongs to this program."""
    root = logging.getLogger()
    handlers, level = [*root.handlers], root.level
    made = make()
    root.handlers[:] = handlers
    root.setLevel(level)
    logging.getLogger("mcp").setLevel(logging.WARNING)
    return made

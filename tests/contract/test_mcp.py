"""The MCP server, driven by the official SDK's own client, over Streamable HTTP and over a pipe."""

import base64
import io
import os
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import Client, StdioServerParameters
from mcp.client.streamable_http import streamable_http_client
from PIL import Image

from conftest import KEY, TLS, Server, picture, refused, serving
from filmgate.media.footage import Footage

import httpx2 as httpx  # isort: skip

MODEL = "minimax/hailuo-02/standard"
Talk = Callable[[Client], Awaitable[None]]


def over_http(server: Server, talk: Talk, key: str = KEY) -> None:
    async def main() -> None:
        async with (
            httpx.AsyncClient(headers={"Authorization": f"Bearer {key}"}, timeout=60) as http,
            Client(streamable_http_client(f"{server.url}/mcp", http_client=http)) as client,
        ):
            await talk(client)

    anyio.run(main)


async def told(client: Client, tool: str, **arguments: Any) -> Any:
    answer = await client.call_tool(tool, arguments)
    assert not answer.is_error, answer.content
    return (answer.structured_content or {}).get("result", answer.structured_content)


async def refusal(client: Client, tool: str, **arguments: Any) -> str:
    answer = await client.call_tool(tool, arguments)
    assert answer.is_error
    return str(answer.content[0].text)  # type: ignore[union-attr]


def test_an_agent_makes_extends_and_joins_clips(quick: Server, tmp_path: Path) -> None:
    async def talk(client: Client) -> None:
        names = {tool.name for tool in (await client.list_tools()).tools}
        assert names == {
            "list_models", "get_model_schema", "get_price", "get_balance", "run_model", "get_prediction", "extend",
            "join", "storyboard", "upload_data",
        }  # fmt: skip
        assert MODEL in [one["model_id"] for one in await told(client, "list_models")]
        schema = await told(client, "get_model_schema", model_id=MODEL)
        assert schema["schema"]["required"] == ["prompt"]
        inputs = {"prompt": "slate: 1s", "duration": 10}
        assert (await told(client, "get_price", model_id=MODEL, inputs=inputs))["price"] == 0.56
        heard: list[float] = []

        async def hear(progress: float, total: float | None, message: str | None) -> None:
            heard.append(progress)
            assert (total, bool(message)) == (1.0, True)

        answer = await client.call_tool(
            "run_model", {"model_id": MODEL, "inputs": inputs}, progress_callback=hear
        )
        made = answer.structured_content or {}
        assert made["status"] == "completed"
        assert heard == sorted(heard)
        assert len(heard) > 1
        stored = await told(
            client, "upload_data", filename="a.png", data=base64.b64encode(picture(400, 400)).decode()
        )
        later = await told(
            client, "run_model", model_id=MODEL, inputs={"prompt": "x", "image": stored["url"]}, wait=False
        )
        assert later["status"] == "created"
        assert (await told(client, "get_prediction", id=later["id"], wait=True))["outputs"]
        longer = await told(client, "extend", id=made["id"], inputs={"prompt": "more"})
        film = await told(
            client, "join", clips=[{"id": longer["id"], "start": 15}, {"id": made["id"], "end": 1}]
        )
        (tmp_path / "film.mp4").write_bytes(httpx.get(film["url"], verify=TLS).content)
        assert Footage.of(tmp_path / "film.mp4").count == 383 - 360 + 24

    over_http(quick, talk)


def test_errors_are_those_of_the_api_and_keys_are_looked_at(quick: Server) -> None:
    async def talk(client: Client) -> None:
        assert "call list_models" in await refusal(client, "get_model_schema", model_id="no")
        assert "prompt is required" in await refusal(client, "run_model", model_id=MODEL, inputs={})
        assert "does not exist" in await refusal(client, "get_prediction", id="0" * 32)
        failing = {"prompt": "slate: fail 1401"}
        assert "cannot be read" in await refusal(client, "run_model", model_id=MODEL, inputs=failing)
        assert "base64" in await refusal(client, "upload_data", filename="a.png", data="é")
        assert "does not exist" in await refusal(client, "join", clips=[{"id": "0" * 32, "end": 1}])

    over_http(quick, talk)
    other = quick.tenant("agent", scopes=["read"])

    async def read(client: Client) -> None:
        assert "no scope 'predict'" in await refusal(
            client, "run_model", model_id=MODEL, inputs={"prompt": "x"}
        )

    over_http(quick, read, key=other)
    for headers in ({}, {"Authorization": "Bearer no"}):
        assert httpx.post(f"{quick.url}/mcp", json={}, headers=headers, verify=TLS).status_code == 401


def test_over_a_pipe_it_reads_files_and_shows_storyboards(tmp_path: Path) -> None:
    (tmp_path / "first.png").write_bytes(picture(400, 400))
    with serving(tmp_path / "data", FILMGATE_ENGINE="animatic") as server:
        command = StdioServerParameters(
            command=sys.executable,
            args=["-m", "filmgate", "mcp", "--server", server.url],
            env={**os.environ, "FILMGATE_API_KEY": KEY},
        )

        async def main() -> None:
            async with Client(command) as client:
                stored = await told(client, "upload_file", path=str(tmp_path / "first.png"))
                assert stored["url"].startswith(server.url)
                assert "No such file" in await refusal(client, "upload_file", path="/no/such.png")
                asked = {"model_id": MODEL, "inputs": {"prompt": "a red boat at sea"}, "count": 4}
                with anyio.fail_after(60):  # until the local worker has started
                    while (answer := await client.call_tool("storyboard", asked)).is_error:  # noqa: ASYNC110
                        await anyio.sleep(0.5)
                assert not answer.is_error, answer.content
                stills = [Image.open(io.BytesIO(base64.b64decode(one.data))) for one in answer.content]  # type: ignore[union-attr]
                assert [still.format for still in stills] == ["WEBP"] * 4

        anyio.run(main)


@pytest.mark.parametrize("method", ["GET", "DELETE"])
def test_there_are_no_sessions_to_listen_to_or_to_end(quick: Server, method: str) -> None:
    refused(quick.call(method, "/mcp"), 405, "method_not_allowed")


def test_a_body_that_is_too_large_or_no_message_is_refused_as_elsewhere(quick: Server) -> None:
    refused(quick.call("POST", "/mcp", {"data": "x" * (29 * 2**20)}), 413, "payload_too_large")
    assert quick.call("POST", "/mcp", {"odd": 1}).status_code in (400, 406)

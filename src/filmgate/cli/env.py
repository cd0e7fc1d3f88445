"""The command filmgate env: what to export or to paste, so that a client talks to this server."""

import json
import shlex
import sys
from collections.abc import Callable
from enum import StrEnum
from typing import Annotated

import typer

from filmgate.cli import directory
from filmgate.cli.connect import DataOption, KeyOption, ServerOption, settings_for

_USUAL = "http://127.0.0.1:8787"
_KEY = "YOUR_KEY"  # filmgate keys create prints one


class Client(StrEnum):
    WAVESPEED = "wavespeed"
    OPENAI = "openai"
    MINIMAX = "minimax"
    LITELLM = "litellm"
    MCP = "mcp"


def env(
    client: Annotated[Client, typer.Argument(help="Client that shall talk to this server.")],
    server: ServerOption = None,
    key: KeyOption = None,
    data_dir: DataOption = None,
) -> None:
    """Print what to export, or to paste, so that a client of another service talks to this server.

    `eval "$(filmgate env openai)"` sets it in a shell.
    """
    settings = settings_for(data_dir)
    running = directory.find(settings.data_dir)
    url = server or settings.public_url or (running[0] if running else _USUAL)
    sys.stdout.write(_TEXTS[client](url.rstrip("/"), key or _KEY))
    if not key and sys.stdout.isatty():
        sys.stderr.write("`filmgate keys create` makes a key\n")


def _exports(**values: str) -> str:
    return "".join(f"export {name}={shlex.quote(value)}\n" for name, value in values.items())


def _wavespeed(url: str, key: str) -> str:
    """The vendor's tool server and command line read the address; its libraries take it as an argument."""
    return (
        _exports(WAVESPEED_API_KEY=key, WAVESPEED_BASE_URL=url)
        + "# Python, whose library does not read the address:\n"
        + f'#   import wavespeed; wavespeed.config.api.base_url = "{url}"\n'
        + "# JavaScript:\n"
        + f'#   new Client(process.env.WAVESPEED_API_KEY, {{ baseUrl: "{url}" }})\n'
    )


def _openai(url: str, key: str) -> str:
    return _exports(OPENAI_API_KEY=key, OPENAI_BASE_URL=f"{url}/v1")


def _minimax(url: str, key: str) -> str:
    return _exports(MINIMAX_API_KEY=key, MINIMAX_API_HOST=url)


def _mcp(url: str, key: str) -> str:
    """The entry of an agent's configuration file."""
    entry = {"url": f"{url}/mcp", "headers": {"Authorization": f"Bearer {key}"}}
    return json.dumps({"mcpServers": {"filmgate": entry}}, indent=2) + "\n"


_TEXTS: dict[Client, Callable[[str, str], str]] = {
    Client.WAVESPEED: _wavespeed,
    Client.OPENAI: _openai,
    Client.MINIMAX: _minimax,
    Client.LITELLM: _openai,
    Client.MCP: _mcp,
}

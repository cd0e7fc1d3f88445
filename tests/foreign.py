"""Other people's clients, installed for a test: from PyPI, from npm, and tool servers that speak MCP."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx2 as httpx
import pytest

from conftest import KEY, Server


def python(folder: Path, *packages: str) -> Path:
    """Return the interpreter of a fresh virtual environment with these packages."""
    subprocess.run([sys.executable, "-m", "venv", folder / "venv"], check=True)
    pip = [str(folder / "venv/bin/pip"), "install", "-q", "--disable-pip-version-check", *packages]
    subprocess.run(pip, check=True, timeout=600)
    return folder / "venv/bin/python"


def npm(folder: Path, *packages: str) -> None:
    if not shutil.which("npm") or not shutil.which("node"):
        pytest.skip("Node is not installed here")
    subprocess.run(
        ["npm", "install", "--no-audit", "--no-fund", "--silent", *packages],
        cwd=folder,
        check=True,
        timeout=600,
        env={**os.environ, "npm_config_cache": str(folder / "cache")},
    )


class Tools:
    """An MCP server over standard input and output, as a program that uses it would talk to it."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process, self._count = process, 0
        asked = {
            "protocolVersion": "2025-06-18",
            "capabilities": {},
            "clientInfo": {"name": "t", "version": "1"},
        }
        self._ask("initialize", asked)
        self._send({"jsonrpc": "2.0", "method": "notifications/initialized"})

    def call(self, name: str, **arguments: Any) -> str:
        result = self._ask("tools/call", {"name": name, "arguments": arguments})
        return "\n".join(str(one.get("text", one)) for one in result["content"])

    def _ask(self, method: str, params: dict[str, Any]) -> dict[str, Any]:
        self._count += 1
        self._send({"jsonrpc": "2.0", "id": self._count, "method": method, "params": params})
        assert self._process.stdout
        for line in self._process.stdout:
            if not line.startswith("{"):
                continue
            message = json.loads(line)
            if message.get("id") == self._count:
                assert "result" in message, message
                found: dict[str, Any] = message["result"]
                return found
        raise AssertionError("the tool server ended")

    def _send(self, message: dict[str, Any]) -> None:
        assert self._process.stdin
        self._process.stdin.write(json.dumps(message) + "\n")
        self._process.stdin.flush()


@contextmanager
def tools(command: list[str], server: Server, folder: Path, key: str = KEY) -> Iterator[Tools]:
    extra = {
        "MINIMAX_API_KEY": key,
        "MINIMAX_API_HOST": server.url,
        "MINIMAX_MCP_BASE_PATH": str(folder),
        "MINIMAX_API_RESOURCE_MODE": "url",
    }
    process = subprocess.Popen(
        command,
        env={**os.environ, **extra},
        cwd=folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield Tools(process)
    finally:
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe:
                pipe.close()


def task_id(text: str) -> str:
    return next(word.strip(".,:'\"") for word in text.replace(":", " ").split() if word.strip(".,").isdigit())


def clip(text: str) -> bytes:
    start = text.index("http")
    return httpx.get(text[start:].split(maxsplit=1)[0].strip("'\".,)")).content

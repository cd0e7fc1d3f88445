"""The snippets of docs/clients.md make clips, as they stand there, with what `filmgate env` prints."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import KEY, Server
from filmgate.media.footage import Footage

_PAGE = Path(__file__).parents[2] / "docs" / "clients.md"
_NAMED = re.compile(r"```\w+\n(?:#|//) (\S+)\n(.*?)```", re.DOTALL)


def run(folder: Path, server: Server, client: str, command: str) -> str:
    """Run a snippet after `eval "$(filmgate env CLIENT)"`, and return what it prints."""
    for name, text in _NAMED.findall(_PAGE.read_text(encoding="utf-8")):
        (folder / name).write_text(text, encoding="utf-8")
    named = f'"{sys.executable}" -m filmgate env {client} --server {server.url} --key {KEY}'
    done = subprocess.run(
        ["bash", "-euc", f'eval "$({named})"; {command}'],
        cwd=folder,
        env={**os.environ, "NO_PROXY": "127.0.0.1"},
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_wavespeed(quick: Server, tmp_path: Path) -> None:
    said = run(tmp_path, quick, "wavespeed", f'"{sys.executable}" wavespeed_app.py')
    assert said.strip().startswith(quick.url)


def test_openai(quick: Server, tmp_path: Path) -> None:
    run(tmp_path, quick, "openai", f'"{sys.executable}" -W ignore openai_app.py')
    assert Footage.of(tmp_path / "fox.mp4").count == 144


def test_minimax(quick: Server, tmp_path: Path) -> None:
    said = json.loads(run(tmp_path, quick, "minimax", "bash minimax_app.sh"))
    assert said["file"]["download_url"].startswith(quick.url)


def test_agents_get_a_configuration(quick: Server) -> None:
    command = [sys.executable, "-m", "filmgate", "env", "mcp"]
    named = subprocess.run(
        [*command, "--data-dir", str(quick.folder)], capture_output=True, text=True, check=True
    )
    entry = json.loads(named.stdout)["mcpServers"]["filmgate"]
    assert entry["url"] == f"{quick.url}/mcp"
    assert entry["headers"]["Authorization"] == "Bearer YOUR_KEY"


@pytest.mark.long
@pytest.mark.parametrize(
    ("client", "package", "command"),
    [
        ("wavespeed", "wavespeed@0.3.2", "node wavespeed_app.js > made"),
        ("openai", "openai@7.59.0", "node openai_app.mjs"),
    ],
)
def test_javascript(quick: Server, tmp_path: Path, client: str, package: str, command: str) -> None:
    install = ["npm", "install", "--no-audit", "--no-fund", "--silent", package]
    subprocess.run(install, cwd=tmp_path, check=True, timeout=180)
    run(tmp_path, quick, client, command)
    assert (tmp_path / "made").exists() or Footage.of(tmp_path / "fox.mp4").count == 144


@pytest.mark.long
def test_litellm(quick: Server, tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "venv", "own"], cwd=tmp_path, check=True)
    subprocess.run(
        ["own/bin/pip", "install", "-q", "litellm==1.110.2"], cwd=tmp_path, check=True, timeout=400
    )
    run(tmp_path, quick, "litellm", "own/bin/python litellm_app.py")
    assert Footage.of(tmp_path / "fox.mp4").count == 144

"""Weights from a hub: a server of the tests that answers as the hub does."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

REPO, COMMIT = "Wan-AI/Wan2.2-TI2V-5B-Diffusers", "a" * 40
FETCH = f"""
from filmgate.engines.base import Broken
from filmgate.engines.diffusers import weights
try:
    print(weights.fetch(weights.look({REPO!r})).sentence)
except Broken as error:
    print(error)
"""


class Hub(BaseHTTPRequestHandler):
    """One repository; what its files say is their name."""

    sizes: dict[str, int]
    asked: list[str]

    def do_GET(self) -> None:
        self.asked.append(self.path)
        if self.path.startswith(f"/api/models/{REPO}/tree/"):
            return self._tell(
                [
                    {"type": "file", "path": name, "size": size, "oid": "b" * 40}
                    for name, size in self.sizes.items()
                ]
            )
        if self.path.startswith(f"/api/models/{REPO}"):
            files = [{"rfilename": name} for name in self.sizes]
            return self._tell({"id": REPO, "sha": COMMIT, "siblings": files})
        return self._file(body=True)

    def do_HEAD(self) -> None:
        self._file(body=False)

    def _file(self, *, body: bool) -> None:
        name = self.path.partition(f"/resolve/{COMMIT}/")[2]
        self.send_response(200 if name in self.sizes else 404)
        self.send_header("X-Repo-Commit", COMMIT)
        self.send_header("ETag", f'"{name}"')
        self.send_header("Content-Length", str(self.sizes.get(name, 0)))
        self.end_headers()
        if body:
            self.wfile.write(b"x" * self.sizes.get(name, 0))

    def _tell(self, what: object) -> None:
        body = json.dumps(what).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None: ...


@pytest.fixture
def hub() -> Iterator[ThreadingHTTPServer]:
    Hub.asked = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), Hub)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def fetched(hub: ThreadingHTTPServer, at: Path) -> str:
    environment = {name: value for name, value in os.environ.items() if name != "HF_HUB_OFFLINE"}
    environment |= {
        "HF_ENDPOINT": f"http://127.0.0.1:{hub.server_port}",
        "HF_HOME": str(at),
        "NO_PROXY": "127.0.0.1",
    }
    done = subprocess.run(
        [sys.executable, "-c", FETCH], env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def test_weights_that_the_disk_has_no_room_for_are_refused_before_a_byte_of_them_is_fetched(
    hub: ThreadingHTTPServer, tmp_path: Path
) -> None:
    Hub.sizes = {"model_index.json": 10, "transformer/weights.safetensors": 10**16}
    told = fetched(hub, tmp_path)
    assert f"{REPO} needs 10000000.0 GB more at {tmp_path / 'hub'}" in told
    assert "GB are free: make room there, or set HF_HOME to a folder on a larger disk" in told
    assert not [path for path in Hub.asked if "/resolve/" in path]


def test_weights_that_fit_are_fetched_and_looked_at(hub: ThreadingHTTPServer, tmp_path: Path) -> None:
    Hub.sizes = {"model_index.json": 10, "transformer/weights.safetensors": 100}
    assert "model_index.json cannot be read: delete it" in fetched(
        hub, tmp_path
    )  # they are here, and no JSON
    assert list(tmp_path.rglob("weights.safetensors"))

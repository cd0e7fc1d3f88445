"""Clients that never give up, workers and servers that die, and an account of what became of every promise."""

import contextlib
import itertools
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Self

import httpx2 as httpx

from conftest import KEY, Receiver, Server, free_port
from filmgate.domain.shot import Shot
from filmgate.engines.slate import SlateEngine
from filmgate.studio.shoot import shoot

LEASE = 2.0
MODEL = "minimax/hailuo-02/standard"
WORKER = Path(__file__).with_name("worker.py")
BALLAST = 120 * 2**20


@dataclass
class Account:
    """What is printed. What is `wrong` must be nought."""

    faults: int = 0
    acknowledged: int = 0
    completed: int = 0
    lost: int = 0
    keys_with_two_predictions: int = 0
    run_twice_to_completion: int = 0
    charged_twice: int = 0
    money_astray: int = 0  # micro-dollars
    zombie_writes_accepted: int = 0
    webhooks_lost: int = 0
    clips_missing: int = 0
    zombie_writes_refused: int = 0
    files_for_the_sweep: int = 0  # of attempts that ended early; it comes once an hour
    kinds: Counter[str] = field(default_factory=Counter)

    @property
    def wrong(self) -> dict[str, int]:
        fine = {
            "faults",
            "acknowledged",
            "completed",
            "zombie_writes_refused",
            "files_for_the_sweep",
            "kinds",
        }
        return {
            one.name: got for one in fields(self) if one.name not in fine and (got := getattr(self, one.name))
        }


class _Quiet:
    def progress(self, stage: str, done: float) -> None:
        pass


class Chaos:
    """Use as a context manager: servers, workers, clients and receivers run within."""

    def __init__(
        self,
        folder: Path,
        *,
        replicas: int = 1,
        database: Any = None,
        workers: int = 3,
        seed: int = 1,
        seconds: float = 0.5,
        pace: float = 0.5,
        disk: bool = True,
        hung: bool = True,
        **settings: str,
    ) -> None:
        """`database`: a PostgreSQL server of its own, which may be hurt. `seconds`: what a clip takes;
        `pace`: what a client waits between two submissions; `disk`: clips lie on a small one that can be
        filled; `hung`: some webhooks go where nobody answers.
        """
        self.folder, self._database, self._rng = folder, database, random.Random(seed)
        self._seconds, self._count, self._pace = seconds, workers, pace
        self._disk, self._some_hang = disk, hung
        self.faults: Counter[str] = Counter()
        self.acked: dict[str, set[str]] = defaultdict(set)
        self._hooked: set[str] = set()
        self._numbers = itertools.count()
        self._lock, self._stop = threading.Lock(), threading.Event()
        self.receiver, self._hung = Receiver(), Receiver()
        self._hung.pause = 8.0
        self.blobs = folder / "blobs"
        extra = {
            "FILMGATE_LOCAL_WORKER": "false",
            "FILMGATE_LEASE_SECONDS": str(LEASE),
            "FILMGATE_ATTEMPTS": "30",
            "FILMGATE_ALLOW_LOOPBACK_WEBHOOKS": "true",
            "FILMGATE_BLOBS": str(self.blobs),
            "FILMGATE_RESERVE_MB": "40",
            **settings,
        }
        if database:
            extra["FILMGATE_DATABASE_URL"] = database.get_uri()
        self.servers = [
            Server(folder=folder / f"s{i}", port=free_port(), extra=dict(extra)) for i in range(replicas)
        ]
        self._workers: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> Self:
        self.blobs.mkdir(parents=True)
        mount = ["mount", "-t", "tmpfs", "-o", "size=160m", "tmpfs", str(self.blobs)]
        self._mounted = self._disk and not subprocess.run(mount, capture_output=True, check=False).returncode
        clip = self.folder / "prepared.mp4"
        shot = Shot(prompt="", width=1366, height=768, frames=144, seed=1, first=None, last=None)
        shoot(SlateEngine(threads=1), shot, _Quiet(), into=clip)
        self._clip = clip
        for server in self.servers:
            server.start()
        self._key = self.servers[0].tenant("workers", scopes=["worker"])
        self._workers = [self._worker(number) for number in range(self._count)]
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        for worker in self._workers:
            worker.kill()
            worker.wait()
        for server in self.servers:
            with contextlib.suppress(ProcessLookupError):
                if server.process:
                    server.process.send_signal(signal.SIGCONT)
            server.stop()
        self.receiver.close()
        self._hung.close()
        if self._mounted:
            subprocess.run(["umount", "-l", str(self.blobs)], check=False)

    def _worker(self, number: int) -> subprocess.Popen[bytes]:
        server = self.servers[number % len(self.servers)]
        log = self.folder / f"worker-{number}.log"
        name = f"w{number}-{next(self._numbers)}"
        told = (server.url, self._key, name, str(self._clip), str(self._seconds))
        command = [sys.executable, str(WORKER), *told]
        environment = {**os.environ, "FILMGATE_LOG_FORMAT": "json"}
        with log.open("ab") as file:
            return subprocess.Popen(command, stderr=file, stdout=subprocess.DEVNULL, env=environment)

    def submit(self, count: int, *, clients: int = 4) -> list[threading.Thread]:
        """Clients that together submit `count`, each with its own idempotency key until it is acknowledged."""
        todo = iter(range(count))

        def run() -> None:
            with httpx.Client(timeout=15) as http:
                while not self._stop.is_set():
                    with self._lock:
                        number = next(todo, None)
                    if number is None:
                        return
                    self._insist(http, number)
                    self._stop.wait(self._pace * self._rng.expovariate(1.0))

        threads = [threading.Thread(target=run) for _ in range(clients)]
        for thread in threads:
            thread.start()
        return threads

    def _insist(self, http: httpx.Client, number: int) -> None:
        hook = self._hung if self._some_hang and number % 20 == 7 else self.receiver
        body = {"prompt": f"prediction {number}"}
        head = {"Authorization": f"Bearer {KEY}", "Idempotency-Key": f"chaos-{number}"}
        for attempt in itertools.count():
            server = self.servers[(number + attempt) % len(self.servers)]
            address = f"{server.url}/api/v3/{MODEL}?webhook={hook.url}"
            with contextlib.suppress(httpx.TransportError):
                answer = http.post(address, json=body, headers=head)
                if answer.status_code == 200:
                    id = answer.json()["data"]["id"]
                    with self._lock:
                        self.acked[f"chaos-{number}"].add(id)
                        if hook is self.receiver:
                            self._hooked.add(id)
                    if self._rng.random() < 0.8:  # the others ask again, as if the answer had been lost
                        return
                    continue
                assert answer.status_code in (500, 503), answer.text
            if self._stop.wait(min(0.05 * 2**attempt, 1.0)):
                return

    def hurt(self, kind: str) -> None:
        """One fault. It is over when this returns, or heals by itself."""
        self.faults[kind] += 1
        getattr(self, f"_{kind}")()

    def kinds(self) -> Iterator[str]:
        """An endless row of faults, each kind in its share."""
        shares = {"kill_worker": 5, "freeze_worker": 3, "kill_server": 2}
        if self._mounted:
            shares["fill_disk"] = 1
        if self._database:
            shares |= {"kill_backend": 2, "freeze_server": 1}
        order = [kind for kind, share in shares.items() for _ in range(share)]
        while True:
            self._rng.shuffle(order)
            yield from order

    def _kill_worker(self) -> None:
        self.kill_worker(self._rng.randrange(len(self._workers)))

    def kill_worker(self, number: int) -> None:
        """And start another in its place."""
        self._workers[number].kill()
        self._workers[number].wait()
        self._workers[number] = self._worker(number)

    def _freeze_worker(self) -> None:
        """Longer than its lease: what it goes on with afterwards is another's by then."""
        busy = [worker for number, worker in enumerate(self._workers) if self.last(number) == "leased"]
        _frozen(self._rng.choice(busy or self._workers), 3 * LEASE)

    def withhold_clip(self) -> Callable[[], object]:
        """No attempt ends before the clip is given back, by a call of what is returned."""
        away = self._clip.rename(self._clip.with_suffix(".withheld"))
        return lambda: away.rename(self._clip)

    @contextlib.contextmanager
    def frozen(self, number: int) -> Iterator[None]:
        self._workers[number].send_signal(signal.SIGSTOP)
        yield
        self._workers[number].send_signal(signal.SIGCONT)

    def last(self, number: int) -> str:
        """What this worker said last."""
        lines = (
            (self.folder / f"worker-{number}.log").read_text(encoding="utf-8", errors="replace").splitlines()
        )
        with contextlib.suppress(ValueError, IndexError):
            return str(json.loads(lines[-1]).get("action"))
        return ""

    def _kill_server(self) -> None:
        server = self._rng.choice(self.servers)
        server.kill()
        server.start()

    def _freeze_server(self) -> None:
        process = self._rng.choice(self.servers).process
        if process:
            _frozen(process, 2.0)

    def _fill_disk(self) -> None:
        ballast = self.blobs / "ballast"
        with contextlib.suppress(OSError), ballast.open("wb") as file:
            file.write(bytes(BALLAST))
        time.sleep(1.5)
        ballast.unlink(missing_ok=True)

    def _kill_backend(self) -> None:
        """PostgreSQL throws all connections out and recovers from its log."""
        postmaster = int((Path(self._database.pgdata) / "postmaster.pid").read_text().split()[0])
        for child in Path(f"/proc/{postmaster}/task/{postmaster}/children").read_text().split():
            with contextlib.suppress(OSError):
                if (
                    b"[local]" in (said := Path(f"/proc/{child}/cmdline").read_bytes())
                    or b"127.0.0.1" in said
                ):
                    os.kill(int(child), signal.SIGKILL)
                    return

    def settle(self, seconds: float = 120) -> None:
        """Wait until every acknowledged prediction is over and every healthy webhook is made."""
        ids = [id for found in self.acked.values() for id in found]
        until = time.monotonic() + seconds
        while self._open(ids) or self._untold():
            if time.monotonic() > until:
                return  # the account says what is missing
            time.sleep(0.3)

    def _open(self, ids: list[str]) -> bool:
        with contextlib.suppress(httpx.TransportError, KeyError, TypeError, ValueError):
            found = self.servers[0].call("POST", "/api/v3/predictions", {"page_size": 1, "status": "created"})
            doing = self.servers[0].call(
                "POST", "/api/v3/predictions", {"page_size": 1, "status": "processing"}
            )
            return bool(found.json()["data"]["total"] + doing.json()["data"]["total"])
        return bool(ids)

    def _told(self) -> Counter[str]:
        return Counter(json.loads(body)["id"] for _, body, _ in list(self.receiver.seen))

    def _untold(self) -> set[str]:
        return self._hooked - set(self._told())

    def account(self) -> Account:
        """Read from the database and the logs of the workers, once nothing runs any more."""
        for worker in self._workers:
            worker.send_signal(signal.SIGCONT)
        untold = self._untold()
        rows, money, balance = self._read()
        done: dict[str, set[int]] = defaultdict(set)
        refused = 0
        for line in self._said():
            if line.get("action") == "completed":
                done[line["prediction"]].add(line["attempt"])
            refused += line.get("action") == "lease_lost"
        ids = {id for found in self.acked.values() for id in found}
        kept = {str(row[2]) for row in rows.values() if row[2]}
        files = {path.relative_to(self.blobs).as_posix() for path in self.blobs.glob("outputs/*/*/*.mp4")}
        settled = Counter(prediction for prediction, verb, _ in money if verb == "settle")
        owed = sum(amount for _, _, amount in money)
        return Account(
            faults=sum(self.faults.values()),
            kinds=self.faults,
            acknowledged=len(ids),
            completed=sum(row[0] == "completed" for row in rows.values()),
            lost=sum(rows.get(id, ("",))[0] not in ("completed", "failed") for id in ids),
            keys_with_two_predictions=sum(len(found) > 1 for found in self.acked.values()),
            run_twice_to_completion=sum(len(attempts) > 1 for attempts in done.values()),
            charged_twice=sum(count > 1 for count in settled.values()),
            money_astray=abs(owed - balance),
            zombie_writes_refused=refused,
            zombie_writes_accepted=sum(
                max(attempts) != rows[id][1] for id, attempts in done.items() if id in rows
            ),
            webhooks_lost=len(untold),
            clips_missing=len(kept - files),
            files_for_the_sweep=len(files - kept),
        )

    def _said(self) -> Iterator[dict[str, Any]]:
        for path in self.folder.glob("worker-*.log"):
            for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
                with contextlib.suppress(ValueError):
                    yield json.loads(line)

    def _read(self) -> tuple[dict[str, Any], list[Any], int]:
        """Rows by id as (status, attempt, output), the ledger, and the first account's balance."""
        asked = (
            "SELECT id, status, attempt, output FROM predictions",
            "SELECT prediction, verb, amount FROM ledger WHERE account = 'default'",
            "SELECT balance FROM accounts WHERE id = 'default'",
        )
        if self._database:
            import psycopg  # noqa: PLC0415

            with psycopg.connect(self._database.get_uri()) as postgres:
                rows, money, ((balance,),) = [postgres.execute(query).fetchall() for query in asked]
        else:
            file = self.servers[0].folder / "filmgate.db"
            with contextlib.closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as source:
                assert source.execute("PRAGMA integrity_check").fetchone() == ("ok",)
                rows, money, ((balance,),) = [source.execute(query).fetchall() for query in asked]
        return {row[0]: row[1:] for row in rows}, money, balance


def _frozen(process: subprocess.Popen[Any], seconds: float) -> None:
    process.send_signal(signal.SIGSTOP)

    def thaw() -> None:
        if process.poll() is None:
            process.send_signal(signal.SIGCONT)

    threading.Timer(seconds, thaw).start()


def run(chaos: Chaos, *, predictions: int, faults: int, pause: Callable[[], float]) -> Account:
    """Submit, hurt, wait, and account for all of it."""
    clients = chaos.submit(predictions)
    for kind in itertools.islice(chaos.kinds(), faults):
        time.sleep(pause())
        chaos.hurt(kind)
    for client in clients:
        client.join(120)
    chaos.settle()
    return chaos.account()

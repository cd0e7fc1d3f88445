"""A server on a machine that fails: its app, its keeper, its webhooks, over a database and a disk that break."""

import asyncio
import contextlib
import json
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from world import World

from filmgate.bootstrap.server import open_server
from filmgate.domain.errors import FilmgateError, OutcomeUnknown, StorageFull, Unavailable
from filmgate.flow import fetch
from filmgate.flow.keep import Keeper
from filmgate.flow.notify import Dispatcher
from filmgate.media.folder import Folder
from filmgate.net import Unreachable
from filmgate.settings import Settings
from filmgate.store import fetches
from filmgate.store.sqlite import SQLite
from filmgate.web import app as webapp
from filmgate.web.context import Context

KEY, WORKER_KEY = "fgk_simulation", "fgk_workers_of_the_simulation"
LEASE = 20.0


class PowerOff(BaseException):
    """The machine stops here: nothing that follows is done, not even what follows an error."""


class Lost(Exception):
    """No answer came. Whether it was done, nobody says."""


@dataclass
class Faults:
    """How likely each is, and how often each was. While it is `calm`, none happens."""

    world: World
    calm: bool = False
    away: bool = False  # the database
    seen: Counter[str] = field(default_factory=Counter)
    off: Callable[[], None] = lambda: None

    def strikes(self, name: str, probability: float) -> bool:
        if self.calm or self.world.rng.random() >= probability:
            return False
        self.seen[name] += 1
        return True

    def power(self, where: str, probability: float) -> None:
        """Raises PowerOff now and then."""
        if self.strikes(f"power off {where}", probability):
            self.off()
            raise PowerOff(where)


class Shaky(SQLite):
    """A database that breaks off: before a commit, after it and before its answer, and for a while."""

    def __init__(self, path: Path, faults: Faults) -> None:
        self._faults, self._quiet = faults, True
        super().__init__(path)
        with self._writers.connect() as connection:
            driver: Any = connection.connection.driver_connection
            driver.execute("PRAGMA synchronous=OFF")  # its files outlive nothing but this run
        self._quiet = False

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        self._answers()
        with super().reading() as connection:
            yield connection

    def _begun(self, opened: contextlib.ExitStack) -> tuple[sa.Connection, sa.RootTransaction]:
        self._answers()
        return super()._begun(opened)

    def _answers(self) -> None:
        if self._faults.away and not (self._faults.calm or self._quiet):
            raise Unavailable("the database does not answer: try again")

    def _end(self, transaction: sa.RootTransaction) -> None:
        if self._quiet:
            super()._end(transaction)
            return
        self._faults.power("before a commit", 0.0006)
        if self._faults.strikes("commit not done, answer lost", 0.005):
            transaction.rollback()
            raise OutcomeUnknown
        super()._end(transaction)
        self._faults.power("after a commit", 0.0006)
        if self._faults.strikes("commit done, answer lost", 0.008):
            raise OutcomeUnknown


class Disk(Folder):
    """A folder that cannot always be written."""

    def __init__(self, root: Path, faults: Faults) -> None:
        super().__init__(root)
        self._faults = faults

    def write(self, name: str, data: bytes | Iterable[bytes]) -> None:
        self._fails()
        super().write(name, data)
        self._date(name)
        self._faults.power("after a file", 0.002)

    def take(self, name: str, file: Path) -> None:
        self._fails()
        super().take(name, file)
        self._date(name)
        self._faults.power("after a file", 0.002)

    def _date(self, name: str) -> None:
        """By the clock of this world."""
        at = self._faults.world.now().timestamp()
        os.utime(self.path(name), (at, at))

    def _fails(self) -> None:
        self._faults.power("before a file", 0.002)
        if self._faults.strikes("file not written", 0.01):
            raise StorageFull


class Receivers:
    """Endpoints that take, refuse, or take and hang up. Stands for the guarded client."""

    def __init__(self, faults: Faults) -> None:
        self._faults = faults
        self.posts: Counter[str] = Counter()  # attempts that reached an endpoint, by delivery
        self.told: dict[str, list[dict[str, Any]]] = {}  # bodies that were taken, by prediction

    def check(self, url: str) -> None:
        pass

    def check_literal(self, url: str) -> None:
        pass

    def post(self, url: str, body: bytes, headers: dict[str, str]) -> tuple[int, float | None]:
        del url
        if self._faults.strikes("webhook not sent", 0.05):
            raise Unreachable("ConnectError")
        self.posts[headers["webhook-id"]] += 1
        if self._faults.strikes("webhook refused", 0.1):
            return 503, self._faults.world.rng.choice([None, 1.0, 7200.0, 1e12, float("inf")])
        said = json.loads(body)
        self.told.setdefault(said["id"], []).append(said)
        if self._faults.strikes("webhook taken, connection reset", 0.05):
            raise Unreachable("ReadError")
        return 200, None


class Elsewhere:
    """Pictures at addresses. Stands for the guarded client."""

    def __init__(self, faults: Faults) -> None:
        self._faults = faults

    def check_literal(self, url: str) -> None:
        pass

    def get(self, url: str, *, limit: int) -> bytes:
        del limit
        if self._faults.strikes("picture not there", 0.1):
            raise Unreachable("status 503", passing=True)
        return picture_at(url)


def picture_at(url: str) -> bytes:
    return f"the picture at {url}".encode()


class _Later(Executor):
    """Threads that take a while, one after another in the world's time."""

    def __init__(self, world: World) -> None:
        self._world, self._open = world, True

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        def run() -> None:
            if self._open:
                with contextlib.suppress(PowerOff):
                    fn(*args, **kwargs)

        asyncio.get_running_loop().call_later(self._world.rng.uniform(0, 3), run)
        return Future()

    def shutdown(self, *_: Any, **__: Any) -> None:
        self._open = False


class _Looks:
    """What looks at pictures is a process, and not of this world."""

    def check(self, data: bytes, name: str, *, account: str = "", webp: bool = False) -> tuple[int, int]:
        del data, name, account, webp
        return 640, 480

    def close(self) -> None:
        pass


class Machine:
    """The server. It is started again whenever its power went off."""

    def __init__(self, folder: Path, world: World) -> None:
        self.folder, self.world = folder, world
        self.faults = Faults(world, off=self._stop)
        self.receivers = Receivers(self.faults)
        self._tasks: set[asyncio.Task[Any]] = set()
        self.pace = 1.0  # seconds between two turns of its keeper
        self._up = False

    def start(self) -> None:
        settings = Settings(
            data_dir=self.folder,
            bootstrap_key=KEY,
            bootstrap_worker_key=WORKER_KEY,
            reserve_mb=0,
            safety="never",
            local_worker=False,
            lease_seconds=LEASE,
            attempts=6,
            allow_loopback_webhooks=True,
        )
        first = open_server(settings, make_key=False).context
        first.services.database.close()
        first.services.inspector.close()
        stand_ins: dict[str, Any] = {
            "inspector": _Looks(),
            "webhooks": self.receivers,
            "images": Elsewhere(self.faults),
        }
        self.services = replace(
            first.services,
            database=Shaky(self.folder / "filmgate.db", self.faults),
            blobs=Disk(self.folder / "blobs", self.faults),
            **stand_ins,
        )
        self.context: Context = replace(first, services=self.services, poll=timedelta(seconds=8))
        self.app = webapp.create(self.context)
        self._dispatcher = Dispatcher(self.services, _Later(self.world))
        self._up = True
        for loop in (self._keep(), self._tell(), self._fetch()):
            self._run(loop)

    def _stop(self) -> None:
        """As a power cut: whatever was under way is no more."""
        if not self._up:
            return
        self._up = False
        asyncio.get_running_loop().call_soon(self._end)

    def _end(self) -> None:
        self._dispatcher.close()
        for task in self._tasks:
            task.cancel()
        self.services.database.close()
        asyncio.get_running_loop().call_later(self.world.rng.uniform(0.5, 8), self.start)

    def reboot(self) -> None:
        self.faults.seen["reboot"] += 1
        self._stop()

    def close(self) -> None:
        self._up = False
        for task in self._tasks:
            task.cancel()
        self.services.database.close()

    def _run(self, work: Any) -> asyncio.Task[Any]:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._forget)
        return task

    def _forget(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        error = None if task.cancelled() else task.exception()
        if error and not isinstance(error, PowerOff):
            self.world.died = error

    async def _keep(self) -> None:
        keeper = Keeper(self.services)
        while True:
            await asyncio.sleep(self.pace)
            with contextlib.suppress(FilmgateError):
                keeper.turn()

    async def _tell(self) -> None:
        while True:
            await asyncio.sleep(self.pace)
            with contextlib.suppress(FilmgateError):
                self._dispatcher.turn()

    async def _fetch(self) -> None:
        """What the fetcher does in threads, a step at a time."""
        rng, services, freed = self.world.rng, self.services, False
        while True:
            await asyncio.sleep(self.pace)
            with contextlib.suppress(FilmgateError):
                if not freed:
                    with services.database.writing() as connection:
                        fetches.release(connection, "the machine")
                    freed = True
                while found := fetch.claim(services, "the machine", now=services.clock.now()):
                    await asyncio.sleep(rng.uniform(0.1, 3))
                    outcome = fetch.attempt(services, found)
                    await asyncio.sleep(rng.uniform(0, 1))
                    fetch.record(services, found, outcome, now=services.clock.now())

    async def ask(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        key: str = KEY,
        torn: bool = False,
        headers: dict[str, str] | None = None,
        once: bool = False,
    ) -> tuple[int, Any]:
        """Status and JSON of one request, which the network may lose, repeat, or answer to nobody.

        `once`: no proxy repeats it, as none repeats a POST that has nothing to know it again by.
        """
        rng, faults = self.world.rng, self.faults
        await asyncio.sleep(rng.uniform(0.001, 0.2))
        if not self._up or faults.strikes("request lost", 0.02):
            raise Lost
        if not once and faults.strikes("request repeated", 0.01):
            self._run(self._answer(method, path, body, key, headers or {}, torn=torn))
        task = self._run(self._answer(method, path, body, key, headers or {}, torn=torn))
        done, _ = await asyncio.wait([task], timeout=30)
        if not done or task.cancelled() or task.exception() or faults.strikes("answer lost", 0.02):
            raise Lost
        answer: tuple[int, Any] = task.result()
        return answer

    async def _answer(
        self, method: str, path: str, body: Any, key: str, headers: dict[str, str], *, torn: bool
    ) -> tuple[int, Any]:
        data = body if isinstance(body, bytes) else b"" if body is None else json.dumps(body).encode()
        plain, _, query = path.partition("?")
        names = {"host": "127.0.0.1", "authorization": f"Bearer {key}", "content-length": str(len(data))}
        names |= {"content-type": "application/json"} if not isinstance(body, bytes) else {}
        names |= headers
        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
            "path": plain,
            "raw_path": plain.encode(),
            "query_string": query.encode(),
            "headers": [(name.encode(), value.encode()) for name, value in names.items()],
            "client": ("127.0.0.1", 1),
            "server": ("127.0.0.1", 80),
            "root_path": "",
            "state": {},
        }
        half = len(data) // 2
        parts = [(data[:half], True)] if torn else [(data[:half], True), (data[half:], False)]
        over = asyncio.Event()
        status, got = 0, bytearray()

        async def receive() -> dict[str, Any]:
            if parts:
                some, more = parts.pop(0)
                return {"type": "http.request", "body": some, "more_body": more}
            if not torn:
                await over.wait()
            return {"type": "http.disconnect"}

        async def send(message: Any) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            else:
                got.extend(message.get("body", b""))
                if not message.get("more_body"):
                    over.set()

        await self.app(scope, receive, send)
        plainly = bytes(got)
        try:
            return status, json.loads(plainly) if plainly else None
        except ValueError:
            return status, plainly

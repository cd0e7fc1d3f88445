"""One seed decides: time that is not waited for, chance, and what comes before what."""

import asyncio
import random
import selectors
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any, cast

import anyio.to_thread

from filmgate import outside
from filmgate.web.threads import Kind

BEGAN = datetime(2026, 11, 26, tzinfo=UTC)


class Stuck(AssertionError):
    """Everybody waits for something that nobody will do."""


class _Selector(selectors.BaseSelector):
    """Nothing is ever ready but timers: to wait is to move the clock on."""

    def __init__(self, world: "World") -> None:
        self._world = world
        self._real = selectors.SelectSelector()

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        if self._world.died:
            error, self._world.died = self._world.died, None
            raise error
        found = self._real.select(0)  # the loop wakes itself up by a pipe
        if not found and timeout is None:
            raise Stuck
        if not found and timeout:
            self._world.move(timeout)
        return found

    def register(self, fileobj: Any, events: int, data: Any = None) -> selectors.SelectorKey:
        return self._real.register(fileobj, events, data)

    def unregister(self, fileobj: Any) -> selectors.SelectorKey:
        return self._real.unregister(fileobj)

    def get_map(self) -> Any:
        return self._real.get_map()

    def close(self) -> None:
        self._real.close()


class _Loop(asyncio.SelectorEventLoop):
    """An event loop in the world's time, whose threads are functions that are called."""

    def __init__(self, world: "World") -> None:
        self._world = world
        super().__init__(_Selector(world))

    def time(self) -> float:
        return self._world.passed

    def run_in_executor(self, executor: Any, func: Any, *args: Any) -> Any:  # type: ignore[override]
        del executor
        done = self.create_future()
        try:
            done.set_result(func(*args))
        except Exception as error:  # noqa: BLE001
            done.set_exception(error)
        return done


class World(outside.Outside):
    """Time and chance of one run. The wall clock may be `stepped` away from the other."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.passed, self.stepped = 0.0, timedelta()
        self.died: BaseException | None = None  # of what a task died that must not: it ends the run

    def now(self) -> datetime:
        return BEGAN + timedelta(seconds=self.passed) + self.stepped

    def monotonic(self) -> float:
        return self.passed

    def sleep(self, seconds: float) -> None:
        """Of a thread: nobody else is let in."""
        self.move(seconds)

    def move(self, seconds: float) -> None:
        self.passed += seconds

    def bytes(self, count: int) -> bytes:
        return self.rng.randbytes(count)

    def chance(self) -> float:
        return self.rng.random()

    def run(self, main: Callable[[], Awaitable[None]]) -> None:
        """All of it, in no time."""
        with (
            outside.replaced(self),
            _no_threads(),
            asyncio.Runner(loop_factory=lambda: _Loop(self)) as runner,
        ):
            runner.get_loop().set_exception_handler(lambda *_: None)  # of tasks that a power cut ended
            runner.run(_whole(main))


async def _whole(main: Callable[[], Awaitable[None]]) -> None:
    await main()


@contextmanager
def _no_threads() -> Iterator[None]:
    """What the server gives to a thread is called, where it stands."""

    async def call(func: Callable[..., Any], *args: Any, **_: Any) -> Any:
        return func(*args)

    async def run(_kind: Kind, work: Callable[..., Any], *args: Any, **named: Any) -> Any:
        return work(*args, **named)

    threads, kind = cast("Any", anyio.to_thread), cast("Any", Kind)
    before = threads.run_sync, kind.run
    threads.run_sync, kind.run = call, run
    try:
        yield
    finally:
        threads.run_sync, kind.run = before

"""The thread pools, one for each kind of slow work: if one is full, the others stay free."""

import asyncio
import contextvars
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import ParamSpec, TypeVar

from filmgate.domain.errors import Unavailable

T = TypeVar("T")
P = ParamSpec("P")


class Kind:
    """A thread pool for one kind of work. `most`: the number of threads.

    Work that has not started after `seconds` is cancelled, and its caller gets Unavailable. `reads`: the work
    changes nothing, so its caller gets Unavailable after `seconds` even if it has started.
    """

    def __init__(self, name: str, most: int, *, seconds: float, reads: bool = False) -> None:
        self._pool = ThreadPoolExecutor(most, thread_name_prefix=name)
        self._seconds, self._reads = seconds, reads

    async def run(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run `work` in a thread and return its result. Raise Unavailable if it took too long."""
        context = contextvars.copy_context()
        begun = self._pool.submit(lambda: context.run(work, *args, **kwargs))
        answer = asyncio.wrap_future(begun)
        done, _ = await asyncio.wait([answer], timeout=self._seconds)
        if not done and (begun.cancel() or self._reads):
            answer.cancel()
            raise Unavailable("the server is busy and did not answer in time: try again")
        return await answer

    def close(self) -> None:
        """Cancel the work that has not started."""
        self._pool.shutdown(wait=False, cancel_futures=True)


@dataclass(slots=True)
class _Line:
    places: asyncio.Semaphore
    users: int = 0


class Shared(Kind):
    """A thread pool in which an account may use a few threads at once. The rest of its work waits in the
    event loop, so that slow work of one account does not delay others.
    """

    _EACH = 4

    def __init__(self, name: str, most: int, *, seconds: float) -> None:
        super().__init__(name, most, seconds=seconds)
        self._lines: dict[str, _Line] = {}

    async def run_for(self, account: str, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run `work` in a thread when the account has one free, and return its result. Raise Unavailable."""
        line = self._lines.setdefault(account, _Line(asyncio.Semaphore(self._EACH)))
        line.users += 1
        try:
            async with line.places:
                return await self.run(work, *args, **kwargs)
        finally:
            line.users -= 1
            if not line.users:
                del self._lines[account]


class Threads:
    """All thread pools of a server. Handlers that are plain functions use FastAPI's own forty threads."""

    def __init__(self) -> None:
        self.keys = Kind("keys", 4, seconds=10.0, reads=True)  # who is asking
        self.polls = Kind("polls", 3, seconds=10.0, reads=True)  # where predictions stand
        self.names = Shared("names", 32, seconds=30.0)  # name servers
        self.images = Shared("images", 32, seconds=30.0)  # the inspector of images
        self.bodies = Kind("bodies", 1, seconds=30.0)  # large ones, each of which holds the interpreter
        self.submits = Kind("submits", 1, seconds=30.0)
        self.files = Kind("files", 16, seconds=30.0)  # a disk or an object store
        self.ready = Kind("ready", 2, seconds=30.0)

    def close(self) -> None:
        for kind in vars(self).values():
            kind.close()

"""Work that asks files, processes or name servers: in threads of its own, a few for each account."""

import asyncio
import contextvars
import functools
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any, TypeVar

T = TypeVar("T")

_THREADS = 32
_EACH = 4  # of one account at once


@dataclass(slots=True)
class _Line:
    places: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(_EACH))
    users: int = 0


class Slow:
    """What an account asks for beyond its places waits in the event loop, and holds no thread: pictures or
    slow name servers of one take nothing from others, nor from requests that need neither.
    """

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="slow")
        self._lines: dict[str, _Line] = {}

    async def run(self, account: str, work: Callable[..., T], *given: Any, **named: Any) -> T:
        line = self._lines.setdefault(account, _Line())
        line.users += 1
        try:
            async with line.places:
                context = contextvars.copy_context()
                call = functools.partial(context.run, work, *given, **named)
                return await asyncio.get_running_loop().run_in_executor(self._threads, call)
        finally:
            line.users -= 1
            if not line.users:
                del self._lines[account]

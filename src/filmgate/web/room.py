"""The memory for large request bodies: a fixed amount, of which one account gets at most half."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from filmgate.domain.errors import RateLimited, Unavailable

_SECONDS = 20.0  # for which a body waits for room: its client has not sent it yet


class Room:
    """A memory budget. A request reserves bytes before it reads its body, and frees them at its end."""

    def __init__(self, most: int) -> None:
        self._most, self._each = most, most // 2
        self._taken: Counter[str] = Counter()
        self._freed = asyncio.Condition()

    @asynccontextmanager
    async def reserved(self, account: str, size: int) -> AsyncIterator[None]:
        """Reserve `size` bytes while the context lasts; wait until they are free. After 20 s raise
        RateLimited if the account's own bodies take too much, else Unavailable.
        """
        try:
            async with asyncio.timeout(_SECONDS), self._freed:
                await self._freed.wait_for(lambda: self._fits(account, size))
                self._taken[account] += size
        except TimeoutError:
            if self._taken[account] + size > self._each:
                raise RateLimited(
                    "this account sends too many large bodies at once: wait until one is complete"
                ) from None
            raise Unavailable("the server receives too many large bodies now: try again") from None
        try:
            yield
        finally:
            async with self._freed:
                self._taken[account] -= size
                self._taken += Counter()  # drops who has nothing
                self._freed.notify_all()

    def _fits(self, account: str, size: int) -> bool:
        return self._taken[account] + size <= self._each and self._taken.total() + size <= self._most

"""How often a key may submit: a sliding minute."""

import time
from collections import deque

from filmgate.domain.errors import RateLimited
from filmgate.domain.levels import LEVELS
from filmgate.store.accounts import Caller

_MINUTE = 60.0


class SubmitRate:
    """Counts the submissions of each key. The level of the account decides; `most` overrides it."""

    def __init__(self, most: int | None) -> None:
        self._most = most
        self._seen: dict[str, deque[float]] = {}

    def take(self, caller: Caller) -> None:
        """One more; raises RateLimited with the seconds until there is room."""
        most = self._most or LEVELS[caller.level].per_minute
        if most is None or not caller.key:
            return
        now, seen = time.monotonic(), self._seen.setdefault(caller.key, deque())
        while seen and now - seen[0] >= _MINUTE:
            seen.popleft()
        if len(seen) >= most:
            wait = int(_MINUTE - (now - seen[0])) + 1
            raise RateLimited(
                f"this key may submit {most} predictions a minute: try again in {wait} s", retry_after=wait
            )
        seen.append(now)

"""Rate limits: submissions by key, failed requests by address, test webhooks by account."""

import math
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from starlette.types import Scope

from filmgate import outside
from filmgate.domain.errors import RateLimited
from filmgate.domain.levels import LEVELS
from filmgate.store.accounts import Caller

_MINUTE = 60.0


class SubmitRate:
    """The rate limit for submissions of a key. The level of its account gives the limit; `most`
    replaces it.
    """

    def __init__(self, most: int | None) -> None:
        self._most = most
        self._seen: dict[str, deque[float]] = {}

    @contextmanager
    def turn(self, caller: Caller) -> Iterator[None]:
        """Count one submission of the caller. It is not counted if the context raises an error. Raise
        RateLimited with the seconds to wait.
        """
        most = self._limit(caller)
        if most is None:
            yield
            return
        seen = self._seen.setdefault(caller.key, deque())
        if wait := _one_more(seen, most):
            raise RateLimited(
                f"this key may submit {most} predictions per minute: try again in {wait} s; "
                "the operator can raise the level of the account, or FILMGATE_LIMITS__SUBMITS",
                retry_after=wait,
            )
        now = seen[-1]
        try:
            yield
        except BaseException:
            with suppress(ValueError):  # it was a minute ago
                seen.remove(now)
            raise

    def headers(self, caller: Caller) -> dict[str, str]:
        """Return the headers that tell what is left of the rate: those of the IETF draft, and those of its
        earlier versions, which more clients read. There are none without a limit.
        """
        most = self._limit(caller)
        if most is None:
            return {}
        seen, now = _last_minute(self._seen.get(caller.key, deque())), outside.monotonic()
        left, wait = max(most - len(seen), 0), math.ceil(_MINUTE - (now - seen[0])) if seen else 0
        return {
            "RateLimit-Policy": f'"submissions";q={most};w={_MINUTE:.0f}',
            "RateLimit": f'"submissions";r={left};t={wait}',
            "RateLimit-Limit": str(most),
            "RateLimit-Remaining": str(left),
            "RateLimit-Reset": str(wait),
        }

    def _limit(self, caller: Caller) -> int | None:
        return (self._most or LEVELS[caller.level].per_minute) if caller.key else None


class AccountRate:
    """A rate limit for an act that an account may do ten times a minute. `what` names it in the message."""

    _MOST = 10  # a minute

    def __init__(self, what: str) -> None:
        self._what = what
        self._seen: dict[str, deque[float]] = {}

    @contextmanager
    def failing(self, account: str) -> Iterator[None]:
        """Count an act that fails: one that succeeds is not counted. Raise RateLimited before it begins."""
        self.take(account)
        now = self._seen[account][-1]
        yield
        with suppress(ValueError):
            self._seen[account].remove(now)

    def take(self, account: str) -> None:
        """Count one act. Raise RateLimited with the seconds to wait."""
        if wait := _one_more(self._seen.setdefault(account, deque()), self._MOST):
            raise RateLimited(
                f"{self._MOST} {self._what} per minute are allowed: try again in {wait} s", retry_after=wait
            )


def _one_more(seen: deque[float], most: int) -> int:
    """Count one within the last minute. If `most` are there, return the seconds until there is room."""
    now = outside.monotonic()
    if len(_last_minute(seen)) >= most:
        return int(_MINUTE - (now - seen[0])) + 1
    seen.append(now)
    return 0


def _last_minute(seen: deque[float]) -> deque[float]:
    """Drop what was more than a minute ago."""
    now = outside.monotonic()
    while seen and now - seen[0] >= _MINUTE:
        seen.popleft()
    return seen


class AddressRate:
    """A rate limit for one kind of request from one address: requests with a wrong key, or sign-ins."""

    _WINDOW_SECONDS = 10.0
    _ADDRESSES = 10_000  # remembered at most

    def __init__(self, most: int) -> None:
        self._most = most
        self._made: dict[str, deque[float]] = {}

    def count(self, scope: Scope, what: str) -> None:
        """Count one request of this address. Raise RateLimited if there were too many; `what` names them in
        the message.
        """
        address, now = str((scope.get("client") or ("",))[0]), outside.monotonic()
        if address not in self._made and len(self._made) >= self._ADDRESSES:
            self._made.clear()
        tries = self._made.setdefault(address, deque(maxlen=self._most))
        if len(tries) == self._most and now - tries[0] < self._WINDOW_SECONDS:
            wait = int(self._WINDOW_SECONDS - (now - tries[0])) + 1
            raise RateLimited(
                f"too many {what} from this address: try again in {wait} s (FILMGATE_LIMITS__FAILED_AUTH)",
                retry_after=wait,
            )
        tries.append(now)

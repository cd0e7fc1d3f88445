"""Time, waiting and random numbers. All code of the server gets them here, so that a simulation can replace
them.
"""

import base64
import os
import random
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime


class Outside:
    """The real clock, waiting and random numbers of this machine. A simulation has a subclass."""

    def now(self) -> datetime:
        """Return the time of the wall clock in UTC. It may jump."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Return seconds of a clock that never goes back."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        time.sleep(seconds)

    def bytes(self, count: int) -> bytes:
        """Return random bytes that nobody can guess."""
        return os.urandom(count)

    def chance(self) -> float:
        """Return a random number from 0 up to, but not including, 1."""
        return random.random()  # noqa: S311


_current = Outside()


@contextmanager
def replaced(by: Outside) -> Iterator[None]:
    """Replace the clock, waiting and random numbers while the context lasts."""
    global _current  # noqa: PLW0603
    before, _current = _current, by
    try:
        yield
    finally:
        _current = before


def now() -> datetime:
    return _current.now()


def monotonic() -> float:
    return _current.monotonic()


def sleep(seconds: float) -> None:
    _current.sleep(seconds)


def chance() -> float:
    return _current.chance()


def entropy(count: int) -> bytes:
    """Return `count` random bytes that nobody can guess."""
    return _current.bytes(count)


def identifier() -> str:
    """Return a new unique id: 32 hexadecimal digits (a UUID of version 4)."""
    return uuid.UUID(bytes=_current.bytes(16), version=4).hex


def token() -> str:
    """Return 32 random hexadecimal digits that nobody can guess."""
    return _current.bytes(16).hex()


def secret() -> str:
    """Return 43 random characters that fit into a URL and that nobody can guess."""
    return base64.urlsafe_b64encode(_current.bytes(32)).rstrip(b"=").decode()

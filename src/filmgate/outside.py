"""The seam to the outside of the program: time, waiting, chance.

A simulation puts its own clock and dice here, and everything on the server follows.
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
    """The clock, the waiting and the chance of this machine."""

    def now(self) -> datetime:
        """The wall clock, in UTC; it may jump."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Seconds that only go forward."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        time.sleep(seconds)

    def bytes(self, count: int) -> bytes:
        """Bytes that nobody can guess."""
        return os.urandom(count)

    def chance(self) -> float:
        """Return a random number from 0 up to 1."""
        return random.random()  # noqa: S311


_current = Outside()


@contextmanager
def replaced(by: Outside) -> Iterator[None]:
    """Replace the outside while the context lasts."""
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
    """Bytes that nobody can guess."""
    return _current.bytes(count)


def identifier() -> str:
    """32 hexadecimal digits, never the same twice (a UUID of version 4)."""
    return uuid.UUID(bytes=_current.bytes(16), version=4).hex


def token() -> str:
    """32 hexadecimal digits that nobody can guess."""
    return _current.bytes(16).hex()


def secret() -> str:
    """43 characters that fit into an address, and that nobody can guess."""
    return base64.urlsafe_b64encode(_current.bytes(32)).rstrip(b"=").decode()

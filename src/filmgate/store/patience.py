"""Connections to PostgreSQL that wait for an answer so long and no longer.

The server's own time limits help nobody when it stands still with its connections open.
"""

import time
from collections.abc import Generator
from typing import Any, TypeVar

import psycopg

from filmgate.store.database import WAIT_SECONDS

T = TypeVar("T")


class Patient(psycopg.Connection[Any]):
    """An answer that does not come in time ends the connection, as if the server had closed it."""

    def wait(self, gen: Generator[Any, Any, T], *args: Any, **kwargs: Any) -> T:
        """Every exchange with the server passes here; psycopg looks in several times a second."""
        return super().wait(self._bounded(gen), *args, **kwargs)

    def _bounded(self, gen: Generator[Any, Any, T]) -> Generator[Any, Any, T]:
        until = time.monotonic() + WAIT_SECONDS
        try:
            wanted = next(gen)
            while True:
                ready = yield wanted
                if not ready and time.monotonic() > until:
                    self.pgconn.finish()
                    raise psycopg.OperationalError(f"no answer within {WAIT_SECONDS:.0f} s")
                wanted = gen.send(ready)
        except StopIteration as end:
            value: T = end.value
            return value

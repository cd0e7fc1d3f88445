"""Connections to PostgreSQL with a time limit for each answer.

Time limits that the server itself applies do not help if the server hangs.
"""

import time
from collections.abc import Generator
from typing import Any, TypeVar

import psycopg

from filmgate.store.database import WAIT_SECONDS

T = TypeVar("T")


class BoundedConnection(psycopg.Connection[Any]):
    """A connection that closes itself if an answer does not come in time."""

    def wait(self, gen: Generator[Any, Any, T], *args: Any, **kwargs: Any) -> T:
        """Wait for one exchange with the server, with the time limit. psycopg calls this for every
        exchange.
        """
        return super().wait(self._bounded(gen), *args, **kwargs)

    def _bounded(self, gen: Generator[Any, Any, T]) -> Generator[Any, Any, T]:
        until = time.monotonic() + WAIT_SECONDS
        try:
            wanted = next(gen)
            while True:
                ready = yield wanted
                if not ready and time.monotonic() > until:
                    self.pgconn.finish()
                    raise psycopg.OperationalError(
                        f"PostgreSQL did not answer within {WAIT_SECONDS:.0f} s: check the database server"
                    )
                wanted = gen.send(ready)
        except StopIteration as end:
            value: T = end.value
            return value

"""Opening the database, and its two doors: reading() and writing()."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.exc import DBAPIError

from filmgate.domain.errors import StorageFull
from filmgate.store.migrations import migrate

Connection = sa.Connection


class Database:
    """SQLite in WAL, opened by exactly one process; one writer at a time, readers beside it."""

    def __init__(self, path: Path) -> None:
        url, free = f"sqlite:///{path}", {"check_same_thread": False}
        # readers see one statement's snapshot each: a transaction would cost them as much as the statement
        self._readers = sa.create_engine(
            url, connect_args=free, isolation_level="AUTOCOMMIT", pool_reset_on_return=None, pool_size=8,
            max_overflow=64,
        )  # fmt: skip
        self._writers = sa.create_engine(url, connect_args=free, pool_size=1)
        self._writer = threading.Lock()
        for engine in (self._readers, self._writers):
            event.listen(engine, "connect", _tune)
        event.listen(self._writers, "begin", _lock)
        self._migrate()

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        with self._readers.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """One transaction: all of it or nothing. A full disk is StorageFull."""
        try:
            with self._writer, self._writers.begin() as connection:
                yield connection
        except DBAPIError as error:
            if "full" in str(error.orig) or "disk I/O" in str(error.orig):
                raise StorageFull from error
            raise

    def close(self) -> None:
        self._readers.dispose()
        self._writers.dispose()

    def _migrate(self) -> None:
        with self.writing() as connection:
            connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
            migrate(connection)


def _tune(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # SQLAlchemy's begin event opens transactions, not the driver
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")  # an acknowledged id survives a power cut
    connection.execute("PRAGMA busy_timeout=30000")
    connection.execute("PRAGMA foreign_keys=ON")


def _lock(connection: sa.Connection) -> None:
    """Writers lock at once: to read first and lock later could fail in the middle."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")

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
        self._engine = sa.create_engine(
            f"sqlite:///{path}", connect_args={"check_same_thread": False}, pool_size=8, max_overflow=64
        )
        self._writer = threading.Lock()
        event.listen(self._engine, "connect", _tune)
        event.listen(self._engine, "begin", _begin)
        self._migrate()

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        with self._engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """One transaction: all of it or nothing. A full disk is StorageFull."""
        try:
            with (
                self._writer,
                self._engine.connect().execution_options(filmgate_writes=True) as connection,
                connection.begin(),
            ):
                yield connection
        except DBAPIError as error:
            if "full" in str(error.orig) or "disk I/O" in str(error.orig):
                raise StorageFull from error
            raise

    def close(self) -> None:
        self._engine.dispose()

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


def _begin(connection: sa.Connection) -> None:
    """Writers lock at once. Readers see one statement's snapshot each: a transaction would cost them more."""
    if connection.get_execution_options().get("filmgate_writes", False):
        connection.exec_driver_sql("BEGIN IMMEDIATE")

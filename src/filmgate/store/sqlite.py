"""The SQLite database in WAL mode. Only one process may open it; the lock on the data directory
ensures that.
"""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.exc import DBAPIError

from filmgate.domain.errors import FilmgateError, StorageFull, Unavailable
from filmgate.store.database import Connection, Database
from filmgate.store.migrations import migrate


class SQLite(Database):
    """The default database: an SQLite file in the data directory."""

    def __init__(self, path: Path) -> None:
        url = f"sqlite:///{path}"
        common: dict[str, Any] = {"connect_args": {"check_same_thread": False}, "hide_parameters": True}
        # without transactions, which would cost readers as much as their statements
        readers = sa.create_engine(
            url,
            **common,
            isolation_level="AUTOCOMMIT",
            pool_reset_on_return=None,
            pool_size=8,
            max_overflow=64,
        )
        writers = sa.create_engine(url, **common, pool_size=1)
        for engine in (readers, writers):
            event.listen(engine, "connect", _tune)
        event.listen(readers, "connect", _only_reads)
        self._path = path
        super().__init__(readers, writers)
        with self.writing() as connection:
            connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
            found = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
            connection.exec_driver_sql(f"PRAGMA user_version={migrate(connection, found)}")

    def version(self) -> int:
        with self.reading() as connection:
            return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())

    def backup(self, file: Path) -> None:
        """Copy the database to a file by the backup function of SQLite. The copy shows one moment; a write in
        between restarts it.
        """
        with closing(sqlite3.connect(self._path)) as source, closing(sqlite3.connect(file)) as target:
            source.execute("PRAGMA query_only=ON")
            source.backup(target, pages=-1)

    def tidy(self) -> None:
        """Move the write-ahead log into the database file. Only the connection that writes may do this."""
        with self._explained(), self._writer, self._writers.connect() as connection:
            driver: Any = connection.connection.driver_connection
            driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def _lock(self, connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    def _unanswered(self, error: DBAPIError) -> Exception:
        """Return the error for a failed commit. With SQLite a refused commit did not happen."""
        return self._reason(error) or error

    def _reason(self, error: DBAPIError) -> FilmgateError | None:
        name = str(getattr(error.orig, "sqlite_errorname", ""))  # an extended result code
        if name.startswith(("SQLITE_FULL", "SQLITE_IOERR")):
            return StorageFull()
        if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_PROTOCOL")):
            return Unavailable("another program has locked the database: try again")
        if name.startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_PERM")):
            return Unavailable(
                "the database cannot be written: the operator must check the disk and the permissions of "
                "the data directory"
            )
        return None


def _only_reads(connection: Any, _record: object) -> None:
    """Let a connection only read: two connections that write or move the log can break a file (SQLite before
    3.51.3).
    """
    connection.execute("PRAGMA query_only=ON")
    connection.execute("PRAGMA wal_autocheckpoint=0")


def _tune(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # SQLAlchemy's begin event opens transactions, not the driver
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")  # an acknowledged id survives a power cut
    connection.execute("PRAGMA busy_timeout=10000")
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA secure_delete=ON")  # what was deleted is overwritten, too

"""The two doors of a database: reading() and writing(). Which database it is, its module knows."""

import threading
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.exc import DBAPIError

from filmgate.domain.errors import FilmgateError, Unavailable
from filmgate.store.bell import Bell

Connection = sa.Connection
WAIT_SECONDS = 10.0  # for a turn to write, and for each answer of a database server


class Database(ABC):
    """One writer at a time, readers beside it. SQLite and PostgreSQL say how to lock and what errors mean."""

    def __init__(self, readers: sa.Engine, writers: sa.Engine) -> None:
        self._readers, self._writers = readers, writers
        self.bell = Bell()
        self._writer = threading.Lock()
        event.listen(writers, "begin", self._lock)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Statement by statement: each sees what was committed when it began."""
        with self._explained(), self._readers.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction: all of it or nothing, one writer at a time. A full disk is StorageFull."""
        with self._explained(), self._turn(), ExitStack() as opened:
            yield self._begun(opened)

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """The writers' lock, for which nobody waits without end: the one who holds it may wait for a database
        that does not answer.
        """
        if not self._writer.acquire(timeout=WAIT_SECONDS):
            raise Unavailable("the database is busy: try again")
        try:
            yield
        finally:
            self._writer.release()

    def _begun(self, opened: ExitStack) -> Connection:
        """A transaction that has its lock. A connection that broke since is made anew: to try the lock is to
        try the connection.
        """
        try:
            return opened.enter_context(self._writers.begin())
        except DBAPIError as error:
            if not error.connection_invalidated:
                raise
        return opened.enter_context(self._writers.begin())

    def close(self) -> None:
        self.bell.close()
        self._readers.dispose()
        self._writers.dispose()

    def leading(self) -> bool:
        """Whether what one server does for all of this database (sweeping, webhooks) is this one's to do."""
        return True

    @abstractmethod
    def version(self) -> int:
        """Of the schema that is there now."""

    @abstractmethod
    def backup(self, file: Path) -> None:
        """A consistent copy while the server goes on. Raises InvalidParameter where it makes none."""

    def tidy(self) -> None:  # noqa: B027  most databases see to it themselves
        """What keeps the database small; called now and then by the one who leads."""

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            reason = self._reason(error)
            if reason is None:
                raise
            raise reason from error

    @abstractmethod
    def _lock(self, connection: Connection) -> None:
        """Writers lock at once: to read first and lock later could fail in the middle."""

    @abstractmethod
    def _reason(self, error: DBAPIError) -> FilmgateError | None:
        """What the caller is told, where it is no mistake of ours."""

"""The interface of a database: reading() and writing(). SQLite and PostgreSQL implement it."""

import threading
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import TypeVar

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoneFree

from filmgate import outside
from filmgate.domain.errors import FilmgateError, OutcomeUnknown, Unavailable
from filmgate.store.notifier import Notifier
from filmgate.store.predictions import aware, naive
from filmgate.store.tables import clock

Connection = sa.Connection
T = TypeVar("T")
WAIT_SECONDS = 10.0  # for a turn to write, and for each answer of a database server
_LOOK_SECONDS = 10.0  # for which a commit that was not answered is looked for
_AGAIN_SECONDS = 0.2


class Database(ABC):
    """A database with one writer at a time and readers beside it. Subclasses say how to lock and what errors
    mean.
    """

    def __init__(self, readers: sa.Engine, writers: sa.Engine) -> None:
        self._readers, self._writers = readers, writers
        self.notifier = Notifier()
        self._writer = threading.Lock()
        event.listen(writers, "begin", self._lock)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection for reading. Each statement sees all that was committed when it began."""
        with self._explained(), self._readers.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection in a write transaction. Only one write transaction runs at a time.

        Raise StorageFull or Unavailable; raise OutcomeUnknown if the commit may or may not have happened.
        """
        with self._explained(), self._turn(), ExitStack() as opened:
            connection, transaction = self._begun(opened)
            try:
                yield connection
            except BaseException:
                with suppress(DBAPIError):  # of a connection that broke: what it began is gone with it
                    transaction.rollback()
                raise
            self._end(transaction)

    def write(self, act: Callable[[Connection], T], *, seen: Callable[[Connection], T | None]) -> T:
        """Run `act` in one write transaction and return its result.

        If the commit fails, `seen` checks, under the write lock, whether it happened all the same. It returns
        the result, or None if nothing was changed. Raise OutcomeUnknown if the database cannot be asked.
        """
        done: list[T] = []
        try:
            with self.writing() as connection:
                done.append(act(connection))
        except Exception as error:
            if not done:
                raise  # the act itself was refused, or there was no transaction
            result = self._look(seen, error)
            if result is None:
                raise (error.undone if isinstance(error, OutcomeUnknown) else error) from error
            return result
        return done[0]

    def _look(self, seen: Callable[[Connection], T | None], error: Exception) -> T | None:
        until = outside.monotonic() + _LOOK_SECONDS
        while True:
            results: list[T | None] = []
            with suppress(FilmgateError), self.writing() as connection:
                results.append(seen(connection))
            if results:
                return results[0]
            if outside.monotonic() > until:
                raise error if isinstance(error, OutcomeUnknown) else OutcomeUnknown() from error
            outside.sleep(_AGAIN_SECONDS)

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """Hold the writers' lock. A caller waits only a limited time, because the holder may wait for a
        database that does not answer.
        """
        if not self._writer.acquire(timeout=WAIT_SECONDS):
            raise Unavailable("the database is busy: try again")
        try:
            yield
        finally:
            self._writer.release()

    def _begun(self, opened: ExitStack) -> tuple[Connection, sa.RootTransaction]:
        """Begin a transaction that holds its lock. A broken connection is replaced: the attempt to lock is
        its test.
        """
        connection = opened.enter_context(self._writers.connect())
        try:
            return connection, connection.begin()
        except DBAPIError as error:
            if not error.connection_invalidated:
                raise
        connection = opened.enter_context(self._writers.connect())
        return connection, connection.begin()

    def _end(self, transaction: sa.RootTransaction) -> None:
        try:
            transaction.commit()
        except DBAPIError as error:
            with suppress(DBAPIError):
                transaction.rollback()
            raise self._unanswered(error) from error

    def close(self) -> None:
        self.notifier.close()
        self._readers.dispose()
        self._writers.dispose()

    def note(self, now: datetime) -> None:
        """Store the present time, so that the clock can be checked at the next start."""
        with self.writing() as connection:
            connection.execute(clock.delete())
            connection.execute(clock.insert().values(at=naive(now)))

    def noted(self) -> datetime | None:
        """Return the last stored time, or None."""
        with self.reading() as connection:
            found = connection.execute(sa.select(clock.c.at)).scalar()
        return aware(found)

    def leading(self) -> bool:
        """Tell whether this server is the leader, which does the tasks for the whole database: sweeping and
        webhooks.
        """
        return True

    @abstractmethod
    def version(self) -> int:
        """Return the version of the schema in the database."""

    @abstractmethod
    def backup(self, file: Path) -> None:
        """Copy the database to a file while the server runs. Raise InvalidParameter if this kind of database
        cannot be copied.
        """

    def tidy(self) -> None:  # noqa: B027  most databases see to it themselves
        """Keep the files of the database small. The leading server calls this regularly."""

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            reason = self._reason(error)
            if reason is None:
                raise
            raise reason from error
        except NoneFree as error:  # every connection is busy, and stayed so
            raise Unavailable("the database is busy: try again") from error

    @abstractmethod
    def _lock(self, connection: Connection) -> None:
        """Take the write lock at once: a transaction that reads first and locks later could fail in the
        middle.
        """

    def _unanswered(self, error: DBAPIError) -> Exception:
        """Return the error for a commit that raised this. Here the outcome is unknown."""
        return OutcomeUnknown(undone=self._reason(error))

    @abstractmethod
    def _reason(self, error: DBAPIError) -> FilmgateError | None:
        """Return the error for the caller, if the fault is not ours."""

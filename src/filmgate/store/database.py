"""The two doors of a database: reading() and writing(). Which database it is, its module knows."""

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
    """One writer at a time, readers beside it. SQLite and PostgreSQL say how to lock and what errors mean."""

    def __init__(self, readers: sa.Engine, writers: sa.Engine) -> None:
        self._readers, self._writers = readers, writers
        self.notifier = Notifier()
        self._writer = threading.Lock()
        event.listen(writers, "begin", self._lock)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Statement by statement: each sees what was committed when it began."""
        with self._explained(), self._readers.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction: all of it or nothing, one writer at a time.

        Raises StorageFull, Unavailable, and OutcomeUnknown where nothing tells whether it was committed.
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
        """Run `act` in one transaction.

        Where its commit fails, `seen` looks under the lock, when whatever held it before is over: its value
        is the result; None: the act was not done. Raises OutcomeUnknown while nobody can look.
        """
        done: list[T] = []
        try:
            with self.writing() as connection:
                done.append(act(connection))
        except Exception as error:
            if not done:
                raise  # the act itself was refused, or there was no transaction
            found = self._look(seen, error)
            if found is None:
                raise (error.undone if isinstance(error, OutcomeUnknown) else error) from error
            return found
        return done[0]

    def _look(self, seen: Callable[[Connection], T | None], error: Exception) -> T | None:
        until = outside.monotonic() + _LOOK_SECONDS
        while True:
            found: list[T | None] = []
            with suppress(FilmgateError), self.writing() as connection:
                found.append(seen(connection))
            if found:
                return found[0]
            if outside.monotonic() > until:
                raise error if isinstance(error, OutcomeUnknown) else OutcomeUnknown() from error
            outside.sleep(_AGAIN_SECONDS)

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

    def _begun(self, opened: ExitStack) -> tuple[Connection, sa.RootTransaction]:
        """A transaction that has its lock. A connection that broke since is made anew: to try the lock is to
        try the connection.
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
        """Remember a time that can be trusted."""
        with self.writing() as connection:
            connection.execute(clock.delete())
            connection.execute(clock.insert().values(at=naive(now)))

    def noted(self) -> datetime | None:
        """What was remembered last."""
        with self.reading() as connection:
            found = connection.execute(sa.select(clock.c.at)).scalar()
        return aware(found)

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
        except NoneFree as error:  # every connection is busy, and stayed so
            raise Unavailable("the database is busy: try again") from error

    @abstractmethod
    def _lock(self, connection: Connection) -> None:
        """Writers lock at once: to read first and lock later could fail in the middle."""

    def _unanswered(self, error: DBAPIError) -> Exception:
        """What is known when a commit raises this: by itself, nothing."""
        return OutcomeUnknown(undone=self._reason(error))

    @abstractmethod
    def _reason(self, error: DBAPIError) -> FilmgateError | None:
        """What the caller is told, where it is no mistake of ours."""

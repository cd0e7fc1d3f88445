"""Several servers on one PostgreSQL database: notifications between them, and the lock of the leader."""

import threading
from collections.abc import Callable
from typing import Any

import psycopg

from filmgate import logs
from filmgate.store.notifier import Notifier
from filmgate.store.patience import BoundedConnection

_CHANNEL = "filmgate"
_TOGETHER_SECONDS = 0.02  # every commit takes the lock of NOTIFY: calls within this time are one
_AGAIN_SECONDS = 1.0
_LEADER = 0x464C4544  # the advisory lock of whoever sweeps and sends webhooks
Connect = Callable[[], "psycopg.Connection[Any]"]


def opener(known: dict[str, Any]) -> Connect:
    """Return a function that opens a connection outside of pools and transactions."""
    return lambda: BoundedConnection.connect(**known, autocommit=True)


class SharedNotifier(Notifier):
    """A notifier that calls the listeners of every server of a database, by LISTEN and NOTIFY."""

    def __init__(self, connect: Connect) -> None:
        super().__init__()
        self._connect = connect
        self._woken, self._over = threading.Event(), threading.Event()
        for work in (self._say, self._hear):
            threading.Thread(target=work, name="notifier", daemon=True).start()

    def notify(self) -> None:
        super().notify()  # here nobody need wait for the way there and back
        self._woken.set()

    def close(self) -> None:
        self._over.set()
        self._woken.set()

    def _say(self) -> None:
        while True:
            self._woken.wait()
            if self._over.wait(_TOGETHER_SECONDS):
                return
            self._woken.clear()
            try:
                with self._connect() as connection:
                    while not self._over.is_set():
                        connection.execute(f"NOTIFY {_CHANNEL}")
                        self._woken.wait()
                        self._over.wait(_TOGETHER_SECONDS)
                        self._woken.clear()
            except psycopg.Error as error:
                self._lost(error)

    def _hear(self) -> None:
        while not self._over.is_set():
            try:
                with self._connect() as connection:
                    connection.execute(f"LISTEN {_CHANNEL}")
                    while not self._over.is_set():
                        for _ in connection.notifies(timeout=_AGAIN_SECONDS, stop_after=1):
                            super().notify()
            except psycopg.Error as error:
                self._lost(error)

    def _lost(self, error: psycopg.Error) -> None:
        """Log that the connection is lost. Until it is back, waiting threads look once a second."""
        if not self._over.wait(_AGAIN_SECONDS):
            logs.event("notifier_lost", level="warning", reason=str(error).partition("\n")[0])


class LeaderLock:
    """The leader lock of a database: an advisory lock that one server holds until its connection to the
    database closes.
    """

    def __init__(self, connect: Connect) -> None:
        self._connect, self._lock = connect, threading.Lock()
        self._connection: psycopg.Connection[Any] | None = None
        self._held = False

    def held(self) -> bool:
        """Tell whether this server is the leader now. If there is no leader, try to become it."""
        with self._lock:
            try:
                return self._look()
            except psycopg.Error:
                self._drop()
                return False

    def close(self) -> None:
        with self._lock:
            self._drop()

    def _look(self) -> bool:
        if self._connection is None:
            self._connection = self._connect()
        ask = "SELECT true" if self._held else f"SELECT pg_try_advisory_lock({_LEADER})"
        row = self._connection.execute(ask).fetchone()
        self._held = bool(row and row[0])
        return self._held

    def _drop(self) -> None:
        self._held = False
        if self._connection:
            self._connection.close()
            self._connection = None

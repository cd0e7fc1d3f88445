"""Notifications that wake threads which wait for work. A woken thread reads the database."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Notifier:
    """Calls the listeners of this process when there may be new work."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._listeners: dict[object, Callable[[], None]] = {}

    def notify(self) -> None:
        """Call every listener. Call this from any thread, after the commit of the data that the listeners
        shall read.
        """
        with self._lock:
            listeners = list(self._listeners.values())
        for listener in listeners:
            listener()

    @contextmanager
    def listening(self, listener: Callable[[], None]) -> Iterator[None]:
        """Call `listener` at each `notify()` while the context lasts. It runs in the thread that called
        `notify()`.
        """
        token = object()
        with self._lock:
            self._listeners[token] = listener
        try:
            yield
        finally:
            with self._lock:
                del self._listeners[token]

    def close(self) -> None:
        """Stop the threads that send notifications to other servers. This class has none."""

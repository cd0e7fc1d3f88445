"""Wakes the threads that wait for work. A woken thread reads the database to see what there is."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Notifier:
    """Calls the listeners of this process."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._listeners: dict[object, Callable[[], None]] = {}

    def notify(self) -> None:
        """Call every listener. Any thread may do so, after the commit of what the listeners are to see."""
        with self._lock:
            listeners = list(self._listeners.values())
        for listener in listeners:
            listener()

    @contextmanager
    def listening(self, listener: Callable[[], None]) -> Iterator[None]:
        """Call `listener` at each `notify()` while the context lasts, in the thread that notifies."""
        token = object()
        with self._lock:
            self._listeners[token] = listener
        try:
            yield
        finally:
            with self._lock:
                del self._listeners[token]

    def close(self) -> None:
        """Stop the threads that carry notifications from server to server; here there are none."""

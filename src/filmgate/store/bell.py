"""Tells whoever waits that something may be there now; who hears it looks for himself."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Bell:
    """Rings within this process."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._ears: dict[object, Callable[[], None]] = {}

    def ring(self) -> None:
        """After the commit of what there is to see; from any thread."""
        with self._lock:
            ears = list(self._ears.values())
        for ear in ears:
            ear()

    @contextmanager
    def heard(self, ear: Callable[[], None]) -> Iterator[None]:
        """Call `ear`, in whatever thread, each time that it rings."""
        token = object()
        with self._lock:
            self._ears[token] = ear
        try:
            yield
        finally:
            with self._lock:
                del self._ears[token]

    def close(self) -> None:
        """Nobody hears it any more."""

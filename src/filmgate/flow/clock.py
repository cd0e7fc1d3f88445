"""The server's clock. It dates leases, retention and waits."""

import threading
from datetime import datetime, timedelta

from filmgate import outside

_SLEW = timedelta(seconds=2)  # a clock that is corrected by less is followed at once
SETTLES = timedelta(minutes=10)


class SteadyClock:
    """Runs as evenly as the machine's monotonic clock. A step of the wall clock counts once it has lasted.

    A clock that jumps for a moment, in either direction, ends no lease, no retention and no wait.
    """

    def __init__(self, known: datetime | None = None, *, settles: timedelta = SETTLES) -> None:
        """`known`: the last time that the database knows of; `settles`: for how long a step must last."""
        self._lock, self._settles = threading.Lock(), settles.total_seconds()
        self._time = max(outside.now(), known) if known else outside.now()
        self._at = self._began = outside.monotonic()
        self._step: timedelta | None = None
        self._since = 0.0

    def now(self) -> datetime:
        """In UTC."""
        with self._lock:
            return self._look()

    @property
    def agrees(self) -> bool:
        """Tell whether the wall clock shows the same time. It does not while a step of it is in doubt."""
        with self._lock:
            self._look()
            return self._step is None

    @property
    def steady(self) -> bool:
        """Tell whether things may be thrown away by it: it agrees, and has run for ten minutes."""
        with self._lock:
            self._look()
            return self._step is None and self._at - self._began >= self._settles

    def _look(self) -> datetime:
        at, wall = outside.monotonic(), outside.now()
        self._time, self._at = self._time + timedelta(seconds=at - self._at), at
        step = wall - self._time
        if abs(step) <= _SLEW:
            self._time, self._step = wall, None
        elif self._step is None or abs(step - self._step) > _SLEW:
            self._step, self._since = step, at
        elif at - self._since >= self._settles:
            self._time, self._step = wall, None
        return self._time

"""The clock of the server. Leases, retention and waiting times are dated by it."""

import threading
from datetime import datetime, timedelta

from filmgate import outside

_SLEW = timedelta(seconds=2)  # a clock that is corrected by less is followed at once
SETTLES = timedelta(minutes=10)


class SteadyClock:
    """A clock that follows the machine's monotonic clock. It follows a step of the wall clock only after the
    step has lasted.

    A wall clock that is wrong for a moment ends no lease, no retention and no wait.
    """

    def __init__(self, known: datetime | None = None, *, settles: timedelta = SETTLES) -> None:
        """Start the clock. `known`: the last time that the database has; `settles`: how long a step of the
        wall clock must last until it counts.
        """
        self._lock, self._settles = threading.Lock(), settles.total_seconds()
        self._time = max(outside.now(), known) if known else outside.now()
        self._at = self._began = outside.monotonic()
        self._step: timedelta | None = None
        self._since = 0.0

    def now(self) -> datetime:
        """Return the present time in UTC."""
        with self._lock:
            return self._look()

    @property
    def agrees(self) -> bool:
        """Tell whether the wall clock shows the same time as this clock. If not, a step of the wall clock
        does not count yet.
        """
        with self._lock:
            self._look()
            return self._step is None

    @property
    def steady(self) -> bool:
        """Tell whether old data may be deleted by this clock: it agrees with the wall clock, and has run for
        ten minutes.
        """
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

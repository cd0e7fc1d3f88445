"""The regular tasks that the leading server does for the whole database."""

from datetime import timedelta

from filmgate import logs, outside
from filmgate.flow import lease, settle, sweep
from filmgate.flow.services import Services

_TIDY = timedelta(minutes=1)
_ORPHANS = timedelta(hours=1)


class Keeper:
    """Runs the regular tasks: end expired leases, fail predictions without attempts left, delete old data."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._deaf = outside.monotonic() + services.lease.total_seconds()
        self._next: dict[str, float] = {}

    def turn(self) -> None:
        """Run the tasks that are due. Call it a few times a second. After an error of the database the next
        call tries again.
        """
        services, now = self._services, self._services.clock.now()
        if not services.database.leading():
            self._deaf = outside.monotonic() + services.lease.total_seconds()
            return
        if outside.monotonic() > self._deaf:  # who spoke while nobody listened speaks again until then
            lease.expire(services, now=now)
        settle.sweep(services, now=now)
        if self._due("tidy", _TIDY):
            if services.clock.agrees:
                services.database.note(now)
            if services.clock.steady:
                sweep.rewind(services, now=now)
            services.database.tidy()
        if not services.clock.steady:
            return  # nothing is thrown away by a clock that is in doubt
        if self._due("expire", _TIDY):
            sweep.expire(services, now=now)
        if self._due("orphans", _ORPHANS) and (gone := sweep.orphans(services, now=now)):
            logs.event("orphans", files=gone)

    def _due(self, task: str, every: timedelta) -> bool:
        """Tell whether a task is due; if so, set its next time."""
        due = outside.monotonic() > self._next.get(task, -float("inf"))
        if due:
            self._next[task] = outside.monotonic() + every.total_seconds()
        return due

"""The checks that decide whether this server is ready for requests."""

import threading
from datetime import datetime

from filmgate import outside
from filmgate.domain import catalog
from filmgate.domain.errors import FilmgateError, StorageFull
from filmgate.flow import workers
from filmgate.flow.services import Services
from filmgate.store import accounts
from filmgate.store.migrations import VERSION


class Readiness:
    """The results of the readiness checks: for each check the fault as a sentence, or "".

    Checks that write run at most once in some seconds, because anybody may ask.
    """

    _FRESH_SECONDS = 3.0

    def __init__(self, services: Services) -> None:
        self._services, self._lock = services, threading.Lock()
        self._found: dict[str, str] = {}
        self._at = -self._FRESH_SECONDS

    def faults(self, *, now: datetime) -> dict[str, str]:
        found = dict(self._written())
        if not found["database"]:
            found |= _read(self._services, now)
        return found

    def _written(self) -> dict[str, str]:
        with self._lock:
            if outside.monotonic() - self._at > self._FRESH_SECONDS:
                self._found, self._at = _write(self._services), outside.monotonic()
            return self._found


def _write(services: Services) -> dict[str, str]:
    faults = {"database": "", "storage": ""}
    try:
        with services.database.writing() as connection:
            accounts.touch(connection)
    except FilmgateError as error:
        faults["database"] = str(error)
    try:
        if services.full():
            raise StorageFull
        services.blobs.probe()
    except FilmgateError as error:
        faults["storage"] = str(error)
    return faults


def _read(services: Services, now: datetime) -> dict[str, str]:
    try:
        there = services.database.version()
        with services.database.reading() as connection:
            live = workers.live(services, connection, now=now)
    except FilmgateError as error:
        return {"database": str(error)}
    blind = sum(bool(one.fault) for one in live)
    wrong = services.policy.closed and blind > 0 and blind == len(live)
    served = {model for one in live if one.ready and not one.drained_at for model in one.models}
    lonely = sorted(catalog.MODELS.keys() - served)
    return {
        "migrations": ""
        if there == VERSION
        else f"the database has schema {there}, but this version needs {VERSION}",
        # why is for its operator: `filmgate doctor` and the worker's log say it
        "safety": f"{blind} of {len(live)} workers cannot screen predictions" if wrong else "",
        "workers": f"no ready worker for {', '.join(lonely)}: predictions wait" if lonely else "",
    }

"""The value that every operation of the server gets: database, files, clock and limits."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

from filmgate import outside
from filmgate.domain.routes import Routes
from filmgate.domain.screening import Policy
from filmgate.flow.clock import SteadyClock
from filmgate.flow.listeners import Listeners
from filmgate.flow.meters import Meters
from filmgate.media.blobs import Blobs
from filmgate.media.inspect import Inspector
from filmgate.net import Guarded
from filmgate.store import predictions
from filmgate.store.database import Connection, Database
from filmgate.traces import Traces


class Gauge:
    """A cached count of the waiting predictions: the last count from the database, plus the predictions added
    since.
    """

    _FRESH_SECONDS = 1.0

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._count, self._at = 0, -self._FRESH_SECONDS

    def full(self, most: int, count: Callable[[], int]) -> bool:
        """Tell whether at least `most` predictions wait. `count` reads the number from the database; it is
        called if the cached number is old or has reached `most`.
        """
        with self._lock:
            if self._count >= most or outside.monotonic() - self._at > self._FRESH_SECONDS:
                self._count, self._at = count(), outside.monotonic()
            return self._count >= most

    def add(self) -> None:
        with self._lock:
            self._count += 1


class Pace:
    """A cache of the time that a clip takes, so that the database is read only every few seconds."""

    _FRESH_SECONDS = 3.0

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], tuple[float | None, float]] = {}

    def typical(
        self, connection: Connection, model: str, need: str, reckoned: Callable[[], float | None]
    ) -> float | None:
        """Return the typical seconds of a clip: the estimate of the workers (`reckoned`), or else the median
        of the model's last clips, or None before the first clip.
        """
        known = self._known.get((model, need))
        if known is None or outside.monotonic() > known[1]:
            seconds = reckoned() or predictions.typical(connection, model)
            known = self._known[model, need] = seconds, outside.monotonic() + self._FRESH_SECONDS
        return known[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """The database, the files, the clock and the limits of a server. bootstrap builds it once."""

    database: Database
    blobs: Blobs
    inspector: Inspector
    images: Guarded = Guarded()  # fetches pictures from elsewhere
    webhooks: Guarded = Guarded(seconds=10.0)
    plain_webhooks: bool = False  # development: http too
    listeners: Listeners = field(default_factory=Listeners)
    lease: timedelta = timedelta(seconds=20)
    attempts: int = 3
    enforce: bool = False  # refuse what the balance does not cover
    queue: int = 10_000  # predictions that may wait
    meters: Meters = field(default_factory=Meters)
    clock: SteadyClock = field(default_factory=SteadyClock)
    gauge: Gauge = field(default_factory=Gauge)
    pace: Pace = field(default_factory=Pace)
    keep: timedelta = timedelta(days=7)  # clips and uploads
    policy: Policy = Policy()
    routes: Routes = Routes()
    traces: Traces = field(default_factory=Traces)
    fetched: int = 2 * 2**30  # bytes of pictures from elsewhere for what an account has waiting
    reserve: int = 0  # bytes of the disk that are left alone
    uploads: int = 10 * 2**30  # bytes of uploads that are kept for an account
    overlap: timedelta = timedelta(hours=24)  # of an old and a new webhook secret

    def full(self, coming: int = 0) -> bool:
        """Tell whether the disk has no room for another clip, or for `coming` more bytes."""
        room = self.blobs.room()
        return room is not None and room[0] - coming < self.reserve

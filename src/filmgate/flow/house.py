"""What the acts work with."""

from dataclasses import dataclass
from datetime import timedelta

from filmgate.media.blobs import Blobs
from filmgate.store.database import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """The database, the blobs and the rules. Built once by bootstrap."""

    database: Database
    blobs: Blobs
    lease: timedelta = timedelta(seconds=20)
    attempts: int = 3

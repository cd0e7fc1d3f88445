"""What the acts work with."""

from dataclasses import dataclass
from datetime import timedelta

from filmgate.media.blobs import Blobs
from filmgate.media.inspect import Inspector
from filmgate.net import Guarded
from filmgate.store.database import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """The database, the blobs and the rules. Built once by bootstrap."""

    database: Database
    blobs: Blobs
    inspector: Inspector
    images: Guarded = Guarded()  # here only its rules are asked; the worker fetches
    webhooks: Guarded = Guarded(seconds=10.0)
    plain_webhooks: bool = False  # development: http too
    lease: timedelta = timedelta(seconds=20)
    attempts: int = 3
    enforce: bool = False  # refuse what the balance does not cover
    queue: int = 10_000  # predictions that may wait
    keep: timedelta = timedelta(days=7)  # clips and uploads
    overlap: timedelta = timedelta(hours=24)  # of an old and a new webhook secret

"""Housekeeping: what is no longer kept, and what is nobody's, goes."""

import itertools
from collections.abc import Iterator
from datetime import datetime, timedelta

from filmgate import logs
from filmgate.domain.prediction import Prediction
from filmgate.flow.house import House
from filmgate.store import deliveries, idempotency, predictions, sessions, uploads

_REMEMBER = timedelta(hours=24)  # idempotency keys
_YOUNG = timedelta(hours=1)  # files that may be on their way still
_BATCH = 200


def rewind(house: House, *, now: datetime) -> None:
    """Where the clock was set back, what was dated by the one before counts from now on."""
    with house.database.reading() as connection:
        if not deliveries.dated_ahead(connection, now=now) and not predictions.dated_ahead(
            connection, now=now
        ):
            return
    with house.database.writing() as connection:
        deliveries.rewind(connection, now=now)
        predictions.rewind(connection, now=now)
    logs.event("clock_set_back", level="warning")


def expire(house: House, *, now: datetime) -> int:
    """Remove clips, uploads, deliveries and idempotency keys whose time is over.

    Returns how many files went.
    """
    with house.database.reading() as connection:
        clips = predictions.stale(connection, before=now - house.keep)
        files = uploads.expired(connection, before=now - house.keep)
    for id in clips:
        house.blobs.delete(f"outputs/{id}")
        with house.database.writing() as connection:
            predictions.expire(connection, id, now=now)
    for id in files:
        house.blobs.delete(f"uploads/{id}")
        with house.database.writing() as connection:
            uploads.delete(connection, id)
    with house.database.writing() as connection:
        idempotency.forget(connection, before=now - _REMEMBER)
        deliveries.forget(connection, before=now - house.keep)
        sessions.expire(connection, now=now)
    return len(clips) + len(files)


def orphans(house: House, *, now: datetime) -> int:
    """Remove files that no row names: of attempts that lost, of requests that were never taken.

    Returns how many went. A crash between a file and its row leaves such files; nothing else does.
    """
    gone = 0
    for names in _batches(house, now - _YOUNG):
        owners = {name.split("/")[1] for name in names}
        with house.database.reading() as connection:
            rows = predictions.get_all(connection, owners)
            known = {id for id in owners if id in rows or uploads.get(connection, id=id)}
        for name in names:
            kind, owner, *rest = name.split("/")
            if owner not in known or (owner in rows and not _wanted(rows[owner], kind, name, rest)):
                house.blobs.delete(name)
                gone += 1
    house.blobs.forget(before=now - _YOUNG)
    return gone


def _batches(house: House, before: datetime) -> Iterator[tuple[str, ...]]:
    for kind in ("inputs", "outputs", "uploads"):
        found = house.blobs.names(kind, before=before)
        while some := tuple(itertools.islice(found, _BATCH)):
            yield some


def _wanted(prediction: Prediction, kind: str, name: str, rest: list[str]) -> bool:
    if kind == "inputs":
        return not prediction.status.over
    if prediction.status.over:
        return prediction.output == name
    return rest[0] == str(prediction.attempt)

"""The deletion of expired data, and of files that belong to no row."""

import itertools
from collections.abc import Iterator
from datetime import datetime, timedelta

from filmgate import logs
from filmgate.domain.prediction import Prediction
from filmgate.flow.services import Services
from filmgate.store import deliveries, idempotency, predictions, sessions, uploads

_REMEMBER = timedelta(hours=24)  # idempotency keys
_YOUNG = timedelta(hours=1)  # files that may be on their way still
_BATCH = 200


def rewind(services: Services, *, now: datetime) -> None:
    """Restart the retention of rows that are dated in the future, because the clock was set back."""
    with services.database.reading() as connection:
        if not deliveries.dated_ahead(connection, now=now) and not predictions.dated_ahead(
            connection, now=now
        ):
            return
    with services.database.writing() as connection:
        deliveries.rewind(connection, now=now)
        predictions.rewind(connection, now=now)
    logs.event("clock_set_back", level="warning")


def expire(services: Services, *, now: datetime) -> int:
    """Delete clips, uploads, deliveries and idempotency keys whose retention has ended. Return the number of
    deleted files.
    """
    with services.database.reading() as connection:
        clips = predictions.stale(connection, before=now - services.keep)
        files = uploads.expired(connection, before=now - services.keep)
    for id in clips:
        services.blobs.delete(f"outputs/{id}")
        with services.database.writing() as connection:
            predictions.expire(connection, id, now=now)
    for id in files:
        services.blobs.delete(f"uploads/{id}")
        with services.database.writing() as connection:
            uploads.delete(connection, id)
    with services.database.writing() as connection:
        idempotency.forget(connection, before=now - _REMEMBER)
        deliveries.forget(connection, before=now - services.keep)
        sessions.expire(connection, now=now)
    return len(clips) + len(files)


def orphans(services: Services, *, now: datetime) -> int:
    """Delete files that belong to no row: of attempts that lost their lease, or of requests that were
    refused. Return their number.

    Such a file is left if the server crashes between writing a file and its row.
    """
    gone = 0
    for names in _batches(services, now - _YOUNG):
        owners = {name.split("/")[1] for name in names}
        with services.database.reading() as connection:
            rows = predictions.get_all(connection, owners)
            known = {id for id in owners if id in rows or uploads.get(connection, id=id)}
        for name in names:
            kind, owner, *rest = name.split("/")
            if owner not in known or (owner in rows and not _wanted(rows[owner], kind, name, rest)):
                services.blobs.delete(name)
                gone += 1
    services.blobs.forget(before=now - _YOUNG)
    return gone


def _batches(services: Services, before: datetime) -> Iterator[tuple[str, ...]]:
    for kind in ("inputs", "outputs", "uploads"):
        found = services.blobs.names(kind, before=before)
        while some := tuple(itertools.islice(found, _BATCH)):
            yield some


def _wanted(prediction: Prediction, kind: str, name: str, rest: list[str]) -> bool:
    if kind == "inputs":
        return not prediction.status.over
    if prediction.status.over:
        return prediction.output == name
    return rest[0] == str(prediction.attempt)

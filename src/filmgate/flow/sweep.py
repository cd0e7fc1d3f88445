"""Housekeeping: what was tried too often fails with a reason; what is no longer kept goes."""

from datetime import datetime, timedelta

from filmgate.domain import errors
from filmgate.domain.prediction import Status
from filmgate.flow import settle
from filmgate.flow.house import House
from filmgate.store import idempotency, predictions, queue, sessions, uploads

_REMEMBER = timedelta(hours=24)  # idempotency keys


def sweep(house: House, *, now: datetime) -> int:
    """Fail what ran out of attempts. Returns how many."""
    with house.database.reading() as connection:
        tired = queue.exhausted(connection, now=now, attempts=house.attempts)
    for id in tired:
        with house.database.writing() as connection:
            prediction = predictions.get(connection, id)
            outcome = {
                "status": Status.FAILED, "code": errors.EXECUTION, "stage": "worker",
                "error": f"the worker stopped {house.attempts} times while making this clip",
            }  # fmt: skip
            if prediction:
                settle.end(connection, prediction, prediction.attempt, outcome, now=now)
    return len(tired)


def expire(house: House, *, now: datetime) -> int:
    """Remove clips, uploads and idempotency keys whose time is over. Returns how many files went."""
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
        sessions.expire(connection, now=now)
    return len(clips) + len(files)

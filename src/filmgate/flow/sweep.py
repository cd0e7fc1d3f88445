"""Housekeeping: what was tried too often fails with a reason; half-written files go."""

from datetime import datetime

from filmgate.domain import errors
from filmgate.domain.prediction import Status
from filmgate.flow.house import House
from filmgate.store import ledger, predictions, queue


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
            if prediction and queue.finish(
                connection, id, attempt=prediction.attempt, now=now, outcome=outcome
            ):
                ledger.refund(connection, prediction, now=now)
    return len(tired)

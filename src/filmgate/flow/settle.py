"""Act three: outcome and money in one transaction, if this attempt still holds the lease."""

from datetime import datetime

from filmgate.domain.errors import InvalidParameter, LeaseLost, NotFound
from filmgate.domain.prediction import Prediction, Status
from filmgate.flow.house import House
from filmgate.store import ledger, predictions, queue
from filmgate.wire.protocol import Completion, Refusal


def output_path(id: str, attempt: int) -> str:
    return f"outputs/{id}/{attempt}/0.mp4"


def complete(house: House, id: str, message: Completion, *, now: datetime) -> None:
    """Publish the uploaded clip. A repeated completion of the same attempt is fine."""
    path = output_path(id, message.attempt)
    if house.blobs.check(path) != (message.size, message.sha256):
        raise InvalidParameter("the uploaded clip is not the one that was announced")
    with house.database.writing() as connection:
        prediction = predictions.get(connection, id)
        if prediction is None:
            raise LeaseLost
        if prediction.status is Status.COMPLETED and prediction.output == path:
            return
        outcome = {
            "status": Status.COMPLETED, "output": path, "nsfw": [False], "stage": "done",
            "progress": 1.0, "inference_ms": message.inference_ms,
            "details": {**message.details, "screened": False},
        }  # fmt: skip
        if not queue.finish(connection, id, attempt=message.attempt, now=now, outcome=outcome):
            raise LeaseLost
        ledger.settle(connection, prediction, now=now)
    house.blobs.delete(f"inputs/{id}")


def fail(house: House, id: str, message: Refusal, *, now: datetime) -> None:
    """The attempt failed for good: nothing is charged."""
    with house.database.writing() as connection:
        prediction = predictions.get(connection, id)
        if prediction is None:
            raise LeaseLost
        if prediction.status is Status.FAILED and prediction.attempt == message.attempt:
            return
        outcome = {
            "status": Status.FAILED, "code": message.code, "error": message.error,
            "stage": message.stage,
        }  # fmt: skip
        if not queue.finish(connection, id, attempt=message.attempt, now=now, outcome=outcome):
            raise LeaseLost
        ledger.refund(connection, prediction, now=now)
    house.blobs.delete(f"inputs/{id}")


def cancel(house: House, account: str, id: str, *, now: datetime) -> Prediction:
    """Waiting or running: cancel and refund. Over: delete it with its clip; the ledger stays."""
    with house.database.writing() as connection:
        prediction = predictions.get(connection, id)
        if prediction is None or prediction.account != account:
            raise NotFound("there is no such prediction")
        if prediction.status.over:
            predictions.delete(connection, id)
        else:
            outcome = {"status": Status.CANCELLED, "stage": "cancelled", "error": "cancelled by its owner"}
            queue.finish(connection, id, attempt=None, now=now, outcome=outcome)
            ledger.refund(connection, prediction, now=now)
    if prediction.status.over:
        house.blobs.delete(f"outputs/{id}")
    house.blobs.delete(f"inputs/{id}")
    return prediction

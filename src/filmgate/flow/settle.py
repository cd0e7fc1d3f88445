"""The end of a prediction: write outcome, money and webhook in one transaction, if the attempt still holds
the lease.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from filmgate import logs
from filmgate.domain import catalog, errors, screening
from filmgate.domain.errors import InvalidParameter, LeaseLost, NotFound
from filmgate.domain.prediction import Prediction, Status
from filmgate.flow import notify
from filmgate.flow.services import Services
from filmgate.store import deliveries, ledger, predictions, queue
from filmgate.store.database import Connection
from filmgate.wire.protocol import Completion, Refusal


def output_path(id: str, attempt: int) -> str:
    return f"outputs/{id}/{attempt}/0.mp4"


def complete(services: Services, id: str, message: Completion, *, now: datetime) -> None:
    """Complete a prediction with its uploaded clip. A repeated call for the same attempt changes nothing.
    Raise LeaseLost.
    """
    path = output_path(id, message.attempt)
    if services.blobs.check(path) != (message.size, message.sha256):
        raise InvalidParameter(
            "the uploaded clip does not have the announced size and SHA-256: upload it again"
        )
    with services.database.writing() as connection:
        prediction = _found(connection, id)
        if prediction.status is Status.COMPLETED and prediction.output == path:
            return
        how = services.policy.of(prediction.inputs)
        passed = how is not None and screening.passed(message.screening, how)
        if how and services.policy.closed and not passed:
            logs.event("unscreened", level="warning", prediction=id, attempt=message.attempt)
            raise LeaseLost  # the policy changed under way: whoever leases it next screens it
        outcome = {
            "status": Status.COMPLETED,
            "output": path,
            "nsfw": [False],
            "stage": "done",
            "progress": 1.0,
            "inference_ms": message.inference_ms,
            "details": {**message.details, **_record(message.screening), "screened": passed},
        }
        if not end(services, connection, prediction, message.attempt, outcome, now=now):
            raise LeaseLost
    services.meters.screened(message.screening)
    services.blobs.delete(f"inputs/{id}")


def fail(services: Services, id: str, message: Refusal, *, now: datetime) -> None:
    """Fail a prediction and refund it. A repeated call for the same attempt changes nothing. Raise
    LeaseLost.
    """
    with services.database.writing() as connection:
        prediction = _found(connection, id)
        if prediction.status is Status.FAILED and prediction.attempt == message.attempt:
            return
        outcome = {
            "status": Status.FAILED,
            "code": message.code,
            "error": message.error,
            "stage": message.stage,
            "nsfw": [True] if message.clip else [],
            "details": {**prediction.details, **_record(message.screening)},
        }
        if not end(services, connection, prediction, message.attempt, outcome, now=now):
            raise LeaseLost
    services.meters.screened(message.screening)
    services.blobs.delete(f"inputs/{id}")


def _record(record: Mapping[str, Any] | None) -> dict[str, Any]:
    return {"screening": record} if record else {}


def end(
    services: Services,
    connection: Connection,
    prediction: Prediction,
    attempt: int | None,
    outcome: Mapping[str, Any],
    *,
    now: datetime,
) -> bool:
    """Write the outcome of a prediction, settle or refund its hold, and add its webhook. Return False, and
    write nothing, if this attempt does not hold the lease.
    """
    if not queue.finish(connection, prediction.id, attempt=attempt, now=now, outcome=outcome):
        return False
    pay = ledger.settle if outcome["status"] is Status.COMPLETED else ledger.refund
    pay(connection, prediction, now=now)
    ended = _found(connection, prediction.id)
    if ended.status is not Status.CANCELLED and (delivery := notify.announce(ended)):
        deliveries.insert(connection, delivery, now=now)
    model = catalog.find(ended.model)
    services.meters.ended(ended, resolution=model.size(ended.inputs), duration=model.duration(ended.inputs))
    return True


def give_up(services: Services, connection: Connection, *, now: datetime) -> None:
    """Fail the predictions that have used up their attempts, in the caller's transaction."""
    for id, trouble in queue.exhausted(connection, attempts=services.attempts):
        outcome = {
            "status": Status.FAILED,
            "code": errors.EXECUTION,
            "stage": "worker",
            "error": (
                f"{services.attempts} attempts to make this clip failed. Reason of the last one: {trouble}"
            ),
        }
        end(services, connection, _found(connection, id), None, outcome, now=now)


def sweep(services: Services, *, now: datetime) -> None:
    """Fail the predictions that have used up their attempts: their server died before it did so, or the
    setting is lower now.
    """
    with services.database.reading() as connection:
        if not queue.exhausted(connection, attempts=services.attempts):
            return
    with services.database.writing() as connection:
        give_up(services, connection, now=now)


def cancel(services: Services, account: str, id: str, *, now: datetime) -> bool:
    """Cancel a prediction that waits or runs, and refund it. Delete a prediction that has ended, with its
    clip; its ledger rows stay. Return whether it had ended.
    """
    over = False

    def act(connection: Connection) -> bool:
        nonlocal over
        prediction = predictions.get(connection, id)
        if prediction is None or prediction.account != account:
            raise NotFound("this prediction does not exist")
        over = prediction.status.over
        if over:
            _delete(connection, id, now)
        else:
            _cancel(services, connection, prediction, now)
        return True

    def seen(connection: Connection) -> bool | None:
        left = predictions.get(connection, id)
        return (left is None if over else left is None or left.status is Status.CANCELLED) or None

    services.database.write(act, seen=seen)
    if over:
        services.blobs.delete(f"outputs/{id}")
    services.blobs.delete(f"inputs/{id}")
    return over


def delete(services: Services, account: str, ids: list[str], *, now: datetime) -> int:
    """Delete predictions of this account with their clips. Those that wait or run are cancelled first. Return
    the number of deleted ones.
    """
    with services.database.reading() as connection:
        mine = [
            one.id for one in predictions.get_all(connection, set(ids)).values() if one.account == account
        ]

    def act(connection: Connection) -> list[str]:
        found = predictions.get_all(connection, mine)
        for id, prediction in found.items():
            if not prediction.status.over:
                _cancel(services, connection, prediction, now)
            _delete(connection, id, now)
        return [*found]

    def seen(connection: Connection) -> list[str] | None:
        return None if predictions.get_all(connection, mine) else mine

    gone = services.database.write(act, seen=seen)
    for id in gone:
        services.blobs.delete(f"outputs/{id}")
        services.blobs.delete(f"inputs/{id}")
    return len(gone)


def _delete(connection: Connection, id: str, now: datetime) -> None:
    """Delete the row and the text of its webhooks. Its money stays in the ledger, its id with its idempotency
    key.
    """
    predictions.delete(connection, id)
    deliveries.silence(connection, id, now=now)


def _cancel(services: Services, connection: Connection, prediction: Prediction, now: datetime) -> None:
    outcome = {"status": Status.CANCELLED, "stage": "cancelled", "error": "cancelled by the owner"}
    end(services, connection, prediction, None, outcome, now=now)


def _found(connection: Connection, id: str) -> Prediction:
    prediction = predictions.get(connection, id)
    if prediction is None:
        raise LeaseLost
    return prediction

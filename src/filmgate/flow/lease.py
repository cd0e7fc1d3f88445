"""Leases: a worker takes a prediction, keeps it by heartbeats, gives it back."""

from datetime import datetime

from filmgate.domain import catalog
from filmgate.domain.errors import LeaseLost
from filmgate.domain.prediction import Prediction
from filmgate.flow.check import SLOTS
from filmgate.flow.house import House
from filmgate.store import queue, workers
from filmgate.wire.protocol import Beat, Lease


def lease(house: House, worker: str, *, now: datetime) -> Lease | None:
    """The oldest waiting prediction that this worker may make, or nothing. Looks before it locks."""
    policy = house.policy
    with house.database.reading() as connection:
        asks = workers.get(connection, worker)
        if asks and asks.drained_at:
            return None
        blind = policy.closed and not (asks and asks.fault == "")
        if not queue.waiting(connection, now=now, screened=not blind):
            return None
    if blind and policy.when == "always":
        return None
    with house.database.writing() as connection:
        workers.seen(connection, worker, now=now)
        found = queue.claim(connection, worker=worker, now=now, until=now + house.lease, screened=not blind)
    return None if found is None else _message(house, found)


def present(house: House, worker: str, *, now: datetime) -> None:
    """The worker asks for work: it lives."""
    with house.database.writing() as connection:
        workers.seen(connection, worker, now=now)


def heartbeat(house: House, id: str, beat: Beat, *, now: datetime) -> None:
    """Raises LeaseLost when the worker must stop: cancelled, deleted, or leased to another."""
    with house.database.writing() as connection:
        kept = queue.extend(
            connection, id, attempt=beat.attempt, until=now + house.lease, stage=beat.stage,
            progress=beat.progress,
        )  # fmt: skip
        if kept:
            workers.holding(connection, id, now=now)
    if not kept:
        raise LeaseLost


def release(house: House, worker: str, *, now: datetime, counts: bool) -> int:
    """The worker is gone: what it held is free at once. `counts`: as an attempt that failed."""
    with house.database.writing() as connection:
        return queue.release(connection, worker=worker, now=now, counts=counts)


def _message(house: House, prediction: Prediction) -> Lease:
    model, inputs = catalog.find(prediction.model), prediction.inputs

    def reference(name: str) -> str | None:
        kept = house.blobs.path(f"inputs/{prediction.id}/{SLOTS[name]}").is_file()
        value = inputs.get(name)
        return "stored" if kept or value == "data:" else value

    return Lease(
        id=prediction.id,
        attempt=prediction.attempt,
        model=model.id,
        prompt=inputs.get("prompt", ""),
        expand=bool(inputs.get("enable_prompt_expansion", False)),
        resolution=model.size(inputs),
        duration=model.duration(inputs),
        seed=prediction.seed,
        first=reference("image"),
        last=reference("end_image"),
        screening=house.policy.of(inputs),
    )

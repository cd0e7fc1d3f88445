"""Leases: a worker takes a prediction, keeps it by heartbeats, gives it back."""

from datetime import datetime

from filmgate import logs
from filmgate.domain import catalog
from filmgate.domain.errors import FilmgateError, LeaseLost, NotFound
from filmgate.domain.pictures import Stored, references
from filmgate.domain.prediction import Prediction
from filmgate.flow import crew, settle
from filmgate.flow.crew import Member
from filmgate.flow.house import House
from filmgate.store import queue, workers
from filmgate.store.database import Connection
from filmgate.store.queue import Able, Which
from filmgate.wire.protocol import Beat, HandedBack, Lease


def lease(house: House, worker: str, *, now: datetime) -> Lease | None:
    """The oldest waiting prediction that this worker may make, or nothing. Looks before it locks."""
    if house.full():
        return None  # its clip could not be kept
    with house.database.reading() as connection:
        able = _able(house, crew.get(house, connection, worker))
        if able is None or not queue.waiting(connection, able):
            return None

    def claim(connection: Connection) -> Prediction | None:
        workers.seen(connection, worker, now=now)
        return queue.claim(connection, worker=worker, now=now, until=now + house.lease, able=able)

    found = house.database.write(claim, seen=lambda connection: queue.running(connection).get(worker))
    if found is None:
        return None
    try:
        message = _message(house, found)
    except FilmgateError as error:  # where its pictures lie does not answer
        hand_back(
            house, found.id, HandedBack(attempt=found.attempt, reason=str(error), counts=False), now=now
        )
        raise
    house.meters.leased(found)
    house.traces.past("queue", parent=found.trace, began=found.created_at, ended=now, attempt=found.attempt)
    return message


def _able(house: House, asks: Member | None) -> Able | None:
    """What this worker may be given; None: nothing."""
    if asks is None or asks.drained_at:
        return None
    blind = house.policy.closed and bool(asks.fault)
    if blind and house.policy.when == "always":
        return None
    needs = asks.offer.among(catalog.NEEDS.values())
    return Able(
        screened=not blind,
        models=None if set(asks.models) >= catalog.MODELS.keys() else asks.models,
        needs=None if len(needs) == len(catalog.NEEDS) else tuple(needs),
    )


def present(house: House, worker: str, *, now: datetime) -> None:
    """The worker asks for work: it lives. Raises NotFound where it must announce itself first."""
    with house.database.writing() as connection:
        if not workers.seen(connection, worker, now=now):
            raise NotFound("there is no such worker")


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


def release(house: House, worker: str, *, now: datetime, reason: str, counts: bool) -> int:
    """The worker is gone: what it held waits again at once. `counts`: as an attempt that failed."""
    return _hand_back(house, queue.of_worker(worker), now=now, reason=reason, counts=counts)


def release_all(house: House, prefix: str, *, now: datetime) -> int:
    """What workers with such names held waits again: they died with the server that had started them."""
    reason = "its worker stopped"
    return _hand_back(house, queue.of_workers(prefix), now=now, reason=reason, counts=True)


def hand_back(house: House, id: str, message: HandedBack, *, now: datetime) -> None:
    """This attempt cannot go on. Raises LeaseLost where it had ended already."""
    which = queue.held(id, message.attempt)
    if not _hand_back(house, which, now=now, reason=message.reason, counts=message.counts):
        raise LeaseLost


def expire(house: House, *, now: datetime) -> int:
    """What nobody gave a sign of life of waits again. Returns how many."""
    most = now + house.lease
    with house.database.reading() as connection:
        silent = queue.any_of(connection, queue.silent(now=now))
        too_far = queue.any_of(connection, queue.too_far(most=most))
    if too_far:  # the clock was set back: a worker that is dead by now would hold on for as long as that
        with house.database.writing() as connection:
            queue.shorten(connection, most=most)
    if not silent:
        return 0
    reason = f"its worker gave no sign of life for {house.lease.total_seconds():.0f} s"
    gone = _hand_back(house, queue.silent(now=now), now=now, reason=reason, counts=True)
    house.meters.expired.inc(gone)
    return gone


def _hand_back(house: House, which: Which, *, now: datetime, reason: str, counts: bool) -> int:
    with house.database.writing() as connection:
        found = queue.hand_back(connection, which, reason=reason, counts=counts)
        settle.give_up(house, connection, now=now)
    for id in found:
        logs.event("handed_back", level="warning" if counts else "info", prediction=id, reason=reason)
    if found:
        house.database.bell.ring()
    return len(found)


def _message(house: House, prediction: Prediction) -> Lease:
    model, inputs = catalog.find(prediction.model), prediction.inputs
    return Lease(
        id=prediction.id,
        attempt=prediction.attempt,
        model=model.id,
        prompt=inputs.get("prompt", ""),
        expand=bool(inputs.get("enable_prompt_expansion", False)),
        resolution=model.size(inputs),
        duration=model.duration(inputs),
        seed=prediction.seed,
        **{slot.name: Stored.in_lease for slot in references(inputs)},
        screening=house.policy.of(inputs),
        trace=prediction.trace,
    )

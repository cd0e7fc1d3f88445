"""Leases: a worker takes a prediction, keeps it by heartbeats, and finishes or releases it."""

from datetime import datetime

from filmgate import logs
from filmgate.domain import catalog
from filmgate.domain.errors import FilmgateError, LeaseLost, NotFound
from filmgate.domain.pictures import Stored, references
from filmgate.domain.prediction import EXTENDS, RENDERS, Prediction
from filmgate.flow import settle, workers
from filmgate.flow.services import Services
from filmgate.flow.workers import Worker
from filmgate.store import queue
from filmgate.store import workers as worker_rows
from filmgate.store.database import Connection
from filmgate.store.queue import Able, Which
from filmgate.wire.protocol import Beat, Lease, Release


def lease(services: Services, worker: str, *, now: datetime) -> Lease | None:
    """Lease the oldest waiting prediction that this worker can make. Return None if there is none. The write
    lock is taken only if there may be one.
    """
    if services.full():
        return None  # its clip could not be kept
    with services.database.reading() as connection:
        able = _able(services, workers.get(services, connection, worker))
        if able is None or not queue.waiting(connection, able):
            return None

    def claim(connection: Connection) -> Prediction | None:
        worker_rows.seen(connection, worker, now=now)
        return queue.claim(connection, worker=worker, now=now, until=now + services.lease, able=able)

    prediction = services.database.write(claim, seen=lambda connection: queue.running(connection).get(worker))
    if prediction is None:
        return None
    try:
        message = _message(services, prediction)
    except FilmgateError as error:  # where its pictures lie does not answer
        release(
            services,
            prediction.id,
            Release(attempt=prediction.attempt, reason=str(error), counts=False),
            now=now,
        )
        raise
    services.meters.leased(prediction)
    services.traces.past(
        "queue", parent=prediction.trace, began=prediction.created_at, ended=now, attempt=prediction.attempt
    )
    return message


def _able(services: Services, asks: Worker | None) -> Able | None:
    """Return the limits of the work that this worker may have; None: it may have nothing."""
    if asks is None or asks.drained_at:
        return None
    blind = services.policy.closed and bool(asks.fault)
    if blind and services.policy.when == "always":
        return None
    needs = asks.offer.among(catalog.NEEDS.values())
    return Able(
        screened=not blind,
        models=None if set(asks.models) >= catalog.MODELS.keys() else (*asks.models, *catalog.EDITS),
        needs=None if len(needs) == len(catalog.NEEDS) else tuple(needs),
    )


def present(services: Services, worker: str, *, now: datetime) -> None:
    """Note that a worker is alive and asks for work. Raise NotFound if the worker must register first."""
    with services.database.writing() as connection:
        if not worker_rows.seen(connection, worker, now=now):
            raise NotFound("this worker is not registered: register it first")


def heartbeat(services: Services, id: str, beat: Beat, *, now: datetime) -> None:
    """Extend the lease of a prediction. Raise LeaseLost if the worker must stop, because the prediction was
    cancelled, deleted or leased to another worker.
    """
    with services.database.writing() as connection:
        kept = queue.extend(
            connection,
            id,
            attempt=beat.attempt,
            until=now + services.lease,
            stage=beat.stage,
            progress=beat.progress,
        )
        if kept:
            worker_rows.holding(connection, id, now=now)
    if not kept:
        raise LeaseLost


def release_worker(services: Services, worker: str, *, now: datetime, reason: str, counts: bool) -> int:
    """Release all predictions that a worker held, because it has stopped. Return their number. `counts`: as
    failed attempts.
    """
    return _release(services, queue.of_worker(worker), now=now, reason=reason, counts=counts)


def release_all(services: Services, prefix: str, *, now: datetime) -> int:
    """Release all predictions of the workers with this name prefix, because the server that had started them
    has stopped. Return their number.
    """
    reason = "the worker stopped"
    return _release(services, queue.of_workers(prefix), now=now, reason=reason, counts=True)


def release(services: Services, id: str, message: Release, *, now: datetime) -> None:
    """Release the prediction of an attempt that cannot continue. Raise LeaseLost if the attempt had ended
    already.
    """
    which = queue.held(id, message.attempt)
    if not _release(services, which, now=now, reason=message.reason, counts=message.counts):
        raise LeaseLost


def expire(services: Services, *, now: datetime) -> int:
    """Release the predictions whose workers sent no heartbeat in time. Return their number."""
    most = now + services.lease
    with services.database.reading() as connection:
        silent = queue.any_silent(connection, now=now)
        too_far = queue.any_too_far(connection, most=most)
    if too_far:  # the clock was set back: a worker that is dead by now would hold on for as long as that
        with services.database.writing() as connection:
            queue.shorten(connection, most=most)
    if not silent:
        return 0
    reason = f"the worker sent no heartbeat for {services.lease.total_seconds():.0f} s"
    gone = _release(services, queue.silent(now=now), now=now, reason=reason, counts=True)
    services.meters.expired.inc(gone)
    return gone


def _release(services: Services, which: Which, *, now: datetime, reason: str, counts: bool) -> int:
    with services.database.writing() as connection:
        released = queue.release(connection, which, reason=reason, counts=counts)
        settle.give_up(services, connection, now=now)
    for id in released:
        logs.event("released", level="warning" if counts else "info", prediction=id, reason=reason)
    if released:
        services.database.notifier.notify()
    return len(released)


def _message(services: Services, prediction: Prediction) -> Lease:
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
        extends=EXTENDS in inputs,
        rendition=[inputs["format"], inputs["shape"]] if RENDERS in inputs else [],
        screening=services.policy.of(inputs),
        trace=prediction.trace,
    )

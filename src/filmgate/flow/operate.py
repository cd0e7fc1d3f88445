"""The overview for the operator: workers, queue, disk, webhooks, and sentences about problems."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from filmgate.domain import catalog
from filmgate.domain.errors import NotFound
from filmgate.domain.prediction import Prediction, Status
from filmgate.flow import workers
from filmgate.flow.services import Services
from filmgate.flow.workers import Worker
from filmgate.store import deliveries, queue
from filmgate.store import workers as worker_rows

_DAY = timedelta(days=1)
_LONG = timedelta(minutes=10)  # a wait that is worth a word
_LITTLE = 0.1  # of the disk


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """The present state of the service. `workers`: those that are alive; `making`: the prediction of each
    worker; `room`: free bytes and all bytes of the disk.
    """

    workers: tuple[Worker, ...]
    making: dict[str, Prediction]
    waiting: int
    running: int
    oldest_at: datetime | None
    room: tuple[int, int] | None
    pending: int
    dead: int


def overview(services: Services, *, now: datetime) -> Overview:
    with services.database.reading() as connection:
        live = tuple(workers.live(services, connection, now=now))
        making = queue.running(connection)
        waiting, running, oldest_at = queue.standing(connection)
        pending, dead = deliveries.standing(connection, since=now - _DAY)
    return Overview(
        workers=live,
        making=making,
        waiting=waiting,
        running=running,
        oldest_at=oldest_at,
        room=services.blobs.room(),
        pending=pending,
        dead=dead,
    )


def attention(services: Services, seen: Overview, *, now: datetime) -> list[str]:
    """Return sentences about problems that the operator should act on. The list is empty if there
    are none.
    """
    sentences = []
    working = [one for one in seen.workers if not one.drained_at]
    if not seen.workers:
        sentences.append(
            "No worker is connected: predictions are accepted and wait. Start a worker, or read its log."
        )
    elif not working:
        sentences.append("All workers are drained: predictions are accepted and wait. Resume a worker.")
    blind = [one.id for one in working if one.fault]
    if blind and services.policy.closed:
        sentences.append(
            f"{' and '.join(blind)} cannot screen predictions: run `filmgate doctor` there to see why."
        )
    if working and seen.oldest_at and now - seen.oldest_at > _LONG:
        minutes = round((now - seen.oldest_at).total_seconds() / 60)
        sentences.append(f"The oldest prediction has waited for {minutes} minutes: add a worker.")
    if seen.room and seen.room[0] < _LITTLE * seen.room[1]:
        percent = round(100 * (1 - seen.room[0] / seen.room[1]))
        sentences.append(f"The disk is {percent} % full: delete clips, or keep them for fewer days.")
    if seen.dead:
        some = "1 webhook was" if seen.dead == 1 else f"{seen.dead} webhooks were"
        sentences.append(f"{some} given up in the last day: no receiver answered.")
    return sentences


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Counts of predictions, workers and webhooks in the database now, by labels: (model,), (model, state),
    (kind,). Times in seconds, sizes in bytes.
    """

    waiting: dict[tuple[str, ...], float]
    running: dict[tuple[str, ...], float]
    oldest: dict[tuple[str, ...], float]
    workers: dict[tuple[str, ...], float]
    storage: dict[tuple[str, ...], float]
    pending: int


def standing(services: Services, *, now: datetime) -> Standing:
    """Count the present state for the metrics. Each model is listed, also with zero, so that an alarm still
    works with an empty queue.
    """
    none: dict[tuple[str, ...], float] = {(id,): 0.0 for id in catalog.MODELS}
    waiting, running, oldest = dict(none), dict(none), dict(none)
    with services.database.reading() as connection:
        for model, status, count, since in queue.by_model(connection):
            (waiting if status == Status.CREATED else running)[model,] = count
            if status == Status.CREATED:
                oldest[model,] = max((now - since).total_seconds(), 0.0)
        live, making = workers.live(services, connection, now=now), queue.running(connection)
        pending, _ = deliveries.standing(connection, since=now)
    states: dict[tuple[str, ...], float] = {
        (id, state): 0.0 for id in catalog.MODELS for state in ("ready", "working", "cold", "drained")
    }
    for one in live:
        state = _state(one, making)
        for model in one.models:
            states[model, state] += 1
    free, total = services.blobs.room() or (0, 0)
    storage: dict[tuple[str, ...], float] = {("free",): free, ("total",): total} if total else {}
    return Standing(
        waiting=waiting, running=running, oldest=oldest, workers=states, storage=storage, pending=pending
    )


def _state(one: Worker, making: Mapping[str, Prediction]) -> str:
    if one.drained_at:
        return "drained"
    return "working" if one.id in making else "ready" if one.ready else "cold"


def drain(services: Services, worker: str, *, at: datetime | None) -> None:
    """Drain a worker: it gets no more work. With `at` None, end the drain. Raise NotFound."""
    with services.database.writing() as connection:
        if not worker_rows.drain(connection, worker, at=at):
            raise NotFound("this worker does not exist")

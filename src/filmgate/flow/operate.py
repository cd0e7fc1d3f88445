"""What an operator looks at: workers, queue, disk, webhooks, and what of it wants a decision."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from filmgate.domain.errors import NotFound
from filmgate.domain.prediction import Prediction
from filmgate.flow.house import House
from filmgate.store import deliveries, queue, workers

_DAY = timedelta(days=1)
_LONG = timedelta(minutes=10)  # a wait that is worth a word
_LITTLE = 0.1  # of the disk


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """`workers`: rows of the live ones; `making`: by worker, what it makes; room in bytes."""

    workers: tuple[Any, ...]
    making: dict[str, Prediction]
    waiting: int
    running: int
    oldest_at: datetime | None
    free: int
    total: int
    pending: int
    dead: int


def overview(house: House, *, now: datetime) -> Overview:
    with house.database.reading() as connection:
        live = tuple(workers.live(connection, now=now))
        making = queue.running(connection)
        waiting, running, oldest_at = queue.standing(connection)
        pending, dead = deliveries.standing(connection, since=now - _DAY)
    free, total = house.blobs.room()
    return Overview(
        workers=live, making=making, waiting=waiting, running=running, oldest_at=oldest_at, free=free,
        total=total, pending=pending, dead=dead,
    )  # fmt: skip


def attention(house: House, seen: Overview, *, now: datetime) -> list[str]:
    """What wants a decision, in sentences; empty when all is well."""
    found = []
    working = [one for one in seen.workers if not one.drained_at]
    if not seen.workers:
        found.append("No worker is there: predictions are accepted and wait. Start one, or look at its log.")
    elif not working:
        found.append("Every worker is drained: predictions are accepted and wait. Resume one.")
    blind = [one.id for one in working if one.fault]
    if blind and house.policy.closed:
        found.append(f"{' and '.join(blind)} cannot screen: `filmgate doctor` says why.")
    if working and seen.oldest_at and now - seen.oldest_at > _LONG:
        minutes = round((now - seen.oldest_at).total_seconds() / 60)
        found.append(f"The oldest prediction has waited for {minutes} minutes: add a worker.")
    if seen.free < _LITTLE * seen.total:
        percent = round(100 * (1 - seen.free / seen.total))
        found.append(f"The disk is {percent} % full: delete clips, or keep them for fewer days.")
    if seen.dead:
        some = "1 webhook was" if seen.dead == 1 else f"{seen.dead} webhooks were"
        found.append(f"{some} given up within a day: their receivers did not answer.")
    return found


def drain(house: House, worker: str, *, at: datetime | None) -> None:
    """Give a worker nothing more, or something again; raises NotFound."""
    with house.database.writing() as connection:
        if not workers.drain(connection, worker, at=at):
            raise NotFound("there is no such worker")

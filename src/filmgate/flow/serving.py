"""Which engine serves a model now, and how long it takes here."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from filmgate.flow.house import House
from filmgate.store import predictions, queue, workers

State = Literal["ready", "absent"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Serving:
    """`absent`: no worker is there, what is asked for waits."""

    state: State
    engine: str
    licence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """`typical`: seconds that the middle one of the last clips took, None before the first."""

    typical: float | None
    ahead: int


def serving(house: House, *, now: datetime) -> Serving:
    """Every worker serves every model; the one that was seen last speaks for them."""
    with house.database.reading() as connection:
        live = [one for one in workers.live(connection, now=now) if not one.drained_at]
    if not live:
        return Serving(state="absent", engine="", licence="")
    return Serving(state="ready", engine=live[0].engine, licence=live[0].licence)


def expected(house: House, model: str) -> Expected:
    """What a prediction that came in now would wait for."""
    with house.database.reading() as connection:
        waiting, running, _ = queue.standing(connection)
        return Expected(typical=predictions.typical(connection, model), ahead=waiting + running)

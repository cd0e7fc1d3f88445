"""The workers that serve each model now, and the time that a clip takes on them."""

import fnmatch
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from filmgate.domain import catalog
from filmgate.domain.catalog import Model
from filmgate.domain.errors import InvalidParameter
from filmgate.flow import workers
from filmgate.flow.services import Services
from filmgate.store import queue
from filmgate.store import workers as worker_rows
from filmgate.store.database import Connection
from filmgate.wire.protocol import Registration

State = Literal["ready", "cold", "absent"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Serving:
    """The state of a model. `cold`: its worker still loads the engine; `absent`: it has no worker. In both
    states predictions wait.

    `engine`: that of the worker; if there is no worker, the engine that the model is routed to, or "".
    """

    state: State
    engine: str
    licence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """The forecast for a new prediction. `typical`: seconds that its clip takes, None if unknown; `ahead`:
    the number of predictions of all models before it.
    """

    typical: float | None
    ahead: int


def register(services: Services, said: Registration, *, now: datetime) -> None:
    """Register a worker in the database. Raise InvalidParameter if none of its models is in the catalogue."""
    models = [id for id in catalog.MODELS if any(fnmatch.fnmatchcase(id, one) for one in said.models)]
    if not models:
        raise InvalidParameter(f"no model here is named {', '.join(said.models)[:200] or 'by this worker'}")
    if not any(services.routes.allow(id, said.engine) for id in models):
        raise InvalidParameter(
            f"[models] in the server's filmgate.toml gives no model to the engine {said.engine[:80]!r}: "
            "add one there, or start the worker with another engine"
        )
    workers.ability(said.can)
    with services.database.writing() as connection:
        worker_rows.register(connection, said.to_json(), models=models, now=now)
    services.database.notifier.notify()


def serving(services: Services, *, now: datetime) -> dict[str, Serving]:
    """Return the state of each model by id. If several workers serve a model, the ready one that was seen
    last counts.
    """
    with services.database.reading() as connection:
        live = [one for one in workers.live(services, connection, now=now) if not one.drained_at]
    by_model = {
        model: Serving(state="absent", engine=services.routes.engine(model), licence="")
        for model in catalog.MODELS
    }
    for one in sorted(live, key=lambda one: (one.ready, one.seen_at)):
        state: State = "ready" if one.ready else "cold"
        by_model |= dict.fromkeys(one.models, Serving(state=state, engine=one.engine, licence=one.licence))
    return by_model


def expected(services: Services, model: Model, *, now: datetime) -> Expected:
    """Return the forecast for a new prediction of this model with default parameters: the seconds that its
    clip takes, and the number of predictions before it.
    """
    need = str(model.need({"image": "there"} if model.type == catalog.IMAGE else {}))
    with services.database.reading() as connection:
        waiting, running, _ = queue.standing(connection)
        seconds = typical(services, connection, model.id, need, now=now)
    return Expected(typical=seconds, ahead=waiting + running)


def typical(
    services: Services, connection: Connection, model: str, need: str, *, now: datetime
) -> float | None:
    """Return the typical seconds of a clip: the shortest estimate of the workers, or else the median of the
    model's last clips, or None.
    """

    def reckoned() -> float | None:
        there = [one for one in workers.live(services, connection, now=now) if not one.drained_at]
        able = [one.offer.expects for one in there if model in one.models]
        return min((expects[need] for expects in able if need in expects), default=None)

    return services.pace.typical(connection, model, need, reckoned)

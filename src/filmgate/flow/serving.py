"""The workers that serve each model now, and the time of a clip."""

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
    """`cold`: a worker is there whose engine still loads; `absent`: none is. What is asked for waits.

    `engine`: that of the worker; without one, that the model is routed to, if it is.
    """

    state: State
    engine: str
    licence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """`typical`: seconds that a clip takes, None while nobody knows; `ahead`: of all models."""

    typical: float | None
    ahead: int


def register(services: Services, said: Registration, *, now: datetime) -> None:
    """Register a worker. Raise InvalidParameter if it names no model of the catalogue."""
    models = [id for id in catalog.MODELS if any(fnmatch.fnmatchcase(id, one) for one in said.models)]
    if not models:
        raise InvalidParameter(f"no model here is named {', '.join(said.models)[:200] or 'by this worker'}")
    if not any(services.routes.allow(id, said.engine) for id in models):
        raise InvalidParameter(
            f"filmgate.toml of this server gives no model to the engine {said.engine[:80]!r}"
        )
    workers.ability(said.can)
    with services.database.writing() as connection:
        worker_rows.register(connection, said.to_json(), models=models, now=now)
    services.database.notifier.notify()


def serving(services: Services, *, now: datetime) -> dict[str, Serving]:
    """Return the service of each model. A ready worker speaks for the model, the one that was seen last."""
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
    """Return the wait of a prediction that would come in now and ask for the model's defaults."""
    need = str(model.need({"image": "there"} if model.type == catalog.IMAGE else {}))
    with services.database.reading() as connection:
        waiting, running, _ = queue.standing(connection)
        seconds = typical(services, connection, model.id, need, now=now)
    return Expected(typical=seconds, ahead=waiting + running)


def typical(
    services: Services, connection: Connection, model: str, need: str, *, now: datetime
) -> float | None:
    """Return the seconds of such a clip: the shortest time that its workers reckon, else that of the last
    clips of the model.
    """

    def reckoned() -> float | None:
        there = [one for one in workers.live(services, connection, now=now) if not one.drained_at]
        able = [one.offer.expects for one in there if model in one.models]
        return min((expects[need] for expects in able if need in expects), default=None)

    return services.pace.typical(connection, model, need, reckoned)

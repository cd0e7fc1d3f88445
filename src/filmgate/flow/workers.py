"""The workers as the server sees them: the models that each may make, and whether any worker can
make a clip.
"""

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from filmgate.domain import catalog
from filmgate.domain.errors import InvalidParameter, Unavailable
from filmgate.domain.need import Ability, Offer
from filmgate.domain.prediction import Prediction
from filmgate.flow.services import Services
from filmgate.store import workers as worker_rows
from filmgate.store.database import Connection
from filmgate.store.predictions import aware


@dataclass(frozen=True, slots=True, kw_only=True)
class Worker:
    """A registered worker. `models`: the models that it offers and that the routes allow for its engine."""

    id: str
    engine: str
    fingerprint: str
    licence: str
    host: str
    fault: str
    models: tuple[str, ...]
    offer: Offer
    ready: bool
    seen_at: datetime
    drained_at: datetime | None


def live(services: Services, connection: Connection, *, now: datetime) -> list[Worker]:
    """Return the workers that sent a request lately, the latest first."""
    return [_worker(services, row) for row in worker_rows.live(connection, now=now)]


def get(services: Services, connection: Connection, id: str) -> Worker | None:
    row = worker_rows.get(connection, id)
    return _worker(services, row) if row else None


def _worker(services: Services, row: Any) -> Worker:
    return Worker(
        id=row.id,
        engine=row.engine,
        fingerprint=row.fingerprint,
        licence=row.licence,
        host=row.host,
        models=tuple(model for model in row.models if services.routes.allow(model, row.engine)),
        offer=_offer(row),
        ready=row.ready,
        fault=row.fault,
        seen_at=row.seen_at.replace(tzinfo=UTC),
        drained_at=aware(row.drained_at),
    )


def ability(can: Mapping[str, Any]) -> Ability:
    """Read the abilities that a worker sent. Raise InvalidParameter if they are not valid."""
    wrong = InvalidParameter("can must have lists of resolutions, durations and takes")
    if set(can) != {"resolutions", "durations", "takes"}:
        raise wrong
    try:
        resolutions, durations, takes = (tuple(can[one]) for one in ("resolutions", "durations", "takes"))
    except TypeError:
        raise wrong from None
    read = Ability(resolutions=resolutions, durations=durations, takes=takes)
    if not read.among(catalog.NEEDS.values()):
        raise InvalidParameter("this engine cannot make a clip of any model of this server")
    return read


def _offer(row: Any) -> Offer:
    return Offer(can=ability(row.can), expects=row.expects, limit=row.longest)


class Gate:
    """Refuses predictions that no worker can make. It reads the workers once for all drafts of a
    transaction.
    """

    def __init__(self, services: Services, connection: Connection, *, now: datetime) -> None:
        self._services, self._connection = services, connection
        self._live = functools.cache(lambda: live(services, connection, now=now))

    def check(self, prediction: Prediction) -> None:
        """Raise Unavailable or InvalidParameter if no worker can make this prediction. If there is no worker
        at all, the prediction may wait for one.
        """
        self._can_be_screened(prediction)
        self._can_be_made(prediction)

    def _can_be_screened(self, prediction: Prediction) -> None:
        policy = self._services.policy
        if not policy.closed or policy.of(prediction.inputs) is None:
            return
        if self._live() and all(one.fault for one in self._live()):
            raise Unavailable(
                "the safety checker of this server does not work, so the server refuses requests that need "
                "it; the operator can run `filmgate doctor` to see why"
            )

    def _can_be_made(self, prediction: Prediction) -> None:
        need = catalog.NEEDS[prediction.need]
        offers = self._offers(prediction.model)
        lacking = [(engine, offer.lacks(need)) for engine, offer in offers]
        if lacking and all(why for _, why in lacking):
            reasons = dict.fromkeys(f"{engine}: {why}" for engine, why in lacking)
            raise InvalidParameter(f"no engine of this server can make this clip. {'; '.join(reasons)}")

    def _offers(self, model: str) -> Sequence[tuple[str, Offer]]:
        """Return the offers of the engines that serve a model now.

        If there is none, return the last offer of the engine that the model is routed to, without its time
        limit: the next worker may have more time.
        """
        here = [(one.engine, one.offer) for one in self._live() if model in one.models]
        if not here and (engine := self._services.routes.engine(model)):
            row = worker_rows.last_of(self._connection, engine)
            return [(engine, Offer(can=ability(row.can)))] if row else []
        return here

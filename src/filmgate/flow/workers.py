"""The workers as the server sees them: what each may be given, and whether anybody can make a clip at all."""

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
    """A worker. `models`: those that it offers and that the routes leave to its engine."""

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
    """Those that gave a sign of life lately, the last to do so first."""
    return [_worker(services, row) for row in worker_rows.live(connection, now=now)]


def get(services: Services, connection: Connection, id: str) -> Worker | None:
    row = worker_rows.get(connection, id)
    return _worker(services, row) if row else None


def _worker(services: Services, row: Any) -> Worker:
    return Worker(
        id=row.id, engine=row.engine, fingerprint=row.fingerprint, licence=row.licence, host=row.host,
        models=tuple(model for model in row.models if services.routes.allow(model, row.engine)),
        offer=_offer(row), ready=row.ready, fault=row.fault,
        seen_at=row.seen_at.replace(tzinfo=UTC), drained_at=aware(row.drained_at),
    )  # fmt: skip


def ability(can: Mapping[str, Any]) -> Ability:
    """As a worker said it. Raises InvalidParameter where it says something else."""
    wrong = InvalidParameter("can must have lists of resolutions, durations and takes")
    if set(can) != {"resolutions", "durations", "takes"}:
        raise wrong
    try:
        resolutions, durations, takes = (tuple(can[one]) for one in ("resolutions", "durations", "takes"))
    except TypeError:
        raise wrong from None
    found = Ability(resolutions=resolutions, durations=durations, takes=takes)
    if not found.among(catalog.NEEDS.values()):
        raise InvalidParameter("such an engine makes nothing that this server is asked for")
    return found


def _offer(row: Any) -> Offer:
    return Offer(can=ability(row.can), expects=row.expects, limit=row.longest)


class Gate:
    """Refuses what would wait for ever. Looks at the workers once for all that came in together."""

    def __init__(self, services: Services, connection: Connection, *, now: datetime) -> None:
        self._services, self._connection = services, connection
        self._live = functools.cache(lambda: live(services, connection, now=now))

    def check(self, prediction: Prediction) -> None:
        """Raises Unavailable or InvalidParameter. With no worker there it waits for one."""
        self._can_be_screened(prediction)
        self._can_be_made(prediction)

    def _can_be_screened(self, prediction: Prediction) -> None:
        policy = self._services.policy
        if not policy.closed or policy.of(prediction.inputs) is None:
            return
        if self._live() and all(one.fault for one in self._live()):
            raise Unavailable(
                "the safety checker of this server cannot do its work: it takes nothing that must be "
                "screened; its operator sees why with `filmgate doctor`"
            )

    def _can_be_made(self, prediction: Prediction) -> None:
        need = catalog.NEEDS[prediction.need]
        offers = self._offers(prediction.model)
        lacking = [(engine, offer.lacks(need)) for engine, offer in offers]
        if lacking and all(why for _, why in lacking):
            reasons = dict.fromkeys(f"{engine}: {why}" for engine, why in lacking)
            raise InvalidParameter(f"no engine of this server makes that. {'; '.join(reasons)}")

    def _offers(self, model: str) -> Sequence[tuple[str, Offer]]:
        """Of the engines of those that serve a model now; without any, of the one that it is routed to, as a
        worker last said, but for the time it may take: the next worker may have more.
        """
        here = [(one.engine, one.offer) for one in self._live() if model in one.models]
        if not here and (engine := self._services.routes.engine(model)):
            row = worker_rows.last_of(self._connection, engine)
            return [(engine, Offer(can=ability(row.can)))] if row else []
        return here

"""First step of a prediction: check a submission and insert it as a row. No slow work happens here."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any

from filmgate import outside
from filmgate.domain import pictures
from filmgate.domain.errors import (
    IdempotencyMismatch,
    InvalidParameter,
    NotFound,
    OutcomeUnknown,
    StorageFull,
    Unavailable,
)
from filmgate.domain.prediction import EARLIER, Prediction
from filmgate.domain.surface import Surface
from filmgate.flow import clips, notify
from filmgate.flow.check import Earlier, Request, check
from filmgate.flow.services import Services
from filmgate.flow.workers import Gate
from filmgate.store import fetches, idempotency, ledger, predictions, queue
from filmgate.store.database import Connection
from filmgate.store.fetches import Fetch

_KEY_LENGTH = 255
_PIECE = 2**20  # bytes of a clip that are copied at a time


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """The outcome of a submission: the prediction as it was accepted. `replayed`: an earlier submission with
    the same idempotency key made it.
    """

    prediction: Prediction
    ignored: tuple[str, ...]
    sync: bool
    replayed: bool = False

    @property
    def id(self) -> str:
        return self.prediction.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A submission that passed every check that needs no transaction. Its images are stored as files."""

    prediction: Prediction
    ignored: tuple[str, ...]
    sync: bool
    idempotency: str | None
    digest: str
    fetch: Fetch | None = None  # pictures that are still elsewhere


def draft(services: Services, request: Request, *, now: datetime) -> Draft:
    """Check a submission as far as that needs no transaction, and return it as a draft.

    Images that came as data or were uploaded are stored as files.
    """
    if services.full():
        raise StorageFull
    checked = check(services, request, now=now)
    if request.webhook:
        notify.check(services, request.webhook)
    key = _idempotency_key(request.idempotency)
    id, earlier = outside.identifier(), request.earlier
    about = {"prediction": id, "model": checked.model.id, "request": request.id}
    with services.traces.span("submit", parent=request.trace, **about) as trace:
        pass
    prediction = Prediction(
        id=id,
        account=request.caller.account,
        key=request.caller.key,
        model=checked.model.id,
        inputs=_without_data(checked.inputs) | ({earlier.use: earlier.id} if earlier else {}),
        seed=checked.seed,
        price=checked.model.price(checked.inputs),
        need=str(checked.model.need(checked.inputs)),
        base_url=request.base_url,
        token=outside.token(),
        created_at=now,
        webhook=request.webhook or None,
        base64=checked.base64,
        trace=trace,
        surface=request.surface,
        awaits=int(bool(checked.foreign)),
        stage="fetch" if checked.foreign else "",
    )
    for name, data in checked.images.items():
        services.blobs.write(f"inputs/{prediction.id}/{pictures.BY_FIELD[name].name}", data)
    if earlier:
        _copy(services, earlier, prediction.id)
    digest = _digest(request) if key else ""
    urls = {pictures.BY_FIELD[name].name: url for name, url in checked.foreign.items()}
    return Draft(
        prediction=prediction,
        ignored=checked.ignored,
        sync=checked.sync,
        idempotency=key,
        digest=digest,
        fetch=Fetch(prediction=id, account=prediction.account, urls=urls) if urls else None,
    )


def _copy(services: Services, earlier: Earlier, id: str) -> None:
    """Copy the clip of an earlier prediction to the inputs of this one: its owner may delete it."""
    with clips.opened(services, earlier.id, earlier.clip) as path, path.open("rb") as file:
        services.blobs.write(f"inputs/{id}/{EARLIER}", iter(lambda: file.read(_PIECE), b""))


def _without_data(inputs: Mapping[str, Any]) -> dict[str, Any]:
    """Return the inputs without data. Bytes live in a file; an upload keeps its address, which its owner may
    use again.
    """
    return {**inputs, **{slot.field: one.in_row for slot, one in pictures.references(inputs).items()}}


def accept(services: Services, drafts: Sequence[Draft], *, now: datetime) -> list[Accepted | Exception]:
    """Accept all drafts in one transaction: row, hold and idempotency key of each. Return an answer or an
    error for each.

    If one draft is refused, each draft gets a transaction of its own, so an error affects one draft only. If
    the connection breaks during the commit, the database is asked for the outcome. Until it answers, no file
    is deleted.
    """
    try:
        found = services.database.write(
            lambda connection: _insert(services, connection, drafts, now),
            seen=lambda connection: _seen(connection, drafts),
        )
    except OutcomeUnknown:
        return [OutcomeUnknown(_look_for(one)) for one in drafts]
    except Exception as error:  # noqa: BLE001  it is the answer of one of them
        if len(drafts) > 1:
            return [answer for one in drafts for answer in accept(services, [one], now=now)]
        services.blobs.delete(f"inputs/{drafts[0].prediction.id}")
        return [error]
    services.database.notifier.notify()
    for one, answer in zip(drafts, found, strict=True):
        if isinstance(answer, Exception) or answer.replayed:
            services.blobs.delete(f"inputs/{one.prediction.id}")
    return [*found]


def _look_for(one: Draft) -> str:
    look = f"check GET /api/v3/predictions/{one.prediction.id}/result before you submit again"
    if one.idempotency:
        look = "send the same request with the same Idempotency-Key"
    return f"the database failed before it confirmed the submission: {look}"


def _seen(connection: Connection, drafts: Sequence[Draft]) -> list[Accepted | Exception] | None:
    """Find the answers to drafts whose transaction took place; None where it did not."""
    rows = predictions.get_all(connection, [one.prediction.id for one in drafts])
    found: list[Accepted | Exception] = []
    for one in drafts:
        fresh = one.prediction.id in rows
        try:
            first = one.prediction if fresh else _replay(connection, one)
        except (IdempotencyMismatch, NotFound) as error:  # another request was first with this key
            found.append(error)
            continue
        if first is None:
            return None
        found.append(_accepted(one, first, replayed=not fresh))
    return found


def _accepted(one: Draft, first: Prediction, *, replayed: bool) -> Accepted:
    return Accepted(prediction=first.as_accepted(), ignored=one.ignored, sync=one.sync, replayed=replayed)


def _insert(
    services: Services, connection: Connection, drafts: Sequence[Draft], now: datetime
) -> list[Accepted | Exception]:
    found: list[Accepted | Exception] = []
    fresh: dict[str, Prediction] = {}
    elsewhere: list[Fetch] = []
    gate = Gate(services, connection, now=now)
    for one in drafts:
        first = _replay(connection, one, fresh)
        replayed = first is not None
        if first is None:
            gate.check(one.prediction)
            _make_room(services, connection, len(fresh))
            fresh[one.prediction.id] = one.prediction
            elsewhere += [one.fetch] if one.fetch else []
            first = one.prediction
            if one.idempotency:
                idempotency.keep(connection, one.prediction, one.idempotency, one.digest, now=now)
        found.append(_accepted(one, first, replayed=replayed))
    if fresh:
        predictions.insert(connection, [*fresh.values()])
        fetches.insert(connection, elsewhere, now=now)
        ledger.hold(connection, [*fresh.values()], now=now, enforce=services.enforce)
        services.meters.submitted([*fresh.values()])
    return found


def _replay(
    connection: Connection, one: Draft, fresh: Mapping[str, Prediction] = MappingProxyType({})
) -> Prediction | None:
    """Return the prediction that this idempotency key made first. `fresh`: the rows that this transaction
    will insert.

    Raise IdempotencyMismatch, and NotFound where its prediction was deleted since.
    """
    if not one.idempotency:
        return None
    id = idempotency.recall(connection, one.prediction.account, one.idempotency, one.digest)
    if id is None:
        return None
    first = fresh.get(id) or predictions.get(connection, id)
    if first is None:
        raise NotFound("the prediction with this Idempotency-Key was deleted: use a new Idempotency-Key")
    return first


def _make_room(services: Services, connection: Connection, coming: int) -> None:
    """Count one more waiting prediction, beside the `coming` of this transaction. Raise Unavailable if there
    is no room.
    """
    if services.gauge.full(
        services.queue, lambda: queue.count(connection, limit=services.queue + 1) + coming
    ):
        raise Unavailable(
            f"the queue is full with {services.queue} waiting predictions: try again later "
            "(FILMGATE_LIMITS__QUEUE)"
        )
    services.gauge.add()


def _idempotency_key(header: str | None) -> str | None:
    if header is not None and not 1 <= len(header) <= _KEY_LENGTH:
        raise InvalidParameter(f"Idempotency-Key must have 1 to {_KEY_LENGTH} characters")
    return header


def _digest(request: Request) -> str:
    asked = [request.model, request.body, request.webhook, request.seed]
    if request.surface is not Surface.WAVESPEED:
        asked.append(request.surface)
    asked += [request.earlier.id] if request.earlier else []
    return hashlib.sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()

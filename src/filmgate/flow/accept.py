"""Act one: a request becomes a row. Nothing slow happens here."""

import hashlib
import json
import secrets
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from filmgate.domain import catalog, parameters
from filmgate.domain.errors import InvalidParameter, Unavailable
from filmgate.domain.prediction import SEED_LIMIT, Prediction, derive_seed
from filmgate.flow import notify, receive
from filmgate.flow.house import House
from filmgate.media import image
from filmgate.net import Blocked
from filmgate.store import idempotency, ledger, predictions, queue, workers
from filmgate.store.accounts import Caller
from filmgate.store.database import Connection
from filmgate.wire import envelope

SLOTS = {"image": "first", "end_image": "last"}
SWITCHES = ("enable_sync_mode", "enable_base64_output")
_KEY_LENGTH = 255


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A submission as it came in. `seed` and `idempotency` are raw headers."""

    caller: Caller
    model: str
    body: Mapping[str, Any]
    base_url: str
    seed: str | None = None
    webhook: str | None = None
    idempotency: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """The answer to a submission; `replayed`: it was given before, to the same idempotency key."""

    answer: dict[str, Any]
    ignored: tuple[str, ...]
    sync: bool
    replayed: bool = False

    @property
    def id(self) -> str:
        return str(self.answer["id"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A submission that passed every check that needs no transaction; its images are files already."""

    prediction: Prediction
    ignored: tuple[str, ...]
    sync: bool
    idempotency: str | None
    digest: str


def draft(house: House, request: Request, *, now: datetime) -> Draft:
    """Check all that can be checked before the transaction.

    Images that came as data or were uploaded here are checked and kept as files; foreign URLs are
    fetched by the worker.
    """
    model = catalog.find(request.model)
    inputs, unknown = parameters.check(model.parameters, request.body)
    sync, base64 = (parameters.switch(request.body, name) for name in SWITCHES)
    ignored = tuple(name for name in unknown if name not in SWITCHES)
    if request.webhook:
        notify.check(house, request.webhook)
    key = _idempotency_key(request.idempotency)
    seed = _seed(request.seed)
    images = _images(house, inputs, now)
    prediction = Prediction(
        id=uuid.uuid4().hex,
        account=request.caller.account,
        key=request.caller.key,
        model=model.id,
        inputs=inputs | dict.fromkeys(images, "data:"),  # the bytes live in a file, not in the row
        seed=derive_seed(model.id, inputs, images) if seed is None else seed,
        price=model.price(inputs),
        base_url=request.base_url,
        token=secrets.token_hex(16),
        created_at=now,
        webhook=request.webhook or None,
        base64=base64,
    )
    for name, data in images.items():
        house.blobs.write(f"inputs/{prediction.id}/{SLOTS[name]}", data)
    digest = _digest(request) if key else ""
    return Draft(prediction=prediction, ignored=ignored, sync=sync, idempotency=key, digest=digest)


def slow(request: Request) -> bool:
    """Whether `draft` asks files, processes or name servers, and does not belong in an event loop."""
    return bool(request.webhook) or any(request.body.get(name) for name in SLOTS)


def accept(house: House, drafts: Sequence[Draft], *, now: datetime) -> list[Accepted | Exception]:
    """One transaction for all that came in together: row, hold, idempotency key of each.

    Where one cannot be taken, all are taken one by one: its error is its own answer and leaves nothing.
    """
    try:
        with house.database.writing() as connection:
            answers: list[Accepted | Exception] = [*_insert(house, connection, drafts, now)]
    except Exception as error:  # noqa: BLE001  it is the answer of one of them
        if len(drafts) > 1:
            return [answer for one in drafts for answer in accept(house, [one], now=now)]
        house.blobs.delete(f"inputs/{drafts[0].prediction.id}")
        return [error]
    for one, answer in zip(drafts, answers, strict=True):
        if isinstance(answer, Accepted) and answer.replayed:
            house.blobs.delete(f"inputs/{one.prediction.id}")
    return answers


def _insert(house: House, connection: Connection, drafts: Sequence[Draft], now: datetime) -> list[Accepted]:
    answers: list[Accepted] = []
    fresh: list[Prediction] = []
    for one in drafts:
        kept = _replay(connection, one)
        if kept is None:
            _can_be_screened(house, connection, one.prediction)
            _make_room(house, connection, len(fresh))
            fresh.append(one.prediction)
        answer = kept or envelope.prediction(one.prediction)
        if one.idempotency and not kept:
            idempotency.keep(
                connection, one.prediction.account, one.idempotency, one.digest, prediction=one.prediction.id,
                answer=answer, now=now,
            )  # fmt: skip
        answers.append(Accepted(answer=answer, ignored=one.ignored, sync=one.sync, replayed=kept is not None))
    if fresh:
        predictions.insert(connection, fresh)
        ledger.hold(connection, fresh, now=now, enforce=house.enforce)
    return answers


def _replay(connection: Connection, one: Draft) -> dict[str, Any] | None:
    if not one.idempotency:
        return None
    return idempotency.recall(connection, one.prediction.account, one.idempotency, one.digest)


def _make_room(house: House, connection: Connection, coming: int) -> None:
    """For one more beside the `coming` of this transaction."""
    if house.gauge.full(house.queue, lambda: queue.count(connection, limit=house.queue + 1) + coming):
        raise Unavailable(f"{house.queue} predictions are waiting already: try again later")
    house.gauge.add()


def _can_be_screened(house: House, connection: Connection, prediction: Prediction) -> None:
    """Refuse what every worker there is would leave lying. Without a live worker it waits for one."""
    if not house.policy.closed or house.policy.of(prediction.inputs) is None:
        return
    faults = workers.faults(connection, now=prediction.created_at)
    if faults and all(faults):
        raise Unavailable(
            "the safety checker of this server cannot do its work: it takes nothing that must be screened; "
            "its operator sees why with `filmgate doctor`"
        )


def _images(house: House, inputs: Mapping[str, Any], now: datetime) -> dict[str, bytes]:
    """The checked bytes of every image that is at hand, by field."""
    found = {}
    for name in SLOTS:
        value = str(inputs.get(name, ""))
        if not value:
            continue
        if value[:5].lower() == "data:":
            data: bytes | None = image.from_data_uri(value, name)
        elif (data := receive.own(house, value, name, now=now)) is None:
            _foreign(house, value, name)
        if data is not None:
            house.inspector.check(data, name)
            found[name] = data
    return found


def _foreign(house: House, url: str, name: str) -> None:
    try:
        house.images.check_literal(url)
    except Blocked:
        raise InvalidParameter(f"{name} must be at a public address, without credentials") from None


def _seed(header: str | None) -> int | None:
    if header is None:
        return None
    if not header.isascii() or not header.isdigit() or int(header) >= SEED_LIMIT:
        raise InvalidParameter(f"X-Filmgate-Seed must be an integer from 0 to {SEED_LIMIT - 1}")
    return int(header)


def _idempotency_key(header: str | None) -> str | None:
    if header is not None and not 1 <= len(header) <= _KEY_LENGTH:
        raise InvalidParameter(f"Idempotency-Key must have 1 to {_KEY_LENGTH} characters")
    return header


def _digest(request: Request) -> str:
    asked = [request.model, request.body, request.webhook, request.seed]
    return hashlib.sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()

"""Act one: a request becomes a row. Nothing slow happens here."""

import secrets
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from filmgate.domain import catalog, parameters
from filmgate.domain.errors import InvalidParameter
from filmgate.domain.prediction import SEED_LIMIT, Prediction, derive_seed
from filmgate.flow.house import House
from filmgate.media import image
from filmgate.store import ledger, predictions

SLOTS = {"image": "first", "end_image": "last"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A submission as it came in. `seed` is the raw header."""

    account: str
    model: str
    body: Mapping[str, Any]
    base_url: str
    seed: str | None = None


def accept(house: House, request: Request, *, now: datetime) -> tuple[Prediction, tuple[str, ...]]:
    """The accepted prediction and the names of the parameters that were dropped.

    Images that came as data are checked and kept as files here; URLs are fetched by the worker.
    """
    model = catalog.find(request.model)
    inputs, ignored = parameters.check(model.parameters, request.body)
    images = {
        name: image.from_data_uri(inputs[name], name)
        for name in SLOTS
        if str(inputs.get(name, ""))[:5].lower() == "data:"
    }
    for name in images:
        inputs[name] = "data:"  # the bytes live in a file, not in the row
    seed = _seed(request.seed)
    prediction = Prediction(
        id=uuid.uuid4().hex,
        account=request.account,
        model=model.id,
        inputs=inputs,
        seed=derive_seed(model.id, inputs, images) if seed is None else seed,
        price=model.price(inputs),
        base_url=request.base_url,
        token=secrets.token_hex(16),
        created_at=now,
    )
    for name, data in images.items():
        house.blobs.write(f"inputs/{prediction.id}/{SLOTS[name]}", data)
    try:
        with house.database.writing() as connection:
            predictions.insert(connection, prediction)
            ledger.hold(connection, prediction, now=now)
    except BaseException:
        house.blobs.delete(f"inputs/{prediction.id}")
        raise
    return prediction, ignored


def _seed(header: str | None) -> int | None:
    if header is None:
        return None
    if not header.isascii() or not header.isdigit() or int(header) >= SEED_LIMIT:
        raise InvalidParameter(f"X-Filmgate-Seed must be an integer from 0 to {SEED_LIMIT - 1}")
    return int(header)

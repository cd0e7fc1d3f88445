"""The checks of a submission that need no transaction and change nothing."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from filmgate.domain import catalog, parameters, pictures
from filmgate.domain.catalog import Model
from filmgate.domain.errors import InvalidParameter, ModelNotFound
from filmgate.domain.prediction import SEED_LIMIT, derive_seed
from filmgate.flow import receive
from filmgate.flow.services import Services
from filmgate.media import image
from filmgate.net import Blocked
from filmgate.store.accounts import Caller

_SEED = re.compile(r"[0-9]{1,20}")
SWITCHES = ("enable_sync_mode", "enable_base64_output")


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """The prediction whose clip a submission needs: its id, and the clip's name in the file store. `use`: the
    name of the input that keeps the id.
    """

    use: str
    id: str
    clip: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A submission as it was received. `seed`, `idempotency` and `trace` (traceparent) are raw headers."""

    caller: Caller
    model: str
    body: Mapping[str, Any]
    base_url: str
    seed: str | None = None
    webhook: str | None = None
    idempotency: str | None = None
    trace: str = ""
    earlier: Earlier | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A submission with valid inputs. `images`: bytes of the images that are on this server, by field.

    `foreign`: addresses of the images on other servers, by field.
    """

    model: Model
    inputs: dict[str, Any]
    images: dict[str, bytes]
    foreign: dict[str, str]
    seed: int
    ignored: tuple[str, ...]
    sync: bool
    base64: bool


def check(services: Services, request: Request, *, now: datetime) -> Checked:
    """Check a submission and return it with valid inputs. Raise ModelNotFound, MissingParameter or
    InvalidParameter.

    Images that came as data or were uploaded here are checked now. Images on other servers are fetched later.
    """
    model = catalog.find(request.model)
    if model.id in catalog.EDITS and request.earlier is None:
        raise ModelNotFound(f"{model.id} needs a clip: POST /api/v3/predictions/{{id}}/renditions")
    inputs, unknown = parameters.check(model.parameters, request.body)
    sync, base64 = (parameters.switch(request.body, name) for name in SWITCHES)
    seed = _seed(request.seed)
    images, foreign = _images(services, inputs, request.caller.account, now)
    return Checked(
        model=model,
        inputs=inputs,
        images=images,
        foreign=foreign,
        seed=derive_seed(model.id, inputs, images) if seed is None else seed,
        ignored=tuple(name for name in unknown if name not in SWITCHES),
        sync=sync,
        base64=base64,
    )


def slow(request: Request) -> bool:
    """Tell whether `check` would read files or ask other processes or name servers for this submission. If
    so, call it outside the event loop.
    """
    return bool(request.webhook) or any(request.body.get(name) for name in pictures.BY_FIELD)


def _images(
    services: Services, inputs: Mapping[str, Any], account: str, now: datetime
) -> tuple[dict[str, bytes], dict[str, str]]:
    """Return the checked bytes of every image that is at hand, and the addresses of the others, by field."""
    found, foreign = {}, {}
    for name in pictures.BY_FIELD:
        value = str(inputs.get(name, ""))
        if not value:
            continue
        if pictures.is_data_uri(value):
            data: bytes | None = image.from_data_uri(value, name)
        elif (data := receive.own(services, value, name, now=now)) is None:
            _foreign(services, value, name)
            foreign[name] = value
        if data is not None:
            services.inspector.check(data, name, account=account)
            found[name] = data
    return found, foreign


def _foreign(services: Services, url: str, name: str) -> None:
    if any(character < " " or character == "\x7f" for character in url):
        raise InvalidParameter(f"{name} must be a URL without line breaks or control characters")
    try:
        services.images.check_literal(url)
    except Blocked:
        raise InvalidParameter(
            f"{name} must be a URL with a public address and without credentials"
        ) from None


def _seed(header: str | None) -> int | None:
    if header is None:
        return None
    if not _SEED.fullmatch(header) or int(header) >= SEED_LIMIT:
        raise InvalidParameter(f"X-Filmgate-Seed must be an integer from 0 to {SEED_LIMIT - 1}")
    return int(header)

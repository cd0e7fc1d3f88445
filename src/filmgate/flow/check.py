"""The checks of a submission that need no transaction and change nothing."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from filmgate.domain import catalog, parameters, pictures
from filmgate.domain.catalog import Model
from filmgate.domain.errors import FilmgateError, InvalidParameter, ModelNotFound, together
from filmgate.domain.parameters import Flag
from filmgate.domain.prediction import SEED_LIMIT, derive_seed
from filmgate.domain.surface import Surface
from filmgate.flow import receive
from filmgate.flow.services import Services
from filmgate.media import image
from filmgate.net import Blocked
from filmgate.store.accounts import Caller

_SEED = re.compile(r"[0-9]{1,20}")
SWITCHES = (
    Flag(name="enable_sync_mode", about="Answer when the clip is made, or when the time to wait is over."),
    Flag(name="enable_base64_output", about="Put the clip into outputs as base64, up to 25 MiB."),
)


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
    """A submission as it was received. `seed`, `idempotency` and `trace` (traceparent) are raw headers; `id`
    is that of the request (X-Request-Id).
    """

    caller: Caller
    model: str
    body: Mapping[str, Any]
    base_url: str
    seed: str | None = None
    webhook: str | None = None
    idempotency: str | None = None
    trace: str = ""
    id: str = ""
    surface: Surface = Surface.WAVESPEED
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
    inputs, unknown = parameters.check((*model.parameters, *SWITCHES), request.body)
    sync, base64 = (inputs.pop(one.name) for one in SWITCHES)
    seed = _seed(request.seed)
    images, foreign = _images(services, inputs, request, now)
    return Checked(
        model=model,
        inputs=inputs,
        images=images,
        foreign=foreign,
        seed=derive_seed(model.id, inputs, images) if seed is None else seed,
        ignored=unknown,
        sync=sync,
        base64=base64,
    )


def slow(request: Request) -> bool:
    """Tell whether `check` would read files or ask other processes or name servers for this submission. If
    so, call it outside the event loop.
    """
    return bool(request.webhook or request.earlier) or any(
        request.body.get(name) for name in pictures.BY_FIELD
    )


def _images(
    services: Services, inputs: Mapping[str, Any], request: Request, now: datetime
) -> tuple[dict[str, bytes], dict[str, str]]:
    """Return the checked bytes of every image that is at hand, and the addresses of the others, by field."""
    found, foreign = {}, {}
    problems: list[FilmgateError] = []
    for name in pictures.BY_FIELD:
        value = str(inputs.get(name, ""))
        if not value:
            continue
        try:
            data = _image(services, value, name, request, now)
        except InvalidParameter as error:
            problems.append(error)
            continue
        if data is None:
            foreign[name] = value
        else:
            found[name] = data
    if problems:
        raise together(problems)
    return found, foreign


def _image(services: Services, value: str, name: str, request: Request, now: datetime) -> bytes | None:
    """Return the checked bytes of an image that is at hand, or None for an address elsewhere."""
    if pictures.is_data_uri(value):
        data: bytes | None = image.from_data_uri(value, name)
    else:
        data = receive.own(services, value, name, now=now)
    if data is None:
        _foreign(services, value, name)
    else:
        account, webp = request.caller.account, request.surface.webp
        services.inspector.check(data, name, account=account, webp=webp)
    return data


def _foreign(services: Services, url: str, name: str) -> None:
    if any(character < " " or character == "\x7f" for character in url):
        raise InvalidParameter(f"{name} must be a URL without line breaks or control characters")
    try:
        services.images.check_literal(url)
    except Blocked:
        raise InvalidParameter(
            f"{name} must be a URL with a public address and without credentials "
            "(for development, FILMGATE_FETCH_PRIVATE on the server allows private addresses)"
        ) from None


def _seed(header: str | None) -> int | None:
    if header is None:
        return None
    if not _SEED.fullmatch(header) or int(header) >= SEED_LIMIT:
        raise InvalidParameter(f"X-Filmgate-Seed must be an integer from 0 to {SEED_LIMIT - 1}")
    return int(header)

"""The order that a request to make a video means: which of our models, with which inputs."""

import re
from collections.abc import Mapping
from typing import Any

from filmgate.domain import catalog
from filmgate.domain.catalog import Model
from filmgate.domain.errors import InvalidParameter, MissingParameter, ModelNotFound
from filmgate.domain.parameters import Choice, Flag, Span, shown
from filmgate.domain.shot import SHORT_SIDES
from filmgate.wire.order import Order

_ALIAS = "sora-2"  # and what begins so: clients name it by default
_SIZE = re.compile(r"([0-9]{2,5})x([0-9]{2,5})")
_NUMBER = re.compile(r"[0-9]{1,10}")
_SHORT, _LONG = 7, 12  # seconds: up to the first a clip is of 6 s, up to the second of 10 s
_LONGEST = 20  # seconds that an extension may be asked for; it is of 10 s, too
_FAST, _STANDARD, _PRO = (f"minimax/hailuo-02/{name}" for name in ("fast", "standard", "pro"))
_SWITCHES = ("enable_sync_mode", "enable_base64_output")  # of another surface
_FLAGS = {p.name for model in catalog.MODELS.values() for p in model.parameters if isinstance(p, Flag)}
_NAMES = (("image", "input_reference"), ("duration", "seconds"))


def order(fields: Mapping[str, Any]) -> Order:
    """Return the order for the fields of a request. Raise ModelNotFound or InvalidParameter.

    A field of ours (`end_image`, `duration`, `enable_prompt_expansion` …) goes by its own name.
    """
    given = {name: value for name, value in fields.items() if value is not None and value != ""}
    if reference := _reference(given):
        given["image"] = reference
    width, height = _size(given.pop("size", None))
    seconds, seed = _whole(given.pop("seconds", None), "seconds"), given.pop("seed", None)
    model = _model(given.pop("model", None), width, height, given)
    ignored = [name for name in _SWITCHES if given.pop(name, None) is not None]
    own = [name for name in ("image", "duration") if name in fields]
    if seconds is not None and "duration" not in given:
        given |= _duration(model, seconds)
    if width and _resolution(model, min(width, height), given):
        ignored.append("size")
    return Order(
        model=model.id,
        inputs=given,
        seed=None if seed is None else str(seed)[:30],
        ignored=tuple(ignored),
        names=tuple(pair for pair in _NAMES if pair[0] not in own),
    )


def extension(fields: Mapping[str, Any]) -> tuple[str, Order]:
    """Return the id of the video to extend, and the order for the new part. Raise MissingParameter or
    InvalidParameter.
    """
    given = {name: value for name, value in fields.items() if value is not None and value != ""}
    video, inside = given.pop("video", None), given.pop("video[id]", None)
    id = video.get("id") if isinstance(video, Mapping) else inside
    if id is None and video is None:
        raise MissingParameter("video is required: an object with the id of a video of this server")
    if not isinstance(id, str):
        raise InvalidParameter("video must be an object with the id of a video of this server, not a file")
    seconds = _whole(given.pop("seconds", None), "seconds", most=_LONGEST)
    if seconds is not None and "duration" not in given:
        given["duration"] = 10 if seconds > _SHORT else 6
    ignored = [name for name in (*_SWITCHES, "size") if given.pop(name, None) is not None]
    model, seed = given.pop("model", ""), given.pop("seed", None)
    return id, Order(
        model="" if str(model).startswith(_ALIAS) else model,
        inputs=given,
        seed=None if seed is None else str(seed)[:30],
        ignored=tuple(ignored),
        names=_NAMES,
    )


def _reference(given: dict[str, Any]) -> str | None:
    """Take the first frame out of the fields: text, or an object with `image_url`, in JSON or in the names of
    form fields.
    """
    found = given.pop("input_reference", None)
    inside = {name: given.pop(f"input_reference[{name}]", None) for name in ("image_url", "file_id")}
    if found is None:
        found = {name: value for name, value in inside.items() if value is not None} or None
    if isinstance(found, Mapping):
        found = found.get("image_url") or found
    if isinstance(found, Mapping):
        found = found.get("url") or found
    if found is None or isinstance(found, str):
        return found
    raise InvalidParameter(
        "input_reference must be a file, a URL, a data URI, or an object with image_url: this server keeps "
        "no files of OpenAI"
    )


def typed(name: str, text: str) -> Any:
    """Return the value of a form field, which is always text, as JSON would have it."""
    if name in _FLAGS and text.lower() in ("true", "false"):
        return text.lower() == "true"
    if name == "duration" and _NUMBER.fullmatch(text):
        return int(text)
    return text


def _size(value: Any) -> tuple[int, int]:
    """Return (width, height), or zeros where none was given."""
    if value is None:
        return 0, 0
    match = _SIZE.fullmatch(value) if isinstance(value, str) else None
    if not match:
        raise InvalidParameter(f"size must be width x height in pixels, such as 1280x720, not {shown(value)}")
    return int(match[1]), int(match[2])


def _whole(value: Any, name: str, *, most: int = _LONG) -> int | None:
    if value is None:
        return None
    text = str(value) if isinstance(value, int | str) and not isinstance(value, bool) else ""
    if not _NUMBER.fullmatch(text) or not 1 <= int(text) <= most:
        raise InvalidParameter(f"{name} must be a whole number from 1 to {most}, not {shown(value)}")
    return int(text)


def _model(asked: Any, width: int, height: int, given: Mapping[str, Any]) -> Model:
    if asked is not None and not isinstance(asked, str):
        raise InvalidParameter(f"model must be a string, not {shown(asked)}")
    if asked and not asked.startswith(_ALIAS):
        if asked not in catalog.MODELS:
            raise ModelNotFound(f"model {asked[:100]!r} does not exist: GET /v1/models lists all models")
        return catalog.MODELS[asked]
    short = min(width, height) or SHORT_SIDES["768p"]
    if short > SHORT_SIDES["768p"]:
        return catalog.MODELS[_PRO]
    small = short <= SHORT_SIDES["512p"] and "image" in given and "end_image" not in given
    return catalog.MODELS[_FAST if small else _STANDARD]


def _duration(model: Model, seconds: int) -> dict[str, int]:
    """Return the `duration` for so many seconds, if the model has a choice. Raise InvalidParameter if the
    model's clips are too short.
    """
    known = next((p for p in model.parameters if p.name == "duration"), None)
    if isinstance(known, Span):
        return {"duration": max(seconds, known.low)}
    lengths = known.values if isinstance(known, Choice) else (6,)
    if seconds > _SHORT and 10 not in lengths:
        raise InvalidParameter(
            f"seconds must be at most {_SHORT}, because {model.id} makes clips of 6 s: leave it out, or "
            "choose a size with a short side of at most 768"
        )
    return {"duration": 10 if seconds > _SHORT else 6} if known else {}


def _resolution(model: Model, short: int, given: dict[str, Any]) -> bool:
    """Choose the resolution for a short side, if the model has a choice. Return whether the clip will have
    another short side all the same.
    """
    known = next((p for p in model.parameters if p.name == "resolution"), None)
    if isinstance(known, Choice) and "resolution" not in given:
        sizes = [str(one) for one in known.values]
        given["resolution"] = next((one for one in sizes if SHORT_SIDES[one] >= short), sizes[-1])
    made = given.get("resolution", model.resolution)
    return SHORT_SIDES.get(str(made).lower()) != short

"""The orders that requests of MiniMax's API mean: which of our models, with which inputs."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from filmgate.domain import catalog
from filmgate.domain.catalog import Model
from filmgate.domain.errors import InvalidParameter, MissingParameter
from filmgate.domain.parameters import shown
from filmgate.wire.order import Order

_NAMES = (
    ("image", "first_frame_image"),
    ("end_image", "last_frame_image"),
    ("enable_prompt_expansion", "prompt_optimizer"),
)
_NAMES_2 = (
    ("prompt", "content: text"),
    ("image", "content: first_frame"),
    ("end_image", "content: last_frame"),
)
_UNUSED = ("fast_pretreatment", "aigc_watermark", "ratio", "extra")
_ROLES = ("first_frame", "last_frame")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """Our models for one model and resolution of the vendor, by what the clip starts from. "": none."""

    text: str = ""
    first: str = ""
    last: str = ""  # with a last frame, with or without a first one


_02 = "minimax/hailuo-02"
_23 = "minimax/hailuo-2.3"
_PRO = _Made(text=f"{_02}/pro", first=f"{_02}/pro", last=f"{_02}/pro")
_768 = _Made(text=f"{_02}/standard", first=f"{_02}/i2v-standard", last=f"{_02}/standard")
_512 = _Made(first=f"{_02}/fast")
_H3 = "wavespeed-ai/minimax-h3/text-to-video"
_H3_768 = _Made(text=_H3, first=f"{_02}/i2v-standard", last=f"{_02}/standard")
_01 = {"720P": _Made(text="minimax/video-01")}
_01_IMAGE = {"720P": _Made(first="minimax/video-01")}
# each model's resolutions; the first is its default
_MODELS: dict[str, dict[str, _Made]] = {
    "MiniMax-Hailuo-02": {"768P": _768, "512P": _512, "1080P": _PRO},
    "MiniMax-Hailuo-2.3": {
        "768P": _Made(text=f"{_23}/t2v-standard", first=f"{_02}/i2v-standard"),
        "1080P": _Made(text=f"{_23}/t2v-pro", first=f"{_02}/pro"),
    },
    "MiniMax-Hailuo-2.3-Fast": {"768P": _Made(first=f"{_23}/fast"), "1080P": _Made(first=f"{_02}/pro")},
    "T2V-01": _01,
    "T2V-01-Director": _01,
    "I2V-01": _01_IMAGE,
    "I2V-01-Director": _01_IMAGE,
    "I2V-01-live": _01_IMAGE,
}
_2K = "2K"  # and 480P: sizes that are not made here; the answer tells the one that is
_H3_SIZES = {"768P": _H3_768, "480P": _Made(text=_H3, first=f"{_02}/fast", last=f"{_02}/standard"), _2K: _PRO}
_MODELS_2: dict[str, dict[str, _Made]] = {
    "MiniMax-H3": _H3_SIZES | {"1080P": _PRO},
    "MiniMax-H3-Max": _H3_SIZES | {"1080P": _PRO},
    **_MODELS,
}


def order(body: Mapping[str, Any]) -> Order:
    """Return the order for a request of version 1. Raise MissingParameter or InvalidParameter."""
    given = _present(body)
    if "subject_reference" in given:
        raise InvalidParameter("subject_reference is not offered: this server knows first and last frames")
    model = _own(given, _MODELS) or _model(
        given, _MODELS, first="first_frame_image" in given, last="last_frame_image" in given
    )
    inputs = {
        "prompt": given.get("prompt"),
        "image": given.get("first_frame_image"),
        "end_image": given.get("last_frame_image"),
        "enable_prompt_expansion": given.get("prompt_optimizer", True),
        **_size(model, given),
        **_duration(model, given.get("duration", 6), longest=10),
    }
    return Order(model=model.id, inputs=_present(inputs), names=_NAMES)


def order_2(body: Mapping[str, Any]) -> Order:
    """Return the order for a request of version 2. Raise MissingParameter or InvalidParameter."""
    given = _present(body)
    content = _content(given.get("content"))
    model = _own(given, _MODELS_2) or _model(
        given, _MODELS_2, first="first_frame" in content, last="last_frame" in content
    )
    inputs = {
        "prompt": content.get("text"),
        "image": content.get("first_frame"),
        "end_image": content.get("last_frame"),
        **_size(model, given),
        **_duration(model, given.get("duration", 6), longest=15),
    }
    made = model.size(inputs).upper()
    other = ("resolution",) if given.get("resolution") not in (None, made) else ()
    return Order(model=model.id, inputs=_present(inputs), names=_NAMES_2, ignored=other)


def unused(body: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the fields of a request that change nothing here."""
    return tuple(name for name in _UNUSED if name in body)


def _present(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None and value != ""}


def _own(given: Mapping[str, Any], known: Mapping[str, Any]) -> Model | None:
    """Return the model that is named by our own id, or None. Raise MissingParameter or InvalidParameter."""
    name = given.get("model")
    if name is None:
        raise MissingParameter("model is required")
    if isinstance(name, str) and (name in known or name in catalog.MODELS):
        return catalog.MODELS.get(name)
    raise InvalidParameter(f"model must be one of {', '.join(known)}, not {shown(name)}")


def _model(
    given: Mapping[str, Any], known: Mapping[str, dict[str, _Made]], *, first: bool, last: bool
) -> Model:
    name = str(given["model"])
    sizes = known[name]
    asked = given.get("resolution", next(iter(sizes)))
    size = asked.upper() if isinstance(asked, str) else ""
    if size not in sizes:
        raise InvalidParameter(f"resolution must be one of {', '.join(sizes)} for {name}, not {shown(asked)}")
    made = sizes[size]
    id = made.last if last else made.first if first else made.text
    if not id:
        what = "a last frame" if last else "a first frame" if first else "text alone"
        raise InvalidParameter(f"resolution {size} of {name} is not made from {what}")
    return catalog.MODELS[id]


def _size(model: Model, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the `resolution`, if the model has a choice: only our own ids name such a model."""
    known = any(one.name == "resolution" for one in model.parameters)
    return {"resolution": given["resolution"]} if known and "resolution" in given else {}


def _duration(model: Model, asked: Any, *, longest: int) -> dict[str, int]:
    """Return the `duration` for the asked seconds, if the model has a choice. Version 1 has 6 and 10 s only;
    in version 2 the nearer of the two is made.
    """
    whole = isinstance(asked, int | float) and not isinstance(asked, bool) and asked == asked // 1
    fits = whole and (asked in (6, 10) if longest == 10 else 4 <= asked <= longest)
    if not fits:
        allowed = "6 or 10" if longest == 10 else f"a whole number from 4 to {longest}"
        raise InvalidParameter(f"duration must be {allowed}, not {shown(asked)}")
    seconds = 6 if asked < 8 else 10
    if (model.resolution, seconds) not in model.prices:
        raise InvalidParameter(
            f"duration must be 6 for {model.resolution.upper()}: longer clips are made at 768P"
        )
    known = any(one.name == "duration" for one in model.parameters)
    return {"duration": int(seconds)} if known else {}


def _content(parts: Any) -> dict[str, str]:
    """Return the text and the frames of the content parts, by role. Raise InvalidParameter."""
    if parts is None:
        raise MissingParameter("content is required")
    if not isinstance(parts, list):
        raise InvalidParameter(f"content must be a list of parts, not {shown(parts)}")
    found: dict[str, str] = {}
    for part in parts:
        name, value = _part(part, found)
        if name in found:
            raise InvalidParameter(f"content must have {name} only once")
        found[name] = value
    return found


def _part(part: Any, found: Mapping[str, str]) -> tuple[str, str]:
    """Return (role, value) of one part. A text has the role `text`; images without a role go by order."""
    kind = part.get("type") if isinstance(part, Mapping) else None
    if kind == "text" and isinstance(part.get("text"), str):
        return "text", part["text"]
    if kind != "image_url":
        raise InvalidParameter(
            "content must have parts of type text or image_url only: this server takes no other references"
        )
    role = part.get("role") or ("last_frame" if "first_frame" in found else "first_frame")
    if role not in _ROLES:
        raise InvalidParameter(f"content: role must be first_frame or last_frame, not {shown(role)}")
    place = part.get("image_url")
    url = place.get("url") if isinstance(place, Mapping) else place
    if not isinstance(url, str) or not url:
        raise InvalidParameter(f"content: image_url.url must be a URL or a data URI, not {shown(url)}")
    return role, url

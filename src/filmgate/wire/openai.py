"""OpenAI's shapes: a prediction as a video, lists, models, errors and webhook events.

The field names are those of the `openai` client 3.57 (types/video.py, types/webhooks).
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any, Literal

from pydantic import TypeAdapter
from typing_extensions import TypedDict

from filmgate.domain import catalog, errors
from filmgate.domain.prediction import Prediction, Status
from filmgate.domain.shot import FPS, native_size
from filmgate.wire.problem import Problem, Shaped

State = Literal["queued", "in_progress", "completed", "failed"]


class VideoTrouble(TypedDict):
    """The reason why a video was not made."""

    code: str
    message: str


class Video(TypedDict):
    """A prediction as OpenAI's clients know it. Times are seconds since 1970; `progress` is 0 to 100."""

    id: str
    object: Literal["video"]
    created_at: int
    status: State
    progress: int
    model: str
    seconds: str
    size: str
    completed_at: int | None
    expires_at: int | None
    prompt: str | None
    remixed_from_video_id: str | None
    error: VideoTrouble | None


class Videos(TypedDict):
    """One page of the videos of an account."""

    object: Literal["list"]
    data: list[Video]
    first_id: str | None
    last_id: str | None
    has_more: bool


class VideoDeleted(TypedDict):
    """The answer to a deletion."""

    id: str
    object: Literal["video.deleted"]
    deleted: bool


class OpenAIModel(TypedDict):
    """A model of the catalogue."""

    id: str
    object: Literal["model"]
    created: int
    owned_by: str


class OpenAIModels(TypedDict):
    """The catalogue."""

    object: Literal["list"]
    data: list[OpenAIModel]


class OpenAIFault(TypedDict):
    """The error of a refused request."""

    message: str
    type: str
    param: str | None
    code: str


class OpenAIRefused(TypedDict):
    """The body of every answer of 400 and above."""

    error: OpenAIFault


class Subject(TypedDict):
    """The video that an event is about."""

    id: str


class Event(TypedDict):
    """A webhook event."""

    id: str
    object: Literal["event"]
    created_at: int
    type: Literal["video.completed", "video.failed"]
    data: Subject


class NewVideo(TypedDict, total=False):
    """A request to make a video. Other fields are inputs of our models, under our names."""

    prompt: str
    model: str
    seconds: str | int
    size: str
    input_reference: str | dict[str, str]
    seed: int
    end_image: str
    enable_prompt_expansion: bool


_FILE = {"type": "string", "format": "binary"}
NEW_VIDEO: dict[str, Any] = TypeAdapter(NewVideo).json_schema()
NEW_VIDEO_FORM: dict[str, Any] = {
    "type": "object",
    "properties": {
        **{name: {"type": "string"} for name in ("prompt", "model", "seconds", "size", "seed")},
        "input_reference": _FILE,
        "end_image": _FILE,
        "enable_prompt_expansion": {"type": "string", "enum": ["true", "false"]},
    },
}

_VIDEO = {"type": "object", "required": ["id"], "properties": {"id": {"type": "string"}}}
_MORE = {name: {"type": "string"} for name in ("prompt", "model", "seconds", "seed")}
EXTENSION: dict[str, Any] = {
    "type": "object",
    "required": ["video"],
    "properties": {"video": _VIDEO, **_MORE},
}
EXTENSION_FORM: dict[str, Any] = {
    "type": "object",
    "required": ["video[id]"],
    "properties": {"video[id]": {"type": "string"}, **_MORE},
}

# a cancelled video is "failed": the client's own loop ends on completed and failed only
_STATES: dict[Status, State] = {
    Status.CREATED: "queued",
    Status.PROCESSING: "in_progress",
    Status.COMPLETED: "completed",
    Status.FAILED: "failed",
    Status.CANCELLED: "failed",
}
_CODES = {
    errors.MODERATION: "moderation_blocked",
    errors.INVALID_MEDIA: "invalid_image",
    errors.MEDIA_ACCESS: "image_unreachable",
    errors.EXECUTION: "generation_failed",
    errors.UNAVAILABLE: "moderation_unavailable",
    errors.TOOK_TOO_LONG: "timeout",
}
_SLUGS = {  # where OpenAI has a word of its own
    "unauthorized": "invalid_api_key",
    "insufficient_credits": "insufficient_quota",
    "rate_limited": "rate_limit_exceeded",
    "missing_parameter": "missing_required_parameter",
    "invalid_parameter": "invalid_value",
    "internal": "server_error",
}
_TYPES = {
    401: "authentication_error",
    402: "insufficient_quota",
    403: "permission_error",
    429: "rate_limit_error",
}
_FIELDS = (
    "prompt model seconds size seed webhook input_reference image end_image duration resolution limit order "
    "after variant enable_prompt_expansion go_fast"
)
_PARAMS = frozenset(_FIELDS.split())
_SAFE = ("unavailable", "storage_full", "rate_limited", "request_timeout")  # nothing was accepted


def video(value: Prediction, *, keep: timedelta) -> Video:
    """Return a prediction as a video. `keep`: how long its clip is kept. `seconds` and `size` are those of
    the clip; until it is made, a clip from images has the size of one from text.
    """
    model = catalog.find(value.model)
    done = value.status is Status.COMPLETED
    ended = value.finished_at if done else None
    width, height = native_size(model.size(value.inputs), None)
    frames = value.details.get("frames")  # of an extension: those of both clips
    return {
        "id": value.id,
        "object": "video",
        "created_at": int(value.created_at.timestamp()),
        "status": _STATES[value.status],
        "progress": 100 if done else min(int(value.progress * 100), 99),
        "model": value.model,
        "seconds": str(round(frames / FPS) if frames else model.duration(value.inputs)),
        "size": str(value.details.get("size") or f"{width}x{height}"),
        "completed_at": int(ended.timestamp()) if ended else None,
        "expires_at": int((ended + keep).timestamp()) if ended else None,
        "prompt": value.inputs.get("prompt"),
        "remixed_from_video_id": None,
        "error": _trouble(value),
    }


def _trouble(value: Prediction) -> VideoTrouble | None:
    if value.status is Status.CANCELLED:
        return {"code": "cancelled", "message": value.error or "cancelled by the owner"}
    if value.status is Status.FAILED:
        return {"code": _CODES.get(value.code, "server_error"), "message": value.error}
    return None


def videos(found: Sequence[Prediction], *, more: bool, keep: timedelta) -> Videos:
    return {
        "object": "list",
        "data": [video(one, keep=keep) for one in found],
        "first_id": found[0].id if found else None,
        "last_id": found[-1].id if found else None,
        "has_more": more,
    }


def deleted(id: str) -> VideoDeleted:
    return {"id": id, "object": "video.deleted", "deleted": True}


def model(value: catalog.Model, *, created: int) -> OpenAIModel:
    """Return a model of the catalogue. `created`: seconds since 1970; models are as old as the server."""
    return {"id": value.id, "object": "model", "created": created, "owned_by": value.id.partition("/")[0]}


def models(*, created: int) -> OpenAIModels:
    return {"object": "list", "data": [model(one, created=created) for one in catalog.MODELS.values()]}


def event(value: Prediction, *, id: str) -> Event:
    """Return the webhook event of a prediction that has ended."""
    ended = value.finished_at or value.created_at
    return {
        "id": f"evt_{id}",
        "object": "event",
        "created_at": int(ended.timestamp()),
        "type": "video.completed" if value.status is Status.COMPLETED else "video.failed",
        "data": {"id": value.id},
    }


def problem(value: Problem) -> Shaped:
    """Return OpenAI's error object. `x-should-retry` stops the client from asking again where that could
    charge twice, or cannot help.
    """
    word = value.message.partition(" ")[0].rstrip(":")
    kind = _TYPES.get(value.status, "server_error" if value.status >= 500 else "invalid_request_error")
    body: OpenAIRefused = {
        "error": {
            "message": value.message,
            "type": kind,
            "param": word if word in _PARAMS else None,
            "code": _SLUGS.get(value.slug, value.slug),
        }
    }
    headers = value.headers()
    if value.status >= 500 and value.slug not in _SAFE:
        headers["x-should-retry"] = "false"
    return Shaped(status=value.status, body=dict[str, Any](body), headers=headers)

"""MiniMax's shapes, version 1: tasks, queries and files, each with `base_resp`.

An error is HTTP 200 with a `base_resp` that is not 0: clients look at the HTTP status first, and only then at
the reason. Field names and codes are those of the vendor's reference and of `minimax-mcp` 0.0.19.
"""

import re
from typing import Any, Literal

from typing_extensions import TypedDict

from filmgate import logs
from filmgate.domain import errors
from filmgate.domain.prediction import Prediction, Status
from filmgate.wire.problem import Problem, Shaped

State = Literal["Preparing", "Queueing", "Processing", "Success", "Fail"]
_DIGITS = re.compile(r"0|[1-9][0-9]{0,38}")
_UNKNOWN, _TIMEOUT, _RATE, _KEY, _BALANCE = 1000, 1001, 1002, 1004, 1008
_PROMPT, _OUTPUT, PARAMETER = 1026, 1027, 2013


class BaseResp(TypedDict):
    """The outcome of a request. `status_code` is 0, or the vendor's code of an error."""

    status_code: int
    status_msg: str


class TaskCreated(TypedDict):
    """The answer to a submission. `task_id` has digits only."""

    task_id: str
    base_resp: BaseResp


class MiniMaxTask(TypedDict):
    """The state of a task. `file_id` is empty and the sizes are 0 until `Success`."""

    task_id: str
    status: State
    file_id: str
    video_width: int
    video_height: int
    base_resp: BaseResp


class Callback(TypedDict):
    """The body that is sent to a `callback_url`."""

    task_id: str
    status: Literal["success", "failed"]
    file_id: str
    video_width: int
    video_height: int
    base_resp: BaseResp


class File(TypedDict):
    """The clip of a task. `bytes`: its size; `created_at`: seconds since 1970."""

    file_id: str
    bytes: int
    created_at: int
    filename: str
    purpose: Literal["video_generation"]
    download_url: str


class Retrieved(TypedDict):
    """The answer about a file."""

    file: File
    base_resp: BaseResp


class MiniMaxRefused(TypedDict):
    """The answer to a refused request, with HTTP status 200."""

    base_resp: BaseResp


_TEXT, _FLAG = {"type": "string"}, {"type": "boolean"}
NEW_TASK: dict[str, Any] = {
    "type": "object",
    "required": ["model"],
    "properties": {
        "model": {**_TEXT, "examples": ["MiniMax-Hailuo-02"]},
        "prompt": {**_TEXT, "maxLength": 2000},
        "prompt_optimizer": {**_FLAG, "default": True},
        "first_frame_image": _TEXT,
        "last_frame_image": _TEXT,
        "duration": {"type": "integer", "enum": [6, 10], "default": 6},
        "resolution": {**_TEXT, "enum": ["512P", "720P", "768P", "1080P"]},
        "callback_url": {**_TEXT, "format": "uri"},
    },
}
_SUCCESS: BaseResp = {"status_code": 0, "status_msg": "success"}
_STATES: dict[Status, State] = {
    Status.CREATED: "Queueing",
    Status.PROCESSING: "Processing",
    Status.COMPLETED: "Success",
    Status.FAILED: "Fail",
    Status.CANCELLED: "Fail",
}
_BY_SLUG = {
    "unauthorized": _KEY,
    "forbidden": _KEY,
    "insufficient_credits": _BALANCE,
    "rate_limited": _RATE,
    "unavailable": _RATE,
    "storage_full": _RATE,
    "request_timeout": _TIMEOUT,
    "outcome_unknown": _UNKNOWN,
    "internal": _UNKNOWN,
}
_BY_FAILURE = {errors.INVALID_MEDIA: PARAMETER, errors.MEDIA_ACCESS: PARAMETER}


def digits(id: str) -> str:
    """Return a prediction's id as MiniMax's clients know it: the same number, in decimal."""
    return str(int(id, 16))


def id_of(text: str) -> str | None:
    """Return the prediction's id for a number of `digits`, or None if it cannot be one."""
    if not _DIGITS.fullmatch(text) or int(text) >= 1 << 128:
        return None
    return f"{int(text):032x}"


def created(value: Prediction) -> TaskCreated:
    return {"task_id": digits(value.id), "base_resp": _SUCCESS}


def task(value: Prediction) -> MiniMaxTask:
    """Return the state of a task. The reason of a failure is in `base_resp`."""
    done = value.status is Status.COMPLETED
    width, _, height = str(value.details.get("size", "")).partition("x") if done else ("", "", "")
    waits = value.status is Status.CREATED and value.stage == "fetch"
    return {
        "task_id": digits(value.id),
        "status": "Preparing" if waits else _STATES[value.status],
        "file_id": digits(value.id) if done else "",
        "video_width": int(width or 0),
        "video_height": int(height or 0),
        "base_resp": _outcome(value),
    }


def callback(value: Prediction) -> Callback:
    """Return the callback about a task that is over: its state, with the vendor's words for callbacks."""
    shown = task(value)
    over: Literal["success", "failed"] = "success" if shown["status"] == "Success" else "failed"
    return {
        "task_id": shown["task_id"],
        "status": over,
        "file_id": shown["file_id"],
        "video_width": shown["video_width"],
        "video_height": shown["video_height"],
        "base_resp": shown["base_resp"],
    }


def _outcome(value: Prediction) -> BaseResp:
    if value.status not in (Status.FAILED, Status.CANCELLED):
        return _SUCCESS
    return {"status_code": failure(value), "status_msg": value.error or "failed"}


def failure(value: Prediction) -> int:
    """Return the vendor's code for the reason of a failure."""
    if value.code == errors.MODERATION:
        return _OUTPUT if any(value.nsfw) else _PROMPT
    return _BY_FAILURE.get(value.code, _UNKNOWN)


def retrieved(value: Prediction, *, size: int) -> Retrieved:
    """Return the answer about the clip of a completed prediction. `size` in bytes."""
    made = value.finished_at or value.created_at
    return {
        "file": {
            "file_id": digits(value.id),
            "bytes": size,
            "created_at": int(made.timestamp()),
            "filename": f"{value.id}.mp4",
            "purpose": "video_generation",
            "download_url": value.outputs[0],
        },
        "base_resp": _SUCCESS,
    }


def code(value: Problem) -> int:
    """Return the vendor's code for a problem."""
    return _BY_SLUG.get(value.slug, PARAMETER if value.status < 500 else _UNKNOWN)


def problem(value: Problem) -> Shaped:
    body: dict[str, Any] = {"base_resp": {"status_code": code(value), "status_msg": value.message}}
    return Shaped(status=200, body=body, headers={**value.headers(), "Trace-Id": logs.request.get()})

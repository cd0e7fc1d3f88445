"""MiniMax's shapes, version 2: tasks that have their address in them, and errors with a true HTTP status."""

from collections.abc import Sequence
from typing import Any, Literal

from typing_extensions import TypedDict

from filmgate import logs
from filmgate.domain import catalog
from filmgate.domain.prediction import Prediction, Status
from filmgate.wire.minimax import code, digits, failure
from filmgate.wire.problem import Problem, Shaped

State = Literal["queued", "running", "succeeded", "failed", "cancelled"]


class MiniMax2Created(TypedDict):
    """The answer to a submission."""

    task_id: str


class MiniMax2Trouble(TypedDict):
    """The reason why a task failed."""

    code: str
    message: str


class MiniMax2Content(TypedDict):
    """The address of a clip."""

    url: str


class MiniMax2Task(TypedDict):
    """The state of a task. Times are seconds since 1970. `error` and `content` are null without one."""

    id: str
    model: str
    task_type: Literal["generation"]
    status: State
    error: MiniMax2Trouble | None
    content: MiniMax2Content | None
    created_at: int
    updated_at: int
    resolution: str
    duration: int


class MiniMax2Queried(TypedDict):
    """The answer about one task."""

    task: MiniMax2Task


class MiniMax2Tasks(TypedDict):
    """One page of the tasks of an account. `total`: the number of all that match."""

    items: list[MiniMax2Task]
    total: int


class MiniMax2Deleted(TypedDict):
    """The answer to a deletion: what waited or ran is cancelled, what was over is deleted."""

    task_id: str
    action: Literal["cancelled", "deleted"]
    status: Literal["cancelled", "deleted"]


class MiniMax2Fault(TypedDict):
    """The error of a refused request."""

    type: str
    message: str
    http_code: str


class MiniMax2Refused(TypedDict):
    """The body of every answer of 400 and above."""

    type: Literal["error"]
    error: MiniMax2Fault
    request_id: str


_TEXT = {"type": "string"}
_PART = {
    "type": "object",
    "required": ["type"],
    "properties": {
        "type": {**_TEXT, "enum": ["text", "image_url"]},
        "text": {**_TEXT, "maxLength": 2000},
        "image_url": {"type": "object", "required": ["url"], "properties": {"url": _TEXT}},
        "role": {**_TEXT, "enum": ["first_frame", "last_frame"]},
    },
}
NEW_TASK: dict[str, Any] = {
    "type": "object",
    "required": ["model", "content"],
    "properties": {
        "model": {**_TEXT, "examples": ["MiniMax-H3"]},
        "content": {"type": "array", "items": _PART},
        "resolution": {**_TEXT, "enum": ["480P", "768P", "1080P", "2K"], "default": "768P"},
        "duration": {"type": "integer", "minimum": 4, "maximum": 15, "default": 6},
        "callback_url": {**_TEXT, "format": "uri"},
    },
}
STATES: dict[Status, State] = {
    Status.CREATED: "queued",
    Status.PROCESSING: "running",
    Status.COMPLETED: "succeeded",
    Status.FAILED: "failed",
    Status.CANCELLED: "cancelled",
}
_TYPES = {
    401: "authentication_error",
    402: "insufficient_balance_error",
    403: "permission_error",
    404: "not_found_error",
    429: "rate_limit_error",
}


def created(value: Prediction) -> MiniMax2Created:
    return {"task_id": digits(value.id)}


def task(value: Prediction) -> MiniMax2Task:
    model = catalog.find(value.model)
    changed = value.finished_at or value.started_at or value.created_at
    failed = value.status is Status.FAILED
    return {
        "id": digits(value.id),
        "model": value.model,
        "task_type": "generation",
        "status": STATES[value.status],
        "error": {"code": str(failure(value)), "message": value.error} if failed else None,
        "content": {"url": value.outputs[0]} if value.outputs else None,
        "created_at": int(value.created_at.timestamp()),
        "updated_at": int(changed.timestamp()),
        "resolution": model.size(value.inputs).upper(),
        "duration": model.duration(value.inputs),
    }


def queried(value: Prediction) -> MiniMax2Queried:
    return {"task": task(value)}


def listed(found: Sequence[Prediction], *, total: int) -> MiniMax2Tasks:
    return {"items": [task(one) for one in found], "total": total}


def deleted(id: str, *, over: bool) -> MiniMax2Deleted:
    """Return the answer to a deletion. `over`: the task had ended, so it is deleted, not only cancelled."""
    done: Literal["cancelled", "deleted"] = "deleted" if over else "cancelled"
    return {"task_id": digits(id), "action": done, "status": done}


def problem(value: Problem) -> Shaped:
    kind = _TYPES.get(value.status, "api_error" if value.status >= 500 else "invalid_request_error")
    body: dict[str, Any] = {
        "type": "error",
        "error": {
            "type": kind,
            "message": f"{value.message} ({code(value)})",
            "http_code": str(value.status),
        },
        "request_id": logs.request.get(),
    }
    return Shaped(status=value.status, body=body, headers=value.headers())

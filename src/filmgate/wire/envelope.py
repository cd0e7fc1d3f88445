"""The envelope of every answer of the public API (contract 1.2 to 1.4)."""

from datetime import UTC, datetime
from typing import Generic, Literal, TypeVar, cast

from typing_extensions import TypedDict

from filmgate import logs
from filmgate.domain import parameters, pictures
from filmgate.domain.catalog import Model
from filmgate.domain.pictures import Stored
from filmgate.domain.prediction import Prediction
from filmgate.domain.shot import native_size
from filmgate.wire import answers
from filmgate.wire.problem import Problem, Shaped

T = TypeVar("T")
MICRO = 1_000_000
_HERE = "(image data)"


class Success(TypedDict, Generic[T]):
    """The envelope of a success."""

    code: Literal[200]
    message: Literal["success"]
    data: T


def success(data: T) -> Success[T]:
    return {"code": 200, "message": "success", "data": data}


def problem(value: Problem) -> Shaped:
    """Return the envelope of an error. It has no top-level key `error`, because an official client takes that
    for a failed HTTP request.
    """
    body: answers.Refused = {
        "code": value.status,
        "message": value.message,
        "error_code": value.slug,
        "data": None,
        "request_id": logs.request.get(),
    }
    return Shaped(status=value.status, body=body, headers=value.headers())


def moment(at: datetime) -> str:
    """Return a time as ISO 8601 text with milliseconds and Z."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def prediction(value: Prediction) -> answers.Prediction:
    own: answers.Details = {
        "seed": value.seed,
        "attempt": value.attempt,
        "stage": value.stage,
        "progress": round(value.progress, 4),
        "price": value.price / MICRO,
    }
    return {
        "id": value.id,
        "model": value.model,
        "outputs": list(value.outputs),
        "urls": cast("answers.Urls", {"get": value.result_url, **value.pictures}),
        "has_nsfw_contents": list(value.nsfw),
        "status": value.status.value,  # an enumeration takes twice the time to become JSON
        "created_at": moment(value.created_at),
        "error": value.error,
        "code": value.code,
        "timings": {"inference": value.inference_ms},
        "executionTime": value.inference_ms,
        "input": inputs(value),
        "details": cast("answers.Details", {**value.details, **own}),
    }


def inputs(value: Prediction) -> dict[str, object]:
    """Return the accepted inputs of a prediction. Images that came as data are named, not repeated."""
    named = pictures.references(value.inputs).items()
    return {**value.inputs, **{slot.field: _HERE for slot, one in named if isinstance(one, Stored)}}


def entry(value: Model, *, base_url: str, order: int) -> answers.Entry:
    """Return the catalogue entry of a model (contract 1.7)."""
    schema = parameters.schema(value.parameters)
    return {
        "model_id": value.id,
        "name": value.name,
        "description": value.about,
        "type": value.type,
        "base_price": _base_price(value),
        "sort_order": order,
        "formula": _formula(value),
        "api_schema": {
            "api_schemas": [
                {
                    "type": "model_run",
                    "method": "POST",
                    "server": base_url,
                    "api_path": f"/api/v3/{value.id}",
                    "request_schema": schema,
                }
            ]
        },
    }


def sizes(value: Model) -> list[answers.Size]:
    """Return the frame size and the price of each kind of clip of a model. Without an image a clip
    is 16:9.
    """
    shown: list[answers.Size] = []
    for (resolution, seconds), price in value.prices.items():
        width, height = native_size(resolution, None)
        shown.append(
            {
                "resolution": resolution,
                "duration": seconds,
                "size": f"{width}x{height}",
                "price": price / MICRO,
            }
        )
    return shown


def _base_price(value: Model) -> float:
    return value.prices[value.resolution, 6] / MICRO


def _formula(value: Model) -> str:
    """JSONata, as the vendor's catalogue has it."""
    ten = value.prices.get((value.resolution, 10))
    tall = value.prices.get(("1080p", 6)) if value.resolution != "1080p" else None
    price = "base_price"
    if ten:
        late = "duration >= 8" if value.id.startswith("wavespeed") else "duration = 10"
        price = f"{late} ? {ten / MICRO} : base_price"
    if tall:
        price = f"resolution = '1080p' ? {tall / MICRO} : base_price"
    return '{"total_price": ' + price + "}"

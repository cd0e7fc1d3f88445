"""The request bodies of all routes except models: accounts, uploads, operator. The catalogue describes the
inputs of models.
"""

from collections.abc import Callable, Mapping
from typing import Any, Literal, TypeVar

from fastapi import Depends
from pydantic import BaseModel, ConfigDict, Field, model_validator

from filmgate.domain.errors import InvalidParameter, MissingParameter
from filmgate.domain.prediction import Status
from filmgate.web.body import Body
from filmgate.web.routing import raises
from filmgate.wire.fields import Moment, checked, flag, items, moment, number, text, whole

T = TypeVar("T")
F = TypeVar("F", bound=Callable[..., Any])
_PIECES = (
    "a list of 1 to 20 objects: id, start and end (seconds), transition (cut, fade or dip, into this clip), "
    "transition_seconds (0.1 to 2)"
)
_DOLLARS = 999_999_999.0


class Asked(BaseModel):
    """The base of these bodies. null and "" count as absent; unknown fields are ignored."""

    model_config = ConfigDict(extra="ignore")

    @model_validator(mode="before")
    @classmethod
    def _present(cls, values: Any) -> Any:
        if not isinstance(values, Mapping):
            return values
        return {name: value for name, value in values.items() if value is not None and value != ""}


class Paged(Asked):
    page: int = whole(1, 1_000_000, default=1)
    page_size: int = whole(1, 100, default=20)


class History(Paged):
    model: str | None = text(200, default=None)
    status: Status | None = Field(None, description=f"one of {', '.join(Status)}")
    created_after: Moment | None = moment(default=None)
    created_before: Moment | None = moment(default=None)
    prompt: str | None = text(2000, default=None)
    access_key_uuid: str | None = text(200, default=None)


class Extension(Asked):
    """The body of an extension: the inputs of a model, without `image`."""

    model_config = ConfigDict(extra="allow")

    model: str = text(200, "a model's id", default="")


class Rendition(Asked):
    """The body that asks for a rendition. flow.check checks it as that of a model."""

    format: Literal["mp4", "webm", "gif", "webp"] = "mp4"
    shape: Literal["original", "9:16", "1:1"] = "original"


class Ids(Asked):
    ids: list[str] = items(1, 100, "a list of 1 to 100 prediction ids")


class Piece(BaseModel):
    """A clip of a film, or a part of it."""

    model_config = ConfigDict(extra="forbid")

    id: str = text(100, "a prediction's id")
    start: float = number(0, 3600, "seconds", default=0.0)
    end: float | None = number(0, 3600, "seconds", default=None)
    transition: Literal["cut", "fade", "dip"] = "cut"
    transition_seconds: float = number(0.1, 2, "seconds from 0.1 to 2", default=0.5)


class Film(Asked):
    """Clips to join: whole ones by their ids, or parts of them with transitions."""

    ids: list[str] | None = items(1, 100, "a list of 1 to 100 prediction ids", default=None)
    clips: list[Piece] | None = items(1, 20, _PIECES, default=None)


class Usage(Asked):
    start_time: Moment | None = moment(default=None)
    end_time: Moment | None = moment(default=None)
    model_uuid: str | None = text(200, default=None)


class Billings(Paged, Usage):
    billing_type: Literal["deduct", "refund", "recharge"] | None = Field(
        None, description="one of deduct, refund, recharge"
    )
    access_key_uuid: str | None = text(200, default=None)


class Webhook(Asked):
    url: str = text(2000, "an address")


class Signature(Asked):
    signature: Literal["v1", "v3"] = Field(description="v1 or v3")


class Announced(Asked):
    """The body that announces an upload. flow.receive checks the size."""

    filename: str = text(2000, "a name")
    size: int = whole(-(2**53), 2**53, "the number of bytes")
    content_type: str | None = text(200, "a type", default=None)


class SignIn(Asked):
    key: str | None = text(500, "a key", default=None)
    link: str | None = text(500, "a token", default=None)


class Hints(Asked):
    prompt: str = text(200_000)
    image: bool = flag(default=False)


class Inputs(Asked):
    """The body that asks for a price: a model with its inputs."""

    model_id: str = text(200, "a model's id")
    inputs: dict[str, Any] = Field({}, description="an object")


class Storyboard(Inputs):
    count: int = whole(4, 6, default=6)


class NewAccount(Asked):
    id: str = text(100, "an id")
    name: str | None = text(200, "a name", default=None)
    level: str = text(100, "a level", default="silver")
    concurrency: int | None = whole(1, 10_000, default=None)


class Credit(Asked):
    amount: float = number(-_DOLLARS, _DOLLARS, "an amount in dollars, negative to take away")
    reason: str = text(200, "a reason")


class NewKey(Asked):
    account: str = text(100, "an account's id")
    scopes: list[str] = items(1, 10, "a list of admin, predict, read, worker", default=["predict", "read"])
    name: str = text(200, "a name", default="")
    budget: float | None = number(0, _DOLLARS, "an amount in dollars, not negative", default=None)


def takes(kind: type[BaseModel]) -> Callable[[F], F]:
    """Say what the body of a route is that reads it itself, for the OpenAPI document."""

    def mark(handler: F) -> F:
        handler.kind = kind  # type: ignore[attr-defined]
        return handler

    return mark


def asked(kind: type[T]) -> Any:
    """Return the FastAPI dependency that reads the body as `kind`. Use it as `Annotated[Kind,
    asked(Kind)]`.
    """

    @raises(MissingParameter, InvalidParameter)
    async def read(body: Body) -> T:
        return checked(kind, body)

    read.kind = kind  # type: ignore[attr-defined]  # the OpenAPI document tells it
    return Depends(read)

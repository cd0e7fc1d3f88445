"""The messages between server and workers under /internal/v1, as plain JSON values."""

from dataclasses import asdict, dataclass, field
from typing import Annotated, Any, ClassVar, Self

from pydantic import AfterValidator, ConfigDict, Field, TypeAdapter
from typing_extensions import TypedDict  # pydantic asks for it before Python 3.12

from filmgate.domain.screening import Screening
from filmgate.wire.fields import flag, items, number, text, whole

# bounds are those of the columns; they are looked at where a message comes in (fields.checked)
_Name = Annotated[str, text(80, "a name")]
_Attempt = Annotated[int, whole(0, 2**31 - 1)]
_Code = Annotated[int, whole(0, 2**31 - 1)]
_Sentence = Annotated[str, text(2000, "a sentence")]
_Stage = Annotated[str, text(200, "a word")]
_Seconds = Annotated[float, number(0, 10**7)]
_Details = Annotated[dict[str, Any], Field(description="an object")]


class Can(TypedDict):
    """The fields of an Ability."""

    resolutions: list[str]
    durations: list[int]
    takes: list[str]


class Judged(TypedDict, total=False):
    """One verdict of a record: what is read of it here. The rest is kept."""

    __pydantic_config__ = ConfigDict(extra="allow")  # type: ignore[misc]

    stage: str
    category: str
    allowed: bool


class Record(TypedDict, total=False):
    """The record of a screening, as studio.audit keeps it."""

    version: int
    verdicts: list[Judged]
    missing: dict[str, str]


def _like(shape: Any) -> AfterValidator:
    """For a plain value that must have this shape."""
    known: TypeAdapter[Any] = TypeAdapter(shape)

    def check(value: Any) -> Any:
        known.validate_python(value, strict=True)
        return value

    return AfterValidator(check)


_Record = Annotated[
    dict[str, Any] | None, _like(Record | None), Field(description="the record of a screening")
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """Base of the messages: a flat value that is JSON on the wire."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> Self:
        return cls(**value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration(Message):
    """The registration of a worker. `fault`: the reason why it cannot screen, or "".

    `models`: patterns of the ids it serves, as of fnmatch; `can`: the fields of an Ability; `ready`: its
    engine is loaded and warm; `expects`: seconds by need, as measured; `limit`: the most seconds one clip may
    take there, 0 for no limit. A worker with a fault is leased nothing that must be screened.
    """

    worker: _Name
    engine: _Name
    fingerprint: Annotated[str, text(200)]
    licence: _Sentence
    host: _Sentence
    fault: _Sentence
    can: Annotated[
        dict[str, list[Any]], _like(Can), Field(description="lists of resolutions, durations and takes")
    ]
    ready: Annotated[bool, flag()] = True
    models: Annotated[list[str], items(0, 200, "a list of patterns of model ids")] = field(
        default_factory=lambda: ["*"]
    )
    expects: Annotated[dict[str, _Seconds], items(0, 500, "an object of seconds by need")] = field(
        default_factory=dict
    )
    limit: _Seconds = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Present(Message):
    """A worker that asks for work, or leaves."""

    worker: _Name


@dataclass(frozen=True, slots=True, kw_only=True)
class Order(Message):
    """Base of what a worker is asked to make. `screening`: none where the server's policy asks for none."""

    screening: Screening | None = None

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> Self:
        how = value.get("screening")
        return cls(**{**value, "screening": Screening(**how) if how else None})


@dataclass(frozen=True, slots=True, kw_only=True)
class Lease(Order):
    """One prediction to make. first and last: "stored" by the server, or absent; `trace`: a traceparent."""

    id: str
    attempt: int
    model: str
    prompt: str
    expand: bool
    resolution: str
    duration: int
    seed: int
    first: str | None = None
    last: str | None = None
    trace: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch(Order):
    """One storyboard to draw: `count` stills. first and last: a data URI, or absent."""

    id: str
    prompt: str
    resolution: str
    duration: int
    seed: int
    count: int
    first: str | None = None
    last: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stills(Message):
    """A storyboard: data URIs of WebP pictures. Without them a code and a sentence, as of a failure."""

    stills: Annotated[list[str], items(0, 6, "a list of at most 6 data URIs")]
    code: _Code = 0
    error: _Sentence = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beat(Message):
    """A heartbeat: the stage of the attempt, and its progress from 0 to 1."""

    attempt: _Attempt
    stage: _Stage
    progress: Annotated[float, number(0, 1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Completion(Message):
    """The clip is uploaded: what it must be, and how it came about."""

    attempt: _Attempt
    size: Annotated[int, whole(0, 2**53)]
    sha256: Annotated[str, text(64, "a digest")]
    inference_ms: Annotated[int, whole(0, 2**31 - 1)]
    details: _Details
    screening: _Record = None  # the record, if the lease asked for one


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal(Message):
    """The attempt failed for good."""

    attempt: _Attempt
    code: _Code
    error: Annotated[str, text(10_000, "a sentence")]
    stage: Annotated[str, text(40, "a word")]
    screening: _Record = None
    clip: Annotated[bool, flag()] = False  # it was a finished clip that was refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Release(Message):
    """The release of a prediction: this attempt cannot go on, another may. `counts`: as a failed attempt."""

    attempt: _Attempt
    reason: Annotated[str, text(10_000, "a sentence")]
    counts: Annotated[bool, flag()]

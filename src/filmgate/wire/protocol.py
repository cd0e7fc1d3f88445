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
    """The fields of an engine's Ability, as JSON."""

    resolutions: list[str]
    durations: list[int]
    takes: list[str]


class Judged(TypedDict, total=False):
    """One verdict in a screening record: the fields that the server reads."""

    __pydantic_config__ = ConfigDict(extra="allow")  # type: ignore[misc]

    stage: str
    category: str
    allowed: bool


class Record(TypedDict, total=False):
    """The record of a screening, as studio.audit makes it."""

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
    """The base of all messages: a dataclass that is one flat JSON object."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> Self:
        return cls(**value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration(Message):
    """The registration of a worker. `fault`: the reason why it cannot screen, or "".

    `models`: patterns of the ids of its models, as of fnmatch; `can`: the fields of an Ability; `ready`: its
    engine is loaded and warm; `expects`: measured seconds by need; `limit`: the most seconds that one clip
    may take, 0 for no limit. A worker with a fault gets no prediction that must be screened.
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
    """A request of a worker for work, or the notice that it stops."""

    worker: _Name


@dataclass(frozen=True, slots=True, kw_only=True)
class Order(Message):
    """The base of the orders for a worker, Lease and Sketch. `screening`: None if nothing is screened."""

    screening: Screening | None = None

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> Self:
        how = value.get("screening")
        return cls(**{**value, "screening": Screening(**how) if how else None})


@dataclass(frozen=True, slots=True, kw_only=True)
class Lease(Order):
    """A prediction to make, leased to a worker. `first`, `last`: "stored" if the server has that image, else
    None; `extends`: the server has an earlier clip, which comes before the one to make; `rendition`: format
    and shape of a rendition to make of the earlier clip, else empty; `trace`: a traceparent.
    """

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
    extends: bool = False
    rendition: list[str] = field(default_factory=list)
    trace: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch(Order):
    """A storyboard to draw: `count` stills. `first`, `last`: an image as a data URI, or None."""

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
    """The stills of a storyboard, as data URIs of WebP images; or a code and a sentence if it failed."""

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
    """The message that a clip is uploaded: its size and hash, its details, and its screening record."""

    attempt: _Attempt
    size: Annotated[int, whole(0, 2**53)]
    sha256: Annotated[str, text(64, "a digest")]
    inference_ms: Annotated[int, whole(0, 2**31 - 1)]
    details: _Details
    screening: _Record = None  # the record, if the lease asked for one


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal(Message):
    """The message that a prediction has failed, with code and sentence. No other attempt is made."""

    attempt: _Attempt
    code: _Code
    error: Annotated[str, text(10_000, "a sentence")]
    stage: Annotated[str, text(40, "a word")]
    screening: _Record = None
    clip: Annotated[bool, flag()] = False  # it was a finished clip that was refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Release(Message):
    """The message that an attempt cannot continue; another attempt may be made. `counts`: as a failed
    attempt.
    """

    attempt: _Attempt
    reason: Annotated[str, text(10_000, "a sentence")]
    counts: Annotated[bool, flag()]

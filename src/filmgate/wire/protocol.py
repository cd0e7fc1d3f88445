"""What server and worker say to each other under /internal/v1, as plain JSON values."""

from dataclasses import asdict, dataclass, field
from typing import Any, Self

from filmgate.domain.screening import Screening


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """Base of the messages: a flat value that is JSON on the wire."""

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> Self:
        return cls(**value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration(Message):
    """A worker says what it is. `fault`: why it cannot screen, or ""; it is then not leased what must be.

    `models`: patterns of the ids it serves, as of fnmatch; `can`: the fields of an Ability; `ready`: its
    engine is loaded and warm, and work may come.
    """

    worker: str
    engine: str
    fingerprint: str
    licence: str
    host: str
    fault: str
    can: dict[str, list[Any]]
    ready: bool = True
    models: list[str] = field(default_factory=lambda: ["*"])


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

    stills: list[str]
    code: int = 0
    error: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beat(Message):
    """A sign of life: where the attempt stands, progress 0 to 1."""

    attempt: int
    stage: str
    progress: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Completion(Message):
    """The clip is uploaded: what it must be, and how it came about."""

    attempt: int
    size: int
    sha256: str
    inference_ms: int
    details: dict[str, Any]
    screening: dict[str, Any] | None = None  # the record, if the lease asked for one


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal(Message):
    """The attempt failed for good."""

    attempt: int
    code: int
    error: str
    stage: str
    screening: dict[str, Any] | None = None
    clip: bool = False  # it was a finished clip that was refused


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedBack(Message):
    """This attempt cannot go on, another may. `counts`: as one of those that a prediction has."""

    attempt: int
    reason: str
    counts: bool

"""What every engine is: plan a shot, open, warm, render frames, close."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from filmgate.domain.errors import FilmgateError
from filmgate.domain.need import Ability
from filmgate.domain.shot import Shot

# A chunk of frames, uint8: rgb24 (T, height, width, 3) or i420 (T, height * 3 / 2, width), BT.709 limited.
Frames = NDArray[np.uint8]


class Unsupported(Exception):
    """The engine cannot make this shot: which field, and why."""

    def __init__(self, field: str, why: str) -> None:
        super().__init__(f"{field}: {why}")
        self.field, self.why = field, why


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """What an engine is. `fps`: frames a second of its own; `licence`: of it and what it makes."""

    name: str
    fingerprint: str
    can: Ability
    fps: int
    licence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How an engine is built, wherever it runs: `kind` is its entry point, `options` go to it by name."""

    name: str
    kind: str
    threads: int
    options: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What a shot takes, for whoever reckons with time. `shape`: what a unit's time depends on, beside engine
    and device; `size`: how much there is of it, in pixels of all frames; `units`: by stage.
    """

    shape: str
    size: int
    units: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Arithmetic of a shot: how many frames are made, and what the result depends on.

    `notes` become details of the prediction: what is done to frames beside making them is named. `work`: none
    where time goes by what is in the picture, or by somebody else.
    """

    make_frames: int
    fingerprint: str
    notes: tuple[tuple[str, str], ...] = ()
    work: Work | None = None


class Broken(FilmgateError):
    """The engine cannot be opened here, or cannot go on in this process. The sentence says what to do."""


class Cancelled(Exception):
    """The shot is unwanted; the engine stays open for the next."""


class Control(Protocol):
    """The way back: progress is also a sign of life, and raises Cancelled when the shot is unwanted."""

    def progress(self, stage: str, done: float) -> None: ...


class Engine(Protocol):
    """The smallest interface that fits a CPU renderer, a diffusion pipeline and a remote server."""

    def traits(self) -> Traits: ...
    def plan(self, shot: Shot) -> Plan:
        """No weights, no GPU; raises Unsupported."""
        ...

    def open(self, control: Control) -> None:
        """Load; idempotent."""
        ...

    def warm(self, shots: Iterable[Shot], control: Control) -> None:
        """So that the first shot of each of these shapes takes no longer than the second. One with a first
        frame is of a shape that only comes with pictures; the file is not looked at.
        """
        ...

    def render(self, shot: Shot, plan: Plan, control: Control) -> Iterator[Frames]: ...
    def close(self) -> None: ...


@runtime_checkable
class Weighty(Protocol):
    """An engine with weights on this machine, or not yet."""

    def weights(self) -> list[str]:
        """A sentence about each: what it is, how large, where."""
        ...


@runtime_checkable
class Timed(Protocol):
    """An engine that knows, once it is warm, how long its units of work take."""

    def device(self) -> str:
        """What it runs on, such as the name of the card."""
        ...

    def warmed(self, shot: Shot) -> Mapping[str, float]:
        """Seconds of a unit of each stage of such a shot; none where warming had no such shape."""
        ...


@runtime_checkable
class Sketching(Protocol):
    """An engine that can show a shot in stills, long before a clip of it could be made."""

    def storyboard(self, shot: Shot, count: int) -> list[Frames]:
        """`count` stills spread evenly over it: BGR uint8 (height, width, 3), smaller than its frames."""
        ...

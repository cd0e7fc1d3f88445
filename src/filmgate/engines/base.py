"""The interface of every engine: plan a shot, open, warm, render frames, close."""

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
    """The error for a shot that the engine cannot make. `field`: the input at fault."""

    def __init__(self, field: str, why: str) -> None:
        super().__init__(f"{field}: {why}")
        self.field = field


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """The properties of an engine. `fingerprint`: what its frames depend on besides the shot; `can`: the
    needs that it can meet; `fps`: its own frame rate, in frames a second; `licence`: the licence of the
    engine and of its clips.
    """

    name: str
    fingerprint: str
    can: Ability
    fps: int
    licence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """The way to build an engine, in whichever process it runs. `kind`: the name of its entry point;
    `options`: the arguments that it gets by name.
    """

    name: str
    kind: str
    threads: int
    options: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """The work that a shot takes, for those who calculate its time. `shape`: the properties that the time of
    a unit depends on, besides engine and device; `size`: the pixels of all frames of that shape; `units`: the
    number of units, by stage.
    """

    shape: str
    size: int
    units: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The arithmetic of a shot: how many frames are made, and what the result depends on.

    `notes` become details of the prediction. They name each change that is made to the frames after they are
    made. `work`: None if the time depends on the content of the picture, or on another server.
    """

    make_frames: int
    fingerprint: str
    notes: tuple[tuple[str, str], ...] = ()
    work: Work | None = None


class Broken(FilmgateError):
    """The engine cannot be opened here, or cannot go on in this process. The sentence says what to do."""


class Cancelled(Exception):
    """The error for a shot that is no longer wanted. The engine stays open for the next shot."""


class Control(Protocol):
    """The way back from an engine to its caller. A call of `progress` is also a sign of life. It raises
    Cancelled if the shot is no longer wanted.
    """

    def progress(self, stage: str, done: float) -> None: ...


class Engine(Protocol):
    """The smallest interface that fits a CPU renderer, a diffusion pipeline and a remote server."""

    def traits(self) -> Traits: ...
    def plan(self, shot: Shot) -> Plan:
        """Return the plan of a shot, without weights and without a GPU. Raise Unsupported if the engine
        cannot make it.
        """
        ...

    def open(self, control: Control) -> None:
        """Load what the engine needs. A second call changes nothing."""
        ...

    def warm(self, shots: Iterable[Shot], control: Control) -> None:
        """Prepare the engine, so that the first shot of each of these shapes takes no longer than the second.
        A shot with a first frame stands for a shape that is used with pictures only. Its file is not read.
        """
        ...

    def render(self, shot: Shot, plan: Plan, control: Control) -> Iterator[Frames]: ...
    def close(self) -> None: ...


@runtime_checkable
class Weighty(Protocol):
    """An engine that has weights. They are on this machine, or are still to be downloaded."""

    def weights(self) -> list[str]:
        """Return one sentence about each set of weights: what it is, its size, and its place."""
        ...


@runtime_checkable
class Timed(Protocol):
    """An engine that knows how long its units of work take, once it is warm."""

    def device(self) -> str:
        """Return the name of the device that the engine runs on, such as the name of the card."""
        ...

    def warmed(self, shot: Shot) -> Mapping[str, float]:
        """Return the seconds of one unit of each stage of such a shot. Return an empty mapping if the engine
        was warmed with no such shape.
        """
        ...


@runtime_checkable
class Sketching(Protocol):
    """An engine that can show a shot as stills, long before a clip of it could be ready."""

    def storyboard(self, shot: Shot, count: int) -> list[Frames]:
        """Return `count` stills, spread evenly over the shot: BGR uint8 arrays (height, width, 3), smaller
        than the frames of the clip.
        """
        ...

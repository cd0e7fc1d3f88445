"""The interface of every engine: plan a shot, load, warm up, render frames, close."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias, runtime_checkable

from filmgate.domain.errors import FilmgateError
from filmgate.domain.need import Ability
from filmgate.domain.shot import Shot

if TYPE_CHECKING:  # who only asks for traits or recipes need not load it
    import numpy as np
    from numpy.typing import NDArray

# A chunk of frames, uint8: rgb24 (T, height, width, 3) or i420 (T, height * 3 / 2, width), BT.709 limited.
Frames: TypeAlias = "NDArray[np.uint8]"


class Unsupported(Exception):
    """The engine cannot make this shot. `field`: the input that it cannot use."""

    def __init__(self, field: str, why: str) -> None:
        super().__init__(f"{field}: {why}")
        self.field = field


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """The properties of an engine. `fingerprint`: text that names all that its frames depend on, besides the
    shot; `can`: what it can make; `fps`: its own frame rate; `licence`: that of the engine and of its clips.
    """

    name: str
    fingerprint: str
    can: Ability
    fps: int
    licence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """The values from which an engine is built, in any process. `kind`: the name of its entry point;
    `options`: keyword arguments for it.
    """

    name: str
    kind: str
    threads: int
    options: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """The amount of work in a shot, from which its time is calculated. `shape`: text that names all that the
    time of a unit depends on, besides engine and device; `size`: pixels of all frames; `units`: number of
    units, by stage.
    """

    shape: str
    size: int
    units: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The plan of a shot: how many frames are made, and by what fingerprint.

    `notes` become details of the prediction. They name each change that is made to the frames afterwards.
    `work`: None if the time depends on the content of the picture, or on another server.
    """

    make_frames: int
    fingerprint: str
    notes: tuple[tuple[str, Any], ...] = ()
    work: Work | None = None


class Broken(FilmgateError):
    """The engine cannot be loaded on this machine, or cannot continue in this process. The message says what
    to do.
    """


class Cancelled(Exception):
    """The shot was cancelled by the caller of the engine. The engine stays loaded for the next shot."""


class Control(Protocol):
    """The callback from an engine to its caller: `progress` reports progress, and shows that the engine is
    alive. It raises Cancelled if the shot was cancelled.
    """

    def progress(self, stage: str, done: float) -> None: ...


class Engine(Protocol):
    """The interface that every engine has: a CPU renderer, a diffusion pipeline or a client of a remote
    server.
    """

    def traits(self) -> Traits: ...
    def plan(self, shot: Shot) -> Plan:
        """Return the plan of a shot, without loading weights or using a GPU. Raise Unsupported if the engine
        cannot make it.
        """
        ...

    def open(self, control: Control) -> None:
        """Load the engine, such as its weights. A second call changes nothing."""
        ...

    def warm(self, shots: Iterable[Shot], control: Control) -> None:
        """Prepare the loaded engine, so that the first shot of each of these shapes takes no longer than
        later ones.

        A shot with a first frame stands for a shape that only shots with images have. Its file is not read.
        """
        ...

    def render(self, shot: Shot, plan: Plan, control: Control) -> Iterator[Frames]: ...
    def close(self) -> None: ...


@runtime_checkable
class Weighty(Protocol):
    """An engine with model weights, which are on this machine or are still to be downloaded."""

    def weights(self) -> list[str]:
        """Return one sentence about each set of weights: its model, its size, and its folder."""
        ...


@runtime_checkable
class Timed(Protocol):
    """An engine that knows how long its units of work take, after it is warm."""

    def device(self) -> str:
        """Return the name of the device that the engine runs on, such as the name of the GPU."""
        ...

    def warmed(self, shot: Shot) -> Mapping[str, float]:
        """Return the seconds of one unit by stage, for a shot of this shape, as measured while warming.
        Return an empty mapping if this shape was not warmed.
        """
        ...


@runtime_checkable
class Filming(Protocol):
    """An engine that gives finished clips, such as clips that it has encoded before."""

    def film(self, shot: Shot, control: Control, encode: Callable[[Iterable[Frames]], bytes]) -> bytes:
        """Return the MP4 file of a shot. `encode` encodes frames as `render` gives them; the last half second
        of them is repeated without encoding until the clip is as long as the shot. Raise Failure.
        """
        ...


@runtime_checkable
class Sketching(Protocol):
    """An engine that can draw stills of a shot, much faster than a clip of it."""

    def storyboard(self, shot: Shot, count: int) -> list[Frames]:
        """Return `count` stills, spread evenly over the shot: BGR uint8 arrays (height, width, 3), smaller
        than the frames of the clip.
        """
        ...

"""What every engine is: plan a shot, open, warm, render frames, close."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

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
    """What an engine can make. Durations in seconds, sides in pixels."""

    name: str
    fingerprint: str
    durations: tuple[int, ...]
    max_side: int
    first: bool
    last: bool
    fps: int
    licence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Arithmetic of a shot: frames to make, frames to keep, and what the result depends on."""

    make_frames: int
    keep_frames: int
    fingerprint: str
    notes: tuple[tuple[str, str], ...] = ()


class Control(Protocol):
    """The way back: progress is also a sign of life, and it raises when the shot is unwanted."""

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

    def warm(self, plans: Iterable[Plan], control: Control) -> None: ...
    def render(self, shot: Shot, plan: Plan, control: Control) -> Iterator[Frames]: ...
    def close(self) -> None: ...


@runtime_checkable
class Sketching(Protocol):
    """An engine that can show a shot in stills, long before a clip of it could be made."""

    def storyboard(self, shot: Shot, count: int) -> list[Frames]:
        """`count` stills spread evenly over it: BGR uint8 (height, width, 3), smaller than its frames."""
        ...

"""Arithmetic of a shot: at which size, in how many parts, and how many frames each. No torch here."""

import math
from dataclasses import dataclass

from filmgate.domain.shot import Shot
from filmgate.engines.base import Unsupported
from filmgate.engines.conform import Made
from filmgate.engines.diffusers.families import Family


@dataclass(frozen=True, slots=True, kw_only=True)
class Reel:
    """`parts`: frames of each; every part but the first begins with the last frame of the one before."""

    made: Made
    parts: tuple[int, ...]

    @property
    def notes(self) -> tuple[tuple[str, str], ...]:
        if len(self.parts) == 1:
            return ()
        return (("chained", f"{len(self.parts)} parts, each from the last frame of the one before"),)


def plan(family: Family, shot: Shot, *, pixels: int, chains: bool) -> Reel:
    """`pixels`: of the largest frame that is made as it is; `chains`: a part can begin with a frame.

    Raises Unsupported.
    """
    width, height = size(shot.width, shot.height, multiple=family.multiple, pixels=pixels)
    parts = _parts(family, needed(family, shot))
    if len(parts) > 1 and not chains:
        raise Unsupported("duration", "it makes a longer clip in parts, for which it needs an image model too")
    total = sum(parts) - (len(parts) - 1)
    return Reel(made=Made(width=width, height=height, fps=family.fps, frames=total), parts=parts)


def needed(family: Family, shot: Shot) -> int:
    """Frames at the family's own rate that reach the shot's last frame."""
    return 1 + math.ceil((shot.frames - 1) * family.fps / shot.fps)


def _parts(family: Family, frames: int) -> tuple[int, ...]:
    """As few equal parts as there can be; they share the frames where they meet."""
    count = 1
    while (one := _on_beat(family, 1 + math.ceil((frames - 1) / count))) > family.longest:
        count += 1
    return (one,) * count


def _on_beat(family: Family, frames: int) -> int:
    step, rest = family.beat
    return max(math.ceil((frames - rest) / step), 1) * step + rest


def size(width: int, height: int, *, multiple: int, pixels: int) -> tuple[int, int]:
    """Multiples of `multiple`: the next above the asked for, where that has at most so many pixels, else
    about that many in about its shape.
    """
    up = (math.ceil(width / multiple) * multiple, math.ceil(height / multiple) * multiple)
    if up[0] * up[1] <= pixels:
        return up
    shrink = math.sqrt(pixels / (width * height))
    wide, high = (max(round(side * shrink / multiple), 1) * multiple for side in (width, height))
    while wide * high > pixels and max(wide, high) > multiple:
        wide, high = (wide - multiple, high) if wide >= high else (wide, high - multiple)
    return wide, high

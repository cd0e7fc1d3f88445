"""The plan of a shot for a diffusion model: its size, its parts, the frames of each part; and the joining of
the parts.
"""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from filmgate.domain.need import BOTH, FIRST, LAST, TEXT, Ability
from filmgate.domain.shot import FPS, SHORT_SIDES, Shot, native_size
from filmgate.engines import pictures
from filmgate.engines.base import Frames, Unsupported
from filmgate.engines.conform import Made
from filmgate.engines.families import Family

_DURATIONS = (6, 10)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reel:
    """The plan of one shot for a diffusion model. `parts`: the frames of each part; every part but the first
    begins with the last frame of the part before. `stages`: 2 if the parts are denoised at half the size and
    refined at the full size.
    """

    made: Made
    parts: tuple[int, ...]
    stages: int = 1

    @property
    def notes(self) -> tuple[tuple[str, str], ...]:
        """Return the details of the prediction that say how its clip is made."""
        details = []
        if self.stages > 1:
            half = f"{self.made.width // 2}x{self.made.height // 2}"
            details.append(("stages", f"denoised at {half}, scaled up as latents, refined"))
        if len(self.parts) > 1:
            details.append(
                ("chained", f"{len(self.parts)} parts, each from the last frame of the one before")
            )
        return tuple(details)


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """The sizes, lengths and key frames that an engine can make. `takes`: the key frames that a clip can
    start from; `pixels`: the pixels of the largest frame that is made at its own size.
    """

    engine: str
    family: Family
    takes: tuple[str, ...]
    pixels: int

    @property
    def shortest(self) -> int:
        """Return the fewest frames that make a clip and not a single picture."""
        return _stepped(self.family, 2)

    def ability(self) -> Ability:
        durations = tuple(one for one in _DURATIONS if self._parts(FPS * one))
        return Ability(resolutions=tuple(SHORT_SIDES), durations=durations, takes=self.takes)

    def reels(self) -> list[Reel]:
        """Return a reel for each size and length that the engine makes, at 16:9. Reels of other shapes are at
        most 2 % larger.
        """
        able = self.ability()
        sizes = [native_size(one, None) for one in able.resolutions]
        return [
            self.cut(Shot(prompt="", width=width, height=height, frames=FPS * seconds, seed=0))
            for width, height in sizes
            for seconds in able.durations
        ]

    def reel(self, shot: Shot) -> Reel:
        """Return how the engine makes a shot. Raise Unsupported if it cannot use these key frames, or cannot
        make this length.
        """
        takes = (BOTH if shot.last else FIRST) if shot.first else LAST if shot.last else TEXT
        if takes not in self.takes:
            field = "end_image" if shot.last else "image"
            raise Unsupported(field, f"{self.engine} makes clips only from: {', '.join(self.takes)}")
        if not self._parts(shot.frames):
            raise Unsupported(
                "duration",
                f"{self.engine} cannot make longer clips, because it does not accept a first frame",
            )
        return self.cut(shot)

    def cut(self, shot: Shot) -> Reel:
        """Return how the engine makes a shot of this size and length, without a check of its key frames."""
        parts = self._parts(shot.frames)
        width, height = size(
            shot.width,
            shot.height,
            multiple=self.family.multiple,
            pixels=self.pixels,
            nearest=self.family.nearest,
        )
        total = sum(parts) - (len(parts) - 1)
        made = Made(width=width, height=height, fps=self.family.fps, frames=total)
        return Reel(made=made, parts=parts, stages=self.family.stages)

    def _parts(self, frames: int) -> tuple[int, ...]:
        """Return the frames of each part: as few equal parts as possible. Return an empty tuple if several
        parts are needed and the engine takes no first frame.
        """
        family = self.family
        needed = 1 + math.ceil((frames - 1) * family.fps / FPS)
        count = 1
        while (one := _stepped(family, 1 + math.ceil((needed - 1) / count))) > family.longest:
            count += 1
        return (one,) * count if count == 1 or FIRST in self.takes else ()


def chained(made: Reel, shot: Shot, part: Callable[[int, Any, Any], Iterator[Frames]]) -> Iterator[Frames]:
    """Give the frames of all parts, in chunks, one part after the other. A frame that two parts share is
    given once.

    `part` makes one part by its number, its first and its last frame: PIL images of the size to make, or
    None.
    """
    width, height = made.made.width, made.made.height
    first = pictures.fitted(shot.first, width, height)
    last = pictures.fitted(shot.last, width, height)
    for number in range(len(made.parts)):
        ends = number == len(made.parts) - 1
        shared, shown = number > 0, None
        for chunk in part(number, first, last if ends else None):
            shown = chunk[-1]
            if len(new := chunk[1:] if shared else chunk):
                yield new
            shared = False
        if shown is not None and not ends:
            first = pictures.of(shown)


def _stepped(family: Family, frames: int) -> int:
    step, rest = family.frame_step
    return max(math.ceil((frames - rest) / step), 1) * step + rest


def size(width: int, height: int, *, multiple: int, pixels: int, nearest: bool = False) -> tuple[int, int]:
    """Return (width, height) in pixels as multiples of `multiple`: the next size above, if it has at most
    `pixels` pixels, else one with about that many in about the same shape.

    `nearest`: each side goes to the nearest multiple instead, as in MiniMax H3's pipelines.
    """
    if nearest:
        scale = min(math.sqrt(pixels / (width * height)), 1.0)
        wide, high = (max(round(side * scale / multiple), 1) * multiple for side in (width, height))
        return wide, high
    up = (math.ceil(width / multiple) * multiple, math.ceil(height / multiple) * multiple)
    if up[0] * up[1] <= pixels:
        return up
    shrink = math.sqrt(pixels / (width * height))
    wide, high = (max(round(side * shrink / multiple), 1) * multiple for side in (width, height))
    while wide * high > pixels and max(wide, high) > multiple:
        wide, high = (wide - multiple, high) if wide >= high else (wide, high - multiple)
    return wide, high

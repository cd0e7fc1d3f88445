"""The making of a clip inside the engine process. The encoder pulls the frames, so that only one chunk of
frames is in memory.
"""

import time
from collections.abc import Iterator
from pathlib import Path

from filmgate.domain.shot import Shot
from filmgate.engines.base import Control, Engine, Frames, Plan, Sketching, Unsupported
from filmgate.media import still
from filmgate.media.encode import encode


class Clock:
    """An iterator over the frames for the encoder. It measures the time that the encoder takes."""

    def __init__(self, frames: Iterator[Frames]) -> None:
        self._frames, self._encoding = frames, 0.0

    def __iter__(self) -> Iterator[Frames]:
        for chunk in self._frames:
            began = time.perf_counter()
            yield chunk
            self._encoding += time.perf_counter() - began

    @property
    def encode_ms(self) -> int:
        return round(1000 * self._encoding)


def shoot(engine: Engine, shot: Shot, control: Control, *, into: Path) -> tuple[Plan, int]:
    """Make the clip of a shot at `into`. Return the plan that it was made by, and the milliseconds of
    encoding. The plan is read at the end, because free memory can change it.

    Raise Unsupported.
    """
    plan = engine.plan(shot)
    engine.open(control)
    clock = Clock(engine.render(shot, plan, control))
    encode(clock, size=(shot.width, shot.height), fps=shot.fps, path=into, exact=shot.exact)
    control.progress("encode", 1.0)
    return engine.plan(shot), clock.encode_ms


def sketch(engine: Engine, shot: Shot, count: int) -> list[bytes]:
    """Return the storyboard of a shot as `count` WebP files. Raise Unsupported."""
    if not isinstance(engine, Sketching):
        raise Unsupported("storyboard", "this engine cannot draw storyboards")
    engine.plan(shot)
    return [still.webp(picture) for picture in engine.storyboard(shot, count)]

"""The making of a clip inside the engine process. The encoder pulls the frames, so that only one chunk of
frames is in memory.
"""

import functools
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from filmgate.domain.shot import Shot
from filmgate.engines.base import Control, Engine, Filming, Frames, Plan, Sketching, Unsupported
from filmgate.media import film, still
from filmgate.media.encode import encode


class Clock:
    """Measures the time that the encoder takes while it pulls frames."""

    def __init__(self) -> None:
        self._encoding = 0.0

    def over(self, frames: Iterable[Frames]) -> Iterator[Frames]:
        """Give these frames to the encoder."""
        for chunk in frames:
            began = time.perf_counter()
            yield chunk
            self._encoding += time.perf_counter() - began

    @property
    def encode_ms(self) -> int:
        return round(1000 * self._encoding)


def shoot(engine: Engine, shot: Shot, control: Control, *, into: Path) -> tuple[Plan, int]:
    """Make the clip of a shot at `into`. Return the plan that it was made by, and the milliseconds of
    encoding. The plan is read at the end, because free memory can change it.

    Raise Unsupported or Failure.
    """
    plan = engine.plan(shot)
    engine.open(control)
    clock = Clock()
    if isinstance(engine, Filming):
        into.write_bytes(engine.film(shot, control, functools.partial(_held, shot, clock)))
    else:
        frames = clock.over(engine.render(shot, plan, control))
        encode(frames, size=(shot.width, shot.height), fps=shot.fps, path=into, exact=shot.exact)
    control.progress("encode", 1.0)
    return engine.plan(shot), clock.encode_ms


def _held(shot: Shot, clock: Clock, frames: Iterable[Frames]) -> bytes:
    """Encode frames and return a clip that is as long as the shot: its last group of pictures is repeated."""
    with tempfile.TemporaryDirectory(prefix="filmgate-") as folder:
        part, whole = Path(folder, "part.mp4"), Path(folder, "whole.mp4")
        encode(clock.over(frames), size=(shot.width, shot.height), fps=shot.fps, path=part)
        film.hold(part, whole, frames=shot.frames)
        return whole.read_bytes()


def sketch(engine: Engine, shot: Shot, count: int) -> list[bytes]:
    """Return the storyboard of a shot as `count` WebP files. Raise Unsupported."""
    if not isinstance(engine, Sketching):
        raise Unsupported("storyboard", "this engine cannot draw storyboards")
    engine.plan(shot)
    return [still.webp(picture) for picture in engine.storyboard(shot, count)]

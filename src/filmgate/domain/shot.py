"""The shot: the order for one clip to an engine, in pixels and frames."""

from dataclasses import dataclass
from pathlib import Path

FPS = 24
SHORT_SIDES = {"512p": 512, "720p": 720, "768p": 768, "1080p": 1080}
WIDESCREEN = {512: 910, 720: 1280, 768: 1366, 1080: 1920}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """The order for one clip. `first` and `last`: checked image files, or None; `attempt`: how many times
    this clip was begun, from 1.
    """

    prompt: str
    width: int
    height: int
    frames: int
    seed: int
    fps: int = FPS
    first: Path | None = None
    last: Path | None = None
    attempt: int = 1

    @property
    def duration(self) -> float:
        return self.frames / self.fps

    @property
    def exact(self) -> tuple[int, ...]:
        """Return the numbers of the frames that are given images."""
        return (*((0,) if self.first else ()), *((self.frames - 1,) if self.last else ()))


def native_size(resolution: str, aspect: tuple[int, int] | None) -> tuple[int, int]:
    """Return (width, height) of a clip in pixels: the short side as named, the long side rounded to even
    (contract 1.6).

    `aspect`: that of the input image; without one the clip is 16:9, and the contract gives the long side.
    """
    short = SHORT_SIDES[resolution]
    if aspect is None:
        return WIDESCREEN[short], short
    width, height = aspect
    long = round(short * max(width, height) / min(width, height) / 2) * 2
    return (long, short) if width >= height else (short, long)

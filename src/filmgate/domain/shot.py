"""The order to an engine, in pixels and frames."""

from dataclasses import dataclass
from pathlib import Path

FPS = 24
SHORT_SIDES = {"512p": 512, "720p": 720, "768p": 768, "1080p": 1080}
WIDESCREEN = {512: 910, 720: 1280, 768: 1366, 1080: 1920}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """One clip to make. first and last are image files, already checked."""

    prompt: str
    width: int
    height: int
    frames: int
    seed: int
    fps: int = FPS
    first: Path | None = None
    last: Path | None = None

    @property
    def duration(self) -> float:
        return self.frames / self.fps


def native_size(resolution: str, aspect: tuple[int, int] | None) -> tuple[int, int]:
    """(width, height) in pixels: the named short side, the long side rounded to even (contract 1.6).

    Without an image the picture is 16:9, where the long side is fixed by the contract.
    """
    short = SHORT_SIDES[resolution]
    if aspect is None:
        return WIDESCREEN[short], short
    width, height = aspect
    long = round(short * max(width, height) / min(width, height) / 2) * 2
    return (long, short) if width >= height else (short, long)

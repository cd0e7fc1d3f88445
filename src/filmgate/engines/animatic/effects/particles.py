"""Particles: dots with a streak, in the world."""

from dataclasses import dataclass

from filmgate.engines.animatic.native import Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Particles:
    """at, speed (n, 3) metres and m/s; look (n, 5) radius, r, g, b, opacity; streak in seconds."""

    at: Floats
    speed: Floats
    look: Floats
    shutter: float
    glowing: bool = False

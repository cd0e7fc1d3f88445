"""Particles: dots with a streak, in the world."""

from dataclasses import dataclass

import numpy as np

from filmgate.engines.animatic.native import Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Particles:
    """at, speed (n, 3) metres and m/s; look (n, 5) radius, r, g, b, opacity; streak in seconds."""

    at: Floats
    speed: Floats
    look: Floats
    shutter: float
    glowing: bool = False


def dots(at: Floats, speed: Floats, look: Floats, *, shutter: float, glowing: bool = False) -> Particles:
    """Particles from arrays of any float type and layout, as the kernel wants them."""
    at, speed, look = (np.ascontiguousarray(values, np.float32) for values in (at, speed, look))
    return Particles(at=at, speed=speed, look=look, shutter=shutter, glowing=glowing)

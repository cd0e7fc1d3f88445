"""Particles, such as snow or sparks: small dots in 3D space with motion blur."""

import numpy as np

from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.render.picture import Particles


def dots(at: Floats, speed: Floats, look: Floats, *, shutter: float, glowing: bool = False) -> Particles:
    """Make particles from arrays of any float type. Arrays are converted to contiguous float32 for the
    kernel. `shutter`: seconds of motion blur.
    """
    at, speed, look = (np.ascontiguousarray(values, np.float32) for values in (at, speed, look))
    return Particles(at=at, speed=speed, look=look, shutter=shutter, glowing=glowing)

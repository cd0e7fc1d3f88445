"""Light in numbers: how direct it is, which lamps are near, and what it does to smoke."""

import numpy as np

from filmgate.engines.animatic.geometry.mesh import Vector
from filmgate.engines.animatic.native.structs import Air, Floats


def direct(air: Air) -> float:
    """Return the part of the light on level ground that comes straight from the sun."""
    sun = float(sum(air.sun)) * max(float(air.sun_dir[1]), 0.0)
    return sun / (sun + float(sum(air.ambient_sky)) + 1e-6)


def near(lights: Floats, focus: Vector) -> Floats:
    """Return the eight of the lights (n, 7) that are nearest to the focus along x."""
    order = np.argsort(np.abs(lights[:, 0] - focus[0]), kind="stable")[:8]
    return np.ascontiguousarray(lights[order])


def lit(puffs: Floats, air: Air) -> Floats:
    """Multiply the colours of the puffs that do not glow by the day's light; in place. Return the puffs."""
    light = np.array(air.sun) * 0.5 + np.array(air.ambient_sky)
    dull = puffs[:, 9] <= 0
    puffs[dull, 4:7] *= light
    return puffs

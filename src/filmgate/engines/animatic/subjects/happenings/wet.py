"""Drops and splashes where something falls into a liquid."""

import math

import numpy as np

from filmgate.engines.animatic.effects.moment import Effect, Foot, Moment
from filmgate.engines.animatic.effects.particles import dots
from filmgate.engines.animatic.geometry.mesh import Vector
from filmgate.engines.animatic.geometry.paint import linear
from filmgate.engines.animatic.seeds import Seed

_DROPS = 130


def drops(at: Vector, size: float, when: float, seed: Seed, color: str, *, wide: float = 0.5) -> Effect:
    """Return the crown of drops, `size` metres high, that something throws up at a point, from the foot."""
    rng = seed.stream("trial", 9)
    angle, own = rng.random(_DROPS) * 2 * math.pi, rng.random((_DROPS, 3))
    up = math.sqrt(2 * 9.81 * size) * (0.35 + 0.8 * own[:, 0])
    out = wide * math.sqrt(9.81 * size) * (0.2 + 0.9 * own[:, 1])
    hue = np.asarray(linear(color))

    def moment(t: float, foot: Foot) -> Moment:
        age = t - when
        if not 0 <= age < 1.6:
            return Moment()
        x, y, z = foot(t)
        speed = np.stack([out * np.cos(angle), up - 9.81 * age, out * np.sin(angle)], 1)
        place = np.stack(
            [out * np.cos(angle) * age, up * age - 4.905 * age * age, out * np.sin(angle) * age], 1
        )
        place += np.array((x + at[0], y + at[1], z + at[2]))
        look = np.empty((_DROPS, 5), np.float32)
        look[:, 0] = 0.03 * size**0.5 * (0.4 + own[:, 2])
        look[:, 1:4] = hue
        look[:, 4] = np.where(place[:, 1] > y + at[1] - 0.3, 0.85, 0.0)
        return Moment(particles=(dots(place, speed, look, shutter=0.02),))

    return moment

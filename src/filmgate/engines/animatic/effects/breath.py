"""Breath in the cold: who lives breathes out small clouds."""

import math

import numpy as np

from filmgate.engines.animatic.effects.moment import Effect, Foot, Moment
from filmgate.engines.animatic.geometry.mesh import Vector
from filmgate.engines.animatic.seeds import Seed

_PERIOD = 2.6  # seconds from one breath to the next
_OUT, _LIFE = 0.75, 1.7  # seconds: breathing out, and until it is gone
_RATE = 16  # puffs a second


def breath(mouth: Vector, way: Vector, size: float, *, seed: Seed) -> Effect:
    """Return the clouds from a mouth, in a direction.

    mouth: metres from the foot of who breathes; size: that of a head.
    """
    beats = seed.stream("breath").uniform(-0.25, 0.25, 64)

    def moment(t: float, foot: Foot) -> Moment:
        rows = []
        for number in range(int((t - _LIFE - _OUT) / _PERIOD) - 1, int(t / _PERIOD) + 1):
            start = number * _PERIOD + float(beats[number % 64])
            for k in range(int(_OUT * _RATE)):
                born = start + k / _RATE
                age = t - born
                if not 0 < age < _LIFE:
                    continue
                x, y, z = foot(born)
                u, rng = age / _LIFE, seed.puff(97 * number + k)
                a, b, c = rng.normal(size=3)
                gone = size * 2.6 * (1 - math.exp(-1.9 * age)) * (0.8 + 0.15 * a)
                spread = 0.35 * gone
                rows.append(
                    [
                        x + mouth[0] + way[0] * gone + spread * 0.5 * b,
                        y + mouth[1] + way[1] * gone + 0.45 * size * age + spread * 0.3 * c,
                        z + mouth[2] + way[2] * gone + spread * 0.4 * a,
                        size * (0.13 + 0.75 * u**0.7),
                        *(0.85, 0.9, 0.96),
                        0.85,
                        0.36 * min(age * 9, 1.0) * (1 - u) ** 1.4,
                        0.0,
                        37.0 * k + 9.0 * age,
                        91.0 * a - 11.0 * age,
                    ]
                )
        return Moment(puffs=np.array(rows, np.float32)) if rows else Moment()

    return moment

"""Effects on water: splashes and wakes."""

import math

import numpy as np

from filmgate.engines.animatic.effects.moment import PUFF, Effect, Foot, Moment
from filmgate.engines.animatic.effects.particles import dots
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.render.picture import Particles
from filmgate.engines.animatic.seeds import Seed

_DROPS, _RINGS, _EVERY = 260, 6, 0.5


def splash(size: float, when: float, *, seed: Seed) -> Effect:
    """Make the effect of a splash about `size` metres high, `when` seconds into the shot, with rings that
    spread on the water.
    """

    def at(t: float, foot: Foot) -> Moment:
        if not 0 <= t - when <= 5:
            return Moment()
        age, (x, y, z) = t - when, foot(when)
        rings = [[x, z, age + 0.25 * k, 0.5 * min(size, 1.5) * math.exp(-0.5 * age)] for k in range(2)]
        return Moment(
            rings=np.array(rings, np.float32),
            particles=(_drops(size, age, (x, y, z), seed),) if age < 2 else (),
            puffs=_spray(size, age, (x, y, z), seed) if age < 1.6 else Moment().puffs,
        )

    return at


def wake(length: float, speed: float) -> Effect:
    """Make the effect of rings on the water behind a swimmer or boat `length` metres long, at `speed` m/s.

    At low speed the rings are weaker.
    """
    strength = 0.10 * min(length, 4.0) ** 0.5 * min(0.35 + abs(speed), 1.2)

    def at(t: float, foot: Foot) -> Moment:
        first = math.floor(t / _EVERY)
        rows = []
        for number in range(first - _RINGS + 1, first + 1):
            born = number * _EVERY
            x, _, z = foot(born)
            rows.append([x - math.copysign(0.3 * length, speed), z, t - born, strength])
        return Moment(rings=np.array(rows, np.float32))

    return at


def _drops(size: float, age: float, at: tuple[float, float, float], seed: Seed) -> Particles:
    rng = seed.stream("drops")
    angle, own = rng.random(_DROPS) * 2 * math.pi, rng.random((_DROPS, 3))
    up = math.sqrt(2 * 9.8 * size) * (0.45 + 0.75 * own[:, 0])
    out = 0.42 * math.sqrt(9.8 * size) * (0.25 + 0.9 * own[:, 1])
    speed = np.stack([out * np.cos(angle), up - 9.8 * age, out * np.sin(angle)], 1)
    place = np.stack([out * np.cos(angle) * age, up * age - 4.9 * age * age, out * np.sin(angle) * age], 1)
    place += np.array(at) + np.stack([np.cos(angle), 0 * angle, np.sin(angle)], 1) * 0.25 * size
    look = np.empty((_DROPS, 5), np.float32)
    look[:, 0] = 0.016 * size**0.5 * (0.4 + own[:, 2])
    look[:, 1:4] = 0.9
    look[:, 4] = np.where(place[:, 1] > at[1] - 0.1, 0.75, 0.0)
    return dots(place, speed, look, shutter=0.025)


def _spray(size: float, age: float, at: tuple[float, float, float], seed: Seed) -> Floats:
    """Return the white puffs of the splash: a few soft ones that stand and sink."""
    rng = seed.stream("spray")
    own = rng.random((9, 3))
    rows = np.zeros((9, PUFF), np.float32)
    angle = own[:, 0] * 2 * math.pi
    out = size * 0.35 * (0.5 + age)
    rows[:, 0], rows[:, 2] = at[0] + out * np.cos(angle), at[2] + out * np.sin(angle)
    rows[:, 1] = at[1] + size * np.maximum(1.5 * age - 1.3 * age * age, 0.02) * (0.4 + 0.6 * own[:, 1])
    rows[:, 3] = size * (0.14 + 0.25 * age) * (0.7 + 0.5 * own[:, 2])
    rows[:, 4:7] = 0.85
    rows[:, 7], rows[:, 8] = 0.7, 0.5 * max(1 - age / 1.6, 0.0) * min(age * 8, 1.0)
    rows[:, 10], rows[:, 11] = own[:, 0] * 400, own[:, 1] * 300 + 12 * age
    return rows

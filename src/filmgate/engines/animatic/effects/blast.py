"""Explosions: a flash, a fireball, smoke, debris and a shaken camera. The flash is within the limit for
sensitive viewers.
"""

import math

import numpy as np

from filmgate.engines.animatic.effects.around import Around, Make, fixed
from filmgate.engines.animatic.effects.moment import PUFF, Effect, Foot, Moment, Plume
from filmgate.engines.animatic.effects.particles import dots
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.render.picture import Particles
from filmgate.engines.animatic.seeds import Seed

_BALL, _SHARDS = 28, 150


def blast(size: float, when: float, *, seed: Seed) -> Effect:
    """Make the effect of an explosion about `size` metres across, `when` seconds into the shot."""
    column = Plume(
        rate=9,
        life=4.2,
        radius=(0.25 * size, 0.75 * size),
        color=(0.05, 0.045, 0.042),
        rise=0.42 * size,
        spread=0.35,
        wind=(0.06 * size, 0.0),
        offset=0.22 * size,
        drag=0.35,
        opacity=0.75,
        dark=0.3,
        fade=0.1,
        start=when + 0.1,
        stop=when + 3.2,
    )

    def at(t: float, foot: Foot) -> Moment:
        if t < when:
            return Moment()
        age = t - when
        x, y, z = foot(when)
        here = (x, y + 0.25 * size, z)
        burn = math.exp(-age * 1.7)
        lamp = [
            here[0],
            here[1] + 0.2 * size,
            here[2] - 0.3 * size,
            5 * burn,
            2.3 * burn,
            0.7 * burn,
            0.25 / size**2,
        ]
        return Moment(
            puffs=np.concatenate(
                [
                    column.at(t, lambda _t: here, seed),
                    _ring(size, age, (x, y, z), seed),
                    _ball(size, age, here, seed),
                ]
            ),
            particles=(_shards(size, age, here, seed),),
            lamps=np.array([lamp], np.float32),
            shake=1.6 * math.exp(-age * 1.9),
        )

    return at


def _ball(size: float, age: float, at: tuple[float, float, float], seed: Seed) -> Floats:
    """Return the puffs of the fireball: burning gas swells fast, rolls upwards and turns to smoke."""
    rng = seed.stream("fireball")
    way = rng.normal(size=(_BALL, 3))
    way /= np.linalg.norm(way, axis=1, keepdims=True)
    way[:, 1] = np.abs(way[:, 1])
    own = rng.random(_BALL)
    grown = 1 - math.exp(-5.5 * age)
    rows = np.zeros((_BALL, PUFF), np.float32)
    rows[:, :3] = np.array(at) + way * (size * 0.42 * grown * (0.4 + 0.6 * own[:, None]))
    rows[:, 1] += size * 0.16 * age
    rows[:, 3] = size * (0.12 + 0.30 * grown) * (0.7 + 0.5 * own)
    rows[:, 4:7] = (1.7, 1.0, 0.36)
    rows[:, 8] = np.clip(np.minimum(age * 9, 1.0) * (1.2 - age / (1.3 + 1.1 * own)), 0, 1) * 0.95
    rows[:, 9] = 1.0
    rows[:, 10], rows[:, 11] = own * 400 + 9 * age, own[::-1] * 300 - 16 * age
    return rows


def _ring(size: float, age: float, at: tuple[float, float, float], seed: Seed) -> Floats:
    """Return the puffs of dust that the shock wave lifts in a ring along the ground."""
    if age > 2.4:
        return Moment().puffs
    rng = seed.stream("shock")
    own = rng.random((18, 2))
    angle = np.linspace(0, 2 * math.pi, 18, endpoint=False) + own[:, 0] * 0.3
    out = size * (0.3 + 1.35 * (1 - math.exp(-2.6 * age)))
    rows = np.zeros((18, PUFF), np.float32)
    rows[:, 0], rows[:, 2] = at[0] + out * np.cos(angle), at[2] + out * np.sin(angle)
    rows[:, 1] = at[1] + size * (0.05 + 0.06 * age)
    rows[:, 3] = size * (0.10 + 0.22 * min(age, 1.5)) * (0.8 + 0.4 * own[:, 1])
    rows[:, 4:7] = (0.32, 0.28, 0.23)
    rows[:, 7], rows[:, 8] = 0.5, 0.4 * max(1 - age / 2.4, 0.0)
    rows[:, 10], rows[:, 11] = own[:, 0] * 500, own[:, 1] * 300 - 9 * age
    return rows


def _shards(size: float, age: float, at: tuple[float, float, float], seed: Seed) -> Particles:
    rng = seed.stream("shards")
    way, own = rng.normal(size=(_SHARDS, 3)), rng.random(_SHARDS)
    way[:, 1] = np.abs(way[:, 1]) + 0.5
    speed = way * (size * (0.5 + 0.9 * own[:, None]))
    place = np.array(at) + speed * age
    place[:, 1] -= 4.9 * age * age
    speed[:, 1] -= 9.8 * age
    look = np.empty((_SHARDS, 5), np.float32)
    look[:, 0] = 0.010 * size * (0.4 + own)
    look[:, 1:4] = np.outer(np.exp(-age * (0.8 + own)), (5.0, 1.9, 0.4))
    look[:, 4] = np.clip(1.3 - age / (1.2 + own), 0, 1)
    return dots(
        place,
        speed,
        look,
        shutter=0.03,
        glowing=True,
    )


def _explosion(around: Around) -> Effect | None:
    """Make a blast behind the subject. Return None if the subject itself explodes."""
    if around.explodes:
        return None
    far = 10.0 + 2.2 * around.size
    blow = blast(4.0 + 0.5 * around.size, 0.38 * around.duration, seed=around.seed)
    return fixed(blow, around.behind(far, 0.35 * far))


NAMED: dict[str, Make] = {"explosion": _explosion}

"""Effects that rise or burst far away: smoke of chimneys, volcanoes, tornadoes, fireworks."""

import math

import numpy as np

from filmgate.engines.animatic.effects.around import Around, Make, fixed
from filmgate.engines.animatic.effects.moment import PUFF, Effect, Foot, Moment, Plume
from filmgate.engines.animatic.effects.particles import dots
from filmgate.engines.animatic.geometry.mesh import Vector
from filmgate.engines.animatic.render.picture import Particles
from filmgate.engines.animatic.seeds import Seed

_STARS, _EVERY = 130, 0.75
_TURNS, _DUST = 90, 18  # puffs of a tornado's funnel and of the dust about its foot
_COLORS = ((4.5, 1.2, 0.5), (1.0, 2.6, 4.6), (4.4, 3.2, 1.0), (3.6, 0.9, 3.4), (1.2, 4.2, 1.6))


def chimney(at: Vector, size: float, *, seed: Seed) -> Effect:
    """Make the effect of smoke that rises from the point `at`, in metres from the foot of the building."""
    plume = Plume(
        rate=3.2,
        life=5.5,
        radius=(0.35 * size, 2.2 * size),
        color=(0.55, 0.55, 0.55),
        rise=0.9 * size,
        wind=(0.5 * size, 0.0),
        spread=0.08,
        offset=0.08 * size,
        opacity=0.34,
        dark=0.55,
    )

    def moment(t: float, foot: Foot) -> Moment:
        def source(when: float) -> Vector:
            x, y, z = foot(when)
            return x + at[0], y + at[1], z + at[2]

        return Moment(puffs=plume.at(t, source, seed))

    return moment


def eruption(crater: Vector, size: float, *, seed: Seed) -> Effect:
    """Make the effect of a volcano's eruption from a crater `size` metres wide.

    It has ash that glows from below, and lava that is thrown out.
    """
    ash = Plume(
        rate=3.4,
        life=9.0,
        radius=(0.5 * size, 2.6 * size),
        color=(0.085, 0.075, 0.07),
        rise=0.85 * size,
        wind=(0.16 * size, 0.0),
        spread=0.16,
        offset=0.14 * size,
        drag=0.12,
        opacity=0.75,
        dark=0.3,
    )
    glow = Plume(
        rate=9,
        life=1.5,
        radius=(0.42 * size, 0.5 * size),
        color=(2.2, 0.9, 0.3),
        rise=0.75 * size,
        spread=0.25,
        offset=0.10 * size,
        opacity=0.5,
        glow=1.0,
    )

    def moment(t: float, foot: Foot) -> Moment:
        del foot
        rng = seed.stream("bombs")
        way, own = rng.normal(size=(240, 3)), rng.random((240, 2))
        life = 1.6 + 1.6 * own[:, 0]
        age = ((t + own[:, 1] * life) % life)[:, None]
        speed = way * (0.28, 0.2, 0.28) * size + np.array((0.0, 1.45 * size, 0.0))
        place = np.array(crater) + speed * age + np.array((0.0, -0.42 * size, 0.0)) * age * age
        look = np.empty((240, 5), np.float32)
        look[:, 0] = 0.016 * size * (0.5 + own[:, 0])
        look[:, 1:4] = np.outer(np.exp(-0.7 * age[:, 0]), (5.5, 1.7, 0.3))
        look[:, 4] = np.clip(1.2 - age[:, 0] / life, 0, 1)
        bombs = dots(
            place,
            speed,
            look,
            shutter=0.05,
            glowing=True,
        )
        return Moment(
            puffs=np.concatenate(
                [ash.at(t, lambda _t: crater, seed), glow.at(t, lambda _t: crater, seed.another(1))]
            ),
            particles=(bombs,),
        )

    return moment


def tornado(foot: Vector, height: float, *, seed: Seed) -> Effect:
    """Make the effect of a tornado that turns and moves, with dust at its foot. `foot`: its place
    in metres.
    """
    rng = seed.stream("tornado")
    own = rng.random((_TURNS, 4))

    def moment(t: float, _foot: Foot) -> Moment:
        up = own[:, 0] ** 0.8
        wide = height * (0.025 + 0.26 * up**1.7)
        angle = own[:, 1] * 2 * math.pi + t * (4.2 - 2.6 * up)
        sway = height * (0.05 * np.sin(t * 0.8 + 3.0 * up) + 0.14 * up * up)
        rows = np.zeros((_TURNS, PUFF), np.float32)
        rows[:, 0] = foot[0] + 0.5 * t + sway + wide * np.cos(angle)
        rows[:, 1] = foot[1] + height * up
        rows[:, 2] = foot[2] + wide * np.sin(angle)
        rows[:, 3] = height * (0.035 + 0.14 * up**1.4)
        rows[:, 4:7] = (0.16 + 0.10 * own[:, 2])[:, None]
        rows[:, 7], rows[:, 8] = 0.4, 0.55 + 0.3 * (1 - up)
        rows[:, 10], rows[:, 11] = own[:, 3] * 400 + 30 * t, own[:, 2] * 300
        dust = rows[:_DUST].copy()
        ring = 2 * math.pi * own[:_DUST, 1] + 3.4 * t
        dust[:, 0] = foot[0] + 0.5 * t + height * (0.06 + 0.10 * own[:_DUST, 2]) * np.cos(ring)
        dust[:, 1] = foot[1] + height * 0.04 * own[:_DUST, 0]
        dust[:, 2] = foot[2] + height * 0.12 * np.sin(ring)
        dust[:, 3], dust[:, 4:7], dust[:, 8] = 0.055 * height, (0.34, 0.29, 0.23), 0.4
        return Moment(puffs=np.concatenate([rows, dust]))

    return moment


def fireworks(middle: Vector, wide: float, *, seed: Seed) -> Effect:
    """Make the effect of fireworks that burst around `middle`, within `wide` metres.

    They stay dim enough for viewers who are sensitive to flashes.
    """

    def moment(t: float, foot: Foot) -> Moment:
        del foot
        number = math.floor(t / _EVERY)
        shown = [
            _shell(t - (k + 0.2) * _EVERY, k, middle, wide, seed)
            for k in range(max(number - 3, -2), number + 1)
        ]
        return Moment(particles=tuple(one for one in shown if one))

    return moment


def _shell(age: float, number: int, middle: Vector, wide: float, seed: Seed) -> Particles | None:
    if not 0 < age < 2.6:
        return None
    rng = seed.stream("shell", number + 8)
    place = np.array(middle) + rng.uniform(-1, 1, 3) * (wide, 0.28 * wide, 0.3 * wide)
    way = rng.normal(size=(_STARS, 3))
    way /= np.linalg.norm(way, axis=1, keepdims=True)
    reach = wide * (0.34 + 0.22 * rng.random())
    out = way * reach * (0.92 + 0.16 * rng.random((_STARS, 1)))
    at = place + out * (1 - math.exp(-2.2 * age))
    at[:, 1] -= 0.09 * wide * age * age
    speed = out * 2.2 * math.exp(-2.2 * age) - np.array((0, 0.18 * wide * age, 0))
    color = _COLORS[int(rng.integers(len(_COLORS)))]
    twinkle = 0.75 + 0.25 * np.sin(age * 40 + np.arange(_STARS) * 7) * (age > 1)
    look = np.empty((_STARS, 5), np.float32)
    look[:, 0] = 0.0125 * wide
    look[:, 1:4] = color
    look[:, 4] = np.clip((2.6 - age) / 1.8, 0, 1) * twinkle * min(age * 10, 1.0)
    return dots(
        at,
        speed,
        look,
        shutter=0.10,
        glowing=True,
    )


def _fireworks(around: Around) -> Effect:
    return fireworks((0.0, 145.0, 290.0), 66.0, seed=around.seed)


def _tornado(around: Around) -> Effect:
    return tornado(around.behind(70.0, 8.0), 30.0, seed=around.seed)


def _smoke(around: Around) -> Effect | None:
    """Make smoke that rises behind the subject. Return None if something else smokes."""
    if around.smokes:
        return None
    far = 4.0 + 1.5 * around.size
    smoke = chimney((0.0, 0.0, 0.0), 0.5 + 0.15 * around.size, seed=around.seed)
    return fixed(smoke, around.behind(far, 0.3 * far))


NAMED: dict[str, Make] = {"fireworks": _fireworks, "tornado": _tornado, "smoke": _smoke}

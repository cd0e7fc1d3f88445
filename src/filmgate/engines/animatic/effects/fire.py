"""Fire: flames with their smoke, sparks and light."""

import math

import numpy as np

from filmgate.engines.animatic.effects.around import Around, Make, fixed
from filmgate.engines.animatic.effects.moment import Effect, Foot, Moment, Plume, together
from filmgate.engines.animatic.effects.particles import dots
from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.mesh import join, placed, placement
from filmgate.engines.animatic.geometry.shapes import ball, rod
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.render.picture import Particles
from filmgate.engines.animatic.seeds import Seed

_SPARKS = 46
_CAMPFIRE = 0.75  # metres
_SPARKLESS = 0.2  # metres: smaller flames throw no sparks


def flames(
    size: float, *, seed: Seed, up: float = 0.0, wide: float = 0.3, smoke: float = 1.0, start: float = -1e9
) -> Effect:
    """Make the effect of a fire `size` metres tall, `up` metres above the point where the subject stands.

    `wide`: half the width of the fire over its height; `smoke`: amount of smoke; `start`: seconds.
    """
    strong = math.sqrt(size)
    many = 1 + 0.35 * size * max(wide, 0.3)  # a wide fire is many flames, not large ones
    part = size / many**0.4
    tongue = Plume(
        rate=22 * many,
        life=0.55 * strong + 0.25,
        radius=(0.34 * part, 0.10 * part),
        color=(2.1, 1.35, 0.5),
        rise=1.25 * strong,
        spread=0.10,
        offset=wide * size,
        opacity=0.85,
        glow=1.0,
        fade=0.12,
        start=start,
    )
    heart = Plume(
        rate=12 * many,
        life=0.4 * strong + 0.2,
        radius=(0.26 * part, 0.12 * part),
        color=(2.3, 1.7, 0.8),
        rise=0.7 * strong,
        spread=0.05,
        offset=0.6 * wide * size,
        opacity=0.6,
        glow=1.0,
        fade=0.2,
        start=start,
    )
    fumes = Plume(
        rate=7,
        life=2.2 + strong,
        radius=(0.25 * size, 1.0 * size),
        color=(0.07, 0.065, 0.06),
        rise=1.3 * strong,
        wind=(0.25 * strong, 0.0),
        spread=0.12,
        offset=0.3 * wide * size,
        opacity=0.32 * smoke,
        start=start,
    )

    def at(t: float, foot: Foot) -> Moment:
        def source(when: float) -> tuple[float, float, float]:
            x, y, z = foot(when)
            return x, y + up, z

        def top(when: float) -> tuple[float, float, float]:
            x, y, z = foot(when)
            return x, y + up + 0.9 * size, z

        x, y, z = source(t)
        on = min(max((t - start) / 0.8, 0.0), 1.0)
        flicker = on * (
            1 + 0.18 * math.sin(t * 11 + seed.number) + 0.12 * math.sin(t * 23.0) + 0.07 * math.sin(t * 41.0)
        )
        lamp = [
            x,
            y + 0.6 * size,
            z - 0.2 * size,
            5.2 * flicker,
            2.3 * flicker,
            0.7 * flicker,
            0.45 / (size * size + 0.05),
        ]
        parts = [fumes.at(t, top, seed.another(1))] if smoke else []
        return Moment(
            puffs=np.concatenate([*parts, tongue.at(t, source, seed), heart.at(t, source, seed.another(2))]),
            particles=(sparks(t, (x, y + 0.3 * size, z), size, seed),) if on and size > _SPARKLESS else (),
            lamps=np.array([lamp], np.float32),
        )

    return at


def campfire(size: float, *, seed: Seed) -> Effect:
    """Make the effect of a campfire: logs in a ring of stones, with flames."""
    wood, stone, rng = materials.bark("#2e2018"), materials.stone("#5a544c"), seed.stream("hearth")
    logs, stones = [], []
    for a in (0.3, 1.5, 2.7, 3.9, 5.1):
        c, s = math.cos(a), math.sin(a)
        logs.append(
            rod((0.42 * c, 0.03, 0.42 * s), (-0.07 * c, 0.62, -0.07 * s), rng.uniform(0.045, 0.065), wood)
        )
    for k in range(11):
        a, r = 2 * math.pi * (k + 0.3 * rng.random()) / 11, rng.uniform(0.08, 0.13)
        middle = (0.6 * math.cos(a), 0.5 * r, 0.6 * math.sin(a))
        stones.append(ball(middle, (1.2 * r, 0.8 * r, r), stone, sides=10))
    small = join(*logs, *stones)
    hearth = placed(small, placement((0.0, 0.0, 0.0), scale=size))
    blaze = flames(size, seed=seed, up=0.08 * size, wide=0.16)

    def at(t: float, foot: Foot) -> Moment:
        return together(Moment(meshes=(placed(hearth, placement(foot(t))),)), blaze(t, foot))

    return at


def sparks(t: float, at: tuple[float, float, float], size: float, seed: Seed) -> Particles:
    """Return the glowing particles that rise from a fire at `at`, at `t` seconds."""
    rng = seed.stream("sparks")
    own, drift = rng.random((_SPARKS, 4)), rng.normal(size=(_SPARKS, 3))
    life = 0.8 + 1.3 * own[:, 0]
    age = (t + own[:, 1] * life) % life
    speed = np.stack([0.35 * drift[:, 0], 1.1 + 0.7 * own[:, 2], 0.35 * drift[:, 2]], 1) * math.sqrt(size)
    place = np.array(at) + drift * (0.22, 0.1, 0.22) * np.array(size) + speed * age[:, None]
    place[:, 0] += 0.12 * math.sqrt(size) * np.sin(age * 5 + own[:, 3] * 20)
    return _glowing(place, speed, 0.006 + 0.004 * own[:, 3] * size, 0.9 * (1 - age / life))


def _glowing(at: Floats, speed: Floats, radius: Floats, opacity: Floats) -> Particles:
    look = np.empty((len(at), 5), np.float32)
    look[:, 0], look[:, 1:4], look[:, 4] = radius, (5.0, 1.7, 0.35), opacity
    return dots(at, speed, look, shutter=0.03, glowing=True)


def _campfire(around: Around) -> Effect:
    return fixed(campfire(_CAMPFIRE, seed=around.seed), around.beside)


NAMED: dict[str, Make] = {"campfire": _campfire}

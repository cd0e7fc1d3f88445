"""Effects on water: splashes and wakes."""

import math
from dataclasses import dataclass

import numpy as np

from filmgate.engines.animatic.effects.moment import PUFF, Effect, Foot, Moment
from filmgate.engines.animatic.effects.particles import dots
from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.mesh import Mesh, placed, placement, soften
from filmgate.engines.animatic.geometry.paint import PAINT
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.render.picture import Particles
from filmgate.engines.animatic.seeds import Seed

_DROPS, _RINGS, _EVERY = 260, 6, 0.5
_FACE = materials.water("#1d6b78")
_FOAM = materials.foam("#e8f0f0")
# a breaking wave seen along its crest: metres behind who rides it, and its height as a share of the whole
_PROFILE = (
    (-1.2, -0.14), (0.0, -0.06), (0.4, 0.06), (0.85, 0.34), (1.15, 0.64), (1.22, 0.86), (1.05, 1.0),
    (0.82, 0.98), (0.9, 1.06), (1.3, 1.08), (2.0, 0.86), (3.2, 0.42), (5.2, -0.06),
)  # fmt: skip
_CREST = 6  # rows of the profile from here to 9 are foam
_LONG, _ALONG = 15.0, 40  # metres that a wave is long, and its pieces
_WHITE = 46  # puffs of white water


@dataclass(frozen=True, slots=True, kw_only=True)
class Burst:
    """The way in which something gives that one jumps into. size: metres high; colours: of its drops, linear;
    large: how large they are beside drops of water; wet: it sprays.
    """

    size: float
    colours: tuple[tuple[float, float, float], ...] = ((0.9, 0.9, 0.9),)
    large: float = 1.0
    wet: bool = True


_WATER = Burst(size=1.0)
# of what one jumps into, by kind and variant
BURSTS = {
    "heap": Burst(
        size=0.8, colours=((0.46, 0.08, 0.01), (0.6, 0.25, 0.02), (0.25, 0.04, 0.01)), large=3.0, wet=False
    ),
    "heap hay": Burst(size=0.7, colours=((0.58, 0.4, 0.08), (0.45, 0.28, 0.05)), large=2.2, wet=False),
    "heap snow": Burst(size=0.7, colours=((0.92, 0.94, 1.0),), large=2.0),
}


def splash(size: float, when: float, *, seed: Seed, burst: Burst = _WATER) -> Effect:
    """Make the effect of a splash about `size` metres high, `when` seconds into the shot, with rings that
    spread on the water. burst: what splashes.
    """

    def at(t: float, foot: Foot) -> Moment:
        if not 0 <= t - when <= 5:
            return Moment()
        age, (x, y, z) = t - when, foot(when)
        rings = [[x, z, age + 0.25 * k, 0.5 * min(size, 1.5) * math.exp(-0.5 * age)] for k in range(2)]
        return Moment(
            rings=np.array(rings, np.float32),
            particles=(_drops(size, age, (x, y, z), seed, burst),) if age < 2 else (),
            puffs=_spray(size, age, (x, y, z), seed) if age < 1.6 and burst.wet else Moment().puffs,
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


def breaker(high: float, heading: int, *, seed: Seed) -> Effect:
    """Make the effect of a wave that rises behind who rides it and goes along, with white water where it has
    broken already. high: metres; heading: 1 if it goes to the right.
    """
    wave = _wave(high, heading)

    def at(t: float, foot: Foot) -> Moment:
        x, y, z = foot(t)
        low = y + 0.05 * high * math.sin(t * 1.3)
        mesh = placed(wave, placement((x, low, z), yaw=math.pi / 2))
        mesh.at[:, 1] += np.float32(0.02 * high) * np.sin(1.7 * mesh.at[:, 0] + 2.0 * t)
        return Moment(meshes=(mesh,), puffs=_white(high, heading, t, (x, low, z), seed))

    return at


def _wave(high: float, heading: int) -> Mesh:
    """Return a wave along x: it is lower ahead of who rides it, and has broken behind."""
    count = len(_PROFILE)
    x = np.linspace(-0.5, 0.5, _ALONG) * _LONG
    ahead = x * heading / (0.5 * _LONG)
    tall = high * np.clip(1.0 - 0.45 * np.clip(ahead, 0, 1) ** 2 - 0.55 * np.clip(-ahead, 0, 1) ** 1.5, 0, 1)
    at = np.array([[(px, h * q, -d) for d, q in _PROFILE] for px, h in zip(x, tall, strict=True)], np.float32)
    paint = np.empty((_ALONG, count, PAINT), np.float32)
    paint[:] = _FACE.row()
    paint[:, _CREST : _CREST + 3] = _FOAM.row()
    paint[ahead < -0.25, 2 : _CREST + 4] = _FOAM.row()
    flat, rows = at.reshape(-1, 3), paint.reshape(-1, PAINT)
    faces = [
        face
        for ring in range(_ALONG - 1)
        for k in range(count - 1)
        for a in (ring * count + k,)
        for face in ((a, a + 1, a + count), (a + 1, a + count + 1, a + count))
    ]
    mesh = Mesh(np.concatenate([flat, np.zeros_like(flat), flat, rows], 1), np.array(faces, np.int32))
    soften(mesh)
    return mesh


def _white(high: float, heading: int, t: float, at: tuple[float, float, float], seed: Seed) -> Floats:
    """Return the puffs of the water that has broken, and of the spray that blows off the crest."""
    own = seed.stream("breaker").random((_WHITE, 4))
    age = (t * (0.5 + 0.4 * own[:, 0]) + own[:, 1]) % 1.0
    rows = np.zeros((_WHITE, PUFF), np.float32)
    crest = own[:, 2] < 0.3
    back = np.where(crest, 9.0 * (own[:, 3] - 0.55), -2.2 - 9.0 * own[:, 3])
    rows[:, 0] = at[0] + heading * (back - 0.8 * age)
    rows[:, 1] = at[1] + high * np.where(crest, 1.0 + 0.25 * age, 0.75 * (1 - age) + 0.05)
    rows[:, 2] = at[2] + np.where(crest, 1.0 + 0.6 * age, 1.0 - 1.6 * age)
    rows[:, 3] = high * np.where(crest, 0.05 + 0.12 * age, 0.16 + 0.14 * age)
    rows[:, 4:7], rows[:, 7] = 0.88, 0.6
    rows[:, 8] = np.where(crest, 0.3, 0.6) * np.minimum(age * 6, 1.0) * (1 - age) ** 0.7
    rows[:, 10], rows[:, 11] = own[:, 0] * 400, own[:, 1] * 300 + 8 * age
    return rows


def _drops(size: float, age: float, at: tuple[float, float, float], seed: Seed, burst: Burst) -> Particles:
    rng = seed.stream("drops")
    angle, own = rng.random(_DROPS) * 2 * math.pi, rng.random((_DROPS, 3))
    up = math.sqrt(2 * 9.8 * size) * (0.45 + 0.75 * own[:, 0])
    out = 0.42 * math.sqrt(9.8 * size) * (0.25 + 0.9 * own[:, 1])
    speed = np.stack([out * np.cos(angle), up - 9.8 * age, out * np.sin(angle)], 1)
    place = np.stack([out * np.cos(angle) * age, up * age - 4.9 * age * age, out * np.sin(angle) * age], 1)
    place += np.array(at) + np.stack([np.cos(angle), 0 * angle, np.sin(angle)], 1) * 0.25 * size
    look = np.empty((_DROPS, 5), np.float32)
    look[:, 0] = 0.016 * burst.large * size**0.5 * (0.4 + own[:, 2])
    look[:, 1:4] = np.array(burst.colours)[np.arange(_DROPS) % len(burst.colours)]
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

"""The splash of who lands in a puddle: a crown of thin water, drops that fly off it and fall, and rings."""

import math
from collections.abc import Callable

import numpy as np

from filmgate.engines.animatic.effects.moment import Effect, Foot, Moment, together
from filmgate.engines.animatic.effects.particles import dots
from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.mesh import Mesh, Vector, join, soften
from filmgate.engines.animatic.geometry.shapes import ball
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.render.picture import Particles
from filmgate.engines.animatic.seeds import Seed

_PULL = 9.8  # m/s2
_AROUND, _ROWS = 288, 14  # vertices of the crown
_RISES = 0.11  # seconds in which the crown leaves the water
_FILM = materials.clear_glass("#e8f0f2", milk=0.2)
_BEAD = materials.drink("#eef4f6", milk=0.1)
_BEADS, _DROPS, _FALLEN = 70, 230, 26  # drops that are bodies, those that are dots, and those that make rings
_STEP = 0.2  # seconds from one step to the next
_LASTS = 3.0  # seconds of the rings
_LIGHT = (0.62, 0.66, 0.68)


def landing(size: float, when: float, *, seed: Seed, aside: float = 0.0) -> Effect:
    """Make the effect of feet that land in a puddle `when` seconds into the shot. The water flies about
    `size` metres high. aside: metres along x from the foot to where they land.
    """
    crown, flight = _Crown(size, seed), _Flight(size, seed)

    def at(t: float, foot: Foot) -> Moment:
        age = t - when
        if not 0 <= age <= _LASTS:
            return Moment()
        x, y, z = foot(when)
        spot = (x + aside, y, z)
        meshes = [*crown.at(age, spot), *flight.beads(age, spot)]
        return Moment(
            meshes=(join(*meshes),) if meshes else (),
            particles=flight.dots(age, spot),
            rings=np.concatenate([_rings(size, age, spot), flight.rings(age, spot)]),
        )

    return at


def splashes(hop: Callable[[float], float], tall: float, when: float, *, seed: Seed) -> Effect:
    """Make the effect of somebody who lands in a puddle, or who runs through it: then each step splashes.

    hop: metres above the ground at a time; tall: their height in metres.
    """
    size = min(0.36 + 0.16 * tall, 0.7)
    if hop(when - 0.2) > 0.0:
        return landing(size, when, seed=seed)
    steps = [landing(0.6 * size, when + k * _STEP, seed=seed.another(k + 9)) for k in (-1, 0, 1)]
    return lambda t, foot: together(*(one(t, foot) for one in steps))


class _Crown:
    """A sheet of water that rises around the feet, higher here and there, and falls again."""

    def __init__(self, size: float, seed: Seed) -> None:
        rng = seed.stream("crown")
        angle = np.linspace(0, 2 * math.pi, _AROUND, endpoint=False)
        lobes = sum((0.5 / k**0.5) * np.sin(k * angle + rng.uniform(0, 2 * math.pi)) for k in (2, 3, 5, 9))
        fingers = (0.5 + 0.5 * np.sin(27 * angle + 2.1 * np.sin(4 * angle + rng.uniform(0, 6)))) ** 2
        fingers *= 0.6 + 0.4 * np.sin(7 * angle + rng.uniform(0, 6))
        self._angle = angle
        self._up = math.sqrt(2 * _PULL * size) * (0.54 + 0.12 * lobes + 0.10 * fingers)
        self._out = 0.62 * math.sqrt(_PULL * size) * (0.72 + 0.12 * lobes + 0.05 * fingers)
        self._size = size

    def at(self, age: float, spot: Vector) -> list[Mesh]:
        left = np.linspace(0.0, _RISES, _ROWS)[:, None]  # when each row left the water: the top one first
        flown = np.maximum(age - left, 0.0)
        slower = 1 - 0.55 * left / _RISES
        y = self._up * slower * flown - 0.5 * _PULL * flown**2
        if float(y.max()) < 0.02 * self._size:
            return []
        r = 0.2 * self._size**0.5 + self._out * slower * flown * (1 - 0.3 * flown)
        at = np.stack(
            [
                spot[0] + r * np.cos(self._angle),
                spot[1] + np.maximum(y, 0.0),
                spot[2] + 0.8 * r * np.sin(self._angle),
            ],
            -1,
        ).reshape(-1, 3)
        rows = np.zeros((len(at), 20), np.float32)
        rows[:, :3], rows[:, 6:9], rows[:, 9:] = at, at, _FILM.row()
        k, j = np.meshgrid(np.arange(_AROUND), np.arange(_ROWS - 1))
        a, b = j * _AROUND + k, j * _AROUND + (k + 1) % _AROUND
        faces = np.concatenate(
            [np.stack([a, b, a + _AROUND], -1), np.stack([b, b + _AROUND, a + _AROUND], -1)]
        )
        faces = faces.reshape(-1, 3).astype(np.int32)
        faces = faces[y.reshape(-1)[faces].max(1) > 0.0]  # what is back in the water is gone
        sheet = Mesh(rows, np.ascontiguousarray(faces))
        soften(sheet)
        return [sheet] if len(faces) else []


class _Flight:
    """Drops of many sizes on their ways, and the rings that they make where they come down."""

    def __init__(self, size: float, seed: Seed) -> None:
        rng, count = seed.stream("flight"), _BEADS + _DROPS
        angle, own = rng.random(count) * 2 * math.pi, rng.random((count, 4))
        up = math.sqrt(2 * _PULL * size) * (0.35 + 0.75 * own[:, 0] ** 1.3)
        out = 0.75 * math.sqrt(_PULL * size) * (0.3 + 0.8 * own[:, 1])
        self._speed = np.stack([out * np.cos(angle), up, 0.8 * out * np.sin(angle)], 1)
        self._from = np.stack([np.cos(angle), 0 * angle, 0.8 * np.sin(angle)], 1) * 0.2 * size**0.5
        self._left = 0.13 * own[:, 2]
        self._large = 0.0035 + 0.017 * own[:, 3] ** 3
        self._large[:_BEADS] = 0.006 + 0.013 * own[:_BEADS, 3] ** 2

    def beads(self, age: float, spot: Vector) -> list[Mesh]:
        """Return the meshes of the large drops."""
        at, _ = self._now(age)
        found = []
        for (x, y, z), large in zip(at[:_BEADS], self._large[:_BEADS], strict=True):
            if y > 0.0:
                where = (spot[0] + float(x), spot[1] + float(y), spot[2] + float(z))
                found.append(ball(where, (float(large), 1.25 * float(large), float(large)), _BEAD, sides=8))
        return found

    def dots(self, age: float, spot: Vector) -> tuple[Particles, ...]:
        """Return the small drops."""
        at, speed = self._now(age)
        flies = (at[:, 1] > 0.0) & (np.arange(len(at)) >= _BEADS)
        if not flies.any():
            return ()
        look = np.empty((len(at), 5), np.float32)
        look[:, 0], look[:, 1:4], look[:, 4] = self._large, _LIGHT, 0.55
        return (dots(at[flies] + np.array(spot), speed[flies], look[flies], shutter=0.012),)

    def rings(self, age: float, spot: Vector) -> Floats:
        """Return the rings of drops that have fallen into the water."""
        flight = 2 * self._speed[:_FALLEN, 1] / _PULL
        since = age - self._left[:_FALLEN] - flight
        end = self._from[:_FALLEN] + self._speed[:_FALLEN] * flight[:, None]
        power = 0.22 * np.exp(-3.0 * np.maximum(since, 0.0))
        rows = np.stack([spot[0] + end[:, 0], spot[2] + end[:, 2], since, power], 1)
        return np.asarray(rows[(since > 0) & (power > 0.004)], np.float32)

    def _now(self, age: float) -> tuple[Floats, Floats]:
        """Return where the drops are, from the spot, and their speeds; below the water before and after."""
        flown = (age - self._left)[:, None]
        at = self._from + self._speed * flown
        at[:, 1] -= 0.5 * _PULL * flown[:, 0] ** 2
        at[flown[:, 0] <= 0.0, 1] = -1.0
        speed = self._speed.copy()
        speed[:, 1] -= _PULL * flown[:, 0]
        return at, speed


def _rings(size: float, age: float, spot: Vector) -> Floats:
    """Return the rings around the feet: several trains, one after the other."""
    starts = (0.0, 0.1, 0.22, 0.38, 0.6)
    rows = [
        [spot[0], spot[2], age - one, 0.55 * min(size, 1.0) * math.exp(-1.5 * (age - one) - 0.5 * n)]
        for n, one in enumerate(starts)
        if age > one
    ]
    return np.array(rows, np.float32).reshape(-1, 4)

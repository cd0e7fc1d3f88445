"""The output of an effect at one moment, and streams of smoke puffs, which most effects use."""

import math
from collections.abc import Callable
from dataclasses import dataclass, field, replace

import numpy as np

from filmgate.engines.animatic.geometry.mesh import Mesh, Vector
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.render.picture import Particles
from filmgate.engines.animatic.seeds import Seed

PUFF = 12  # numbers that describe a puff; see puffs.c


def _none(width: int) -> Callable[[], Floats]:
    return lambda: np.zeros((0, width), np.float32)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """All that an effect adds to one picture: meshes, puffs, particles, lamps, rings on water.

    puffs (n, 12): their colours are albedo, or light if they glow. lamps (n, 7). rings (n, 4): x, z, age,
    strength. shake: amplitude of the camera shake; 1 is an explosion near by.
    """

    meshes: tuple[Mesh, ...] = ()
    puffs: Floats = field(default_factory=_none(PUFF))
    particles: tuple[Particles, ...] = ()
    lamps: Floats = field(default_factory=_none(7))
    rings: Floats = field(default_factory=_none(4))
    shake: float = 0.0


Foot = Callable[[float], Vector]
Effect = Callable[[float, Foot], Moment]


def together(*moments: Moment) -> Moment:
    return Moment(
        meshes=tuple(mesh for one in moments for mesh in one.meshes),
        puffs=np.concatenate([Moment().puffs, *(one.puffs for one in moments)]),
        particles=tuple(p for one in moments for p in one.particles),
        lamps=np.concatenate([Moment().lamps, *(one.lamps for one in moments)]),
        rings=np.concatenate([Moment().rings, *(one.rings for one in moments)]),
        shake=sum(one.shake for one in moments),
    )


def enlarged(effect: Effect, factor: float) -> Effect:
    """Return an effect that is `factor` times as large, about its foot."""

    def at(t: float, foot: Foot) -> Moment:
        def near(when: float) -> Vector:
            x, y, z = foot(when)
            return x / factor, y / factor, z / factor

        found = effect(t, near)
        puffs, lamps = found.puffs.copy(), found.lamps.copy()
        puffs[:, :4] *= np.float32(factor)
        lamps[:, :3] *= np.float32(factor)
        lamps[:, 6] /= np.float32(factor * factor)
        dots = tuple(
            replace(
                one,
                at=np.ascontiguousarray(one.at * factor, np.float32),
                speed=np.ascontiguousarray(one.speed * factor, np.float32),
            )
            for one in found.particles
        )
        return replace(found, puffs=puffs, lamps=lamps, particles=dots)

    return at


@dataclass(frozen=True, slots=True, kw_only=True)
class Plume:
    """A stream of smoke puffs that rise from one point. Units: metres, seconds, metres a second."""

    rate: float  # puffs a second
    life: float
    radius: tuple[float, float]  # when born, when gone
    color: tuple[float, float, float]
    rise: float
    wind: tuple[float, float] = (0.0, 0.0)
    spread: float = 0.3  # of directions
    offset: float = 0.0  # of places of birth
    drag: float = 0.0  # share of the speed lost in a second
    opacity: float = 0.5
    dark: float = 0.45
    glow: float = 0.0
    fade: float = 0.25  # share of its life in which a puff appears
    start: float = -1e9
    stop: float = 1e9

    def at(self, t: float, source: Foot, seed: Seed) -> Floats:
        """Return the puffs that exist at `t` seconds, (n, 12).

        Each puff starts where `source` was when it was born.
        """
        first = max(math.ceil((t - self.life) * self.rate), math.ceil(self.start * self.rate))
        last = min(math.floor(t * self.rate), math.floor(self.stop * self.rate))
        rows = [self._puff(number, t, source, seed) for number in range(first, last + 1)]
        return np.array(rows, np.float32) if rows else Moment().puffs

    def _puff(self, number: int, t: float, source: Foot, seed: Seed) -> list[float]:
        rng = seed.puff(number)
        a, b, c, d, e, f, g = rng.normal(size=7)
        born = number / self.rate
        age = max(t - born, 0.0)
        gone = age if self.drag <= 0 else (1 - math.exp(-self.drag * age)) / self.drag
        x, y, z = source(born)
        k = min(age / self.life, 1.0)
        grown = self.radius[0] + (self.radius[1] - self.radius[0]) * k**0.7
        speed = self.rise * (1 + 0.15 * e)
        swirl = 0.18 * self.rise * math.sin(age * 2.1 + g * 3)
        return [
            x + self.offset * a + (self.spread * speed * c) * gone + self.wind[0] * age + swirl * k,
            y + 0.3 * self.offset * abs(b) + speed * gone,
            z + self.offset * b + (self.spread * speed * d) * gone + self.wind[1] * age,
            grown * (0.85 + 0.15 * f / 2),
            *self.color,
            self.dark,
            self.opacity * min(k / self.fade, 1.0) * (1 - k) ** 0.8,
            self.glow,
            37.0 * number + 11.0 * age * (1 + 0.2 * g),
            91.0 * a - 13.0 * age,
        ]

"""Galaxies: stars and clouds of light on arms that wind around a bright middle."""

import math

import numpy as np

from filmgate.engines.animatic.effects.around import Around, Make
from filmgate.engines.animatic.effects.moment import Effect, Foot, Moment
from filmgate.engines.animatic.effects.particles import dots
from filmgate.engines.animatic.geometry.mesh import Vector
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.seeds import Seed

_STARS, _CLOUDS = 3200, 900
_ARMS, _WINDS = 2, 2.9  # arms, and radians that each winds from the middle to its end
_TURNS = 0.06  # radians a second
_FAR = 150.0  # metres from the subject
# linear colours: the old stars of the middle, the young ones of the arms, and clouds where stars are born
_OLD, _YOUNG, _BORN = (1.0, 0.78, 0.5), (0.55, 0.72, 1.0), (1.0, 0.35, 0.6)


def galaxy(middle: Vector, radius: float, *, seed: Seed) -> Effect:
    """Make the effect of a spiral galaxy that turns slowly. radius: metres."""
    rng = seed.stream("galaxy")
    lean, roll = 0.6 + 0.35 * rng.random(), 0.5 * rng.normal()
    stars = _places(rng, _STARS, spread=0.2)
    clouds = _places(rng, _CLOUDS, spread=0.13)
    own = rng.random((_STARS, 2))
    look = np.empty((_STARS, 5), np.float32)
    look[:, 0] = radius * (0.0015 + 0.003 * own[:, 0] ** 6)
    look[:, 1:4] = (1.2 + 4.0 * own[:, 1:] ** 3) * _hues(stars)
    look[:, 4] = 0.9
    away = _away(clouds)
    born = ((rng.random(_CLOUDS) < 0.12) & (away > 0.25))[:, None]
    haze = np.empty((_CLOUDS, 5), np.float32)
    haze[:, 0] = radius * (0.025 + 0.045 * rng.random(_CLOUDS))
    haze[:, 1:4] = np.where(born, _BORN, _hues(clouds)) * (0.5 + 1.4 * np.exp(-7 * away))[:, None]
    haze[:, 4] = 0.13 + 0.1 * np.exp(-6 * away)

    def moment(t: float, foot: Foot) -> Moment:
        x, y, z = foot(t)
        at = np.array((x + middle[0], y + middle[1], z + middle[2]))
        layers = []
        for places, shown in ((clouds, haze), (stars, look)):
            there = _seen(places, radius, _TURNS * t, lean, roll) + at
            layers.append(dots(there, np.zeros_like(there), shown, shutter=0.0, glowing=True))
        return Moment(particles=tuple(layers))

    return moment


def _away(places: Floats) -> Floats:
    """Return how far places (n, 3) are from the middle; 1 is the rim."""
    return np.asarray(np.hypot(places[:, 0], places[:, 1]))


def _places(rng: np.random.Generator, count: int, *, spread: float) -> Floats:
    """Return places (n, 3) in a disc of radius 1: a third in the middle, the others along the arms."""
    r = np.where(rng.random(count) < 0.3, 0.14 * np.abs(rng.normal(size=count)), rng.random(count) ** 0.7)
    arm = 2 * math.pi * rng.integers(_ARMS, size=count) / _ARMS
    angle = arm + _WINDS * np.log(r + 0.12) + rng.normal(0, 1, count) * spread * (0.6 + 0.5 / (r + 0.3))
    thick = rng.normal(0, 1, count) * (0.012 + 0.06 * np.exp(-9 * r))
    return np.stack([r * np.cos(angle), r * np.sin(angle), thick], 1)


def _hues(places: Floats) -> Floats:
    share = np.clip(1.5 * _away(places), 0, 1)[:, None]
    return np.asarray(np.array(_OLD) * (1 - share) + np.array(_YOUNG) * share)


def _seen(places: Floats, radius: float, turn: float, lean: float, roll: float) -> Floats:
    """Return places of the disc turned about its middle, leant back from us, and rolled; in metres."""
    c, s = math.cos(turn), math.sin(turn)
    x, y = places[:, 0] * c - places[:, 1] * s, places[:, 0] * s + places[:, 1] * c
    up, deep = (
        y * math.cos(lean) - places[:, 2] * math.sin(lean),
        y * math.sin(lean) + places[:, 2] * math.cos(lean),
    )
    c, s = math.cos(roll), math.sin(roll)
    return radius * np.stack([x * c - up * s, x * s + up * c, deep], 1)


def _galaxy(around: Around) -> Effect:
    side = 1 if around.seed.number % 2 else -1
    return galaxy((0.14 * _FAR * side, 0.3 * _FAR, _FAR), 0.6 * _FAR, seed=around.seed)


NAMED: dict[str, Make] = {"galaxy": _galaxy}

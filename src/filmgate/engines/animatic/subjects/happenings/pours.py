"""Liquids that are poured: into a vessel, whose level rises, or over a thing, down which they run."""

import math
from collections.abc import Callable

import numpy as np

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.mesh import Mesh
from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.geometry.shapes import box, lathe
from filmgate.engines.animatic.motion.gaits import ease
from filmgate.engines.animatic.physics.forms import Doubles
from filmgate.engines.animatic.physics.motion import about
from filmgate.engines.animatic.subjects.actor import Actor
from filmgate.engines.animatic.subjects.happenings.covers import covers
from filmgate.engines.animatic.subjects.happenings.event import Event
from filmgate.engines.animatic.subjects.happenings.fillable import VESSELS, Vessel, vessel
from filmgate.engines.animatic.subjects.happenings.streams import ABOVE, TABLE, Stream, around
from filmgate.engines.animatic.subjects.happenings.trial import moved
from filmgate.engines.animatic.subjects.happenings.wet import drops
from filmgate.engines.animatic.subjects.liquids import LIQUIDS, THICK, poured
from filmgate.engines.animatic.subjects.part import Part

_FULL, _FROTHY = 0.86, 0.77  # shares of a vessel that are filled, without froth and with it
_MIXES = 0.42  # of what is poured: the share of its colour in what was there
_SPLASHES = 7
_CUBES = 6  # of ice
_FROTHS = {
    "beer": "#f8f2e2",
    "cola": "#b08a68",
    "soda": "#b08a68",
    "coffee": "#6a3a1a",
    "espresso": "#7a4a20",
}


def pour(event: Event) -> Actor:
    """A liquid runs down into a vessel, which fills, or onto a thing, which it coats."""
    second = event.second()
    return covers(event, second) if second and _name(second) not in VESSELS else _fills(event, second)


def _name(part: Part) -> str:
    return f"{part.kind} {part.variant}".rstrip()


def _fills(event: Event, second: Part | None) -> Actor:
    """A liquid runs into a vessel, and its level rises. A drink that is named beside it is there before."""
    trial, part = event.trial(above=ABOVE), event.part
    one = vessel(_name(second) if second else "bowl", part.variant)
    held = next((name for name in event.props if name in LIQUIDS), "")
    runs = poured(part.variant, part.coat)
    tall = one.liquid[-1][1]
    stream = Stream(part, runs, (0.0, 0.0), TABLE + tall + 1.0, slow=part.variant in THICK)
    fill = _Fill(one, stream, runs, poured(held) if held else None, _FROTHS.get(part.variant))
    if "cubes" in event.props:
        trial.animated(_ice(one, fill, part))
    trial.scenery(moved(one.mesh(second.coat if second else None), about((0, 1, 0), -0.5), (0.0, TABLE, 0.0)))
    trial.animated(fill.meshes)
    if not stream.slow:
        for k in range(_SPLASHES):
            when = fill.begins + k * (stream.ends - fill.begins) / _SPLASHES
            spot = (0.0, TABLE + fill.level(when), 0.0)
            trial.effects.append(drops(spot, 0.16, when, part.seed.another(60 + k), runs.color, wide=0.3))
    around(trial, event, stream, TABLE + 0.8 * tall, since=fill.begins)
    wide = max(r for r, _ in one.wall)
    half = 1.5 * wide + 0.35
    trial.shows((-half, TABLE - 0.05, -wide), (half, TABLE + tall + 0.5, wide))
    return trial.actor()


def _ice(one: Vessel, fill: "_Fill", part: Part) -> Callable[[float], list[Mesh]]:
    """Return the cubes of ice in a vessel: they lie on each other, and float when the liquid bears them."""
    rng, low = part.seed.stream("trial", 23), one.liquid[0][1]
    wide = 0.62 * float(np.mean([r for r, _ in one.liquid]))
    half = min(0.5 * wide, 0.13)
    cube = box((0, 0, 0), (half, 0.9 * half, half), materials.clear_ice("#f4fafc", milk=0.3))
    spots = []
    for k in range(_CUBES):
        angle, layer = 2.2 * k, k // 2
        at = (0.55 * wide * math.cos(angle), half * (1.15 + 1.75 * layer), 0.55 * wide * math.sin(angle))
        turn = about((0, 1, 0), 3 * rng.random()) @ about((1, 0, 0), 0.5 * rng.normal())
        spots.append((at, turn))

    def meshes(t: float) -> list[Mesh]:
        up = max(fill.level(t) - low - 1.6 * half * _CUBES / 2, 0.0) if t > fill.begins else 0.0
        bob = 0.02 * math.sin(5 * t) * (up > 0) * math.exp(-max(t - fill.ends, 0.0))
        return [moved(cube, turn, (x, TABLE + low + y + up + bob, z)) for (x, y, z), turn in spots]

    return meshes


class _Fill:
    """The liquid in a vessel while a stream runs into it, and the stream."""

    def __init__(
        self, one: Vessel, stream: Stream, runs: Paint, held: Paint | None, froth: str | None
    ) -> None:
        self._radii, self._levels = np.array(one.liquid, float).T
        self._stream, self._runs, self._held = stream, runs, held
        self._froth = materials.foam(froth) if froth and not held else None
        self._first = 0.55 if held else 0.05 if one.clear else 0.25  # one looks into those that are not clear
        self.ends = stream.ends
        self.begins = stream.lands(TABLE + float(self._levels[0]))

    def level(self, t: float) -> float:
        """Return how high the liquid stands over the foot of the vessel, in metres."""
        share = ease(0.0, 1.0, (t - self.begins) / (self._stream.ends + 0.3 - self.begins))
        low, high = float(self._levels[0]), float(self._levels[-1])
        full = _FROTHY if self._froth else _FULL
        return low + (self._first + (full - self._first) * share) * (high - low)

    def meshes(self, t: float) -> list[Mesh]:
        """Return the liquid, its froth and the stream, as far as they are there."""
        if t <= self.begins and self._held is None:
            return self._stream.meshes(t, TABLE + float(self._levels[0]))
        high = self.level(t)
        return [*self._pool(t, high), *self._stream.meshes(t, TABLE + high)]

    def _pool(self, t: float, high: float) -> list[Mesh]:
        """Return what stands up to a level, with rings about where the stream lands."""
        since = max(t - self.begins, 0.0)
        below = self._levels < high
        edge = float(np.interp(high, self._levels, self._radii))
        r = np.linspace(edge, 0.005, 26)
        top = high + self._stirred(r, edge, t, since)
        profile = [
            (0.004, float(self._levels[0])),
            *_points(self._radii[below], self._levels[below]),
            *_points(r, top),
        ]
        paint = self._mixed(since)
        made = [lathe(profile, [paint] * len(profile), sides=52)]
        if self._froth:
            deep = 0.012 + 0.1 * (high - float(self._levels[0])) * min(since / 3.0, 1.0)
            rim = [(edge, high - 0.01), *_points(r, np.full(len(r), high + deep))]
            made.append(lathe(rim, [self._froth] * len(rim), sides=52))
        for one in made:
            one.at[:, 1] += TABLE
        return made

    def _stirred(self, r: Doubles, edge: float, t: float, since: float) -> Doubles:
        """Return how much higher the surface is at these distances from where the stream lands, in metres."""
        strength = min(since / 0.4, 1.0) * math.exp(-1.6 * max(t - self._stream.ends, 0.0))
        rings = (0.004 if self._stream.slow else 0.012) * np.exp(-2.2 * r / edge) * np.sin(34 * r - 17 * t)
        mound = 0.05 * np.exp(-((r / 0.08) ** 2)) if self._stream.slow else 0.0
        return np.asarray(strength * (rings * np.clip((edge - r) / 0.05, 0, 1) + mound))

    def _mixed(self, since: float) -> Paint:
        """Return the paint of the liquid: what was there takes some of the colour of what runs into it."""
        if self._held is None:
            return self._runs
        share = _MIXES * ease(0.0, 1.0, since / (self._stream.ends - self.begins))
        was, runs = (
            np.array([int(one.color[k : k + 2], 16) for k in (1, 3, 5)]) for one in (self._held, self._runs)
        )
        red, green, blue = (round(float(k)) for k in was + share * (runs - was))
        return self._held.dyed(f"#{red:02x}{green:02x}{blue:02x}")


def _points(radii: Doubles, heights: Doubles) -> list[tuple[float, float]]:
    return [(float(r), float(y)) for r, y in zip(radii, heights, strict=True)]


POURS = {"pour": pour}

"""Coats: what is poured over a thing, and how it spreads and runs down."""

import math
from typing import NamedTuple

import numpy as np

from filmgate.engines.animatic.geometry.mesh import Mesh, soften
from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.geometry.shapes import lathe
from filmgate.engines.animatic.physics.forms import Doubles
from filmgate.engines.animatic.seeds import Seed

_WAYS, _STEPS, _RINGS = 96, 120, 30
_POLE = 7  # steps from the axis
_FINEST = 6  # a face is sampled at 2 to the power of so many points along an edge at most
_MIDDLE = 0.85  # of the way that a coat has run, where its edge swells


class Coat:
    """A liquid on the surface of a mesh, about the axis x = z = 0: it runs outwards along each bearing.

    thing: what it covers; floor, edge: metres, below and beyond which it does not run; thickness: metres.
    top: the height at which it lands.
    """

    def __init__(
        self, thing: Mesh, paint: Paint, *, floor: float, seed: Seed, thickness: float, edge: float = 9.0
    ) -> None:
        rng = seed.stream("trial", 22)
        self._thick = thickness
        bearing = np.linspace(0, 2 * math.pi, _WAYS, endpoint=False)
        far = float(np.linalg.norm(thing.at[:, (0, 2)], axis=1).max()) + 0.02
        reach = np.linspace(0.0, far, _STEPS)
        heights = _tops(thing, bearing, reach, floor)
        self.top = float(heights[:, 0].max())
        self._bearing = bearing
        self._paths = [_path(reach, row) for row in heights]
        runs = np.array([path.long[-1] for path in self._paths])
        wave = sum(
            a * np.sin(n * bearing + p)
            for n, a, p in zip((2, 3, 5, 9, 14), (0.5, 0.6, 0.8, 1.0, 0.7), 6 * rng.random(5), strict=True)
        )
        share = 0.66 + 0.26 * np.tanh(0.9 * np.asarray(wave))  # some run down in drips, others stay above
        within = np.array([path.long[np.searchsorted(path.radius, edge) - 1] for path in self._paths])
        self._most = np.minimum(
            share * float(np.median(runs)), np.minimum(0.98 * runs, within * (0.8 + 0.2 * share))
        )
        self._lag = 0.55 + 0.45 * rng.random(_WAYS)
        flat = lathe([(0.1 * k, 0.0) for k in range(_RINGS)], [paint] * _RINGS, sides=_WAYS)
        soften(flat)
        self._sheet = Mesh(
            flat.surface, flat.faces if flat.normal[:, 1].mean() > 0 else flat.faces[:, ::-1].copy()
        )

    def mesh(self, grown: float, *, mound: float) -> Mesh:
        """Return it when it has run a share of its way. mound: so many metres higher it is where it lands."""
        u = np.linspace(0.0, 1.0, _RINGS)
        at = np.empty((_RINGS, _WAYS, 3))
        swell = (
            self._thick
            * np.sqrt(np.maximum(1 - u**6, 0.0))
            * (1 + 0.7 * np.exp(-(((u - _MIDDLE) / 0.1) ** 2)))
        )
        swell[-1] = -0.01
        for k, path in enumerate(self._paths):
            s = u * max(self._most[k] * grown ** self._lag[k], 0.02)
            r, y, out, up = (
                np.interp(s, path.long, one) for one in (path.radius, path.height, path.out, path.up)
            )
            high = swell + mound * np.exp(-((r / 0.1) ** 2))
            r, y = np.maximum(r + out * high, 0.0), y + up * high
            at[:, k] = np.stack([r * math.cos(self._bearing[k]), y, r * math.sin(self._bearing[k])], 1)
        at[0] = at[0].mean(0)
        sheet = Mesh(self._sheet.surface.copy(), self._sheet.faces)
        sheet.at[:] = at.reshape(-1, 3)
        soften(sheet)
        return sheet


class _Path(NamedTuple):
    """A way outwards over a surface, as arrays: metres from the axis and up, the length so far, and the two
    parts of the normal.
    """

    radius: Doubles
    height: Doubles
    long: Doubles
    out: Doubles
    up: Doubles


def _path(reach: Doubles, height: Doubles) -> _Path:
    long = np.concatenate([[0.0], np.cumsum(np.hypot(np.diff(reach), np.diff(height)))])
    s = np.linspace(0.0, long[-1], 2 * _STEPS)
    r, y = np.interp(s, long, reach), np.interp(s, long, height)
    smooth = np.ones(9) / 9
    across, upwards = (
        np.convolve(np.pad(np.gradient(one), 4, mode="edge"), smooth, "valid") for one in (r, y)
    )
    size = np.hypot(across, upwards) + 1e-9
    return _Path(r, y, s, -upwards / size, across / size)


def _tops(thing: Mesh, bearing: Doubles, reach: Doubles, floor: float) -> Doubles:
    """Return the heights (bearings, steps) of a mesh seen from above: the highest surface over each point."""
    cell = reach[1] - reach[0]
    n = 2 * len(reach) + 1
    field = np.full((n, n), floor)
    corner = thing.at[thing.faces].astype(np.float64)
    longest = np.linalg.norm(corner - np.roll(corner, 1, axis=1), axis=2).max(1)
    parts = np.ceil(np.log2(np.maximum(longest / (0.7 * cell), 1.0))).astype(int)
    for k in np.unique(np.minimum(parts, _FINEST)):
        for share in _spread(1 << int(k)):
            spot = np.tensordot(share, corner[np.minimum(parts, _FINEST) == k], (0, 1))
            x, z = (np.rint(spot[:, axis] / cell).astype(int) + len(reach) for axis in (0, 2))
            inside = (x >= 0) & (x < n) & (z >= 0) & (z < n)
            np.maximum.at(field, (z[inside], x[inside]), spot[inside, 1])
    low = _closed(field)
    x = np.rint(np.outer(np.cos(bearing), reach) / cell).astype(int) + len(reach)
    z = np.rint(np.outer(np.sin(bearing), reach) / cell).astype(int) + len(reach)
    found = low[z, x]
    found[:, :_POLE] = np.maximum(
        found[:, :_POLE], found[:, _POLE : _POLE + 1]
    )  # a round thing is open there
    hollow = np.minimum.accumulate(found, axis=1)  # it bridges what is lower and rises again
    return np.asarray(np.maximum(hollow * 0.35 + found * 0.65, floor))


def _closed(field: Doubles) -> Doubles:
    """Close the holes of a few cells that points leave, and poles of round things."""
    closed = field
    for pick in (np.maximum, np.minimum):
        for axis in (0, 1, 0, 1, 0, 1):
            closed = pick(closed, pick(np.roll(closed, 1, axis), np.roll(closed, -1, axis)))
    return closed


def _spread(parts: int) -> list[Doubles]:
    """Return the weights of the corners of a triangle for points all over it, `parts` along each edge."""
    return [np.array((a, b, parts - a - b)) / parts for a in range(parts + 1) for b in range(parts + 1 - a)]

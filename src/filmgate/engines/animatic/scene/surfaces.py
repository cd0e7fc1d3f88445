"""Surfaces: the tops of tables, seats and backs, and where things lie on them."""

import math
from collections.abc import Iterator

import numpy as np

from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.subjects.actor import Actor

Area = tuple[float, float, float, float]  # x, z, width, depth in metres

_RIM = 0.92  # share of the length that things may lie on
_ROWS = (0.0, 0.27, -0.27)  # shares of the depth: the middle, the back, the front
_LOW = 0.16  # metres: lower things lie in front of higher ones
_COLUMNS = 15
_ROOMY = 0.6  # of a surface that things may take together before it is made larger
_WIDEST = 1.8  # times as large, at most


class Surface:
    """The top of an actor that is filled with things, one after the other."""

    def __init__(self, actor: Actor) -> None:
        self.height = top(actor)
        self._long, self._deep = _RIM * actor.length, _RIM * depth(actor)
        self._taken: list[Area] = []

    def lay(self, long: float, deep: float, tall: float) -> tuple[float, float]:
        """Return the place (x, z) in metres from the middle for a thing of this size, and take it.

        The place is the free one that is nearest to the middle, else the one that overlaps least.
        """
        spots = [(x, z, long, deep) for x, z in self._spots(long, deep, tall)]
        best = min(spots, key=self._overlap)
        self._taken.append(best)
        return best[0], best[1]

    def _spots(self, long: float, deep: float, tall: float) -> Iterator[tuple[float, float]]:
        free = max(self._long - long, 0.0)
        columns = sorted(np.linspace(-0.5 * free, 0.5 * free, _COLUMNS), key=abs) if free else [0.0]
        rows = _ROWS if tall > _LOW else (_ROWS[0], _ROWS[2], _ROWS[1])
        for row in rows:
            z = row * self._deep
            if not row or abs(z) + 0.4 * deep < 0.5 * self._deep:
                yield from ((float(x), z) for x in columns)

    def _overlap(self, area: Area) -> float:
        """Return the square metres that an area shares with those that are taken."""
        return sum(_shared(area, other) for other in self._taken)


def _shared(a: Area, b: Area) -> float:
    wide = 0.5 * (a[2] + b[2]) - abs(a[0] - b[0])
    deep = 0.5 * (a[3] + b[3]) - abs(a[1] - b[1])
    return max(wide, 0.0) * max(deep, 0.0)


def needed(actor: Actor, areas: list[tuple[float, float]]) -> float:
    """Return how many times as large an actor must be so that things of these sizes (length, depth in metres)
    find room on it.
    """
    taken = sum(long * deep for long, deep in areas)
    return min(max(1.0, math.sqrt(taken / (_ROOMY * actor.length * depth(actor)))), _WIDEST)


def depth(actor: Actor) -> float:
    """Return how far an actor reaches from the camera's side to the other, in metres."""
    z = actor.mesh(0.0, (0.0, 0.0, 0.0)).at[:, 2]
    return float(z.max() - z.min())


def top(actor: Actor) -> float:
    """Return the height in metres of the actor's surface at its middle, where something can stand: a seat, a
    back, a table top.
    """
    mesh = actor.mesh(0.0, (0.0, 0.0, 0.0))
    x, y, z = np.moveaxis(mesh.at[mesh.faces], 2, 0)  # each (faces, 3)
    doubled = (x[:, 1] - x[:, 0]) * (z[:, 2] - z[:, 0]) - (x[:, 2] - x[:, 0]) * (z[:, 1] - z[:, 0])
    flat = np.abs(doubled) > 1e-9  # faces that are vertical cover no area
    share = (
        np.stack([_turned(x, z, 1, 2), _turned(x, z, 2, 0), _turned(x, z, 0, 1)], 1)[flat]
        / doubled[flat, None]
    )
    over = np.all(share >= 0, axis=1)
    heights = (share[over] * y[flat][over]).sum(1)
    return float(heights.max() if len(heights) else mesh.at[:, 1].max())


def _turned(x: Floats, z: Floats, a: int, b: int) -> Floats:
    """Return twice the signed area of the triangles (origin, corner a, corner b), one for each face."""
    return np.asarray(x[:, a] * z[:, b] - x[:, b] * z[:, a])

"""Forms that many models of things share: paints by name, plates of any outline, arches, and coils."""

import math
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

import numpy as np

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.mesh import Mesh, Vector, join
from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.geometry.shapes import (
    ASIDE,
    FACING,
    FORWARD,
    ball,
    box,
    facing,
    lathe,
    rod,
    turned,
)
from filmgate.engines.animatic.subjects.part import Part

Model = Callable[[Part], Mesh]
Points = Sequence[tuple[float, float]]


def wood(color: str | None = None) -> Paint:
    return materials.wood(color or "#8a5a30")


def metal(color: str | None = None) -> Paint:
    return materials.metal(color or "#c4c8ce")


def glaze(color: str) -> Paint:
    """Return a smooth paint with gloss: plastic, lacquer, porcelain."""
    return materials.enamel(color)


def matt(color: str) -> Paint:
    """Return a paint without gloss: cloth, paper, crumb."""
    return materials.painted(color)


def cut(
    outline: Points, x: tuple[float, float], paint: Paint, middle: tuple[float, float] | None = None
) -> Mesh:
    """Make a plate that faces +x, with any outline of (z, y) points that all can be seen from `middle`."""
    at = np.array(outline)
    z, y = middle or (float(at[:, 0].mean()), float(at[:, 1].mean()))
    return join(*(facing([(z, y), a, b], x, paint) for a, b in pairwise([*outline, outline[0]])))


def laid(mesh: Mesh, y: float = 0.0) -> Mesh:
    """Return a plate that faces +x, laid down so that it faces up."""
    return turned(mesh, np.array([[0.0, -1, 0], [1, 0, 0], [0, 0, 1]]), (0.0, y, 0.0))


def upright(mesh: Mesh, at: Vector = (0.0, 0.0, 0.0)) -> Mesh:
    """Return a surface of revolution turned so that its axis lies along +x."""
    return turned(mesh, FORWARD, at)


def across(mesh: Mesh, at: Vector = (0.0, 0.0, 0.0)) -> Mesh:
    """Return a surface of revolution turned so that its axis lies along z."""
    return turned(mesh, ASIDE, at)


def spun(mesh: Mesh, angle: float, at: Vector = (0.0, 0.0, 0.0)) -> Mesh:
    """Return the mesh turned about the y axis, then moved."""
    c, s = math.cos(angle), math.sin(angle)
    return turned(mesh, np.array([[c, 0, s], [0, 1, 0], [-s, 0, c]]), at)


def leaned(mesh: Mesh, angle: float, at: Vector = (0.0, 0.0, 0.0)) -> Mesh:
    """Return the mesh turned in the plane that faces +x, then moved."""
    c, s = math.cos(angle), math.sin(angle)
    return turned(mesh, np.array([[1, 0, 0], [0, c, -s], [0, s, c]]), at)


def tipped(mesh: Mesh, angle: float, at: Vector = (0.0, 0.0, 0.0)) -> Mesh:
    """Return the mesh turned about the z axis (its front goes up), then moved."""
    c, s = math.cos(angle), math.sin(angle)
    return turned(mesh, np.array([[c, -s, 0], [s, c, 0], [0, 0, 1]]), at)


def line(points: Sequence[Vector], radius: float, paint: Paint) -> Mesh:
    """Make a round cord through these points."""
    return join(
        *(rod(a, b, radius, paint) for a, b in pairwise(points)),
        *(ball(at, (radius,) * 3, paint, sides=8) for at in points),
    )


def circle(count: int, radius: float, start: float = 0.0) -> list[tuple[float, float]]:
    """Return `count` points on a circle."""
    return [
        (radius * math.cos(a), radius * math.sin(a))
        for a in np.linspace(start, start + 2 * math.pi, count, endpoint=False)
    ]


def rays(count: int, far: float, near: float, y: float) -> list[tuple[float, float]]:
    """Return the outline of a star around (0, y)."""
    return [
        (r * math.sin(math.pi * k / count), y + r * math.cos(math.pi * k / count))
        for k in range(2 * count)
        for r in ((far, near)[k % 2],)
    ]


def blade(long: float, wide: float, y: float = 0.0) -> list[tuple[float, float]]:
    """Return the outline of a pointed leaf that stands on (0, y)."""
    side = [(wide * math.sin(math.pi * k**0.8), y + long * k) for k in np.linspace(0.02, 1, 10)]
    return [(0.0, y), *side, *((-z, h) for z, h in reversed(side[:-1]))]


def profile(rows: Iterable[tuple[float, float, Paint]], sides: int = 40) -> Mesh:
    """Make a surface of revolution of (radius, height, paint) rings."""
    rings = list(rows)
    return lathe([(r, y) for r, y, _ in rings], [paint for _, _, paint in rings], sides=sides)


def legs(x: float, z: float, tall: float, paint: Paint, thick: float = 0.035) -> list[Mesh]:
    """Make four legs at the corners of a rectangle."""
    return [box((a * x, tall / 2, b * z), (thick, tall / 2, thick), paint) for a in (1, -1) for b in (1, -1)]


def seen(mesh: Mesh) -> Mesh:
    """Return a model that was made in the x-y plane, turned so that it shows its side to the camera."""
    return turned(mesh, FACING)

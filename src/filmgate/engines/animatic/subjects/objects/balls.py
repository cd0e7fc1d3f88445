"""Meshes of balls of sports, with their seams and patches."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.mesh import Mesh
from filmgate.engines.animatic.geometry.paint import Paint, linear
from filmgate.engines.animatic.geometry.shapes import ball
from filmgate.engines.animatic.subjects.part import Part

_Marks = Callable[[NDArray[np.float64]], NDArray[np.bool_]]
_GOLDEN = (1 + 5**0.5) / 2


def _sphere(paint: Paint, ink: str, *marks: _Marks, seams: str = "") -> Mesh:
    """Make a ball with marks of this ink, found by direction; the second marks are of the colour `seams`."""
    mesh = ball((0, 0.5, 0), (0.5, 0.5, 0.5), paint, sides=208)
    way = (mesh.at - (0, 0.5, 0)).astype(np.float64) * 2
    for found, color in zip(marks, (ink, seams), strict=False):
        mesh.paint[found(way), :3] = linear(color)
    return mesh


def _basketball(part: Part) -> Mesh:
    def lines(at: NDArray[np.float64]) -> NDArray[np.bool_]:
        x, y, z = at.T
        near = np.minimum(np.abs(y + 0.25 * z), np.abs(z - 0.25 * y))
        return np.asarray(np.minimum(near, np.abs(np.hypot(z - 0.25 * y, 0.6 * x) - 0.62)) < 0.026)

    paint = materials.rubber(part.coat or "#d8661c")
    return _sphere(paint, "#1a1210", lines)


def _football(part: Part) -> Mesh:
    five = np.array([(0, s, t * _GOLDEN) for s in (1, -1) for t in (1, -1)])
    fives = np.concatenate([np.roll(five, k, 1) for k in range(3)]) / np.hypot(1, _GOLDEN)
    six = np.array([(0, s / _GOLDEN, t * _GOLDEN) for s in (1, -1) for t in (1, -1)])
    sixes = [np.roll(six, -k, 1) for k in range(3)]
    sixes.append(np.array([(a, b, c) for a in (1, -1) for b in (1, -1) for c in (1, -1)]))
    middles = np.concatenate([fives, np.concatenate(sixes) / 3**0.5])
    lean = np.array([[0.8, -0.6, 0], [0.6, 0.8, 0], [0, 0, 1]])

    def nearness(at: NDArray[np.float64]) -> NDArray[np.float64]:
        near = at @ lean @ middles.T
        near[:, 12:] += 0.012  # the white patches are a little larger
        return np.asarray(near)

    def patches(at: NDArray[np.float64]) -> NDArray[np.bool_]:
        return np.asarray(nearness(at).argmax(1) < 12)

    def seams(at: NDArray[np.float64]) -> NDArray[np.bool_]:
        best = np.sort(nearness(at), 1)
        return np.asarray((best[:, -1] - best[:, -2] < 0.014) & ~patches(at))

    return _sphere(materials.plastic(part.coat or "#f0eee8"), "#16161a", patches, seams, seams="#8a8a8a")


def _curve(at: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return how far a direction is from the one seam that winds around a tennis ball."""
    x, y, z = at.T
    return np.asarray(np.abs(x - 2.0 * y * z))


def _tennis(part: Part) -> Mesh:
    felt = materials.felt(part.coat or "#c4dc28")
    return _sphere(felt, "#f4f4ec", lambda at: np.asarray(_curve(at) < 0.07))


def _baseball(part: Part) -> Mesh:
    def stitches(at: NDArray[np.float64]) -> NDArray[np.bool_]:
        _, y, z = at.T
        dashes = np.sin(34 * (y - z)) > 0.0
        return np.asarray((_curve(at) < 0.03) | ((_curve(at) < 0.13) & dashes))

    return _sphere(materials.leather(part.coat or "#f2eee4"), "#b81c1c", stitches)


def _volleyball(part: Part) -> Mesh:
    def bands(at: NDArray[np.float64]) -> NDArray[np.bool_]:
        side, rest = np.abs(at).argmax(1), np.abs(at)
        across: NDArray[np.float64] = np.take_along_axis(at, ((side + 1) % 3)[:, None], 1)[:, 0] / rest.max(1)
        _, middle, high = np.sort(rest, 1).T
        return np.asarray((np.abs(np.abs(across) - 0.33) < 0.03) | (high - middle < 0.024))

    return _sphere(materials.plastic(part.coat or "#f4f0e4"), "#5a6a7a", bands)


MODELS: dict[str, Callable[[Part], Mesh]] = {
    "ball basketball": _basketball,
    "ball football": _football,
    "ball tennis": _tennis,
    "ball baseball": _baseball,
    "ball volleyball": _volleyball,
}

"""Lofts: smooth skins through sections, with clean borders between paints. Hulls, car bodies, fuselages."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from filmgate.engines.animatic.geometry.mesh import Mesh, join
from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.geometry.shapes import grown

Array = NDArray[np.float64]
OPEN = -1  # in `cells` of a loft: nothing is there


def curve(knots: Sequence[tuple[float, float]], x: Array) -> Array:
    """Return the heights at x of a smooth line through (x, y) knots that overshoots none of them; beyond them
    it is level.

    The tangents are harmonic means: Fritsch and Butland 1984, "A method for constructing local monotone
    piecewise cubic interpolants".
    """
    at, to = (np.array([knot[k] for knot in knots], float) for k in range(2))
    slope = np.diff(to) / np.diff(at)
    before, after = slope[:-1], slope[1:]
    both = before * after
    inner = np.where(both > 0, 2 * both / np.where(both > 0, before + after, 1.0), 0.0)
    tangent = np.concatenate([slope[:1], inner, slope[-1:]])
    x = np.clip(x, at[0], at[-1])
    k = np.clip(np.searchsorted(at, x, side="right") - 1, 0, len(slope) - 1)
    wide = at[k + 1] - at[k]
    u = (x - at[k]) / wide
    v = 1 - u
    ends = v * v * (1 + 2 * u) * to[k] + u * u * (3 - 2 * u) * to[k + 1]
    return np.asarray(ends + wide * u * v * (v * tangent[k] - u * tangent[k + 1]))


def stations(low: float, high: float, step: float, cuts: Sequence[float] = ()) -> Array:
    """Return numbers from low to high, at most a step apart, among them the cuts, where paints change."""
    ends = sorted({low, high, *(cut for cut in cuts if low < cut < high)})
    runs = [
        np.linspace(a, b, max(int(np.ceil((b - a) / step)), 1), endpoint=False) for a, b in pairwise(ends)
    ]
    return np.concatenate([*runs, [high]])


def loft(points: Array, cells: NDArray[np.int_] | int, paints: Sequence[Paint]) -> Mesh:
    """Make a smooth skin through sections, points (n, m, 3), visible from both sides.

    cells (n - 1, m - 1): the number of the paint between four points, or OPEN. Paints do not mix: their
    borders are lines of points. Two sections, or two lines along, at the same place make an edge. A section
    that ends where it starts is closed.
    """
    points = np.asarray(points, float)
    n, m = points.shape[:2]
    cells = np.broadcast_to(np.asarray(cells), (n - 1, m - 1))
    normal = _normals(points)
    ring, step = np.meshgrid(np.arange(n - 1) * m, np.arange(m - 1), indexing="ij")
    a = ring + step
    corners = np.stack([np.stack([a, a + m, a + 1], -1), np.stack([a + 1, a + m, a + m + 1], -1)], 2)
    flat, out = points.reshape(-1, 3), normal.reshape(-1, 3)
    meshes = []
    for number in np.unique(cells[cells != OPEN]):
        used, faces = np.unique(corners[cells == number].reshape(-1), return_inverse=True)
        rows = np.tile(np.array(paints[int(number)].row(), np.float32), (len(used), 1))
        at = flat[used]
        surface = np.concatenate([at, out[used], grown(at, rows), rows], 1)
        faces = faces.reshape(-1, 3)
        p, q, r = (faces[:, k] for k in range(3))
        area = np.linalg.norm(np.cross(at[q] - at[p], at[r] - at[p]), axis=1)
        meshes.append(Mesh(np.ascontiguousarray(surface, np.float32), faces[area > 1e-9].astype(np.int32)))
    return join(*meshes)


def _normals(points: Array) -> Array:
    """Return the normals at points (n, m, 3): the means of those of the cells around each."""
    along = points[1:, :-1] - points[:-1, 1:]
    across = points[1:, 1:] - points[:-1, :-1]
    cell = np.cross(along, across)
    normal = np.zeros_like(points)
    for i in (slice(None, -1), slice(1, None)):
        for j in (slice(None, -1), slice(1, None)):
            normal[i, j] += cell
    if np.allclose(points[:, 0], points[:, -1]):
        normal[:, 0] = normal[:, -1] = normal[:, 0] + normal[:, -1]
    for end in (0, -1):  # of sections that are a point
        if np.ptp(points[end], axis=0).max() < 1e-6:
            normal[end] = normal[end].sum(0)
    return np.asarray(normal / (np.linalg.norm(normal, axis=2, keepdims=True) + 1e-12))


def mirrored(half: Array) -> Array:
    """Return whole sections (n, 2m - 1, 3) of halves (n, m, 3) that end in the middle, at z = 0."""
    return np.concatenate([half, half[:, -2::-1] * (1.0, 1.0, -1.0)], axis=1)


def closing(section: Array, bulge: float = 0.0) -> Array:
    """Return points (4, m, 3) of the flat end of a loft over its last section (m, 3), for a loft of its own.
    bulge: how far its middle stands out along x, metres.
    """
    low, high = section.min(0), section.max(0)
    middle = (low + high) / 2
    shares = np.array([1.0, 0.93, 0.6, 0.0])[:, None, None]
    points = middle + (section - middle) * shares
    points[:, :, 0] += bulge * (1 - shares[:, :, 0] ** 2)
    return np.asarray(points)


def tubular(middles: Array, radii: Array, *, sides: int = 24) -> Array:
    """Return round sections (n, sides + 1, 3) across x. middles (n, 3); radii (n, 2): up, and aside."""
    a = np.linspace(0, 2 * np.pi, sides + 1)
    offset = np.stack(
        [0 * a[None] + 0 * radii[:, :1], radii[:, :1] * np.sin(a), radii[:, 1:] * np.cos(a)], -1
    )
    return np.asarray(middles[:, None] + offset)

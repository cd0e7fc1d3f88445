"""Meshes with hard edges: surfaces of revolution, rods, boxes, roofs, panels."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from filmgate.engines.animatic.geometry.materials import Paint
from filmgate.engines.animatic.geometry.mesh import Ints, Mesh, Vector
from filmgate.engines.animatic.native.structs import Floats


def lathe(profile: Sequence[tuple[float, float]], paints: Sequence[Paint], *, sides: int = 36) -> Mesh:
    """Make a surface of revolution: (radius, height) points turned about the y axis. `paints` has one paint
    for each ring.
    """
    angle = np.linspace(0, 2 * math.pi, sides, endpoint=False)
    rings = [np.stack([r * np.cos(angle), np.full(sides, y), r * np.sin(angle)], 1) for r, y in profile]
    faces = [
        face
        for ring in range(len(profile) - 1)
        for side in range(sides)
        for a, b in [(ring * sides + side, ring * sides + (side + 1) % sides)]
        for face in ((a, a + sides, b), (b, a + sides, b + sides))
    ]
    rows = np.repeat(np.array([paint.row() for paint in paints], np.float32), sides, 0)
    return _mesh(np.concatenate(rings), np.array(faces, np.int32), rows)


def tube(path: NDArray[np.float64], radius: float, paint: Paint) -> Mesh:
    """Make a round rod along points (n, 3), all with the same z."""
    sides, way = 12, np.gradient(path, axis=0)
    way /= np.linalg.norm(way, axis=1, keepdims=True) + 1e-12
    across = np.stack([-way[:, 1], way[:, 0], np.zeros(len(path))], 1)
    angle = np.linspace(0, 2 * math.pi, sides, endpoint=False)
    c, s = np.cos(angle)[None, :, None], np.sin(angle)[None, :, None]
    out = c * across[:, None] + s * np.array((0.0, 0.0, 1.0))
    at = (path[:, None] + radius * out).reshape(-1, 3)
    faces = [
        face
        for ring in range(len(path) - 1)
        for side in range(sides)
        for a, b in [(ring * sides + side, ring * sides + (side + 1) % sides)]
        for face in ((a, a + sides, b), (b, a + sides, b + sides))
    ]
    return _mesh(at, np.array(faces, np.int32), np.tile(np.array(paint.row(), np.float32), (len(at), 1)))


def box(at: Vector, half: Vector, paint: Paint) -> Mesh:
    corners: list[list[float]] = []
    faces: list[tuple[int, int, int]] = []
    for axis in range(3):
        for sign in (-1.0, 1.0):
            base = len(corners)
            u, v = (axis + 1) % 3, (axis + 2) % 3
            for su, sv in ((-1, -1), (1, -1), (1, 1), (-1, 1)):
                point = [0.0, 0.0, 0.0]
                point[axis], point[u], point[v] = sign * half[axis], su * half[u], sv * half[v]
                corners.append([p + c for p, c in zip(point, at, strict=True)])
            faces += [(base, base + 1, base + 2), (base, base + 2, base + 3)]
    rows = np.tile(np.array(paint.row(), np.float32), (len(corners), 1))
    return _mesh(np.array(corners), np.array(faces, np.int32), rows)


def gable(at: Vector, half: Vector, paint: Paint) -> Mesh:
    """Make a gable roof with its ridge along x, over a rectangle in x and z.

    half[1] is half of its height.
    """
    (x, y, z), (w, h, d) = at, half
    a, b = [(x + s * w, y - h, z + d) for s in (-1, 1)], [(x + s * w, y - h, z - d) for s in (-1, 1)]
    top = [(x + s * w, y + h, z) for s in (-1, 1)]
    sides = [
        (a[0], a[1], top[1], top[0]),
        (b[1], b[0], top[0], top[1]),
        (a[0], b[0], b[1], a[1]),
        (a[0], top[0], b[0], b[0]),
        (a[1], b[1], top[1], top[1]),
    ]
    corners = np.array([corner for side in sides for corner in side])
    faces = [
        face
        for k in range(len(sides))
        for face in ((4 * k, 4 * k + 1, 4 * k + 2), (4 * k, 4 * k + 2, 4 * k + 3))
    ]
    rows = np.tile(np.array(paint.row(), np.float32), (len(corners), 1))
    return _mesh(corners, np.array(faces, np.int32), rows)


def panel(at: Vector, half: tuple[float, float], paint: Paint) -> Mesh:
    """Make a flat rectangle in the x-y plane that is visible from both sides. `half`: half its width and
    height.
    """
    (x, y, z), (w, h) = at, half
    corners = np.array([(x - w, y - h, z), (x + w, y - h, z), (x + w, y + h, z), (x - w, y + h, z)])
    rows = np.tile(np.array(paint.row(), np.float32), (4, 1))
    return _mesh(corners, np.array([(0, 1, 2), (0, 2, 3)], np.int32), rows)


def _mesh(at: NDArray[np.float64], faces: Ints, rows: Floats) -> Mesh:
    a, b, c = (at[faces[:, i]] for i in range(3))
    flat = np.cross(b - a, c - a)
    normal = np.zeros_like(at)
    for i in range(3):
        np.add.at(normal, faces[:, i], flat)
    normal /= np.linalg.norm(normal, axis=1, keepdims=True) + 1e-12
    surface = np.concatenate((at, normal, at, rows), axis=1)
    return Mesh(np.ascontiguousarray(surface, np.float32), np.ascontiguousarray(faces, np.int32))

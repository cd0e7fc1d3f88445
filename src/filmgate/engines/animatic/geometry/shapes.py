"""Meshes with hard edges: surfaces of revolution, rods, boxes, roofs, panels."""

import math
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from filmgate.engines.animatic.geometry.mesh import Ints, Mesh, Vector
from filmgate.engines.animatic.geometry.paint import WOOD, Paint
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


def _cube() -> tuple[NDArray[np.float64], Ints, NDArray[np.float64]]:
    """Return the corners (24, 3) of a cube, its faces (12, 3) and normals (24, 3): those of a side each."""
    corners: list[list[float]] = []
    faces: list[tuple[int, int, int]] = []
    for axis in range(3):
        for sign in (-1.0, 1.0):
            base = len(corners)
            u, v = (axis + 1) % 3, (axis + 2) % 3
            for su, sv in ((-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)):
                point = [0.0, 0.0, 0.0]
                point[axis], point[u], point[v] = sign, su, sv
                corners.append(point)
            faces += [(base, base + 1, base + 2), (base, base + 2, base + 3)]
    at = np.array(corners)
    a, b, c = (at[[face[k] for face in faces]] for k in range(3))
    return at, np.array(faces, np.int32), np.repeat(np.cross(b - a, c - a)[::2] / 4.0, 4, axis=0)


_CORNERS, _SIDES, _OUT = _cube()


def box(at: Vector, half: Vector, paint: Paint) -> Mesh:
    corners = _CORNERS * half + at
    rows = np.tile(np.array(paint.row(), np.float32), (len(corners), 1))
    surface = np.concatenate((corners, _OUT, grown(corners, rows), rows), axis=1)
    return Mesh(np.ascontiguousarray(surface, np.float32), _SIDES.copy())


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


def grid(points: NDArray[np.float64], paint: Paint) -> Mesh:
    """Make a sheet through rows of points (n, m, 3), visible from both sides; its texture lies on it."""
    n, m = points.shape[:2]
    ring, k = np.meshgrid(np.arange(n - 1) * m, np.arange(m - 1), indexing="ij")
    a = (ring + k).ravel()
    faces = np.concatenate([np.stack([a, a + m, a + 1], 1), np.stack([a + 1, a + m, a + m + 1], 1)])
    rows = np.tile(np.array(paint.row(), np.float32), (n * m, 1))
    mesh = _mesh(np.asarray(points, np.float64).reshape(-1, 3), faces.astype(np.int32), rows)
    along = np.linalg.norm(np.diff(points[:, m // 2], axis=0), axis=1).sum()
    wide = np.linalg.norm(np.diff(points[0], axis=0), axis=1).sum()
    down, aside = np.meshgrid(np.linspace(0, along, n), np.linspace(0, wide, m), indexing="ij")
    mesh.surface[:, 6:9] = np.stack([0 * down, -down, aside], -1).reshape(-1, 3)
    return mesh


def slab(outline: Sequence[tuple[float, float]], z: tuple[float, float], paint: Paint) -> Mesh:
    """Make a plate with a convex outline, (x, y) points, and two flat sides at these z."""
    n = len(outline)
    ends = [[(x, y, side) for x, y in outline] for side in z]
    rim = [corner for k in range(n) for j in (k, (k + 1) % n) for corner in (ends[0][j], ends[1][j])]
    faces = [(base, base + k, base + k + 1) for base in (0, n) for k in range(1, n - 1)]
    faces += [
        face
        for base in range(2 * n, 6 * n, 4)
        for face in ((base, base + 1, base + 3), (base, base + 3, base + 2))
    ]
    rows = np.tile(np.array(paint.row(), np.float32), (6 * n, 1))
    return _mesh(np.array([*ends[0], *ends[1], *rim]), np.array(faces, np.int32), rows)


# rotations for `turned`: the y axis lies along x (FORWARD) or along z (ASIDE); the front, +z, turns to +x
FORWARD = np.array([[0.0, 1, 0], [-1, 0, 0], [0, 0, 1]])
ASIDE = np.array([[1.0, 0, 0], [0, 0, -1], [0, 1, 0]])
FACING = np.array([[0.0, 0, 1], [0, 1, 0], [-1, 0, 0]])


def facing(outline: Sequence[tuple[float, float]], x: tuple[float, float], paint: Paint) -> Mesh:
    """Make a plate that faces +x, with a convex outline of (z, y) points, between these x."""
    return turned(slab([(-z, y) for z, y in outline], x, paint), FACING)


def level(outline: Sequence[tuple[float, float]], y: tuple[float, float], paint: Paint) -> Mesh:
    """Make a plate that lies flat, with a convex outline of (x, z) points, between these heights."""
    return turned(slab([(x, z) for x, z in outline], (-y[1], -y[0]), paint), ASIDE)


def ball(at: Vector, radii: Vector, paint: Paint, *, sides: int = 16) -> Mesh:
    """Make an ellipsoid."""
    polar = np.linspace(0.02, math.pi - 0.02, sides // 2 + 2)
    mesh = lathe([(math.sin(a), -math.cos(a)) for a in polar], [paint] * len(polar), sides=sides)
    mesh.at[:] = mesh.at * radii + at
    mesh.normal[:] /= np.asarray(radii, np.float32)
    mesh.normal[:] /= np.linalg.norm(mesh.normal, axis=1, keepdims=True)
    mesh.surface[:, 6:9] = mesh.at
    return mesh


def ring(at: Vector, radius: float, thick: float, paint: Paint) -> Mesh:
    """Make a torus that lies flat."""
    angles = np.linspace(0, 2 * math.pi, 13)
    mesh = lathe(
        [(radius + thick * math.cos(a), thick * math.sin(a)) for a in angles], [paint] * 13, sides=36
    )
    return turned(mesh, np.eye(3), np.array(at))


def rod(a: Vector, b: Vector, radius: float, paint: Paint) -> Mesh:
    """Make a straight round rod from one point to another."""
    start, way = np.array(a), np.array(b) - np.array(a)
    long = float(np.linalg.norm(way))
    aside = np.cross(way, (0.0, 1.0, 0.0) if abs(way[1]) < 0.9 * long else (1.0, 0.0, 0.0))
    aside /= np.linalg.norm(aside)
    mesh = lathe(
        [(0.01 * radius, 0), (radius, 0), (radius, long), (0.01 * radius, long)], [paint] * 4, sides=12
    )
    turn = np.stack([aside, way / long, np.cross(aside, way / long)], 1)
    return turned(mesh, turn, start)


# outlines of blades: half of the width at each share of the length
_OUTLINES: dict[str, Callable[[NDArray[np.float64]], NDArray[np.float64]]] = {
    "point": lambda u: (1 - u**1.7) ** 0.95,
    "round": lambda u: np.sqrt(1 - (0.92 * u + 0.08) ** 3) * (0.78 + 0.3 * u),
    "leaf": lambda u: np.sin(np.pi * (0.1 + 0.9 * u)) ** 0.75,
    "flap": lambda u: (0.55 + 0.5 * np.sin(np.pi * 0.85 * u)) * np.sqrt(1 - u**5),
}


def blade(
    root: Vector,
    along: Vector,
    face: Vector,
    size: tuple[float, float, float],
    paints: tuple[Paint, Paint],
    *,
    outline: str = "leaf",
    cup: float = 0.0,
) -> Mesh:
    """Make a thin solid such as an ear, a feather or a fin.

    It starts at `root`, runs `along` and shows its inside towards `face`. size: length, width and
    thickness. paints: of the outside and of the inside. cup: how far its edges bend towards `face`, as a
    share of the width.
    """
    way = np.array(along) / np.linalg.norm(along)
    out = np.array(face) - way * float(np.dot(face, way))
    out /= np.linalg.norm(out)
    across = np.cross(way, out)
    u = np.linspace(0, 1, 15)[:, None]
    angle = np.linspace(0, 2 * math.pi, 20, endpoint=False)[None]
    half = np.maximum(_OUTLINES[outline](u), 0.0) * size[1] / 2
    side, thick = np.cos(angle), np.sin(angle) * size[2] / 2 * np.sqrt(half / (size[1] / 2 + 1e-9))
    bent = cup * half * (side**2 - 0.5)
    at = np.array(root) + u[..., None] * size[0] * way + (half * side)[..., None] * across
    at = at + (thick + bent)[..., None] * out
    rows = np.where(
        ((np.sin(angle) > 0.15) & (np.abs(side) < 0.8) & (u < 0.88))[..., None],
        np.array(paints[1].row()),
        np.array(paints[0].row()),
    )
    n, sides = at.shape[:2]
    faces = [
        face
        for ring in range(n - 1)
        for k in range(sides)
        for a, b in [(ring * sides + k, ring * sides + (k + 1) % sides)]
        for face in ((a, b, a + sides), (b, b + sides, a + sides))
    ]
    return _mesh(at.reshape(-1, 3), np.array(faces, np.int32), rows.reshape(n * sides, -1).astype(np.float32))


def turned(
    mesh: Mesh, turn: NDArray[np.float64], at: Sequence[float] | NDArray[np.float64] = (0.0, 0.0, 0.0)
) -> Mesh:
    """Return the mesh turned by a rotation matrix, then moved; its texture goes along."""
    move = np.asarray(at, np.float64)
    there = Mesh(mesh.surface.copy(), mesh.faces, mesh.wound)
    for block, shift in ((slice(0, 3), move), (slice(3, 6), 0.0), (slice(6, 9), move)):
        there.surface[:, block] = mesh.surface[:, block] @ turn.T + shift
    return there


def grown(at: NDArray[np.float64], rows: Floats) -> NDArray[np.float64]:
    """Return the positions for textures of a part with these paints: wood has its longest side along x."""
    if rows[0, -1] != WOOD:
        return at
    return np.roll(at, -int(np.ptp(at, axis=0).argmax()), axis=1)


def _mesh(at: NDArray[np.float64], faces: Ints, rows: Floats) -> Mesh:
    a, b, c = (at[faces[:, i]] for i in range(3))
    flat = np.cross(b - a, c - a)
    normal = np.zeros_like(at)
    for i in range(3):
        np.add.at(normal, faces[:, i], flat)
    normal /= np.linalg.norm(normal, axis=1, keepdims=True) + 1e-12
    surface = np.concatenate((at, normal, grown(at, rows), rows), axis=1)
    return Mesh(np.ascontiguousarray(surface, np.float32), np.ascontiguousarray(faces, np.int32))

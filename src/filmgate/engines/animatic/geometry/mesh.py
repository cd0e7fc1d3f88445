"""Triangle meshes, and functions that join and place them."""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from filmgate.engines.animatic.native.structs import Camera, Floats

Ints = NDArray[np.int32]
Vector = tuple[float, float, float]
Height = Callable[[float, float], float]  # of what one stands on at (x, z), metres

_SOME = 50  # of so many vertices, one tells how near a mesh is


class Coarse:
    """Fewer and fewer faces on the vertices of a mesh: of those of a part that lie in one cell of a grid, one
    stands for all. Each version is made when it is first asked for.

    at (n, 3): the vertices at rest; parts (n,): the part of each; sizes: of the cells of a grid, in metres.
    """

    def __init__(self, at: Floats, faces: Ints, parts: Ints, sizes: tuple[float, ...]) -> None:
        self._at, self._faces, self._parts, self._sizes = at, faces, parts, sorted(sizes, reverse=True)
        self._made: dict[float, Ints] = {}

    def seen(self, metres: float) -> Ints:
        """Return the faces for who sees nothing smaller than this."""
        size = next((one for one in self._sizes if one <= metres), 0.0)
        if size and size not in self._made:
            self._made[size] = self._joined(size)
        return self._made[size] if size else self._faces

    def _joined(self, size: float) -> Ints:
        cells = np.floor(self._at / size).astype(np.int64)
        cells -= cells.min(0)
        x, y, z = cells.max(0) + 1
        key = ((self._parts * x + cells[:, 0]) * y + cells[:, 1]) * z + cells[:, 2]
        _, first, number = np.unique(key, return_index=True, return_inverse=True)
        a, b, c = first[number.reshape(-1)].astype(np.int32)[self._faces].T
        kept = (a != b) & (b != c) & (a != c)
        return np.ascontiguousarray(np.stack([a[kept], b[kept], c[kept]], 1))


@dataclass(frozen=True, slots=True)
class Mesh:
    """A triangle mesh that the renderer can draw.

    surface (n, 20), a row for each vertex: position, normal, position at rest (for texture), paint; faces (m,
    3) int32. wound: +1 or -1 for a closed solid, the direction in which the vertices of a face follow each
    other, seen from outside; 0 if both sides of a face show. coarse: fewer faces on the same vertices, for
    who sees it from afar.
    """

    surface: Floats
    faces: Ints
    wound: int = 0
    coarse: Coarse | None = None

    @property
    def at(self) -> Floats:
        return self.surface[:, :3]

    @property
    def normal(self) -> Floats:
        return self.surface[:, 3:6]

    @property
    def paint(self) -> Floats:
        return self.surface[:, 9:]

    def seen(self, metres: float) -> Ints:
        """Return the faces for who sees nothing smaller than this."""
        return self.coarse.seen(metres) if self.coarse else self.faces


def pixel(mesh: Mesh, camera: Camera) -> float:
    """Return how many metres a pixel spans where the mesh is nearest to the camera."""
    at = mesh.at[::_SOME]
    depth = (at[:, 0] - camera.ex) * camera.fx + (at[:, 2] - camera.ez) * camera.fz
    return max(float(depth.min()), 0.0) / float(camera.focal)


def lighter(mesh: Mesh, most: int) -> Mesh:
    """Return a mesh with at most about so many vertices: those in one cell of a grid become one of them."""
    cells = 64
    size = float(np.ptp(mesh.at, axis=0).max())
    while len(mesh.surface) > most and cells > 5:
        key = np.floor((mesh.at - mesh.at.min(0)) * (cells / max(size, 1e-9))).astype(np.int64)
        number = (key[:, 0] * 128 + key[:, 1]) * 128 + key[:, 2]
        _, first, where = np.unique(number, return_index=True, return_inverse=True)
        faces = where.reshape(-1)[mesh.faces]
        a, b, c = faces.T
        faces = faces[(a != b) & (b != c) & (a != c)]
        mesh = Mesh(
            np.ascontiguousarray(mesh.surface[first]), np.ascontiguousarray(faces, np.int32), mesh.wound
        )
        cells = round(cells * 0.7)
    return mesh


def join(*meshes: Mesh) -> Mesh:
    offsets = np.cumsum([0, *(len(mesh.surface) for mesh in meshes)])
    faces = [mesh.faces + offset for mesh, offset in zip(meshes, offsets, strict=False)]
    return Mesh(np.concatenate([mesh.surface for mesh in meshes]), np.concatenate(faces).astype(np.int32))


def blended(first: Floats, last: Floats, share: Floats | float) -> Floats:
    """Return paints (n, 11) between two; share 0 is the first. A pattern changes at half."""
    mixed = first + (last - first) * share
    pattern = np.broadcast_to(last, first.shape)[:, -1:]
    mixed[:, -1:] = np.where(np.asarray(share) < 0.5, first[:, -1:], pattern)
    return np.asarray(mixed, np.float32)


def soften(mesh: Mesh) -> None:
    """Set the normals of a mesh to the means of those of the faces around each vertex; in place."""
    at, faces = mesh.at.astype(np.float64), mesh.faces
    a, b, c = (at[faces[:, k]] for k in range(3))
    flat = np.cross(b - a, c - a)
    normal = np.zeros_like(at)
    for k in range(3):
        for axis in range(3):
            normal[:, axis] += np.bincount(faces[:, k], flat[:, axis], len(at))
    mesh.normal[:] = normal / (np.linalg.norm(normal, axis=1, keepdims=True) + 1e-12)


def placement(
    at: Vector, *, yaw: float = 0.0, scale: float = 1.0, pitch: float = 0.0, roll: float = 0.0
) -> Floats:
    """Return the 3x4 matrix that places a model at `at`.

    The front of the model is its +x. `yaw` is the heading (0 = +z) and `pitch` lifts the front; radians.
    """
    cp, sp, cr, sr = math.cos(pitch), math.sin(pitch), math.cos(roll), math.sin(roll)
    tilt = np.array([[cp, -sp, 0], [sp, cp, 0], [0, 0, 1]]) @ np.array([[1, 0, 0], [0, cr, -sr], [0, sr, cr]])
    sy, cy = math.sin(yaw), math.cos(yaw)
    turn = np.array([[sy, 0, cy], [0, 1, 0], [cy, 0, -sy]])
    matrix = np.empty((3, 4), np.float32)
    matrix[:, :3] = turn @ tilt * scale
    matrix[:, 3] = at
    return matrix


def placed(mesh: Mesh, matrix: Floats) -> Mesh:
    there = replace(mesh, surface=mesh.surface.copy(), wound=winding(mesh, matrix))
    there.at[:] = mesh.at @ matrix[:, :3].T + matrix[:, 3]
    there.normal[:] = mesh.normal @ (matrix[:, :3].T / float(np.linalg.norm(matrix[:, 0])))
    return there


def winding(mesh: Mesh, matrix: Floats) -> int:
    """Return the winding (`wound`) of a mesh after it is placed by a matrix. A reflection reverses it."""
    return mesh.wound if np.linalg.det(matrix[:, :3]) > 0 else -mesh.wound

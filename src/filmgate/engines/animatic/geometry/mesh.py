"""Meshes: values for triangles, solids made of blended primitives, lathes and boxes, skinning."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from filmgate.engines.animatic.native import Floats, Kernels

Ints = NDArray[np.int32]
Vector = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Mesh:
    """Triangles ready to draw.

    surface (n, 16), a row for each vertex: position, normal, position at rest (for texture), paint;
    faces (m, 3) int32. wound: +1 or -1 for a closed solid, the way round that its faces turn for who
    looks at them from outside; 0 where both sides show.
    """

    surface: Floats
    faces: Ints
    wound: int = 0

    @property
    def at(self) -> Floats:
        return self.surface[:, :3]

    @property
    def normal(self) -> Floats:
        return self.surface[:, 3:6]

    @property
    def paint(self) -> Floats:
        return self.surface[:, 9:]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paint:
    """Surface of a primitive: sRGB hex, glow (emission), gloss, texture strength and scale."""

    color: str
    glow: float = 0.0
    gloss: float = 0.05
    grain: float = 0.0
    scale: float = 60.0

    def row(self) -> list[float]:
        return [*linear(self.color), self.glow, self.gloss, self.grain, self.scale]


@dataclass(frozen=True, slots=True)
class Bone:
    """A joint: its parent's number (-1 for the root) and where it sits at rest."""

    parent: int
    at: Floats


def linear(color: str) -> list[float]:
    """sRGB hex to linear light (gamma 2.2)."""
    return [(int(color[i : i + 2], 16) / 255) ** 2.2 for i in (1, 3, 5)]


def join(*meshes: Mesh) -> Mesh:
    offsets = np.cumsum([0, *(len(mesh.surface) for mesh in meshes)])
    faces = [mesh.faces + offset for mesh, offset in zip(meshes, offsets, strict=False)]
    return Mesh(np.concatenate([mesh.surface for mesh in meshes]), np.concatenate(faces).astype(np.int32))


def placement(
    at: Vector, *, yaw: float = 0.0, scale: float = 1.0, pitch: float = 0.0, roll: float = 0.0
) -> Floats:
    """3x4 matrix: model x is its front, heading `yaw` (0 = +z); pitch lifts the front."""
    cp, sp, cr, sr = math.cos(pitch), math.sin(pitch), math.cos(roll), math.sin(roll)
    tilt = np.array([[cp, -sp, 0], [sp, cp, 0], [0, 0, 1]]) @ np.array([[1, 0, 0], [0, cr, -sr], [0, sr, cr]])
    sy, cy = math.sin(yaw), math.cos(yaw)
    turn = np.array([[sy, 0, cy], [0, 1, 0], [cy, 0, -sy]])
    matrix = np.empty((3, 4), np.float32)
    matrix[:, :3] = turn @ tilt * scale
    matrix[:, 3] = at
    return matrix


def placed(mesh: Mesh, matrix: Floats) -> Mesh:
    there = Mesh(mesh.surface.copy(), mesh.faces, _turned(mesh, matrix))
    there.at[:] = mesh.at @ matrix[:, :3].T + matrix[:, 3]
    there.normal[:] = mesh.normal @ (matrix[:, :3].T / float(np.linalg.norm(matrix[:, 0])))
    return there


def _turned(mesh: Mesh, matrix: Floats) -> int:
    """A reflection turns faces the other way round."""
    return mesh.wound if np.linalg.det(matrix[:, :3]) > 0 else -mesh.wound


@dataclass(frozen=True, slots=True, kw_only=True)
class Rig:
    """A skinned solid: pose it with joint angles, get a mesh in the world."""

    mesh: Mesh
    weight: Floats
    bones: tuple[Bone, ...]
    names: dict[str, int]

    def pose(
        self,
        kernels: Kernels,
        angles: dict[str, float | Vector],
        matrix: Floats,
        *,
        shift: Vector = (0.0, 0.0, 0.0),
    ) -> Mesh:
        """Angles per bone in radians: bend about the side axis, or (bend, turn, twist)."""
        surface = np.empty_like(self.mesh.surface)
        kernels.rows(
            "fg_skin", len(surface), self.mesh.surface, self.weight, len(self.bones),
            self._matrices(angles, shift), matrix, surface,
        )  # fmt: skip
        return Mesh(surface, self.mesh.faces, _turned(self.mesh, matrix))

    def _matrices(self, angles: dict[str, float | Vector], shift: Vector) -> Floats:
        by_number = {self.names[name]: angle for name, angle in angles.items() if name in self.names}
        world: list[tuple[NDArray[np.float64], NDArray[np.float64]]] = []
        matrices = np.empty((len(self.bones), 3, 4), np.float32)
        for number, bone in enumerate(self.bones):
            turn = _rotation(by_number.get(number, 0.0))
            if bone.parent < 0:
                world.append((turn, bone.at + np.array(shift)))
            else:
                above, origin = world[bone.parent]
                offset = bone.at - self.bones[bone.parent].at
                world.append((above @ turn, origin + above @ offset))
            matrices[number, :, :3] = world[number][0]
            matrices[number, :, 3] = world[number][1] - world[number][0] @ bone.at
        return matrices


def united(*rigs: Rig) -> Rig:
    """Rigs over the same bones as one."""
    one = rigs[0]
    whole = join(*(rig.mesh for rig in rigs))
    weight = np.ascontiguousarray(np.concatenate([rig.weight for rig in rigs]), np.float32)
    return Rig(
        mesh=Mesh(whole.surface, whole.faces, one.mesh.wound), weight=weight, bones=one.bones, names=one.names
    )


def _rotation(angle: float | Vector) -> NDArray[np.float64]:
    bend, turn, twist = angle if isinstance(angle, tuple) else (angle, 0.0, 0.0)
    c, s = math.cos(bend), math.sin(bend)
    out = np.array([[c, -s, 0], [s, c, 0], [0, 0, 1]])
    if turn:
        c, s = math.cos(turn), math.sin(turn)
        out = out @ np.array([[c, 0, s], [0, 1, 0], [-s, 0, c]])
    if twist:
        c, s = math.cos(twist), math.sin(twist)
        out = out @ np.array([[1, 0, 0], [0, c, -s], [0, s, c]])
    return out


class Clay:
    """Primitives that melt into one solid. Every method returns the clay, to go on modelling."""

    def __init__(self) -> None:
        self._primitives: list[list[float]] = []
        self._tints: list[list[float]] = []
        self._bones: list[Bone] = []
        self._names: dict[str, int] = {}

    def bone(self, name: str, parent: str | None, at: Sequence[float]) -> Self:
        self._names[name] = len(self._bones)
        above = -1 if parent is None else self._names[parent]
        self._bones.append(Bone(above, np.array(at, np.float32)))
        return self

    def cone(
        self, a: Sequence[float], b: Sequence[float], radii: tuple[float, float], paint: Paint,
        bone: str = "", *, blend: float = 0.05,
    ) -> Self:  # fmt: skip
        return self._add(0, [*a, *b, *radii], paint, bone, blend)

    def ellipsoid(
        self, at: Sequence[float], radii: Sequence[float], paint: Paint, bone: str = "",
        *, blend: float = 0.05,
    ) -> Self:  # fmt: skip
        return self._add(1, [*at, *radii], paint, bone, blend)

    def box(
        self, at: Sequence[float], half: Sequence[float], paint: Paint, bone: str = "",
        *, edge: float = 0.02, blend: float = 0.0,
    ) -> Self:  # fmt: skip
        return self._add(2, [*at, *half, edge], paint, bone, blend)

    def torus(self, at: Sequence[float], radii: tuple[float, float], paint: Paint) -> Self:
        return self._add(3, [*at, *radii], paint, "", 0.0)

    def fire(self, kernels: Kernels, *, cells: int = 96, softness: float = 40.0) -> Rig:
        """Mesh the solid with about `cells` cells along its longest side."""
        primitives = np.array(self._primitives, np.float32)
        bones = tuple(self._bones) or (Bone(-1, np.zeros(3, np.float32)),)
        low, high = _bounds(primitives)
        cell = float((high - low).max() / cells)
        low, high = low - 2.5 * cell, high + 2.5 * cell
        shape = np.ceil((high - low) / cell).astype(int) + 1
        field = np.empty(shape, np.float32)
        origin = np.ascontiguousarray(low, np.float32)
        kernels.rows(
            "fg_field", int(shape[0]), primitives, len(primitives), origin, cell,
            int(shape[1]), int(shape[2]), field,
        )  # fmt: skip
        at, faces = _surface(kernels, field)
        at = np.ascontiguousarray(at * cell + origin, np.float32)
        count = len(at)
        normal, color = np.empty((count, 3), np.float32), np.empty((count, 4), np.float32)
        skin, weight = np.empty((count, 3), np.float32), np.empty((count, len(bones)), np.float32)
        kernels.rows(
            "fg_dress", count, primitives, np.array(self._tints, np.float32), len(primitives),
            cell, float(softness), len(bones), at, normal, color, skin, weight,
        )  # fmt: skip
        mesh = Mesh(np.concatenate((at, normal, at, color, skin), axis=1), faces, wound=1)
        return Rig(mesh=mesh, weight=weight, bones=bones, names=self._names)

    def _add(self, kind: int, numbers: list[float], paint: Paint, bone: str, blend: float) -> Self:
        row = [float(kind), *map(float, numbers)]
        row += [0.0] * (10 - len(row))
        self._primitives.append([*row, blend, float(self._names.get(bone, 0))])
        self._tints.append(paint.row())
        return self


def _bounds(primitives: Floats) -> tuple[Floats, Floats]:
    low, high = np.full(3, 1e9), np.full(3, -1e9)
    for p in primitives:
        if p[0] == 0:
            reach = max(p[7], p[8])
            corners = [p[1:4] - reach, p[1:4] + reach, p[4:7] - reach, p[4:7] + reach]
        elif p[0] == 3:
            ring = np.array([p[4] + p[5], p[4] + p[5], p[5]])
            corners = [p[1:4] - ring, p[1:4] + ring]
        else:
            corners = [p[1:4] - p[4:7], p[1:4] + p[4:7]]
        low, high = np.minimum(low, np.min(corners, 0)), np.maximum(high, np.max(corners, 0))
    return low, high


def _surface(kernels: Kernels, field: Floats) -> tuple[Floats, Ints]:
    index = np.full(field.shape, -1, np.int32)
    count, triangles = np.zeros(1, np.int32), np.zeros(1, np.int32)
    sides = [int(side) for side in field.shape]
    kernels.call("fg_surface", field, *sides, index, None, None, count, triangles)
    at, faces = np.empty((int(count[0]), 3), np.float32), np.empty((int(triangles[0]), 3), np.int32)
    kernels.call("fg_surface", field, *sides, index, at, faces, count, triangles)
    return at, faces


def lathe(profile: Sequence[tuple[float, float]], paints: Sequence[Paint], *, sides: int = 36) -> Mesh:
    """Turn (radius, height) points about the y axis; one paint a ring."""
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


def tube(path: NDArray[np.float64], radius: float, paint: Paint, *, sides: int = 12) -> Mesh:
    """A round rod along points (n, 3) that lie in one plane of constant z."""
    way = np.gradient(path, axis=0)
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
    """A roof: a ridge along x over a rectangle in x and z; half[1] is half of its height."""
    (x, y, z), (w, h, d) = at, half
    a, b = [(x + s * w, y - h, z + d) for s in (-1, 1)], [(x + s * w, y - h, z - d) for s in (-1, 1)]
    top = [(x + s * w, y + h, z) for s in (-1, 1)]
    sides = [(a[0], a[1], top[1], top[0]), (b[1], b[0], top[0], top[1]), (a[0], b[0], b[1], a[1]),
             (a[0], top[0], b[0], b[0]), (a[1], b[1], top[1], top[1])]  # fmt: skip
    corners = np.array([corner for side in sides for corner in side])
    faces = [
        face
        for k in range(len(sides))
        for face in ((4 * k, 4 * k + 1, 4 * k + 2), (4 * k, 4 * k + 2, 4 * k + 3))
    ]
    rows = np.tile(np.array(paint.row(), np.float32), (len(corners), 1))
    return _mesh(corners, np.array(faces, np.int32), rows)


def panel(at: Vector, half: tuple[float, float], paint: Paint) -> Mesh:
    """A rectangle in the x-y plane, seen from both sides."""
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

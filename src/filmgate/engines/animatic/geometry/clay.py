"""Modelling of smooth solids: primitives (spheres, cones, boxes) that blend into one, as a signed distance
field.
"""

from collections.abc import Sequence
from typing import Self

import numpy as np

from filmgate.engines.animatic.geometry.mesh import Ints, Mesh
from filmgate.engines.animatic.geometry.paint import PAINT, Paint
from filmgate.engines.animatic.geometry.rig import Bone, Rig
from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.native.structs import Floats


class Clay:
    """A solid under construction, made of primitives that blend into each other. Every method returns the
    object, so that calls can be chained.
    """

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
        self,
        a: Sequence[float],
        b: Sequence[float],
        radii: tuple[float, float],
        paint: Paint,
        bone: str = "",
        *,
        blend: float = 0.05,
    ) -> Self:
        return self._add(0, [*a, *b, *radii], paint, bone, blend)

    def ellipsoid(
        self,
        at: Sequence[float],
        radii: Sequence[float],
        paint: Paint,
        bone: str = "",
        *,
        blend: float = 0.05,
    ) -> Self:
        return self._add(1, [*at, *radii], paint, bone, blend)

    def box(
        self,
        at: Sequence[float],
        half: Sequence[float],
        paint: Paint,
        bone: str = "",
        *,
        edge: float = 0.02,
        blend: float = 0.0,
    ) -> Self:
        return self._add(2, [*at, *half, edge], paint, bone, blend)

    def torus(self, at: Sequence[float], radii: tuple[float, float], paint: Paint) -> Self:
        return self._add(3, [*at, *radii], paint, "", 0.0)

    def scale(self, factor: float, about: Sequence[float]) -> Self:
        """Scale the solid, but not its bones, about a point (metres)."""
        for row in self._primitives:
            points, lengths = {0: (6, (7, 8)), 1: (3, (4, 5, 6)), 2: (3, (4, 5, 6, 7)), 3: (3, (4, 5))}[
                int(row[0])
            ]
            for n in range(points):
                row[1 + n] = about[n % 3] + (row[1 + n] - about[n % 3]) * factor
            for n in lengths:
                row[n] *= factor
            row[10] *= factor
        return self

    def fire(self, kernels: Kernels, *, cells: int = 96, softness: float = 40.0) -> Rig:
        """Convert the solid to a rig with a mesh of about `cells` cells along its longest side. `softness`:
        how sharply the primitives are weighted to bones.
        """
        primitives = np.array(self._primitives, np.float32)
        bones = tuple(self._bones) or (Bone(-1, np.zeros(3, np.float32)),)
        low, high = _bounds(primitives)
        cell = float((high - low).max() / cells)
        low, high = low - 2.5 * cell, high + 2.5 * cell
        shape = np.ceil((high - low) / cell).astype(int) + 1
        field = np.empty(shape, np.float32)
        origin = np.ascontiguousarray(low, np.float32)
        kernels.rows(
            "fg_field",
            int(shape[0]),
            primitives,
            len(primitives),
            origin,
            cell,
            int(shape[1]),
            int(shape[2]),
            field,
        )
        at, faces = _surface(kernels, field)
        at = np.ascontiguousarray(at * cell + origin, np.float32)
        count = len(at)
        normal, paint = np.empty((count, 3), np.float32), np.empty((count, PAINT), np.float32)
        weight = np.empty((count, len(bones)), np.float32)
        kernels.rows(
            "fg_dress",
            count,
            primitives,
            np.array(self._tints, np.float32),
            len(primitives),
            cell,
            float(softness),
            len(bones),
            at,
            normal,
            paint,
            weight,
        )
        mesh = Mesh(np.concatenate((at, normal, at, paint), axis=1), faces, wound=1)
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

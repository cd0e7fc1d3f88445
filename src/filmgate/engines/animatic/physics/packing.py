"""Packing of forms into the arrays of the kernel."""

import math
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from filmgate.engines.animatic.geometry.mesh import Ints
from filmgate.engines.animatic.physics.forms import HULL, Doubles, Form, Solid

_V = ("f8", 3)
_SHAPE = np.dtype(
    [
        *((name, "i4") for name in ("body", "kind", "v0", "vn", "f0", "fn", "d0", "dn", "e0", "en")),
        *((name, "f8") for name in ("radius", "half", "reach")),
        ("middle", *_V),
        ("axis", *_V),
    ]
)


class Packed(NamedTuple):
    """The arrays of the kernel; see rigid.h."""

    shape: Any
    vertex: Doubles
    plane: Doubles
    direction: Doubles
    loop: Ints
    corner: Ints
    edge: Ints


class Cut(NamedTuple):
    """A form in the frame of the centre of mass of its body: corners, planes of faces, directions, edges."""

    corners: Doubles
    planes: list[Doubles]
    ways: list[Doubles]
    edges: list[tuple[int, int, int]]


def cut(solid: Solid) -> list[Cut]:
    """Return what the forms of a body are made of."""
    found = []
    for one in solid.forms:
        at = one.corners - solid.middle
        planes = []
        points = at.tolist()
        for face in one.faces:
            n = _normal([points[k] for k in face])
            planes.append(np.array((*n, float(n @ at[face[0]]))))
        ways, edges = _edges(one, at) if one.kind == HULL else ([], [])
        found.append(Cut(at, planes, ways, edges))
    return found


def packed(solids: Sequence[tuple[int, Solid, list[Cut]]]) -> Packed:
    """Return the forms of bodies as the arrays of the kernel, in the frames of their centres of mass."""
    shape: list[Any] = []
    vertex: list[Doubles] = []
    plane: list[Doubles] = []
    direction: list[Doubles] = []
    loop: list[tuple[int, int]] = []
    corner: list[int] = []
    edge: list[tuple[int, int, int]] = []
    for body, solid, cuts in solids:
        middle = solid.middle
        for one, own in zip(solid.forms, cuts, strict=True):
            row = np.zeros((), _SHAPE)
            row["body"], row["kind"] = body, one.kind
            row["radius"], row["half"], row["reach"] = one.radius, one.half, one.reach
            row["middle"], row["axis"] = one.middle - middle, one.axis
            row["v0"], row["vn"] = len(vertex), len(one.corners)
            row["f0"], row["fn"] = len(plane), len(one.faces)
            row["d0"], row["e0"] = len(direction), len(edge)
            direction += own.ways
            edge += own.edges
            plane += own.planes
            row["dn"], row["en"] = len(own.ways), len(own.edges)
            for face in one.faces:
                loop.append((len(corner), len(face)))
                corner += face
            vertex += list(own.corners)
            shape.append(row[()])
    return Packed(
        np.array(shape, _SHAPE) if shape else np.zeros(0, _SHAPE),
        np.array(vertex, np.float64).reshape(-1, 3),
        np.array(plane, np.float64).reshape(-1, 4),
        np.array(direction, np.float64).reshape(-1, 3),
        np.array(loop, np.int32).reshape(-1, 2),
        np.array(corner, np.int32),
        np.array(edge, np.int32).reshape(-1, 3),
    )


def _normal(points: list[list[float]]) -> Doubles:
    """Return the unit normal of a flat polygon, three of whose corners may lie in one line (Newell)."""
    x = y = z = 0.0
    for (ax, ay, az), (bx, by, bz) in zip(points, (*points[1:], points[0]), strict=True):
        x += (ay - by) * (az + bz)
        y += (az - bz) * (ax + bx)
        z += (ax - bx) * (ay + by)
    long = math.sqrt(x * x + y * y + z * z)
    return np.array((x / long, y / long, z / long))


def _edges(one: Form, at: Doubles) -> tuple[list[Doubles], list[tuple[int, int, int]]]:
    """Return the directions of the edges of a hull, parallel ones once, and its edges: corner, corner,
    direction.
    """
    pairs = [(a, b) for face in one.faces for a, b in zip(face, (*face[1:], face[0]), strict=True) if a < b]
    way = np.array([at[b] - at[a] for a, b in pairs])
    way /= np.linalg.norm(way, axis=1, keepdims=True)
    alike = np.abs(way @ way.T) > 1 - 1e-6
    ways: list[int] = []
    edges: list[tuple[int, int, int]] = []
    for row, (a, b) in enumerate(pairs):
        known = next((k for k, other in enumerate(ways) if alike[row, other]), len(ways))
        if known == len(ways):
            ways.append(row)
        edges.append((a, b, known))
    return [way[k] for k in ways], edges

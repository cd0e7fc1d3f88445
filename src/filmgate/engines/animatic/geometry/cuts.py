"""Cuts through solids: the part of a mesh between two planes, closed by what is inside."""

import numpy as np

from filmgate.engines.animatic.geometry.mesh import Mesh
from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.native.structs import Floats

Inside = tuple[tuple[float, Paint], ...]  # shares of the way from the middle to the rim, from the rim on

_AROUND = 48  # corners of the face of a cut


def between(mesh: Mesh, axis: int, low: float, high: float, inside: Inside) -> Mesh:
    """Return the part of a mesh between two planes across an axis, with a face where each cuts it.

    A face is star-shaped around the middle of the cut. inside: its rings.
    """
    surface, faces = mesh.surface, mesh.faces
    ends = []
    for limit, way in ((low, 1.0), (high, -1.0)):
        surface, faces, rim = _clipped(surface, faces, way * (surface[:, axis] - limit))
        if len(rim) > 2:
            ends.append(_face(rim, axis, limit, -way, inside))
    used = np.unique(faces)
    number = np.zeros(len(surface), np.int32)
    number[used] = np.arange(len(used))
    parts = [(surface[used], number[faces]), *ends]
    offsets = np.cumsum([0, *(len(one) for one, _ in parts)])
    joined = np.concatenate([own + offset for (_, own), offset in zip(parts, offsets, strict=False)])
    return Mesh(
        np.ascontiguousarray(np.concatenate([one for one, _ in parts]), np.float32), joined.astype(np.int32)
    )


def _clipped(surface: Floats, faces: Floats, over: Floats) -> tuple[Floats, Floats, Floats]:
    """Return vertices and faces of what lies over a plane, and the points where it is cut (n, 3)."""
    inside = over[faces] > 0
    count = inside.sum(1)
    kept, rows, made = [faces[count == 3]], [surface], len(surface)
    rim = [np.zeros((0, 3), np.float32)]
    for many in (1, 2):
        own = faces[count == many]
        if not len(own):
            continue
        # the corner that is alone on its side comes first
        alone = np.argmax(inside[count == many] == (many == 1), axis=1)
        a, b, c = (own[np.arange(len(own)), (alone + k) % 3] for k in range(3))
        cuts = []
        for other in (b, c):
            share = (over[a] / (over[a] - over[other]))[:, None]
            row = surface[a] + (surface[other] - surface[a]) * share
            row[:, -1] = surface[a, -1]  # a pattern has no half
            cuts.append(np.arange(made, made + len(own), dtype=np.int32))
            made += len(own)
            rows.append(row.astype(np.float32))
            rim.append(row[:, :3])
        p, q = cuts
        if many == 1:
            kept.append(np.stack([a, p, q], 1))
        else:
            kept += [np.stack([p, b, c], 1), np.stack([p, c, q], 1)]
    return np.concatenate(rows), np.concatenate(kept).astype(np.int32), np.concatenate(rim)


def _face(rim: Floats, axis: int, limit: float, way: float, inside: Inside) -> tuple[Floats, Floats]:
    """Return vertices and faces of the face of a cut. rim: points on it; way: where it looks."""
    u, v = (axis + 1) % 3, (axis + 2) % 3
    middle = (rim[:, [u, v]].min(0) + rim[:, [u, v]].max(0)) / 2
    away = rim[:, [u, v]] - middle
    angle = np.arctan2(away[:, 1], away[:, 0])
    bins = np.floor((angle + np.pi) / (2 * np.pi) * _AROUND).astype(int) % _AROUND
    far = np.zeros(_AROUND)
    np.maximum.at(far, bins, np.hypot(away[:, 0], away[:, 1]))
    known = np.flatnonzero(far)
    far = np.interp(np.arange(_AROUND), known, far[known], period=_AROUND)
    turn = (np.arange(_AROUND) + 0.5) * 2 * np.pi / _AROUND - np.pi
    rows = np.zeros((len(inside) * _AROUND, 20), np.float32)
    for k, (share, paint) in enumerate(inside):
        own = rows[k * _AROUND : (k + 1) * _AROUND]
        own[:, u] = middle[0] + share * far * np.cos(turn)
        own[:, v] = middle[1] + share * far * np.sin(turn)
        own[:, 9:] = paint.row()
    rows[:, axis] = limit
    rows[:, 3 + axis] = way
    rows[:, 6:9] = rows[:, :3]
    ring, step = np.meshgrid(np.arange(len(inside) - 1) * _AROUND, np.arange(_AROUND), indexing="ij")
    a, b = (ring + step).ravel(), (ring + (step + 1) % _AROUND).ravel()
    faces = np.concatenate([np.stack([a, b, a + _AROUND], 1), np.stack([b, b + _AROUND, a + _AROUND], 1)])
    return rows, (faces if way > 0 else faces[:, ::-1]).astype(np.int32)

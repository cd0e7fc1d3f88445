"""Breaking of a mesh: cells around random points (Voronoi), cut along the planes between them.

A hollow thing breaks into shells with a thickness, a solid one into pieces whose cuts are closed.
"""

from typing import NamedTuple

import numpy as np

from filmgate.engines.animatic.geometry.mesh import Mesh, lighter
from filmgate.engines.animatic.physics.forms import Doubles, Form, hull

_SAME = 1e-5  # metres: points that are nearer are one
_INSIDE = 0.72  # of the colour: what breaks is darker inside
_SLIVER = 0.02  # of the size: what is smaller is dust
_MOST = 12000  # vertices: a finer mesh takes too long to cut


class Shard(NamedTuple):
    """A piece of a mesh, in the coordinates of the whole, and its form as a body."""

    mesh: Mesh
    form: Form


def break_up(
    mesh: Mesh, count: int, rng: np.random.Generator, *, thickness: float = 0.0, near: Doubles | None = None
) -> list[Shard]:
    """Break a mesh into about `count` pieces. thickness: of a hollow thing, in metres; 0: it is solid.

    near: a point where the pieces are smaller, as where something hit it.
    """
    mesh = lighter(mesh, _MOST)
    corners = mesh.surface[mesh.faces].astype(np.float64)
    corners[:, :, -1] = corners[:, :1, -1]  # a pattern has no half
    low, high = corners[:, :, :3].min((0, 1)), corners[:, :, :3].max((0, 1))
    size = float(np.linalg.norm(high - low))
    if thickness:
        middles = corners[:, :, :3].mean(1)
        area = np.linalg.norm(
            np.cross(corners[:, 1, :3] - corners[:, 0, :3], corners[:, 2, :3] - corners[:, 0, :3]), axis=1
        )
        share = rng.random((count, 2))
        tri = rng.choice(len(middles), count, p=area / area.sum())
        share[share.sum(1) > 1] = 1 - share[share.sum(1) > 1]
        a, b, c = (corners[tri, k, :3] for k in range(3))
        seeds = a + share[:, :1] * (b - a) + share[:, 1:] * (c - a)
    else:
        seeds = low + rng.random((count, 3)) * (high - low)
    if near is not None:
        pull = rng.random(count)[:, None] < 0.45
        seeds = np.where(pull, near + (seeds - near) * 0.35 * rng.random((count, 1)), seeds)
    found = []
    for k in range(count):
        away = np.linalg.norm(seeds - seeds[k], axis=1)
        cell = corners
        for other in np.argsort(away)[1:]:
            if not len(cell) or away[other] > 2 * np.linalg.norm(cell[:, :, :3] - seeds[k], axis=2).max():
                break
            normal = (seeds[other] - seeds[k]) / max(away[other], 1e-9)
            cell = _kept(cell, normal, float(normal @ (seeds[other] + seeds[k]) / 2), closed=not thickness)
        if not len(cell):
            continue
        if thickness:
            cell = _shell(cell, thickness)
        points = cell[:, :, :3].reshape(-1, 3)
        if np.ptp(points, axis=0).max() < _SLIVER * size:
            continue
        surface = np.ascontiguousarray(cell.reshape(-1, cell.shape[2]), np.float32)
        faces = np.arange(len(surface), dtype=np.int32).reshape(-1, 3)
        found.append(Shard(Mesh(surface, faces), hull(points, thick=max(thickness, 0.004))))
    return found


def _kept(cell: Doubles, normal: Doubles, offset: float, *, closed: bool) -> Doubles:
    """Return the part of triangles (n, 3, columns) that is behind a plane; closed: with a face over the
    cut.
    """
    side = cell[:, :, :3] @ normal - offset
    inside = side <= 0
    count = inside.sum(1)
    parts, ends = [cell[count == 3]], []
    for many in (1, 2):
        cut = np.flatnonzero(count == many)
        if not len(cut):
            continue
        alone = np.argmax(inside[cut] if many == 1 else ~inside[cut], axis=1)
        order = (alone[:, None] + np.arange(3)) % 3
        tri = np.take_along_axis(cell[cut], order[:, :, None], 1)
        far = np.take_along_axis(side[cut], order, 1)
        a, b, c = tri[:, 0], tri[:, 1], tri[:, 2]
        p = a + (b - a) * (far[:, 0] / (far[:, 0] - far[:, 1]))[:, None]
        q = a + (c - a) * (far[:, 0] / (far[:, 0] - far[:, 2]))[:, None]
        parts += [np.stack([a, p, q], 1)] if many == 1 else [np.stack([p, b, c], 1), np.stack([p, c, q], 1)]
        ends.append(np.stack([p, q], 1))
    if closed and ends:
        rim = np.concatenate(ends)
        middle = np.tile(rim.mean((0, 1)), (len(rim), 1, 1))
        cap = np.concatenate([middle, rim], 1)
        cap[:, :, 3:6] = normal
        cap[:, :, 9:12] = rim[:, :, 9:12].mean((0, 1)) * _INSIDE
        cap[:, :, -1] = rim[:, :1, -1]
        parts.append(cap)
    return np.concatenate(parts)


def _shell(cell: Doubles, thickness: float) -> Doubles:
    """Return triangles with their copies inside, and walls along the rim."""
    inner = cell[:, ::-1].copy()
    inner[:, :, :3] -= inner[:, :, 3:6] * thickness
    inner[:, :, 3:6] *= -1
    inner[:, :, 9:12] *= _INSIDE
    flat = cell.reshape(-1, cell.shape[2])
    _, number = np.unique(np.round(flat[:, :3] / _SAME).astype(np.int64), axis=0, return_inverse=True)
    number = number.reshape(-1, 3)
    edges = np.concatenate([number[:, [0, 1]], number[:, [1, 2]], number[:, [2, 0]]])
    rows = np.concatenate([cell[:, [0, 1]], cell[:, [1, 2]], cell[:, [2, 0]]])
    _, where, uses = np.unique(np.sort(edges, 1), axis=0, return_inverse=True, return_counts=True)
    rim = rows[uses[where.reshape(-1)] == 1]
    a, b = rim[:, 0], rim[:, 1]
    c, d = a.copy(), b.copy()
    c[:, :3] -= a[:, 3:6] * thickness
    d[:, :3] -= b[:, 3:6] * thickness
    walls = np.concatenate([np.stack([a, c, b], 1), np.stack([b, c, d], 1)])
    if len(walls):
        out = np.cross(walls[:, 1, :3] - walls[:, 0, :3], walls[:, 2, :3] - walls[:, 0, :3])
        walls[:, :, 3:6] = (out / (np.linalg.norm(out, axis=1, keepdims=True) + 1e-12))[:, None]
        walls[:, :, 9:12] *= _INSIDE
    return np.concatenate([cell, inner, walls])

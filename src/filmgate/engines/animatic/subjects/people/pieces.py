"""Pieces of a person's surface: skin and cloth, cut, smoothed, moved outwards and joined."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from filmgate.engines.animatic.geometry.mesh import Coarse, Ints, Mesh, soften
from filmgate.engines.animatic.geometry.paint import PAINT, Paint
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.subjects.people.body import Body
from filmgate.engines.animatic.subjects.people.numbers import numbers

_ALONG = 3  # rounds in which the edge of a hem is smoothed
_PANELS = 16  # more than any piece of cloth has
_CELLS = (0.006, 0.012, 0.024, 0.048)  # metres: of the meshes of who is seen from further and further away


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """The cloth that a print lies on. rest (n, 3): where vertices are on it, around and upwards in metres,
    and the number of the panel; normal (n, 3): smooth over seams.
    """

    rest: Floats
    normal: Floats

    def each(self, change: Callable[[Floats], Floats]) -> "Laid":
        """Return this with a change of all rows, such as a choice of some."""
        return Laid(rest=change(self.rest), normal=change(self.normal))


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A part of the surface, as it is modelled: at (n, 3), weight (n, bones), paint (n, 11), faces (m,
    3); laid: None for cloth without a print.
    """

    at: Floats
    weight: Floats
    paint: Floats
    faces: Ints
    laid: Laid | None = None

    def normal(self) -> Floats:
        if self.laid:
            return self.laid.normal
        surface = np.zeros((len(self.at), 16), np.float32)
        surface[:, :3] = self.at
        mesh = Mesh(surface, self.faces)
        soften(mesh)
        return mesh.normal.copy()


def piece(body: Body, quads: Ints, paint: Paint, *, painted: Floats | None = None) -> tuple[Piece, Ints]:
    """Return the piece that these faces (n, 4) of a body make, and the number of each of its vertices.

    painted (all vertices, 11): its paint where it differs from vertex to vertex.
    """
    used, index = np.unique(quads, return_inverse=True)
    index = index.reshape(quads.shape).astype(np.int32)
    faces = np.concatenate([index[:, (0, 1, 2)], index[:, (0, 2, 3)]])
    rows = np.tile(np.array(paint.row(), np.float32), (len(used), 1)) if painted is None else painted[used]
    weight = wide(numbers().weight[used], len(body.skeleton))
    return Piece(at=body.at[used], weight=weight, paint=rows, faces=faces), used.astype(np.int32)


def wide(weight: Floats, bones: int) -> Floats:
    """Return weights with columns added for the bones of what hangs and swings."""
    return np.pad(weight, ((0, 0), (0, bones - weight.shape[1])))


def clipped(cloth: Piece, keep: Floats) -> Piece:
    """Return the part of a piece where `keep`, a value for each vertex, is above 0; the cut is straight."""
    keep = np.asarray(keep, np.float32)
    inside = keep > 0
    kept = inside[cloth.faces].sum(1)
    parts = [cloth.faces[kept == 3]]
    cut = cloth.faces[(kept == 1) | (kept == 2)]
    alone = np.where(kept[(kept == 1) | (kept == 2)] == 1, inside[cut].argmax(1), inside[cut].argmin(1))
    rows = np.arange(len(cut))
    a, b, c = (cut[rows, (alone + k) % 3] for k in range(3))
    edges = np.concatenate([np.stack([a, b], 1), np.stack([a, c], 1)])
    unique, index = np.unique(_numbered(edges), return_inverse=True)
    index = index + len(cloth.at)
    ab, ac = index[: len(cut)], index[len(cut) :]
    tip = inside[a]
    parts.append(np.stack([a, ab, ac], 1)[tip])
    parts.append(np.stack([ab, b, c], 1)[~tip])
    parts.append(np.stack([ab, c, ac], 1)[~tip])
    i, j = _ends(unique)
    share = (keep[i] / (keep[i] - keep[j]))[:, None].astype(np.float32)

    def mixed(values: Floats) -> Floats:
        return np.concatenate([values, values[i] * (1 - share) + values[j] * share])

    whole = Piece(
        at=mixed(cloth.at),
        weight=mixed(cloth.weight),
        paint=mixed(cloth.paint),
        faces=np.concatenate(parts).astype(np.int32),
        laid=cloth.laid and cloth.laid.each(mixed),
    )
    return compact(whole)


def compact(cloth: Piece) -> Piece:
    """Return the piece without vertices that no face uses."""
    used, index = np.unique(cloth.faces, return_inverse=True)
    faces = index.reshape(cloth.faces.shape).astype(np.int32)
    laid = cloth.laid and cloth.laid.each(lambda values: values[used])
    return Piece(
        at=cloth.at[used], weight=cloth.weight[used], paint=cloth.paint[used], faces=faces, laid=laid
    )


def finer(cloth: Piece, values: Floats | None = None) -> tuple[Piece, Floats]:
    """Return the piece with each face in four, and the values of its vertices."""
    f = cloth.faces
    unique, index = np.unique(_numbered(_directed(f)), return_inverse=True)
    i, j = _ends(unique)
    ab, bc, ca = (index.reshape(3, -1) + len(cloth.at)).astype(np.int32)
    a, b, c = f.T
    faces = np.concatenate([np.stack(x, 1) for x in ((a, ab, ca), (ab, b, bc), (ca, bc, c), (ab, bc, ca))])

    def halved(v: Floats) -> Floats:
        return np.concatenate([v, (v[i] + v[j]) / 2])

    whole = Piece(at=halved(cloth.at), weight=halved(cloth.weight), paint=halved(cloth.paint), faces=faces)
    return whole, halved(values if values is not None else cloth.at)


def merged(pieces: Sequence[Piece]) -> Piece:
    """Return several pieces as one. It has a print if all of them have."""
    starts = np.cumsum([0, *(len(one.at) for one in pieces)])
    laid = [one.laid for one in pieces if one.laid]
    return Piece(
        laid=Laid(
            rest=np.concatenate([one.rest for one in laid]),
            normal=np.concatenate([one.normal for one in laid]),
        )
        if len(laid) == len(pieces)
        else None,
        at=np.concatenate([one.at for one in pieces]),
        weight=np.concatenate([one.weight for one in pieces]),
        paint=np.concatenate([one.paint for one in pieces]),
        faces=np.concatenate([one.faces + start for one, start in zip(pieces, starts, strict=False)]).astype(
            np.int32
        ),
    )


def coarser(cloth: Piece, cell: float) -> Piece:
    """Return the piece with all vertices of each cell of a grid made one, for who is seen from afar."""
    cells = np.floor(cloth.at / cell).astype(np.int64)
    cells -= cells.min(0)
    wide, deep = cells[:, 1].max() + 1, cells[:, 2].max() + 1
    key = (_panel(cloth) * (cells[:, 0].max() + 1) + cells[:, 0]) * wide + cells[:, 1]
    _, index, count = np.unique(key * deep + cells[:, 2], return_inverse=True, return_counts=True)
    index = index.reshape(-1)

    def mean(values: Floats) -> Floats:
        total = np.zeros((len(count), values.shape[1]), np.float32)
        for k in range(values.shape[1]):
            if values[:, k].any():
                total[:, k] = np.bincount(index, values[:, k], len(count)) / count
        return total

    faces = index[cloth.faces].astype(np.int32)
    a, b, c = faces.T
    faces = faces[(a != b) & (b != c) & (a != c)]
    return Piece(
        at=mean(cloth.at),
        weight=mean(cloth.weight),
        paint=mean(cloth.paint),
        faces=faces,
        laid=cloth.laid and cloth.laid.each(mean),
    )


def _panel(cloth: Piece) -> NDArray[np.int64]:
    """Return the number of the panel that each vertex is of: a print does not go over seams."""
    return cloth.laid.rest[:, 2].astype(np.int64) if cloth.laid else np.zeros(len(cloth.at), np.int64)


def fixed(mesh: Mesh, body: Body, bone: str) -> Piece:
    """Return a mesh as a piece that moves with one bone."""
    weight = np.zeros((len(mesh.surface), len(body.skeleton)), np.float32)
    weight[:, body.names[bone]] = 1.0
    return Piece(at=mesh.at.copy(), weight=weight, paint=mesh.paint.copy(), faces=mesh.faces)


def pushed(cloth: Piece, metres: float | Floats) -> Piece:
    """Return the piece moved along its normals."""
    far = np.broadcast_to(np.asarray(metres, np.float32), (len(cloth.at),))
    return replace(cloth, at=cloth.at + cloth.normal() * far[:, None])


def smoothed(cloth: Piece, rounds: int, share: float | Floats = 0.5) -> Piece:
    """Return the piece with each vertex moved towards the middle of its neighbours; its edges keep their
    place.
    """
    a, b, count, still = _beside(cloth.faces.tobytes(), len(cloth.at))
    part = np.where(still, 0.0, share)[:, None]
    at = cloth.at.astype(np.float64)
    for _ in range(rounds):
        total = np.stack(
            [np.bincount(a, at[b, k], len(at)) + np.bincount(b, at[a, k], len(at)) for k in range(3)], 1
        )
        at += part * (total / np.maximum(count, 1) - at)
    return replace(cloth, at=at.astype(np.float32))


def evened(cloth: Piece, values: Floats, rounds: int = 10) -> Floats:
    """Return values of vertices without their lumps: what is cut where they have some value has a smooth
    edge.
    """
    same = replace(cloth, at=np.repeat(values[:, None], 3, axis=1).astype(np.float32))
    return np.asarray(smoothed(same, rounds).at[:, 0])


def hemmed(cloth: Piece, metres: float) -> Piece:
    """Return the piece with its edges turned inwards, so that it looks as thick as this."""
    rim = _rim(cloth.faces)
    ends = np.unique(rim)
    number = np.full(len(cloth.at), -1)
    number[ends] = np.arange(len(ends)) + len(cloth.at)
    a, b = rim[:, 0], rim[:, 1]
    inwards = -cloth.normal()
    for _ in range(_ALONG):  # what is turned in has no teeth where folds end
        more = np.zeros_like(inwards)
        np.add.at(more, np.concatenate([a, b]), np.concatenate([inwards[b], inwards[a]]))
        inwards = inwards + more
        inwards /= np.linalg.norm(inwards, axis=1, keepdims=True) + 1e-9
    inner = cloth.at[ends] + inwards[ends] * np.float32(metres)
    faces = [np.stack([b, a, number[a]], 1), np.stack([b, number[a], number[b]], 1)]
    return Piece(
        at=np.concatenate([cloth.at, inner]),
        weight=np.concatenate([cloth.weight, cloth.weight[ends]]),
        paint=np.concatenate([cloth.paint, cloth.paint[ends] * _SHADED]),
        faces=np.concatenate([cloth.faces, *faces]).astype(np.int32),
    )


_SHADED = np.array([0.6, 0.6, 0.6, *[1.0] * (PAINT - 3)], np.float32)  # inside a hem


@lru_cache(maxsize=12)  # the same cloth is cut for everybody
def _beside(
    faces: bytes, size: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], Floats, NDArray[np.bool_]]:
    """Return both ends of all edges of faces, how many each vertex has, and which vertices are on a rim."""
    corners = np.frombuffer(faces, np.int32).reshape(-1, 3)
    a, b = _edges(corners)
    count = np.bincount(a, minlength=size) + np.bincount(b, minlength=size)
    still = np.zeros(size, np.bool_)
    still[_rim(corners).ravel()] = True
    return a, b, count.astype(np.float32)[:, None], still


def _edges(faces: Ints) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    return _ends(np.unique(_numbered(_directed(faces))))


def _rim(faces: Ints) -> Ints:
    """Return the edges (n, 2) that only one face has, in its order."""
    directed = _directed(faces)
    _, first, count = np.unique(_numbered(directed), return_index=True, return_counts=True)
    return np.asarray(directed[first[count == 1]], np.int32)


def _directed(faces: Ints) -> Ints:
    """Return the three edges (3n, 2) of each face, in its order."""
    return np.concatenate([faces[:, (0, 1)], faces[:, (1, 2)], faces[:, (2, 0)]])


def _numbered(edges: NDArray[np.integer]) -> NDArray[np.int64]:
    """Return one number for each edge (n, 2), the same in both directions: rows are slow to compare."""
    return np.asarray((edges.min(1).astype(np.int64) << 32) | edges.max(1), np.int64)


def _ends(number: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return both ends of numbered edges, the smaller first."""
    return number >> 32, number & 0xFFFFFFFF


def joined(pieces: Sequence[Piece]) -> tuple[Mesh, Floats]:
    """Return one mesh of all pieces, both sides of which show, and the weights of its vertices."""
    surfaces, faces, start = [], [], 0
    for one in pieces:
        rest = one.laid.rest if one.laid else one.at
        surfaces.append(np.concatenate([one.at, one.normal(), rest, one.paint], axis=1))
        faces.append(one.faces + start)
        start += len(one.at)
    surface = np.ascontiguousarray(np.concatenate(surfaces), np.float32)
    corners = np.ascontiguousarray(np.concatenate(faces), np.int32)
    parts = np.concatenate([_PANELS * k + _panel(one) for k, one in enumerate(pieces)]).astype(np.int32)
    weight = np.ascontiguousarray(np.concatenate([one.weight for one in pieces]), np.float32)
    return Mesh(surface, corners, coarse=Coarse(surface[:, :3], corners, parts, _CELLS)), weight

"""Strips of cloth that lie on others: ties, lapels, button bands."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from filmgate.engines.animatic.geometry.mesh import Ints
from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.subjects.people.pieces import Piece


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """A strip of cloth that lies on the front of another: its middle line (sideways, up) and half widths.

    lift: metres that it is above the other; edge: the share of that at its edges, which else sink into
    creases.
    """

    line: tuple[tuple[float, float], ...]
    half: tuple[float, ...]
    lift: float = 0.004
    edge: float = 0.6


def laid(cloth: Piece, strip: Strip, paint: Paint) -> Piece:
    """Return a strip that lies on the front of a piece and moves with it."""
    places = np.array(
        [
            (z + k * half, y)
            for (z, y), half in zip(strip.line, strip.half, strict=True)
            for k in (-1, -0.6, 0.6, 1)
        ]
    )
    corners, shares = foremost(cloth.at, cloth.faces, places)
    normal = (cloth.normal()[corners] * shares[..., None]).sum(1)
    normal *= np.sign(normal[:, :1]) + (normal[:, :1] == 0)  # towards the front
    rise = np.tile([strip.edge, 1.0, 1.0, strip.edge], len(strip.line)) * strip.lift
    at = (cloth.at[corners] * shares[..., None]).sum(1) + normal * rise[:, None]
    number = np.arange(4 * len(strip.line)).reshape(-1, 4)
    a, b, c, d = (x.ravel() for x in (number[:-1, :-1], number[:-1, 1:], number[1:, 1:], number[1:, :-1]))
    return Piece(
        at=at.astype(np.float32),
        weight=(cloth.weight[corners] * shares[..., None]).sum(1).astype(np.float32),
        paint=np.tile(np.array(paint.row(), np.float32), (len(at), 1)),
        faces=np.concatenate([np.stack([a, b, c], 1), np.stack([a, c, d], 1)]).astype(np.int32),
    )


def foremost(at: Floats, faces: Ints, places: Iterable[Iterable[float]]) -> tuple[Ints, Floats]:
    """Return the corners of the foremost triangle at each place (sideways, up), and their shares; the nearest
    triangle where none is.
    """
    a, b, c = (at[faces[:, k]].astype(np.float64) for k in range(3))
    area = (b[:, 2] - a[:, 2]) * (c[:, 1] - a[:, 1]) - (b[:, 1] - a[:, 1]) * (c[:, 2] - a[:, 2])
    area = np.where(np.abs(area) < 1e-12, 1e-12, area)
    corners, shares = [], []
    for z, y in places:
        v = ((z - a[:, 2]) * (c[:, 1] - a[:, 1]) - (y - a[:, 1]) * (c[:, 2] - a[:, 2])) / area
        w = ((b[:, 2] - a[:, 2]) * (y - a[:, 1]) - (b[:, 1] - a[:, 1]) * (z - a[:, 2])) / area
        u = 1 - v - w
        depth = u * a[:, 0] + v * b[:, 0] + w * c[:, 0]
        least = np.minimum(np.minimum(u, v), w)
        best = int((np.where(least >= -1e-6, depth, -9.0) if least.max() >= -1e-6 else least).argmax())
        share = np.array((u[best], v[best], w[best])).clip(0.0, 1.0)
        corners.append(faces[best])
        shares.append(share / share.sum())
    return np.array(corners, np.int32), np.array(shares, np.float32)

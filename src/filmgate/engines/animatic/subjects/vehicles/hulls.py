"""Hulls of boats and ships as lofts, decks, rigging and sails of curved cloth. Front +x, waterline y = 0."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from filmgate.engines.animatic.geometry.lofts import closing, curve, loft, mirrored
from filmgate.engines.animatic.geometry.materials import sailcloth
from filmgate.engines.animatic.geometry.mesh import Mesh, Vector, join
from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.geometry.shapes import grid, rod

Array = NDArray[np.float64]
Knots = Sequence[tuple[float, float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """The lines of a hull along x, metres: half of its breadth at the rail, the height of its rail, and the
    depth of its keel.

    full: how boxy its sections are, 1 a wedge, 4 a box. flare: how far its sides lean out above the water, as
    a share of the breadth. rake: how far the stem leans ahead for each metre of height.
    """

    half: Knots
    rail: Knots
    keel: Knots
    full: float = 2.2
    flare: float = 0.1
    rake: float = 0.25

    @property
    def ends(self) -> tuple[float, float]:
        return self.half[0][0], self.half[-1][0]

    def sections(self, levels: Array, *, count: int = 33, inside: float = 0.0) -> Array:
        """Return halves of sections (count, levels, 3) from the keel, 0, up to the rail, 1.

        inside: how much smaller they are all round, metres.
        """
        first, last = self.ends
        # closer together towards the bow, where the lines bend most
        share = np.linspace(0, 1, count)
        x = first + (last - first) * (share + 0.08 * np.sin(math.pi * share) * share)
        half = np.maximum(curve(self.half, x) - inside, 0.004)
        top, keel = curve(self.rail, x), curve(self.keel, x) + inside
        v = levels[None]
        y = keel[:, None] + (top - keel)[:, None] * v
        wide = (1 - (1 - np.minimum(v / 0.62, 1.0)) ** self.full) ** (1 / self.full)
        lean = 1 + self.flare * (v - 0.62).clip(0) / 0.38 - self.flare
        z = half[:, None] * wide * lean
        ahead = self.rake * (y - top[:, None]) * (share[:, None] ** 6)
        return np.stack([x[:, None] + ahead, y, z], -1)


def hull(lines: Lines, bands: Sequence[tuple[float, Paint]], *, count: int = 33) -> Mesh:
    """Make the skin of a hull with its transom. bands: paints with the share of the height up to which each
    goes, from the keel up.
    """
    borders = [0.0, *(top for top, _ in bands)]
    levels = np.unique(np.concatenate([np.linspace(0, 0.62, 8), np.linspace(0.62, 1.0, 6), borders]).round(4))
    half = lines.sections(levels, count=count)
    whole = mirrored(half[:, ::-1] * (1.0, 1.0, -1.0))  # from rail to rail
    middle = (levels[1:] + levels[:-1]) / 2
    number = np.minimum(np.searchsorted(borders[1:], middle), len(bands) - 1)
    row = np.concatenate([number[::-1], number])
    cells = np.tile(row, (count - 1, 1))
    paints = [paint for _, paint in bands]
    transom = closing(whole[0], -0.02)
    return join(loft(whole, cells, paints), loft(transom, np.tile(row, (3, 1)), paints))


def deck(lines: Lines, share: float, paint: Paint, *, inside: float = 0.05, camber: float = 0.04) -> Mesh:
    """Make a deck at this share of the height of the hull, which lies as its rail does."""
    edge = lines.sections(np.array([share]), inside=inside)[:, 0]
    t = np.linspace(-1, 1, 7)[None, :, None]
    points = edge[:, None] * (1.0, 1.0, 0.0) + (0.0, 0.0, 1.0) * (t * edge[:, None, 2:])
    points[:, :, 1] += camber * (1 - t[:, :, 0] ** 2)
    return loft(points, 0, [paint])


def bulwark(lines: Lines, share: float, paint: Paint, *, thick: float = 0.06) -> Mesh:
    """Make the inner side of a hull from this share of its height up to the rail."""
    half = lines.sections(np.array([share, (1 + share) / 2, 1.0]), inside=thick)
    return join(*(loft(half * (1.0, 1.0, s), 0, [paint]) for s in (1, -1)))


def strake(lines: Lines, share: float, radius: float, paint: Paint, *, count: int = 33) -> Mesh:
    """Make a rail or a wale: a round bar along both sides of the hull at this share of its height."""
    edge = lines.sections(np.array([share]), count=count)[:, 0]
    a = np.linspace(0, 2 * math.pi, 7)
    ring = np.stack([0 * a, np.sin(a), np.cos(a)], -1) * radius
    bars = [loft((edge * (1.0, 1.0, s))[:, None] + ring[None], 0, [paint]) for s in (1, -1)]
    end = edge[0]
    return join(*bars, rod((end[0], end[1], -end[2]), (end[0], end[1], end[2]), radius, paint))


def sail(corners: Sequence[Vector], belly: Vector, *, color: str, roach: float = 0.0) -> Mesh:
    """Make a sail between four corners: tack, clew, peak, throat (of a triangle, the last two are one).

    belly: where its middle is blown to, metres. roach: how far its free edge stands out, as a share of it.
    """
    tack, clew, peak, throat = (np.array(corner, float) for corner in corners)
    u, v = np.meshgrid(np.linspace(0, 1, 13), np.linspace(0, 1, 11))
    low = tack + (clew - tack) * u[..., None]
    high = throat + (peak - throat) * u[..., None]
    at = low + (high - low) * v[..., None]
    out = (np.sin(math.pi * np.minimum(u, 0.999) ** 0.75) * np.sin(math.pi * (0.12 + 0.85 * v)) ** 0.8)[
        ..., None
    ]
    away = clew - tack
    at = at + out * np.array(belly, float) + (roach * np.sin(math.pi * v) * u)[..., None] * away
    return grid(at, sailcloth(color))


def square_sail(
    x: float, foot: float, head: float, half: tuple[float, float], *, color: str, swell: float
) -> Mesh:
    """Make a square sail before the wind, from its foot to its yard; half: half its width there and here."""
    u, v = np.meshgrid(np.linspace(-1, 1, 13), np.linspace(0, 1, 9))
    wide = half[0] + (half[1] - half[0]) * v
    lift = 0.09 * (head - foot) * (1 - u**2) * (1 - v)
    out = swell * (1 - 0.55 * u**2) * np.sin(math.pi * (0.1 + 0.88 * (1 - v) ** 0.9)) ** 0.75
    at = np.stack([x + out, foot + (head - foot) * v + lift, wide * u * (1 - 0.04 * np.sin(math.pi * v))], -1)
    return grid(at, sailcloth(color))


def stays(lines: Sequence[tuple[Vector, Vector]], radius: float, paint: Paint) -> Mesh:
    """Make ropes between points, each a thin rod with three sides."""
    parts = []
    for a, b in lines:
        start, end = np.array(a, float), np.array(b, float)
        way = (end - start) / np.linalg.norm(end - start)
        side = np.cross(way, (0.0, 0.0, 1.0) if abs(way[2]) < 0.9 else (1.0, 0.0, 0.0))
        side /= np.linalg.norm(side)
        other = np.cross(way, side)
        angle = np.linspace(0, 2 * math.pi, 4)[:, None]
        ring = radius * (np.cos(angle) * side + np.sin(angle) * other)
        parts.append(loft(np.stack([start + ring, end + ring]), 0, [paint]))
    return join(*parts)

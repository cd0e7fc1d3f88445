"""The tails of four-legged animals: bushes, ropes with a tuft, hair that hangs, rudders."""

import math

from filmgate.engines.animatic.geometry.clay import Clay
from filmgate.engines.animatic.geometry.materials import hide
from filmgate.engines.animatic.geometry.mesh import Vector
from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.subjects.animals.coats import cover
from filmgate.engines.animatic.subjects.animals.table import Build

# the directions of four pieces of a tail, in degrees above straight backwards
_CARRIED = {
    "level": (-14, -8, -4, 8),
    "prop": (-62, -48, -14, 0),
    "hang": (-42, -66, -58, -30),
    "up": (38, 62, 78, 84),
    "curl": (62, 118, 178, 236),
    "rope": (-40, -74, -72, -48),
    "hair": (-18, -66, -84, -90),
    "bush": (58, 92, 96, 58),
}
_THICK = {  # radii at the five ends of the pieces, as shares of the tail's
    "level": (0.62, 0.8, 0.95, 1.0, 0.3),
    "prop": (1.35, 1.05, 0.75, 0.55, 0.25),
    "hang": (0.7, 0.9, 1.0, 0.9, 0.3),
    "up": (0.9, 1.0, 0.95, 0.8, 0.35),
    "curl": (0.8, 1.0, 1.05, 0.95, 0.4),
    "rope": (1.2, 1.0, 0.85, 0.8, 0.7),
    "hair": (0.6, 0.85, 1.05, 0.95, 0.35),
    "bush": (0.45, 0.9, 1.1, 1.15, 0.7),
}


_STEPS = 12  # straight pieces that a tail is modelled of


def points(b: Build, hip: float) -> list[Vector]:
    """Return the five ends of the pieces of the tail at rest."""
    at = (-b.length * 0.46, hip + b.trunk * 0.32, 0.0)
    found = [at]
    for angle in _CARRIED[b.tail_shape]:
        a = math.radians(angle)
        at = (at[0] - b.tail / 4 * math.cos(a), at[1] + b.tail / 4 * math.sin(a), 0.0)
        found.append(at)
    return found


def _along(at: list[Vector], u: float) -> Vector:
    """Return a point of the smooth curve through the ends of the pieces; u: 0 at the first, 1 at the next."""
    k = min(int(u), len(at) - 2)
    a, b, c, d = (at[min(max(k + j, 0), len(at) - 1)] for j in (-1, 0, 1, 2))
    v = u - k
    x, y = (
        0.5
        * (
            2 * b[i]
            + (c[i] - a[i]) * v
            + (2 * a[i] - 5 * b[i] + 4 * c[i] - d[i]) * v**2
            + (3 * b[i] - a[i] - 3 * c[i] + d[i]) * v**3
        )
        for i in (0, 1)
    )
    return (x, y, 0.0)


def tail(clay: Clay, b: Build, hip: float, main: Paint) -> None:
    at, r = points(b, hip), b.tail_radius
    tip = cover(b, b.tail_tip)
    if b.paddle:
        root = at[0]
        clay.cone(root, (root[0] - 0.08, root[1] - 0.05, 0), (r, r * 0.6), main, "t1")
        flat = hide(b.tail_tip)
        size = (b.tail * 0.5, r * 0.22, r * 1.35)
        clay.ellipsoid((root[0] - b.tail * 0.55, root[1] - 0.09, 0), size, flat, "t2", blend=0.03)
        return
    thick = [r * k for k in _THICK[b.tail_shape]]
    hair = b.tail_shape == "hair"
    paints = (tip, tip, tip, tip) if hair else (main, main, main, tip)
    if b.tail_shape == "rope":
        paints = (main, main, main, main)
    if b.tail_shape == "prop":
        clay.cone((at[0][0] + 0.12, at[0][1] - 0.05, 0), at[1], (r * 1.9, r * 1.2), main, "t1", blend=0.08)
    for k in range(_STEPS):
        (p, q), piece = (_along(at, u / _STEPS * 4) for u in (k, k + 1)), int(k * 4 / _STEPS)
        u = k * 4 / _STEPS - piece
        wide = [thick[piece] + (thick[piece + 1] - thick[piece]) * v for v in (u, u + 4 / _STEPS)]
        bone = ("t1", "t2", "t2", "t3")[piece]
        clay.cone(p, q, (wide[0], wide[1]), paints[piece], bone, blend=min(0.012, r))
    if b.tail_shape == "rope":
        end = at[-1]
        size = (max(r * 1.5, 0.022), max(r * 2.4, 0.045), max(r * 1.5, 0.022))
        clay.ellipsoid((end[0], end[1] - size[1] * 0.5, 0), size, tip, "t3", blend=0.01)

"""Meshes of kinds of trees beside the broad one: a palm, a fir, a cherry tree in blossom."""

import math
from itertools import pairwise

import numpy as np

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.clay import Clay
from filmgate.engines.animatic.geometry.mesh import Mesh, join
from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.geometry.shapes import ball, lathe, rod
from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.subjects.buildings.record import Building

_BARK = materials.trunk("#5a4430")


def _frond(bearing: float, droop: float, foot: tuple[float, float, float], paint: Paint) -> Mesh:
    """Make a leaf of a palm: a bent rib with leaflets on both sides."""
    c, s = math.cos(bearing), math.sin(bearing)
    x0, y0, z0 = foot
    parts, before = [], foot
    for k in range(1, 13):
        r = 0.27 * k
        at = (x0 + r * c, y0 + 0.75 * math.sin(0.22 * k) - droop * (r / 3.2) ** 2 * 2.2, z0 + r * s)
        parts.append(rod(before, at, 0.035, paint))
        for side in (1, -1):
            long = 0.75 * math.sin(math.pi * (0.15 + 0.8 * k / 13))
            tip = (
                at[0] + 0.25 * c - side * long * s,
                at[1] - 0.35 * long,
                at[2] + 0.25 * s + side * long * c,
            )
            parts.append(rod(at, tip, 0.04, paint))
        before = at
    return join(*parts)


def _palm(_kernels: Kernels, color: str | None) -> Mesh:
    """Make a palm 8 m tall with a bent trunk, rings and coconuts."""
    leaf = materials.leaf(color or "#3f7a30")
    bend = [(0.9 * (y / 7) ** 2, y, 0.0) for y in np.linspace(0, 7, 15)]
    trunk = [
        rod(a, (b[0], b[1] + 0.05, b[2]), 0.24 - 0.008 * n, _BARK) for n, (a, b) in enumerate(pairwise(bend))
    ]
    top = bend[-1]
    fronds = [_frond(2 * math.pi * k / 11 + 0.2, 0.6 + 0.5 * (k % 3), top, leaf) for k in range(11)]
    nuts = [
        ball((top[0] + 0.25 * math.cos(a), 6.75, 0.25 * math.sin(a)), (0.18,) * 3, materials.trunk("#5a3a20"))
        for a in (0.5, 2.4, 4.2)
    ]
    return join(*trunk, *fronds, *nuts)


def _fir(_kernels: Kernels, color: str | None) -> Mesh:
    """Make a fir 8 m tall of tiers of branches."""
    needles = materials.foliage(color or "#24502e")
    tiers = []
    for k in range(8):
        low, wide = 0.9 + 0.85 * k, 2.1 * (1 - k / 8.8)
        tier = lathe(
            [(0.05, low + 0.35), (wide, low), (0.5 * wide, low + 0.55), (0.04, low + 1.45)],
            [needles] * 4,
            sides=40,
        )
        a = np.arctan2(tier.at[:, 2], tier.at[:, 0])
        tier.at[:, [0, 2]] *= (1 + 0.13 * np.cos(11 * a + k))[:, None]
        tiers.append(tier)
    return join(*tiers, rod((0, 0, 0), (0, 2.0, 0), 0.22, _BARK))


def _cherry(kernels: Kernels, color: str | None) -> Mesh:
    """Make a cherry tree 6 m tall, with wide branches full of blossom."""
    bloom, rng = materials.foliage(color or "#e0a0b8"), np.random.default_rng(9)
    clay = Clay().cone((0, 0, 0), (0.2, 2.0, 0.1), (0.42, 0.28), _BARK, blend=0.2)
    for k in range(7):
        a = 2 * math.pi * k / 7 + 0.2
        tip = (2.7 * math.cos(a), 4.0 + 0.4 * math.sin(2 * a), 2.7 * math.sin(a))
        clay.cone((0.2, 1.8 + 0.1 * k, 0.1), tip, (0.18, 0.07), _BARK, blend=0.12)
    for _ in range(44):
        a, r = rng.uniform(0, 2 * math.pi), 3.2 * math.sqrt(rng.random())
        size = rng.uniform(0.4, 0.8)
        clay.ellipsoid(
            (r * math.cos(a), 5.0 - 0.1 * r * r + rng.uniform(-0.5, 0.5), r * math.sin(a)),
            (size, 0.65 * size, size),
            bloom,
            blend=0.08,
        )
    return clay.fire(kernels, cells=120, softness=9.0).mesh


TREES = {
    "tree palm": Building(make=_palm, height=8.4, length=6.0, yaw=0.4),
    "tree pine": Building(make=_fir, height=8.2, length=4.4, yaw=0.4),
    "tree cherry": Building(make=_cherry, height=6.2, length=7.0, yaw=0.4),
}

"""Trucks, buses, trains, bicycles, ships: front towards +x, wheels or waterline at y = 0."""

import math

import numpy as np

from filmgate.engines.animatic.mesh import Clay, Mesh, Paint, Rig, box, join, lathe, placed
from filmgate.engines.animatic.native import Floats, Kernels

DARK = Paint(color="#16181c", gloss=0.1)
METAL = Paint(color="#aab0b8", gloss=0.8)
GLASS = Paint(color="#1a2430", gloss=2.0)
HEADLIGHT = Paint(color="#fff3d8", glow=14.0)
TAILLIGHT = Paint(color="#ff3020", glow=8.0)


def wheel(at: tuple[float, float, float], radius: float, width: float) -> Mesh:
    """A tyre with its rim, axle along z."""
    r, w = radius, width / 2
    profile = [
        (0.02, -w),
        (r * 0.55, -w),
        (r * 0.58, -w * 0.9),
        (r, -w * 0.8),
        (r, w * 0.8),
        (r * 0.58, w * 0.9),
        (r * 0.55, w),
        (0.02, w),
    ]
    paints = [METAL, METAL, DARK, DARK, DARK, DARK, METAL, METAL]
    turn = np.array([[1, 0, 0, at[0]], [0, 0, -1, at[1]], [0, 1, 0, at[2]]], np.float32)
    return placed(lathe(profile, paints, sides=22), turn)


def truck(coat: str | None) -> Mesh:
    """A lorry 7 m long with a closed body."""
    cab, load = Paint(color=coat or "#b02a1e", gloss=1.2), Paint(color="#d8d4ca", grain=0.15, gloss=0.3)
    parts = [
        box((2.55, 1.55, 0), (0.85, 1.0, 1.1), cab),
        box((2.5, 2.0, 0), (0.92, 0.42, 0.98), GLASS),
        box((2.5, 2.62, 0), (0.8, 0.1, 1.05), cab),
        box((-0.95, 1.95, 0), (2.55, 1.35, 1.18), load),
        box((0, 0.62, 0), (3.3, 0.14, 0.9), DARK),
        box((3.42, 0.75, 0), (0.06, 0.2, 1.05), METAL),
    ]
    for z in (0.78, -0.78):
        parts += [
            box((3.42, 1.0, z), (0.05, 0.1, 0.16), HEADLIGHT),
            box((-3.5, 0.9, z), (0.03, 0.1, 0.12), TAILLIGHT),
        ]
    parts += [wheel((x, 0.5, z), 0.5, 0.34) for x in (2.4, -1.6, -2.8) for z in (1.0, -1.0)]
    return join(*parts)


def bus(coat: str | None) -> Mesh:
    """A city bus 10 m long with a row of windows."""
    body, roof = Paint(color=coat or "#c8a020", gloss=1.0), Paint(color="#ece8de", gloss=0.6)
    parts = [box((0, 1.35, 0), (5.0, 0.9, 1.22), body), box((0, 2.75, 0), (4.95, 0.2, 1.2), roof),
             box((0, 2.35, 0), (4.98, 0.32, 1.18), GLASS)]  # fmt: skip
    for k in range(8):
        x = -4.3 + 1.22 * k
        parts.append(box((x - 0.56, 2.35, 0), (0.07, 0.36, 1.235), body))
    parts.append(box((5.0, 2.05, 0), (0.03, 0.55, 1.0), GLASS))
    parts.append(box((5.02, 2.75, 0), (0.03, 0.13, 0.7), Paint(color="#ffb040", glow=2.0)))
    for z in (0.9, -0.9):
        parts += [
            box((5.02, 0.9, z), (0.03, 0.12, 0.2), HEADLIGHT),
            box((-5.02, 0.95, z), (0.03, 0.14, 0.14), TAILLIGHT),
        ]
    parts += [wheel((x, 0.48, z), 0.48, 0.3) for x in (3.3, -3.0) for z in (1.1, -1.1)]
    return join(*parts)


def train(coat: str | None) -> Mesh:
    """An engine and three coaches, 60 m, with lit windows."""
    red, roof, lit = (
        Paint(color=coat or "#8a2420", gloss=0.9),
        Paint(color="#3a3e44"),
        Paint(color="#ffd090", glow=1.6),
    )
    parts: list[Mesh] = []
    for number in range(4):
        at = -16.5 * number
        parts += [
            box((at, 2.1, 0), (7.9, 1.25, 1.4), red),
            box((at, 3.45, 0), (7.8, 0.16, 1.3), roof),
            box((at, 0.75, 0), (7.4, 0.2, 1.1), DARK),
            box((at, 2.62, 0), (7.92, 0.05, 1.42), Paint(color="#e8dcc0")),
        ]
        for k in range(9 if number else 3):
            x = at - 6.4 + 1.6 * k if number else at - 4.5 + 2.2 * k
            parts += [box((x, 2.25, z), (0.5, 0.34, 0.03), lit) for z in (1.41, -1.41)]
        parts += [wheel((at + x, 0.5, z), 0.5, 0.2) for x in (-5.6, -4.2, 4.2, 5.6) for z in (0.85, -0.85)]
    parts += [box((7.95, 2.7, 0), (0.05, 0.45, 1.1), GLASS), box((8.05, 1.2, 0), (0.25, 0.45, 1.3), DARK)]
    parts += [box((8.0, 1.75, z), (0.06, 0.14, 0.16), HEADLIGHT) for z in (0.85, -0.85)]
    return join(*parts)


def bicycle(kernels: Kernels, coat: str | None, *, rider: bool) -> Rig:
    """A bicycle and, with `rider`, who rides it."""
    frame = Paint(color=coat or "#1f6a8a", gloss=1.0)
    clay = Clay()
    for x in (0.52, -0.52):
        clay.torus((x, 0.34, 0), (0.31, 0.03), DARK)
        clay.cone((x, 0.34, -0.04), (x, 0.34, 0.04), (0.03, 0.03), METAL, blend=0.0)
        for k in range(4):
            a = math.pi * k / 4
            dx, dy = 0.3 * math.cos(a), 0.3 * math.sin(a)
            clay.cone((x - dx, 0.34 - dy, 0), (x + dx, 0.34 + dy, 0), (0.007, 0.007), METAL, blend=0.0)
    for low, high in (
        ((0.52, 0.34), (0.38, 0.92)),
        ((0.40, 0.82), (-0.18, 0.78)),
        ((0.40, 0.78), (-0.02, 0.32)),
        ((-0.18, 0.86), (-0.02, 0.32)),
        ((-0.02, 0.32), (-0.52, 0.34)),
        ((-0.18, 0.74), (-0.52, 0.34)),
    ):
        clay.cone((*low, 0), (*high, 0), (0.026, 0.024), frame, blend=0.01)
    clay.cone((0.38, 0.95, -0.26), (0.38, 0.95, 0.26), (0.018, 0.018), DARK, blend=0.0)
    clay.ellipsoid((-0.2, 0.9, 0), (0.15, 0.045, 0.08), DARK, blend=0.0)
    if rider:
        shirt, legs = (
            Paint(color="#c8742a", grain=0.3, scale=30.0),
            Paint(color="#22262e", grain=0.3, scale=30.0),
        )
        skin = Paint(color="#c8906c", gloss=0.08)
        clay.cone((-0.16, 0.98, 0), (0.08, 1.42, 0), (0.15, 0.16), shirt)
        clay.ellipsoid((0.16, 1.64, 0), (0.1, 0.12, 0.09), skin, blend=0.02)
        clay.ellipsoid((0.13, 1.71, 0), (0.12, 0.09, 0.105), Paint(color="#2a1c12", grain=0.8), blend=0.01)
        for z, knee in ((1, 0.72), (-1, 0.60)):
            clay.cone((0.06, 1.38, z * 0.16), (0.36, 0.98, z * 0.24), (0.055, 0.04), shirt, blend=0.02)
            clay.cone((-0.16, 0.96, z * 0.09), (0.17, knee, z * 0.12), (0.09, 0.065), legs, blend=0.03)
            clay.cone((0.17, knee, z * 0.12), (0.0, knee - 0.42, z * 0.12), (0.06, 0.045), legs, blend=0.03)
    return clay.fire(kernels, cells=140, softness=60.0)


def ship(coat: str | None) -> Mesh:
    """A three-masted ship 34 m long under sail."""
    hull, deck = Paint(color="#3a2416", grain=0.6, scale=8.0), Paint(color="#8a6238", grain=0.5, scale=10.0)
    sail, spar = Paint(color=coat or "#e8dcc0", grain=0.15, scale=6.0), Paint(color="#4a2e1a")
    parts: list[Mesh] = []
    for k in range(17):
        x = -15.0 + 1.85 * k
        half = 3.6 * (1 - abs((k - 7) / 9.6) ** 2.4)
        top = 2.6 + 0.09 * (k - 7) ** 2 * (0.5 if k > 7 else 0.6)
        parts.append(box((x, top / 2 - 0.8, 0), (0.95, top / 2 + 0.8, max(half, 0.5)), hull))
        parts.append(box((x, top + 0.05, 0), (0.93, 0.06, max(half - 0.2, 0.3)), deck))
        parts += [
            box((x, top + 0.5, z * max(half, 0.5)), (0.95, 0.5, 0.1), Paint(color="#a87a3a", gloss=0.3))
            for z in (1, -1)
        ]
    parts.append(box((-14.0, 6.2, 0), (2.2, 1.6, 2.6), hull))
    parts += [
        box((-16.25, 6.4, z), (0.06, 0.5, 0.4), Paint(color="#ffcf80", glow=3.5)) for z in (-1.4, 0, 1.4)
    ]
    for x, tall, wide in ((8.5, 20.0, 5.2), (0.0, 24.0, 6.0), (-8.5, 18.0, 4.6)):
        parts.append(box((x, tall / 2, 0), (0.2, tall / 2, 0.2), spar))
        for k, share in enumerate((1.0, 0.8, 0.58)):
            low, high = 5.0 + k * (tall - 5.0) / 3, 5.0 + (k + 0.86) * (tall - 5.0) / 3
            parts.append(box((x, high, 0), (0.1, 0.1, wide * share + 0.4), spar))
            parts.append(_sail(x, low, high, wide * share, sail))
    parts.append(box((17.6, 5.6, 0), (3.2, 0.12, 0.12), spar))
    parts.append(box((0.0, 24.4, 0.0), (0.9, 0.35, 0.03), Paint(color="#b8281e")))
    return join(*parts)


def _sail(x: float, low: float, high: float, half: float, paint: Paint) -> Mesh:
    """A square sail that the wind fills towards the bow."""
    n = 7
    rows = [
        (
            x + 0.3 + 1.1 * math.sin(math.pi * (j / (n - 1)) ** 0.8) * (1 - 0.5 * (2 * i / (n - 1) - 1) ** 2),
            high + (low - high) * j / (n - 1),
            half * (2 * i / (n - 1) - 1),
        )
        for j in range(n)
        for i in range(n)
    ]
    at: Floats = np.array(rows, np.float32)
    faces = [
        f
        for j in range(n - 1)
        for i in range(n - 1)
        for a in [j * n + i]
        for f in ((a, a + n, a + 1), (a + 1, a + n, a + n + 1))
    ]
    normal = np.tile(np.array([(1.0, 0.0, 0.0)], np.float32), (n * n, 1))
    row = np.tile(np.array(paint.row(), np.float32), (n * n, 1))
    return Mesh(np.ascontiguousarray(np.concatenate((at, normal, at, row), 1)), np.array(faces, np.int32))

"""Blocks of towers: walls whose windows are a pattern, and what stands on their roofs."""

import math

import numpy as np

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.mesh import Mesh, Vector, join
from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.geometry.shapes import box, lathe, rod, turned

_BAY = 0.72  # width of a bay, in storeys: as in native/rows.c
_LOTS = 40  # bays between the numbers of two blocks, so that other windows are lit


def block(foot: Vector, half: tuple[float, float], storeys: int, paint: Paint, *, lot: int = 0) -> Mesh:
    """Make a block of a tower from its foot up, with whole storeys and bays.

    half: half its width along x and z, metres; the bays make it a little smaller. lot: a number that tells
    where there is light.
    """
    storey = 1.0 / paint.scale
    bay = _BAY * storey
    wide, deep = (max(round(2 * h / bay), 1) * bay / 2 for h in half)
    high = storeys * storey
    mesh = box((foot[0], foot[1] + high / 2, foot[2]), (wide, high / 2, deep), paint)
    corner = np.array([foot[0] - wide, foot[1], foot[2] - deep])
    shift = np.array([lot * _LOTS * bay, 0.0, (lot * 7 + 3) * _LOTS * bay])
    mesh.surface[:, 6:9] = mesh.at - corner + shift
    return mesh


def crown(at: Vector, half: tuple[float, float], kind: int, wall: Paint, *, lit: float) -> Mesh:
    """Make what stands on the roof of a tower, by number: plant, steps, a spire, a slope, a ring, a mast.

    at: the middle of the roof. half: half its width along x and z, metres.
    """
    (x, y, z), (w, d) = at, half
    stone, red = materials.concrete(wall.color), materials.light("#ff4030", 1.5 if lit else 0.0)
    dark, steel = materials.slate("#34373c"), materials.STEEL
    parts = [box((x, y + 0.35, z), (w + 0.25, 0.45, d + 0.25), stone)]
    if kind == 0:
        parts += [
            box((x - 0.2 * w, y + 1.6, z), (0.45 * w, 1.3, 0.5 * d), dark),
            box((x + 0.5 * w, y + 1.1, z + 0.3 * d), (0.2 * w, 0.8, 0.2 * d), steel),
        ]
    elif kind == 1:
        parts += [
            box((x, y + 1.5 + 2.4 * k, z), (w * (0.8 - 0.22 * k), 1.3, d * (0.8 - 0.22 * k)), stone)
            for k in range(3)
        ]
    elif kind == 2:
        spire = lathe(
            [(1.2 * w, 0.6), (0.5 * w, 0.5 * w), (0.12 * w, 1.4 * w), (0.02, 2.6 * w)], [steel] * 4, sides=4
        )
        c = math.sqrt(0.5)
        parts.append(turned(spire, np.array([[c, 0, c], [0, 1, 0], [-c, 0, c]]), at))
    elif kind == 3:
        parts += [
            box((x, y + 0.5 + 0.5 * k, z + 0.09 * d * k), (w, 0.3, d * (1 - 0.09 * k)), dark)
            for k in range(1, 9)
        ]
    elif kind == 4:
        parts += [
            box(
                (x, y + 1.6, z),
                (0.8 * w, 1.4, 0.8 * d),
                materials.light("#ffd49a", 0.8 * min(lit, 1.0)) if lit else dark,
            )
        ]
        parts.append(box((x, y + 3.2, z), (0.9 * w, 0.25, 0.9 * d), stone))
    if high := {0: 4.0, 1: 9.0, 4: 4.0, 5: 9.0}.get(kind):
        parts += [
            rod((x, y + 1, z), (x, y + high + 5, z), 0.14, steel),
            box((x, y + high + 5, z), (0.25, 0.25, 0.25), red),
        ]
    return join(*parts)


def tower(
    rng: np.random.Generator,
    at: tuple[float, float],
    half: tuple[float, float],
    high: float,
    *,
    lit: float,
    lot: int,
) -> Mesh:
    """Make a tower of a skyline at (x, z): a base, a shaft that may step back, a crown; it differs by rng.

    half: half its width along x and z; high: metres. lit: how bright its windows are.
    """
    tone = str(
        rng.choice(["#6a7280", "#8a8276", "#7a6a5e", "#5c6674", "#94949a", "#8a6e5e", "#4e5864", "#a49a8a"])
    )
    storey = float(rng.choice([3.2, 3.6, 4.0]))
    wide, tall = ((0.6, 0.55), (0.94, 0.78), (1.0, 0.5), (0.5, 0.94))[int(rng.integers(4))]
    paint = materials.facade(tone, storey=storey, wide=wide, tall=tall, lit=lit)
    floors = max(int(high / storey), 3)
    steps = int(rng.integers(1, 4)) if floors > 12 else 1
    (x, z), (w, d), y = at, half, 0.0
    parts = [box((x, 2.0, z), (w + 0.5, 2.6, d + 0.5), materials.concrete(tone))]
    for k in range(steps):
        own = max(
            round(
                floors * (0.62, 0.25, 0.13)[k]
                if steps == 3
                else floors * (0.7, 0.3)[k]
                if steps == 2
                else floors
            ),
            2,
        )
        parts.append(block((x, y, z), (w, d), own, paint, lot=lot + k))
        y += own * storey
        last = k == steps - 1
        if not last:
            parts.append(box((x, y + 0.2, z), (w + 0.2, 0.4, d + 0.2), materials.concrete(tone)))
            w, d = 0.78 * w, 0.78 * d
    parts.append(crown((x, y, z), (w, d), int(rng.integers(6)), paint, lit=lit))
    return join(*parts)

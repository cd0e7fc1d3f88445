"""Meshes of towers: with clocks, of lattice, for television, one that leans, with steps, with a spire; of an
obelisk and an office building.
"""

import math
from itertools import pairwise

import numpy as np

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.materials import DARK_STONE, GILT, IRON, LIT_ROOM, METAL, STEEL
from filmgate.engines.animatic.geometry.mesh import Mesh, join
from filmgate.engines.animatic.geometry.shapes import box, lathe, rod, turned
from filmgate.engines.animatic.subjects.buildings import facades
from filmgate.engines.animatic.subjects.buildings.masonry import UP_TO_FRONT, moved, quarter, record

_SAND = materials.sandstone("#b49a6a")
_DIAL = materials.light("#f6efd8", 0.9)
_GOLD = GILT
_PALE = materials.marble("#e8e2d4")
_GLASS = materials.glass("#33506a")


def clock_tower(color: str | None) -> Mesh:
    """Make a square clock tower with four dials and a pointed roof, 60 m tall."""
    wall = materials.sandstone(color) if color else _SAND
    roof = materials.shingles("#3c4a44", fine=1.6)
    parts = [box((0, 19, 0), (4.4, 21, 4.4), wall), box((0, 41.5, 0), (5.0, 4.6, 5.0), wall)]
    for s in (1, -1):
        for t in (-2.4, 0.0, 2.4):  # narrow windows, one above the other, between ribs
            for y in range(4, 36, 5):
                parts += [
                    box((s * 4.45, y, t), (0.05, 1.6, 0.5), DARK_STONE),
                    box((t, y, s * 4.45), (0.5, 1.6, 0.05), DARK_STONE),
                ]
        for t in (4.4, -4.4):
            parts.append(box((s * 4.4, 19, t), (0.5, 21.5, 0.5), wall))
    dial = lathe([(0.02, 5.06), (3.3, 5.06), (3.3, 5.2), (3.6, 5.2), (3.6, 5.0)], [_DIAL] * 3 + [_GOLD] * 2)
    hands = join(box((0.7, 5.14, 0), (1.4, 0.05, 0.12), IRON), box((0, 5.14, 0.5), (0.16, 0.05, 1.0), IRON))
    face = turned(join(dial, hands), UP_TO_FRONT, (0.0, 41.5, 0.0))
    parts += [turned(face, quarter(k)) for k in range(4)]
    parts += [box((0, 46.6, 0), (5.3, 0.6, 5.3), wall), box((0, 50.0, 0), (3.4, 1.2, 3.4), LIT_ROOM)]
    parts += [
        turned(lathe([(7.2, 47), (4.6, 49.4)], [roof] * 2, sides=4), quarter(0.5)),
        turned(lathe([(5.0, 51.2), (2.0, 55.0), (0.1, 61.0)], [roof] * 3, sides=4), quarter(0.5)),
    ]
    return join(*parts)


def lattice_tower(color: str | None) -> Mesh:
    """Make a tower of iron lattice on four curved legs, 100 m tall."""
    iron = materials.enamel(color or "#6a5238")

    def half(y: float) -> float:
        return 16.0 * math.exp(-y / 26.0) + 0.9

    levels = [0.0, 5, 10, 15, 20, 26, 32, 38, 45, 52, 60, 68, 76, 84]
    parts: list[Mesh] = []
    for low, high in pairwise(levels):
        a, b = half(low), half(high)
        thick = 0.16 + 0.030 * a
        for s, t in ((1, 1), (1, -1), (-1, 1), (-1, -1)):
            parts.append(rod((s * a, low, t * a), (s * b, high, t * b), 1.6 * thick, iron))
        for s in (1, -1):
            for x in (1, -1):
                parts += [
                    rod((x * a, low, s * a), (-x * b, high, s * b), 0.5 * thick, iron),
                    rod((s * a, low, x * a), (s * b, high, -x * b), 0.5 * thick, iron),
                ]
            parts += [
                rod((-b, high, s * b), (b, high, s * b), 0.6 * thick, iron),
                rod((s * b, high, -b), (s * b, high, b), 0.6 * thick, iron),
            ]
    for y, more in ((20.0, 1.2), (45.0, 0.8), (84.0, 0.9)):
        wide = half(y) + more
        parts += [
            box((0, y, 0), (wide, 0.7, wide), iron),
            box((0, y + 1.2, 0), (wide - 1, 0.5, wide - 1), LIT_ROOM),
        ]
    arch = [(12.4 * math.cos(k * math.pi / 12), 1.0 + 12.0 * math.sin(k * math.pi / 12)) for k in range(13)]
    for (p, v), (q, w) in pairwise(arch):
        for s in (1, -1):
            parts += [
                rod((p, v, s * 14.0), (q, w, s * 14.0), 0.4, iron),
                rod((s * 14, v, p), (s * 14, w, q), 0.4, iron),
            ]
    parts.append(lathe([(1.4, 85), (0.9, 90), (0.5, 91), (0.05, 102)], [iron] * 4, sides=10))
    return join(*parts)


def needle(color: str | None) -> Mesh:
    """Make a television tower: a slim shaft with a ring of rooms near its top, 92 m tall."""
    shaft = materials.concrete(color or "#d4d6d8")
    body = lathe([(5.5, -1), (2.6, 14), (1.7, 40), (1.5, 62)], [shaft] * 4, sides=28)
    pod = lathe(
        [
            (1.6, 60),
            (6.2, 63.0),
            (7.4, 64.6),
            (7.4, 66.2),
            (6.4, 67.6),
            (2.4, 70.0),
            (1.0, 74),
            (0.6, 80),
            (0.05, 93),
        ],
        [shaft, shaft, _GLASS, LIT_ROOM, shaft, shaft, shaft, shaft, shaft],
        sides=36,
    )
    return join(body, pod)


def leaning_tower(color: str | None) -> Mesh:
    """Make a round tower of arcades that leans, 30 m tall."""
    marble = materials.marble(color) if color else _PALE
    parts = [lathe([(6.4, -1), (6.4, 5), (6.7, 5.2), (6.7, 5.8)], [marble] * 4, sides=36)]
    for k in range(6):
        y = 5.8 + 3.4 * k
        parts.append(
            lathe([(5.0, y), (5.0, y + 2.8), (6.5, y + 2.9), (6.5, y + 3.4)], [marble] * 4, sides=36)
        )
        for n in range(20):
            a = 2 * math.pi * n / 20
            x, z = 6.0 * math.cos(a), 6.0 * math.sin(a)
            parts.append(rod((x, y, z), (x, y + 2.9, z), 0.22, marble))
    parts.append(
        lathe([(4.4, 26.2), (4.4, 29.5), (4.7, 29.7), (4.7, 30.2), (0.1, 30.2)], [marble] * 5, sides=30)
    )
    lean = math.radians(5.5)
    c, s = math.cos(lean), math.sin(lean)
    return turned(join(*parts), np.array([[c, s, 0], [-s, c, 0], [0, 0, 1]]))


def stepped_tower(color: str | None) -> Mesh:
    """Make a skyscraper of stone that steps back to a mast, 110 m tall."""
    tone = color or "#b0a490"
    wall = materials.sandstone(tone)
    skin = materials.facade(tone, storey=3.6, wide=0.46, tall=0.9, lit=1.2)
    parts: list[Mesh] = []
    y = 0.0
    for k, (floors, half) in enumerate(((4, 17.0), (9, 12.5), (6, 9.5), (4, 6.8), (2, 4.2))):
        whole = facades.block((0, y, 0), (half, 0.8 * half), floors, skin, lot=k)
        parts.append(whole)
        wide, deep = (float(np.ptp(whole.at[:, axis])) / 2 for axis in (0, 2))
        top = y + 3.6 * floors
        parts.append(box((0, top, 0), (wide + 0.25, 0.7, deep + 0.25), wall))
        for s in (1, -1):
            for t in (1, -1):
                parts.append(
                    box((s * wide, (y + top) / 2 + 0.6, t * deep), (0.8, (top - y) / 2 + 0.6, 0.8), wall)
                )
        for q in (-0.5, 0.0, 0.5):
            for s in (1, -1):
                parts += [
                    box((q * wide, (y + top) / 2, s * deep), (0.4, (top - y) / 2 + 0.9, 0.45), wall),
                    box((s * wide, (y + top) / 2, q * deep), (0.45, (top - y) / 2 + 0.9, 0.4), wall),
                ]
        y = top
    steel = materials.metal("#b8bcc2")
    parts.append(
        lathe([(3.2, y), (2.4, y + 5), (0.8, y + 6), (0.5, y + 14), (0.05, y + 23)], [steel] * 5, sides=16)
    )
    return join(*parts)


def spire(color: str | None) -> Mesh:
    """Make a slender skyscraper whose three wings end one after the other in a spire, 130 m tall."""
    steel = materials.plated(color, STEEL)
    parts: list[Mesh] = []
    for k in range(26):
        y = 4.0 * k
        for wing in range(3):
            left = 26 - (k + 3 * wing)
            reach = 2.2 + 0.42 * max(left, 0)
            a = 2 * math.pi * wing / 3 + 0.3
            x, z = 0.55 * reach * math.cos(a), 0.55 * reach * math.sin(a)
            paint = _GLASS if k % 2 else steel
            storey = [(0.6 * reach, y), (0.6 * reach, y + 3.6), (0.66 * reach, y + 4.0)]
            parts.append(moved(lathe(storey, [paint, paint, steel], sides=18), x, 0.0, z))
            if (k + wing) % 3 == 0:
                lit = [(0.62 * reach, y + 1.4), (0.62 * reach, y + 2.2)]
                parts.append(moved(lathe(lit, [LIT_ROOM] * 2, sides=18), x, 0.0, z))
    parts.append(lathe([(2.2, 104), (1.4, 112), (0.6, 120), (0.05, 134)], [steel] * 4, sides=14))
    return join(*parts)


def obelisk(color: str | None) -> Mesh:
    """Make an obelisk of stone, 34 m tall."""
    stone = materials.sandstone(color) if color else _PALE
    shaft = turned(lathe([(3.4, 0), (2.3, 31), (0.03, 34.5)], [stone] * 3, sides=4), quarter(0.5))
    return join(box((0, 0.6, 0), (4.2, 0.6, 4.2), DARK_STONE), shaft)


def office_block(color: str | None) -> Mesh:
    """Make a slab of flats or offices with rows of windows and balconies, 46 m tall."""
    tone = color or "#b4b0a6"
    wall, rail = materials.concrete(tone), METAL.dyed("#6a7078")
    skin = materials.facade(tone, storey=3.1, wide=0.66, tall=0.56, lit=1.3)
    whole = facades.block((0, 3.4, 0), (7, 12), 13, skin)
    wide, deep = (float(np.ptp(whole.at[:, axis])) / 2 for axis in (0, 2))
    parts = [whole, box((0, 1.7, 0), (wide - 0.2, 1.75, deep - 0.2), materials.concrete("#6a6a6c"))]
    for row in range(1, 13):
        y = 3.4 + 3.1 * row
        for z in (-0.5 * deep, 0.5 * deep):
            for s in (1, -1):
                parts += [
                    box((s * (wide + 0.55), y + 0.1, z), (0.6, 0.1, 2.4), wall),
                    box((s * (wide + 1.1), y + 0.6, z), (0.04, 0.45, 2.4), rail),
                ]
    parts += [box((0, 43.9, 0), (wide + 0.25, 0.5, deep + 0.25), wall), box((-1, 45.6, 3), (2, 1.6, 3), wall)]
    for s in (1, -1):
        parts += [
            box((s * wide, 1.7, 0), (0.1, 1.5, 2.2), LIT_ROOM),
            box((s * (wide + 1.0), 3.4, 0), (1.3, 0.14, 3.0), DARK_STONE),
            *(box((s * (wide + 0.1), 1.7, z), (0.06, 1.5, 0.06), rail) for z in (-2.2, -0.75, 0.75, 2.2)),
        ]
    return join(*parts)


TOWERS = {
    "tower clock": record(clock_tower, 60.0, 22.0),
    "tower lattice": record(lattice_tower, 100.0, 46.0),
    "tower needle": record(needle, 92.0, 30.0),
    "tower leaning": record(leaning_tower, 30.0, 20.0, 1.57),
    "tower stepped": record(stepped_tower, 112.0, 60.0, 0.6),
    "tower spire": record(spire, 130.0, 50.0, 0.6),
    "tower obelisk": record(obelisk, 34.0, 14.0),
    "tower offices": record(office_block, 48.0, 34.0, 2.6),
}

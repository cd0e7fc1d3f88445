"""Meshes of houses of prayer: a mosque, a pagoda, a temple with columns, a cathedral, onion domes."""

import math

import numpy as np

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.materials import GILT, WINDOW
from filmgate.engines.animatic.geometry.mesh import Mesh, join
from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.geometry.shapes import box, gable, lathe, rod, turned
from filmgate.engines.animatic.subjects.buildings.masonry import (
    UP_TO_FRONT,
    arched,
    column,
    moved,
    quarter,
    record,
    stone_of,
)

_MARBLE = materials.marble("#ece6da")
_GOLD = GILT
_SHADE = materials.painted("#2a241e")
_STONE = materials.sandstone("#a89a80")
_ONION = [(0.55, 0.0), (0.95, 0.35), (1.0, 0.65), (0.82, 1.0), (0.42, 1.35), (0.12, 1.65), (0.02, 2.1)]


def _dome(x: float, y: float, z: float, size: float, paint: Paint) -> Mesh:
    """Make an onion dome of this radius with its tip."""
    shape = lathe([(size * r, size * h) for r, h in _ONION], [paint] * len(_ONION), sides=28)
    tip = lathe([(0.06 * size, 2.0 * size), (0.03 * size, 2.6 * size)], [_GOLD] * 2, sides=8)
    return moved(join(shape, tip), x, y, z)


def mosque(color: str | None) -> Mesh:
    """Make a domed building of marble between four minarets, 38 m tall."""
    wall = stone_of(color, _MARBLE)
    parts = [box((0, 0.8, 0), (22, 0.9, 22), wall), box((0, 8.5, 0), (11, 7.0, 11), wall)]
    parts += [box((10.6, 9.6, 0), (0.9, 8.0, 4.2), wall), arched(0, 13.5, 2.9, 11.4, _SHADE)]
    for z in (-7.4, 7.4):
        parts += [arched(z, 7.2, 1.7, 10.9, _SHADE), moved(arched(z, 5.2, 1.4, 10.9, _SHADE), 0.0, 8.6, 0.0)]
    parts += [lathe([(6.2, 15.3), (6.2, 18.0)], [wall] * 2, sides=36), _dome(0, 18.0, 0, 6.6, wall)]
    parts += [_dome(x, 15.6, z, 2.3, wall) for x in (7.4, -7.4) for z in (7.4, -7.4)]
    for x in (20.0, -20.0):
        for z in (20.0, -20.0):
            profile = [
                (1.5, 1),
                (1.15, 13),
                (1.7, 13.3),
                (1.7, 13.9),
                (1.05, 14),
                (0.9, 24),
                (1.5, 24.3),
                (1.5, 24.9),
                (0.8, 25),
                (0.8, 28),
            ]
            parts += [
                moved(lathe(profile, [wall] * len(profile), sides=18), x, 0.0, z),
                _dome(x, 28.0, z, 1.05, wall),
            ]
    return join(*parts)


def pagoda(color: str | None) -> Mesh:
    """Make a pagoda of five roofs that turn up at the corners, 30 m tall."""
    wood, roof = materials.enamel(color or "#a03020"), materials.shingles("#3a443c")
    parts = [box((0, 0.7, 0), (8.5, 0.8, 8.5), _STONE)]
    for k in range(5):
        y, half = 1.4 + 5.0 * k, 5.6 - 0.75 * k
        parts.append(box((0, y + 1.7, 0), (half, 1.8, half), wood))
        for s in (1, -1):
            parts += [
                box((s * (half + 0.03), y + 1.7, t * half * 0.5), (0.06, 1.0, 0.55), WINDOW)
                for t in (-1, 0, 1)
            ]
            parts += [
                box((t * half * 0.5, y + 1.7, s * (half + 0.03)), (0.55, 1.0, 0.06), WINDOW)
                for t in (-1, 0, 1)
            ]
        eaves = [(1.42 * (half + 2.6), y + 3.9), (1.42 * (half + 1.3), y + 4.1), (1.42 * half * 0.8, y + 5.4)]
        cover = lathe(eaves, [roof] * 3, sides=4)
        corner = np.abs(cover.at[:, 1] - (y + 3.9)) < 0.01
        cover.at[corner, 1] += 0.55
        parts.append(turned(cover, quarter(0.5)))
    parts.append(lathe([(0.5, 25.5), (0.35, 28), (0.6, 28.2), (0.1, 32)], [_GOLD] * 4, sides=12))
    return join(*parts)


def temple(color: str | None) -> Mesh:
    """Make a temple of columns under a low gable, 15 m tall."""
    stone = stone_of(color, materials.sandstone("#d8c8a4"))
    parts = [box((0, 0.4 + 0.5 * k, 0), (17 - 0.8 * k, 0.3, 10.4 - 0.8 * k), stone) for k in range(3)]
    parts += [box((0, 6.0, 0), (11.5, 4.4, 5.6), materials.sandstone("#b09a74"))]
    parts += [column(x, z, 1.6, 10.0, 0.72, stone) for x in np.linspace(-13.6, 13.6, 11) for z in (7.4, -7.4)]
    parts += [column(x, z, 1.6, 10.0, 0.72, stone) for x in (13.6, -13.6) for z in np.linspace(-4.5, 4.5, 4)]
    parts += [box((0, 10.7, 0), (14.8, 0.75, 8.6), stone), gable((0, 13.1, 0), (15.2, 1.7, 9.2), stone)]
    return join(*parts)


def cathedral(color: str | None) -> Mesh:
    """Make a cathedral with two towers, a round window and buttresses, 40 m tall."""
    stone = stone_of(color, materials.sandstone("#b4a890"))
    lead = materials.cast_metal("#6a7580")
    parts = [box((-10, 8, 0), (18, 8, 6), stone), gable((-10, 18.6, 0), (18, 2.8, 6.6), lead)]
    for z in (6.5, -6.5):
        parts += [box((9, 15, z), (4, 16, 4), stone), box((9, 31.4, z), (4.4, 0.6, 4.4), stone)]
        parts += [box((9 + s * 4, 34, z + t * 4), (0.5, 2.6, 0.5), stone) for s in (1, -1) for t in (1, -1)]
        parts += [moved(arched(z + t, 9.0, 0.8, 13.0, _SHADE), 0.0, 20.0, 0.0) for t in (-1.4, 1.4)]
        parts.append(arched(z, 8.0, 1.9, 13.0, _SHADE))
    parts += [box((9, 11, 0), (3.6, 12, 3), stone), arched(0, 9.0, 2.2, 12.6, _SHADE)]
    rose = lathe(
        [(0.02, 12.7), (2.5, 12.7), (2.5, 12.9), (2.9, 12.9), (2.9, 12.4)],
        [WINDOW] * 2 + [stone] * 3,
        sides=28,
    )
    parts.append(turned(rose, UP_TO_FRONT, (0.0, 15.5, 0.0)))
    for x in range(-25, 4, 5):
        parts += [box((x, 6, s * 8.6), (0.6, 7, 1.2), stone) for s in (1, -1)]
        parts += [rod((x, 12.5, s * 8.6), (x, 15.5, s * 6.0), 0.35, stone) for s in (1, -1)]
        parts += [box((x + 2.5, 9, s * 6.05), (0.9, 3.4, 0.06), WINDOW) for s in (1, -1)]
    parts.append(moved(lathe([(1.4, 20), (0.9, 26), (0.05, 44)], [lead] * 3, sides=8), -12.0, 0.0, 0.0))
    return join(*parts)


def onion_church(color: str | None) -> Mesh:
    """Make a church of towers under coloured onion domes, 42 m tall."""
    brick = materials.brick(color or "#a04838")
    trim = materials.sandstone("#e8dcc8")
    domes = ("#2a7a4a", "#c83a2a", "#2a5ab0", "#d8a828", "#3a8a8a", "#b84a90", "#e0e0d8", "#40a050")
    parts = [box((0, 3.4, 0), (12, 3.6, 12), brick), box((0, 7.3, 0), (12.4, 0.4, 12.4), trim)]
    parts += [arched(z, 5.6, 1.3, 12.0, _SHADE) for z in (-8, -4, 0, 4, 8)]
    for n, colour in enumerate(domes):
        a = 2 * math.pi * n / len(domes)
        r, tall, size = 8.6, 15.0 + 3.0 * (n % 2), 2.6 - 0.5 * (n % 2)
        x, z = r * math.cos(a), r * math.sin(a)
        rings = [
            (size, 7),
            (size, tall),
            (1.1 * size, tall + 0.2),
            (1.1 * size, tall + 1.0),
            (0.6 * size, tall + 1.2),
        ]
        parts.append(moved(lathe(rings, [brick, brick, trim, trim, trim], sides=18), x, 0.0, z))
        parts.append(_dome(x, tall + 1.0, z, 1.15 * size, materials.enamel(colour)))
    parts.append(
        lathe(
            [(4.0, 7), (3.6, 20), (3.9, 20.3), (3.9, 21.2), (1.2, 33), (1.6, 33.2)],
            [brick, brick, trim, trim, brick, trim],
            sides=16,
        )
    )
    parts.append(_dome(0, 33.0, 0, 2.4, _GOLD))
    return join(*parts)


CHURCHES = {
    "church mosque": record(mosque, 36.0, 52.0, 2.7),
    "church pagoda": record(pagoda, 31.0, 22.0),
    "church temple": record(temple, 15.0, 36.0, 1.1),
    "church cathedral": record(cathedral, 42.0, 44.0, 2.5),
    "church onion": record(onion_church, 40.0, 34.0, 2.7),
}

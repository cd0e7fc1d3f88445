"""Meshes of houses of prayer: a mosque, a pagoda, a temple with columns, a cathedral, onion domes."""

import math

import numpy as np

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.materials import GILT, WINDOW
from filmgate.engines.animatic.geometry.mesh import Mesh, join
from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.geometry.shapes import ball, box, facing, gable, lathe, rod, slab, turned
from filmgate.engines.animatic.subjects.buildings import houses, openings
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
    """Make a cathedral with two towers, a round window, buttresses and a steep roof, 42 m tall. Its front is
    +x.
    """
    stone = materials.masonry(color or "#b8ac96")
    trim, lead = materials.sandstone(color or "#a4977e"), materials.shingles("#5c6c78", fine=1.2)
    nave = [
        *houses.walled(19.0, 6.0, 16.0, 8.0, stone),
        *houses.covered(19.0, 6.0, 16.0, 8.0, lead, verge=0.1),
    ]
    aisles = [box((0, 4.0, s * 8.6), (18.0, 4.6, 2.8), stone) for s in (1, -1)]
    for s in (1, -1):
        slope = [(s * 5.9, 10.6), (s * 11.7, 8.3), (s * 11.7, 8.6), (s * 5.9, 10.9)]
        aisles.append(facing(slope, (-18.2, 18.2), lead))
    bays = []
    for k in range(7):
        x = -15.6 + 5.2 * k
        bays += [
            openings.light(x, 10.9, 4.4, 0.9, trim),
            moved(openings.light(x, 2.4, 4.6, 0.8, trim), 0.0, 0.0, 5.4),
            box((x + 2.6, 5.4, 6.2), (0.5, 6.4, 1.1), stone),
            lathe([(0.75, 11.8), (0.5, 12.6), (0.03, 15.2)], [trim] * 3, sides=4),
            slab([(x + 2.3, 11.0), (x + 2.9, 11.0), (x + 2.9, 11.8), (x + 2.3, 11.8)], (0.2, 6.2), trim),
        ]
        bays[-2].at[:] += (x + 2.6, 0.0, 6.2)
    nave += [
        turned(join(*bays), turn, (0.0, 0.0, z)) for turn, z in ((np.eye(3), 6.0), (openings.TO_BACK, -6.0))
    ]
    apse = lathe([(5.8, -0.6), (5.8, 13.0), (6.1, 13.2), (0.1, 20.0)], [stone, stone, lead, lead], sides=24)
    parts = [moved(join(*nave, *aisles), -9.0, 0.0, 0.0), moved(apse, -28.0, 0.0, 0.0)]
    parts.append(moved(lathe([(1.5, 23), (0.9, 29), (0.05, 42)], [lead] * 3, sides=8), -12.0, 0.0, 0.0))
    portal = [
        openings.light(0.0, 0.5, 7.4, half, trim, pane=pane)
        for half, pane in ((2.3, materials.planks("#5a3a22", fine=3.0, upright=True)),)
    ]
    for z in (7.2, -7.2):
        tower = [box((0, 15.4, 0), (4.2, 16.4, 4.2), stone)]
        tower += [box((0, y, 0), (4.5, 0.3, 4.5), trim) for y in (10.0, 20.0, 31.6)]
        for s in (1, -1):
            for t in (1, -1):
                tower += [
                    box((s * 4.0, 16.0, t * 4.0), (0.8, 17.0, 0.8), stone),
                    moved(
                        lathe([(1.2, 33.0), (0.8, 34.0), (0.04, 38.6)], [trim] * 3, sides=8),
                        s * 4.0,
                        0.0,
                        t * 4.0,
                    ),
                ]
        for turn, at in (
            (openings.TO_RIGHT, (4.2, 0, 0)),
            (openings.TO_LEFT, (-4.2, 0, 0)),
            (np.eye(3), (0, 0, 4.2)),
            (openings.TO_BACK, (0, 0, -4.2)),
        ):
            bells = [openings.light(x, 21.6, 8.0, 0.85, trim, pane=_SHADE) for x in (-1.5, 1.5)]
            bells += [openings.light(x, 11.6, 6.4, 0.7, trim) for x in (-1.4, 1.4)]
            tower.append(turned(join(*bells), turn, at))
            rail = [box((x, 32.6, 0), (0.14, 0.7, 0.14), trim) for x in np.linspace(-3.0, 3.0, 7)]
            tower.append(turned(join(*rail, box((0, 33.4, 0), (3.4, 0.14, 0.2), trim)), turn, at))
        tower.append(
            turned(
                openings.light(0.0, 0.5, 6.2, 1.7, trim, pane=materials.wood("#5a3a22")),
                openings.TO_RIGHT,
                (4.2, 0, 0),
            )
        )
        parts.append(moved(join(*tower), 9.0, 0.0, z))
    parts += [
        box((9.6, 11.4, 0), (3.0, 12.0, 3.1), stone),
        facing([(-3.2, 23.0), (3.2, 23.0), (0.0, 28.0)], (11.4, 12.6), stone),
    ]
    parts += [box((12.4, y, 0), (0.4, 0.3, 3.1), trim) for y in (10.0, 20.0)]
    rose = lathe(
        [(0.02, 0.3), (2.5, 0.3), (2.5, 0.55), (3.0, 0.55), (3.0, 0.0)], [WINDOW] * 2 + [trim] * 3, sides=32
    )
    parts.append(turned(rose, UP_TO_FRONT, (12.5, 15.2, 0.0)))
    for k in range(8):
        a = math.pi * k / 4
        tip = (13.0, 15.2 + 2.5 * math.sin(a), 2.5 * math.cos(a))
        parts += [
            rod((13.0, 15.2, 0.0), tip, 0.1, trim),
            ball(
                (13.0, 15.2 + 1.5 * math.sin(a + 0.4), 1.5 * math.cos(a + 0.4)),
                (0.1, 0.34, 0.34),
                materials.light(("#e05a3a", "#4a7ae0")[k % 2], 1.2),
                sides=10,
            ),
        ]
    parts.append(turned(join(*portal), openings.TO_RIGHT, (12.6, 0.0, 0.0)))
    parts += [box((14.0 + 0.6 * k, 0.35 - 0.2 * k, 0), (1.4, 0.12, 5.4 - 0.2 * k), trim) for k in range(3)]
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

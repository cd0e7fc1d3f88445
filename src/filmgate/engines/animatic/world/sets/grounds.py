"""Sets of open grounds that people made, seen towards +z: park, garden, playground, stadium, court, fair,
graveyard, farm.
"""

import math

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.materials import IRON
from filmgate.engines.animatic.geometry.mesh import Mesh, join
from filmgate.engines.animatic.geometry.shapes import ball, box, gable, lathe, ring, rod
from filmgate.engines.animatic.world.sets.base import Set, Site, lights
from filmgate.engines.animatic.world.sets.furniture import DARK, STEEL, WHITE, WOOD, at

_LAMP = (3.0, 2.2, 1.2)
_BLOOMS = ("#d8486a", "#e8c040", "#f0ece4", "#8a58c8", "#e87a3a")
_BRIGHT = ("#d83a30", "#e8b020", "#2f7ad0", "#38a058", "#c850a0", "#f0ece0")


def park(site: Site) -> Set:
    """Build the set of a park: a path, benches, lamp posts, round hedges and a fountain."""
    gravel, hedge = (
        materials.soil("#8a7c62"),
        materials.foliage("#2f5a26"),
    )
    parts = [box((0, site.height(0.0, 3.4) + 0.02, 3.4), (40, 0.06, 1.3), gravel)]
    for x in (-8.5, -3.6, 5.2, 9.8):
        parts += _bench(x, site.height(x, 5.6), 5.6)
    rows: list[list[float]] = []
    for x in (-11.0, -1.2, 8.0):
        y = site.height(x, 5.2)
        parts += _lamp_post(x, y, 5.2, lit=site.night)
        rows.append([x, y + 3.2, 5.0, *_LAMP, 0.1])
    for x in (-14, -10.5, -6.0, 2.4, 7.0, 11.0, 14.5):
        size = float(site.rng.uniform(0.7, 1.1))
        parts.append(ball((x, site.height(x, 8.0) + 0.6 * size, 8.0), (size, 0.8 * size, size), hedge))
    parts += _fountain(0.5, site.height(0.5, 13.0), 13.0)
    return Set(mesh=join(*parts), lights=lights(rows if site.night else []))


def garden(site: Site) -> Set:
    """Build the set of a garden: beds of flowers, clipped hedges, a white arch, a picket fence."""
    parts: list[Mesh] = []
    hedge, leaf = materials.foliage("#34622a"), materials.leaf("#3f7a30")
    for x, z in ((-6.4, 4.2), (-2.2, 5.4), (3.0, 5.0), (7.4, 4.0)):
        y = site.height(x, z)
        parts.append(box((x, y + 0.06, z), (1.7, 0.12, 0.8), materials.soil("#4a3424")))
        tone = str(site.rng.choice(_BLOOMS))
        for k in range(36):
            a, b = float(site.rng.uniform(-1.6, 1.6)), float(site.rng.uniform(-0.7, 0.7))
            tall = float(site.rng.uniform(0.28, 0.55))
            bloom = materials.petal(tone if k % 4 else str(site.rng.choice(_BLOOMS)))
            parts += [
                box((x + a, y + 0.5 * tall, z + b), (0.015, 0.5 * tall, 0.015), leaf),
                ball((x + a, y + tall, z + b), (0.09, 0.06, 0.09), bloom, sides=8),
            ]
    for x in (-10.0, -4.4, 0.6, 5.2, 10.0):
        y = site.height(x, 8.0)
        parts += [
            ball((x, y + 0.55, 8.0), (1.5, 0.75, 0.8), hedge),
            ball((x, y + 1.5, 8.0), (0.6, 0.6, 0.6), hedge),
        ]
    for k in range(60):
        x = -14.8 + 0.5 * k
        y = site.height(x, 9.6)
        parts.append(box((x, y + 0.5, 9.6), (0.1, 0.5, 0.03), WHITE))
    parts += [box((0, site.height(0.0, 9.7) + h, 9.66), (15, 0.05, 0.03), WHITE) for h in (0.3, 0.75)]
    y = site.height(0.4, 6.8)
    for k in range(13):
        a = math.pi * k / 12
        parts.append(
            box((0.4 + 1.2 * math.cos(a), y + 1.8 + 1.0 * math.sin(a), 6.8), (0.09, 0.12, 0.25), WHITE)
        )
    parts += [box((0.4 + s * 1.2, y + 0.9, 6.8), (0.07, 0.95, 0.25), WHITE) for s in (-1, 1)]
    return Set(mesh=join(*parts))


def playground(site: Site) -> Set:
    """Build the set of a playground: swings, a slide, a climbing dome, a seesaw, sand."""
    red, blue, yellow = (materials.enamel(color) for color in ("#c8342c", "#2f6ac8", "#e0b020"))
    y = site.height(0.0, 5.0)
    parts = [box((0, y + 0.02, 5.0), (11, 0.04, 3.4), materials.soil("#a8926a"))]
    for x in (-7.6, -3.8):
        parts += [rod((x, y, 5.0 + s), (x, y + 2.5, 5.0), 0.06, red) for s in (-0.9, 0.9)]
    parts.append(rod((-7.6, y + 2.5, 5.0), (-3.8, y + 2.5, 5.0), 0.06, red))
    for x in (-6.5, -4.9):
        parts += [
            rod((x + s * 0.22, y + 2.5, 5.0), (x + s * 0.22, y + 0.6, 5.0), 0.015, STEEL) for s in (-1, 1)
        ]
        parts.append(box((x, y + 0.58, 5.0), (0.26, 0.03, 0.13), blue))
    parts += [
        box((6.9, y + 1.85, 5.6), (0.5, 0.05, 0.5), yellow),
        *(
            rod((6.9 + a * 0.45, y, 5.6 + b * 0.45), (6.9 + a * 0.45, y + 2.6, 5.6 + b * 0.45), 0.05, blue)
            for a in (-1, 1)
            for b in (-1, 1)
        ),
        *(rod((7.3, y + 0.3 * k, 5.2 + 0.02 * k), (7.3, y + 0.3 * k, 6.0), 0.03, blue) for k in range(1, 6)),
    ]
    for k in range(12):
        parts.append(box((6.3 - 0.25 * k, y + 1.8 - 0.15 * k, 5.6), (0.16, 0.05, 0.4), red))
    for k in range(8):
        a = 2 * math.pi * k / 8
        foot = (1.4 + 1.5 * math.cos(a), y, 7.6 + 1.5 * math.sin(a))
        parts += [rod(foot, (1.4, y + 1.7, 7.6), 0.045, yellow)]
        b = 2 * math.pi * (k + 1) / 8
        for share in (0.35, 0.7):
            near = 1.5 * (1 - share)
            ends = [(1.4 + near * math.cos(c), y + 1.7 * share, 7.6 + near * math.sin(c)) for c in (a, b)]
            parts.append(rod(ends[0], ends[1], 0.03, red))
    parts += [
        rod((-1.9, y + 0.35, 6.6), (1.0, y + 0.75, 4.6), 0.07, yellow),
        box((-0.45, y + 0.28, 5.6), (0.1, 0.28, 0.14), blue),
    ]
    return Set(mesh=join(*parts))


def stadium(site: Site) -> Set:
    """Build the set of a stadium: a field with white lines, a goal, stands full of people, floodlights."""
    y = site.height(0.0, 0.0) + 0.02
    line = materials.painted("#e8ece4")
    parts = [box((0, y, z), (34, 0.012, 0.06), line) for z in (-6.0, 6.5)]
    parts += [box((x, y, 0.3), (0.06, 0.012, 6.2), line) for x in (-14.0, 0.0, 14.0)]
    parts.append(ring((0.0, y - 0.04, 0.3), 3.4, 0.06, line))
    parts += [
        *(rod((10.5 + s * 2.6, y, 6.6), (10.5 + s * 2.6, y + 2.3, 6.6), 0.06, WHITE) for s in (-1, 1)),
        rod((7.9, y + 2.3, 6.6), (13.1, y + 2.3, 6.6), 0.06, WHITE),
        *(rod((7.9 + 0.4 * k, y, 7.6), (7.9 + 0.4 * k, y + 2.3, 6.6), 0.008, line) for k in range(14)),
    ]
    concrete = materials.concrete("#8a9098")
    boards = ("#2f5ab0", "#b03030", "#e0c040", "#2f8a58")
    parts += [
        box((-30.0 + 5.0 * k, y + 0.5, 10.0), (2.4, 0.5, 0.06), materials.light(boards[k % 4], 0.15))
        for k in range(13)
    ]
    for row in range(11):
        z, up = 12.0 + 1.3 * row, 0.9 + 0.75 * row
        parts.append(box((0, y + up, z), (38, 0.42, 0.66), concrete))
        for k in range(76):
            if site.rng.uniform() < 0.86:
                x = -37.5 + k + float(site.rng.uniform(-0.2, 0.2))
                shirt = materials.cloth(str(site.rng.choice(_BRIGHT)))
                parts += [box((x, y + up + 0.75, z), (0.2, 0.32, 0.15), shirt)]
                parts += [box((x, y + up + 1.2, z), (0.1, 0.12, 0.1), materials.skin("#b88a68"))]
    parts.append(box((0, y + 13.0, 26.0), (38, 0.2, 4.0), materials.metal("#c8ccd2")))
    glow = materials.light("#fff8e8", 6.0 if site.night else 1.0)
    for x in (-22.0, 22.0):
        parts += [rod((x, y, 27.0), (x, y + 19.0, 27.0), 0.3, STEEL)]
        parts += [
            box((x - 1.6 + 0.8 * a, y + 18.0 + 0.7 * b, 26.6), (0.3, 0.26, 0.1), glow)
            for a in range(5)
            for b in range(3)
        ]
    rows = [[x, y + 9.0, -4.0, 2.6, 2.6, 2.4, 0.012] for x in (-8.0, 8.0)]
    return Set(mesh=join(*parts), lights=lights(rows if site.night else []))


def court(site: Site) -> Set:
    """Build the set of a court for ball games: painted ground, white lines, a hoop, a fence."""
    y = site.height(0.0, 0.0) + 0.02
    ground, inner, line = (
        materials.concrete("#3a6a8a"),
        materials.concrete("#b0583a"),
        materials.painted("#f0f0ea"),
    )
    parts = [box((0, y - 0.01, 1.0), (15, 0.014, 8.0), ground), box((0, y, 3.6), (2.2, 0.014, 3.6), inner)]
    parts += [box((x, y + 0.008, 1.0), (0.05, 0.014, 6.4), line) for x in (-8.0, 8.0)]
    parts += [box((0, y + 0.008, z), (8.0, 0.014, 0.05), line) for z in (-5.4, 7.3)]
    parts += [box((x, y + 0.01, 3.6), (0.05, 0.014, 3.6), line) for x in (-2.2, 2.2)]
    parts.append(ring((0.0, y - 0.03, 0.2), 1.8, 0.05, line))
    parts += [
        rod((0, y, 8.2), (0, y + 3.3, 8.2), 0.1, IRON),
        rod((0, y + 3.2, 8.2), (0, y + 3.2, 7.2), 0.07, IRON),
        box((0, y + 3.5, 7.15), (0.95, 0.6, 0.04), WHITE),
        box((0, y + 3.35, 7.1), (0.3, 0.24, 0.01), materials.painted("#c83a2c")),
        ring((0.0, y + 3.05, 6.75), 0.3, 0.03, materials.enamel("#e0622a")),
    ]
    for k in range(10):
        a = 2 * math.pi * k / 10
        parts.append(
            rod(
                (0.3 * math.cos(a), y + 3.05, 6.75 + 0.3 * math.sin(a)),
                (0.18 * math.cos(a + 0.5), y + 2.6, 6.75 + 0.18 * math.sin(a + 0.5)),
                0.01,
                WHITE,
            )
        )
    parts += [rod((-15 + 2.5 * k, y, 9.6), (-15 + 2.5 * k, y + 3.4, 9.6), 0.05, IRON) for k in range(13)]
    parts += [rod((-15, y + 0.24 * k, 9.6), (15, y + 0.24 * k, 9.6), 0.012, IRON) for k in range(15)]
    parts += _bench(-10.5, y, 5.0)
    return Set(mesh=join(*parts))


def fair(site: Site) -> Set:
    """Build the set of a fair: a Ferris wheel, striped tents, strings of lamps."""
    glow = 2.4 if site.night else 0.3
    x0, y0, z0, wide = 9.0, site.height(9.0, 26.0) + 9.6, 26.0, 8.6
    parts: list[Mesh] = []
    for k in range(16):
        a, b = 2 * math.pi * k / 16, 2 * math.pi * (k + 1) / 16
        here = (x0 + wide * math.cos(a), y0 + wide * math.sin(a), z0)
        there = (x0 + wide * math.cos(b), y0 + wide * math.sin(b), z0)
        lamp = materials.light(_BRIGHT[k % 6], glow)
        parts += [
            rod(here, there, 0.12, STEEL),
            rod((x0, y0, z0), here, 0.06, STEEL),
            ball(here, (0.22, 0.22, 0.22), lamp, sides=8),
        ]
        parts += [box((here[0], here[1] - 0.9, z0), (0.65, 0.5, 0.5), materials.enamel(_BRIGHT[(k + 2) % 6]))]
    parts += [rod((x0 + s * 4.6, y0 - 9.6, z0 + 0.6), (x0, y0, z0 + 0.6), 0.22, STEEL) for s in (-1, 1)]
    for x, z, color in (
        (-9.6, 9.0, "#c83a30"),
        (-4.4, 11.0, "#2f6ac0"),
        (2.0, 10.0, "#e0a020"),
        (11.5, 9.5, "#38905a"),
    ):
        y = site.height(x, z)
        for k in range(12):
            a = 2 * math.pi * k / 12
            stripe = materials.cloth(color if k % 2 else "#f0ece0")
            parts.append(
                box((x + 1.6 * math.cos(a), y + 1.1, z + 1.6 * math.sin(a)), (0.42, 1.1, 0.42), stripe)
            )
        roof = lathe([(2.4, 0.0), (0.9, 0.9), (0.05, 1.9)], [materials.cloth(color)] * 3, sides=24)
        parts.append(at(roof, x, y + 2.2, z))
    for row in range(2):
        for k in range(26):
            x = -13.0 + k
            sag = 0.5 * math.cos(2 * math.pi * k / 6.5)
            bulb = materials.light(_BRIGHT[(k + row) % 6], 2.0 * glow)
            parts.append(
                ball(
                    (x, site.height(0.0, 6.0) + 4.2 + 0.6 * row + sag, 6.5 + row),
                    (0.09, 0.11, 0.09),
                    bulb,
                    sides=8,
                )
            )
    rows = [
        [-6.0, 3.0, 6.0, 2.4, 1.3, 0.7, 0.05],
        [0.0, 3.4, 6.0, 1.4, 1.2, 2.0, 0.05],
        [6.0, 3.0, 6.0, 0.8, 2.0, 1.6, 0.05],
    ]
    return Set(mesh=join(*parts), lights=lights(rows if site.night else []))


def graveyard(site: Site) -> Set:
    """Build the set of a graveyard: leaning stones and crosses in rows, an iron fence."""
    parts: list[Mesh] = []
    for row in range(4):
        for k in range(9):
            x = -11.0 + 2.75 * k + float(site.rng.uniform(-0.5, 0.5)) + 1.2 * (row % 2)
            z = 2.6 + 2.4 * row + float(site.rng.uniform(-0.4, 0.4))
            y, tone = (
                site.height(x, z),
                materials.stone(str(site.rng.choice(["#7a7a76", "#8c887e", "#686a6c"]))),
            )
            tall = float(site.rng.uniform(0.4, 0.62))
            if (k + row) % 3:
                parts += [
                    box((x, y + tall - 0.1, z), (0.34, tall, 0.09), tone),
                    ball((x, y + 2 * tall - 0.1, z), (0.34, 0.3, 0.09), tone),
                ]
            else:
                parts += [
                    box((x, y + tall, z), (0.09, tall + 0.1, 0.09), tone),
                    box((x, y + 1.45 * tall, z), (0.34, 0.09, 0.09), tone),
                ]
    for k in range(64):
        x = -16.0 + 0.5 * k
        y = site.height(x, 13.0)
        parts += [
            rod((x, y, 13.0), (x, y + 1.6, 13.0), 0.03, IRON),
            ball((x, y + 1.68, 13.0), (0.04, 0.1, 0.04), IRON, sides=6),
        ]
    parts += [box((0, site.height(0.0, 13.0) + up, 13.0), (16, 0.03, 0.03), IRON) for up in (0.3, 1.35)]
    return Set(mesh=join(*parts))


def farm(site: Site) -> Set:
    """Build the set of a farm: a red barn, a silo, a rail fence, bales of hay."""
    red, roof, hay = (
        materials.wood("#8a2a20"),
        materials.shingles("#4a4440"),
        materials.straw("#c8a44a"),
    )
    x, z = -8.0, 18.0
    y = site.height(x, z) - 0.2
    parts = [
        box((x, y + 2.4, z), (5.0, 2.4, 3.6), red),
        gable((x, y + 6.3, z), (5.4, 1.5, 4.0), roof),
        box((x + 0.6, y + 1.5, z - 3.62), (1.5, 1.5, 0.05), WHITE),
        box((x + 0.6, y + 1.5, z - 3.66), (1.36, 1.38, 0.04), materials.wood("#6a2018")),
        rod((x - 0.7, y + 0.2, z - 3.72), (x + 1.9, y + 2.8, z - 3.72), 0.08, WHITE),
        rod((x - 0.7, y + 2.8, z - 3.72), (x + 1.9, y + 0.2, z - 3.72), 0.08, WHITE),
        at(
            lathe(
                [(1.7, 0.0), (1.7, 8.0), (1.2, 9.0), (0.05, 9.5)],
                [materials.metal("#b8bcc0")] * 4,
                sides=28,
            ),
            x + 8.4,
            y,
            z + 2.0,
        ),
    ]
    for k in range(16):
        fx = -20.0 + 2.6 * k
        fy = site.height(fx, 8.0)
        parts.append(box((fx, fy + 0.6, 8.0), (0.09, 0.7, 0.09), WOOD))
        parts += [
            rod((fx, fy + h, 8.0), (fx + 2.6, site.height(fx + 2.6, 8.0) + h, 8.0), 0.06, WOOD)
            for h in (0.5, 1.0)
        ]
    for bx, bz in ((5.4, 5.6), (7.4, 6.2), (-6.2, 5.4), (11.0, 11.0)):
        by = site.height(bx, bz)
        parts += [
            rod((bx - 0.6, by + 0.65, bz), (bx + 0.6, by + 0.65, bz), 0.65, hay),
            *(ball((bx + s * 0.6, by + 0.65, bz), (0.02, 0.64, 0.64), hay) for s in (-1, 1)),
        ]
    parts += [box((2.6, site.height(2.6, 9.0) + 0.35, 9.4), (1.2, 0.35, 0.4), DARK)]
    return Set(mesh=join(*parts))


def _bench(x: float, y: float, z: float) -> list[Mesh]:
    return [
        *(box((x, y + 0.46, z - 0.2 + 0.17 * k), (0.85, 0.025, 0.07), WOOD) for k in range(3)),
        *(box((x, y + 0.66 + 0.17 * k, z + 0.28), (0.85, 0.07, 0.025), WOOD) for k in range(2)),
        *(box((x + s * 0.7, y + 0.32, z), (0.05, 0.34, 0.26), IRON) for s in (-1, 1)),
    ]


def _lamp_post(x: float, y: float, z: float, *, lit: bool) -> list[Mesh]:
    bulb = materials.light("#ffe4b0", 6.0 if lit else 0.6)
    post = lathe([(0.16, 0.0), (0.08, 0.3), (0.05, 3.0), (0.12, 3.1)], [IRON] * 4, sides=14)
    return [
        at(post, x, y, z),
        ball((x, y + 3.3, z), (0.18, 0.24, 0.18), bulb),
        box((x, y + 3.58, z), (0.16, 0.03, 0.16), IRON),
    ]


def _fountain(x: float, y: float, z: float) -> list[Mesh]:
    stone = materials.sandstone("#a8a498")
    water = materials.water("#9cc8d8", 0.1)
    basin = lathe(
        [(2.2, 0.0), (2.3, 0.55), (2.0, 0.55), (1.95, 0.4)],
        [stone] * 4,
        sides=36,
    )
    bowl = lathe([(0.22, 0.0), (0.16, 1.2), (0.9, 1.5), (0.8, 1.5), (0.1, 1.35)], [stone] * 5, sides=28)
    return [
        at(basin, x, y, z),
        at(bowl, x, y, z),
        at(lathe([(0.02, 0.42), (2.0, 0.42)], [water] * 2, sides=36), x, y, z),
        at(lathe([(0.02, 2.3), (0.1, 2.1), (0.16, 1.5)], [water] * 3, sides=16), x, y, z),
    ]

"""Sets of rooms for many, seen towards +z: gym, shop, museum, hall, church, station, pool, and a cave."""

import math

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.materials import GILT, GOLD
from filmgate.engines.animatic.geometry.mesh import Mesh, join
from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.geometry.shapes import ball, box, lathe, rod
from filmgate.engines.animatic.world.sets import furniture, shell
from filmgate.engines.animatic.world.sets.base import Set, Site, lights
from filmgate.engines.animatic.world.sets.furniture import BLACK, DARK, STEEL, WHITE, WOOD, at

_CEILING = [(-4.5, 1.0), (4.5, 1.0), (-4.5, 4.4), (0.0, 4.4), (4.5, 4.4)]
_PAINTINGS = ("#4a7a8a", "#a8562e", "#6a5a8a", "#7a8a4a", "#b89a4a", "#8a3a3a")
_GLASS = ("#8a3030", "#a87a30", "#2f4f8a", "#30704a", "#5f3a78")


def gym(site: Site) -> Set:
    """Build the set of a gym: a rack of weights, treadmills, a punching bag, mats, a bright stripe."""
    parts = shell.walls("#5c6470", "#3a3e44", BLACK)
    stripe = materials.light("#e0622a", 0.3)
    parts.append(box((0, 3.7, 6.85), (9.9, 0.14, 0.03), stripe))
    parts += [
        box((-3.6 + 2.45 * k, 2.0, 6.85), (1.15, 1.35, 0.03), materials.glass("#8fa4b4", 0.12))
        for k in range(3)
    ]
    for row in range(3):
        parts.append(box((6.4, 0.5 + 0.5 * row, 6.2), (2.2, 0.05, 0.25), STEEL))
        for k in range(7):
            x = 4.6 + 0.6 * k
            parts += [
                rod((x - 0.2, 0.66 + 0.5 * row, 6.1), (x + 0.2, 0.66 + 0.5 * row, 6.1), 0.03, STEEL),
                *(box((x + s * 0.17, 0.66 + 0.5 * row, 6.1), (0.06, 0.11, 0.11), BLACK) for s in (-1, 1)),
            ]
    for x in (-8.6, -6.8):
        parts += [
            box((x, 0.14, 4.4), (0.5, 0.12, 1.2), BLACK),
            *(rod((x + s * 0.45, 0.2, 5.3), (x + s * 0.45, 1.4, 5.5), 0.04, STEEL) for s in (-1, 1)),
            box((x, 1.45, 5.5), (0.5, 0.18, 0.06), BLACK),
            box((x, 1.47, 5.43), (0.3, 0.12, 0.01), materials.screen("#70d0f0", 1.2)),
        ]
    bag = lathe(
        [(0.02, 0.0), (0.28, 0.06), (0.3, 1.3), (0.05, 1.45)],
        [materials.plastic("#8a2020")] * 4,
        sides=24,
    )
    parts += [at(bag, -4.6, 1.0, 3.4), rod((-4.6, 2.4, 3.4), (-4.6, 5.4, 3.4), 0.02, STEEL)]
    parts += [
        box((5.2, 0.5, 3.4), (0.3, 0.06, 0.9), BLACK),
        *furniture.legs(5.2, 3.4, (0.22, 0.8), 0.45, STEEL),
        *furniture.barbell(5.2, 1.25, 4.2),
        *(rod((5.2 + s * 0.5, 0.0, 4.2), (5.2 + s * 0.5, 1.2, 4.2), 0.04, STEEL) for s in (-1, 1)),
        box((0.0, 0.02, 1.0), (3.2, 0.02, 2.2), materials.carpet("#2c4a6a")),
    ]
    return shell.lit(parts, site, _CEILING, bright=2.2)


def shop(site: Site) -> Set:
    """Build the set of a shop: shelves of coloured goods, a counter with a till, signs."""
    parts = shell.walls("#aca9a1", "#b5b3af", materials.enamel("#3a8a5a"))
    parts.append(box((0, 4.4, 6.84), (9.9, 0.4, 0.04), materials.enamel("#2f7a4a")))
    for k, color in enumerate(("#f0e8d0", "#e0b030", "#f0e8d0")):
        parts.append(box((-5.5 + 5.5 * k, 4.4, 6.79), (1.2, 0.16, 0.01), materials.light(color, 0.5)))
    for x in (-8.0, -4.8, -1.6, 1.6, 4.8, 8.0):
        parts += furniture.shelf(site, x, 6.4, 1.5, rows=5, paint=WHITE, goods=True)
    for x in (-7.6, 7.6):
        parts += furniture.shelf(site, x, 2.8, 1.6, rows=3, paint=WHITE, goods=True)
    parts += [
        box((5.0, 0.5, 4.2), (1.2, 0.5, 0.45), WOOD),
        box((5.0, 1.03, 4.2), (1.3, 0.04, 0.52), WHITE),
        box((5.4, 1.2, 4.2), (0.26, 0.14, 0.22), BLACK),
        box((5.4, 1.42, 4.15), (0.2, 0.1, 0.02), materials.screen("#70e090", 1.0)),
    ]
    fruits = ("#d83a2a", "#e8a020", "#6ab030")
    for row, color in enumerate(fruits):
        x = -5.6 + 1.1 * row
        parts.append(box((x, 0.4, 4.0), (0.5, 0.4, 0.4), WOOD))
        fruit = materials.fruit(color)
        parts += [
            ball(
                (x - 0.33 + 0.22 * (k % 4), 0.88, 3.75 + 0.22 * (k // 4)), (0.11, 0.11, 0.11), fruit, sides=10
            )
            for k in range(12)
        ]
    return shell.lit(parts, site, _CEILING, bright=2.6)


def museum(site: Site) -> Set:
    """Build the set of a museum: paintings in gold frames under spots, sculptures on plinths, a bench."""
    parts = shell.walls("#acaaa6", "#b2b0ac", materials.plaster("#c8c4ba"))
    gold, stone = GILT, materials.marble("#e0dcd2")
    rows: list[list[float]] = []
    for k, color in enumerate(site.rng.permutation(_PAINTINGS).tolist()):
        x = -8.0 + 3.2 * k
        half = (1.15, 0.8) if k % 2 else (0.75, 1.05)
        parts += furniture.picture(x, 2.5, 6.86, half, color, frame=gold)
        rows.append([x, 4.2, 5.4, 0.8, 0.7, 0.55, 0.25])
    for x, z in ((-6.4, 3.4), (6.6, 3.2)):
        parts += [
            box((x, 0.55, z), (0.4, 0.55, 0.4), WHITE),
            at(lathe([(0.3, 0.0), (0.12, 0.3), (0.34, 0.75), (0.12, 1.0)], [stone] * 4, sides=24), x, 1.1, z),
            ball((x, 2.28, z), (0.2, 0.26, 0.2), stone),
        ]
    parts += [
        box((3.6, 0.42, 4.4), (1.0, 0.06, 0.32), DARK),
        *furniture.legs(3.6, 4.4, (0.85, 0.22), 0.4, DARK),
    ]
    parts += [rod((5.0 + 1.4 * k, 0.0, 5.4), (5.0 + 1.4 * k, 0.95, 5.4), 0.035, gold) for k in range(3)]
    parts += [
        rod((5.0 + 1.4 * k, 0.9, 5.4), (6.4 + 1.4 * k, 0.9, 5.4), 0.025, materials.velvet("#8a1f24"))
        for k in range(2)
    ]
    meshes, ceiling = shell.panels([(-4.5, 1.0), (4.5, 1.0)], bright=1.6)
    return Set(mesh=join(*parts, *meshes), lights=lights([*rows[1:5], *ceiling]))


def hall(site: Site) -> Set:
    """Build the set of a great hall: columns, tall arched windows, chandeliers, a red carpet."""
    stone = materials.marble("#d8c8a8")
    gold = GILT
    parts = shell.walls("#948568", "#66563b", gold)
    for x in (-7.8, -4.6, 4.6, 7.8):
        parts += furniture.column(x, 5.6, stone, high=shell.HIGH)
    for x in (-6.2, 0.0, 6.2):
        parts += _arched(x, shell.pane_of(site), gold)
    parts += [box((0, 0.015, 0.0), (1.7, 0.015, 7.0), materials.carpet("#8a1a22"))]
    parts += [box((s * 1.6, 0.02, 0.0), (0.08, 0.016, 7.0), gold) for s in (-1, 1)]
    rows: list[list[float]] = []
    for x in (-3.8, 3.8):
        parts += _chandelier(x, 3.9, 2.6, gold)
        rows.append([x, 3.6, 2.4, 1.3, 0.95, 0.5, 0.06])
    drape = materials.velvet("#6a1a2a")
    parts += [
        box((x + s * 1.35, 2.4, 6.7), (0.28, 2.3, 0.12), drape) for x in (-6.2, 0.0, 6.2) for s in (-1, 1)
    ]
    return Set(
        mesh=join(*parts),
        lights=lights(rows if site.night else [*rows, [0.0, 3.2, 4.6, 0.6, 0.55, 0.48, 0.05]]),
    )


def church(site: Site) -> Set:
    """Build the set of a church: stained glass, an altar with candles, pews on both sides, columns."""
    stone = materials.sandstone("#a89c8c")
    parts = shell.walls("#8c8276", "#5a5248", stone)
    glow = 0.25 if site.night else 1.1
    for x, high in ((-6.4, 3.2), (-3.2, 3.2), (0.0, 3.9), (3.2, 3.2), (6.4, 3.2)):
        for k in range(5):
            for row in range(round(high / 0.55)):
                color = _GLASS[(3 * k + 2 * row + round(x)) % 5]
                parts.append(
                    box(
                        (x - 0.44 + 0.22 * k, 1.6 + 0.55 * row, 6.84),
                        (0.1, 0.25, 0.02),
                        materials.light(color, glow),
                    )
                )
        parts.append(box((x, 1.6 + high / 2, 6.88), (0.64, high / 2 + 0.3, 0.04), DARK))
    for x in (-8.4, -4.8, 4.8, 8.4):
        parts += furniture.column(x, 5.4, stone, high=shell.HIGH, wide=0.34)
    parts += [
        box((0, 0.1, 5.4), (2.6, 0.1, 1.2), stone),
        box((0, 0.7, 5.6), (1.3, 0.5, 0.45), WHITE),
        box((0, 1.22, 5.6), (1.4, 0.04, 0.55), materials.cloth("#c8b070")),
        box((0, 2.1, 5.9), (0.05, 0.75, 0.05), GOLD),
        box((0, 2.35, 5.9), (0.42, 0.05, 0.05), GOLD),
    ]
    rows: list[list[float]] = [[0.0, 2.4, 4.6, 2.6, 1.8, 0.9, 0.12]]
    for x in (-1.0, -0.6, 0.6, 1.0):
        parts += [
            rod((x, 1.26, 5.5), (x, 1.6, 5.5), 0.04, WHITE),
            ball((x, 1.68, 5.5), (0.03, 0.07, 0.03), materials.light("#ffd080", 6.0), sides=8),
        ]
    for side in (-1, 1):
        for k in range(5):
            x, z = side * 5.4, -0.6 + 1.15 * k
            parts += [
                box((x, 0.46, z), (2.2, 0.04, 0.24), WOOD),
                box((x, 0.8, z - 0.24), (2.2, 0.36, 0.03), WOOD),
                *(box((x + s * 2.2, 0.5, z), (0.05, 0.5, 0.3), DARK) for s in (-1, 1)),
            ]
    day = [[x, 3.2, 4.8, 0.9, 0.8, 1.0, 0.05] for x in (-4.8, 0.0, 4.8)]
    return Set(mesh=join(*parts), lights=lights(rows if site.night else rows + day))


def station(site: Site) -> Set:
    """Build the set of a station or an airport: a wall of glass, rows of seats, boards with lines of text."""
    parts = shell.walls("#9a9da0", "#aaacad", STEEL)
    pane = shell.pane_of(site)
    parts += [box((-8.3 + 2.4 * k, 2.5, 6.8), (1.1, 2.2, 0.04), pane) for k in range(8)]
    parts += [box((-9.5 + 2.4 * k, 2.5, 6.74), (0.08, 2.5, 0.08), STEEL) for k in range(9)]
    parts += [box((0, 2.5, 6.74), (9.9, 0.06, 0.06), STEEL)]
    letters = materials.light("#f0c840", 1.4)
    for x in (-4.6, 4.6):
        parts += [
            box((x, 4.0, 4.4), (1.7, 0.75, 0.08), BLACK),
            *(rod((x + s * 1.4, 4.7, 4.4), (x + s * 1.4, 5.5, 4.4), 0.03, STEEL) for s in (-1, 1)),
        ]
        for row in range(5):
            for k in range(3):
                half = 0.18 + 0.07 * ((row + 2 * k) % 3)
                parts.append(box((x - 1.1 + 1.05 * k, 4.5 - 0.25 * row, 4.31), (half, 0.05, 0.01), letters))
    seat = materials.plastic("#2a3a5a")
    for x0, z in ((-7.4, 5.0), (-7.8, 2.8), (3.0, 5.0), (3.8, 2.8)):
        for k in range(5):
            x = x0 + 0.9 * k
            parts += [
                box((x, 0.48, z), (0.38, 0.05, 0.34), seat),
                box((x, 0.86, z + 0.34), (0.38, 0.36, 0.04), seat),
            ]
        parts += [
            rod((x0 - 0.4, 0.4, z), (x0 + 4.0, 0.4, z), 0.05, STEEL),
            box((x0 + 1.8, 0.2, z), (0.06, 0.2, 0.3), STEEL),
        ]
    return shell.lit(parts, site, _CEILING, bright=2.2)


def pool(site: Site) -> Set:
    """Build the set of an indoor swimming pool: a basin with lanes, starting blocks, a wall of glass."""
    parts = shell.walls("#9fb8bc", "#c4cfd0", WHITE)
    pane = shell.pane_of(site)
    parts += [box((-8.3 + 2.4 * k, 3.2, 6.84), (1.1, 1.6, 0.03), pane) for k in range(8)]
    water, line = materials.water("#3fa4c8", 0.12), materials.painted("#d84a38")
    parts += [box((0, 0.17, 0.0), (9.9, 0.17, 5.6), water), box((0, 0.2, 5.8), (9.9, 0.24, 0.2), WHITE)]
    for row in range(3):
        for k in range(48):
            float_ = line if k % 4 < 2 else WHITE
            parts.append(box((-9.4 + 0.4 * k, 0.36, 1.6 + 1.5 * row), (0.17, 0.05, 0.05), float_))
    for k in range(5):
        x = -7.6 + 3.6 * k
        parts += [
            box((x, 0.4, 6.4), (0.35, 0.4, 0.3), WHITE),
            box((x, 0.84, 6.3), (0.36, 0.05, 0.36), materials.plastic("#2f6ab0")),
        ]
    parts += [rod((8.2 + s * 0.3, 0.0, 5.4), (8.2 + s * 0.3, 1.1, 5.8), 0.035, STEEL) for s in (-1, 1)]
    return shell.lit(parts, site, _CEILING, bright=2.0)


def cave(site: Site) -> Set:
    """Build the set of a cave: walls of rock, stalactites, stalagmites, crystals that glow."""
    tones = [materials.stone(color) for color in ("#5a4e44", "#493f36", "#66594c")]
    parts = [box((0, 3, 9.0), (16, 5, 0.2), tones[1]), box((0, 3, -13.0), (16, 5, 0.2), tones[1])]
    for k in range(90):
        a = math.pi * float(site.rng.uniform(0.0, 1.0))
        z = float(site.rng.uniform(-6.0, 8.5))
        x, y = 9.5 * math.cos(a), 5.6 * math.sin(a)
        size = float(site.rng.uniform(1.0, 2.2))
        parts.append(ball((x, y, z), (size, 0.8 * size, size), tones[k % 3], sides=10))
    for k in range(60):
        x, y = float(site.rng.uniform(-10.0, 10.0)), float(site.rng.uniform(0.0, 5.4))
        size = float(site.rng.uniform(0.7, 1.6))
        parts.append(ball((x, y, 8.4), (0.7 * size, 1.3 * size, 0.8 * size), tones[k % 3], sides=10))
    for k in range(26):
        x, z = float(site.rng.uniform(-8.5, 8.5)), float(site.rng.uniform(2.4, 8.0))
        long, wide = float(site.rng.uniform(0.5, 1.8)), float(site.rng.uniform(0.12, 0.3))
        spike = lathe([(wide, 0.0), (0.5 * wide, 0.5 * long), (0.01, long)], [tones[k % 3]] * 3, sides=10)
        if k % 2:
            spike.at[:] *= (1.0, -1.0, 1.0)
            spike.normal[:] *= (1.0, -1.0, 1.0)
            spike = Mesh(spike.surface, spike.faces[:, ::-1].copy(), spike.wound)
        parts.append(at(spike, x, 5.0 if k % 2 else 0.0, z))
    rows: list[list[float]] = [[0.0, 3.6, -1.0, 1.5, 1.25, 1.0, 0.04], [0.0, 3.0, 5.0, 1.0, 0.9, 0.8, 0.05]]
    for x, z, color, light in (
        (-5.6, 4.6, "#58c8e8", (0.5, 1.6, 2.0)),
        (5.2, 5.2, "#b070e8", (1.4, 0.7, 2.0)),
        (-1.8, 7.2, "#58e8b0", (0.5, 1.8, 1.2)),
    ):
        crystal = materials.gem(color, 0.9)
        for _ in range(6):
            lean = (
                float(site.rng.uniform(-0.5, 0.5)),
                float(site.rng.uniform(0.5, 1.1)),
                float(site.rng.uniform(-0.3, 0.3)),
            )
            parts.append(rod((x + 0.2 * lean[0], 0.0, z), (x + lean[0], lean[1], z + lean[2]), 0.1, crystal))
        rows.append([x, 1.0, z - 0.8, *light, 0.12])
    return Set(mesh=join(*parts), lights=lights(rows))


def _arched(x: float, pane: Paint, trim: Paint) -> list[Mesh]:
    """Make a tall window with a round top in the far wall."""
    top = [
        box((x, 3.4 + 0.9 * math.sin(a), 6.86), (max(0.9 * math.cos(a), 0.05), 0.09, 0.03), pane)
        for a in (0.1, 0.3, 0.5, 0.7, 0.9, 1.1, 1.3, 1.45)
    ]
    return [
        box((x, 2.2, 6.88), (1.05, 1.35, 0.03), trim),
        box((x, 2.2, 6.84), (0.9, 1.3, 0.03), pane),
        *top,
        *(box((x, 0.9 + 0.75 * k, 6.8), (0.9, 0.03, 0.02), trim) for k in range(5)),
        box((x, 2.6, 6.8), (0.03, 1.65, 0.02), trim),
    ]


def _chandelier(x: float, y: float, z: float, gold: Paint) -> list[Mesh]:
    flame = materials.light("#ffe0a0", 5.0)
    parts = [rod((x, y, z), (x, 5.5, z), 0.025, gold), ball((x, y, z), (0.14, 0.2, 0.14), gold)]
    for k in range(10):
        a = 2 * math.pi * k / 10
        end = (x + 0.8 * math.cos(a), y + 0.05, z + 0.8 * math.sin(a))
        parts += [
            rod((x, y, z), end, 0.025, gold),
            ball((end[0], y + 0.2, end[2]), (0.045, 0.1, 0.045), flame, sides=8),
        ]
    return parts

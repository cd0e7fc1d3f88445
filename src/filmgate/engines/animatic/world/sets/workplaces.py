"""Sets of rooms to work and to learn in, seen towards +z: office, classroom, library, laboratory, hospital,
workshop.
"""

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.materials import IRON
from filmgate.engines.animatic.geometry.mesh import join
from filmgate.engines.animatic.geometry.shapes import ball, box, lathe, rod
from filmgate.engines.animatic.world.sets import furniture, shell
from filmgate.engines.animatic.world.sets.base import Set, Site, lights
from filmgate.engines.animatic.world.sets.furniture import BLACK, DARK, STEEL, WHITE, WOOD, at

_CEILING = [(-4.5, 1.0), (0.0, 1.0), (4.5, 1.0), (-4.5, 4.6), (0.0, 4.6), (4.5, 4.6)]
_DAY = (1.0, 1.1, 1.25)


def office(site: Site) -> Set:
    """Build the set of an office: desks with screens before a glass front, a whiteboard, a plant."""
    trim = materials.enamel("#d8dade")
    parts = shell.walls("#b8ad9c", "#cfcac0", trim)
    for x in (-7.6, -4.0, -0.4, 3.2):
        parts += shell.window(x, 3.0, (1.7, 1.7), site, trim, town=True)
        parts += [box((x, 4.5 - 0.14 * k, 6.68), (1.55, 0.02, 0.05), WHITE) for k in range(5)]
    parts += [
        box((7.2, 2.6, 6.85), (1.7, 1.05, 0.04), STEEL),
        box((7.2, 2.6, 6.8), (1.62, 0.97, 0.02), materials.screen("#f6f6f4", 0.1)),
    ]
    parts += [
        box((6.2 + 0.32 * k, 2.2 + 0.5 * h, 6.77), (0.1, 0.5 * h, 0.01), materials.plastic(color))
        for k, (h, color) in enumerate(
            zip(
                (0.3, 0.5, 0.4, 0.8, 0.6),
                ("#3468b0", "#3468b0", "#c8402e", "#2f7a4a", "#3468b0"),
                strict=True,
            )
        )
    ]
    for x, z in ((-6.6, 4.4), (-3.6, 5.2), (3.4, 5.2), (6.0, 3.8), (-6.4, 1.6)):
        parts += furniture.table(x, z, (0.95, 0.5), materials.wood("#a8754a"))
        parts += furniture.monitor(x - 0.2, 0.8, z + 0.1)
        parts += [box((x - 0.1, 0.82, z - 0.28), (0.26, 0.012, 0.09), BLACK)]
        parts += furniture.swivel(x, z - 0.8, materials.cloth("#b06a3c" if z > 4.5 else "#2e5a68"))
        parts.append(at(lathe([(0.05, 0.0), (0.055, 0.12)], [WHITE] * 2, sides=14), x + 0.6, 0.81, z))
    for x, z, tall in ((9.0, 5.8, 1.3), (1.4, 6.1, 1.0), (-5.2, 6.1, 1.1)):
        parts += furniture.plant(site, x, z, tall=tall)
    return shell.lit(parts, site, _CEILING, bright=2.0)


def classroom(site: Site) -> Set:
    """Build the set of a classroom: a blackboard with writing, rows of desks, a globe, windows."""
    trim = materials.wood("#c8b48c")
    parts = shell.walls("#aaa391", "#b2afa7", trim)
    board, chalk = materials.slate("#23463a"), materials.light("#dfe4dc", 0.2)
    parts += [
        box((0, 2.55, 6.86), (3.7, 1.2, 0.05), WOOD),
        box((0, 2.55, 6.8), (3.55, 1.06, 0.03), board),
        box((0, 1.38, 6.7), (3.6, 0.03, 0.1), WOOD),
    ]
    parts += [
        box((-2.6 + 0.16 * (k % 3), 3.3 - 0.28 * k, 6.76), (0.55 + 0.16 * ((k * 5) % 4), 0.022, 0.01), chalk)
        for k in range(5)
    ]
    parts += [
        rod((1.0, 2.0, 6.75), (2.6, 2.0, 6.75), 0.02, chalk),
        rod((1.0, 2.0, 6.75), (1.8, 3.2, 6.75), 0.02, chalk),
        rod((1.8, 3.2, 6.75), (2.6, 2.0, 6.75), 0.02, chalk),
    ]
    for x in (-7.6, 7.6):
        parts += shell.window(x, 2.9, (1.5, 1.5), site, trim)
    desk = materials.wood("#b98a54")
    for x in (-6.4, -4.4, 4.4, 6.4):
        for z in (1.4, 3.0, 4.6):
            parts += furniture.table(x, z, (0.7, 0.4), desk, high=0.72)
            parts += furniture.chair(x, z - 0.65, materials.plastic("#3a5a80"))
            parts.append(box((x - 0.15, 0.78, z), (0.18, 0.03, 0.13), materials.painted("#a83a30")))
    parts += furniture.table(-2.4, 6.0, (1.1, 0.4), WOOD)
    parts += [
        ball((-2.9, 1.16, 6.0), (0.24, 0.24, 0.24), materials.plastic("#3f7ab0")),
        at(lathe([(0.16, 0.0), (0.03, 0.06), (0.03, 0.16)], [DARK] * 3, sides=16), -2.9, 0.81, 6.0),
    ]
    return shell.lit(parts, site, _CEILING, bright=1.6)


def library(site: Site) -> Set:
    """Build the set of a library: shelves of books up to the ceiling, a ladder, reading tables with lamps."""
    parts = shell.walls("#6a4a34", "#5a4030", DARK)
    for x in (-8.2, -5.0, -1.8, 1.4, 4.6, 7.8):
        parts += furniture.shelf(site, x, 6.4, 1.5, rows=7, paint=DARK)
    for x in (-8.4, 8.4):
        parts += furniture.shelf(site, x, 2.6, 1.2, rows=5, paint=DARK)
    parts += [rod((3.0 + s * 0.25, 0.0, 5.5), (3.0 + s * 0.25, 4.4, 6.1), 0.035, WOOD) for s in (-1, 1)]
    parts += [
        rod((2.75, 0.4 + 0.4 * k, 5.55 + 0.053 * k), (3.25, 0.4 + 0.4 * k, 5.55 + 0.053 * k), 0.02, WOOD)
        for k in range(10)
    ]
    glow = materials.light("#ffe2a8", 2.4)
    shade = materials.screen("#1f6a48", 0.15)
    rows: list[list[float]] = []
    for x in (-5.4, 5.4):
        parts += furniture.table(x, 3.8, (1.5, 0.6), WOOD)
        parts += furniture.chair(x - 0.6, 2.9, DARK)
        parts += furniture.chair(x + 0.6, 2.9, DARK)
        parts += [
            rod((x, 0.8, 3.9), (x, 1.25, 3.9), 0.02, STEEL),
            box((x, 1.3, 3.85), (0.26, 0.06, 0.11), shade),
            box((x, 1.235, 3.85), (0.22, 0.012, 0.08), glow),
            box((x + 0.7, 0.84, 3.7), (0.16, 0.03, 0.12), materials.painted("#8a2a22")),
        ]
        rows.append([x, 1.5, 3.4, 1.4, 1.0, 0.5, 0.3])
    for x in (-3.2, 3.2):
        parts += shell.hanging(x, 3.9, 2.4, night=True, shade="#a8843c")
        rows.append([x, 3.7, 2.2, 1.5, 1.05, 0.6, 0.07])
    return Set(mesh=join(*parts), lights=lights(rows))


def laboratory(site: Site) -> Set:
    """Build the set of a laboratory: white benches with flasks of coloured liquids, a microscope, screens."""
    trim = materials.enamel("#c4ced4")
    parts = shell.walls("#a9afb0", "#b3b6b6", trim)
    parts += [box((0, 0.45, 6.2), (9.8, 0.45, 0.6), WHITE), box((0, 0.93, 6.15), (9.9, 0.04, 0.7), STEEL)]
    for x in (-7.0, -3.5, 3.5, 7.0):
        parts += [box((x, 3.0, 6.6), (1.5, 0.04, 0.3), STEEL), box((x, 3.8, 6.6), (1.5, 0.6, 0.28), trim)]
    colours = ("#38b0d8", "#58c850", "#e0a030", "#c84878", "#8a58d0")
    for k in range(22):
        x = -8.8 + 0.82 * k
        liquid = materials.water(colours[k % 5], 0.35)
        flask = lathe([(0.17, 0.0), (0.18, 0.06), (0.05, 0.3), (0.05, 0.42)], [liquid] * 4, sides=18)
        parts.append(at(flask, x, 0.98 if k % 3 else 3.05, 6.0 if k % 3 else 6.55))
    for x, z in ((-5.6, 3.0), (5.6, 3.0)):
        parts += [box((x, 0.45, z), (1.5, 0.45, 0.55), WHITE), box((x, 0.93, z), (1.6, 0.04, 0.65), STEEL)]
        parts += furniture.monitor(x - 0.7, 0.95, z + 0.2)
        parts += [
            box((x + 0.6, 1.0, z), (0.16, 0.03, 0.2), BLACK),
            rod((x + 0.6, 1.0, z + 0.15), (x + 0.6, 1.5, z + 0.1), 0.04, WHITE),
            rod((x + 0.6, 1.6, z - 0.15), (x + 0.6, 1.2, z + 0.02), 0.05, BLACK),
        ]
    return shell.lit(parts, site, _CEILING, bright=2.6)


def hospital(site: Site) -> Set:
    """Build the set of a hospital room: beds with rails, curtains, screens with a pulse, drips on stands."""
    trim = materials.enamel("#8fb8b0")
    parts = shell.walls("#a5adaa", "#b3b6b5", trim)
    parts += shell.window(-0.4, 3.0, (1.8, 1.4), site, WHITE)
    sheet, cloth = materials.cloth("#f4f6f6"), materials.cloth("#7cb0a8")
    line = materials.light("#50e070", 1.6)
    for x in (-6.2, 6.2):
        parts += [
            box((x, 0.62, 4.8), (0.75, 0.05, 1.5), STEEL),
            box((x, 0.76, 4.8), (0.7, 0.1, 1.45), sheet),
            box((x, 0.86, 4.4), (0.73, 0.05, 1.0), cloth),
            ball((x, 0.95, 5.9), (0.45, 0.12, 0.25), sheet),
            box((x, 1.0, 6.35), (0.75, 0.4, 0.04), WHITE),
            *(box((x + s * 0.76, 0.95, 4.9), (0.02, 0.03, 0.9), STEEL) for s in (-1, 1)),
            *furniture.legs(x, 4.8, (0.6, 1.3), 0.6, STEEL),
            rod((x + 1.3, 0.0, 5.8), (x + 1.3, 2.3, 5.8), 0.025, STEEL),
            box((x + 1.3, 2.1, 5.8), (0.13, 0.2, 0.04), materials.glass("#d8e8f0")),
            box((x - 1.5, 2.0, 6.7), (0.5, 0.36, 0.06), BLACK),
        ]
        for k in range(8):
            high = (0.0, 0.0, 0.22, -0.12, 0.0, 0.0, 0.1, 0.0)
            parts.append(
                rod(
                    (x - 1.9 + 0.1 * k, 2.0 + high[k], 6.62),
                    (x - 1.8 + 0.1 * k, 2.0 + high[(k + 1) % 8], 6.62),
                    0.012,
                    line,
                )
            )
        parts += [
            box((x + (3.2 if x < 0 else -3.2), 1.9, 5.2 + 0.25 * k), (0.05, 1.5, 0.1), cloth)
            for k in range(6)
        ]
    return shell.lit(parts, site, _CEILING, bright=2.2)


def workshop(site: Site) -> Set:
    """Build the set of a workshop: a workbench, tools on the wall, shelves, barrels and crates."""
    brick = materials.brick("#7a6a5c")
    parts = shell.walls("#63594e", "#35312d", materials.wood("#4a443e"))
    parts += [box((-4.0 + 4.0 * k, 5.2, 0.0), (0.14, 0.2, 7.0), DARK) for k in range(3)]
    parts += [box((-1.6, 2.7, 6.86), (3.4, 1.1, 0.04), materials.wood("#a88858"))]
    for k in range(11):
        x, long = -4.6 + 0.6 * k, 0.3 + 0.06 * ((k * 3) % 5)
        parts += [
            box((x, 2.8, 6.78), (0.035, long, 0.03), WOOD if k % 2 else DARK),
            box((x, 2.8 + long, 6.77), (0.12 if k % 3 else 0.06, 0.09, 0.04), IRON),
        ]
    parts += [
        box((-1.6, 0.95, 5.9), (3.4, 0.07, 0.7), WOOD),
        *furniture.legs(-1.6, 5.9, (3.2, 0.5), 0.9, DARK),
    ]
    parts += [
        box((-3.4, 1.12, 5.8), (0.3, 0.1, 0.2), materials.enamel("#b03a2a")),
        box((0.4, 1.1, 5.7), (0.16, 0.12, 0.3), IRON),
        at(
            lathe([(0.1, 0.0), (0.1, 0.22)], [materials.enamel("#3468b0")] * 2, sides=16),
            -0.6,
            1.02,
            5.9,
        ),
    ]
    parts += furniture.shelf(site, 5.4, 6.4, 1.9, rows=5, paint=DARK)
    for x, z in ((8.2, 4.6), (8.8, 3.4), (-8.4, 5.4)):
        barrel = lathe(
            [(0.42, 0.0), (0.52, 0.55), (0.42, 1.1), (0.02, 1.1)], [WOOD, DARK, WOOD, WOOD], sides=24
        )
        parts.append(at(barrel, x, 0.0, z))
    for x, y, z, half in ((-8.0, 0.5, 3.2, 0.5), (-7.2, 0.4, 4.2, 0.4), (-8.0, 1.35, 3.2, 0.35)):
        parts.append(box((x, y, z), (half, half, half), materials.wood("#9a7446")))
    parts += shell.window(8.0, 3.2, (1.2, 1.2), site, DARK)
    parts.append(box((-9.85, 1.5, 0.0), (0.05, 1.5, 6.0), brick))
    rows: list[list[float]] = []
    for x in (-3.0, 2.6):
        parts += shell.hanging(x, 3.5, 3.6, night=True, shade="#2f4a3a")
        rows.append([x, 3.3, 3.4, 1.7, 1.25, 0.8, 0.09])
    return Set(
        mesh=join(*parts), lights=lights(rows if site.night else [*rows, [7.0, 3.2, 4.8, *_DAY, 0.05]])
    )

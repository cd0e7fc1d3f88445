"""The set of a kitchen, as large as one at home, seen towards +z."""

import math

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.materials import BRASS
from filmgate.engines.animatic.geometry.mesh import Mesh, join
from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.geometry.shapes import ball, box, lathe, rod
from filmgate.engines.animatic.world.sets import furniture, shell
from filmgate.engines.animatic.world.sets.base import Set, Site, lights
from filmgate.engines.animatic.world.sets.furniture import at

_WALL = 3.1  # metres from where somebody stands to the far wall
_DEEP, _TOP = 0.62, 0.9  # metres: of a worktop
_CEILING, _ASIDE, _BEHIND = 2.85, 6.6, -12.0  # metres: the walls that the camera stays within
_WINDOW, _SILL = (-0.35, 1.62, 0.98, 0.60), 0.98  # x, y, half its width and height
_FRONTS = ("#6f8f86", "#7d9a86", "#c9b48e", "#5f7f95", "#b9775c")  # colours of the cupboards
_UNIT = 0.6  # metres: the width of a cupboard
_STOVE, _TALL = 1.75, 3.95  # x of the stove and of the refrigerator
_SHELVES = ((-2.55, 1.42), (-2.55, 1.78), (-2.55, 2.14))  # x, height
_JARS = ("#b8503a", "#e0c890", "#4a7a8a", "#d8d0c0", "#7a9a5a", "#c88a3a", "#e8e0d0", "#8a5a6a")
_STEEL = materials.brushed("#b4babf")


def kitchen(site: Site) -> Set:
    """Build the set of a kitchen: worktops along the far wall, a window over the sink, a stove, shelves."""
    front = materials.enamel(_FRONTS[int(site.rng.integers(len(_FRONTS)))])
    wood, trim = materials.wood("#b98a58"), materials.enamel("#f3ede2")
    glow = 4.0 if site.night else 2.2
    parts = [*_walls(trim), *_cupboards(front, wood), *_stove(), *_over(front, wood, glow)]
    parts += [*_by_window(site, trim), *_shelves(wood), *_refrigerator(), *_corner(site, wood)]
    for x in (-1.9, 1.1):
        parts += shell.hanging(x, 2.05, 1.75, night=site.night, shade="#c8803a", high=_CEILING)
    # few lights: each is paid for in every frame. Both lamps are one, and so are those over the worktop
    warm = (1.7, 1.18, 0.66) if site.night else (1.0, 0.68, 0.36)
    rows = [[-0.2, 1.95, 1.5, *warm, 0.24], [2.3, 1.3, _WALL - 0.5, 0.5, 0.36, 0.2, 1.0]]
    if not site.night:
        rows.append([_WINDOW[0] - 1.0, 1.7, _WALL - 1.3, 0.42, 0.44, 0.48, 0.22])
    return Set(mesh=join(*parts), lights=lights(rows))


def _walls(trim: Paint) -> list[Mesh]:
    paint, tile = materials.plaster("#d9c7a8"), materials.ceramic("#e6dfcf")
    long = 0.5 * (_WALL - _BEHIND)
    middle = _WALL - long
    high = 0.5 * _CEILING
    parts = [
        box((0, high, _WALL + 0.1), (_ASIDE, high, 0.1), paint),
        box((0, high, _BEHIND), (_ASIDE, high, 0.1), paint),
        *(box((s * _ASIDE, high, middle), (0.1, high, long), paint) for s in (-1, 1)),
        box((0, _CEILING + 0.05, middle), (_ASIDE, 0.05, long), materials.plaster("#efe8dc")),
        box((0, _CEILING - 0.05, _WALL - 0.02), (_ASIDE, 0.05, 0.03), trim),
    ]
    for row in range(3):
        for k in range(28):
            x = -4.9 + 0.36 * k + 0.18 * (row % 2)
            if abs(x - _WINDOW[0]) > _WINDOW[2] + 0.05 or row == 0:
                y = _TOP + 0.1 + 0.185 * row
                parts.append(box((x, y, _WALL - 0.005), (0.174, 0.086, 0.006), tile))
    return parts


def _cupboards(front: Paint, wood: Paint) -> list[Mesh]:
    """Make the cupboards below the worktop, with doors that have a panel each, and the worktop."""
    face = _WALL - _DEEP
    dark = materials.painted("#3a3028")
    parts = [
        box((-0.2, 0.05, face + 0.34), (4.8, 0.05, 0.3), dark),
        box((-0.2, _TOP - 0.02, face + 0.28), (4.8, 0.02, 0.35), wood),
    ]
    for k in range(15):
        x = _STOVE + _UNIT * (k - 10)
        if abs(x - _STOVE) < 0.25:
            continue
        parts.append(box((x, 0.48, face + 0.31), (0.29, 0.38, 0.3), front))
        if k % 4 == 2:  # drawers
            for y, half in ((0.22, 0.11), (0.48, 0.12), (0.74, 0.1)):
                parts += [
                    box((x, y, face), (0.275, half, 0.012), front),
                    box((x, y + 0.02, face - 0.022), (0.07, 0.008, 0.008), BRASS),
                ]
            continue
        parts += _door(x, 0.48, face, (0.275, 0.365), front, side=1 if k % 2 else -1)
    return parts


def _door(x: float, y: float, z: float, half: tuple[float, float], paint: Paint, *, side: int) -> list[Mesh]:
    """Make a door with a raised panel. side: where its knob is, along x."""
    w, h = half
    return [
        box((x, y, z), (w, h, 0.008), paint),
        box((x, y, z - 0.01), (w - 0.06, h - 0.06, 0.008), paint),
        ball((x + side * (w - 0.04), y + 0.3 * h, z - 0.03), (0.016, 0.016, 0.016), BRASS, sides=6),
    ]


def _stove() -> list[Mesh]:
    """Make a stove with an oven, a pot and a kettle on it, and a hood over it."""
    face, x = _WALL - _DEEP, _STOVE
    red, dark = materials.enamel("#a8402a"), materials.glass("#1a1c1e")
    pot = lathe([(0.11, 0.0), (0.125, 0.02), (0.125, 0.15), (0.02, 0.185)], [red] * 4, sides=24)
    steel = [(0.09, 0.0), (0.105, 0.03), (0.09, 0.12), (0.03, 0.17), (0.015, 0.2)]
    kettle = lathe(steel, [_STEEL] * 5, sides=24)
    return [
        box((x, 0.45, face + 0.31), (0.298, 0.45, 0.31), _STEEL),
        box((x, _TOP + 0.005, face + 0.31), (0.29, 0.01, 0.28), dark),
        box((x, 0.42, face - 0.01), (0.235, 0.2, 0.012), dark),
        rod((x - 0.23, 0.67, face - 0.04), (x + 0.23, 0.67, face - 0.04), 0.011, _STEEL),
        *(ball((x - 0.2 + 0.1 * k, 0.79, face - 0.02), (0.02, 0.02, 0.02), dark, sides=8) for k in range(5)),
        at(pot, x - 0.13, _TOP + 0.015, face + 0.38),
        *(box((x - 0.13 + s * 0.145, _TOP + 0.12, face + 0.38), (0.025, 0.01, 0.03), red) for s in (-1, 1)),
        ball((x - 0.13, _TOP + 0.21, face + 0.38), (0.02, 0.015, 0.02), dark, sides=8),
        at(kettle, x + 0.14, _TOP + 0.015, face + 0.28),
        rod((x + 0.22, _TOP + 0.09, face + 0.28), (x + 0.29, _TOP + 0.16, face + 0.28), 0.013, _STEEL),
        box((x, 1.62, _WALL - 0.2), (0.3, 0.07, 0.22), _STEEL),
        box((x, 2.2, _WALL - 0.14), (0.13, 0.55, 0.13), _STEEL),
    ]


def _over(front: Paint, wood: Paint, glow: float) -> list[Mesh]:
    """Make the cupboards over the worktop, lit below, and plates and bottles under them."""
    parts = [box((2.78, 1.445, _WALL - 0.2), (0.62, 0.008, 0.03), materials.light("#ffe2b0", glow))]
    for k in range(2):
        x = 2.45 + 0.63 * k
        parts.append(box((x, 1.85, _WALL - 0.18), (0.305, 0.4, 0.17), front))
        parts += _door(x, 1.85, _WALL - 0.355, (0.29, 0.385), front, side=-1 if k else 1)
    for x, tall, wide, color in (
        (2.3, 0.22, 0.055, "#d8c8a0"),
        (2.46, 0.17, 0.05, "#d8c8a0"),
        (3.2, 0.26, 0.035, "#3a5a2a"),
        (3.3, 0.22, 0.03, "#7a4a1e"),
    ):
        jar = [(wide, 0.0), (wide * 1.06, tall * 0.6), (wide * 0.6, tall * 0.86), (0.01, tall)]
        parts.append(at(lathe(jar, [materials.ceramic(color)] * 4, sides=10), x, _TOP, _WALL - 0.2))
    parts += [  # bread on a board
        box((2.78, _TOP + 0.012, _WALL - 0.34), (0.2, 0.012, 0.12), wood),
        ball((2.8, _TOP + 0.075, _WALL - 0.34), (0.15, 0.06, 0.075), materials.crust("#b87a3a")),
    ]
    return parts


def _by_window(site: Site, trim: Paint) -> list[Mesh]:
    """Make the window with its curtains, herbs on its sill, and the sink below it."""
    x, y, w, h = _WINDOW
    z = _WALL - 0.02
    cloth = materials.cloth("#e9c9a0")
    parts = [
        *shell.outlook(site, x, y, z, (w, h)),
        *(box((x + s * (w + 0.03), y, z - 0.02), (0.05, h + 0.08, 0.03), trim) for s in (-1, 1)),
        *(box((x, y + s * (h + 0.03), z - 0.02), (w + 0.08, 0.05, 0.03), trim) for s in (-1, 1)),
        box((x, y, z - 0.02), (0.022, h, 0.02), trim),
        box((x, y + 0.12, z - 0.02), (w, 0.016, 0.02), trim),
        box((x, _SILL, z - 0.1), (w + 0.14, 0.02, 0.12), trim),
        rod((x - w - 0.2, y + h + 0.12, z - 0.1), (x + w + 0.2, y + h + 0.12, z - 0.1), 0.012, BRASS),
    ]
    for s in (-1, 1):  # each fold is a narrow box, deeper in turn
        for k in range(3):
            at_x = x + s * (w + 0.12 - 0.09 * k)
            parts.append(box((at_x, y + 0.02, z - 0.1 - 0.018 * (k % 2)), (0.046, h + 0.1, 0.02), cloth))
    for k in range(9):
        at_x = x - w + 0.11 + k * (2 * w - 0.22) / 8
        parts.append(box((at_x, y + h - 0.02, z - 0.12 - 0.012 * (k % 2)), (0.118, 0.12, 0.014), cloth))
    leaf = materials.leaf("#5a8a3a")
    for spot in (-0.62, 0.0, 0.55):
        pot = lathe([(0.05, 0.0), (0.07, 0.11)], [materials.clay("#b8693f")] * 2, sides=16)
        parts.append(at(pot, x + spot, _SILL + 0.02, z - 0.12))
        for k in range(6):
            a = 2.4 * k
            there = (x + spot + 0.05 * math.cos(a), _SILL + 0.17 + 0.018 * k, z - 0.12 + 0.04 * math.sin(a))
            parts.append(ball(there, (0.045, 0.035, 0.04), leaf, sides=6))
    face = _WALL - _DEEP
    parts += [  # an apron sink of white stoneware, with a tap
        box((x, _TOP - 0.1, face + 0.02), (0.38, 0.125, 0.06), materials.ceramic("#f4f1ea")),
        box((x, _TOP + 0.012, face + 0.28), (0.38, 0.012, 0.26), materials.ceramic("#f4f1ea")),
        box((x, _TOP + 0.026, face + 0.28), (0.33, 0.002, 0.2), materials.ceramic("#b9b6ae")),
        rod((x, _TOP, _WALL - 0.12), (x, _TOP + 0.3, _WALL - 0.12), 0.014, BRASS),
        rod((x, _TOP + 0.3, _WALL - 0.12), (x, _TOP + 0.27, _WALL - 0.3), 0.014, BRASS),
    ]
    return parts


def _shelves(wood: Paint) -> list[Mesh]:
    """Make open shelves with plates, jars and cups, and hooks with pans below them."""
    parts = []
    for row, (x, y) in enumerate(_SHELVES):
        parts.append(box((x, y, _WALL - 0.13), (0.95, 0.018, 0.13), wood))
        parts += [box((x + s * 0.7, y - 0.06, _WALL - 0.06), (0.015, 0.06, 0.05), wood) for s in (-1, 1)]
        for k in range(7):
            there = x - 0.8 + 0.26 * k
            paint = materials.ceramic(_JARS[(3 * k + 2 * row) % len(_JARS)])
            if row == 1 and k % 3 == 1:  # plates that lean on the wall
                plate = lathe([(0.01, 0.0), (0.09, 0.01), (0.115, 0.02)], [paint] * 3, sides=16)
                plate.at[:] = plate.at[:, [0, 2, 1]] * (1.0, 1.0, -1.0)
                at(plate, there, y + 0.13, _WALL - 0.05)
                plate.normal[:] = plate.normal[:, [0, 2, 1]] * (1.0, 1.0, -1.0)
                parts.append(plate)
                continue
            tall, wide = ((0.16, 0.06), (0.12, 0.07), (0.2, 0.055), (0.09, 0.05))[(k + row) % 4]
            jar = [(wide, 0.0), (1.1 * wide, 0.6 * tall), (0.8 * wide, tall), (0.01, 1.08 * tall)]
            parts.append(at(lathe(jar, [paint] * 4, sides=10), there, y + 0.018, _WALL - 0.12))
    parts.append(rod((-3.4, 1.3, _WALL - 0.05), (-1.7, 1.3, _WALL - 0.05), 0.01, BRASS))
    for k, (x, size) in enumerate(((-3.1, 0.11), (-2.75, 0.09), (-2.4, 0.12), (-2.1, 0.08))):
        pan = _STEEL if k % 2 else materials.metal("#c07a4a")
        parts += [
            ball((x, 1.12 - size, _WALL - 0.05), (size, size, 0.03), pan, sides=12),
            rod((x, 1.12, _WALL - 0.05), (x, 1.3, _WALL - 0.05), 0.01, pan),
        ]
    return parts


def _refrigerator() -> list[Mesh]:
    """Make a round-shouldered refrigerator with two doors."""
    cream, x, face = materials.enamel("#efe6d2"), _TALL, _WALL - 0.68
    return [
        box((x, 0.93, face + 0.36), (0.36, 0.9, 0.32), cream),
        box((x, 0.56, face + 0.02), (0.35, 0.5, 0.035), cream),
        box((x, 1.45, face + 0.02), (0.35, 0.36, 0.035), cream),
        rod((x - 0.27, 0.75, face - 0.05), (x - 0.27, 1.0, face - 0.05), 0.014, _STEEL),
        rod((x - 0.27, 1.2, face - 0.05), (x - 0.27, 1.4, face - 0.05), 0.014, _STEEL),
        box((x + 0.1, 1.9, face - 0.02), (0.07, 0.09, 0.003), materials.paper("#e8b84a")),
        box((x - 0.06, 1.5, face - 0.02), (0.05, 0.06, 0.003), materials.paper("#7aa8c8")),
    ]


def _corner(site: Site, wood: Paint) -> list[Mesh]:
    """Make what stands aside: a table with a cloth and fruit, chairs, and a rug before the sink."""
    x, z = -4.6, 1.5
    bowl = lathe([(0.05, 0.0), (0.15, 0.07), (0.16, 0.08)], [materials.ceramic("#4a7a8a")] * 3, sides=24)
    parts = [
        *furniture.table(x, z, (0.5, 0.5), wood, 0.76),
        *furniture.chair(x + 0.1, z + 0.75, wood, back=1.0),
        *furniture.chair(x - 0.75, z - 0.1, wood, back=1.0),
        at(bowl, x, 0.79, z),
        *furniture.plant(site, -5.7, _WALL - 0.5),
        *furniture.picture(-4.35, 1.75, _WALL - 0.02, (0.3, 0.38), "#c8a060", frame=wood),
        box((_WINDOW[0], 0.006, 1.9), (0.8, 0.006, 0.36), materials.carpet("#a8583f")),
        *(
            box((_WINDOW[0], 0.008, 1.9 + s * 0.28), (0.78, 0.006, 0.03), materials.carpet("#e6d3ae"))
            for s in (-1, 1)
        ),
    ]
    for k, color in enumerate(("#c83a2a", "#e0a030", "#c83a2a", "#7aa03a", "#e0a030")):
        a = 1.26 * k
        there = (x + 0.07 * math.cos(a), 0.89, z + 0.07 * math.sin(a))
        parts.append(ball(there, (0.045, 0.043, 0.045), materials.fruit(color), sides=12))
    return parts

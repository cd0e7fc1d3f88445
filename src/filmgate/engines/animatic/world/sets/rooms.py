"""Sets of rooms, seen towards +z: four walls with a living-room, a kitchen or a café in them."""

from filmgate.engines.animatic.geometry.materials import Paint
from filmgate.engines.animatic.geometry.mesh import Mesh, join
from filmgate.engines.animatic.geometry.shapes import box, lathe
from filmgate.engines.animatic.world.sets.base import Set, Site, lights

# on the worktop: x, height, half width, colour
_POTS = (
    (3.1, 0.32, 0.24, "#a8402a"),
    (3.75, 0.2, 0.2, "#8c9296"),
    (-3.4, 0.36, 0.16, "#d8c8a0"),
    (-3.9, 0.28, 0.14, "#3a6a8a"),
    (1.7, 0.24, 0.28, "#e8e0d0"),
    (5.6, 0.42, 0.13, "#2a5a34"),
)
_STEEL = Paint(color="#8c9296", gloss=1.6, grain=0.1)


def _shell(wall: str, ceiling: str, trim: Paint) -> list[Mesh]:
    paint = Paint(color=wall, grain=0.1, scale=3.0)
    return [
        box((0, 3, 7.0), (14, 3.2, 0.1), paint),
        box((0, 3, -13.0), (14, 3.2, 0.1), paint),
        box((10, 3, 0), (0.1, 3.2, 14), paint),
        box((-10, 3, 0), (0.1, 3.2, 14), paint),
        box((0, 5.6, 0), (14, 0.1, 14), Paint(color=ceiling)),
        box((0, 0.12, 6.86), (14, 0.12, 0.05), trim),
    ]


def _pane(site: Site) -> Paint:
    return Paint(color="#0e1830", glow=0.05, gloss=1.5) if site.night else Paint(color="#a8c4e0", glow=0.75)


def _window(x: float, y: float, half: tuple[float, float], pane: Paint, trim: Paint) -> list[Mesh]:
    w, h = half
    return [
        box((x, y, 6.85), (w, h, 0.06), trim),
        box((x, y, 6.8), (w - 0.15, h - 0.14, 0.05), pane),
        box((x, y, 6.74), (0.04, h - 0.14, 0.03), trim),
        box((x, y, 6.74), (w - 0.15, 0.04, 0.03), trim),
    ]


def _hanging(x: float, y: float, z: float, *, night: bool, shade: str = "#2a2a2c") -> list[Mesh]:
    """Make a lamp on a cord."""
    bulb = Paint(color="#ffdca0", glow=5.0 if night else 1.4)
    lamp = join(
        lathe(
            [(0.06, 0.42), (0.34, 0.0), (0.31, 0.0), (0.05, 0.38)],
            [Paint(color=shade, gloss=0.6)] * 4,
            sides=28,
        ),
        lathe([(0.02, 0.16), (0.11, 0.06), (0.02, -0.04)], [bulb] * 3, sides=16),
    )
    lamp.at[:] += (x, y, z)
    return [
        lamp,
        box((x, (y + 0.4 + 5.6) / 2, z), (0.012, (5.6 - y - 0.4) / 2, 0.012), Paint(color="#1a1a1a")),
    ]


def kitchen(site: Site) -> Set:
    """Build the set of a kitchen.

    It has a worktop along the far wall, cupboards over it, a stove, a sink below the window, pots and plates.
    """
    trim, top = Paint(color="#f0ece4", gloss=0.3), Paint(color="#b8a890", gloss=0.9, grain=0.3, scale=10.0)
    front, knob = Paint(color="#5e7a76", gloss=0.25), Paint(color="#c8a860", gloss=1.5)
    parts = _shell("#d8d0c0", "#ece8e0", trim)
    tile = Paint(color="#e4e2da", gloss=0.9)
    parts += [
        box((-9.5 + 0.62 * k, 1.65 + 0.32 * row, 6.88), (0.29, 0.15, 0.02), tile)
        for k in range(31)
        for row in range(3)
    ]
    for k in range(13):
        x = -7.8 + 1.25 * k
        parts += [
            box((x, 0.62, 6.2), (0.6, 0.52, 0.62), front),
            box((x + 0.4, 0.85, 5.56), (0.03, 0.09, 0.03), knob),
        ]
        if not -2.6 < x < 1.8:
            parts += [
                box((x, 3.35, 6.5), (0.6, 0.75, 0.4), front),
                box((x + 0.4, 2.85, 6.08), (0.03, 0.09, 0.03), knob),
            ]
    parts += [
        box((0, 1.2, 6.15), (9.9, 0.06, 0.72), top),
        *_window(-0.4, 3.15, (1.7, 1.05), _pane(site), trim),
    ]
    parts += [
        box((3.4, 1.24, 6.1), (0.62, 0.03, 0.55), Paint(color="#1a1c1e", gloss=1.8)),
        box((3.4, 0.64, 5.5), (0.56, 0.4, 0.03), _STEEL),
        box((3.4, 2.35, 6.3), (0.7, 0.25, 0.5), _STEEL),
        box((-0.4, 1.45, 6.6), (0.03, 0.25, 0.03), _STEEL),
        box((-0.4, 1.68, 6.4), (0.03, 0.03, 0.22), _STEEL),
        box((8.6, 1.9, 6.0), (0.85, 1.9, 0.8), _STEEL),
    ]
    for x, tall, wide, color in _POTS:
        pot = lathe(
            [(wide, 0.0), (wide * 1.08, tall * 0.5), (wide, tall), (0.02, tall * 1.12)],
            [Paint(color=color, gloss=0.8)] * 4,
            sides=24,
        )
        pot.at[:] += (x, 1.26, 6.05)
        parts.append(pot)
    for x in (-2.2, 2.4):
        parts += _hanging(x, 3.5, 3.4, night=site.night, shade="#c8803a")
    warm = (3.4, 2.5, 1.5) if site.night else (0.7, 0.5, 0.3)
    rows = [[x, 3.3, 3.2, *warm, 0.10] for x in (-2.2, 2.4)]
    day = [[-0.4, 3.1, 4.6, 1.5, 1.6, 1.8, 0.05]]
    return Set(mesh=join(*parts), lights=lights(rows if site.night else rows + day))


def cafe(site: Site) -> Set:
    """Build the set of a café: small tables before a counter, a blackboard, bottles on shelves, hanging
    lamps.
    """
    trim, wood = Paint(color="#3a2a1e", gloss=0.4), Paint(color="#6e4a2c", grain=0.6, scale=8.0, gloss=0.4)
    parts = _shell("#8a5a44", "#2e2824", trim)
    brick = Paint(color="#7a4634", grain=0.8, scale=10.0)
    parts += [
        box((-9.6 + 0.66 * k + 0.33 * (row % 2), 0.3 + 0.3 * row, 6.9), (0.31, 0.13, 0.03), brick)
        for k in range(30)
        for row in range(18)
    ]
    parts += [box((3.6, 0.75, 5.2), (3.4, 0.75, 0.5), wood), box((3.6, 1.55, 5.15), (3.6, 0.06, 0.62), trim)]
    parts += [
        box((3.6, 3.5, 6.8), (2.0, 0.75, 0.04), Paint(color="#1c2420")),
        box((3.6, 3.5, 6.83), (2.1, 0.85, 0.03), wood),
    ]
    chalk = Paint(color="#c8c8bc", glow=0.15)
    parts += [
        box((2.6 + 0.1 * (k % 3), 3.95 - 0.22 * k, 6.74), (0.5 + 0.14 * ((k * 7) % 4), 0.025, 0.01), chalk)
        for k in range(5)
    ]
    for shelf in range(2):
        parts.append(box((-1.9, 2.3 + 0.9 * shelf, 6.6), (1.5, 0.04, 0.25), wood))
        for k in range(9):
            color = ("#2a5a34", "#7a3a1a", "#b8a060", "#2a3a5a", "#d8d4c8")[(3 * k + shelf) % 5]
            bottle = lathe(
                [(0.09, 0.0), (0.09, 0.32), (0.03, 0.42), (0.03, 0.55)],
                [Paint(color=color, gloss=1.6)] * 4,
                sides=14,
            )
            bottle.at[:] += (-3.2 + 0.32 * k, 2.34 + 0.9 * shelf, 6.55)
            parts.append(bottle)
    machine = lathe(
        [(0.02, 0.0), (0.5, 0.02), (0.5, 0.62), (0.4, 0.72), (0.02, 0.74)], [_STEEL] * 5, sides=28
    )
    machine.at[:] += (2.2, 1.6, 5.2)
    parts.append(machine)
    parts += _window(-6.6, 2.7, (1.9, 1.7), _pane(site), trim)
    for x, z in ((-5.6, 3.6), (-2.4, 2.9), (6.8, 2.4), (-7.4, 0.2), (7.6, -1.2)):
        table = lathe(
            [(0.30, 0.0), (0.05, 0.06), (0.05, 0.98), (0.62, 1.0), (0.62, 1.05), (0.01, 1.05)],
            [wood] * 6,
            sides=28,
        )
        table.at[:] += (x, 0.0, z)
        parts.append(table)
        for side in (-1, 1):
            parts += [
                box((x + side * 0.95, 0.58, z), (0.26, 0.04, 0.26), trim),
                box((x + side * 1.2, 1.0, z), (0.03, 0.42, 0.25), trim),
            ]
            parts += [
                box((x + side * 0.95 + a * 0.22, 0.28, z + b * 0.22), (0.03, 0.28, 0.03), trim)
                for a in (-1, 1)
                for b in (-1, 1)
            ]
    spots = [(-5.6, 3.6), (-2.4, 2.9), (2.4, 4.9), (4.8, 4.9)]
    for x, z in spots:
        parts += _hanging(x, 3.3, z, night=True)
    strong = 1.0 if site.night else 0.55
    rows = [[x, 3.1, z - 0.2, 3.2 * strong, 2.1 * strong, 1.1 * strong, 0.14] for x, z in spots]
    return Set(
        mesh=join(*parts),
        lights=lights(rows if site.night else [*rows, [-6.6, 2.8, 4.8, 1.8, 1.8, 1.9, 0.05]]),
    )


def living_room(site: Site) -> Set:
    """Build the set of a living-room: window, sofa, shelves, pictures, a rug and a lamp.

    The camera looks towards +z.
    """
    trim = Paint(color="#efe8dc", gloss=0.3)
    wood, cloth = (
        Paint(color="#6a4226", grain=0.6, scale=8.0, gloss=0.4),
        Paint(color="#3f5a66", grain=0.7, scale=20.0),
    )
    pane = _pane(site)
    parts = _shell("#c8b8a0", "#e0d8cc", trim)
    for x in (-3.6, 0.4):
        parts += _window(x, 2.9, (1.35, 1.5), pane, trim)
        parts += [
            box((x + s * 1.65, 2.9, 6.7), (0.26, 1.75, 0.1), Paint(color="#7a4a3e", grain=0.5, scale=14.0))
            for s in (1, -1)
        ]
    parts += [box((5.4, 0.45, 5.4), (1.9, 0.3, 0.8), cloth), box((5.4, 1.1, 6.0), (1.9, 0.5, 0.25), cloth)]
    parts += [box((5.4 + s * 1.95, 0.75, 5.4), (0.2, 0.4, 0.8), cloth) for s in (1, -1)]
    parts += [
        box((5.0, 1.0, 5.6), (0.35, 0.3, 0.12), Paint(color="#c8803a", grain=0.5)),
        box((5.6, 2.9, 6.85), (0.8, 0.55, 0.04), wood),
        box((5.6, 2.9, 6.8), (0.68, 0.44, 0.02), Paint(color="#4a7a8a", grain=1.2, scale=4.0)),
    ]
    parts.append(box((-8.2, 1.9, 6.4), (1.4, 1.9, 0.45), wood))
    for shelf in range(4):
        x = -9.4
        parts.append(box((-8.2, 0.55 + 0.9 * shelf, 6.1), (1.3, 0.4, 0.3), Paint(color="#3a2416")))
        while x < -7.1:
            wide = float(site.rng.uniform(0.05, 0.11))
            tone = str(site.rng.choice(["#8a2a22", "#2a4a6a", "#c8a050", "#3a5a3a", "#d8d0c0", "#5a3a6a"]))
            tall = float(site.rng.uniform(0.24, 0.34))
            parts.append(
                box(
                    (x + wide, 0.2 + 0.9 * shelf + tall, 5.9),
                    (wide * 0.92, tall, 0.2),
                    Paint(color=tone, grain=0.3),
                )
            )
            x += 2 * wide
    parts.append(box((0.6, 0.03, 0.6), (3.2, 0.03, 2.0), Paint(color="#6a4038", grain=0.3, scale=40.0)))
    glow = Paint(color="#ffdca0", glow=5.0 if site.night else 1.2)
    parts += [
        box((2.6, 0.9, 6.2), (0.04, 0.9, 0.04), Paint(color="#2a2420")),
        lathe([(0.42, 1.7), (0.28, 2.2)], [glow] * 2, sides=24),
    ]
    parts[-1].at[:] += (2.6, 0.0, 6.2)
    pot = lathe([(0.2, 0.0), (0.3, 0.5)], [Paint(color="#a8603a", grain=0.4)] * 2, sides=20)
    pot.at[:] += (-5.9, 0.0, 6.2)
    leaves = [
        box(
            (
                -5.9 + float(site.rng.normal(0, 0.25)),
                0.9 + float(site.rng.uniform(0, 0.9)),
                6.2 + float(site.rng.normal(0, 0.12)),
            ),
            (0.05, 0.28, 0.02),
            Paint(color="#3f6a2c", grain=0.6),
        )
        for _ in range(26)
    ]
    lamp = [2.6, 1.9, 5.4, *((2.4, 1.6, 0.8) if site.night else (0.7, 0.5, 0.3)), 0.12]
    day = [[0.4, 3.0, 4.4, 1.0, 1.1, 1.3, 0.06], [-3.6, 3.0, 4.4, 1.0, 1.1, 1.3, 0.06]]
    return Set(mesh=join(*parts, pot, *leaves), lights=lights([lamp] if site.night else [lamp, *day]))

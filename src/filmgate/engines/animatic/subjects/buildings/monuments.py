"""Meshes of a palace, an arena, an opera house, an arch, a rampart, a stone circle, a glass pyramid, a
suspension bridge and a modern house.
"""

import math
from itertools import pairwise

import numpy as np

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.materials import DARK_STONE, GILT, METAL, WINDOW
from filmgate.engines.animatic.geometry.mesh import Mesh, join
from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.geometry.shapes import (
    FACING,
    ball,
    box,
    facing,
    lathe,
    level,
    rod,
    slab,
    turned,
)
from filmgate.engines.animatic.subjects.buildings import openings
from filmgate.engines.animatic.subjects.buildings.masonry import (
    arched,
    column,
    moved,
    quarter,
    record,
    stone_of,
)
from filmgate.engines.animatic.subjects.buildings.record import Building
from filmgate.engines.animatic.subjects.buildings.weather import LOUNGE

_MARBLE = materials.marble("#ece6da")
_GOLD = GILT
_SHADE = materials.painted("#2a241e")
_STONE = materials.sandstone("#a89a80")


def palace(color: str | None) -> Mesh:
    """Make a long palace with columns before its middle, rows of windows and a steep roof, 18 m tall. Its
    front is +x.
    """
    wall = materials.plaster(color or "#ead9b0")
    trim, roof = materials.sandstone("#f0eadc"), materials.shingles("#5a6874", fine=1.8)
    parts = [
        box((0, 6.0, 0), (8, 6.6, 30), wall),
        box((1, 6.0, 0), (8.4, 6.6, 8), wall),
        box((0, 0.4, 0), (8.25, 0.9, 30.25), materials.sandstone("#b8ae9a")),
        *(box((0, y, 0), (8.3, h, 30.3), trim) for y, h in ((6.7, 0.16), (12.6, 0.34))),
        facing([(-8.6, 12.9), (8.6, 12.9), (0, 17.6)], (8.8, 9.8), wall),
        facing([(-8.9, 12.7), (8.9, 12.7), (8.9, 13.1), (0.0, 18.0), (-8.9, 13.1)], (8.4, 9.6), trim),
    ]
    for z, half in ((-19.0, 11.0), (19.0, 11.0), (0.0, 8.6)):
        hip = lathe(
            [(1.414, 12.9), (1.3, 13.4), (0.9, 15.4), (0.86, 15.5), (0.05, 15.5)],
            [trim, roof, roof, trim, roof],
            sides=4,
        )
        hip = turned(hip, quarter(0.5))
        hip.at[:] = hip.at * (8.0, 1.0, half) + (0.0, 0.0, z)
        parts.append(hip)
    parts += [column(11.0, z, 0.8, 12.4, 0.6, trim) for z in np.linspace(-7, 7, 6)]
    parts += [box((10.4, 12.8, 0), (1.6, 0.5, 8.6), trim)]
    parts += [box((11.3 + 0.5 * k, 0.7 - 0.22 * k, 0), (1.6, 0.12, 8.6), trim) for k in range(4)]
    low = openings.window(0.0, 3.6, (0.62, 1.25), trim, bars=(1, 3))
    high = openings.window(0.0, 9.6, (0.62, 1.15), trim, bars=(1, 3))
    pediment = slab([(-1.0, 11.1), (1.0, 11.1), (0.0, 11.75)], (0.0, 0.25), trim)
    bay = turned(join(low, high, pediment), FACING)
    for n in range(-9, 10):
        if n:
            parts.append(moved(bay, 9.4 if abs(n) < 3 else 8.0, 0.0, 3.05 * n))
        parts.append(box((9.45 if abs(n) < 3 else 8.05, 6.6, 3.05 * n + 1.5), (0.12, 5.7, 0.24), trim))
    entrance = join(openings.door(0.0, 0.8, (1.1, 1.9), materials.wood("#5a3420"), trim, steps=0), high)
    parts.append(turned(entrance, FACING, (9.4, 0.0, 0.0)))
    parts += [
        rod((9.0, 17.8, 0), (9.0, 22.0, 0), 0.07, GILT),
        slab(
            [(9.0, 20.6), (11.0, 20.4), (11.0, 21.6), (9.0, 21.8)], (-0.03, 0.03), materials.cloth("#b0282a")
        ),
    ]
    for z in np.linspace(-28.5, 28.5, 9):
        if abs(z) > 9:
            parts.append(
                moved(
                    lathe([(0.3, 0), (0.24, 0.5), (0.4, 0.9), (0.1, 1.3)], [trim] * 4, sides=10),
                    8.0,
                    12.9,
                    float(z),
                )
            )
    return join(*parts)


def arena(color: str | None) -> Mesh:
    """Make an oval arena of three rows of arches, one side of it broken, 22 m tall."""
    stone = stone_of(color, materials.sandstone("#c0a47c"))
    parts: list[Mesh] = []
    for n in range(56):
        a = 2 * math.pi * (n + 0.5) / 56
        rows = 4 if 0.6 < a < 4.4 else 3 if a < 5.0 or a > 6.0 else 2  # where the outer wall has fallen
        c, s = math.cos(a), math.sin(a)
        turn = np.array([[c, 0, -s], [0, 1, 0], [s, 0, c]])
        for row in range(rows):
            y = 5.4 * row
            cell = [
                box((0, y + 4.7, 0), (1.1, 0.75, 1.72), stone),
                box((0, y + 2.4, 1.45), (1.1, 2.6, 0.36), stone),
            ]
            cell.append(box((0, y + 2.4, -1.45), (1.1, 2.6, 0.36), stone))
            if row == 3:
                cell = [
                    box((0, y + 2.4, 0), (1.1, 2.9, 1.8), stone),
                    box((1.12, y + 2.6, 0), (0.05, 0.7, 0.4), _SHADE),
                ]
            parts.append(turned(join(*cell), turn, (29 * c, 0.0, 24 * s)))
        parts.append(
            turned(
                box((-3.4, 3.6, 0), (2.4, 4.0, 1.6), materials.sandstone("#8a7656")),
                turn,
                (29 * c, 0.0, 24 * s),
            )
        )
    return join(*parts)


def opera(color: str | None) -> Mesh:
    """Make an opera house of white shells on a wide base, 30 m tall."""
    shell = materials.ceramic(color or "#f2f0ea")
    parts = [box((0, 1.6, 0), (26, 1.8, 16), materials.sandstone("#b09a86"))]
    for z, size in ((-6.5, 1.0), (6.5, 0.8)):
        for k, (x, tall) in enumerate(((-14, 20), (-4, 27), (7, 21), (16, 13))):
            lean = -1 if k == 3 else 1
            parts.append(_sail(x * size, z, tall * size, lean, shell))
            parts.append(
                moved(
                    box(
                        (0, 0.12 * tall * size, 0),
                        (0.08 * tall, 0.12 * tall * size, 0.22 * tall * size),
                        WINDOW,
                    ),
                    x * size + lean * 0.22 * tall,
                    3.4,
                    z,
                )
            )
    return join(*parts)


def _sail(x: float, z: float, tall: float, lean: int, paint: Paint) -> Mesh:
    """Make a shell: half of a pointed vault that opens to one side of x."""
    u = np.linspace(0.0, 1.0, 12)
    parts = []
    for side in (1, -1):
        for a, b in pairwise(u):
            low, high = tall * math.sin(1.45 * a), tall * math.sin(1.45 * b)
            wide, less = 0.42 * tall * math.cos(1.45 * a), 0.42 * tall * math.cos(1.45 * b)
            corners = [(-0.42 * tall * (1 - a), 0.0), (0.5 * tall * (0.55 + 0.45 * a), 0.0)]
            x0, x1 = corners[0][0], corners[1][0]
            middle = (x + lean * 0.5 * (x0 + x1), 3.4 + 0.5 * (low + high), z + side * 0.5 * (wide + less))
            plate = box(
                (0, 0, 0), (0.5 * abs(x1 - x0), 0.62 * math.hypot(high - low, wide - less), 0.16), paint
            )
            tilt = side * math.atan2(wide - less, high - low)
            c, s = math.cos(tilt), math.sin(tilt)
            parts.append(turned(plate, np.array([[1, 0, 0], [0, c, s], [0, -s, c]]), middle))
    return join(*parts)


def arch(color: str | None) -> Mesh:
    """Make a triumphal arch, 24 m tall."""
    stone = stone_of(color, materials.sandstone("#c8bca0"))
    parts = [box((0, 9, s * 9.5), (5, 9.4, 4.5), stone) for s in (1, -1)]
    for k in range(16):
        a = math.pi * (k + 0.5) / 16
        parts.append(box((0, 13.0 + 5.2 * math.sin(a), 5.4 * math.cos(a)), (5, 1.1, 1.0), stone))
    parts += [box((0, 20.3, 0), (5.4, 1.9, 14.2), stone), box((0, 22.6, 0), (5.8, 0.5, 14.6), stone)]
    parts += [box((5.2, 7, s * 9.5), (0.3, 3.0, 2.2), DARK_STONE) for s in (1, -1)]
    return join(*parts)


def rampart(color: str | None) -> Mesh:
    """Make a wall with battlements that climbs over hills between watch towers, 70 m long."""
    stone = stone_of(color, materials.stone("#9a8a70"))
    parts: list[Mesh] = []

    def high(z: float) -> float:
        return 4.0 + 3.2 * math.sin(z / 11.0) + 0.06 * z

    for n in range(-35, 36):
        z = 1.0 * n
        parts.append(
            box((2.0 * math.sin(z / 14.0), 0.5 * high(z) - 1, z), (1.9, 0.5 * high(z) + 1, 0.52), stone)
        )
        if n % 2:
            parts += [
                box((2.0 * math.sin(z / 14.0) + s * 1.7, high(z) + 0.5, z), (0.25, 0.6, 0.5), stone)
                for s in (1, -1)
            ]
    for z in (-24.0, 0.0, 24.0):
        x, y = 2.0 * math.sin(z / 14.0), high(z)
        parts += [
            box((x, 0.5 * y + 2.0, z), (3.0, 0.5 * y + 3.4, 3.0), stone),
            box((x, y + 5.6, z), (3.4, 0.3, 3.4), stone),
        ]
        parts += [
            box((x + s * 3.0, y + 6.3, z + t), (0.4, 0.6, 0.5), stone)
            for s in (1, -1)
            for t in (-2.4, 0.0, 2.4)
        ]
        parts += [moved(arched(0, 1.8, 0.6, 3.0, _SHADE), x, y + 2.6, z)]
    return join(*parts)


def stone_circle(color: str | None) -> Mesh:
    """Make a circle of standing stones, some with a lintel, 5 m tall."""
    rng = np.random.default_rng(7)
    stone = stone_of(color, materials.stone("#8c8880"))
    parts: list[Mesh] = []
    for ring_of, count, tall in ((8.0, 16, 4.1), (4.4, 8, 5.2)):
        for n in range(count):
            a = 2 * math.pi * n / count
            c, s = math.cos(a), math.sin(a)
            turn = np.array([[c, 0, -s], [0, 1, 0], [s, 0, c]])
            if rng.random() < 0.16:
                parts.append(
                    turned(box((0.6, 0.3, 0), (1.6, 0.4, 0.8), stone), turn, (ring_of * c, 0.0, ring_of * s))
                )
                continue
            up = tall * rng.uniform(0.86, 1.0)
            parts.append(
                turned(
                    box((0, 0.5 * up - 0.2, 0), (0.5, 0.5 * up, 0.82), stone),
                    turn,
                    (ring_of * c, 0.0, ring_of * s),
                )
            )
            if n % 2 == 0 and rng.random() < 0.75:
                b = a + math.pi / count
                over = np.array([[math.cos(b), 0, -math.sin(b)], [0, 1, 0], [math.sin(b), 0, math.cos(b)]])
                long = 0.62 * ring_of * 2 * math.pi / count
                parts.append(
                    turned(
                        box((0, tall + 0.15, 0), (0.55, 0.4, long), stone),
                        over,
                        (ring_of * math.cos(b), 0.0, ring_of * math.sin(b)),
                    )
                )
    return join(*parts)


def glass_pyramid(color: str | None) -> Mesh:
    """Make a pyramid of glass panes, 21 m tall."""
    glass, frame = materials.glass(color or "#7090a8", 0.15), materials.metal("#d8dce0")
    body = turned(lathe([(24.0, 0), (0.05, 21.0)], [glass] * 2, sides=4), quarter(0.5))
    half = 24.0 * math.sqrt(0.5)
    parts = [body]
    for k in range(1, 9):
        share = 1 - k / 9
        y, w = 21.0 * (1 - share), half * share + 0.06
        for s in (1, -1):
            parts += [
                rod((-w, y, s * w), (w, y, s * w), 0.09, frame),
                rod((s * w, y, -w), (s * w, y, w), 0.09, frame),
            ]
            for t in (1, -1):
                start = half * (2 * k / 9 - 1)
                parts += [
                    rod((start * t, 0.0, s * half), (start * t * 0.02, 20.6, s * 0.3), 0.07, frame),
                    rod((s * half, 0.0, start * t), (s * 0.3, 20.6, start * t * 0.02), 0.07, frame),
                ]
    return join(*parts)


def suspension_bridge(color: str | None) -> Mesh:
    """Make a suspension bridge with two towers across the view, 92 m long."""
    red = materials.enamel(color or "#b8402a")
    road = materials.asphalt("#4a4c50")
    parts = [box((0, 7.2, 0), (46, 0.35, 3.4), road), box((0, 6.6, 0), (46, 0.4, 3.0), red)]
    for x in (-22.0, 22.0):
        for z in (3.6, -3.6):
            parts.append(box((x, 11, z), (1.1, 15, 0.9), red))
        parts += [box((x, y, 0), (0.8, 0.9, 3.6), red) for y in (3.0, 12.0, 18.0, 25.0)]

    def cable(x: float) -> float:
        if abs(x) <= 22:
            return 9.0 + 16.6 * (x / 22.0) ** 2
        return 25.6 - 17.6 * (abs(x) - 22.0) / 24.0

    xs = np.linspace(-46, 46, 47)
    for z in (3.6, -3.6):
        for a, b in pairwise(xs):
            parts.append(rod((a, cable(a), z), (b, cable(b), z), 0.26, red))
        parts += [rod((x, 7.2, z), (x, cable(x), z), 0.08, red) for x in xs[1:-1]]
    return join(*parts)


def villa(color: str | None) -> Mesh:
    """Make a modern house of white slabs, wood and glass beside a pool with a terrace, 8 m tall."""
    wall, frame = materials.plaster(color or "#efece5"), METAL.dyed("#2a2c30")
    cedar, deck = materials.planks("#9a6238", fine=7.0, upright=True), materials.planks("#b08a64", fine=6.0)
    water, room = materials.water("#2aa8bc", 0.12), materials.plaster("#c8bca8")
    parts = [
        box((-1.2, 1.75, 0), (3.8, 1.85, 8), room),
        box((-1.2, 5.25, -2.4), (3.9, 1.6, 5.9), room),
        box((0.3, 3.72, 0.0), (6.6, 0.2, 9.2), wall),
        box((0.3, 3.44, 0.0), (6.3, 0.08, 8.9), cedar),
        box((-0.4, 7.06, -2.4), (6.1, 0.18, 6.8), wall),
        box((-0.4, 6.84, -2.4), (5.8, 0.05, 6.5), cedar),
        box((0.2, 0.02, 0.0), (6.8, 0.16, 9.4), materials.concrete("#b8b4ac")),
        box((2.2, 1.75, -8.0), (3.2, 1.85, 0.22), wall),
        box((0.6, 5.25, -8.3), (3.4, 1.75, 0.2), wall),
        box((2.6, 1.75, -5.6), (0.16, 1.75, 0.9), cedar),
        box((2.6, 1.75, 7.4), (0.2, 1.75, 0.8), materials.stone("#8a8276")),
        *_glazed(2.62, (0.2, 3.36), (-4.6, 6.6), 7, frame),
        *_glazed(2.7, (3.95, 6.8), (-8.0, 3.4), 7, frame),
        box((2.72, 1.3, -5.6), (0.06, 1.15, 0.5), materials.wood("#5a3420")),
        box((2.82, 1.3, -5.25), (0.05, 0.5, 0.03), materials.STEEL),
    ]
    for z in (-6.0, 0.0, 6.0):  # lamps under the roof, and slender posts
        parts.append(rod((6.3, 0.0, z + 2.6), (6.3, 3.6, z + 2.6), 0.07, frame))
        parts.append(box((4.6, 3.33, z), (0.16, 0.03, 0.16), WINDOW))
    rail = [rod((6.5, 4.9, -8.8), (6.5, 4.9, 3.8), 0.03, materials.STEEL)]
    rail += [rod((6.5, 3.9, z), (6.5, 4.9, z), 0.025, materials.STEEL) for z in np.linspace(-8.8, 3.8, 9)]
    parts += rail
    parts += [
        box((10.4, 0.04, 0.0), (3.4, 0.08, 7.4), deck),
        box((10.8, 0.10, 0.6), (2.35, 0.06, 5.2), wall),
        level([(8.7, -4.3), (12.9, -4.3), (12.9, 5.5), (8.7, 5.5)], (0.1, 0.175), water),
    ]
    for z in (-6.2, 6.6):  # sun beds
        parts += [
            box((10.4, 0.34, z), (0.95, 0.05, 0.36), materials.cloth("#f0ece0")),
            box((9.2, 0.56, z), (0.34, 0.05, 0.36), materials.cloth("#f0ece0")),
            *(box((x, 0.2, z + t), (0.04, 0.14, 0.04), cedar) for x in (9.6, 11.2) for t in (-0.3, 0.3)),
        ]
    leafy, pot = materials.foliage("#3f7a38"), materials.concrete("#d8d4cc")
    for z in (8.6, -8.9):
        parts.append(moved(lathe([(0.3, 0.0), (0.42, 0.8), (0.36, 0.8)], [pot] * 3, sides=16), 5.6, 0.1, z))
        parts += [
            ball(
                (5.6 + 0.25 * math.sin(2.4 * k), 1.2 + 0.22 * k, z + 0.25 * math.cos(2.4 * k)),
                (0.42, 0.34, 0.42),
                leafy,
            )
            for k in range(5)
        ]
    return join(*parts)


def _glazed(x: float, y: tuple[float, float], z: tuple[float, float], bays: int, frame: Paint) -> list[Mesh]:
    """Make a wall of glass that faces +x between slender frames, with a few curtains behind it."""
    middle, half = (y[0] + y[1]) / 2, (y[1] - y[0]) / 2
    at, wide = (z[0] + z[1]) / 2, (z[1] - z[0]) / 2
    parts = [box((x, middle, at), (0.03, half, wide), LOUNGE)]
    drape = materials.cloth("#d8cdb8")
    parts += [
        box((x + 0.01, middle, p), (0.03, half, 0.34), drape)
        for p in (z[0] + 0.4, at - 0.3 * wide, z[1] - 0.4)
    ]
    parts += [box((x + 0.02, middle, p), (0.06, half, 0.04), frame) for p in np.linspace(*z, bays + 1)]
    parts += [box((x + 0.02, p, at), (0.06, 0.05, wide), frame) for p in (y[0] + 0.05, y[1] - 0.05)]
    return parts


MONUMENTS = {
    "castle palace": record(palace, 20.0, 60.0, 2.85),
    "amphitheater": record(arena, 22.0, 62.0, 2.7),
    "opera": record(opera, 28.0, 54.0, 1.35),
    "triumphal-arch": record(arch, 24.0, 32.0, 2.7),
    "rampart": record(rampart, 16.0, 66.0, 0.35),
    "megalith": record(stone_circle, 6.0, 19.0),
    "pyramid glass": record(glass_pyramid, 21.0, 36.0),
    "bridge suspension": Building(
        make=lambda _k, c: suspension_bridge(c), height=27.0, length=72.0, yaw=math.pi / 2, in_water=True
    ),
    "cabin villa": record(villa, 8.0, 19.0, 2.6),
}

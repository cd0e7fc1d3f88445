"""Meshes of houses: cottages of plaster, brick, stone and timber, log cabins, barns. Front towards +x."""

import math

import numpy as np

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.materials import METAL, STONE
from filmgate.engines.animatic.geometry.mesh import Mesh, Vector, join
from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.geometry.shapes import FACING, ball, box, facing, lathe, rod, slab, turned
from filmgate.engines.animatic.subjects.buildings import openings
from filmgate.engines.animatic.subjects.buildings.masonry import moved
from filmgate.engines.animatic.subjects.buildings.openings import TO_BACK, TO_LEFT, TO_RIGHT
from filmgate.engines.animatic.subjects.buildings.record import Building

_PLASTERS = ("#e8dcc2", "#d9b98a", "#e3c9b4", "#c9d0c4", "#d8a58a", "#ece6da", "#b9c4cc", "#d8c878")
_TILES = ("#8a3f2a", "#7a4632", "#9a5034", "#5a4238", "#4c4a4c")
_SHUTTERS = ("#3a5f4a", "#35566e", "#7a3028", "#5a6a38", "#6a4a34")
_DOORS = ("#2f5a46", "#7a2a24", "#2c4a68", "#6a4426", "#3a3a40")
_OAK = materials.wood("#4a3222")
_WHITE = materials.enamel("#eceae2")
_POT = materials.clay("#a8583a")
WALLS = ("plaster", "timber", "brick", "stone")  # what the walls of a house are of


def house(
    rng: np.random.Generator, color: str | None = None, *, wall: str | None = None, storeys: int = 1
) -> Mesh:
    """Make a house with a tiled roof, its foot at y = 0; what it looks like differs by rng.

    wall: one of WALLS.
    """
    wall = wall or str(rng.choice(WALLS, p=[0.4, 0.3, 0.2, 0.1]))
    a, b = float(rng.uniform(3.5, 4.3)), float(rng.uniform(2.7, 3.1))  # half its length and depth
    high, rise = 0.35 + 2.75 * storeys, float(rng.uniform(2.5, 3.2))
    tone = color or str(rng.choice(_PLASTERS))
    paint = {
        "plaster": materials.plaster(tone),
        "timber": materials.plaster(color or "#e8dfca"),
        "brick": materials.brick(color or str(rng.choice(("#9a4c38", "#a8604a", "#8a4a3a")))),
        "stone": materials.stone(color or "#a39a8a"),
    }[wall]
    roof = materials.shingles(str(rng.choice(_TILES)), fine=3.4)
    shutters = (
        materials.enamel(str(rng.choice(_SHUTTERS))) if wall != "timber" or rng.random() < 0.5 else None
    )
    leaf = materials.enamel(str(rng.choice(_DOORS)))
    flowers = int(rng.integers(0, 8)) if rng.random() < 0.75 else None
    parts = [
        *walled(a, b, high, rise, paint),
        *covered(a, b, high, rise, roof),
        *_chimney(0.45 * a, b, high, rise),
    ]
    if wall == "timber":
        parts += _timbers(a, b, high, rise, storeys)
    if wall == "brick":  # corner stones
        quoin = materials.sandstone("#d0c4ac")
        parts += [
            box((s * (a - 0.1), 0.55 + 0.5 * k, t * (b - 0.1)), (0.16 + 0.08 * (k % 2), 0.18, 0.16), quoin)
            for s in (1, -1)
            for t in (1, -1)
            for k in range(int((high - 0.4) / 0.5))
        ]
    trim = _OAK if wall == "timber" else _WHITE
    spots = (-0.62, 0.62)
    for k in range(storeys):
        y = 1.75 + 2.7 * k
        front = [
            openings.window(x * a, y, (0.5, 0.62), trim, shutters=shutters, flowers=flowers, bars=(1, 2))
            for x in (*spots, *((0.0,) if k else ()))
        ]
        rear = [openings.window(x * a, y, (0.45, 0.55), trim) for x in spots]
        side = [
            openings.window(x * b, y, (0.45, 0.6), trim, shutters=shutters, bars=(1, 2))
            for x in (-0.45, 0.45)
        ]
        parts += [
            moved(join(*front), 0, 0, b),
            turned(join(*rear), TO_BACK, (0, 0, -b)),
            turned(join(*side), TO_RIGHT, (a, 0, 0)),
            turned(join(*side), TO_LEFT, (-a, 0, 0)),
        ]
    attic = openings.window(0.0, high + 0.36 * rise, (0.38, 0.45), trim, flowers=flowers)
    entrance = [
        openings.door(0.0, 0.35, (0.5, 1.08), leaf, trim),
        openings.lamp(0.85, 2.1),
        openings.porch(0.0, 2.62, 0.85, 0.9, roof, trim, 0.1),
    ]
    parts += [
        moved(join(*entrance), 0, 0, b),
        turned(attic, TO_RIGHT, (a, 0, 0)),
        turned(attic, TO_LEFT, (-a, 0, 0)),
    ]
    return turned(join(*parts), FACING)


def walled(a: float, b: float, high: float, rise: float, wall: Paint) -> list[Mesh]:
    """Make the walls with their gables, on a plinth."""
    outline = [(-b, -0.6), (b, -0.6), (b, high), (0.0, high + rise), (-b, high)]
    return [
        facing(outline, (-a, a), wall),
        box((0, -0.2, 0), (a + 0.07, 0.52, b + 0.07), STONE),
    ]


def covered(
    a: float, b: float, high: float, rise: float, tiles: Paint, *, eaves: float = 0.5, verge: float = 0.4
) -> list[Mesh]:
    """Make a gable roof along x: two thick slopes, boards at its ends, ridge tiles, gutters."""
    slope = rise / b
    low, thick = high - slope * eaves, 0.17
    boards, parts = materials.wood("#6a4a32"), []
    for s in (1, -1):
        plate = [
            (0.0, high + rise),
            (s * (b + eaves), low),
            (s * (b + eaves), low + thick),
            (0, high + rise + thick),
        ]
        parts.append(facing(plate, (-a - verge, a + verge), tiles))
        rake = [(z, y - 0.14) for z, y in plate[:2]] + [(z, y + 0.02) for z, y in plate[2:]]
        parts += [facing(rake, (x - 0.03, x + 0.03), boards) for x in (a + verge, -a - verge)]
        gutter = s * (b + eaves + 0.05)
        parts.append(rod((-a - verge, low + 0.02, gutter), (a + verge, low + 0.02, gutter), 0.06, METAL))
        parts.append(rod((a - 0.1, 0.0, s * (b + 0.09)), (a - 0.1, low, s * (b + 0.09)), 0.045, METAL))
    count = int((2 * (a + verge)) / 0.42)
    step = 2 * (a + verge) / count
    y = high + rise + thick - 0.03
    for k in range(count):  # each tile is wider where it covers the next
        x = -a - verge + k * step
        half = [(math.cos(q) * 0.15, math.sin(q) * 0.13) for q in np.linspace(0, math.pi, 6)]
        parts.append(facing([(z, y + v) for z, v in half], (x, x + 0.96 * step), tiles.dyed(_ridge(tiles))))
    return parts


def _ridge(tiles: Paint) -> str:
    """Return the colour of ridge tiles, somewhat darker than the roof."""
    return "#" + "".join(f"{int(0.82 * int(tiles.color[k : k + 2], 16)):02x}" for k in (1, 3, 5))


def _chimney(x: float, b: float, high: float, rise: float) -> list[Mesh]:
    z = -0.35 * b
    top = high + rise + 0.75
    brick = materials.brick("#8a4a3a")
    pots = [
        moved(
            lathe([(0.13, 0), (0.11, 0.3), (0.14, 0.34), (0.09, 0.34)], [_POT] * 4, sides=10),
            x + q,
            top + 0.1,
            z,
        )
        for q in (-0.17, 0.17)
    ]
    return [
        box((x, (top + high) / 2, z), (0.38, (top - high) / 2, 0.3), brick),
        box((x, top, z), (0.46, 0.1, 0.38), STONE),
        *pots,
    ]


def _timbers(a: float, b: float, high: float, rise: float, storeys: int) -> list[Mesh]:
    """Make the oak frame of a half-timbered house, a little proud of its plaster."""
    out, t = 0.045, 0.1
    levels = [0.4, *(0.3 + 2.75 * (k + 1) for k in range(storeys))]
    parts: list[Mesh] = []
    for s in (1, -1):
        for half, rest, turn in ((a, b, None), (b, a, TO_RIGHT)):
            beams = [box((0, y, 0), (half + out, t, out), _OAK) for y in levels]
            posts = (-0.97, -0.34, 0.34, 0.97)
            span = high - 0.35
            beams += [box((p * half, 0.35 + span / 2, 0), (t, span / 2, out), _OAK) for p in posts]
            for k in range(storeys):
                low = 0.4 + 2.75 * k
                for q in (1, -1):
                    foot, head = q * 0.93 * half, q * 0.76 * half
                    line = [
                        (foot - 0.09, low),
                        (foot + 0.09, low),
                        (head + 0.09, low + 0.7),
                        (head - 0.09, low + 0.7),
                    ]
                    beams.append(slab(line, (-out, out), _OAK))
            if turn is not None:  # the gable
                beams += [
                    box((0, high + 0.4 * rise * k, 0), ((1 - 0.4 * k) * half, t, out), _OAK) for k in (0, 1)
                ]
                beams.append(box((0, high + 0.75 * rise, 0), (t, 0.25 * rise, out), _OAK))
                for q in (1, -1):
                    beams.append(box((q * 0.5 * half, high + 0.2 * rise, 0), (t, 0.2 * rise, out), _OAK))
            frame = join(*beams)
            if turn is None:
                parts.append(turned(frame, np.eye(3) if s > 0 else TO_BACK, (0, 0, s * rest)))
            else:
                parts.append(turned(frame, TO_RIGHT if s > 0 else TO_LEFT, (s * rest, 0, 0)))
    return parts


def cabin(color: str | None) -> Mesh:
    """Make a log cabin with a porch, lit windows and a chimney of stones, 6.4 m tall."""
    a, b, high, rise = 3.5, 2.7, 2.6, 2.5
    log = materials.wood(color or "#8a5a34")
    roof = materials.shingles("#4a3a30", fine=2.8)
    parts = [facing([(-b, high), (b, high), (0.0, high + rise)], (0.1 - a, a - 0.1), log)]
    parts += [
        box((0, 1.2, 0), (a - 0.05, 1.5, b - 0.05), log),
        box((0, -0.25, 0), (a + 0.1, 0.4, b + 0.1), STONE),
    ]
    for k in range(9):
        y = 0.28 + 0.28 * k
        for s in (1, -1):
            parts.append(rod((-a - 0.3, y, s * b), (a + 0.3, y, s * b), 0.16, log))
            parts.append(rod((s * a, y + 0.14, -b - 0.3), (s * a, y + 0.14, b + 0.3), 0.16, log))
    for k in range(1, 8):  # boards of the gables
        y = high + rise * k / 8.5
        parts += [box((s * (a - 0.08), y, 0), (0.05, 0.012, b * (1 - k / 8.5)), _OAK) for s in (1, -1)]
    parts += covered(a, b, high, rise, roof, eaves=0.6, verge=0.7)
    trim = materials.wood("#5a3820")
    green = materials.enamel("#3a5240")
    front = [
        openings.window(x, 1.55, (0.5, 0.5), trim, shutters=green, flowers=3, bars=(1, 1))
        for x in (-2.1, 2.1)
    ]
    front += [openings.door(0.0, 0.2, (0.5, 1.0), materials.wood("#6a4020"), trim), openings.lamp(0.85, 1.9)]
    side = join(
        openings.window(0.0, 1.5, (0.55, 0.5), trim, shutters=green),
        openings.window(0, 3.5, (0.35, 0.35), trim),
    )
    rear = openings.window(0.0, 1.5, (0.6, 0.5), trim)
    parts += [
        moved(join(*front), 0, 0, b + 0.14),
        turned(rear, TO_BACK, (0, 0, -b - 0.14)),
        turned(side, TO_RIGHT, (a + 0.14, 0, 0)),
        turned(side, TO_LEFT, (-a - 0.14, 0, 0)),
    ]
    deck = materials.wood("#7a5a3c")
    parts += [box((0, 0.05, b + 1.0), (a + 0.1, 0.12, 0.95), deck)]
    for x in (-a, -1.3, 1.3, a):
        parts.append(rod((x, 0, b + 1.85), (x, 2.3, b + 1.85), 0.09, log))
    for x, y in ((-a / 2 - 0.65, a / 2 - 0.65), (a / 2 + 0.65, a / 2 - 0.65)):
        parts += [box((x, h, b + 1.85), (y, 0.04, 0.04), log) for h in (0.9, 0.5)]
    cover = [(b - 0.1, 2.85), (b + 2.15, 2.3), (b + 2.15, 2.42), (b - 0.1, 3.0)]
    parts.append(facing(cover, (-a - 0.4, a + 0.4), roof))
    parts.append(box((0, 2.27, b + 1.85), (a + 0.2, 0.08, 0.08), log))
    stack = materials.stone("#7a736a")
    parts += [
        box((a + 0.4, 1.6, -0.9), (0.5, 2.0, 0.6), stack),
        box((a + 0.35, 4.0, -0.9), (0.36, 2.1, 0.42), stack),
        box((a + 0.35, 6.1, -0.9), (0.44, 0.1, 0.5), STONE),
    ]
    return turned(join(*parts), FACING)


def barn(color: str | None) -> Mesh:
    """Make a barn of red boards under a broken roof, with a double door in its gable, 8.4 m tall."""
    board, trim = materials.planks(color or "#8e2e22", fine=4.5, upright=True), materials.enamel("#e6e0d2")
    tin = materials.shingles("#6a6664", fine=1.3)
    a, b, high = 6.0, 4.2, 3.8
    bend = (2.75, 6.3)
    outline = [(-b, -0.6), (b, -0.6), (b, high), bend, (0.0, 7.9), (-bend[0], bend[1]), (-b, high)]
    parts = [
        turned(facing(outline, (-a, a), board), np.eye(3)),
        box((0, -0.2, 0), (a + 0.1, 0.5, b + 0.1), STONE),
    ]
    for s in (1, -1):
        for (z, y), (w, v) in (((b + 0.45, high - 0.45), bend), (bend, (0.0, 7.9))):
            plate = [(s * z, y), (s * w, v), (s * w, v + 0.16), (s * z, y + 0.16)]
            parts.append(facing(plate, (-a - 0.5, a + 0.5), tin))
            rake = [(s * z, y - 0.2), (s * w, v - 0.2), (s * w, v + 0.18), (s * z, y + 0.18)]
            parts += [facing(rake, (x - 0.04, x + 0.04), trim) for x in (a + 0.5, -a - 0.5)]
    front = [
        openings.gate(0.0, 0.1, (1.8, 1.75), board, trim),
        openings.gate(0.0, 4.7, (0.8, 0.7), board, trim),
        *(openings.window(x, 1.9, (0.38, 0.5), trim) for x in (-3.0, 3.0)),
        openings.lamp(0.0, 4.1),
        *(box((s * (b - 0.05), 1.8, 0.0), (0.12, 2.0, 0.04), trim) for s in (1, -1)),
    ]
    side = [openings.window(x, 1.9, (0.5, 0.5), trim) for x in (-4.2, -1.4, 1.4, 4.2)]
    side += [box((s * (a - 0.05), 1.6, 0.0), (0.12, 2.0, 0.04), trim) for s in (1, -1)]
    parts += [
        turned(join(*front), TO_RIGHT, (a, 0, 0)),
        turned(join(*front), TO_LEFT, (-a, 0, 0)),
        moved(join(*side), 0, 0, b),
        turned(join(*side), TO_BACK, (0, 0, -b)),
        box((0, 8.2, 0), (0.6, 0.5, 0.6), trim),
        lathe([(1.0, 8.7), (0.05, 9.5)], [tin] * 2, sides=4),
    ]
    return join(*parts)


def stall(rng: np.random.Generator, color: str | None = None) -> Mesh:
    """Make a market stall under a striped awning, with crates of fruit or flowers on its counter."""
    wood, cream = materials.planks("#8a6238", fine=7.0), materials.cloth("#f2ead8")
    stripe = materials.cloth(color or str(rng.choice(("#b8322a", "#2f6a4a", "#2a5a8a", "#d08a28"))))
    parts = [
        box((0, 0.45, 0.55), (1.5, 0.5, 0.08), wood),
        box((0, 0.95, 0.25), (1.55, 0.04, 0.5), wood),
        *(box((s * 1.45, 0.45, 0.2), (0.06, 0.5, 0.4), wood) for s in (1, -1)),
        *(
            rod((s * 1.5, 0, z), (s * 1.5, 2.6 - 0.3 * (z > 0), z), 0.05, wood)
            for s in (1, -1)
            for z in (0.75, -0.8)
        ),
        openings.lamp(-1.0, 1.9),
    ]
    for k in range(12):  # the awning, with a valance of scallops
        x0, x1, paint = -1.8 + 0.3 * k, -1.5 + 0.3 * k, stripe if k % 2 else cream
        roof = [(-1.0, 2.75), (0.0, 2.85), (1.35, 2.2), (1.35, 2.17), (0.0, 2.81), (-1.0, 2.71)]
        parts += [facing([roof[q], roof[q + 1], roof[4 - q], roof[5 - q]], (x0, x1), paint) for q in (0, 1)]
        hang = [(x0, 2.19), (x1, 2.19), (x1, 2.02), (x0 + 0.15, 1.95), (x0, 2.02)]
        parts.append(moved(slab(hang, (-0.012, 0.012), paint), 0.0, 0.0, 1.35))
    wares = ("#d8402a", "#e8a020", "#7aa83a", "#e8d048", "#8a3a6a", "#d86a8a")
    for k in range(5):
        x, fruit = -1.2 + 0.6 * k, materials.fruit(wares[(k + int(rng.integers(6))) % 6])
        crate = [box((0, 0.09, 0), (0.26, 0.09, 0.34), wood)]
        crate += [
            ball((-0.17 + 0.17 * i, 0.2, -0.2 + 0.2 * j), (0.1, 0.1, 0.1), fruit, sides=8)
            for i in range(3)
            for j in range(3)
        ]
        tilt = np.array([[1.0, 0, 0], [0, 0.94, -0.34], [0, 0.34, 0.94]])
        parts.append(turned(join(*crate), tilt, (x, 1.08, 0.3)))
    return turned(join(*parts), FACING)


def smoke(record_yaw: float, at: Vector) -> Vector:
    """Return where the chimney of a house is, turned as it stands. at: from the foot of the house."""
    c, s = math.cos(record_yaw), math.sin(record_yaw)
    return (s * at[0] + c * at[2], at[1], c * at[0] - s * at[2])


_YAW = 2.55
HOUSES = {
    "cabin": Building(
        make=lambda _k, c: cabin(c), height=6.6, length=8.5, yaw=_YAW, chimney=smoke(_YAW, (-0.9, 6.4, -3.85))
    ),
    "cabin house": Building(
        make=lambda _k, c: house(np.random.default_rng(7), c),
        height=6.8,
        length=9.5,
        yaw=_YAW,
        varied=house,
        chimney=smoke(_YAW, (-1.0, 7.2, -1.7)),
    ),
    "cabin stall": Building(
        make=lambda _k, c: stall(np.random.default_rng(2), c), height=2.9, length=3.8, yaw=2.7, varied=stall
    ),
    "cabin barn": Building(make=lambda _k, c: barn(c), height=9.3, length=13.0, yaw=2.5),
}

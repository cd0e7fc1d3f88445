"""Meshes of towers, churches, bridges, windmills, pyramids, tents, statues, fountains and single plants."""

import itertools
import math

import numpy as np

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.clay import Clay
from filmgate.engines.animatic.geometry.materials import DARK_STONE, LIT_ROOM, STONE
from filmgate.engines.animatic.geometry.mesh import Mesh, join, placed
from filmgate.engines.animatic.geometry.shapes import ASIDE, ball, box, facing, lathe, rod, slab, turned
from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.subjects.buildings import facades, houses, openings
from filmgate.engines.animatic.subjects.buildings.masonry import moved
from filmgate.engines.animatic.subjects.buildings.record import Building

_BRIDGE, _BAY = 33.0, 14.67  # of a bridge: metres from the middle to the end of a ramp, and from pier to pier
_OPEN = 0.84  # of a bay: so much of it is open


def tower(color: str | None) -> Mesh:
    """Make the mesh of a tower of glass and steel in three steps, with fins and an entrance. Its roof is 88 m
    high, its mast 108 m.
    """
    steel, stone = materials.metal(color or "#9aa6b2"), materials.sandstone("#6a665e")
    skin = materials.facade(color or "#7c8a98", storey=3.4, wide=0.94, tall=0.74, lit=1.1)
    parts = [box((0, -0.5, 0), (15, 1.0, 15), stone), box((0, 6.3, 0), (12.6, 0.35, 12.6), steel)]
    parts.append(
        facades.block(
            (0, 0.4, 0),
            (11.8, 11.8),
            2,
            materials.facade("#4a4e54", storey=3.2, wide=0.95, tall=0.9, lit=1.6),
        )
    )
    y = 6.6
    for k, (half, floors) in enumerate(((11.5, 14), (9.4, 6), (7.0, 4))):
        whole = facades.block((0, y, 0), (half, half), floors, skin, lot=k)
        top, own = y + 3.4 * floors, float(np.ptp(whole.at[:, 0])) / 2
        parts += [whole, box((0, top, 0), (own + 0.3, 0.5, own + 0.3), steel)]
        for q in np.linspace(-own, own, 7):
            for s in (1, -1):
                parts.append(box((q, (y + top) / 2, s * (own + 0.2)), (0.14, (top - y) / 2, 0.3), steel))
                parts.append(box((s * (own + 0.2), (y + top) / 2, q), (0.3, (top - y) / 2, 0.14), steel))
        y = top
    for s in (1, -1):
        parts += [
            box((s * 13.4, 3.9, 0), (1.8, 0.15, 4.0), steel),
            box((s * 12.2, 1.9, 0), (0.2, 1.7, 1.6), LIT_ROOM),
        ]
    parts += [
        box((0, y + 1.6, 0), (4.4, 1.6, 4.4), materials.slate("#34373c")),
        lathe([(0.9, y + 3), (0.5, y + 10), (0.05, y + 20)], [steel] * 3, sides=12),
    ]
    return join(*parts)


def church(color: str | None) -> Mesh:
    """Make the mesh of a church with a tower and a spire, 26 m tall with its cross; white if no colour is
    given. Its front is +x.
    """
    wall, trim = materials.plaster(color or "#e4ddce"), materials.sandstone("#b8a88c")
    tiles, copper = materials.shingles("#8a4430", fine=2.4), materials.shingles("#4c6a60", fine=1.8)
    a, b, high, rise = 7.2, 4.1, 7.0, 4.6
    nave = [*houses.walled(a, b, high, rise, wall), *houses.covered(a, b, high, rise, tiles, verge=0.15)]
    lights = []
    for x in (-5.4, -1.8, 1.8, 5.4):
        lights += [openings.light(x, 1.9, 3.9, 0.62, trim)]
    for x in (-7.0, -3.6, 0.0, 3.6):
        lights += [box((x, 2.6, 0.35), (0.35, 3.2, 0.4), wall), box((x, 5.9, 0.3), (0.4, 0.12, 0.45), trim)]
    for turn, z in ((np.eye(3), b), (openings.TO_BACK, -b)):
        nave.append(turned(join(*lights), turn, (0.0, 0.0, z)))
    apse = lathe([(2.9, -0.6), (2.9, 5.2), (3.2, 5.3), (0.05, 7.8)], [wall, wall, tiles, tiles], sides=20)
    nave.append(moved(apse, -a, 0.0, 0.0))
    parts = [moved(join(*nave), -3.6, 0.0, 0.0)]
    half = 2.55
    front = [
        openings.door(0.0, 0.35, (0.95, 1.55), materials.wood("#5a3420"), trim, steps=3),
        openings.light(0.0, 5.0, 2.6, 0.5, trim),
    ]
    bell = [
        *(openings.light(x, 11.2, 2.8, 0.5, trim, pane=materials.DARK) for x in (-0.8, 0.8)),
        moved(
            turned(
                lathe(
                    [(0.02, 0.0), (0.85, 0.0), (0.85, 0.08), (1.0, 0.08), (1.0, 0.0)],
                    [materials.painted("#f0ead8")] * 3 + [materials.GILT] * 2,
                    sides=28,
                ),
                ASIDE,
            ),
            0.0,
            9.6,
            0.12,
        ),
        box((0.0, 9.85, 0.16), (0.05, 0.3, 0.02), materials.IRON),
        box((0.22, 9.6, 0.16), (0.22, 0.05, 0.02), materials.IRON),
    ]
    tower = [
        box((0, 7.0, 0), (half, 7.6, half), wall),
        box((0, 0.0, 0), (half + 0.1, 0.5, half + 0.1), STONE),
    ]
    tower += [box((0, y, 0), (half + 0.12, 0.14, half + 0.12), trim) for y in (4.4, 8.1, 10.8)]
    tower += [box((0, 14.6, 0), (half + 0.3, 0.2, half + 0.3), trim)]
    tower += [
        box((s * (half - 0.12), 7.0, t * (half - 0.12)), (0.2, 7.5, 0.2), trim)
        for s in (1, -1)
        for t in (1, -1)
    ]
    tower.append(turned(join(*front), openings.TO_RIGHT, (half, 0.0, 0.0)))
    for turn, at in (
        (openings.TO_RIGHT, (half, 0.0, 0.0)),
        (openings.TO_LEFT, (-half, 0.0, 0.0)),
        (np.eye(3), (0.0, 0.0, half)),
        (openings.TO_BACK, (0.0, 0.0, -half)),
    ):
        tower.append(turned(join(*bell), turn, at))
    spire = lathe([(4.15, 14.6), (2.6, 16.0), (1.2, 19.5), (0.06, 24.6)], [copper] * 4, sides=8)
    tower += [spire, ball((0.0, 24.6, 0.0), (0.22, 0.22, 0.22), materials.GOLD)]
    tower += [
        box((0, 25.5, 0), (0.06, 0.8, 0.06), materials.GOLD),
        box((0, 25.7, 0), (0.06, 0.06, 0.36), materials.GOLD),
    ]
    parts.append(moved(join(*tower), 6.1, 0.0, 0.0))
    return join(*parts)


def pyramid(color: str | None) -> Mesh:
    """Make the mesh of a stepped pyramid, 34 m tall."""
    sand = materials.sandstone(color or "#c09a62")
    return join(*(box((0, 0.3 + 0.6 * k, 0), (27 - 0.47 * k, 0.3, 27 - 0.47 * k), sand) for k in range(56)))


def bridge(color: str | None) -> Mesh:
    """Make the mesh of a stone bridge with three arches across the view, 44 m long, with ramps."""
    stone = materials.masonry(color or "#a0968a")
    columns = np.linspace(-_BRIDGE, _BRIDGE, 265)
    parts: list[Mesh] = []
    for x, end in itertools.pairwise(columns.tolist()):
        deck, over = _deck(x), _deck(end)
        parts.append(slab([(x, _arch(x)), (end, _arch(end)), (end, over), (x, deck)], (-2.4, 2.4), stone))
        for z in (2.3, -2.3):
            rail = [(x, deck), (end, over), (end, over + 1.0), (x, deck + 1.0)]
            parts.append(slab(rail, (z - 0.2, z + 0.2), DARK_STONE))
    piers = [box((x, 1.2, 0), (1.15, 1.8, 2.9), stone) for x in (-_BAY / 2, _BAY / 2)]
    return join(*parts, *piers)


def _deck(x: float) -> float:
    """Return the height of the road of a bridge, in metres."""
    return 6.2 - 0.0035 * x * x - 0.012 * max(abs(x) - 22.0, 0.0) ** 2


def _arch(x: float) -> float:
    """Return the height of the underside of a bridge, in metres; below the water where a pier stands."""
    phase = ((x + 1.5 * _BAY) % _BAY) / _BAY * 2 - 1
    if abs(x) > 1.5 * _BAY or abs(phase) >= _OPEN:
        return -3.0
    return 4.7 * math.sqrt(1 - (phase / _OPEN) ** 2)


def windmill(color: str | None) -> tuple[Mesh, Mesh]:
    """Return the meshes of a windmill 16 m tall: the mill with a gallery, and its sails about the origin of
    their axle (x forward).
    """
    wall, cap = materials.plaster(color or "#e6dcc8"), materials.shingles("#6a4630", fine=2.6)
    wood, white = materials.wood("#5a3a22"), materials.enamel("#ece6d8")
    body = lathe(
        [(4.4, -1), (4.35, 0.5), (4.2, 0.52), (3.5, 6), (2.6, 12), (2.9, 12.25), (2.9, 12.5), (2.6, 12.5)],
        [STONE, STONE, wall, wall, wall, white, white, cap],
        sides=8,
    )
    hood = lathe([(2.75, 12.5), (2.6, 13.4), (2.1, 14.5), (1.2, 15.4), (0.1, 15.8)], [cap] * 5, sides=24)
    deck = lathe([(3.3, 4.4), (5.2, 4.9), (5.2, 5.05), (3.3, 5.1)], [wood] * 4, sides=16)
    parts = [body, hood, deck]
    posts = [(5.05 * math.cos(a), 5.05 * math.sin(a)) for a in np.linspace(0, 2 * math.pi, 17)]
    for (x, z), (u, w) in itertools.pairwise(posts):
        parts += [rod((x, 5.0, z), (x, 6.0, z), 0.06, white), rod((x, 5.98, z), (u, 5.98, w), 0.05, white)]
        parts.append(rod((x, 5.5, z), (u, 5.5, w), 0.035, white))
        parts.append(rod((0.98 * x, 4.9, 0.98 * z), (0.76 * x, 3.2, 0.76 * z), 0.09, wood))
    turn = math.pi / 8  # the windows stand in the middles of its eight sides
    for k in range(8):
        c, s = math.cos(turn + k * math.pi / 4), math.sin(turn + k * math.pi / 4)
        around = np.array([[s, 0, c], [0, 1, 0], [-c, 0, s]])
        for y, out in ((7.6, 3.12), (10.4, 2.73)) if k % 2 else ((2.2, 3.8),):
            if y < 3 and k == 0:
                parts.append(
                    turned(openings.door(0.0, 0.3, (0.6, 1.2), wood, white), around, (out * c, 0.0, out * s))
                )
                continue
            one = openings.window(0.0, 0.0, (0.42, 0.55), white, bars=(1, 2), sill=STONE)
            parts.append(turned(one, around, (out * c, y, out * s)))
    parts += [
        rod((0.0, 13.0, 0.0), (3.3, 13.0, 0.0), 0.22, wood),
        box((-3.6, 13.4, 0), (1.3, 0.1, 0.1), wood),
    ]
    parts += [rod((-4.6, 13.4, z), (-2.6, 5.0, 0.6 * z), 0.07, wood) for z in (0.7, -0.7)]
    canvas = materials.sailcloth("#efe6d0")
    arms = []
    for k in range(4):
        bars = [box((0.02, 1.9 + 0.5 * n, 0.72), (0.03, 0.025, 0.78), wood) for n in range(14)]
        rails = [box((0.02, 5.1, z), (0.03, 3.3, 0.03), wood) for z in (0.5, 1.0, 1.48)]
        cloth = box((-0.03, 5.1, 0.98), (0.012, 3.25, 0.48), canvas)
        arm = join(box((0, 4.3, 0), (0.13, 4.3, 0.11), wood), *bars, *rails, cloth)
        c, s = math.cos(k * math.pi / 2), math.sin(k * math.pi / 2)
        arms.append(placed(arm, np.array([[1, 0, 0, 0], [0, c, -s, 0], [0, s, c, 0]], np.float32)))
    arms.append(ball((0.1, 0, 0), (0.35, 0.35, 0.35), wood, sides=12))
    return join(*parts), join(*arms)


def tent(color: str | None) -> Mesh:
    """Make the mesh of a ridge tent with a light inside, 1.7 m tall."""
    cloth, lit = materials.cloth(color or "#c8742a"), materials.light("#ffb860", 1.6)
    ridge = 1.72
    ends = [(-1.25, 0.0), (1.25, 0.0), (0.0, ridge)]
    flaps = [[(s * 0.95, 0.0), (s * 0.5, 0.0), (0.0, ridge - 0.32)] for s in (1, -1)]
    pole, rope = materials.wood("#6a5a44"), materials.straw("#d8d0c0")
    parts = [
        facing(ends, (-1.5, 1.5), cloth),
        facing([(-0.85, 0.02), (0.85, 0.02), (0.0, 1.42)], (1.5, 1.52), lit),
    ]
    parts += [facing(flap, (1.52, 1.55), cloth) for flap in flaps]
    parts += [rod((x, 0, 0), (x, ridge + 0.12, 0), 0.03, pole) for x in (1.56, -1.54)]
    parts += [rod((x, ridge, 0), (1.5 * x, 0.0, 0), 0.012, rope) for x in (1.56, -1.54)]
    return join(*parts)


def statue(kernels: Kernels, color: str | None) -> Mesh:
    """Make the mesh of a statue 5 m tall: a person with a raised arm on a stone base; bronze if no colour is
    given.
    """
    bronze = materials.PATINA.dyed(color or "#6e8f7a")
    clay = Clay()
    clay.box((0, 0.7, 0), (0.85, 0.7, 0.85), STONE, edge=0.05).box(
        (0, 1.5, 0), (0.65, 0.15, 0.65), STONE, edge=0.04
    )
    clay.cone((0, 1.6, 0), (0, 3.2, 0), (0.52, 0.3), bronze, blend=0.1)
    clay.ellipsoid((0, 3.5, 0), (0.3, 0.45, 0.42), bronze, blend=0.12)
    clay.ellipsoid((0.03, 4.22, 0), (0.2, 0.25, 0.19), bronze, blend=0.08)
    clay.cone((0, 3.8, 0.4), (0.15, 4.4, 0.62), (0.13, 0.1), bronze).cone(
        (0.15, 4.4, 0.62), (0.2, 5.0, 0.5), (0.1, 0.07), bronze
    )
    clay.cone((0, 3.8, -0.4), (0.1, 3.2, -0.55), (0.13, 0.1), bronze).cone(
        (0.1, 3.2, -0.55), (0.42, 3.0, -0.35), (0.1, 0.07), bronze
    )
    return clay.fire(kernels, cells=120, softness=18.0).mesh


def fountain(color: str | None) -> Mesh:
    """Make the mesh of a fountain 3.6 m tall: a basin with a column of water."""
    stone = materials.stone(color or "#a89f90")
    water, spray = materials.water("#5a8aa0"), materials.foam("#d8ecf4", 0.25)
    basin = lathe([(3.0, 0), (3.1, 0.8), (2.8, 0.85), (2.75, 0.6)], [stone] * 4, sides=40)
    pool = lathe([(2.76, 0.62), (0.1, 0.62)], [water] * 2, sides=40)
    column = lathe(
        [(0.5, 0.5), (0.28, 1.2), (0.3, 1.7), (1.2, 2.1), (1.25, 2.2), (0.3, 2.15)], [stone] * 6, sides=32
    )
    veil = lathe(
        [(0.1, 3.6), (0.35, 3.55), (0.75, 3.1), (1.05, 2.4), (1.22, 2.1), (1.55, 1.4), (1.8, 0.64)],
        [spray] * 7,
        sides=32,
    )
    return join(basin, pool, column, veil)


def tree(kernels: Kernels, color: str | None) -> Mesh:
    """Make the mesh of one broad tree, about 9 m tall."""
    bark, leaf = (
        materials.trunk("#4a3626"),
        materials.foliage(color or "#4a7a2a"),
    )
    rng = np.random.default_rng(5)
    clay = Clay().cone((0, 0, 0), (0.1, 3.6, 0), (0.5, 0.3), bark, blend=0.2)
    for k in range(6):
        a = 2 * math.pi * k / 6 + 0.3
        tip = (2.2 * math.cos(a), 5.4 + 0.5 * math.sin(3 * a), 2.2 * math.sin(a))
        clay.cone((0.1, 3.2 + 0.15 * k, 0), tip, (0.22, 0.1), bark, blend=0.15)
    for _ in range(34):
        a, r, y = rng.uniform(0, 2 * math.pi), 2.7 * math.sqrt(rng.random()), rng.uniform(-1.6, 2.2)
        reach = r * math.sqrt(max(1 - (y / 2.7) ** 2, 0.1))
        size = rng.uniform(0.75, 1.2)
        clay.ellipsoid(
            (reach * math.cos(a), 6.3 + y, reach * math.sin(a)), (size, size * 0.75, size), leaf, blend=0.25
        )
    return clay.fire(kernels, cells=120, softness=9.0).mesh


def cactus(kernels: Kernels, color: str | None) -> Mesh:
    """Make the mesh of a tall cactus with arms (saguaro), about 4 m tall."""
    green = materials.hide(color or "#4f7040")
    clay = Clay().cone((0, 0, 0), (0, 3.9, 0), (0.3, 0.28), green, blend=0.1)
    for z, low, high in ((1, 1.5, 3.0), (-1, 2.1, 3.3)):
        clay.cone((0, low, 0), (0, low + 0.1, z * 0.85), (0.2, 0.2), green, blend=0.1)
        clay.cone((0, low + 0.1, z * 0.85), (0, high, z * 0.9), (0.2, 0.17), green, blend=0.1)
    return clay.fire(kernels, cells=100, softness=20.0).mesh


LANDMARKS = {
    "tower": Building(make=lambda _k, c: tower(c), height=100.0, length=60.0, yaw=0.6),
    "church": Building(make=lambda _k, c: church(c), height=26.0, length=22.0, yaw=2.5),
    "pyramid": Building(make=lambda _k, c: pyramid(c), height=34.0, length=54.0, yaw=0.6),
    "bridge": Building(make=lambda _k, c: bridge(c), height=8.0, length=26.0, yaw=math.pi / 2, in_water=True),
    "tent": Building(make=lambda _k, c: tent(c), height=1.9, length=3.4, yaw=2.4),
    "statue": Building(make=statue, height=5.1, length=3.0, yaw=2.6),
    "fountain": Building(make=lambda _k, c: fountain(c), height=3.7, length=6.0, yaw=0.0),
    "tree": Building(make=tree, height=9.0, length=6.5, yaw=0.4),
    "cactus": Building(make=cactus, height=4.2, length=2.4, yaw=1.4),
}

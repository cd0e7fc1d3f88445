"""Meshes of simple bodies: geometric solids, ice, drops of water, planets, a star and a heart."""

import math

import numpy as np

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.clay import Clay
from filmgate.engines.animatic.geometry.materials import GOLD
from filmgate.engines.animatic.geometry.mesh import Mesh, Vector, join, placed, placement
from filmgate.engines.animatic.geometry.paint import Paint, linear
from filmgate.engines.animatic.geometry.shapes import ball, box, lathe, turned
from filmgate.engines.animatic.subjects.actor import Actor
from filmgate.engines.animatic.subjects.objects.forms import (
    Model,
    cut,
    line,
    rays,
    spun,
    upright,
    wood,
)
from filmgate.engines.animatic.subjects.objects.vessels import turn
from filmgate.engines.animatic.subjects.part import Part

_ICE = materials.clear_ice("#d4eaf4", milk=0.16)
_WATER = materials.drink("#c4e2ee", milk=0.08)


def _rounded(part: Part, half: float, paint: Paint) -> Mesh:
    return Clay().box((0, half, 0), (half,) * 3, paint, edge=0.12 * half).fire(part.kernels, cells=60).mesh


def _cube(part: Part) -> Mesh:
    return _rounded(part, 0.5, materials.plastic(part.coat or "#2f6ac0"))


def _sphere(part: Part) -> Mesh:
    return ball((0, 0.55, 0), (0.55,) * 3, materials.plastic(part.coat or "#c8442c"), sides=56)


def _bubble(part: Part) -> Mesh:
    return ball((0, 0.55, 0), (0.55,) * 3, materials.soap(part.coat or "#ffffff"), sides=56)


def _cone(part: Part) -> Mesh:
    return turn(
        [(0.01, 0.0), (0.56, 0.0), (0.56, 0.01), (0.01, 1.2)], materials.plastic(part.coat or "#e08a20"), 48
    )


def _traffic_cone(part: Part) -> Mesh:
    orange, white = materials.plastic(part.coat or "#e8641c"), materials.plastic("#d8d4cc")
    rows = [(0.36, 0.06), (0.28, 0.36), (0.28, 0.36), (0.21, 0.6), (0.21, 0.6), (0.09, 1.0), (0.01, 1.01)]
    body = lathe(rows, [orange, orange, white, white, orange, orange, orange], sides=36)
    return join(body, box((0, 0.03, 0), (0.46, 0.03, 0.46), orange))


def _cylinder(part: Part) -> Mesh:
    return turn(
        [(0.01, 0.0), (0.45, 0.0), (0.45, 0.01), (0.45, 1.1), (0.44, 1.11), (0.01, 1.11)],
        materials.plastic(part.coat or "#3a9a5a"),
        48,
    )


def _prism(part: Part) -> Mesh:
    paint = materials.crystal(part.coat or "#d8ecf4")
    return cut([(-0.62, 0.0), (0.62, 0.0), (0.0, 1.05)], (-0.5, 0.5), paint)


def _blocks(part: Part) -> Mesh:
    """Make a tower of building blocks."""
    hues = (part.coat or "#c8342c", "#2f6ac0", "#e0b024", "#3a9a4a", "#c8342c", "#e0b024")
    at = (
        (-0.3, 0.22, -0.34),
        (0.1, 0.22, 0.3),
        (-0.05, 0.66, -0.1),
        (0.3, 0.22, -0.3),
        (-0.4, 0.22, 0.25),
        (0.0, 1.1, -0.05),
    )
    return join(
        *(
            spun(box((0, 0, 0), (0.21,) * 3, materials.enamel(hue)), 0.5 * n, place)
            for n, (hue, place) in enumerate(zip(hues, at, strict=True))
        )
    )


def _dice(part: Part) -> Mesh:
    body, dot = (
        _rounded(part, 0.45, materials.plastic(part.coat or "#d8d0c4")),
        materials.plastic("#16161a" if part.coat != "#17171a" else "#d8d4cc"),
    )
    dots = [
        ball((0.45, 0.45 + y, z), (0.02, 0.075, 0.075), dot)
        for y, z in ((0.22, 0.22), (-0.22, -0.22), (0, 0), (0.22, -0.22), (-0.22, 0.22))
    ]
    dots += [ball((x, 0.9, z), (0.075, 0.02, 0.075), dot) for x, z in ((0.2, 0.2), (-0.2, -0.2))]
    dots += [
        ball((x, 0.45 + y, s * 0.45), (0.075, 0.075, 0.02), dot)
        for x, y in ((0.2, 0.2), (0, 0), (-0.2, -0.2))
        for s in (1, -1)
    ]
    return join(body, *dots)


def _rubik(_part: Part) -> Mesh:
    hues = ("#b81c20", "#d8d4cc", "#1c4aa8", "#e08a1c", "#1c8a40", "#e0c820")
    cells = [box((0, 0.5, 0), (0.49,) * 3, materials.plastic("#141416"))]
    for i in range(3):
        for j in range(3):
            u, v = -0.33 + 0.33 * i, -0.33 + 0.33 * j
            pick = [materials.plastic(hues[(i * 5 + j * 3 + k * (i + 2)) % 6]) for k in range(4)]
            cells += [
                box((0.49, 0.5 + v, u), (0.012, 0.145, 0.145), pick[0]),
                box((u, 0.99, v), (0.145, 0.012, 0.145), pick[1]),
            ]
            cells += [box((u, 0.5 + v, s * 0.49), (0.145, 0.145, 0.012), pick[2 + (s > 0)]) for s in (1, -1)]
            cells.append(box((-0.49, 0.5 + v, u), (0.012, 0.145, 0.145), pick[3]))
    return join(*cells)


def _ice_cube(part: Part) -> Mesh:
    """Make a cube of ice with a paler core and two smaller ones beside it, in a little water."""
    pool = turn([(0.95, 0.0), (0.9, 0.025), (0.01, 0.03)], _WATER)
    small = spun(_rounded(part, 0.24, _ICE), 0.7, (0.45, 0.0, 0.6))
    shine = [
        box((0.5, 0.72, -0.14), (0.004, 0.14, 0.03), materials.light("#eefaff", 0.4)),
        box((0.5, 0.42, 0.25), (0.004, 0.07, 0.02), materials.light("#eefaff", 0.4)),
    ]
    return join(_rounded(part, 0.5, _ICE), *shine, small, pool)


def _icicle(_part: Part) -> Mesh:
    """Make icicles that hang from a ledge of snow."""
    ledge = box((0, 1.5, 0), (0.2, 0.09, 0.9), materials.snow("#d4e0ea"))
    rows = [(-0.75, 0.5), (-0.48, 0.9), (-0.2, 0.65), (0.05, 1.3), (0.33, 0.8), (0.6, 1.05), (0.8, 0.45)]
    hung = [
        turned(
            lathe([(0.1, 1.45), (0.07, 1.45 - 0.4 * d), (0.004, 1.45 - d)], [_ICE] * 3, sides=14),
            np.eye(3),
            (0, 0, z),
        )
        for z, d in rows
    ]
    return join(ledge, *hung, box((0, 0.02, 0), (0.2, 0.02, 0.9), materials.snow("#d4e0ea")))


def _snowflake(part: Part) -> Mesh:
    ice = materials.ice(part.coat or "#c4e4f4", 0.25)
    arms = []
    for k in range(6):
        c, s = math.cos(math.pi / 3 * k), math.sin(math.pi / 3 * k)
        arms.append(line([(0, 0.75, 0), (0, 0.75 + 0.72 * s, 0.72 * c)], 0.035, ice))
        for r, long in ((0.28, 0.2), (0.48, 0.16)):
            for side in (1, -1):
                a = math.pi / 3 * k + side * math.pi / 3
                arms.append(
                    line(
                        [
                            (0, 0.75 + r * s, r * c),
                            (0, 0.75 + r * s + long * math.sin(a), r * c + long * math.cos(a)),
                        ],
                        0.028,
                        ice,
                    )
                )
    return join(*arms)


def _drop(_part: Part) -> Mesh:
    """Make a drop of water on a leaf."""
    rows = [(0.01, 0.08), (0.3, 0.14), (0.42, 0.38), (0.36, 0.66), (0.18, 0.95), (0.01, 1.3)]
    body = lathe(
        rows,
        [
            materials.water(hue, 0.12)
            for hue in ("#3a84b0", "#4a9cc8", "#6ab8dc", "#8cccea", "#b0def2", "#c8eaf8")
        ],
        sides=48,
    )
    gleam = ball((0.3, 0.6, -0.18), (0.05, 0.12, 0.05), materials.light("#f4fbff", 0.8))
    return join(body, gleam, turn([(0.9, 0.0), (0.85, 0.03), (0.01, 0.05)], _WATER))


def _heap(part: Part) -> Mesh:
    """Make a heap that one jumps into: of leaves, hay or snow."""
    rng = np.random.default_rng(5)
    hues = {
        "snow": ("#eef2f8", "#e4eaf4"),
        "hay": ("#c8a850", "#b08f3c", "#dcc070"),
        "": ("#b5521c", "#d08a24", "#8a3a18", "#c8a832", "#7a5a24"),
    }[part.variant if part.variant in ("snow", "hay") else ""]
    base = materials.snow(hues[0]) if part.variant == "snow" else materials.straw(hues[0])
    domes = [
        ball((x, 0.0, z), (a, h, a), base, sides=28)
        for x, z, a, h in (
            (0, 0, 0.85, 0.42),
            (0.45, 0.2, 0.55, 0.3),
            (-0.45, -0.15, 0.6, 0.33),
            (0, -0.35, 0.6, 0.28),
        )
    ]
    if part.variant == "snow":
        return join(*domes)
    bits = []
    for _ in range(170):
        a, r = rng.uniform(0, 6.28), 1.05 * math.sqrt(rng.uniform(0, 1))
        high = 0.44 * max(1 - (r / 1.0) ** 2, 0.0) + 0.01
        paint = materials.leaf(str(rng.choice(hues)))
        slim = 0.012 if part.variant == "hay" else 0.06
        leaf = box((0, 0, 0), (0.09, 0.003, slim), paint)
        turn = placement(
            (r * math.cos(a), high, r * math.sin(a)),
            yaw=float(rng.uniform(0, 6.28)), pitch=float(rng.normal(0, 0.5)), roll=float(rng.normal(0, 0.5)),
        )  # fmt: skip
        bits.append(placed(leaf, turn))
    return join(*domes, *bits)


def _planet(part: Part) -> Mesh:
    """Make a planet: banded with rings, or the Moon with craters, Mars, the Earth, the Sun."""
    rng, kind = np.random.default_rng(11), part.variant
    base = {"moon": "#a8a69e", "mars": "#a85a34", "earth": "#1c4c94"}.get(kind, part.coat or "#c8a060")
    mesh = ball((0, 1.0, 0), (0.85,) * 3, materials.stone(base, 0.1), sides=110)
    way = (mesh.at - (0, 1.0, 0)) / 0.85
    if kind in ("moon", "mars"):
        for at in rng.normal(size=(34, 3)):
            size, near = rng.uniform(0.05, 0.26), way @ (at / np.linalg.norm(at))
            inside, rim = near > math.cos(size), np.abs(np.arccos(np.clip(near, -1, 1)) - size) < 0.022
            mesh.paint[inside, :3] *= 0.72
            mesh.paint[rim, :3] *= 1.3
        return mesh
    if kind == "earth":
        land = sum(np.sin(way @ at * k + k) for k, at in enumerate(rng.normal(size=(7, 3)), 2)) > 0.7
        mesh.paint[np.asarray(land), :3] = linear("#3c7838")
        cloud = sum(np.sin(way @ (at * (3, 9, 3)) + k) for k, at in enumerate(rng.normal(size=(5, 3)))) > 2.0
        mesh.paint[np.asarray(cloud) | (np.abs(way[:, 1]) > 0.93), :3] = linear("#d8e0e4")
        return mesh
    bands = 1.0 + 0.22 * np.sin(way[:, 1] * 13.0) + 0.12 * np.sin(way[:, 1] * 31.0 + 1.0)
    mesh.paint[:, :3] *= bands[:, None]
    sand = [materials.light(hue, 0.08) for hue in ("#c8b088", "#8a7450", "#e0cca0", "#a08a60")]
    disc = lathe([(1.1, 0.0), (1.3, 0.004), (1.34, 0.0), (1.75, 0.004)], sand, sides=80)
    tilt = np.array([[1, 0, 0], [0, math.cos(0.35), -math.sin(0.35)], [0, math.sin(0.35), math.cos(0.35)]])
    lean = np.array([[math.cos(0.3), -math.sin(0.3), 0], [math.sin(0.3), math.cos(0.3), 0], [0, 0, 1]])
    return join(mesh, turned(disc, lean @ tilt, (0, 1.0, 0)))


def planet(part: Part) -> Actor:
    """Make the actor of a planet or a moon that hangs in the sky and turns."""
    whole = _planet(part)
    whole.at[:] = (whole.at - (0, 1.0, 0)) * 2.4

    def mesh(t: float, at: Vector) -> Mesh:
        x, y, z = at
        return placed(whole, placement((x, y + 2.2, z), yaw=math.pi + 0.05 * t))

    return Actor(height=4.4, length=4.4, speed=0.0, mesh=mesh, lift=5.0, medium="air")


def _star(part: Part) -> Mesh:
    gold = materials.screen(part.coat or "#f0c030", 0.5)
    star = rays(5, 0.7, 0.3, 0.7)
    tips = [cut([(0.0, 0.7), star[k], star[(k + 1) % 10]], (-0.1, 0.1), gold) for k in range(10)]
    return join(*tips)


def _heart(part: Part) -> Mesh:
    clay, red = Clay(), materials.lacquer(part.coat or "#c8202c")
    for z in (1, -1):
        clay.ellipsoid((0, 0.82, 0.26 * z), (0.24, 0.3, 0.3), red, blend=0.05)
        clay.cone((0, 0.74, 0.28 * z), (0, 0.1, 0.0), (0.24, 0.05), red, blend=0.08)
    return clay.fire(part.kernels, cells=80).mesh


def _coin(part: Part) -> Mesh:
    gold = materials.plated(part.coat, GOLD)
    face = upright(
        turn([(0.5, -0.05), (0.52, -0.04), (0.52, 0.04), (0.48, 0.05), (0.44, 0.03), (0.01, 0.03)], gold, 56),
        (0, 0.52, 0),
    )
    return join(
        face,
        upright(turn([(0.34, 0.03), (0.3, 0.05), (0.28, 0.03)], gold, 40), (0, 0.52, 0)),
        box((0.04, 0.52, 0), (0.02, 0.16, 0.035), gold),
    )


def _crystal_ball(part: Part) -> Mesh:
    glass = materials.crystal(part.coat or "#dcd6f4", milk=0.03)
    stand = turn(
        [(0.01, 0.0), (0.42, 0.0), (0.38, 0.08), (0.25, 0.16), (0.33, 0.26), (0.01, 0.26)], wood("#5a3418")
    )
    return join(
        ball((0, 0.72, 0), (0.52,) * 3, glass, sides=56),
        stand,
    )


def _maze(part: Part) -> Mesh:
    hedge = materials.foliage(part.coat or "#2f6a2c")
    ways = [
        ((0, 0), (1, 0)),
        ((2, 0), (5, 0)),
        ((0, 0), (0, 5)),
        ((5, 0), (5, 5)),
        ((0, 5), (3, 5)),
        ((4, 5), (5, 5)),
        ((1, 1), (1, 3)),
        ((1, 1), (3, 1)),
        ((3, 1), (3, 3)),
        ((2, 2), (2, 4)),
        ((4, 1), (4, 4)),
        ((1, 4), (3, 4)),
        ((2, 2), (2.5, 2)),
        ((4, 3), (5, 3)),
    ]
    walls = [
        box(
            (0.4 * (a[0] + b[0]) / 2 - 1, 0.2, 0.4 * (a[1] + b[1]) / 2 - 1),
            (0.2 * abs(a[0] - b[0]) + 0.04, 0.2, 0.2 * abs(a[1] - b[1]) + 0.04),
            hedge,
        )
        for a, b in ways
    ]
    return join(*walls, box((0, 0.01, 0), (1.1, 0.01, 1.1), materials.soil("#b8a078")))


MODELS: dict[str, Model] = {
    "cube": _cube,
    "cube sphere": _sphere,
    "cube bubble": _bubble,
    "cube cone": _cone,
    "cube traffic": _traffic_cone,
    "cube cylinder": _cylinder,
    "cube prism": _prism,
    "cube blocks": _blocks,
    "cube dice": _dice,
    "cube rubik": _rubik,
    "cube maze": _maze,
    "ice-cube": _ice_cube,
    "ice-cube icicle": _icicle,
    "ice-cube snowflake": _snowflake,
    "droplet": _drop,
    "heap": _heap,
    "coin": _coin,
    "coin star": _star,
    "coin heart": _heart,
    "crystal ball": _crystal_ball,
}
IN_LIFE = {
    "heap": 0.56,
    "cube": 0.3,
    "ice-cube": 0.09,
    "ice-cube icicle": 0.6,
    "droplet": 0.12,
    "coin": 0.2,
}

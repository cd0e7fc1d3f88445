"""Boards in life size, their length along x and their front towards +x: skateboard, scooter, surfboard,
snowboard, skis, sled.
"""

import math
from collections.abc import Callable
from itertools import pairwise

import numpy as np

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.materials import PLASTIC, STEEL
from filmgate.engines.animatic.geometry.mesh import Mesh, join, soften
from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.geometry.shapes import box, lathe, rod, turned
from filmgate.engines.animatic.subjects.part import Part

Model = Callable[[Part], Mesh]
_WOOD = materials.wood("#a9743f")
_GRIP = materials.carpet("#1d1e22")
_AXLE = np.array([[1.0, 0, 0], [0, 0, -1], [0, 1, 0]])  # the axis of a lathe lies along z
_RINGS, _SIDES = 40, 10


def _deck(
    long: float,
    wide: Callable[[float], float],
    high: Callable[[float], float],
    thick: float,
    paints: tuple[Paint, Paint],
) -> Mesh:
    """Make a thin board. wide, high: its half width and the height of its top at -1 (back) to 1 (front).
    paints: of its top and of the rest.
    """
    points, rows = [], []
    for ring in range(_RINGS + 1):
        u = 2 * ring / _RINGS - 1
        half = max(wide(u), 0.004)
        for k in range(2 * _SIDES):
            angle = 2 * math.pi * k / (2 * _SIDES)
            c, s = math.cos(angle), math.sin(angle)
            z = half * math.copysign(abs(c) ** 0.6, c)
            y = high(u) - thick / 2 + thick / 2 * math.copysign(abs(s) ** 0.4, s)
            points.append((0.5 * long * u, y, z))
            rows.append(paints[0 if s > 0.5 else 1].row())
    n = 2 * _SIDES
    faces = [
        face
        for ring in range(_RINGS)
        for k in range(n)
        for a, b in [(ring * n + k, ring * n + (k + 1) % n)]
        for face in ((a, b, a + n), (b, b + n, a + n))
    ]
    for base in (0, _RINGS * n):
        faces += [(base, base + k, base + k + 1) for k in range(1, n - 1)]
    at = np.array(points, np.float32)
    mesh = Mesh(
        np.concatenate([at, np.zeros_like(at), at, np.array(rows, np.float32)], 1),
        np.array(faces, np.int32),
    )
    soften(mesh)
    return mesh


def _wheel(at: tuple[float, float, float], radius: float, half: float, paint: Paint = PLASTIC) -> Mesh:
    hub = materials.plastic("#d8d4c8")
    profile = [
        (0.01, -half),
        (0.4 * radius, -half),
        (0.85 * radius, -half),
        (radius, -0.6 * half),
        (radius, 0.6 * half),
        (0.85 * radius, half),
        (0.4 * radius, half),
        (0.01, half),
    ]
    return turned(lathe(profile, [hub, hub, paint, paint, paint, paint, hub, hub], sides=20), _AXLE, at)


def _skateboard(part: Part) -> Mesh:
    under = materials.lacquer(part.coat or "#c8452c")

    def high(u: float) -> float:
        return float(0.105 + 0.065 * max(0.0, (abs(u) - 0.62) / 0.38) ** 1.7)

    def wide(u: float) -> float:
        return float(0.102 * math.sqrt(max(1 - max(0.0, (abs(u) - 0.74) / 0.262) ** 2, 0.0)))

    parts = [_deck(0.8, wide, high, 0.014, (_GRIP, under))]
    for x in (0.22, -0.22):
        parts += [
            box((x, 0.085, 0), (0.035, 0.008, 0.028), STEEL),
            rod((x - 0.015, 0.085, 0), (x + 0.005, 0.04, 0), 0.018, STEEL),
            rod((x, 0.036, -0.085), (x, 0.036, 0.085), 0.011, STEEL),
        ]
        wheel = materials.rubber("#e8dfc8")
        parts += [_wheel((x, 0.03, z), 0.03, 0.017, wheel) for z in (0.085, -0.085)]
    return join(*parts)


def _scooter(part: Part) -> Mesh:
    body = materials.lacquer(part.coat or "#2f78b8")
    return join(
        box((-0.06, 0.105, 0), (0.30, 0.014, 0.066), body),
        box((-0.07, 0.121, 0), (0.24, 0.003, 0.052), _GRIP),
        box((-0.40, 0.115, 0), (0.06, 0.018, 0.02), body),
        rod((0.22, 0.11, 0), (0.36, 0.25, 0), 0.022, body),
        rod((0.42, 0.09, 0), (0.34, 0.36, 0), 0.024, STEEL),
        rod((0.34, 0.36, 0), (0.27, 0.94, 0), 0.017, STEEL),
        rod((0.27, 0.94, -0.22), (0.27, 0.94, 0.22), 0.014, STEEL),
        rod((0.27, 0.94, -0.24), (0.27, 0.94, -0.12), 0.021, PLASTIC),
        rod((0.27, 0.94, 0.12), (0.27, 0.94, 0.24), 0.021, PLASTIC),
        _wheel((0.42, 0.09, 0), 0.09, 0.016),
        _wheel((-0.46, 0.09, 0), 0.09, 0.016),
    )


def _surfboard(part: Part) -> Mesh:
    top, rail = materials.lacquer(part.coat or "#f2ecdc"), materials.lacquer("#d8502c")

    def wide(u: float) -> float:
        nose = 1 - max(0.0, u) ** 2.3
        tail = 1 - 0.75 * max(0.0, -u) ** 3.2
        return float(0.26 * nose * (tail if u > -0.985 else 0.6 * tail))

    def high(u: float) -> float:
        return float(0.075 + 0.13 * max(0.0, u) ** 2.6 + 0.025 * max(0.0, -u) ** 2)

    board = _deck(2.0, wide, high, 0.06, (top, rail if part.coat is None else top))
    stripe = _deck(
        1.86, lambda u: 0.02 * (1 - abs(u) ** 6), lambda u: high(0.93 * u) + 0.002, 0.006, (rail, rail)
    )
    # one that is no more than a board has no stripe
    return join(board, stripe) if part.variant else board


def _snowboard(part: Part) -> Mesh:
    top, edge = materials.lacquer(part.coat or "#2d6fd0"), materials.plastic("#14161a")

    def wide(u: float) -> float:
        waist = 0.125 + 0.022 * abs(u) ** 2
        return float(waist * math.sqrt(max(1 - max(0.0, (abs(u) - 0.8) / 0.202) ** 2, 0.0)))

    def high(u: float) -> float:
        return float(0.03 + 0.10 * max(0.0, (abs(u) - 0.74) / 0.26) ** 1.8)

    bindings = [box((x, 0.05, 0), (0.05, 0.02, 0.10), edge) for x in (0.26, -0.26)]
    return join(_deck(1.5, wide, high, 0.016, (top, edge)), *bindings)


def _ski(part: Part) -> Mesh:
    top, edge = materials.lacquer(part.coat or "#c8302c"), materials.plastic("#14161a")

    def high(u: float) -> float:
        return float(0.03 + 0.12 * max(0.0, (u - 0.8) / 0.2) ** 1.8)

    def wide(u: float) -> float:
        return float(0.05 * math.sqrt(max(1 - max(0.0, (u - 0.9) / 0.102) ** 2, 0.0)))

    one = _deck(1.7, wide, high, 0.014, (top, edge))
    return join(*(turned(one, np.eye(3), (0.0, 0.0, z)) for z in (-0.09, 0.09)))


def _sled(part: Part) -> Mesh:
    wood = materials.wood(part.coat) if part.coat else _WOOD
    slats = [
        box((-0.04, 0.235, z), (0.50, 0.012, 0.034), wood) for z in (-0.165, -0.0825, 0.0, 0.0825, 0.165)
    ]
    parts = [*slats]
    for z in (-0.18, 0.18):
        bow = [(0.42 + 0.20 * math.sin(a), 0.20 - 0.19 * math.cos(a)) for a in np.linspace(0, 2.3, 9)]
        runner = [(-0.58, 0.012), *bow]
        parts += [rod((a[0], a[1], z), (b[0], b[1], z), 0.013, STEEL) for a, b in pairwise(runner)]
        parts += [rod((x, 0.01, z), (x, 0.23, z), 0.013, wood) for x in (-0.42, 0.0, 0.36)]
    parts += [rod((x, 0.222, -0.19), (x, 0.222, 0.19), 0.014, wood) for x in (-0.42, 0.0, 0.36)]
    parts.append(rod((0.56, 0.34, -0.18), (0.56, 0.34, 0.18), 0.014, wood))
    return join(*parts)


MODELS: dict[str, Model] = {
    "board": _surfboard,
    "board skateboard": _skateboard,
    "board scooter": _scooter,
    "board surfboard": _surfboard,
    "board snowboard": _snowboard,
    "board ski": _ski,
    "board sled": _sled,
}
ON_FLOOR: tuple[str, ...] = ("board",)
# height of what its rider stands or sits on, metres
DECKS = {
    "board skateboard": 0.105,
    "board scooter": 0.124,
    "board surfboard": 0.075,
    "board snowboard": 0.07,
    "board ski": 0.03,
    "board sled": 0.247,
}
LONG = {
    "board": 2.0,
    "board skateboard": 0.8,
    "board scooter": 1.08,
    "board surfboard": 2.0,
    "board snowboard": 1.5,
    "board ski": 1.7,
    "board sled": 1.2,
}
# what lies flat is measured by its length: see scene.stage
IN_LIFE = {name: 0.4 * long for name, long in LONG.items() if " " in name} | {"board scooter": 0.96}

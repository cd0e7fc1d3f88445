"""Meshes of things of value and of curiosity: crown, ring, sword, telescope, hourglass, shoe."""

import math
from collections.abc import Callable

import numpy as np

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.clay import Clay
from filmgate.engines.animatic.geometry.materials import BRASS, GOLD, METAL, STEEL
from filmgate.engines.animatic.geometry.mesh import Mesh, join
from filmgate.engines.animatic.geometry.shapes import FORWARD, ball, box, facing, lathe, ring, rod, turned
from filmgate.engines.animatic.subjects.objects.vessels import turn
from filmgate.engines.animatic.subjects.part import Part

_BRASS = BRASS
_GEMS = ("#c8142c", "#1c50d0", "#1c9a48")


def _crown(part: Part) -> Mesh:
    """Make a crown: a band with gems, eight points with a ball on each, a cap of velvet inside."""
    gold, velvet = materials.plated(part.coat, GOLD), materials.velvet("#7a1028")
    parts = [turn([(0.5, 0.0), (0.52, 0.02), (0.53, 0.26), (0.5, 0.28)], gold)]
    parts += [ring((0, y, 0), 0.52, 0.03, gold) for y in (0.03, 0.26)]
    parts.append(ball((0, 0.28, 0), (0.46, 0.3, 0.46), velvet, sides=28))
    for k in range(8):
        a = 2 * math.pi * k / 8
        c, s = math.cos(a), math.sin(a)
        turn_ = np.array([[c, 0, -s], [0, 1, 0], [s, 0, c]])
        point = facing([(-0.19, 0.26), (0.19, 0.26), (0.0, 0.72)], (0.5, 0.54), gold)
        gem = ball((0.545, 0.15, 0), (0.03, 0.065, 0.065), materials.gem(_GEMS[k % 3]))
        parts += [
            turned(mesh, turn_) for mesh in (point, gem, ball((0.52, 0.74, 0), (0.06, 0.06, 0.06), gold))
        ]
    return join(*parts)


def _ring(part: Part) -> Mesh:
    """Make a finger ring that stands, with a cut diamond."""
    gold, gem = materials.plated(part.coat, GOLD), materials.gem("#cdeef8", 0.3)
    hoop = turned(ring((0, 0, 0), 0.42, 0.055, gold), FORWARD, (0, 0.475, 0))
    cut = lathe([(0.01, 0.86), (0.25, 1.14), (0.25, 1.17), (0.15, 1.26), (0.01, 1.26)], [gem] * 5, sides=8)
    claws = [
        rod((0.1 * x, 0.88, 0.1 * z), (0.22 * x, 1.16, 0.22 * z), 0.022, gold)
        for x in (1, -1)
        for z in (1, -1)
    ]
    return join(hoop, cut, *claws)


def _sword(part: Part) -> Mesh:
    """Make a sword that stands on its grip."""
    grip = materials.leather(part.coat or "#4a2414")
    blade = facing(
        [(-0.075, 0.42), (0.075, 0.42), (0.06, 1.65), (0.0, 1.85), (-0.06, 1.65)], (-0.018, 0.018), STEEL
    )
    groove = box((0.018, 0.95, 0), (0.004, 0.5, 0.014), METAL)
    guard = [box((0, 0.39, 0), (0.045, 0.04, 0.3), _BRASS)]
    guard += [ball((0, 0.39, z), (0.06, 0.06, 0.06), _BRASS) for z in (0.3, -0.3)]
    return join(
        blade,
        groove,
        *guard,
        rod((0, 0.08, 0), (0, 0.37, 0), 0.042, grip),
        ball((0, 0.06, 0), (0.07, 0.07, 0.07), _BRASS),
    )


def _telescope(part: Part) -> Mesh:
    """Make a telescope on a tripod, its lens up to one side."""
    tube, wood = materials.enamel(part.coat or "#e8e4da"), materials.wood("#6a4426")
    dark = materials.glass("#14161c")
    way = np.array([0.25, 0.5, 0.83])
    way /= np.linalg.norm(way)
    middle = np.array([0.0, 1.32, 0.0])

    def along(k: float) -> tuple[float, float, float]:
        x, y, z = middle + k * way
        return float(x), float(y), float(z)

    pieces = [(-0.35, 0.55, 0.13, tube), (0.55, 0.78, 0.16, _BRASS), (0.78, 0.79, 0.14, dark)]
    pieces += [(-0.7, -0.35, 0.08, _BRASS), (-0.85, -0.7, 0.055, dark), (-0.37, -0.3, 0.14, _BRASS)]
    barrel = [rod(along(a), along(b), r, paint) for a, b, r, paint in pieces]
    feet = [(0.5, 0.35), (0.1, -0.62), (-0.6, 0.25)]
    legs = [rod((x, 0, z), (0, 1.15, 0), 0.035, wood) for x, z in feet]
    return join(*barrel, *legs, rod((0, 1.08, 0), (0, 1.24, 0), 0.07, _BRASS))


def _hourglass(part: Part) -> Mesh:
    """Make an hourglass in a frame of wood, with sand above and below."""
    wood, glass = materials.wood(part.coat or "#6a4020"), materials.clear_glass("#e6f0f2")
    sand = materials.soil("#e0b050")
    bulbs = [(0.28, 0.1), (0.32, 0.22), (0.3, 0.34), (0.2, 0.48), (0.05, 0.62)]
    bulbs += [(0.2, 0.78), (0.3, 0.92), (0.32, 1.02), (0.27, 1.14)]
    upper = turn([(0.02, 0.6), (0.04, 0.63), (0.18, 0.78), (0.26, 0.88), (0.01, 0.85)], sand)
    lower = turn([(0.26, 0.1), (0.29, 0.2), (0.2, 0.3), (0.01, 0.44)], sand)
    ends = [turn([(0.01, y), (0.42, y), (0.42, y + 0.09), (0.01, y + 0.09)], wood) for y in (0.0, 1.15)]
    at = [(0.36 * math.cos(a), 0.36 * math.sin(a)) for a in (0.9, 3.0, 5.1)]
    posts = [rod((x, 0.05, z), (x, 1.2, z), 0.03, wood) for x, z in at]
    return join(turn(bulbs, glass), upper, lower, *ends, *posts)


def _shoe(part: Part) -> Mesh:
    """Make a sports shoe, seen from its side, with a white sole and laces."""
    cloth, sole = (
        materials.cloth(part.coat or "#c82c24"),
        materials.rubber("#f2efe8"),
    )
    dark = materials.rubber("#1c1a20")
    clay = Clay()
    clay.box((0, 0.07, 0.05), (0.19, 0.07, 0.58), sole, edge=0.06)
    clay.ellipsoid((0, 0.2, 0.36), (0.17, 0.15, 0.28), cloth, blend=0.06)
    clay.ellipsoid((0, 0.24, 0.0), (0.17, 0.18, 0.34), cloth, blend=0.08)
    clay.cone((0, 0.24, -0.3), (0, 0.4, -0.32), (0.19, 0.17), cloth, blend=0.08)
    clay.ellipsoid((0, 0.545, -0.32), (0.13, 0.04, 0.14), dark, blend=0.0)
    clay.ellipsoid((0, 0.18, 0.58), (0.15, 0.09, 0.1), sole, blend=0.01)
    clay.box((0.16, 0.28, -0.08), (0.02, 0.03, 0.14), sole, edge=0.01)
    for k in range(4):
        clay.cone(
            (-0.09, 0.44 - 0.035 * k, -0.12 + 0.1 * k),
            (0.09, 0.44 - 0.035 * k, -0.12 + 0.1 * k),
            (0.02, 0.02),
            sole,
            blend=0.0,
        )
    return clay.fire(part.kernels, cells=110, softness=40.0).mesh


MODELS: dict[str, Callable[[Part], Mesh]] = {
    "crown": _crown,
    "crystal ring": _ring,
    "sword": _sword,
    "telescope": _telescope,
    "hourglass": _hourglass,
    "shoe": _shoe,
}
ON_FLOOR = ("telescope",)

"""Meshes of what one sits or lies on that is no chair: steps, a low wall, a dock, a rail, a hammock.

The front is towards +x; one sits over the origin, near the front edge.
"""

import math
from collections.abc import Callable
from itertools import pairwise

import numpy as np

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.mesh import Mesh, join
from filmgate.engines.animatic.geometry.shapes import box, rod, turned
from filmgate.engines.animatic.subjects.objects import furniture
from filmgate.engines.animatic.subjects.part import Part

_EDGE = 0.2  # metres from who sits to the front edge
_TREAD, _RISE, _STEP = 0.27, 0.235, 0.1  # metres: of a step, and to its edge from who sits
_ASIDE = np.array([[0.0, 0, 1], [0, 1, 0], [-1, 0, 0]])  # a quarter turn about the vertical


def _steps(part: Part) -> Mesh:
    """Make five steps of stone; one sits on the third."""
    stone, edge = materials.stone(part.coat or "#b4aca0"), materials.stone("#cfc8bc")
    parts = []
    for k in range(6):
        x, top = _STEP - _TREAD * (k - 2), _RISE * k
        parts.append(box((x - 1.0, 0.5 * top, 0.0), (1.0, 0.5 * top + 0.01, 1.5), stone))
        parts.append(box((x - 0.15, top - 0.015, 0.0), (0.17, 0.02, 1.52), edge))
    return join(*parts[2:])


def _ledge(part: Part) -> Mesh:
    """Make a low wall with a coping."""
    stone, top = materials.stone(part.coat or "#a49a8c"), materials.stone("#c4bcae")
    rng, blocks = np.random.default_rng(4), []
    for row in range(3):
        z = -1.7 + 0.2 * (row % 2)
        while z < 1.6:
            wide = float(rng.uniform(0.26, 0.5))
            tone = 0.01 * float(rng.uniform(0, 1))
            blocks.append(
                box(
                    (-0.02 + tone, 0.075 + 0.15 * row, z + 0.5 * wide),
                    (0.19, 0.072, 0.5 * wide - 0.008),
                    stone,
                )
            )
            z += wide
    return join(*blocks, box((-0.01, 0.485, 0.0), (0.23, 0.035, 1.85), top))


def _dock(part: Part) -> Mesh:
    """Make a dock of planks on posts."""
    wood, post = materials.wood(part.coat or "#8e7354"), materials.wood("#5a4632")
    planks = [box((_EDGE - 0.09 - 0.18 * k, 0.47, 0.0), (0.083, 0.03, 1.6), wood) for k in range(14)]
    posts = [
        rod((x, -0.15, z), (x, 0.62 if abs(z) > 1 else 0.45, z), 0.07, post)
        for x in (0.08, -1.1, -2.2) for z in (-1.5, 0.0, 1.5)
    ]  # fmt: skip
    return join(*planks, *posts, *(box((-1.05, 0.41, z), (1.2, 0.05, 0.06), post) for z in (-1.3, 1.3)))


def _pool(part: Part) -> Mesh:
    """Make the rim of a pool with its tiles."""
    stone, tile = materials.ceramic(part.coat or "#d8d4c8"), materials.ceramic("#58b0d0")
    tiles = [
        box((0.16, 0.06 + 0.12 * row, -1.74 + 0.12 * k), (0.02, 0.056, 0.056), tile)
        for row in range(3) for k in range(30)
    ]  # fmt: skip
    return join(
        box((-0.4, 0.42, 0.0), (0.6, 0.04, 1.8), stone),
        box((-0.45, 0.2, 0.0), (0.6, 0.2, 1.79), stone),
        *tiles,
    )


def _rail(part: Part) -> Mesh:
    """Make a fence of three rails that one can sit on."""
    wood = materials.wood(part.coat or "#a08a68")
    posts = [box((0.0, 0.5, z), (0.06, 0.5, 0.06), wood) for z in (-1.5, 0.75, 1.5, -0.75)]
    return join(*posts, *(box((0.0, y, 0.0), (0.045, 0.05, 1.7), wood) for y in (0.3, 0.62, 0.93)))


def _bedside(part: Part) -> Mesh:
    """Make a bed with its long side to the front."""
    bed = turned(furniture.MODELS["chair bed"](part), _ASIDE)
    bed.at[:, 0] -= float(bed.at[:, 0].max()) - _EDGE
    return bed


def _hammock(part: Part) -> Mesh:
    """Make a hammock between two posts."""
    wood, rope = materials.wood("#7a5a38"), materials.straw("#c8b890")
    colors = (part.coat or "#c85a3c", "#e8dcc0", "#3c7a8c")
    zs = np.linspace(-1.05, 1.05, 22)

    def low(z: float) -> float:
        return 0.52 + 0.30 * math.pow(abs(z) / 1.05, 2.4)

    cloth = []
    for n, (a, b) in enumerate(pairwise(zs)):
        paint = materials.cloth(colors[n % 3 if n % 2 else 1])
        ya, yb = low(a), low(b)
        for x, wide, up in (
            (-0.28, 0.12, 0.10),
            (-0.12, 0.10, 0.02),
            (0.0, 0.08, 0.0),
            (0.12, 0.10, 0.02),
            (0.28, 0.12, 0.10),
        ):
            y = 0.5 * (ya + yb) + up
            cloth.append(box((x, y - 0.02, 0.5 * (a + b)), (wide, 0.012, 0.5 * (b - a) + 0.004), paint))
    posts = [rod((0.0, 0.0, 1.75 * s), (0.0, 1.9, 1.95 * s), 0.08, wood) for s in (-1, 1)]
    lines = [
        rod((x, low(1.05) + 0.10, 1.05 * s), (0.0, 1.55, 1.86 * s), 0.012, rope)
        for s in (-1, 1) for x in (-0.3, -0.1, 0.1, 0.3)
    ]  # fmt: skip
    return join(*cloth, *posts, *lines)


def _railing(part: Part) -> Mesh:
    """Make an iron railing that one leans on."""
    iron = materials.enamel(part.coat or "#2c3238")
    bars = [rod((0.0, 0.08, z), (0.0, 0.98, z), 0.012, iron) for z in np.arange(-1.12, 1.13, 0.14)]
    posts = [box((0.0, 0.5, z), (0.03, 0.5, 0.03), iron) for z in (-1.2, 0.0, 1.2)]
    return join(
        *bars,
        *posts,
        box((0.0, 0.09, 0.0), (0.02, 0.015, 1.22), iron),
        box((0.0, 1.0, 0.0), (0.04, 0.025, 1.25), iron),
    )


MODELS: dict[str, Callable[[Part], Mesh]] = {
    "chair steps": _steps,
    "chair ledge": _ledge,
    "chair dock": _dock,
    "chair pool": _pool,
    "chair rail": _rail,
    "chair bedside": _bedside,
    "chair hammock": _hammock,
    "fence railing": _railing,
}
IN_LIFE = {
    "chair steps": 5 * _RISE,
    "chair ledge": 0.52,
    "chair dock": 0.62,
    "chair pool": 0.46,
    "chair rail": 1.0,
    "chair bedside": 1.24,
    "chair hammock": 1.9,
    "chair bench": 1.04,
    "chair sofa": 1.08,
    "fence railing": 1.03,
}
_FRONT = math.pi - 0.42  # the yaw by which the front is where who sits looks
# what several sit on side by side, or one lies on: it stands still
YAWS: dict[str, float] = dict.fromkeys((*MODELS, "chair bench", "chair sofa"), _FRONT)

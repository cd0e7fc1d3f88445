"""Meshes of obstacles to leap over, and of the table that objects stand on."""

import math

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.clay import Clay
from filmgate.engines.animatic.geometry.mesh import Mesh, Vector, join, placed, placement
from filmgate.engines.animatic.geometry.shapes import box, lathe
from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.subjects.actor import Actor


def obstacle(kernels: Kernels, name: str, *, height: float, snowy: bool) -> Mesh:
    """Make the mesh of a log, rock or fence across the path at the origin, about `height` metres tall."""
    if name == "fence":
        return placed(_fence(1.25 * height), placement((0.0, 0.0, 0.0), yaw=1.05))
    clay = _log(snowy=snowy) if name == "log" else _rock(snowy=snowy)
    solid = clay.fire(kernels, cells=90, softness=30.0).mesh
    tall = float(solid.at[:, 1].max())
    return placed(solid, placement((0.0, -0.04 * height, 0.0), yaw=1.25, scale=height / tall))


def _log(*, snowy: bool) -> Clay:
    bark, cut = materials.trunk("#4a3324"), materials.wood("#9a7448")
    moss = materials.foliage("#dfe6ee" if snowy else "#5a6a2e")
    clay = Clay().cone((0, 0.2, -1.7), (0.1, 0.26, 1.8), (0.24, 0.20), bark, blend=0.0)
    clay.cone((0.1, 0.26, 1.79), (0.105, 0.262, 1.86), (0.16, 0.15), cut, blend=0.0)
    clay.cone((0.02, 0.3, 0.9), (0.24, 0.72, 1.15), (0.07, 0.03), bark)
    clay.cone((0.0, 0.3, -0.9), (-0.24, 0.56, -1.05), (0.06, 0.03), bark)
    for z, x in ((-1.1, 0.02), (-0.5, -0.02), (0.1, 0.03), (0.7, 0.0), (1.25, 0.06)):
        clay.ellipsoid((x, 0.37, z), (0.17, 0.10, 0.36), moss, blend=0.06)
    return clay


def _rock(*, snowy: bool) -> Clay:
    stone = materials.stone("#6c6862")
    top = materials.stone("#e2e8f0" if snowy else "#7a7a52")
    clay = Clay().ellipsoid((0, 0.2, 0), (0.55, 0.42, 0.7), stone, blend=0.1)
    clay.ellipsoid((0.3, 0.12, 0.45), (0.4, 0.3, 0.42), stone, blend=0.08)
    clay.ellipsoid((-0.25, 0.1, -0.5), (0.42, 0.26, 0.38), stone, blend=0.08)
    return clay.ellipsoid((0.02, 0.56, 0.05), (0.33, 0.09, 0.4), top, blend=0.1)


def _fence(height: float) -> Mesh:
    wood = materials.wood("#8a7458")
    posts = [box((0, height / 2, z), (0.05, height / 2, 0.05), wood) for z in (-2.2, -0.75, 0.75, 2.2)]
    rails = [box((0, height * y, 0), (0.03, 0.045, 2.5), wood) for y in (0.45, 0.85)]
    return join(*posts, *rails)


TABLE = 1.5  # metres: as large as the things on it are drawn
_TABLE_IN_LIFE = 0.74


def table(length: float) -> Mesh:
    """Make the mesh of a round wooden table for an object of this length in metres."""
    wide = max(1.9, 1.15 * length + 0.9)
    wood, dark = (
        materials.wood("#6e4526"),
        materials.wood("#3c2616"),
    )
    top = lathe(
        [
            (0.02, TABLE),
            (wide - 0.05, TABLE),
            (wide, TABLE - 0.05),
            (wide, TABLE - 0.12),
            (0.02, TABLE - 0.13),
        ],
        [wood] * 5,
        sides=64,
    )
    legs = [
        box(
            (0.6 * wide * math.cos(a), TABLE / 2 - 0.06, 0.6 * wide * math.sin(a)),
            (0.07, TABLE / 2 - 0.07, 0.07),
            dark,
        )
        for a in (0.8, 2.4, 3.9, 5.5)
    ]
    return join(top, *legs)


def in_life(length: float) -> Actor:
    """Return the actor of a table in its real size, 0.74 m high, for small things that lie on it.

    length: metres of the largest thing.
    """
    large = table(length)
    small = placed(large, placement((0.0, 0.0, 0.0), scale=_TABLE_IN_LIFE / TABLE))
    wide = float(small.at[:, 0].max() - small.at[:, 0].min())

    def mesh(_t: float, at: Vector) -> Mesh:
        return placed(small, placement(at))

    return Actor(height=_TABLE_IN_LIFE, length=wide, speed=0.0, mesh=mesh, scale="table")

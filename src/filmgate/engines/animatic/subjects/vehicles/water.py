"""Boats and ships: front towards +x, waterline at y = 0."""

import math
from collections.abc import Callable

import numpy as np

from filmgate.engines.animatic.geometry.clay import Clay
from filmgate.engines.animatic.geometry.materials import cloth, lacquer, light, wood
from filmgate.engines.animatic.geometry.mesh import Mesh, Vector, join, placed, placement
from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.geometry.rig import Rig
from filmgate.engines.animatic.geometry.shapes import box
from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.subjects.actor import Actor
from filmgate.engines.animatic.subjects.casting import Casting
from filmgate.engines.animatic.subjects.part import Part
from filmgate.engines.animatic.subjects.vehicles.rowing import rowing_boat


def vessel(part: Part) -> Actor:
    if part.kind == "ship":
        mesh = ship(part.coat)
        return Actor(
            height=24.0,
            length=34.0,
            speed=2.4 * part.heading,
            medium="water",
            mesh=_heave(mesh, part.heading),
        )
    if part.variant == "rowing":
        return rowing_boat(part)
    rig = boat(part.kernels, part.coat)
    return Actor(
        height=9.0,
        length=8.0,
        speed=1.6 * part.heading,
        medium="water",
        mesh=_sailing(part.kernels, rig, part.heading),
    )


def _heave(solid: Mesh, heading: int) -> Callable[[float, Vector], Mesh]:
    def mesh(t: float, at: Vector) -> Mesh:
        up = (at[0], at[1] + 0.5 * math.sin(t * 0.7) - 0.3, at[2])
        return placed(
            solid,
            placement(
                up,
                yaw=heading * (math.pi / 2 + 0.3),
                pitch=0.03 * math.sin(t * 0.7 + 1.2),
                roll=0.06 + 0.04 * math.sin(t * 0.6),
            ),
        )

    return mesh


def _sailing(kernels: Kernels, rig: Rig, heading: int) -> Callable[[float, Vector], Mesh]:
    def mesh(t: float, at: Vector) -> Mesh:
        heave = 0.35 * math.sin(t * 0.9) + 0.15 * math.sin(t * 1.7 + 1)
        matrix = placement(
            (at[0], at[1] + heave - 0.15, at[2]),
            yaw=heading * (math.pi / 2 + 0.35),
            pitch=0.07 * math.sin(t * 0.9 + 1.2),
            roll=0.16 + 0.06 * math.sin(t * 0.8),
        )
        return rig.pose(kernels, {}, matrix)

    return mesh


def boat(kernels: Kernels, color: str | None) -> Rig:
    """Make the rig of a sailing boat about 8 m long with two sails; its waterline is at y = 0."""
    hull = lacquer("#e6e2d8")
    deck, spar = wood("#8a5a30"), wood("#6a4020")
    sail = cloth(color or "#efe6d2")
    clay = Clay()
    clay.cone((-2.6, 0.25, 0), (1.8, 0.3, 0), (0.85, 0.8), hull, blend=0.2)
    clay.cone((1.6, 0.32, 0), (4.0, 0.95, 0), (0.7, 0.05), hull, blend=0.3)
    clay.box((-0.6, 1.02, 0), (2.9, 0.06, 0.72), deck, edge=0.05)
    clay.box((-1.0, 1.28, 0), (0.95, 0.26, 0.42), hull, edge=0.12, blend=0.05)
    clay.cone((0.3, 0.9, 0), (0.2, 9.0, 0), (0.085, 0.05), spar, blend=0.0)
    clay.cone((0.3, 1.9, 0.05), (-3.2, 1.95, 0.5), (0.06, 0.05), spar, blend=0.0)
    for k in range(15):
        a = k / 14
        y, back = 2.1 + 6.6 * a, -3.2 * (1 - a) ** 0.9
        clay.ellipsoid(
            (0.1 + back * 0.5, y, 0.28 * (1 - a)), (max(-back * 0.52, 0.08), 0.34, 0.05), sail, blend=0.22
        )
    for k in range(12):
        a = k / 11
        y, front = 1.7 + 5.6 * a, 3.2 * (1 - a) ** 0.95
        clay.ellipsoid(
            (0.45 + front * 0.5, y, 0.18 * (1 - a)), (max(front * 0.45, 0.06), 0.32, 0.05), sail, blend=0.22
        )
    clay.box((0.2, 9.2, 0.0), (0.22, 0.1, 0.015), cloth("#b8281e"), edge=0.01)
    return clay.fire(kernels, cells=150, softness=30.0)


def ship(color: str | None) -> Mesh:
    """Make the mesh of a three-masted sailing ship, 37 m long with its bowsprit, the pole at its front."""
    hull, deck = wood("#3a2416"), wood("#8a6238")
    sail, spar = cloth(color or "#e8dcc0"), wood("#4a2e1a")
    parts: list[Mesh] = []
    for k in range(17):
        x = -15.0 + 1.85 * k
        half = 3.6 * (1 - abs((k - 7) / 9.6) ** 2.4)
        top = 2.6 + 0.09 * (k - 7) ** 2 * (0.5 if k > 7 else 0.6)
        parts.append(box((x, top / 2 - 0.8, 0), (0.95, top / 2 + 0.8, max(half, 0.5)), hull))
        parts.append(box((x, top + 0.05, 0), (0.93, 0.06, max(half - 0.2, 0.3)), deck))
        parts += [box((x, top + 0.5, z * max(half, 0.5)), (0.95, 0.5, 0.1), wood("#a87a3a")) for z in (1, -1)]
    parts.append(box((-14.0, 6.2, 0), (2.2, 1.6, 2.6), hull))
    parts += [box((-16.25, 6.4, z), (0.06, 0.5, 0.4), light("#ffcf80", 3.5)) for z in (-1.4, 0, 1.4)]
    for x, tall, wide in ((8.5, 20.0, 5.2), (0.0, 24.0, 6.0), (-8.5, 18.0, 4.6)):
        parts.append(box((x, tall / 2, 0), (0.2, tall / 2, 0.2), spar))
        for k, share in enumerate((1.0, 0.8, 0.58)):
            low, high = 5.0 + k * (tall - 5.0) / 3, 5.0 + (k + 0.86) * (tall - 5.0) / 3
            parts.append(box((x, high, 0), (0.1, 0.1, wide * share + 0.4), spar))
            parts.append(_sail(x, low, high, wide * share, sail))
    parts.append(box((17.6, 5.6, 0), (3.2, 0.12, 0.12), spar))
    parts.append(box((0.0, 24.4, 0.0), (0.9, 0.35, 0.03), cloth("#b8281e")))
    return join(*parts)


def _sail(x: float, low: float, high: float, half: float, paint: Paint) -> Mesh:
    """Make a square sail that the wind fills towards the bow."""
    n = 7
    rows = [
        (
            x + 0.3 + 1.1 * math.sin(math.pi * (j / (n - 1)) ** 0.8) * (1 - 0.5 * (2 * i / (n - 1) - 1) ** 2),
            high + (low - high) * j / (n - 1),
            half * (2 * i / (n - 1) - 1),
        )
        for j in range(n)
        for i in range(n)
    ]
    at: Floats = np.array(rows, np.float32)
    faces = [
        f
        for j in range(n - 1)
        for i in range(n - 1)
        for a in [j * n + i]
        for f in ((a, a + n, a + 1), (a + 1, a + n, a + n + 1))
    ]
    normal = np.tile(np.array([(1.0, 0.0, 0.0)], np.float32), (n * n, 1))
    row = np.tile(np.array(paint.row(), np.float32), (n * n, 1))
    return Mesh(np.ascontiguousarray(np.concatenate((at, normal, at, row), 1)), np.array(faces, np.int32))


CAST: dict[str, Casting] = {**dict.fromkeys(("boat", "ship"), vessel)}

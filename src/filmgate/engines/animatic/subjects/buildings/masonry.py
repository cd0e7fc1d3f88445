"""Parts of stone buildings: columns, pointed arches, stone of a colour; and their records."""

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from filmgate.engines.animatic.geometry.materials import sandstone
from filmgate.engines.animatic.geometry.mesh import Mesh
from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.geometry.shapes import facing, lathe, turned
from filmgate.engines.animatic.subjects.buildings.record import Building

# a rotation for `turned`: what lies on top comes to the front
UP_TO_FRONT = np.array([[0.0, 1, 0], [-1, 0, 0], [0, 0, 1]])


def moved(mesh: Mesh, x: float, y: float, z: float) -> Mesh:
    return turned(mesh, np.eye(3), (x, y, z))


def stone_of(color: str | None, usual: Paint) -> Paint:
    return sandstone(color) if color else usual


def arched(z: float, high: float, half: float, x: float, paint: Paint) -> Mesh:
    """Make a pointed arch in a wall that faces +x."""
    outline = [(z - half, 0.0), (z + half, 0.0), (z + half, 0.68 * high), (z, high), (z - half, 0.68 * high)]
    return facing(outline, (x, x + 0.15), paint)


def column(x: float, z: float, low: float, high: float, radius: float, paint: Paint) -> Mesh:
    profile = [
        (1.25 * radius, low),
        (1.25 * radius, low + 0.4),
        (radius, low + 0.5),
        (0.84 * radius, high - 0.7),
        (1.3 * radius, high - 0.3),
        (1.3 * radius, high),
    ]
    return moved(lathe(profile, [paint] * len(profile), sides=14), x, 0.0, z)


def quarter(turns: float) -> NDArray[np.float64]:
    """Return the rotation about the vertical by this many quarters."""
    c, s = math.cos(turns * math.pi / 2), math.sin(turns * math.pi / 2)
    return np.array([[c, 0, s], [0, 1, 0], [-s, 0, c]])


def record(make: Callable[[str | None], Mesh], height: float, length: float, yaw: float = 0.5) -> Building:
    """Return the record of a building; its front is +x, which a yaw of pi turns to the camera."""
    return Building(make=lambda _k, c: make(c), height=height, length=length, yaw=yaw)

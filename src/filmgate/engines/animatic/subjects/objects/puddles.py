"""The actor of a puddle: it has no mesh to be drawn, but an outline to be framed; see native/pools.c."""

import numpy as np

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.mesh import Mesh, Vector
from filmgate.engines.animatic.subjects.actor import Actor
from filmgate.engines.animatic.subjects.part import Part

_HALF = (1.15, 0.9)  # metres along x, and towards the camera
_EDGE = 24  # points of its outline
_THICK = 0.02


def puddle(_part: Part) -> Actor:
    """Make the actor of a puddle."""
    a, b = _HALF
    angle = np.linspace(0, 2 * np.pi, _EDGE, endpoint=False)
    surface = np.zeros((_EDGE, 20), np.float32)
    surface[:, 0], surface[:, 2], surface[:, 4] = a * np.cos(angle), b * np.sin(angle), 1.0
    surface[:, 9:] = materials.water("#33454e").row()
    faces = np.zeros((0, 3), np.int32)

    def mesh(_t: float, at: Vector) -> Mesh:
        there = surface.copy()
        there[:, :3] += np.array(at, np.float32)
        return Mesh(there, faces)

    return Actor(height=_THICK, length=2 * a, speed=0.0, mesh=mesh, pool=_HALF)

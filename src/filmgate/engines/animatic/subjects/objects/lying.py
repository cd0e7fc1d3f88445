"""Actors that lie on the ground: rocks and logs."""

import math

from filmgate.engines.animatic.geometry.mesh import Mesh, Vector, placed, placement
from filmgate.engines.animatic.subjects.actor import Actor
from filmgate.engines.animatic.subjects.casting import Casting
from filmgate.engines.animatic.subjects.groups import SEATS_TURN
from filmgate.engines.animatic.subjects.objects import obstacles
from filmgate.engines.animatic.subjects.part import Part

_HEIGHTS = {"rock": 0.7, "log": 0.5}  # metres


def lying(part: Part) -> Actor:
    """Return the actor of a rock or a log, which stays where it is."""
    mesh = obstacles.obstacle(part.kernels, part.kind, height=_HEIGHTS[part.kind], snowy=False)
    low, high = mesh.at.min(0), mesh.at.max(0)

    yaw = math.pi / 2 - SEATS_TURN + part.aside  # along the row of who sits on it

    def at_time(_t: float, at: Vector) -> Mesh:
        return placed(mesh, placement(at, yaw=yaw))

    return Actor(height=float(high[1]), length=float(high[0] - low[0]), speed=0.0, mesh=at_time)


CAST: dict[str, Casting] = dict.fromkeys(_HEIGHTS, lying)

"""Rowing boats and canoes with who rows: front towards +x, waterline at y = 0."""

import math

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.mesh import Mesh, Vector, join, placed, placement
from filmgate.engines.animatic.geometry.shapes import box, rod
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.subjects.actor import Actor
from filmgate.engines.animatic.subjects.part import Part
from filmgate.engines.animatic.subjects.people.riding import Saddle, rider
from filmgate.engines.animatic.subjects.vehicles import boats

_HALF, _WIDE, _HIGH = 2.1, 0.6, 0.36  # metres: half of the length, half of the width, the side
_ROWER = Saddle(hips=(-0.35, 0.34), bars=(0.22, 0.72, 0.3), pedals=(0.5, 0.12), crank=0.0, lean=0.1)
_STROKES = 0.55  # a second
_SPEED = 1.3  # m/s


def rowing_boat(part: Part) -> Actor:
    """Make the actor of a rowing boat; one that goes has somebody in it."""
    rowed = part.action != "stand"
    who, _ = rider(part, _ROWER) if rowed else (None, 1.0)
    solid = boats.rowing(part.coat)

    def mesh(t: float, at: Vector) -> Mesh:
        matrix = _afloat(t, at, part.heading)
        parts = [placed(solid, matrix)]
        if who:
            parts += [placed(_oars(t), matrix), who(t, matrix)]
        return join(*parts)

    return Actor(
        height=1.35 if rowed else 0.6,
        length=2 * _HALF,
        speed=_SPEED * part.heading * rowed,
        medium="water",
        mesh=mesh,
    )


def _afloat(t: float, at: Vector, heading: int) -> Floats:
    """Return the matrix that places a boat on small waves."""
    return placement(
        (at[0], at[1] + 0.04 * math.sin(t * 1.1) - 0.06, at[2]),
        yaw=heading * (math.pi / 2 + 0.3),
        pitch=0.025 * math.sin(t * 1.1 + 0.8),
        roll=0.03 * math.sin(t * 0.9),
    )


def _oars(t: float) -> Mesh:
    """Make both oars at a moment of their stroke: the blades dip, draw and rise."""
    wood = materials.wood("#c8a468")
    turn = 2 * math.pi * _STROKES * t
    dip, draw = 0.16 * math.sin(turn), 0.55 * math.cos(turn)
    parts = []
    for s in (1, -1):
        hand, lock = (0.22, 0.72, 0.3 * s), (0.2, _HIGH + 0.08, (_WIDE + 0.02) * s)
        tip = (0.2 + draw, -0.08 - dip, 1.75 * s)
        parts += [rod(hand, lock, 0.022, wood), rod(lock, tip, 0.024, wood)]
        parts.append(box((tip[0], tip[1], tip[2] + 0.1 * s), (0.03, 0.1, 0.24), wood))
    return join(*parts)

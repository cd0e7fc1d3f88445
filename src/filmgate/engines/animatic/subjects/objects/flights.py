"""Flights of stairs that somebody goes up or down."""

from filmgate.engines.animatic.effects.moment import Effect, Foot, Moment
from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.mesh import Mesh, join, placed, placement
from filmgate.engines.animatic.geometry.shapes import box, rod
from filmgate.engines.animatic.motion.stairs import DEEP, HIGH

_FIRST, _LAST = -3, 13  # treads behind and ahead of where somebody starts
_WIDE = 0.95  # metres: half the width
_RAIL = 0.9  # metres: its height
_DOWN = 3.0  # metres: so far the stairs reach below


def flight(up: float, size: float, heading: int) -> Effect:
    """Make stairs that stay where they are, under who starts on them. up: 1 upwards, -1 downwards."""
    whole = _stairs(up, size, heading)

    def at(_t: float, foot: Foot) -> Moment:
        x, y, z = foot(0.0)
        matrix = placement((0.0, 0.0, 0.0))
        matrix[:, :3] = [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
        matrix[:, 3] = (x, y, z)
        return Moment(meshes=(placed(whole, matrix),))

    return at


def _stairs(up: float, size: float, heading: int) -> Mesh:
    stone, edge = materials.stone("#b4aca0"), materials.stone("#cfc8bc")
    iron = materials.cast_metal("#2a2c30")
    parts = []
    for k in range(_FIRST, _LAST):
        x, top = heading * DEEP * k * size, HIGH * up * k * size
        half = 0.5 * (_DOWN + top)
        parts.append(box((x, top - half - 0.02, 0.0), (0.5 * DEEP * size, half, _WIDE), stone))
        parts.append(
            box((x - 0.01 * heading * up, top - 0.02, 0.0), (0.5 * DEEP * size + 0.012, 0.02, _WIDE), edge)
        )
        if k % 2 == 0:
            parts.append(rod((x, top, _WIDE - 0.06), (x, top + _RAIL * size, _WIDE - 0.06), 0.014, iron))
    ends = [
        (heading * DEEP * k * size, (HIGH * up * k + _RAIL) * size, _WIDE - 0.06) for k in (_FIRST, _LAST - 1)
    ]
    return join(*parts, rod(ends[0], ends[1], 0.026, iron))

"""Gazes of who plays: at the sheet, at the strings, and the way between them."""

from math import sin

from filmgate.engines.animatic.geometry.mesh import Vector
from filmgate.engines.animatic.motion.deed import Around, mixed, plus
from filmgate.engines.animatic.motion.gaits import ease

_READS = 0.45  # of the time, who plays from a sheet looks at it


def eyes(t: float, around: Around, hands: Vector) -> Vector:
    """Return where somebody looks who plays: at the hands, and from time to time at the sheet that stands
    before. Players of other statures look up at other times.
    """
    sheet = around.points.get("top")
    if sheet is None:
        return hands
    turn = 0.5 + 0.5 * sin(0.9 * t + 60.0 * around.mouth[1])
    return mixed(hands, plus(sheet, 0.0, -0.1, 0.0), ease(_READS - 0.06, _READS + 0.06, 1.0 - turn))

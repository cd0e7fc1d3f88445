"""Kneeling: who tends to somebody small is on the knees."""

from collections.abc import Mapping

from filmgate.engines.animatic.geometry.mesh import Vector
from filmgate.engines.animatic.motion.deed import Body
from filmgate.engines.animatic.motion.deeds import kneeling
from filmgate.engines.animatic.motion.tending import TENDING

LOWER = 0.45  # metres by which a face is lower then
_LOW = 0.97  # metres beside an adult: one kneels before who has lower shoulders
_ARM = 0.2  # metres by which an arm that is held out is lower
_HIGH = (0.0, 9.0, 0.0)
_UPRIGHT, _BENT = kneeling(0.08, 0.06), kneeling(1.0, 0.05)


def kneels(action: str, other: Mapping[str, Vector]) -> Body | None:
    """Return the body of who kneels in an action; None of who stands. other: points of who is tended to."""
    if action not in TENDING or action == "toss":
        return None
    if action == "lace":
        return _BENT
    high = other.get("shoulder r", _HIGH)[1] - _ARM * (action == "bind")
    return _UPRIGHT if high < _LOW else None

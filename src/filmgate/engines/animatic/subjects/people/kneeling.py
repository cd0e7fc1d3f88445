"""Kneeling and sitting: who tends to somebody small is on the knees; and how high faces are."""

from collections.abc import Mapping

from filmgate.engines.animatic.geometry.mesh import Vector
from filmgate.engines.animatic.motion.deed import Body, Deed
from filmgate.engines.animatic.motion.deeds import kneeling
from filmgate.engines.animatic.motion.tending import TENDING
from filmgate.engines.animatic.subjects.part import Part
from filmgate.engines.animatic.subjects.people.going import SEAT
from filmgate.engines.animatic.subjects.people.persons import ADULT, Person

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


def face(who: Person, part: Part, deeds: Mapping[str, Deed]) -> float:
    """Return the height of the face in metres: of who sits first of all, that over the seat, or on a stool.

    deeds: what somebody does with things, by action.
    """
    eyes = float(who.body.rest("eyel")[1]) - 0.03
    deed = deeds.get(part.action)
    stool = deed.seat * who.body.stature / ADULT if deed and not part.seat else 0.0
    sits = part.seated or part.action == "sit" or stool > 0
    return eyes - float(who.body.rest("lul")[1]) + SEAT * who.body.stature + stool if sits else eyes

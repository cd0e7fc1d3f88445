"""Parts of two of whom one tends to the other: where they stand, and how they are turned."""

import math
from dataclasses import replace

from filmgate.engines.animatic.motion.tending import TENDS
from filmgate.engines.animatic.subjects.part import Part
from filmgate.engines.animatic.subjects.people.likeness import person_of
from filmgate.engines.animatic.subjects.people.partners import meeting, met


def tends(part: Part, other: Part) -> Part:
    """Return the part of who tends to somebody."""
    if part.action not in TENDS:
        return part
    found = meeting(part.action, person_of(part), person_of(other), part.heading)
    turn = _turn(part)
    ahead = (part.heading * math.cos(turn), -math.sin(turn))
    return replace(
        part,
        other=found.points,
        facing=turn,
        beyond=(found.foot[0] * ahead[0], found.foot[1], found.foot[0] * ahead[1]),
        meets=True,
    )


def tended(part: Part, other: Part) -> Part:
    """Return the part of the other, whom somebody tends to. part: of who tends."""
    if part.action not in TENDS:
        return other
    who, whom = person_of(part), person_of(other)
    found = meeting(part.action, who, whom, part.heading)
    yaw = part.heading * (math.pi / 2 + _turn(part)) - found.yaw
    points = met(part.action, who, whom)
    there = replace(other, other=points, facing=yaw - math.pi / 2, heading=1, meets=True)
    if TENDS[part.action].borne:
        return replace(there, seated=True, seat="back" if other.action == "astride" else "thing")
    return there


def _turn(part: Part) -> float:
    return TENDS[part.action].turn + part.heading * part.aside

"""Couples: how far away somebody is whom the hands of a person meet, and where."""

import math

import numpy as np

from filmgate.engines.animatic.geometry.mesh import Vector, placement
from filmgate.engines.animatic.motion import pairs
from filmgate.engines.animatic.motion.deed import Partner
from filmgate.engines.animatic.subjects.part import TOWARDS_US, Part
from filmgate.engines.animatic.subjects.people.persons import ADULT, Person

_BACK = 0.16  # of the turn of two from each other: so far heads are turned back, and both faces are seen
_SAME = 0.001  # metres: statures that differ by less are the same


def partner(part: Part, who: Person) -> Partner | None:
    """Return whom the hands of somebody meet, in its own frame; None for nobody."""
    far = apart(part, who.body.stature)
    if not far:
        return None
    if pairs.FACING & {*part.beats}:
        c, s = math.cos(opened(part)), math.sin(opened(part))
        return Partner(c * far, -s * part.heading * far, part.partner, led=leads(part, who.body.stature))
    turn = placement(
        (0.0, 0.0, 0.0), yaw=part.heading * (math.pi / 2 + TOWARDS_US + part.heading * part.aside)
    )
    ahead, _, right = turn[:, :3].T @ np.array([far if part.number == 0 else -far, 0.0, 0.0])
    return Partner(float(ahead), float(right), part.partner, led=False)


def leads(part: Part, stature: float) -> bool:
    """Tell whether one of this stature leads in a dance: the taller of two, else the subject."""
    if abs(stature - part.partner) < _SAME:
        return part.number == 0
    return stature > part.partner


def apart(part: Part, stature: float) -> float:
    """Return the metres to somebody whom the hands of one of this stature meet; 0 for nobody."""
    return pairs.apart(part.beats, stature / ADULT, part.partner / ADULT) if part.partner else 0.0


def opened(part: Part) -> float:
    """Return the radians that somebody is turned to the camera from whom its hands meet; a robot's hand has
    one way only.
    """
    return pairs.opened(part.beats) if part.partner and part.kind != "robot" else 0.0


def looks(part: Part) -> float:
    """Return the radians to its left that somebody turns the head to whom its hands meet."""
    return _BACK * opened(part) * part.heading


def glancing(head: float | Vector, aside: float) -> Vector:
    """Return the angles of a head that is turned further than the body, by radians to its left."""
    bend, turn, twist = head if isinstance(head, tuple) else (head, 0.0, 0.0)
    return bend, turn + aside, twist

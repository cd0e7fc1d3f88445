"""Seats of an ensemble: what its players do standing, done on the edge of a chair."""

from dataclasses import replace
from math import sin

from filmgate.engines.animatic.geometry.mesh import Vector
from filmgate.engines.animatic.motion import music as m
from filmgate.engines.animatic.motion import playing as p
from filmgate.engines.animatic.motion.deed import Body, Deed
from filmgate.engines.animatic.motion.deeds import seated
from filmgate.engines.animatic.motion.gaits import Pose

_SHEETS, _ASIDE = 0.46, 0.34  # metres to a music stand, and to the right: laps are seen
# who plays these in an orchestra sits
SEATED = {
    "violin-cello": m.CELLO,
    "violin-fiddle": m.VIOLIN,
    "trumpet-flute": p.FLUTE,
    "trumpet-clarinet": p.CLARINET,
    "trumpet": p.TRUMPET,
    "guitar": p.GUITAR,
}


def sitting(deed: Deed) -> Deed:
    """Return the deed as it is done on a chair."""
    return (
        deed if deed.seat else replace(deed, body=_upright(deed.body), seat=0.46, apart=_SHEETS, aside=_ASIDE)
    )


def _upright(standing: Body) -> Body:
    """Return the body of who plays on the edge of a chair, and moves with the music. standing: that of who
    does the same on its feet, who holds the head alike.
    """

    def body(t: float) -> tuple[Pose, Vector]:
        pose, shift = seated(0.02, 0.05, knees=0.2)(t)
        sway, beat, head = sin(1.5 * t), sin(3.0 * t + 0.6), standing(t)[0]["head"]
        down, aside, tilt = head if isinstance(head, tuple) else (head, 0.0, 0.0)
        pose |= {
            "spine": (-0.05 - 0.035 * beat, 0.10 * sway, 0.05 * sway),
            "head": (down - 0.05 - 0.04 * beat, aside + 0.06 * sway, tilt + 0.03 * sway),
        }
        return pose, shift

    return body

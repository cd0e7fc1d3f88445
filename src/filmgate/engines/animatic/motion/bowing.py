"""Deeds with a bow, and how an ensemble sits."""

from dataclasses import replace
from math import pi, sin

from filmgate.engines.animatic.geometry.mesh import Vector
from filmgate.engines.animatic.motion import playing as p
from filmgate.engines.animatic.motion.deed import Around, Body, Deed, Doing, Frame, Hand, plus
from filmgate.engines.animatic.motion.deeds import leaning, seated
from filmgate.engines.animatic.motion.gaits import Pose
from filmgate.engines.animatic.motion.sheets import eyes

# a violin: the way from the chin to its scroll, the way that its top looks, the way of its bow to its tip
_VIOLIN, _BELLY, _STROKE = (0.620, -0.055, -0.783), (0.517, 0.778, 0.355), (-0.589, 0.625, -0.512)
_CHIN = (-0.16, 0.40, -0.22)  # radians down, to the left, aside: of a head whose chin holds a violin


def _fiddle(t: float, around: Around) -> Doing:
    """Hold a violin under the chin, its top a little to the right, and draw a bow across its strings.

    The bow is at right angles to the strings, moves along itself, and rises to the left: seen from before,
    it crosses the violin.
    """
    chin = plus(around.mouth, -0.045, -0.088, -0.01)
    q = 0.19 * sin(2 * pi * 0.6 * t)
    strings = plus(chin, *(0.2 * a + 0.046 * b for a, b in zip(_VIOLIN, _BELLY, strict=True)))
    at = plus(strings, *(-(0.34 + q) * one for one in _STROKE))
    return Doing(
        (Frame(chin, _VIOLIN, _BELLY), Frame(at, _STROKE, _BELLY, "grip")),
        Hand("second"),
        Hand("first"),
        eyes(t, around, plus(chin, *(0.42 * one for one in _VIOLIN))),
    )


def _cello(t: float, around: Around) -> Doing:
    """Hold a cello between the knees and draw a bow over it."""
    foot = (around.hips[0] + 0.46, 0.02, around.hips[2] - 0.02)
    along = (-0.33, 0.94, -0.04)
    q = 0.18 * sin(2 * pi * 0.45 * t)
    x, y, z = plus(foot, 0.66 * along[0] + 0.1, 0.66 * along[1], 0.66 * along[2])
    way = (0.12, 0.06, -0.98)
    at = (x - way[0] * (0.34 + q), y - way[1] * (0.34 + q), z - way[2] * (0.34 + q))
    slide = 0.05 * sin(0.8 * t)
    return Doing(
        (Frame(foot, along, (0.94, 0.33, 0.0)), Frame(at, way, (0.3, 0.9, 0.0), "grip")),
        Hand("second"),
        Hand("first", "grip", (-0.33 * slide, 0.94 * slide, 0.0)),
        eyes(t, around, (x, y, z)),
    )


def _inclined(t: float) -> tuple[Pose, Vector]:
    """Return the body of who stands with a violin under the chin."""
    pose, shift = leaning(0.0, 0.0, sway=0.08, slow=1.5)(t)
    down, aside, tilt = _CHIN
    return pose | {"head": (down, aside + 0.04 * sin(0.9 * t), tilt + 0.03 * sin(1.5 * t))}, shift


VIOLIN = Deed(body=_inclined, hands=_fiddle, turn=1.0)
CELLO = Deed(body=seated(0.06, 0.2, knees=0.42), hands=_cello, seat=0.46, apart=0.55, aside=-0.58, turn=1.0)

_SHEETS, _ASIDE = 0.46, 0.34  # metres to a music stand, and to the right: laps are seen
# who plays these in an orchestra sits
SEATED = {
    "violin-cello": CELLO,
    "violin-fiddle": VIOLIN,
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

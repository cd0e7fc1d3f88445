"""Climbing with hands and feet: one of the four moves to the next hold while the other three stay.

Metres beside an adult: x is ahead, where the face is that is climbed; y is up from the foot, which rises
evenly.
"""

from dataclasses import dataclass
from math import floor, pi, sin

from filmgate.engines.animatic.geometry.mesh import Vector
from filmgate.engines.animatic.motion.deed import AHEAD, UP, Around, Deed, Doing, Hand, Touch
from filmgate.engines.animatic.motion.deeds import leaning
from filmgate.engines.animatic.motion.footing import Foot, planted
from filmgate.engines.animatic.motion.gaits import Pose, ease
from filmgate.engines.animatic.motion.steps import Legs

_STAYS = 0.74  # share of its round for which a hand or foot stays on a hold
_LAGS = {"r": 0.0, "l": 0.5}  # of the hands; the foot of the other side follows a quarter later
_BALL = 0.13  # metres from an ankle to the ball of the foot, which is on the hold


@dataclass(frozen=True, slots=True, kw_only=True)
class Climb:
    """A way to climb. Lengths in metres.

    rise: how far each hold is over the last one of the same hand; every: seconds from one to the next; apart:
    from the body to the face; hands, feet: how far they are to the sides; high: of the hands, low: of the
    feet, over the foot, when they are set; hips: their height, as a share of the legs; toes: radians that the
    feet point outwards; bar: the thumbs point inwards, around a rung, else up; lift: over the
    ground at the start.
    """

    rise: float
    every: float
    apart: float
    hands: float
    feet: float
    high: float
    low: float
    hips: float
    toes: float = 0.0
    bar: bool = False
    lift: float = 0.5

    @property
    def speed(self) -> float:
        return self.rise / self.every


# actions: how somebody climbs a face, rungs, a trunk with branches, a rope
CLIMBS = {
    "clamber": Climb(
        rise=0.50, every=3.0, apart=0.33, hands=0.24, feet=0.17, high=1.66, low=0.22, hips=0.70, lift=1.1
    ),
    "rungs": Climb(
        rise=0.54, every=2.4, apart=0.36, hands=0.15, feet=0.12, high=1.62, low=0.27, hips=0.74, bar=True,
        lift=0.35,
    ),
    "branches": Climb(
        rise=0.50, every=3.0, apart=0.34, hands=0.27, feet=0.22, high=1.62, low=0.22, hips=0.70, toes=0.25,
        bar=True, lift=0.7,
    ),
    "shin": Climb(
        rise=0.44, every=2.4, apart=0.20, hands=0.0, feet=0.05, high=1.80, low=0.42, hips=0.52, toes=0.5,
        lift=1.0,
    ),
}  # fmt: skip
TURN = -0.5  # radians that who climbs is turned away from us


def hold(way: Climb, side: str, t: float, *, foot: bool) -> tuple[float, float]:
    """Return the height in metres of a hand or foot over the foot of who climbs, and how far it is on its way
    to the next hold, 0 to 1.
    """
    own = t / way.every - _lag(side, foot=foot)
    base = floor(own)
    over = ease(_STAYS, 1.0, own - base)
    return (way.low if foot else way.high) + way.rise * (base + over - own), over


def holds(way: Climb, side: str, *, foot: bool, first: int, last: int) -> list[float]:
    """Return the heights in metres of the holds of a hand or foot, over the foot at the start of the shot."""
    at = (way.low if foot else way.high) + way.rise * _lag(side, foot=foot)
    return [at + way.rise * n for n in range(first, last)]


def _lag(side: str, *, foot: bool) -> float:
    return _LAGS[side] if not foot else 0.75 - _LAGS[side]


def climbing(action: str, t: float, legs: Legs, size: float) -> tuple[Pose, Vector]:
    """Return the pose and the shift in metres of who climbs. size: of the person, 1 for an adult."""
    way, feet = CLIMBS[action], {}
    for side, out in (("l", -1.0), ("r", 1.0)):
        y, over = hold(way, side, t, foot=True)
        x = way.apart - _BALL - 0.10 * sin(pi * over)
        feet[side] = Foot((size * x, size * y, size * way.feet * out), -way.toes * out, 0.22)
    sway = sin(2 * pi * t / way.every)
    hips = (0.02 * size, legs.ankle + legs.long * (way.hips + 0.02 * sway), 0.03 * size * sway)
    pose, shift = planted(legs, hips, feet, (0.05, 0.10 * sway, 0.06 * sway))
    pose |= {"spine": (-0.06, -0.08 * sway, -0.05 * sway), "head": (0.30, 0.12 * sin(0.9 * t), 0.0)}
    for side, out in (("l", 1.0), ("r", -1.0)):
        pose |= {"au" + side: (2.2, 0.0, 0.3 * out), "al" + side: 0.6}
    return pose, shift


def _hands(way: Climb) -> Deed:
    def hands(t: float, _around: Around) -> Doing:
        right, left = (_hand(way, side, out, t) for side, out in (("r", 1.0), ("l", -1.0)))
        return Doing((), right, left)

    return Deed(body=leaning(0.0, 0.0), hands=hands, turn=TURN)


def _hand(way: Climb, side: str, out: float, t: float) -> Hand:
    y, over = hold(way, side, t, foot=False)
    at = (way.apart - 0.12 * sin(pi * over), y, way.hands * out)
    close = 0.85 - 0.6 * sin(pi * over)
    if way.bar:
        return Hand("", touch=Touch(at=at, axis=(0.0, 0.0, -out), palm=AHEAD, close=close))
    if not way.hands:
        return Hand("", touch=Touch(at=at, axis=UP, close=close))
    return Hand("", touch=Touch(at=at, axis=(0.0, 0.5, -out), palm=AHEAD, way="flat", close=0.55))


CLIMBING = {name: _hands(way) for name, way in CLIMBS.items()}

"""Ways to go on boards: feet on the deck, knees that give, a foot that pushes now and then.

Metres: x is the way that the board goes, y is up from the ground, z is to the right.
"""

from dataclasses import dataclass
from math import cos, pi, sin

from filmgate.engines.animatic.geometry.mesh import Vector
from filmgate.engines.animatic.motion.deed import Around, Deed, Doing, Hand
from filmgate.engines.animatic.motion.deeds import leaning
from filmgate.engines.animatic.motion.footing import Foot, planted
from filmgate.engines.animatic.motion.gaits import Pose, ease
from filmgate.engines.animatic.motion.steps import Legs

_EVERY, _PUSHES = 3.4, 1.5  # seconds from one push to the next, and for one push
_FOOT = 0.075  # metres from the middle of a foot to its ankle


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """The way in which somebody is on a board, for legs of the usual length.

    speed: m/s; turn: radians that the body is turned from the way; apart: metres from the middle of the board
    to each foot; hips: their height over the deck, as a share of the legs; arms: how far they are from the
    body; pushes: a foot pushes now and then; carve: radians by which it leans into its curves; seat: it sits.
    """

    speed: float
    turn: float = 0.0
    apart: float = 0.2
    hips: float = 0.86
    arms: float = 0.45
    pushes: bool = False
    carve: float = 0.0
    pace: float = 0.35
    seat: bool = False


STANCES = {
    "skateboard": Stance(speed=3.0, turn=1.25, apart=0.21, hips=0.84, pushes=True, carve=0.03),
    "scoot": Stance(speed=2.4, apart=0.15, hips=0.92, pushes=True),
    "surf": Stance(speed=3.2, turn=1.2, apart=0.34, hips=0.64, arms=0.95, carve=0.10, pace=0.28),
    "snowboard": Stance(speed=5.0, turn=1.2, apart=0.27, hips=0.68, arms=0.75, carve=0.20, pace=0.32),
    "sled": Stance(speed=4.0, seat=True),
}


def boarding(action: str, t: float, legs: Legs, deck: float, heading: int) -> tuple[Pose, Vector]:
    """Return the pose and the shift in metres of who goes on a board.

    deck: height of the board; heading: 1 if it goes to the right in the picture, so that the body is turned
    to us.
    """
    stance = STANCES[action]
    return _sitting(t, legs, deck) if stance.seat else _standing(stance, t, legs, deck, heading)


def _standing(stance: Stance, t: float, legs: Legs, deck: float, heading: int) -> tuple[Pose, Vector]:
    first, last = ("l", "r") if heading > 0 else ("r", "l")
    push = (t % _EVERY) / _PUSHES if stance.pushes else 2.0
    off = ease(0.0, 0.22, push) * (1.0 - ease(0.74, 1.0, push)) if push < 1 else 0.0
    curve = sin(2 * pi * stance.pace * t)
    turn = -heading * (stance.turn * (1 - off) + 0.25 * off * bool(stance.turn) + 0.10 * curve * stance.carve)
    small = legs.long / 0.8
    front = Foot((small * (stance.apart * (1 - 0.35 * off)) - _ankle(turn)[0], deck, -_ankle(turn)[1]), turn)
    there = (-small * stance.apart - _ankle(turn)[0], deck, -_ankle(turn)[1])
    stroke = _stroke(push, small, heading) if off else there
    back = Foot(_between(there, stroke, off), turn, -0.5 * off * ease(0.5, 0.75, push))
    bob = 0.012 * sin(2 * pi * 1.3 * t) + 0.03 * abs(curve) * bool(stance.carve > 0.05)
    hips = (
        small * 0.06 * off * stance.apart / 0.2 - 0.02,
        deck + legs.ankle + legs.long * (stance.hips - 0.07 * off - bob),
        0.0,
    )
    lean = stance.carve * curve
    pose, shift = planted(legs, hips, {first: front, last: back}, (0.0, turn, lean))
    ahead = heading * stance.turn * (1 - off)
    pose |= {
        "spine": (-0.30 - 0.14 * off - 0.35 * (0.86 - stance.hips), 0.35 * ahead, -0.8 * lean),
        "head": (0.22, 0.42 * ahead + 0.05 * sin(t * 0.9), -0.3 * lean),
    }
    sways = 0.10 * sin(t * 1.7)
    for side, out in (("l", 1.0), ("r", -1.0)):
        swing = 0.5 * off * cos(pi * push) * (1.0 if side == first else -1.0)
        pose["au" + side] = (0.28 + swing, 0.0, (stance.arms + sways * out) * out)
        pose["al" + side] = 0.55
    return pose, shift


def _ankle(turn: float) -> tuple[float, float]:
    """Return how far before its ankle the middle of a foot is, along the board and across it."""
    return _FOOT * cos(turn), -_FOOT * sin(turn)


def _stroke(push: float, small: float, heading: int) -> Vector:
    """Return where a foot is that pushes: set down ahead, drawn back along the ground, and lifted."""
    back = ease(0.22, 0.68, push)
    lift = 0.14 * ease(0.66, 0.9, push)
    return (small * (0.14 - 0.42 * back), lift, 0.17 * heading * small)


def _between(a: Vector, b: Vector, share: float) -> Vector:
    x, y, z = (p + (q - p) * share for p, q in zip(a, b, strict=True))
    return (x, y + 0.10 * sin(pi * share), z)


def _sitting(t: float, legs: Legs, deck: float) -> tuple[Pose, Vector]:
    """Return the pose of who sits on a sled, the feet ahead, and leans back over the bumps."""
    bump = 0.5 * sin(t * 7.3) + 0.5 * sin(t * 4.1)
    feet = {
        side: Foot((0.62 * legs.long - 0.22, deck + 0.01, 0.13 * out), -0.1 * out, 0.35)
        for side, out in (("l", -1.0), ("r", 1.0))
    }
    lean = 0.16 + 0.04 * bump
    hips = (-0.22, deck + 0.10 + 0.012 * max(bump, 0.0), 0.0)
    pose, shift = planted(legs, hips, feet, (lean, 0.0, 0.03 * bump))
    pose |= {"spine": (-0.30, 0.0, 0.03 * bump), "head": (0.08, 0.12 * sin(t * 0.9), 0.0)}
    for side, out in (("l", 1.0), ("r", -1.0)):
        pose["au" + side] = (0.62 + 0.05 * bump, 0.0, 0.18 * out)
        pose["al" + side] = 0.85
    return pose, shift


def _bars(_t: float, _around: Around) -> Doing:
    """Hold both ends of a bar."""
    return Doing((), Hand("ridden", "right"), Hand("ridden", "left"))


SPEEDS = {name: one.speed for name, one in STANCES.items()}
SCOOT = Deed(body=leaning(0.1, 0.1), hands=_bars)
ALONG = Deed(body=leaning(0.1, 0.1), hands=lambda _t, _around: Doing())

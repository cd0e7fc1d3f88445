"""Rest without a seat: on the heels, the back against something, the arms on a rail."""

from math import sin

from filmgate.engines.animatic.geometry.mesh import Vector
from filmgate.engines.animatic.motion.deed import DOWN, UP, Around, Deed, Doing, Hand, Touch, plus
from filmgate.engines.animatic.motion.footing import Foot, planted
from filmgate.engines.animatic.motion.gaits import Pose, stride
from filmgate.engines.animatic.motion.gestures import GESTURES
from filmgate.engines.animatic.motion.steps import Legs

_SIDES = (("l", 1.0), ("r", -1.0))
SWING_ROPES = 0.27  # metres from the middle of a swing to each rope
_TILT = 0.13  # radians that who leans back is tilted


def crouching(t: float, legs: Legs) -> tuple[Pose, Vector]:
    """Return the pose and the shift in metres of who crouches, the heels off the ground."""
    sway = 0.01 * sin(1.1 * t)
    small = legs.long / 0.8
    feet = {
        "l": Foot((0.10 * small, 0.0, -0.12 * small), 0.22, -0.10),
        "r": Foot((-0.16 * small, 0.06 * small, 0.12 * small), -0.22, -0.75),
    }
    hips = (-0.12 * small + sway, legs.ankle + 0.30 * legs.long, 0.0)
    pose, shift = planted(legs, hips, feet, (-0.10, 0.05 * sin(0.6 * t), 0.0))
    pose |= {"spine": (-0.38 + 0.01 * sin(1.9 * t), 0.0, 0.0), "head": (0.22, 0.15 * sin(0.6 * t), 0.0)}
    for side, out in _SIDES:
        pose |= {"au" + side: (0.95, -0.25 * out, 0.20 * out), "al" + side: 0.85}
    return pose, shift


def _against(t: float) -> tuple[Pose, Vector]:
    """Return the body of who leans back against something, one leg before the other."""
    pose, shift = stride(0.0, 0.0)
    pose |= {
        "root": (_TILT, 0.0, 0.0),
        "spine": (0.02 + 0.01 * sin(1.7 * t), 0.0, 0.0),
        "head": (-0.10, 0.18 * sin(0.5 * t), 0.03),
        "lul": (0.16, 0.0, 0.10),
        "lll": -0.14,
        "lfl": -0.15,
        "lur": (0.02, 0.0, -0.05),
        "llr": -0.04,
        "lfr": -0.11,
    }
    return pose, shift


def _bent(t: float) -> tuple[Pose, Vector]:
    """Return the body of who bends over a rail."""
    pose, shift = stride(0.0, 0.0)
    pose |= {
        "root": (-0.14, 0.0, 0.0),
        "spine": (-0.26 + 0.01 * sin(1.7 * t), 0.06 * sin(0.4 * t), 0.0),
        "head": (0.30, 0.22 * sin(0.5 * t), 0.0),
        "lul": (0.14, 0.0, 0.05),
        "lur": (0.28, 0.0, -0.05),
        "llr": -0.42,
        "lfr": 0.25,
    }
    return pose, shift


def _on_rail(_t: float, around: Around) -> Doing:
    """Lay both hands on what stands before, near each other."""
    top = around.points["top"]
    hands = [
        Hand(
            "",
            touch=Touch(
                at=plus(top, 0.0, 0.004, 0.13 * out), axis=(0.3, 0.0, -out), palm=DOWN, way="flat", close=0.5
            ),
        )
        for out in (1.0, -1.0)
    ]
    return Doing((), hands[0], hands[1])


def _on_ropes(_t: float, around: Around) -> Doing:
    """Hold the ropes of a swing, at both sides."""
    right, left = (
        Hand("", touch=Touch(at=(0.02, around.hips[1] + 0.36, SWING_ROPES * out), axis=UP))
        for out in (1.0, -1.0)
    )
    return Doing((), right, left)


SWING = Deed(body=_against, hands=_on_ropes, turn=0.0)
LEAN_ON = Deed(body=_bent, hands=_on_rail, apart=0.36, turn=0.95, high=0.98)
LEAN_BACK = Deed(body=_against, hands=GESTURES["crossed"].hands, turn=1.15)

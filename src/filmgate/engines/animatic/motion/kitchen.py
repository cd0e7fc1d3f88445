"""Work on a table in a kitchen or at a wheel: where hands and what they hold are at a time."""

from math import cos, pi, sin

from filmgate.engines.animatic.motion.cutting import SLICE, point_over, stroke
from filmgate.engines.animatic.motion.deed import (
    LEFT_SECOND,
    RIGHT,
    RIGHT_GRIP,
    UP,
    Around,
    Doing,
    Frame,
    Hand,
    Touch,
    plus,
)

_PAST = 0.075  # metres by which the point of a knife is past what it cuts
_CLAW = 0.108  # metres from a blade to the palm of the hand that holds what is cut
_SHORT = 0.075  # metres: half of the length of what no hand can lie on
_POTS = (("right", 1.0), ("left", -1.0))


def chop(t: float, around: Around) -> Doing:
    """Rock a knife on its point through what the other hand holds, a slice further on with each stroke."""
    now = stroke(t)
    x, y, z = around.piece
    _, low, end = around.points["end"]
    half, tall = abs(end - z), y - low
    at = z + half * (1.0 - 2.0 * SLICE * now.cut)
    rocks = 0.04 + 0.3 * now.up
    tip = (x + 0.5 * tall + _PAST, low + point_over(tall, _PAST, rocks, now.up), at)
    knife = Frame(tip, (cos(rocks), -sin(rocks), -0.03), (0.0, -1.0, 0.0), "tip")
    if half < _SHORT:  # a hand holds what is short from its side
        beside = (x + 0.005, low + max(0.55 * tall, 0.03), z - half - 0.034)
        claw = Touch(at=beside, axis=UP, palm=(0.1, -0.35, 0.95), way="flat", close=0.3)
    else:
        over = (x + 0.02, y + 0.02, at - _CLAW)
        claw = Touch(at=over, axis=RIGHT, palm=(0.25, -0.9, 0.2), way="flat", close=0.62)
    return Doing((knife,), RIGHT_GRIP, Hand("", touch=claw))


def stir(t: float, around: Around) -> Doing:
    """Move a spoon round in a pot."""
    w = 2 * pi * 0.75 * t
    tip = plus(around.piece, 0.055 * cos(w), -0.05, 0.055 * sin(w))
    spoon = Frame(tip, (0.25 + 0.1 * cos(w), -0.9, -0.3 + 0.1 * sin(w)), (1.0, 0.2, 0.0), "tip")
    return Doing((spoon,), RIGHT_GRIP, Hand("piece", "left"))


def fry(t: float, around: Around) -> Doing:
    """Turn over what is in a pan with a spatula."""
    w = 2 * pi * 0.7 * t
    tip = plus(around.piece, 0.06 * sin(w), 0.0, 0.03 * cos(w))
    return Doing((Frame(tip, (0.55, -0.75, -0.3), (0.5, 0.6, 0.0), "tip"),), RIGHT_GRIP, None)


def knead(t: float, _around: Around) -> Doing:
    """Press and fold with both palms."""
    q = 2 * pi * 0.8 * t
    hands = [
        Hand("piece", "top", (0.02 + 0.05 * sin(q + lag), 0.012 + 0.012 * cos(q + lag), 0.055 * out))
        for out, lag in ((1.0, 0.0), (-1.0, 0.6))
    ]
    right, left = hands
    return Doing((), right, left)


def roll(t: float, around: Around) -> Doing:
    """Roll a pin over dough."""
    at = plus(around.piece, 0.09 * sin(2 * pi * 0.6 * t), 0.035, 0.0)
    return Doing((Frame(at, UP, (1.0, 0.0, 0.0)),), RIGHT_GRIP, LEFT_SECOND)


def pour(t: float, around: Around) -> Doing:
    """Tip a pot over a cup that stands on the table."""
    tilt = 0.75 * min(max(sin(t * 0.9) + 0.55, 0.0), 1.0)
    over = plus(around.piece, -0.02, 0.13 + 0.05 * (0.75 - tilt), 0.03)
    front = (0.3 * cos(tilt), -sin(tilt), -0.95 * cos(tilt))
    along = (0.3 * sin(tilt), cos(tilt), -0.95 * sin(tilt))
    return Doing((Frame(over, along, front, "tip"),), RIGHT_GRIP, Hand("piece", "left"))


def pot(t: float, _around: Around) -> Doing:
    """Draw up the wall of a vessel that turns, between both hands."""
    up = 0.03 * sin(1.3 * t)
    inwards = 0.07 + 0.006 * sin(2.1 * t)
    right, left = (Hand("piece", side, (0.05, 0.02 + up, -way * inwards)) for side, way in _POTS)
    return Doing((), right, left)

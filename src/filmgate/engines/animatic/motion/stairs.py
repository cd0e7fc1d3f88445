"""Going up and down stairs: each foot stands on a tread until the next but one is under it."""

from math import cos, pi, sin

from filmgate.engines.animatic.geometry.mesh import Vector
from filmgate.engines.animatic.motion.footing import Foot, planted
from filmgate.engines.animatic.motion.gaits import Pose, ease
from filmgate.engines.animatic.motion.steps import Legs

DEEP, HIGH, EVERY = 0.30, 0.17, 0.75  # metres of a tread for an adult; seconds from one to the next
_STANDS = 0.62  # share of two steps for which a foot stands
# actions: the way that they go, 1 is up
STAIRS = {"upstairs": 1.0, "downstairs": -1.0}
SPEED = DEEP / EVERY


def climbing(action: str, t: float, legs: Legs, size: float) -> tuple[Pose, Vector]:
    """Return the pose and the shift in metres of who goes up or down stairs, from a point that goes along
    the slope evenly. size: of the stairs, 1 for an adult.
    """
    up, s = STAIRS[action], t / EVERY
    feet = {
        side: _foot(s - lag, lag, s, up, size, out) for side, lag, out in (("l", 0.0, -1.0), ("r", 1.0, 1.0))
    }
    bob = 0.012 * cos(2 * pi * s)
    low = 0.03 if up > 0 else 0.15
    hips = (0.02 * up, legs.ankle + legs.long * (0.95 + bob) - low * size, 0.0)
    pose, shift = planted(legs, hips, feet, (0.0, 0.05 * sin(pi * s), 0.0))
    swing = 0.32 * sin(pi * s)
    lean = 0.20 if up > 0 else 0.06
    pose |= {"spine": (-lean, 0.0, 0.0), "head": (0.4 * lean if up > 0 else -0.22, 0.05 * sin(t), 0.0)}
    for side, out in (("l", 1.0), ("r", -1.0)):
        pose["au" + side] = (swing * out + 0.05, 0.0, 0.14 * out)
        pose["al" + side] = 0.42
    return pose, shift


def _foot(own: float, lag: float, s: float, up: float, size: float, out: float) -> Foot:
    """Return a foot. own: steps since it was set down first; s: steps that the body has gone."""
    base = own / 2 // 1
    share = own / 2 - base
    tread = 2 * base + 1 + lag
    over = ease(_STANDS, 1.0, share)
    at = tread + 2 * over - s
    lift = 0.11 * sin(pi * over) + (HIGH * up * 2 * (ease(0.0, 0.55, over) - over) if up > 0 else 0.0)
    if up < 0:
        lift += HIGH * 2 * (over - ease(0.45, 1.0, over))
    x, y = DEEP * at * size, (HIGH * up * at + lift) * size
    return Foot((x - 0.04, y, 0.09 * out * size), 0.0, -0.25 * sin(pi * over))

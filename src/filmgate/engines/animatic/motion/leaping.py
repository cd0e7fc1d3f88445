"""The leap of who jumps into something with joy: both feet together, the arms up, the knees soft."""

from math import exp, pi, sin

from filmgate.engines.animatic.geometry.mesh import Vector
from filmgate.engines.animatic.motion.gaits import Pose, ease
from filmgate.engines.animatic.motion.steps import Legs, drawn_up, rest

HANG = 0.8  # seconds in the air
_TURN = 0.95  # radians by which it turns to us on its way
_CROUCH, _GATHERS = 0.30, 0.13  # of the height of the hips: as it lands, and before it leaps
_TUCK = 0.36


def leaping(since: float, legs: Legs, way: int) -> tuple[Pose, Vector]:
    """Return the pose of who jumps into something. since: seconds since it came down; way: +1 or -1, as it
    went before.
    """
    q = since / HANG + 1
    up = sin(pi * q) if 0 < q < 1 else 0.0
    soft = ease(-0.04, 0.14, since) * (1 - ease(0.2, 0.75, since))
    low = _CROUCH * soft + _GATHERS * ease(-0.45, -0.15, q) * (1 - ease(-0.12, 0.06, q))
    tuck = up * ease(0.05, 0.4, q)
    seat = legs.ankle + rest(legs) * (1 - low - _TUCK * tuck)
    pose = drawn_up(legs, seat, 0.05 * legs.long * tuck, 0.0, wide=0.10 + 0.12 * soft)
    for side in "lr":
        foot = pose["lf" + side]
        pose["lf" + side] = (foot if isinstance(foot, float) else foot[0]) - 0.45 * tuck
    lift = ease(-0.25, 0.35, q)
    joy = 0.12 * sin(7.0 * since) * exp(-0.6 * max(since, 0.0)) * lift
    high = (0.35 + 2.05 * lift - 0.85 * soft - 0.55 * ease(0.9, 2.0, since)) + joy
    for side, out in (("l", 1.0), ("r", -1.0)):
        pose["au" + side] = (0.25 - 0.5 * ease(-0.5, -0.15, q) * (1 - lift), 0.0, high * out)
        pose["al" + side] = 0.35 + 0.5 * soft + 0.4 * ease(0.9, 2.0, since)
    pose |= {
        "spine": (-0.30 * low / _CROUCH + 0.10 * up, 0.0, 0.05 * joy),
        "head": (0.16 * low / _CROUCH + 0.06, 0.25 * lift * way, 0.0),
        "yaw": _TURN * ease(-0.3, 0.75, q) * way,
    }
    return pose, (0.0, 0.0, 0.0)

"""Feet on given places: the angles of legs whose soles stand on a deck, a tread or a rung."""

from collections.abc import Mapping
from math import acos, asin, atan2, cos, hypot, sin
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from filmgate.engines.animatic.geometry.mesh import Vector
from filmgate.engines.animatic.geometry.rig import rotation
from filmgate.engines.animatic.motion.gaits import Pose
from filmgate.engines.animatic.motion.steps import Legs, rest

_STRAIGHT = 0.998  # of a leg's length: a knee is never stretched altogether
_Matrix = NDArray[np.float64]


class Foot(NamedTuple):
    """A foot. at: of its sole under the ankle, metres; yaw: radians that its toes point to the left; pitch:
    that they are up.
    """

    at: Vector
    yaw: float = 0.0
    pitch: float = 0.0


def planted(legs: Legs, hips: Vector, feet: Mapping[str, Foot], root: Vector) -> tuple[Pose, Vector]:
    """Return the pose of the legs, and the shift of the body in metres, for feet on these places.

    hips: their middle, from the ground under where they are at rest. feet: by side, in the same frame. root:
    the angles of the hips.
    """
    turn = rotation(root)
    pivot = np.array([*legs.pivot, 0.0])
    shift = np.array(hips) - [0.0, legs.ankle + rest(legs), 0.0] - (pivot - turn @ pivot)
    pose: Pose = {"root": root}
    for side, out in (("l", -1.0), ("r", 1.0)):
        foot = feet[side]
        hip = np.array(hips) + turn @ np.array([0.0, 0.0, out * legs.apart])
        sole = rotation((foot.pitch, 0.0, 0.0))
        aim = rotation((0.0, foot.yaw, 0.0)) @ sole
        ankle = np.array(foot.at) + aim @ np.array([0.0, legs.ankle, 0.0])
        pose |= _leg(side, turn.T @ (ankle - hip), turn.T @ aim, legs)
    x, y, z = shift.tolist()
    return pose, (x, y, z)


def _leg(side: str, way: _Matrix, aim: _Matrix, legs: Legs) -> Pose:
    """Return the angles of a leg. way: from hip to ankle; aim: how the foot is turned, both in the frame of
    the hips.
    """
    a, b = legs.thigh, legs.shin
    far = min(float(np.linalg.norm(way)), _STRAIGHT * legs.long)
    x, y, z = (way * (far / (float(np.linalg.norm(way)) or 1.0))).tolist()
    knee = -acos(min(max((far * far - a * a - b * b) / (2 * a * b), -1.0), 1.0))
    down, back = a + b * cos(knee), b * sin(knee)
    twist = asin(min(max(-z / down, -1.0), 1.0))
    bend = atan2(x, -y) - atan2(back, cos(twist) * down)
    thigh: Vector = (bend - legs.thigh_lean, 0.0, twist)
    shin = knee - legs.shin_lean + legs.thigh_lean
    return {
        "lu" + side: thigh,
        "ll" + side: shin,
        "lf" + side: euler((rotation(thigh) @ rotation(shin)).T @ aim),
    }


def euler(turn: _Matrix) -> Vector:
    """Return the angles of a rotation: bend, turn, twist."""
    flat = hypot(float(turn[0, 0]), float(turn[1, 0]))
    return (
        atan2(float(turn[1, 0]), float(turn[0, 0])),
        atan2(-float(turn[2, 0]), flat),
        atan2(float(turn[2, 1]), float(turn[2, 2])),
    )

"""Gazes: eyes that are on what somebody looks at, and lids that follow them."""

import math

import numpy as np

from filmgate.engines.animatic.geometry.mesh import Vector
from filmgate.engines.animatic.geometry.rig import rotation
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.subjects.people.body import Body
from filmgate.engines.animatic.subjects.people.reach import Matrix, Placed

# radians that eyes turn at most in their head: aside, up, down; further away, one would turn the head
_ASIDE, _UP, _DOWN = 0.5, 0.2, 0.34
_LIDS = 0.5  # of the way that lids close for each radian that eyes look down; they leave the iris free
_NEAREST = 0.15  # metres: what is nearer cannot be looked at
_MOUTH = (0.042, 0.012)  # of the stature below the eyes; metres before them


def eyes_of(body: Body, head: Placed) -> Matrix:
    """Return the point between the eyes of a posed head, in metres."""
    turn, at = head
    eye = (body.rest("eyel") - body.rest("head")).astype(np.float64)
    eye[2] -= float(body.rest("eyel")[2])
    return np.asarray(at + turn @ eye)


def mouth_of(body: Body, head: Placed) -> Matrix:
    """Return the point before the mouth of a posed head, in metres."""
    low, ahead = _MOUTH
    return np.asarray(eyes_of(body, head) + head[0] @ np.array([ahead, -low * body.stature, 0.0]))


def gazing(body: Body, head: Placed, at: Vector | None) -> tuple[dict[str, Floats], float]:
    """Return the angles of both eyes that look at a point, in metres, and how far lids close with them; None:
    they look where the head does.
    """
    if at is None:
        return {}, 0.0
    ahead, up, right = (head[0].T @ (np.array(at) - eyes_of(body, head))).tolist()
    far = max(math.hypot(ahead, right), _NEAREST)
    bend = min(max(math.atan2(up, far), -_DOWN), _UP)
    aside = min(max(math.atan2(-right, max(ahead, 0.0)), -_ASIDE), _ASIDE)
    turn = np.asarray(rotation((0.0, aside, 0.0)) @ rotation((bend, 0.0, 0.0)))
    return dict.fromkeys(("eyel", "eyer"), turn), _LIDS * max(-bend, 0.0)

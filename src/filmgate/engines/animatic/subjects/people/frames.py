"""Frames of things around somebody: where they stand and lie, turned and scaled."""

import math
from collections.abc import Mapping

import numpy as np

from filmgate.engines.animatic.geometry.mesh import Vector
from filmgate.engines.animatic.geometry.rig import Angles, rotation
from filmgate.engines.animatic.motion.deed import Deed, Frame
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.subjects.people.reach import Matrix
from filmgate.engines.animatic.subjects.thing import Thing

_SLIM = 0.7  # of its width: a stool that one sits on
_OPEN = 0.3  # radians that a door opens
_RIDDEN = 0.8  # of its usual size: a board is no smaller for a child


def ridden_size(size: float) -> float:
    """Return the size of what somebody goes along on. size: of the person, 1 for an adult."""
    return max(size, _RIDDEN)


def vector(a: Matrix) -> Vector:
    x, y, z = a.tolist()
    return (x, y, z)


def scaled(matrix: Matrix, size: float) -> Floats:
    out = np.asarray(matrix, np.float32).copy()
    out[:, :3] *= size
    return out


def standing(size: float, yaw: float, stretch: Vector, at: Vector, _tilt: float) -> Floats:
    """Return the matrix of what stands turned by yaw about the vertical. at: metres beside an adult."""
    c, s = math.cos(yaw), math.sin(yaw)
    turn = np.array([[c, 0, s], [0, 1, 0], [-s, 0, c]]) * np.array(stretch)
    return np.concatenate([size * turn, size * np.array(at)[:, None]], 1).astype(np.float32)


def mirrored(frame: Frame) -> Frame:
    """Return where a thing is that the left hand carries."""
    (x, y, z), (a, b, c) = frame.at, frame.along
    return Frame((x, y, -z), (a, b, -c), frame.front, frame.by)


def leaned(angles: Angles, lean: float) -> Angles:
    """Return the angles of a body whose back bends further forward."""
    if not lean:
        return angles
    spine, chest = (rotation(angles.get(name, 0.0)) @ rotation(-0.5 * lean) for name in ("spine", "chest"))
    return {**angles, "spine": spine, "chest": chest}


class Points(dict[str, Vector]):
    """Points by name. One that is not known is the middle of what is worked on."""

    def __init__(self, points: Mapping[str, Vector], usual: Vector) -> None:
        super().__init__(points)
        self._usual = usual

    def __missing__(self, _name: str) -> Vector:
        return self._usual


def is_table(one: Thing) -> bool:
    """Tell whether something is a table that can be as high as a deed wants."""
    return one.name.startswith(("table", "screen"))


def seat_top(one: Thing) -> float:
    """Return the height of what is sat on."""
    return one.points["seat"].at[1] if "seat" in one.points else one.size[1]


def seat_of(one: Thing, high: float) -> tuple[Vector, Vector]:
    """Return how a seat is stretched, so that it is so high, and where it stands beside an adult, metres."""
    wide = 1.0 if "dining" in one.name else _SLIM
    return (wide, high / max(seat_top(one), 0.1), wide), (-0.04, 0.0, 0.0)


def before(thing: Thing, deed: Deed, t: float, size: float) -> Floats:
    """Return the matrix of what stands, or opens, before somebody. size: of the person, 1 for an adult."""
    up = deed.high / thing.size[1] if deed.high and is_table(thing) else 1.0
    yaw = math.pi + deed.slant
    deep = 0.5 * (thing.size[0] * abs(math.cos(yaw)) + thing.size[2] * abs(math.sin(yaw)) * 0.6)
    matrix = standing(size, yaw, (1.0, up, 1.0), (deed.apart + deep, 0.0, deed.aside), 0.0)
    hinge = thing.points.get("hinge")
    if not (deed.swings and hinge):
        return matrix
    turn = _OPEN * min(max(0.5 - 0.6 * math.cos(t * 0.8), 0.0), 1.0)
    local = standing(1.0, turn, (1.0, 1.0, 1.0), (0.0, 0.0, 0.0), 0.0)[:, :3]
    point = np.array(hinge.at)
    moved = matrix.copy()
    moved[:, :3] = matrix[:, :3] @ local
    moved[:, 3] = matrix[:, 3] + matrix[:, :3] @ (point - local @ point)
    return moved


def shrunk(at: Vector, size: float) -> Vector:
    """Return a point in metres as it is beside an adult. size: of the person, 1 for an adult."""
    x, y, z = at
    return (x / size, y / size, z / size)

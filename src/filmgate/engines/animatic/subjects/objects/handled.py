"""Things in hands: models in life size, turned so that their grips are known."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from filmgate.engines.animatic.geometry.mesh import Mesh, Vector, placed
from filmgate.engines.animatic.geometry.shapes import turned
from filmgate.engines.animatic.motion.deed import UP, Touch
from filmgate.engines.animatic.subjects.objects import on_table
from filmgate.engines.animatic.subjects.objects.forms import laid
from filmgate.engines.animatic.subjects.objects.grips import GRIPS, STANDING, Grip, both, clasp
from filmgate.engines.animatic.subjects.part import Part
from filmgate.engines.animatic.subjects.thing import Thing

_Matrix = NDArray[np.float64]
_LIGHT = 0.3  # metres: what is longer, and has no row of its own, is held with both hands
_LAID = ("paper",)  # kinds that lie flat on a table
_LONG = ("vegetable", "tool", "sword", "bottle")  # kinds that lie on their sides there, if they are long
_ON_SIDE = np.array([[1.0, 0, 0], [0, 0, -1], [0, 1, 0]])
_FLAT = 0.06  # metres: a book
_PUSHED, _CHEST = ("basket", "barrel"), 0.85  # kinds that are no lower when somebody pushes them, metres
_BARS = frozenset(("board scooter", "pram", "barrel trolley", "pram mower"))  # whose handle lies across
_BACKWARDS = frozenset(("barrel trolley",))  # whose model has its front on the side -x
# models that differ when they are used: a cup has no saucer then, a violin lies without its bow
_IN_USE = {
    "cup": "cup mug",
    "violin": "violin fiddle",
    "drum": "drum kit",
    "table": "table desk",
    "tool rod": "tool angling",
    "bowl pot": "bowl stockpot",
    "cake bread": "cake loaf",
}


_WORKED = {"paper": "blank"}  # variants of what is worked on: what is written on has no lines before


def thing(part: Part, place: str, size: float = 1.0) -> Thing:
    """Return a thing that somebody deals with. size: 1 is the usual size of its kind."""
    name = f"{part.kind} {part.variant}".rstrip()
    if name in _IN_USE:
        name = _IN_USE[name]
        part = replace(part, variant=name.rpartition(" ")[2])
    if place == "worked" and name in _WORKED:
        part = replace(part, variant=_WORKED[name])
    mesh = on_table.still(part)
    if place == "worked":
        mesh = _lying(part.kind, mesh)
    low, high = mesh.at.min(0).astype(np.float64), mesh.at.max(0).astype(np.float64)
    if place != "held":
        k = size * _in_life(name, part.kind, high - low)
        return _standing(name, place, mesh, low, high, k)
    grip = GRIPS.get(name) or GRIPS.get(part.kind) or _guessed(name, part.kind, high - low)
    k = size * grip.long / float((high - low).max())
    return replace(_held(name, mesh, low, high, grip, k), does=part.beats[0])


def _lying(kind: str, mesh: Mesh) -> Mesh:
    """Return the model of a thing as it lies on a table."""
    if kind in _LAID:
        return laid(mesh)
    tall = np.ptp(mesh.at[:, 1]) > np.ptp(mesh.at[:, 2])
    return turned(mesh, _ON_SIDE) if kind in _LONG and tall else mesh


def _in_life(name: str, kind: str, box: _Matrix) -> float:
    """Return the factor from the size of a model to that in life."""
    if grip := GRIPS.get(name) or GRIPS.get(kind):
        return grip.long / float(box.max())
    known = on_table.IN_LIFE.get(name, on_table.IN_LIFE.get(kind, 0.3))
    return known / float(max(box[1], 0.4 * max(box[0], box[2])) if known >= _FLAT else box[1])


def _guessed(name: str, kind: str, box: _Matrix) -> Grip:
    """Return the grip of a thing without a row: one hand closes around a small one, two hold it else."""
    long = float(box.max()) * _in_life(name, kind, box)
    return clasp(long) if long < _LIGHT else both(min(long, 0.6))


def _standing(name: str, place: str, mesh: Mesh, low: _Matrix, high: _Matrix, k: float) -> Thing:
    turn = np.diag([-1.0, 1.0, -1.0] if name in _BACKWARDS else [1.0, 1.0, 1.0])
    if place == "before" and name.startswith(_PUSHED):
        k = max(k, _CHEST / float(high[1] - low[1]))
    foot = turn @ np.array([(low[0] + high[0]) / 2, low[1], (low[2] + high[2]) / 2])
    matrix = np.concatenate([turn * k, (-k * foot)[:, None]], 1).astype(np.float32)
    wide, tall, deep = (k * (high - low)).tolist()
    points = {"top": Touch(at=(0.0, tall, 0.0), palm=(0.0, -1.0, 0.0), way="flat", close=0.2)}
    points["end"] = Touch(at=(0.0, 0.0, -0.5 * deep))  # on the right of who works on it
    points["face"] = Touch(at=(0.5 * wide, min(0.85 * tall, 1.25), 0.0))
    for side, z in (("right", -0.36), ("left", 0.36)):  # of who stands before its front
        if place == "before":
            at = (0.5 * wide, min(0.92 * tall, 1.15), z * min(deep, 0.9))
            points[side] = Touch(at=at, palm=(-1.0, 0.0, 0.0), way="flat", close=0.15)
        else:
            at, palm = (0.0, 0.55 * tall, 1.39 * z * deep), (0.0, 0.0, -z)
            points[side] = Touch(at=at, palm=palm, close=0.45)
    for point, where in STANDING.get(name, {}).items():
        x, y, z = (k * (np.array(where) - foot)).tolist()
        across = name in _BARS
        axis = (0.0, 0.0, -np.sign(z)) if across else (-1.0, 0.15, 0.0) if place == "before" else UP
        points[point] = Touch(at=(x, y, z), axis=axis)
    return Thing(name=name, place=place, mesh=placed(mesh, matrix), size=(wide, tall, deep), points=points)


def _held(name: str, mesh: Mesh, low: _Matrix, high: _Matrix, grip: Grip, k: float) -> Thing:
    def at(share: Vector) -> _Matrix:
        return np.asarray(low + np.array(share) * (high - low))

    along = np.array(grip.up) if grip.up else at(grip.tip) - at(grip.grip)
    along = along / np.linalg.norm(along)
    front = np.array(grip.front, np.float64)
    front -= along * (front @ along)
    front /= np.linalg.norm(front)
    turn = np.stack([front, along, np.cross(front, along)])
    origin = at(grip.origin or grip.grip)

    def point(share: Vector) -> Vector:
        x, y, z = (k * turn @ (at(share) - origin)).tolist()
        return (x, y, z)

    def way(one: Vector | None) -> Vector | None:
        if one is None:
            return None
        x, y, z = (turn @ np.array(one)).tolist()
        return (x, y, z)

    usual = way(grip.axis) or UP
    first = Touch(at=point(grip.grip), axis=usual, palm=way(grip.palm), way=grip.way, close=grip.close)
    points = {"grip": first, "tip": Touch(at=point(grip.tip)), "origin": Touch()}
    if grip.second:
        points["second"] = replace(
            first, at=point(grip.second), palm=way(grip.palm2), way=grip.way2 or grip.way
        )
    points |= {name: Touch(at=point(share)) for name, share in grip.more.items()}
    matrix = np.concatenate([k * turn, (-k * turn @ origin)[:, None]], 1).astype(np.float32)
    wide, tall, deep = (k * (high - low)).tolist()
    return Thing(
        name=name,
        place="held",
        mesh=placed(mesh, matrix),
        size=(wide, tall, deep),
        style=grip.style,
        points=points,
    )

"""Bodies: a person's age, sex, build and face become vertices, joints and a skeleton."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from filmgate.engines.animatic.geometry.rig import Bone, rotation
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.subjects.people import numbers

_AGES = (("baby", 1.0), ("child", 11.0), ("young", 25.0), ("old", 90.0))  # years of the shapes in the file
# years, and those of the shape that reads as them: the shapes in between show age less than people do
_SHOWN = (
    (1.0, 2.0, 4.0, 8.0, 12.0, 16.0, 21.0, 40.0, 50.0, 60.0, 74.0, 90.0),
    (1.0, 1.5, 3.2, 7.5, 12.5, 18.0, 23.0, 34.0, 52.0, 66.0, 84.0, 90.0),
)
_GRADES = (("min", 0.0), ("average", 0.5), ("max", 1.0))
# bones of the file that poses know by another name
NAMES = {"arm": "au", "forearm": "al", "thigh": "lu", "shin": "ll", "foot": "lf"}
_CLOSE = 0.82  # distance of the ankles, as a share of that of the hips
_THUMB_AHEAD = 0.55  # radians that a hanging arm is turned inwards about its length
# bones of what hangs and swings, with their parents and the joint that they start from
_LOOSE = {"hair": ("head", "head"), "cape": ("chest", "chest"), "hem": ("root", "root")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A person without clothes and hair. muscle, weight: 0 to 1, 0.5 is usual; tall: -1 to 1, 0 is usual.

    ancestry: shares of african, asian and caucasian, which add up to 1. local: local changes of the face and
    the body with their amounts. units: what the face does, by facial units of 0 to 1.
    """

    female: bool = False
    years: float = 28.0
    muscle: float = 0.5
    weight: float = 0.5
    tall: float = 0.0
    ancestry: tuple[float, float, float] = (1 / 3, 1 / 3, 1 / 3)
    local: tuple[tuple[str, float], ...] = ()
    units: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, eq=False, kw_only=True)
class Body:
    """The shape of a figure, in metres, front towards +x.

    at (n, 3): the vertices as they are modelled, arms and legs apart. skeleton: the bones at rest, upright
    with hanging arms, feet on the ground; names: their numbers. stature: height of the top of the head at
    rest.
    """

    at: Floats
    skeleton: tuple[Bone, ...]
    names: dict[str, int]
    stature: float

    def rest(self, bone: str) -> Floats:
        return self.skeleton[self.names[bone]].at

    def modelled(self, bone: str) -> Floats:
        """Return where the joint of a bone is among the vertices as they are modelled."""
        return self._joints[bone]

    @cached_property
    def _joints(self) -> dict[str, Floats]:
        return {name: _joint(self.skeleton[k]) for name, k in self.names.items()}


def _joint(bone: Bone) -> Floats:
    """Return where a joint is among the vertices as they are modelled."""
    if bone.modelled is None:
        return bone.at
    return np.asarray(np.linalg.inv(bone.modelled[:, :3]) @ (bone.at - bone.modelled[:, 3]), np.float32)


@lru_cache(maxsize=24)
def body(figure: Figure) -> Body:
    """Return the shape of a figure."""
    sex = "female" if figure.female else "male"
    rows = _build(figure)
    blocks = {
        f"{sex} {age}": {name: share * part for name, share in rows.items()}
        for age, part in _between(_AGES, float(np.interp(figure.years, *_SHOWN)))
    }
    at, joints = numbers.shape(blocks, dict(figure.local))
    if figure.units:
        at = at + numbers.moved(dict(figure.units))
    return _standing(at, joints)


@lru_cache(maxsize=1)
def reference() -> Body:
    """Return the body that all others are moved from: places on it are places on all."""
    return _standing(*numbers.shape({}, {}))


def _build(figure: Figure) -> dict[str, float]:
    rows = {
        f"{m}muscle-{w}weight": share * part
        for m, share in _between(_GRADES, figure.muscle)
        for w, part in _between(_GRADES, figure.weight)
    }
    rows["maxheight" if figure.tall > 0 else "minheight"] = abs(figure.tall)
    return rows | dict(zip(("african", "asian", "caucasian"), figure.ancestry, strict=True))


def _between(anchors: Iterable[tuple[str, float]], value: float) -> list[tuple[str, float]]:
    """Return the two anchors around a value with their shares, which add up to 1."""
    known = list(anchors)
    value = min(max(value, known[0][1]), known[-1][1])
    for (low, a), (high, b) in pairwise(known):
        if value <= b:
            share = (value - a) / (b - a)
            return [(name, part) for name, part in ((low, 1 - share), (high, share)) if part > 0]
    return [(known[-1][0], 1.0)]


def _standing(at: Floats, joints: Floats) -> Body:
    """Make the skeleton that stands upright with hanging arms out of the joints as they are modelled."""
    shared = numbers.numbers()
    number = {name: k for k, (name, _) in enumerate(shared.bones)}
    turns = _turns(joints, number)
    rest = np.empty_like(joints)
    turned: list[NDArray[np.float64]] = []
    for k, (name, parent) in enumerate(shared.bones):
        above = number[parent] if parent else -1
        turned.append(turns.get(name, turned[above] if above >= 0 else np.eye(3)))
        rest[k] = rest[above] + turned[above] @ (joints[k] - joints[above]) if above >= 0 else joints[k]
    feet = shared.weight[:, [number["footl"], number["toesl"]]].sum(1) > 0.5
    sole = float(at[feet, 1].min() + rest[number["footl"], 1] - joints[number["footl"], 1])
    rest[:, 1] -= sole
    bones = []
    for k, (_, parent) in enumerate(shared.bones):
        matrix = np.empty((3, 4))
        matrix[:, :3] = turned[k]
        matrix[:, 3] = rest[k] - turned[k] @ joints[k]
        bones.append(Bone(number[parent] if parent else -1, rest[k], matrix))
    names = {_named(name): k for name, k in number.items()}
    for name, (parent, joint) in _LOOSE.items():
        names[name] = len(bones)
        like = bones[names[joint]]
        bones.append(Bone(names[parent], like.at, like.modelled))
    head = shared.weight[:, number["head"]] > 0.5
    stature = float(at[head, 1].max() + rest[number["head"], 1] - joints[number["head"], 1])
    return Body(at=at, skeleton=tuple(bones), names=names, stature=stature)


def _named(name: str) -> str:
    for own, known in NAMES.items():
        if name in (own + "l", own + "r"):
            return known + name[-1]
    return name


def _turns(joints: Floats, number: dict[str, int]) -> dict[str, NDArray[np.float64]]:
    """Return the rotations that bring arms and legs as they are modelled to rest."""
    turns = {}
    for side, out in (("l", -1.0), ("r", 1.0)):
        shoulder, elbow, wrist, hip, ankle = (
            joints[number[name + side]].astype(np.float64)
            for name in ("arm", "forearm", "hand", "thigh", "foot")
        )
        down = np.array([0.0, -1.0, 0.0])
        inwards = rotation((0.0, out * _THUMB_AHEAD, 0.0))
        turns["arm" + side] = _onto(elbow - shoulder, down)
        turns["forearm" + side] = (
            inwards @ _onto(turns["arm" + side] @ (wrist - elbow), down) @ turns["arm" + side]
        )
        leg = ankle - hip
        across = hip[2] * (_CLOSE - 1.0)
        swing = math.atan2(leg[2], -leg[1]) - math.atan2(across, math.hypot(leg[1], leg[2]))
        turns["thigh" + side] = rotation((0.0, 0.0, swing))
        turns["foot" + side] = np.eye(3)
    return turns


def _onto(a: NDArray[np.float64], b: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the smallest rotation that turns the direction a to the unit direction b."""
    a = a / np.linalg.norm(a)
    axis, cosine = np.cross(a, b), float(a @ b)
    k = np.array([[0, -axis[2], axis[1]], [axis[2], 0, -axis[0]], [-axis[1], axis[0], 0]])
    return np.asarray(np.eye(3) + k + k @ k / (1.0 + cosine))

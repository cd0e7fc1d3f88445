"""Partners: where the body of somebody who is tended to is, in the frame of who tends."""

import math
from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from filmgate.engines.animatic.geometry.mesh import Vector
from filmgate.engines.animatic.geometry.rig import Angles, rotation
from filmgate.engines.animatic.motion.deed import Around, Touch
from filmgate.engines.animatic.motion.tending import BEARS, TENDS, Stance
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.subjects.people.frames import vector
from filmgate.engines.animatic.subjects.people.gazes import eyes_of
from filmgate.engines.animatic.subjects.people.persons import ADULT, Person
from filmgate.engines.animatic.subjects.people.reach import Arms

_YAWS: dict[Stance, float] = {"front": math.pi, "back": 0.0, "side": -1.15}
_KEEPS = 0.22  # metres of the way between two that does not grow with them
_BONES = (
    "root", "spine", "chest", "neck", "head", "shoulderl", "shoulderr", "aul", "aur",
    "all", "alr", "handl", "handr",    "lul", "lll", "lfl", "lur", "llr", "lfr",
)  # fmt: skip
Points = Mapping[str, Vector]


class Meeting(NamedTuple):
    """Two of whom one tends to the other. points: of the other's body, metres from the foot of who tends, in
    its frame; foot: where the other stands, or sits if it is carried; yaw: radians that the other is
    turned from who tends.
    """

    points: Points
    foot: Vector
    yaw: float


def meeting(action: str, who: Person, other: Person, heading: int) -> Meeting:
    """Return where the body of the other is while somebody tends to it in this way. heading: of who tends."""
    way = TENDS[action]
    sizes = [one.body.stature / ADULT for one in (who, other)]
    apart = _KEEPS + (way.apart - _KEEPS) * (0.6 * sizes[0] + 0.4 * sizes[1])
    apart += 0.06 * (way.bears == "bear-seated") * (way.stance == "front")
    yaw = _YAWS[way.stance] * heading
    found = _body(other, way.bears, borne=way.borne is not None)
    turn = rotation((0.0, yaw, 0.0))
    x, y, z = way.borne or (apart, 0.0, 0.0)
    size = sizes[0] if way.borne else 1.0
    foot = (size * x, size * y, size * z)
    there = {name: vector(turn @ at + np.array(foot)) for name, at in found.items()}
    return Meeting(_sided(there) | _between(foot[0], who, other), foot, yaw)


def met(action: str, who: Person, other: Person) -> Points:
    """Return the points between two for the one who is tended to, in its own frame."""
    return _between(meeting(action, who, other, 1).foot[0], who, other)


def _between(apart: float, who: Person, other: Person) -> dict[str, Vector]:
    """Return points halfway between two: where hands meet, high, low and before their chests."""
    tall = [one.body.stature for one in (who, other)]
    low = min(tall)
    return {
        "middle": (0.5 * apart, 0.36 * sum(tall) * (0.5 + 0.5 * low / max(tall)), 0.0),
        "high": (0.5 * apart, min(1.02 * low, 0.98 * 0.5 * sum(tall)) + 0.02, 0.0),
        "low": (0.5 * apart, 0.50 * max(tall), 0.0),
    }


def _body(other: Person, bears: str, *, borne: bool = False) -> dict[str, Floats]:
    """Return points of a body that stands or sits still, in metres from its foot, in its own frame."""
    deed = BEARS.get(bears, BEARS["bear"])
    pose, shift = deed.body(0.0)
    angles, at = other.stands(pose, shift, grounded=1.0, seated=float(borne or deed.seat > 0))
    k = other.body.stature / ADULT
    shift = (at[0], at[1] + deed.seat * k, at[2])
    arms = Arms(other.body, other.hands)
    around = _around(other, arms, angles, shift)
    doing = deed.hands(0.0, around)
    for side, hand in (("r", doing.right), ("l", doing.left)):
        if hand and not hand.of:
            turned, _ = arms.reach(side, angles, shift, _scaled(hand.touch, k))
            angles = {**angles, **turned}
    bones = arms.bones(angles, shift, _BONES)
    head, tall = bones["head"][0], other.body.stature
    eyes = eyes_of(other.body, bones["head"])

    def of_head(x: float, y: float, z: float) -> Floats:
        return np.asarray(eyes + head @ (tall * np.array([x, y, z])))

    chest_turn = bones["chest"][0]
    neck = bones["neck"][1]
    found = {
        "mouth": of_head(0.008, -0.042, 0.0),
        "chin": of_head(0.0, -0.068, 0.0),
        "throat": neck + chest_turn @ (tall * np.array([0.045, -0.012, 0.0])),
        "nape": neck + chest_turn @ (tall * np.array([-0.035, 0.02, 0.0])),
        "chest": neck + chest_turn @ (tall * np.array([0.075, -0.09, 0.0])),
        "back": neck + chest_turn @ (tall * np.array([-0.085, -0.14, 0.0])),
    }
    for side, out in (("l", -1.0), ("r", 1.0)):
        joint = bones["au" + side][1]
        found |= {
            "crown " + side: of_head(-0.05, 0.07, 0.03 * out),
            "temple " + side: of_head(-0.035, 0.02, 0.047 * out),
            "hair " + side: of_head(-0.085, 0.0, 0.042 * out),
            "cheek " + side: of_head(-0.012, -0.028, 0.034 * out),
            "ear " + side: of_head(-0.05, -0.01, 0.045 * out),
            "shoulder " + side: joint + np.array([0.0, 0.034 * tall, -0.012 * out * tall]),
            "elbow " + side: bones["al" + side][1],
            "wrist " + side: bones["hand" + side][1],
            "hip " + side: bones["lu" + side][1],
            "knee " + side: bones["ll" + side][1],
            "foot " + side: bones["lf" + side][1] + np.array([0.07 * tall, -0.03 * tall, 0.0]),
        }
    # of the arm that is held out
    return found | {"elbow m": found["elbow l"], "wrist m": found["wrist l"]}


def _sided(points: Mapping[str, Vector]) -> dict[str, Vector]:
    """Return the points by the sides of who tends: what is at his right is " r"."""
    found = dict(points)
    for name in {name[:-2] for name in points if name.endswith((" l", " r"))}:
        ends = sorted((points[name + " l"], points[name + " r"]), key=lambda at: at[2])
        found[name + " l"], found[name + " r"] = ends
    return found


def _around(other: Person, arms: Arms, angles: Angles, shift: Vector) -> Around:
    k = other.body.stature / ADULT
    bones = arms.bones(angles, shift, ("root", "spine", "chest", "neck", "head"))
    neck, root = bones["neck"][1] / k, bones["root"][1] / k
    chest = neck - np.array([0.0, 0.08, 0.0])
    there = vector(chest)
    return Around(mouth=there, eyes=there, chest=there, hips=vector(root), desk=there, other=_Anywhere(there))


class _Anywhere(dict[str, Vector]):
    """A point for every name: hands that reach for the other are not asked where they are."""

    def __init__(self, usual: Vector) -> None:
        super().__init__()
        self._usual = (usual[0] + 0.3, usual[1], usual[2])

    def __missing__(self, _name: str) -> Vector:
        return self._usual


def _scaled(touch: Touch, k: float) -> Touch:
    x, y, z = touch.at
    return replace(touch, at=(k * x, k * y, k * z))

"""Riders of bicycles and motorcycles: hands on the bars, feet on the pedals."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import acos, asin, atan2, cos, pi, sin

import numpy as np

from filmgate.engines.animatic.geometry.mesh import Mesh, Vector
from filmgate.engines.animatic.geometry.rig import Angles, rotation
from filmgate.engines.animatic.motion.gaits import Pose
from filmgate.engines.animatic.motion.steps import bent
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.subjects.part import Part
from filmgate.engines.animatic.subjects.people import wardrobe
from filmgate.engines.animatic.subjects.people.persons import Person, person

_ADULT = 1.72  # metres: who sits on a vehicle of the usual size
_TURNS = 1.1  # of the pedals, a second


@dataclass(frozen=True, slots=True, kw_only=True)
class Saddle:
    """The seat of a rider: hips, the ends of the bars, the middle of the pedals, how far they are from it;
    metres from the foot of the vehicle, for an adult. lean: of the back, radians forwards.
    """

    hips: tuple[float, float]
    bars: tuple[float, float, float]
    pedals: tuple[float, float]
    crank: float
    lean: float
    helmet: bool = False


BICYCLE = Saddle(hips=(-0.21, 1.0), bars=(0.38, 0.97, 0.22), pedals=(-0.02, 0.33), crank=0.16, lean=0.72)
MOTORCYCLE = Saddle(
    hips=(-0.22, 0.94), bars=(0.40, 1.0, 0.27), pedals=(-0.02, 0.33), crank=0.0, lean=0.68, helmet=True
)


def rider(part: Part, saddle: Saddle) -> tuple[Callable[[float, Floats], Mesh], float]:
    """Return the mesh of a rider at a time, placed as the vehicle is by a matrix; and the size of the vehicle
    that fits the rider, 1 for an adult.
    """
    plain = wardrobe.look("", None, part.outfit)
    about = wardrobe.Setting(place=part.place, cold=part.cold)
    look = wardrobe.varied(plain, "", part.outfit, part.seed, about)
    if saddle.helmet and not look.hat:
        look = replace(look, hat="helmet", hat_colour="#d8dade")
    who = person(part.kernels, look, part.seed.stream("person"))
    size = min(who.body.stature / _ADULT, 1.08)

    def mesh(t: float, matrix: Floats) -> Mesh:
        pose, shift = _seated(who, saddle, t, size)
        own = matrix.copy()
        own[:, :3] /= np.float32(size)  # the matrix makes the vehicle of the rider's size
        return who.mesh(part.kernels, pose, own, shift=shift, grips=(0.85, 0.85))

    return mesh, size


def _seated(who: Person, saddle: Saddle, t: float, size: float) -> tuple[Angles, Vector]:
    legs, hip = who.legs, who.body.rest("lul")
    at = (saddle.hips[0] * size, saddle.hips[1] * size)
    shift = ((at[0] - float(hip[0])) / who.scale, (at[1] - float(hip[1])) / who.scale, 0.0)
    pose: Pose = {"spine": (-saddle.lean, 0.0, 0.0), "head": (0.75 * saddle.lean, 0.12 * sin(t * 0.7), 0.0)}
    for side, lag in (("l", 0.0), ("r", pi)):
        turn = 2 * pi * _TURNS * t + lag
        x = (saddle.pedals[0] + saddle.crank * sin(turn)) * size - legs.ball * 0.8
        y = (saddle.pedals[1] + saddle.crank * cos(turn)) * size + legs.ankle
        thigh, shin = bent(x - at[0], at[1] - y, legs)
        pose["lu" + side] = thigh - legs.thigh_lean
        pose["ll" + side] = shin - legs.shin_lean - (thigh - legs.thigh_lean)
        pose["lf" + side] = -0.12 * (1 + sin(turn)) - (shin - legs.shin_lean)
    return {**pose, **_arms(who, saddle, pose, shift, size)}, shift


def _arms(who: Person, saddle: Saddle, pose: Pose, shift: Vector, size: float) -> dict[str, Floats | float]:
    """Return the rotations of arms whose hands are at the ends of the bars."""
    out: dict[str, Floats | float] = {}
    body = who.body
    bones = who.skeleton(pose, shift)
    for side, z in (("l", -saddle.bars[2]), ("r", saddle.bars[2])):
        turn, _ = bones[body.names["shoulder" + side]]
        _, shoulder = bones[body.names["au" + side]]
        a = float(np.linalg.norm(body.rest("al" + side) - body.rest("au" + side)))
        b = float(np.linalg.norm(body.rest("hand" + side) - body.rest("al" + side)))
        wrist = np.array([saddle.bars[0] - 0.07, saddle.bars[1] + 0.03, z]) * size
        way = turn.T @ (wrist - shoulder)
        far = min(float(np.linalg.norm(way)), 0.995 * (a + b))
        at_shoulder = acos((a * a + far * far - b * b) / (2 * a * far))
        at_elbow = acos((a * a + b * b - far * far) / (2 * a * b))
        aim = rotation(atan2(way[0], -way[1])) @ rotation((0.0, 0.0, asin(-way[2] / np.linalg.norm(way))))
        out["au" + side] = aim @ rotation(-at_shoulder)
        out["al" + side] = pi - at_elbow
    return out

"""Frogs: squat, with eyes on top of the head and long folded hind legs. They sit, and go by low hops."""

import math

from filmgate.engines.animatic.geometry.clay import Clay
from filmgate.engines.animatic.geometry.materials import EYE, eye, wet_skin
from filmgate.engines.animatic.geometry.mesh import Mesh, Vector, placement
from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.geometry.rig import Rig
from filmgate.engines.animatic.motion import gaits
from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.subjects.actor import Actor
from filmgate.engines.animatic.subjects.casting import Casting
from filmgate.engines.animatic.subjects.part import Part

_EVERY, _AIR = 1.5, 0.55  # seconds from one hop to the next, and of a hop in the air
_HIGH, _FAR = 0.3, 0.75  # metres: height and length of a hop
_GOES = frozenset(("walk", "run", "jump", "fly", "swim", "exercise", "dance"))


def frog_rig(kernels: Kernels, color: str | None) -> Rig:
    """Make the rig of a frog that sits, about 0.8 m long (larger than life), front towards +x.

    The hind legs have the bones hul, hll, hfl and hur, hlr, hfr, the fore legs ful and fur.
    """
    skin = wet_skin(color or "#4f9a30")
    pale, gold = wet_skin("#dce0a8"), eye("#e0b020")
    dark = wet_skin("#2a4018")
    clay = Clay().bone("root", None, (-0.1, 0.2, 0))
    clay.ellipsoid((-0.06, 0.24, 0), (0.3, 0.17, 0.21), skin, "root", blend=0.08)
    clay.ellipsoid((0.2, 0.31, 0), (0.21, 0.13, 0.2), skin, "root", blend=0.08)
    clay.ellipsoid((0.16, 0.2, 0), (0.2, 0.1, 0.17), pale, "root", blend=0.05)
    for k in range(3):
        clay.ellipsoid(
            (-0.22 + 0.14 * k, 0.37 + 0.015 * k, 0.07 * (-1) ** k),
            (0.05, 0.03, 0.04),
            dark,
            "root",
            blend=0.01,
        )
    for side, z in (("l", 1), ("r", -1)):
        clay.ellipsoid((0.2, 0.43, 0.12 * z), (0.085, 0.085, 0.07), skin, "root", blend=0.03)
        clay.ellipsoid((0.225, 0.455, 0.15 * z), (0.06, 0.06, 0.05), gold, "root", blend=0.0)
        clay.ellipsoid((0.24, 0.458, 0.175 * z), (0.038, 0.028, 0.034), EYE, "root", blend=0.0)
        clay.cone((0.4, 0.275, 0.02 * z), (0.22, 0.25, 0.19 * z), (0.012, 0.01), dark, "root", blend=0.0)
        _fore_leg(clay, side, z, skin)
        _hind_leg(clay, side, z, skin)
    return clay.fire(kernels, cells=120, softness=60.0)


def _fore_leg(clay: Clay, side: str, z: int, skin: Paint) -> None:
    bone = "fu" + side
    clay.bone(bone, "root", (0.2, 0.22, 0.15 * z))
    clay.cone((0.2, 0.24, 0.15 * z), (0.2, 0.13, 0.25 * z), (0.055, 0.04), skin, bone, blend=0.03)
    clay.cone((0.2, 0.13, 0.25 * z), (0.25, 0.03, 0.23 * z), (0.04, 0.026), skin, bone, blend=0.02)
    for spread in (-0.06, 0.0, 0.06):
        clay.cone(
            (0.25, 0.025, 0.23 * z), (0.34, 0.018, (0.23 + spread) * z), (0.02, 0.018), skin, bone, blend=0.01
        )


def _hind_leg(clay: Clay, side: str, z: int, skin: Paint) -> None:
    hip, knee, heel, toes = (
        (-0.26, 0.2, 0.14 * z),
        (0.06, 0.2, 0.33 * z),
        (-0.32, 0.06, 0.3 * z),
        (-0.02, 0.03, 0.38 * z),
    )
    clay.bone("hu" + side, "root", hip).bone("hl" + side, "hu" + side, knee).bone(
        "hf" + side, "hl" + side, heel
    )
    clay.cone(hip, knee, (0.11, 0.075), skin, "hu" + side, blend=0.03)
    clay.cone(knee, heel, (0.065, 0.04), skin, "hl" + side, blend=0.02)
    clay.cone(heel, toes, (0.036, 0.03), skin, "hf" + side, blend=0.02)
    for spread in (-0.09, 0.0, 0.09):
        tip = (toes[0] + 0.12, 0.018, toes[2] + spread)
        clay.cone(toes, tip, (0.022, 0.02), skin, "hf" + side, blend=0.01)


def _stretch(amount: float) -> gaits.Pose:
    """Return the pose of a frog whose hind legs are stretched backwards by this amount, 0 to 1."""
    pose: gaits.Pose = {}
    for side in "lr":
        pose |= {"hu" + side: -2.3 * amount, "hl" + side: 2.6 * amount, "hf" + side: -2.4 * amount}
        pose["fu" + side] = -0.9 * amount
    return pose


def frog(part: Part) -> Actor:
    """Make the actor of a frog: it sits and breathes, or goes by hops."""
    rig = frog_rig(part.kernels, part.coat)
    hops = bool(_GOES & {*part.beats})
    first = part.duration / 2 - 0.5 * _AIR if part.leaps else 0.6  # a leap over something is half way
    way = _FAR * (4.0 if part.leaps else 1.0)

    def flown(t: float) -> float:
        """Return how much of its hop is done, 0 to 1; 0 and 1 while it sits."""
        return min(max((t - first) % _EVERY / _AIR, 0.0), 1.0) if hops else 0.0

    def hop(t: float) -> float:
        q = flown(t)
        return _HIGH * (2.4 if part.leaps else 1.0) * 4 * q * (1 - q)

    def x(t: float) -> float:
        done = math.floor((t - first) / _EVERY) + flown(t)
        home = (part.duration / 2 - first) / _EVERY
        return part.heading * way * (done - (0.5 if part.leaps else home)) if hops else 0.0

    def mesh(t: float, at: Vector) -> Mesh:
        q = flown(t)
        breath = 0.006 * math.sin(4.0 * t)
        pose = _stretch(math.sin(math.pi * q) ** 0.6 if 0 < q < 1 else 0.0)
        aside = 0.0 if hops else 0.6
        matrix = placement(
            at, yaw=part.heading * (math.pi / 2 + aside), pitch=0.5 * (1 - 2 * q) * (0 < q < 1)
        )
        return rig.pose(part.kernels, pose, matrix, shift=(0.0, breath, 0.0))

    speed = part.heading * way / _EVERY if hops else 0.0
    return Actor(height=0.53, length=0.85, speed=speed, mesh=mesh, hop=hop, way=x)


CAST: dict[str, Casting] = {"frog": frog}

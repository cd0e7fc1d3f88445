"""Rigs of robots."""

import math
from dataclasses import replace

import numpy as np

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.clay import Clay
from filmgate.engines.animatic.geometry.materials import STEEL
from filmgate.engines.animatic.geometry.mesh import Vector
from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.geometry.rig import Rig, held
from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.subjects.people.hats import HATS, hat
from filmgate.engines.animatic.subjects.people.shells import Head
from filmgate.script.treatment import Outfit

_SKULL = Head(middle=0.0, eye=1.675, top=1.775, long=0.125, wide=0.125)
_PLAIN_HATS = {"hat": "brim"}
_SHOULDER, _ASIDE = 1.40, 0.62  # height of the shoulders in metres; radians that arms are modelled away
ROBOT = 1.85  # metres: the height of a robot


def robot(kernels: Kernels, color: str | None, worn: Outfit) -> Rig:
    """Make the rig of a robot with plates, joints and lit eyes, in the clothes that it wears."""
    shell, joint = materials.plated(color, STEEL), materials.plastic("#2a2e34")
    top, legs = _cloth(worn.top, shell), _cloth(worn.legs or (worn.top if worn.cut != "dress" else ""), shell)
    shoe = _cloth(worn.shoes, shell)
    glow = materials.light("#50d8ff", 9.0)
    clay = _skeleton(Clay(), 1.15)
    clay.box((0, 1.28, 0), (0.14, 0.2, 0.22), top, "spine", edge=0.07).box(
        (0, 0.98, 0), (0.11, 0.08, 0.15), legs, "root", edge=0.05
    )
    if {"skirt", "kilt"} & {*worn.garments.split()}:
        _hang(clay, legs, (1.08, 0.56), (0.15, 0.27))
    elif worn.cut in ("dress", "robe", "coat"):
        low = {"dress": 0.48, "robe": 0.1, "coat": 0.56}[worn.cut]
        _hang(clay, top, (1.08, low), (0.15, 0.27))
    clay.cone((0, 1.0, 0), (0, 1.15, 0), (0.07, 0.07), joint, "root", blend=0.0)
    clay.ellipsoid((0.14, 1.33, 0), (0.02, 0.055, 0.055), glow, "spine", blend=0.0)
    clay.cone((0, 1.45, 0), (0, 1.55, 0), (0.05, 0.05), joint, "head", blend=0.0)
    clay.box((0.01, 1.66, 0), (0.12, 0.11, 0.12), shell, "head", edge=0.06)
    clay.box((0.12, 1.675, 0), (0.02, 0.035, 0.09), joint, "head", edge=0.015)
    for z in (0.045, -0.045):
        clay.ellipsoid((0.138, 1.675, z), (0.012, 0.018, 0.018), glow, "head", blend=0.0)
    for side, z in (("l", -0.19 * 1.15), ("r", 0.19 * 1.15)):
        clay.ellipsoid((0, 1.41, z), (0.085, 0.085, 0.075), top, "au" + side, blend=0.0)
        _limbs(clay, side, z, 1.05, sleeve=joint, leg=joint, shoe=shoe, hand=shell)
        elbow, wrist = _aside((0.01, 1.08, z * 1.14), z), _aside((0.02, 0.93, z * 1.15), z)
        clay.cone(elbow, wrist, (0.065, 0.06), top, "al" + side, blend=0.0)
        clay.cone((0.02, 0.82, z * 0.5), (0.02, 0.58, z * 0.5), (0.095, 0.08), legs, "lu" + side, blend=0.0)
        clay.cone((0.02, 0.42, z * 0.5), (0.01, 0.2, z * 0.5), (0.08, 0.065), legs, "ll" + side, blend=0.0)
    rig = _hanging(clay.fire(kernels, cells=130, softness=60.0), 1.15)
    name = _PLAIN_HATS.get(worn.hat, worn.hat)
    return held(rig, "head", *hat(_SKULL, name, worn.hat_colour)) if name in HATS else rig


def _cloth(color: str, bare: Paint) -> Paint:
    return materials.cloth(color) if color else bare


def _hang(clay: Clay, cloth: Paint, ends: tuple[float, float], wide: tuple[float, float]) -> None:
    """Model cloth that hangs from the waist, out of discs: its lower edge is flat. ends, wide: metres."""
    number = round((ends[0] - ends[1]) / 0.035) + 1
    for k in range(number):
        share = k / (number - 1)
        y, r = ends[0] + (ends[1] - ends[0]) * share, wide[0] + (wide[1] - wide[0]) * share
        clay.ellipsoid((-0.01, y, 0), (0.95 * r, 0.07 if k < number - 1 else 0.04, 1.05 * r), cloth, "hem")


def _skeleton(clay: Clay, b: float) -> Clay:
    """Add the bones of a body that is `b` times as wide as usual."""
    clay.bone("root", None, (0, 0.95, 0)).bone("spine", "root", (0, 1.12, 0))
    clay.bone("head", "spine", (0, 1.5, 0)).bone("hair", "head", (-0.05, 1.62, 0))
    clay.bone("cape", "spine", (-0.1, 1.42, 0)).bone("hem", "root", (-0.01, 0.95, 0))
    for side, z in (("l", -0.19 * b), ("r", 0.19 * b)):
        clay.bone("au" + side, "spine", (0, 1.40, z)).bone("al" + side, "au" + side, (0, 1.13, z * 1.12))
        clay.bone("lu" + side, "root", (0, 0.93, z * 0.5))
        clay.bone("ll" + side, "lu" + side, (0.01, 0.50, z * 0.5))
        clay.bone("lf" + side, "ll" + side, (0, 0.09, z * 0.5))
    return clay


def _limbs(
    clay: Clay, side: str, z: float, b: float, *, sleeve: Paint, leg: Paint, shoe: Paint, hand: Paint
) -> None:
    shoulder, elbow, wrist, palm = (
        _aside(at, z)
        for at in ((0, 1.40, z * 0.95), (0, 1.13, z * 1.12), (0.02, 0.9, z * 1.15), (0.03, 0.85, z * 1.15))
    )
    clay.cone(shoulder, elbow, (0.065 * b, 0.052 * b), sleeve, "au" + side)
    clay.cone(elbow, wrist, (0.05 * b, 0.042 * b), sleeve, "al" + side, blend=0.04)
    clay.ellipsoid(palm, (0.045 * b, 0.06 * b, 0.04 * b), hand, "al" + side, blend=0.03)
    clay.cone((0, 0.92, z * 0.5), (0.01, 0.5, z * 0.5), (0.098 * b, 0.066 * b), leg, "lu" + side)
    clay.cone((0.01, 0.5, z * 0.5), (0, 0.12, z * 0.5), (0.066 * b, 0.05 * b), leg, "ll" + side, blend=0.04)
    clay.cone(
        (-0.02, 0.055, z * 0.5), (0.13, 0.045, z * 0.5), (0.055 * b, 0.042 * b), shoe, "lf" + side, blend=0.03
    )


def _aside(at: Vector, z: float) -> Vector:
    """Return where a point of a hanging arm is modelled: turned outwards about the shoulder at `z`, so
    that the arm does not melt into the body.
    """
    x, y, across = at[0], at[1] - _SHOULDER, at[2] - z
    c, s = math.cos(_ASIDE), math.copysign(math.sin(_ASIDE), z)
    return x, _SHOULDER + c * y + s * across, z + c * across - s * y


def _hanging(rig: Rig, b: float) -> Rig:
    """Return the rig with the arms brought down from where they are modelled."""
    bones = list(rig.bones)
    for side, z in (("l", -0.19 * b), ("r", 0.19 * b)):
        c, s = math.cos(_ASIDE), math.copysign(math.sin(_ASIDE), z)
        turn = np.array([[1, 0, 0], [0, c, -s], [0, s, c]])
        shoulder = np.array([0.0, _SHOULDER, z])
        down = np.column_stack([turn, shoulder - turn @ shoulder])
        for name in ("au" + side, "al" + side):
            number = rig.names[name]
            bones[number] = replace(bones[number], modelled=down)
    return replace(rig, bones=tuple(bones))

"""Rigs and actors of birds in flight, dragons, butterflies and bees."""

import math
from collections.abc import Callable

from filmgate.engines.animatic.geometry.clay import Clay
from filmgate.engines.animatic.geometry.materials import BIRD_EYE, Paint
from filmgate.engines.animatic.geometry.mesh import Mesh, Vector, placement
from filmgate.engines.animatic.geometry.rig import Rig
from filmgate.engines.animatic.motion import gaits
from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.subjects.actor import Actor
from filmgate.engines.animatic.subjects.animals import crawlers, quadruped, walkers
from filmgate.engines.animatic.subjects.animals.table import Build
from filmgate.engines.animatic.subjects.casting import Casting
from filmgate.engines.animatic.subjects.part import Part


def bird(part: Part) -> Actor:
    rig = bird_rig(part.kernels, part.coat)
    return Actor(
        height=0.75,
        length=1.6,
        speed=6.0 * part.heading,
        lift=7.0,
        medium="air",
        mesh=_flight(part.kernels, rig, part.heading),
    )


_DRAGON = Build(
    coat="#7a1f1a",
    belly="#c8924a",
    legs="#6a1a16",
    tail_tip="#4a120e",
    eye="#f0c030",
    length=0.85,
    leg=0.36,
    trunk=0.16,
    head=0.12,
    snout=0.20,
    snout_radius=0.055,
    ears=0.16,
    tail=1.3,
    tail_radius=0.085,
    neck=0.55,
    fur=0.8,
    horns=True,
    spines=True,
    wings=True,
    scale=2.6,
    speed=5.0,
)


def dragon(part: Part) -> Actor:
    """Make the actor of a dragon.

    In the air its legs are drawn up and its wings beat slowly. On the ground it moves like any other
    four-legged animal.
    """
    if part.action != "fly":
        return walkers.walker(part, _DRAGON)
    rig = quadruped.model(part.kernels, _DRAGON, part.coat)

    def mesh(t: float, at: Vector) -> Mesh:
        beat, lag = math.sin(t * 4.2), math.sin(t * 4.2 - 1.1)
        pose: gaits.Pose = {
            "wl": (0.0, 0.0, 0.5 * beat + 0.1),
            "vl": (0.0, 0.0, 0.45 * lag),
            "wr": (0.0, 0.0, -0.5 * beat - 0.1),
            "vr": (0.0, 0.0, -0.45 * lag),
            "neck": -0.25 + 0.06 * math.sin(t * 1.3),
            "head": -0.1,
            "t1": 0.12 * math.sin(t * 2.1),
            "t2": 0.2 * math.sin(t * 2.1 - 0.8),
            "t3": 0.25 * math.sin(t * 2.1 - 1.6),
        }
        pose |= {f"fu{s}": -0.7 for s in "lr"} | {f"fl{s}": 0.9 for s in "lr"}
        pose |= {f"hu{s}": -1.0 for s in "lr"} | {f"hl{s}": 0.5 for s in "lr"}
        up = (at[0], at[1] - 0.25 * lag, at[2])
        matrix = placement(
            up,
            yaw=part.heading * math.pi / 2,
            scale=_DRAGON.scale,
            pitch=0.05,
            roll=0.12 * math.sin(t * 0.7),
        )
        return rig.pose(part.kernels, pose, matrix)

    return Actor(height=2.2, length=5.5, speed=6.5 * part.heading, lift=9.0, medium="air", mesh=mesh)


def insect(part: Part) -> Actor:
    """Make the actor of a butterfly or a bee that flies among flowers."""
    butterfly = part.kind == "butterfly"
    rig = crawlers.winged(part.kernels, part.coat, butterfly=butterfly)
    rate = 2.4 if butterfly else 9.0

    def mesh(t: float, at: Vector) -> Mesh:
        beat = math.sin(2 * math.pi * rate * t + at[2])
        swing = 0.9 * beat + 0.35 if butterfly else 0.5 * beat
        up = (at[0], at[1] + 0.10 * math.sin(t * 2.3) - 0.03 * beat, at[2] + 0.08 * math.sin(t * 1.1))
        pose: gaits.Pose = {"wl": (0.0, 0.0, -swing), "wr": (0.0, 0.0, swing)}
        return rig.pose(
            part.kernels,
            pose,
            placement(up, yaw=part.heading * (math.pi / 2 + 0.35), pitch=0.25, roll=0.15 * math.sin(t * 1.7)),
        )

    return Actor(height=0.5, length=0.55, speed=0.35 * part.heading, lift=0.75, medium="air", mesh=mesh)


def _flight(kernels: Kernels, rig: Rig, heading: int) -> Callable[[float, Vector], Mesh]:
    def mesh(t: float, at: Vector) -> Mesh:
        glide = 0.5 + 0.5 * math.sin(t * 0.9 + at[2])
        pose = gaits.flap(t * 1.9 + at[2] * 0.37, 0.25 + 0.95 * glide)
        matrix = placement(
            at, yaw=heading * math.pi / 2, pitch=0.06, scale=1.25, roll=0.22 * math.sin(t * 0.6 + at[2])
        )
        return rig.pose(kernels, pose, matrix)

    return mesh


def bird_rig(kernels: Kernels, color: str | None) -> Rig:
    """Make the rig of a large bird in flight, with a wing span of about 2 m; its front is towards +x."""
    main = Paint(color=color or "#3a2c22", grain=0.8, scale=60.0)
    pale = Paint(color="#e8e2d6" if color is None else color, grain=0.5, scale=60.0)
    beak, eye = Paint(color="#d8a030", gloss=0.3), BIRD_EYE
    clay = Clay().bone("root", None, (0, 0, 0)).bone("tail", "root", (-0.28, 0.01, 0))
    for side, z in (("l", 1.0), ("r", -1.0)):
        clay.bone("w" + side, "root", (0.05, 0.05, 0.08 * z))
        clay.bone("v" + side, "w" + side, (0.06, 0.07, 0.5 * z))
    clay.ellipsoid((0, 0, 0), (0.34, 0.105, 0.11), main, "root")
    clay.ellipsoid((0.33, 0.06, 0), (0.095, 0.075, 0.07), pale, "root")
    clay.cone((0.40, 0.055, 0), (0.49, 0.025, 0), (0.032, 0.006), beak, "root", blend=0.01)
    clay.box((-0.40, 0.02, 0), (0.16, 0.012, 0.085), pale, "tail", edge=0.012, blend=0.05)
    for side, z in (("l", 1.0), ("r", -1.0)):
        clay.ellipsoid((0.37, 0.085, z * 0.055), (0.014, 0.014, 0.01), eye, "root", blend=0.0)
        clay.box((0.03, 0.055, 0.28 * z), (0.155, 0.016, 0.25), main, "w" + side, edge=0.015, blend=0.06)
        clay.box((0.0, 0.065, 0.68 * z), (0.125, 0.011, 0.22), main, "v" + side, edge=0.011, blend=0.05)
        for k in range(4):
            clay.cone(
                (0.04 - 0.05 * k, 0.066, 0.82 * z),
                (0.05 - 0.12 * k, 0.07, (1.08 - 0.05 * k) * z),
                (0.03, 0.012),
                main,
                "v" + side,
                blend=0.02,
            )
    return clay.fire(kernels, cells=130, softness=30.0)


CAST: dict[str, Casting] = {"bird": bird, "dragon": dragon, "butterfly": insect, "insect": insect}

"""Rigs and actors of snakes, butterflies, insects, crabs and spiders."""

import math

from filmgate.engines.animatic.geometry.clay import Clay
from filmgate.engines.animatic.geometry.materials import EYE, Paint
from filmgate.engines.animatic.geometry.mesh import Mesh, Vector, placement
from filmgate.engines.animatic.geometry.rig import Rig
from filmgate.engines.animatic.motion import gaits
from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.subjects.actor import Actor
from filmgate.engines.animatic.subjects.casting import Casting
from filmgate.engines.animatic.subjects.part import Part

SNAKE_BONES = 10


def snake_rig(kernels: Kernels, color: str | None) -> Rig:
    """Make the rig of a snake about 2 m long, with ten bones, s0 (head) to s9; its front is towards +x."""
    skin = Paint(color=color or "#4a6a2a", grain=1.1, scale=60.0, gloss=0.4)
    clay, eye = Clay(), Paint(color="#d8b020", gloss=1.0)
    for k in range(SNAKE_BONES):
        x, thick = 1.0 - 0.2 * k, 0.055 * (1 - 0.075 * k) + 0.012 * (k in (2, 3, 4))
        clay.bone(f"s{k}", None if k == 0 else f"s{k - 1}", (x, 0.06, 0))
        clay.cone((x, 0.06, 0), (x - 0.21, 0.06, 0), (thick, thick * 0.96), skin, f"s{k}", blend=0.02)
    clay.ellipsoid((1.07, 0.075, 0), (0.11, 0.05, 0.07), skin, "s0", blend=0.03)
    for z in (1, -1):
        clay.ellipsoid((1.12, 0.105, z * 0.045), (0.014, 0.014, 0.01), eye, "s0", blend=0.0)
    return clay.fire(kernels, cells=130, softness=60.0)


def winged(kernels: Kernels, color: str | None, *, butterfly: bool) -> Rig:
    """Make the rig of a butterfly or a bee about 0.4 m long (larger than life), with its wings on the bones
    wl and wr.
    """
    body = Paint(color="#1c1612" if butterfly else "#d8a018", grain=0.6, scale=60.0)
    wing = (
        Paint(color=color or "#e07818", grain=0.25, scale=30.0)
        if butterfly
        else Paint(color="#c8d4dc", gloss=0.9)
    )
    rim = Paint(color="#15110d")
    clay = (
        Clay()
        .bone("root", None, (0, 0, 0))
        .bone("wl", "root", (0, 0.02, 0.015))
        .bone("wr", "root", (0, 0.02, -0.015))
    )
    long, thick = (0.2, 0.022) if butterfly else (0.17, 0.06)
    clay.ellipsoid((0, 0, 0), (long, thick, thick), body, "root", blend=0.01)
    clay.ellipsoid((long, 0.01, 0), (0.04, 0.035, 0.035), rim, "root", blend=0.01)
    if not butterfly:
        for x in (-0.1, -0.03, 0.05):
            clay.ellipsoid((x, 0, 0), (0.018, thick * 1.02, thick * 1.02), rim, "root", blend=0.0)
    for side, z in (("l", 1), ("r", -1)):
        clay.cone(
            (long, 0.03, z * 0.015), (long + 0.1, 0.1, z * 0.06), (0.005, 0.004), rim, "root", blend=0.0
        )
        for x, reach, size in ((0.07, 0.17, 0.13), (-0.08, 0.13, 0.10)):
            at = (x, 0.02, z * reach)
            if butterfly:
                clay.ellipsoid(at, (size * 1.06, 0.006, size * 1.26), rim, "w" + side, blend=0.0)
            clay.ellipsoid(at, (size * 0.86, 0.0085, size * 1.02), wing, "w" + side, blend=0.0)
            if butterfly:
                clay.ellipsoid(
                    (x, 0.022, z * (reach + size * 0.95)),
                    (0.02, 0.008, 0.02),
                    Paint(color="#f4efe4"),
                    "w" + side,
                    blend=0.0,
                )
    return clay.fire(kernels, cells=150, softness=40.0)


def many_legged_rig(kernels: Kernels, color: str | None, *, spider: bool) -> Rig:
    """Make the rig of a spider, or of a crab with claws. Its legs l0 to l3 and r0 to r3 have one
    bone each.
    """
    main = Paint(color=color or ("#2a221e" if spider else "#c0401c"), grain=0.7, scale=40.0, gloss=0.3)
    eye = EYE
    clay = Clay().bone("root", None, (0, 0.2, 0))
    if spider:
        clay.ellipsoid((0.1, 0.2, 0), (0.12, 0.09, 0.1), main, "root")
        clay.ellipsoid((-0.16, 0.24, 0), (0.2, 0.16, 0.16), main, "root")
    else:
        clay.ellipsoid((0, 0.2, 0), (0.2, 0.11, 0.28), main, "root")
    for side, z in (("l", 1), ("r", -1)):
        for k in range(4):
            x = 0.14 - 0.09 * k
            spread = (0.5 - k / 3) * (0.9 if spider else 0.35)
            knee = (x + spread * 0.4, 0.38 if spider else 0.3, z * (0.36 if spider else 0.42))
            foot = (x + spread * 0.8, 0.0, z * (0.62 if spider else 0.6))
            clay.bone(f"{side}{k}", "root", (x, 0.2, z * 0.12))
            clay.cone((x, 0.2, z * 0.1), knee, (0.03, 0.024), main, f"{side}{k}", blend=0.01)
            clay.cone(knee, foot, (0.024, 0.01), main, f"{side}{k}", blend=0.01)
        clay.ellipsoid((0.2, 0.3, z * 0.07), (0.02, 0.02, 0.02), eye, "root", blend=0.0)
        if not spider:
            clay.cone((0.12, 0.2, z * 0.2), (0.36, 0.18, z * 0.34), (0.045, 0.05), main, "root", blend=0.02)
            for y in (0.03, -0.03):
                clay.cone(
                    (0.38, 0.18 + y, z * 0.33),
                    (0.52, 0.19 + y * 1.6, z * 0.22),
                    (0.045, 0.012),
                    main,
                    "root",
                    blend=0.02,
                )
    return clay.fire(kernels, cells=110, softness=40.0)


def slither(t: float, *, moving: bool) -> dict[str, float | tuple[float, float, float]]:
    """Return the pose of a snake at `t` seconds: a wave that runs from head to tail.

    The bones only turn about the vertical axis.
    """
    amount = 0.42 if moving else 0.16
    return {
        f"s{k}": (0.0, amount * math.sin(t * (6 if moving else 1.5) - 0.9 * k), 0.0)
        for k in range(1, SNAKE_BONES)
    }


def many_legged(part: Part) -> Actor:
    spider = part.variant == "spider"
    rig = many_legged_rig(part.kernels, part.coat, spider=spider)
    moving = part.action != "stand"

    def mesh(t: float, at: Vector) -> Mesh:
        pose: gaits.Pose = {
            f"{side}{k}": (
                0.0,
                0.25 * moving * math.sin(t * 9 + k * 1.6 + (side == "r") * math.pi),
                0.12 * moving * math.sin(t * 9 + k * 1.6 + 1.5),
            )
            for side in "lr"
            for k in range(4)
        }
        return rig.pose(
            part.kernels, pose, placement(at, yaw=part.heading * (math.pi / 2 + (0.0 if spider else 1.2)))
        )

    return Actor(height=0.5, length=1.1, speed=0.4 * moving * part.heading, mesh=mesh)


def snake(part: Part) -> Actor:
    rig = snake_rig(part.kernels, part.coat)
    moving = part.action != "stand"

    def mesh(t: float, at: Vector) -> Mesh:
        return rig.pose(
            part.kernels, slither(t, moving=moving), placement(at, yaw=part.heading * math.pi / 2)
        )

    return Actor(height=0.35, length=1.9, speed=0.55 * moving * part.heading, mesh=mesh)


CAST: dict[str, Casting] = {"crab": many_legged, "snake": snake}

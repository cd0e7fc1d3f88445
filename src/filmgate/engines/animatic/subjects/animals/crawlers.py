"""Rigs and actors of snakes, butterflies, insects, crabs and spiders."""

import math

import numpy as np

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.clay import Clay
from filmgate.engines.animatic.geometry.materials import EYE, GLEAM
from filmgate.engines.animatic.geometry.mesh import Mesh, Vector, placement
from filmgate.engines.animatic.geometry.rig import Rig, held
from filmgate.engines.animatic.geometry.shapes import ball, blade
from filmgate.engines.animatic.motion import gaits
from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.subjects.actor import Actor
from filmgate.engines.animatic.subjects.casting import Casting
from filmgate.engines.animatic.subjects.part import Part

SNAKE_BONES = 10
_RAISED = 0.31  # metres: the head of a snake above its body


def snake_rig(kernels: Kernels, color: str | None) -> Rig:
    """Make the rig of a snake about 2 m long, with ten bones, s0 (head) to s9; its front is towards +x."""
    skin = materials.scales(color or "#5a7a2e", fine=48.0)
    clay = Clay()
    for k in range(SNAKE_BONES):
        x, thick = 1.0 - 0.2 * k, 0.058 * (1 - 0.06 * k) + 0.012 * (k in (2, 3, 4, 5))
        clay.bone(f"s{k}", None if k == 0 else f"s{k - 1}", (x, 0.06, 0))
        end = thick * (0.96 if k < SNAKE_BONES - 1 else 0.2)
        clay.cone((x, 0.06, 0), (x - 0.21, 0.06, 0), (thick, end), skin, f"s{k}", blend=0.02)
    clay.ellipsoid((1.05, 0.07, 0), (0.10, 0.05, 0.075), skin, "s0", blend=0.03)
    clay.ellipsoid((1.12, 0.062, 0), (0.07, 0.04, 0.05), skin, "s0", blend=0.03)
    rig = clay.fire(kernels, cells=210, softness=60.0)
    far, up = rig.mesh.surface[:, 6], rig.mesh.surface[:, 7]
    dark = (np.abs(((far * 7.0) % 1.0) - 0.5) * 2 < 0.2 + (up - 0.03) * 8) & (up > 0.045) & (far < 0.98)
    rig.mesh.paint[dark, :3] *= 0.28
    red, gold = materials.wet_skin("#c01c28"), materials.eye("#d8b020")
    crisp = [
        blade((1.17, 0.055, 0.0), (1.0, -0.15, z * 0.12), (0, 1, 0), (0.14, 0.014, 0.008), (red, red))
        for z in (1, -1)
    ]
    for z in (1.0, -1.0):
        at = (1.09, 0.1, z * 0.05)
        crisp += [
            ball(at, (0.02, 0.02, 0.015), gold, sides=10),
            ball((1.097, 0.102, z * 0.06), (0.011, 0.016, 0.008), EYE, sides=8),
        ]
        crisp.append(ball((1.104, 0.11, z * 0.066), (0.005, 0.005, 0.004), GLEAM, sides=6))
    return held(rig, "s0", *crisp)


def winged(kernels: Kernels, color: str | None, *, butterfly: bool) -> Rig:
    """Make the rig of a butterfly or a bee about 0.4 m long (larger than life), with its wings on the bones
    wl and wr.
    """
    body = materials.fur("#1c1612" if butterfly else "#d8a018")
    rim = materials.chitin("#15110d")
    clay = (
        Clay()
        .bone("root", None, (0, 0, 0))
        .bone("wl", "root", (0, 0.02, 0.015))
        .bone("wr", "root", (0, 0.02, -0.015))
    )
    long, thick = (0.2, 0.022) if butterfly else (0.15, 0.075)
    clay.ellipsoid((0, 0, 0), (long, thick, thick), body, "root", blend=0.01)
    clay.ellipsoid((long, 0.01, 0), (0.045, 0.042, 0.042), rim, "root", blend=0.01)
    if not butterfly:
        clay.ellipsoid((0.1, 0.015, 0), (0.07, 0.07, 0.07), body, "root", blend=0.02)
        for x in (-0.11, -0.05, 0.01):
            size = thick * math.sqrt(1 - (x / long) ** 2) * 1.12
            clay.ellipsoid((x, 0, 0), (0.018, size, size), rim, "root", blend=0.0)
        for k in range(6):
            x, z = 0.1 - 0.05 * (k // 2), (-1) ** k
            clay.cone(
                (x, -0.05, 0.03 * z), (x - 0.03, -0.13, 0.09 * z), (0.008, 0.005), rim, "root", blend=0.0
            )
    for z in (1, -1):
        tip = (long + 0.13, 0.11, z * 0.06)
        clay.cone((long, 0.03, z * 0.015), tip, (0.006, 0.005), rim, "root", blend=0.0)
        clay.ellipsoid(tip, (0.011, 0.011, 0.011), rim, "root", blend=0.0)
    rig = clay.fire(kernels, cells=100, softness=40.0)
    for side, z in (("l", 1.0), ("r", -1.0)):
        rig = held(rig, "root", ball((long + 0.02, 0.025, z * 0.032), (0.017, 0.02, 0.014), EYE, sides=10))
        rig = held(rig, "w" + side, *(_painted(z, color) if butterfly else _clear(z)))
    return rig


def _painted(z: float, color: str | None) -> list[Mesh]:
    """Make the fore and the hind wing of a butterfly: a dark edge, veins, and pale spots along it."""
    dark, hue = materials.chitin("#17120e"), materials.petal(color or "#e8801a")
    spot, up = materials.petal("#f6f1e6"), (0.0, 1.0, 0.0)
    found: list[Mesh] = []
    for root, way, size in (
        ((0.07, 0.02, 0.0), (0.55, 0.0, z), (0.42, 0.34, 0.008)),
        ((-0.02, 0.018, 0.0), (-0.62, 0.0, z), (0.34, 0.32, 0.008)),
    ):
        found.append(blade(root, way, up, size, (dark, dark), outline="flap"))
        middle = (size[0] * 0.84, size[1] * 0.82, 0.013)
        found.append(blade(root, way, up, middle, (hue, hue), outline="flap"))
        n = math.hypot(way[0], way[2])
        fx, fz = way[0] / n, way[2] / n
        for k in (-2, -1, 0, 1, 2):
            tilt = 0.13 * k
            vx, vz = fx - fz * tilt, fz + fx * tilt
            end = (root[0] + vx * size[0] * 0.8, root[1], root[2] + vz * size[0] * 0.8)
            found.append(blade(root, (vx, 0.0, vz), up, (size[0] * 0.82, 0.012, 0.016), (dark, dark)))
            at = (end[0] + vx * 0.045, end[1], end[2] + vz * 0.045)
            found.append(ball(at, (0.013, 0.008, 0.013), spot, sides=8))
    return found


def _clear(z: float) -> list[Mesh]:
    """Make the two wings of a bee on one side."""
    glass, up = materials.chitin("#c8d4dc"), (0.0, 1.0, 0.0)
    return [
        blade((0.08, 0.06, z * 0.02), (-0.35, 0.1, z), up, (0.28, 0.12, 0.006), (glass, glass)),
        blade((0.03, 0.06, z * 0.02), (-0.8, 0.1, z), up, (0.2, 0.09, 0.006), (glass, glass)),
    ]


def many_legged_rig(kernels: Kernels, color: str | None, *, spider: bool) -> Rig:
    """Make the rig of a spider, or of a crab with claws. Its legs l0 to l3 and r0 to r3 have one
    bone each.
    """
    main = materials.chitin(color or ("#2a221e" if spider else "#c0401c"))
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
        if not spider:
            clay.cone((0.17, 0.26, z * 0.08), (0.2, 0.36, z * 0.1), (0.018, 0.014), main, "root", blend=0.01)
        if not spider:
            clay.cone((0.12, 0.2, z * 0.22), (0.3, 0.22, z * 0.46), (0.04, 0.05), main, "root", blend=0.02)
            clay.ellipsoid((0.4, 0.26, z * 0.44), (0.13, 0.1, 0.07), main, "root", blend=0.03)
            for y, long in ((0.06, 0.2), (-0.05, 0.16)):
                tip = (0.48 + long, 0.27 + 0.4 * y, z * 0.3)
                clay.cone((0.46, 0.26 + y, z * 0.42), tip, (0.05, 0.012), main, "root", blend=0.01)
    rig, light = clay.fire(kernels, cells=110, softness=40.0), GLEAM
    ahead, up, aside, r = (0.2, 0.25, 0.045, 0.024) if spider else (0.205, 0.38, 0.1, 0.034)
    for way in (1.0, -1.0):
        glint = (ahead + r * 0.7, up + r * 0.5, way * (aside + r * 0.3))
        small = (r * 0.3, r * 0.3, r * 0.3)
        eye = ball((ahead, up, way * aside), (r, r, r), EYE, sides=12)
        rig = held(rig, "root", eye, ball(glint, small, light, sides=8))
    return rig


def slither(t: float, *, moving: bool) -> gaits.Pose:
    """Return the pose of a snake at `t` seconds: a wave that runs from head to tail.

    The bones turn about the vertical axis, but for those of the neck.
    """
    amount = 0.62 if moving else 0.5
    turns = [amount * math.sin(t * (5 if moving else 0.6) - 1.05 * k) for k in range(SNAKE_BONES)]
    down = {1: 0.85, 3: -0.85}  # the head is raised: the neck goes down from it, and lies level behind
    # between the two the body does not turn, or what is behind would not be level
    return {f"s{k}": (down.get(k, 0.0), turns[k] * (k > 3), 0.0) for k in range(1, SNAKE_BONES)}


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
        pose, matrix = slither(t, moving=moving), placement(at, yaw=part.heading * (math.pi / 2 + 0.3))
        return rig.pose(part.kernels, pose, matrix, shift=(0.0, _RAISED, 0.0))

    return Actor(height=0.35, length=1.9, speed=0.55 * moving * part.heading, mesh=mesh)


CAST: dict[str, Casting] = {"crab": many_legged, "snake": snake}

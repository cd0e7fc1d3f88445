"""Animals that drift in the water: jellyfish, octopuses, seahorses."""

import itertools
import math

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


def jellyfish(kernels: Kernels, color: str | None, *, octopus: bool = False) -> Rig:
    """Make the rig of a jellyfish, 1.2 m tall, or of an octopus, 1.4 m tall.

    Each tentacle has three bones: a{n}, b{n}, c{n}.
    """
    skin = materials.wet_skin(color or ("#a8482a" if octopus else "#d890c8"), 0.3 if octopus else 0.35)
    clay = Clay().bone("root", None, (0, 1.0, 0))
    arms = 8 if octopus else 9
    # how far out and how high the four ends of the pieces of a tentacle are
    ends = ((0.24, 0.88), (0.29, 0.58), (0.32, 0.32), (0.4, 0.02))
    if octopus:
        ends = ((0.13, 0.9), (0.34, 0.62), (0.56, 0.34), (0.82, 0.24))
    for k in range(arms):
        a = 2 * math.pi * (k + 0.5) / arms
        points = [(r * math.cos(a), y, r * math.sin(a)) for r, y in ends]
        clay.bone(f"a{k}", "root", points[0]).bone(f"b{k}", f"a{k}", points[1])
        clay.bone(f"c{k}", f"b{k}", points[2])
        fat = 0.085 if octopus else 0.02
        for n, name in enumerate("abc"):
            thick = (fat * (1 - 0.28 * n), fat * (0.72 - 0.28 * n))
            clay.cone(points[n], points[n + 1], thick, skin, f"{name}{k}", blend=0.03)
        if octopus:  # the tip turns up
            x, y, z = points[3]
            clay.cone(
                points[3], (x * 1.1, y + 0.12, z * 1.1), (fat * 0.18, fat * 0.08), skin, f"c{k}", blend=0.02
            )
    if octopus:
        clay.ellipsoid((-0.06, 1.24, 0), (0.27, 0.36, 0.26), skin, "root", blend=0.08)
        clay.ellipsoid((0, 0.95, 0), (0.2, 0.16, 0.2), skin, "root", blend=0.08)
    else:
        clay.ellipsoid((0, 1.0, 0), (0.38, 0.24, 0.38), skin, "root", blend=0.04)
        clay.cone(
            (0, 0.95, 0), (0, 0.55, 0), (0.1, 0.04), materials.wet_skin("#f0c0e0", 0.5), "root", blend=0.05
        )
    rig = clay.fire(kernels, cells=110, softness=30.0)
    if not octopus:
        return rig
    for z in (1.0, -1.0):
        eye = (
            ball((0.15, 1.04, z * 0.14), (0.065, 0.07, 0.05), materials.eye("#e8d890"), sides=14),
            ball((0.19, 1.045, z * 0.165), (0.04, 0.026, 0.035), EYE, sides=12),
            ball((0.215, 1.07, z * 0.18), (0.013, 0.013, 0.013), GLEAM, sides=8),
        )
        rig = held(rig, "root", *eye)
    return rig


def seahorse_rig(kernels: Kernels, color: str | None) -> Rig:
    """Make the rig of a seahorse that stands in the water, 0.7 m tall, with its tail on the bone t1."""
    skin, ridge = (
        materials.wet_skin(color or "#e0a030", 0.3),
        materials.wet_skin("#b87420", 0.2),
    )
    clay = Clay().bone("root", None, (0, 0.1, 0)).bone("t1", "root", (-0.02, -0.08, 0))
    spine = [(0.03, 0.3), (-0.03, 0.2), (-0.01, 0.08), (-0.01, -0.06), (-0.04, -0.18), (-0.02, -0.28)]
    spine += [(0.05, -0.33), (0.11, -0.29), (0.1, -0.23), (0.06, -0.24)]
    thick = [0.055, 0.07, 0.1, 0.085, 0.055, 0.04, 0.03, 0.023, 0.018, 0.014]
    for k, (a, b) in enumerate(itertools.pairwise(spine)):
        clay.cone((*a, 0), (*b, 0), (thick[k], thick[k + 1]), skin, "root" if k < 3 else "t1", blend=0.02)
    for k in range(9):
        u = k / 8
        at = (-0.07 - 0.03 * math.sin(3 * u), 0.24 - 0.4 * u, 0)
        clay.ellipsoid(at, (0.03, 0.012, 0.03), ridge, "root" if u < 0.7 else "t1", blend=0.01)
    clay.ellipsoid((0.07, 0.34, 0), (0.09, 0.075, 0.065), skin, "root", blend=0.03)
    clay.cone((0.12, 0.33, 0), (0.27, 0.27, 0), (0.035, 0.024), skin, "root", blend=0.02)
    clay.ellipsoid((0.275, 0.268, 0), (0.03, 0.036, 0.034), skin, "root", blend=0.01)
    for k in range(4):
        clay.cone(
            (0.06 - 0.04 * k, 0.39, 0),
            (0.05 - 0.06 * k, 0.47 - 0.02 * k, 0),
            (0.02, 0.006),
            ridge,
            "root",
            blend=0.01,
        )
    rig = clay.fire(kernels, cells=120)
    fin = blade(
        (-0.08, 0.12, 0.0), (-1, 0.3, 0), (0, 0, 1), (0.15, 0.16, 0.012), (ridge, ridge), outline="round"
    )
    found = [fin]
    for z in (1.0, -1.0):
        found.append(ball((0.09, 0.36, z * 0.055), (0.028, 0.028, 0.02), materials.eye("#f0e0b0"), sides=12))
        found.append(ball((0.096, 0.362, z * 0.067), (0.018, 0.018, 0.012), EYE, sides=10))
        found.append(ball((0.103, 0.37, z * 0.077), (0.006, 0.006, 0.005), GLEAM, sides=8))
    return held(rig, "root", *found)


def seahorse(part: Part) -> Actor:
    """Make the actor of a seahorse that drifts upright and rolls its tail."""
    rig = seahorse_rig(part.kernels, part.coat)

    def mesh(t: float, at: Vector) -> Mesh:
        up = (at[0], at[1] + 0.5 + 0.06 * math.sin(1.3 * t), at[2])
        matrix = placement(up, yaw=part.heading * (math.pi / 2 + 0.4), pitch=0.06 * math.sin(0.9 * t))
        return rig.pose(part.kernels, {"t1": 0.16 * math.sin(1.7 * t)}, matrix)

    return Actor(
        height=0.85, length=0.45, speed=0.12 * part.heading, mesh=mesh, medium="underwater", lift=0.6
    )


def drifter(part: Part) -> Actor:
    """Make the actor of a jellyfish or an octopus, whose body pulses and whose arms follow."""
    octopus = part.kind == "octopus"
    rig = jellyfish(part.kernels, part.coat, octopus=octopus)
    arms = 8 if octopus else 9

    def mesh(t: float, at: Vector) -> Mesh:
        pose: gaits.Pose = {}
        for k in range(arms):
            a = 2 * math.pi * k / arms
            for depth, name in enumerate("abc"):
                swing = (0.16 + 0.12 * depth) * math.sin(
                    t * 2.2 - 0.8 * depth + (0.7 * k if octopus else 0.0)
                )
                pose[f"{name}{k}"] = (swing * math.cos(a), 0.0, -swing * math.sin(a))
        up = (at[0], at[1] + 0.16 * math.sin(t * 2.2), at[2])
        return rig.pose(part.kernels, pose, placement(up, yaw=part.heading * 0.8 + 0.1 * t, scale=1.2))

    return Actor(
        height=1.5,
        length=1.0,
        speed=0.15 * part.heading,
        mesh=mesh,
        medium="underwater",
        lift=1.4,
        drift=0.08,
    )


CAST: dict[str, Casting] = dict.fromkeys(("jellyfish", "octopus"), drifter)

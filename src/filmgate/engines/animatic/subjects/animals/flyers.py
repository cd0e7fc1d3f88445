"""Rigs and actors of birds in flight, dragons, butterflies and bees."""

import math
from collections.abc import Callable
from dataclasses import replace

from filmgate.engines.animatic.geometry.clay import Clay
from filmgate.engines.animatic.geometry.materials import hide
from filmgate.engines.animatic.geometry.mesh import Mesh, Vector, placement
from filmgate.engines.animatic.geometry.rig import Rig, held
from filmgate.engines.animatic.motion import gaits
from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.subjects.actor import Actor
from filmgate.engines.animatic.subjects.animals import beetles, crawlers, plumage, quadruped, walkers
from filmgate.engines.animatic.subjects.animals.birds import FOWL, Fowl
from filmgate.engines.animatic.subjects.animals.table import Build
from filmgate.engines.animatic.subjects.casting import Casting
from filmgate.engines.animatic.subjects.part import Part

_USUAL = Fowl(
    coat="#3a2c22",
    breast="#8a7a68",
    wing_tip="#1c1512",
    tail_color="#e8e2d6",
    hood="#e8e2d6",
    bill_shape="hook",
    neck=0.06,
    skull=0.075,
    leg=0.1,
)


def bird(part: Part) -> Actor:
    """Make the actor of a bird in flight."""
    return flying(part, FOWL.get(part.variant, _USUAL))


def flying(part: Part, build: Fowl) -> Actor:
    """Make the actor of a bird of these proportions in flight. A hummingbird stays before a flower."""
    rig = bird_rig(part.kernels, build, part.coat)
    hovers = build.span < _BUZZES
    return Actor(
        height=0.75,
        length=1.6,
        speed=(0.4 if hovers else 6.0) * part.heading,
        lift=1.6 if hovers else 7.0,
        medium="air",
        winged=not hovers,
        mesh=_flight(part.kernels, rig, part.heading, hovers=hovers),
    )


_DRAGON = Build(
    scales=26.0,
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
    face="hoof",
    gaze=0.85,
    muzzle="#8a2a20",
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
        matrix = placement(
            at,
            yaw=part.heading * math.pi / 2,
            scale=_DRAGON.scale,
            pitch=0.05,
            roll=0.12 * math.sin(t * 0.7),
        )
        return rig.pose(part.kernels, pose, matrix)

    def heave(t: float) -> float:
        return -0.25 * math.sin(t * 4.2 - 1.1)

    return Actor(
        height=2.2,
        length=5.5,
        speed=6.5 * part.heading,
        lift=9.0,
        medium="air",
        mesh=mesh,
        hop=heave,
        winged=True,
    )


def insect(part: Part) -> Actor:
    """Make the actor of a butterfly, a bee or another insect that flies among flowers; an ant walks."""
    butterfly, ant = part.kind == "butterfly", part.variant == "ant"
    rig = _insect_rig(part)
    rate = 2.4 if butterfly else 9.0

    def mesh(t: float, at: Vector) -> Mesh:
        beat = math.sin(2 * math.pi * rate * t + at[2])
        swing = 0.6 * beat + 0.7 if butterfly else 0.5 * beat
        if ant:
            foot = (at[0], at[1] + 0.15 + 0.006 * abs(math.sin(t * 14)), at[2])
            return rig.pose(part.kernels, {}, placement(foot, yaw=part.heading * (math.pi / 2 + 0.35)))
        up = (at[0], at[1] + 0.10 * math.sin(t * 2.3) - 0.03 * beat, at[2] + 0.08 * math.sin(t * 1.1))
        pose: gaits.Pose = {"wl": (0.0, 0.0, -swing), "wr": (0.0, 0.0, swing)}
        return rig.pose(
            part.kernels,
            pose,
            placement(up, yaw=part.heading * (math.pi / 2 + 0.35), pitch=0.25, roll=0.15 * math.sin(t * 1.7)),
        )

    if ant:
        return Actor(height=0.3, length=0.55, speed=0.15 * part.heading, mesh=mesh)
    return Actor(height=0.5, length=0.55, speed=0.35 * part.heading, lift=0.75, medium="air", mesh=mesh)


def _insect_rig(part: Part) -> Rig:
    if part.kind == "butterfly" or not part.variant:
        return crawlers.winged(part.kernels, part.coat, butterfly=part.kind == "butterfly")
    return beetles.MODELS[part.variant](part.kernels, part.coat)


_BUZZES = 0.7  # of the usual span: below it wings beat fast, and the bird hovers


def _flight(kernels: Kernels, rig: Rig, heading: int, *, hovers: bool) -> Callable[[float, Vector], Mesh]:
    def mesh(t: float, at: Vector) -> Mesh:
        glide = 0.5 + 0.5 * math.sin(t * 0.9 + at[2])
        pose = gaits.flap(t * (9.3 if hovers else 1.9) + at[2] * 0.37, 1.1 if hovers else 0.25 + 0.95 * glide)
        pose["head"] = (0.0, -0.15 * heading, 0.0)
        matrix = placement(
            at,
            yaw=heading * math.pi / 2,
            pitch=0.6 if hovers else 0.06,
            scale=1.25,
            roll=0.22 * math.sin(t * 0.6 + at[2]),
        )
        return rig.pose(kernels, pose, matrix)

    return mesh


def bird_rig(kernels: Kernels, build: Fowl, color: str | None) -> Rig:
    """Make the rig of a bird in flight, with a wing span of about 2 m; its front is towards +x."""
    b = plumage.dyed(build, color)
    main, breast, hood = plumage.bodies(b, 64.0)
    k = 0.11 / b.body * 1.25  # all birds in the air are about as large
    head = (0.34 + min(b.neck, 0.5) * k * 0.8, 0.05 + min(b.neck, 0.5) * 0.1)
    size = min(max(b.skull * k, 0.045), 0.1)
    clay = Clay().bone("root", None, (0, 0, 0)).bone("tail", "root", (-0.28, 0.01, 0))
    clay.bone("head", "root", (head[0] - 0.06, head[1], 0))
    for side, z in (("l", 1.0), ("r", -1.0)):
        clay.bone("w" + side, "root", (0.05, 0.05, 0.08 * z))
        clay.bone("v" + side, "w" + side, (0.06, 0.07, 0.5 * z * b.span))
    clay.ellipsoid((0, 0, 0), (0.34, 0.105, 0.11), main, "root")
    clay.ellipsoid((0.08, -0.03, 0), (0.24, 0.09, 0.1), breast, "root", blend=0.03)
    clay.cone((0.22, 0.02, 0), (*head, 0), (0.075, size * 0.8), hood, "root", blend=0.05)
    clay.ellipsoid((*head, 0), (size * 1.1, size, size * 0.92), hood, "head", blend=0.02)
    if b.leg > 0.4:  # long legs trail behind
        for z in (0.04, -0.04):
            clay.cone((-0.2, -0.05, z), (-0.75, -0.06, z), (0.02, 0.012), hide(b.legs), "tail", blend=0.02)
    rig = clay.fire(kernels, cells=96, softness=30.0)
    scaled = replace(b, skull=size, bill=b.bill * k, fan=False)
    rig = held(rig, "head", *plumage.face(scaled, head))
    tail = b.tail_color or b.wing or b.coat
    long = min(0.16 + b.tail * k * 0.8, 0.6)
    for n in (-2, 2, -1, 1, 0):
        rig = held(
            rig,
            "tail",
            plumage.feather(
                (-0.26, 0.01, 0.015 * n), (-1, -0.02 * abs(n), 0.16 * n), (0, 1, 0), (long, 0.12, 0.02), tail
            ),
        )
    for side, z in (("l", 1.0), ("r", -1.0)):
        rig = _winged(rig, b, side, z)
    return rig


def _winged(rig: Rig, b: Fowl, side: str, z: float) -> Rig:
    """Return the rig with a spread wing: two joints, and feathers that overlap like fingers at the end."""
    wing, tip, span = b.wing or b.coat, b.wing_tip or b.wing or b.coat, b.span
    up = (0.0, 1.0, 0.0)
    inner = [
        plumage.feather(
            (0.13 - 0.02 * n, 0.06, z * (0.04 + 0.085 * n) * span),
            (-1, -0.02, z * (0.1 + 0.08 * n)),
            up,
            (0.36 - 0.015 * n, 0.17, 0.022),
            wing,
        )
        for n in range(7)
    ]
    arm = plumage.feather((0.1, 0.065, z * 0.02), (0.08, 0.02, z), up, (0.62 * span, 0.19, 0.05), wing)
    hand = plumage.feather(
        (0.13, 0.072, z * 0.46 * span), (-0.14, 0.0, z), up, (0.42 * span, 0.15, 0.036), wing
    )
    outer = []
    for n in range(8):
        a = 0.10 + 0.165 * n
        root = (0.12 - 0.012 * n, 0.068, z * (0.74 - 0.04 * n) * span)
        outer.append(
            plumage.feather(
                root,
                (-math.sin(a), 0.0, z * math.cos(a)),
                up,
                (0.46 * span**0.5 - 0.018 * n, 0.105, 0.016),
                tip,
            )
        )
    return held(held(rig, "w" + side, *inner, arm), "v" + side, *outer, hand)


CAST: dict[str, Casting] = {"bird": bird, "dragon": dragon, "butterfly": insect, "insect": insect}

"""Birds that stand, walk or swim: one body plan and a table of proportions."""

import math
from dataclasses import dataclass

from filmgate.engines.animatic.geometry.clay import Clay
from filmgate.engines.animatic.geometry.materials import BIRD_EYE, Paint
from filmgate.engines.animatic.geometry.mesh import Mesh, Vector, placement
from filmgate.engines.animatic.geometry.rig import Rig
from filmgate.engines.animatic.motion import gaits
from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.subjects.actor import Actor
from filmgate.engines.animatic.subjects.casting import Casting
from filmgate.engines.animatic.subjects.part import Part


@dataclass(frozen=True, slots=True, kw_only=True)
class Fowl:
    """The proportions of a bird that stands or swims, in metres at scale 1.

    `swims`: it is shown on water, where its legs are hidden.
    """

    coat: str
    breast: str
    beak: str = "#d8a030"
    legs: str = "#c88a30"
    leg: float = 0.18
    neck: float = 0.14
    body: float = 0.2
    bill: float = 0.09
    upright: float = 0.15  # how steeply the body stands
    tail: float = 0.16
    comb: str | None = None
    scale: float = 1.0
    swims: bool = False


FOWL = {
    "duck": Fowl(coat="#5a4a3a", breast="#d8d0c0", leg=0.10, neck=0.1, swims=True),
    "swan": Fowl(
        coat="#eeece6",
        breast="#f4f2ec",
        beak="#d86a20",
        legs="#26262a",
        neck=0.5,
        body=0.3,
        leg=0.16,
        swims=True,
        scale=1.3,
    ),
    "goose": Fowl(
        coat="#a8a090", breast="#e0dace", beak="#d86a20", neck=0.34, body=0.26, leg=0.16, swims=True
    ),
    "penguin": Fowl(
        coat="#15171d", breast="#efece4", leg=0.06, neck=0.05, body=0.24, upright=1.25, tail=0.08, scale=1.1
    ),
    "flamingo": Fowl(
        coat="#e0828a",
        breast="#eaa0a4",
        beak="#26222a",
        legs="#d87a80",
        leg=0.65,
        neck=0.55,
        body=0.2,
        scale=1.1,
    ),
    "crane": Fowl(
        coat="#c8c8c6",
        breast="#dcdcd8",
        beak="#5a5a4a",
        legs="#3a3a3a",
        leg=0.6,
        neck=0.5,
        body=0.22,
        scale=1.15,
    ),
    "ostrich": Fowl(
        coat="#1c1a1a",
        breast="#3a3432",
        beak="#b89a78",
        legs="#b89a86",
        leg=0.85,
        neck=0.75,
        body=0.36,
        scale=1.25,
    ),
    "chicken": Fowl(
        coat="#a8582a", breast="#c88a4a", leg=0.16, neck=0.13, body=0.17, bill=0.05, comb="#c01c1c", tail=0.2
    ),
    "peacock": Fowl(coat="#14508a", breast="#1a70a0", leg=0.28, neck=0.3, body=0.2, tail=0.9, bill=0.05),
}


def model(kernels: Kernels, build: Fowl, color: str | None) -> Rig:
    """Make the rig of a standing bird with these proportions, front towards +x, feet at y = 0.

    Its bones are root, neck, head and the legs ul, ur.
    """
    b = build
    main = Paint(color=color or b.coat, grain=0.5, scale=70.0)
    breast, beak = Paint(color=color or b.breast, grain=0.4, scale=70.0), Paint(color=b.beak, gloss=0.3)
    leg, eye = Paint(color=b.legs), BIRD_EYE
    hip = b.leg + b.body * 0.75
    rise = b.upright
    fx, fy = b.body * 0.75 * (1 - 0.5 * rise), hip + b.body * (0.25 + 0.75 * rise)
    hx, hy = fx + b.neck * 0.35, fy + b.neck
    clay = (
        Clay()
        .bone("root", None, (0, hip, 0))
        .bone("neck", "root", (fx, fy, 0))
        .bone("head", "neck", (hx, hy, 0))
    )
    for side, z in (("l", b.body * 0.38), ("r", -b.body * 0.38)):
        clay.bone("u" + side, "root", (0, hip - b.body * 0.3, z))
    size = (b.body * (1.25 - 0.5 * rise), b.body * (0.72 + 0.5 * rise), b.body * 0.68)
    clay.ellipsoid((0, hip, 0), size, main, "root", blend=0.06)
    clay.ellipsoid(
        (b.body * 0.35, hip - b.body * 0.02, 0),
        (b.body * 0.72, b.body * (0.6 + 0.5 * rise), b.body * 0.58),
        breast,
        "root",
        blend=0.04,
    )
    clay.cone(
        (fx * 0.8, fy - b.body * 0.2, 0),
        (hx - b.neck * 0.05, hy - 0.02, 0),
        (b.body * 0.36, 0.05 + b.body * 0.05),
        main if rise > 1 else breast,
        "neck",
        blend=0.06,
    )
    head = 0.055 + b.body * 0.12
    clay.ellipsoid((hx, hy, 0), (head * 1.1, head, head * 0.9), main, "head", blend=0.03)
    clay.cone(
        (hx + head * 0.8, hy - head * 0.1, 0),
        (hx + head + b.bill, hy - head * 0.35, 0),
        (0.026, 0.008),
        beak,
        "head",
        blend=0.01,
    )
    tail = (-b.body * 1.1 - b.tail * (1 - 0.4 * rise), hip + b.body * 0.2 - b.tail * 0.6 * rise)
    clay.cone((-b.body * 0.7, hip + 0.02, 0), (*tail, 0), (b.body * 0.4, 0.03), main, "root", blend=0.05)
    if b.comb:
        for k in range(3):
            clay.ellipsoid(
                (hx - 0.02 + 0.03 * k, hy + head * 0.95, 0),
                (0.02, 0.03, 0.01),
                Paint(color=b.comb),
                "head",
                blend=0.01,
            )
    for side, z in (("l", 1), ("r", -1)):
        clay.ellipsoid(
            (hx + head * 0.55, hy + head * 0.25, z * head * 0.72),
            (0.013, 0.014, 0.01),
            eye,
            "head",
            blend=0.0,
        )
        clay.ellipsoid(
            (-b.body * 0.15, hip + b.body * 0.08, z * b.body * 0.6),
            (b.body * 0.95 * (1 - 0.5 * rise), b.body * (0.42 + 0.55 * rise), b.body * 0.14),
            main,
            "root",
            blend=0.03,
        )
        zz = z * b.body * 0.38
        clay.cone(
            (0, hip - b.body * 0.3, zz), (0.0, 0.03, zz), (0.03 + b.body * 0.06, 0.014), leg, "u" + side
        )
        clay.cone((0, 0.02, zz), (0.1, 0.015, zz), (0.02, 0.012), leg, "u" + side, blend=0.02)
    return clay.fire(kernels, cells=110, softness=34.0)


def bird(part: Part) -> Actor:
    """Make the actor of a bird that stands, walks, or swims."""
    build = FOWL[part.variant or "duck"]
    rig = model(part.kernels, build, part.coat)
    afloat = build.swims and part.footing in ("shore", "sea")
    moving = part.action in ("walk", "run", "fly") or afloat
    speed = (0.5 if afloat else 0.6 if part.action != "run" else 1.8) * moving
    sink = (build.leg + 0.25 * build.body) * build.scale if afloat else 0.0

    def mesh(t: float, at: Vector) -> Mesh:
        w = 2 * math.pi * t * (1.2 + speed)
        step = 0.0 if afloat else 0.5 * min(speed, 1.0)
        pose: gaits.Pose = {
            "ul": step * math.sin(w),
            "ur": -step * math.sin(w),
            "neck": 0.06 * math.sin(w) + 0.04 * math.sin(t * 0.9),
            "head": (0.0, 0.35 * math.sin(t * 0.8), 0.0),
        }
        waddle = 0.05 * math.sin(w) * (build.upright > 1) * moving
        bob = 0.03 * math.sin(t * 1.7) * afloat
        turn = 0.0 if moving else 0.5
        matrix = placement(
            (at[0], at[1] - sink + bob, at[2]),
            yaw=part.heading * (math.pi / 2 + turn),
            scale=build.scale,
            roll=waddle,
        )
        return rig.pose(part.kernels, pose, matrix)

    tall = float(rig.mesh.at[:, 1].max()) * build.scale
    long = float(rig.mesh.at[:, 0].max() - rig.mesh.at[:, 0].min()) * build.scale
    return Actor(
        height=tall,
        length=long,
        speed=speed * part.heading,
        mesh=mesh,
        medium="water" if afloat else "ground",
    )


CAST: dict[str, Casting] = {"fowl": bird}

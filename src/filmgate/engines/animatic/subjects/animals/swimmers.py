"""Animals that live in water: fish, whales, jellyfish and octopuses."""

import math
from dataclasses import dataclass

from filmgate.engines.animatic.geometry.clay import Clay
from filmgate.engines.animatic.geometry.materials import EYE, Paint
from filmgate.engines.animatic.geometry.mesh import Mesh, Vector, placement
from filmgate.engines.animatic.geometry.rig import Rig
from filmgate.engines.animatic.motion import gaits
from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.subjects.actor import Actor
from filmgate.engines.animatic.subjects.casting import Casting
from filmgate.engines.animatic.subjects.part import Part


@dataclass(frozen=True, slots=True, kw_only=True)
class Swimmer:
    """The proportions of a fish or whale: length in metres, depth and width as shares of it.

    `flat`: its tail beats up and down like a whale's.
    """

    back: str
    belly: str
    length: float
    depth: float = 0.14
    width: float = 0.1
    fin: float = 0.14
    flat: bool = False
    stripes: str | None = None
    beak: float = 0.0
    speed: float = 1.4


SWIMMERS = {
    "fish": Swimmer(
        back="#e07a1a", belly="#f0b050", length=0.5, depth=0.26, width=0.12, stripes="#f4efe6", speed=0.8
    ),
    "shark": Swimmer(
        back="#56626c", belly="#c8ccd0", length=4.0, depth=0.13, width=0.11, fin=0.17, speed=2.2
    ),
    "whale": Swimmer(
        back="#2c3a48", belly="#9aa4ac", length=12.0, depth=0.17, width=0.17, fin=0.13, flat=True, speed=2.6
    ),
    "dolphin": Swimmer(
        back="#4a5a68",
        belly="#c4ccd2",
        length=2.4,
        depth=0.15,
        width=0.13,
        fin=0.13,
        flat=True,
        beak=0.09,
        speed=4.0,
    ),
    "seal": Swimmer(
        back="#4c4a48", belly="#8a8680", length=1.7, depth=0.19, width=0.17, fin=0.13, flat=True, speed=1.2
    ),
}


def model(kernels: Kernels, build: Swimmer, color: str | None) -> Rig:
    """Make the rig of a fish or whale, front towards +x, with the middle of its body at the origin.

    Its bones are root, t1, t2, t3 and the fins fl and fr.
    """
    b, n = build, build.length
    main, belly = (
        Paint(color=color or b.back, grain=0.3, scale=20.0, gloss=0.5),
        Paint(color=b.belly, gloss=0.4),
    )
    eye = Paint(color="#08090b", gloss=1.0)
    clay = Clay().bone("root", None, (0, 0, 0)).bone("t1", "root", (-0.12 * n, 0, 0))
    clay.bone("t2", "t1", (-0.28 * n, 0, 0)).bone("t3", "t2", (-0.42 * n, 0, 0))
    for side, z in (("l", 1.0), ("r", -1.0)):
        clay.bone("f" + side, "root", (0.16 * n, -0.3 * b.depth * n, z * 0.4 * b.width * n))
    d, w = b.depth * n / 2, b.width * n / 2
    blend = 0.05 * n
    clay.ellipsoid((0.12 * n, 0, 0), (0.34 * n, d, w), main, "root", blend=blend)
    clay.ellipsoid((-0.16 * n, 0, 0), (0.24 * n, d * 0.78, w * 0.75), main, "t1", blend=blend)
    clay.cone((-0.25 * n, 0, 0), (-0.45 * n, 0, 0), (d * 0.42, d * 0.16), main, "t2", blend=blend)
    clay.ellipsoid((0.1 * n, -d * 0.42, 0), (0.32 * n, d * 0.62, w * 0.86), belly, "root", blend=0.02 * n)
    if b.beak:
        clay.cone(
            (0.42 * n, -0.01 * n, 0),
            ((0.44 + b.beak) * n, -0.02 * n, 0),
            (0.03 * n, 0.018 * n),
            main,
            "root",
            blend=0.02 * n,
        )
    thin = 0.012 * n
    if b.flat:
        for z in (1, -1):
            clay.box(
                (-0.49 * n, 0, z * 0.07 * n),
                (0.04 * n, thin * 0.7, 0.085 * n),
                main,
                "t3",
                edge=thin * 0.6,
                blend=0.02 * n,
            )
    else:
        for y in (1, -1):
            clay.cone(
                (-0.44 * n, 0, 0),
                (-0.52 * n, y * b.fin * n * 0.8, 0),
                (thin * 1.6, thin * 0.5),
                main,
                "t3",
                blend=0.03 * n,
            )
            clay.cone(
                (-0.46 * n, y * 0.02 * n, 0),
                (-0.5 * n, y * b.fin * n * 0.45, 0),
                (thin * 1.5, thin),
                main,
                "t3",
                blend=0.03 * n,
            )
    for k in range(3):
        top = b.fin * n * (0.75 - 0.22 * k)
        clay.cone(
            (-0.02 * n - 0.02 * n * k, d * 0.8, 0),
            (-0.06 * n - 0.028 * n * k, d * 0.85 + top, 0),
            (thin * 1.3, thin * 0.5),
            main,
            "root",
            blend=0.02 * n,
        )
    for side, z in (("l", 1), ("r", -1)):
        for k in range(3):
            clay.cone(
                (0.16 * n - 0.025 * n * k, -0.4 * d, z * w * 0.7),
                ((0.07 - 0.03 * k) * n, -0.7 * d, z * (w + b.fin * n * (0.9 - 0.2 * k))),
                (thin * 1.2, thin * 0.5),
                main,
                "f" + side,
                blend=0.02 * n,
            )
        clay.ellipsoid(
            (0.37 * n, 0.18 * d, z * w * 0.66), (0.014 * n, 0.016 * n, 0.012 * n), eye, "root", blend=0.0
        )
    if b.stripes:
        for x in (0.22, 0.0, -0.24):
            clay.ellipsoid(
                (x * n, 0, 0),
                (0.03 * n, d * 1.0 * (1 - abs(x)), w * 1.05 * (1 - abs(x) * 0.8)),
                Paint(color=b.stripes),
                "root" if x >= 0 else "t1",
                blend=0.0,
            )
    return clay.fire(kernels, cells=130, softness=26.0 / n**0.5)


def jellyfish(kernels: Kernels, color: str | None, *, octopus: bool = False) -> Rig:
    """Make the rig of a jellyfish, 1.2 m tall, or of an octopus, 1.4 m tall.

    Each tentacle has three bones: a{n}, b{n}, c{n}.
    """
    skin = Paint(
        color=color or ("#a8482a" if octopus else "#d890c8"),
        glow=0.0 if octopus else 0.35,
        gloss=0.6,
        grain=0.3,
    )
    clay = Clay().bone("root", None, (0, 1.0, 0))
    arms = 8 if octopus else 9
    radius = 0.13 if octopus else 0.24
    for k in range(arms):
        a = 2 * math.pi * k / arms
        x, z = radius * math.cos(a), radius * math.sin(a)
        clay.bone(f"a{k}", "root", (x, 0.86, z)).bone(f"b{k}", f"a{k}", (x * 1.2, 0.58, z * 1.2))
        clay.bone(f"c{k}", f"b{k}", (x * 1.35, 0.32, z * 1.35))
        fat = 0.055 if octopus else 0.02
        for name, top, low, grow in (("a", 0.88, 0.58, 1.0), ("b", 0.58, 0.32, 1.2), ("c", 0.32, 0.02, 1.35)):
            r = fat * (1.15 - 0.25 * (name == "b") - 0.5 * (name == "c"))
            clay.cone(
                (x * grow, top, z * grow),
                (x * (grow + 0.15), low, z * (grow + 0.15)),
                (r, r * 0.75),
                skin,
                f"{name}{k}",
                blend=0.02,
            )
    if octopus:
        clay.ellipsoid((-0.03, 1.1, 0), (0.2, 0.27, 0.19), skin, "root", blend=0.08)
        for z in (1, -1):
            clay.ellipsoid(
                (0.15, 0.98, z * 0.11),
                (0.04, 0.045, 0.035),
                EYE,
                "root",
                blend=0.0,
            )
    else:
        clay.ellipsoid((0, 1.0, 0), (0.38, 0.24, 0.38), skin, "root", blend=0.04)
        clay.cone(
            (0, 0.95, 0), (0, 0.55, 0), (0.1, 0.04), Paint(color="#f0c0e0", glow=0.5), "root", blend=0.05
        )
    return clay.fire(kernels, cells=110, softness=30.0)


def swimmer(part: Part) -> Actor:
    """Make the actor of a fish or whale.

    Under water it glides. At the surface it leaps in the middle of the shot, a dolphin again and again.
    """
    build = SWIMMERS[part.kind]
    rig = model(part.kernels, build, part.coat)
    # who goes to a side, or deeper, is seen all the time
    surface = part.footing != "bottom" and not part.how.across and part.how.up >= 0
    leap, hang = 0.42 * build.length, 1.1 + 0.08 * build.length
    sunk = 0.75 * build.depth * build.length

    def arc(t: float) -> tuple[float, float]:
        """Return the height above the water in metres and the pitch in radians at `t` seconds."""
        if not surface:
            return 0.12 * build.length * math.sin(t * 0.9), 0.06 * math.cos(t * 0.9)
        q = (t - part.duration / 2) / hang + 0.5
        q -= math.floor(q + 0.35) if part.kind == "dolphin" else 0.0
        if not 0 < q < 1:
            return -sunk, 0.0
        return leap * 4 * q * (1 - q) - sunk * (1 - 4 * q * (1 - q)), 0.9 * (1 - 2 * q)

    def mesh(t: float, at: Vector) -> Mesh:
        high, pitch = arc(t)
        w = t * (3.4 / max(build.length, 0.5) ** 0.4) * 2
        name = (lambda a: a) if build.flat else (lambda a: (0.0, a, 0.0))
        pose: gaits.Pose = {
            "t1": name(0.16 * math.sin(w)),
            "t2": name(0.26 * math.sin(w - 0.8)),
            "t3": name(0.34 * math.sin(w - 1.6)),
            "fl": (0.0, 0.0, 0.18 * math.sin(w * 0.5)),
            "fr": (0.0, 0.0, -0.18 * math.sin(w * 0.5)),
        }
        matrix = placement((at[0], at[1] + high, at[2]), yaw=part.heading * math.pi / 2, pitch=pitch)
        return rig.pose(part.kernels, pose, matrix)

    tall = build.depth * build.length + build.fin * build.length
    middle = [part.duration / 2]
    if part.kind == "dolphin":
        middle = [part.duration / 2 + k * hang for k in range(-3, 4)]
    falls = [when + side * hang / 2 for when in middle for side in (-1, 1)]
    entries = (
        tuple((when, 0.26 * build.length) for when in falls if 0 < when < part.duration) if surface else ()
    )
    return Actor(
        height=tall,
        length=build.length,
        speed=build.speed * part.heading,
        mesh=mesh,
        medium="water" if surface else "underwater",
        entries=entries,
        lift=0.0 if surface else 1.2 + 0.5 * build.length,
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


CAST: dict[str, Casting] = {
    **dict.fromkeys(("fish", "shark", "whale", "dolphin", "seal"), swimmer),
    **dict.fromkeys(("jellyfish", "octopus"), drifter),
}

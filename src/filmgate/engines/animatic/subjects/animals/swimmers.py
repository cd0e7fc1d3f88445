"""Animals that swim: fish, whales, seals."""

import math
from dataclasses import dataclass, replace
from typing import Literal

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.clay import Clay
from filmgate.engines.animatic.geometry.materials import EYE, GLEAM
from filmgate.engines.animatic.geometry.mesh import Mesh, Vector, placement
from filmgate.engines.animatic.geometry.rig import Rig, held
from filmgate.engines.animatic.geometry.shapes import ball, blade
from filmgate.engines.animatic.motion import gaits
from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.subjects.actor import Actor
from filmgate.engines.animatic.subjects.animals import drifters
from filmgate.engines.animatic.subjects.animals.coats import mixed
from filmgate.engines.animatic.subjects.casting import Casting
from filmgate.engines.animatic.subjects.part import Part

Dorsal = Literal["blade", "low", "sail", "none"]


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
    fin: float = 0.14  # length of the fins
    fin_color: str | None = None
    tail: float = 0.16
    dorsal: Dorsal = "blade"
    flat: bool = False
    stripes: str | None = None
    patches: str | None = None  # an orca's: beside the eye
    beak: float = 0.0
    blunt: float = 0.0  # how far the head bulges
    eye: str = "#08090b"
    eyes: float = 0.016
    speed: float = 1.4


_SMALL = 1.0  # metres
_SCALES = 34.0  # rows of scales along a fish
_SUNK = 0.36  # of the depth of the body: so far below the surface is the middle of one that swims there
_REST = 1.0  # seconds between two leaps of a whale or a fish
SWIMMERS = {
    "fish": Swimmer(back="#e07a1a", belly="#f0b050", length=0.5, depth=0.34, width=0.15, fin=0.15,
                    tail=0.2, dorsal="sail", eye="#e8d8a0", eyes=0.032, speed=0.8),
    "shark": Swimmer(back="#56626c", belly="#dde0e2", length=4.0, depth=0.15, width=0.13, fin=0.2,
                     tail=0.2, speed=2.2),
    "whale": Swimmer(back="#2c3a48", belly="#a8b2b8", length=12.0, depth=0.21, width=0.2, fin=0.2,
                     tail=0.16, dorsal="low", flat=True, blunt=0.05, eyes=0.009, speed=2.6),
    "dolphin": Swimmer(back="#4a5a68", belly="#d4dade", length=2.4, depth=0.18, width=0.15, fin=0.14,
                       tail=0.13, flat=True, beak=0.11, eyes=0.014, speed=4.0),
    "seal": Swimmer(back="#5c5853", belly="#a09a92", length=1.7, depth=0.23, width=0.21, fin=0.16,
                    tail=0.12, dorsal="none", flat=True, blunt=0.03, eyes=0.024, speed=1.2),
}  # fmt: skip
_VARIANTS = {
    "clownfish": replace(SWIMMERS["fish"], back="#e8641a", belly="#f08030", stripes="#f4f1ea",
                         fin_color="#e87a28"),
    "goldfish": replace(SWIMMERS["fish"], back="#e8841c", belly="#f2b03c", depth=0.42, width=0.22,
                        fin=0.2, tail=0.34, eyes=0.038),
    "koi": replace(SWIMMERS["fish"], back="#efe9e0", belly="#f4f0ea", stripes="#d8481c", depth=0.24,
                   width=0.17, length=0.7),
    "salmon": replace(SWIMMERS["fish"], back="#6a7680", belly="#c8c8c8", depth=0.24, length=0.8,
                      eyes=0.02, fin_color="#7a6a6a"),
    "tropical": replace(SWIMMERS["fish"], back="#2a6ad8", belly="#f0d030", stripes="#f4f1ea", depth=0.46,
                        fin=0.22, fin_color="#f0c828"),
    "orca": replace(SWIMMERS["whale"], back="#15161a", belly="#f2f2ee", length=7.0, fin=0.2,
                    dorsal="blade", patches="#f4f4f0", blunt=0.0, speed=3.2),
    "beluga": replace(SWIMMERS["whale"], back="#e6e8e8", belly="#f0f2f2", length=4.5, blunt=0.07),
}  # fmt: skip


def swimmer_of(kind: str, variant: str) -> Swimmer:
    """Return the proportions of a kind of fish or whale, or of this variant of it."""
    return _VARIANTS.get(variant, SWIMMERS[kind])


def model(kernels: Kernels, build: Swimmer, color: str | None) -> Rig:
    """Make the rig of a fish or whale, front towards +x, with the middle of its body at the origin.

    Its bones are root, t1, t2, t3 and the fins fl and fr.
    """
    b, n = build, build.length
    own = 0.3 if n < _SMALL else 0.0  # small fish keep their colours in the blue light of the deep
    pale = mixed(color, "#ffffff", 0.35) if color else b.belly
    if n < _SMALL:
        main, belly = (
            materials.scales(hue, glow, fine=_SCALES / n)
            for hue, glow in ((color or b.back, own), (pale, 0.0))
        )
    else:
        main, belly = materials.wet_skin(color or b.back), materials.wet_skin(pale)
    clay = Clay().bone("root", None, (0, 0, 0)).bone("t1", "root", (-0.12 * n, 0, 0))
    clay.bone("t2", "t1", (-0.28 * n, 0, 0)).bone("t3", "t2", (-0.42 * n, 0, 0))
    for side, z in (("l", 1.0), ("r", -1.0)):
        clay.bone("f" + side, "root", (0.16 * n, -0.3 * b.depth * n, z * 0.4 * b.width * n))
    d, w = b.depth * n / 2, b.width * n / 2
    blend = 0.05 * n
    clay.ellipsoid((0.12 * n, 0, 0), (0.34 * n, d, w), main, "root", blend=blend)
    clay.ellipsoid((-0.16 * n, 0, 0), (0.24 * n, d * 0.78, w * 0.75), main, "t1", blend=blend)
    clay.cone((-0.25 * n, 0, 0), (-0.46 * n, 0, 0), (d * 0.46, d * 0.18), main, "t2", blend=blend)
    clay.ellipsoid((0.1 * n, -d * 0.42, 0), (0.32 * n, d * 0.62, w * 0.86), belly, "root", blend=0.02 * n)
    if b.blunt:
        clay.ellipsoid(
            (0.34 * n, 0.1 * d, 0), (0.13 * n + b.blunt * n, d * 0.85, w * 0.85), main, "root", blend=0.04 * n
        )
    if b.beak:
        tip = ((0.44 + b.beak) * n, -0.025 * n, 0)
        clay.cone((0.40 * n, -0.015 * n, 0), tip, (0.034 * n, 0.018 * n), main, "root", blend=0.02 * n)
        low = ((0.43 + b.beak) * n, -0.042 * n, 0)
        clay.cone((0.38 * n, -0.035 * n, 0), low, (0.026 * n, 0.012 * n), belly, "root", blend=0.01 * n)
    for x in (0.22, 0.0, -0.24) if b.stripes else ():
        size = (0.035 * n, d * 1.0 * (1 - abs(x)), w * 1.05 * (1 - abs(x) * 0.8))
        bone = "root" if x >= 0 else "t1"
        clay.ellipsoid(
            (x * n, 0, 0), size, (main if n < _SMALL else belly).dyed(b.stripes or b.back), bone, blend=0.0
        )
    rig = clay.fire(kernels, cells=120, softness=26.0 / n**0.5)
    rig = _finned(rig, b, color)
    return held(rig, "root", *(part for z in (1.0, -1.0) for part in _face(b, z)))


def _finned(rig: Rig, b: Swimmer, color: str | None) -> Rig:
    """Return the rig with its fins added: on the back, at the sides, at the tail."""
    n, d, w = b.length, b.depth * b.length / 2, b.width * b.length / 2
    main = b.fin_color or color or b.back
    skin, edge = materials.wet_skin(main), materials.wet_skin(mixed(main, "#000000", 0.2))
    paints, thin = (edge, skin), 0.02 * n
    aside = (0.0, 0.0, 1.0)
    if b.dorsal == "blade":
        rig = held(
            rig,
            "root",
            blade(
                (0.06 * n, d * 0.7, 0.0),
                (-0.62, 1, 0),
                aside,
                (b.fin * n * 0.95, b.fin * n * 0.85, thin),
                paints,
                outline="point",
            ),
        )
    elif b.dorsal == "low":
        rig = held(
            rig,
            "t1",
            blade(
                (-0.16 * n, d * 0.5, 0.0),
                (-1.0, 0.8, 0),
                aside,
                (0.07 * n, 0.07 * n, thin),
                paints,
                outline="point",
            ),
        )
    elif b.dorsal == "sail":
        for k in range(6):
            root = ((0.16 - 0.07 * k) * n, d * (0.86 - 0.05 * k), 0.0)
            rig = held(
                rig,
                "root",
                blade(root, (-0.75, 1, 0), aside, (b.fin * n * (0.85 - 0.06 * k), 0.1 * n, thin), paints),
            )
        rig = held(
            rig,
            "t1",
            blade(
                (-0.12 * n, -d * 0.62, 0.0), (-0.8, -1, 0), aside, (b.fin * n * 0.7, 0.1 * n, thin), paints
            ),
        )
    for side, z in (("l", 1.0), ("r", -1.0)):
        root = (0.2 * n, -0.35 * d, z * w * 0.78)
        size = (b.fin * n, b.fin * n * 0.45, thin)
        rig = held(rig, "f" + side, blade(root, (-0.7, -0.35, z), (0.2, 1.0, 0.0), size, paints))
    ways = [(-1.0, 0.0, z * 0.95) for z in (1.0, -1.0)] if b.flat else [(-0.75, 1.0, 0.0), (-0.75, -1.0, 0.0)]
    for way in ways:
        long = b.tail * n * (0.8 if b.dorsal == "blade" and not b.flat and way[1] < 0 else 1.0)
        face = (0.0, 1.0, 0.0) if b.flat else aside
        rig = held(rig, "t3", blade((-0.44 * n, 0.0, 0.0), way, face, (long, long * 0.62, thin), paints))
    return rig


def _face(b: Swimmer, z: float) -> list[Mesh]:
    """Make an eye with a light in it, the line of the mouth, and an orca's patch."""
    n, d, w = b.length, b.depth * b.length / 2, b.width * b.length / 2
    x, k = (0.34 + 0.5 * b.blunt) * n, b.eyes * n
    share = math.sqrt(max(1 - ((x - 0.12 * n) / (0.34 * n)) ** 2, 0.05))
    at = (x, 0.16 * d, z * w * (share * 0.97 if not b.blunt else 0.8))
    found = [ball(at, (k, k, k * 0.7), materials.eye(b.eye), sides=12)]
    found.append(
        ball((at[0] + 0.1 * k, at[1], at[2] + z * k * 0.3), (k * 0.6, k * 0.6, k * 0.5), EYE, sides=12)
    )
    found.append(
        ball(
            (at[0] + 0.35 * k, at[1] + 0.35 * k, at[2] + z * k * 0.72),
            (k * 0.2, k * 0.2, k * 0.2),
            GLEAM,
            sides=8,
        )
    )
    if b.patches:
        spot = (x - 0.05 * n, 0.42 * d, z * w * share * 0.86)
        found.append(ball(spot, (0.06 * n, 0.022 * n, 0.02 * n), materials.wet_skin(b.patches), sides=12))
    return found


def swimmer(part: Part) -> Actor:
    """Make the actor of a fish or whale.

    Under water it glides. At the surface its back is seen, and it leaps again and again, a dolphin at once.
    """
    if part.variant == "seahorse":
        return drifters.seahorse(part)
    build = swimmer_of(part.kind, part.variant)
    rig = model(part.kernels, build, part.coat)
    # who goes to a side, or deeper, is seen all the time
    surface = part.footing != "bottom" and not part.how.across and part.how.up >= 0
    leap, hang = 0.42 * build.length, 1.1 + 0.08 * build.length
    sunk = _SUNK * build.depth * build.length
    dolphin = part.kind == "dolphin"
    rest = 0.35 * hang if dolphin else _REST
    first = part.duration / 2 if dolphin else 0.3 * hang  # the middle of a leap; the first frame shows one

    def arc(t: float) -> tuple[float, float]:
        """Return the height above the water in metres and the pitch in radians at `t` seconds."""
        if not surface:
            return 0.12 * build.length * math.sin(t * 0.9), 0.06 * math.cos(t * 0.9)
        q = ((t - first + 0.5 * hang) % (hang + rest)) / hang
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
    middle = [first + k * (hang + rest) for k in range(-4, math.ceil(part.duration / hang) + 1)]
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


CAST: dict[str, Casting] = {
    **dict.fromkeys(("fish", "shark", "whale", "dolphin", "seal"), swimmer),
}

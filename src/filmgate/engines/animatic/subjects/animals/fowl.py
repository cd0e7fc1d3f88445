"""Birds that stand, walk or swim: one body plan for all birds of the table."""

import itertools
import math

from filmgate.engines.animatic.geometry.clay import Clay
from filmgate.engines.animatic.geometry.materials import feathers, hide
from filmgate.engines.animatic.geometry.mesh import Mesh, Vector, placement
from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.geometry.rig import Rig, held
from filmgate.engines.animatic.geometry.shapes import ball, blade
from filmgate.engines.animatic.motion import gaits
from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.subjects.actor import Actor
from filmgate.engines.animatic.subjects.animals import flyers
from filmgate.engines.animatic.subjects.animals.birds import FOWL, Fowl
from filmgate.engines.animatic.subjects.animals.head import around
from filmgate.engines.animatic.subjects.animals.plumage import bodies, dyed, face, feather
from filmgate.engines.animatic.subjects.casting import Casting
from filmgate.engines.animatic.subjects.part import Part

_UPRIGHT = 1.2  # above: a penguin, whose wings hang and whose tail touches the ground


def model(kernels: Kernels, build: Fowl, color: str | None) -> Rig:
    """Make the rig of a standing bird with these proportions, front towards +x, feet at y = 0.

    Its bones are root, neck, head and the legs ul, ur.
    """
    b = dyed(build, color)
    main, breast, hood = bodies(b, 14.0 / b.body)
    hip, rise, size = b.leg + b.body * 0.72, b.upright, b.body
    lean = min(rise, 1.3) * 0.9  # of the axis of the body above the level, radians
    c, s = math.cos(lean), math.sin(lean)
    chest = (0.48 * size * c, hip + 0.48 * size * s + 0.05 * size)
    rump = (-0.72 * size * c, hip - 0.6 * size * s + 0.08 * size * (1 - s))
    fx, fy = chest[0] + 0.1 * size, chest[1] + 0.22 * size
    hx, hy = fx + b.neck * 0.3 + 0.12 * size, fy + b.neck + b.skull * 0.5
    clay = (
        Clay()
        .bone("root", None, (0, hip, 0))
        .bone("neck", "root", (fx, fy, 0))
        .bone("head", "neck", (hx, hy, 0))
    )
    for side, z in (("l", size * 0.34), ("r", -size * 0.34)):
        clay.bone("u" + side, "root", (0, hip - size * 0.3, z))
    clay.cone((*chest, 0), (*rump, 0), (0.64 * size, 0.3 * size), main, "root", blend=0.06)
    clay.ellipsoid((0, hip, 0), (size * 0.78, size * 0.68, size * 0.62), main, "root", blend=0.06)
    front = (chest[0] + 0.2 * size * s + 0.1 * size, chest[1] - 0.16 * size, 0)
    clay.ellipsoid(front, (0.52 * size, 0.56 * size, 0.54 * size), breast, "root", blend=0.03)
    if rise > 0.4:
        clay.ellipsoid(
            (0.3 * size * s, hip - 0.12 * size, 0),
            (0.6 * size, 0.72 * size, 0.54 * size),
            breast,
            "root",
            blend=0.04,
        )
    _neck(clay, b, (chest[0], chest[1]), (fx, fy), (hx, hy), hood)
    r = b.skull
    clay.ellipsoid((hx, hy, 0), (r * 1.06, r, r * 0.94), hood, "head", blend=0.02)
    for side, z in (("l", 1), ("r", -1)):
        _leg(clay, b, hip, side, z)
    rig = clay.fire(kernels, cells=112, softness=34.0)
    rig = held(rig, "head", *face(b, (hx, hy)))
    return held(rig, "root", *_wings(b, chest, rump), *_tail(b, rump, lean))


def _neck(
    clay: Clay,
    b: Fowl,
    chest: tuple[float, float],
    low: tuple[float, float],
    high: tuple[float, float],
    paint: Paint,
) -> None:
    """Model the neck: long ones are bent like an S."""
    thick = max(b.skull * 0.62, b.body * 0.13) if b.neck > 0.25 else b.skull * 0.86
    if b.neck <= 0.25:
        clay.cone(
            (chest[0] * 0.9, chest[1], 0), (*high, 0), (b.body * 0.46, thick), paint, "neck", blend=0.05
        )
        return
    bend = b.neck * 0.16
    points = [
        (chest[0] + 0.2 * b.body, chest[1]),
        (low[0] + bend * 1.3, low[1] + b.neck * 0.18),
        (low[0] + bend * 0.7, low[1] + b.neck * 0.45),
        (high[0] - bend * 0.9, low[1] + b.neck * 0.75),
        (high[0] - bend * 0.45, high[1] - b.skull * 0.1),
        high,
    ]
    radii = [b.body * 0.34, thick * 1.35, thick, thick * 0.88, thick * 0.85, thick * 0.85]
    for k, (p, q) in enumerate(itertools.pairwise(points)):
        clay.cone((*p, 0), (*q, 0), (radii[k], radii[k + 1]), paint, "neck", blend=0.02)


def _leg(clay: Clay, b: Fowl, hip: float, side: str, z: int) -> None:
    leg, bone, zz = hide(b.legs), "u" + side, z * b.body * 0.34
    thin = 0.008 + b.body * 0.035
    thigh = feathers(b.coat if b.upright < _UPRIGHT else b.breast)
    knee = (-0.02, b.leg * 0.78, zz)
    clay.cone((0, hip - b.body * 0.25, zz), knee, (b.body * 0.26, thin * 1.3), thigh, bone, blend=0.03)
    clay.cone(knee, (0.0, 0.02, zz), (thin, thin * 0.85), leg, bone, blend=0.01)
    toe = 0.05 + b.body * 0.22
    for turn in (-0.5, 0.0, 0.5):
        tip = (toe * math.cos(turn), 0.01, zz + toe * math.sin(turn))
        clay.cone((0, 0.016, zz), tip, (thin * 0.9, thin * 0.6), leg, bone, blend=0.01)
    if b.webbed:
        clay.ellipsoid((toe * 0.55, 0.009, zz), (toe * 0.45, 0.008, toe * 0.4), leg, bone, blend=0.01)
    else:
        clay.cone((0, 0.016, zz), (-toe * 0.5, 0.01, zz), (thin * 0.8, thin * 0.5), leg, bone, blend=0.01)


def _wings(b: Fowl, chest: tuple[float, float], rump: tuple[float, float]) -> list[Mesh]:
    """Make the folded wings: a shoulder and layers of feathers that point at the tail."""
    found: list[Mesh] = []
    wing, tip = b.wing or b.coat, b.wing_tip or b.wing or b.coat
    size = b.body
    for z in (1.0, -1.0):
        root = (chest[0] - 0.08 * size, chest[1] + 0.2 * size, z * size * 0.56)
        if b.upright > _UPRIGHT:  # flippers
            found.append(
                blade(
                    (root[0] - 0.1 * size, root[1] + 0.05 * size, z * size * 0.56),
                    (-0.1, -1, z * 0.34),
                    (0.1, 0.2, z),
                    (size * 1.5, size * 0.5, size * 0.14),
                    (feathers(wing), feathers(wing)),
                    outline="leaf",
                )
            )
            continue
        way = (rump[0] - chest[0] - 0.55 * size, rump[1] - chest[1] - 0.05 * size, -z * size * 0.30)
        layers = ((1.0, 0.62, tip, -0.10), (0.8, 0.66, wing, 0.0), (0.52, 0.6, wing, 0.08))
        for k, (long, wide, color, up) in enumerate(layers):
            at = (root[0], root[1] + up * size * 0.5, root[2] + z * 0.05 * size * k)
            found.append(
                feather(at, way, (0.05, 0.35, z), (size * 1.9 * long, size * wide, size * 0.16), color)
            )
    return found


def _tail(b: Fowl, rump: tuple[float, float], lean: float) -> list[Mesh]:
    """Make the tail: a few feathers side by side, or the fan of a peacock."""
    color = b.tail_color or b.wing or b.coat
    root = (rump[0] + 0.1 * b.body, rump[1] + 0.08 * b.body, 0.0)
    if b.fan:
        return _fan(b, root, color)
    drop = -math.sin(lean) if b.upright < _UPRIGHT else -0.8
    lift = 0.75 if b.comb else 0.12  # a hen carries its tail high
    return [
        feather(
            (root[0], root[1] + 0.01 * (2 - abs(k)), 0.03 * b.body * k),
            (-1.0, drop * 0.9 + lift - 0.1 * abs(k), 0.13 * k),
            (0.1, 1.0, 0.0),
            (b.tail + b.body * 0.4, b.body * 0.46, b.body * 0.07),
            color,
        )
        for k in (-2, 2, -1, 1, 0)
    ]


def _fan(b: Fowl, root: Vector, color: str) -> list[Mesh]:
    """Make a tail that is spread upright behind the bird, with an eye near the end of each feather."""
    found: list[Mesh] = []
    eye, ring = feathers("#1a3a9a"), feathers("#c8a030")
    for row, (long, count) in enumerate(((1.0, 17), (0.76, 14), (0.52, 11))):
        for k in range(count):
            a = math.pi * (0.04 + 0.92 * k / (count - 1)) - math.pi / 2
            way = (-0.32 + 0.06 * row, math.cos(a), math.sin(a))
            size = (b.tail * long, b.tail * 0.17, 0.012)
            at = (root[0] + 0.012 * row, root[1], 0.0)
            found.append(feather(at, way, (1.0, 0.3, 0.0), size, color))
            if b.crest:
                n = math.sqrt(way[0] ** 2 + 1.0)
                spot = tuple(o + w / n * b.tail * long * 0.86 for o, w in zip(at, way, strict=True))
                found.append(
                    ball(
                        (spot[0] + 0.006, spot[1], spot[2]),
                        (0.012, b.tail * 0.052, b.tail * 0.052),
                        ring,
                        sides=10,
                    )
                )
                found.append(
                    ball(
                        (spot[0] + 0.014, spot[1], spot[2]),
                        (0.010, b.tail * 0.03, b.tail * 0.03),
                        eye,
                        sides=8,
                    )
                )
    return found


def bird(part: Part) -> Actor:
    """Make the actor of a bird that stands, walks, swims or flies."""
    build = FOWL[part.variant or "duck"]
    if part.action == "fly" and build.upright < _UPRIGHT and build.leg < 0.8:
        return flyers.flying(part, build)
    rig = model(part.kernels, build, part.coat)
    afloat = build.swims and part.footing in ("shore", "sea")
    moving = part.action in ("walk", "run", "fly") or afloat
    eats = part.action == "eat"
    speed = (0.5 if afloat else 0.6 if part.action != "run" else 1.8) * moving
    sink = (build.leg + 0.25 * build.body) * build.scale if afloat else 0.0

    def mesh(t: float, at: Vector) -> Mesh:
        w = 2 * math.pi * t * (1.2 + speed)
        step = 0.0 if afloat else 0.5 * min(speed, 1.0)
        peck = (-1.1 - 0.35 * max(0.0, math.sin(t * 5))) * eats
        look = math.sin(t * 0.8) + 0.35 * math.sin(t * 2.7)  # a bird turns its head by jerks
        pose: gaits.Pose = {
            "ul": step * math.sin(w),
            "ur": -step * math.sin(w),
            "neck": 0.06 * math.sin(w) + 0.04 * math.sin(t * 0.9) + peck,
            "head": (0.3 * peck, 0.4 * look - 0.25 * part.heading, 0.0),
        }
        waddle = 0.05 * math.sin(w) * (build.upright > 1) * moving
        bob = 0.03 * math.sin(t * 1.7) * afloat
        turn = 0.0 if moving else 0.7
        matrix = placement(
            (at[0], at[1] - sink + bob, at[2]),
            yaw=part.heading * (math.pi / 2 + turn),
            scale=build.scale,
            roll=waddle,
            pitch=-0.35 * eats,
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
        head=around(rig, mesh(0.5 * part.duration, (0.0, 0.0, 0.0))),
    )


CAST: dict[str, Casting] = {"fowl": bird}

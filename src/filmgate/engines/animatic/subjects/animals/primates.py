"""The bare faces of monkeys and apes: sockets under a brow, eyes with lids, a muzzle with nose and lips."""

import itertools
import math

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.clay import Clay
from filmgate.engines.animatic.geometry.materials import EYE, GLINT
from filmgate.engines.animatic.geometry.mesh import Mesh, Vector
from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.geometry.shapes import ball, rod
from filmgate.engines.animatic.subjects.animals.table import Build

_EYE = 0.16  # radius, as a share of the head's size: large ones are an owl's
_AT = (0.99, 0.23, 0.35)  # of an eye, from the middle of the skull: ahead, up, aside
_LIPS, _SMILE = -0.5, 0.10  # of the muzzle's height: the line of the mouth, and how much higher its ends are
_WIDE = 1.15  # radians from the front to a corner of the mouth
_LINE = materials.painted("#1c100c")


def mould(clay: Clay, b: Build, middle: Vector, main: Paint) -> None:
    """Model brow, sockets, muzzle, nose and chin on a skull with this middle, on the bone "head"."""
    h, skin = b.head, _skin(b)

    def at(ahead: float, up: float, aside: float = 0.0) -> Vector:
        return (middle[0] + ahead * h, middle[1] + up * h, aside * h)

    def round_(where: Vector, size: Vector, paint: Paint, blend: float) -> None:
        clay.ellipsoid(where, tuple(one * h for one in size), paint, "head", blend=blend * h)

    for z in (1, -1):
        round_(at(0.62, 0.2, 0.34 * z), (0.42, 0.40, 0.38), skin, 0.06)
        round_(at(0.55, -0.22, 0.42 * z), (0.42, 0.36, 0.36), skin, 0.1)
        clay.cone(at(1.0, 0.5), at(0.84, 0.5, 0.52 * z), (0.13 * h, 0.1 * h), main, "head", blend=0.12 * h)
    round_(at(0.82, 0.16), (0.22, 0.42, 0.16), skin, 0.1)
    where, size = _muzzle(b, middle)
    clay.ellipsoid(where, size, skin, "head", blend=0.1 * h)
    for z in (1, -1):
        wing = (where[0] + size[0] * 0.72, where[1] + size[1] * 0.62, 0.1 * h * z)
        round_(wing, (0.15, 0.11, 0.13), skin, 0.1)
    chin = (where[0] - size[0] * 0.12, where[1] - size[1] * 0.62, 0.0)
    clay.ellipsoid(chin, (size[0] * 0.86, size[1] * 0.5, size[2] * 0.72), skin, "head", blend=0.06 * h)


def features(b: Build, middle: Vector, *, asleep: bool) -> list[Mesh]:
    """Make what is crisp in such a face: eyes between their lids, nostrils, and the line of the mouth."""
    h, (where, size) = b.head, _muzzle(b, middle)
    found = [one for z in (1.0, -1.0) for one in _eye(b, middle, z, asleep=asleep)]
    for z in (1.0, -1.0):
        nostril = (where[0] + size[0] * 0.93, where[1] + size[1] * 0.56, 0.085 * h * z)
        found.append(ball(nostril, (0.05 * h, 0.035 * h, 0.045 * h), _LINE, sides=8))
    points = [_lip(where, size, -_WIDE + 2 * _WIDE * k / 14) for k in range(15)]
    found += [rod(p, q, 0.016 * h, _LINE) for p, q in itertools.pairwise(points)]
    return found


def _lip(where: Vector, size: Vector, turn: float) -> Vector:
    """Return a point of the line of the mouth, on the muzzle; turn: radians from the front."""
    up = _LIPS + _SMILE * (1 - math.cos(turn)) / (1 - math.cos(_WIDE))
    out = math.sqrt(1 - up * up)
    return (
        where[0] + size[0] * out * math.cos(turn),
        where[1] + size[1] * up,
        where[2] + size[2] * out * math.sin(turn),
    )


def _muzzle(b: Build, middle: Vector) -> tuple[Vector, Vector]:
    """Return middle and radii of the muzzle: the longer the snout, the further it stands out."""
    h, wide = b.head, max(b.snout_radius * 0.95, 0.4 * b.head)
    where = (middle[0] + 0.8 * h + 0.35 * b.snout, middle[1] - 0.4 * h, 0.0)
    return where, (0.42 * h + 0.45 * b.snout, 0.82 * wide, wide)


def _eye(b: Build, middle: Vector, side: float, *, asleep: bool) -> list[Mesh]:
    """Make an eye in its lids, which are balls that stand out over it above and below."""
    h, k = b.head, b.head * _EYE * (0.5 + 0.5 * b.eyes)
    ahead, up, aside = _AT
    at = (middle[0] + ahead * h, middle[1] + up * h, aside * h * side)
    turn = 0.22 * side
    way = (math.cos(turn), 0.0, math.sin(turn))

    def moved(out: float, high: float, across: float = 0.0) -> Vector:
        return (
            at[0] + (way[0] * out - way[2] * across) * k,
            at[1] + high * k,
            at[2] + (way[2] * out + way[0] * across) * k,
        )

    def round_(out: float, high: float, size: float, paint: Paint, *, flat: float = 1.0) -> Mesh:
        return ball(moved(out, high), (flat * size * k, size * k, size * k), paint, sides=24)

    lid = _skin(b)
    if asleep:
        return [round_(0.0, 0.0, 1.06, lid)]
    return [
        round_(0.0, 0.0, 1.0, materials.eye("#3a241a")),
        round_(0.74, 0.0, 0.66, materials.eye("#8a5626" if b.eye == "#101010" else b.eye), flat=0.5),
        round_(0.96, 0.0, 0.36, EYE, flat=0.4),
        ball(moved(1.03, 0.22, -0.16), (0.1 * k, 0.12 * k, 0.12 * k), GLINT, sides=8),
        round_(-0.06, 0.42, 1.0, lid),
        round_(-0.1, -0.48, 1.0, lid),
    ]


def _skin(b: Build) -> Paint:
    return materials.hide(b.muzzle or b.belly)

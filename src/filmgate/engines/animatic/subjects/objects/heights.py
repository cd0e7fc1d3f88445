"""Heights that somebody climbs: a cliff, a wall, a ladder, a tree, a rope, with their holds."""

import math
from collections.abc import Iterator

import numpy as np

from filmgate.engines.animatic.effects.moment import Effect, Foot, Moment
from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.mesh import Mesh, Vector, join, placed, placement
from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.geometry.shapes import ball, box, grown, rod
from filmgate.engines.animatic.motion.climbing import CLIMBS, TURN, Climb, holds
from filmgate.engines.animatic.native.structs import Floats

_ROUNDS = (-5, 14)  # of holds below and above where somebody starts
_WIDE, _TOP = 3.0, 7.0  # metres: half the width of a face, and its height over the start
_CELL = 0.22  # metres between the points of a rough face
_SPREADS = "ice"
_FACES = {  # what a face is made of
    "rock": ("#8d8378", 0.34),
    "ice": ("#b8d4e4", 0.22),
}


def height(what: tuple[str, str | None], action: str, size: float, heading: int) -> Effect:
    """Make what somebody climbs, which stays where it is.

    what: its kind, and its colour if the text says; size: of the person, 1 for an adult.
    """
    way, (kind, coat) = CLIMBS[action], what
    whole = _MADE.get(kind, _cliff)(way, kind, coat)
    turn = placement((0.0, 0.0, 0.0), yaw=heading * (math.pi / 2 + TURN), scale=size)

    def at(_t: float, foot: Foot) -> Moment:
        matrix = turn.copy()
        matrix[:, 3] = foot(0.0)
        return Moment(meshes=(placed(whole, matrix),))

    return at


def _points(way: Climb, *, foot: bool) -> Iterator[Vector]:
    """Give the places of the holds of hands or feet."""
    for side, out in (("l", -1.0), ("r", 1.0)):
        aside = way.feet if foot else way.hands
        for y in holds(way, side, foot=foot, first=_ROUNDS[0], last=_ROUNDS[1]):
            yield way.apart, y, aside * out


def _rough(at: Floats) -> Floats:
    """Return how far a rough face recedes at points (n, 2) of it, from 0 to 1: blocks of several sizes."""
    z, y = at[:, 0], at[:, 1]
    found = np.zeros(len(at))
    for k, (a, b, weight) in enumerate(((1.1, 0.7, 0.5), (2.3, 1.9, 0.3), (5.1, 4.3, 0.2))):
        found += weight * np.abs(
            np.sin(a * z + 1.3 * k + 0.9 * np.sin(0.7 * y + k)) * np.sin(b * y + 2.1 * k + 0.6 * np.sin(z))
        )
    return found


def _sheet(deep: float, rough: float, low: float, paint: Paint) -> Mesh:
    """Make a rough face whose edges bend away. deep: metres ahead; low: where it begins."""
    zs, ys = np.arange(-_WIDE, _WIDE + 0.01, _CELL), np.arange(low, _TOP, _CELL)
    z, y = (one.ravel() for one in np.meshgrid(zs, ys))
    ledge = np.floor(y / 0.9) * 0.04  # it leans back in steps
    near = np.exp(-((z / 0.5) ** 2))  # where hands and feet are it is nearly even
    x = deep + 0.02 + rough * _rough(np.stack([z, y], 1)) * (1 - 0.8 * near) + 0.0 * ledge
    x += 0.55 * np.maximum(np.abs(z) - 0.7 * _WIDE, 0) ** 1.5 + 0.6 * np.maximum(y - _TOP + 1.2, 0) ** 1.5
    wide = len(zs)
    base = (np.arange(len(ys) - 1)[:, None] * wide + np.arange(wide - 1)).ravel()
    faces = np.concatenate(
        [np.stack([base, base + 1, base + wide], 1), np.stack([base + 1, base + wide + 1, base + wide], 1)]
    )
    at = np.stack([x, y, z], 1)[faces.ravel()]  # each face has its own corners: hard edges
    corners = at.reshape(-1, 3, 3)
    normal = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    normal /= np.linalg.norm(normal, axis=1, keepdims=True)
    normal *= -np.sign(normal[:, :1])  # towards who climbs
    rows = np.tile(np.array(paint.row(), np.float32), (len(at), 1))
    surface = np.concatenate([at, np.repeat(normal, 3, 0), grown(at, rows), rows], 1)
    return Mesh(np.ascontiguousarray(surface, np.float32), np.arange(len(at), dtype=np.int32).reshape(-1, 3))


def _cliff(way: Climb, kind: str, coat: str | None) -> Mesh:
    color, rough = _FACES.get(kind, _FACES["rock"])
    paint = materials.ice(coat or color) if kind == "ice" else materials.stone(coat or color)
    knobs = [
        ball((x + 0.02, y - 0.02, z), (0.06, 0.035, 0.075), paint, sides=8)
        for x, y, z in _points(way, foot=False)
    ]
    knobs += [
        ball((x + 0.02, y - 0.035, z), (0.07, 0.035, 0.085), paint, sides=8)
        for x, y, z in _points(way, foot=True)
    ]
    return join(_sheet(way.apart, rough, -3.5, paint), *knobs)


_GRIPS = ("#d84a3a", "#3a78d8", "#e8b830", "#48a850", "#b048c0", "#e87830")


def _gym(way: Climb, _kind: str, coat: str | None) -> Mesh:
    """Make a climbing wall: a board with coloured holds."""
    board = materials.painted(coat or "#b9b4ab")
    parts = [box((way.apart + 0.12, 2.0, 0.0), (0.09, 4.5, 2.6), board)]
    used = [*_points(way, foot=False), *((x, y - 0.03, z) for x, y, z in _points(way, foot=True))]
    rng = np.random.default_rng(5)
    more = [(way.apart, float(rng.uniform(-2, 6)), float(rng.uniform(-2.4, 2.4))) for _ in range(70)]
    for n, (x, y, z) in enumerate([*used, *(one for one in more if abs(one[2]) > 0.4)]):
        paint = materials.plastic(_GRIPS[(n * 7 + n // 5) % len(_GRIPS)])
        parts.append(ball((x + 0.01, y - 0.02, z), (0.05, 0.04, 0.065 + 0.02 * (n % 3)), paint, sides=8))
    return join(*parts)


def _wall(way: Climb, _kind: str, coat: str | None) -> Mesh:
    """Make a wall with stones that stand out where hands and feet are."""
    face, stone = materials.brick(coat or "#9a5a44"), materials.stone("#a8a096")
    parts = [box((way.apart + 0.2, 1.0, 0.0), (0.18, 4.4, _WIDE), face)]
    for foot in (False, True):
        for x, y, z in _points(way, foot=foot):
            parts.append(box((x + 0.02, y - 0.05, z), (0.06, 0.045, 0.11), stone))
    return join(*parts)


def _ladder(way: Climb, _kind: str, coat: str | None) -> Mesh:
    """Make a ladder that stands against a wall."""
    wood = materials.wood(coat or "#a87c48")
    low, top, half = -way.lift - 0.3, 4.6, 0.24
    parts = [rod((way.apart, low, z), (way.apart, top, z), 0.03, wood) for z in (-half, half)]
    step = 0.5 * way.rise
    rungs = {round(y / step): y for y in holds(way, "r", foot=False, first=-6, last=8)}
    rungs |= {n + 1: y + step for n, y in rungs.items()}
    parts += [
        rod((way.apart, y, -half), (way.apart, y, half), 0.017, wood) for y in rungs.values() if low < y < top
    ]
    wall = materials.plaster("#d6cab4")
    return join(*parts, box((way.apart + 0.36, 1.2, 0.0), (0.12, 4.2, 1.9), wall))


def _tree(way: Climb, _kind: str, coat: str | None) -> Mesh:
    """Make a tree with a branch at each hold, and its crown."""
    bark = materials.bark("#5e4630")
    deep = way.apart + 0.24
    parts = [rod((deep, -3.0, 0.0), (deep + 0.1, 7.0, 0.05), 0.24, bark)]
    for foot in (False, True):
        for x, y, z in _points(way, foot=foot):
            out = math.copysign(1.0, z)
            parts.append(rod((deep, y - 0.02, 0.0), (x, y - 0.02, z - 0.02 * out), 0.034, bark))
            parts.append(
                rod((x, y - 0.02, z - 0.02 * out), (x - 0.03, y + 0.10, z + 0.34 * out), 0.024, bark)
            )
    leaves, rng = materials.foliage(coat or "#4c7c34"), np.random.default_rng(3)
    for _ in range(46):
        a, y = rng.uniform(0, 2 * math.pi), float(rng.uniform(1.9, 6.5))
        r = rng.uniform(0.9, 1.9) if y < 4.4 else rng.uniform(0.0, 1.7)
        x, z = deep + 0.3 + r * math.cos(a), r * math.sin(a)
        if x > deep - 0.1 or y > 4.2:
            size = float(rng.uniform(0.3, 0.6))
            parts.append(ball((x, y, z), (size, 0.7 * size, size), leaves, sides=10))
    return join(*parts)


def _rope(way: Climb, kind: str, coat: str | None) -> Mesh:
    """Make a rope that hangs from above, or a pole."""
    thick, low = (0.035, -way.lift - 0.2) if kind == "pole" else (0.019, -0.75)
    paint = materials.brushed(coat or "#8c9096") if kind == "pole" else materials.straw(coat or "#b89a68")
    knots = [] if kind == "pole" else [ball((way.apart, low, 0.0), (0.04, 0.05, 0.04), paint, sides=8)]
    return join(rod((way.apart, low, 0.0), (way.apart, 9.0, 0.0), thick, paint), *knots)


_MADE = {"wall": _wall, "gym": _gym, "ladder": _ladder, "tree": _tree, "rope": _rope, "pole": _rope}

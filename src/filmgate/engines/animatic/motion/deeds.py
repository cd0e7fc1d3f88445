"""Deeds of work: on the floor, at a table, in the kitchen, at an easel."""

from collections.abc import Callable
from math import cos, pi, sin

from filmgate.engines.animatic.geometry.mesh import Vector
from filmgate.engines.animatic.motion.deed import (
    DOWN,
    LEFT_SECOND,
    RIGHT_GRIP,
    UP,
    Around,
    Body,
    Deed,
    Doing,
    Frame,
    Hand,
    Touch,
    plus,
)
from filmgate.engines.animatic.motion.gaits import Pose, stride
from filmgate.engines.animatic.motion.kitchen import chop, fry, knead, pot, pour, roll, stir

_OVER, _SIDES = (0.5, -0.85, 0.0), (("l", 1.0), ("r", -1.0))
_LINES = 0.5  # that a pen writes, a second
LINE = (0.07, -0.05, 0.017, 0.14)  # metres: where the first starts on a page, the next one, how long they are
_FLAT = Touch(palm=DOWN, way="flat", close=0.2)


def leaning(spine: float, head: float, *, sway: float = 0.02, slow: float = 0.9) -> Body:
    """Return the body of who stands, leans forward by `spine` and looks down by `head`, in radians."""

    def body(t: float) -> tuple[Pose, Vector]:
        pose, shift = stride(0.0, 0.0)
        turn = sway * sin(t * slow)
        pose |= {"spine": (-spine, turn, 0.0), "head": (-head, 0.6 * turn + 0.05 * sin(t * 0.6), 0.0)}
        return pose, shift

    return body


def seated(spine: float = 0.08, head: float = 0.3, *, knees: float = 0.12) -> Body:
    """Return the body of who sits on a chair and leans forward. knees: how far they are apart."""

    def body(t: float) -> tuple[Pose, Vector]:
        pose: Pose = {
            "spine": (-spine + 0.01 * sin(t * 1.9), 0.02 * sin(t * 0.7), 0.0),
            "head": (-head, 0.07 * sin(t * 0.6), 0.0),
        }
        for side, out in _SIDES:
            pose["lu" + side] = (1.5, 0.0, knees * out)
            pose["ll" + side] = -1.5
        return pose, (0.0, 0.0, 0.0)

    return body


def kneeling(spine: float, head: float) -> Body:
    """Return the body of who kneels and bends over the ground."""

    def body(t: float) -> tuple[Pose, Vector]:
        pose: Pose = {"spine": (-spine, 0.04 * sin(t * 0.9), 0.0), "head": (-head, 0.05 * sin(t * 0.6), 0.0)}
        for side, out in _SIDES:
            pose |= {"lu" + side: (0.35, 0.0, 0.1 * out), "ll" + side: -2.0, "lf" + side: 0.9}
        return pose, (0.0, -0.45, 0.0)

    return body


def _wide(spine: float, head: float, turn: float, speed: float) -> Body:
    """Return the body of who stands with feet apart and turns from side to side."""

    def body(t: float) -> tuple[Pose, Vector]:
        pose, shift = stride(0.12, 0.3)
        w = turn * sin(t * speed)
        pose |= {"spine": (-spine, w, 0.0), "head": (-head, -0.4 * w, 0.0)}
        return pose, shift

    return body


def _floor(t: float, _around: Around) -> Doing:
    """Draw a broom over the floor to and fro."""
    q = t * 2.3
    tip = (0.66 + 0.16 * sin(q), 0.02 + 0.05 * max(0.0, -cos(q)), 0.12 + 0.1 * cos(q * 0.5))
    return Doing(
        (Frame(tip, (0.24 + 0.08 * sin(q), -0.95, 0.08), (0.9, 0.4, 0.0), "tip"),), RIGHT_GRIP, LEFT_SECOND
    )


def _mop(t: float, _around: Around) -> Doing:
    """Draw a mop over the floor from side to side."""
    tip = (0.68 + 0.06 * sin(2.2 * t), 0.0, 0.32 * sin(1.1 * t))
    return Doing(
        (Frame(tip, (0.24, -0.95, 0.2 * sin(1.1 * t)), (0.9, 0.4, 0.0), "tip"),), RIGHT_GRIP, LEFT_SECOND
    )


def _dig(t: float, _around: Around) -> Doing:
    """Push a spade into the ground, lift it and throw what is on it aside."""
    q = (t / 2.6) % 1.0
    down = max(0.0, sin(pi * min(q / 0.35, 1.0)))
    up = max(0.0, sin(pi * min(max((q - 0.35) / 0.6, 0.0), 1.0)))
    tip = (0.5 + 0.12 * up, 0.06 - 0.12 * down + 0.42 * up, -0.06 - 0.3 * up * up)
    along = (0.25 + 0.55 * up, -0.95 + 0.5 * up, -0.1 - 0.2 * up)
    return Doing((Frame(tip, along, (0.95, 0.25, 0.0), "tip"),), RIGHT_GRIP, LEFT_SECOND)


def line(t: float) -> tuple[int, float]:
    """Return which line a pen writes at `t` seconds, and what share of it is written."""
    number, share = divmod(max(_LINES * t, 0.0), 1.0)
    return int(number), min(share / 0.9, 1.0)  # then it goes back


def _write(t: float, around: Around) -> Doing:
    """Write along lines, the other hand on the paper."""
    number, share = line(t)
    back = max((_LINES * t) % 1.0 - 0.9, 0.0) / 0.1
    letters = 0.0012 * sin(t * 31.0), 0.002 * sin(t * 17.0)
    tip = plus(
        around.piece,
        LINE[0] - LINE[2] * (number + back) + letters[0],
        0.002 + 0.012 * sin(pi * back),
        LINE[1] + LINE[3] * share * (1.0 - back) + letters[1],
    )
    pen = Frame(tip, (0.45, -0.8, -0.35), (1.0, 0.0, 0.0), "tip")
    return Doing((pen,), RIGHT_GRIP, Hand("piece", "top", (-0.02, 0.01, -0.14)))


def _paint(t: float, around: Around) -> Doing:
    """Paint on a canvas with a brush, a palette in the other hand."""
    x, y, z = around.points["canvas"]
    out, up = 0.13 * sin(1.1 * t), 0.1 * sin(1.7 * t)
    brush = Frame((x, y + up, z + out), (0.9, 0.22, 0.1), (0.0, 0.0, 1.0), "tip")
    palette = Frame(plus(around.chest, 0.26, -0.28, -0.22), UP, (0.85, 0.0, 0.3))
    return Doing((brush, palette), RIGHT_GRIP, Hand("second"))


def _wall(t: float, around: Around) -> Doing:
    """Stroke up and down something upright with what the hand holds."""
    x, y, z = around.points["face"]
    tip = (x, y + 0.16 * sin(2.1 * t), z + 0.12 + 0.1 * sin(0.7 * t))
    return Doing((Frame(tip, (0.9, 0.2, -0.1), (0.0, 0.0, 1.0), "tip"),), RIGHT_GRIP, None)


def _wipe(t: float, around: Around) -> Doing:
    """Rub something upright in circles with a cloth."""
    x, y, z = around.points["face"]
    w = 2.6 * t
    at = (x, y + 0.12 * cos(w), z + 0.08 + 0.16 * sin(w))
    return Doing((Frame(at, (-1.0, 0.0, 0.0), UP),), RIGHT_GRIP, None)


def _wipe_top(t: float, around: Around) -> Doing:
    """Rub a table in circles with a cloth."""
    w = 2.8 * t
    at = plus(around.desk, 0.06 * cos(w), 0.004, 0.06 + 0.16 * sin(0.5 * w))
    return Doing((Frame(at, UP, (1.0, 0.0, 0.2)),), RIGHT_GRIP, Hand("before", "top", (-0.1, 0.01, -0.26)))


def _scrub(t: float, around: Around) -> Doing:
    """Rub a plate in one hand with a sponge in the other."""
    w = 5.0 * t
    plate = Frame(plus(around.desk, -0.02, 0.2, -0.06), (0.45, 0.85, -0.2), (-0.75, 0.5, 0.3))
    x, y, z = plate.at
    sponge = Frame(
        (x - 0.03, y + 0.06 + 0.03 * sin(w), z + 0.03 + 0.04 * cos(w)), (-0.8, 0.5, 0.2), (0.4, 0.8, 0.0)
    )
    return Doing((sponge, plate), RIGHT_GRIP, Hand("second", "second"))


def _iron(t: float, around: Around) -> Doing:
    """Move an iron over a board to and fro."""
    q = 1.5 * t
    at = plus(around.piece, 0.02 * cos(2 * q), 0.005, 0.06 + 0.17 * sin(q))
    return Doing((Frame(at, UP, (0.5, 0.0, 0.85)),), RIGHT_GRIP, Hand("piece", "top", (-0.06, 0.012, -0.26)))


def _saw(t: float, around: Around) -> Doing:
    """Draw a saw to and fro through a plank that the other hand holds down."""
    q = 2 * pi * 0.9 * t
    x, y, z = around.piece
    saw = Frame((x + 0.16 + 0.12 * sin(q), y - 0.01, z + 0.1), (0.93, -0.36, 0.0), (-0.36, -0.93, 0.0), "tip")
    return Doing((saw,), RIGHT_GRIP, Hand("piece", "top", (-0.03, 0.012, -0.2)))


def _hammer(t: float, around: Around) -> Doing:
    """Strike with a hammer from above."""
    q = (t * 1.1) % 1.0
    up = sin(pi * q) ** 1.5
    at = plus(around.piece, 0.02 - 0.12 * up, 0.05 + 0.42 * up, 0.0)
    along = (0.6 - 0.5 * up, 0.05 + 0.95 * up, -0.7 + 0.6 * up)
    return Doing(
        (Frame(at, along, (0.25 * up, -1.0, 0.0), "tip"),),
        RIGHT_GRIP,
        Hand("piece", "top", (-0.06, 0.012, -0.17)),
    )


def _sew(t: float, around: Around) -> Doing:
    """Draw a needle through cloth that the other hand holds."""
    q = 2 * pi * 0.45 * t
    low = plus(around.chest, 0.26, -0.2, 0.0)
    needle = Frame(
        plus(low, 0.02 + 0.05 * max(0.0, sin(q)), 0.14 * max(0.0, sin(q)), 0.05 + 0.1 * max(0.0, sin(q))),
        (0.1, -0.5, -0.85),
        (1.0, 0.0, 0.0),
        "tip",
    )
    cloth = Frame(plus(low, 0.0, -0.02, -0.03), (0.1, 0.75, -0.3), (0.8, -0.2, 0.3))
    return Doing((needle, cloth), RIGHT_GRIP, Hand("second"))


def _knit(t: float, around: Around) -> Doing:
    """Move the points of two needles past each other."""
    q = 2 * pi * 1.1 * t
    low = plus(around.chest, 0.27, -0.19, 0.0)
    needles = [
        Frame(
            plus(low, 0.03, 0.05 + 0.012 * sin(q + lag), -0.03 * out + 0.01 * cos(q)),
            (0.45, 0.35 + 0.1 * sin(q + lag), -0.75 * out),
            (0.0, 1.0, 0.0),
            "tip",
        )
        for out, lag in ((1.0, 0.0), (-1.0, pi))
    ]
    return Doing(tuple(needles), RIGHT_GRIP, Hand("second"))


def _water(t: float, around: Around) -> Doing:
    """Tip a watering can over what grows."""
    tilt = 0.42 + 0.14 * sin(1.1 * t)
    at = plus(around.hips, 0.34, 0.0, 0.2 + 0.04 * sin(0.8 * t))
    front = (0.95 * cos(tilt), -sin(tilt), -0.25 * cos(tilt))
    along = (0.95 * sin(tilt), cos(tilt), -0.25 * sin(tilt))
    return Doing((Frame(at, along, front),), RIGHT_GRIP, None)


def _type(t: float, around: Around) -> Doing:
    """Press keys with the fingers of both hands."""
    x, y, z = around.points["keys"]
    right, left = (
        Hand(
            "",
            touch=Touch(
                at=(
                    x + 0.012 * sin(1.9 * t + lag),
                    y + 0.022 + 0.008 * sin(t * 10.0 + lag),
                    z + 0.085 * out + 0.02 * sin(t * 1.7 + lag),
                ),
                palm=DOWN,
                way="flat",
                close=0.45,
            ),
        )
        for out, lag in ((1.0, 0.0), (-1.0, 2.0))
    )
    return Doing((), right, left)


def _fold(t: float, _around: Around) -> Doing:
    """Lift the far edge of what lies on a table and lay it down nearer, and smooth it."""
    q = (t / 3.0) % 1.0
    up = sin(pi * min(q / 0.6, 1.0))
    back = 0.16 * sin(pi * q)
    hands = [
        Hand("piece", "top", (0.03 + 0.06 * cos(2 * pi * q) - 0.3 * back, 0.016 + 0.02 * up, 0.13 * out))
        for out in (1.0, -1.0)
    ]
    right, left = hands
    return Doing((), right, left)


def _pack(t: float, around: Around) -> Doing:
    """Put one thing after the other into what stands open before the person."""
    q = (t / 2.4) % 1.0
    down = sin(pi * q)
    over = plus(around.piece, -0.04, 0.16 - 0.1 * down, 0.05)
    return Doing((Frame(over, UP, (1.0, 0.0, 0.2)),), RIGHT_GRIP, Hand("piece", "left"))


def _move_piece(t: float, around: Around) -> Doing:
    """Take a piece on a board and set it down elsewhere."""
    q = 0.5 - 0.5 * cos(t * 1.5)
    x, y, z = around.piece
    at = (x - 0.02 + 0.1 * q, y + 0.03 + 0.06 * sin(pi * q), z + 0.1 - 0.13 * q)
    return Doing(
        (),
        Hand("", touch=Touch(at=at, axis=(0.5, -0.8, 0.0), way="pinch", close=0.6)),
        Hand("before", "top", (-0.12, 0.012, -0.2)),
    )


def _measure(t: float, around: Around) -> Doing:
    """Hold a tape along what lies on the table."""
    at = plus(around.piece, 0.0, 0.02, 0.02 * sin(0.8 * t))
    return Doing((Frame(at, UP, (1.0, 0.0, 0.0)),), RIGHT_GRIP, LEFT_SECOND)


def _plant(t: float, around: Around) -> Doing:
    """Dig with a trowel beside what grows, the other hand on the ground."""
    q = 2 * pi * 0.6 * t
    tip = plus(around.piece, -0.1, 0.02 + 0.05 * max(0.0, sin(q)), 0.14)
    return Doing(
        (Frame(tip, (0.55, -0.8, -0.1), (0.8, 0.5, 0.0), "tip"),),
        RIGHT_GRIP,
        Hand("", touch=Touch(at=plus(around.piece, -0.12, 0.02, -0.16), palm=DOWN, way="flat", close=0.3)),
    )


def _stroke(t: float, around: Around) -> Doing:
    """Stroke what stands or lies before the person with one hand."""
    x, y, z = around.points["back"]
    at = (x + 0.06, y + 0.015, z + 0.12 * sin(1.8 * t))
    return Doing((), Hand("", touch=Touch(at=at, palm=DOWN, way="flat", close=0.15)), None)


def _blow(_t: float, _around: Around) -> Doing:
    """Lean on the table with both hands."""
    right, left = (Hand("before", "top", (-0.12, 0.01, 0.28 * out)) for out in (1.0, -1.0))
    return Doing((), right, left)


def _lens(_t: float, _around: Around) -> Doing:
    """Look into a device on the table, the hands at its sides."""
    return Doing((), Hand("piece", "right"), Hand("piece", "left"))


def _table(body: Body, hands: Callable[[float, Around], Doing], **more: float) -> Deed:
    return Deed(body=body, hands=hands, high=more.pop("high", 0.88), **more)  # type: ignore[arg-type]


_AT_WORK, _LOW = leaning(0.2, 0.36), leaning(0.3, 0.3)
MOP = Deed(body=_wide(0.2, 0.3, 0.16, 1.1), hands=_mop)
SWEEP = Deed(body=_wide(0.18, 0.3, 0.1, 2.3), hands=_floor)
DIG = Deed(body=_wide(0.4, 0.2, 0.25, 2.4), hands=_dig)
CHOP = _table(_AT_WORK, chop, cuts=True)
STIR = _table(leaning(0.16, 0.4), stir, high=0.86)
FRY = _table(leaning(0.16, 0.4), fry, high=0.86)
KNEAD = _table(leaning(0.3, 0.3, sway=0.05, slow=5.0), knead, high=0.82)
ROLL = _table(leaning(0.32, 0.3), roll, high=0.82)
WRITE = Deed(body=seated(0.22, 0.4), hands=_write, seat=0.45, apart=0.14)
PAINT = Deed(body=leaning(0.05, 0.04), hands=_paint, apart=0.3, turn=0.1, slant=0.7)
WALL = Deed(body=leaning(0.04, -0.02), hands=_wall, apart=0.6, turn=-0.15)
WIPE = Deed(body=leaning(0.08, -0.02), hands=_wipe, apart=0.34, turn=-0.15)
WIPE_TOP = _table(_LOW, _wipe_top, high=0.8)
SCRUB = _table(_AT_WORK, _scrub)
IRON = Deed(body=leaning(0.24, 0.34), hands=_iron, turn=1.2)
SAW = _table(leaning(0.42, 0.2), _saw, high=0.7)
HAMMER = Deed(body=leaning(0.24, 0.3), hands=_hammer)
SEW = Deed(body=seated(0.05, 0.42), hands=_sew, seat=0.45)
KNIT = Deed(body=seated(0.02, 0.38), hands=_knit, seat=0.45)
POUR = _table(leaning(0.14, 0.36), pour, high=0.8)
WATER = Deed(body=leaning(0.16, 0.42), hands=_water, apart=0.34)
TYPE = Deed(body=seated(0.06, 0.2), hands=_type, seat=0.45, apart=0.14)
PIANO = Deed(body=seated(0.1, 0.18), hands=_type, seat=0.5, apart=0.14, turn=0.35)
FOLD = _table(leaning(0.32, 0.3), _fold, high=0.78)
PACK = _table(leaning(0.2, 0.34), _pack, high=0.62)
CHESS = Deed(body=seated(0.22, 0.34), hands=_move_piece, seat=0.45, apart=0.12)
MEASURE = _table(leaning(0.3, 0.34), _measure, high=0.82)
PLANT = Deed(body=kneeling(0.6, 0.1), hands=_plant, apart=0.32)
STROKE = Deed(body=leaning(0.35, 0.3), hands=_stroke)
BLOW = _table(leaning(0.42, 0.0), _blow, high=0.74)
POT = _table(leaning(0.3, 0.3), pot, high=0.74)
LENS = _table(leaning(0.5, 0.12), _lens, high=0.86)

"""Hands on the head, the hair, the face and the collar of somebody else."""

from math import pi, sin

from filmgate.engines.animatic.geometry.mesh import Vector
from filmgate.engines.animatic.motion.deed import UP, Around, Doing, Frame, Hand, Touch, Way, mixed, plus
from filmgate.engines.animatic.motion.gaits import ease

_IN: Vector = (0.0, 0.0, -1.0)  # of the right hand: to the left


def touch(
    at: Vector, axis: Vector = UP, palm: Vector | None = None, way: Way = "flat", close: float = 0.25
) -> Hand:
    return Hand("", touch=Touch(at=at, axis=axis, palm=palm, way=way, close=close))


def pair(
    around: Around, point: str, off: Vector, axis: Vector, palm: Vector, close: float = 0.3
) -> tuple[Hand, Hand]:
    """Return both hands at the sides of a pair of points. off, axis, palm: of the right one."""
    (x, y, z), (a, b, c), (d, e, f) = off, axis, palm
    right = touch(plus(around.other[point + " r"], x, y, z), axis, palm, "flat", close)
    left = touch(plus(around.other[point + " l"], x, y, -z), (a, b, -c), (d, e, -f), "flat", close)
    return right, left


def fasten(t: float, around: Around) -> Doing:
    """Work at the throat with the tips of the fingers: a tie, a collar, a clasp."""
    w = 0.012 * sin(3.1 * t)
    at = plus(around.other["throat"], -0.012, -0.015 + 0.02 * sin(0.7 * t), 0.0)
    right = touch(plus(at, 0.0, w, 0.032), (0.7, 0.5, -0.5), None, "pinch", 0.6)
    return Doing((), right, touch(plus(at, 0.0, -w, -0.032), (0.7, 0.5, 0.5), None, "pinch", 0.6))


def clasp(t: float, around: Around) -> Doing:
    """Close a necklace at the nape."""
    at = plus(around.other["nape"], -0.012, 0.006 * sin(2.3 * t), 0.0)
    right = touch(plus(at, 0.0, 0.0, 0.025), (0.7, 0.5, -0.5), None, "pinch", 0.6)
    return Doing((), right, touch(plus(at, 0.0, 0.0, -0.025), (0.7, 0.5, 0.5), None, "pinch", 0.6))


def pin(t: float, around: Around) -> Doing:
    """Pin something on the chest."""
    at = plus(around.other["chest"], -0.012, 0.02, 0.05)
    right = touch(plus(at, 0.0, 0.006 * sin(4.0 * t), 0.02), (0.7, 0.5, -0.5), None, "pinch", 0.6)
    return Doing((), right, touch(plus(at, 0.0, 0.0, -0.03), (0.7, 0.5, 0.5), None, "pinch", 0.55))


def comb(t: float, around: Around) -> Doing:
    """Draw what is held along the hair from the crown to the nape; the other hand steadies the head."""
    q = (t % 2.4) / 2.4
    down, off = ease(0.0, 0.62, q), sin(pi * ease(0.62, 1.0, q))
    back = around.other["hair r"]
    tip = plus(
        mixed(around.other["crown r"], plus(back, 0.0, -0.12, 0.0), down), -0.02 - 0.08 * off, 0.02, 0.0
    )
    tool = Frame(tip, (-0.55, 0.55, 0.6), (0.6, -0.4, -0.5), "tip")
    left = touch(
        plus(around.other["hair l"], -0.01, 0.05, -0.015), (0.8, 0.5, 0.0), (0.25, 0.0, 1.0), "flat", 0.3
    )
    return Doing((tool,), Hand("first"), left)


def snip(t: float, around: Around) -> Doing:
    """Hold a strand with two fingers, and cut it."""
    q = t % 3.0
    out = sin(pi * ease(0.2, 0.9, q / 3.0)) * 0.04
    at = plus(around.other["hair l"], -0.03 - out, -0.02, -0.02)
    tool = Frame(
        plus(around.other["hair r"], -0.03 - 0.5 * out, 0.02 * sin(5 * t), 0.02), (-0.6, -0.1, 0.8), UP, "tip"
    )
    return Doing((tool,), Hand("first"), touch(at, (0.8, 0.3, 0.2), None, "pinch", 0.6))


def plait(t: float, around: Around) -> Doing:
    """Work at the hair with both hands."""
    w = 0.03 * sin(2.6 * t)
    at = plus(around.other["nape"], -0.05, 0.02 - 0.04 * sin(0.6 * t), 0.0)
    right = touch(plus(at, 0.0, w, 0.035 + 0.3 * w), (0.6, 0.6, -0.5), None, "pinch", 0.6)
    return Doing((), right, touch(plus(at, 0.0, -w, -0.035 + 0.3 * w), (0.6, 0.6, 0.5), None, "pinch", 0.6))


def lather(t: float, around: Around) -> Doing:
    """Rub the hair with both hands."""
    w = 0.03 * sin(6.0 * t)
    return Doing((), *pair(around, "crown", (w, 0.01, 0.02), (0.8, 0.1, -0.5), (0.1, -0.9, -0.4), 0.5))


def paint(t: float, around: Around) -> Doing:
    """Draw what is held along the face; the other hand holds the chin."""
    x, y, z = around.other["cheek r"]
    tip = (x - 0.006, y + 0.025 * sin(1.9 * t), z + 0.012 * sin(3.0 * t))
    tool = Frame(tip, (-0.75, 0.5, 0.45), UP, "tip")
    left = touch(
        plus(around.other["chin"], -0.012, -0.02, -0.015), (0.5, 0.3, 0.8), (0.8, 0.5, 0.2), "flat", 0.4
    )
    return Doing((tool,), Hand("first"), left)


def caress(t: float, around: Around) -> Doing:
    """Lay a hand on the cheek."""
    at = plus(around.other["cheek r"], -0.004, -0.005 + 0.012 * sin(1.7 * t), 0.016)
    return Doing((), touch(at, (0.35, 0.9, 0.2), (0.35, 0.0, -0.9), "flat", 0.25), None)


def invest(t: float, around: Around) -> Doing:
    """Set something on the head with both hands."""
    up = 0.16 * (1 - ease(0.2, 2.2, t))
    return Doing((), *pair(around, "temple", (-0.01, 0.06 + up, 0.012), (0.9, 0.3, 0.0), _IN, 0.35))

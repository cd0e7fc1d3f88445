"""Deeds of empty hands: on each other, on the body, or showing something."""

from collections.abc import Callable
from math import pi, sin

from filmgate.engines.animatic.geometry.mesh import Vector
from filmgate.engines.animatic.motion.deed import UP, Around, Deed, Doing, Hand, Touch, plus
from filmgate.engines.animatic.motion.deeds import leaning
from filmgate.engines.animatic.motion.gaits import ease

# how far a hand is closed that shows something: beyond a fist, a shape of its own
THUMB, PEACE, POINTS = 2.0, 3.0, 4.0
_IN, _OUT = (0.0, 0.0, -1.0), (0.0, 0.0, 1.0)  # of the right hand: to the left, and to the right
_BACK = (-1.0, 0.0, 0.0)


def _flat(at: Vector, axis: Vector, palm: Vector, close: float = 0.1) -> Hand:
    return Hand("", touch=Touch(at=at, axis=axis, palm=palm, way="flat", close=close))


def _both(at: Vector, aside: float, axis: Vector, palm: Vector, close: float = 0.1) -> Doing:
    """Return both hands at the sides of a point. palm: where that of the right hand looks."""
    a, b, c = palm
    d, e, f = axis
    right = _flat(plus(at, 0.0, 0.0, aside), axis, palm, close)
    return Doing((), right, _flat(plus(at, 0.0, 0.0, -aside), (d, e, -f), (a, b, -c), close))


def _pray(t: float, around: Around) -> Doing:
    return _both(plus(around.chest, 0.2, -0.06 + 0.006 * sin(1.3 * t), 0.0), 0.003, UP, _IN)


def _clap(t: float, around: Around) -> Doing:
    apart = 0.15 * max(0.0, sin(2 * pi * 1.9 * t)) ** 0.7
    return _both(plus(around.chest, 0.27, -0.05, 0.0), 0.004 + apart, (0.5, 0.85, 0.0), _IN)


def _folded(_t: float, around: Around) -> Doing:
    """Lay one hand over the other before the belly."""
    low = plus(around.hips, 0.21, 0.05, 0.0)
    right = _flat(plus(low, 0.022, 0.01, 0.012), (0.2, 0.5, -0.8), _BACK, 0.3)
    return Doing((), right, _flat(plus(low, 0.0, 0.0, -0.012), (0.2, 0.5, 0.8), _BACK, 0.3))


def _heart(t: float, around: Around) -> Doing:
    at = plus(around.chest, 0.125 + 0.004 * sin(1.6 * t), -0.07, -0.05)
    return Doing((), _flat(at, (0.0, 0.75, -0.65), _BACK, 0.1), None)


def _akimbo(_t: float, around: Around) -> Doing:
    return _both(plus(around.hips, 0.02, 0.10, 0.0), 0.155, (0.0, 0.6, 0.8), _IN, 0.35)


def _crossed(t: float, around: Around) -> Doing:
    """Put each hand on the other arm."""
    q = 0.004 * sin(1.6 * t)
    right = _flat(plus(around.chest, 0.15 + q, -0.18, -0.15), (0.1, 0.9, 0.2), _BACK, 0.3)
    left = _flat(plus(around.chest, 0.19 + q, -0.16, 0.14), (0.1, 0.9, -0.2), _BACK, 0.3)
    return Doing((), right, left)


def _shows(close: float, up: float, palm: Vector) -> Deed:
    """Return the deed of who holds one hand up that shows something."""

    def hands(t: float, around: Around) -> Doing:
        come = ease(0.0, 0.6, t + 0.3)
        at = plus(around.chest, 0.34, -0.22 + (0.22 + up) * come + 0.01 * sin(2.1 * t), 0.24)
        return Doing((), Hand("", touch=Touch(at=at, axis=UP, palm=palm, close=close)), None)

    return Deed(body=leaning(0.0, 0.0), hands=hands, turn=1.15)


def _salute(_t: float, around: Around) -> Doing:
    at = plus(around.eyes, 0.03, 0.03, 0.13)
    return Doing((), _flat(at, (0.35, -0.5, 0.6), (0.2, -0.75, -0.4), 0.05), None)


def _aims(_t: float, around: Around) -> Doing:
    at = plus(around.chest, 0.55, 0.12, 0.2)
    return Doing((), Hand("", touch=Touch(at=at, axis=UP, palm=_IN, close=POINTS)), None)


def _raised(t: float, around: Around) -> Doing:
    at = plus(around.eyes, 0.06, 0.36 + 0.01 * sin(1.7 * t), 0.24)
    return Doing((), _flat(at, (0.0, 0.3, -0.9), (1.0, 0.0, 0.0), 0.05), None)


def _on_head(t: float, around: Around) -> Doing:
    """Scratch the head."""
    at = plus(around.eyes, -0.02 + 0.014 * sin(9.0 * t), 0.10 + 0.012 * sin(9.0 * t), 0.10)
    return Doing((), _flat(at, (0.8, 0.2, 0.0), (0.0, -0.75, -0.65), 0.5), None)


def _to_face(t: float, around: Around) -> Doing:
    """Cover the face with both hands, and move them."""
    at = plus(around.mouth, 0.06, 0.03 + 0.012 * sin(2.6 * t), 0.0)
    return _both(at, 0.045, UP, (-1.0, 0.0, -0.2), 0.15)


def _eyes(t: float, around: Around) -> Doing:
    """Put both hands to the eyes: who rubs them, or takes glasses off or on."""
    at = plus(around.eyes, 0.045, 0.006 * sin(6.0 * t), 0.0)
    return _both(at, 0.058, UP, (-0.6, 0.0, -0.6), 0.45)


def _to_mouth(t: float, around: Around) -> Doing:
    """Hold a hand before the mouth."""
    at = plus(around.mouth, 0.055 + 0.01 * sin(3.0 * t), 0.0, 0.02)
    return Doing((), _flat(at, (0.0, 0.7, -0.7), _BACK, 0.3), None)


def _collar(t: float, around: Around) -> Doing:
    """Work at the collar with both hands: buttons, a tie."""
    at = plus(around.chest, 0.115, 0.01 - 0.02 * sin(0.8 * t), 0.0)
    return _both(at, 0.035 + 0.008 * sin(5.0 * t), (0.3, 0.8, -0.4), (-0.8, 0.0, -0.5), 0.5)


def _at_hair(t: float, around: Around) -> Doing:
    """Work at the hair beside the neck with both hands."""
    at = plus(around.mouth, 0.02, 0.02 - 0.05 * sin(0.7 * t), 0.12)
    right = _flat(plus(at, 0.03, -0.03, 0.05), (0.4, 0.9, 0.0), (-0.3, 0.0, -0.9), 0.55)
    left = _flat(plus(at, 0.05, -0.01 + 0.02 * sin(4.0 * t), -0.02), (0.4, 0.9, 0.0), (-0.9, 0.0, 0.3), 0.55)
    return Doing((), right, left)


def _brim(_t: float, around: Around) -> Doing:
    """Take a hat by its brim."""
    return _both(plus(around.eyes, 0.05, 0.075, 0.0), 0.115, (0.9, 0.2, 0.0), _IN, 0.4)


def _shrug(t: float, around: Around) -> Doing:
    up = 0.5 + 0.5 * sin(2.0 * t)
    return _both(plus(around.chest, 0.26, -0.2 + 0.06 * up, 0.0), 0.36, (0.5, 0.0, 0.85), UP, 0.1)


def _deed(
    hands: Callable[[float, Around], Doing], spine: float = 0.02, head: float = 0.04, turn: float = 1.0
) -> Deed:
    return Deed(body=leaning(spine, head), hands=hands, turn=turn)


GESTURES: dict[str, Deed] = {
    "pray": _deed(_pray, 0.04, 0.3),
    "clap": _deed(_clap),
    "folded": _deed(_folded),
    "heart": _deed(_heart),
    "akimbo": _deed(_akimbo),
    "crossed": _deed(_crossed),
    "thumbsup": _shows(THUMB, 0.02, _IN),
    "peace": _shows(PEACE, 0.16, (1.0, 0.0, 0.0)),
    "salute": _deed(_salute, 0.0, 0.0),
    "aim": _deed(_aims, 0.0, 0.0, 0.5),
    "raise": _deed(_raised, 0.0, -0.03),
    "scratch": _deed(_on_head, 0.02, 0.12),
    "wash": _deed(_to_face, 0.14, 0.14),
    "rub": _deed(_eyes),
    "cover": _deed(_to_mouth, 0.06, 0.08),
    "button": _deed(_collar, 0.02, 0.2),
    "braid": _deed(_at_hair, 0.0, 0.05),
    "hat": _deed(_brim),
    "shrug": _deed(_shrug, 0.0, -0.02),
}

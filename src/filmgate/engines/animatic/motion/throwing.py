"""Deeds of balls: they leave the hands, fly, bounce and come back, all as functions of time."""

from filmgate.engines.animatic.geometry.mesh import Vector
from filmgate.engines.animatic.motion.deed import (
    AHEAD,
    LEFT_SECOND,
    RIGHT_GRIP,
    UP,
    Around,
    Deed,
    Doing,
    Frame,
    Hand,
    Touch,
    plus,
)
from filmgate.engines.animatic.motion.deeds import leaning
from filmgate.engines.animatic.motion.gaits import ease
from filmgate.engines.animatic.motion.playing import ready, squatting

_ROUND = 3.2  # seconds from one throw to the next
_LEAVES, _RETURNS = 0.34, 0.92  # shares of it between which a ball is in the air


def _flight(q: float, start: Vector, far: float, high: float) -> Vector:
    """Return where a ball is that has been thrown, or comes back. q: 0 when it leaves the hands, 1 when it is
    there again; far: metres to where it turns; high: by which its way rises over the hands.
    """
    share = 1 - abs(2 * q - 1)
    x, y, z = start
    up = 4 * high * (share * (1 - 0.5 * share))  # a parabola up to its top, out of the picture
    return (x + far * share, y + up, z * (1 - share))


def _throw(t: float, around: Around) -> Doing:
    """Draw a ball back over the shoulder, throw it, and catch it when it comes back."""
    q = (t % _ROUND) / _ROUND
    back, out = (
        ease(0.06, 0.24, q) * (1 - ease(0.26, 0.34, q)),
        ease(0.26, 0.34, q) * (1 - ease(0.45, 0.8, q)),
    )
    at = plus(around.chest, 0.16 - 0.30 * back + 0.36 * out, 0.06 + 0.24 * back + 0.10 * out, 0.26)
    if not _LEAVES < q < _RETURNS:
        return Doing((Frame(at, UP, AHEAD),), RIGHT_GRIP, None)
    away = _flight((q - _LEAVES) / (_RETURNS - _LEAVES), plus(around.chest, 0.5, 0.16, 0.26), 7.0, 0.7)
    hand = Hand("", touch=Touch(at=at, axis=(0.0, 0.8, -0.6), palm=AHEAD, close=0.3))
    return Doing((Frame(away, UP, AHEAD),), hand, None)


def _throw_both(t: float, around: Around) -> Doing:
    """Bring a large ball up from the chest with both hands, throw it, and catch it when it comes back."""
    q = (t % _ROUND) / _ROUND
    up = ease(0.12, _LEAVES, q) * (1 - ease(0.42, 0.7, q))
    at = plus(around.chest, 0.26 + 0.10 * up, -0.12 + 0.52 * up, 0.0)
    if not _LEAVES < q < _RETURNS:
        return Doing((Frame(at),), RIGHT_GRIP, LEFT_SECOND)
    start = plus(around.chest, 0.36, 0.40, 0.0)
    away = _flight((q - _LEAVES) / (_RETURNS - _LEAVES), start, 5.0, 1.4)
    hands = [
        Hand(
            "",
            touch=Touch(at=plus(at, 0.0, 0.02, 0.12 * side), palm=(0.4, 0.0, -side), way="flat", close=0.2),
        )
        for side in (1.0, -1.0)
    ]
    return Doing((Frame(away),), hands[0], hands[1])


def _dribble(t: float, around: Around) -> Doing:
    """Bounce a ball beside the foot: it falls and rises freely, and the hand meets it at the top."""
    q = (t * 1.4) % 1.0
    high = 1 - (1 - abs(2 * q - 1)) ** 2
    top = around.hips[1] + 0.02
    ball = (0.40, 0.13 + (top - 0.26) * high, 0.30)
    hand = (0.40, max(ball[1] + 0.125, top - 0.10), 0.30)
    return Doing(
        (Frame(ball),), Hand("", touch=Touch(at=hand, palm=(0.0, -1.0, 0.0), way="flat", close=0.25)), None
    )


THROW = Deed(body=ready(0.06, 0.4, 3.2), hands=_throw)
THROW_BOTH = Deed(body=squatting, hands=_throw_both)
DRIBBLE = Deed(body=leaning(0.24, 0.05), hands=_dribble)

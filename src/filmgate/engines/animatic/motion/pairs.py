"""Deeds of two people whose hands are on each other: a handshake, an embrace, a dance in hold."""

from dataclasses import replace
from math import cos, hypot, pi, sin

from filmgate.engines.animatic.geometry.mesh import Vector
from filmgate.engines.animatic.motion.deed import (
    AHEAD,
    RIGHT,
    Around,
    Deed,
    Doing,
    Hand,
    Touch,
    Way,
    clasp,
    mixed,
)
from filmgate.engines.animatic.motion.deeds import leaning
from filmgate.engines.animatic.motion.gaits import Pose, ease, stride

# metres between two adults who do this with each other
APART = {"handshake": 0.68, "hug": 0.29, "waltz": 0.54, "salsa": 0.54, "handhold": 0.56}
FACING = frozenset(APART) - {"handhold"}  # they stand face to face
_OPEN = {"handshake": 0.47}  # radians that both are turned to the camera, so that their faces are seen
# seconds until hands meet, from one shake to the next, and of one; metres and times a second, up and down
_MEET, _PUMP, _SHAKEN, _HIGH, _PACE = 0.9, 4.4, 1.9, 0.055, 1.6
# of hands in each other, metres: how deep one goes into the other, half of what is between their palms, and
# how far away and how far below a hand begins; radians that it points down
_DEEP, _THICK, _COMES, _RISES, _DIPS = 0.003, 0.006, 0.05, 0.05, 0.62
_PALM, _HANDS, _SHOULDER, _BLADE, _WAIST = 1.05, 1.33, 1.46, 1.24, 1.12  # metres: heights of an adult
_HANGS, _OFFERS = 0.855, 1.17  # metres, as above: of a hand that hangs, and of one that is opened
_EYES, _BEFORE = 1.63, 0.35  # metres: of an adult, as above; of the way aside to whom one looks at
_HALF = 0.17  # metres from the middle of the back to the shoulder


def apart(acts: tuple[str, ...], one: float, other: float) -> float:
    """Return the metres between two people of these sizes (1: an adult); 0 if their hands do not meet."""
    return 0.5 * (one + other) * next((APART[act] for act in acts if act in APART), 0.0)


def opened(acts: tuple[str, ...]) -> float:
    """Return the radians that two who do this are turned from each other to the camera."""
    return next((_OPEN[act] for act in acts if act in _OPEN), 0.0)


def _on(at: Vector, axis: Vector, palm: Vector | None, way: Way = "flat", close: float = 0.12) -> Hand:
    return Hand("", touch=Touch(at=at, axis=axis, palm=palm, way=way, close=close))


def _between(around: Around, high: float, aside: float = 0.0) -> Vector:
    """Return the point half-way to the other, as high as this is for both of them."""
    x, z = around.partner
    own_x, _, own_z = around.hips
    return own_x + 0.5 * (x - own_x), 0.5 * high * (1.0 + around.tall), own_z + 0.5 * (z - own_z) + aside


def _of_other(around: Around, ahead: float, high: float, aside: float) -> Vector:
    """Return a point of the other's body, who faces this one. high: of an adult."""
    x, z = around.partner
    return x + ahead, high * around.tall, z + aside


def _eyes_of_other(around: Around) -> Vector:
    """Return the point to which one looks in the eyes of the other, who bows as deep as this one: a little
    before them for a camera that sees both faces.
    """
    x, z = around.partner
    return x, around.eyes[1] + _EYES * (around.tall - 1.0), _BEFORE * z


def _shaking(t: float) -> float:
    """Return how much two shake hands at a time, 0 to 1: again and again, with a rest between."""
    q = (t - _MEET) % _PUMP
    return (t > _MEET) * ease(0.0, 0.3, q) * (1.0 - ease(_SHAKEN - 0.3, _SHAKEN + 0.2, q))


def _greeting(t: float) -> tuple[Pose, Vector]:
    """Return the body of who shakes hands: it comes a little towards the other, and nods when that is done.
    The chest stays upright.
    """
    pose, shift = stride(0.0, 0.0)
    into, slow = _shaking(t), sin(1.1 * t)
    rests = ease(0.0, 0.4, t - _MEET - _SHAKEN) * (1.0 - into)
    nod = 0.13 * max(0.0, sin(2 * pi * 0.9 * (t - _MEET - _SHAKEN))) * rests
    pose |= {
        "spine": (-0.05 * into, 0.05 * slow, 0.02 * slow),
        "head": (0.04 + 0.02 * into - nod, 0.05 * sin(0.9 * t), 0.05 * sin(0.8 * t)),
    }
    return pose, shift


def _shake(t: float, around: Around) -> Doing:
    """Hold out the right hand, clasp that of the other palm to palm, and shake it up and down a few times.
    The left arm hangs.
    """
    met = ease(_MEET - 0.75, _MEET - 0.1, t)
    shaken = _HIGH * sin(2 * pi * _PACE * (t - _MEET)) * _shaking(t)
    x, y, z = _between(around, _PALM)
    far = hypot(
        *(one - own for one, own in zip(around.partner, (around.hips[0], around.hips[2]), strict=True))
    )
    c, s = (around.partner[0] - around.hips[0]) / far, (around.partner[1] - around.hips[2]) / far
    ahead = _DEEP - _COMES * (1.0 - met)
    at = (x + ahead * c - _THICK * s, y + shaken - _RISES * (1.0 - met), z + ahead * s + _THICK * c)
    axis = (sin(_DIPS) * c, cos(_DIPS), sin(_DIPS) * s)
    right = _on(at, axis, (s, 0.0, -c), "fist", clasp(ease(0.75, 1.0, met)))
    return Doing((), right, None, _eyes_of_other(around))


def _welcome(t: float, around: Around) -> Doing:
    """Shake the hand of the other, and after the first shake open the free hand beside it, palm up, with a
    word of welcome.
    """
    begins = _MEET + _SHAKEN
    open_ = ease(0.0, 0.7, t - begins) * (1.0 - ease(2.1, 2.8, t - begins))
    x, _, z = around.hips
    low, high = (x + 0.03, _HANGS, z - 0.22), (x + 0.27, _OFFERS + 0.02 * sin(5.0 * t), z - 0.27)
    touch = Touch(
        at=mixed(low, high, open_),
        axis=mixed(AHEAD, (0.1, 0.3, -0.9), open_),
        palm=mixed(RIGHT, (0.3, 0.9, 0.3), open_),
        close=0.25 - 0.2 * open_,
        elbow=(-1.0, -0.7, -0.12),
    )
    return _shake(t, around)._replace(left=Hand("", touch=touch))


def _embrace(t: float, around: Around) -> Doing:
    """Lay one arm over the shoulder of the other and the other arm around the back, and pat it."""
    pat = 0.012 * max(0.0, sin(5.0 * t)) * ease(1.0, 2.0, t % 4.0)
    right = _on(_of_other(around, 0.135 + pat, _BLADE + 0.07, 0.03), (0.0, 0.9, -0.4), (-1.0, 0.0, 0.0))
    left = _on(_of_other(around, 0.115, _WAIST, 0.02), (0.0, 0.9, 0.4), (-1.0, 0.0, 0.0))
    return Doing((), right, left)


def _leads(_t: float, around: Around) -> Doing:
    """Hold the hand of the other aside, with the right hand at the other's shoulder blade."""
    back = _of_other(around, -0.01, _BLADE + 0.02, 0.165)
    held = _on(_aside(around, -1.0), (-0.4, 0.9, 0.0), (0.6, 0.0, 0.4), "fist", 0.45)
    right = _on(back, (0.0, 0.9, 0.3), (-0.6, 0.0, -0.8))
    return Doing((), right._replace(touch=replace(right.touch, elbow=(-0.2, -0.5, 1.0))), held)


def _follows(_t: float, around: Around) -> Doing:
    """Lay one hand into that of the other, and the left hand on the other's shoulder."""
    shoulder = _of_other(around, -0.055, _SHOULDER - 0.02, -_HALF)
    held = _on(_aside(around, 1.0), (-0.4, 0.9, 0.0), (0.6, 0.0, -0.4), "fist", 0.45)
    left = _on(shoulder, (0.2, 0.3, 0.9), (0.25, -0.9, 0.3), close=0.25)
    return Doing((), held, left._replace(touch=replace(left.touch, elbow=(-0.2, -0.45, -1.0))))


def _aside(around: Around, side: float) -> Vector:
    """Return where two hold hands who dance: beside both, as high as the shorter can well reach."""
    return _between(around, _HANDS, 0.50 * side * min(around.tall, 1.0))


def _holds(t: float, around: Around) -> Doing:
    """Hold the hand of who stands beside, low."""
    low = _between(around, 0.93 + 0.006 * sin(1.3 * t))
    side = 1.0 if around.partner[1] > around.hips[2] else -1.0
    hand = _on(low, AHEAD, (0.0, 0.0, side), "fist", 0.6)
    return Doing((), hand, None) if side > 0 else Doing((), None, hand)


SHAKE = Deed(body=_greeting, hands=_shake, turn=0.0)
WELCOME = Deed(body=_greeting, hands=_welcome, turn=0.0)
EMBRACE = Deed(body=leaning(0.03, 0.05), hands=_embrace, turn=0.0)
LEADS = Deed(body=leaning(0.0, 0.0), hands=_leads, turn=0.0)
FOLLOWS = Deed(body=leaning(0.0, 0.0), hands=_follows, turn=0.0)
HOLDS = Deed(body=leaning(0.0, 0.0), hands=_holds, turn=1.15)

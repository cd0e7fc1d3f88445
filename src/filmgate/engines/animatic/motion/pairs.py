"""Deeds of two people whose hands are on each other: a handshake, an embrace, a dance in hold."""

from dataclasses import replace
from math import hypot, pi, sin

from filmgate.engines.animatic.geometry.mesh import Vector
from filmgate.engines.animatic.motion.deed import AHEAD, Around, Deed, Doing, Hand, Touch, Way
from filmgate.engines.animatic.motion.deeds import leaning
from filmgate.engines.animatic.motion.gaits import Pose, ease, stride

# metres between two adults who do this with each other
APART = {"handshake": 0.79, "hug": 0.29, "waltz": 0.54, "salsa": 0.54, "handhold": 0.56}
FACING = frozenset(APART) - {"handhold"}  # they stand face to face
_OPEN = {"handshake": 0.48}  # radians that both are turned to the camera, so that their faces are seen
_PUMP, _SHAKEN = 2.6, 1.5  # seconds from one shake to the next, and of one
_PALM, _HANDS, _SHOULDER, _BLADE, _WAIST = 1.03, 1.33, 1.46, 1.24, 1.12  # metres: heights of an adult
_EYES, _BEFORE = 1.63, 0.15  # metres: of an adult, as above; of the way aside to whom one looks at
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
    q = t % _PUMP
    return ease(0.0, 0.3, q) * (1.0 - ease(_SHAKEN - 0.3, _SHAKEN + 0.2, q))


def _greeting(t: float) -> tuple[Pose, Vector]:
    """Return the body of who shakes hands: it bows into the shake, nods, and shifts its weight."""
    pose, shift = stride(0.0, 0.0)
    into, slow = _shaking(t), sin(1.1 * t)
    nod = 0.11 * max(0.0, sin(2 * pi * 1.1 * t)) * into
    pose |= {
        "spine": (-0.04 - 0.16 * into, 0.05 * slow, 0.035 * slow),
        "head": (0.12 * into - nod, 0.05 * sin(0.9 * t), 0.06 * sin(0.8 * t)),
    }
    return pose, shift


def _shake(t: float, around: Around) -> Doing:
    """Clasp the right hand of the other, and shake it up and down a few times. The left arm hangs."""
    shaken = 0.045 * sin(2 * pi * 2.2 * t) * _shaking(t)
    x, y, z = _between(around, _PALM)
    far = hypot(
        *(one - own for one, own in zip(around.partner, (around.hips[0], around.hips[2]), strict=True))
    )
    c, s = (around.partner[0] - around.hips[0]) / far, (around.partner[1] - around.hips[2]) / far
    right = _on((x, y + shaken, z), (0.3 * c, 0.95, 0.3 * s), (s, 0.0, -c), "fist", 0.5)
    return Doing((), right, None, _eyes_of_other(around))


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
EMBRACE = Deed(body=leaning(0.03, 0.05), hands=_embrace, turn=0.0)
LEADS = Deed(body=leaning(0.0, 0.0), hands=_leads, turn=0.0)
FOLLOWS = Deed(body=leaning(0.0, 0.0), hands=_follows, turn=0.0)
HOLDS = Deed(body=leaning(0.0, 0.0), hands=_holds, turn=1.15)

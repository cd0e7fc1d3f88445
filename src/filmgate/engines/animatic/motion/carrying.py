"""Deeds of what hands carry, and of what they bring to the face: cups, books, phones, brushes."""

from math import cos, pi, sin

from filmgate.engines.animatic.geometry.mesh import Vector
from filmgate.engines.animatic.motion.deed import (
    AHEAD,
    DOWN,
    LEFT_SECOND,
    RIGHT_GRIP,
    UP,
    Around,
    Deed,
    Doing,
    Frame,
    Hand,
    Touch,
    mixed,
    plus,
)
from filmgate.engines.animatic.motion.deeds import kneeling, leaning, seated

_CALM = leaning(0.0, 0.02)


def _upright(t: float, around: Around) -> Doing:
    """Hold something upright before the shoulder."""
    at = plus(around.chest, 0.25, -0.16 + 0.008 * sin(t * 1.3), 0.2)
    return Doing((Frame(at, (0.06, 1.0, 0.05), (1.0, -0.06, 0.0), "grip"),), RIGHT_GRIP, None)


def _hanging(t: float, around: Around) -> Doing:
    """Let something hang from one hand."""
    at = plus(around.hips, 0.06 + 0.03 * sin(t * 2.2), -0.16, 0.27)
    return Doing((Frame(at, UP, AHEAD, "grip"),), RIGHT_GRIP, None)


def _both(t: float, around: Around) -> Doing:
    """Hold something with both hands before the belly."""
    at = plus(around.chest, 0.3, -0.26 + 0.01 * sin(t * 1.6), 0.0)
    return Doing((Frame(at),), RIGHT_GRIP, LEFT_SECOND)


def _shaft(t: float, around: Around) -> Doing:
    """Stand something long on the floor beside the foot and hold it."""
    at = plus(around.hips, 0.28, 0.2, 0.24)
    return Doing((Frame(at, (0.05, -1.0, 0.03 + 0.01 * sin(t)), AHEAD, "grip"),), RIGHT_GRIP, None)


def _low(t: float, around: Around) -> Doing:
    """Let something long hang across the thighs from both hands."""
    at = plus(around.hips, 0.2, -0.1 + 0.006 * sin(t * 1.6), 0.0)
    return Doing((Frame(at),), RIGHT_GRIP, LEFT_SECOND)


def _overhead(t: float, around: Around) -> Doing:
    """Hold an umbrella over the head."""
    at = plus(around.chest, 0.2, -0.06 + 0.01 * sin(t * 1.2), 0.15)
    return Doing((Frame(at, (-0.12, 1.0, -0.12), AHEAD, "grip"),), RIGHT_GRIP, None)


def _string(t: float, around: Around) -> Doing:
    """Hold the end of a string beside the shoulder."""
    at = plus(around.chest, 0.22, -0.05 + 0.03 * sin(t * 1.3), 0.24)
    return Doing((Frame(at, (0.04 * sin(t), 1.0, 0.03), AHEAD, "grip"),), RIGHT_GRIP, None)


def _read(t: float, around: Around) -> Doing:
    """Hold something before the chest to read it."""
    at = plus(around.chest, 0.3, -0.02 + 0.006 * sin(t * 1.4), 0.0)
    return Doing((Frame(at, (0.5, 0.85, 0.0), (-0.85, 0.5, 0.0)),), RIGHT_GRIP, LEFT_SECOND)


def _call(t: float, around: Around) -> Doing:
    """Hold a phone at the ear."""
    at = plus(around.eyes, -0.075, -0.05 + 0.004 * sin(t * 1.7), 0.105)
    return Doing((Frame(at, (-0.3, 0.92, 0.1), (0.0, 0.1, -1.0)),), RIGHT_GRIP, None)


def _text(t: float, around: Around) -> Doing:
    """Hold a phone before the chest and type with a thumb."""
    at = plus(around.chest, 0.27, 0.02 + 0.003 * sin(t * 5.0), 0.08)
    return Doing((Frame(at, (0.5, 0.85, 0.0), (-0.85, 0.5, 0.0)),), RIGHT_GRIP, None)


def _selfie(t: float, around: Around) -> Doing:
    at = plus(around.eyes, 0.4, 0.05 + 0.01 * sin(t), 0.2)
    return Doing((Frame(at, UP, (-1.0, 0.0, -0.3), "grip"),), RIGHT_GRIP, None)


def _photo(t: float, around: Around) -> Doing:
    """Hold a camera before the eyes."""
    return Doing((Frame(plus(around.eyes, 0.15, -0.02 + 0.003 * sin(t), 0.0)),), RIGHT_GRIP, LEFT_SECOND)


def _to_mouth(t: float, around: Around, low: Vector) -> tuple[Vector, float]:
    """Return the point between a place and the mouth, and how near the mouth it is."""
    near = min(max(0.5 - 0.75 * cos(t * 1.7), 0.0), 1.0)
    return mixed(low, around.mouth, near), near


def _drink(t: float, around: Around) -> Doing:
    """Lift a cup to the mouth, tip it, and lower it."""
    at, near = _to_mouth(t, around, plus(around.chest, 0.26, -0.1, 0.14))
    tilt = 0.7 * near * near
    at = plus(at, 0.055 * near + 0.02, -0.055 * near, 0.0)
    return Doing((Frame(at, (-sin(tilt), cos(tilt), 0.0), (cos(tilt), sin(tilt), 0.0)),), RIGHT_GRIP, None)


def _bite(t: float, around: Around) -> Doing:
    """Lift food to the mouth and lower it."""
    at, near = _to_mouth(t, around, plus(around.chest, 0.27, -0.08, 0.1))
    return Doing(
        (Frame(plus(at, 0.05 * near, -0.01, 0.0), (-0.35, 0.9, 0.0), (0.9, 0.35, 0.0)),), RIGHT_GRIP, None
    )


def _bite_both(t: float, around: Around) -> Doing:
    """Lift food to the mouth with both hands and lower it."""
    at, near = _to_mouth(t, around, plus(around.chest, 0.28, -0.1, 0.0))
    return Doing((Frame(plus(at, 0.06 * near + 0.02, -0.01, 0.0)),), RIGHT_GRIP, LEFT_SECOND)


def _fork(t: float, around: Around) -> Doing:
    """Bring food from a plate on the table to the mouth."""
    at, near = _to_mouth(t, around, plus(around.piece, 0.0, 0.02, 0.02))
    along = (-0.5 * near + 0.4 * (1 - near), -0.75 * (1 - near) + 0.1 * near, -0.5)
    return Doing(
        (Frame(plus(at, 0.012, 0.0, 0.0), along, (0.0, 0.7, 0.7), "tip"),),
        RIGHT_GRIP,
        Hand("before", "top", (-0.14, 0.01, -0.22)),
    )


def _lit(t: float, around: Around) -> Doing:
    """Hold a torch up beside the head, away from the face."""
    at = plus(around.chest, 0.34, 0.06 + 0.02 * sin(1.1 * t), 0.34)
    return Doing((Frame(at, (0.2, 0.96, 0.18), AHEAD),), RIGHT_GRIP, None)


def _teeth(t: float, around: Around) -> Doing:
    tip = plus(around.mouth, 0.012, 0.0, 0.025 * sin(t * 9.0))
    return Doing((Frame(tip, (-0.25, 0.2, -0.9), (-1.0, 0.0, 0.2), "tip"),), RIGHT_GRIP, None)


def _hair(t: float, around: Around) -> Doing:
    """Draw a comb along the hair beside the face."""
    q = 0.5 - 0.5 * cos(t * 2.0)
    tip = plus(around.eyes, -0.1, 0.08 - 0.2 * q, 0.12 + 0.02 * q)
    return Doing((Frame(tip, (-0.5, 0.75, 0.1), (0.1, 0.0, -1.0), "tip"),), RIGHT_GRIP, None)


def _face(t: float, around: Around) -> Doing:
    """Draw something along the cheek."""
    tip = plus(around.mouth, -0.03, 0.02 + 0.03 * sin(t * 2.2), 0.058)
    return Doing((Frame(tip, (-0.35, 0.85, -0.3), (0.0, 0.2, -1.0), "tip"),), RIGHT_GRIP, None)


def _lips(t: float, around: Around) -> Doing:
    tip = plus(around.mouth, 0.012, 0.003, 0.02 * sin(t * 2.4))
    return Doing((Frame(tip, (-0.8, 0.5, -0.3), (0.0, 0.0, 1.0), "tip"),), RIGHT_GRIP, None)


def _sing(t: float, around: Around) -> Doing:
    """Hold a microphone before the mouth."""
    tip = plus(around.mouth, 0.07, -0.02 + 0.006 * sin(t * 2.0), 0.02)
    return Doing((Frame(tip, (-0.6, 0.75, -0.25), AHEAD, "tip"),), RIGHT_GRIP, None)


def _point_at(t: float, around: Around) -> Doing:
    """Hold something out ahead: a torch, a wand."""
    at = plus(around.chest, 0.36, -0.02 + 0.03 * sin(t * 1.1), 0.18 + 0.08 * sin(t * 0.8))
    return Doing((Frame(at, (0.95, 0.12, -0.05), UP, "grip"),), RIGHT_GRIP, None)


def _conduct(t: float, around: Around) -> Doing:
    w = 2 * pi * 0.9 * t
    at = plus(around.chest, 0.3, 0.08 + 0.12 * cos(w), 0.18 + 0.13 * sin(w))
    left = Touch(at=plus(around.chest, 0.3, 0.05 + 0.08 * cos(w), -0.28), palm=DOWN, way="flat", close=0.2)
    return Doing(
        (Frame(at, (0.7, 0.7 + 0.3 * cos(w), -0.2 * sin(w)), UP, "grip"),), RIGHT_GRIP, Hand("", touch=left)
    )


def _look_through(t: float, around: Around) -> Doing:
    """Hold a lens before the eye."""
    tip = plus(around.eyes, 0.2 + 0.02 * sin(t), -0.03, 0.02)
    return Doing((Frame(tip, (0.1, 0.9, -0.3), (1.0, 0.0, 0.0), "tip"),), RIGHT_GRIP, None)


def _cane(t: float, around: Around) -> Doing:
    """Lean on a stick whose end is on the ground."""
    tip = (around.hips[0] + 0.2 + 0.04 * sin(t * 2.0), 0.0, around.hips[2] + 0.24)
    return Doing((Frame(tip, (-0.02, -1.0, 0.02), AHEAD, "tip"),), RIGHT_GRIP, None)


def _feed(t: float, around: Around) -> Doing:
    """Take from a bag in one hand and throw it before the feet with the other."""
    q = (t / 2.0) % 1.0
    out = max(0.0, sin(pi * q))
    bag = Frame(plus(around.chest, 0.2, -0.24, -0.14), (0.1, 1.0, 0.0))
    at = plus(around.chest, 0.2 + 0.28 * out, -0.14 + 0.02 * out, 0.04 + 0.16 * out)
    return Doing(
        (bag,),
        Hand("", touch=Touch(at=at, palm=(0.2, 0.9 - 1.2 * out, 0.0), way="flat", close=0.4)),
        Hand("first", "left"),
    )


def _play_game(t: float, around: Around) -> Doing:
    at = plus(around.chest, 0.26, -0.18 + 0.006 * sin(t * 3.0), 0.0)
    return Doing((Frame(at, UP, (1.0, -0.3, 0.0)),), RIGHT_GRIP, LEFT_SECOND)


def _tray(t: float, around: Around) -> Doing:
    at = plus(around.chest, 0.33, -0.14 + 0.006 * sin(t * 2.0), 0.0)
    return Doing((Frame(at),), RIGHT_GRIP, LEFT_SECOND)


CARRYING = {
    "upright": Deed(body=_CALM, hands=_upright),
    "hanging": Deed(body=_CALM, hands=_hanging),
    "both": Deed(body=_CALM, hands=_both),
    "shaft": Deed(body=_CALM, hands=_shaft),
    "low": Deed(body=_CALM, hands=_low),
}
UMBRELLA = Deed(body=_CALM, hands=_overhead)
STRING = Deed(body=_CALM, hands=_string)
TRAY = Deed(body=_CALM, hands=_tray)
READ = Deed(body=leaning(0.02, 0.38, sway=0.012), hands=_read)
CALL = Deed(body=leaning(0.0, -0.02, sway=0.05), hands=_call)
TEXT = Deed(body=leaning(0.02, 0.34), hands=_text)
SELFIE = Deed(body=leaning(0.0, -0.06), hands=_selfie)
PHOTO = Deed(body=leaning(0.0, 0.0, sway=0.06), hands=_photo)
DRINK = Deed(body=_CALM, hands=_drink)
BITE = Deed(body=leaning(0.02, 0.06), hands=_bite)
BITE_BOTH = Deed(body=leaning(0.03, 0.08), hands=_bite_both)
FORK = Deed(body=seated(0.2, 0.16), hands=_fork, seat=0.45, apart=0.12)
TEETH = Deed(body=leaning(0.05, 0.05), hands=_teeth)
HAIR = Deed(body=_CALM, hands=_hair)
FACE = Deed(body=leaning(0.04, -0.04), hands=_face)
LIPS = Deed(body=_CALM, hands=_lips)
SING = Deed(body=leaning(-0.02, -0.04, sway=0.08, slow=1.6), hands=_sing)
LIT = Deed(body=leaning(0.0, 0.0, sway=0.06), hands=_lit)
AIM = Deed(body=leaning(0.02, 0.0, sway=0.08), hands=_point_at)
CONDUCT = Deed(body=leaning(0.02, 0.0, sway=0.1, slow=2.8), hands=_conduct)
EXAMINE = Deed(body=leaning(0.12, 0.14), hands=_look_through)
CANE = Deed(body=leaning(0.12, 0.02), hands=_cane)
FEED = Deed(body=leaning(0.1, 0.34), hands=_feed)
GAME = Deed(body=seated(0.12, 0.04), hands=_play_game, seat=0.45)
KNEELING = Deed(body=kneeling(0.2, 0.2), hands=_both)

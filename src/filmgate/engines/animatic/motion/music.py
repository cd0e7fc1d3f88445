"""Deeds of musicians, where they look, and deeds of who speaks, sings at a stand, or shouts."""

from math import cos, pi, sin

from filmgate.engines.animatic.geometry.mesh import Vector
from filmgate.engines.animatic.motion.deed import (
    AHEAD,
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
from filmgate.engines.animatic.motion.deeds import leaning, seated
from filmgate.engines.animatic.motion.gaits import Pose, ease, stride

_READS = 0.45  # of the time, who plays from a sheet looks at it
# a violin: the way from the chin to its scroll, the way that its top looks, the way of its bow to its tip
_VIOLIN, _BELLY, _STROKE = (0.620, -0.055, -0.783), (0.517, 0.778, 0.355), (-0.589, 0.625, -0.512)
_CHIN = (-0.16, 0.40, -0.22)  # radians down, to the left, aside: of a head whose chin holds a violin


def eyes(t: float, around: Around, hands: Vector) -> Vector:
    """Return where somebody looks who plays: at the hands, and from time to time at the sheet that stands
    before. Players of other statures look up at other times.
    """
    sheet = around.points.get("top")
    if sheet is None:
        return hands
    turn = 0.5 + 0.5 * sin(0.9 * t + 60.0 * around.mouth[1])
    return mixed(hands, plus(sheet, 0.0, -0.1, 0.0), ease(_READS - 0.06, _READS + 0.06, 1.0 - turn))


def _fiddle(t: float, around: Around) -> Doing:
    """Hold a violin under the chin, its top a little to the right, and draw a bow across its strings.

    The bow is at right angles to the strings, moves along itself, and rises to the left: seen from before,
    it crosses the violin.
    """
    chin = plus(around.mouth, -0.045, -0.088, -0.01)
    q = 0.19 * sin(2 * pi * 0.6 * t)
    strings = plus(chin, *(0.2 * a + 0.046 * b for a, b in zip(_VIOLIN, _BELLY, strict=True)))
    at = plus(strings, *(-(0.34 + q) * one for one in _STROKE))
    return Doing(
        (Frame(chin, _VIOLIN, _BELLY), Frame(at, _STROKE, _BELLY, "grip")),
        Hand("second"),
        Hand("first"),
        eyes(t, around, plus(chin, *(0.42 * one for one in _VIOLIN))),
    )


def _cello(t: float, around: Around) -> Doing:
    """Hold a cello between the knees and draw a bow over it."""
    foot = (around.hips[0] + 0.46, 0.02, around.hips[2] - 0.02)
    along = (-0.33, 0.94, -0.04)
    q = 0.18 * sin(2 * pi * 0.45 * t)
    x, y, z = plus(foot, 0.66 * along[0] + 0.1, 0.66 * along[1], 0.66 * along[2])
    way = (0.12, 0.06, -0.98)
    at = (x - way[0] * (0.34 + q), y - way[1] * (0.34 + q), z - way[2] * (0.34 + q))
    slide = 0.05 * sin(0.8 * t)
    return Doing(
        (Frame(foot, along, (0.94, 0.33, 0.0)), Frame(at, way, (0.3, 0.9, 0.0), "grip")),
        Hand("second"),
        Hand("first", "grip", (-0.33 * slide, 0.94 * slide, 0.0)),
        eyes(t, around, (x, y, z)),
    )


def _inclined(t: float) -> tuple[Pose, Vector]:
    """Return the body of who stands with a violin under the chin."""
    pose, shift = leaning(0.0, 0.0, sway=0.08, slow=1.5)(t)
    down, aside, tilt = _CHIN
    return pose | {"head": (down, aside + 0.04 * sin(0.9 * t), tilt + 0.03 * sin(1.5 * t))}, shift


def _saxophone(t: float, around: Around) -> Doing:
    """Hold a saxophone before the body, its mouthpiece between the lips."""
    sway = 0.06 * sin(1.3 * t)
    at = plus(around.mouth, 0.012, -0.004, 0.0)
    frame = Frame(at, (0.10 + 0.3 * sway, 0.97, -0.16), (0.97, -0.10, 0.20), "origin")
    return Doing((frame,), Hand("first"), Hand("first", "second"))


def _accordion(t: float, around: Around) -> Doing:
    """Draw an accordion to and fro before the chest."""
    w = sin(2 * pi * 0.4 * t)
    at = plus(around.chest, 0.24, -0.20, 0.02)
    return Doing(
        (Frame(at, (0.0, 1.0, 0.14 * w), (1.0, 0.0, 0.10 * w)),), Hand("first"), Hand("first", "second")
    )


def _bass(t: float, around: Around) -> Doing:
    """Stand behind a double bass, pluck it with one hand, and finger it with the other."""
    foot = (around.hips[0] + 0.40, 0.02, -0.10)
    along = (-0.16, 0.98, -0.05)
    pluck = 0.025 * sin(2 * pi * 1.6 * t)
    slide = 0.10 * sin(0.8 * t)
    return Doing(
        (Frame(foot, along, (0.98, 0.16, 0.10)),),
        Hand("first", "strings", (0.01, 0.30, 0.05 + pluck)),
        Hand("first", "grip", (-0.16 * slide, 0.98 * slide, 0.0)),
    )


def _at_stand(t: float, around: Around) -> Doing:
    """Hold a microphone on its stand with one hand, and sing with the other."""
    x, y, z = around.points["top"]
    open_ = 0.5 + 0.5 * sin(1.1 * t)
    stand = Touch(at=(x - 0.04, min(y - 0.18, around.mouth[1] - 0.20), z), axis=UP, palm=None, close=0.8)
    free = plus(around.chest, 0.30, -0.16 + 0.14 * open_, 0.30 + 0.10 * open_)
    return Doing(
        (),
        Hand("", touch=Touch(at=free, axis=(0.3, 0.6, 0.7), palm=(0.2, 0.9, -0.4), way="flat", close=0.15)),
        Hand("", touch=stand),
    )


def _speech(t: float, around: Around) -> Doing:
    """Speak at a lectern: one hand rests on it, the other stresses the words."""
    x, y, z = around.points["top"]
    rests = Touch(
        at=(x, y - 0.27, z - 0.2), axis=(0.3, 0.0, 0.9), palm=(0.0, -1.0, 0.0), way="flat", close=0.3
    )
    return Doing((), _stress(t, around, 0.24), Hand("", touch=rests))


def _stress(t: float, around: Around, aside: float, way: float = 1.0) -> Hand:
    """Return a hand that stresses words: it rises, opens and comes down."""
    beat = 0.5 + 0.5 * sin(2.3 * t) * sin(0.9 * t + 0.5)
    at = plus(around.chest, 0.34 + 0.05 * beat, -0.20 + 0.30 * beat, (aside + 0.10 * beat) * way)
    return Hand(
        "", touch=Touch(at=at, axis=(0.3, 0.7, 0.5 * way), palm=(0.2, 0.5, -0.8 * way), way="flat", close=0.2)
    )


def _orate(t: float, around: Around) -> Doing:
    """Speak to many with both hands."""
    return Doing((), _stress(t, around, 0.22), _stress(t + 0.9, around, 0.22, -1.0))


def _cups(t: float, around: Around) -> Doing:
    """Hold both hands around the mouth, which calls."""
    at = plus(around.mouth, 0.055 + 0.006 * sin(3.0 * t), -0.012, 0.0)
    right = Touch(
        at=plus(at, 0.0, 0.0, 0.062), axis=(0.35, 0.9, 0.0), palm=(-0.25, 0.0, -1.0), way="flat", close=0.35
    )
    left = Touch(
        at=plus(at, 0.0, 0.0, -0.062), axis=(0.35, 0.9, 0.0), palm=(-0.25, 0.0, 1.0), way="flat", close=0.35
    )
    return Doing((), Hand("", touch=right), Hand("", touch=left))


def _fist(t: float, around: Around) -> Doing:
    """Shake a fist higher than the face, which it does not hide; the other arm is tense."""
    shake = 0.05 * sin(8.0 * t) * ease(-0.4, 0.4, sin(0.9 * t))
    at = plus(around.eyes, 0.10, 0.27 + shake, 0.27)
    low = plus(around.hips, 0.10, -0.04, -0.28)
    fist = Touch(at=at, axis=(-0.2, 0.2, -1.0), palm=AHEAD, close=0.95)
    return Doing(
        (), Hand("", touch=fist), Hand("", touch=Touch(at=low, axis=AHEAD, palm=(0.0, 0.0, 1.0), close=0.95))
    )


def _at_watch(t: float, around: Around) -> Doing:
    """Hold the left wrist before the chest, and push the sleeve back."""
    at = plus(around.chest, 0.25, -0.10 + 0.01 * sin(1.1 * t), 0.02)
    left = Touch(at=at, axis=(-0.4, 0.8, 0.0), palm=_BACK, way="flat", close=0.5)
    right = Touch(
        at=plus(at, -0.02, 0.01, -0.09), axis=(0.2, 0.9, 0.0), palm=(0.5, -0.5, -0.3), way="flat", close=0.4
    )
    return Doing((), Hand("", touch=right), Hand("", touch=left))


def _thrust(t: float) -> tuple[Pose, Vector]:
    """Return the body of who shouts: the head goes forward with each shout, the chest with it."""
    pose, shift = stride(0.12, 0.35)
    push = max(0.0, sin(2.6 * t)) ** 2
    pose |= {
        "spine": (-0.10 - 0.09 * push, 0.05 * sin(0.8 * t), 0.0),
        "head": (0.02 + 0.05 * push, 0.06 * sin(0.7 * t), 0.0),
    }
    return pose, shift


def _groove(t: float) -> tuple[Pose, Vector]:
    """Return the body of who plays standing and moves with it."""
    pose, shift = stride(0.0, 0.0)
    sway = sin(1.3 * t)
    pose |= {"spine": (-0.04, 0.06 * sway, 0.05 * sway), "head": (-0.06, 0.05 * cos(0.9 * t), -0.05 * sway)}
    return pose, shift


_BACK: Vector = (-1.0, 0.0, 0.0)
VIOLIN = Deed(body=_inclined, hands=_fiddle, turn=1.0)
CELLO = Deed(body=seated(0.06, 0.2, knees=0.42), hands=_cello, seat=0.46, apart=0.55, aside=-0.58, turn=1.0)
WATCH = Deed(body=leaning(0.02, 0.32), hands=_at_watch, turn=1.0)
SAXOPHONE = Deed(body=_groove, hands=_saxophone, turn=0.9)
ACCORDION = Deed(body=_groove, hands=_accordion, turn=1.05)
BASS = Deed(body=_groove, hands=_bass, turn=0.95)
AT_STAND = Deed(body=_groove, hands=_at_stand, apart=0.10, turn=0.95)
SPEECH = Deed(body=leaning(0.03, 0.0), hands=_speech, apart=0.12, turn=1.0)
ORATE = Deed(body=leaning(0.0, -0.02), hands=_orate, turn=1.0)
SHOUT = Deed(body=_thrust, hands=_cups, turn=0.95)
RANT = Deed(body=_thrust, hands=_fist, turn=0.95)

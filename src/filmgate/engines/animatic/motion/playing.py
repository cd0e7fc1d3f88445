"""Deeds of playing: instruments, games, weights; and of pushing, pulling, opening, climbing."""

from math import cos, pi, sin

from filmgate.engines.animatic.geometry.mesh import Vector
from filmgate.engines.animatic.motion.deed import (
    AHEAD,
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
from filmgate.engines.animatic.motion.deeds import leaning, seated
from filmgate.engines.animatic.motion.gaits import Pose, stride
from filmgate.engines.animatic.motion.music import eyes


def _strum(t: float, around: Around) -> Doing:
    """Hold a guitar across the belly, pluck it, and move along its neck."""
    guitar = Frame(plus(around.chest, 0.17, -0.27, 0.09), (0.1, 0.34, -0.93), (0.98, 0.1, 0.12))
    q = 0.03 * sin(2 * pi * 1.7 * t)
    neck = 0.05 * sin(0.9 * t)
    return Doing(
        (guitar,),
        Hand("first", "grip", (0.012, 1.2 * q, q), Touch(elbow=(0.1, 0.25, 1.0))),
        Hand("first", "second", (-0.005, 0.34 * neck, -0.93 * neck)),
        eyes(t, around, plus(guitar.at, 0.06, 0.15, -0.42)),
    )


def _harp(t: float, around: Around) -> Doing:
    """Pluck the strings of a harp from both sides."""
    q, p = 0.05 * sin(2.3 * t), 0.05 * cos(1.7 * t)
    foot = (around.hips[0] + 0.62, 0.0, around.hips[2] + 0.0)
    hands = [
        Hand(
            "",
            touch=Touch(
                at=plus(around.chest, 0.26 + shift, 0.02 + shift, 0.05 * out),
                palm=(0.1, 0.0, -out),
                axis=UP,
                way="flat",
                close=0.4,
            ),
        )
        for out, shift in ((1.0, q), (-1.0, p))
    ]
    right, left = hands
    return Doing((Frame(foot),), right, left, gaze=plus(around.chest, 0.26, 0.02, 0.0))


def _wind(t: float, around: Around) -> Doing:
    """Hold a trumpet to the lips."""
    at = plus(around.mouth, 0.03, 0.006 * sin(t * 1.4), 0.0)
    gaze = eyes(t, around, plus(at, 0.6, -0.2, 0.0))
    return Doing((Frame(at, (0.98, -0.06, 0.0), (0.06, 0.98, 0.0)),), RIGHT_GRIP, LEFT_SECOND, gaze)


def _flute(t: float, around: Around) -> Doing:
    """Hold a flute across the lips."""
    at = plus(around.mouth, 0.014, -0.012 + 0.004 * sin(t * 1.6), -0.02)
    gaze = eyes(t, around, plus(at, 0.7, -0.4, 0.3))
    return Doing((Frame(at, (0.3, -0.12, 0.94), (0.0, 1.0, 0.1)),), RIGHT_GRIP, LEFT_SECOND, gaze)


def _pipe(t: float, around: Around) -> Doing:
    """Hold a clarinet before the chest, its end between the lips."""
    at = plus(around.mouth, 0.012, -0.004, 0.0)
    pipe = Frame(at, (0.5, -0.86, 0.02 * sin(t)), (0.86, 0.5, 0.0))
    return Doing((pipe,), Hand("first", "second"), Hand("first"), eyes(t, around, plus(at, 0.6, -0.4, 0.0)))


def _drums(t: float, around: Around) -> Doing:
    """Beat with two sticks in turn."""
    sticks = []
    x, y, z = around.points["skin"]
    for out, lag in ((1.0, 0.0), (-1.0, pi)):
        up = max(0.0, sin(2 * pi * 1.6 * t + lag))
        tip = (x - 0.02, y + 0.012 + 0.16 * up, z + 0.09 * out)
        sticks.append(Frame(tip, (0.85, -0.3 + 0.7 * up, -0.35 * out), UP, "tip"))
    return Doing(tuple(sticks), RIGHT_GRIP, Hand("second"), (x, y, z))


def _pat(t: float, around: Around) -> Doing:
    """Beat with both palms in turn."""
    x, y, z = around.points["skin"]
    hands = [
        Hand(
            "",
            touch=Touch(
                at=(x - 0.06, y + 0.02 + 0.12 * max(0.0, sin(2 * pi * 1.5 * t + lag)), z + 0.1 * out),
                palm=(0.0, -1.0, 0.0),
                way="flat",
                close=0.1,
            ),
        )
        for out, lag in ((1.0, 0.0), (-1.0, pi))
    ]
    right, left = hands
    return Doing((), right, left)


def _shove(_t: float, _around: Around) -> Doing:
    return Doing((), Hand("before", "right"), Hand("before", "left"))


def _haul(t: float, around: Around) -> Doing:
    """Draw a rope in, hand over hand."""
    q = 0.12 * sin(1.9 * t)
    at = plus(around.chest, 0.36 + q, -0.16, 0.0)
    return Doing(
        (Frame(at, AHEAD, UP),),
        Hand("first", "grip", (0.1 + 0.04 * sin(1.9 * t), 0.0, 0.0)),
        Hand("first", "second"),
    )


def _press(t: float, around: Around) -> Doing:
    """Lift a bar from the chest over the head and lower it."""
    up = 0.5 - 0.5 * cos(1.9 * t)
    at = plus(around.chest, 0.14 - 0.1 * up, -0.02 + 0.56 * up, 0.0)
    return Doing((Frame(at),), RIGHT_GRIP, LEFT_SECOND)


def _curl(t: float, around: Around) -> Doing:
    """Lift two dumbbells to the shoulders in turn."""
    bells = []
    for out, lag in ((1.0, 0.0), (-1.0, pi)):
        up = 0.5 - 0.5 * cos(2.2 * t + lag)
        at = plus(around.hips, 0.08 + 0.28 * sin(pi * 0.75 * up), -0.08 + 0.4 * up, 0.23 * out)
        bells.append(Frame(at, (0.15, 0.1, 0.95 * out), UP))
    return Doing(tuple(bells), RIGHT_GRIP, Hand("second"))


def _swing(t: float, around: Around, low: float, flat: float, every: float = 2.2) -> tuple[Vector, Vector]:
    """Return where a grip is and which way its length goes in a swing around the body, from the right to the
    left.
    """
    q = (t / every) % 1.0
    back = max(0.0, sin(pi * min(q / 0.4, 1.0)))
    out = sin(0.5 * pi * min(max((q - 0.36) / 0.2, 0.0), 1.0)) * (1.0 - min(max((q - 0.66) / 0.34, 0.0), 1.0))
    turn = 1.15 * back - 1.5 * out
    at = plus(
        around.chest, 0.34 * cos(0.8 * turn), -low + 0.1 * back + 0.16 * out, 0.34 * sin(0.8 * turn) + 0.04
    )
    rise = flat + 0.75 * back + 0.25 * out
    return at, (cos(1.5 * turn) * cos(rise), sin(rise), sin(1.5 * turn) * cos(rise))


def _racket(t: float, around: Around) -> Doing:
    at, along = _swing(t, around, 0.1, 0.2)
    return Doing((Frame(at, along, (along[2], 0.0, -along[0]), "grip"),), RIGHT_GRIP, None)


def _bat(t: float, around: Around) -> Doing:
    at, along = _swing(t, around, 0.06, 0.25)
    return Doing((Frame(at, along, (along[2], 0.0, -along[0]), "grip"),), RIGHT_GRIP, LEFT_SECOND)


def _golf(t: float, around: Around) -> Doing:
    """Swing a club past the feet."""
    q = (t / 3.0) % 1.0
    swing = sin(2 * pi * q) * (1.0 if q < 0.5 else 1.3)
    at = plus(around.hips, 0.36, -0.04 + 0.12 * swing * swing, 0.16 * swing)
    along = (0.42 * cos(1.3 * swing), -0.9 * cos(1.3 * swing), 0.98 * sin(1.3 * swing))
    return Doing((Frame(at, along, (0.0, 0.1, -1.0), "grip"),), RIGHT_GRIP, LEFT_SECOND)


def _hockey(t: float, _around: Around) -> Doing:
    tip = (0.68, 0.02, 0.3 * sin(1.9 * t))
    return Doing(
        (Frame(tip, (0.5, -0.84, 0.3 * sin(1.9 * t)), (0.6, 0.5, 0.6), "tip"),), RIGHT_GRIP, LEFT_SECOND
    )


def _axe(t: float, around: Around) -> Doing:
    """Lift an axe over the head and bring it down."""
    q = (t / 1.9) % 1.0
    up = sin(pi * q) ** 1.3 if q < 0.62 else sin(pi * 0.62) ** 1.3 * max(0.0, 1.0 - (q - 0.62) / 0.12)
    at = plus(around.chest, 0.28 - 0.1 * up, -0.3 + 0.44 * up, 0.04)
    rise = -0.5 + 2.3 * up
    return Doing(
        (Frame(at, (cos(rise), sin(rise), -0.03), (sin(rise), -cos(rise), 0.0), "grip"),),
        RIGHT_GRIP,
        LEFT_SECOND,
    )


def _sword(t: float, around: Around) -> Doing:
    """Cut with a sword from the shoulder across the body."""
    q = 0.5 - 0.5 * cos(2 * pi * t / 2.0)
    at = plus(around.chest, 0.26 + 0.12 * sin(pi * q), 0.14 - 0.26 * q, 0.26 - 0.3 * q)
    rise = 1.35 - 1.5 * q
    return Doing(
        (Frame(at, (cos(rise), sin(rise), 0.25 - 0.5 * q), (sin(rise), -cos(rise), 0.0), "grip"),),
        RIGHT_GRIP,
        None,
    )


def _fish(t: float, around: Around) -> Doing:
    """Hold a rod out over the water."""
    lift = 0.1 * max(0.0, sin(0.9 * t))
    at = plus(around.hips, 0.26, 0.1 + lift, 0.1)
    return Doing((Frame(at, (0.8, 0.55 + lift, -0.1), (0.1, 0.0, 1.0), "grip"),), RIGHT_GRIP, LEFT_SECOND)


def _archer(t: float, around: Around) -> Doing:
    """Hold a bow out to the side and draw its string."""
    draw = 0.5 - 0.5 * cos(1.3 * t)
    bow = Frame(plus(around.chest, 0.46, 0.04, -0.26), UP, (0.92, 0.0, -0.4))
    string = plus(around.chest, 0.3 - 0.22 * draw, 0.06, -0.16 + 0.22 * draw)
    return Doing((bow,), Hand("", touch=Touch(at=string, axis=UP, way="pinch", close=0.7)), Hand("first"))


def _open(_t: float, around: Around) -> Doing:
    """Hold the handle of a door that opens."""
    return Doing(
        (),
        Hand("", touch=Touch(at=around.points["handle"], axis=(0.0, 0.5, 0.9), palm=None, close=0.7)),
        None,
    )


def _climb(t: float, around: Around) -> Doing:
    """Take one rung after the other."""
    x, y, z = around.points["rung"]
    hands = [
        Hand(
            "",
            touch=Touch(
                at=(x, y + 0.3 * (0.5 - 0.5 * cos(2.0 * t + lag)), z + 0.15 * out),
                axis=(0.0, 0.0, -out),
                close=0.85,
            ),
        )
        for out, lag in ((1.0, 0.0), (-1.0, pi))
    ]
    right, left = hands
    return Doing((), right, left)


def _rungs(t: float) -> tuple[Pose, Vector]:
    """Return the body of who steps from rung to rung."""
    pose: Pose = {"spine": (-0.12, 0.05 * sin(2.0 * t), 0.0), "head": (0.15, 0.0, 0.0)}
    for side, lag, out in (("l", pi, 1.0), ("r", 0.0, -1.0)):
        up = 0.5 - 0.5 * cos(2.0 * t + lag)
        pose |= {
            "lu" + side: (0.35 + 0.75 * up, 0.0, 0.06 * out),
            "ll" + side: -0.5 - 0.95 * up,
            "lf" + side: 0.1,
        }
    return pose, (0.0, 0.1, 0.0)


def _braced(t: float) -> tuple[Pose, Vector]:
    """Return the body of who leans on what it pushes."""
    pose, shift = stride(0.12, 0.5)
    pose |= {"spine": (-0.3 - 0.05 * sin(t * 2.2), 0.0, 0.0), "head": (0.15, 0.0, 0.0)}
    return pose, shift


def _drawing(t: float) -> tuple[Pose, Vector]:
    """Return the body of who leans back and pulls."""
    pose, shift = stride(0.12, 0.5)
    pose |= {"spine": (0.14 + 0.08 * sin(t * 1.9), 0.0, 0.0), "head": (-0.08, 0.0, 0.0)}
    return pose, shift


def ready(spine: float, turn: float, every: float) -> Body:
    """Return the body of who strikes from the right to the left."""

    def body(t: float) -> tuple[Pose, Vector]:
        q = (t / every) % 1.0
        back = max(0.0, sin(pi * min(q / 0.4, 1.0)))
        out = max(0.0, sin(pi * min(max((q - 0.34) / 0.5, 0.0), 1.0)))
        pose, shift = stride(0.12, 0.45)
        pose |= {"spine": (-spine, turn * (out - back), 0.0), "head": (0.02, -0.4 * turn * (out - back), 0.0)}
        return pose, shift

    return body


def squatting(t: float) -> tuple[Pose, Vector]:
    """Return the body of who lifts from the knees."""
    low = 0.5 + 0.5 * cos(1.9 * t)
    pose: Pose = {"spine": (-0.1 * low, 0.0, 0.0), "head": (0.12 * (1 - low), 0.0, 0.0)}
    for side, out in (("l", 1.0), ("r", -1.0)):
        pose |= {"lu" + side: (0.4 * low, 0.0, 0.14 * out), "ll" + side: -0.75 * low, "lf" + side: 0.35 * low}
    return pose, (0.0, 0.0, 0.0)


_STAND = leaning(0.0, 0.1, sway=0.05, slow=1.5)
GUITAR = Deed(body=leaning(0.0, 0.24, sway=0.05, slow=1.8), hands=_strum)
HARP = Deed(body=seated(0.02, 0.06, knees=0.3), hands=_harp, seat=0.46, turn=0.45)
TRUMPET = Deed(body=leaning(-0.04, -0.04, sway=0.08, slow=1.6), hands=_wind, turn=0.6)
FLUTE = Deed(body=leaning(0.0, 0.02, sway=0.08, slow=1.5), hands=_flute, turn=1.1)
CLARINET = Deed(body=_STAND, hands=_pipe)
DRUMS = Deed(body=seated(0.04, 0.14, knees=0.3), hands=_drums, seat=0.48, apart=0.16, turn=0.9)
DRUM = Deed(body=leaning(0.1, 0.24), hands=_pat, apart=0.2, high=0.8)
PUSH_CART = Deed(body=_braced, hands=_shove, goes=True, apart=0.26, turn=0.5)
PUSH = Deed(body=_braced, hands=_shove, apart=0.36, turn=0.25)
HAUL = Deed(body=_drawing, hands=_haul, turn=0.3)
PRESS = Deed(body=squatting, hands=_press, turn=0.9)
CURL = Deed(body=leaning(0.0, 0.02), hands=_curl, turn=0.9)
RACKET = Deed(body=ready(0.08, 0.5, 2.2), hands=_racket)
BAT = Deed(body=ready(0.12, 0.45, 2.2), hands=_bat)
GOLF = Deed(body=leaning(0.36, 0.2, sway=0.25, slow=2.1), hands=_golf)
HOCKEY = Deed(body=leaning(0.36, 0.06, sway=0.15, slow=1.9), hands=_hockey)
AXE = Deed(body=leaning(0.14, 0.24), hands=_axe, apart=0.34)
SWORD = Deed(body=ready(0.08, 0.35, 2.0), hands=_sword)
FISH = Deed(body=leaning(0.02, 0.12), hands=_fish, turn=0.5)
ARCHER = Deed(body=leaning(0.0, -0.02), hands=_archer, turn=0.6)
DOOR = Deed(body=leaning(0.06, 0.06), hands=_open, apart=0.26, turn=-0.25, swings=True)
LADDER = Deed(body=_rungs, hands=_climb, apart=0.12, turn=-0.3)

"""Acts that move all of a subject: it leaves, jumps, spins, rises, grows. Each is a course of homographies.

A pose (3, 3) takes points of the image to where they are at a time; it is the identity at the beginning.
"""

import math
from collections.abc import Callable, Iterator

import numpy as np

from filmgate.engines.animatic.image.body import Body
from filmgate.engines.animatic.image.curves import CARD, after, both, settled, swing
from filmgate.engines.animatic.image.given import Given
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.render.pixels import ease
from filmgate.script.treatment import Stir

Pose = Callable[[float], Floats]

STARTS = 0.15  # seconds: who does something takes a moment
_FADES = 0.8


def poses(given: Given, body: Body, one: Stir) -> Iterator[Pose]:
    """Give how an act moves all of the body; nothing for an act of its parts."""
    make = _ACTS.get(one.does)
    if make is None or not body.cut or (one.does == "turn" and not body.thing):
        return
    clock, pose = given.clock(one, STARTS), make(given, body, one)
    yield lambda t: pose(clock(t))


def together(acts: tuple[Pose, ...], t: float) -> Floats:
    """Return the pose of all acts at `t` seconds."""
    out = np.eye(3)
    for act in acts:
        out = act(t) @ out
    return out


def _about(at: tuple[float, float], matrix: Floats) -> Floats:
    """Return a matrix that works around a point."""
    to, back = np.eye(3), np.eye(3)
    to[:2, 2], back[:2, 2] = at, (-at[0], -at[1])
    return np.asarray(to @ matrix @ back)


def _moved(x: float, y: float) -> Floats:
    out = np.eye(3)
    out[:2, 2] = x, y
    return out


def _turned(angle: float) -> Floats:
    c, s = math.cos(angle), math.sin(angle)
    return np.array(((c, -s, 0), (s, c, 0), (0, 0, 1.0)))


def _sized(x: float, y: float, slant: float = 0.0) -> Floats:
    return np.array(((x, slant, 0), (0, y, 0), (0, 0, 1.0)))


def _leave(given: Given, body: Body, one: Stir) -> Pose:
    """Return who walks or drives out of the image, first slowly, with steps; before 0 it comes in."""
    way = one.way or body.way
    left, _, right, _ = body.box
    out, back_ = given.size[0] - left, right  # to the right edge, and to the left one
    away, come = (1.06 * far for far in ((out, back_) if way > 0 else (back_, out)))
    wide, high = body.size
    lasts = max(0.82 * (given.duration * (1 - one.since)) - STARTS, 1.0)
    rolls = wide > 1.6 * high
    step = 0.62 * min(max(high / given.size[1], 0.4), 1.0)

    def pose(t: float) -> Floats:
        u = max(min(t / lasts, 1.3), -1.3)
        gone = (away if u > 0 else come) * (0.35 * u * u * u + 0.65 * u * abs(u))  # it gathers speed
        grown = ease(min(abs(t) / _FADES, 1.0))
        bob = (0.0035 if rolls else 0.013) * high * abs(math.sin(math.pi * t / step)) * grown
        rock = (0.002 if rolls else 0.012) * math.sin(math.pi * t / step) * grown
        back = -0.012 * way * wide * math.exp(-(((t - 0.25) / 0.14) ** 2)) * grown  # it gathers itself
        lean = 0.02 * way * grown * (0.3 if rolls else 1.0)
        body_ = _about(body.foot, _sized(1, 1, -lean) @ _turned(rock))
        return _moved(way * gone + back, -bob) @ body_

    return pose


def _go(given: Given, body: Body, one: Stir) -> Pose:
    """Return who goes on in the image: some way, with steps; half of it if there is no room."""
    if not body.whole:
        return _float(given, body, one)
    way = one.way or body.way
    left, _, right, _ = body.box
    wide, high = body.size
    rooms = (given.size[0] - right, left) if way > 0 else (left, given.size[0] - right)
    ahead, behind = (min(max(0.7 * room, 0.25 * wide), 1.6 * max(wide, high)) for room in rooms)
    lasts = given.duration * (1 - one.since)
    rolls = wide > 1.6 * high
    step = 0.6

    def pose(t: float) -> Floats:
        u = max(min(t / lasts, 1.0), -1.0)
        gone = (ahead if u > 0 else behind) * u * abs(u) * (1.5 - 0.5 * abs(u))
        grown = ease(min(abs(t) / _FADES, 1.0))
        bob = (0.004 if rolls else 0.014) * high * abs(math.sin(math.pi * t / step)) * grown
        rock = (0.003 if rolls else 0.014) * math.sin(math.pi * t / step) * grown
        return _moved(way * gone, -bob) @ _about(body.foot, _turned(rock))

    return pose


def _jump(given: Given, body: Body, one: Stir) -> Pose:
    """Return jumps: a crouch, a stretch on the way up, a squash at the landing."""
    left, top, right, bottom = body.box
    del left, right
    high = bottom - top
    # a body that fills the image leaves it a little
    rise = min(0.3 * high, max(top * 0.85, 0.11 * high)) * one.amount
    air = 0.34 + 0.28 * math.sqrt(rise / given.size[1])
    crouch, land, rest = 0.34, 0.36, 0.75
    whole = crouch + air + land + rest

    def pose(t: float) -> Floats:
        turn = t % whole
        share = 1.0 if abs(t) < whole else 0.86
        squash = up = 0.0
        if turn < crouch:
            squash = 0.11 * math.sin(math.pi * ease(turn / crouch) * 0.94)
        elif turn < crouch + air:
            v = (turn - crouch) / air
            up = 4 * v * (1 - v) * rise
            squash = -0.06 * abs(1 - 2 * v) ** 1.5 * min(1.0, 6 * v, 6 * (1 - v))
        elif turn < crouch + air + land:
            v = (turn - crouch - air) / land
            squash = 0.13 * math.sin(math.pi * min(v * 1.6, 1.0)) * (1 - 0.3 * v)
        squash *= share
        return _moved(0, -up * share) @ _about(body.foot, _sized(1 + 0.6 * squash, 1 - squash))

    return pose


def _launch(given: Given, body: Body, one: Stir) -> Pose:
    """Return who lifts off: it trembles, then climbs ever faster."""
    far = body.box[3] * 1.05
    lasts = max(0.9 * given.duration * (1 - one.since) - STARTS, 1.0)
    waits = 0.16 * lasts

    def pose(t: float) -> Floats:
        u = max(abs(t) - waits, 0.0) / (lasts - waits)  # a film that ends with it shows how it lands
        k = ease(min(abs(t) / waits, 1.0)) * max(1 - u, 0.2)
        x = 1.1 * given.unit * k * math.sin(61 * t)
        return _moved(x, -far * min(u, 1.3) ** 2.3)

    return pose


def _rise(given: Given, body: Body, one: Stir) -> Pose:
    rise = min(max(0.7 * body.box[1], 0.12 * body.size[1]), 0.45 * given.size[1]) * min(one.amount, 1.2)
    lasts = given.duration * (1 - one.since)

    def pose(t: float) -> Floats:
        u = math.copysign(ease(min(abs(t) / lasts, 1.0)), t)
        bob = 0.012 * body.size[1] * swing(t, 2.6)
        return _moved(0, -rise * u + bob * (0.3 + 0.7 * abs(u))) @ _about(
            body.middle, _turned(0.016 * swing(t, 3.4))
        )

    return pose


def _float(given: Given, body: Body, one: Stir) -> Pose:
    del given
    wide, high = body.size
    size = 0.035 * min(wide, high) * one.amount

    def pose(t: float) -> Floats:
        drift = _moved(0.7 * size * swing(t, 5.3), size * swing(t, 3.1))
        return drift @ _about(body.middle, _turned(0.03 * one.amount * swing(after(t, 0.3), 4.1)))

    return pose


def _card(body: Body, angle: float) -> Floats:
    """Return the turn of a flat thing about its upright axis, by this angle in radians, in perspective."""
    wide, high = body.size
    c, s = math.cos(angle), math.sin(angle)
    c = math.copysign(max(abs(c), 0.03), c)
    away = 2.6 * max(wide, high)
    return _about(body.middle, np.array(((c, 0, 0), (0, 1, 0), (s / away, 0, 1.0))))


def _spin(given: Given, body: Body, one: Stir) -> Pose:
    way = one.way or 1
    lasts = given.duration * (1 - one.since)
    turns = max(round(lasts / (3.2 / one.amount)), 1)

    def pose(t: float) -> Floats:
        u = max(min(t / (lasts - 0.6), 1.0), -1.0)
        return _card(body, way * 2 * math.pi * turns * u * abs(u) * (1.9 - 0.9 * abs(u)))

    return pose


def _turn(given: Given, body: Body, one: Stir) -> Pose:
    """Return a solid thing that turns and settles."""
    del given
    way = one.way or 1
    return lambda t: _card(body, 0.8 * way * min(one.amount, 1.2) * both(CARD, t))


def _grow(given: Given, body: Body, one: Stir) -> Pose:
    lasts = 0.85 * given.duration * (1 - one.since)

    def pose(t: float) -> Floats:
        k = (
            1
            + 0.17 * one.amount * math.copysign(ease(min(abs(t) / lasts, 1.0)), t)
            + 0.006 * settled(t - lasts, 0.7, 0.8)
        )
        return _about(body.foot, _sized(k, k))

    return pose


def _tremble(given: Given, body: Body, one: Stir) -> Pose:
    size = 1.5 * given.unit * one.amount
    spot = (0.5 * (body.box[0] + body.box[2]), body.box[3])

    def pose(t: float) -> Floats:
        # an engine shakes on its springs: fast and small, with surges
        k = size * ease(min(abs(t) / 0.4, 1.0)) * (0.72 + 0.28 * math.sin(2.1 * t))
        y = k * (0.75 * math.sin(58 * t) + 0.45 * math.sin(37 * t + 1))
        x = 0.5 * k * math.sin(49 * t + 0.6)
        rock = k / max(body.size[0], 1.0) * 0.9 * math.sin(43 * t + 2)
        return _moved(x * 0.5, 0) @ _about(spot, _turned(rock) @ _sized(1, 1 - y / max(body.size[1], 1.0)))

    return pose


_ACTS = {
    "leave": _leave,
    "go": _go,
    "jump": _jump,
    "launch": _launch,
    "rise": _rise,
    "float": _float,
    "spin": _spin,
    "grow": _grow,
    "tremble": _tremble,
    "turn": _turn,
}
NAMES = frozenset(_ACTS)

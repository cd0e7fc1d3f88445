"""Acts of a subject's parts: the head nods and turns, the body breathes and bends, limbs wag.

A field gives how far from a point, in pixels, the picture is that is seen there: (x, y, t) -> (dx, dy), for
points (height, width). Fields are smooth: they are worked out for few points and drawn out for all.
"""

import math
from collections.abc import Callable

import numpy as np

from filmgate.engines.animatic.image.body import Body, within
from filmgate.engines.animatic.image.curves import (
    BLINK,
    LEAN,
    NOD,
    SHAKE,
    SMILE,
    TILT,
    TURN,
    after,
    again,
    along,
    both,
    swing,
)
from filmgate.engines.animatic.image.faces import Face
from filmgate.engines.animatic.image.given import Given
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.render.pixels import ease
from filmgate.script.treatment import Stir

Field = Callable[[Floats, Floats, float], tuple[Floats, Floats]]

_BREATH = 3.7  # seconds
# radii of an eye from its middle: where lids begin, what they are drawn from, where they meet
_RIM, _LID, _SHUT = 1.2, 1.8, 0.5
_BEAST, _LINE = 2.0, 0.05  # half the width of an eye: that of people is wider; half the height of the line


def smooth(u: Floats) -> Floats:
    u = np.clip(u, 0, 1)
    return np.asarray(u * u * (3 - 2 * u), np.float32)


def _head(body: Body, x: Floats, y: Floats) -> tuple[Floats, Floats, Floats]:
    """Return the weight of the head, with the neck, and the place in it: (-1..1, -1..1) in its circle."""
    (hx, hy), r = body.head, body.radius
    u, v = (x - hx) / r, (y - hy) / r
    reach = np.hypot(u, np.where(v > 0, v * 0.72, v))
    weight = smooth((2.1 - reach) / 1.05)
    return weight, u, v


def _bulge(u: Floats, v: Floats) -> Floats:
    """Return how near each point of the head is, 1 in the middle of the face and 0 at its outline."""
    return np.asarray(np.clip(1 - (u * u + 0.7 * v * v) / 1.7, 0, 1) ** 1.5, np.float32)


def nod(given: Given, body: Body, one: Stir) -> Field:
    del given
    r, amount = body.radius, one.amount

    def field(x: Floats, y: Floats, t: float) -> tuple[Floats, Floats]:
        k = np.float32(again(NOD, t / (1.1 if amount < 1 else 1.0), 0.4) * r * min(max(amount, 0.8), 1.4))
        weight, u, v = _head(body, x, y)
        # the face sinks, its middle more than its outline, and the chin comes in
        dy = k * (0.13 * weight + 0.2 * _bulge(u, v) * (1 - 0.25 * v))
        return np.zeros_like(x), -dy

    return field


def _turned(body: Body, k: float, x: Floats, y: Floats) -> tuple[Floats, Floats]:
    """Return the field of a head that is turned by k: 1 is about fifteen degrees to the right."""
    r = body.radius
    weight, u, v = _head(body, x, y)
    near = _bulge(u, v)
    dx = np.float32(k * r) * (0.2 * near + 0.1 * weight)
    dy = np.float32(abs(k) * r * 0.02) * near
    return -dx, -dy


def turn(given: Given, body: Body, one: Stir) -> Field:
    del given
    # who looks to a side already turns to the camera, and on
    way = one.way or (1 if body.face else -body.way)
    size = min(one.amount, 1.3)
    return lambda x, y, t: _turned(body, way * size * both(TURN, t), x, y)


def shake(given: Given, body: Body, one: Stir) -> Field:
    del given
    return lambda x, y, t: _turned(body, 0.85 * one.amount * again(SHAKE, t, 0.6), x, y)


def tilt(given: Given, body: Body, one: Stir) -> Field:
    del given
    way = one.way or body.way
    (hx, hy), r = body.head, body.radius
    neck = (hx, hy + 1.15 * r)

    def field(x: Floats, y: Floats, t: float) -> tuple[Floats, Floats]:
        angle = way * 0.2 * min(one.amount, 1.3) * both(TILT, t)
        weight, _, _ = _head(body, x, y)
        return rotated(x, y, neck, weight * np.float32(-angle))

    return field


def rotated(x: Floats, y: Floats, at: tuple[float, float], angle: Floats) -> tuple[Floats, Floats]:
    c, s = np.cos(angle) - 1, np.sin(angle)
    px, py = x - np.float32(at[0]), y - np.float32(at[1])
    return np.asarray(c * px - s * py, np.float32), np.asarray(s * px + c * py, np.float32)


def _bend(body: Body, k: float, x: Floats, y: Floats) -> tuple[Floats, Floats]:
    """Return the field of a body that bends over its feet; k: how far the top goes, in heights."""
    high = max(body.foot[1] - body.box[1], 1.0)
    up = np.clip((body.foot[1] - y) / high, 0, 1.15)
    weight = up**1.6 * (within(body, x, y) if not body.cut else 1)
    dx = np.float32(k * high) * weight
    return -dx, np.asarray(-np.float32(0.3 * k * k * high) * weight * up, np.float32)


def lean(given: Given, body: Body, one: Stir) -> Field:
    del given
    way = one.way or body.way
    size = (0.085 if body.cut else 0.05) * min(one.amount, 1.4)
    return lambda x, y, t: _bend(body, way * size * both(LEAN, t), x, y)


def sway(given: Given, body: Body, one: Stir) -> Field:
    """Return a stem that bends in gusts, and never quite comes back the same way."""
    del given
    size = 0.075 * min(one.amount, 1.5)

    def field(x: Floats, y: Floats, t: float) -> tuple[Floats, Floats]:
        gust = (
            0.8 * swing(t, 2.3, grows=1.2) + 0.3 * swing(after(t, 0.4), 1.7, grows=1.2) + 0.25 * swing(t, 5.3)
        )
        return _bend(body, size * gust, x, y)

    return field


def dance(given: Given, body: Body, one: Stir) -> Field:
    del given
    high = body.size[1]
    period = 1.9 if one.amount < 1 else 1.25
    size = 0.045 if body.cut else 0.022

    def field(x: Floats, y: Floats, t: float) -> tuple[Floats, Floats]:
        sway = swing(t, period)
        dx, dy = _bend(body, size * one.amount * sway, x, y)
        # the upper body is late: it follows through
        late, _ = _bend(
            body, 0.5 * size * one.amount * swing(after(t, 0.16), period), x, y - np.float32(0.25 * high)
        )
        dip = 0.014 * high * ease(min(abs(t), 1.0)) * (1 - math.cos(4 * math.pi * t / period)) / 2
        up = np.clip((body.foot[1] - y) / max(high, 1.0), 0, 1)
        weight = up * (within(body, x, y) if not body.cut else 1)
        return dx + 0.5 * late, np.asarray(dy - np.float32(dip) * weight, np.float32)

    return field


def melt(given: Given, body: Body, one: Stir) -> Field:
    lasts = 0.95 * given.duration * (1 - one.since)
    high = max(body.foot[1] - body.box[1], 1.0)
    amount = 0.24 * min(one.amount, 1.3)

    def field(x: Floats, y: Floats, t: float) -> tuple[Floats, Floats]:
        u = max(min(t / lasts, 1.0), -1.0)
        k = amount * (0.4 * u + 0.6 * u * abs(u))
        up = np.clip((body.foot[1] - y) / high, 0, 1.3).astype(np.float32)
        # what is above sinks; the lower part gives way to the sides
        dy = -np.float32(k / (1 - k)) * np.where(up < 1, up, 1.0) * high
        wide = 1 + np.float32(0.55 * k) * (1 - np.clip(up / (1 - k), 0, 1)) ** 1.3
        wave = np.float32(0.012 * k / amount * body.size[0]) * np.sin(y / (0.07 * high) + 0.7 * t)
        dx = (x - body.foot[0]) * (1 / wide - 1) + wave * up
        return np.asarray(dx, np.float32), np.asarray(dy, np.float32)

    return field


def breath(body: Body, *, size: float = 1.0) -> Field:
    """Return how a body breathes: the chest widens, and what is above it rises."""
    wide, high = body.size
    x0 = 0.5 * (body.box[0] + body.box[2])
    chest = body.box[1] + 0.55 * high if body.cut else body.head[1] + 2 * body.radius

    def field(x: Floats, y: Floats, t: float) -> tuple[Floats, Floats]:
        k = size * ease(min(abs(t) / 1.2, 1.0)) * (0.5 - 0.5 * math.cos(2 * math.pi * t / _BREATH))
        near = np.exp(-(((y - chest) / (0.34 * high)) ** 2)).astype(np.float32)
        out = within(body, x, y)
        dx = -(x - np.float32(x0)) * near * out * np.float32(0.022 * k)
        up = smooth((body.foot[1] - y) / max(body.foot[1] - chest, 1.0))
        return dx, np.asarray(np.float32(0.013 * k * min(high, 3 * wide)) * up * out, np.float32)

    return field


def breathe(given: Given, body: Body, one: Stir) -> Field:
    del given
    return breath(body, size=1.5 * max(one.amount, 0.9))


def eat(given: Given, body: Body, one: Stir) -> Field:
    """Return a muzzle that goes up and down, with pauses, and a head that goes a little with it."""
    del given
    (hx, hy), r = body.head, body.radius
    way = 0 if body.face else body.way  # a face looks to the camera
    at = (hx + 0.45 * way * r, hy + 0.55 * r) if not body.face or not body.face.mouth else body.face.mouth

    def field(x: Floats, y: Floats, t: float) -> tuple[Floats, Floats]:
        grown = ease(min(abs(t) / 0.5, 1.0)) * (1 if math.sin(1.3 * t) > -0.75 else 0.35)
        chew = math.sin(2 * math.pi * 2.3 * t) + 0.3 * math.sin(2 * math.pi * 4.6 * t + 0.5)
        near = np.exp(-(((x - at[0]) ** 2 + (y - at[1]) ** 2) / (0.5 * r) ** 2)).astype(np.float32)
        weight, _, _ = _head(body, x, y)
        k = r * one.amount * grown
        dy = np.float32(0.12 * k * chew) * near + np.float32(0.13 * k * math.sin(1.9 * t)) * weight
        return np.zeros_like(x), -dy

    return field


def smile(given: Given, body: Body, one: Stir) -> Field:
    """Return the corners of a mouth that go up and out; without a face the head tilts a little."""
    face = body.face
    if face is None or face.mouth is None:
        return tilt(given, body, Stir(what="subject", does="tilt", amount=0.35))
    (mx, my), wide = face.mouth, face.wide
    ca, sa = math.cos(face.slope), math.sin(face.slope)

    def field(x: Floats, y: Floats, t: float) -> tuple[Floats, Floats]:
        k = np.float32(0.09 * wide * min(one.amount, 1.2) * both(SMILE, t))
        px, py = x - np.float32(mx), y - np.float32(my)
        u, v = (px * ca + py * sa) / wide, (py * ca - px * sa) / wide
        corner = np.exp(-(((np.abs(u) - 0.36) / 0.2) ** 2) - (v / 0.22) ** 2).astype(np.float32)
        cheek = np.exp(-(((np.abs(u) - 0.5) / 0.24) ** 2) - ((v + 0.4) / 0.3) ** 2).astype(np.float32)
        dx = -k * np.sign(u) * corner
        dy = k * (corner + 0.3 * cheek)
        return np.asarray(ca * dx - sa * dy, np.float32), np.asarray(sa * dx + ca * dy, np.float32)

    return field


def blink(given: Given, body: Body, _one: Stir) -> Field:
    """Return a small nod, for who has no eyes that could close."""
    return nod(given, body, Stir(what="subject", does="nod", amount=0.35))


def lids(face: Face, one: Stir, start: float, lasts: float) -> Field:
    """Return eyes that close and open, twice in `lasts` seconds: the skin around each is drawn over it."""
    ca, sa = math.cos(face.slope), math.sin(face.slope)
    slow = 1.4 if one.amount < 1 else 1.0
    # twice, about a quarter of the clip from its beginning and its end, and long enough to be seen
    shut = tuple(max(part * lasts - 0.45 * slow, 0.2) for part in (0.22, 0.72))

    def field(x: Floats, y: Floats, t: float) -> tuple[Floats, Floats]:
        dx, dy = np.zeros_like(x), np.zeros_like(x)
        k = max(along(BLINK, (abs(t) - start - at) / slow) for at in shut)
        if k <= 0:
            return dx, dy
        for (ex, ey), radius in zip(face.eyes, face.radii, strict=True):
            r = 1.25 * radius
            u = ((x - np.float32(ex)) * ca + (y - np.float32(ey)) * sa) / r
            v = ((y - np.float32(ey)) * ca - (x - np.float32(ex)) * sa) / r
            # the lid is an arc: it ends at the corners of the eye
            open_ = np.clip(1 - (u / face.almond) ** 2, 0, 1)
            rim = _RIM * open_
            edge = -rim + (rim + _SHUT * open_) * np.float32(k)
            below = rim - (rim - _SHUT * open_) * np.float32(k)
            upper = -_LID + (v + _LID) * (_LID - rim) / np.maximum(edge + _LID, 0.1)
            lower = _LID - (_LID - v) * (_LID - rim) / np.maximum(_LID - below, 0.1)
            shift = np.where((v > -_LID) & (v < edge), upper - v, 0)
            shift += np.where((v >= below) & (v >= edge) & (v < _LID), lower - v, 0)
            if face.almond < _BEAST:  # the dark rim of the eye is the line where its lids meet
                line = (np.abs(v - edge) < _LINE * open_ * k) & (v > -_LID)
                shift = np.where(line, 0.8 * open_ - v, shift)
            shift *= open_ > 0
            dx += np.float32(-sa * r) * shift.astype(np.float32)
            dy += np.float32(ca * r) * shift.astype(np.float32)
        return dx, dy

    return field


def speak(given: Given, body: Body, one: Stir) -> Field:
    """Return the small nods of somebody who talks."""
    return nod(given, body, Stir(what="subject", does="nod", amount=0.45 * one.amount))


def hair(given: Given, body: Body, one: Stir) -> Field:
    """Return hair in the wind: what is around the face, most at its ends."""
    unit = given.unit
    (hx, hy), r = body.head, body.radius

    def field(x: Floats, y: Floats, t: float) -> tuple[Floats, Floats]:
        u, v = (x - hx) / r, (y - hy) / r
        away = np.hypot(u, v)
        inner = 0.95 if body.face else 0.6
        ring = smooth((away - inner) / 0.5) * smooth((2.2 - away) / 0.8) * smooth((1.6 - v) / 0.6)
        k = ring * np.float32(min(abs(t) / 1.2, 1.0) * one.amount * min(0.08 * r, 11 * unit))
        phase = x / (0.45 * r) + y / (0.9 * r) - 3.1 * t
        return k * (0.6 * math.sin(1.7 * t) + 0.6 * np.sin(phase)), k * 0.35 * np.sin(phase + 1)

    return field


def cloth(given: Given, body: Body, one: Stir) -> Field:
    """Return a coat or a dress in the wind: waves run down, largest at the hem and the sides."""
    unit = given.unit
    wide, _ = body.size
    neck = body.head[1] + 1.3 * body.radius
    high = max(body.box[3] - neck, 1.0)

    def field(x: Floats, y: Floats, t: float) -> tuple[Floats, Floats]:
        down = smooth((y - neck) / (0.9 * high))
        side = np.clip(np.abs(x - body.middle[0]) / (0.5 * wide), 0.15, 1)
        k = down * side * within(body, x, y) * np.float32(min(abs(t) / 1.2, 1.0) * one.amount * 6 * unit)
        phase = y / (0.16 * high) + x / (0.3 * wide) - 3.6 * t
        return k * (np.sin(phase) + 0.5 * math.sin(1.6 * t)), k * 0.3 * np.sin(phase + 0.8)

    return field

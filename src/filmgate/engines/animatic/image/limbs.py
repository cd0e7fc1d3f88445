"""Acts of what sticks out of a body: a tail that wags, an arm that waves, wings that flap."""

import math
from collections.abc import Callable

import cv2
import numpy as np

from filmgate.engines.animatic.image.bearing import Field, breath, dance, rotated, smooth
from filmgate.engines.animatic.image.body import Body, Limb
from filmgate.engines.animatic.image.curves import swing
from filmgate.engines.animatic.image.given import Given
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.render.pixels import ease
from filmgate.script.treatment import Stir


def limb(one: Limb, course: Callable[[float], float]) -> Field:
    """Return a limb that bends about its root by an angle in radians, more to its tip."""
    (rx, ry), length = one.root, max(one.length, 1.0)
    thick = min(one.thick, 0.4 * length)
    ax, ay = (one.tip[0] - rx) / length, (one.tip[1] - ry) / length

    def field(x: Floats, y: Floats, t: float) -> tuple[Floats, Floats]:
        px, py = x - np.float32(rx), y - np.float32(ry)
        way = px * ax + py * ay
        side = np.abs(px * ay - py * ax)
        reach = thick + 0.15 * np.clip(way, 0, None)
        k = np.float32(one.scale)
        own = cv2.remap(one.own, x * k, y * k, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
        weight = own * smooth(way / (0.75 * length)) * smooth((1.6 - side / np.maximum(reach, 1.0)) / 0.6)
        return rotated(x, y, one.root, weight * np.float32(-course(t)))

    return field


def _tail(body: Body) -> Limb | None:
    """Return the limb that is furthest from the head."""
    far = [one for one in body.limbs if math.dist(one.tip, body.head) > 2 * body.radius]
    return max(far, key=lambda one: math.dist(one.tip, body.head), default=None)


def wag(given: Given, body: Body, one: Stir) -> Field:
    del given
    tail = _tail(body)
    if tail is None:
        return breath(body)
    return limb(tail, lambda t: 0.32 * one.amount * swing(t, 1.1) + 0.05 * swing(t, 2.9))


def wave(given: Given, body: Body, one: Stir) -> Field:
    """Return the arm that is held highest, and waves; without one the body rocks."""
    arms = [a for a in body.limbs if a.tip[1] < a.root[1] + 0.3 * a.length and a.tip[1] < body.middle[1]]
    side = [a for a in arms if abs(a.tip[0] - body.head[0]) > 0.7 * body.radius] or arms
    if not side:
        return dance(given, body, Stir(what="subject", does="dance", amount=0.6 * one.amount))
    arm = max(side, key=lambda a: a.length)
    return limb(arm, lambda t: 0.22 * one.amount * swing(t, 1.15) + 0.04 * swing(t, 0.57))


def flap(given: Given, body: Body, one: Stir) -> Field:
    """Return wings that fold about the axis of the body, and are seen shorter; its middle stays."""
    del given
    x0 = body.middle[0]
    half = max(0.5 * body.size[0], 1.0)

    def field(x: Floats, _y: Floats, t: float) -> tuple[Floats, Floats]:
        k = ease(min(abs(t) / 0.5, 1.0)) * min(one.amount, 1.3)
        beat = 0.5 - 0.5 * math.cos(2 * math.pi * t / 0.95)
        c = 1 - 0.3 * k * beat
        u = (x - np.float32(x0)) / half
        core = np.float32(0.08)  # half the width of the body
        out = np.sign(u) * np.clip(np.abs(u) - core, 0, None) / np.float32(c)
        held = np.clip(u, -core, core)
        lift = np.float32(0.07 * k * beat * body.size[1]) * np.clip(np.abs(u) / c, 0, 1.2) ** 1.5
        return np.asarray((held + out - u) * half, np.float32), np.asarray(lift, np.float32)

    return field

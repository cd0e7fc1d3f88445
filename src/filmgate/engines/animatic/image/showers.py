"""Things that fall, drift or sparkle before an image: leaves, petals, confetti, bubbles, drops, sparkles."""

import math
from dataclasses import dataclass

import cv2
import numpy as np

from filmgate.engines.animatic.image.given import Given, Shift, Veil
from filmgate.engines.animatic.native.structs import Floats
from filmgate.script.treatment import Stir

_FADES = 0.6  # seconds until all of them are there, after the exact first frame
_BRIGHT = 190  # of 255: light is not seen before a ground that is brighter
_GOLD = np.array((30, 165, 250), np.float32)  # BGR
_FINE = 8  # of a pixel: positions of OpenCV's shapes


@dataclass(frozen=True, slots=True, kw_only=True)
class Shower:
    """A sort of thing. count; size: pixels at 768 rows; speed: heights a second, down; colors: BGR."""

    count: int
    size: float
    speed: float
    colors: tuple[tuple[int, int, int], ...]
    sway: float = 0.03
    wind: float = 0.0  # heights a second, to the right
    glows: bool = False


SHOWERS = {
    "leaves": Shower(
        count=46, size=13, speed=0.16, sway=0.05, wind=0.12,
        colors=((30, 90, 200), (20, 120, 220), (30, 60, 150), (40, 150, 190)),
    ),
    "petals": Shower(
        count=60, size=8, speed=0.09, sway=0.05, wind=0.05,
        colors=((200, 180, 255), (225, 205, 255), (180, 160, 245)),
    ),
    "confetti": Shower(
        count=90, size=8, speed=0.22,
        colors=((60, 60, 240), (60, 200, 250), (230, 140, 50), (90, 200, 90), (220, 90, 200)),
    ),
    "bubbles": Shower(count=26, size=16, speed=-0.11, sway=0.03, colors=((255, 250, 240),)),
    "drops": Shower(count=46, size=10, speed=0.9, sway=0.0, colors=((250, 244, 236),)),
    "sparkles": Shower(
        count=80, size=3, speed=-0.05, sway=0.05, glows=True, colors=((150, 220, 255), (220, 240, 255)),
    ),
}  # fmt: skip


def shower(given: Given, one: Stir) -> Veil:
    """Return the things that fall, drift or sparkle, some before others; each turns as it goes."""
    sort = SHOWERS[one.what]
    width, height = given.size
    rng = given.seed.stream("shower", list(SHOWERS).index(one.what))
    own, nature = rng.random((sort.count, 6)), rng.normal(size=(sort.count, 2))
    way = one.way or 1
    bright = float(given.picture.mean()) > _BRIGHT

    def over(picture: Floats, _cover: Floats | None, t: float, shift: Shift) -> Floats:
        layer = np.zeros((height, width, 4), np.float32)
        for (u, v, near, phase, rate, pick), (a, b) in zip(own, nature, strict=True):
            z = 0.6 + 1.1 * near
            x = (
                u
                + (sort.wind * way * t + 0.3 * shift.x) / z
                + sort.sway * math.sin(1.3 * t * (0.6 + rate) + 6.3 * phase)
            )
            y = (v + sort.speed * one.amount / z * t) % 1.2 - 0.1
            at = (x % 1.2 - 0.1) * width, y * height
            size = max(1.0, sort.size * (0.6 + 0.8 * rate) / z * given.unit)
            color = sort.colors[int(pick * len(sort.colors))]
            _draw(
                layer, one.what, at, size, color, turn=phase * 6.3 + t * (1.2 + a), flip=math.cos(2.2 * t + b)
            )
        share = cv2.GaussianBlur(layer, (0, 0), 2.2 if sort.glows else 0.8)
        alpha = np.clip(share[..., 3:] * min(abs(t) / _FADES, 1.0), 0, 1)
        if sort.glows and bright:
            gold = share[..., :3].max(2, keepdims=True) * (2.6 / 255 * min(abs(t) / _FADES, 1.0))
            return np.asarray(picture + (_GOLD - picture) * np.clip(gold, 0, 1), np.float32)
        if sort.glows:
            return np.asarray(picture + share[..., :3] * (2.6 * min(abs(t) / _FADES, 1.0)), np.float32)
        return np.asarray(picture * (1 - alpha) + share[..., :3] * min(abs(t) / _FADES, 1.0), np.float32)

    return over


def _draw(
    layer: Floats,
    what: str,
    at: tuple[float, float],
    size: float,
    color: tuple[int, int, int],
    *,
    turn: float,
    flip: float,
) -> None:
    """Draw one thing into a layer, (height, width, 4): light times opacity, and opacity.

    size: pixels. turn: radians. flip: -1..1, how it is turned out of the image.
    """
    place = (round(at[0] * _FINE), round(at[1] * _FINE))
    if what == "bubbles":
        thin, bright = (0.45 * c for c in (*color, 1.0)), (0.9 * c for c in (*color, 1.0))
        cv2.circle(layer, place, round(size * _FINE), tuple(thin), 1, cv2.LINE_AA, 3)
        gleam = tuple(p - round(0.35 * size * _FINE) for p in place)
        cv2.circle(layer, gleam, round(0.16 * size * _FINE), tuple(bright), -1, cv2.LINE_AA, 3)
    elif what == "drops":
        axes = (max(round(0.3 * size), 1), round(1.4 * size))
        soft = tuple(0.6 * c for c in (*color, 1.0))
        cv2.ellipse(layer, (round(at[0]), round(at[1])), axes, 0, 0, 360, soft, -1, cv2.LINE_AA)
    elif what == "sparkles":
        light = 0.5 + 0.5 * math.sin(3 * turn)
        cv2.circle(layer, place, round(size * _FINE), tuple(light * c for c in color), -1, cv2.LINE_AA, 3)
    else:
        shade = 0.72 + 0.28 * abs(flip)
        wide = size * max(0.18, abs(flip)) * (0.55 if what == "leaves" else 0.75)
        c, s = math.cos(turn), math.sin(turn)
        half = ((-size, 0.0), (-0.4 * size, wide), (0.4 * size, wide))
        outline = np.array([*half, *((-px, -py) for px, py in half)])
        points = outline @ np.array(((c, s), (-s, c))) + at
        paint = (*(shade * c for c in color), 1.0)
        cv2.fillPoly(layer, [np.round(points * _FINE).astype(np.int32)], paint, cv2.LINE_AA, 3)

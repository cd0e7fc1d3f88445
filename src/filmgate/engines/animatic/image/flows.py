"""Flows: parts of the background that stream on and on, as a waterfall does, in a picture that stands still.

Two copies of the picture are carried along, half a period apart, and each is hidden while it jumps back.
Source: Vlachos 2010, "Water Flow in Portal 2".
"""

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np

from filmgate.engines.animatic.image import regions
from filmgate.engines.animatic.image.still import Still
from filmgate.engines.animatic.native.structs import Floats

_GROWS = 0.8  # seconds until a flow has its full speed


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """A stream. x, y: its speed in pixels a second, (height, width). period: seconds from jump to jump."""

    x: Floats
    y: Floats
    period: float

    def phases(self, t: float) -> tuple[tuple[float, float], tuple[float, float]]:
        """Return for both copies how many seconds of the flow they are off, and their weight.

        At t = 0 the one that counts is where the picture is.
        """
        k = min(t / _GROWS, 1.0)
        one, two = ((t / self.period + shift) % 1.0 for shift in (0.5, 0.0))
        weight = 1 - abs(2 * one - 1)
        return (k * (one - 0.5) * self.period, weight), (k * (two - 0.5) * self.period, 1 - weight)


def flows(still: Still) -> Iterator[Flow]:
    """Give the flows that the text asks for."""
    if "background" in still.treatment.held:
        return
    open_, (width, height) = 1 - still.layers.matte, still.size
    for one in still.treatment.stirs:
        speed = one.amount * height
        if one.does == "pour":
            bright = cv2.GaussianBlur(_bright(still), (0, 0), 4 * still.unit) * open_
            yield Flow(x=np.zeros_like(bright), y=0.34 * speed * bright, period=0.8)
        if one.does == "swirl" or (one.what == "sky" and one.does == "drift" and _painted(still)):
            region = _sky(still) * open_ if one.what in ("sky", "stars") else _water(still) * open_
            yield _swirl(still, region, 0.06 * speed)
        if one.what == "water":
            way = -0.04 if one.does == "break" else 0.012
            x = _water(still) * open_
            yield Flow(x=way * speed * x, y=0.5 * abs(way) * speed * x, period=2.6)
        if one.what == "fire" and one.does == "flicker":
            yield Flow(
                x=np.zeros((height, width), np.float32),
                y=-0.1 * speed * regions.flames(still.picture),
                period=0.6,
            )


def _sky(still: Still) -> Floats:
    found = regions.sky(still.picture)
    return found if found.any() else regions.upper(still.picture)


def _water(still: Still) -> Floats:
    return regions.water(still.picture, regions.sky(still.picture))


def _painted(still: Still) -> bool:
    """Tell whether the sky is as rough as in a painting: to shift it would tear it from what is below."""
    return not regions.sky(still.picture).any()


def _bright(still: Still) -> Floats:
    """Return the water that falls: bright, without much colour, not at the upper edge."""
    hsv = cv2.cvtColor(still.picture, cv2.COLOR_BGR2HSV).astype(np.float32)
    white = ((hsv[..., 1] < 70) & (hsv[..., 2] > 140)).astype(np.float32)
    return np.asarray(white * (1 - regions.sky(still.picture)), np.float32)


def _swirl(still: Still, region: Floats, speed: float) -> Flow:
    """Return a flow around slow eddies, (y, -x) of the slope of a noise: it has no sources."""
    width, height = still.size
    rng = still.seed.another(7).plain()
    small = cv2.resize(rng.normal(size=(5, 8)).astype(np.float32), (64, 36), interpolation=cv2.INTER_CUBIC)
    noise = cv2.GaussianBlur(cv2.resize(small, (width, height), interpolation=cv2.INTER_CUBIC), (0, 0), 12)
    dy, dx = np.gradient(noise)
    scale = speed / (float(np.hypot(dx, dy).mean()) + 1e-9)
    return Flow(
        x=np.asarray(dy * scale * region, np.float32),
        y=np.asarray(-dx * scale * region, np.float32),
        period=2.4,
    )


def carried(picture: Floats, flow: Flow, x: Floats, y: Floats, t: float) -> Floats:
    """Return the background as this flow carries it. x, y: the pixels that it is read from anyway."""
    out = np.zeros_like(picture, np.float32)
    for seconds, weight in flow.phases(t):
        if weight > 0:
            there = cv2.remap(
                picture,
                (x - flow.x * np.float32(seconds)).astype(np.float32),
                (y - flow.y * np.float32(seconds)).astype(np.float32),
                cv2.INTER_LINEAR,
                borderMode=cv2.BORDER_REFLECT_101,
            )
            out += there.astype(np.float32) * np.float32(weight)
    return out

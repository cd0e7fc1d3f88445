"""Flows: parts of the background that stream on and on, as a waterfall does, in a picture that stands still.

Two copies of the picture are carried along, half a period apart, and each is hidden while it jumps back.
Source: Vlachos 2010, "Water Flow in Portal 2".
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

import cv2
import numpy as np

from filmgate.engines.animatic.image import lattice, regions
from filmgate.engines.animatic.image.given import Given
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.render.pixels import Bytes
from filmgate.script.treatment import Stir

_STILL = 2.0  # pixels a second: what flows more slowly is mixed with what stands still
_LEAST = 0.004  # of it: less is not seen
_GROWS = 0.8  # seconds until a flow has its full speed


@dataclass(frozen=True, kw_only=True)
class Flow:
    """A stream. x, y: its speed in pixels a second, (height, width). period: seconds from jump to jump.
    clock: from seconds counted from the image to those of the flow.
    """

    x: Floats
    y: Floats
    period: float
    clock: Callable[[float], float] = float

    @cached_property
    def share(self) -> Floats:
        """Return how much of it is seen, 0..1 (height, width, 3): what is slow stands still."""
        return lattice.thrice(np.clip(np.hypot(self.x, self.y) / np.float32(_STILL), 0, 1))

    @cached_property
    def few(self) -> tuple[Floats, Floats]:
        """Return its speed at the points of the lattice."""
        return lattice.few(self.x), lattice.few(self.y)

    @cached_property
    def part(self) -> lattice.Window | None:
        """Return the part of the image that it is in."""
        return lattice.touched(lattice.few((self.share[..., 0] > _LEAST).astype(np.float32)))

    def phases(self, t: float) -> tuple[tuple[float, float], tuple[float, float]]:
        """Return for both copies how many seconds of the flow they are off, and their weight.

        At t = 0 the one that counts is where the picture is.
        """
        t = self.clock(t)
        k = min(abs(t) / _GROWS, 1.0)
        one, two = ((t / self.period + shift) % 1.0 for shift in (0.5, 0.0))
        weight = 1 - abs(2 * one - 1)
        return (k * (one - 0.5) * self.period, weight), (k * (two - 0.5) * self.period, 1 - weight)


def flows(given: Given) -> Iterator[Flow]:
    """Give the flows that the text asks for."""
    if "background" in given.treatment.held:
        return
    for one in given.treatment.stirs:
        for flow in _of(given, one):
            yield replace(flow, clock=given.clock(one))


def _of(given: Given, one: Stir) -> Iterator[Flow]:
    open_, (width, height) = given.layers.open, given.size
    speed = one.amount * height
    if one.does == "pour":
        bright = cv2.GaussianBlur(_bright(given), (0, 0), 4 * given.unit) * open_
        yield Flow(x=np.zeros_like(bright), y=0.34 * speed * bright, period=0.8)
    if one.does == "swirl" or (one.what == "sky" and one.does == "drift" and painted(given)):
        region = _sky(given) * open_ if one.what in ("sky", "stars") else given.water * open_
        yield _swirl(given, region, 0.04 * speed)
    if one.what == "water":
        way = -0.04 if one.does == "break" else 0.012
        x = given.waves * open_
        yield Flow(x=way * speed * x, y=0.5 * abs(way) * speed * x, period=2.6)
    if one.what == "fire" and one.does == "flicker":
        yield Flow(
            x=np.zeros((height, width), np.float32),
            y=-0.1 * speed * regions.flames(given.picture),
            period=0.6,
        )


def _sky(given: Given) -> Floats:
    found = given.sky
    return found if found.any() else regions.upper(given.picture)


def painted(given: Given) -> bool:
    """Tell whether the sky is as rough as in a painting: to shift it would tear it from what is below."""
    return not given.sky.any() and regions.rough(given.picture)


def _bright(given: Given) -> Floats:
    """Return the water that falls: bright, without much colour, not at the upper edge."""
    hsv = cv2.cvtColor(given.picture, cv2.COLOR_BGR2HSV).astype(np.float32)
    white = ((hsv[..., 1] < 70) & (hsv[..., 2] > 140)).astype(np.float32)
    return np.asarray(white * (1 - given.sky), np.float32)


def _swirl(given: Given, region: Floats, speed: float) -> Flow:
    """Return a flow around slow eddies, (y, -x) of the slope of a noise: it has no sources."""
    width, height = given.size
    rng = given.seed.another(7).plain()
    small = cv2.resize(rng.normal(size=(5, 8)).astype(np.float32), (64, 36), interpolation=cv2.INTER_CUBIC)
    noise = cv2.GaussianBlur(cv2.resize(small, (width, height), interpolation=cv2.INTER_CUBIC), (0, 0), 12)
    dy, dx = np.gradient(noise)
    long = np.hypot(dx, dy) + 1e-9
    x, y = _along(given.picture, dy / long, -dx / long)
    weight = np.asarray(region * _held(region.shape) * speed, np.float32)
    return Flow(x=x * weight, y=y * weight, period=2.0)


def _along(picture: Bytes, x: Floats, y: Floats) -> tuple[Floats, Floats]:
    """Return a flow that follows the strokes of a picture, on the side where (x, y) points: a stroke that
    glides along itself is never seen twice. Where there are none it is (x, y), and slower.

    Source: Kass, Witkin 1987, "Analyzing Oriented Patterns".
    """
    height = len(picture)
    gray = cv2.GaussianBlur(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY).astype(np.float32), (0, 0), 1.0)
    gx, gy = cv2.Sobel(gray, cv2.CV_32F, 1, 0, ksize=3), cv2.Sobel(gray, cv2.CV_32F, 0, 1, ksize=3)
    wide = height / 60
    xx, xy, yy = (cv2.GaussianBlur(one, (0, 0), wide) for one in (gx * gx, gx * gy, gy * gy))
    angle = 0.5 * np.arctan2(2 * xy, xx - yy) + np.float32(0.5 * np.pi)
    even = np.hypot(xx - yy, 2 * xy) / (xx + yy + 1e-3)
    u, v = np.cos(angle), np.sin(angle)
    side = np.tanh(4 * (u * x + v * y))  # where strokes lie across the flow, they rest
    slow = np.clip(even / 0.4, 0.15, 1)
    return (
        np.asarray(cv2.GaussianBlur(u * side * slow, (0, 0), wide), np.float32),
        np.asarray(cv2.GaussianBlur(v * side * slow, (0, 0), wide), np.float32),
    )


def _held(shape: tuple[int, ...]) -> Floats:
    """Return weights that hold the edges of a picture, and a frame painted around it: 0 there, 1 within."""
    height, width = shape
    rim = 0.09 * min(height, width)
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    near = np.minimum(np.minimum(x, width - 1 - x), np.minimum(y, height - 1 - y))
    u = np.clip((near - 0.04 * min(height, width)) / rim, 0, 1)
    return np.asarray(u * u * (3 - 2 * u), np.float32)

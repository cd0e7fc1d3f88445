"""Warps of the background of an image: clouds, waves, leaves and cloth that move."""

import math
from collections.abc import Callable, Iterator

import cv2
import numpy as np

from filmgate.engines.animatic.image import lattice, regions
from filmgate.engines.animatic.image.given import Given, Warp
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.render.pixels import Bytes
from filmgate.script.treatment import Stir

_SURE, _INSIDE = 0.5, 0.7  # of the sky; of the way to its edge, by the end
_HARD, _BIRD = 14.0, 0.0004  # of 255 a pixel; of the image: a bird goes along with the clouds
_GROWS = 1.2  # seconds until a motion has its full size


def warps(given: Given) -> Iterator[Warp]:
    """Give the warps of the background that the text asks for."""
    if "background" in given.treatment.held:
        return
    for one in given.treatment.stirs:
        for warp in _of(given, one):
            yield _later(warp, given.clock(one))


def _later(warp: Warp, clock: Callable[[float], float]) -> Warp:
    """Return a warp with its own time."""
    return lambda x, y, t: warp(x, y, clock(t))


def _of(given: Given, one: Stir) -> Iterator[Warp]:
    picture, open_ = given.picture, given.layers.open
    if one.what == "sky" and one.does == "drift":
        sky = given.sky * open_
        yield _drift(given, sky, one.amount * (one.way or 1))
    if one.what == "water":
        yield _ripples(given, given.waves * open_, one.amount)
        if one.does == "break":
            yield _surf(given, given.water * open_, one.amount)
    if one.what == "plants":
        yield _sways(given, regions.plants(picture) * open_, one.amount)
    if one.what == "cloth":
        yield _waves(given, regions.cloth(picture) * open_, one.amount)


def _drift(given: Given, sky: Floats, amount: float) -> Warp:
    width, _ = given.size
    pace = 0.013 * amount * width  # pixels a second
    # slower towards what stands before it: nothing is read from beyond the edge of the sky
    far = cv2.distanceTransform((sky > _SURE).astype(np.uint8) & _soft(given), cv2.DIST_L2, 5)
    slow = np.minimum(sky, _INSIDE * far / max(abs(pace) * given.duration, 1.0)).astype(np.float32)
    slow = cv2.GaussianBlur(slow, (0, 0), 0.004 * width) * (far > 0)
    slow = lattice.few(slow)
    return lambda x, y, t: (x - slow * np.float32(pace * t), y)


def _soft(given: Given) -> Bytes:
    """Return 1 where the image is as soft as clouds are, 0 around the edges of things, as of a tower."""
    gray = cv2.GaussianBlur(cv2.cvtColor(given.picture, cv2.COLOR_BGR2GRAY).astype(np.float32), (0, 0), 1)
    step = np.hypot(cv2.Sobel(gray, cv2.CV_32F, 1, 0), cv2.Sobel(gray, cv2.CV_32F, 0, 1)) / 4
    hard = (step > _HARD).astype(np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(hard)
    large = [n for n in range(1, count) if stats[n, cv2.CC_STAT_AREA] > _BIRD * hard.size]
    size = 2 * max(round(4 * given.unit), 1) + 1
    near = cv2.dilate(np.isin(labels, large).astype(np.uint8), np.ones((size, size), np.uint8))
    return np.asarray(1 - near, np.uint8)


def _ripples(given: Given, water: Floats, amount: float) -> Warp:
    unit, water = given.unit, lattice.few(water)

    def moved(x: Floats, y: Floats, t: float) -> tuple[Floats, Floats]:
        k = water * (min(abs(t) / _GROWS, 1.0) * 2.4 * amount * unit)
        near = 2.6 * np.sin(y / (5.5 * unit) + t * 2.6) + 1.6 * np.sin(y / (13 * unit) - t * 1.7)
        x = x + k * near
        y = y + k * (
            1.8 * np.sin(x / (26 * unit) + y / (9 * unit) + t * 2.2) + 3 * np.sin(y / (60 * unit) - t * 1.3)
        )
        return x, y

    return moved


def _surf(given: Given, water: Floats, amount: float) -> Warp:
    """Return the edge of the water, which comes up the shore and goes back."""
    soft = cv2.GaussianBlur(water, (0, 0), 55 * given.unit)
    dy, dx = np.gradient(soft)
    steep = np.hypot(dx, dy)
    k = steep / (float(steep.max()) + 1e-9)
    x_way, y_way = (lattice.few(np.asarray(d / (steep + 1e-6) * k, np.float32)) for d in (dx, dy))

    def moved(x: Floats, y: Floats, t: float) -> tuple[Floats, Floats]:
        far = 36 * amount * given.unit * math.sin(1.7 * t) * min(abs(t) / _GROWS, 1.0)
        return x + x_way * np.float32(far), y + y_way * np.float32(far)

    return moved


def _sways(given: Given, leaves: Floats, amount: float) -> Warp:
    """Return gusts that run over plants from left to right: small leaves flutter, the whole bends."""
    unit, width, leaves = given.unit, given.size[0], lattice.few(leaves)

    def moved(x: Floats, y: Floats, t: float) -> tuple[Floats, Floats]:
        k = leaves * (min(abs(t) / _GROWS, 1.0) * amount * unit)
        gust = 0.55 + 0.45 * np.sin(t * 1.4 - x / (0.3 * width))
        bend = 17.0 * gust * math.sin(t * 1.9) + 1.8 * gust * np.sin(
            x / (34 * unit) + t * 4.1 + y / (21 * unit)
        )
        return x + k * bend, y + k * 1.0 * np.sin(x / (27 * unit) + t * 3.3)

    return moved


def _waves(given: Given, cloth: Floats, amount: float) -> Warp:
    """Return waves that run through cloth to its free end."""
    unit, cloth = given.unit, lattice.few(cloth)

    def moved(x: Floats, y: Floats, t: float) -> tuple[Floats, Floats]:
        k = cloth * (min(abs(t) / _GROWS, 1.0) * amount * unit)
        phase = x / (48 * unit) + y / (110 * unit) - t * 5.2
        return x + k * 5.0 * np.sin(phase + 0.9), y + k * 10.0 * np.sin(phase)

    return moved

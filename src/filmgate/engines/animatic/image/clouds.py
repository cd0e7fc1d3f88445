"""Clouds that are drawn into the sky of an image, and go by: a clear or an even sky shows no motion itself.

Without a sky, their shadows go over the image.
"""

from collections.abc import Callable

import cv2
import numpy as np

from filmgate.engines.animatic.image import lattice
from filmgate.engines.animatic.image.given import Given
from filmgate.engines.animatic.image.noise import repeating, sampled
from filmgate.engines.animatic.native.structs import Floats
from filmgate.script.treatment import Stir

# (picture, x, y, t) -> picture: BGR float32, with what is drawn into it. x, y: pixels of the image, for the
# points of a lattice
Paint = Callable[[Floats, Floats, Floats, float], Floats]

_TILE = 512  # pixels of the noise, which repeats
_PACE = 0.045  # heights a second
_FADES = 1.2  # seconds until they are there, after the exact first frame
_BRIGHT = 215.0  # of 255: in a sky that is brighter clouds are darker than it
_ALIKE = 16.0  # steps of CIELAB
_GREY = 0.3  # of its largest: so much the colours of a grey sky differ
_OPAQUE, _SHADE = 0.85, 0.5  # of clouds and of their shadows


def clouds(given: Given, one: Stir) -> Paint:
    """Return the clouds of a sky that drifts."""
    noise = _noise(given)
    width, height = given.size
    sky = _fine(given)
    shadow = not sky.any()
    weight = np.full((height, width), _SHADE, np.float32) if shadow else sky * _OPAQUE
    inside = sky > 0.5
    mean = given.picture[inside].mean(0) if inside.any() else np.zeros(3)
    if shadow:
        tint = np.zeros(3, np.float32)
    elif float(np.ptp(mean)) < _GREY * float(mean.max()) or float(mean.mean()) > _BRIGHT:
        tint = np.asarray(0.72 * mean, np.float32)  # before an even grey they are darker
    else:  # lit by the sun, or by what little light there is
        tint = np.asarray(mean + 0.85 * (min(250.0, 1.35 * float(mean.max()) + 25) - mean), np.float32)
    rows = np.flatnonzero(weight.max(1) > 0.02)
    low = float(rows.max()) / height if len(rows) else 1.0
    small = lattice.few(weight)
    pace = _PACE * one.amount * (one.way or 1)

    clock = given.clock(one)

    def painted(picture: Floats, x: Floats, y: Floats, t: float) -> Floats:
        t = clock(t)
        k = min(abs(t) / _FADES, 1.0)
        if k <= 0:
            return picture
        there = lattice.look(small, x, y)
        # further away, above the horizon, they are smaller and slower
        near = 1.0 if shadow else np.clip(1.15 - 0.75 * y / (low * height), 0.3, 1.2)
        across = (x / height - 0.5 * width / height) / near - pace * t
        thick = sampled(noise, 0.42 * across, 0.9 / np.asarray(near, np.float32) + 0.3 * y / height)
        thick += 0.5 * (sampled(noise, 1.27 * across + 0.03 * t, 2.3 / near + 0.9 * y / height) - 0.5)
        cover = np.clip((thick - 0.42) / 0.62, 0, 1)
        thin = 1.0 if shadow else np.clip((low - y / height) / 0.2, 0, 1)  # they end in the haze
        share = np.asarray(k * there * thin * cover * cover * (3 - 2 * cover), np.float32)
        part = lattice.touched(share)
        if part is None:
            return picture
        here = part.of(picture)
        whole = lattice.drawn_out(part.few(share), (here.shape[1], here.shape[0]))
        here += (tint - here) * lattice.thrice(whole)
        return picture

    return painted


def _fine(given: Given) -> Floats:
    """Return the sky up to the outlines of what stands before it: what has the colour of the sky nearby."""
    if not given.sky.any():
        return given.sky
    height = given.size[1]
    lab = cv2.cvtColor(given.picture, cv2.COLOR_BGR2LAB).astype(np.float32)
    sure = (given.sky > 0.9).astype(np.float32)
    size = 2 * round(0.06 * height) + 1
    count = cv2.blur(sure, (size, size))
    mean = cv2.blur(lab * sure[..., None], (size, size)) / np.maximum(count, 1e-3)[..., None]
    alike = np.exp(-(((lab - mean) ** 2).sum(2)) / _ALIKE**2)
    near = np.where(given.sky > 0.9, 1.0, alike) * np.clip(count / 0.05, 0, 1)
    return np.asarray(cv2.GaussianBlur(near, (0, 0), 1.0) * (1 - given.layers.matte), np.float32)


def _noise(given: Given) -> Floats:
    """Return noise that repeats, (512, 512), 0..1 in equal shares, softer across than down."""
    total = repeating(given.seed.stream("skies"), _TILE, (8, 5), 5, 0.52)
    low, high = (float(value) for value in np.quantile(total, (0.02, 0.98)))
    return np.asarray(np.clip((total - low) / (high - low), 0, 1), np.float32)

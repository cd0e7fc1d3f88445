"""Warps of the background of an image: water, clouds and leaves that move."""

import math
from collections.abc import Iterator

import numpy as np

from filmgate.engines.animatic.image import regions
from filmgate.engines.animatic.image.still import Still, Warp
from filmgate.engines.animatic.native.structs import Floats

_GROWS = 1.2  # seconds until a motion has its full size
_LEAST = 0.02  # of the image: a smaller region is an error of the rules


def warps(still: Still) -> Iterator[Warp]:
    """Give the warps of the background that the text asks for."""
    if "background" in still.treatment.held:
        return
    named = {one.what for one in still.treatment.stirs}
    picture, open_ = still.picture, 1 - still.layers.matte
    sky = regions.sky(picture) * open_ if named & {"sky", "water"} else np.zeros_like(open_)
    if "sky" in named and sky.mean() > _LEAST:
        yield _drift(still, sky)
    if "water" in named:
        yield _ripples(still, regions.water(picture, sky) * open_)
    if "plants" in named:
        yield _sways(still, regions.plants(picture) * open_)


def _drift(still: Still, sky: Floats) -> Warp:
    width, _ = still.size
    return lambda x, y, t: (x - sky * np.float32(0.010 * width * t), y)


def _ripples(still: Still, water: Floats) -> Warp:
    unit = still.unit

    def moved(x: Floats, y: Floats, t: float) -> tuple[Floats, Floats]:
        k = water * min(t / _GROWS, 1.0)
        near = 2.6 * np.sin(y / (5.5 * unit) + t * 2.6) + 1.6 * np.sin(y / (13 * unit) - t * 1.7)
        x = x + k * unit * near
        y = y + k * (1.8 * unit * np.sin(x / (26 * unit) + y / (9 * unit) + t * 2.2))
        return x, y

    return moved


def _sways(still: Still, leaves: Floats) -> Warp:
    unit = still.unit

    def moved(x: Floats, y: Floats, t: float) -> tuple[Floats, Floats]:
        gust = min(t / _GROWS, 1.0) * (0.6 + 0.4 * math.sin(t * 0.9))
        wave = np.sin(x / (34 * unit) + t * 3.1 + y / (21 * unit))
        return x + leaves * (gust * 2.2 * unit) * wave, y

    return moved

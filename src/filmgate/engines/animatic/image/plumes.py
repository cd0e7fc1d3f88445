"""Steam, smoke and flames that rise over an image."""

import math
from collections.abc import Callable

import cv2
import numpy as np

from filmgate.engines.animatic.image import regions
from filmgate.engines.animatic.image.given import Given, Shift, Veil
from filmgate.engines.animatic.image.noise import repeating, sampled
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.seeds import Seed
from filmgate.script.treatment import Stir

_TILE = 256
# how a plume looks: BGR, how fast it rises (heights a second), how wide and how high (heights), density
_LOOKS = {
    "steam": ((248, 246, 244), 0.16, 0.13, 0.75, 0.85),
    "smoke": ((150, 148, 146), 0.14, 0.22, 0.85, 0.95),
    "blaze": ((40, 130, 255), 0.55, 0.12, 0.34, 1.0),
}
_DENSE = 0.14  # heights
_UPRIGHT = 3.0  # widths
_GROWS = 0.9  # seconds until the first of it has risen


def plume(given: Given, one: Stir) -> Veil:
    """Return a plume that rises from the subject, from flames, or from the lower middle of the image."""
    color, rise, wide, high, dense = _LOOKS[one.what]
    width, height = given.size
    at = _source(given, one.what)
    noise = _noise(given.seed)
    w, h = width // 2, height // 2  # it is soft: half the size is enough
    y, x = np.mgrid[0:h, 0:w].astype(np.float32)
    up = (at[1] * h - y) / h  # heights above the source
    side = (x - at[0] * w) / h
    tint = np.array(color, np.float32)

    def over(picture: Floats, _cover: Floats | None, t: float, _shift: Shift) -> Floats:
        lean = 0.05 * math.sin(0.9 * t) * up + 0.03 * np.sin(7 * up - 2.1 * t)
        spread = wide * one.amount * (0.35 + 1.6 * np.clip(up, 0, 1) ** 0.8)
        body = np.exp(-(((side - lean) / spread) ** 2))
        reach = high * one.amount * min(abs(t) / _GROWS, 1.0)
        body *= np.clip(up / 0.04, 0, 1) * np.clip((reach - up) / (0.6 * reach + 1e-6), 0, 1)
        thick = sampled(noise, side * 2.1, up * 1.5 - rise * 1.5 * t) * 0.6
        thick += sampled(noise, side * 4.7 + 0.3, up * 3.4 - rise * 4.6 * t) * 0.4
        thick += 0.3 * np.exp(-np.clip(up, 0, None) / _DENSE)  # where it comes out it is thick
        share = np.clip((thick - 0.3) * 2.8, 0, 1) * body * dense
        share = cv2.resize(share.astype(np.float32), (width, height))[..., None]
        if one.what == "blaze":
            core = np.array((90, 215, 255), np.float32)
            return np.asarray(picture + share * (tint + (core - tint) * share) * 1.25, np.float32)
        return np.asarray(picture + (tint - picture) * share, np.float32)

    return over


def exhaust(given: Given, foot: Callable[[float], tuple[float, float, float]]) -> Veil:
    """Return the flames below who lifts off. foot: x, y and the strength at a time, in pixels and 0..1."""
    width, height = given.size
    noise = _noise(given.seed)
    columns = np.flatnonzero(given.layers.matte.max(0) > 0.5)
    wide = 0.45 * max(float(np.ptp(columns)) if len(columns) else 0.04 * width, 0.012 * width)
    long = 0.34 * height

    def over(picture: Floats, _cover: Floats | None, t: float, _shift: Shift) -> Floats:
        x, y, strength = foot(t)
        if strength <= 0 or y < -long:
            return picture
        rows = slice(max(int(y - 0.09 * long), 0), min(int(y + long) + 1, height))
        reach = 6 * wide
        near = slice(max(int(x - reach), 0), min(int(x + reach) + 1, width))
        if rows.start >= rows.stop or near.start >= near.stop:
            return picture
        v, u = np.mgrid[rows, near].astype(np.float32)
        down, side = (v - y) / long, (u - x) / wide
        lick = sampled(noise, side * 0.13, down * 0.8 - 2.6 * t)
        spread = 0.55 + 1.1 * np.clip(down, 0, 1) + 0.5 * (lick - 0.5)
        flame = np.exp(-((side / spread) ** 2)) * np.clip(down / 0.02 + 1, 0, 1)
        flame *= (
            np.clip((1 - down) / 0.35, 0, 1)
            * np.clip(1.25 * strength - down - 0.7 * (lick - 0.4), 0, 1)
            * strength
        )
        glow = 0.3 * strength * np.exp(-((side / 3.2) ** 2) - (down / 0.5) ** 2)
        glow *= np.clip(down / 0.08 + 1, 0, 1) ** 2
        hot = np.clip(flame[..., None] * np.array((0.9, 1.5, 2.2), np.float32), 0, 1.4)
        tint = np.array((70, 170, 255), np.float32)
        picture[rows, near] += 235 * hot * np.array((0.75, 0.95, 1.0), np.float32) + glow[..., None] * tint
        return picture

    return over


def _source(given: Given, what: str) -> tuple[float, float]:
    """Return where a plume begins, as shares of width and height."""
    matte = given.layers.matte
    fire = regions.flames(given.picture) if what == "smoke" else None
    if fire is not None and fire.max() > 0.5:
        rows, columns = np.nonzero(fire > 0.5)
        return float(columns.mean()) / matte.shape[1], float(np.quantile(rows, 0.1)) / matte.shape[0]
    if not matte.any():
        return 0.5, 0.72 if what == "steam" else 0.86
    rows, columns = np.nonzero(matte > 0.5)
    # steam comes out of the upper third of a cup, smoke from the top of a thing, or the foot of what stands
    # upright, as a rocket does
    upright = np.ptp(rows) > _UPRIGHT * np.ptp(columns)
    place = 0.3 if what == "steam" else 0.97 if upright or what == "blaze" else 0.05
    row = max(float(np.quantile(rows, place)), 0.32 * matte.shape[0] if what == "smoke" else 0.0)
    near = np.abs(rows - row) < 0.06 * matte.shape[0]
    return float(np.median(columns[near])) / matte.shape[1], row / matte.shape[0]


def _noise(seed: Seed) -> Floats:
    """Return fractal noise that repeats, (256, 256), 0..1."""
    total = repeating(seed.stream("plume"), _TILE, (4, 4), 4, 0.5)
    low, high = float(total.min()), float(total.max())
    return (total - low) / (high - low)

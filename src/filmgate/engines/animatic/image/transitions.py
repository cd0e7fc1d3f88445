"""Transitions from one picture to another that shows something else, and the choice among them.

Each is a function (one, two, q) of two BGR pictures, uint8 (height, width, 3), and of its progress q from 0
to 1; it returns float32. At q = 0 it is the first picture, at q = 1 the second one.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import cv2
import numpy as np

from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.render.pixels import Bytes, ease, grid

Mix = Callable[[Bytes, Bytes, float], Floats]

_FLAT = 0.55  # of the pixels: so many have a colour of a few, in a drawing or on a page
_BRIGHT, _DARK = 150.0, 60.0  # mean luma of 255
_SUBJECT = (0.02, 0.5)  # of the picture: a subject whose shape is seen is no smaller and no larger
_BLUR = 0.16  # of the width: how far a whip smears
_GRAINS = 900  # particles


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the two pictures, and the opacity of its subject, 0..1 (height, width)."""

    picture: Bytes
    matte: Floats

    @property
    def luma(self) -> float:
        return float(cv2.cvtColor(self.picture, cv2.COLOR_BGR2GRAY).mean())

    @property
    def flat(self) -> bool:
        """Tell whether it is a drawing, a logo or a page: most of it has one of a few colours."""
        small = cv2.resize(self.picture, (96, 64), interpolation=cv2.INTER_NEAREST).reshape(-1, 3)
        _, counts = np.unique(small // 16, axis=0, return_counts=True)
        return float(np.sort(counts)[-6:].sum()) / len(small) > _FLAT

    @property
    def shape(self) -> bool:
        """Tell whether it has a subject whose shape can be seen as a whole."""
        low, high = _SUBJECT
        edge = np.concatenate([self.matte[0], self.matte[-1], self.matte[:, 0], self.matte[:, -1]])
        return low < float(self.matte.mean()) < high and float(edge.mean()) < 0.35


@dataclass(frozen=True, slots=True)
class Transition:
    """A transition, and how many seconds it takes."""

    mix: Mix
    seconds: float

    def frame(self, one: Bytes, two: Bytes, q: float) -> Bytes:
        """Return the picture at progress q, BGR uint8."""
        return np.asarray(np.clip(self.mix(one, two, q) + 0.5, 0, 255), np.uint8)


def choose(first: Side, last: Side, seed: int) -> Transition:
    """Return the transition that suits what the pictures show."""
    if first.flat or last.flat:
        return Transition(page, 1.6)
    if first.shape and last.shape:
        return Transition(matched(first.matte, last.matte), 1.8)
    if first.luma > _BRIGHT and last.luma > _BRIGHT:
        return Transition(through_light, 1.4)
    if first.luma < _DARK or last.luma < _DARK:
        return Transition(particles(seed), 2.2)
    return Transition(whip, 0.9) if seed % 2 else Transition(foreground, 1.3)


def whip(one: Bytes, two: Bytes, q: float) -> Floats:
    """Turn the camera so fast from the first to the second, to the right, that both are smeared."""
    height, width = one.shape[:2]
    e = ease(ease(q))
    x, y = grid((width, height))
    at = x + np.float32(e * width)
    border = cv2.BORDER_REFLECT_101
    left = cv2.remap(one, at, y, cv2.INTER_LINEAR, borderMode=border).astype(np.float32)
    right = cv2.remap(two, at - width, y, cv2.INTER_LINEAR, borderMode=border).astype(np.float32)
    seam = np.clip((at / width - 1.06 + 0.12 * e) / 0.12 + 0.5, 0, 1)[..., None]
    both = left + (right - left) * seam
    smear = int(_BLUR * width * math.sin(math.pi * e) ** 2)
    return both if smear < 2 else np.asarray(cv2.blur(both, (smear, 1)), np.float32)


def foreground(one: Bytes, two: Bytes, q: float) -> Floats:
    """Hide the cut behind something dark and out of focus that passes before the lens."""
    height, width = one.shape[:2]
    x, y = grid((width, height))
    middle = (1.4 - 1.8 * ease(q)) * width
    side = (x - middle + (y - 0.5 * height) * 0.12) / width
    picture = np.where((side > 0)[..., None], two, one).astype(np.float32)
    veil = 1 - np.clip((np.abs(side) - 0.1) / 0.22, 0, 1)
    veil = (veil * veil * (3 - 2 * veil))[..., None]
    small = cv2.resize(one if q < 0.5 else two, (width // 8, height // 8), interpolation=cv2.INTER_AREA)
    blurred = cv2.resize(cv2.GaussianBlur(small, (0, 0), width / 200), (width, height))
    lit = 0.12 + 0.28 * np.exp(-(((side + 0.07) / 0.06) ** 2))[..., None]  # a soft rim, as of a column
    return np.asarray(picture * (1 - veil) + blurred * lit * veil, np.float32)


def through_light(one: Bytes, two: Bytes, q: float) -> Floats:
    """Let the light of the first grow until it is all white, and come out of it in the second."""
    picture = (one if q < 0.5 else two).astype(np.float32)
    k = math.sin(math.pi * q) ** 2
    soft = cv2.GaussianBlur(picture, (0, 0), 1 + 0.03 * picture.shape[1] * k)
    glow = picture + (soft - picture) * k + 1.6 * k * np.maximum(soft - 90, 0)
    warm = np.array((236, 248, 255), np.float32)
    return np.asarray(glow + (warm - glow) * k**3, np.float32)


def matched(first: Floats, last: Floats) -> Mix:
    """Return a cut that is matched on shape: the subject of the first, (height, width), moves to where that
    of the last is, and the second picture opens from within it.
    """
    start, end = _placed(first), _placed(last)

    def at(one: Bytes, two: Bytes, q: float) -> Floats:
        e = ease(q)
        here = _Place(*(a + (b - a) * e for a, b in zip(start, end, strict=True)))
        a, b = _moved(one, start, here), _moved(two, end, here)
        inside = _moved(first, start, here)
        reach = cv2.distanceTransform((inside < 0.5).astype(np.uint8), cv2.DIST_L2, 5)
        depth = cv2.distanceTransform((inside >= 0.5).astype(np.uint8), cv2.DIST_L2, 5)
        far = (reach - depth) / one.shape[1]  # below 0 within the subject
        low, high = float(far.min()), float(far.max())
        line = low - 0.08 + (high - low + 0.16) * ease(min(max((q - 0.15) / 0.7, 0.0), 1.0))
        share = np.clip((line - far) / 0.05, 0, 1)[..., None]
        rim = (4 * share * (1 - share)) * 26 * math.sin(math.pi * q)
        return np.asarray(a * (1 - share) + b * share + rim, np.float32)

    return at


class _Place(NamedTuple):
    """The place of a subject, as shares of the picture: its middle, and its size."""

    x: float
    y: float
    size: float


def _placed(matte: Floats) -> _Place:
    """Return where a subject is. matte: its opacity."""
    height, width = matte.shape
    rows, columns = np.nonzero(matte > 0.5)
    size = math.sqrt(max(len(rows), 1) / matte.size)
    return _Place(float(columns.mean()) / width, float(rows.mean()) / height, size)


def _moved(picture: Bytes | Floats, start: _Place, now: _Place) -> Floats:
    """Return the picture with its subject where it is `now`; the rest goes along."""
    height, width = picture.shape[:2]
    k = min(max(now.size / start.size, 0.6), 1.7)
    matrix = np.array(
        ((k, 0, (now.x - k * start.x) * width), (0, k, (now.y - k * start.y) * height)), np.float64
    )
    border = cv2.BORDER_REFLECT_101 if picture.ndim == 3 else cv2.BORDER_CONSTANT
    return cv2.warpAffine(picture, matrix, (width, height), borderMode=border).astype(np.float32)


def page(one: Bytes, two: Bytes, q: float) -> Floats:
    """Turn the first over like a page, from its lower right corner; the second is the page below."""
    height, width = one.shape[:2]
    x, y = grid((width, height))
    c, s = math.cos(0.35), math.sin(0.35)
    along = (x * c + y * s) / width  # across the fold, which leans
    most = c + s * height / width
    bend = 0.09
    fold = most - (most + bend + 0.25) * ease(q)
    under = along - fold  # beyond the fold there is the next page
    back = np.clip(under / bend, 0, 1)
    mirror = (2 * (fold + bend * np.arcsin(back) / (math.pi / 2)) - along) * width
    bx, by = x + (mirror / width - along) * width * c, y + (mirror / width - along) * width * s
    over = (bx.astype(np.float32), by.astype(np.float32))
    turned = cv2.remap(one, *over, cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT)
    there = (bx > 0) & (bx < width - 1) & (by > 0) & (by < height - 1) & (under > 0) & (under < bend)
    shade = (1 - 0.5 * np.exp(-np.maximum(under - bend, 0) / 0.05))[..., None]
    below = two.astype(np.float32) * np.where((under > bend)[..., None], shade, 1)
    paper = 0.35 * turned.astype(np.float32) + 0.65 * (236 - 70 * np.abs(2 * back - 1))[..., None]
    out = np.where((under <= 0)[..., None], one.astype(np.float32), below)
    return np.asarray(np.where(there[..., None], paper, out), np.float32)


def particles(seed: int) -> Mix:
    """Return a transition in which the first is blown away as glowing dust, and the second is behind it."""
    rng = np.random.default_rng(seed)
    at, own = rng.random((_GRAINS, 2)), rng.random((_GRAINS, 3))
    noise = cv2.resize(rng.random((18, 32)).astype(np.float32), (256, 144), interpolation=cv2.INTER_CUBIC)

    def over(one: Bytes, two: Bytes, q: float) -> Floats:
        height, width = one.shape[:2]
        x, _ = grid((width, height))
        when = 0.55 * x / width + 0.45 * cv2.resize(noise, (width, height))  # from left to right
        line = -0.1 + 1.2 * ease(q)
        share = np.clip((line - when) / 0.07, 0, 1)[..., None]
        out = one * (1 - share) + two * share + 70 * (4 * share * (1 - share)) * np.array((0.35, 0.7, 1.0))
        dust = np.zeros((height, width, 3), np.float32)
        for (u, v), (a, b, c) in zip(at, own, strict=True):
            born = float(when[int(v * (height - 1)), int(u * (width - 1))])
            age = (line - born) / 0.35
            if 0 < age < 1:
                px = (u + age * (0.10 + 0.16 * a)) * width
                py = (v - age * (0.02 + 0.12 * b) + 0.02 * math.sin(9 * age + 6 * c)) * height
                radius = max(1.0, (1.2 + 2.6 * c) * height / 768)
                color = one[int(v * (height - 1)), int(u * (width - 1))].astype(float) * 0.5 + (70, 120, 170)
                light = (1 - age) * min(5 * (1 - q), 1.0) * color
                cv2.circle(
                    dust, (int(px * 8), int(py * 8)), int(radius * 8), light.tolist(), -1, cv2.LINE_AA, 3
                )
        return np.asarray(out + cv2.GaussianBlur(dust, (0, 0), 1.2 * height / 768), np.float32)

    return over

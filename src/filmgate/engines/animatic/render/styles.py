"""Styles such as watercolour or sketch. Each is a filter over the finished frame."""

from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np

from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.render.pixels import Bytes
from filmgate.engines.animatic.seeds import Seed

_FAR = 400.0  # metres: beyond it nothing has an outline
_PIXELS = 144  # rows of pixel art


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The input of a style filter.

    picture: BGR float32 0..255. depth: metres. solid: mask of solid surfaces. paper: texture of the paper.
    """

    picture: Floats
    depth: Floats
    solid: Floats
    paper: Floats

    @property
    def unit(self) -> float:
        """Return the picture's height divided by 768. Widths of lines and brushes are multiples of it."""
        return float(self.picture.shape[0]) / 768


def paper(height: int, width: int, seed: Seed) -> Floats:
    """Return the texture of paper, (height, width), with standard deviation 1.

    It has fibres, and patches that take more or less paint.
    """
    rng = seed.stream("paper")
    fine = cv2.GaussianBlur(rng.normal(size=(height, width)).astype(np.float32), (0, 0), 1.1)
    patches = cv2.resize(
        rng.normal(size=(height // 24 + 2, width // 24 + 2)).astype(np.float32),
        (width, height),
        interpolation=cv2.INTER_CUBIC,
    )
    mixed = fine / fine.std() + 0.8 * patches / patches.std()
    return np.asarray(mixed / mixed.std(), np.float32)


def restyle(style: str, picture: Bytes, depth: Floats, solid: Floats, grain: Floats) -> Bytes:
    """Return a BGR frame filtered in this style, one of STYLES."""
    sheet = Sheet(picture=picture.astype(np.float32), depth=depth, solid=solid, paper=grain)
    return np.asarray(np.clip(STYLES[style](sheet) + 0.5, 0, 255), np.uint8)


def _watercolour(sheet: Sheet) -> Floats:
    """Draw washes (Kuwahara filter) with pigment that gathers at their edges, on paper that shows through."""
    washed = _kuwahara(sheet.picture, max(round(5 * sheet.unit), 2))
    gray = cv2.cvtColor(washed, cv2.COLOR_BGR2GRAY)
    pooled = np.clip(cv2.GaussianBlur(gray, (0, 0), 5 * sheet.unit) - gray, 0, 40)[..., None]
    bright = 255 - (255 - washed) * 0.82
    out = bright - 0.9 * pooled + 3.5 * sheet.paper[..., None] * (1 - bright / 330)
    h, w = gray.shape
    y, x = np.mgrid[-1 : 1 : h * 1j, -1 : 1 : w * 1j].astype(np.float32)
    edge = np.maximum(np.abs(x) ** 8, np.abs(y) ** 8) + 0.05 * sheet.paper
    bare = np.clip((edge - 0.55) * 3.2, 0, 1)[..., None]
    return np.asarray(out + (np.array((232, 242, 246), np.float32) - out) * bare, np.float32)


def _anime(sheet: Sheet) -> Floats:
    """Draw flat colours in a few steps of light, with ink around what stands before something else."""
    small = cv2.resize(sheet.picture, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    for _ in range(2):
        small = cv2.bilateralFilter(small, 7, 26, 5)
    flat = cv2.resize(small, sheet.picture.shape[1::-1], interpolation=cv2.INTER_CUBIC)
    gray = np.maximum(cv2.cvtColor(flat, cv2.COLOR_BGR2GRAY), 1.0)
    level = gray / 255 * 6
    whole = np.floor(level)
    stepped = (whole + np.clip((level - whole - 0.5) * 5 + 0.5, 0, 1)) / 6 * 255
    out = flat * (0.45 + 0.55 * stepped / gray)[..., None]
    mean = out.mean(2, keepdims=True)
    out = mean + (out - mean) * 1.35
    return np.asarray(out * (1 - 0.85 * _ink(sheet, flat))[..., None], np.float32)


def _sketch(sheet: Sheet) -> Floats:
    """Draw in pencil: tone as hatching on paper, outlines over it."""
    gray = cv2.cvtColor(sheet.picture, cv2.COLOR_BGR2GRAY)
    soft = cv2.GaussianBlur(gray, (0, 0), 9 * sheet.unit)
    line = np.clip(gray / np.maximum(soft, 1) * 262, 0, 255)
    h, w = gray.shape
    y, x = np.mgrid[0:h, 0:w].astype(np.float32)
    dark = 1 - cv2.GaussianBlur(gray, (0, 0), 2 * sheet.unit) / 255
    hatch = np.zeros_like(gray)
    for slope, limit in ((1.0, 0.35), (-0.8, 0.6), (0.2, 0.78)):
        stroke = 0.5 + 0.5 * np.sin((x + slope * y) / (1.9 * sheet.unit) + 0.7 * sheet.paper)
        hatch += np.clip((dark - limit) * 2.2, 0, 1) * stroke
    tone = line - 46 * hatch - 150 * _ink(sheet, sheet.picture) + 5 * sheet.paper
    return np.asarray(
        np.clip(tone, 18, 246)[..., None] * np.array((0.93, 0.975, 1.0), np.float32), np.float32
    )


def _pixel(sheet: Sheet) -> Floats:
    """Draw few rows and few colours, with an ordered dither between them."""
    h, w = sheet.picture.shape[:2]
    size = (round(_PIXELS * w / h), _PIXELS)
    small = cv2.resize(sheet.picture, size, interpolation=cv2.INTER_AREA)
    bayer = np.array([[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]], np.float32) / 16 - 0.47
    dither = np.tile(bayer, (size[1] // 4 + 1, size[0] // 4 + 1))[: size[1], : size[0], None]
    mean = small.mean(2, keepdims=True)
    vivid = mean + (small - mean) * 1.3
    step = 255 / 7
    return np.asarray(
        cv2.resize(np.round(vivid / step + 0.45 * dither) * step, (w, h), interpolation=cv2.INTER_NEAREST),
        np.float32,
    )


def _clay(sheet: Sheet) -> Floats:
    """Make the colours warm and vivid.

    The rest of the clay look is done to the surfaces and the time (scene/scene.py).
    """
    mean = sheet.picture.mean(2, keepdims=True)
    return np.asarray(
        (mean + (sheet.picture - mean) * 1.22) * np.array((0.96, 1.0, 1.04), np.float32), np.float32
    )


def _ink(sheet: Sheet, picture: Floats) -> Floats:
    """Return the ink 0..1, (height, width).

    It has outlines where the depth jumps and where the picture itself has a strong edge.
    """
    near = np.log(np.minimum(sheet.depth, _FAR))
    jump = np.abs(cv2.Laplacian(near, cv2.CV_32F, ksize=3))
    gray = cv2.GaussianBlur(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), (0, 0), 1.0 * sheet.unit + 0.3)
    slope = np.hypot(cv2.Sobel(gray, cv2.CV_32F, 1, 0), cv2.Sobel(gray, cv2.CV_32F, 0, 1))
    around = cv2.dilate(sheet.solid.astype(np.uint8), np.ones((3, 3), np.uint8))
    strokes = np.clip((jump - 0.10) * 4, 0, 1) * around * (near < np.log(120.0)) + np.clip(
        (slope - 150) / 200, 0, 1
    )
    return np.asarray(cv2.GaussianBlur(np.clip(strokes, 0, 1), (0, 0), 0.55 * sheet.unit + 0.2), np.float32)


def _kuwahara(picture: Floats, radius: int) -> Floats:
    """Return the mean of the calmest of four squares around each pixel (Kuwahara et al. 1976)."""
    gray = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    side = (radius + 1, radius + 1)
    best = np.full(gray.shape, 1e12, np.float32)
    out = picture.copy()
    for ax in (0, radius):
        for ay in (0, radius):
            mean = cv2.blur(picture, side, anchor=(ax, ay))
            low = cv2.blur(gray, side, anchor=(ax, ay))
            spread = cv2.blur(gray * gray, side, anchor=(ax, ay)) - low * low
            calmer = spread < best
            best = np.where(calmer, spread, best)
            out = np.where(calmer[..., None], mean, out)
    return np.asarray(out, np.float32)


STYLES: dict[str, Callable[[Sheet], Floats]] = {
    "watercolour": _watercolour,
    "anime": _anime,
    "sketch": _sketch,
    "pixel": _pixel,
    "clay": _clay,
}

"""The place behind the subject of an image: its surroundings go on there.

Patches of the image are laid over the hole, as they fit (patches.py). What still differs at the rim is spread
into the hole, so that no seam is seen.
"""

import cv2
import numpy as np

from filmgate.engines.animatic.image.patches import offsets
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.render.pixels import Bytes

_SIDE = 176  # pixels: the long side of the copy in which the patches are chosen
_MOST = 64.0  # of 255: so much a copy is changed at most to meet the rim


def filled(picture: Bytes, hole: Bytes, *, plain: bool) -> Floats:
    """Return the picture, BGR float32, with what is in the hole (height, width; 0 or 1) made up.

    plain: nothing but one colour is behind it.
    """
    image = picture.astype(np.float32)
    if not hole.any():
        return image
    if plain:
        return _spread(image, 1 - hole[..., None].astype(np.float32))
    rows = slice(*_span(hole.max(1))), slice(*_span(hole.max(0)))
    found, total = _copies(image, hole, rows)
    inside = hole[rows][..., None].astype(np.float32)
    base = _spread(image[rows], 1 - inside)
    found = np.where(total > 1e-3, found / np.maximum(total, 1e-3), base)
    differs = image[rows] - found
    like = (1 - inside) * (np.abs(differs).max(2, keepdims=True) < _MOST)  # a thing at the rim dyes nothing
    found += _spread(differs, like.astype(np.float32))
    result = image.copy()
    result[rows] = image[rows] * (1 - inside) + np.clip(found, 0, 255) * inside
    return result


def _copies(image: Floats, hole: Bytes, rows: tuple[slice, slice]) -> tuple[Floats, Floats]:
    """Return the patches that fit each pixel of a part of the image, and how much of them there is: each is
    the mean of the four that its place in the small copy lies between.
    """
    height, width = hole.shape
    k = _SIDE / max(height, width)
    small = cv2.resize(image, None, fx=k, fy=k, interpolation=cv2.INTER_AREA)
    size = small.shape[1::-1]
    gap = (cv2.resize(hole.astype(np.float32), size, interpolation=cv2.INTER_AREA) > 0.02).astype(np.uint8)
    there = offsets(np.asarray(small, np.uint8), gap)
    high, wide = rows[0].stop - rows[0].start, rows[1].stop - rows[1].start
    out, total = np.zeros((high, wide, 3), np.float32), np.zeros((high, wide, 1), np.float32)
    if there is None:
        return out, total
    y, x = np.mgrid[rows[0], rows[1]].astype(np.float32)
    across, down = small.shape[1] / width, small.shape[0] / height
    u, v = (x + 0.5) * np.float32(across) - 0.5, (y + 0.5) * np.float32(down) - 0.5
    left, top = np.floor(u), np.floor(v)
    open_ = (1 - hole).astype(np.float32)
    for dx, dy in ((0, 0), (1, 0), (0, 1), (1, 1)):
        column = np.clip(left + dx, 0, size[0] - 1).astype(np.int64)
        row = np.clip(top + dy, 0, size[1] - 1).astype(np.int64)
        far = there[row, column]
        px, py = x + far[..., 1] / np.float32(across), y + far[..., 0] / np.float32(down)
        copy = cv2.remap(image, px, py, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT_101)
        seen = cv2.remap(open_, px, py, cv2.INTER_NEAREST)
        share = ((1 - np.abs(u - left - dx)) * (1 - np.abs(v - top - dy)) * seen)[..., None]
        out += copy * share
        total += share
    return out, total


def _span(any_: Bytes) -> tuple[int, int]:
    """Return where a row or column of the hole begins and ends, with a rim."""
    where = np.flatnonzero(any_)
    rim = 24
    return max(int(where[0]) - rim, 0), min(int(where[-1]) + 1 + rim, len(any_))


def _spread(values: Floats, known: Floats) -> Floats:
    """Return values (height, width, n) that go on smoothly from where they are known, by a pyramid.

    Source: Gortler et al. 1996, "The Lumigraph" (push-pull).
    """
    if min(values.shape[:2]) <= 2:
        weight = known.sum((0, 1))
        mean = (values * known).sum((0, 1)) / np.maximum(weight, 1e-6)
        return np.asarray(values * known + mean * (1 - known), np.float32)
    size = ((values.shape[1] + 1) // 2, (values.shape[0] + 1) // 2)
    less = cv2.resize(known, size, interpolation=cv2.INTER_AREA)[..., None]
    lower = cv2.resize(values * known, size, interpolation=cv2.INTER_AREA) / np.maximum(less, 1e-6)
    whole = _spread(np.asarray(lower, np.float32), np.minimum(np.asarray(less > 1e-3, np.float32), 1))
    back = cv2.resize(whole, values.shape[1::-1], interpolation=cv2.INTER_LINEAR)
    return np.asarray(values * known + back * (1 - known), np.float32)

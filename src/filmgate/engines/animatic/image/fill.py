"""The place behind the subject of an image: its surroundings go on there.

Copies of the image, each shifted, are laid over the hole, each where it fits the rim best. What still differs
at the rim is spread into the hole, so that no seam is seen.
"""

import math

import cv2
import numpy as np

from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.render.pixels import Bytes

_SIDE = 200  # pixels: the long side of the copy in which the shifts are chosen
_WAYS = 16
_FEW = 5  # copies are used
_MOST = 64.0  # of 255: so much a copy is changed at most to meet the rim
_RIM = 5  # pixels of the small copy


def filled(picture: Bytes, hole: Bytes, *, plain: bool) -> Floats:
    """Return the picture, BGR float32, with what is in the hole (height, width; 0 or 1) made up.

    plain: nothing but one colour is behind it.
    """
    height, width = hole.shape
    image = picture.astype(np.float32)
    if not hole.any():
        return image
    if plain:
        return _spread(image, 1 - hole[..., None].astype(np.float32))
    k = _SIDE / max(height, width)
    small = cv2.resize(image, None, fx=k, fy=k, interpolation=cv2.INTER_AREA)
    gap = (
        cv2.resize(hole.astype(np.float32), small.shape[1::-1], interpolation=cv2.INTER_AREA) > 0.02
    ).astype(np.uint8)
    weights = _chosen(small, gap)
    rows = slice(*_span(hole.max(1))), slice(*_span(hole.max(0)))
    out, total = np.zeros_like(image[rows]), np.zeros((*image[rows].shape[:2], 1), np.float32)
    top, left = rows[0].start, rows[1].start
    for (dx, dy), weight in weights:
        sx, sy = round(dx / k), round(dy / k)
        move = np.array(((1, 0, left + sx), (0, 1, top + sy)), np.float32)
        size = (out.shape[1], out.shape[0])
        flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
        copy = cv2.warpAffine(image, move, size, flags=flags, borderMode=cv2.BORDER_REFLECT_101)
        open_ = cv2.warpAffine(1 - hole, move, size, flags=cv2.INTER_NEAREST | cv2.WARP_INVERSE_MAP)
        share = (np.asarray(cv2.resize(weight, (width, height)))[rows] * open_)[..., None]
        out += copy * share
        total += share
    inside = hole[rows][..., None].astype(np.float32)
    base = _spread(image[rows], 1 - inside)
    found = np.where(total > 1e-3, out / np.maximum(total, 1e-3), base)
    differs = image[rows] - found
    like = (1 - inside) * (np.abs(differs).max(2, keepdims=True) < _MOST)  # a thing at the rim dyes nothing
    found += _spread(differs, like.astype(np.float32))
    result = image.copy()
    result[rows] = image[rows] * (1 - inside) + np.clip(found, 0, 255) * inside
    return result


def _span(any_: Bytes) -> tuple[int, int]:
    """Return where a row or column of the hole begins and ends, with a rim."""
    where = np.flatnonzero(any_)
    rim = 24
    return max(int(where[0]) - rim, 0), min(int(where[-1]) + 1 + rim, len(any_))


def _chosen(small: Floats, gap: Bytes) -> list[tuple[tuple[int, int], Floats]]:
    """Return shifts (x, y) in pixels of the small copy, with the weight (height, width) of each copy."""
    h, w = gap.shape
    rows, columns = np.nonzero(gap)
    reach = math.hypot(columns.max() - columns.min(), rows.max() - rows.min()) + 2 * _RIM
    wide, high = columns.max() - columns.min() + 2 * _RIM, rows.max() - rows.min() + 2 * _RIM
    shifts = {
        (round(part * wide * math.cos(a) * 1.02), round(part * high * math.sin(a) * 1.02))
        for a in np.arange(_WAYS) * 2 * math.pi / _WAYS
        for part in (0.3, 0.55, 0.8, 1.05)
    } - {(0, 0)}
    rim = ((cv2.dilate(gap, np.ones((2 * _RIM + 1, 2 * _RIM + 1), np.uint8)) > 0) & (gap == 0)).astype(
        np.float32
    )
    soft = max(0.12 * reach, 3.0)
    costs, kept = [], []
    away = cv2.distanceTransform((1 - gap).astype(np.uint8), cv2.DIST_L2, 3)
    for dx, dy in sorted(shifts):
        move = np.array(((1, 0, dx), (0, 1, dy)), np.float32)
        flags = cv2.INTER_NEAREST | cv2.WARP_INVERSE_MAP
        copy = cv2.warpAffine(small, move, (w, h), flags=flags, borderMode=cv2.BORDER_REFLECT_101)
        far = cv2.warpAffine(away, move, (w, h), flags=flags, borderValue=0)
        open_ = (far > 1).astype(np.float32)
        differs = np.minimum(np.linalg.norm(copy - small, axis=2), 90) * rim * open_
        seen = cv2.GaussianBlur(rim * open_, (0, 0), soft)
        cost = cv2.GaussianBlur(differs, (0, 0), soft) / np.maximum(seen, 1e-4)
        cost = np.where(seen > 1e-4, cost, 60)
        # level copies are right more often: the land and the sky lie in layers
        cost += 14 * abs(dy) / h + 6 * math.hypot(dx, dy) / reach + 900 * (1 - open_)
        costs.append(cost)
        kept.append((dx, dy))
    first = np.argmin(np.stack(costs), axis=0)[gap > 0]
    often = np.argsort(-np.bincount(first, minlength=len(kept)), kind="stable")[:_FEW]
    label = np.argmin(np.stack([costs[n] for n in often]), axis=0)
    least = np.min(np.stack([costs[n] for n in often]), axis=0)
    return [
        (kept[n], cv2.GaussianBlur(((label == k) & (least < 400)).astype(np.float32), (0, 0), 2.2))
        for k, n in enumerate(often)
    ]


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

"""The place behind a subject, from small patches of what is around it: each looks like its neighbours do.

From a coarse copy to a finer one, each pixel of the hole looks for the patch of the surroundings that is most
like its own, and all patches that cover a pixel vote for its colour. Sums are of whole numbers, so that they
do not depend on their order.

Sources: Wexler, Shechtman, Irani 2007, "Space-Time Completion of Video"; Barnes et al. 2009, "PatchMatch".
"""

from typing import Any, NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.render.pixels import Bytes
from filmgate.engines.animatic.seeds import Seed

Ints = NDArray[Any]  # whole numbers; numpy's own annotations say no more of them

_R = 3  # pixels: half the side of a patch
_STEPS = (0.25, 0.4, 0.63, 1.0)  # sizes of the copies
_VOTES, _FIRST, _NEXT = 4, 4, 2  # rounds of votes in each copy, and of searches before the first and the next
_WAYS = ((0, 1), (1, 0), (0, -1), (-1, 0), (0, 4), (4, 0), (0, -4), (-4, 0))
_FEWEST = 40  # patches without a hole: of fewer nothing can be made


class _Copy(NamedTuple):
    """A small copy of the image: CIELAB (height, width, 3), what is known of it, where patches may be taken
    from, and the rows and columns of the pixels that are made up.
    """

    lab: Floats
    known: Ints
    whole: Ints
    rows: Ints
    columns: Ints


def offsets(small: Bytes, hole: Bytes) -> Floats | None:
    """Return how far away the patch is that fits each pixel, (height, width, 2): rows and columns.

    Return None if too little is known.

    small: BGR uint8 (height, width, 3). hole: 1 where nothing is known, else 0.
    """
    rng = Seed(1).stream("patches")
    there: Floats | None = None
    for step in _STEPS:
        one = _copied(small, hole, step)
        sources = np.nonzero(one.whole)
        if len(sources[0]) < _FEWEST:
            continue
        start = rng.integers(0, len(sources[0]), len(one.rows))
        at = np.stack([sources[0][start], sources[1][start]])
        now = one.lab.copy()
        if there is None:
            now = _shaded(one)
        else:
            at = _carried(one, there, at)
            inside = ~one.known[one.rows, one.columns]
            now[one.rows[inside], one.columns[inside]] = one.lab[at[0][inside], at[1][inside]]
        for turn in range(_VOTES):
            at, cost = _searched(one, now, at, rng, _NEXT if turn else _FIRST)
            now = _voted(one, at, cost)
        there = np.zeros((*one.known.shape, 2), np.float32)
        there[one.rows, one.columns] = (at - np.stack([one.rows, one.columns])).T
    return there if there is not None and there.shape[:2] == hole.shape else None


def _copied(small: Bytes, hole: Bytes, step: float) -> _Copy:
    size = (max(round(small.shape[1] * step), 8), max(round(small.shape[0] * step), 8))
    picture = cv2.resize(small, size, interpolation=cv2.INTER_AREA)
    gap = (cv2.resize(hole.astype(np.float32), size, interpolation=cv2.INTER_AREA) > 0.02).astype(np.uint8)
    side = np.ones((2 * _R + 1, 2 * _R + 1), np.uint8)
    whole = cv2.erode(1 - gap, side, borderValue=1) > 0
    whole[:_R] = whole[-_R:] = whole[:, :_R] = whole[:, -_R:] = False
    rows, columns = np.nonzero(cv2.dilate(gap, side) > 0)
    lab = cv2.cvtColor(picture, cv2.COLOR_BGR2LAB).astype(np.float32)
    return _Copy(lab, gap == 0, whole, rows, columns)


def _shaded(one: _Copy) -> Floats:
    """Return the copy with its hole in the colours of the rim, nearest first."""
    mask = (~one.known).astype(np.uint8)
    picture = np.asarray(one.lab, np.uint8)
    return np.asarray(cv2.inpaint(picture, mask, 3, cv2.INPAINT_TELEA), np.float32)


def _carried(one: _Copy, there: Floats, other: Ints) -> Ints:
    """Return where patches are, as a coarser copy has found; `other` where that is in the hole."""
    high, wide = one.known.shape
    finer = cv2.resize(there, (wide, high), interpolation=cv2.INTER_NEAREST)[one.rows, one.columns]
    scale = (high / there.shape[0], wide / there.shape[1])
    rows = np.clip(one.rows + np.round(finer[:, 0] * scale[0]).astype(np.int64), 0, high - 1)
    columns = np.clip(one.columns + np.round(finer[:, 1] * scale[1]).astype(np.int64), 0, wide - 1)
    return np.where(one.whole[rows, columns], np.stack([rows, columns]), other)


def _searched(one: _Copy, now: Floats, at: Ints, rng: np.random.Generator, rounds: int) -> tuple[Ints, Ints]:
    """Return better places of patches, (2, n), and how much each differs: by those of neighbours, and by
    chance.
    """
    high, wide = one.known.shape
    padded = cv2.copyMakeBorder(np.round(now), _R, _R, _R, _R, cv2.BORDER_REFLECT_101).astype(np.int16)
    # every second pixel of a patch is enough
    taken = [(y, x) for y in range(2 * _R + 1) for x in range(2 * _R + 1) if (x + y) % 2 == 0]
    patches = np.concatenate([padded[y : y + high, x : x + wide] for y, x in taken], axis=2)
    own = patches[one.rows, one.columns]
    number = np.full((high, wide), -1, np.int64)
    number[one.rows, one.columns] = np.arange(len(one.rows))
    sources = np.stack(np.nonzero(one.whole))

    def differs(rows: Ints, columns: Ints, which: Ints) -> Ints:
        apart = (patches[rows, columns] - own[which]).astype(np.int32)
        return np.asarray(np.einsum("ij,ij->i", apart, apart))

    every = np.arange(len(one.rows))
    at, cost = at.copy(), differs(at[0], at[1], every)

    def tried(rows: Ints, columns: Ints) -> None:
        inside = (rows >= 0) & (rows < high) & (columns >= 0) & (columns < wide)
        inside[inside] = one.whole[rows[inside], columns[inside]]
        inside &= (rows != at[0]) | (columns != at[1])
        which = np.flatnonzero(inside)
        less = differs(rows[which], columns[which], which)
        better = which[less < cost[which]]
        cost[better] = less[less < cost[which]]
        at[0][better], at[1][better] = rows[better], columns[better]

    for _ in range(rounds):
        for y, x in _WAYS:
            beside = number[np.clip(one.rows + y, 0, high - 1), np.clip(one.columns + x, 0, wide - 1)]
            known = beside >= 0
            tried(np.where(known, at[0][beside] - y, at[0]), np.where(known, at[1][beside] - x, at[1]))
        reach = 0.5 * max(high, wide)
        while reach >= 1:
            step = np.round(rng.uniform(-reach, reach, at.shape)).astype(np.int64)
            tried(at[0] + step[0], at[1] + step[1])
            reach *= 0.4
        chance = sources[:, rng.integers(0, sources.shape[1], len(every))]
        tried(chance[0], chance[1])
    return at, cost


def _voted(one: _Copy, at: Ints, cost: Ints) -> Floats:
    """Return the copy with the colours that the patches around each pixel of the hole have there."""
    high, wide = one.known.shape
    weight = np.zeros((high, wide), np.float32)
    weight[one.rows, one.columns] = 1 / (1 + (cost / (float(np.median(cost)) + 1.0)) ** 2)
    row, column = (np.zeros((high, wide), np.int64) for _ in range(2))
    row[one.rows, one.columns], column[one.rows, one.columns] = at[0] - one.rows, at[1] - one.columns
    inside = ~one.known[one.rows, one.columns]
    rows, columns = one.rows[inside], one.columns[inside]
    total, color = np.zeros((len(rows), 1), np.float32), np.zeros((len(rows), 3), np.float32)
    for y in range(-_R, _R + 1):
        for x in range(-_R, _R + 1):
            near = np.clip(rows + y, 0, high - 1), np.clip(columns + x, 0, wide - 1)
            there = np.clip(rows + row[near], 0, high - 1), np.clip(columns + column[near], 0, wide - 1)
            share = (weight[near] * one.known[there])[:, None]
            color += one.lab[there] * share
            total += share
    now = one.lab.copy()
    now[rows, columns] = color / np.maximum(total, 1e-6)
    return now

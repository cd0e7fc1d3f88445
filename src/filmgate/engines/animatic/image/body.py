"""The body of an image's subject: where its head, its feet and its limbs are, by the shape of its matte."""

from dataclasses import dataclass

import cv2
import numpy as np

from filmgate.engines.animatic.image.faces import Face
from filmgate.engines.animatic.image.given import Given
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.render.pixels import Bytes

_WIDE = 192  # pixels: limbs are looked for in a small copy
_LONG = 1.05  # widths: what is wider than this, of its height, lies or stands on four legs
_PART = 0.06  # of the image: a subject that is only known by its place is no smaller
_FLAT = 0.86  # of its hull: what fills more of it is one solid thing


@dataclass(frozen=True, slots=True, kw_only=True)
class Limb:
    """A tail, a wing, an arm: what sticks out. root, tip: pixels (x, y). thick: its half width, pixels. own:
    1 where it is nearer than the rest of the body, else 0, softly, (height, width) of a copy that is `scale`
    times as large as the image.
    """

    root: tuple[float, float]
    tip: tuple[float, float]
    thick: float
    own: Floats
    scale: float

    @property
    def length(self) -> float:
        """Return the pixels from root to tip."""
        return float(np.hypot(self.tip[0] - self.root[0], self.tip[1] - self.root[1]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The parts of a subject, in pixels of the image.

    cut: it is cut out, and can leave its place; else it is only known where it is, as a head that fills the
    image. box: left, top, right, bottom. foot: what it turns on, at the ground. head, radius: a circle.
    way: -1 if it looks to the left, else 1. whole: all of it is in the image. solid: it is one thing without
    limbs, or a group of things, as a sign is.
    """

    cut: bool
    box: tuple[float, float, float, float]
    foot: tuple[float, float]
    head: tuple[float, float]
    radius: float
    way: int
    whole: bool
    solid: bool
    limbs: tuple[Limb, ...]
    face: Face | None

    @property
    def size(self) -> tuple[float, float]:
        """Return width and height in pixels."""
        left, top, right, bottom = self.box
        return right - left, bottom - top

    @property
    def thing(self) -> bool:
        """Tell whether it is a thing that can be turned as a card."""
        return self.cut and self.solid and self.face is None

    @property
    def middle(self) -> tuple[float, float]:
        """Return the point in the middle of its box."""
        left, top, right, bottom = self.box
        return (left + right) / 2, (top + bottom) / 2


def body(given: Given, face: Face | None, *, loose: bool = False) -> Body:
    """Return the body of the subject of a given image. face: its face, if one was found.

    loose: nothing leaves its place, so it need not be cut out.
    """
    matte = given.layers.matte
    if loose or not matte.any():
        return _loose(given, face)
    height, width = matte.shape
    k = _WIDE / width
    small = (
        cv2.resize(matte, (_WIDE, max(round(height * k), 8)), interpolation=cv2.INTER_AREA) > 0.5
    ).astype(np.uint8)
    if small.sum() < 6:  # a tiny one
        small = (cv2.resize(matte, small.shape[1::-1], interpolation=cv2.INTER_AREA) > 0.1).astype(np.uint8)
    if small.sum() < 3:
        return _loose(given, face)
    rows, columns = np.nonzero(small)
    left, right = columns.min(), columns.max() + 1
    top, bottom = rows.min(), rows.max() + 1
    low = columns[rows >= bottom - max((bottom - top) // 12, 1)]
    head, radius = (face.middle, face.radius) if face else _head(given.picture, small, k)
    edges = np.concatenate([small[:, :2].ravel(), small[:, -2:].ravel(), small[:1].ravel()])
    contours, _ = cv2.findContours(small, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    filled = int(cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((5, 5), np.uint8)).sum())
    hull = sum(cv2.contourArea(cv2.convexHull(one)) for one in contours)
    around = cv2.contourArea(cv2.convexHull(np.concatenate([np.asarray(one) for one in contours])))
    parts = sum(cv2.contourArea(one) > 0.01 * small.sum() for one in contours)
    middle = float(columns.mean())
    return Body(
        cut=True,
        box=(float(left / k), float(top / k), float(right / k), float(bottom / k)),
        foot=(float(np.median(low)) / k, float(bottom / k)),
        head=head,
        radius=radius,
        way=1 if head[0] * k >= middle else -1,
        whole=not edges.any() and not small[-1:].any() if not given.layers.plain else True,
        solid=bool(parts > 2 or filled > _FLAT * max(min(hull, 0.95 * around), 1.0)),
        limbs=_limbs(small, k),
        face=face,
    )


def _loose(given: Given, face: Face | None) -> Body:
    """Return the body of a subject that is not cut out: around its face, or in the middle of the image."""
    width, height = given.size
    if face:
        (x, y), r = face.middle, face.radius
    elif float(given.layers.matte.mean()) > _PART:  # what is smaller may be a tongue
        left, top, wide, high = cv2.boundingRect((given.layers.matte > 0.5).astype(np.uint8))
        r = 0.42 * max(min(wide, 1.2 * high), min(high, 1.6 * wide))
        x, y = left + 0.5 * wide, top + 0.42 * high
    else:
        x, y, r = 0.5 * width, 0.44 * height, 0.29 * min(width, height)
    box = (
        max(x - 2.2 * r, 0.0),
        max(y - 1.5 * r, 0.0),
        min(x + 2.2 * r, float(width)),
        min(y + 4 * r, float(height)),
    )
    return Body(
        cut=False,
        box=box,
        foot=(x, box[3]),
        head=(x, y),
        radius=r,
        way=1,
        whole=False,
        solid=False,
        limbs=(),
        face=face,
    )


def _head(picture: Bytes, small: Bytes, k: float) -> tuple[tuple[float, float], float]:
    """Return where the head is: on top, or at the end of a long body that has more detail and is higher."""
    rows, columns = np.nonzero(small)
    left, right, top, bottom = columns.min(), columns.max() + 1, rows.min(), rows.max() + 1
    high, wide = bottom - top, right - left
    if wide < _LONG * high:
        # of a portrait, which the lower edge cuts, the head is a larger part
        depth = max(min(0.55 * high, 0.9 * wide) if small[-1].any() else 0.26 * high, 2.0)
        near = rows < top + depth
        spread = min(0.5 * (np.quantile(columns[near], 0.9) - np.quantile(columns[near], 0.1)), 0.6 * depth)
        at = float(np.median(columns[near])) / k, float(top + 0.52 * depth) / k
        return at, float(max(spread, 0.42 * depth)) / k
    gray = cv2.cvtColor(
        cv2.resize(picture, small.shape[1::-1], interpolation=cv2.INTER_AREA), cv2.COLOR_BGR2GRAY
    )
    fine = np.abs(cv2.Laplacian(gray.astype(np.float32), cv2.CV_32F))
    third = max(wide // 3, 2)
    scores, places = [], []
    for start in (left, right - third):
        part = small[:, start : start + third] > 0
        r, c = np.nonzero(part)
        if not len(r):
            scores.append(-1.0)
            places.append((float(start), float(top)))
            continue
        upper = np.quantile(r, 0.03)
        inside = r < upper + 0.42 * high
        detail = float(fine[:, start : start + third][part].mean())
        scores.append((bottom - upper) / high + detail / (float(fine[small > 0].mean()) + 1e-6))
        places.append((start + float(np.median(c[inside])), upper + 0.2 * high))
    x, y = places[int(np.argmax(scores))]
    return (float(x) / k, float(y) / k), float(0.24 * high) / k


def _limbs(small: Bytes, k: float) -> tuple[Limb, ...]:
    """Return what sticks out of the core of a body, the longest first."""
    inside = cv2.distanceTransform(small, cv2.DIST_L2, 5)
    thick = max(float(inside.max()), 2.0)
    radius = max(int(0.42 * thick), 1)
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * radius + 1, 2 * radius + 1))
    core = cv2.morphologyEx(np.pad(small, radius), cv2.MORPH_OPEN, disc)
    core = core[radius:-radius, radius:-radius]
    count, labels, stats, _ = cv2.connectedComponentsWithStats(small & (1 - core))
    away = cv2.distanceTransform((1 - core).astype(np.uint8), cv2.DIST_L2, 5)
    found = []
    for n in range(1, count):
        if stats[n, cv2.CC_STAT_AREA] < max(0.008 * small.sum(), 4):
            continue
        rows, columns = np.nonzero(labels == n)
        gap = away[rows, columns]
        near = gap < 2.0
        if not near.any() or gap.max() < 0.45 * thick:
            continue
        tip = int(np.argmax(gap))
        mine = cv2.distanceTransform((labels != n).astype(np.uint8), cv2.DIST_L2, 5)
        others = cv2.distanceTransform(1 - (small & (labels != n)).astype(np.uint8), cv2.DIST_L2, 5)
        own = cv2.GaussianBlur((mine <= others).astype(np.float32), (0, 0), 1.2)
        found.append(
            Limb(
                root=(float(columns[near].mean()) / k, float(rows[near].mean()) / k),
                tip=(float(columns[tip]) / k, float(rows[tip]) / k),
                thick=max(float(stats[n, cv2.CC_STAT_AREA]) / max(float(gap.max()), 1.0), 2.0) / k,
                own=np.asarray(own, np.float32),
                scale=k,
            )
        )
    return tuple(sorted(found, key=lambda one: -one.length))


def within(one: Body, x: Floats, y: Floats) -> Floats:
    """Return 1 within the box of a body and below it, and a soft fall to 0 at its other sides; shape of x."""
    left, top, right, _bottom = one.box
    soft = 0.5 * one.radius
    sides = np.clip((x - left + soft) / soft, 0, 1) * np.clip((right + soft - x) / soft, 0, 1)
    return np.asarray(sides * np.clip((y - top + soft) / soft, 0, 1), np.float32)

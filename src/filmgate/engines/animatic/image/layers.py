"""Estimation of depth from one image: foreground mask, filled background, and a depth for each."""

from dataclasses import dataclass
from functools import cached_property

import cv2
import numpy as np

from filmgate.engines.animatic.image.candidates import extended, plain
from filmgate.engines.animatic.image.faces import Face
from filmgate.engines.animatic.image.fill import filled
from filmgate.engines.animatic.image.matte import cut, guided, sound
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.render.pixels import Bytes

_NEAR = 0.02  # heights: so far around it a subject takes all along with it, as one layer
_STEP = 0.22  # of disparity: what stands out further bends the lines beside it
_SOFT = 0.12  # heights beyond that, over which its motion dies away


@dataclass(frozen=True, kw_only=True)
class Layers:
    """The layers of an image, BGR uint8 (height, width, 3), as arrays (height, width).

    matte: opacity of the foreground, 0..1. near, far: disparities of foreground and background, from 0 (far)
    to 1 (near). plain: it stands on a ground of one colour. sound: the matte is
    of all of it, as far as can be told.
    """

    picture: Bytes
    matte: Floats
    near: Floats
    far: Floats
    plain: bool = False
    sound: bool = True

    @cached_property
    def background(self) -> Floats:
        """Return the image without its foreground, BGR float32 (height, width, 3)."""
        hole = (self.matte > 0.02).astype(np.uint8)
        rim = 2 * max(round((12 if self.plain else 3) * len(self.matte) / 768), 1) + 1
        return filled(self.picture, cv2.dilate(hole, np.ones((rim, rim), np.uint8)), plain=self.plain)

    @cached_property
    def front(self) -> Floats:
        """Return the foreground, BGR float32, without the background that shines through at its edges."""
        inside = self.matte > 0.97
        image = self.picture.astype(np.float32)
        return extended(image, inside) if inside.any() else image

    @cached_property
    def whole(self) -> Floats:
        """Return the disparities of the image as one layer: soft around the foreground, so nothing tears."""
        if not self.matte.any():
            return self.far
        k = self._fallen(0.01, 0.16)
        step = np.clip(self._depth - self.far, -_STEP, _STEP)
        return np.asarray(self.far + step * k, np.float32)

    @cached_property
    def around(self) -> Floats:
        """Return how much of the foreground's motion each pixel takes part in, as one layer."""
        return self._fallen(_NEAR, _SOFT)

    @cached_property
    def open(self) -> Floats:
        """Return how much of the background's motion each pixel takes part in: the foreground has none."""
        return np.asarray(1 - self._fallen(0.004, 0.05), np.float32)

    @property
    def _depth(self) -> float:
        """Return the disparity of the foreground as one rigid piece."""
        inside = self.matte > 0.5
        return float(self.near[inside].mean()) if inside.any() else 0.0

    def _fallen(self, near: float, soft: float) -> Floats:
        """Return 1 within the foreground and `near` heights around it, and a fall to 0 `soft` heights on."""
        inside = self.matte > 0.5
        if not inside.any():
            return np.zeros_like(self.matte)
        height = len(self.matte)
        away = cv2.distanceTransform((~inside).astype(np.uint8), cv2.DIST_L2, 5)
        u = np.clip(1 - (away - near * height) / (soft * height), 0, 1)
        return np.asarray(u * u * (3 - 2 * u), np.float32)


def split(picture: Bytes, *, face: Face | None = None, lifts: bool = False, moves: bool = True) -> Layers:
    """Split an image into foreground and background by simple rules; there is no depth network.

    face: of the subject; a cut that leaves it out is none. lifts: the subject leaves the ground; what
    it stands on stays, and of several things those that are cut by the edge. moves: the subject does
    something; else it is cut out only if that is sure.

    This works for one clear subject. For a landscape the depth is a gradient from top to bottom.
    """
    height, width = picture.shape[:2]
    gray = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY).astype(np.float32) / 255
    exact = plain(picture)
    matte = cut(picture, gray, face, sure=not moves) if exact is None else exact
    if lifts:
        matte = _based(matte) if exact is None else _loose(matte)
    down = np.linspace(0, 1, height, dtype=np.float32)[:, None] * np.ones((1, width), np.float32)
    edges = np.abs(cv2.Laplacian(gray, cv2.CV_32F, ksize=3))
    sharp = cv2.GaussianBlur(edges, (0, 0), width / 40)
    sharp = np.clip(sharp / (np.percentile(sharp, 98) + 1e-6), 0, 1)
    haze = cv2.erode(picture.min(2), np.ones((15, 15), np.uint8)).astype(np.float32) / 255
    far = 0.15 + 0.42 * down**1.4 + 0.18 * sharp - 0.12 * cv2.GaussianBlur(haze, (0, 0), width / 60)
    far = guided(gray, cv2.GaussianBlur(far, (0, 0), width / 50), width // 20, 1e-2)
    inside = cv2.distanceTransform((matte > 0.5).astype(np.uint8), cv2.DIST_L2, 5)
    bulge = np.sqrt(inside / (inside.max() + 1e-6)).astype(np.float32)
    near = 0.72 + 0.22 * cv2.GaussianBlur(bulge, (0, 0), width / 80)
    return Layers(
        picture=picture,
        matte=matte,
        near=near,
        far=np.clip(far, 0.05, 0.75),
        plain=exact is not None,
        sound=exact is not None or sound(picture, matte),
    )


def _loose(matte: Floats) -> Floats:
    """Return the matte of things on a plain ground without those that the edge of the image cuts, if others
    are whole: they would show where they are cut.
    """
    count, labels, stats, _ = cv2.connectedComponentsWithStats((matte > 0.5).astype(np.uint8))
    height, width = matte.shape
    left, top, wide, high, area = (stats[1:, n] for n in range(5))
    cut = (left < 2) | (top < 2) | (left + wide > width - 2) | (top + high > height - 2)
    if count < 4 or not cut.any() or area[cut].sum() > 0.5 * area.sum():
        return matte
    # a soft pixel belongs to the nearest of them
    nearest = extended(labels[..., None].astype(np.float32), labels > 0)[..., 0]
    return np.asarray(matte * ~np.isin(nearest, 1 + np.flatnonzero(cut)), np.float32)


def _based(matte: Floats) -> Floats:
    """Return the matte of what lifts off, without what it stands on: that is much wider."""
    wide = (matte > 0.5).sum(1)
    rows = np.flatnonzero(wide)
    if len(rows) < 8:
        return matte
    usual = float(np.median(wide[rows]))
    low = rows[int(0.6 * len(rows)) :]
    base = low[wide[low] > 1.45 * usual]
    if not len(base):
        return matte
    kept = matte.copy()
    kept[base[0] :] = 0
    return np.asarray(cv2.GaussianBlur(kept, (0, 0), 0.8), np.float32) * (matte > 0)

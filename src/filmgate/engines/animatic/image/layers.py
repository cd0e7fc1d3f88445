"""Estimation of depth from one image: foreground mask, filled background, and a depth for each."""

from dataclasses import dataclass

import cv2
import numpy as np

from filmgate.engines.animatic.image.candidates import extended, plain
from filmgate.engines.animatic.image.faces import Face
from filmgate.engines.animatic.image.fill import filled
from filmgate.engines.animatic.image.matte import cut, guided
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.render.pixels import Bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Layers:
    """The layers of an image as arrays (height, width).

    matte: opacity of the foreground, 0..1. near, far: disparities of foreground and background, from 0 (far)
    to 1 (near). background: the image without its foreground, front: its foreground without the background
    that shines through at its edges, both BGR float32 (height, width, 3). plain: it stands
    on a ground of one colour.
    """

    matte: Floats
    near: Floats
    far: Floats
    background: Floats
    front: Floats
    plain: bool = False


def split(picture: Bytes, *, face: Face | None = None, lifts: bool = False, moves: bool = True) -> Layers:
    """Split an image into foreground and background by simple rules; there is no depth network.

    face: of the subject; a cut that leaves it out is none. lifts: the subject leaves the ground, and what
    it stands on stays. moves: the subject does something; else it is cut out only if that is sure.

    This works for one clear subject. For a landscape the depth is a gradient from top to bottom.
    """
    height, width = picture.shape[:2]
    gray = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY).astype(np.float32) / 255
    exact = plain(picture)
    matte = cut(picture, gray, face, sure=not moves) if exact is None else exact
    if lifts and exact is None:
        matte = _based(matte)
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
    hole = (matte > 0.02).astype(np.uint8)
    rim = 2 * max(round((3 if exact is None else 6) * height / 768), 1) + 1
    return Layers(
        matte=matte,
        near=near,
        far=np.clip(far, 0.05, 0.75),
        background=filled(picture, cv2.dilate(hole, np.ones((rim, rim), np.uint8)), plain=exact is not None),
        front=_front(picture, matte),
        plain=exact is not None,
    )


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


def _front(picture: Bytes, matte: Floats) -> Floats:
    """Return the colours of the foreground: at soft edges those from further inside."""
    inside = matte > 0.97
    image = picture.astype(np.float32)
    return extended(image, inside) if inside.any() else image

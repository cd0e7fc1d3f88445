"""Estimation of depth from one image: foreground mask, filled background, and a depth for each."""

from dataclasses import dataclass

import cv2
import numpy as np

from filmgate.engines.animatic.image.matte import cut, guided
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.render.pixels import Bytes

_SMALL = 320


@dataclass(frozen=True, slots=True, kw_only=True)
class Layers:
    """The layers of an image as arrays (height, width).

    matte: opacity of the foreground, 0..1. near, far: disparities of foreground and background, from 0 (far)
    to 1 (near). background: the image without its foreground, BGR float32 (height, width, 3).
    """

    matte: Floats
    near: Floats
    far: Floats
    background: Floats


def split(picture: Bytes) -> Layers:
    """Split an image into foreground and background by simple rules; there is no depth network.

    This works for one clear subject. For a landscape the depth is a gradient from top to bottom.
    """
    height, width = picture.shape[:2]
    gray = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY).astype(np.float32) / 255
    matte = cut(picture, gray)
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
    return Layers(matte=matte, near=near, far=np.clip(far, 0.05, 0.75), background=_fill(picture, matte))


def _fill(picture: Bytes, matte: Floats) -> Floats:
    """Return the picture without its foreground.

    The foreground is painted over at a small size; the rest is the original.
    """
    height, width = picture.shape[:2]
    hole = cv2.dilate((matte > 0.08).astype(np.uint8), np.ones((25, 25), np.uint8))
    if not hole.any():
        return picture.astype(np.float32)
    k = _SMALL / max(height, width)
    small = cv2.resize(picture, None, fx=k, fy=k, interpolation=cv2.INTER_AREA)
    mask = (cv2.resize(hole, small.shape[1::-1]) > 0).astype(np.uint8)
    painted = cv2.inpaint(small, mask, 5, cv2.INPAINT_TELEA)
    large = cv2.resize(painted, (width, height), interpolation=cv2.INTER_CUBIC).astype(np.float32)
    grown = cv2.dilate((matte > 0.08).astype(np.float32), np.ones((21, 21), np.uint8))
    soft = cv2.GaussianBlur(grown, (0, 0), 6)[..., None]
    return np.asarray(large * soft + picture * (1 - soft), np.float32)

"""The regions of an image by simple rules: its sky, its water, its plants."""

import cv2
import numpy as np

from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.render.pixels import Bytes


def sky(picture: Bytes) -> Floats:
    """Return the weight 0..1 of the sky, (height, width).

    Sky is smooth, bright enough, bluish, reddish or white, and reaches the upper edge.
    """
    height, width = picture.shape[:2]
    small = cv2.resize(picture, (160, 90), interpolation=cv2.INTER_AREA)
    hsv = cv2.cvtColor(small, cv2.COLOR_BGR2HSV).astype(np.float32)
    gray = cv2.cvtColor(small, cv2.COLOR_BGR2GRAY).astype(np.float32)
    rough = cv2.blur(np.abs(cv2.Laplacian(gray, cv2.CV_32F)), (5, 5))
    likely = (
        (rough < 14)
        & ((hsv[..., 1] < 60) | ((hsv[..., 0] > 85) & (hsv[..., 0] < 135)) | (hsv[..., 0] < 22))
        & (gray > 45)
    )
    _, labels = cv2.connectedComponents(likely.astype(np.uint8))
    region = likely & np.isin(labels, np.unique(labels[0]))
    soft = cv2.GaussianBlur(cv2.erode(region.astype(np.float32), np.ones((3, 3))), (0, 0), 2)
    return np.asarray(cv2.resize(soft, (width, height)), np.float32)


def water(picture: Bytes, above: Floats) -> Floats:
    """Return the weight 0..1 of the water, (height, width). above: the weight of the sky.

    Water is the part below the sky's edge. Its weight grows towards the camera.
    """
    height, width = picture.shape[:2]
    rows = np.nonzero(above.mean(1) > 0.4)[0]
    horizon = (rows.max() / height) if len(rows) else 0.5
    down = np.linspace(0, 1, height, dtype=np.float32)[:, None]
    k = np.clip((down - horizon - 0.04) / 0.25, 0, 1)
    return np.asarray(k * np.ones((1, width), np.float32), np.float32)


def plants(picture: Bytes) -> Floats:
    """Return the weight 0..1 of leaves and grass, (height, width): green or yellow saturated pixels."""
    hsv = cv2.cvtColor(picture, cv2.COLOR_BGR2HSV)
    greens = ((hsv[..., 0] > 16) & (hsv[..., 0] < 85) & (hsv[..., 1] > 45)).astype(np.float32)
    return np.asarray(cv2.GaussianBlur(greens, (0, 0), picture.shape[1] / 120), np.float32)

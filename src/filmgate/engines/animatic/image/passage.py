"""A transition from one image to another.

It is a camera move if they show the same place, else a dissolve with optical flow.
"""

import math

import cv2
import numpy as np

from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.render.pixels import Bytes, ease, grid

_RELATED = 25  # matched points that agree on one move of the camera


class Passage:
    """A transition between two images. `frame(u)` is the first image at u = 0 and the last one at u = 1, bit
    for bit.
    """

    def __init__(self, first: Bytes, last: Bytes) -> None:
        self._first, self._last = first, last
        height, width = first.shape[:2]
        self._size = (width, height)
        self._x, self._y = grid(self._size)
        enhance = cv2.createCLAHE(3, (8, 8))
        a, b = (enhance.apply(cv2.cvtColor(one, cv2.COLOR_BGR2GRAY)) for one in (first, last))
        self._move = _similarity(a, b)
        self.related = self._move is not None
        matrix = np.eye(2, 3) if self._move is None else self._move
        flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
        aligned = cv2.warpAffine(last, matrix, self._size, flags=flags, borderMode=cv2.BORDER_REFLECT)
        target = enhance.apply(cv2.cvtColor(aligned, cv2.COLOR_BGR2GRAY))
        flow = cv2.DISOpticalFlow.create(cv2.DISOPTICAL_FLOW_PRESET_MEDIUM)
        blur, strength = (3, 1.0) if self.related else (35, 0.8)
        blank = np.zeros((height, width, 2), np.float32)
        self._there = self._soft(flow.calc(a, target, blank.copy()), blur) * strength
        self._back = self._soft(flow.calc(target, a, blank), blur) * strength
        self._matrix = matrix

    def frame(self, u: float) -> Bytes:
        if u <= 0:
            return self._first.copy()
        if u >= 1:
            return self._last.copy()
        out = self._travel(ease(u)) if self.related else self._dissolve(u)
        return np.asarray(np.clip(out + 0.5, 0, 255), np.uint8)

    def _soft(self, flow: Floats, sigma: int) -> Floats:
        return np.asarray(cv2.GaussianBlur(flow, (0, 0), sigma), np.float32)

    def _travel(self, e: float) -> Floats:
        """Interpolate the similarity (log scale, angle, centre) and add the rest by optical flow."""
        m, (width, height) = self._matrix, self._size
        scale, angle = math.hypot(m[0, 0], m[1, 0]), math.atan2(m[1, 0], m[0, 0])
        centre = np.array((width / 2, height / 2))
        end = m @ np.array((*centre, 1.0))
        s, a = scale**e, angle * e
        k = (s - 1) / (scale - 1) if abs(scale - 1) > 1e-3 else e
        now = centre + (end - centre) * k
        rotation = s * np.array([[math.cos(a), -math.sin(a)], [math.sin(a), math.cos(a)]])
        forward = np.hstack([rotation, (now - rotation @ centre)[:, None]])
        inverse = cv2.invertAffineTransform(forward)
        x, y = _apply(inverse, self._x, self._y)
        there, back = (_look(flow, x, y) for flow in (self._there, self._back))
        one = _look(self._first, x - there[..., 0] * e, y - there[..., 1] * e, cv2.INTER_CUBIC)
        bx, by = x - back[..., 0] * (1 - e), y - back[..., 1] * (1 - e)
        bx, by = _apply(m, bx, by)
        two = _look(self._last, bx, by, cv2.INTER_CUBIC)
        weight_one = self._inside(x, y) * (1 - e) + 1e-4
        weight_two = self._inside(bx, by) * e + 1e-4
        share = (weight_two / (weight_one + weight_two))[..., None]
        return np.asarray(one * (1 - share) + two * share, np.float32)

    def _dissolve(self, u: float) -> Floats:
        """Push into the first picture and settle out of the last.

        Between them is a dissolve in which bright parts go first.
        """
        e = ease(u)
        one = self._zoomed(self._first, 1 + 0.55 * e * e, self._there, e)
        two = self._zoomed(self._last, 1 + 0.55 * (1 - e) ** 2, self._back, 1 - e)
        q = min(max((u - 0.30) / 0.4, 0.0), 1.0)
        gray = cv2.cvtColor(np.clip(one, 0, 255).astype(np.uint8), cv2.COLOR_BGR2GRAY).astype(np.float32)
        bright = cv2.GaussianBlur(gray / 255, (0, 0), 9) - 0.5
        share = np.clip(q * 1.9 - 0.45 + bright * 0.9 * math.sin(math.pi * q), 0, 1)
        share = np.where(q <= 0, 0.0, np.where(q >= 1, 1.0, share * share * (3 - 2 * share)))[..., None]
        lift = 1 + 0.12 * math.sin(math.pi * q) ** 2
        return np.asarray((one * (1 - share) + two * share) * lift, np.float32)

    def _zoomed(self, picture: Bytes, zoom: float, flow: Floats, k: float) -> Floats:
        cx, cy = self._size[0] / 2, self._size[1] / 2
        x = cx + (self._x - cx) / zoom - flow[..., 0] * k
        y = cy + (self._y - cy) / zoom - flow[..., 1] * k
        return _look(picture, x, y, cv2.INTER_CUBIC)

    def _inside(self, x: Floats, y: Floats) -> Floats:
        width, height = self._size
        inside = ((x > 0) & (x < width - 1) & (y > 0) & (y < height - 1)).astype(np.float32)
        return np.asarray(cv2.blur(inside, (61, 61)) ** 2, np.float32)


def _similarity(a: Bytes, b: Bytes) -> Floats | None:
    """Return the 2x3 similarity that takes a to b.

    Return None if the pictures do not show the same place.
    """
    cv2.setRNGSeed(1)
    sift = cv2.SIFT.create(3000)
    points_a, marks_a = sift.detectAndCompute(a, None)
    points_b, marks_b = sift.detectAndCompute(b, None)
    if marks_a is None or marks_b is None or len(points_b) < 2:
        return None
    pairs = cv2.BFMatcher().knnMatch(marks_a, marks_b, k=2)
    good = [m for m, n in (pair for pair in pairs if len(pair) == 2) if m.distance < 0.75 * n.distance]
    if len(good) < _RELATED:
        return None
    source = np.array([points_a[m.queryIdx].pt for m in good], np.float32)
    target = np.array([points_b[m.trainIdx].pt for m in good], np.float32)
    matrix, agreed = cv2.estimateAffinePartial2D(source, target, ransacReprojThreshold=4)
    if matrix is None or int(agreed.sum()) < _RELATED:
        return None
    # repeated texture can agree on nonsense: the points must spread, and the scale be a camera's
    spread = float(source[agreed.ravel() > 0].std(0).min()) / a.shape[0]
    scale = math.hypot(matrix[0, 0], matrix[1, 0])
    if spread < 0.08 or not 0.3 < scale < 3.3:
        return None
    return np.asarray(matrix, np.float64)


def _apply(matrix: Floats, x: Floats, y: Floats) -> tuple[Floats, Floats]:
    m = matrix.astype(np.float32)
    return m[0, 0] * x + m[0, 1] * y + m[0, 2], m[1, 0] * x + m[1, 1] * y + m[1, 2]


def _look(values: Floats | Bytes, x: Floats, y: Floats, interpolation: int = cv2.INTER_LINEAR) -> Floats:
    border = cv2.BORDER_REFLECT if values.ndim == 3 and values.shape[2] == 3 else cv2.BORDER_REPLICATE
    return np.asarray(
        cv2.remap(values, x.astype(np.float32), y.astype(np.float32), interpolation, borderMode=border),
        np.float32,
    )

"""The camera's way from one image to another of one place: a similarity, and optical flow for the rest."""

import math

import cv2
import numpy as np

from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.render.pixels import Bytes, ease, grid

_EASED = 0.6  # of the way: the camera is never still, not even at its ends
_SOFT = 3  # pixels of blur of the flow
_RELATED = 25  # matched points that agree on one move of the camera


class Aligned:
    """The way between two images of one place.

    `frame(u)` is the first at u = 0 and the last at u = 1, bit for bit.

    move: (2, 3), the similarity that takes the first to the last; see `similarity`.
    """

    def __init__(self, first: Bytes, last: Bytes, move: Floats) -> None:
        self._first, self._last, self._matrix = first, last, move
        height, width = first.shape[:2]
        self._size = (width, height)
        self._x, self._y = grid(self._size)
        flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
        aligned = cv2.warpAffine(last, move, self._size, flags=flags, borderMode=cv2.BORDER_REFLECT)
        a, target = _clear(first), _clear(aligned)
        flow = cv2.DISOpticalFlow.create(cv2.DISOPTICAL_FLOW_PRESET_MEDIUM)
        blank = np.zeros((height, width, 2), np.float32)
        self._there = self._soft(flow.calc(a, target, blank.copy()))
        self._back = self._soft(flow.calc(target, a, blank))

    def frame(self, u: float) -> Bytes:
        if u <= 0:
            return self._first.copy()
        if u >= 1:
            return self._last.copy()
        out = self._travel(_EASED * ease(u) + (1 - _EASED) * u)
        return np.asarray(np.clip(out + 0.5, 0, 255), np.uint8)

    def _soft(self, flow: Floats) -> Floats:
        return np.asarray(cv2.GaussianBlur(flow, (0, 0), _SOFT), np.float32)

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

    def _inside(self, x: Floats, y: Floats) -> Floats:
        width, height = self._size
        inside = ((x > 0) & (x < width - 1) & (y > 0) & (y < height - 1)).astype(np.float32)
        return np.asarray(cv2.blur(inside, (61, 61)) ** 2, np.float32)


def _clear(picture: Bytes) -> Bytes:
    """Return the picture in grey, with its contrast raised in each part."""
    gray = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    return np.asarray(cv2.createCLAHE(3, (8, 8)).apply(gray), np.uint8)


def similarity(first: Bytes, last: Bytes) -> Floats | None:
    """Return the 2x3 similarity that takes the first picture to the last.

    Return None if the pictures do not show the same place.
    """
    a, b = _clear(first), _clear(last)
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

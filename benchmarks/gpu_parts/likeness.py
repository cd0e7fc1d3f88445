"""How far two results are apart."""

import math
from typing import Any

import numpy as np


def decibels(found: Any, wanted: Any, *, most: float = 255.0) -> float:
    """PSNR of frames; 200 where they are the same. `most`: between black and white."""
    errors = [np.mean(np.square(np.subtract(*pair, dtype=np.float64))) for pair in _pairs(found, wanted)]
    error = float(np.mean(errors))
    return round(10 * math.log10(most**2 / error), 2) if error else 200.0


def largest(found: Any, wanted: Any) -> int:
    """Largest difference of a pixel."""
    return max(int(np.abs(np.subtract(*pair, dtype=np.int16)).max()) for pair in _pairs(found, wanted))


def _pairs(found: Any, wanted: Any) -> Any:
    """One frame after the other: all of a clip in float64 would be 11 GB."""
    assert len(found) == len(wanted)
    return zip(found, wanted, strict=True)


def relative(found: Any, wanted: Any) -> float:
    """‖found - wanted‖ / ‖wanted‖ of two tensors."""
    return float((found.double() - wanted.double()).norm() / wanted.double().norm())

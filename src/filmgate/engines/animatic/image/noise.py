"""Noise that repeats, for what drifts over an image."""

import math

import cv2
import numpy as np

from filmgate.engines.animatic.native.structs import Floats


def repeating(
    rng: np.random.Generator, size: int, cells: tuple[int, int], octaves: int, fade: float
) -> Floats:
    """Return a sum of octaves, (size, size), whose edges meet. cells: of the first octave, down and across;
    fade: the strength of each octave over that of the one before.
    """
    total = np.zeros((size, size), np.float32)
    for octave in range(octaves):
        high, wide = (one << octave for one in cells)
        small = np.pad(rng.random((high, wide)).astype(np.float32), 2, mode="wrap")
        sx, sy = size / wide, size / high
        shape = (math.ceil(small.shape[1] * sx), math.ceil(small.shape[0] * sy))
        large = cv2.resize(small, shape, interpolation=cv2.INTER_CUBIC)
        top, left = round(2 * sy), round(2 * sx)
        total += large[top : top + size, left : left + size] * fade**octave
    return total


def sampled(noise: Floats, x: Floats, y: Floats) -> Floats:
    """Return the noise at places: 1 is its size, and beyond it begins again."""
    size = len(noise)
    u, v = (np.mod(one * size, size).astype(np.float32) for one in (x, y))
    found = cv2.remap(noise, u, v, cv2.INTER_LINEAR, borderMode=cv2.BORDER_WRAP)
    return np.asarray(found, np.float32)

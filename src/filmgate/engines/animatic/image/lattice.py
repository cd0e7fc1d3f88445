"""Few points of an image, four pixels apart: what is soft is worked out for them, and drawn out for all."""

from dataclasses import dataclass

import cv2
import numpy as np

from filmgate.engines.animatic.native.structs import Floats

APART = 4  # pixels
FIRST = np.float32((APART - 1) / 2)  # the pixel that the first point is at


@dataclass(frozen=True, slots=True)
class Window:
    """A part of an image: its first row and column, and those after its last, in points of the lattice."""

    top: int
    bottom: int
    left: int
    right: int

    def of(self, values: Floats) -> Floats:
        """Return the part of an array of the image, (height, width, …)."""
        return values[APART * self.top : APART * self.bottom, APART * self.left : APART * self.right]

    def few(self, values: Floats) -> Floats:
        """Return the part of an array of the points."""
        return values[self.top : self.bottom, self.left : self.right]


def few(values: Floats) -> Floats:
    """Return values (height, width) for the points: the mean of what is around each."""
    height, width = values.shape
    padded = cv2.copyMakeBorder(values, 0, -height % APART, 0, -width % APART, cv2.BORDER_REPLICATE)
    size = (padded.shape[1] // APART, padded.shape[0] // APART)
    return np.asarray(cv2.resize(padded, size, interpolation=cv2.INTER_AREA), np.float32)


def points(size: tuple[int, int]) -> tuple[Floats, Floats]:
    """Return where the points of an image of this width and height are, in pixels: x and y."""
    width, height = size
    y, x = np.mgrid[0 : -(-height // APART), 0 : -(-width // APART)].astype(np.float32)
    return x * APART + FIRST, y * APART + FIRST


def look(values: Floats, x: Floats, y: Floats) -> Floats:
    """Return values of the points for pixels x, y of the image."""
    u, v = (x - FIRST) / APART, (y - FIRST) / APART
    return np.asarray(cv2.remap(values, u, v, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE), np.float32)


def drawn_out(values: Floats, size: tuple[int, int]) -> Floats:
    """Return values of points for all pixels of an image of this width and height."""
    width, height = values.shape[1] * APART, values.shape[0] * APART
    whole = cv2.resize(values, (width, height), interpolation=cv2.INTER_LINEAR)
    return np.asarray(whole[: size[1], : size[0]], np.float32)


def thrice(values: Floats) -> Floats:
    """Return values (height, width) for each colour: numpy is slow where it does that itself."""
    return np.asarray(cv2.merge((values, values, values)), np.float32)


def touched(values: Floats) -> Window | None:
    """Return the part of an image in which values of the points are not 0; None if all are."""
    rows, columns = np.flatnonzero(values.max(1) > 0), np.flatnonzero(values.max(0) > 0)
    if not len(rows):
        return None
    high, wide = values.shape
    return Window(
        max(int(rows[0]) - 2, 0),
        min(int(rows[-1]) + 3, high),
        max(int(columns[0]) - 2, 0),
        min(int(columns[-1]) + 3, wide),
    )

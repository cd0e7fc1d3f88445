"""Cutting: when a blade comes down, and where; what is cut loses a slice with each stroke."""

from math import cos, pi
from typing import NamedTuple

STROKES = 1.5  # of a blade, a second
BEFORE = 3  # slices that are cut before the shot begins
SLICE = 0.033  # of the length of what is cut: how thick a slice is
_UNCUT = 0.45  # of the length: so much is left for the other hand
DOWN = 0.8  # of the time of a stroke: then the blade is on the board
MOST = int((1 - _UNCUT) / SLICE)  # slices


class Stroke(NamedTuple):
    """A moment of a blade. cut: slices from the end to where it comes down next; up: how high it is, 0 on the
    board, 1 at the highest.
    """

    cut: float
    up: float


def stroke(t: float) -> Stroke:
    """Return what a blade does at `t` seconds: it goes up and aside, down, and rests."""
    number, phase = divmod(max(STROKES * t + BEFORE, 0.0), 1.0)
    moved = _eased(phase / 0.45)
    up = _eased(phase / 0.4) - _eased((phase - 0.45) / (DOWN - 0.45))
    return Stroke(min(number + moved, float(MOST)), up)


def fallen(t: float) -> list[float]:
    """Return for each slice that is cut by `t` seconds how many seconds ago that was."""
    done = ((number + DOWN - BEFORE) / STROKES for number in range(MOST))
    return [t - when for when in done if t > when]


def _eased(share: float) -> float:
    return 0.5 - 0.5 * cos(pi * min(max(share, 0.0), 1.0))

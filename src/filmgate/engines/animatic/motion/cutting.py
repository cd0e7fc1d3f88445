"""Cutting: when a blade comes down, and where; what is cut loses a slice with each stroke."""

from math import cos, pi, sin
from typing import NamedTuple

STROKES = 1.6  # of a blade, a second
BEFORE = 3  # slices that are cut before the shot begins
SLICE = 0.033  # of the length of what is cut: how thick a slice is
_UNCUT = 0.45  # of the length: so much is left for the other hand
DOWN = 0.8  # of the time of a stroke: then the blade is on the board
MOST = int((1 - _UNCUT) / SLICE)  # slices


# the edge of a chef's knife in metres: back from its point, and down
_EDGE = (
    (0.0, 0.0),
    (0.0226, 0.0132),
    (0.0434, 0.0213),
    (0.0698, 0.0283),
    (0.1, 0.033),
    (0.132, 0.0358),
    (0.17, 0.0374),
    (0.204, 0.0377),
)
_CLEAR = 0.008  # metres over what is cut


class Stroke(NamedTuple):
    """A moment of a blade. cut: slices from the end to where it comes down next; up: how high it is, 0 on the
    board, 1 at the highest.
    """

    cut: float
    up: float


def stroke(t: float) -> Stroke:
    """Return what a blade does at `t` seconds: it goes up and aside, down, and rests."""
    number, phase = divmod(max(STROKES * t + BEFORE, 0.0), 1.0)
    moved = _eased((phase - 0.18) / 0.3)
    up = _eased(phase / 0.32) - _eased((phase - 0.5) / (DOWN - 0.5))
    return Stroke(min(number + moved, float(MOST)), up)


def fallen(t: float) -> list[float]:
    """Return for each slice that is cut by `t` seconds how many seconds ago that was."""
    done = ((number + DOWN - BEFORE) / STROKES for number in range(MOST))
    return [t - when for when in done if t > when]


def _eased(share: float) -> float:
    return 0.5 - 0.5 * cos(pi * min(max(share, 0.0), 1.0))


def point_over(board_to_top: float, far: float, rocks: float, up: float) -> float:
    """Return how high over a board the point of a knife is, so that its edge is on the board, and over what
    is cut while it goes up.

    board_to_top: metres; far: metres from the point back to what is cut; rocks: radians that the handle is
    up; up: how high the blade is, as of a stroke.
    """
    low = max(down * cos(rocks) - back * sin(rocks) for back, down in _EDGE)
    over = min(low + back * sin(rocks) - down * cos(rocks) for back, down in _EDGE if back >= far)
    return low + up * max(board_to_top + _CLEAR - over, 0.0)

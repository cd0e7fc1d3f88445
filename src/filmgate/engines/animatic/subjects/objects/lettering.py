"""Signs with a text on them: every letter is made of flat quads."""

import itertools
import textwrap

import cv2
import numpy as np

from filmgate.engines.animatic.geometry.materials import STEEL, enamel, painted
from filmgate.engines.animatic.geometry.mesh import Ints, Mesh, join
from filmgate.engines.animatic.geometry.paint import Paint, linear
from filmgate.engines.animatic.geometry.shapes import box
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.subjects.part import Part

_FONT = cv2.FONT_HERSHEY_DUPLEX
_TALL, _DROP = 26, 10  # pixels of a capital letter above and below its line
_LINE = 0.3  # metres from line to line
_WIDE, _LINES = 12, 4  # letters in a line, lines on a sign
_BRIGHT = 0.35  # of linear light: a plate that is brighter has dark letters


def sign(part: Part) -> Mesh:
    """Make a sign on two poles with the text of the part, front towards +x."""
    plate = enamel(part.coat or "#e8e4da")
    dark = float(np.mean(linear(plate.color))) > _BRIGHT
    ink = painted("#14161a" if dark else "#f2eee6")
    lines = textwrap.wrap(part.text.upper(), _WIDE)[:_LINES]
    quads = [_line(text, n - (len(lines) - 1) / 2) for n, text in enumerate(lines)]
    wide = max((float(np.abs(one[:, :, 1]).max()) for one in quads), default=0.3) + 0.14
    tall = 0.5 * _LINE * len(lines) + 0.12
    middle = 0.55 + tall
    pole = (0.025, 0.5 * middle, 0.025)
    poles = [box((-0.03, 0.5 * middle, 0.7 * z * wide), pole, STEEL) for z in (1, -1)]
    board = box((0, middle, 0), (0.02, tall, wide), plate)
    frame = box((-0.012, middle, 0), (0.02, tall + 0.03, wide + 0.03), ink)
    letters = [_letters(one, middle, ink) for one in quads]
    return join(*poles, frame, board, *letters)


def _line(text: str, number: float) -> Floats:
    """Return quads (n, 4, 2) of (height, side) in metres for one line of text, centred."""
    (width, _), _ = cv2.getTextSize(text, _FONT, 1.0, 2)
    picture = np.zeros((_TALL + _DROP, width + 8), np.uint8)
    cv2.putText(picture, text, (4, _TALL), _FONT, 1.0, 255, 2, cv2.LINE_8)
    metre = _LINE * 0.7 / _TALL
    quads = []
    for (start, end), group in itertools.groupby(
        sorted((run, row) for row in range(len(picture)) for run in _runs(picture[row])), lambda one: one[0]
    ):
        rows = [row for _, row in group]
        for first, last in _spans(rows):
            up, down = (0.5 * _TALL - first) * metre, (0.5 * _TALL - last) * metre
            left, right = ((0.5 * picture.shape[1] - at) * metre for at in (start, end))
            quads.append([(up, left), (up, right), (down, right), (down, left)])
    return np.array(quads, np.float32) - np.array((number * _LINE, 0.0), np.float32)


def _runs(row: np.ndarray) -> list[tuple[int, int]]:
    """Return (start, end) of each run of inked pixels in a row."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], (row > 0).astype(np.int8), [0]))))
    return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))


def _spans(rows: list[int]) -> list[tuple[int, int]]:
    """Return (first, last + 1) of each stretch of rows without a gap."""
    cuts = [n for n in range(1, len(rows)) if rows[n] != rows[n - 1] + 1]
    return [(rows[a], rows[b - 1] + 1) for a, b in zip([0, *cuts], [*cuts, len(rows)], strict=True)]


def _letters(quads: Floats, middle: float, ink: Paint) -> Mesh:
    at = np.zeros((len(quads) * 4, 3), np.float32)
    at[:, 0], at[:, 1], at[:, 2] = 0.024, quads[:, :, 0].ravel() + middle, quads[:, :, 1].ravel()
    normal = np.tile(np.array((1.0, 0.0, 0.0), np.float32), (len(at), 1))
    rows = np.tile(np.array(ink.row(), np.float32), (len(at), 1))
    first = 4 * np.arange(len(quads), dtype=np.int32)
    faces: Ints = np.concatenate([np.stack([first, first + a, first + b], 1) for a, b in ((1, 2), (2, 3))])
    return Mesh(np.concatenate((at, normal, at, rows), axis=1), faces)


MODELS = {"sign lettered": sign}

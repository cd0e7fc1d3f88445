"""Patterns of cloth: a piece is cut along the edges of a pattern, and its parts get two colours."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from filmgate.engines.animatic.geometry.paint import linear
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.subjects.people.pieces import Piece, clipped, finer, merged

_Plane = NDArray[np.float64]  # metres along the cloth: around, upwards
_STRIPE, _CHECK, _DOT, _BLOSSOM, _PATCH = 0.046, 0.052, 0.066, 0.085, 0.16  # metres


def patterned(cloth: Piece, pattern: str, plane: Callable[[Piece], _Plane]) -> Piece:
    """Return cloth with a pattern. pattern: a key of PATTERNS and a colour, with a space between them; plane:
    where the vertices of a piece are on the cloth, (n, 2).
    """
    name, _, color = pattern.partition(" ")
    rounds, edges = PATTERNS[name]
    color = color or _other(cloth)
    for _ in range(rounds):
        cloth = finer(cloth)[0]
    parts = [(cloth, 0)]
    for edge in edges:
        parts = [
            (half, marks + sign)
            for one, marks in parts
            for sign in (0, 1)
            for half in (clipped(one, (2 * sign - 1) * edge(plane(one))),)
            if len(half.faces)
        ]
    return merged([_dyed(one, color, marks / len(edges)) for one, marks in parts])


def _dyed(cloth: Piece, color: str, share: float) -> Piece:
    rows = cloth.paint.copy()
    rows[:, :3] += np.float32(share) * (np.array(linear(color), np.float32) - rows[:, :3])
    return replace(cloth, paint=rows)


def _other(cloth: Piece) -> str:
    """Return the second colour of a pattern of which only one is told: dark on light, else light."""
    return "#23262e" if float(cloth.paint[:, :3].mean()) > 0.30 else "#e2ded4"


def _wave(at: NDArray[np.float64], period: float) -> Floats:
    """Return a wave of straight flanks: above 0 on one half of each period."""
    return np.asarray(period * (np.abs(at / period % 1.0 - 0.5) - 0.25), np.float32)


def _across(plane: _Plane) -> Floats:
    return _wave(plane[:, 1], _STRIPE)


def _rows(plane: _Plane) -> Floats:
    return _wave(plane[:, 1], _CHECK)


def _columns(plane: _Plane) -> Floats:
    return _wave(plane[:, 0], _CHECK)


def _spots(plane: _Plane, apart: float, round_: float, petals: int) -> Floats:
    """Return how far each point is inside the nearest of many spots; each row is shifted against the last."""
    row = np.floor(plane[:, 1] / apart)
    u = (plane[:, 0] / apart + 0.5 * (row % 2)) % 1.0 - 0.5
    v = plane[:, 1] / apart % 1.0 - 0.5
    edge = round_ * (1.0 + 0.32 * np.cos(petals * np.arctan2(v, u))) if petals else round_
    return np.asarray(apart * (edge - np.hypot(u, v)), np.float32)


def _dots(plane: _Plane) -> Floats:
    return _spots(plane, _DOT, 0.27, 0)


def _blossoms(plane: _Plane) -> Floats:
    return _spots(plane, _BLOSSOM, 0.30, 5)


def _blotches(plane: _Plane) -> Floats:
    u, v = (2 * np.pi / _PATCH * plane).T
    return np.asarray(
        0.05 * (np.sin(u + 1.7 * np.sin(v)) + np.sin(1.6 * v + 1.3 * np.sin(1.4 * u)) - 0.2), np.float32
    )


# name: how often the faces are halved first, and the edges, each above 0 on what it marks
PATTERNS: dict[str, tuple[int, tuple[Callable[[_Plane], Floats], ...]]] = {
    "striped": (1, (_across,)),
    "checkered": (1, (_rows, _columns)),
    "dotted": (1, (_dots,)),
    "floral": (1, (_blossoms,)),
    "camouflage": (1, (_blotches,)),
}

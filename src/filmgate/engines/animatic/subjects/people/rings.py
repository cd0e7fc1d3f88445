"""Rings of cloth around a neck: collars, scarves. Their edges are straight, whatever the mesh below is
like.
"""

import numpy as np
from numpy.typing import NDArray

from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.subjects.people.body import Body
from filmgate.engines.animatic.subjects.people.flesh import tube
from filmgate.engines.animatic.subjects.people.numbers import numbers
from filmgate.engines.animatic.subjects.people.pieces import Piece, wide

_COLUMNS, _ROWS = 60, 6
_BACK = 0.012  # metres: the axis of a neck is so far behind its joint
_SLOPE = 0.35  # a collar is so much lower in front, for each metre
_TURN, _RISE = 0.16, 0.009  # radians, metres: how far around a place the body is measured


def ring(
    body: Body,
    near: NDArray[np.bool_],
    paint: Paint,
    edges: tuple[float, float],
    out: float,
    sunk: float = 0.0,
) -> Piece:
    """Model a ring around the neck of a body. near (n,): its vertices about the neck; edges: metres above
    the foot of the neck; out: metres that it is away from the body; it is 0.7 of that thick; sunk: metres
    above its lower edge in which it comes out of the cloth below.
    """
    at, weight = body.at[near].astype(np.float64), numbers().weight[near]
    neck = body.modelled("neck").astype(np.float64)
    axis = neck[[0, 2]] - np.array([_BACK, 0.0])
    turn, far, high = _placed(at, neck, axis)
    rows = np.linspace(edges[0], edges[1], _ROWS)
    steps = -np.pi + 2 * np.pi * np.arange(_COLUMNS) / _COLUMNS
    apart = np.abs((turn - steps[:, None] + np.pi) % (2 * np.pi) - np.pi)
    up = high - rows[:, None]
    near_by = np.exp(-((up / _RISE) ** 2))[:, None] * np.exp(-((apart / _TURN) ** 2)) + 1e-12
    share = (near_by / near_by.sum(-1, keepdims=True)).astype(np.float32)
    thick = (share * far).sum(-1)
    away = out * np.clip((rows - edges[0]) / sunk, 0.0, 1.0)[:, None] if sunk else np.full((_ROWS, 1), out)
    profile = np.concatenate([thick + away, (thick + np.minimum(away, 0.3 * out))[::-1]])
    levels = np.concatenate([rows, rows[::-1]])
    ahead, aside = profile * np.cos(steps), profile * np.sin(steps)
    x, z = axis[0] + ahead, axis[1] + aside
    points = np.stack([x, neck[1] + levels[:, None] - _SLOPE * (x - neck[0]), z], -1)
    held = share @ weight
    held /= held.sum(-1, keepdims=True)
    held = np.concatenate([held, held[::-1]])
    count = 2 * _ROWS * _COLUMNS
    return Piece(
        at=points.reshape(count, 3).astype(np.float32),
        weight=wide(held.reshape(count, -1), len(body.skeleton)),
        paint=np.tile(np.array(paint.row(), np.float32), (count, 1)),
        faces=tube(2 * _ROWS, _COLUMNS, closed=True),
    )


def _placed(
    at: NDArray[np.float64], neck: NDArray[np.float64], axis: NDArray[np.float64]
) -> tuple[Floats, Floats, Floats]:
    """Return for each point its direction about the axis of a neck, how far out and how high it is."""
    x, z = at[:, 0] - axis[0], at[:, 2] - axis[1]
    return np.arctan2(z, x), np.hypot(x, z), at[:, 1] - neck[1] + _SLOPE * (at[:, 0] - neck[0])

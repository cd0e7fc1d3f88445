"""Gobos, through which the sun shines: a window, blinds, leaves, waves. A flat light becomes a story."""

import math
from functools import lru_cache

import numpy as np

from filmgate.engines.animatic.geometry.mesh import Vector
from filmgate.engines.animatic.native.structs import Air, Floats
from filmgate.engines.animatic.render.picture import Gobo

_SIDE = 128  # texels of a mask


def gobo(kind: str, air: Air, focus: Vector, t: float) -> Gobo:
    """Return the gobo of this kind between the sun and the focus, which it lights, at `t` seconds."""
    toward = np.array(air.sun_dir, float)
    side = np.cross(toward, (0.0, 1.0, 0.0))
    side /= np.linalg.norm(side) + 1e-9
    up = np.cross(side, toward)
    wide, high = _SPANS[kind]
    across = np.empty((2, 4), np.float32)
    for row, (axis, span) in enumerate(((side, wide), (up, high))):
        across[row, :3] = axis * (_SIDE / span)
        across[row, 3] = 0.5 * _SIDE - axis @ np.array(focus) * (_SIDE / span)
    return Gobo(mask=_waves(t) if kind == "waves" else _MASKS[kind](), across=across)


# metres that a mask spans, across the light and upwards
_SPANS = {
    "window": (5.2, 9.0),
    "blinds": (4.0, 2.4),
    "lamp": (13.0, 13.0),
    "spot": (11.0, 11.0),
    "leaves": (7.0, 7.0),
    "waves": (5.0, 5.0),
}


def _grid() -> tuple[Floats, Floats]:
    """Return how far each texel is from the middle, -0.5 to 0.5: across, upwards."""
    edge = (np.arange(_SIDE) + 0.5) / _SIDE - 0.5
    return edge[None, :], edge[:, None]


def _soft(inside: Floats, width: float) -> Floats:
    """Return 1 where `inside` is above 0, with a soft edge of this width."""
    return np.asarray(np.clip(inside / width + 0.5, 0, 1))


@lru_cache(maxsize=1)
def _window() -> Floats:
    """Return a window of two by three panes; the wall around it leaves a little light."""
    u, v = _grid()
    u, v = u * _SPANS["window"][0], v * _SPANS["window"][1]
    pane = _soft(1.35 - np.abs(u), 0.12) * _soft(1.75 - np.abs(v - 0.1), 0.12)
    bars = _soft(np.abs(u) - 0.05, 0.06) * _soft(np.abs(np.abs(v - 0.1) - 0.58) - 0.05, 0.06)
    return np.ascontiguousarray(0.16 + 0.84 * pane * (0.25 + 0.75 * bars), np.float32)


@lru_cache(maxsize=1)
def _blinds() -> Floats:
    u, v = _grid()
    slats = 0.5 + 0.5 * np.sin(2 * math.pi * 14 * v)
    pane = _soft(1.5 - np.abs(u * _SPANS["blinds"][0]), 0.15)
    return np.ascontiguousarray(0.12 + 0.88 * pane * _soft(slats - 0.45, 0.5), np.float32)


@lru_cache(maxsize=1)
def _lamp() -> Floats:
    """Return the round pool of light below a lamp; a third of it is left around."""
    away = np.hypot(*_grid()) / 0.24
    return np.ascontiguousarray(0.3 + 0.7 * np.clip(1.6 - away, 0, 1) ** 1.5, np.float32)


@lru_cache(maxsize=1)
def _spot() -> Floats:
    u, v = _grid()
    return np.ascontiguousarray(0.05 + 0.95 * _soft(0.27 - np.hypot(u, v), 0.1), np.float32)


@lru_cache(maxsize=1)
def _leaves() -> Floats:
    """Return gaps between leaves: round, for each is a picture of the sun."""
    rng = np.random.default_rng(11)
    u, v = _grid()
    light = np.zeros((_SIDE, _SIDE))
    for x, y, size in rng.random((90, 3)):
        du, dv = (u - x + 1.0) % 1.0 - 0.5, (v - y + 1.0) % 1.0 - 0.5
        radius = 0.025 + 0.055 * size**2
        light = np.maximum(light, _soft(radius - np.hypot(du, dv), 0.03))
    return np.ascontiguousarray(0.4 + 0.6 * light, np.float32)


def _waves(t: float) -> Floats:
    """Return the net of light that waves throw on the ground of the sea."""
    u, v = (2 * math.pi * one for one in _grid())
    x = u + 0.35 * np.sin(2 * v + 1.3 * t) + 0.25 * np.sin(u + 3 * v - 0.9 * t)
    y = v + 0.35 * np.sin(2 * u - 1.1 * t) + 0.25 * np.sin(3 * u - v + 0.8 * t)
    lines = sum(
        np.abs(np.sin(0.5 * (a * x + b * y) + w * t)) for a, b, w in ((3, 1, 0.5), (-1, 4, 0.4), (2, -3, 0.6))
    )
    net = np.clip(1.25 - np.asarray(lines) * 0.55, 0, 1) ** 2
    return np.ascontiguousarray(0.62 + 1.5 * net, np.float32)


_MASKS = {"window": _window, "blinds": _blinds, "lamp": _lamp, "spot": _spot, "leaves": _leaves}

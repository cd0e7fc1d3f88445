"""Light in the air: the beams of a lighthouse, the cones of spotlights."""

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from filmgate.engines.animatic.geometry.mesh import Vector
from filmgate.engines.animatic.native.structs import Camera, Floats

_SLICES = 14  # of a cone


@dataclass(frozen=True, slots=True, kw_only=True)
class Cone:
    """The light of a spotlight in the air. lamp, floor: where it comes from, and the middle of what it
    lights, metres; wide: the radius there; color: the light that it adds where it is brightest.
    """

    lamp: Vector
    floor: Vector
    wide: float
    color: tuple[float, float, float]


def cones(view: Camera, lit: Sequence[Cone], t: float) -> Floats:
    """Draw soft cones of light. Return their light at a quarter of the frame's size: (3, h/4, w/4). t:
    seconds; the air is never quite even.
    """
    h, w = view.height // 4, view.width // 4
    out = np.zeros((3, h, w), np.float32)
    for number, one in enumerate(lit):
        layer, start, end = np.zeros((h, w), np.float32), np.array(one.lamp), np.array(one.floor)
        sections = [
            _section(view, start + (end - start) * s, 0.10 + (one.wide - 0.10) * s)
            for s in np.linspace(0.0, 1.0, _SLICES)
        ]
        for k, (near, far) in enumerate(itertools.pairwise(sections)):
            if near is None or far is None:
                continue
            gain = (1.0 - k / _SLICES) ** 1.3 * (0.9 + 0.1 * math.sin(0.8 * t + 1.7 * number + 0.5 * k))
            for width in (1.0, 0.82, 0.64, 0.46, 0.28):
                _fan(layer, near, far, width, gain / 5)
        layer = cv2.GaussianBlur(layer, (0, 0), max(w / 90, 1.0))
        out += layer * np.array(one.color, np.float32)[:, None, None]
    return out


def beams(view: Camera, lamp: Vector, turn: float) -> Floats:
    """Draw two opposite light beams that fade with distance. Return their light at a quarter of the frame's
    size: (3, h/4, w/4). `lamp`: position; `turn`: angle in radians.
    """
    h, w = view.height // 4, view.width // 4
    layer = np.zeros((h, w), np.float32)
    eye = np.array((view.ex, view.ey, view.ez))
    towards = (eye - np.array(lamp)) / np.linalg.norm(eye - np.array(lamp))
    for offset in (0.0, math.pi):
        angle = turn + offset
        direction = np.array((math.sin(angle), -0.035, math.cos(angle)))
        gain = 0.16 + 3.0 * max(0.0, float(direction @ towards)) ** 24
        sections = [
            _section(view, np.array(lamp) + direction * (1.3 + d), 0.5 + 0.045 * d)
            for d in np.linspace(0, 150, 27)
        ]
        for k, (near, far) in enumerate(itertools.pairwise(sections)):
            if near is None or far is None:
                continue
            for width in (1.0, 0.66, 0.33):
                _fan(layer, near, far, width, gain * math.exp(-k / 26 * 2.4) * 0.5 / 3)
    layer = cv2.GaussianBlur(layer, (0, 0), 2.2)
    return np.ascontiguousarray(np.stack([layer, layer * 0.86, layer * 0.55]))


def _section(view: Camera, at: Floats, radius: float) -> tuple[float, float, float] | None:
    x, y, z = at[0] - view.ex, at[1] - view.ey, at[2] - view.ez
    depth = x * view.fx + z * view.fz
    if depth < 1.0:
        return None
    k = view.focal / depth
    across = x * view.rx + z * view.rz
    return (view.cx + across * k) / 4, (view.cy - y * k) / 4, radius * k / 4


def _fan(
    layer: Floats,
    near: tuple[float, float, float],
    far: tuple[float, float, float],
    width: float,
    light: float,
) -> None:
    (x0, y0, r0), (x1, y1, r1) = near, far
    length = math.hypot(x1 - x0, y1 - y0) + 1e-6
    if max(abs(x0), abs(x1), abs(y0), abs(y1)) > 4000:
        return
    nx, ny = -(y1 - y0) / length * width, (x1 - x0) / length * width
    corners = np.array(
        [
            (x0 + nx * r0, y0 + ny * r0),
            (x1 + nx * r1, y1 + ny * r1),
            (x1 - nx * r1, y1 - ny * r1),
            (x0 - nx * r0, y0 - ny * r0),
        ]
    )
    mask = np.zeros_like(layer)
    cv2.fillConvexPoly(mask, np.round(corners * 16).astype(np.int32), float(light), cv2.LINE_AA, 4)
    layer += mask

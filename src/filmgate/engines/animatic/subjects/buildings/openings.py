"""Windows and doors of houses: frames, mullions, sills, shutters, flower boxes, steps. They face +z."""

import math

import numpy as np

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.materials import BRASS, LIT_ROOM, STONE, WINDOW
from filmgate.engines.animatic.geometry.mesh import Mesh, join
from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.geometry.shapes import ball, box, facing, slab, turned

# rotations for `turned` of what faces +z: to +x, -x and -z
TO_RIGHT = np.array([[0.0, 0, 1], [0, 1, 0], [-1, 0, 0]])
TO_LEFT = np.array([[0.0, 0, -1], [0, 1, 0], [1, 0, 0]])
TO_BACK = np.diag([-1.0, 1, -1])
_FLOWERS = ("#d8303c", "#e86a9a", "#f0b830", "#e8e4f0", "#8a5ac0")


def window(
    x: float,
    y: float,
    half: tuple[float, float],
    frame: Paint,
    *,
    shutters: Paint | None = None,
    flowers: int | None = None,
    bars: tuple[int, int] = (1, 1),
    pane: Paint = WINDOW,
    sill: Paint | None = None,
) -> Mesh:
    """Make a window in a wall whose face is z = 0, with its middle at (x, y).

    half: half its width and height, metres. bars: upright and level ones between the panes. flowers: a number
    that tells which grow in its box; None without one.
    """
    w, h = half
    edge = 0.07
    parts = [
        box((x, y, 0.005), (w, h, 0.015), pane),
        *(box((x + s * (w + edge / 2), y, 0.03), (edge / 2, h + edge, 0.05), frame) for s in (1, -1)),
        box((x, y + h + edge / 2, 0.03), (w, edge / 2, 0.05), frame),
        box((x, y - h - 0.03, 0.07), (w + 0.13, 0.04, 0.11), sill or frame),
    ]
    parts += [
        box((x + w * (2 * (k + 1) / (bars[0] + 1) - 1), y, 0.025), (0.022, h, 0.02), frame)
        for k in range(bars[0])
    ]
    parts += [
        box((x, y + h * (2 * (k + 1) / (bars[1] + 1) - 1), 0.025), (w, 0.022, 0.02), frame)
        for k in range(bars[1])
    ]
    if shutters:
        for s in (1, -1):
            at, wide = x + s * (w + edge + 0.5 * w + 0.02), 0.5 * w
            parts.append(box((at, y, 0.03), (wide, h + 0.04, 0.025), shutters))
            parts += [
                box((at, y + q * 0.5 * h, 0.06), (0.74 * wide, 0.4 * h, 0.014), shutters) for q in (1, -1)
            ]
    if flowers is not None:
        parts.append(box((x, y - h - 0.13, 0.2), (w + 0.04, 0.09, 0.1), materials.wood("#6a4428")))
        count = max(int(w / 0.09), 3)
        for k in range(count):
            at = x + w * (2 * (k + 0.5) / count - 1)
            tone = _FLOWERS[(k + flowers) % 2 + flowers % 4]
            paint = materials.foliage("#3c6a2c") if k % 3 == 2 else materials.petal(tone)
            parts.append(
                ball((at, y - h + 0.02 + 0.03 * math.sin(5.0 * k), 0.2), (0.085, 0.08, 0.09), paint, sides=5)
            )
    return join(*parts)


def door(
    x: float, foot: float, half: tuple[float, float], leaf: Paint, frame: Paint, *, steps: int = 2
) -> Mesh:
    """Make a door in a wall whose face is z = 0: a frame, panels, a light above, a handle, steps to the
    ground.

    foot: the height of its sill, metres. half: half its width and height.
    """
    w, h = half
    y = foot + h
    parts = [
        box((x, y, 0.02), (w, h, 0.03), leaf),
        *(box((x + s * (w + 0.05), y + 0.03, 0.05), (0.06, h + 0.06, 0.07), frame) for s in (1, -1)),
        box((x, y + h + 0.05, 0.05), (w + 0.13, 0.07, 0.09), frame),
        box((x, y + 0.74 * h, 0.045), (0.76 * w, 0.13 * h, 0.012), WINDOW),
    ]
    parts += [
        box((x + s * 0.46 * w, y + q * h, 0.055), (0.32 * w, r * h, 0.016), leaf)
        for s in (1, -1)
        for q, r in ((0.2, 0.26), (-0.55, 0.32))
    ]
    parts.append(ball((x + 0.8 * w, y - 0.06, 0.1), (0.045, 0.045, 0.045), BRASS, sides=8))
    for k in range(steps):
        deep, high = 0.34 * (k + 1), foot - (k + 0.5) * foot / max(steps, 1)
        parts.append(
            box(
                (x, high - 0.3, 0.5 * deep + 0.1),
                (w + 0.25 + 0.12 * k, 0.5 * foot / steps + 0.3, 0.5 * deep + 0.1),
                STONE,
            )
        )
    return join(*parts)


def porch(x: float, y: float, wide: float, deep: float, roof: Paint, post: Paint, ground: float) -> Mesh:
    """Make a small roof on two posts before a door; y: the height of its eaves, metres."""
    plate = [(0.0, y + 0.62), (deep + 0.25, y), (deep + 0.25, y - 0.1), (0.0, y + 0.5)]
    cover = facing(plate, (x - wide - 0.25, x + wide + 0.25), roof)
    posts = [
        box((x + s * wide, (y + ground) / 2, deep), (0.07, (y - ground) / 2, 0.07), post) for s in (1, -1)
    ]
    beam = box((x, y - 0.05, deep), (wide + 0.1, 0.07, 0.06), post)
    return join(cover, *posts, beam)


def gate(
    x: float, foot: float, half: tuple[float, float], leaf: Paint, trim: Paint, *, braced: bool = True
) -> Mesh:
    """Make the double door of a barn in a wall whose face is z = 0, each wing with a brace across."""
    w, h = half
    y = foot + h
    parts = [
        box((x, y, 0.02), (w, h, 0.03), leaf),
        box((x, y + h + 0.08, 0.06), (w + 0.14, 0.09, 0.07), trim),
    ]
    for s in (1, -1):
        mid, wing = x + s * 0.5 * w, 0.5 * w
        parts += [box((mid + q * (wing - 0.06), y, 0.06), (0.06, h, 0.025), trim) for q in (1, -1)]
        parts += [box((mid, y + q * (h - 0.06), 0.06), (wing, 0.06, 0.025), trim) for q in (1, 0, -1)]
        for a, b in ((0.0, h - 0.06), (0.06 - h, 0.0)) if braced else ():
            left, right = mid - wing + 0.1, mid + wing - 0.1
            line = [(left, y + a), (left + 0.14, y + a), (right, y + b), (right - 0.14, y + b)]
            parts.append(slab(line, (0.04, 0.08), trim))
            line = [(right - 0.14, y + a), (right, y + a), (left + 0.14, y + b), (left, y + b)]
            parts.append(slab(line, (0.04, 0.08), trim))
    return join(*parts)


def lamp(x: float, y: float) -> Mesh:
    """Make a lantern on a wall whose face is z = 0."""
    iron = materials.IRON
    return join(
        box((x, y + 0.16, 0.1), (0.02, 0.02, 0.1), iron),
        box((x, y + 0.14, 0.18), (0.09, 0.02, 0.09), iron),
        box((x, y, 0.18), (0.06, 0.12, 0.06), WINDOW),
    )


def light(x: float, low: float, high: float, half: float, frame: Paint, *, pane: Paint = LIT_ROOM) -> Mesh:
    """Make an arched window in a wall whose face is z = 0, with a stone frame and bars; low: its sill."""
    arch = [(half * math.cos(q), high - half + half * math.sin(q)) for q in np.linspace(0, math.pi, 9)]
    outline = [(-half, 0.0), (half, 0.0), *arch]
    grown = [(1.28 * u, 0.0 if v == 0.0 else v + 0.28 * half) for u, v in outline]
    whole = join(
        slab(grown, (-0.1, 0.06), frame),
        slab(outline, (-0.1, 0.08), pane),
        box((0, 0.5 * (high - half), 0.09), (0.03, 0.5 * (high - half), 0.02), frame),
        *(box((0, high * k, 0.09), (half, 0.025, 0.02), frame) for k in (0.3, 0.6)),
        box((0, -0.06, 0.1), (1.4 * half, 0.09, 0.16), frame),
    )
    return turned(whole, np.eye(3), (x, low, 0.0))

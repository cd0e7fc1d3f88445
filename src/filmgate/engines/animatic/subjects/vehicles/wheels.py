"""Wheels: a tyre with a round shoulder, a rim with spokes. Their axle is along z, through the origin."""

import math
from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.materials import ALUMINIUM, DARK, STEEL
from filmgate.engines.animatic.geometry.mesh import Mesh, Vector, join, placed, placement
from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.geometry.shapes import ASIDE, box, lathe, slab, turned

_RUBBER = materials.rubber("#1b1c1f")
_FACES = np.diag([1.0, 1.0, -1.0])


@cache
def tyred(
    radius: float,
    width: float,
    *,
    rim: Paint = ALUMINIUM,
    spokes: int = 5,
    share: float = 0.68,
    tread: int = 0,
    white: bool = False,
) -> Mesh:
    """Make a wheel of a car or truck, whose outer side is towards +z and -z.

    radius, width: metres. spokes: 0 for a plain disc. share: of the rim in the radius. tread: blocks around
    it, as a tractor has. white: its side has a ring.
    """
    r, w, hub = radius, width / 2, share * radius
    side = materials.rubber("#e6e2d8") if white else _RUBBER
    band = hub + 0.36 * (r - hub)
    edge = [(band, w, side), (band, w, _RUBBER)] if white else [(band, w, _RUBBER)]
    half = [(hub, 0.72 * w, side), (hub + 0.1 * (r - hub), 0.97 * w, side), *edge]
    half += [(0.985 * r, 0.78 * w, _RUBBER), (r, 0.5 * w, _RUBBER)]
    profile = [(a, -b) for a, b, _ in half] + [(a, b) for a, b, _ in half[::-1]]
    paints = [paint for _, _, paint in half] + [paint for _, _, paint in half[::-1]]
    parts = [turned(lathe(profile, paints, sides=30), ASIDE)]
    for s in (1.0, -1.0):
        well = lathe([(hub, 0.72 * w), (0.9 * hub, 0.74 * w), (0.86 * hub, 0.2 * w)], [rim] * 3, sides=30)
        back = lathe([(0.87 * hub, 0.22 * w), (0.01, 0.22 * w)], [DARK] * 2, sides=20)
        cap = lathe([(0.2 * hub, 0.4 * w), (0.19 * hub, 0.74 * w), (0.01, 0.78 * w)], [rim] * 3, sides=14)
        face = [well, back, cap]
        outer = [turned(one, ASIDE) for one in face]
        if spokes:
            for k in range(spokes):
                a = 2 * math.pi * k / spokes
                blade = slab(
                    [
                        (0.12 * hub, -0.13 * hub),
                        (0.94 * hub, -0.07 * hub),
                        (0.94 * hub, 0.07 * hub),
                        (0.12 * hub, 0.13 * hub),
                    ],
                    (-0.7 * w, -0.45 * w),
                    rim,
                )
                outer.append(turned(blade, _about(a)))
        else:
            disc = lathe(
                [(0.9 * hub, 0.62 * w), (0.6 * hub, 0.5 * w), (0.2 * hub, 0.62 * w)], [rim] * 3, sides=24
            )
            outer.append(turned(disc, ASIDE))
        whole = join(*outer)
        parts.append(whole if s > 0 else turned(whole, _FACES))
    for k in range(tread):
        a = 2 * math.pi * k / tread
        bar = box(
            (0.965 * r, 0, (0.25 if k % 2 else -0.25) * width), (0.035 * r, 0.05 * r, 0.26 * width), _RUBBER
        )
        parts.append(turned(bar, _about(a)))
    return join(*parts)


@cache
def spoked(radius: float, width: float, paint: Paint, *, spokes: int = 10) -> Mesh:
    """Make an iron wheel of a locomotive: a tyre of steel, spokes, a weight opposite to its crank."""
    r, w = radius, width / 2
    around = 24 if r > 0.6 else 16
    rim = lathe(
        [(0.86 * r, -w), (1.0 * r, -w), (1.0 * r, w), (0.86 * r, w), (0.86 * r, -w)],
        [paint, STEEL, STEEL, paint, paint],
        sides=around,
    )
    flange = lathe([(1.07 * r, -w), (1.07 * r, -0.6 * w), (r, -0.6 * w)], [STEEL] * 3, sides=around)
    hub = lathe(
        [(0.01, -1.2 * w), (0.18 * r, -1.1 * w), (0.18 * r, 1.1 * w), (0.01, 1.2 * w)], [paint] * 4, sides=10
    )
    bars = [
        turned(box((0.5 * r, 0, 0), (0.4 * r, 0.05 * r, 0.6 * w), paint), _about(a))
        for a in np.linspace(0, 2 * math.pi, spokes, endpoint=False)
    ]
    weight = [
        (0.88 * r * math.cos(a), 0.88 * r * math.sin(a)) for a in np.linspace(math.pi - 0.6, math.pi + 0.6, 7)
    ]
    return join(
        *(turned(one, ASIDE) for one in (rim, flange, hub)), *bars, slab(weight, (-0.7 * w, 0.7 * w), paint)
    )


def _about(angle: float) -> NDArray[np.float64]:
    """Return the rotation about the axle by an angle."""
    c, s = math.cos(angle), math.sin(angle)
    return np.array([[c, -s, 0], [s, c, 0], [0, 0, 1.0]])


def rolled(wheel: Mesh, axles: Sequence[Vector], far: float, radius: float) -> Mesh:
    """Return a wheel at each of its axles after it has rolled so far, metres, towards +x."""
    one = placed(wheel, placement((0.0, 0.0, 0.0), yaw=math.pi / 2, pitch=-far / radius))
    count, rows = len(axles), len(one.surface)
    surface = np.tile(one.surface, (count, 1))
    surface[:, :3] += np.repeat(np.array(axles, np.float32), rows, axis=0)
    faces = (one.faces[None] + (np.arange(count, dtype=np.int32) * rows)[:, None, None]).reshape(-1, 3)
    return Mesh(surface, np.ascontiguousarray(faces, np.int32))

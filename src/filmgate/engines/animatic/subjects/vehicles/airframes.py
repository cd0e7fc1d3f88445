"""Parts of aircraft: wings, round bodies with windows, engines, propellers. Front towards +x."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from filmgate.engines.animatic.geometry.lofts import curve, loft, tubular
from filmgate.engines.animatic.geometry.materials import (
    ALUMINIUM,
    DARK,
    STEEL,
)
from filmgate.engines.animatic.geometry.mesh import Mesh, Vector, join
from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.geometry.shapes import FORWARD, lathe, slab, turned

Array = NDArray[np.float64]
Knots = Sequence[tuple[float, float]]
_SIDES = 32


def wing(
    root: Vector,
    tip: Vector,
    chords: tuple[float, float],
    thick: float,
    paint: Paint,
    *,
    edge: Paint | None = None,
    upright: bool = False,
) -> Mesh:
    """Make a wing with a round nose and a sharp back edge.

    root, tip: where its front edge begins and ends. chords: how deep it is there, metres; thick: as a share
    of it. edge: paint of its front edge. upright: it is a fin, thick along z.
    """
    u = np.concatenate([np.linspace(0, 0.9, 7), [0.97, 1.0]])
    shrink = np.array([1.0] * 7 + [0.75, 0.02])
    q = np.linspace(0, 2 * math.pi, 21)
    share = 0.5 + 0.5 * np.cos(q)  # from the back edge round the nose and back
    height = np.sign(np.sin(q)) * 1.3 * (0.6 * np.sqrt(1 - share) * share**0.9)
    height = np.where(np.sin(q) < 0, 0.7, 1.0) * height * thick
    a, b = np.array(root, float), np.array(tip, float)
    front = a + (b - a) * u[:, None]
    chord = (chords[0] + (chords[1] - chords[0]) * u) * (0.25 + 0.75 * np.sqrt(shrink))
    points = np.repeat(front[:, None], len(q), 1)
    points[:, :, 0] -= chord[:, None] * (1 - share)[None]
    points[:, :, 2 if upright else 1] += (chord * shrink)[:, None] * height[None]
    cells = np.zeros((len(u) - 1, len(q) - 1), int)
    if edge is not None:
        middle = (share[1:] + share[:-1]) / 2
        cells[:, middle > 0.9] = 1
    return loft(points, cells, [paint, edge or paint])


def fuselage(
    x: Sequence[float], middle: Knots, tall: Knots, wide: Knots, paints: Sequence[Paint], cells: "Painter"
) -> Mesh:
    """Make a round body along x. middle, tall, wide: the height of its axis and its radii at x. cells: the
    number of the paint for the middles of stations (n, 1) and angles (m,), 0 at +z, a quarter up.
    """
    at = np.array(x)
    points = tubular(
        np.stack([at, curve(middle, at), 0 * at], -1),
        np.stack([curve(tall, at), curve(wide, at)], -1),
        sides=_SIDES,
    )
    angle = (np.arange(_SIDES) + 0.5) * 2 * math.pi / _SIDES
    return loft(points, cells(((at[1:] + at[:-1]) / 2)[:, None], angle), paints)


class Painter:
    """Numbers of paints of a fuselage: bands and windows, each between two x and two heights of angle."""

    def __init__(self, *areas: tuple[float, float, float, float, int]) -> None:
        """Take areas: from x to x, from one angle over the horizon to another (radians), paint."""
        self._areas = areas

    def __call__(self, x: Array, angle: Array) -> NDArray[np.int_]:
        """Return numbers (n, m); 0 where no area is."""
        over = np.arcsin(np.sin(angle))[None]
        out = np.zeros((len(x), angle.shape[0]), int)
        for low, high, down, up, number in self._areas:
            out[(x > low) & (x < high) & (over > down) & (over < up)] = number
        return out

    def cuts(self) -> list[float]:
        """Return all x at which paints change."""
        return [x for area in self._areas for x in area[:2]]


def engine(x: float, y: float, z: float, size: float, paint: Paint) -> Mesh:
    cowl = lathe(
        [
            (0.05, -1.3),
            (0.42, -0.9),
            (0.72, -0.2),
            (0.8, 0.5),
            (0.76, 0.95),
            (0.68, 1.0),
            (0.62, 0.9),
            (0.6, 0.5),
            (0.05, 0.48),
        ],
        [DARK, STEEL, paint, paint, ALUMINIUM, ALUMINIUM, DARK, DARK, STEEL],
        sides=22,
    )
    spinner = lathe([(0.18, 0.48), (0.12, 0.7), (0.01, 0.85)], [STEEL] * 3, sides=12)
    return turned(join(*(turned(one, FORWARD * size) for one in (cowl, spinner))), np.eye(3), (x, y, z))


def propeller(radius: float, blades: int, paint: Paint, tip: Paint) -> Mesh:
    """Make a propeller around the origin that turns about x, with its spinner."""
    parts = [
        turned(lathe([(0.16, -0.1), (0.17, 0.05), (0.12, 0.25), (0.01, 0.36)], [tip] * 4, sides=14), FORWARD)
    ]
    for k in range(blades):
        a = 2 * math.pi * k / blades
        c, s = math.cos(a), math.sin(a)
        blade = slab(
            [
                (-0.04, 0.1),
                (0.05, 0.1),
                (0.1, 0.55 * radius),
                (0.05, radius),
                (-0.05, radius),
                (-0.08, 0.55 * radius),
            ],
            (-0.02, 0.02),
            paint,
        )
        turn = np.array([[math.cos(1.1), 0, math.sin(1.1)], [0, 1, 0], [-math.sin(1.1), 0, math.cos(1.1)]])
        parts.append(turned(turned(blade, turn), np.array([[1.0, 0, 0], [0, c, -s], [0, s, c]])))
    return join(*parts)

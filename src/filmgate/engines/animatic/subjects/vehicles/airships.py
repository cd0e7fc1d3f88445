"""Meshes of helicopters and airships. Front towards +x."""

import math

import numpy as np

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.lofts import loft, stations, tubular
from filmgate.engines.animatic.geometry.materials import (
    ALUMINIUM,
    BRASS,
    COCKPIT,
    DARK,
    DARK_PAINT,
    STEEL,
)
from filmgate.engines.animatic.geometry.mesh import Mesh, join
from filmgate.engines.animatic.geometry.shapes import FORWARD, ball, box, lathe, rod, slab, turned
from filmgate.engines.animatic.subjects.vehicles.airframes import Painter, fuselage, propeller, wing


def helicopter(color: str | None) -> Mesh:
    """Make a helicopter 9.5 m long without its rotors: a bubble of glass, a boom, fins, skids."""
    paint, white, step = materials.lacquer(color or "#b8341e"), materials.lacquer("#eeece6"), math.pi / 16
    areas = Painter(
        (-2.4, 2.7, -2 * step, -step, 1),
        (-1.0, 0.0, 0, 4 * step, 2),
        (0.1, 0.95, -step, 4 * step, 2),
        (1.05, 2.9, -4 * step, 5 * step, 2),
        (0.0, 0.06, -5 * step, 5 * step, 3),
        (1.0, 1.05, -5 * step, 5 * step, 3),
        (1.9, 1.96, -2, 2, 0),
    )
    x = stations(-6.2, 2.75, 0.45, [*areas.cuts(), 2.6, 2.7])
    x = x[x <= 2.75]
    body = fuselage(
        list(x),
        [(-6.2, 0.85), (-2.6, 0.62), (-1.0, 0.25), (1.0, 0.1), (2.75, -0.25)],
        [(-6.2, 0.14), (-2.6, 0.3), (-1.4, 0.85), (0.2, 1.12), (1.4, 0.95), (2.4, 0.5), (2.75, 0.03)],
        [(-6.2, 0.1), (-2.6, 0.26), (-1.4, 0.78), (0.2, 0.98), (1.4, 0.88), (2.4, 0.5), (2.75, 0.03)],
        [paint, white, COCKPIT, DARK],
        areas,
    )
    parts = [
        body,
        ball((-0.5, 1.2, 0), (1.35, 0.34, 0.5), paint, sides=18),
        rod((-0.2, 1.3, 0), (-0.2, 1.85, 0), 0.1, STEEL),
        wing((-5.4, 0.85, 0), (-6.3, 2.0, 0), (0.95, 0.55), 0.1, paint, upright=True),
        wing((-5.6, 0.75, 0), (-6.3, 0.1, 0), (0.7, 0.4), 0.1, paint, upright=True),
        rod((-1.7, 0.95, 0.42), (-2.3, 1.0, 0.42), 0.13, DARK_PAINT),
        rod((-1.7, 0.95, -0.42), (-2.3, 1.0, -0.42), 0.13, DARK_PAINT),
        ball((2.2, -0.72, 0), (0.1, 0.08, 0.1), materials.HEADLIGHT, sides=10),
        ball((-0.2, -0.98, 0), (0.08, 0.08, 0.08), materials.light("#ff3020", 6.0), sides=8),
        ball((-6.25, 1.95, 0), (0.08, 0.08, 0.08), materials.light("#ff3020", 6.0), sides=8),
    ]
    for s in (1, -1):
        parts += [
            wing((-4.4, 0.75, 0), (-4.6, 0.75, s * 1.0), (0.55, 0.4), 0.1, paint),
            rod((-1.6, -1.5, s), (1.7, -1.5, s), 0.06, DARK_PAINT),
            rod((1.7, -1.5, s), (2.05, -1.3, s), 0.06, DARK_PAINT),
            rod((-0.8, -0.6, s * 0.5), (-0.8, -1.5, s), 0.045, DARK_PAINT),
            rod((1.0, -0.6, s * 0.5), (1.0, -1.5, s), 0.045, DARK_PAINT),
        ]
    return join(*parts)


def rotor(radius: float, blades: int, wide: float) -> Mesh:
    """Make a rotor around the origin that turns about y."""
    parts = [lathe([(0.02, -0.1), (0.2, -0.08), (0.2, 0.06), (0.02, 0.12)], [STEEL] * 4, sides=12)]
    for k in range(blades):
        a = 2 * math.pi * k / blades
        c, s = math.cos(a), math.sin(a)
        blade = join(
            box((0.55 * radius, 0, 0), (0.43 * radius, 0.018, wide), DARK_PAINT),
            box((0.96 * radius, 0, 0), (0.04 * radius, 0.02, wide), materials.enamel("#e8d040")),
            box((0.08 * radius, 0, 0), (0.08 * radius, 0.03, 0.3 * wide), STEEL),
        )
        parts.append(turned(blade, np.array([[c, 0, s], [0, 1, 0], [-s, 0, c]])))
    return join(*parts)


def airship(color: str | None) -> Mesh:
    """Make an airship 22 m long: a hull of long panels, fins, a gondola with windows and two propellers."""
    silver, trim = materials.silk(color or "#c9ccd2"), materials.lacquer("#a8302a")
    x = 20 * np.sin(np.linspace(-math.pi / 2, math.pi / 2, 30))
    radius = 5.0 * np.sqrt(np.maximum(1 - (x / 20) ** 2, 1e-6)) * (1 + 0.12 * x / 20)
    points = tubular(np.stack([x, 0 * x + 8.0, 0 * x], -1), np.stack([radius, radius], -1), sides=36)
    cells = np.tile(np.where(np.arange(36) % 18 == 0, 1, 0), (29, 1))
    parts = [loft(points, cells, [silver, trim])]
    for s in (1, -1):
        parts += [
            wing((-11.0, 8.0, s * 3.0), (-16.5, 8.0, s * 7.0), (6.5, 3.2), 0.05, trim),
            wing((-11.0, 8.0 + s * 3.0, 0), (-16.5, 8.0 + s * 7.0, 0), (6.5, 3.2), 0.05, trim, upright=True),
            turned(propeller(0.9, 3, DARK_PAINT, BRASS), np.eye(3), (-2.0, 2.5, s * 2.2)),
            turned(
                lathe([(0.1, -0.9), (0.4, -0.4), (0.4, 0.4), (0.2, 0.8)], [ALUMINIUM] * 4, sides=14),
                FORWARD,
                (-2.8, 2.5, s * 2.2),
            ),
            rod((-2.6, 2.5, s * 2.1), (-2.0, 3.2, s * 0.9), 0.08, STEEL),
        ]
    gondola = slab(
        [(-4.2, 2.7), (-3.4, 1.7), (3.4, 1.7), (4.6, 2.8), (4.2, 3.4), (-4.2, 3.4)],
        (-1.0, 1.0),
        materials.lacquer("#e8e4da"),
    )
    parts += [
        gondola,
        *(box((-2.9 + 0.95 * k, 2.75, 0), (0.36, 0.3, 1.02), materials.WINDOW) for k in range(7)),
    ]
    whole = join(*parts)
    for block in (slice(0, 3), slice(6, 9)):
        whole.surface[:, block] *= 0.55
    return whole

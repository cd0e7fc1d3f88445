"""Meshes of aircraft with wings: an airliner, a biplane, a fighter, a light aeroplane. Front towards +x."""

import math

import numpy as np

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.lofts import stations
from filmgate.engines.animatic.geometry.materials import (
    ALUMINIUM,
    COCKPIT,
    DARK,
    DARK_PAINT,
    METAL,
    STEEL,
)
from filmgate.engines.animatic.geometry.mesh import Mesh, join
from filmgate.engines.animatic.geometry.shapes import FORWARD, ball, box, lathe, rod, slab, turned
from filmgate.engines.animatic.subjects.vehicles.airframes import Painter, engine, fuselage, wing
from filmgate.engines.animatic.subjects.vehicles.wheels import tyred


def airliner(color: str | None) -> Mesh:
    """Make an airliner 18 m long: swept wings, two engines, rows of windows, a stripe."""
    white, trim = materials.lacquer("#f0f1f2"), materials.lacquer(color or "#1e4a8a")
    silver = METAL.dyed("#b8bec6")
    step = math.pi / 16
    windows = [(-5.4 + 0.62 * k, -5.16 + 0.62 * k, 0.0, step, 2) for k in range(19)]
    doors = [(x, x + 0.05, -step, 3 * step, 3) for x in (-5.9, 6.55)]
    areas = Painter(
        (-9.5, 9.5, -2 * step, -step, 1),
        (-9.5, -6.4, -2 * step, 6 * step, 1),
        (-9.5, 9.5, -2, -3 * step, 4),
        *windows,
        *doors,
        (7.55, 8.15, step, 4 * step, 2),
    )
    nose = [8.9 - 0.9 * math.cos(a) + 0.1 for a in np.linspace(0, math.pi / 2, 6)]
    x = stations(-9.2, 9.0, 1.2, [*areas.cuts(), -8.8, -8.2, -7.2, *nose, 8.97])
    body = fuselage(
        list(x),
        [(-9.2, 0.75), (-7.0, 0.4), (-4.0, 0.05), (6.5, 0.0), (9.0, -0.2)],
        [(-9.2, 0.12), (-7.0, 0.62), (-4.0, 1.05), (6.4, 1.08), (7.8, 0.86), (8.7, 0.42), (9.0, 0.02)],
        [(-9.2, 0.1), (-7.0, 0.6), (-4.0, 1.02), (6.4, 1.04), (7.8, 0.84), (8.7, 0.42), (9.0, 0.02)],
        [white, trim, COCKPIT, silver, materials.lacquer("#c4c8cc")],
        areas,
    )
    parts = [body, wing((-6.6, 0.9, 0), (-8.5, 3.9, 0), (2.3, 1.15), 0.1, trim, upright=True)]
    for s in (1, -1):
        parts += [
            wing((2.5, -0.55, s * 0.5), (-2.6, 0.35, s * 9.4), (3.7, 1.0), 0.12, white, edge=silver),
            wing((-2.6, 0.35, s * 9.35), (-3.5, 1.25, s * 9.6), (1.0, 0.4), 0.1, trim, upright=True),
            wing((-7.0, 0.7, s * 0.3), (-8.6, 0.95, s * 3.6), (1.7, 0.8), 0.1, white, edge=silver),
            engine(1.15, -1.25, s * 3.3, 0.95, white),
            slab(
                [(-0.3, -0.9), (1.6, -0.85), (0.6, -0.2), (-0.9, -0.25)],
                (s * 3.3 - 0.07, s * 3.3 + 0.07),
                white,
            ),
            ball(
                (-2.7, 0.35, s * 9.45),
                (0.14, 0.07, 0.07),
                materials.light("#ff3020" if s > 0 else "#30ff60", 6.0),
                sides=8,
            ),
        ]
    return join(*parts)


def biplane(color: str | None) -> Mesh:
    """Make a biplane 7 m long without its propeller, which stands at (2.75, 0, 0): two wings with struts and
    wires, an open cockpit with a pilot, a radial engine.
    """
    paint, cream = materials.lacquer(color or "#b8322a"), materials.cloth("#efe4c8")
    wood, step = materials.wood("#7a5230"), math.pi / 16
    areas = Painter((-4.4, 1.6, -step, step, 1), (1.72, 1.78, -2, 2, 2))
    x = stations(-4.4, 2.3, 0.7, [*areas.cuts(), -4.2, 2.2])
    body = fuselage(
        list(x),
        [(-4.4, 0.3), (-1.0, 0.05), (2.3, 0.0)],
        [(-4.4, 0.06), (-3.0, 0.3), (-0.5, 0.58), (1.0, 0.6), (2.2, 0.52), (2.3, 0.46)],
        [(-4.4, 0.04), (-3.0, 0.2), (-0.5, 0.46), (1.0, 0.52), (2.2, 0.5), (2.3, 0.44)],
        [paint, cream, ALUMINIUM],
        areas,
    )
    parts = [body, ball((-0.75, 0.58, 0), (0.5, 0.14, 0.36), materials.leather("#4a2c1a"), sides=16)]
    parts += [
        ball((-0.72, 0.88, 0), (0.16, 0.19, 0.15), materials.leather("#5a3820"), sides=12),
        ball((-0.6, 0.86, 0), (0.09, 0.09, 0.1), materials.skin("#d8a080"), sides=10),
    ]
    parts += [
        ball((-0.78, 0.62, 0), (0.26, 0.2, 0.3), materials.leather("#3a3028"), sides=12),
        box((-0.95, 0.78, 0.1), (0.3, 0.03, 0.08), materials.cloth("#f0ece0")),
    ]
    parts.append(slab([(-0.25, 0.6), (-0.2, 0.6), (-0.32, 0.95), (-0.37, 0.95)], (-0.24, 0.24), COCKPIT))
    for k in range(7):
        a = 2 * math.pi * k / 7
        parts.append(
            rod(
                (2.35, 0.25 * math.cos(a), 0.25 * math.sin(a)),
                (2.35, 0.58 * math.cos(a), 0.58 * math.sin(a)),
                0.1,
                DARK_PAINT,
            )
        )
    parts.append(turned(lathe([(0.3, 2.2), (0.3, 2.5), (0.12, 2.65)], [STEEL] * 3, sides=14), FORWARD))
    for s in (1, -1):
        parts += [
            wing((1.5, 1.25, 0), (1.35, 1.38, s * 4.6), (1.25, 1.15), 0.09, cream, edge=paint),
            wing((1.0, -0.42, s * 0.3), (0.85, -0.28, s * 4.3), (1.2, 1.1), 0.09, cream, edge=paint),
            wing((-3.5, 0.32, 0), (-3.8, 0.32, s * 1.5), (0.85, 0.6), 0.06, cream, edge=paint),
            rod((0.9, 0.5, s * 0.35), (1.05, 1.25, s * 0.5), 0.035, wood),
            rod((0.4, 0.5, s * 0.35), (0.6, 1.25, s * 0.5), 0.035, wood),
            rod((0.7, -0.3, s * 3.3), (1.15, 1.33, s * 3.4), 0.04, wood),
            rod((0.1, -0.3, s * 3.3), (0.55, 1.33, s * 3.4), 0.04, wood),
            rod((0.5, -0.35, s * 0.5), (0.9, 1.33, s * 3.3), 0.01, STEEL),
            rod((0.7, 1.25, s * 0.5), (0.5, -0.3, s * 3.3), 0.01, STEEL),
            rod((1.2, -0.35, s * 0.3), (1.1, -1.12, s * 0.85), 0.05, wood),
            rod((0.3, -0.4, s * 0.3), (1.1, -1.12, s * 0.85), 0.04, wood),
            turned(tyred(0.32, 0.14, spokes=0), np.eye(3), (1.1, -1.12, s * 0.9)),
        ]
    parts += [
        rod((1.1, -1.12, -0.9), (1.1, -1.12, 0.9), 0.035, STEEL),
        wing((-3.3, 0.35, 0), (-3.9, 1.5, 0), (1.1, 0.75), 0.05, paint, upright=True),
        rod((-4.1, 0.2, 0), (-4.4, -0.15, 0), 0.03, wood),
    ]
    return join(*parts)


def light_plane(color: str | None) -> Mesh:
    """Make a light aeroplane 7 m long with a high wing, without its propeller."""
    white, trim, step = materials.lacquer("#f0eee8"), materials.lacquer(color or "#c8402a"), math.pi / 16
    areas = Painter(
        (-4.2, 2.6, -step, step, 1),
        (-1.0, -0.15, step, 5 * step, 2),
        (0.0, 1.0, step, 5 * step, 2),
        (1.02, 1.5, 3 * step, 2, 2),
    )
    x = stations(-4.2, 2.7, 0.7, [*areas.cuts(), -4.0, 2.6])
    body = fuselage(
        list(x),
        [(-4.2, 0.35), (-1.2, 0.2), (0.4, 0.22), (1.6, 0.0), (2.7, -0.02)],
        [(-4.2, 0.06), (-2.4, 0.32), (-0.9, 0.78), (0.9, 0.8), (1.7, 0.46), (2.5, 0.4), (2.7, 0.3)],
        [(-4.2, 0.04), (-2.4, 0.24), (-0.9, 0.56), (0.9, 0.58), (1.7, 0.48), (2.5, 0.42), (2.7, 0.3)],
        [white, trim, COCKPIT],
        areas,
    )
    parts = [body, wing((-3.1, 0.45, 0), (-3.9, 1.75, 0), (1.2, 0.7), 0.07, trim, upright=True)]
    for s in (1, -1):
        parts += [
            wing((1.05, 1.0, 0), (0.75, 1.12, s * 5.2), (1.55, 1.1), 0.12, white, edge=trim),
            wing((-3.3, 0.42, 0), (-3.6, 0.44, s * 1.7), (0.9, 0.65), 0.08, white, edge=trim),
            rod((0.5, -0.35, s * 0.5), (0.4, 1.02, s * 2.4), 0.045, white),
            rod((0.2, -0.45, s * 0.3), (0.15, -1.05, s * 1.1), 0.05, white),
            turned(tyred(0.26, 0.14, spokes=0), np.eye(3), (0.15, -1.08, s * 1.15)),
        ]
    parts += [
        rod((2.2, -0.3, 0), (2.25, -1.05, 0), 0.04, STEEL),
        turned(tyred(0.22, 0.12, spokes=0), np.eye(3), (2.25, -1.1, 0)),
    ]
    return join(*parts)


def fighter(color: str | None) -> Mesh:
    """Make a fighter jet 15 m long: a needle nose, a bubble of glass, delta wings, two fins, a lit nozzle."""
    gray, dark = METAL.dyed(color or "#7c868e"), METAL.dyed("#4c545a")
    areas = Painter((6.4, 7.6, -2, 2, 1))
    x = stations(-6.4, 7.6, 1.0, [6.4, 7.3, 7.5, -6.3])
    body = fuselage(
        list(x),
        [(-6.4, 0.05), (2.0, 0.05), (7.6, -0.12)],
        [(-6.4, 0.62), (-3.0, 0.8), (1.5, 0.78), (4.0, 0.62), (6.4, 0.28), (7.6, 0.01)],
        [(-6.4, 0.75), (-3.0, 1.15), (1.5, 1.05), (4.0, 0.6), (6.4, 0.28), (7.6, 0.01)],
        [gray, dark],
        areas,
    )
    canopy = ball((3.2, 0.55, 0), (1.75, 0.48, 0.42), materials.glass("#4a3a20"), sides=24)
    nozzle = lathe(
        [(0.62, -6.3), (0.52, -6.9), (0.46, -6.9), (0.4, -6.4), (0.02, -6.35)],
        [dark, STEEL, DARK, materials.light("#ff9040", 5.0), materials.light("#ffd8a0", 8.0)],
        sides=22,
    )
    parts = [body, canopy]
    for s in (1, -1):
        parts += [
            turned(nozzle, FORWARD, (0, 0.05, s * 0.42)),
            wing((2.2, 0.0, s * 0.8), (-3.6, -0.05, s * 4.9), (6.2, 1.3), 0.05, gray),
            wing((-4.4, 0.0, s * 0.8), (-6.2, 0.0, s * 2.9), (2.2, 0.9), 0.05, gray),
            wing((-3.6, 0.5, s * 0.9), (-5.6, 2.6, s * 1.5), (2.4, 1.0), 0.05, gray, upright=True),
            slab(
                [(-0.5, -0.72), (3.6, -0.6), (3.3, 0.05), (-0.5, 0.05)],
                (s * 0.85 - 0.25, s * 0.85 + 0.25),
                gray,
            ),
            box((3.5, -0.3, s * 0.85), (0.06, 0.26, 0.2), DARK),
            turned(
                lathe(
                    [(0.02, -1.2), (0.09, -1.0), (0.09, 1.0), (0.01, 1.4)],
                    [materials.enamel("#e0e0dc")] * 4,
                    sides=10,
                ),
                FORWARD,
                (-2.6, -0.06, s * 4.95),
            ),
        ]
    return join(*parts)

"""Meshes of tools for the hand: what one writes, cleans, builds and eats with; variants of the kind tool."""

import numpy as np

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.materials import STEEL
from filmgate.engines.animatic.geometry.mesh import Mesh, join
from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.geometry.shapes import ball, box, facing, lathe, ring, rod
from filmgate.engines.animatic.subjects.objects.forms import (
    Model,
    across,
    cut,
    glaze,
    leaned,
    line,
    matt,
    metal,
    profile,
    upright,
    wood,
)
from filmgate.engines.animatic.subjects.objects.vessels import turn
from filmgate.engines.animatic.subjects.part import Part


def _pencil(part: Part) -> Mesh:
    """Make a pencil that stands on its end, a little leaned."""
    paint, pale = glaze(part.coat or "#e0a81c"), matt("#d8b078")
    rows = [
        (0.01, 0.0, glaze("#d87080")),
        (0.085, 0.02, glaze("#d87080")),
        (0.085, 0.16, glaze("#d87080")),
        (0.09, 0.16, metal()),
        (0.09, 0.26, metal()),
        (0.085, 0.26, paint),
        (0.085, 1.2, paint),
        (0.085, 1.2, pale),
        (0.025, 1.45, pale),
        (0.025, 1.45, matt("#1c1c20")),
        (0.004, 1.52, matt("#1c1c20")),
    ]
    return leaned(profile(rows, 6), -0.25, (0, 0, -0.18))


def _pen(part: Part) -> Mesh:
    ink, gold = glaze(part.coat or "#16203a"), metal("#d8a428")
    rows = [
        (0.01, 0.0, ink),
        (0.07, 0.02, ink),
        (0.09, 0.6, ink),
        (0.095, 0.6, gold),
        (0.095, 0.66, gold),
        (0.08, 0.66, ink),
        (0.06, 1.15, ink),
        (0.05, 1.16, gold),
        (0.05, 1.2, gold),
        (0.004, 1.42, gold),
    ]
    return leaned(
        join(profile(rows, 24), box((0.1, 0.32, 0), (0.012, 0.2, 0.02), gold)), -0.25, (0, 0, -0.18)
    )


def _paintbrush(part: Part) -> Mesh:
    grip, hair = wood("#a86a34"), glaze(part.coat or "#c8342c")
    rows = [
        (0.01, 0.0, grip),
        (0.03, 0.02, grip),
        (0.07, 0.6, grip),
        (0.05, 0.95, grip),
        (0.065, 0.95, metal()),
        (0.065, 1.15, metal()),
        (0.09, 1.18, hair),
        (0.1, 1.3, hair),
        (0.004, 1.52, hair),
    ]
    return leaned(profile(rows, 20), -0.2, (0, 0, -0.15))


def _broom(part: Part) -> Mesh:
    straw = materials.straw(part.coat or "#c8a048")
    straws = [
        line([(0.06 * s, 0.55, 0.04 * k), (0.1 * s, 0.0, 0.085 * k)], 0.028, straw)
        for k in range(-4, 5)
        for s in (1, -1)
    ]
    return join(
        rod((0, 0.5, 0), (0, 1.9, 0), 0.035, wood("#8a5a30")),
        *straws,
        box((0, 0.52, 0), (0.09, 0.05, 0.2), matt("#a82c24")),
    )


def _axe(part: Part) -> Mesh:
    head = cut(
        [(-0.06, 1.3), (0.1, 1.34), (0.42, 1.48), (0.46, 1.2), (0.42, 0.95), (0.1, 1.12), (-0.06, 1.14)],
        (-0.05, 0.05),
        STEEL,
        (0.1, 1.22),
    )
    return join(rod((0, 0, 0), (0, 1.42, 0), 0.055, wood(part.coat or "#a06a34")), head)


def _hammer(part: Part) -> Mesh:
    """Make a hammer that stands on its grip, its claw to one side."""
    claw = [rod((0.05 * s, 1.3, 0.1), (0.06 * s, 1.2, 0.42), 0.045, STEEL) for s in (1, -1)]
    head = rod((0, 1.3, -0.14), (0, 1.3, 0.16), 0.1, STEEL)
    face = rod((0, 1.3, -0.34), (0, 1.3, -0.14), 0.14, STEEL)
    return join(rod((0, 0, 0), (0, 1.38, 0), 0.06, wood(part.coat or "#b07a3c")), head, face, *claw)


def _shovel(part: Part) -> Mesh:
    return join(
        rod((0, 0.5, 0), (0, 1.6, 0), 0.035, wood(part.coat)),
        cut([(-0.2, 0.55), (0.2, 0.55), (0.2, 0.2), (0.0, 0.0), (-0.2, 0.2)], (-0.02, 0.02), STEEL),
        rod((0, 1.62, -0.15), (0, 1.62, 0.15), 0.04, wood(part.coat)),
    )


def _wrench(part: Part) -> Mesh:
    steel = metal(part.coat)
    jaws = [
        cut(
            [(0.02 * s, 1.1), (0.24 * s, 1.2), (0.24 * s, 1.46), (0.13 * s, 1.5), (0.09 * s, 1.28)],
            (-0.05, 0.05),
            steel,
            (0.14 * s, 1.25),
        )
        for s in (1, -1)
    ]
    return join(
        box((0, 0.6, 0), (0.04, 0.52, 0.075), steel),
        *jaws,
        upright(ring((0, 0, 0), 0.13, 0.06, steel), (0, 0.14, 0)),
    )


def _screwdriver(part: Part) -> Mesh:
    grip = glaze(part.coat or "#d8681c")
    return join(
        profile(
            [
                (0.01, 0.0, grip),
                (0.11, 0.03, grip),
                (0.13, 0.3, grip),
                (0.09, 0.58, grip),
                (0.035, 0.6, STEEL),
                (0.035, 1.35, STEEL),
                (0.01, 1.36, STEEL),
            ],
            12,
        ),
        box((0, 1.38, 0), (0.012, 0.07, 0.045), STEEL),
    )


def _saw(part: Part) -> Mesh:
    teeth = [(0.5 - 0.1 * k, 0.5 + (0.06 if k % 2 else 0.0)) for k in range(14)]
    blade = cut([(0.5, 0.9), *teeth, (-0.8, 0.62)], (-0.012, 0.012), STEEL, (0.0, 0.68))
    return join(
        blade,
        upright(ring((0, 0, 0), 0.17, 0.07, wood(part.coat)), (0, 0.72, 0.68)),
        box((0, 0.25, 0), (0.25, 0.25, 0.5), wood("#c09a60")),
    )


def _magnifier(part: Part) -> Mesh:
    rim, pane = metal(part.coat or "#b08a3c"), materials.clear_glass("#eef6f8")
    glass = upright(lathe([(0.36, 0.0), (0.2, 0.04), (0.01, 0.05)], [pane] * 3, sides=40), (0, 1.1, 0))
    gleam = [
        facing(
            [(-0.16 + s, 1.1), (-0.1 + s, 1.1), (0.06 + s, 1.34), (0.0 + s, 1.34)],
            (0.05, 0.056),
            Paint(color="#f4faff", glow=0.5),
        )
        for s in (0.0, 0.1)
    ]
    return leaned(
        join(
            upright(ring((0, 0, 0), 0.38, 0.045, rim), (0, 1.1, 0)),
            glass,
            *gleam,
            rod((0, 0.0, 0), (0, 0.7, 0), 0.07, wood("#3a2418")),
        ),
        -0.3,
        (0, 0, -0.2),
    )


def _chopsticks(part: Part) -> Mesh:
    paint = glaze(part.coat or "#8a2a20")
    sticks = [
        rod((0.2 * s - 0.1, 0.14, -0.85 + 0.1 * s), (0.1 * s - 0.05, 0.16, 0.85), 0.03, paint) for s in (1, 0)
    ]
    return join(
        *sticks,
        box((0.0, 0.06, -0.5), (0.25, 0.06, 0.09), glaze("#3a6a8a")),
        ball((0, 0.12, -0.5), (0.2, 0.03, 0.08), glaze("#3a6a8a")),
    )


def _wand(part: Part) -> Mesh:
    tip = Paint(color=part.coat or "#ffe890", glow=4.0)
    return leaned(
        join(
            rod((0, 0, 0), (0, 1.3, 0), 0.035, materials.lacquer("#2a1a12")),
            rod((0, 0, 0), (0, 0.14, 0), 0.045, glaze("#d8d4cc")),
            ball((0, 1.35, 0), (0.07, 0.07, 0.07), tip),
        ),
        -0.3,
        (0, 0, -0.2),
    )


def _comb(part: Part) -> Mesh:
    paint = glaze(part.coat or "#7a4a24")
    return join(
        box((0, 0.62, 0), (0.04, 0.09, 0.7), paint),
        *(box((0, 0.28, z), (0.025, 0.28, 0.014), paint) for z in np.linspace(-0.66, 0.66, 25)),
    )


def _rod(part: Part) -> Mesh:
    """Make a fishing rod with its line and float."""
    pole = line([(0, 0.0, -0.6), (0, 0.9, -0.1), (0, 1.6, 0.5), (0, 1.85, 0.95)], 0.025, wood("#6a4424"))
    reel = across(
        turn([(0.01, -0.06), (0.1, -0.06), (0.1, 0.06), (0.01, 0.06)], metal(), 18), (0.06, 0.35, -0.42)
    )
    return join(
        pole,
        reel,
        rod((0, 1.85, 0.95), (0, 0.45, 1.0), 0.006, Paint(color="#d0d4d8")),
        ball((0, 0.4, 1.0), (0.07, 0.09, 0.07), glaze(part.coat or "#d82c24")),
    )


def _stick(part: Part) -> Mesh:
    bark = materials.trunk(part.coat or "#6a4a2c")
    return join(
        line([(0, 0.06, -0.95), (0.05, 0.1, -0.3), (0, 0.08, 0.3), (0.06, 0.14, 1.0)], 0.06, bark),
        line([(0.02, 0.1, 0.2), (0.1, 0.3, 0.5)], 0.035, bark),
    )


MODELS: dict[str, Model] = {
    "tool pencil": _pencil,
    "tool pen": _pen,
    "tool paintbrush": _paintbrush,
    "tool broom": _broom,
    "tool axe": _axe,
    "tool hammer": _hammer,
    "tool shovel": _shovel,
    "tool wrench": _wrench,
    "tool screwdriver": _screwdriver,
    "tool saw": _saw,
    "tool magnifier": _magnifier,
    "tool chopsticks": _chopsticks,
    "tool wand": _wand,
    "tool rod": _rod,
    "tool stick": _stick,
    "tool comb": _comb,
}

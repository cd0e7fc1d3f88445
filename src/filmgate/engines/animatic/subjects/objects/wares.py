"""Meshes of what people work with at a table, in metres: for cooking, ironing, sewing, painting."""

import math

import numpy as np

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.materials import CHROME, STEEL
from filmgate.engines.animatic.geometry.mesh import Mesh, join
from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.geometry.shapes import ball, box, lathe, level, rod
from filmgate.engines.animatic.subjects.objects.forms import (
    Model,
    line,
    upright,
    wood,
)
from filmgate.engines.animatic.subjects.objects.vessels import turn
from filmgate.engines.animatic.subjects.part import Part

_DARK = materials.plastic("#1c1e22")


def _stick(low: float, high: float, radius: float, paint: Paint) -> Mesh:
    return rod((0, low, 0), (0, high, 0), radius, paint)


def _ladle(_part: Part) -> Mesh:
    return join(_stick(0.0, 0.28, 0.007, STEEL), ball((0.02, 0.31, 0), (0.045, 0.03, 0.04), STEEL))


def _whisk(_part: Part) -> Mesh:
    a = np.linspace(0, math.pi, 12)
    wires = [
        line(
            [
                (
                    0.034 * math.sin(2 * q) * c * 0.9,
                    0.13 + 0.17 * math.sin(q) ** 0.8,
                    0.034 * math.sin(2 * q) * s * 0.9,
                )
                for q in a
            ],
            0.0025,
            STEEL,
        )
        for c, s in ((1, 0), (0, 1), (0.7, 0.7), (0.7, -0.7))
    ]
    return join(_stick(0.0, 0.13, 0.012, CHROME), *wires)


def _spatula(part: Part) -> Mesh:
    return join(_stick(0.0, 0.24, 0.009, wood(part.coat)), box((0, 0.29, 0), (0.004, 0.055, 0.04), STEEL))


def _rolling_pin(part: Part) -> Mesh:
    paint = wood(part.coat or "#c8a06a")
    return join(
        rod((0, 0.035, -0.14), (0, 0.035, 0.14), 0.033, paint),
        rod((0, 0.035, -0.23), (0, 0.035, 0.23), 0.014, paint),
    )


def _rag(part: Part) -> Mesh:
    cloth = materials.cloth(part.coat or "#e8c83c")
    rows = [
        box(
            (0.09 * math.cos(1.7 * k), 0.012 + 0.006 * math.sin(2.3 * k), -0.11 + 0.022 * k),
            (0.08, 0.01, 0.012),
            cloth,
        )
        for k in range(11)
    ]
    return join(*rows, ball((0, 0.016, 0), (0.1, 0.02, 0.11), cloth))


def _shirt(part: Part) -> Mesh:
    """Make a shirt that is spread out flat."""
    cloth, seam = materials.cloth(part.coat or "#d8dce4"), materials.cloth("#b0b8c8")
    body = level([(-0.26, -0.19), (-0.26, 0.19), (0.26, 0.2), (0.26, -0.2)], (0.0, 0.008), cloth)
    sleeves = [
        level(
            [(-0.24, 0.17 * s), (-0.06, 0.2 * s), (0.02, 0.36 * s), (-0.12, 0.4 * s)][::s],
            (0.0, 0.007),
            cloth,
        )
        for s in (1, -1)
    ]
    return join(
        body,
        *sleeves,
        box((-0.25, 0.01, 0), (0.02, 0.006, 0.08), seam),
        box((0.0, 0.009, 0), (0.24, 0.002, 0.01), seam),
    )


def _dough(part: Part) -> Mesh:
    paint = materials.crumb(part.coat or "#ecdcb4")
    return join(
        ball((0, 0.035, 0), (0.12, 0.04, 0.14), paint, sides=24),
        ball((0.03, 0.05, 0.04), (0.06, 0.035, 0.07), paint),
    )


def _stockpot(part: Part) -> Mesh:
    """Make a pot without its lid, full of soup."""
    steel, soup = materials.plated(part.coat, STEEL), materials.sauce("#c8742c")
    rows = [
        (0.01, 0.0),
        (0.14, 0.0),
        (0.145, 0.01),
        (0.145, 0.15),
        (0.15, 0.155),
        (0.138, 0.155),
        (0.135, 0.12),
    ]
    grips = [
        line(
            [(0, 0.12, 0.145 * s), (0.04, 0.125, 0.18 * s), (-0.04, 0.125, 0.18 * s), (0, 0.12, 0.145 * s)],
            0.008,
            _DARK,
        )
        for s in (1, -1)
    ]
    return join(turn(rows, steel, 30), turn([(0.137, 0.125), (0.01, 0.125)], soup, 30), *grips)


def _palette(part: Part) -> Mesh:
    a = np.linspace(0, 2 * math.pi, 18, endpoint=False)
    board = level(
        [(0.2 * math.cos(q), 0.14 * math.sin(q)) for q in a], (0.0, 0.008), wood(part.coat or "#b07a3c")
    )
    hues = ("#c82c24", "#e8c020", "#2a50b0", "#3a9a48", "#f0ece4", "#7a3a8a")
    dabs = [
        ball((0.13 * math.cos(q), 0.012, 0.09 * math.sin(q)), (0.025, 0.01, 0.02), materials.lacquer(hue))
        for q, hue in zip(np.linspace(-1.3, 2.2, 6), hues, strict=True)
    ]
    return join(board, *dabs)


def _tray(part: Part) -> Mesh:
    paint = materials.plated(part.coat, STEEL)
    return join(
        box((0, 0.006, 0), (0.16, 0.006, 0.23), paint),
        *(box((x, 0.02, 0), (0.006, 0.02, 0.23), paint) for x in (0.16, -0.16)),
        *(box((0, 0.02, z), (0.16, 0.02, 0.006), paint) for z in (0.23, -0.23)),
    )


def _cutting_board(part: Part) -> Mesh:
    """Make a board of strips of wood that are glued together."""
    tones = (1.0, 0.9, 1.06, 0.95, 1.02, 0.88, 0.98)
    strips = []
    for k, tone in enumerate(tones):
        strip = box(
            (0.3 * (k + 0.5) / len(tones) - 0.15, 0.012, 0),
            (0.15 / len(tones), 0.012, 0.22),
            wood(part.coat or "#b98a54"),
        )
        strip.paint[:, :3] *= tone
        strip.surface[:, 6:9] += 0.37 * k  # no two are of one tree
        strips.append(strip)
    return join(*strips)


def _on_wheel(part: Part) -> Mesh:
    """Make a vessel of wet clay on the wheel that it is shaped on."""
    clay, wheel = materials.wet_clay(part.coat or "#9a6a4c"), materials.metal("#8a8e92")
    out = [
        (0.1, 0.02),
        (0.085, 0.03),
        (0.082, 0.05),
        (0.1, 0.09),
        (0.112, 0.13),
        (0.108, 0.16),
        (0.116, 0.19),
    ]
    rim = [(0.112, 0.196), (0.104, 0.19), (0.096, 0.16), (0.1, 0.13), (0.07, 0.05), (0.004, 0.035)]
    grooves = [(r + 0.0016 * math.sin(400 * y), y) for r, y in out]
    body = lathe([*grooves, *rim], [clay] * (len(out) + len(rim)), sides=56)
    disc = lathe(
        [(0.17, 0.0), (0.175, 0.004), (0.175, 0.016), (0.17, 0.02), (0.004, 0.02)], [wheel] * 5, sides=56
    )
    return join(disc, body)


def _ironing_board(part: Part) -> Mesh:
    cloth = materials.cloth(part.coat or "#8ab0c8")
    outline = [(0.19, -0.5), (0.19, 0.35), (0.1, 0.65), (-0.1, 0.65), (-0.19, 0.35), (-0.19, -0.5)]
    return join(
        level(outline, (0.86, 0.9), cloth),
        *(rod((x, 0, -0.4), (x, 0.86, 0.35), 0.012, STEEL) for x in (0.14, -0.14)),
        *(rod((x, 0, 0.4), (x, 0.86, -0.35), 0.012, STEEL) for x in (0.14, -0.14)),
    )


def _iron(part: Part) -> Mesh:
    """Make a flat iron, its point towards +x."""
    shell = materials.plastic(part.coat or "#2a8ab0")
    sole = [(0.14, 0.0), (0.07, 0.05), (-0.12, 0.06), (-0.13, 0.0), (-0.12, -0.06), (0.07, -0.05)]
    return join(
        level(sole, (0.0, 0.015), STEEL),
        level([(0.92 * x, 0.92 * z) for x, z in sole], (0.015, 0.06), shell),
        line([(0.07, 0.06, 0), (0.05, 0.12, 0), (-0.08, 0.125, 0), (-0.1, 0.06, 0)], 0.016, _DARK),
    )


def _can(part: Part) -> Mesh:
    """Make a watering can, its spout towards +x."""
    tin = materials.enamel(part.coat or "#3a8a5a")
    return join(
        turn([(0.01, 0.0), (0.11, 0.0), (0.1, 0.22), (0.085, 0.23), (0.01, 0.23)], tin),
        line([(0.09, 0.06, 0), (0.2, 0.16, 0), (0.3, 0.3, 0)], 0.017, tin),
        upright(turn([(0.02, 0.0), (0.045, 0.03), (0.01, 0.035)], tin, 20), (0.29, 0.3, 0)),
        line(
            [(0.07, 0.23, 0), (0.03, 0.33, 0), (-0.08, 0.33, 0), (-0.16, 0.24, 0), (-0.1, 0.08, 0)],
            0.012,
            tin,
        ),
    )


def _needle(_part: Part) -> Mesh:
    return join(
        _stick(0.0, 0.12, 0.003, STEEL),
        line([(0, 0.0, 0), (-0.04, -0.05, 0.02), (-0.03, -0.12, 0.05)], 0.0015, materials.knit("#c82c3c")),
    )


def _knitting(part: Part) -> Mesh:
    return join(
        _stick(0.0, 0.3, 0.0036, materials.plated(part.coat, STEEL)),
        ball((0, 0.0, 0), (0.01, 0.01, 0.01), materials.plastic("#c82c3c")),
    )


def _tape(part: Part) -> Mesh:
    """Make a tape measure that is drawn out, along z."""
    yellow = materials.plastic(part.coat or "#e8c020")
    marks = [box((0, 0.017, z), (0.008, 0.001, 0.002), _DARK) for z in np.linspace(-0.36, 0.32, 35)]
    return join(
        box((0, 0.014, -0.02), (0.012, 0.002, 0.38), yellow),
        *marks,
        box((0, 0.03, 0.37), (0.03, 0.03, 0.03), materials.plastic("#d8681c")),
    )


def _plank(part: Part) -> Mesh:
    return box((0, 0.018, 0), (0.1, 0.018, 0.6), wood(part.coat or "#c8a06a"))


def _ingot(_part: Part) -> Mesh:
    return box((0, 0.018, 0), (0.025, 0.018, 0.22), materials.light("#ff7a28", 2.2))


MODELS: dict[str, Model] = {
    "tool ladle": _ladle,
    "tool whisk": _whisk,
    "tool spatula": _spatula,
    "tool rolling-pin": _rolling_pin,
    "rag": _rag,
    "rag shirt": _shirt,
    "dough": _dough,
    "bowl stockpot": _stockpot,
    "palette": _palette,
    "tray": _tray,
    "cutting-board": _cutting_board,
    "ironing-board": _ironing_board,
    "vase wheel": _on_wheel,
    "tool iron": _iron,
    "watering-can": _can,
    "tool needle": _needle,
    "tool knitting": _knitting,
    "tool tape": _tape,
    "plank": _plank,
    "plank ingot": _ingot,
}
ON_FLOOR: tuple[str, ...] = ("ironing-board",)
IN_LIFE = {
    "watering-can": 0.34,
    "rag": 0.03,
    "rag shirt": 0.018,
    "dough": 0.085,
    "bowl stockpot": 0.16,
    "palette": 0.02,
    "tray": 0.04,
    "cutting-board": 0.025,
    "ironing-board": 0.9,
    "vase wheel": 0.2,
    "plank": 0.036,
}

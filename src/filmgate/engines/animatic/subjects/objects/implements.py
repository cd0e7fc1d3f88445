"""Meshes of what people work with, in metres: for the floor, the kitchen, the garden, the sports field."""

import math

import numpy as np

from filmgate.engines.animatic.geometry.materials import STEEL, Paint
from filmgate.engines.animatic.geometry.mesh import Mesh, join
from filmgate.engines.animatic.geometry.shapes import ball, box, level, ring, rod
from filmgate.engines.animatic.subjects.objects.forms import (
    Model,
    across,
    cut,
    glaze,
    line,
    matt,
    metal,
    upright,
    wood,
)
from filmgate.engines.animatic.subjects.objects.vessels import turn
from filmgate.engines.animatic.subjects.part import Part

_DARK = Paint(color="#1c1e22", gloss=0.6)


def _stick(low: float, high: float, radius: float, paint: Paint) -> Mesh:
    return rod((0, low, 0), (0, high, 0), radius, paint)


def _mop(part: Part) -> Mesh:
    """Make a mop: its strands spread on the floor."""
    yarn = Paint(color=part.coat or "#d8d2c4", grain=1.4, scale=60.0)
    strands = [
        line(
            [
                (0, 0.13, 0),
                (0.07 * math.cos(a), 0.06, 0.09 * math.sin(a)),
                (r * math.cos(a), 0.012, 1.3 * r * math.sin(a)),
            ],
            0.014,
            yarn,
        )
        for k, a in enumerate(np.linspace(0, 2 * math.pi, 22, endpoint=False))
        for r in (0.13 + 0.03 * (k % 2),)
    ]
    return join(
        _stick(0.1, 1.4, 0.014, wood("#c09a5c")),
        box((0, 0.13, 0), (0.03, 0.025, 0.07), glaze("#2a6ab0")),
        *strands,
    )


def _rake(part: Part) -> Mesh:
    tines = [
        line([(0, 0.12, 0.2 * s), (0, 0.06, 0.24 * s), (-0.05, 0.0, 0.25 * s)], 0.006, metal())
        for s in np.linspace(-1, 1, 13)
    ]
    fan = [rod((0, 0.3, 0), (0, 0.12, 0.2 * s), 0.005, metal()) for s in np.linspace(-1, 1, 13)]
    return join(_stick(0.28, 1.5, 0.015, wood(part.coat)), *tines, *fan)


def _hoe(part: Part) -> Mesh:
    return join(
        _stick(0.06, 1.4, 0.016, wood(part.coat)),
        box((-0.05, 0.05, 0), (0.05, 0.012, 0.07), STEEL),
        box((-0.1, 0.03, 0), (0.006, 0.04, 0.08), STEEL),
    )


def _vacuum(part: Part) -> Mesh:
    """Make an upright vacuum cleaner with its bag."""
    shell = glaze(part.coat or "#c8382c")
    return join(
        box((0, 0.04, 0), (0.13, 0.04, 0.15), shell),
        box((0.07, 0.06, 0), (0.05, 0.03, 0.14), _DARK),
        _stick(0.05, 1.15, 0.016, metal()),
        ball((-0.06, 0.48, 0), (0.08, 0.26, 0.09), matt("#3a3e48")),
        box((-0.03, 0.2, 0), (0.07, 0.1, 0.09), shell),
        _stick(0.98, 1.15, 0.022, _DARK),
    )


def _hockey(part: Part) -> Mesh:
    paint = glaze(part.coat or "#2a2e34")
    return join(_stick(0.03, 1.35, 0.016, paint), box((0.13, 0.035, 0), (0.15, 0.035, 0.01), paint))


def _golf(_part: Part) -> Mesh:
    return join(
        _stick(0.02, 1.0, 0.007, metal()),
        _stick(0.76, 1.0, 0.012, _DARK),
        ball((0.04, 0.025, 0), (0.05, 0.028, 0.03), STEEL),
    )


def _oar(part: Part) -> Mesh:
    paint = wood(part.coat or "#b08850")
    return join(_stick(0.3, 1.9, 0.02, paint), box((0, 0.22, 0), (0.01, 0.22, 0.07), paint))


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
    return join(_stick(0.0, 0.13, 0.012, metal()), *wires)


def _spatula(part: Part) -> Mesh:
    return join(_stick(0.0, 0.24, 0.009, wood(part.coat)), box((0, 0.29, 0), (0.004, 0.055, 0.04), STEEL))


def _rolling_pin(part: Part) -> Mesh:
    paint = wood(part.coat or "#c8a06a")
    return join(
        rod((0, 0.035, -0.14), (0, 0.035, 0.14), 0.033, paint),
        rod((0, 0.035, -0.23), (0, 0.035, 0.23), 0.014, paint),
    )


def _razor(part: Part) -> Mesh:
    return join(
        _stick(0.0, 0.13, 0.008, glaze(part.coat or "#2a6ab0")),
        box((0.008, 0.135, 0), (0.006, 0.01, 0.022), STEEL),
    )


def _cricket(part: Part) -> Mesh:
    return join(
        _stick(0.0, 0.35, 0.017, _DARK), box((0, 0.62, 0), (0.022, 0.28, 0.054), wood(part.coat or "#d8b878"))
    )


def _chalk(part: Part) -> Mesh:
    return _stick(0.0, 0.1, 0.008, matt(part.coat or "#f0ece4"))


def _roller(part: Part) -> Mesh:
    return join(
        _stick(0.0, 0.16, 0.016, glaze("#d8681c")),
        line([(0, 0.16, 0), (0, 0.26, 0), (0, 0.28, 0.13), (0, 0.37, 0.13)], 0.005, metal()),
        rod((0, 0.37, -0.12), (0, 0.37, 0.12), 0.03, matt(part.coat or "#e8e4d8")),
    )


def _baton(_part: Part) -> Mesh:
    return join(
        _stick(0.0, 0.38, 0.004, Paint(color="#f0ece0")), ball((0, 0.02, 0), (0.014, 0.03, 0.014), wood())
    )


def _drumstick(part: Part) -> Mesh:
    paint = wood(part.coat or "#d8b070")
    return join(_stick(0.0, 0.38, 0.009, paint), ball((0, 0.385, 0), (0.01, 0.016, 0.01), paint))


def _needle(_part: Part) -> Mesh:
    return join(
        _stick(0.0, 0.12, 0.003, STEEL),
        line([(0, 0.0, 0), (-0.04, -0.05, 0.02), (-0.03, -0.12, 0.05)], 0.0015, matt("#c82c3c")),
    )


def _knitting(part: Part) -> Mesh:
    return join(
        _stick(0.0, 0.3, 0.006, glaze(part.coat or "#b8c4cc")),
        ball((0, 0.0, 0), (0.012, 0.012, 0.012), glaze("#c82c3c")),
    )


def _iron(part: Part) -> Mesh:
    """Make a flat iron, its point towards +x."""
    shell = glaze(part.coat or "#2a8ab0")
    sole = [(0.14, 0.0), (0.07, 0.05), (-0.12, 0.06), (-0.13, 0.0), (-0.12, -0.06), (0.07, -0.05)]
    return join(
        level(sole, (0.0, 0.015), STEEL),
        level([(0.92 * x, 0.92 * z) for x, z in sole], (0.015, 0.06), shell),
        line([(0.07, 0.06, 0), (0.05, 0.12, 0), (-0.08, 0.125, 0), (-0.1, 0.06, 0)], 0.016, _DARK),
    )


def _tape(part: Part) -> Mesh:
    """Make a tape measure that is drawn out, along z."""
    yellow = Paint(color=part.coat or "#e8c020", gloss=0.6)
    marks = [box((0, 0.017, z), (0.008, 0.001, 0.002), _DARK) for z in np.linspace(-0.36, 0.32, 35)]
    return join(
        box((0, 0.014, -0.02), (0.012, 0.002, 0.38), yellow),
        *marks,
        box((0, 0.03, 0.37), (0.03, 0.03, 0.03), glaze("#d8681c")),
    )


def _trowel(part: Part) -> Mesh:
    blade = cut(
        [(-0.045, 0.16), (0.045, 0.16), (0.04, 0.25), (0.0, 0.3), (-0.04, 0.25)], (-0.004, 0.004), STEEL
    )
    return join(
        _stick(0.0, 0.12, 0.014, wood(part.coat or "#a02c24")), _stick(0.12, 0.17, 0.006, STEEL), blade
    )


def _can(part: Part) -> Mesh:
    """Make a watering can, its spout towards +x."""
    tin = metal(part.coat or "#3a8a5a")
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


def _angling(_part: Part) -> Mesh:
    """Make a fishing rod, with its reel and a line that hangs from its tip."""
    cork, cane = wood("#b08850"), Paint(color="#2a3a34", gloss=1.0)
    return join(
        _stick(0.0, 0.42, 0.014, cork),
        line([(0, 0.42, 0), (0, 1.3, 0)], 0.008, cane),
        line([(0, 1.3, 0), (0.02, 1.9, 0), (0.07, 2.3, 0)], 0.005, cane),
        across(
            turn([(0.01, -0.025), (0.035, -0.025), (0.035, 0.025), (0.01, 0.025)], metal(), 18),
            (0.05, 0.3, 0),
        ),
        rod((0.07, 2.3, 0), (1.5, 1.4, 0), 0.0025, Paint(color="#d8dce0")),
    )


def _rag(part: Part) -> Mesh:
    cloth = matt(part.coat or "#e8c83c")
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
    cloth, seam = matt(part.coat or "#d8dce4"), matt("#b0b8c8")
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
    paint = matt(part.coat or "#ecdcb4")
    return join(
        ball((0, 0.035, 0), (0.12, 0.04, 0.14), paint, sides=24),
        ball((0.03, 0.05, 0.04), (0.06, 0.035, 0.07), paint),
    )


def _stockpot(part: Part) -> Mesh:
    """Make a pot without its lid, full of soup."""
    steel, soup = metal(part.coat), Paint(color="#c8742c", gloss=0.8)
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
        ball((0.13 * math.cos(q), 0.012, 0.09 * math.sin(q)), (0.025, 0.01, 0.02), glaze(hue))
        for q, hue in zip(np.linspace(-1.3, 2.2, 6), hues, strict=True)
    ]
    return join(board, *dabs)


def _barbell(part: Part) -> Mesh:
    iron = Paint(color=part.coat or "#2a2c30", gloss=0.9)
    plates = [
        across(turn([(0.01, -0.02), (r, -0.02), (r, 0.02), (0.01, 0.02)], iron, 28), (0, 0.22, s * z))
        for s in (1, -1)
        for r, z in ((0.22, 0.66), (0.22, 0.71), (0.15, 0.76))
    ]
    return join(rod((0, 0.22, -0.85), (0, 0.22, 0.85), 0.014, STEEL), *plates)


def _tray(part: Part) -> Mesh:
    paint = metal(part.coat or "#b8bcc0")
    return join(
        box((0, 0.006, 0), (0.16, 0.006, 0.23), paint),
        *(box((x, 0.02, 0), (0.006, 0.02, 0.23), paint) for x in (0.16, -0.16)),
        *(box((0, 0.02, z), (0.16, 0.02, 0.006), paint) for z in (0.23, -0.23)),
    )


def _cutting_board(part: Part) -> Mesh:
    return box((0, 0.012, 0), (0.15, 0.012, 0.22), wood(part.coat or "#c89a5c"))


def _ironing_board(part: Part) -> Mesh:
    cloth = matt(part.coat or "#8ab0c8")
    outline = [(0.19, -0.5), (0.19, 0.35), (0.1, 0.65), (-0.1, 0.65), (-0.19, 0.35), (-0.19, -0.5)]
    return join(
        level(outline, (0.86, 0.9), cloth),
        *(rod((x, 0, -0.4), (x, 0.86, 0.35), 0.012, metal()) for x in (0.14, -0.14)),
        *(rod((x, 0, 0.4), (x, 0.86, -0.35), 0.012, metal()) for x in (0.14, -0.14)),
    )


def _archery_bow(part: Part) -> Mesh:
    """Make a bow that stands, its string on the side -x."""
    a = np.linspace(-1, 1, 15)
    limb = line([(0.02 - 0.2 * y * y, 0.65 + 0.65 * y, 0.0) for y in a], 0.013, wood(part.coat or "#7a4a24"))
    return join(limb, rod((-0.18, 0.0, 0), (-0.18, 1.3, 0), 0.003, Paint(color="#e8e4d8")))


def _plank(part: Part) -> Mesh:
    return box((0, 0.018, 0), (0.1, 0.018, 0.6), wood(part.coat or "#c8a06a"))


def _ingot(_part: Part) -> Mesh:
    return box((0, 0.018, 0), (0.025, 0.018, 0.22), Paint(color="#ff7a28", glow=2.2))


def _anvil(_part: Part) -> Mesh:
    iron = Paint(color="#2c2e32", gloss=0.9)
    return join(
        box((0, 0.26, 0), (0.2, 0.26, 0.2), wood("#5a3a22")),
        box((0, 0.58, 0), (0.07, 0.06, 0.12), iron),
        box((0, 0.69, 0), (0.09, 0.05, 0.24), iron),
        rod((0, 0.7, 0.2), (0, 0.71, 0.4), 0.04, iron),
    )


def _stump(_part: Part) -> Mesh:
    bark, pale = Paint(color="#5a4028", grain=1.2, scale=24.0), Paint(color="#d0a468", grain=0.5, scale=40.0)
    return join(
        turn([(0.3, 0.0), (0.26, 0.05), (0.25, 0.42)], bark, 26), turn([(0.25, 0.42), (0.01, 0.42)], pale, 26)
    )


def _microphone(part: Part) -> Mesh:
    return join(
        turn([(0.01, 0.0), (0.016, 0.01), (0.02, 0.17)], glaze(part.coat or "#16181c"), 20),
        ball((0, 0.2, 0), (0.03, 0.035, 0.03), Paint(color="#8a9096", grain=1.6, scale=200.0), sides=20),
        ring((0, 0.18, 0), 0.026, 0.004, STEEL),
    )


MODELS: dict[str, Model] = {
    "tool mop": _mop,
    "tool rake": _rake,
    "tool hoe": _hoe,
    "tool vacuum": _vacuum,
    "tool hockey": _hockey,
    "tool golf": _golf,
    "tool oar": _oar,
    "tool ladle": _ladle,
    "tool whisk": _whisk,
    "tool spatula": _spatula,
    "tool rolling-pin": _rolling_pin,
    "tool razor": _razor,
    "tool cricket": _cricket,
    "tool chalk": _chalk,
    "tool roller": _roller,
    "tool baton": _baton,
    "tool drumstick": _drumstick,
    "tool needle": _needle,
    "tool knitting": _knitting,
    "tool iron": _iron,
    "tool angling": _angling,
    "tool tape": _tape,
    "tool trowel": _trowel,
    "watering-can": _can,
    "rag": _rag,
    "rag shirt": _shirt,
    "dough": _dough,
    "bowl stockpot": _stockpot,
    "palette": _palette,
    "barbell": _barbell,
    "tray": _tray,
    "cutting-board": _cutting_board,
    "ironing-board": _ironing_board,
    "archery-bow": _archery_bow,
    "plank": _plank,
    "plank ingot": _ingot,
    "anvil": _anvil,
    "stump": _stump,
    "microphone wand": _microphone,
}
ON_FLOOR: tuple[str, ...] = ("ironing-board", "anvil", "stump", "barbell")
IN_LIFE = {
    "watering-can": 0.34,
    "rag": 0.03,
    "rag shirt": 0.018,
    "dough": 0.085,
    "bowl stockpot": 0.16,
    "palette": 0.02,
    "barbell": 0.44,
    "tray": 0.04,
    "cutting-board": 0.025,
    "ironing-board": 0.9,
    "archery-bow": 1.3,
    "plank": 0.036,
    "anvil": 0.74,
    "stump": 0.42,
}

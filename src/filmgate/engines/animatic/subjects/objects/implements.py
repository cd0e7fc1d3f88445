"""Meshes of what people work and play with, in metres: for floor, garden, forge and sports field."""

import math

import numpy as np

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.materials import STEEL
from filmgate.engines.animatic.geometry.mesh import Mesh, join
from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.geometry.shapes import ball, box, ring, rod
from filmgate.engines.animatic.subjects.objects.forms import (
    Model,
    across,
    cut,
    glaze,
    line,
    matt,
    metal,
    wood,
)
from filmgate.engines.animatic.subjects.objects.vessels import turn
from filmgate.engines.animatic.subjects.part import Part

_DARK = materials.plastic("#1c1e22")


def _stick(low: float, high: float, radius: float, paint: Paint) -> Mesh:
    return rod((0, low, 0), (0, high, 0), radius, paint)


def _mop(part: Part) -> Mesh:
    """Make a mop: its strands spread on the floor."""
    yarn = materials.knit(part.coat or "#d8d2c4")
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


def _trowel(part: Part) -> Mesh:
    blade = cut(
        [(-0.045, 0.16), (0.045, 0.16), (0.04, 0.25), (0.0, 0.3), (-0.04, 0.25)], (-0.004, 0.004), STEEL
    )
    return join(
        _stick(0.0, 0.12, 0.014, wood(part.coat or "#a02c24")), _stick(0.12, 0.17, 0.006, STEEL), blade
    )


def _angling(_part: Part) -> Mesh:
    """Make a fishing rod, with its reel and a line that hangs from its tip."""
    cork, cane = wood("#b08850"), materials.lacquer("#2a3a34")
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


def _barbell(part: Part) -> Mesh:
    iron = materials.cast_metal(part.coat or "#2a2c30")
    plates = [
        across(turn([(0.01, -0.02), (r, -0.02), (r, 0.02), (0.01, 0.02)], iron, 28), (0, 0.22, s * z))
        for s in (1, -1)
        for r, z in ((0.22, 0.66), (0.22, 0.71), (0.15, 0.76))
    ]
    return join(rod((0, 0.22, -0.85), (0, 0.22, 0.85), 0.014, STEEL), *plates)


def _archery_bow(part: Part) -> Mesh:
    """Make a bow that stands, its string on the side -x."""
    a = np.linspace(-1, 1, 15)
    limb = line([(0.02 - 0.2 * y * y, 0.65 + 0.65 * y, 0.0) for y in a], 0.013, wood(part.coat or "#7a4a24"))
    return join(limb, rod((-0.18, 0.0, 0), (-0.18, 1.3, 0), 0.003, Paint(color="#e8e4d8")))


def _cane(part: Part) -> Mesh:
    paint = wood(part.coat or "#5a3a20")
    bow = [(0.0, 0.86, 0), (0.02, 0.91, 0), (0.06, 0.92, 0), (0.1, 0.9, 0)]
    return join(_stick(0.0, 0.86, 0.012, paint), line(bow, 0.013, paint))


def _blackboard(part: Part) -> Mesh:
    """Make a board with writing on it, on a stand; its front towards +x."""
    slate, chalk = materials.slate(part.coat or "#22382e"), matt("#e8ece4")
    lines = [
        line([(0.026, y, z), (0.026, y + 0.02, z + 0.1), (0.026, y - 0.01, z + 0.24 + 0.1 * k)], 0.006, chalk)
        for k, (y, z) in enumerate(((1.75, -0.7), (1.6, -0.75), (1.45, -0.65), (1.68, 0.1), (1.5, 0.2)))
    ]
    return join(
        box((0, 1.4, 0), (0.02, 0.55, 0.95), slate),
        *(box((0, y, 0), (0.03, 0.03, 0.98), wood()) for y in (0.85, 1.95)),
        *(box((0, 1.0, z), (0.04, 1.0, 0.03), wood()) for z in (0.98, -0.98)),
        *lines,
    )


def _anvil(_part: Part) -> Mesh:
    iron = materials.cast_metal("#2c2e32")
    return join(
        box((0, 0.26, 0), (0.2, 0.26, 0.2), wood("#5a3a22")),
        box((0, 0.58, 0), (0.07, 0.06, 0.12), iron),
        box((0, 0.69, 0), (0.09, 0.05, 0.24), iron),
        rod((0, 0.7, 0.2), (0, 0.71, 0.4), 0.04, iron),
    )


def _stump(_part: Part) -> Mesh:
    bark, pale = materials.trunk("#5a4028"), materials.wood("#d0a468")
    return join(
        turn([(0.3, 0.0), (0.26, 0.05), (0.25, 0.42)], bark, 26), turn([(0.25, 0.42), (0.01, 0.42)], pale, 26)
    )


def _microphone(part: Part) -> Mesh:
    return join(
        turn([(0.01, 0.0), (0.016, 0.01), (0.02, 0.17)], glaze(part.coat or "#16181c"), 20),
        ball((0, 0.2, 0), (0.03, 0.035, 0.03), materials.cast_metal("#8a9096"), sides=20),
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
    "tool razor": _razor,
    "tool cricket": _cricket,
    "tool chalk": _chalk,
    "tool roller": _roller,
    "tool baton": _baton,
    "tool drumstick": _drumstick,
    "tool angling": _angling,
    "tool trowel": _trowel,
    "barbell": _barbell,
    "archery-bow": _archery_bow,
    "tool cane": _cane,
    "wall blackboard": _blackboard,
    "anvil": _anvil,
    "stump": _stump,
    "microphone wand": _microphone,
}
ON_FLOOR: tuple[str, ...] = ("anvil", "stump", "barbell")
IN_LIFE = {
    "barbell": 0.44,
    "archery-bow": 1.3,
    "wall blackboard": 2.0,
    "anvil": 0.74,
    "stump": 0.42,
}

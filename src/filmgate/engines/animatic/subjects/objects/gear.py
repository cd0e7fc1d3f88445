"""Meshes of what people push, sit at and play on, in metres: prams and barrows, desks, harps; the front
towards +x, where who uses it stands.
"""

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
    glaze,
    line,
    matt,
    metal,
    upright,
    wood,
)
from filmgate.engines.animatic.subjects.objects.vessels import turn
from filmgate.engines.animatic.subjects.part import Part

_DARK = materials.plastic("#1c1e22")


def _wheel(x: float, radius: float, z: float, thick: float = 0.025) -> Mesh:
    tyre = across(ring((0, 0, 0), radius - thick, thick, _DARK), (x, radius, z))
    spokes = [
        rod(
            (x, radius, z),
            (x + 0.9 * radius * math.cos(a), radius + 0.9 * radius * math.sin(a), z),
            0.005,
            STEEL,
        )
        for a in np.linspace(0, 2 * math.pi, 8, endpoint=False)
    ]
    return join(tyre, *spokes)


def _pram(part: Part) -> Mesh:
    """Make a pram with its hood up."""
    cloth = materials.cloth(part.coat or "#24406a")
    a = np.linspace(0.1, 1.75, 10)
    hood = [
        rod(
            (-0.05 - 0.32 * math.sin(q), 0.72 + 0.3 * math.cos(q), -0.21),
            (-0.05 - 0.32 * math.sin(q), 0.72 + 0.3 * math.cos(q), 0.21),
            0.045,
            cloth,
        )
        for q in a
    ]
    return join(
        ball((0, 0.6, 0), (0.42, 0.22, 0.23), cloth, sides=24),
        box((0.08, 0.72, 0), (0.3, 0.04, 0.2), matt("#e8e0d0")),
        *hood,
        *(_wheel(x, 0.2, z) for x in (0.28, -0.28) for z in (0.24, -0.24)),
        *(rod((x, 0.2, z), (-0.4 * x, 0.5, z), 0.012, STEEL) for x in (0.28, -0.28) for z in (0.22, -0.22)),
        *(rod((0.3, 0.62, z), (0.62, 0.98, z), 0.012, STEEL) for z in (0.2, -0.2)),
        rod((0.62, 0.98, -0.24), (0.62, 0.98, 0.24), 0.018, _DARK),
    )


def _wheelchair(part: Part) -> Mesh:
    cloth = matt(part.coat or "#20303e")
    return join(
        box((0, 0.48, 0), (0.22, 0.03, 0.22), cloth),
        box((0.22, 0.72, 0), (0.02, 0.22, 0.22), cloth),
        *(_wheel(0.08, 0.3, z) for z in (0.27, -0.27)),
        *(_wheel(-0.28, 0.09, z, 0.02) for z in (0.2, -0.2)),
        *(
            line([(0.4, 0.94, z), (0.24, 0.92, z), (0.22, 0.3, z), (-0.3, 0.1, z)], 0.014, STEEL)
            for z in (0.24, -0.24)
        ),
        *(rod((0.32, 0.94, z), (0.44, 0.94, z), 0.02, _DARK) for z in (0.24, -0.24)),
        *(box((-0.02, 0.68, z), (0.18, 0.02, 0.03), _DARK) for z in (0.24, -0.24)),
        box((-0.42, 0.12, 0), (0.08, 0.012, 0.16), STEEL),
    )


def _barrow(part: Part) -> Mesh:
    """Make a wheelbarrow with a heap of earth."""
    tin, earth = metal(part.coat or "#3a7a4a"), materials.soil("#4a3422")
    return join(
        turn([(0.2, 0.34), (0.36, 0.62), (0.34, 0.62), (0.18, 0.36), (0.01, 0.36)], tin, 24),
        ball((0, 0.6, 0), (0.3, 0.12, 0.3), earth),
        _wheel(-0.46, 0.19, 0.0, 0.035),
        *(
            line(
                [
                    (-0.46, 0.19, 0.05 * s),
                    (-0.2, 0.36, 0.16 * s),
                    (0.3, 0.55, 0.24 * s),
                    (0.8, 0.83, 0.27 * s),
                ],
                0.016,
                wood(),
            )
            for s in (1, -1)
        ),
        *(rod((0.2, 0.45, 0.2 * s), (0.24, 0.0, 0.22 * s), 0.014, STEEL) for s in (1, -1)),
        *(rod((0.68, 0.763, 0.265 * s), (0.82, 0.842, 0.272 * s), 0.022, _DARK) for s in (1, -1)),
    )


def _mower(part: Part) -> Mesh:
    shell = glaze(part.coat or "#c8382c")
    return join(
        box((0, 0.17, 0), (0.28, 0.07, 0.24), shell),
        turn([(0.14, 0.24), (0.13, 0.34), (0.01, 0.36)], _DARK, 20),
        *(_wheel(x, 0.1, z, 0.03) for x in (0.24, -0.24) for z in (0.27, -0.27)),
        *(line([(0.2, 0.22, z), (0.5, 0.6, z), (0.78, 0.98, z)], 0.014, STEEL) for z in (0.22, -0.22)),
        rod((0.78, 0.98, -0.24), (0.78, 0.98, 0.24), 0.018, _DARK),
    )


def _desk(part: Part) -> Mesh:
    paint = wood(part.coat or "#8a5a34")
    return join(
        box((0, 0.73, 0), (0.34, 0.02, 0.62), paint),
        box((-0.02, 0.66, 0), (0.28, 0.05, 0.56), paint),
        *(box((x, 0.36, z), (0.028, 0.36, 0.028), paint) for x in (0.29, -0.29) for z in (0.57, -0.57)),
    )


def _harp(part: Part) -> Mesh:
    """Make a harp: its pillar on the far side, its sounding board towards who plays it."""
    gold = materials.gilt(part.coat or "#b8862c")
    neck = [(-0.52, 1.5, 0), (-0.36, 1.55, 0), (-0.2, 1.42, 0), (-0.02, 1.36, 0), (0.1, 1.42, 0)]
    strings = [
        rod(
            (-0.46 + 0.045 * k, 0.16 + 0.085 * k, 0),
            (-0.46 + 0.045 * k, 1.48 - 0.01 * k, 0),
            0.0025,
            Paint(color="#e8e4d8"),
        )
        for k in range(12)
    ]
    return join(
        line([(-0.52, 0.06, 0), (-0.52, 1.5, 0)], 0.035, gold),
        line(neck, 0.035, gold),
        rod((-0.5, 0.08, 0), (0.1, 1.42, 0), 0.055, wood("#8a5a30")),
        ball((-0.52, 1.55, 0), (0.05, 0.05, 0.05), gold),
        box((-0.42, 0.04, 0), (0.2, 0.04, 0.16), gold),
        *strings,
    )


def _drum_kit(part: Part) -> Mesh:
    """Make a drum kit: a bass drum, a snare, two toms, two cymbals."""
    shell, skin = materials.lacquer(part.coat or "#b81c1c"), materials.hide("#e8e4da")
    brass = materials.gilt("#d8a428")

    def drum(x: float, y: float, z: float, radius: float, deep: float) -> list[Mesh]:
        rows = [(radius, y - deep), (radius, y)]
        top = [(radius, y), (0.01, y + 0.002)]
        made = [turn(rows, shell, 26), turn(top, skin, 26), ring((0, y, 0), radius, 0.012, STEEL)]
        for one in made:
            one.at[:] += (x, 0, z)
        return made

    stands = [
        rod((x, 0, z), (x, y, z), 0.01, STEEL)
        for x, y, z in ((0.1, 1.05, -0.52), (0.0, 1.1, 0.55), (0.16, 0.5, -0.2))
    ]
    plates = [turn([(0.22, y), (0.06, y + 0.02), (0.01, y + 0.04)], brass, 28) for y in (1.05, 1.1)]
    for plate, (x, z) in zip(plates, ((0.1, -0.52), (0.0, 0.55)), strict=True):
        plate.at[:] += (x, 0, z)
    bass = upright(turn([(0.01, -0.2), (0.28, -0.2), (0.28, 0.2), (0.01, 0.2)], shell, 30), (-0.12, 0.28, 0))
    head = upright(turn([(0.26, 0.0), (0.01, 0.002)], skin, 30), (0.085, 0.28, 0))
    return join(
        bass,
        head,
        *drum(0.2, 0.66, -0.22, 0.18, 0.13),
        *drum(-0.05, 0.8, -0.17, 0.14, 0.15),
        *drum(-0.05, 0.8, 0.17, 0.14, 0.15),
        *drum(0.18, 0.6, 0.36, 0.2, 0.32),
        *stands,
        *plates,
    )


def _flute(part: Part) -> Mesh:
    silver = metal(part.coat or "#c8ccd4")
    keys = [ball((0, 0.022, z), (0.008, 0.006, 0.01), STEEL) for z in np.linspace(-0.02, 0.28, 11)]
    return join(rod((0, 0.012, -0.33), (0, 0.012, 0.33), 0.011, silver), *keys)


def _clarinet(part: Part) -> Mesh:
    keys = [ball((0.014, y, 0), (0.006, 0.01, 0.008), STEEL) for y in np.linspace(0.12, 0.5, 10)]
    return join(
        turn([(0.04, 0.0), (0.016, 0.08), (0.013, 0.58), (0.006, 0.66)], glaze(part.coat or "#16161a"), 18),
        *keys,
    )


def _bow(_part: Part) -> Mesh:
    """Make the bow of a violin; its hair on the side -x."""
    return join(
        rod((0, 0.0, 0), (0, 0.72, 0), 0.0055, materials.lacquer("#5a2a14")),
        rod((-0.014, 0.03, 0), (-0.014, 0.7, 0), 0.0038, Paint(color="#f0ece0")),
        box((-0.008, 0.04, 0), (0.01, 0.02, 0.006), _DARK),
    )


def _tablet(part: Part) -> Mesh:
    return join(
        box((-0.004, 0.13, 0), (0.004, 0.13, 0.1), glaze(part.coat or "#24282e")),
        box((0.001, 0.13, 0), (0.001, 0.12, 0.09), Paint(color="#6ab0e8", glow=0.7)),
    )


def _controller(part: Part) -> Mesh:
    shell = glaze(part.coat or "#24282e")
    grips = [ball((0.02, 0.03, 0.06 * s), (0.045, 0.022, 0.028), shell) for s in (1, -1)]
    return join(
        box((0, 0.035, 0), (0.03, 0.018, 0.06), shell),
        *grips,
        *(ball((-0.005, 0.056, 0.03 * s), (0.01, 0.01, 0.01), _DARK) for s in (1, -1)),
    )


def _binoculars(part: Part) -> Mesh:
    shell = matt(part.coat or "#20242a")
    tubes = [rod((-0.06, 0.03, 0.036 * s), (0.06, 0.03, 0.036 * s), 0.028, shell) for s in (1, -1)]
    return join(*tubes, box((0, 0.03, 0), (0.03, 0.016, 0.03), shell))


def _microscope(part: Part) -> Mesh:
    body = materials.enamel(part.coat or "#d8dce0")
    return join(
        box((0, 0.015, 0), (0.1, 0.015, 0.08), _DARK),
        box((-0.06, 0.16, 0), (0.02, 0.14, 0.03), body),
        box((0.0, 0.11, 0), (0.06, 0.006, 0.05), _DARK),
        rod((0.02, 0.14, 0), (0.06, 0.38, 0), 0.022, body),
        rod((0.06, 0.38, 0), (0.07, 0.43, 0), 0.016, _DARK),
    )


MODELS: dict[str, Model] = {
    "pram": _pram,
    "pram wheelchair": _wheelchair,
    "pram wheelbarrow": _barrow,
    "pram mower": _mower,
    "table desk": _desk,
    "violin harp": _harp,
    "drum kit": _drum_kit,
    "trumpet flute": _flute,
    "trumpet clarinet": _clarinet,
    "violin bow": _bow,
    "screen tablet": _tablet,
    "toy controller": _controller,
    "photo-camera binoculars": _binoculars,
    "photo-camera microscope": _microscope,
}
ON_FLOOR: tuple[str, ...] = ("pram",)
IN_LIFE = {
    "pram": 1.02,
    "pram wheelchair": 0.95,
    "pram wheelbarrow": 0.74,
    "pram mower": 1.0,
    "table desk": 0.75,
    "violin harp": 1.6,
    "drum kit": 1.14,
    "photo-camera microscope": 0.43,
}

"""Meshes of a saxophone, an accordion, and a lectern to speak at, a music stand; the front towards +x."""

import math
from collections.abc import Callable
from itertools import pairwise

import numpy as np

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.mesh import Mesh, join
from filmgate.engines.animatic.geometry.shapes import ball, box, lathe, rod, turned
from filmgate.engines.animatic.subjects.part import Part

_CHROME = materials.metal("#c4c8cc")
_BLACK = materials.lacquer("#121214")


def _saxophone(part: Part) -> Mesh:
    """Make a saxophone that stands upright: its mouthpiece behind, its bell before."""
    brass = materials.gilt(part.coat or "#d8a428")
    bow = [(0.09 - 0.09 * math.cos(a), 0.10 - 0.09 * math.sin(a), 0.0) for a in np.linspace(0, math.pi, 9)]
    neck = [(0.0, 0.88, 0.0), (-0.005, 0.95, 0.0), (-0.05, 0.985, 0.0), (-0.12, 0.96, 0.0)]
    parts = [rod((0.0, 0.10, 0.0), (0.0, 0.88, 0.0), 0.026, brass)]
    parts += [rod(a, b, 0.016, brass) for a, b in pairwise(neck)]
    parts += [rod(a, b, 0.034 + 0.001 * n, brass) for n, (a, b) in enumerate(pairwise(bow))]
    bell = lathe(
        [(0.042, 0.0), (0.05, 0.18), (0.065, 0.30), (0.10, 0.37), (0.13, 0.39), (0.095, 0.36)], [brass] * 6
    )
    c, s = math.cos(0.18), math.sin(0.18)
    parts.append(turned(bell, np.array([[c, s, 0], [-s, c, 0], [0, 0, 1.0]]), (0.18, 0.10, 0.0)))
    parts.append(rod((-0.11, 0.962, 0.0), (-0.19, 0.935, 0.0), 0.014, _BLACK))
    for k in range(6):
        y = 0.24 + 0.10 * k
        parts.append(ball((0.022, y, 0.012), (0.016, 0.026, 0.026), materials.gilt("#e8c468"), sides=10))
    return join(*parts, rod((0.03, 0.2, 0.02), (0.03, 0.82, 0.02), 0.005, _CHROME))


def _accordion(part: Part) -> Mesh:
    """Make an accordion: two boxes, bellows between them, keys on the right of who plays."""
    red, ivory = materials.lacquer(part.coat or "#8a1420"), materials.ivory("#f2eee4")
    cloth, gilt = materials.cloth("#26242a"), materials.gilt("#d8b860")
    ends = [box((0.0, 0.18, z), (0.10, 0.18, 0.055), red) for z in (0.20, -0.20)]
    folds = [
        box((0.0, 0.18, z), (0.088 if n % 2 else 0.098, 0.165 if n % 2 else 0.178, 0.008), cloth)
        for n, z in enumerate(np.linspace(-0.14, 0.14, 17))
    ]
    trims = [box((0.0, y, z), (0.102, 0.006, 0.056), gilt) for z in (0.20, -0.20) for y in (0.03, 0.33)]
    keys = [box((0.075, 0.04 + 0.021 * n, 0.262), (0.03, 0.009, 0.012), ivory) for n in range(14)]
    buttons = [
        ball((0.03 + 0.03 * (n % 3), 0.08 + 0.03 * (n // 3), -0.258), (0.008, 0.008, 0.006), ivory, sides=8)
        for n in range(21)
    ]
    grille = box((0.102, 0.18, 0.20), (0.004, 0.11, 0.03), gilt)
    return join(*ends, *folds, *trims, *keys, *buttons, grille)


def _lectern(part: Part) -> Mesh:
    """Make a lectern with a sloping top and a microphone; who speaks stands on the side +x."""
    wood, edge = materials.wood(part.coat or "#6a4426"), materials.wood("#4a2e18")
    c, s = math.cos(0.28), math.sin(0.28)
    top = turned(
        box((0.0, 0.0, 0.0), (0.23, 0.018, 0.32), wood),
        np.array([[c, s, 0], [-s, c, 0], [0, 0, 1.0]]),
        (0.0, 1.10, 0.0),
    )
    neck = [(-0.16, 1.13, 0.06), (-0.17, 1.26, 0.06), (-0.12, 1.36, 0.04), (-0.05, 1.40, 0.02)]
    return join(
        box((-0.03, 0.54, 0.0), (0.17, 0.54, 0.25), wood),
        box((-0.03, 0.03, 0.0), (0.23, 0.03, 0.32), edge),
        box((-0.205, 0.62, 0.0), (0.006, 0.3, 0.17), edge),
        top,
        *(rod(a, b, 0.007, _BLACK) for a, b in pairwise(neck)),
        ball((-0.03, 1.405, 0.015), (0.03, 0.022, 0.022), _BLACK, sides=10),
    )


def _stand(part: Part) -> Mesh:
    """Make a music stand with two sheets on it; who reads them sits on the side +x."""
    black, paper = materials.cast_metal(part.coat or "#26262a"), materials.paper("#e4dcc6")
    ink, back = materials.painted("#3a3a40"), materials.painted(part.coat or "#2a2a2e")
    c, s = math.cos(0.66), math.sin(0.66)
    tilt = np.array([[c, s, 0], [-s, c, 0], [0, 0, 1.0]])
    desk = [
        box((-0.008, 0.115, 0.0), (0.004, 0.115, 0.168), back),
        box((0.012, 0.0, 0.0), (0.03, 0.008, 0.19), black),
        *(box((0.0, 0.13, z), (0.003, 0.13, 0.092), paper) for z in (-0.095, 0.095)),
        *(
            box((0.004, 0.22 - 0.045 * row, z), (0.001, 0.005, 0.075), ink)
            for z in (-0.095, 0.095)
            for row in (0, 2)
        ),
    ]
    legs = [
        rod((0.0, 0.16, 0.0), (0.22 * math.cos(a), 0.012, 0.22 * math.sin(a)), 0.008, black)
        for a in (0.5, 0.5 + 2 * math.pi / 3, 0.5 + 4 * math.pi / 3)
    ]
    return join(
        *(turned(one, tilt, (0.0, 0.50, 0.0)) for one in desk),
        rod((0.0, 0.1, 0.0), (0.0, 0.53, 0.0), 0.009, black),
        *legs,
    )


MODELS: dict[str, Callable[[Part], Mesh]] = {
    "trumpet saxophone": _saxophone,
    "guitar accordion": _accordion,
    "table lectern": _lectern,
    "table stand": _stand,
}
IN_LIFE = {"trumpet saxophone": 0.75, "guitar accordion": 0.38, "table lectern": 1.42, "table stand": 0.66}

"""Meshes of cloth and of paper: pillow, towel, blanket, rug, sheets, envelopes, a map, a paper plane."""

import math

import numpy as np

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.clay import Clay
from filmgate.engines.animatic.geometry.mesh import Mesh, join
from filmgate.engines.animatic.geometry.shapes import ball, box, level, rod, slab
from filmgate.engines.animatic.subjects.objects.clothes import soft
from filmgate.engines.animatic.subjects.objects.forms import (
    Model,
    cut,
    laid,
    line,
    spun,
    tipped,
    upright,
    wood,
)
from filmgate.engines.animatic.subjects.objects.vessels import turn
from filmgate.engines.animatic.subjects.part import Part


def _pillow(part: Part) -> Mesh:
    """Make a pillow with pointed corners that leans back."""
    cloth = soft(part, "#5a86b0")
    mesh = ball((0, 0, 0), (1, 1, 1), cloth, sides=64)
    x, y, z = mesh.at.T.copy()
    flat = np.maximum(np.abs(y), np.abs(z)) + 1e-6
    out = np.hypot(y, z) / flat  # from a round outline to a square one
    mesh.at[:] = np.stack([0.24 * np.sign(x) * np.abs(x) ** 0.8, 0.52 * y * out**0.9, 0.7 * z * out**0.9], 1)
    return tipped(mesh, 0.35, (0, 0.52, 0))


def _folded(part: Part) -> Mesh:
    """Make a folded blanket; a stack of towels."""
    if part.variant == "towel":
        terry = materials.carpet(part.coat or "#4a9aa8")
        layers = [box((0, 0.08 + 0.15 * k, 0), (0.5, 0.07, 0.75), terry) for k in range(4)]
        return join(
            *layers,
            *(
                rod((0.5, 0.08 + 0.15 * k, -0.75), (0.5, 0.08 + 0.15 * k, 0.75), 0.07, terry)
                for k in range(4)
            ),
        )
    cloth, edge = soft(part, "#a8485a"), materials.carpet("#c8b898")
    folds = [
        join(
            box((0, 0.1 + 0.17 * k, 0), (0.5, 0.07, 0.8), cloth),
            rod((0.5, 0.1 + 0.17 * k, -0.8), (0.5, 0.1 + 0.17 * k, 0.8), 0.075, cloth),
        )
        for k in range(3)
    ]
    return join(*folds, *(box((0.0, 0.1 + 0.17 * k, 0.72), (0.575, 0.072, 0.03), edge) for k in range(3)))


def _draped(part: Part) -> Mesh:
    """Make a piece of cloth that hangs in folds over a rail."""
    cloth = soft(part, "#8a4a9a")
    folds = [
        line(
            [
                (0.1 + 0.04 * math.sin(2.2 * n), 1.35, z),
                (0.22 + 0.08 * math.sin(2.2 * n), 0.8, 1.05 * z),
                (0.26 + 0.12 * math.sin(2.2 * n + 0.4), 0.1 + 0.06 * math.sin(n), 1.12 * z),
            ],
            0.075,
            cloth,
        )
        for n, z in enumerate(np.linspace(-0.72, 0.72, 17))
    ]
    return join(
        *folds,
        rod((0.05, 1.38, -1.0), (0.05, 1.38, 1.0), 0.04, wood()),
        *(rod((0.05, 0, z), (0.05, 1.38, z), 0.035, wood()) for z in (1.0, -1.0)),
    )


def _rug(part: Part) -> Mesh:
    cloth, edge = soft(part, "#9a2c34"), materials.carpet("#d0b070")
    fringe = [
        rod((x, 0.02, s * 1.2), (x, 0.01, s * 1.34), 0.016, edge)
        for x in np.linspace(-0.68, 0.68, 18)
        for s in (1, -1)
    ]
    marks = [
        laid(cut([(z, 0.28), (z + 0.2, 0), (z, -0.28), (z - 0.2, 0)], (0.102, 0.11), edge))
        for z in (-0.6, 0.0, 0.6)
    ]
    return join(
        box((0, 0.05, 0), (0.72, 0.05, 1.2), cloth),
        *(box((x, 0.102, 0), (0.03, 0.004, 1.1), edge) for x in (0.58, -0.58)),
        *(box((0, 0.102, z), (0.58, 0.004, 0.03), edge) for z in (1.05, -1.05)),
        *marks,
        *fringe,
    )


def _mattress(part: Part) -> Mesh:
    cloth = soft(part, "#b8b4a8")
    return Clay().box((0, 0.18, 0), (0.7, 0.17, 1.1), cloth, edge=0.08).fire(part.kernels, cells=70).mesh


def _sheet(part: Part) -> Mesh:
    """Make a sheet of paper with lines of writing; an envelope, a map, a paper plane as variants."""
    paper, ink = materials.paper(part.coat or "#c4bfb0"), materials.painted("#5a6070")
    if part.variant == "envelope":
        flap = cut([(-0.75, 1.0), (0.75, 1.0), (0.0, 0.45)], (0.03, 0.045), materials.paper("#b0a890"))
        return join(
            box((0, 0.52, 0), (0.03, 0.5, 0.76), paper),
            flap,
            upright(
                turn([(0.12, 0.0), (0.1, 0.04), (0.01, 0.04)], materials.wax("#a81c24"), 24), (0.045, 0.5, 0)
            ),
        )
    if part.variant == "map":
        land, sea = materials.paper("#b89a5c"), materials.paper("#c8b488")
        isles = [
            ball((0.012, 0.75 + y, z), (0.01, h, w), land, sides=20)
            for y, z, h, w in ((0.2, -0.4, 0.3, 0.35), (-0.2, 0.3, 0.28, 0.42), (0.35, 0.55, 0.16, 0.2))
        ]
        way = [
            ball(
                (0.03, 0.5 + 0.07 * k + 0.06 * math.sin(k), -0.6 + 0.15 * k),
                (0.008, 0.02, 0.04),
                materials.plastic("#8a1c1c"),
                sides=8,
            )
            for k in range(8)
        ]
        cross = [
            upright(turn([(0.01, 0), (0.01, 0.01)], ink, 8), (0.02, 0.9, 0.6)),
            line([(0.03, 1.0, 0.55), (0.03, 1.14, 0.69)], 0.02, materials.plastic("#a81c1c")),
            line([(0.03, 1.14, 0.55), (0.03, 1.0, 0.69)], 0.02, materials.plastic("#a81c1c")),
        ]
        return join(
            box((0, 0.75, 0), (0.008, 0.62, 0.95), sea),
            *isles,
            *way,
            *cross,
            *(rod((0.0, y, -0.98), (0.0, y, 0.98), 0.07, materials.wood("#a88a54")) for y in (0.1, 1.4)),
        )
    rows = [
        box((0.022, 1.15 - 0.1 * k, -0.03 * (k % 3)), (0.003, 0.006, 0.36 - 0.05 * (k % 3)), ink)
        for k in range(0 if part.variant == "blank" else 10)
    ]
    return tipped(join(box((0, 0.7, 0), (0.018, 0.68, 0.5), paper), *rows), 0.2)


def _paper_plane(part: Part) -> Mesh:
    """Make a plane folded from paper that flies, its nose up a little."""
    paper, shade = materials.paper(part.coat or "#c8ccd0"), materials.paper("#8a929a")
    wings = [level([(0.95, 0.0), (-0.75, 0.09 * s), (-0.75, 0.68 * s)], (0.5, 0.515), paper) for s in (1, -1)]
    for wing in wings:
        wing.at[:, 1] += 0.3 * np.abs(wing.at[:, 2])
    keel = slab([(0.95, 0.5), (-0.75, 0.5), (-0.75, 0.22)], (-0.012, 0.012), shade)
    return spun(tipped(join(*wings, keel), 0.22), 0.95, (0, 0.1, 0))


MODELS: dict[str, Model] = {
    "pillow": _pillow,
    "pillow blanket": _folded,
    "pillow towel": _folded,
    "pillow mattress": _mattress,
    "fabric": _draped,
    "rug": _rug,
    "paper": _sheet,
    "paper envelope": _sheet,
    "paper map": _sheet,
    "paper plane": _paper_plane,
}
ON_FLOOR: tuple[str, ...] = ("fabric", "rug")
IN_LIFE = {"pillow": 0.3, "fabric": 1.3, "rug": 0.04, "paper": 0.3}

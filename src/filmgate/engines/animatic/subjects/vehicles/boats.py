"""Meshes of boats: a sailing boat, a fishing boat, a motor yacht, an open rowing boat. Front towards +x,
waterline at y = 0.
"""

from itertools import pairwise

import numpy as np

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.lofts import loft
from filmgate.engines.animatic.geometry.materials import DARK, GLASS, IRON, METAL, STEEL, VARNISHED, WINDOW
from filmgate.engines.animatic.geometry.mesh import Mesh, join
from filmgate.engines.animatic.geometry.shapes import ASIDE, ball, box, facing, lathe, rod, slab, turned
from filmgate.engines.animatic.subjects.vehicles.hulls import (
    Lines,
    bulwark,
    deck,
    hull,
    sail,
    stays,
    strake,
)

_ROPE = materials.straw("#d8ccb0")
_WIRE = METAL.dyed("#70757c")
_TEAK = materials.planks("#a8713f", fine=9.0)
_MAHOGANY = VARNISHED.dyed("#7a3e1e")


def sailboat(color: str | None) -> Mesh:
    """Make a sloop 8 m long under full mainsail and jib. color: of its sails."""
    lines = Lines(
        half=[(-3.9, 0.72), (-2.2, 1.12), (-0.4, 1.26), (1.6, 0.95), (3.1, 0.42), (4.2, 0.02)],
        rail=[(-3.9, 0.82), (-1.0, 0.74), (2.0, 0.9), (4.2, 1.16)],
        keel=[(-3.9, 0.1), (-2.4, -0.32), (0.0, -0.5), (2.6, -0.36), (4.2, 0.12)],
        full=2.0,
        flare=0.07,
        rake=0.7,
    )
    white, navy, red = (
        materials.lacquer("#f0ede4"),
        materials.lacquer("#1c3a5e"),
        materials.lacquer("#8a2a22"),
    )
    cream = color or "#f2ead8"
    coach = [(-1.6, 0.78), (1.5, 0.86), (1.75, 0.9), (1.0, 1.2), (-1.6, 1.28)]
    mast = (0.75, 0.9)
    boom = ((0.68, 1.85, 0.0), (-3.3, 1.95, 0.62))
    parts = [
        hull(lines, [(0.42, red), (0.5, white), (0.84, navy), (0.89, materials.GILT), (1.0, white)]),
        deck(lines, 0.97, _TEAK),
        strake(lines, 1.0, 0.045, _MAHOGANY),
        slab(coach, (-0.58, 0.58), white),
        *(box((x, 1.08, s * 0.585), (0.2, 0.07, 0.01), GLASS) for x in (-1.0, -0.35, 0.3) for s in (1, -1)),
        box((-2.5, 0.86, 0), (0.85, 0.05, 0.5), _MAHOGANY),
        *(box((-2.5, 1.0, s * 0.62), (0.95, 0.16, 0.06), _MAHOGANY) for s in (1, -1)),
        rod((-3.5, 0.9, 0.0), (-2.7, 1.35, 0.1), 0.03, _MAHOGANY),
        box((-4.0, 0.1, 0), (0.1, 0.55, 0.03), white),
        rod((mast[0], mast[1], 0), (mast[0] - 0.08, 9.0, 0), 0.06, VARNISHED),
        rod(*boom, 0.05, VARNISHED),
        rod((mast[0] - 0.05, 6.0, -0.55), (mast[0] - 0.05, 6.0, 0.55), 0.025, _WIRE),
        sail(
            [boom[0], boom[1], (0.68, 8.8, 0.0), (0.68, 8.8, 0.0)], (-0.1, 0.0, 0.62), color=cream, roach=0.1
        ),
        sail(
            [(4.1, 1.3, 0.0), (0.3, 1.5, 0.9), (0.8, 7.6, 0.02), (0.8, 7.6, 0.02)],
            (0.1, 0.0, 0.55),
            color=cream,
        ),
        stays(
            [
                ((4.2, 1.15, 0), (0.7, 7.8, 0)),
                ((-3.9, 0.85, 0), (0.67, 8.95, 0)),
                *(((0.5, 0.85, s * 1.15), (0.72, 6.0, s * 0.55)) for s in (1, -1)),
                *(((0.72, 6.0, s * 0.55), (0.68, 8.6, 0)) for s in (1, -1)),
                ((-3.2, 1.0, 0.1), (-3.2, 1.95, 0.6)),
            ],
            0.014,
            _WIRE,
        ),
        sail(
            [(0.7, 9.05, 0.0), (0.0, 9.0, 0.12), (0.0, 9.32, 0.14), (0.7, 9.35, 0.0)],
            (0, 0, 0.06),
            color="#c8281e",
        ),
    ]
    for s in (1, -1):  # guard rail
        posts = [
            (x, 0.8 + 0.05 * max(x, 0), s * z)
            for x, z in ((-3.6, 0.75), (-1.8, 1.14), (0.2, 1.18), (2.2, 0.72), (3.6, 0.24))
        ]
        parts += [rod(p, (p[0], p[1] + 0.5, p[2]), 0.014, STEEL) for p in posts]
        tops = [(p[0], p[1] + 0.5, p[2]) for p in posts]
        parts.append(stays(list(pairwise(tops)), 0.012, STEEL))
    return join(*parts)


def fishing_boat(color: str | None) -> Mesh:
    """Make a wooden fishing boat 9 m long: a wheelhouse, a mast with a boom, nets, buoys."""
    lines = Lines(
        half=[(-4.3, 1.15), (-2.5, 1.5), (0.0, 1.6), (2.4, 1.25), (3.8, 0.6), (4.7, 0.03)],
        rail=[(-4.3, 1.05), (-1.5, 0.92), (1.5, 1.15), (4.7, 2.0)],
        keel=[(-4.3, -0.1), (-2.0, -0.6), (1.5, -0.6), (3.6, -0.4), (4.7, 0.2)],
        full=2.6,
        flare=0.16,
        rake=0.35,
    )
    tone = color or "#2a5f86"
    paint, red, white = (
        materials.planks(tone, fine=6.0),
        materials.enamel("#7c2a22"),
        materials.enamel("#ece6d8"),
    )
    net, wood = materials.straw("#3f6a5a"), materials.wood("#7a5230")
    angles = np.linspace(0, 2 * np.pi, 7)
    tyre = lathe(
        [(0.26 + 0.08 * np.cos(a), 0.08 * np.sin(a)) for a in angles],
        [materials.rubber("#1c1c1e")] * 7,
        sides=14,
    )
    house = [(-1.9, 0.8), (0.35, 0.8), (0.2, 2.75), (-1.9, 2.65)]
    parts = [
        hull(lines, [(0.4, red), (0.46, white), (0.9, paint), (1.0, white)]),
        deck(lines, 0.8, _TEAK),
        bulwark(lines, 0.78, white),
        strake(lines, 1.0, 0.07, wood),
        strake(lines, 0.68, 0.06, wood),
        slab(house, (-0.85, 0.85), white),
        slab([(-2.1, 2.66), (0.55, 2.78), (0.5, 2.9), (-2.1, 2.8)], (-1.0, 1.0), materials.enamel(tone)),
        *(box((x, 2.1, s * 0.86), (0.34, 0.32, 0.02), WINDOW) for x in (-1.4, -0.5) for s in (1, -1)),
        turned(
            facing([(-0.7, 1.78), (0.7, 1.78), (0.7, 2.45), (-0.7, 2.45)], (0.28, 0.31), WINDOW), np.eye(3)
        ),
        *(box((0.31, 2.1, z), (0.04, 0.36, 0.03), white) for z in (-0.25, 0.25)),
        box((-1.91, 1.6, 0.3), (0.03, 0.75, 0.3), wood),
        rod((1.4, 0.8, 0), (1.3, 6.2, 0), 0.09, wood),
        rod((1.35, 1.9, 0), (-1.2, 4.6, 0.0), 0.06, wood),
        rod((-2.3, 0.8, 0), (-2.3, 4.4, 0), 0.07, wood),
        *(rod((-3.6, 0.8, s * 0.8), (-3.6, 2.4, s * 0.8), 0.05, IRON) for s in (1, -1)),
        rod((-3.6, 2.4, -0.8), (-3.6, 2.4, 0.8), 0.05, IRON),
        *(ball((-3.0 + 0.4 * k, 1.0, 0.25 * (-1) ** k), (0.5, 0.3, 0.45), net, sides=10) for k in range(3)),
        *(box((2.2 + 0.05 * k, 1.2 + 0.32 * k, 0.2 - 0.2 * k), (0.32, 0.14, 0.24), wood) for k in range(2)),
        *(turned(tyre, ASIDE, (x, 0.55, s * 1.66)) for x in (-1.8, 0.4) for s in (1, -1)),
        *(
            ball((3.0, 1.75, s * 0.75), (0.2, 0.24, 0.2), materials.plastic("#e8682a"), sides=10)
            for s in (1, -1)
        ),
        box((1.3, 6.2, 0), (0.08, 0.1, 0.08), WINDOW),
        stays(
            [
                ((4.6, 2.0, 0), (1.3, 6.1, 0)),
                ((1.3, 6.1, 0), (-2.3, 4.4, 0)),
                ((-2.3, 4.4, 0), (-4.2, 1.1, 0)),
                ((-1.2, 4.6, 0), (1.3, 6.0, 0)),
                *(((1.0, 1.2, s * 1.4), (1.3, 5.6, 0)) for s in (1, -1)),
            ],
            0.018,
            _ROPE,
        ),
    ]
    return join(*parts)


def yacht(color: str | None) -> Mesh:
    """Make a motor yacht 18 m long with two decks of dark glass."""
    lines = Lines(
        half=[(-9.0, 2.1), (-5.0, 2.4), (0.0, 2.4), (5.0, 1.6), (7.6, 0.7), (9.4, 0.03)],
        rail=[(-9.0, 1.5), (-4.0, 1.6), (2.0, 2.1), (9.4, 2.9)],
        keel=[(-9.0, -0.2), (0.0, -0.7), (6.0, -0.5), (9.4, 0.3)],
        full=2.6,
        flare=0.2,
        rake=0.9,
    )
    white, navy = materials.lacquer("#f2f1ec"), materials.lacquer(color or "#16283e")
    parts = [
        hull(lines, [(0.36, materials.lacquer("#20242c")), (0.42, white), (0.8, navy), (1.0, white)]),
        deck(lines, 0.95, _TEAK),
        strake(lines, 1.0, 0.06, STEEL),
        slab([(-6.0, 1.5), (4.6, 2.2), (5.6, 2.4), (2.6, 3.5), (-6.4, 3.4)], (-1.75, 1.75), white),
        slab([(-5.2, 2.35), (3.9, 2.7), (4.4, 2.75), (2.6, 3.3), (-5.4, 3.2)], (-1.77, 1.77), GLASS),
        slab([(-7.4, 3.4), (3.2, 3.5), (2.9, 3.62), (-7.4, 3.55)], (-2.0, 2.0), white),
        slab([(-3.6, 3.5), (1.6, 3.6), (0.3, 4.7), (-4.0, 4.65)], (-1.45, 1.45), white),
        slab([(-3.2, 3.8), (1.1, 3.9), (0.35, 4.5), (-3.5, 4.45)], (-1.47, 1.47), GLASS),
        slab([(-4.8, 4.65), (0.8, 4.72), (0.4, 4.84), (-4.8, 4.78)], (-1.6, 1.6), white),
        slab([(-2.6, 4.8), (-1.6, 4.8), (-2.4, 6.0), (-2.8, 6.0)], (-0.9, 0.9), white),
        lathe([(0.02, 6.0), (0.35, 6.05), (0.35, 6.3), (0.02, 6.5)], [white] * 4, sides=16),
    ]
    parts[-1].at[:, 0] -= 2.6
    for s in (1, -1):
        edge = lines.sections(np.array([1.0]), count=17)[7:, 0] * (1.0, 1.0, s)
        tops = [(float(x), float(y) + 0.6, float(z) * 0.97) for x, y, z in edge]
        parts += [rod((x, y - 0.6, z), (x, y, z), 0.02, STEEL) for x, y, z in tops]
        parts.append(stays(list(pairwise(tops)), 0.025, STEEL))
    return join(*parts)


def rowing(color: str | None) -> Mesh:
    """Make an open boat of planks, 4.2 m long, with ribs and two benches."""
    lines = Lines(
        half=[(-2.1, 0.3), (-1.2, 0.54), (0.1, 0.6), (1.3, 0.4), (2.1, 0.02)],
        rail=[(-2.1, 0.46), (0.0, 0.36), (1.4, 0.46), (2.1, 0.62)],
        keel=[(-2.1, 0.0), (-0.8, -0.16), (0.8, -0.16), (2.1, 0.1)],
        full=2.0,
        rake=0.3,
    )
    out, inside = materials.planks(color or "#8e5226", fine=9.0), materials.planks("#c09058", fine=9.0)
    trim = VARNISHED.dyed("#5e3418")
    skin = lines.sections(np.linspace(0.06, 0.97, 9), count=25, inside=0.03)
    from_rail = np.concatenate([skin[:, ::-1] * (1.0, 1.0, -1.0), skin], axis=1)
    parts = [
        hull(lines, [(0.86, out), (1.0, materials.enamel("#eae2d0"))], count=25),
        loft(from_rail, 0, [inside]),
        strake(lines, 1.0, 0.03, trim, count=25),
        box((0.0, -0.05, 0), (1.5, 0.02, 0.3), inside),
    ]
    for x, half in ((-1.45, 0.42), (-0.42, 0.53), (0.95, 0.42)):
        parts.append(box((x, 0.24, 0), (0.14, 0.025, half), trim))
    for k in range(7):
        one = skin[4 + 2 * k]
        for s in (1, -1):
            line = [(float(x), float(y) + 0.015, s * float(z) * 0.985) for x, y, z in one]
            parts.append(stays(list(pairwise(line)), 0.02, trim))
    for s in (1, -1):
        parts.append(rod((0.2, 0.36, s * 0.6), (0.2, 0.48, s * 0.6), 0.025, DARK))
    return join(*parts)

"""Meshes of ships: a galleon, a steamer of cruises, a freighter, a submarine. Front towards +x, waterline at
y = 0.
"""

import math

import numpy as np

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.lofts import curve, loft, tubular
from filmgate.engines.animatic.geometry.materials import DARK, GILT, IRON, LIT_ROOM, METAL, STEEL, WINDOW
from filmgate.engines.animatic.geometry.mesh import Mesh, Vector, join
from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.geometry.shapes import ball, box, facing, lathe, rod, slab, turned
from filmgate.engines.animatic.subjects.vehicles.hulls import (
    Lines,
    bulwark,
    deck,
    hull,
    sail,
    square_sail,
    stays,
    strake,
)

_ROPE = materials.straw("#3a3026")
_SPAR = materials.wood("#5a3a20")
_TURN = 0.62  # radians: yards are braced, so that their sails are seen from the side
_BRACED = np.array([[math.cos(_TURN), 0, -math.sin(_TURN)], [0, 1, 0], [math.sin(_TURN), 0, math.cos(_TURN)]])
_DECK = materials.planks("#a07a4c", fine=5.0)


def galleon(color: str | None) -> Mesh:
    """Make a three-masted ship 37 m long with its bowsprit: a high stern with windows, gun ports, billowing
    square sails. color: of its sails.
    """
    lines = Lines(
        half=[(-15.5, 2.5), (-11.0, 3.4), (-3.0, 4.0), (6.0, 3.7), (11.5, 2.2), (15.2, 0.05)],
        rail=[(-15.5, 6.6), (-10.5, 5.3), (-5.0, 3.6), (3.0, 3.2), (9.0, 4.0), (15.2, 5.6)],
        keel=[(-15.5, 0.3), (-12.0, -1.6), (6.0, -1.8), (12.0, -1.2), (15.2, 0.8)],
        full=2.8,
        flare=-0.1,
        rake=0.5,
    )
    hulled, band = materials.planks("#4e2f1b", fine=2.6), materials.planks("#a0662e", fine=3.2)
    trim, cream = materials.wood("#c08a3c"), color or "#efe4cb"
    parts = [
        hull(
            lines,
            [(0.3, materials.planks("#2c1c14", fine=2.6)), (0.62, hulled), (0.74, band), (1.0, hulled)],
            count=41,
        ),
        deck(lines, 0.84, _DECK),
        bulwark(lines, 0.82, band),
        *(
            strake(lines, share, radius, paint, count=41)
            for share, radius, paint in (
                (1.0, 0.16, trim),
                (0.74, 0.12, GILT),
                (0.62, 0.12, GILT),
                (0.42, 0.14, hulled),
            )
        ),
    ]
    parts += _stern(hulled, band)
    ports = lines.sections(np.array([0.68]), count=41)[8:34:3, 0]
    for s in (1, -1):
        for x, y, z in ports:
            parts.append(box((float(x), float(y), s * (float(z) + 0.02)), (0.36, 0.34, 0.08), DARK))
            parts.append(
                rod(
                    (float(x), float(y), s * float(z)),
                    (float(x), float(y) + 0.05, s * (float(z) + 0.6)),
                    0.13,
                    IRON,
                )
            )
    # a castle ahead and one behind
    fore = [(8.6, 3.6), (12.6, 4.4), (12.6, 5.9), (8.6, 5.3)]
    parts += [
        slab(fore, (-1.9, 1.9), band),
        slab([(8.4, 5.3), (12.8, 5.9), (12.8, 6.05), (8.4, 5.45)], (-2.1, 2.1), _DECK),
    ]
    ropes: list[tuple[Vector, Vector]] = []
    masts = ((8.0, 21.0, 5.4), (0.0, 25.0, 6.4), (-8.6, 18.5, 4.4))
    for number, (x, tall, wide) in enumerate(masts):
        foot = 3.0 if number < 2 else 4.5
        parts.append(lathe([(0.34, foot), (0.26, 0.55 * tall), (0.1, tall)], [_SPAR] * 3, sides=10))
        parts[-1].at[:, 0] += x
        top = 0.56 * tall
        parts.append(
            lathe(
                [(0.3, top - 0.5), (0.95, top), (0.95, top + 0.5), (0.85, top + 0.5)],
                [_SPAR, trim, trim, trim],
                sides=14,
            )
        )
        parts[-1].at[:, 0] += x
        yards = ((0.52, 1.0), (0.78, 0.76), (0.95, 0.5))
        below, width = foot + 2.3, wide
        for at, share in yards:
            y, own = at * tall, wide * share
            yard = rod((0.35, y, -own - 0.4), (0.35, y, own + 0.4), 0.13, _SPAR)
            cloth = square_sail(0.4, below, y - 0.05, (width, own), color=cream, swell=0.3 * (y - below))
            parts.append(turned(join(yard, cloth), _BRACED, (x, 0.0, 0.0)))
            below, width = y + 0.35, own * 0.98
        for s in (1, -1):
            for k in range(5):
                ropes.append(((x - 1.4 + 0.5 * k - 0.4, 3.2 + 0.1 * abs(x), s * 3.7), (x, top, s * 0.5)))
            for k in range(1, 7):
                share = k / 8
                y, z = 3.6 + (top - 3.6) * share, 3.7 + (0.5 - 3.7) * share
                ropes.append(((x - 1.8 + 1.6 * share, y, s * z), (x + 0.3 - 0.2 * share, y, s * z)))
            ropes.append(((x, top, s * 0.9), (x, 0.95 * tall, 0.0)))
        flag = sail(
            [
                (x - 0.1, tall - 0.7, 0),
                (x + 1.9, tall - 0.9, 0.2),
                (x + 1.9, tall - 0.1, 0.2),
                (x - 0.1, tall + 0.1, 0),
            ],
            (0, 0, 0.3),
            color="#b8281e",
        )
        parts.append(flag)
    bowsprit: tuple[Vector, Vector] = ((13.0, 5.2, 0.0), (20.8, 8.6, 0.0))
    parts.append(rod(*bowsprit, 0.2, _SPAR))
    tip = bowsprit[1]
    ropes += [(tip, (8.0, 19.5, 0.0)), ((18.0, 7.3, 0.0), (8.0, 12.0, 0.0)), (tip, (15.0, 1.6, 0.0))]
    ropes += [
        ((masts[0][0], 20.0, 0.0), (0.0, 14.0, 0.0)),
        ((0.0, 24.0, 0.0), (-8.6, 10.0, 0.0)),
        ((-8.6, 18.0, 0.0), (-16.0, 8.0, 0.0)),
    ]
    parts.append(
        sail([tip, (10.4, 6.8, 0.9), (8.4, 17.0, 0.0), (8.4, 17.0, 0.0)], (0.2, 0.0, 0.9), color=cream)
    )
    parts.append(
        sail(
            [(17.6, 7.3, 0.0), (10.0, 6.2, 0.7), (8.4, 11.6, 0.0), (8.4, 11.6, 0.0)],
            (0.2, 0.0, 0.6),
            color=cream,
        )
    )
    parts.append(stays(ropes, 0.045, _ROPE))
    return join(*parts)


def _stern(hulled: Paint, band: Paint) -> list[Mesh]:
    """Make the castle at the stern with a gallery of lit windows, lanterns and gilt."""
    x = -15.5
    plates = [
        slab([(x - 0.5, 4.6), (-9.0, 4.6), (-9.4, 6.9), (x - 0.9, 8.4)], (-2.5, 2.5), band),
        slab([(x - 1.1, 8.3), (-9.2, 6.85), (-9.2, 7.05), (x - 1.1, 8.5)], (-2.75, 2.75), _DECK),
        slab([(x - 0.9, 8.4), (-12.0, 7.6), (-12.2, 9.2), (x - 1.2, 10.2)], (-2.1, 2.1), hulled),
        slab(
            [(x - 1.4, 10.1), (-11.9, 9.15), (-11.9, 9.4), (x - 1.4, 10.4)],
            (-2.35, 2.35),
            materials.wood("#c08a3c"),
        ),
    ]
    for y, half, rows in ((3.4, 2.1, 5), (6.2, 2.2, 5), (9.0, 1.7, 4)):
        out = x - 0.55 - 0.09 * (y - 3.4)
        plates += [
            box((out, y, half * (2 * k / (rows - 1) - 1) * 0.82), (0.12, 0.55, 0.28), WINDOW)
            for k in range(rows)
        ]
        plates += [box((out + 0.02, y + q, 0), (0.2, 0.1, half + 0.35), GILT) for q in (-0.85, 0.85)]
    for z in (2.56, -2.56):
        plates += [
            box((q, 6.2 + 0.16 * (-9.5 - q), z), (0.42, 0.45, 0.05), WINDOW) for q in (-14.6, -12.8, -11.0)
        ]
    for z in (1.9, 0.0, -1.9):
        plates += [
            rod((x - 1.2, 10.3, z), (x - 1.5, 11.3, z), 0.06, IRON),
            box((x - 1.5, 11.6, z), (0.25, 0.34, 0.25), LIT_ROOM),
        ]
    return plates


def cruise_ship(color: str | None) -> Mesh:
    """Make a white ship of cruises, 150 m long: rows of cabins with balconies, a funnel, boats. Its size is
    scaled to 34 m, as all ships have.
    """
    lines = Lines(
        half=[(-17.0, 1.9), (-14.0, 2.3), (5.0, 2.4), (11.0, 1.9), (14.5, 0.9), (17.0, 0.03)],
        rail=[(-17.0, 2.5), (0.0, 2.5), (10.0, 2.7), (17.0, 3.4)],
        keel=[(-17.0, -0.3), (-14.0, -0.9), (12.0, -0.9), (17.0, -0.2)],
        full=4.0,
        flare=0.1,
        rake=0.7,
    )
    white, navy = materials.enamel("#f2f0ea"), materials.enamel(color or "#1d3f6e")
    cabins = materials.facade("#f2f0ea", storey=0.62, wide=0.72, tall=0.62, lit=1.0)
    parts = [
        hull(lines, [(0.3, materials.enamel("#7a2a24")), (0.62, navy), (0.66, materials.GILT), (1.0, white)]),
        deck(lines, 0.98, materials.planks("#b08a5c", fine=4.0)),
    ]
    for k in range(6):
        low, back, front = 2.5 + 0.62 * k, -14.8 + 0.35 * k, 10.8 - 0.75 * k
        half = 2.05 - 0.03 * k
        parts.append(
            slab(
                [(back, low), (front, low), (front - 0.35, low + 0.6), (back + 0.1, low + 0.6)],
                (-half, half),
                cabins if k else white,
            )
        )
        parts.append(
            slab(
                [
                    (back - 0.25, low + 0.57),
                    (front + 0.1, low + 0.57),
                    (front + 0.1, low + 0.63),
                    (back - 0.25, low + 0.63),
                ],
                (-half - 0.12, half + 0.12),
                white,
            )
        )
    parts += [
        box((7.2, 6.5, 0), (0.9, 0.38, 2.3), white),
        box((7.9, 6.55, 0), (0.24, 0.2, 2.1), materials.GLASS),
        slab([(-8.6, 6.2), (-5.4, 6.2), (-6.2, 9.4), (-8.8, 9.2)], (-0.8, 0.8), navy),
        slab(
            [(-8.75, 8.4), (-5.95, 8.4), (-6.1, 9.0), (-8.8, 8.9)], (-0.82, 0.82), materials.enamel("#d8a030")
        ),
        rod((4.6, 6.2, 0), (4.4, 9.6, 0), 0.09, white),
        box((4.4, 8.4, 0), (0.06, 0.06, 0.8), white),
        ball((1.4, 6.4, 0), (0.7, 0.6, 0.7), white),
        box((-1.5, 6.26, 0), (1.6, 0.05, 0.9), materials.water("#2aa8bc", 0.1)),
    ]
    for s in (1, -1):
        parts += [
            ball((-11.0 + 3.0 * k, 3.5, s * 2.3), (0.95, 0.3, 0.34), materials.enamel("#e8782a"), sides=12)
            for k in range(6)
        ]
        parts += [box((-13 + 1.3 * k, 1.9, s * 2.38), (0.1, 0.1, 0.03), LIT_ROOM) for k in range(18)]
    return join(*parts)


def freighter(color: str | None) -> Mesh:
    """Make a ship with stacks of containers and a white bridge behind."""
    lines = Lines(
        half=[(-17.0, 2.0), (-14.0, 2.5), (6.0, 2.6), (12.0, 1.9), (15.0, 0.9), (17.0, 0.03)],
        rail=[(-17.0, 2.4), (8.0, 2.4), (12.0, 2.8), (17.0, 3.6)],
        keel=[(-17.0, -0.4), (-14.0, -1.0), (12.0, -1.0), (17.0, -0.3)],
        full=4.0,
        flare=0.12,
        rake=0.5,
    )
    white, body = materials.enamel("#ece8de"), materials.enamel(color or "#1f4f6a")
    parts = [
        hull(lines, [(0.42, materials.enamel("#8a2f26")), (0.46, white), (1.0, body)]),
        deck(lines, 0.96, materials.painted("#5e3a30")),
        strake(lines, 1.0, 0.08, body),
    ]
    rng = np.random.default_rng(4)
    tones = [
        materials.enamel(tone)
        for tone in ("#b03a2e", "#2f6f9a", "#d8a030", "#3f7a4a", "#c8c4ba", "#7a4a8a", "#d8702a")
    ]
    for k in range(8):
        x = -8.2 + 2.55 * k
        wide = 3 if k < 7 else 2
        for row in range(-wide + 1, wide):
            for level in range(int(rng.integers(2, 5))):
                parts.append(
                    box(
                        (x, 2.75 + 0.78 * level, 0.8 * row),
                        (1.18, 0.37, 0.37),
                        tones[int(rng.integers(len(tones)))],
                    )
                )
    parts += [
        box(
            (-12.6, 4.4, 0),
            (1.5, 2.2, 2.2),
            materials.facade("#ece8de", storey=0.9, wide=0.5, tall=0.4, lit=1.0),
        ),
        box((-12.4, 7.0, 0), (1.2, 0.45, 2.7), white),
        box((-11.7, 7.05, 0), (0.55, 0.22, 2.5), materials.GLASS),
        slab([(-15.8, 2.4), (-14.4, 2.4), (-14.7, 7.6), (-15.8, 7.6)], (-0.7, 0.7), body),
        box((-15.2, 7.2, 0), (0.6, 0.3, 0.72), materials.enamel("#d8a030")),
        rod((-12.4, 7.4, 0), (-12.4, 10.2, 0), 0.1, white),
        box((-12.4, 9.2, 0), (0.05, 0.05, 0.9), white),
        rod((14.4, 3.0, 0), (14.4, 6.0, 0), 0.1, white),
    ]
    return join(*parts)


def submarine(color: str | None) -> Mesh:
    """Make a submarine 34 m long, half of it above the waterline: a round hull, a tower, fins, a screw."""
    steel = METAL.dyed(color or "#4c545c")
    x = np.concatenate(
        [
            -17 + 6 * (1 - np.cos(np.linspace(0, math.pi / 2, 8))),
            np.linspace(-9, 11, 8),
            11 + 6 * np.sin(np.linspace(0.1, math.pi / 2, 10)),
        ]
    )
    radius = curve(
        [
            (-17.0, 0.06),
            (-14.0, 1.1),
            (-9.0, 2.2),
            (0.0, 2.5),
            (10.5, 2.45),
            (14.5, 1.9),
            (16.4, 1.0),
            (17.0, 0.03),
        ],
        x,
    )
    middles = np.stack([x, 0 * x, 0 * x], -1)
    body = loft(tubular(middles, np.stack([radius, radius], -1), sides=28), 0, [steel])
    a = np.linspace(0, 2 * math.pi, 25)
    ring = np.stack([4.0 + 2.6 * np.cos(a), 0 * a, 0.75 * np.sin(a)], -1)
    rise = [
        np.array((0.0, y, 0.0)) + (ring - (4.0, 0, 0)) * (s, 1, s) + (4.0, 0, 0)
        for y, s in ((1.8, 1.0), (4.6, 0.94), (4.9, 0.86), (4.95, 0.02))
    ]
    parts = [body, loft(np.array(rise), 0, [steel])]
    parts += [
        slab([(4.6, 3.4), (6.2, 3.4), (6.0, 3.56), (4.8, 3.56)], (-2.6, 2.6), steel),
        *(
            rod((3.4 + 0.7 * k, 4.8, 0), (3.4 + 0.7 * k, 6.2 + 0.8 * (k % 2), 0), 0.09, STEEL)
            for k in range(3)
        ),
        slab([(-16.2, -3.2), (-13.8, -2.2), (-13.8, 2.4), (-16.2, 3.6)], (-0.14, 0.14), steel),
        slab([(-16.2, -0.12), (-13.6, -0.12), (-13.6, 0.12), (-16.2, 0.12)], (-3.4, 3.4), steel),
        slab([(-8.5, 2.25), (10.0, 2.35), (9.6, 2.6), (-8.0, 2.5)], (-0.8, 0.8), materials.slate("#3a4046")),
    ]
    for k in range(5):
        q = 2 * math.pi * k / 5
        parts.append(
            facing(
                [
                    (0.1 * math.sin(q), 0.1 * math.cos(q)),
                    (1.5 * math.cos(q - 0.25), 1.5 * math.sin(q - 0.25)),
                    (1.5 * math.cos(q + 0.2), 1.5 * math.sin(q + 0.2)),
                ],
                (-17.3, -17.2),
                materials.BRASS,
            )
        )
    parts += [
        box((-2 + 3.2 * k, 1.2, s * 2.2), (0.22, 0.22, 0.1), LIT_ROOM) for k in range(4) for s in (1, -1)
    ]
    return join(*parts)

"""Meshes of a lighthouse and a castle."""

import math

import numpy as np

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.materials import GILT, IRON, WINDOW
from filmgate.engines.animatic.geometry.mesh import Mesh, join
from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.geometry.shapes import ball, box, facing, lathe, rod, slab, turned
from filmgate.engines.animatic.subjects.buildings import houses, openings
from filmgate.engines.animatic.subjects.buildings.houses import house
from filmgate.engines.animatic.subjects.buildings.masonry import moved
from filmgate.engines.animatic.subjects.buildings.record import Building


def lighthouse() -> Mesh:
    """Make the mesh of a lighthouse: a banded tower 22 m tall with the keeper's house.

    Its lamp room is lit, at y = 18.7.
    """
    height = 17.0
    profile, paints = [], []
    for k in range(25):
        a = k / 24
        profile.append((2.6 - 1.15 * a**0.8, height * a))
        band = "#e8e4da" if (k // 4) % 2 == 0 else "#b02a22"
        paints.append(materials.plaster(band))
    profile += [(2.1, height), (2.15, height + 0.25), (2.1, height + 0.5), (1.25, height + 0.5)]
    paints += [materials.slate("#303438")] * 4
    glow, pane = materials.light("#ffd98c", 15.0), materials.light("#ffe9b0", 0.5)
    lamp = lathe(
        [(1.15, height + 0.5), (1.2, height + 1.2), (1.2, height + 1.9), (1.1, height + 2.5)],
        [pane, glow, glow, pane],
        sides=24,
    )
    roof = lathe(
        [
            (1.55, height + 2.45),
            (1.35, height + 2.8),
            (0.7, height + 3.6),
            (0.12, height + 4.2),
            (0.05, height + 5.2),
        ],
        [materials.enamel("#7a1d18")] * 5,
        sides=24,
    )
    parts = [lathe(profile, paints, sides=40), lamp, roof]
    for y in (4.0, 8.5, 12.5):
        parts.append(box((2.5 - 1.15 * (y / height) ** 0.8, y, 0), (0.12, 0.35, 0.22), WINDOW))
    for y in (6.0, 10.5):
        parts.append(box((0, y, 2.5 - 1.15 * (y / height) ** 0.8), (0.22, 0.35, 0.12), WINDOW))
    keeper = house(np.random.default_rng(3), "#e4dccc", wall="plaster")
    return join(*parts, moved(keeper, 6.6, 0.0, 0.8))


def _merlons(x: float, z: float, radius: float, y: float, count: int, paint: Paint) -> list[Mesh]:
    """Make the teeth around the top of a round tower."""
    parts = []
    for k in range(count):
        a = 2 * math.pi * k / count
        c, s = math.cos(a), math.sin(a)
        tooth = box((radius, y + 0.6, 0), (0.3, 0.65, 0.62 * math.pi * radius / count), paint)
        parts.append(turned(tooth, np.array([[c, 0, -s], [0, 1, 0], [s, 0, c]]), (x, 0.0, z)))
    return parts


def _tower(
    x: float, z: float, radius: float, tall: float, paints: tuple[Paint, Paint, Paint], *, roof: bool
) -> list[Mesh]:
    """Make a round tower with corbels, teeth or a roof with a flag, and slits for archers."""
    wall, trim, tiles = paints
    r = radius
    profile = [
        (1.22 * r, -3),
        (1.05 * r, 2.5),
        (r, tall - 2.4),
        (1.22 * r, tall - 1.2),
        (1.22 * r, tall + 0.2),
        (1.0 * r, tall + 0.2),
        (0.98 * r, tall - 0.4),
        (0.02, tall - 0.4),
    ]
    parts = [lathe(profile, [wall, wall, wall, trim, trim, trim, trim, trim], sides=20)]
    parts += [
        lathe(
            [
                (1.03 * r, 0.55 * tall),
                (1.06 * r, 0.56 * tall),
                (1.06 * r, 0.575 * tall),
                (1.03 * r, 0.585 * tall),
            ],
            [trim] * 4,
            sides=20,
        )
    ]
    for part in parts:
        part.at[:] += (x, 0.0, z)
    parts += _merlons(x, z, 1.1 * r, tall + 0.2, 10, trim)
    for k in range(14):  # corbels
        a = 2 * math.pi * k / 14
        parts.append(
            box((x + 1.1 * r * math.cos(a), tall - 1.9, z + 1.1 * r * math.sin(a)), (0.22, 0.5, 0.22), trim)
        )
    for y, sides in ((0.3 * tall, 2), (0.66 * tall, 4)):
        for a in (0.0, math.pi / 2, math.pi, -math.pi / 2)[:sides]:
            c, s = math.cos(a), math.sin(a)
            parts.append(
                turned(
                    _slit(0.3, 0.95, trim),
                    np.array([[s, 0, c], [0, 1, 0], [-c, 0, s]]),
                    (x + 1.02 * r * c, y, z + 1.02 * r * s),
                )
            )
    if roof:
        peak = tall + 2.9 * r
        cone = lathe(
            [
                (1.34 * r, tall + 0.9),
                (0.95 * r, tall + 1.0 + 0.7 * r),
                (0.45 * r, tall + 1.75 * r),
                (0.05, peak),
            ],
            [tiles] * 4,
            sides=20,
        )
        cone.at[:] += (x, 0.0, z)
        parts += [
            cone,
            rod((x, peak - 0.2, z), (x, peak + 2.4, z), 0.07, GILT),
            ball((x, peak, z), (0.2, 0.2, 0.2), GILT, sides=10),
        ]
        wave = [(0.0, 0.0), (1.9, -0.25), (1.9, 0.6), (0.0, 0.95)]
        parts.append(moved(slab(wave, (-0.03, 0.03), materials.cloth("#b0282a")), x, peak + 1.4, z))
    return parts


def _slit(half: float, tall: float, trim: Paint) -> Mesh:
    """Make a narrow arched window that faces +z, with light behind it."""
    arch = [(half * math.cos(q), tall - half + half * math.sin(q)) for q in np.linspace(0, math.pi, 5)]
    outline = [(-half, -tall), (half, -tall), *arch]
    return join(
        slab([(1.5 * u, 1.15 * v) for u, v in outline], (-0.15, 0.08), trim),
        slab(outline, (-0.15, 0.11), WINDOW),
        box((0, 0.0, 0.12), (0.04, tall, 0.02), trim),
    )


def _rampart(
    a: tuple[float, float], b: tuple[float, float], high: float, wall: Paint, trim: Paint
) -> list[Mesh]:
    """Make a wall with a walk and teeth between two points (x, z)."""
    mid, way = ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2), (b[0] - a[0], b[1] - a[1])
    long, along = math.hypot(*way), abs(way[0]) > abs(way[1])
    half = (long / 2, 1.1) if along else (1.1, long / 2)
    parts = [
        box((mid[0], high / 2 - 1.5, mid[1]), (half[0], high / 2 + 1.5, half[1]), wall),
        box(
            (mid[0], high + 0.05, mid[1]), (half[0] + 0.25 * (not along), 0.25, half[1] + 0.25 * along), trim
        ),
    ]
    count = max(int(long / 1.9), 1)
    for k in range(count):
        at = (k + 0.5) / count - 0.5
        for s in (1, -1):
            spot = (mid[0] + at * way[0] + s * 1.05 * (not along), mid[1] + at * way[1] + s * 1.05 * along)
            parts.append(
                box(
                    (spot[0], high + 0.95, spot[1]),
                    (0.5 if along else 0.25, 0.7, 0.25 if along else 0.5),
                    trim,
                )
            )
    return parts


def castle() -> Mesh:
    """Make the mesh of a castle 34 m wide and 42 m tall: walls with teeth between round towers, a gatehouse,
    a great hall with a steep roof, and a keep. Its front is +x.
    """
    wall, trim, tiles = (
        materials.masonry("#a89c88"),
        materials.sandstone("#8f8470"),
        materials.shingles("#3f5470", fine=1.8),
    )
    paints = (wall, trim, tiles)
    parts = [box((0, -1.6, 0), (17, 2.0, 15), materials.stone("#6f6a60"))]
    corners = [(13.0, 11.0), (13.0, -11.0), (-13.0, 11.0), (-13.0, -11.0)]
    for (x, z), tall in zip(corners, (17.0, 15.0, 20.0, 18.0), strict=True):
        parts += _tower(x, z, 2.9, tall, paints, roof=True)
    for a, b in (
        ((13.0, 11.0), (13.0, 3.0)),
        ((13.0, -3.0), (13.0, -11.0)),
        ((-13.0, 11.0), (-13.0, -11.0)),
        ((-13.0, 11.0), (13.0, 11.0)),
        ((-13.0, -11.0), (13.0, -11.0)),
    ):
        parts += _rampart(a, b, 9.0, wall, trim)
    for z in (3.4, -3.4):  # the gatehouse
        parts += _tower(14.0, z, 1.9, 13.0, paints, roof=False)
    parts += [
        box((13.4, 5.0, 0), (2.0, 6.5, 2.4), wall),
        *_rampart((13.4, 2.2), (13.4, -2.2), 11.6, wall, trim),
    ]
    arch = [(1.7 * math.cos(q), 3.4 + 1.7 * math.sin(q)) for q in np.linspace(0, math.pi, 11)]
    gate = [(-1.7, -0.4), (1.7, -0.4), *arch]
    parts += [
        facing([(1.22 * u, 1.1 * v) for u, v in gate], (15.3, 15.55), trim),
        facing(gate, (15.35, 15.62), materials.wood("#4a2e1a")),
    ]
    parts += [box((15.66, 2.3, -1.4 + 0.56 * k), (0.05, 2.4, 0.06), IRON) for k in range(6)]
    parts += [box((15.66, 0.6 + 0.9 * k, 0), (0.05, 0.06, 1.6), IRON) for k in range(5)]
    parts += [moved(turned(_slit(0.34, 0.8, trim), openings.TO_RIGHT), 15.4, 8.2, 0.0)]
    hall = [
        *houses.walled(7.0, 4.0, 15.0, 6.0, wall),
        *houses.covered(7.0, 4.0, 15.0, 6.0, tiles, eaves=0.5, verge=0.3),
    ]
    for x in (-4.6, -1.5, 1.5, 4.6):
        for y in (7.5, 12.5):
            hall += [
                moved(_slit(0.5, 1.3, trim), x, y, 4.0),
                turned(_slit(0.5, 1.3, trim), openings.TO_BACK, (x, y, -4.0)),
            ]
    hall += [
        turned(_slit(0.5, 1.3, trim), openings.TO_RIGHT, (7.0, y, z))
        for y in (12.0, 17.0)
        for z in ((-1.8, 1.8) if y < 15 else (0.0,))
    ]
    parts.append(moved(join(*hall), -2.0, 0.0, 1.0))
    parts += _tower(-7.0, -4.2, 3.1, 29.5, paints, roof=True)
    parts += _tower(4.6, 5.4, 1.5, 22.0, paints, roof=True)
    return join(*parts)


FORTS = {
    "lighthouse": Building(make=lambda _k, _c: lighthouse(), height=22.0, length=10.0, yaw=0.6, lamp=18.7),
    "castle": Building(make=lambda _k, _c: castle(), height=41.0, length=38.0, yaw=2.55),
}

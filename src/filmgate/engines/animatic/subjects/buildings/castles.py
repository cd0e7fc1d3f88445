"""Meshes of a lighthouse and a castle."""

import numpy as np

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.materials import WINDOW
from filmgate.engines.animatic.geometry.mesh import Mesh, join
from filmgate.engines.animatic.geometry.shapes import box, lathe
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


def castle() -> Mesh:
    """Make the mesh of a castle 34 m wide and 41 m tall.

    It has a main tower, four corner towers with lit windows, and outer walls.
    """
    stone = materials.stone("#8a8276")
    dark, roof = materials.stone("#6a645a"), materials.shingles("#3c4254", fine=1.6)
    parts = [box((0, 9, 0), (7, 10, 6), stone), box((0, 19.6, 0), (7.6, 0.7, 6.6), dark)]
    for sx in (-1, 1):
        for sz in (-1, 1):
            tall = 20.0 + 4 * (sx * sz > 0) + (3 if sx > 0 else 0)
            tower = lathe(
                [(3.2, -3), (3.0, tall), (3.6, tall + 0.8), (3.6, tall + 2.2), (3.3, tall + 2.2)],
                [stone, stone, dark, dark, dark],
                sides=28,
            )
            cap = lathe([(3.9, tall + 2.0), (2.2, tall + 5.5), (0.05, tall + 10.5)], [roof] * 3, sides=28)
            windows = [box((0, tall - 4, side * 3.05), (0.3, 0.9, 0.12), WINDOW) for side in (1, -1)]
            for mesh in (tower, cap, *windows):
                mesh.at[:] += (sx * 13.0, 0.0, sz * 9.0)
                parts.append(mesh)
    for sx in (-1, 1):
        parts.append(box((sx * 13, 5, 0), (1.2, 8, 8), stone))
    for sz in (-1, 1):
        parts.append(box((0, 5, sz * 9), (12, 8, 1.2), stone))
        parts += [box((x, 13.6, sz * 9), (0.8, 0.7, 1.3), dark) for x in range(-11, 12, 3)]
        parts += [
            box((x, 12 + 4 * (k % 2), sz * 6.05), (0.45, 0.9, 0.12), WINDOW)
            for k, x in enumerate((-4.5, -1.5, 1.5, 4.5))
        ]
    keep = lathe([(2.6, 18), (2.5, 29), (3.0, 30), (3.0, 31.2)], [stone, stone, dark, dark], sides=28)
    spire = lathe([(3.3, 31), (1.6, 35), (0.05, 41)], [roof] * 3, sides=28)
    for mesh in (keep, spire):
        mesh.at[:] += (1.5, 0.0, 0.0)
        parts.append(mesh)
    return join(*parts)


FORTS = {
    "lighthouse": Building(make=lambda _k, _c: lighthouse(), height=22.0, length=10.0, yaw=0.6, lamp=18.7),
    "castle": Building(make=lambda _k, _c: castle(), height=40.0, length=38.0, yaw=0.5),
}

"""Meshes of what one plays on outdoors: slide, swing, trampoline, target, rides of a fair, sandcastle."""

import math
from itertools import pairwise

import numpy as np

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.mesh import Mesh, join
from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.geometry.shapes import ball, box, ring, rod
from filmgate.engines.animatic.subjects.objects.forms import (
    Model,
    circle,
    cut,
    glaze,
    line,
    matt,
    metal,
    spun,
    tipped,
    upright,
    wood,
)
from filmgate.engines.animatic.subjects.objects.vessels import turn
from filmgate.engines.animatic.subjects.part import Part


def _target(part: Part) -> Mesh:
    """Make a target on a stand with an arrow in its middle."""
    hues = ("#c8c4b8", "#1c1c20", "#2a6ac0", part.coat or "#c8242c", "#e8c428")
    discs = [
        upright(
            turn(
                [(0.72 - 0.14 * k, -0.06), (0.72 - 0.14 * k, 0.04 + 0.008 * k), (0.01, 0.04 + 0.008 * k)],
                matt(hue),
                44,
            ),
            (0, 1.05, 0),
        )
        for k, hue in enumerate(hues)
    ]
    arrow = [
        rod((0.05, 1.05, 0.02), (0.6, 1.16, 0.1), 0.018, wood()),
        cut([(0.06, 1.12), (0.16, 1.24), (0.12, 1.1)], (0.5, 0.62), glaze("#d8d4cc")),
    ]
    return join(
        *discs,
        *arrow,
        *(rod((-0.08, 1.5, 0.2 * s), (0.1, 0, 0.6 * s), 0.04, wood()) for s in (1, -1)),
        rod((-0.08, 1.4, 0), (-0.65, 0, 0), 0.04, wood()),
    )


def _trampoline(part: Part) -> Mesh:
    rim = glaze(part.coat or "#2a6ac0")
    return join(
        turn([(0.98, 0.6), (0.01, 0.57)], matt("#16181c")),
        ring((0, 0.62, 0), 1.08, 0.1, rim),
        *(
            line([(1.08 * c, 0.6, 1.08 * s), (1.15 * c, 0.03, 1.15 * s)], 0.035, metal())
            for c, s in circle(8, 1.0)
        ),
    )


def _swing(part: Part) -> Mesh:
    frame, seat = metal(part.coat or "#b8342c"), wood()
    posts = [rod((x, 0, 1.1 * s), (0, 2.2, 0.95 * s), 0.05, frame) for s in (1, -1) for x in (0.6, -0.6)]
    ropes = [rod((0, 2.2, z), (0.18, 0.55, z), 0.014, matt("#c0b48c")) for z in (0.25, -0.25)]
    return join(
        *posts,
        rod((0, 2.2, -1.0), (0, 2.2, 1.0), 0.05, frame),
        *ropes,
        box((0.18, 0.53, 0), (0.14, 0.025, 0.3), seat),
    )


def _slide(part: Part) -> Mesh:
    chute = glaze(part.coat or "#e0a81c")
    way = [(-0.1, 1.6), (0.3, 1.35), (0.9, 0.7), (1.4, 0.28), (1.75, 0.2)]
    bed = [
        join(
            *(
                tipped(
                    box((0, 0, 0), (0.5 * math.dist(a, b) + 0.02, h, w), chute),
                    math.atan2(b[1] - a[1], b[0] - a[0]),
                    ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2 + y, z),
                )
                for h, w, y, z in ((0.02, 0.3, 0, 0), (0.1, 0.025, 0.08, 0.3), (0.1, 0.025, 0.08, -0.3))
            )
        )
        for a, b in pairwise(way)
    ]
    steps = [
        rod(
            (-0.9 + 0.13 * k, 0.25 + 0.24 * k, -0.27), (-0.9 + 0.13 * k, 0.25 + 0.24 * k, 0.27), 0.03, metal()
        )
        for k in range(6)
    ]
    rails = [
        line([(-1.0, 0, z), (-0.2, 1.6, z), (-0.2, 2.1, z)], 0.04, metal("#b8342c")) for z in (0.3, -0.3)
    ]
    return spun(
        join(*bed, *steps, *rails, *(rod((1.5, 0, z), (1.4, 0.28, z), 0.03, metal()) for z in (0.25, -0.25))),
        0.7,
    )


def _wheel(part: Part) -> Mesh:
    """Make a Ferris wheel with coloured gondolas."""
    iron, hues = metal(part.coat or "#b8bcc8"), ("#c8242c", "#e0a81c", "#2a6ac0", "#3a9a4a")
    at = [(1.45 * c, 1.9 + 1.45 * s) for c, s in circle(12, 1.0)]
    rims = [line([(x, y, z) for z, y in (*at, at[0])], 0.025, iron) for x in (0.16, -0.16)]
    spokes = [rod((x, 1.9, 0), (x, y, z), 0.012, iron) for x in (0.16, -0.16) for z, y in at]
    cabins = [
        mesh
        for k, (z, y) in enumerate(at)
        for mesh in (
            box((0, y - 0.17, z), (0.12, 0.09, 0.12), glaze(hues[k % 4])),
            box((0, y - 0.03, z), (0.13, 0.02, 0.13), glaze(hues[k % 4])),
            rod((0.1, y - 0.1, z), (0.1, y, z), 0.012, iron),
        )
    ]
    posts = [rod((x, 0, 0.8 * s), (0.8 * x, 1.9, 0), 0.05, iron) for s in (1, -1) for x in (0.32, -0.32)]
    return join(*rims, *spokes, *cabins, *posts, rod((-0.3, 1.9, 0), (0.3, 1.9, 0), 0.08, iron))


def _coaster(part: Part) -> Mesh:
    """Make a roller coaster: a track with a hill and a loop, and a train of cars on it."""
    rail, post = metal(part.coat or "#c8342c"), materials.cast_metal("#b0b4b8")
    z = np.linspace(-2.2, 2.2, 70)
    way = [
        (
            0.0,
            0.35 + 1.7 * math.exp(-((k + 1.2) ** 2) * 2.2) + 0.9 * math.exp(-((k - 1.6) ** 2) * 4),
            float(k),
        )
        for k in z
    ]
    loop = [
        (0.15 * math.sin(a / 2), 0.95 - 0.62 * math.cos(a), 0.25 + 0.62 * math.sin(a))
        for a in np.linspace(0, 2 * math.pi, 26)
    ]
    tracks = [
        line([(x + s, y, k) for x, y, k in points], 0.025, rail)
        for points in (way, loop)
        for s in (0.1, -0.1)
    ]
    ties = [rod((x - 0.1, y, k), (x + 0.1, y, k), 0.018, post) for x, y, k in (*way[::3], *loop[::2])]
    posts = [rod((0, 0, k), (0, y, k), 0.025, post) for _, y, k in way[::5]]
    cars = [
        join(
            box((0, y + 0.13, k), (0.13, 0.09, 0.13), glaze("#2a5ac0")),
            ball((0, y + 0.27, k), (0.06, 0.07, 0.06), matt("#d8a480")),
        )
        for _, y, k in (way[9], way[12], way[15])
    ]
    return join(*tracks, *ties, *posts, *cars)


def _carousel(part: Part) -> Mesh:
    red, pale, gold = matt(part.coat or "#b8283c"), matt("#c8bca0"), metal("#d8a428")
    roof = turn([(1.35, 1.75), (1.3, 1.85), (0.05, 2.5), (0.01, 2.7)], red, 48)
    for k in range(len(roof.surface)):
        if (k % 48) // 4 % 2:
            roof.paint[k] = pale.row()
    horses = []
    for k, (c, s) in enumerate(circle(8, 0.95)):
        hue, y = glaze(("#c8c4b8", "#6a4028", "#2a2a30")[k % 3]), 0.75 + 0.15 * (k % 2)
        horse = join(
            ball((0, y, 0), (0.1, 0.11, 0.24), hue, sides=12),
            rod((0, y, 0.18), (0, y + 0.24, 0.3), 0.06, hue),
            ball((0, y + 0.26, 0.36), (0.05, 0.06, 0.11), hue, sides=10),
            *(
                rod((0.05 * a, y - 0.05, 0.15 * b), (0.05 * a, y - 0.3, 0.18 * b), 0.026, hue)
                for a in (1, -1)
                for b in (1, -1)
            ),
            rod((0, 0.15, 0), (0, 1.8, 0), 0.018, gold),
            box((0, y + 0.1, 0), (0.09, 0.03, 0.09), red),
        )
        horses.append(spun(horse, -math.atan2(s, c), (c, 0, s)))
    return join(
        turn([(0.01, 0.0), (1.4, 0.0), (1.4, 0.14), (0.01, 0.14)], pale, 40),
        turn([(0.35, 0.14), (0.32, 1.8)], gold, 16),
        roof,
        *horses,
    )


def _sandcastle(part: Part) -> Mesh:
    """Make a castle of sand with towers and a flag, and a bucket beside it."""
    sand, dark = materials.soil(part.coat or "#c8a468"), Paint(color="#7a5c34")
    parts = [turn([(1.25, 0.0), (1.0, 0.12), (0.01, 0.16)], sand)]
    for x, z, r, h in (
        (0.45, 0.55, 0.24, 0.75),
        (0.45, -0.55, 0.24, 0.75),
        (-0.45, 0.55, 0.24, 0.85),
        (-0.45, -0.55, 0.24, 0.85),
        (-0.05, 0, 0.32, 1.2),
    ):
        tower = join(
            turn([(1.1 * r, 0.0), (r, h), (1.12 * r, h), (1.12 * r, h + 0.1), (0.01, h + 0.1)], sand, 28),
            *(box((1.0 * r * c, h + 0.14, 1.0 * r * s), (0.05, 0.05, 0.05), sand) for c, s in circle(7, 1.0)),
        )
        tower.at[:] += (x, 0.08, z)
        parts.append(tower)
    walls = [box((x, 0.35, 0), (0.1, 0.3, 0.55), sand) for x in (0.45, -0.45)] + [
        box((0, 0.35, z), (0.45, 0.3, 0.1), sand) for z in (0.55, -0.55)
    ]
    arch = cut([(-0.14, 0.1), (0.14, 0.1), (0.14, 0.35), (0.0, 0.48), (-0.14, 0.35)], (0.55, 0.56), dark)
    flag = [
        rod((-0.05, 1.3, 0), (-0.05, 1.75, 0), 0.016, wood()),
        cut([(0.0, 1.75), (0.3, 1.66), (0.0, 1.56)], (-0.06, -0.04), matt("#c8242c")),
    ]
    return join(*parts, *walls, arch, *flag)


MODELS: dict[str, Model] = {
    "sandcastle": _sandcastle,
    "slide": _slide,
    "slide swing": _swing,
    "slide trampoline": _trampoline,
    "slide target": _target,
    "ferris-wheel": _wheel,
    "ferris-wheel coaster": _coaster,
    "ferris-wheel carousel": _carousel,
}
ON_FLOOR: tuple[str, ...] = ("sandcastle", "slide", "ferris-wheel")
IN_LIFE = {"sandcastle": 0.7, "slide": 2.2, "ferris-wheel": 12.0}

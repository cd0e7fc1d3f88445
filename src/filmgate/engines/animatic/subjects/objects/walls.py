"""Meshes of what stands upright and is flat: window, wall, fence, gate, shelf, curtain, picture, flag."""

import math

import numpy as np

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.materials import BRASS, GILT, GOLD, IRON
from filmgate.engines.animatic.geometry.mesh import Mesh, join
from filmgate.engines.animatic.geometry.shapes import ball, box, facing, rod
from filmgate.engines.animatic.subjects.objects.forms import Model, cut, line, wood
from filmgate.engines.animatic.subjects.objects.vessels import turn
from filmgate.engines.animatic.subjects.part import Part

_PLASTER = materials.plaster("#b4aa98")
_SKY = materials.screen("#a8d0ec", 0.5)


def _window(part: Part) -> Mesh:
    """Make a window in a piece of wall, with a sill; of stained glass or with a round frame as variants."""
    frame = materials.enamel(part.coat or "#d8d2c4")
    wall = [
        box((-0.06, y, z), (0.06, h, w), _PLASTER)
        for y, h, z, w in (
            (0.35, 0.35, 0, 1.2),
            (2.35, 0.15, 0, 1.2),
            (1.45, 0.75, 0.97, 0.23),
            (1.45, 0.75, -0.97, 0.23),
        )
    ]
    bars = [box((0, 1.45, z), (0.08, 0.75, 0.045), frame) for z in (0.72, 0.0, -0.72)]
    bars += [box((0, y, 0), (0.08, 0.045, 0.74), frame) for y in (0.72, 1.45, 2.18)]
    sill = box((0.1, 0.66, 0), (0.16, 0.035, 0.86), frame)
    if part.variant == "stained":
        hues = ("#c02030", "#e0a020", "#2050b8", "#28904a", "#7a2a9a", "#40a8c8")
        panes = [
            box(
                (-0.02, 0.86 + 0.24 * row, -0.6 + 0.24 * n),
                (0.01, 0.115, 0.115),
                materials.glass(hues[(row * 2 + n * n) % 6], 0.7),
            )
            for row in range(6)
            for n in range(6)
        ]
        return join(*wall, *panes, *bars, sill)
    gleam = [
        facing(
            [(-0.5 + s, 1.6), (-0.42 + s, 1.6), (-0.18 + s, 2.0), (-0.26 + s, 2.0)],
            (0.0, 0.004),
            materials.light("#f0f8fc", 0.6),
        )
        for s in (0.0, 0.13)
    ]
    return join(*wall, box((-0.02, 1.45, 0), (0.01, 0.74, 0.72), _SKY), *gleam, *bars, sill)


def _windowsill(part: Part) -> Mesh:
    """Make a window in its wall with a deep sill before it, on which things stand."""
    behind = _window(part)
    behind.at[:, 0] -= 0.42
    return join(
        behind,
        box((0, 0.68, 0), (0.34, 0.05, 1.1), materials.marble(part.coat or "#b8a888")),
        box((-0.2, 0.31, 0), (0.14, 0.31, 1.2), _PLASTER),
    )


def _wall(part: Part) -> Mesh:
    """Make a piece of brick wall."""
    joint, rows = materials.concrete("#a8a094"), []
    hues = [part.coat] * 3 if part.coat else ["#9a4632", "#8a3e2c", "#a8543a"]
    for row in range(12):
        for n in range(7):
            z = -1.5 + 0.5 * n - 0.25 * (row % 2) + 0.125
            if abs(z) < 1.5:
                hue = materials.clay(hues[(row * 5 + n * 3) % 3] or "")
                rows.append(box((0.02, 0.1 + 0.17 * row, z), (0.14, 0.072, 0.232), hue))
    return join(*rows, box((0, 1.03, -0.0), (0.13, 1.03, 1.6), joint))


def _fence(part: Part) -> Mesh:
    """Make a fence of pointed pickets."""
    paint = wood(part.coat or "#c4bcae")
    pickets = [
        cut(
            [(z - 0.07, 0.0), (z + 0.07, 0.0), (z + 0.07, 0.86), (z, 1.0), (z - 0.07, 0.86)],
            (0.02, 0.05),
            paint,
        )
        for z in np.arange(-1.5, 1.6, 0.25)
    ]
    rails = [box((0, y, 0), (0.02, 0.045, 1.6), paint) for y in (0.3, 0.7)]
    return join(*pickets, *rails)


def _gate(part: Part) -> Mesh:
    """Make a gate of iron between two posts of stone."""
    iron, stone = materials.enamel(part.coat or "#24262a"), materials.stone("#8a8478")
    posts = [box((0, 1.0, z), (0.2, 1.0, 0.2), stone) for z in (1.25, -1.25)]
    posts += [ball((0, 2.14, z), (0.17, 0.17, 0.17), stone) for z in (1.25, -1.25)]
    bars = [rod((0, 0.08, z), (0, 1.95 - 0.35 * abs(z), z), 0.025, iron) for z in np.arange(-0.98, 1.0, 0.14)]
    rails = [box((0, y, 0), (0.025, 0.03, 1.05), iron) for y in (0.25, 1.2)]
    return join(*posts, *bars, *rails)


def _shelf(part: Part) -> Mesh:
    """Make a shelf with books and pots; a wardrobe has doors."""
    board, books = wood(part.coat or "#7a4e2a"), []
    sides = [box((0, 0.95, z), (0.2, 0.95, 0.03), board) for z in (0.7, -0.7)]
    if part.variant == "wardrobe":
        knobs = [ball((0.24, 0.95, z), (0.035, 0.035, 0.035), BRASS) for z in (0.06, -0.06)]
        doors = [box((0.19, 0.97, z), (0.03, 0.86, 0.33), wood("#8a5a34")) for z in (0.35, -0.35)]
        return join(
            *sides,
            box((0, 0.95, 0), (0.18, 0.93, 0.7), board),
            *doors,
            *knobs,
            box((0, 1.92, 0), (0.23, 0.04, 0.76), board),
        )
    boards = [box((0, y, 0), (0.2, 0.025, 0.7), board) for y in (0.08, 0.5, 0.95, 1.4, 1.88)]
    hues = ("#8a2a22", "#2a4a7a", "#c8a04a", "#3a6a4a", "#6a3a6a", "#c8beaa")
    for row, y in enumerate((0.105, 0.525, 0.975, 1.425)):
        z = -0.62
        for n in range(13 - 4 * (row % 2)):
            thick, tall = 0.03 + 0.012 * ((n * 7 + row) % 3), 0.13 + 0.02 * ((n * 5 + row) % 4)
            books.append(
                box(
                    (0.02, y + tall, z + thick),
                    (0.13, tall, 0.9 * thick),
                    materials.painted(hues[(n * 5 + row) % 6]),
                )
            )
            z += 2.1 * thick
        if row % 2:
            books.append(
                turn(
                    [(0.01, 0), (0.06, 0), (0.1, 0.1), (0.05, 0.2), (0.06, 0.24)],
                    materials.ceramic(hues[row]),
                    20,
                )
            )
            books[-1].at[:] += (0.05, y, 0.5)
    return join(*sides, *boards, *books, box((-0.18, 0.95, 0), (0.02, 0.93, 0.7), board))


def _curtain(part: Part) -> Mesh:
    """Make two curtains in folds on a rod."""
    cloth, rail = materials.velvet(part.coat or "#9a2c34"), BRASS
    folds = [
        rod(
            (0.05 * (n % 2), 0.05, side * (0.42 + 0.08 * n)),
            (0.05 * (n % 2), 2.1, side * (0.3 + 0.095 * n)),
            0.062,
            cloth,
        )
        for side in (1, -1)
        for n in range(7)
    ]
    ends = [ball((0.02, 2.16, z), (0.06, 0.06, 0.06), rail) for z in (1.1, -1.1)]
    return join(*folds, rod((0.02, 2.16, -1.1), (0.02, 2.16, 1.1), 0.03, rail), *ends)


def _ladder(part: Part) -> Mesh:
    paint = wood(part.coat or "#b08850")
    sides = [rod((0.0, 0, z), (-0.5, 2.3, z * 0.8), 0.04, paint) for z in (0.3, -0.3)]
    rungs = [
        rod((-0.5 * k, 2.3 * k, -0.29), (-0.5 * k, 2.3 * k, 0.29), 0.028, paint)
        for k in np.linspace(0.1, 0.93, 7)
    ]
    return join(*sides, *rungs)


def landscape(x: float, y: float, w: float, h: float) -> list[Mesh]:
    """Make a painted landscape that faces +x: a sky with a sun, hills, a field."""
    sky, far, near = materials.painted("#8ac0e0"), materials.painted("#5a7aa0"), materials.painted("#5a9a48")
    hills = [
        (-w, y),
        (w, y),
        (w, y + 0.1 * h),
        (0.4 * w, y + 0.5 * h),
        (0.0, y + 0.1 * h),
        (-0.5 * w, y + 0.6 * h),
        (-w, y + 0.2 * h),
    ]
    field = [(-w, y - h), (w, y - h), (w, y + 0.1 * h), (0.0, y - 0.15 * h), (-w, y + 0.05 * h)]
    sun = [
        (0.5 * w + 0.17 * h * math.cos(a), y + 0.6 * h + 0.17 * h * math.sin(a))
        for a in np.linspace(0, 6.2, 14)
    ]
    return [
        box((x, y, 0), (0.005, h, w), sky),
        cut(sun, (x, x + 0.008), materials.painted("#f0d050")),
        cut(hills, (x, x + 0.01), far, (0.0, y + 0.02 * h)),
        cut(field, (x, x + 0.014), near),
    ]


def _picture(part: Part) -> Mesh:
    """Make a canvas on an easel; framed, or a poster, as variants."""
    if part.variant == "poster":
        ink = materials.paper(part.coat or "#c8442c")
        rows = [
            box((0.03, y, 0), (0.006, 0.02, w), materials.painted("#30343c"))
            for y, w in ((0.52, 0.34), (0.44, 0.26), (0.36, 0.3))
        ]
        return join(
            box((0, 0.85, 0), (0.02, 0.72, 0.52), materials.canvas("#d8d0bc")),
            box((0.03, 1.0, 0), (0.005, 0.42, 0.42), ink),
            ball((0.03, 1.0, 0), (0.02, 0.26, 0.26), materials.paper("#e8c040")),
            *rows,
        )
    if part.variant == "framed":
        gold = materials.plated(part.coat, GILT)
        frame = [box((0, y, 0), (0.05, 0.07, 0.86), gold) for y in (0.1, 1.26)]
        frame += [box((0, 0.68, z), (0.05, 0.64, 0.07), gold) for z in (0.8, -0.8)]
        return join(
            box((-0.02, 0.68, 0), (0.02, 0.6, 0.78), materials.paper("#d8d0bc")),
            *landscape(0.01, 0.68, 0.74, 0.52),
            *frame,
        )
    paint = wood(part.coat or "#a87a44")
    feet = [rod((0.22, 0, z), (-0.08, 1.9, 0.15 * z), 0.035, paint) for z in (0.55, -0.55)]
    feet += [rod((-0.6, 0, 0), (-0.08, 1.8, 0), 0.035, paint), box((0.14, 0.62, 0), (0.1, 0.03, 0.5), paint)]
    return join(
        *feet,
        box((0.07, 1.15, 0), (0.03, 0.5, 0.62), materials.canvas("#dcd6c8")),
        *landscape(0.105, 1.15, 0.56, 0.44),
    )


def _flag(part: Part) -> Mesh:
    """Make a flag that waves on its pole."""
    plain = part.coat or ("#d8d4c8" if part.stuff else None)
    hues = [plain] * 3 if plain else ["#c8283a", "#d8d4c8", "#2a50a0"]
    strips = []
    for row, hue in enumerate(hues):
        for n in range(24):
            z, x = 0.06 + 0.05 * n, 0.09 * math.sin(0.55 * n) * min(n / 8, 1)
            strips.append(
                box((x, 2.06 - 0.26 * row - 0.004 * n, z), (0.012, 0.132, 0.03), materials.cloth(hue or ""))
            )
    pole = rod((0, 0, 0), (0, 2.3, 0), 0.035, BRASS)
    return join(
        pole,
        ball((0, 2.34, 0), (0.07, 0.07, 0.07), GOLD),
        *strips,
        turn([(0.02, 0), (0.3, 0), (0.28, 0.06), (0.02, 0.08)], IRON),
    )


def _fireplace(part: Part) -> Mesh:
    """Make a fireplace with a mantel and logs."""
    stone, dark = materials.stone(part.coat or "#9a8a78"), materials.painted("#14100e")
    logs = [
        rod((0.16, 0.08, -0.36), (0.2, 0.1, 0.34), 0.06, wood("#4a2e1a")),
        rod((0.3, 0.08, -0.32), (0.26, 0.08, 0.36), 0.055, wood("#5a3a20")),
        rod((0.2, 0.2, -0.3), (0.26, 0.16, 0.3), 0.05, wood("#3a2416")),
    ]
    sides = [box((0, 0.55, z), (0.3, 0.55, 0.2), stone) for z in (0.75, -0.75)]
    return join(
        *sides,
        box((0, 1.2, 0), (0.36, 0.12, 1.05), stone),
        box((-0.1, 0.5, 0), (0.15, 0.55, 0.6), dark),
        box((-0.05, 1.75, 0), (0.22, 0.45, 0.7), stone),
        *logs,
    )


def _web(_part: Part) -> Mesh:
    """Make a spider's web between two twigs."""
    silk, twig = materials.silk("#c8d0d8"), wood("#5a4028")
    spokes = [(math.cos(a), math.sin(a)) for a in np.linspace(0, 2 * math.pi, 13)[:-1]]
    threads = [rod((0, 1.0, 0), (0, 1.0 + 0.85 * s, 0.85 * c), 0.008, silk) for c, s in spokes]
    for r in np.linspace(0.15, 0.8, 7):
        threads += [
            rod((0, 1.0 + r * a[1], r * a[0]), (0, 1.0 + r * b[1], r * b[0]), 0.007, silk)
            for a, b in zip(spokes, spokes[1:] + spokes[:1], strict=True)
        ]
    return join(
        *threads,
        line([(0, 0, 0.9), (0, 1.0, 0.95), (0, 2.0, 0.7)], 0.05, twig),
        line([(0, 0, -0.8), (0, 1.1, -0.95), (0, 1.95, -0.6)], 0.045, twig),
    )


MODELS: dict[str, Model] = {
    "window": _window,
    "window stained": _window,
    "windowsill": _windowsill,
    "wall": _wall,
    "fence": _fence,
    "gate": _gate,
    "shelf": _shelf,
    "shelf wardrobe": _shelf,
    "curtain": _curtain,
    "ladder": _ladder,
    "easel": _picture,
    "easel poster": _picture,
    "easel framed": _picture,
    "flag": _flag,
    "fireplace": _fireplace,
    "spiderweb": _web,
}
ON_FLOOR = (
    "window",
    "wall",
    "fence",
    "gate",
    "shelf",
    "curtain",
    "ladder",
    "easel",
    "flag",
    "fireplace",
    "spiderweb",
    "windowsill",
)
IN_LIFE = {
    "window": 2.3,
    "wall": 2.2,
    "fence": 1.1,
    "gate": 2.2,
    "shelf": 2.0,
    "curtain": 2.2,
    "ladder": 2.3,
    "easel": 1.7,
    "flag": 2.6,
    "fireplace": 2.0,
    "spiderweb": 1.2,
    "windowsill": 2.2,
}

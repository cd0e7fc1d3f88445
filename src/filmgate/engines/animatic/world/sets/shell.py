"""Parts that every room has: walls, windows, lamps. Rooms are seen towards +z."""

import math
from collections.abc import Callable

import numpy as np

from filmgate.engines.animatic.geometry.materials import enamel, glass, light, painted, plaster
from filmgate.engines.animatic.geometry.mesh import Mesh, join
from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.geometry.shapes import box, lathe, slab
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.world.sets.base import Set, Site, lights, resized

HIGH = 5.5  # metres
_ROUND = [(math.cos(a), math.sin(a)) for a in np.linspace(0, 2 * math.pi, 13)[:-1].tolist()]
_STRIPS = 7  # of a sky through a window
# outside: the sky high and low, hills, a garden; how bright
_OUTSIDE = {
    "day": ("#8fb8e6", "#dfe9f0", "#8fa6a8", "#7d9669", 0.62),
    "evening": ("#8fa4cc", "#ffcf96", "#a88a86", "#6d7a4a", 0.62),
    "night": ("#0b1430", "#22304e", "#121b2c", "#0c1410", 0.5),
}
_HILLS = (0.5, 0.8, 1.1, 1.3, 1.2, 0.9, 0.7, 0.8, 1.0, 1.2, 1.5, 1.7, 1.6, 1.2, 0.8, 0.5)
# trees in a garden: where, from the middle of the pane to its edge; how much over its middle; radius
_TREES = (
    (-0.93, 0.10, 0.26), (-0.74, -0.02, 0.20), (-0.88, -0.22, 0.22), (-0.55, -0.20, 0.15),
    (-0.36, -0.30, 0.12), (0.95, 0.16, 0.28), (0.80, -0.06, 0.22), (0.62, -0.24, 0.17),
    (0.42, -0.30, 0.11), (0.05, -0.34, 0.13),
)  # fmt: skip


def walls(wall: str, ceiling: str, trim: Paint) -> list[Mesh]:
    paint = plaster(wall)
    return [
        box((0, 3, 7.0), (14, 3.2, 0.1), paint),
        box((0, 3, -13.0), (14, 3.2, 0.1), paint),
        box((10, 3, 0), (0.1, 3.2, 14), paint),
        box((-10, 3, 0), (0.1, 3.2, 14), paint),
        box((0, 5.6, 0), (14, 0.1, 14), plaster(ceiling)),
        box((0, 0.12, 6.86), (14, 0.12, 0.05), trim),
    ]


def snug(build: Callable[[Site], Set], size: float, nearer: float) -> Callable[[Site], Set]:
    """Return what builds the set of a room that is smaller by a factor, and nearer by so many metres."""

    def smaller(site: Site) -> Set:
        return resized(build(site), size, -nearer)

    return smaller


def pane_of(site: Site) -> Paint:
    if site.night:
        return glass("#0e1830", 0.05)
    return light("#ffdab4", 1.5) if site.low_sun else light("#a8c4e0", 0.75)


def window(
    x: float, y: float, half: tuple[float, float], site: Site, trim: Paint, *, town: bool = False
) -> list[Mesh]:
    """Make a window in the far wall, with what is seen through it: a garden, or a town."""
    w, h = half
    return [
        box((x, y, 6.85), (w, h, 0.06), trim),
        *outlook(site, x, y, 6.785, (w - 0.15, h - 0.14), town=town),
        box((x, y, 6.74), (0.04, h - 0.14, 0.03), trim),
        box((x, y, 6.74), (w - 0.15, 0.04, 0.03), trim),
    ]


def outlook(
    site: Site, x: float, y: float, z: float, half: tuple[float, float], *, town: bool = False
) -> list[Mesh]:
    """Make what is seen through a pane around (x, y, z): a sky, and hills behind a garden or the houses of a
    town. half: of the pane, metres.

    All of it lies within a few millimetres before z and is lit by itself, as bright as a day outside looks to
    a lens that is set for the room.
    """
    w, h = half
    high, low, hill, green, glow = _OUTSIDE["night" if site.night else "evening" if site.low_sun else "day"]
    if site.snowy:
        hill, green = ("#9fb0c4", "#c8d2dc") if not site.night else (hill, "#2a3648")
    ends = np.array([_rgb(low), _rgb(high)])
    foot = y - h + 0.5 * h  # the horizon
    parts, step = [], (y + h - foot) / _STRIPS
    for k in range(_STRIPS):
        share = (k + 0.5) / _STRIPS
        tone = _hex(ends[0] + (ends[1] - ends[0]) * share)
        parts.append(box((x, foot + (k + 0.5) * step, z), (w, 0.5 * step, 0.002), light(tone, glow)))
    parts.append(box((x, y - 0.75 * h, z), (w, 0.25 * h, 0.002), light(green, 0.6 * glow)))
    for k, bump in enumerate(_HILLS):  # columns: from afar they make one line
        wide = w / len(_HILLS)
        at = x - w + (2 * k + 1) * wide
        tall = 0.16 * h * bump
        parts.append(
            box((at, foot + 0.5 * tall, z - 0.004), (wide, 0.5 * tall, 0.002), light(hill, 0.75 * glow))
        )
    if town:
        return parts + _houses(x, foot, z, half, hill, glow, night=site.night)
    leaves = light(green, 0.56 * glow), light(green, 0.44 * glow)
    for number, (across, up, wide) in enumerate(_TREES):
        radius, deep = wide * min(w, h), z - 0.006 - 0.002 * (number % 2)
        middle = min(max(across, radius / w - 1), 1 - radius / w)
        level = max(foot - 0.1 * h + up * h, y - h + radius)
        crown = [(x + middle * w + radius * a, level + 0.9 * radius * b) for a, b in _ROUND]
        parts.append(slab(crown, (deep - 0.001, deep), leaves[number % 2]))
    if site.night:
        parts += [
            box((x + a * w, foot + b * h, z - 0.008), (0.03, 0.04, 0.002), light("#ffd08a", 1.6))
            for a, b in ((-0.62, 0.05), (-0.55, 0.05), (0.3, 0.03), (0.72, 0.06))
        ]
    return parts


# of the tone of a town in the haze: fronts of brick, of stone, of glass
_FRONTS = ((1.12, 1.0, 0.92), (0.86, 0.92, 1.0), (1.2, 1.14, 1.06), (0.95, 0.9, 0.9), (1.0, 1.05, 1.12))


def _houses(
    x: float, foot: float, z: float, half: tuple[float, float], tone: str, glow: float, *, night: bool
) -> list[Mesh]:
    """Make the high houses of a town on the horizon at this height, those behind paler."""
    w, h = half
    parts, lit = [], light("#ffd08a" if night else "#c8d4da", 1.0 if night else 0.9 * glow)
    for row, number in enumerate((9, 7)):
        for k in range(number):
            kind = (k * 5 + 3 * row + round(3 * x)) % 7
            tint = _hex(
                np.clip(np.array(_rgb(tone)) * _FRONTS[(k * 3 + row + round(x)) % len(_FRONTS)], 0, 255)
            )
            paint = light(tint, (0.95 if row == 0 else 0.7) * glow)
            tall = h * (0.24 + 0.62 * kind / 6) * (1.0 if row == 0 else 0.72)
            wide, at = w / number * 0.86, x - w + (2 * k + 1) * w / number
            deep = z - 0.006 - 0.004 * row
            low = foot - 0.5 * h
            parts.append(
                box((at, low + 0.5 * (tall + 0.5 * h), deep), (wide, 0.5 * (tall + 0.5 * h), 0.001), paint)
            )
            for j in range(row * (int((tall + 0.5 * h) / (0.14 * h)) - 1)):
                shift = 0.3 * wide * ((2 * j + k) % 3 - 1) if night else 0.0
                if night and (3 * j + 2 * k) % 5 > 1:
                    continue
                size = (wide * (0.16 if night else 0.7), 0.03 * h, 0.001)
                parts.append(box((at + shift, low + 0.14 * h * (j + 1), deep - 0.002), size, lit))
    return parts


def _hex(color: Floats) -> str:
    return "#" + "".join(f"{round(one):02x}" for one in color.tolist())


def _rgb(color: str) -> tuple[int, ...]:
    return tuple(int(color[k : k + 2], 16) for k in (1, 3, 5))


def hanging(
    x: float, y: float, z: float, *, night: bool, shade: str = "#2a2a2c", high: float = 5.6
) -> list[Mesh]:
    """Make a lamp on a cord from a ceiling that is so high, metres."""
    bulb = light("#ffdca0", 5.0 if night else 1.4)
    lamp = join(
        lathe(
            [(0.06, 0.42), (0.34, 0.0), (0.31, 0.0), (0.05, 0.38)],
            [enamel(shade)] * 4,
            sides=28,
        ),
        lathe([(0.02, 0.16), (0.11, 0.06), (0.02, -0.04)], [bulb] * 3, sides=16),
    )
    lamp.at[:] += (x, y, z)
    return [
        lamp,
        box((x, (y + 0.4 + high) / 2, z), (0.012, (high - y - 0.4) / 2, 0.012), painted("#1a1a1a")),
    ]


def panels(spots: list[tuple[float, float]], *, bright: float = 2.2) -> tuple[list[Mesh], list[list[float]]]:
    """Return flat lights in the ceiling at these (x, z), and their point lights."""
    tube = light("#f4f6f4", bright)
    meshes = [box((x, HIGH - 0.02, z), (1.1, 0.03, 0.32), tube) for x, z in spots]
    return meshes, [[x, HIGH - 0.7, z, 0.34, 0.34, 0.33, 0.05] for x, z in spots]


def lit(parts: list[Mesh], site: Site, spots: list[tuple[float, float]], *, bright: float) -> Set:
    """Return the set of a room that flat lights in the ceiling light, and by day its windows too."""
    meshes, rows = panels(spots, bright=bright)
    day = [[0.0, 3.0, 4.6, 0.45, 0.5, 0.58, 0.05]]
    return Set(mesh=join(*parts, *meshes), lights=lights(rows if site.night else rows + day))

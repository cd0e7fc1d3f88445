"""Meshes of glasses, mugs, pots and plates: what one drinks from, pours from, cooks in and eats from. Those
that are cups or bowls to the parser are variants of these kinds.
"""

import math
from collections.abc import Callable
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.materials import IRON, STEEL
from filmgate.engines.animatic.geometry.mesh import Mesh, join
from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.geometry.shapes import FACING, ball, box, lathe, ring, rod, tube, turned
from filmgate.engines.animatic.subjects.liquids import liquid
from filmgate.engines.animatic.subjects.part import Part

_GLASS = materials.clear_glass("#e6f0f2")


def turn(points: list[tuple[float, float]], paint: Paint, sides: int = 44) -> Mesh:
    """Make a surface of revolution of one paint."""
    return lathe(points, [paint] * len(points), sides=sides)


def fine(points: list[tuple[float, float]], most: float = 0.12) -> list[tuple[float, float]]:
    """Return an outline with points between those that lie apart: it breaks into short pieces."""
    rows = [points[0]]
    for (r, y), (s, z) in pairwise(points):
        steps = math.ceil(math.hypot(s - r, z - y) / most)
        rows += [(r + (s - r) * k / steps, y + (z - y) * k / steps) for k in range(1, steps + 1)]
    return rows


def handle(x: float, y: float, wide: float, tall: float, paint: Paint) -> Mesh:
    """Make a handle on the side +x of a vessel, in an upright plane."""
    a = np.linspace(-0.2, math.pi + 0.2, 18)
    return tube(np.stack([x + wide * np.sin(a), y + tall * np.cos(a), 0 * a], 1), 0.05, paint)


def _glass(part: Part) -> Mesh:
    """Make a glass with a drink, ice and a straw; wine is in a glass with a stem."""
    if part.filling == "wine":
        return _goblet(part)
    drink, ice = liquid(part.filling), materials.clear_ice("#f4fafc", milk=0.25)
    straw, stripe = materials.plastic(part.coat or "#d8281c"), materials.plastic("#f4f0e8")
    bits = [(-0.1 + 0.045 * k, 0.8 + 0.11 * k, 0.12) for k in range(6)]
    pieces = [rod(a, b, 0.036, stripe if k % 2 else straw) for k, (a, b) in enumerate(pairwise(bits))]
    cubes = [
        turned(
            box((0, 0, 0), (0.11, 0.1, 0.11), ice),
            _spun(a),
            (0.17 * math.cos(3 * a), 0.9, 0.17 * math.sin(3 * a)),
        )
        for a in (0.3, 1.0, 1.9)
    ]
    return join(
        turn(fine([(0.02, 0.0), (0.27, 0.0), (0.285, 0.1), (0.39, 1.02), (0.375, 1.02)]), _GLASS),
        turn([(0.01, 0.05), (0.262, 0.06), (0.27, 0.1), (0.352, 0.84), (0.01, 0.845)], drink),
        *cubes,
        *pieces,
    )


def _spun(angle: float) -> NDArray[np.float64]:
    c, s = math.cos(angle), math.sin(angle)
    around, tilt = np.array([[c, 0, s], [0, 1, 0], [-s, 0, c]]), np.array([[1, 0, 0], [0, c, -s], [0, s, c]])
    return np.asarray(around @ tilt)


def _goblet(part: Part) -> Mesh:
    """Make a glass with a stem, with wine in it."""
    wine = liquid("wine" if part.filling == "water" else part.filling)
    return join(
        turn(
            [(0.01, 0.03), (0.3, 0.0), (0.3, 0.02), (0.05, 0.06), (0.035, 0.5), (0.08, 0.56), (0.2, 0.62)],
            _GLASS,
        ),
        turn(
            fine([(0.2, 0.62), (0.32, 0.78), (0.36, 0.98), (0.35, 1.15), (0.31, 1.32), (0.298, 1.32)]), _GLASS
        ),
        turn([(0.01, 0.6), (0.08, 0.61), (0.188, 0.645), (0.305, 0.79), (0.343, 0.97), (0.01, 0.975)], wine),
    )


def _mug(part: Part) -> Mesh:
    glaze, drink = materials.ceramic(part.coat or "#c8442c"), materials.water("#2a140a")
    body = turn([(0.02, 0.0), (0.38, 0.0), (0.4, 0.04), (0.4, 0.86), (0.36, 0.88), (0.35, 0.75)], glaze)
    whole = join(body, turn([(0.36, 0.79), (0.01, 0.79)], drink), handle(0.38, 0.45, 0.27, 0.26, glaze))
    return turned(whole, FACING)


def _beer(part: Part) -> Mesh:
    """Make a mug of glass with beer and its foam."""
    amber, foam = materials.drink(part.coat or "#e09a20", milk=0.08), materials.foam("#f8f2e2")
    froth = [
        ball((0.24 * math.cos(a), 1.0, 0.24 * math.sin(a)), (0.17, 0.12, 0.17), foam)
        for a in np.linspace(0, 2 * math.pi, 7, endpoint=False)
    ]
    body = [
        turn([(0.02, 0.0), (0.4, 0.0), (0.41, 0.06), (0.41, 0.96)], _GLASS),
        turn([(0.01, 0.1), (0.37, 0.1), (0.385, 0.14), (0.385, 0.88), (0.01, 0.88)], amber),
    ]
    rim = turn([(0.383, 0.86), (0.39, 0.98), (0.36, 1.0), (0.01, 1.04)], foam)
    return turned(join(*body, rim, *froth, handle(0.38, 0.5, 0.3, 0.3, _GLASS)), FACING)


def _spout(low: tuple[float, float], high: tuple[float, float], paint: Paint) -> list[Mesh]:
    """Make a spout that narrows, on the side -x."""
    (x, y), (u, v) = low, high
    steps = np.linspace(0, 1, 7)
    at = [(x + (u - x) * k, y + (v - y) * k * k, 0.0) for k in steps]
    return [rod(a, b, 0.13 - 0.013 * n, paint) for n, (a, b) in enumerate(pairwise(at))]


def _teapot(part: Part) -> Mesh:
    """Make a round pot with a lid, a spout and a handle; a kettle is of metal, with its handle above."""
    kettle = part.variant == "kettle"
    glaze = materials.plated(part.coat, STEEL) if kettle else materials.ceramic(part.coat or "#3a7a8a")
    trim = materials.plastic("#20201e") if kettle else materials.ceramic("#e8dcc0")
    body = [(0.02, 0.0), (0.34, 0.0), (0.4, 0.06), (0.56, 0.32), (0.54, 0.58), (0.36, 0.78), (0.28, 0.8)]
    lid = turn([(0.3, 0.8), (0.26, 0.87), (0.1, 0.93), (0.01, 0.94)], trim)
    parts = [turn(body, glaze), lid, ball((0, 0.99, 0), (0.07, 0.07, 0.07), trim)]
    parts += _spout((-0.48, 0.3), (-0.9, 0.82), glaze)
    if kettle:
        a = np.linspace(0, math.pi, 20)
        parts.append(tube(np.stack([0.42 * np.cos(a), 0.75 + 0.52 * np.sin(a), 0 * a], 1), 0.05, trim))
    else:
        parts.append(handle(0.5, 0.44, 0.3, 0.26, glaze))
    return turned(join(*parts), FACING)


def _jug(part: Part) -> Mesh:
    """Make a tall jug with a lip and a handle."""
    glaze, band = materials.ceramic(part.coat or "#e6dfd0"), materials.ceramic("#2a5a8a")
    outline = [(0.02, 0.0), (0.3, 0.0), (0.36, 0.06), (0.46, 0.38), (0.42, 0.62), (0.27, 0.9), (0.26, 1.02)]
    outline += [(0.34, 1.2), (0.31, 1.2), (0.22, 1.0)]
    body = lathe(outline, [glaze, glaze, glaze, band, band, glaze, glaze, glaze, glaze, glaze], sides=44)
    top = body.at[:, 1] > 1.0
    lip = np.clip(-body.at[:, 0] - 0.1, 0, 1) * top
    body.at[:, 0] -= 0.9 * lip * (body.at[:, 1] - 0.98) * 4
    return turned(join(body, handle(0.34, 0.72, 0.34, 0.34, glaze)), FACING)


def cutlery(y: float, z: float) -> list[Mesh]:
    """Make a fork and a knife that lie on both sides of a plate."""
    tines = [box((-0.42, y, -z + s), (0.14, 0.012, 0.012), STEEL) for s in (-0.06, -0.02, 0.02, 0.06)]
    fork = [box((0.1, y, -z), (0.36, 0.014, 0.025), STEEL), box((-0.27, y, -z), (0.04, 0.014, 0.075), STEEL)]
    knife = [
        box((0.24, y, z), (0.24, 0.018, 0.03), STEEL),
        box((-0.26, y, z + 0.01), (0.28, 0.012, 0.05), STEEL),
    ]
    return [*tines, *fork, *knife]


def dish(color: str | None = None, rim: str = "#3a6a9a") -> Mesh:
    """Make a plate with a rim of another colour, 1.5 m wide and 0.1 m high."""
    glaze, edge = materials.ceramic(color or "#ece8de"), materials.ceramic(rim)
    outline = [(0.02, 0.0), (0.45, 0.0), (0.75, 0.1), (0.73, 0.12), (0.66, 0.09), (0.46, 0.04), (0.01, 0.04)]
    return lathe(outline, [glaze, glaze, edge, edge, glaze, glaze, glaze], sides=56)


def _plate(part: Part) -> Mesh:
    return join(dish(part.coat), *cutlery(0.02, 0.95))


def _pan(part: Part) -> Mesh:
    iron, wood = materials.plated(part.coat, IRON), materials.wood("#6a4226")
    body = turn([(0.02, 0.0), (0.5, 0.0), (0.66, 0.22), (0.63, 0.22), (0.48, 0.03), (0.01, 0.03)], iron)
    return turned(join(body, rod((0.6, 0.18, 0), (1.5, 0.36, 0), 0.06, wood)), FACING)


def _pot(part: Part) -> Mesh:
    """Make a cooking pot with a lid and two handles."""
    steel = materials.plated(part.coat, STEEL)
    body = turn([(0.02, 0.0), (0.52, 0.0), (0.54, 0.04), (0.54, 0.62), (0.57, 0.64)], steel)
    lid = turn([(0.57, 0.65), (0.5, 0.7), (0.2, 0.78), (0.01, 0.79)], steel)
    dark = materials.plastic("#1c1e22")
    grips = [turned(ring((0, 0, 0), 0.12, 0.035, dark), np.eye(3), (0, 0.52, z)) for z in (0.62, -0.62)]
    return join(body, lid, ball((0, 0.85, 0), (0.09, 0.07, 0.09), dark), *grips)


MODELS: dict[str, Callable[[Part], Mesh]] = {
    "cup glass": _glass,
    "cup goblet": _goblet,
    "cup mug": _mug,
    "cup beer": _beer,
    "bowl plate": _plate,
    "bowl pan": _pan,
    "bowl pot": _pot,
    "teapot": _teapot,
    "teapot kettle": _teapot,
    "teapot jug": _jug,
}

"""Cloth in the wind: flags, curtains at open windows, laundry on a line."""

import math
from collections.abc import Callable
from itertools import pairwise

import numpy as np

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.mesh import Mesh, soften
from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.geometry.shapes import ball as sphere
from filmgate.engines.animatic.geometry.shapes import box, rod
from filmgate.engines.animatic.physics.cloth import Drape, drape
from filmgate.engines.animatic.physics.forms import Doubles, Solid, block
from filmgate.engines.animatic.physics.motion import Motion
from filmgate.engines.animatic.subjects.actor import Actor
from filmgate.engines.animatic.subjects.happenings.event import Event
from filmgate.engines.animatic.subjects.happenings.trial import Trial

_STRONG, _USUAL, _WEAK = 11.0, 7.0, 3.5  # m/s


def _wind(event: Event) -> float:
    return _STRONG if "strong" in event.props else _WEAK if "gentle" in event.props else _USUAL


def _show(trial: Trial, cloth: Drape, rest: Doubles, paint: Callable[[float, float], Paint]) -> None:
    """Draw a cloth. paint(u, v): that of a place on it, from left to right and from top to bottom."""
    rows, columns = rest.shape[:2]
    surface = np.zeros((rows * columns, 20), np.float32)
    for r in range(rows):
        for c in range(columns):
            surface[r * columns + c, 9:] = paint(c / (columns - 1), r / (rows - 1)).row()
    surface[:, 6:9] = rest.reshape(-1, 3)

    def makes(_motion: Motion) -> Callable[[float], list[Mesh]]:
        def meshes(t: float) -> list[Mesh]:
            mesh = Mesh(surface.copy(), cloth.faces)
            mesh.at[:] = cloth.when(t)
            soften(mesh)
            return [mesh]

        return meshes

    trial.also(makes)


def _empty(event: Event) -> Trial:
    trial = event.trial(scale="life")
    trial.put(None, Solid((block((0.01,) * 3),)), (0, 0, 0), fixed=True)
    return trial


def flag(event: Event) -> Actor:
    """A flag on its pole."""
    trial = _empty(event)
    rows, columns, long, high, top = 17, 27, 1.9, 1.2, 3.4
    u, v = np.meshgrid(np.linspace(0, 1, columns), np.linspace(0, 1, rows))
    rest = np.stack([0.05 + long * u, top - high * v, np.zeros_like(u)], 2)
    start = rest.copy()
    held = np.zeros((rows, columns), bool)
    held[:, 0] = True
    speed = _wind(event)
    cloth = drape(
        event.part.kernels,
        start,
        held,
        event.part.duration,
        wind=(speed, 0.0, 0.16 * speed),
        weight=0.16,
        gusts=0.35,
    )
    plain = event.part.coat
    hues = [materials.cloth(one) for one in ((plain,) * 3 if plain else ("#c8283a", "#eae6da", "#2a50a0"))]
    _show(trial, cloth, rest, lambda _u, v: hues[min(int(3 * v), 2)])
    trial.scenery(
        rod((0, 0, 0), (0, top + 0.15, 0), 0.045, materials.METAL),
        sphere((0, top + 0.2, 0), (0.08, 0.08, 0.08), materials.GOLD),
    )
    trial.shows((-0.5, top - 2.2, -0.4), (2.2, top + 0.35, 0.4))
    return trial.actor()


def curtain(event: Event) -> Actor:
    """Curtains that an open window's wind blows into the room."""
    trial = _empty(event)
    part = event.part
    wall, frame = materials.plaster("#d0c2a8"), materials.wood("#f2eee4")
    half, low, high, back = 0.85, 0.75, 2.3, 1.1
    trial.scenery(
        box((0, 0.5 * low, back), (4.6, 0.5 * low, 0.08), wall),
        box((0, high + 0.6, back), (4.6, 0.6, 0.08), wall),
        *(
            box((s * (half + 1.875), 0.5 * (low + high), back), (1.875, 0.5 * (high - low), 0.08), wall)
            for s in (-1, 1)
        ),
        *(
            box((s * half, 0.5 * (low + high), back), (0.05, 0.5 * (high - low) + 0.05, 0.12), frame)
            for s in (-1, 1)
        ),
        *(box((0, y, back), (half + 0.05, 0.05, 0.12), frame) for y in (low, high)),
        box((0, 0.5 * (low + high), back + 0.9), (1.6, 1.3, 0.02), materials.light("#a8cdea", 0.75)),
        *(
            box((s * (half + 0.1), 0.5 * (low + high), back + 0.42), (0.02, 0.5 * (high - low), 0.36), frame)
            for s in (-1, 1)
        ),
        rod((-1.35, high + 0.22, back - 0.16), (1.35, high + 0.22, back - 0.16), 0.025, materials.BRASS),
    )
    speed = 0.36 * _wind(event)
    rows, columns = 21, 17
    color = part.coat or "#f0ece0"
    for side in (-1, 1):
        u, v = np.meshgrid(np.linspace(0, 1, columns), np.linspace(0, 1, rows))
        x = side * (1.15 - 1.02 * u)
        tall = high + 0.2 - 0.12
        folds = 0.05 * np.sin(2 * math.pi * 4 * u)
        rest = np.stack([x, high + 0.2 - tall * v, back - 0.18 + folds], 2)
        held = np.zeros((rows, columns), bool)
        held[0] = True
        cloth = drape(
            part.kernels,
            rest,
            held,
            part.duration,
            wind=(0.12 * side * speed, 0.1 * speed, -speed),
            weight=0.13,
            gusts=0.8,
            stiff=0.6,
        )
        paint = materials.cloth(color)
        _show(trial, cloth, rest, lambda _u, _v, paint=paint: paint)  # type: ignore[misc]
    trial.shows((-1.7, 0.1, -0.2), (1.7, high + 0.5, back))
    return trial.actor()


_SHAPES: dict[str, Callable[[float, float], bool]] = {
    "towel": lambda _u, _v: True,
    "shirt": lambda u, v: v < 0.34 or 0.22 < u < 0.78,
    "trousers": lambda u, v: v < 0.3 or u < 0.44 or u > 0.56,
}
_WASH = (
    ("shirt", "#e8e4da", 1.0, 0.85),
    ("towel", "#c84a52", 0.62, 1.0),
    ("trousers", "#35507c", 0.56, 1.15),
    ("shirt", "#e0b040", 0.9, 0.8),
    ("towel", "#5a9a7a", 1.1, 0.95),
)


def laundry(event: Event) -> Actor:
    """Washing on a line between two posts."""
    trial = _empty(event)
    part, speed = event.part, 0.42 * _wind(event)
    top, half = 2.15, 2.75
    wood = materials.wood("#8a6a48")
    for s in (-1, 1):
        trial.scenery(
            rod((s * half, 0, 0), (s * half, top + 0.2, 0), 0.06, wood),
            rod((s * half, top, -0.4), (s * half, top, 0.4), 0.04, wood),
        )

    def line(x: float) -> float:
        return top - 0.16 * (1 - (x / half) ** 2)

    xs = np.linspace(-half, half, 23)
    trial.scenery(
        *(
            rod(
                (float(a), line(float(a)), 0),
                (float(b), line(float(b)), 0),
                0.012,
                materials.straw("#e8e0cc"),
            )
            for a, b in pairwise(xs)
        )
    )
    left = -half + 0.35
    for k, (shape, color, wide, tall) in enumerate(_WASH):
        columns = 15 if wide > 0.7 else 12
        rows = 18
        u, v = np.meshgrid(np.linspace(0, 1, columns), np.linspace(0, 1, rows))
        x = left + wide * u
        rest = np.stack([x, np.vectorize(line)(x) - 0.01 - tall * v, 0.02 * np.sin(9 * u + k)], 2)
        held = np.zeros((rows, columns), bool)
        held[0, [0, columns // 2, columns - 1]] = True
        keep = _SHAPES[shape]
        cloth = drape(
            part.kernels,
            rest,
            held,
            part.duration,
            wind=(0.25 * speed, 0.05 * speed, 0.8 * speed * (1 if k % 2 else 0.85)),
            weight=0.22,
            gusts=0.9,
            inside=lambda r, c, keep=keep, rows=rows, columns=columns: keep(
                (c + 0.5) / (columns - 1), (r + 0.5) / (rows - 1)
            ),  # type: ignore[misc]
        )
        paint = materials.cloth(color)
        _show(trial, cloth, rest, lambda _u, _v, paint=paint: paint)  # type: ignore[misc]
        pegs = [
            box(
                (float(x[0, c]), line(float(x[0, c])) + 0.01, 0),
                (0.012, 0.045, 0.02),
                materials.wood("#d8b070"),
            )
            for c in (0, columns // 2, columns - 1)
        ]
        trial.scenery(*pegs)
        left += wide + 0.2
    trial.shows((-half - 0.2, 0.3, -0.6), (half + 0.2, top + 0.35, 0.9))
    return trial.actor()


CLOTHS = {"flag": flag, "billows": curtain, "laundry": laundry}

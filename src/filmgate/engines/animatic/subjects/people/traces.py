"""Traces of work: slices that a knife leaves, tea that flows, lines on a page, paint on a canvas."""

import math
from collections.abc import Callable, Sequence
from functools import lru_cache

import numpy as np

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.mesh import Mesh, join, placed, placement
from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.geometry.shapes import ball, box, lathe, rod
from filmgate.engines.animatic.motion import deeds as d
from filmgate.engines.animatic.motion.deed import Deed
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.subjects.thing import Thing

_STROKES = 1.5  # of a knife, a second
_MOST = 14  # slices
_TEA = materials.sauce("#b8702c")
_INK = Paint(color="#1c2030")
_COLOURS = ("#c8502c", "#2f78b8", "#e0b83c", "#3a8a48", "#8a4a9a", "#e8dcc0")
_FLOWS = 0.3  # radians from which a pot pours

_Placed = tuple[Thing, Floats]  # a thing with its matrix, in the frame of the person


def traces(deed: Deed | None, things: Sequence[Thing], matrices: Sequence[Floats], t: float) -> list[Mesh]:
    """Return what a deed leaves by `t` seconds, in the frame of who does it."""
    made = _MADE.get(id(deed)) if deed else None
    there = [(thing, own) for thing, own in zip(things, matrices, strict=False) if own.any()]
    worked = [one for one in there if one[0].place == "worked"]
    held = [one for one in there if one[0].place == "held"]
    return made(held, worked or [one for one in there if one[0].place == "before"], t) if made else []


def _point(one: _Placed, name: str) -> Floats:
    thing, own = one
    return own[:, :3] @ np.array(thing.points[name].at, np.float32) + own[:, 3]


def _slices(_held: list[_Placed], worked: list[_Placed], t: float) -> list[Mesh]:
    """Return the slices that lie beside what is cut: one more with each stroke."""
    if not worked:
        return []
    thing, own = worked[-1]
    count = min(int(_STROKES * t), _MOST)
    size = float(np.linalg.norm(own[:, 0]))
    wide, tall, _ = (size * one for one in thing.size)
    half = min(max(0.45 * min(tall, wide), 0.012), 0.03)
    hue = _main(thing)
    disc = lathe(
        [(half, 0.0), (half, 0.007), (0.84 * half, 0.008), (0.4 * half, 0.008), (0.001, 0.008)],
        5 * [materials.fruit("#d8702a")],
        sides=22,
    )
    for ring, light in enumerate((1.0, 1.0, 1.15, 1.35, 1.6)):  # paler in the middle
        disc.paint[22 * ring : 22 * (ring + 1), :3] = light * hue
    x, y, z = _point(worked[-1], "top").tolist()
    low = y - tall + 0.006
    out = []
    for k in range(count):
        at = (x + 0.06 + 0.035 * (k % 3 - 1), low + 0.007 * (k // 9), z + 0.09 + 0.022 * (k // 3))
        tilted = placement(at, yaw=0.7 * k, pitch=0.06 * (k % 3))
        out.append(placed(disc, tilted))
    return [join(*out)] if out else []


@lru_cache(maxsize=4)
def _main(thing: Thing) -> Floats:
    """Return the colour of the largest solid of one colour in a thing: of a carrot, not of its leaves."""
    mesh = thing.mesh
    a, b, c = (mesh.at[mesh.faces[:, k]].astype(np.float64) for k in range(3))
    light = mesh.paint[mesh.faces[:, 0], :3]
    hues = np.round(4 * light / (light.max(1, keepdims=True) + 1e-6))  # shades of one colour belong together
    number = np.unique(hues, axis=0, return_inverse=True)[1].ravel()
    volumes = []
    for k in range(number.max() + 1):
        own = number == k
        middle = a[own].mean(0)
        volumes.append(
            abs(np.einsum("ij,ij->i", a[own] - middle, np.cross(b[own] - middle, c[own] - middle)).sum())
        )
    return np.asarray(light[number == int(np.argmax(volumes))].mean(0), np.float32)


def _stream(held: list[_Placed], worked: list[_Placed], t: float) -> list[Mesh]:
    """Return what flows from a spout into a cup while it is tipped."""
    tilt = 0.75 * min(max(math.sin(t * 0.9) + 0.55, 0.0), 1.0)
    if not (held and worked) or tilt < _FLOWS:
        return []
    a, b, c = _point(held[0], "tip").tolist()
    x, y, z = _point(worked[-1], "top").tolist()
    thick = 0.0045 + 0.0012 * math.sin(t * 17.0)
    middle = ((a + x) / 2, b - 0.02, (c + z) / 2)
    return [join(rod((a, b, c), middle, thick, _TEA), rod(middle, (x, y - 0.03, z), 0.8 * thick, _TEA))]


def _lines(_held: list[_Placed], worked: list[_Placed], t: float) -> list[Mesh]:
    """Return the lines that are written by now, the last of them unfinished."""
    if not worked:
        return []
    x, y, z = _point(worked[-1], "top").tolist()
    out = []
    for k in range(6):
        long = min(max(t * 0.55 - k + 1.2, 0.0), 1.0) * 0.15
        if long > 0.01:
            at = (x + 0.06 - 0.02 * k, y + 0.0015, z - 0.08 + 0.5 * long)
            out.append(box(at, (0.0022, 0.0008, 0.5 * long), _INK))
    return [join(*out)] if out else []


def _strokes(_held: list[_Placed], before: list[_Placed], t: float) -> list[Mesh]:
    """Return the strokes of paint on a canvas: more and more of them."""
    if not before or "canvas" not in before[0][0].points:
        return []
    thing, own = before[0]
    middle = np.array(thing.points["canvas"].at)
    rng = np.random.default_rng(4)
    out = []
    for k in range(min(int(3.0 * t) + 4, 24)):
        up, aside = 0.16 * math.sin(1.7 * k / 3.0) + rng.normal(0, 0.03), 0.2 * math.sin(1.1 * k / 3.0)
        paint = materials.sauce(_COLOURS[k % len(_COLOURS)])
        at = (float(middle[0]) + 0.006, float(middle[1]) + up, float(middle[2]) + aside)
        out.append(ball(at, (0.003, 0.012 + 0.01 * (k % 3), 0.05), paint, sides=10))
    return [placed(join(*out), own)]


_Made = Callable[[list[_Placed], list[_Placed], float], list[Mesh]]
_MADE: dict[int, _Made] = {
    id(d.CHOP): _slices,
    id(d.POUR): _stream,
    id(d.WRITE): _lines,
    id(d.PAINT): _strokes,
}

"""Traces of work: slices that a knife leaves, tea that flows, lines on a page, paint on a canvas."""

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

import numpy as np

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.mesh import Mesh, join, placed
from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.geometry.shapes import ball, box, grid, rod
from filmgate.engines.animatic.motion import deeds as d
from filmgate.engines.animatic.motion.deed import Deed
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.subjects.people.frames import vector
from filmgate.engines.animatic.subjects.people.slicing import slices
from filmgate.engines.animatic.subjects.thing import Thing

_TEA = materials.sauce("#b8702c")
_INK = Paint(color="#1c2030")
_STROKE = 24  # faces of a letter
_STITCHES, _STRIPE = 61, 0.62  # vertices across what is knitted; how dark its stripes are
_WOOL = materials.knit("#c08a3a")
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
    """Return the slices that lie beside what is cut: one more with each stroke of a knife."""
    return slices(*worked[-1], t) if worked else []


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
    """Return the words that are written by now, in lines, the last of them unfinished."""
    if not worked:
        return []
    size = float(np.linalg.norm(worked[-1][1][:, 0]))  # of who writes
    x, y, z = _point(worked[-1], "top").tolist()
    now, share = d.line(t)
    ahead, start, apart, _ = d.LINE
    out = []
    for k in range(-4, now + 1):
        words, far = _words(k % 6)
        seen = len(words.faces) if k < now else int(np.searchsorted(far, share)) * _STROKE
        at = (x + size * (ahead - apart * k), y + 0.0015, z + size * start)
        matrix = np.concatenate([size * np.eye(3), np.array(at)[:, None]], 1).astype(np.float32)
        out.append(placed(replace(words, faces=words.faces[:seen]), matrix))
    return [join(*out)]


@lru_cache(maxsize=6)
def _words(k: int) -> tuple[Mesh, Floats]:
    """Return a line of words that starts in the origin, and at which share of the line each letter stands."""
    long = d.LINE[3] * (1.0 if k % 3 else 0.93)
    at, number, letters, far = 0.0, 0, [], []
    while at < long:  # letters go up and down, and a word is followed by a gap
        number += 1
        gap = not (number * 7 + 3 * k) % (6 + k % 3)
        if not gap:
            tall, x = 0.0011 + 0.0012 * ((number * 5 + k) % 3), 0.001 * (number % 2)
            letters.append(box((x, 0.0, at), (tall, 0.0005, 0.0004), _INK))
            letters.append(box((x - 0.8 * tall, 0.0, at + 0.0017), (0.0004, 0.0005, 0.0018), _INK))
            far.append(at / long)
        at += 0.009 if gap else 0.0035
    return join(*letters), np.array(far)


def _knitted(held: list[_Placed], _worked: list[_Placed], t: float) -> list[Mesh]:
    """Return what hangs from two needles, a little longer all the time, and the yarn that goes to them."""
    if len(held) < 2:
        return []
    first, last = (0.35 * _point(one, "grip") + 0.65 * _point(one, "tip") for one in held)
    middle, across = (first + last) / 2, last - first
    across = 0.15 * across / (np.linalg.norm(across) or 1.0)
    long = 0.13 + 0.004 * t
    rows = []
    for k in range(25):
        down = long * k / 24
        fold = 0.006 * math.sin(0.3 * k) + 0.09 * (down / long) ** 1.5
        wide = np.linspace(-0.5, 0.5, _STITCHES)[:, None] * across * (1.0 + 0.12 * down / long)
        wave = (
            0.0016 * np.sin(np.linspace(0, 60, _STITCHES))
            + 0.004 * np.sin(np.linspace(0, 9, _STITCHES)) * down
        )
        at = middle + wide + np.array([0.0, 0.002 - down, 0.0])
        at[:, 0] += fold + wave
        rows.append(at)
    cloth = grid(np.stack(rows), _WOOL)
    cloth.paint[np.arange(len(cloth.at)) // _STITCHES % 5 < 2, :3] *= _STRIPE
    thread = [(0.0, 0.0, 0.0), (0.03, -0.05, 0.03), (0.05, -0.14, 0.08), (0.09, -0.2, 0.12)]
    yarn = [vector(first + np.array(one)) for one in thread]
    rods = [rod(a, b, 0.0022, _WOOL) for a, b in pairwise(yarn)]
    return [join(cloth, *rods)]


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
    id(d.KNIT): _knitted,
    id(d.PAINT): _strokes,
}

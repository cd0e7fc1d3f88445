"""Meshes of musical instruments and of a microphone; the front towards +x."""

import math
from collections.abc import Callable
from itertools import pairwise

import numpy as np

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.clay import Clay
from filmgate.engines.animatic.geometry.materials import DARK
from filmgate.engines.animatic.geometry.mesh import Mesh, join
from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.geometry.shapes import ASIDE, ball, box, grid, level, ring, rod, turned
from filmgate.engines.animatic.subjects.objects.vessels import turn
from filmgate.engines.animatic.subjects.part import Part

_BLACK = materials.lacquer("#0e0e12")
_VARNISH = {"cello": "#7c3f1a", "bass": "#6a3818"}  # of wood, by the instrument
_FRONT = np.array([[0.0, 1.0, 0.0], [-1.0, 0.0, 0.0], [0.0, 0.0, 1.0]])  # what looks up looks to the front
# of a guitar: how high a place of its body is, and half of its width there
_WAIST = (
    (0.0, 0.0), (0.02, 0.13), (0.07, 0.25), (0.17, 0.35), (0.3, 0.385), (0.42, 0.36), (0.54, 0.29),
    (0.63, 0.255), (0.72, 0.26), (0.82, 0.285), (0.9, 0.27), (0.97, 0.21), (1.02, 0.12), (1.04, 0.0),
)  # fmt: skip
_GUT = materials.ivory("#e8e0cc")
_BRASS = materials.gilt("#d8a428")
_CHROME = materials.metal("#c4c8cc")
_STRING = materials.metal("#a8a294")


def _violin(part: Part) -> Mesh:
    """Make a violin with its bow beside it."""
    dark = materials.wood("#140c08")
    bow = [rod((0.12, 0.02, 0.62), (0.0, 1.6, 0.4), 0.02, materials.lacquer("#5a2a14"))]
    bow += [rod((0.15, 0.06, 0.56), (0.03, 1.57, 0.35), 0.012, Paint(color="#f0ece0"))]
    bow += [box((0.13, 0.1, 0.59), (0.025, 0.05, 0.04), dark)]
    return join(_fiddle(part), *bow)


def _fiddle(part: Part) -> Mesh:
    """Make a violin, or a cello, with its waist and its scroll."""
    wood, dark = (
        materials.varnish(part.coat or _VARNISH.get(part.variant, "#8a4a1e")),
        materials.wood("#140c08"),
    )
    clay = Clay()
    clay.ellipsoid((0, 0.32, 0), (0.08, 0.3, 0.27), wood, blend=0.02)
    clay.ellipsoid((0, 0.83, 0), (0.075, 0.24, 0.22), wood, blend=0.02)
    clay.box((0, 0.58, 0), (0.06, 0.16, 0.14), wood, edge=0.04, blend=0.03)
    clay.box((0.02, 1.2, 0), (0.035, 0.32, 0.04), wood, edge=0.015)
    clay.ellipsoid((0.0, 1.56, 0), (0.07, 0.08, 0.05), wood, blend=0.02)
    body = clay.fire(part.kernels, cells=110, softness=30.0).mesh
    pegs = [rod((0.02, 1.42 + 0.06 * k, -0.13), (0.02, 1.42 + 0.06 * k, 0.13), 0.016, dark) for k in range(2)]
    holes = [
        mesh
        for z in (0.13, -0.13)
        for mesh in (
            box((0.075, 0.57, z), (0.014, 0.09, 0.012), dark),
            ball((0.078, 0.67, 0.85 * z), (0.014, 0.022, 0.022), dark),
            ball((0.072, 0.47, 1.15 * z), (0.014, 0.022, 0.022), dark),
        )
    ]
    board = [
        box((0.09, 1.05, 0), (0.018, 0.4, 0.042), dark),
        box((0.095, 0.26, 0), (0.018, 0.13, 0.05), dark),
    ]
    bridge = box((0.1, 0.5, 0), (0.03, 0.03, 0.08), Paint(color="#d8b070"))
    strings = [
        rod((0.13, 0.36, 0.02 * k), (0.11, 1.4, 0.014 * k), 0.006, _GUT) for k in (-1.5, -0.5, 0.5, 1.5)
    ]
    pin = [rod((0, -0.3, 0), (0, 0.05, 0), 0.014, dark)] if part.variant in ("cello", "bass") else []
    return join(body, *pegs, *holes, *board, bridge, *strings, *pin)


def _guitar(part: Part) -> Mesh:
    """Make a guitar: a flat top with a sound hole, a neck with frets, pegs, and six strings."""
    top, dark = materials.VARNISHED.dyed(part.coat or "#b8742f"), materials.wood("#1c110a")
    side = materials.varnish("#6a3a1c") if not part.coat else top
    tall = np.linspace(0.0, 1.04, 49)
    known = np.array(_WAIST)
    half = np.interp(tall, known[:, 0], known[:, 1])
    half[1:-1] = np.convolve(np.pad(half, 2, mode="edge"), np.ones(5) / 5, "valid")[1:-1]
    half[[0, -1]] = 0.0
    across = np.sin(0.5 * math.pi * np.linspace(-1, 1, 13))
    faces = []
    for x, bulge, paint, way in ((0.075, 0.014, top, 1), (-0.075, -0.02, side, -1)):
        z = way * half[:, None] * across
        arch = x + bulge * np.sin(math.pi * tall / 1.04)[:, None] * (1.0 - across**2)
        faces.append(grid(np.stack([arch, np.broadcast_to(tall[:, None], z.shape), z], -1), paint))
    for way in (-1, 1):
        rim = [(x, y, way * w) for y, w in zip(tall, half, strict=True) for x in (-0.075, 0.075)]
        faces.append(grid(np.array(rim).reshape(len(tall), 2, 3), side))
    hole = turned(turn([(0.001, 0.0), (0.1, 0.0)], _BLACK, 28), _FRONT, (0.092, 0.67, 0.0))
    rosette = turned(turn([(0.1, -0.001), (0.125, -0.001)], dark, 28), _FRONT, (0.092, 0.67, 0.0))
    frets = [
        box((0.121, 1.72 - 0.94 * (1 - 0.944**k) / (1 - 0.944**14), 0.0), (0.003, 0.0035, 0.044), _STRING)
        for k in range(1, 14)
    ]
    pegs = [
        mesh
        for k in range(3)
        for z in (0.1, -0.1)
        for mesh in (
            ball((0.02, 1.79 + 0.055 * k, 1.1 * z), (0.016, 0.018, 0.024), _GUT, sides=10),
            rod((0.02, 1.79 + 0.055 * k, 0.5 * z), (0.02, 1.79 + 0.055 * k, z), 0.009, _CHROME),
        )
    ]
    strings = [
        rod((0.118, 0.3, 0.02 * k), (0.128, 1.74, 0.014 * k), 0.0028, _STRING)
        for k in (-2.5, -1.5, -0.5, 0.5, 1.5, 2.5)
    ]
    return join(
        *faces,
        rosette,
        hole,
        box((0.098, 0.3, 0.0), (0.014, 0.028, 0.15), dark),
        box((0.116, 0.3, 0.0), (0.008, 0.008, 0.07), _GUT),
        box((0.06, 1.38, 0.0), (0.045, 0.38, 0.042), side),
        box((0.108, 1.26, 0.0), (0.012, 0.5, 0.045), dark),
        box((0.024, 1.84, 0.0), (0.024, 0.11, 0.075), side),
        *frets,
        *pegs,
        *strings,
    )


def _piano(part: Part) -> Mesh:
    """Make a grand piano with its lid open; the keys towards +x."""
    black, ivory = materials.lacquer(part.coat or "#0e0e12"), materials.ivory("#f2eee4")
    outline = [(0.62, -0.78), (0.62, 0.78), (-0.1, 0.78), (-0.6, 0.45), (-1.1, 0.1), (-1.3, -0.25)]
    outline += [(-1.25, -0.6), (-1.0, -0.78)]
    lid = level(
        [(x, z + 0.78) for x, z in outline if x < 0.6] + [(0.3, 0.0), (0.3, 1.5)][::-1], (0.0, 0.035), black
    )
    c, s = math.cos(0.75), math.sin(0.75)
    raised = turned(lid, np.array([[1, 0, 0], [0, c, s], [0, -s, c]]), (0, 1.02, -0.78))
    keys = [box((0.8, 0.755, z), (0.14, 0.02, 0.03), ivory) for z in np.linspace(-0.7, 0.7, 22)]
    sharps = [
        box((0.74, 0.785, z + 0.033), (0.08, 0.02, 0.014), _BLACK)
        for k, z in enumerate(np.linspace(-0.7, 0.7, 22)[:-1])
        if k % 7 not in (2, 6)
    ]
    legs = [
        box((x, 0.31, z), (0.06, 0.31, 0.06), black) for x, z in ((0.55, 0.62), (0.55, -0.62), (-0.95, -0.4))
    ]
    return join(
        level(outline, (0.66, 1.0), black),
        level([(0.9 * x - 0.02, 0.9 * z) for x, z in outline], (1.0, 1.004), materials.gilt("#b8862c")),
        raised,
        rod((0.1, 1.0, 0.5), (0.1, 1.72, 0.05), 0.02, black),
        box((0.78, 0.69, 0), (0.19, 0.05, 0.78), black),
        *(box((0.78, 0.8, z), (0.19, 0.08, 0.04), black) for z in (0.76, -0.76)),
        box((0.45, 1.18, 0), (0.02, 0.16, 0.4), black),
        *keys,
        *sharps,
        *legs,
        box((0.5, 0.1, 0), (0.04, 0.1, 0.1), _BRASS),
    )


def _drum(part: Part) -> Mesh:
    """Make a drum with two sticks on its head."""
    shell, skin = materials.lacquer(part.coat or "#b81c1c"), materials.hide("#f0eadc")
    wood = materials.wood("#d0a060")
    rods = [
        rod(
            (0.57 * math.cos(a), 0.08, 0.57 * math.sin(a)),
            (0.57 * math.cos(b), 0.68, 0.57 * math.sin(b)),
            0.016,
            skin,
        )
        for k in range(10)
        for a, b in ((0.628 * k, 0.628 * k + 0.314), (0.628 * k, 0.628 * k - 0.314))
    ]
    hoops = [turn([(0.54, y), (0.6, y), (0.6, y + 0.1), (0.54, y + 0.1)], _BRASS) for y in (0.0, 0.67)]
    sticks = [
        mesh
        for s in (1, -1)
        for mesh in (
            rod((0.62, 0.82, 0.35 * s), (-0.3, 0.8, -0.2 * s), 0.024, wood),
            ball((-0.32, 0.8, -0.21 * s), (0.045, 0.04, 0.04), wood),
        )
    ]
    return join(
        turn([(0.55, 0.05), (0.55, 0.7)], shell),
        turn([(0.55, 0.745), (0.01, 0.745)], skin),
        *hoops,
        *rods,
        *sticks,
    )


def _trumpet(part: Part) -> Mesh:
    """Make a trumpet on a small stand: its bell on the side +z."""
    brass = materials.gilt(part.coat or "#d8a428")
    bell = [(0.3, 0.0), (0.2, 0.05), (0.11, 0.16), (0.07, 0.35), (0.045, 0.6), (0.04, 1.1)]
    horn = turned(turn(bell[::-1], brass), -ASIDE @ np.diag([-1.0, 1, 1]), (0, 0.95, 0.75))
    parts = [
        horn,
        rod((0, 0.95, -0.3), (0, 0.95, -0.9), 0.035, brass),
        rod((0, 0.62, -0.45), (0, 0.62, 0.3), 0.04, brass),
    ]
    for z, way in ((-0.45, -1), (0.3, 1)):
        bend = [
            (0, 0.785 + 0.165 * math.cos(a), z + way * 0.165 * math.sin(a))
            for a in np.linspace(0, math.pi, 9)
        ]
        parts += [rod(a, b, 0.04, brass) for a, b in pairwise(bend)]
    for k in range(3):
        z = -0.16 + 0.14 * k
        parts += [
            rod((0, 0.6, z), (0, 1.02, z), 0.052, _CHROME),
            rod((0, 1.02, z), (0, 1.14, z), 0.018, _CHROME),
        ]
        parts.append(ball((0, 1.15, z), (0.04, 0.016, 0.04), _CHROME))
    cup = turned(
        turn([(0.03, 0.0), (0.035, 0.1), (0.075, 0.16), (0.02, 0.15)], _CHROME), ASIDE, (0, 0.95, -0.88)
    )
    stand = [
        rod((0, 0.02, -0.05), (0, 0.6, -0.05), 0.03, DARK),
        turn([(0.01, 0.05), (0.3, 0.03), (0.32, 0.0)], DARK),
    ]
    return join(*parts, cup, *stand)


def _microphone(part: Part) -> Mesh:
    """Make a microphone on its stand."""
    grille, body = (
        materials.cast_metal("#8a9096"),
        materials.plastic(part.coat or "#16181c"),
    )
    lean = np.array([[0.8, 0.6, 0], [-0.6, 0.8, 0], [0, 0, 1.0]])
    head = join(
        turn([(0.01, -0.3), (0.05, -0.3), (0.09, 0.06), (0.1, 0.1)], body),
        ball((0, 0.2, 0), (0.16, 0.17, 0.16), grille, sides=28),
        ring((0, 0.18, 0), 0.155, 0.018, _CHROME),
    )
    return join(
        turn([(0.01, 0.05), (0.4, 0.04), (0.42, 0.0)], body, 48),
        rod((0, 0.04, 0), (0, 1.5, 0), 0.028, _CHROME),
        rod((0, 1.44, 0), (0, 1.56, 0), 0.05, DARK),
        turned(head, lean, (0.08, 1.66, 0)),
    )


MODELS: dict[str, Callable[[Part], Mesh]] = {
    "guitar": _guitar,
    "violin": _violin,
    "violin fiddle": _fiddle,
    "violin cello": _fiddle,
    "violin bass": _fiddle,
    "piano": _piano,
    "drum": _drum,
    "trumpet": _trumpet,
    "microphone": _microphone,
}
ON_FLOOR = ("guitar", "violin", "piano", "drum", "microphone")

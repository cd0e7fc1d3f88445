"""Meshes of vegetables and fruit beside those of tabletop.py."""

import math

import numpy as np

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.clay import Clay
from filmgate.engines.animatic.geometry.mesh import Mesh, join
from filmgate.engines.animatic.geometry.paint import Paint, linear
from filmgate.engines.animatic.geometry.shapes import ball
from filmgate.engines.animatic.subjects.objects.forms import (
    Model,
    blade,
    circle,
    cut,
    leaned,
    line,
    spun,
)
from filmgate.engines.animatic.subjects.objects.vessels import turn
from filmgate.engines.animatic.subjects.part import Part

_GREEN = materials.leaf("#3f7a2c")
_STEM = materials.leaf("#5a6a2c")


def _ribbed(height: float, wide: float, paint: Paint, ribs: int) -> Mesh:
    """Make a round fruit with ribs, as a pumpkin has."""
    mesh = ball((0, height, 0), (wide, height, wide), paint, sides=90)
    a = np.arctan2(mesh.at[:, 2], mesh.at[:, 0])
    dent = 1 - 0.09 * (1 - np.abs(np.sin(ribs * a / 2)))
    mesh.at[:, 0] *= dent
    mesh.at[:, 2] *= dent
    mesh.paint[:, :3] *= (0.62 + 0.38 * np.abs(np.sin(ribs * a / 2)) ** 0.4)[:, None]
    return mesh


def _pumpkin(part: Part) -> Mesh:
    body = _ribbed(0.42, 0.58, materials.fruit(part.coat or "#d86a14"), 10)
    stem = line([(0, 0.78, 0), (0.03, 0.95, 0), (0.1, 1.05, 0.05)], 0.06, _STEM)
    if part.variant != "lantern":
        return join(body, stem)
    lit = materials.light("#ffc040", 4.0)
    eyes = [cut([(z - 0.11, 0.5), (z + 0.11, 0.5), (z, 0.68)], (0.46, 0.56), lit) for z in (0.2, -0.2)]
    mouth = [
        cut(
            [
                (0.1 * k - 0.06, 0.3 + 0.02 * k * k),
                (0.1 * k + 0.06, 0.3 + 0.02 * k * k),
                (0.1 * k, 0.2 + 0.02 * k * k),
            ],
            (0.44, 0.58),
            lit,
        )
        for k in (-3, -2, -1, 0, 1, 2, 3)
    ]
    return join(body, stem, *eyes, *mouth)


def _watermelon(part: Part) -> Mesh:
    """Make a striped melon with a slice before it."""
    body = ball((-0.2, 0.48, 0.12), (0.48, 0.48, 0.62), materials.fruit(part.coat or "#3a8a3a"), sides=90)
    a = np.arctan2(body.at[:, 1] - 0.48, body.at[:, 0] + 0.2)
    body.paint[np.sin(12 * a + 2 * np.sin(9 * body.at[:, 2])) > 0.35, :3] *= 0.3
    half = [(0.42 * math.cos(k), 0.42 * math.sin(k)) for k in np.linspace(math.pi, 2 * math.pi, 20)]

    def slice_(scale: float, x: float, hue: str) -> Mesh:
        return cut(
            [(z * scale - 0.35, y * scale + 0.46) for z, y in half],
            (0.5 - x, 0.5 + x),
            materials.flesh(hue),
            (-0.35, 0.44),
        )

    seeds = [
        ball(
            (0.57, 0.4 - 0.09 * abs(k % 2), -0.35 + 0.11 * k),
            (0.012, 0.03, 0.017),
            materials.painted("#14100e"),
        )
        for k in (-2, -1, 0, 1, 2)
    ]
    return join(
        body,
        slice_(1.0, 0.055, "#2f7a34"),
        slice_(0.93, 0.058, "#d8e4b8"),
        slice_(0.86, 0.062, "#d8303c"),
        *seeds,
    )


def _pineapple(part: Part) -> Mesh:
    skin = materials.bark(part.coat or "#c88a1c")
    body = [
        ball(
            (
                0.36 * math.sin(math.pi * (0.13 + 0.78 * y)) * c,
                0.08 + 0.82 * y,
                0.36 * math.sin(math.pi * (0.13 + 0.78 * y)) * s,
            ),
            (0.1, 0.09, 0.1),
            skin,
            sides=8,
        )
        for row, y in enumerate(np.linspace(0, 1, 10))
        for c, s in circle(11, 1.0, 0.28 * (row % 2))
    ]
    leaves = [
        spun(
            leaned(cut(blade(0.62 - 0.1 * ring_, 0.07), (-0.01, 0.01), _GREEN), 0.25 + 0.25 * ring_),
            a,
            (0, 0.9, 0),
        )
        for ring_ in range(3)
        for a in np.linspace(0.4 * ring_, 6.28 + 0.4 * ring_, 7)[:-1]
    ]
    return join(
        *body, turn([(0.01, 0.02), (0.33, 0.15), (0.36, 0.5), (0.25, 0.9), (0.01, 0.95)], skin), *leaves
    )


def _root(part: Part) -> Mesh:
    """Make a carrot; also a radish and a turnip."""
    hue = part.coat or {"carrot": "#f08c2a", "radish": "#c82850"}.get(part.variant, "#e0701c")
    slim = 0.135 if part.variant == "carrot" else 0.38
    paint = materials.fruit(hue)
    shape = (
        (0.24, 0.5, 0.62, 0.76, 0.9, 1.0) if part.variant == "carrot" else (0.02, 0.22, 0.4, 0.6, 0.85, 1.0)
    )
    ends = zip(shape, (0.02, 0.1, 0.22, 0.48, 0.75, 0.94), strict=True)
    body = turn([(0.01, 0.0), *((k * slim, y) for k, y in ends), (0.75 * slim, 1.02), (0.01, 1.04)], paint)
    tops = [
        spun(leaned(cut(blade(0.5, 0.06), (-0.012, 0.012), _GREEN), 0.12 + 0.07 * k), 1.3 * k, (0, 1.0, 0))
        for k in range(8)
    ]
    return join(body, *tops)


def _tree_head(part: Part) -> Mesh:
    """Make a head of broccoli, of cauliflower or of lettuce."""
    hue, clay = part.coat or {"cauliflower": "#d8d0b8"}.get(part.variant, "#3a7a34"), Clay()
    stalk, top = materials.leaf("#a0b868"), materials.foliage(hue)
    clay.cone((0, 0, 0), (0, 0.5, 0), (0.17, 0.2), stalk, blend=0.05)
    for k in range(26):
        a, r = 2.4 * k, 0.085 * math.sqrt(k) * 1.05
        clay.ellipsoid(
            (r * math.cos(a), 0.8 - 0.65 * r * r, r * math.sin(a)), (0.16, 0.15, 0.16), top, blend=0.01
        )
    return clay.fire(part.kernels, cells=90).mesh


def _corn(part: Part) -> Mesh:
    grain = materials.fruit(part.coat or "#e8bc2c")
    cobs = [
        ball(
            (
                0.2 * math.sin(math.pi * (0.2 + 0.78 * y)) * c,
                0.15 + 1.0 * y,
                0.2 * math.sin(math.pi * (0.2 + 0.78 * y)) * s,
            ),
            (0.045, 0.04, 0.045),
            grain,
            sides=8,
        )
        for y in np.linspace(0, 1, 17)
        for c, s in circle(12, 1.0)
    ]
    husk = [spun(leaned(cut(blade(0.85, 0.2), (0.1, 0.13), _GREEN), 0.3), a) for a in (0.4, 2.0, 3.6, 5.2)]
    return join(*cobs, turn([(0.01, 0), (0.16, 0.1), (0.19, 0.6), (0.01, 1.18)], grain, 20), *husk)


def _long(part: Part) -> Mesh:
    """Make a long fruit that lies: cucumber, zucchini, aubergine, chilli, potato, avocado, onion."""
    v = part.variant
    hue, a, b = {
        "cucumber": ("#2f6a2c", 0.17, 0.17),
        "eggplant": ("#3a1a44", 0.22, 0.34),
        "chili": ("#c81c1c", 0.05, 0.14),
        "potato": ("#a88450", 0.32, 0.34),
        "onion": ("#b8703c", 0.4, 0.4),
    }.get(v, ("#2f6a2c", 0.17, 0.17))
    long = {"potato": 0.45, "onion": 0.38}.get(v, 0.75)
    paint = materials.fruit(part.coat or hue)
    clay = Clay().cone((0, b, -long + 0.2), (0, b, long - 0.2), (a, b), paint, blend=0.1)
    clay.cone((0, b, long - 0.2 + 0.8 * b), (0.02, b + 0.1, long + b), (0.06, 0.04), _STEM, blend=0.02)
    return clay.fire(part.kernels, cells=70).mesh


def _mango(part: Part) -> Mesh:
    """Make two mangoes, yellow with red cheeks."""
    skin = materials.fruit(part.coat or "#e0a030")
    whole = (
        Clay()
        .ellipsoid((0, 0.4, 0.25), (0.36, 0.4, 0.5), skin)
        .ellipsoid((0.3, 0.3, -0.5), (0.3, 0.3, 0.4), skin)
    )
    mesh = whole.fire(part.kernels, cells=70).mesh
    if part.coat is None:
        cheek = np.clip(mesh.at[:, 1] * 1.6 - 0.35, 0, 1)[:, None]
        mesh.paint[:, :3] = mesh.paint[:, :3] * (1 - cheek) + np.array(linear("#c8402c")) * cheek
    return mesh


def _berries(part: Part) -> Mesh:
    """Make a heap of berries; cherries have stems."""
    hue = part.coat or "#3a4a9a"
    heap = [
        ball(
            (
                0.62 * math.sqrt(k / 26) * math.cos(2.4 * k),
                0.15 + 0.34 * (1 - k / 26),
                0.62 * math.sqrt(k / 26) * math.sin(2.4 * k),
            ),
            (0.15,) * 3,
            materials.fruit(hue),
        )
        for k in range(27)
    ]
    return join(*heap)


def _pepper(part: Part) -> Mesh:
    skin, clay = materials.fruit(part.coat or "#c8281c"), Clay()
    for c, s in circle(4, 0.18):
        clay.ellipsoid((c, 0.45, s), (0.27, 0.45, 0.27), skin, blend=0.03)
    return (
        clay.cone((0, 0.82, 0), (0.05, 1.08, 0.02), (0.07, 0.05), _STEM, blend=0.02)
        .fire(part.kernels, cells=70)
        .mesh
    )


def _halved(part: Part) -> Mesh:
    """Make a fruit with its half before it: avocado, coconut, kiwi, orange slices."""
    skin, flesh, core = {
        "coconut": ("#5a3a20", "#d8d4c8", "#e8e4d8"),
        "kiwi": ("#7a6030", "#7ab030", "#d8dca0"),
    }.get(part.variant, ("#2f4a24", "#b8c860", "#6a4424"))
    tall = 0.62 if part.variant in ("", "avocado") else 0.48
    outer = materials.bark(part.coat or skin)
    whole = ball((-0.25, tall, 0.35), (0.45, tall, 0.45), outer, sides=40)
    half = [
        ball((0.22 + x, 0.5, -0.4), (0.1, 0.5 * k, 0.42 * k), paint, sides=40)
        for x, k, paint in ((0, 1.0, outer), (0.03, 0.93, materials.flesh(flesh)))
    ]
    return join(whole, *half, ball((0.32, 0.42, -0.4), (0.08, 0.17, 0.17), materials.flesh(core), sides=24))


MODELS: dict[str, Model] = {
    "pumpkin": _pumpkin,
    "pumpkin lantern": _pumpkin,
    "fruit watermelon": _watermelon,
    "fruit pineapple": _pineapple,
    "fruit coconut": _halved,
    "fruit kiwi": _halved,
    "fruit avocado": _halved,
    "fruit mango": _mango,
    "fruit berries": _berries,
    "vegetable": _root,
    "vegetable carrot": _root,
    "vegetable radish": _root,
    "vegetable broccoli": _tree_head,
    "vegetable cauliflower": _tree_head,
    "vegetable corn": _corn,
    "vegetable cucumber": _long,
    "vegetable eggplant": _long,
    "vegetable chili": _long,
    "vegetable potato": _long,
    "vegetable onion": _long,
    "vegetable pepper": _pepper,
}
IN_LIFE = {"pumpkin": 0.35, "vegetable": 0.16}

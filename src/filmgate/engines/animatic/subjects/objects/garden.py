"""Meshes of what grows: vegetables and fruit beside those of tabletop.py, leaves, branches, a nest, a feather."""

import math

import numpy as np

from filmgate.engines.animatic.geometry.clay import Clay
from filmgate.engines.animatic.geometry.materials import Paint
from filmgate.engines.animatic.geometry.mesh import Mesh, join
from filmgate.engines.animatic.geometry.shapes import ball, box, lathe, ring, rod
from filmgate.engines.animatic.subjects.objects.forms import (
    Model,
    blade,
    circle,
    cut,
    glaze,
    laid,
    leaned,
    line,
    matt,
    profile,
    spun,
    wood,
)
from filmgate.engines.animatic.subjects.objects.vessels import turn
from filmgate.engines.animatic.subjects.part import Part

_GREEN = Paint(color="#3f7a2c", grain=0.4, gloss=0.3)
_STEM = Paint(color="#5a6a2c", grain=0.4)


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
    body = _ribbed(0.42, 0.58, Paint(color=part.coat or "#d86a14", gloss=0.6), 10)
    stem = line([(0, 0.78, 0), (0.03, 0.95, 0), (0.1, 1.05, 0.05)], 0.06, _STEM)
    if part.variant != "lantern":
        return join(body, stem)
    lit = Paint(color="#ffc040", glow=4.0)
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
    body = ball(
        (-0.2, 0.48, 0.12), (0.48, 0.48, 0.62), Paint(color=part.coat or "#3a8a3a", gloss=0.9), sides=90
    )
    a = np.arctan2(body.at[:, 1] - 0.48, body.at[:, 0] + 0.2)
    body.paint[np.sin(12 * a + 2 * np.sin(9 * body.at[:, 2])) > 0.35, :3] *= 0.3
    half = [(0.42 * math.cos(k), 0.42 * math.sin(k)) for k in np.linspace(math.pi, 2 * math.pi, 20)]

    def slice_(scale: float, x: float, hue: str) -> Mesh:
        return cut(
            [(z * scale - 0.35, y * scale + 0.46) for z, y in half],
            (0.5 - x, 0.5 + x),
            glaze(hue),
            (-0.35, 0.44),
        )

    seeds = [
        ball((0.57, 0.4 - 0.09 * abs(k % 2), -0.35 + 0.11 * k), (0.012, 0.03, 0.017), Paint(color="#14100e"))
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
    skin = Paint(color=part.coat or "#c88a1c", grain=0.4)
    body = [ball((0.36 * math.sin(math.pi * (0.13 + 0.78 * y)) * c, 0.08 + 0.82 * y, 0.36 * math.sin(math.pi * (0.13 + 0.78 * y)) * s), (0.1, 0.09, 0.1), skin, sides=8)
            for row, y in enumerate(np.linspace(0, 1, 10)) for c, s in circle(11, 1.0, 0.28 * (row % 2))]  # fmt: skip
    leaves = [spun(leaned(cut(blade(0.62 - 0.1 * ring_, 0.07), (-0.01, 0.01), _GREEN), 0.25 + 0.25 * ring_), a, (0, 0.9, 0))
              for ring_ in range(3) for a in np.linspace(0.4 * ring_, 6.28 + 0.4 * ring_, 7)[:-1]]  # fmt: skip
    return join(
        *body, turn([(0.01, 0.02), (0.33, 0.15), (0.36, 0.5), (0.25, 0.9), (0.01, 0.95)], skin), *leaves
    )


def _root(part: Part) -> Mesh:
    """Make a carrot; also a radish and a turnip."""
    hue = part.coat or {"carrot": "#e0701c", "radish": "#c82850"}.get(part.variant, "#e0701c")
    slim = 0.2 if part.variant == "carrot" else 0.38
    paint = Paint(color=hue, grain=0.4, gloss=0.5, scale=18.0)
    body = turn(
        [(0.01, 0.0), (0.3 * slim, 0.2), (0.75 * slim, 0.6), (slim, 0.92), (0.8 * slim, 1.02), (0.01, 1.04)],
        paint,
    )
    tops = [
        spun(leaned(cut(blade(0.5, 0.06), (-0.012, 0.012), _GREEN), 0.12 + 0.07 * k), 1.3 * k, (0, 1.0, 0))
        for k in range(8)
    ]
    return join(body, *tops)


def _tree_head(part: Part) -> Mesh:
    """Make a head of broccoli, of cauliflower or of lettuce."""
    hue, clay = part.coat or {"cauliflower": "#d8d0b8"}.get(part.variant, "#3a7a34"), Clay()
    stalk, top = Paint(color="#a0b868"), Paint(color=hue, grain=1.6, scale=40.0)
    clay.cone((0, 0, 0), (0, 0.5, 0), (0.17, 0.2), stalk, blend=0.05)
    for k in range(26):
        a, r = 2.4 * k, 0.085 * math.sqrt(k) * 1.05
        clay.ellipsoid(
            (r * math.cos(a), 0.8 - 0.65 * r * r, r * math.sin(a)), (0.16, 0.15, 0.16), top, blend=0.01
        )
    return clay.fire(part.kernels, cells=90).mesh


def _corn(part: Part) -> Mesh:
    grain = Paint(color=part.coat or "#e8bc2c", gloss=0.8)
    cobs = [ball((0.2 * math.sin(math.pi * (0.2 + 0.78 * y)) * c, 0.15 + 1.0 * y, 0.2 * math.sin(math.pi * (0.2 + 0.78 * y)) * s), (0.045, 0.04, 0.045), grain, sides=8)
            for y in np.linspace(0, 1, 17) for c, s in circle(12, 1.0)]  # fmt: skip
    husk = [spun(leaned(cut(blade(0.85, 0.2), (0.1, 0.13), _GREEN), 0.3), a) for a in (0.4, 2.0, 3.6, 5.2)]
    return join(*cobs, turn([(0.01, 0), (0.16, 0.1), (0.19, 0.6), (0.01, 1.18)], grain, 20), *husk)


def _long(part: Part) -> Mesh:
    """Make a long fruit that lies: cucumber, zucchini, aubergine, chilli, potato, avocado, onion."""
    v = part.variant
    hue, a, b = {
        "cucumber": ("#2f6a2c", 0.17, 0.17), "eggplant": ("#3a1a44", 0.22, 0.34), "chili": ("#c81c1c", 0.05, 0.14),
        "potato": ("#a88450", 0.32, 0.34), "onion": ("#b8703c", 0.4, 0.4),
    }.get(v, ("#2f6a2c", 0.17, 0.17))  # fmt: skip
    long = {"potato": 0.45, "onion": 0.38}.get(v, 0.75)
    paint = Paint(color=part.coat or hue, grain=0.25, gloss=1.0)
    clay = Clay().cone((0, b, -long + 0.2), (0, b, long - 0.2), (a, b), paint, blend=0.1)
    clay.cone((0, b, long - 0.2 + 0.8 * b), (0.02, b + 0.1, long + b), (0.06, 0.04), _STEM, blend=0.02)
    return clay.fire(part.kernels, cells=70).mesh


def _pepper(part: Part) -> Mesh:
    skin, clay = glaze(part.coat or "#c8281c"), Clay()
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
    tall = 0.62 if part.variant == "" or part.variant == "avocado" else 0.48
    outer = Paint(color=part.coat or skin, grain=1.0, scale=30.0)
    whole = ball((-0.25, tall, 0.35), (0.45, tall, 0.45), outer, sides=40)
    half = [
        ball((0.22 + x, 0.5, -0.4), (0.1, 0.5 * k, 0.42 * k), paint, sides=40)
        for x, k, paint in ((0, 1.0, outer), (0.03, 0.93, glaze(flesh)))
    ]
    return join(whole, *half, ball((0.32, 0.42, -0.4), (0.08, 0.17, 0.17), glaze(core), sides=24))


def _leaf(part: Part) -> Mesh:
    """Make one large leaf with its veins; a maple leaf in autumn, a lily pad as variants."""
    if part.variant == "pad":
        pads = []
        for x, z, r in ((0, 0, 0.8), (0.3, 1.25, 0.5), (-0.3, -1.2, 0.55)):
            outline = [
                (z + r * math.cos(a), -x + r * math.sin(a)) for a in np.linspace(0.25, 2 * math.pi - 0.25, 28)
            ]
            pads.append(
                laid(
                    cut(
                        [(z, -x), *outline],
                        (0.02, 0.06),
                        Paint(color=part.coat or "#3f8a3a", grain=0.4, gloss=0.6),
                        (z - 0.02, -x),
                    )
                )
            )
        petals = [
            spun(
                leaned(
                    cut(blade(0.34, 0.09), (-0.02, 0.02), Paint(color="#e0a0c0", gloss=0.4)), 0.3 + 0.5 * k
                ),
                a,
                (0.1, 0.08, 0),
            )
            for k in (0, 1)
            for a in np.linspace(k, 6.28 + k, 9)[:-1]
        ]
        return join(
            turn([(1.7, 0.0), (1.65, 0.015), (0.01, 0.02)], Paint(color="#4a90b0", gloss=2.6)),
            *pads,
            *petals,
            ball((0.1, 0.2, 0), (0.06, 0.06, 0.06), glaze("#e8c030")),
        )
    green = Paint(
        color=part.coat or ("#c8501c" if part.variant == "maple" else "#4a9a34"), grain=0.4, gloss=0.5
    )
    vein = Paint(color="#d0d890" if part.variant != "maple" else "#e8b060")
    if part.variant == "maple":
        tips = (
            (0, 1.0),
            (0.28, 0.62),
            (0.62, 0.78),
            (0.52, 0.4),
            (0.85, 0.2),
            (0.4, 0.0),
            (0.45, -0.22),
            (0.05, -0.12),
        )
        outline = [(z, 0.62 + 0.7 * y) for z, y in (*tips, *((-z, y) for z, y in reversed(tips[1:])))]
        veins = [
            rod((0.03, 0.55, 0), (0.03, 0.62 + 0.6 * y, 0.9 * z), 0.014, vein)
            for z, y in ((0, 1.0), (0.62, 0.78), (-0.62, 0.78), (0.8, 0.2), (-0.8, 0.2))
        ]
        return join(
            cut(outline, (-0.015, 0.02), green, (0, 0.62)),
            *veins,
            rod((0, 0.02, 0.06), (0.02, 0.56, 0), 0.022, vein),
        )
    sides = [
        rod(
            (0.03, 0.4 + 0.17 * k, 0), (0.03, 0.56 + 0.17 * k, s * 0.33 * math.sin(0.6 + 0.5 * k)), 0.01, vein
        )
        for k in range(5)
        for s in (1, -1)
    ]
    return join(
        cut(blade(1.25, 0.44, 0.22), (-0.015, 0.02), green, (0, 0.75)),
        rod((0, 0.0, 0.05), (0.02, 1.42, 0), 0.02, vein),
        *sides,
    )


def _branch(part: Part) -> Mesh:
    """Make a branch with leaves, or with blossoms."""
    bark, twigs = (
        wood("#5a4028"),
        [
            line(
                [(0, 0.15, -1.0), (0.05, 0.5, -0.35), (0, 0.7, 0.3), (0.02, 1.05, 0.95)],
                0.045,
                wood("#5a4028"),
            )
        ],
    )
    blossom = part.variant == "blossom"
    hue = part.coat or ("#e8a8bc" if blossom else "#4a8a34")
    for k in range(12):
        z = -0.8 + 0.15 * k
        y, s = 0.42 + 0.42 * (z + 0.6) * 0.8, (-1) ** k
        twigs.append(rod((0.02, y, z), (0.1, y + 0.2 * s, z + 0.18), 0.016, bark))
        at = (0.12, y + 0.24 * s, z + 0.22)
        if blossom:
            twigs += [
                ball((at[0], at[1] + 0.09 * c, at[2] + 0.09 * d), (0.05, 0.07, 0.07), matt(hue), sides=10)
                for c, d in circle(5, 1.0)
            ]
            twigs.append(ball((at[0] + 0.04, at[1], at[2]), (0.03, 0.03, 0.03), glaze("#e8c040"), sides=8))
        else:
            leaf = leaned(
                cut(blade(0.4, 0.12), (-0.01, 0.012), Paint(color=hue, grain=0.4, gloss=0.4)),
                -0.9 if s > 0 else -2.2,
            )
            leaf.at[:] += (0.1, y + 0.18 * s, z + 0.16)
            twigs.append(leaf)
    return join(*twigs)


def _petals(part: Part) -> Mesh:
    rng, hue = np.random.default_rng(4), Paint(color=part.coat or "#d84060", gloss=0.4)
    return join(
        *(
            spun(
                laid(cut(blade(0.36, 0.15), (0, 0.015), hue), 0.02 + 0.012 * k),
                float(rng.uniform(0, 6.3)),
                (float(rng.uniform(-0.7, 0.7)), 0.0, float(rng.uniform(-0.9, 0.9))),
            )
            for k in range(16)
        )
    )


def _dandelion(part: Part) -> Mesh:
    """Make a dandelion clock: a ball of seeds on its stem; some fly off."""
    silk = Paint(color=part.coat or "#d0d0c8", glow=0.1)
    way = [
        (math.sqrt(1 - y * y) * math.cos(2.4 * k), y, math.sqrt(1 - y * y) * math.sin(2.4 * k))
        for k, y in enumerate(np.linspace(-0.97, 0.97, 110))
    ]
    seeds = [
        mesh
        for x, y, z in way
        for mesh in (
            rod((0.06 * x, 1.1 + 0.06 * y, 0.06 * z), (0.36 * x, 1.1 + 0.36 * y, 0.36 * z), 0.005, silk),
            ball((0.37 * x, 1.1 + 0.37 * y, 0.37 * z), (0.028,) * 3, silk, sides=6),
        )
    ]
    gone = [
        mesh
        for k in range(5)
        for mesh in (
            rod((0, 1.35 + 0.09 * k, 0.55 + 0.2 * k), (0, 1.45 + 0.09 * k, 0.62 + 0.2 * k), 0.006, silk),
            ball((0, 1.46 + 0.09 * k, 0.63 + 0.2 * k), (0.04,) * 3, silk, sides=6),
        )
    ]
    return join(line([(0, 0, 0.04), (0, 0.55, 0.02), (0, 1.05, 0)], 0.025, _STEM), ball((0, 1.1, 0), (0.07,) * 3, matt("#7a6a40")), *seeds, *gone,
                *(spun(leaned(cut(blade(0.5, 0.09), (-0.01, 0.01), _GREEN), 1.1), a) for a in (0.3, 1.9, 3.3, 4.9)))  # fmt: skip


def _nest(part: Part) -> Mesh:
    """Make a bird's nest of twigs with three eggs."""
    rng, twigs = np.random.default_rng(3), []
    for k in range(130):
        a, y = float(rng.uniform(0, 6.3)), float(rng.uniform(0.02, 0.38))
        r = 0.42 + 0.75 * y + float(rng.uniform(-0.04, 0.04))
        b = a + float(rng.uniform(0.4, 0.9))
        hue = ("#7a5a34", "#5a4026", "#9a7a4a")[k % 3]
        twigs.append(
            rod(
                (r * math.cos(a), y, r * math.sin(a)),
                (r * math.cos(b), y + float(rng.uniform(-0.06, 0.1)), r * math.sin(b)),
                0.02,
                Paint(color=hue),
            )
        )
    eggs = [
        ball((0.17 * c, 0.34, 0.17 * s), (0.13, 0.17, 0.13), glaze(part.coat or "#9ac4d0"), sides=24)
        for c, s in circle(3, 1.0)
    ]
    return join(
        turn([(0.01, 0.0), (0.4, 0.02), (0.62, 0.3), (0.55, 0.3), (0.3, 0.12), (0.01, 0.1)], matt("#5a4026")),
        *twigs,
        *eggs,
    )


def _feather(part: Part) -> Mesh:
    vane = Paint(color=part.coat or "#c4ccd4", grain=0.9, scale=50.0)
    whole = join(
        cut(blade(1.25, 0.2, 0.25), (-0.012, 0.012), vane, (0, 0.8)),
        rod((0, 0, 0), (0, 1.48, 0), 0.016, matt("#a89a80")),
    )
    return leaned(whole, -0.35, (0, 0.02, -0.3))


def _shell(part: Part) -> Mesh:
    """Make a scallop with its ribs."""
    paint = Paint(color=part.coat or "#e0b098", gloss=0.9)
    ribs = [
        line(
            [
                (0.06, 0.1, 0),
                (0.2, 0.5, 0.45 * math.sin(a)),
                (0.02, 0.18 + 0.82 * math.cos(0.8 * a), 0.82 * math.sin(a)),
            ],
            0.075,
            paint,
        )
        for a in np.linspace(-1.15, 1.15, 11)
    ]
    return join(*ribs, box((0.04, 0.08, 0), (0.06, 0.07, 0.24), paint))


def _egg(part: Part) -> Mesh:
    shell = Paint(color=part.coat or "#d8bc98", gloss=0.7)
    return profile(
        [
            (0.01, 0.0, shell),
            (0.22, 0.05, shell),
            (0.4, 0.28, shell),
            (0.43, 0.48, shell),
            (0.34, 0.82, shell),
            (0.18, 1.05, shell),
            (0.01, 1.12, shell),
        ],
        48,
    )


def _bamboo(part: Part) -> Mesh:
    canes = []
    for n, (x, z, lean) in enumerate(((0, 0, 0.05), (0.2, 0.3, -0.06), (-0.15, -0.3, 0.1))):
        for k in range(6):
            a, b = 0.38 * k, 0.38 * k + 0.36
            canes.append(
                rod(
                    (x, a, z + lean * a),
                    (x, b, z + lean * b),
                    0.065,
                    Paint(color=part.coat or "#6a9a3c", gloss=0.7),
                )
            )
            canes.append(ring((x, b + 0.01, z + lean * b), 0.06, 0.018, matt("#b8c080")))
        canes += [
            spun(
                leaned(cut(blade(0.55, 0.07), (-0.01, 0.01), _GREEN), 0.9 + 0.2 * k),
                1.2 * k + n,
                (x, 1.2 + 0.2 * k, z + lean * 1.4),
            )
            for k in range(5)
        ]
    return join(*canes)


def _cone(_part: Part) -> Mesh:
    """Make a pine cone."""
    scale = Paint(color="#6a4426", grain=0.6)
    return join(
        *(
            spun(
                ball(
                    (0.3 * math.sin(math.pi * (0.18 + 0.8 * k / 70)), 0.08 + 0.92 * k / 70, 0),
                    (0.13, 0.035, 0.09),
                    scale,
                    sides=8,
                ),
                2.4 * k,
            )
            for k in range(70)
        ),
        lathe([(0.2, 0.1), (0.22, 0.5), (0.02, 1.0)], [matt("#4a2c18")] * 3, sides=16),
    )


MODELS: dict[str, Model] = {
    "pumpkin": _pumpkin,
    "pumpkin lantern": _pumpkin,
    "fruit watermelon": _watermelon,
    "fruit pineapple": _pineapple,
    "fruit coconut": _halved,
    "fruit kiwi": _halved,
    "fruit avocado": _halved,
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
    "leaf": _leaf,
    "leaf maple": _leaf,
    "leaf pad": _leaf,
    "leaf petals": _petals,
    "leaf feather": _feather,
    "branch": _branch,
    "branch blossom": _branch,
    "flower dandelion": _dandelion,
    "nest": _nest,
    "seashell": _shell,
    "egg": _egg,
    "pinecone": _cone,
    "bamboo": _bamboo,
}
ON_FLOOR = ("bamboo",)
IN_LIFE = {
    "pumpkin": 0.35,
    "vegetable": 0.16,
    "leaf": 0.2,
    "branch": 0.6,
    "nest": 0.2,
    "seashell": 0.12,
    "egg": 0.1,
    "pinecone": 0.12,
    "bamboo": 2.4,
}

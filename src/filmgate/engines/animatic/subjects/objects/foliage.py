"""Meshes of leaves, branches, petals, a dandelion, a nest, a feather, shells, an egg, bamboo."""

import math

import numpy as np

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.mesh import Mesh, join
from filmgate.engines.animatic.geometry.shapes import ball, box, lathe, ring, rod
from filmgate.engines.animatic.subjects.objects.forms import (
    Model,
    blade,
    circle,
    cut,
    laid,
    leaned,
    line,
    profile,
    spun,
    wood,
)
from filmgate.engines.animatic.subjects.objects.vessels import turn
from filmgate.engines.animatic.subjects.part import Part

_GREEN = materials.leaf("#3f7a2c")
_STEM = materials.leaf("#5a6a2c")


def _leaf(part: Part) -> Mesh:
    """Make one large leaf with its veins; a maple leaf in autumn as its variant."""
    green = materials.leaf(part.coat or ("#c8501c" if part.variant == "maple" else "#4a9a34"))
    vein = materials.petal("#d0d890" if part.variant != "maple" else "#e8b060")
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


def _lily_pads(part: Part) -> Mesh:
    """Make lily pads on a little water, with a flower."""
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
                    materials.leaf(part.coat or "#3f8a3a"),
                    (z - 0.02, -x),
                )
            )
        )
    petals = [
        spun(
            leaned(cut(blade(0.34, 0.09), (-0.02, 0.02), materials.petal("#e0a0c0")), 0.3 + 0.5 * k),
            a,
            (-0.35, 0.08, 1.2),
        )
        for k in (0, 1)
        for a in np.linspace(k, 6.28 + k, 9)[:-1]
    ]
    return join(
        turn([(1.7, 0.0), (1.65, 0.015), (0.01, 0.02)], materials.water("#4a90b0")),
        *pads,
        *petals,
        ball((-0.35, 0.2, 1.2), (0.06, 0.06, 0.06), materials.fruit("#e8c030")),
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
                ball(
                    (at[0], at[1] + 0.09 * c, at[2] + 0.09 * d),
                    (0.05, 0.07, 0.07),
                    materials.petal(hue),
                    sides=10,
                )
                for c, d in circle(5, 1.0)
            ]
            twigs.append(
                ball((at[0] + 0.04, at[1], at[2]), (0.03, 0.03, 0.03), materials.petal("#e8c040"), sides=8)
            )
        else:
            leaf = leaned(
                cut(blade(0.4, 0.12), (-0.01, 0.012), materials.leaf(hue)),
                -0.9 if s > 0 else -2.2,
            )
            leaf.at[:] += (0.1, y + 0.18 * s, z + 0.16)
            twigs.append(leaf)
    return join(*twigs)


def _petals(part: Part) -> Mesh:
    rng, hue = np.random.default_rng(4), materials.petal(part.coat or "#d84060")
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
    silk = materials.petal(part.coat or "#d0d0c8", 0.1)
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
    return join(
        line([(0, 0, 0.04), (0, 0.55, 0.02), (0, 1.05, 0)], 0.025, _STEM),
        ball((0, 1.1, 0), (0.07,) * 3, materials.painted("#7a6a40")),
        *seeds,
        *gone,
        *(spun(leaned(cut(blade(0.5, 0.09), (-0.01, 0.01), _GREEN), 1.1), a) for a in (0.3, 1.9, 3.3, 4.9)),
    )


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
                materials.straw(hue),
            )
        )
    eggs = [
        ball((0.17 * c, 0.34, 0.17 * s), (0.13, 0.17, 0.13), materials.horn(part.coat or "#9ac4d0"), sides=24)
        for c, s in circle(3, 1.0)
    ]
    return join(
        turn(
            [(0.01, 0.0), (0.4, 0.02), (0.62, 0.3), (0.55, 0.3), (0.3, 0.12), (0.01, 0.1)],
            materials.straw("#5a4026"),
        ),
        *twigs,
        *eggs,
    )


def _feather(part: Part) -> Mesh:
    vane = materials.feathers(part.coat or "#c4ccd4")
    whole = join(
        cut(blade(1.25, 0.2, 0.25), (-0.012, 0.012), vane, (0, 0.8)),
        rod((0, 0, 0), (0, 1.48, 0), 0.016, materials.horn("#a89a80")),
    )
    return leaned(whole, -0.35, (0, 0.02, -0.3))


def _shell(part: Part) -> Mesh:
    """Make a scallop with its ribs."""
    paint = materials.pearl(part.coat or "#e0b098")
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
    shell = materials.horn(part.coat or "#d8bc98")
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
                    materials.bark(part.coat or "#6a9a3c"),
                )
            )
            canes.append(ring((x, b + 0.01, z + lean * b), 0.06, 0.018, materials.bark("#b8c080")))
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
    scale = materials.bark("#6a4426")
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
        lathe([(0.2, 0.1), (0.22, 0.5), (0.02, 1.0)], [materials.bark("#4a2c18")] * 3, sides=16),
    )


MODELS: dict[str, Model] = {
    "leaf": _leaf,
    "leaf maple": _leaf,
    "lily-pad": _lily_pads,
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
ON_FLOOR: tuple[str, ...] = ("bamboo",)
IN_LIFE = {
    "leaf": 0.2,
    "lily-pad": 0.25,
    "branch": 0.6,
    "nest": 0.2,
    "seashell": 0.12,
    "egg": 0.1,
    "pinecone": 0.12,
    "bamboo": 2.4,
}

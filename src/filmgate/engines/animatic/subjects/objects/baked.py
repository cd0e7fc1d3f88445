"""Meshes of more food: bread, cheese, eggs, sushi, soup, salad, sweets; variants of the kind cake."""

import math

import numpy as np

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.clay import Clay
from filmgate.engines.animatic.geometry.materials import STEEL
from filmgate.engines.animatic.geometry.mesh import Mesh, join
from filmgate.engines.animatic.geometry.shapes import ball, box, level, rod
from filmgate.engines.animatic.subjects.objects.forms import (
    Model,
    across,
    cut,
    laid,
    line,
    profile,
    spun,
    wood,
)
from filmgate.engines.animatic.subjects.objects.vessels import dish, turn
from filmgate.engines.animatic.subjects.part import Part

_CRUST = materials.crust("#a8682c")
_CRUMB = materials.crumb("#d8b880")


def _board(wide: float = 0.8) -> Mesh:
    return box((0, 0.04, 0), (0.55, 0.04, wide), wood("#a87a44"))


def _bread(part: Part) -> Mesh:
    """Make a loaf on a board with two slices before it; toast, a croissant, a pretzel as variants."""
    crust = materials.crust(part.coat or "#a8682c")
    loaf = (
        Clay()
        .ellipsoid((-0.15, 0.34, 0.25), (0.3, 0.28, 0.5), crust, blend=0.02)
        .fire(part.kernels, cells=60)
        .mesh
    )
    cuts = [
        line([(-0.32, 0.58, z), (-0.15, 0.63, z + 0.05), (0.05, 0.58, z + 0.1)], 0.025, _CRUMB)
        for z in (0.0, 0.2, 0.4)
    ]
    slices = [
        spun(
            across(
                turn([(0.01, -0.04), (0.27, -0.04), (0.28, 0.04), (0.26, 0.045), (0.01, 0.045)], _CRUMB, 28),
                (0, 0.34, 0),
            ),
            0.6 + 0.3 * k,
            (0.1 + 0.08 * k, 0, -0.45 - 0.12 * k),
        )
        for k in (0, 1)
    ]
    return join(_board(0.85), loaf, *cuts, *slices)


def _loaf(part: Part) -> Mesh:
    """Make a loaf alone, as it is cut."""
    crust, clay = materials.crust(part.coat or "#a8682c"), Clay()
    clay.ellipsoid((0, 0.26, 0), (0.32, 0.26, 0.62), crust, blend=0.02)
    clay.ellipsoid((0, 0.2, 0), (0.34, 0.2, 0.56), crust, blend=0.08)
    mesh = clay.fire(part.kernels, cells=64).mesh
    scores = [
        line([(-0.16, 0.46, z - 0.05), (0.0, 0.525, z), (0.16, 0.46, z + 0.05)], 0.02, _CRUMB)
        for z in (-0.32, -0.08, 0.16, 0.4)
    ]
    return join(mesh, *scores)


def _toast(part: Part) -> Mesh:
    outline = [
        (-0.4, 0.0),
        (0.4, 0.0),
        (0.42, 0.55),
        (0.5, 0.72),
        (0.36, 0.9),
        (0.0, 0.86),
        (-0.36, 0.9),
        (-0.5, 0.72),
        (-0.42, 0.55),
    ]
    small = [(0.88 * z, 0.06 + 0.88 * y) for z, y in outline]
    face = materials.crumb(part.coat or "#c8883c")
    butter = box((0.1, 0.45, 0.02), (0.03, 0.1, 0.13), materials.icing("#e8cc60"))
    return join(
        dish(),
        laid(
            join(
                cut(outline, (-0.08, 0.08), _CRUST, (0, 0.45)),
                cut(small, (0.075, 0.09), face, (0, 0.45)),
                butter,
            ),
            0.14,
        ),
    )


def _croissant(part: Part) -> Mesh:
    clay, crust = Clay(), materials.crust(part.coat or "#b8742c")
    for k in range(-5, 6):
        a, r = 0.24 * k, 0.25 - 0.028 * abs(k)
        clay.ellipsoid(
            (0.6 - 0.75 * math.cos(a), 0.12 + r, 0.85 * math.sin(a)),
            (1.25 * r, r, 0.75 * r),
            crust,
            blend=0.0,
        )
    return join(dish(), clay.fire(part.kernels, cells=90).mesh)


def _pretzel(part: Part) -> Mesh:
    crust = materials.crust(part.coat or "#8a4a1c")
    bow = [(0.0, 0.62 + 0.5 * math.sin(a), 0.62 * math.cos(a)) for a in np.linspace(-0.6, math.pi + 0.6, 28)]
    knot = [
        line(
            [bow[k], (0.06 * s, 0.16, 0.1 * s), (0.08, 0.42, -0.3 * s), (0.0, 0.98, -0.42 * s)], 0.085, crust
        )
        for k, s in ((0, 1), (-1, -1))
    ]
    salt = [box((0.1, y, z), (0.014, 0.02, 0.02), materials.snow("#d8d4cc")) for _, y, z in bow[::2]]
    return join(line(bow, 0.095, crust), *knot, *salt)


def _cookie(part: Part) -> Mesh:
    """Make a plate of cookies with chips of chocolate."""
    dough, chip = (
        materials.crust(part.coat or "#c08a48"),
        materials.chocolate("#3a1c10"),
    )
    at = ((0.0, 0.15, 0.32), (0.1, 0.15, -0.34), (-0.34, 0.16, 0.0), (0.12, 0.27, 0.0))
    return join(
        dish(),
        *(
            mesh
            for n, (x, y, z) in enumerate(at)
            for mesh in (
                ball((x, y, z), (0.34, 0.09, 0.34), dough, sides=32),
                *(
                    ball(
                        (
                            x + 0.07 * math.sqrt(k) * math.cos(2.4 * k + n),
                            y + 0.08,
                            z + 0.07 * math.sqrt(k) * math.sin(2.4 * k + n),
                        ),
                        (0.04, 0.03, 0.04),
                        chip,
                        sides=8,
                    )
                    for k in range(2, 13)
                ),
            )
        ),
    )


def _cheese(part: Part) -> Mesh:
    """Make a wedge of cheese with holes."""
    yellow, hole = materials.flesh(part.coat or "#e0b030"), materials.flesh("#a87414")
    wedge = level([(-0.5, -0.7), (0.3, -0.55), (0.3, 0.75)], (0.08, 0.66), yellow)
    at = ((0.3, -0.1, 0.1), (0.48, 0.35, 0.09), (0.24, 0.42, 0.06), (0.5, -0.32, 0.07), (0.22, -0.4, 0.05))
    holes = [ball((0.3, y, z), (0.02, r, r), hole, sides=14) for y, z, r in at]
    return join(_board(0.9), wedge, *holes)


def _eggs(part: Part) -> Mesh:
    white, yolk = materials.icing(part.coat or "#cccac2"), materials.sauce("#e89818")
    return join(
        dish("#5a7a8a"),
        *(
            mesh
            for x, z in ((0.05, 0.25), (-0.1, -0.28))
            for mesh in (
                ball((x, 0.07, z), (0.36, 0.045, 0.32), white, sides=28),
                ball((x + 0.12, 0.07, z + 0.12), (0.22, 0.04, 0.2), white, sides=20),
                ball((x, 0.13, z), (0.14, 0.08, 0.14), yolk, sides=20),
            )
        ),
        *(
            rod(
                (0.42, 0.1 + 0.03 * k, -0.5),
                (0.3, 0.1 + 0.03 * k, 0.55),
                0.05,
                materials.flesh("#9a3424"),
            )
            for k in (0, 1)
        ),
    )


def _sushi(part: Part) -> Mesh:
    rice, weed = materials.crumb("#c8c4b8"), materials.leaf("#16281c")
    rolls = [
        mesh
        for k, hue in enumerate((part.coat or "#e0683c", "#5a9a3c", "#e0683c", "#d8a828"))
        for mesh in (
            turn([(0.01, 0.1), (0.2, 0.1), (0.2, 0.36), (0.19, 0.37)], weed, 28),
            turn([(0.185, 0.37), (0.01, 0.375)], rice, 28),
            turn([(0.09, 0.378), (0.01, 0.385)], materials.sauce(hue), 16),
        )
    ]
    for n, mesh in enumerate(rolls):
        mesh.at[:] += (0.22, 0, -0.68 + 0.45 * (n // 3))
    fish = [
        mesh
        for k in range(3)
        for mesh in (
            ball((-0.25, 0.2, -0.5 + 0.5 * k), (0.28, 0.12, 0.17), rice, sides=24),
            ball(
                (-0.25, 0.3, -0.5 + 0.5 * k),
                (0.31, 0.07, 0.18),
                materials.flesh(("#e0683c", "#d87870", "#e89048")[k]),
                sides=24,
            ),
        )
    ]
    return join(box((0, 0.06, 0), (0.55, 0.04, 1.0), materials.lacquer("#2a1c18")), *rolls, *fish)


def _bowlful(part: Part) -> Mesh:
    """Make a bowl of soup, of salad, of rice, of popcorn, of cereal."""
    v = part.variant
    glaze_ = materials.ceramic(
        {"soup": "#b8482c", "salad": "#7a5a34", "popcorn": "#b81c24"}.get(v, "#3a6a8a")
    )
    bowl = turn([(0.28, 0.0), (0.32, 0.06), (0.58, 0.25), (0.76, 0.52), (0.71, 0.52), (0.6, 0.36)], glaze_)
    rng, bits = np.random.default_rng(8), []
    if v == "soup":
        bits = [turn([(0.7, 0.47), (0.01, 0.47)], materials.sauce(part.coat or "#c8641c"))]
        bits += [
            ball(
                (0.42 * float(rng.uniform(-1, 1)), 0.475, 0.42 * float(rng.uniform(-1, 1))),
                (0.07, 0.03, 0.07),
                materials.sauce(("#d8782c", "#5a9a34", "#d8c070")[k % 3]),
                sides=10,
            )
            for k in range(16)
        ]
        return join(bowl, *bits, rod((0.3, 0.48, 0.3), (0.6, 0.95, 0.75), 0.03, STEEL))
    hues = {
        "salad": ("#4a8a2c", "#6aaa3c", "#c82c24", "#3a7a2c", "#e0d0a0"),
        "popcorn": ("#d0c490", "#c8c0a8", "#d8c878"),
    }.get(v, ("#c8c4ba", "#c0bcb0"))
    size = {"salad": 0.13, "popcorn": 0.1}.get(v, 0.035)
    for k in range({"salad": 60, "popcorn": 90}.get(v, 260)):
        r, a = 0.66 * math.sqrt(k / {"salad": 60, "popcorn": 90}.get(v, 260)), 2.4 * k
        y = 0.46 + 0.2 * (1 - (r / 0.66) ** 2) + 0.05 * float(rng.uniform(-1, 1))
        bits.append(
            ball(
                (r * math.cos(a), y, r * math.sin(a)),
                (
                    size * float(rng.uniform(0.6, 1.1)),
                    size * (0.45 if v == "salad" else 0.8),
                    size * float(rng.uniform(0.6, 1.1)),
                ),
                materials.crumb(part.coat or hues[k % len(hues)]),
                sides=8,
            )
        )
    return join(bowl, turn([(0.7, 0.44), (0.01, 0.5)], materials.crumb(hues[0])), *bits)


def _fries(part: Part) -> Mesh:
    rng, gold = np.random.default_rng(1), materials.crust("#e0b048")
    sticks = [
        rod(
            (x, 0.3, z),
            (
                x * 1.3 + float(rng.uniform(-0.08, 0.08)),
                1.05 + float(rng.uniform(-0.15, 0.2)),
                z * 1.3 + float(rng.uniform(-0.1, 0.1)),
            ),
            0.045,
            gold,
        )
        for x in (-0.12, 0, 0.12)
        for z in np.linspace(-0.32, 0.32, 8)
    ]
    pack = cut(
        [(-0.3, 0.0), (0.3, 0.0), (0.46, 0.75), (0.2, 0.62), (-0.2, 0.62), (-0.46, 0.75)],
        (-0.2, 0.2),
        materials.plastic(part.coat or "#b81c24"),
        (0, 0.35),
    )
    return join(pack, *sticks)


def _hot_dog(part: Part) -> Mesh:
    """Make a hot dog; a taco and a burrito are near to it."""
    bun, meat = materials.crust("#c88a3c"), materials.sauce(part.coat or "#a8401c")
    if part.variant == "taco":
        shell = [
            cut(
                [(0.72 * math.cos(a), 0.08 + 0.72 * math.sin(a)) for a in np.linspace(0, math.pi, 18)],
                (x - 0.02, x + 0.02),
                materials.crumb("#d8a848"),
                (0, 0.3),
            )
            for x in (0.16, -0.16)
        ]
        rng = np.random.default_rng(6)
        filling = [
            ball(
                (float(rng.uniform(-0.1, 0.1)), 0.1 + 0.72 * math.sin(a) * 1.0, 0.7 * math.cos(a)),
                (0.1, 0.09, 0.1),
                materials.fruit(("#4a8a2c", "#c82c24", "#6a3a1c", "#e0b840")[k % 4]),
                sides=8,
            )
            for k, a in enumerate(np.linspace(0.15, 2.99, 28))
        ]
        return join(dish(), *shell, *filling)
    sides = [rod((x, 0.22, -0.6), (x, 0.22, 0.6), 0.18, bun) for x in (0.19, -0.19)]
    ends = [ball((x, 0.22, z), (0.18, 0.18, 0.16), bun) for x in (0.19, -0.19) for z in (0.6, -0.6)]
    mustard = line(
        [(0.05 * math.sin(2.4 * k), 0.46, -0.6 + 0.1 * k) for k in range(13)],
        0.03,
        materials.sauce("#e8bc1c"),
    )
    return join(
        *sides,
        *ends,
        rod((0, 0.3, -0.72), (0, 0.3, 0.72), 0.15, meat),
        *(ball((0, 0.3, z), (0.15, 0.15, 0.12), meat) for z in (0.72, -0.72)),
        mustard,
    )


def _chocolate(part: Part) -> Mesh:
    brown = materials.chocolate(part.coat or "#4a2412")
    squares = [
        box((-0.33 + 0.22 * r, 0.17, -0.55 + 0.22 * c), (0.095, 0.05, 0.095), brown)
        for r in range(4)
        for c in range(5)
    ]
    return join(
        box((0, 0.1, -0.1), (0.44, 0.05, 0.58), brown),
        *squares,
        box((0, 0.11, 0.72), (0.46, 0.075, 0.3), materials.gilt("#c8a840")),
    )


def _jelly(part: Part) -> Mesh:
    jelly = materials.jelly(part.coat or "#d82c50", 0.12)
    rows = [(0.01, 0.08), (0.5, 0.08), (0.46, 0.4), (0.4, 0.44), (0.36, 0.7), (0.28, 0.8), (0.01, 0.82)]
    body = profile([(r, y, jelly) for r, y in rows], 48)
    a = np.arctan2(body.at[:, 2], body.at[:, 0])
    body.at[:, [0, 2]] *= (1 + 0.08 * np.cos(8 * a))[:, None]
    return join(dish(), body, ball((0, 0.86, 0), (0.12, 0.08, 0.12), materials.icing("#d0ccc4")))


MODELS: dict[str, Model] = {
    "cake bread": _bread,
    "cake loaf": _loaf,
    "cake toast": _toast,
    "cake croissant": _croissant,
    "cake pretzel": _pretzel,
    "cake cookie": _cookie,
    "cake cheese": _cheese,
    "cake eggs": _eggs,
    "cake sushi": _sushi,
    "cake soup": _bowlful,
    "cake salad": _bowlful,
    "cake popcorn": _bowlful,
    "cake rice": _bowlful,
    "cake fries": _fries,
    "cake hot-dog": _hot_dog,
    "cake taco": _hot_dog,
    "cake chocolate": _chocolate,
    "cake jelly": _jelly,
}

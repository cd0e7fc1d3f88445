"""Meshes of things of feasts and of childhood: gift, teddy bear, snowman, Christmas tree; and a kite."""

import math
from collections.abc import Callable
from itertools import pairwise

import numpy as np

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.clay import Clay
from filmgate.engines.animatic.geometry.materials import EYE
from filmgate.engines.animatic.geometry.mesh import Mesh, Vector, join, placed, placement
from filmgate.engines.animatic.geometry.shapes import FORWARD, ball, box, facing, lathe, ring, rod, turned
from filmgate.engines.animatic.subjects.actor import Actor
from filmgate.engines.animatic.subjects.part import Part


def _gift(part: Part) -> Mesh:
    """Make a box in coloured paper with a ribbon and a bow."""
    paper, ribbon = materials.plastic(part.coat or "#c01c2c"), materials.silk("#f0cc50")
    lid = box((0, 0.68, 0), (0.49, 0.08, 0.49), paper)
    bands = [box((0, 0.385, 0), (0.08, 0.385, 0.5), ribbon), box((0, 0.385, 0), (0.5, 0.385, 0.08), ribbon)]
    bow = []
    for side in (1, -1):
        loop = turned(ring((0, 0, 0), 0.15, 0.045, ribbon), FORWARD)
        loop.at[:] *= (1.6, 0.75, 1.35)
        bow.append(turned(loop, np.eye(3), (0.02, 0.9, 0.22 * side)))
        bow.append(rod((0.03, 0.8, 0.03 * side), (0.3, 0.78, 0.26 * side), 0.04, ribbon))
    return join(
        box((0, 0.32, 0), (0.46, 0.32, 0.46), paper),
        lid,
        *bands,
        *bow,
        ball((0.02, 0.86, 0), (0.09, 0.09, 0.09), ribbon),
    )


def _teddy(part: Part) -> Mesh:
    """Make a teddy bear that sits."""
    fur, pale = (
        materials.fur(part.coat or "#a8703c"),
        materials.fur("#e4c898"),
    )
    red = materials.silk("#c0202c")
    clay = Clay()
    clay.ellipsoid((0, 0.38, 0), (0.26, 0.34, 0.3), fur, blend=0.03).ellipsoid(
        (0.14, 0.36, 0), (0.15, 0.22, 0.2), pale, blend=0.02
    )
    clay.ellipsoid((0.02, 0.92, 0), (0.25, 0.25, 0.28), fur, blend=0.02)
    clay.ellipsoid((0.22, 0.85, 0), (0.11, 0.1, 0.13), pale, blend=0.02).ellipsoid(
        (0.32, 0.89, 0), (0.035, 0.035, 0.05), EYE, blend=0.0
    )
    for z in (1, -1):
        clay.ellipsoid((0.0, 1.14, 0.2 * z), (0.06, 0.1, 0.1), fur, blend=0.02).ellipsoid(
            (0.05, 1.14, 0.2 * z), (0.03, 0.06, 0.06), pale, blend=0.0
        )
        clay.ellipsoid((0.24, 0.99, 0.1 * z), (0.025, 0.035, 0.03), EYE, blend=0.0)
        clay.cone((0.05, 0.6, 0.24 * z), (0.24, 0.36, 0.4 * z), (0.11, 0.1), fur, blend=0.03)
        clay.cone((0.05, 0.14, 0.2 * z), (0.46, 0.13, 0.3 * z), (0.14, 0.13), fur, blend=0.03)
        clay.ellipsoid((0.57, 0.15, 0.31 * z), (0.03, 0.1, 0.09), pale, blend=0.0)
        clay.cone((0.21, 0.66, 0), (0.23, 0.66 + 0.05, 0.13 * z), (0.03, 0.065), red, blend=0.0)
    return clay.fire(part.kernels, cells=110, softness=40.0).mesh


def _snowman(part: Part) -> Mesh:
    """Make a snowman 1.9 m tall with a hat, a carrot, a scarf, and branches for arms."""
    snow, coal = materials.snow("#eef2f6"), materials.painted("#141416")
    carrot, cloth = (
        materials.fruit("#e87818"),
        materials.knit(part.coat or "#c0202c"),
    )
    clay = Clay()
    clay.ellipsoid((0, 0.42, 0), (0.52, 0.46, 0.52), snow, blend=0.03)
    clay.ellipsoid((0, 1.0, 0), (0.38, 0.35, 0.38), snow, blend=0.03)
    clay.ellipsoid((0, 1.46, 0), (0.27, 0.26, 0.27), snow, blend=0.02)
    body = clay.fire(part.kernels, cells=90, softness=30.0).mesh
    face = [ball((0.24, 1.54, z), (0.035, 0.035, 0.035), coal) for z in (0.09, -0.09)]
    face += [
        ball((0.255 - 0.3 * z * z, 1.36 + 1.8 * z * z, z), (0.022, 0.022, 0.022), coal)
        for z in (-0.12, -0.06, 0, 0.06, 0.12)
    ]
    face += [ball((0.37 - 0.06 * k * k, 1.16 - 0.16 * k, 0), (0.035, 0.035, 0.035), coal) for k in (0, 1, 2)]
    nose = turned(
        lathe([(0.05, 0.0), (0.045, 0.05), (0.005, 0.34)], [carrot] * 3, sides=14), FORWARD, (0.24, 1.46, 0)
    )
    hat = lathe(
        [(0.01, 1.66), (0.34, 1.66), (0.34, 1.7), (0.21, 1.71), (0.22, 2.04), (0.01, 2.05)],
        [coal] * 6,
        sides=28,
    )
    band = lathe([(0.215, 1.72), (0.218, 1.8)], [cloth] * 2, sides=28)
    scarf = [ring((0, 1.25, 0), 0.25, 0.065, cloth), box((0.3, 1.06, 0.14), (0.03, 0.2, 0.07), cloth)]
    wood = materials.trunk("#4a3018")
    arms = [
        mesh
        for s in (1, -1)
        for mesh in (
            rod((0, 1.05, 0.34 * s), (0.08, 1.38, 0.86 * s), 0.026, wood),
            rod((0.06, 1.28, 0.7 * s), (0.14, 1.5, 0.76 * s), 0.018, wood),
            rod((0.06, 1.28, 0.7 * s), (0.1, 1.28, 0.92 * s), 0.018, wood),
        )
    ]
    return join(body, *face, nose, hat, band, *scarf, *arms)


def _christmas_tree(part: Part) -> Mesh:
    """Make a fir 2.4 m tall with balls, lights, a star, and gifts under it."""
    green, wood = (
        materials.foliage(part.coat or "#1c5a2c"),
        materials.trunk("#5a3a20"),
    )
    star = materials.light("#ffd850", 2.6)
    hues = ("#c81c24", "#e0ac28", "#2860c0", "#c8ccd4")
    tiers = []
    for k in range(5):
        low, wide = 0.35 + 0.36 * k, 0.82 - 0.14 * k
        tier = lathe(
            [(0.01, low + 0.08), (wide, low), (0.55 * wide, low + 0.26), (0.1 * wide, low + 0.62)],
            [green] * 4,
            sides=36,
        )
        edge = np.hypot(tier.at[:, 0], tier.at[:, 2]) > 0.9 * wide
        tier.at[edge, 1] += 0.05 * np.sin(np.arange(int(edge.sum())) * math.pi / 1.5)
        tiers.append(tier)
    trim = []
    for k in range(44):
        low, wide = 0.4 + 0.36 * (k % 5), 0.8 - 0.14 * (k % 5)
        a, up = 2.4 * k, 0.12 * (k % 3)
        r = wide * (1 - 0.55 * up / 0.26) + 0.02
        at = (r * math.cos(a), low + up, r * math.sin(a))
        lit = materials.light("#fff0b0", 5.0) if k % 4 == 3 else materials.CHROME.dyed(hues[k % 4])
        trim.append(ball(at, (0.03,) * 3 if k % 4 == 3 else (0.065,) * 3, lit, sides=12))
    points = [
        (
            0.17 * math.sin(0.628 * k) * (1 if k % 2 == 0 else 0.42),
            2.5 + 0.17 * math.cos(0.628 * k) * (1 if k % 2 == 0 else 0.42),
        )
        for k in range(10)
    ]
    rays = [facing([(0, 2.5), points[k], points[(k + 1) % 10]], (-0.03, 0.03), star) for k in range(10)]
    gifts = []
    for x, z, half, hue in (
        (0.55, 0.45, 0.17, "#c81c24"),
        (0.6, -0.3, 0.2, "#2860c0"),
        (0.72, 0.08, 0.12, "#e0ac28"),
    ):
        gifts.append(box((x, half, z), (half, half, half), materials.plastic(hue)))
        gifts.append(box((x, half, z), (1.02 * half, 1.02 * half, 0.18 * half), materials.silk("#f4f0e8")))
    return join(rod((0, 0, 0), (0, 0.5, 0), 0.1, wood), *tiers, *trim, *rays, *gifts)


def kite_mesh(color: str | None) -> Mesh:
    """Make a diamond kite in four colours that faces +x, with a tail of bows and its string."""
    hues = (color or "#d8281c", "#f0c020", "#2070c8", "#28a050")
    top, right, left, end = (0.0, 2.3), (0.72, 1.5), (-0.72, 1.5), (0.0, 0.3)
    middle = (0.0, 1.5)
    sails = [
        facing([middle, a, b], (-0.01, 0.01), materials.cloth(hue))
        for hue, a, b in zip(hues, (top, right, end, left), (right, end, left, top), strict=True)
    ]
    wood, cord = materials.wood("#5a3a20"), materials.straw("#e8e4da")
    parts = [
        rod((-0.02, 0.3, 0), (-0.02, 2.3, 0), 0.02, wood),
        rod((-0.02, 1.5, -0.72), (-0.02, 1.5, 0.72), 0.02, wood),
    ]
    tail = [(0.0, 0.3 - 0.16 * k, 0.16 * math.sin(0.9 * k)) for k in range(11)]
    parts += [rod(a, b, 0.014, cord) for a, b in pairwise(tail)]
    for k in range(2, 11, 2):
        _, y, z = tail[k]
        bow = materials.cloth(hues[k // 2 % 4])
        parts += [
            facing([(z, y), (z + 0.16 * s, y + 0.09), (z + 0.16 * s, y - 0.09)], (-0.01, 0.01), bow)
            for s in (1, -1)
        ]
    return join(*sails, *parts, rod((0.0, 1.4, 0), (1.6, -2.6, 0.5), 0.012, cord))


def kite(part: Part) -> Actor:
    """Make the actor of a kite that stands in the wind, and sways."""
    whole = kite_mesh(part.coat)

    def mesh(t: float, at: Vector) -> Mesh:
        x, y, z = at
        sway = (x + 0.35 * math.sin(0.9 * t), y + 0.25 * math.sin(1.4 * t + 1.0), z)
        lean = 0.18 * math.sin(1.1 * t) + 0.05 * math.sin(3.7 * t)
        return placed(whole, placement(sway, yaw=math.pi - 0.35, pitch=-0.2, roll=lean))

    return Actor(height=2.3, length=1.6, speed=0.0, mesh=mesh, lift=4.0, medium="air")


MODELS: dict[str, Callable[[Part], Mesh]] = {
    "gift": _gift,
    "teddy": _teddy,
    "snowman": _snowman,
    "christmas-tree": _christmas_tree,
}
ON_FLOOR = ("snowman", "christmas-tree")

"""Sets of a stage, a village, a harbour, a skyline and a volcano."""

import math

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.materials import IRON
from filmgate.engines.animatic.geometry.mesh import Mesh, join, placed, placement
from filmgate.engines.animatic.geometry.shapes import box, lathe
from filmgate.engines.animatic.subjects.buildings import facades, houses, weather
from filmgate.engines.animatic.subjects.vehicles import boats
from filmgate.engines.animatic.world.beam import Cone
from filmgate.engines.animatic.world.sets.base import Set, Site, lights

_OPEN = 30.0  # metres
CRATER = (12.0, 72.0, 170.0)  # of the volcano, metres


def stage(_site: Site) -> Set:
    """Build the set of a theatre stage: a curtain in folds under a valance, a frame of gold, lamps above,
    light of two colours from the sides.
    """
    red, dark, gold = (
        materials.velvet("#500c12"),
        materials.velvet("#3a090d"),
        materials.gilt("#b08a3c"),
    )
    parts: list[Mesh] = []
    for k in range(46):
        x, deep = -14.6 + 0.65 * k, 6.2 + 0.12 * (k % 3)
        fold = lathe([(0.4, 0.0), (0.36, 2.5), (0.33, 8.4)], [red] * 3, sides=14)
        hem = lathe([(0.408, 0.03), (0.404, 0.15)], [gold] * 2, sides=14)
        parts += [placed(one, placement((x, 0.02, deep))) for one in (fold, hem)]
    for k in range(-3, 4):  # swags, which hang low in their middle
        swag = lathe([(2.1, 0.0), (1.9, -0.5), (1.3, -0.95), (0.02, -1.15)], [red, red, dark, gold], sides=28)
        parts.append(placed(swag, placement((4.0 * k, 7.2, 5.4), scale=1.0)))
    for side in (-1, 1):
        parts.append(box((side * 11.5, 4.0, 4.6), (0.55, 4.4, 0.5), gold))
        parts.append(box((side * 14.2, 4.0, 4.2), (2.2, 4.4, 0.4), materials.painted("#0e0a0c")))
    for k in range(9):
        x = -8 + 2.0 * k
        lamp = materials.light("#fff0d0" if k % 3 else "#70b0ff", 7.0)
        parts.append(box((x, 6.4, 3.0), (0.22, 0.16, 0.22), lamp))
    bulb, shell = materials.light("#ffd890", 2.2), materials.enamel("#6a4a20")
    for k in range(-6, 7):  # a row of lamps on the floor, which light the curtain
        x = 1.15 * k
        glow = lathe([(0.085, 0.0), (0.075, 0.07), (0.03, 0.11)], [bulb] * 3, sides=10)
        parts.append(placed(glow, placement((x, 0.1, 5.25), scale=1.25)))
        parts.append(box((x, 0.07, 5.12), (0.13, 0.07, 0.03), shell))
    rows = [
        # dim enough that a white subject keeps its shades
        [-5.0, 4.4, -2.0, 1.5, 1.05, 0.62, 0.08],
        [5.0, 3.6, -1.0, 0.3, 0.45, 0.9, 0.08],
        [-3.4, 4.8, 3.2, 3.3, 2.8, 3.0, 0.09],
        [3.4, 4.8, 3.2, 3.3, 2.8, 3.0, 0.09],
        *([x, 0.8, 4.8, 6.2, 3.1, 1.2, 0.6] for x in (-2.3, 2.3)),
    ]
    cones = [
        Cone(lamp=(x, 7.2, 2.6), floor=(0.44 * x, 0.0, 0.4), wide=0.7, color=(0.11, 0.07, 0.042))
        for x in (-5.4, -1.9, 1.9, 5.4)
    ]
    wall = box((0, 3, -16), (18, 5, 0.1), materials.painted("#0c0a0c"))
    return Set(mesh=join(*parts, wall), lights=lights(rows), cones=tuple(cones))


def village(site: Site) -> Set:
    """Build the set of a village: two rows of houses along the path, with fences and gardens."""
    parts: list[Mesh] = []
    lit = site.night or site.low_sun
    made = [  # some houses stand twice
        weather.seen(houses.house(site.rng, storeys=2 if k % 3 == 2 else 1), lit=lit, snowy=site.snowy)
        for k in range(8)
    ]
    for side, near in ((1, 12.0), (-1, 34.0)):
        x = -80.0
        while x < 80:
            z = side * (near + float(site.rng.uniform(0, 5)))
            if side < 0 and abs(x) < _OPEN:  # nothing between the camera and what it looks at
                x += 10.0
                continue
            yaw = (math.pi if side > 0 else 0.0) + float(site.rng.normal(0, 0.14))
            parts.append(
                placed(made[len(parts) % len(made)], placement((x, site.height(x, z) - 0.1, z), yaw=yaw))
            )
            x += float(site.rng.uniform(11.5, 17))
    return Set(mesh=join(*parts))


def harbour(site: Site) -> Set:
    """Build the set of a harbour: a quay with crates, a jetty, and boats at rest."""
    plank, stone = materials.wood("#6a5138"), materials.stone("#7a766e")
    parts = [box((0, 0.5, 3.2), (90, 0.5, 0.5), stone)]
    for x in range(-60, 61, 12):
        post = lathe(
            [(0.16, 0.9), (0.2, 1.5), (0.26, 1.6), (0.02, 1.65)],
            [materials.cast_metal("#5a5c62")] * 4,
            sides=14,
        )
        post.at[:] += (x, 0.0, 2.9)
        parts.append(post)
    parts += [box((16, 0.75, 18), (1.5, 0.1, 15), plank)]
    parts += [
        box((16 + s * 1.4, -0.3, z), (0.14, 1.6, 0.14), plank) for z in range(5, 34, 4) for s in (1, -1)
    ]
    for n, (along, away, color) in enumerate(
        (
            (-14.0, 13.0, "#a83a2a"),
            (-30.0, 20.0, "#2a5f86"),
            (32.0, 15.0, "#2f6a4a"),
            (6.0, 27.0, "#c8a050"),
            (-6.0, 38.0, "#8a3a4a"),
        )
    ):
        moored = weather.seen(boats.fishing_boat(color), lit=site.night, snowy=False)
        yaw = math.pi / 2 * (1 if n % 2 else -1) + float(site.rng.normal(0, 0.35))
        parts.append(placed(moored, placement((along, -0.1, away), yaw=yaw)))
    rows = []
    for x in range(-36, 37, 24):
        parts += [
            box((x, 2.4, 2.2), (0.06, 2.4, 0.06), IRON),
            box((x, 4.85, 2.2), (0.2, 0.16, 0.2), materials.light("#ffdca0", 8.0 if site.night else 0.0)),
        ]
        rows += [[x, 4.6, 1.6, 4.2, 2.9, 1.5, 0.08]] if site.night else []
    for _ in range(9):
        size = float(site.rng.uniform(0.3, 0.5))
        at = float(site.rng.uniform(-24, 24))
        parts.append(
            box(
                (at, site.height(at, 1.8) + size, 2.0 + float(site.rng.uniform(0, 0.5))),
                (size, size, size),
                plank,
            )
        )
    return Set(mesh=join(*parts), lights=lights(rows))


def skyline(site: Site) -> Set:
    """Build the set of a skyline: the towers of a city on the other shore, the tallest in its middle."""
    parts: list[Mesh] = []
    for lot in range(84):
        near = lot % 3
        x, z = float(site.rng.uniform(-240, 240)), 158.0 + 34.0 * near + float(site.rng.uniform(0, 16))
        rise = 1.3 * math.exp(-(((x - 20) / 62) ** 2)) + 0.5 * math.exp(-(((x + 120) / 40) ** 2))
        tall = float(site.rng.uniform(15, 38)) * (0.8 + 0.25 * near) * (1 + rise)
        half = (float(site.rng.uniform(5, 9)), float(site.rng.uniform(5, 8)))
        lit = 0.9 if site.night else 0.4 if site.low_sun else 0.0
        parts.append(facades.tower(site.rng, (x, z), half, tall, lit=lit, lot=3 * lot))
    quay = materials.concrete("#4a4a48")
    return Set(mesh=join(*parts, box((0, -1.0, 200), (270, 2.2, 52), quay)))


def volcano(site: Site) -> Set:
    """Build the set of a volcano behind the plain, with lava on its side."""
    rock, lava = materials.stone("#241d1b"), materials.lava("#ff5a14", 5.0)
    profile = [(95, -6), (70, 12), (48, 30), (30, 50), (17, 68), (12, 74), (9, 70), (2, 66)]
    paints = [rock, rock, rock, rock, rock, rock, lava, lava]
    cone = lathe(profile, paints, sides=72)
    noise = site.rng.normal(0, 1, 72)
    for row, (radius, _) in enumerate(profile):
        for side in range(72):
            k = row * 72 + side
            cone.at[k, [0, 2]] *= 1 + 0.05 * noise[side] * (radius > 12)
            angle = side / 72 * 2 * math.pi
            stream = min(
                abs(math.remainder(angle - a, 2 * math.pi)) for a in (4.5 + 0.1 * row, 5.2 - 0.05 * row, 3.9)
            )
            if row < 6 and stream < 0.05:
                cone.paint[k] = lava.row()
    cone.at[:] += (CRATER[0], 0.0, CRATER[2])
    return Set(mesh=cone)

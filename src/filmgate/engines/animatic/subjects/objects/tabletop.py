"""Meshes of small objects for close views. They are about a metre tall, so that one object fills
the frame.
"""

import math

import numpy as np

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.clay import Clay
from filmgate.engines.animatic.geometry.materials import BRASS
from filmgate.engines.animatic.geometry.mesh import Mesh, join
from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.geometry.shapes import box, lathe, tube
from filmgate.engines.animatic.native.kernels import Kernels


def thing(kernels: Kernels, kind: str, variant: str, color: str | None) -> Mesh:
    """Make the mesh of an object of this kind and variant, standing at y = 0."""
    if kind == "cake" and not variant:
        return _tiers(color)
    if kind in _LATHED:
        return _LATHED[kind](color)
    return _MODELLED[kind](Clay(), variant, color).fire(kernels, cells=120, softness=30.0).mesh


def _porcelain(color: str | None, own: str = "#e8e4da") -> Paint:
    return materials.ceramic(color or own)


def _turn(points: list[tuple[float, float]], paint: Paint, sides: int = 44) -> Mesh:
    return lathe(points, [paint] * len(points), sides=sides)


def _cup(color: str | None) -> Mesh:
    glaze, coffee = _porcelain(color), materials.water("#2a140a")
    saucer = _turn([(0.05, 0.0), (0.5, 0.02), (0.78, 0.1), (0.76, 0.13), (0.3, 0.07)], glaze)
    cup = _turn([(0.26, 0.08), (0.3, 0.12), (0.44, 0.4), (0.5, 0.78), (0.46, 0.78), (0.4, 0.45)], glaze)
    a = np.linspace(-0.25, math.pi + 0.25, 18)
    handle = tube(np.stack([0.47 + 0.23 * np.sin(a), 0.46 + 0.22 * np.cos(a), 0 * a], 1), 0.045, glaze)
    return join(saucer, cup, _turn([(0.47, 0.7), (0.01, 0.7)], coffee), handle)


def _bowl(color: str | None) -> Mesh:
    glaze = _porcelain(color, "#3a6a8a")
    return _turn(
        [(0.3, 0.0), (0.34, 0.06), (0.6, 0.25), (0.82, 0.58), (0.76, 0.58), (0.55, 0.28), (0.02, 0.16)], glaze
    )


def _bottle(color: str | None) -> Mesh:
    glass, label = materials.clear_glass(color or "#1e6a38", milk=0.02), materials.paper("#e4dcc4")
    body = _turn(
        [
            (0.05, 0.0),
            (0.28, 0.02),
            (0.29, 0.8),
            (0.24, 0.95),
            (0.1, 1.15),
            (0.085, 1.42),
            (0.1, 1.44),
            (0.1, 1.5),
        ],
        glass,
    )
    return join(body, _turn([(0.293, 0.25), (0.295, 0.26), (0.295, 0.62), (0.293, 0.63)], label))


def _vase(color: str | None) -> Mesh:
    glaze, band = _porcelain(color, "#2a5a8a"), materials.ceramic("#e8dcc0")
    points = [
        (0.2, 0.0),
        (0.24, 0.04),
        (0.42, 0.35),
        (0.46, 0.6),
        (0.34, 0.9),
        (0.17, 1.1),
        (0.16, 1.2),
        (0.27, 1.34),
        (0.22, 1.33),
    ]
    return lathe(points, [glaze, band, glaze, band, glaze, glaze, band, glaze, glaze], sides=48)


def _ball(color: str | None) -> Mesh:
    red, white = materials.rubber(color or "#c8321e"), materials.rubber("#efeae0")
    n = 28
    polar = [math.pi * (k + 0.5) / n for k in range(n)]
    mesh = lathe([(0.5 * math.sin(a), 0.5 - 0.5 * math.cos(a)) for a in polar], [red] * n, sides=48)
    for row in range(n):
        for side in range(48):
            if (side // 8) % 2:
                mesh.paint[row * 48 + side, :3] = white.row()[:3]
    return mesh


def _lamp(color: str | None) -> Mesh:
    brass, shade = BRASS, materials.light(color or "#ffdca0", 2.2)
    foot = _turn([(0.02, 0.0), (0.34, 0.02), (0.32, 0.08), (0.06, 0.12), (0.05, 0.85)], brass)
    return join(foot, _turn([(0.56, 0.75), (0.36, 1.3)], shade))


def _candle(color: str | None) -> Mesh:
    wax, brass = materials.wax(color or "#efe4cc"), BRASS
    flame, core = materials.light("#ffa030", 9.0), materials.light("#fff0b0", 16.0)
    fire = lathe(
        [(0.01, 1.12), (0.06, 1.2), (0.07, 1.27), (0.03, 1.4), (0.005, 1.5)],
        [core, core, flame, flame, flame],
        sides=18,
    )
    return join(
        _turn([(0.02, 0.0), (0.42, 0.02), (0.44, 0.08), (0.18, 0.1)], brass),
        _turn([(0.15, 0.08), (0.15, 1.08), (0.02, 1.1)], wax),
        fire,
    )


def _clock(color: str | None) -> Mesh:
    case = materials.enamel(color or "#8a2a22")
    face = materials.paper("#f2ede0")
    hand = materials.plastic("#15151a")
    parts = [box((0, 0.06, 0), (0.16, 0.06, 0.4), case)]
    ring, disc = (
        _turn([(0.58, -0.1), (0.62, 0.0), (0.58, 0.1), (0.52, 0.1)], case),
        _turn([(0.53, 0.06), (0.01, 0.06)], face),
    )
    for mesh in (ring, disc):  # lathes turn about y: lay them down to face +x
        for block in (mesh.surface[:, :3], mesh.surface[:, 3:6], mesh.surface[:, 6:9]):
            block[:] = np.stack([block[:, 1], -block[:, 0], block[:, 2]], 1)
        mesh.at[:] += (0, 0.72, 0)
        parts.append(mesh)
    for k in range(12):
        a = 2 * math.pi * k / 12
        parts.append(box((0.08, 0.72 + 0.45 * math.cos(a), 0.45 * math.sin(a)), (0.01, 0.03, 0.03), hand))
    parts += [
        box((0.09, 0.86, 0.0), (0.01, 0.18, 0.025), hand),
        box((0.09, 0.72, -0.13), (0.01, 0.022, 0.16), hand),
    ]
    return join(*parts)


def _book(color: str | None) -> Mesh:
    cover = materials.leather(color or "#7a2a22")
    page = materials.paper("#efe6d0")
    parts = [box((0, 0.03, 0), (0.56, 0.03, 0.86), cover)]
    for side in (1, -1):
        for k in range(9):
            z = side * (0.05 + 0.085 * k)
            parts.append(box((0, 0.1 + 0.07 * math.sin(0.35 + 0.3 * k), z), (0.52, 0.05, 0.045), page))
        for row in range(9):
            parts.append(
                box(
                    (-0.4 + 0.1 * row, 0.225 - 0.012 * (row % 2), side * 0.34),
                    (0.012, 0.002, 0.22),
                    materials.painted("#3a342c"),
                )
            )
    return join(*parts)


def _umbrella(color: str | None) -> Mesh:
    cloth = materials.cloth(color or "#b0281e")
    other = materials.cloth("#e8e0d0")
    rod = materials.plastic("#2a2420")
    dome = _turn([(0.02, 1.32), (0.3, 1.27), (0.55, 1.14), (0.72, 0.96), (0.78, 0.84)], cloth, sides=48)
    if color is None:
        for k in range(len(dome.surface)):
            if (k % 48) // 6 % 2:
                dome.paint[k] = other.row()
    return join(dome, box((0, 0.7, 0), (0.02, 0.7, 0.02), rod), box((0.06, 0.02, 0), (0.08, 0.02, 0.02), rod))


def _table(color: str | None) -> Mesh:
    wood = materials.wood(color or "#7a4e2a")
    legs = [box((x, 0.36, z), (0.05, 0.36, 0.05), wood) for x in (0.5, -0.5) for z in (0.85, -0.85)]
    return join(box((0, 0.75, 0), (0.6, 0.04, 1.0), wood), box((0, 0.66, 0), (0.52, 0.05, 0.9), wood), *legs)


def _chair(color: str | None) -> Mesh:
    cloth, wood = materials.cloth(color or "#3f6a68"), materials.wood("#5a3a22")
    parts = [box((0, 0.42, 0), (0.4, 0.12, 0.42), cloth), box((-0.38, 0.78, 0), (0.1, 0.42, 0.42), cloth)]
    parts += [box((0.02, 0.58, z), (0.38, 0.07, 0.08), cloth) for z in (0.45, -0.45)]
    return join(
        *parts, *(box((x, 0.15, z), (0.04, 0.15, 0.04), wood) for x in (0.32, -0.36) for z in (0.36, -0.36))
    )


_LATHED = {
    "cup": _cup,
    "bowl": _bowl,
    "bottle": _bottle,
    "vase": _vase,
    "ball": _ball,
    "lamp": _lamp,
    "candle": _candle,
    "clock": _clock,
    "book": _book,
    "table": _table,
    "chair": _chair,
    "umbrella": _umbrella,
}


def _fruit(clay: Clay, variant: str, color: str | None) -> Clay:
    colors = {
        "banana": "#e0c030",
        "orange": "#e08020",
        "lemon": "#e8d030",
        "pear": "#a8b840",
        "grapes": "#5a2a6a",
        "strawberry": "#d01c28",
        "peach": "#e8a070",
        "plum": "#5a2048",
        "lime": "#70a828",
        "tomato": "#d8301c",
    }
    skin, stem = (
        materials.fruit(color or colors.get(variant, "#b81c1c")),
        materials.wood("#4a3018"),
    )
    if variant == "banana":
        for k in range(7):
            a = -0.9 + 0.3 * k
            clay.ellipsoid(
                (0.5 * math.sin(a), 0.62 - 0.5 * math.cos(a), 0), (0.14, 0.13, 0.12), skin, blend=0.1
            )
        return clay
    if variant == "grapes":
        for k in range(16):
            a, y = k * 2.4, 0.18 + 0.055 * k
            r = 0.05 + 0.3 * (k / 16)
            clay.ellipsoid((r * math.cos(a), y, r * math.sin(a)), (0.15, 0.15, 0.15), skin, blend=0.0)
        return clay.cone((0, 1.0, 0), (0.05, 1.25, 0), (0.03, 0.02), stem)
    if variant == "tomato":
        clay.ellipsoid((0, 0.38, 0), (0.44, 0.38, 0.44), skin, blend=0.05)
        leaf = materials.leaf("#3f7a24")
        clay.ellipsoid((0, 0.75, 0), (0.2, 0.03, 0.2), leaf, blend=0.01)
        clay.cone((0, 0.75, 0), (0.04, 0.98, 0), (0.03, 0.022), leaf, blend=0.01)
        return clay
    clay.ellipsoid((0, 0.42, 0), (0.45, 0.42, 0.45), skin, blend=0.05)
    if variant == "pear":
        clay.ellipsoid((0, 0.82, 0), (0.24, 0.3, 0.24), skin, blend=0.2)
    top = 1.08 if variant == "pear" else 0.82
    clay.cone((0, top - 0.05, 0), (0.05, top + 0.16, 0), (0.03, 0.022), stem, blend=0.01)
    return clay.ellipsoid((0.16, top + 0.08, 0), (0.14, 0.02, 0.07), materials.leaf("#3f7a24"), blend=0.01)


def _cake(clay: Clay, variant: str, color: str | None) -> Clay:
    clay.ellipsoid((0, 0.02, 0), (0.85, 0.03, 0.85), materials.ceramic(color or "#ece8de"), blend=0.0)
    if variant == "pizza":
        clay.ellipsoid((0, 0.12, 0), (0.72, 0.1, 0.72), materials.crust("#b8742c"), blend=0.03)
        clay.ellipsoid((0, 0.17, 0), (0.6, 0.07, 0.6), materials.sauce("#d8a030"), blend=0.02)
        for k in range(9):
            a, r = k * 2.4, 0.14 + 0.045 * k
            clay.ellipsoid(
                (r * math.cos(a), 0.235, r * math.sin(a)),
                (0.09, 0.018, 0.09),
                materials.flesh("#a82418"),
                blend=0.0,
            )
        return clay
    for y, layer, flat in (
        (0.14, "#b8742c", 0.11),
        (0.28, "#4a2412", 0.09),
        (0.37, "#e8b428", 0.03),
        (0.42, "#4f8a2a", 0.05),
    ):
        clay.ellipsoid((0, y, 0), (0.56, flat, 0.56), materials.crumb(layer), blend=0.01)
    bun = materials.crust("#c07a30")
    return clay.ellipsoid((0, 0.5, 0), (0.55, 0.26, 0.55), bun, blend=0.01)


def _tiers(color: str | None) -> Mesh:
    """Make a cake of two tiers with cherries and a candle."""
    cream, icing = materials.icing(color or "#e8b8b0"), materials.icing("#f6efe6")
    cherry, flame = materials.fruit("#b01424"), materials.light("#ffb040", 9.0)
    tiers = lathe(
        [
            (0.05, 0.03),
            (0.85, 0.03),
            (0.85, 0.07),
            (0.64, 0.08),
            (0.64, 0.4),
            (0.6, 0.46),
            (0.44, 0.46),
            (0.44, 0.74),
            (0.4, 0.8),
            (0.01, 0.8),
        ],
        [icing, icing, icing, cream, cream, icing, icing, cream, icing, icing],
        sides=48,
    )
    dots = [
        _dot((r * math.cos(a), y, r * math.sin(a)), 0.05, cherry)
        for r, y, n in ((0.54, 0.5, 14), (0.33, 0.84, 9))
        for a in (2 * math.pi * k / n for k in range(n))
    ]
    stick = box((0, 0.95, 0), (0.022, 0.15, 0.022), materials.wax("#6aa0d0"))
    return join(tiers, *dots, stick, _dot((0, 1.16, 0), 0.035, flame, tall=2.0))


def _dot(at: tuple[float, float, float], radius: float, paint: Paint, tall: float = 1.0) -> Mesh:
    profile = [
        (radius * math.sin(a), -radius * tall * math.cos(a)) for a in np.linspace(0.15, math.pi - 0.15, 7)
    ]
    mesh = _turn(profile, paint, sides=12)
    mesh.at[:] += at
    return mesh


def _flower(clay: Clay, variant: str, color: str | None) -> Clay:
    sun = variant == "sunflower"
    petal = materials.petal(color or ("#e8b020" if sun else "#c8283a"))
    stem = materials.leaf("#3f7a2c")
    clay.cone((0, 0, 0), (0.03, 1.05, 0), (0.03, 0.028), stem, blend=0.02)
    for side, y in ((1, 0.35), (-1, 0.55)):
        clay.ellipsoid((0.02, y, side * 0.2), (0.07, 0.03, 0.2), stem, blend=0.03)
    if sun:
        for k in range(16):
            a = 2 * math.pi * k / 16
            clay.ellipsoid(
                (0.06, 1.15 + 0.26 * math.cos(a), 0.26 * math.sin(a)),
                (0.02, 0.05 + 0.11 * abs(math.cos(a)), 0.05 + 0.11 * abs(math.sin(a))),
                petal,
                blend=0.01,
            )
        return clay.ellipsoid((0.09, 1.15, 0), (0.06, 0.18, 0.18), materials.soil("#3a2414"), blend=0.01)
    for ring, (count, r, y) in enumerate(((6, 0.2, 1.12), (5, 0.13, 1.2), (4, 0.07, 1.26))):
        for k in range(count):
            a = 2 * math.pi * k / count + 0.5 * ring
            clay.ellipsoid(
                (0.03 + r * math.cos(a), y, r * math.sin(a)),
                (0.05 + 0.07 * abs(math.sin(a)), 0.14, 0.05 + 0.07 * abs(math.cos(a))),
                petal,
                blend=0.012,
            )
    return clay


def _mushroom(clay: Clay, _variant: str, color: str | None) -> Clay:
    cap, stem = materials.wet_skin(color or "#b8241c"), materials.crumb("#e8dfcc")
    clay.cone((0, 0, 0), (0.02, 0.6, 0), (0.17, 0.12), stem, blend=0.05)
    clay.ellipsoid((0.02, 0.72, 0), (0.48, 0.26, 0.48), cap, blend=0.02)
    for k in range(9):
        a, r = k * 2.4, 0.05 + 0.042 * k
        clay.ellipsoid(
            (0.02 + r * math.cos(a), 0.97 - 0.9 * r * r, r * math.sin(a)),
            (0.05, 0.03, 0.05),
            stem,
            blend=0.01,
        )
    return clay


def _crystal(clay: Clay, _variant: str, color: str | None) -> Clay:
    gem = materials.gem(color or "#6ac0e8", 0.25)
    for x, z, tall, lean in (
        (0, 0, 1.2, 0.0),
        (0.22, 0.12, 0.8, 0.3),
        (-0.2, 0.16, 0.7, -0.28),
        (0.05, -0.26, 0.6, 0.1),
        (-0.15, -0.15, 0.9, -0.2),
    ):
        clay.cone((x, 0, z), (x + lean * tall, tall, z * 2), (0.15, 0.02), gem, blend=0.01)
    return clay


_MODELLED = {
    "fruit": _fruit,
    "cake": _cake,
    "flower": _flower,
    "mushroom": _mushroom,
    "crystal": _crystal,
}
KINDS = (*_LATHED, *_MODELLED)
ON_FLOOR = ("chair", "table", "umbrella")  # the others stand on a table

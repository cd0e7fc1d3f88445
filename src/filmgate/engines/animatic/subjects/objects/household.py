"""Meshes of household objects: cases, screens, boards, signs, tools, potted plants; about a metre tall, front
towards +x.
"""

import math
from collections.abc import Callable

import numpy as np

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.materials import PLASTIC, STEEL
from filmgate.engines.animatic.geometry.mesh import Mesh, Vector, join, placed
from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.geometry.shapes import ball, box, lathe
from filmgate.engines.animatic.subjects.objects.knives import knife, scalpel


def thing(kind: str, variant: str, color: str | None) -> Mesh:
    return _MADE[kind](variant, color)


def _case(variant: str, color: str | None) -> Mesh:
    """Make a suitcase, or a softer bag with straps."""
    soft = variant == "bag"
    leather = materials.leather(color or ("#7a3f2a" if soft else "#2f5a7a"))
    parts = [box((0, 0.5, 0), (0.2, 0.44, 0.36), leather), box((0.205, 0.34, 0), (0.03, 0.2, 0.27), leather)]
    parts += [box((0, 0.5, z), (0.207, 0.45, 0.02), PLASTIC) for z in (0.22, -0.22)]
    tall = 0.16 if soft else 0.3
    parts += [box((0, 0.94 + tall / 2, z), (0.015, tall / 2, 0.015), STEEL) for z in (0.13, -0.13)]
    parts.append(box((0, 0.94 + tall, 0), (0.025, 0.022, 0.15), PLASTIC))
    return join(
        *parts,
        *(box((x, 0.03, z), (0.04, 0.04, 0.03), PLASTIC) for x in (0.12, -0.12) for z in (0.26, -0.26)),
    )


def _screen(variant: str, color: str | None) -> Mesh:
    """Make a thing with a door or a display: television, laptop, telephone, oven, refrigerator."""
    shell, lit = materials.enamel(color or "#c8ccd0"), materials.screen("#6ab0e8")
    pane = materials.glass("#10161e")
    if variant == "laptop":
        rows = [
            box((0.4 - 0.09 * k, 0.056, 0.015 * (k % 3) + 0.088 * j - 0.5), (0.036, 0.008, 0.036), PLASTIC)
            for k in range(1, 6)
            for j in range(12)
        ]
        rows.append(box((0.4, 0.056, 0.02), (0.036, 0.008, 0.26), PLASTIC))
        return join(
            box((0.1, 0.03, 0), (0.46, 0.025, 0.66), shell),
            *rows,
            box((-0.4, 0.48, 0), (0.025, 0.44, 0.66), shell),
            box((-0.37, 0.5, 0), (0.006, 0.38, 0.6), lit),
        )
    if variant == "television":
        return join(
            box((0, 0.62, 0), (0.05, 0.42, 0.72), PLASTIC),
            box((0.05, 0.62, 0), (0.01, 0.38, 0.68), lit),
            box((0, 0.12, 0), (0.04, 0.12, 0.06), PLASTIC),
            box((0, 0.015, 0), (0.18, 0.015, 0.3), PLASTIC),
        )
    if variant == "telephone":
        return join(
            box((0, 0.55, 0), (0.035, 0.52, 0.26), PLASTIC), box((0.036, 0.57, 0), (0.004, 0.44, 0.23), lit)
        )
    tall = 1.0 if variant == "refrigerator" else 0.4
    parts = [
        box((0, tall, 0), (0.42, tall, 0.5), shell),
        box((0.45, tall, 0.42), (0.02, tall * 0.7, 0.02), STEEL),
    ]
    if tall > 0.5:
        return join(*parts, box((0.425, 1.3, 0), (0.004, 0.008, 0.5), PLASTIC))
    dial = [box((0.43, 0.62 - 0.16 * k, 0.36), (0.02, 0.04, 0.04), PLASTIC) for k in range(3)]
    return join(
        *parts,
        *dial,
        box((0.425, tall, -0.1), (0.006, 0.27, 0.34), pane),
        box((0.41, 0.68, 0.36), (0.03, 0.04, 0.08), lit),
    )


def _sign(variant: str, color: str | None) -> Mesh:
    """Make a thing at the side of a road: a sign, a light, a parking meter, a hydrant."""
    red, white = materials.enamel(color or "#b8201c"), materials.enamel("#f0ece4")
    if variant == "hydrant":
        body = [
            (0.3, 0.0),
            (0.3, 0.08),
            (0.2, 0.1),
            (0.2, 0.75),
            (0.26, 0.78),
            (0.24, 0.86),
            (0.14, 1.0),
            (0.05, 1.04),
            (0.05, 1.1),
        ]
        arms = [box((0, 0.6, z * 0.25), (0.08, 0.08, 0.08), STEEL) for z in (1, -1)]
        return join(
            lathe(body, [red] * len(body), sides=28), *arms, box((0.22, 0.55, 0), (0.08, 0.1, 0.1), STEEL)
        )
    pole = box((0, 0.9, 0), (0.03, 0.9, 0.03), STEEL)
    if variant == "light":
        lamps = [
            _lamp((0.14, 1.95 - 0.24 * k, 0), hue, glow)
            for k, (hue, glow) in enumerate((("#ff2a1c", 6.0), ("#6a5a10", 0.0), ("#0c4a1c", 0.0)))
        ]
        return join(pole, box((0, 1.7, 0), (0.12, 0.42, 0.15), PLASTIC), *lamps)
    if variant == "meter":
        return join(
            pole, box((0, 1.95, 0), (0.1, 0.2, 0.12), STEEL), box((0.1, 2.0, 0), (0.01, 0.07, 0.08), PLASTIC)
        )
    plate = lathe(
        [(0.5, -0.02), (0.5, 0.02), (0.45, 0.021), (0.01, 0.022)], [white, white, red, red], sides=8
    )
    for block in (plate.surface[:, :3], plate.surface[:, 3:6], plate.surface[:, 6:9]):
        block[:] = np.stack([block[:, 1], -block[:, 0], block[:, 2]], 1)
    plate.at[:] += (0.04, 1.95, 0)
    return join(pole, plate, box((0.07, 1.95, 0), (0.004, 0.07, 0.3), white))


def _lamp(at: tuple[float, float, float], color: str, glow: float) -> Mesh:
    return box(at, (0.02, 0.085, 0.085), Paint(color=color, glow=glow))


_WOODEN = ("", "racket", "brush", "hammer")  # their grips


def _tool(variant: str, color: str | None) -> Mesh:
    """Make a hand tool that stands on its end: a grip with a head, or scissors or a bat."""
    if variant in _WHOLE:
        return _WHOLE[variant](color)
    grip = _grip(color)
    handle = box((0, 0.4, 0), (0.035, 0.4, 0.045), grip if color or variant in _WOODEN else STEEL)
    return join(handle, *_HEADS.get(variant, _spoon)(grip))


def _grip(color: str | None) -> Paint:
    return materials.wood(color or "#8a5a30")


def _fork(_grip: Paint) -> list[Mesh]:
    tines = [box((0, 1.2, z), (0.018, 0.18, 0.018), STEEL) for z in (-0.11, -0.037, 0.037, 0.11)]
    return [box((0, 0.95, 0), (0.02, 0.1, 0.13), STEEL), *tines]


def _racket(grip: Paint) -> list[Mesh]:
    ring = [
        box((0, 1.15 + 0.38 * math.sin(a), 0.3 * math.cos(a)), (0.03, 0.03, 0.03), grip)
        for a in np.linspace(0, 2 * math.pi, 36)
    ]
    net = [box((0, 1.15, z), (0.004, 0.34, 0.006), STEEL) for z in np.linspace(-0.22, 0.22, 8)]
    net += [box((0, y, 0), (0.004, 0.006, 0.26), STEEL) for y in np.linspace(0.9, 1.4, 8)]
    return [*ring, *net]


def _brush(grip: Paint) -> list[Mesh]:
    hair = Paint(color="#e8f0f4")
    bristles = [box((0.08, 0.85 + 0.05 * k, 0), (0.06, 0.018, 0.04), hair) for k in range(6)]
    return [box((0, 0.95, 0), (0.03, 0.2, 0.05), grip), *bristles]


def _spoon(_grip: Paint) -> list[Mesh]:
    """Make the bowl of a spoon, hollow towards +x, and the neck that joins it to its grip."""
    hollow = materials.metal("#8e959c")
    whole = [ball((0, 1.1, 0), (0.05, 0.27, 0.18), STEEL, sides=32)]
    whole.append(ball((0.03, 1.1, 0), (0.035, 0.23, 0.145), hollow, sides=32))
    return [*whole, box((0, 0.82, 0), (0.022, 0.06, 0.032), STEEL)]


def _scissors(color: str | None) -> Mesh:
    blades = [box((0, 0.95, z), (0.015, 0.4, 0.05), STEEL) for z in (0.04, -0.04)]
    paint = Paint(color=color or "#c8281e")
    rings = [
        box((0, 0.3 + 0.18 * math.sin(a), s * 0.2 + 0.16 * math.cos(a)), (0.03, 0.03, 0.03), paint)
        for s in (1, -1)
        for a in np.linspace(0, 2 * math.pi, 18)
    ]
    return join(*blades, *rings)


def _bat(color: str | None) -> Mesh:
    profile = [(0.02, 0), (0.09, 0.02), (0.06, 0.08), (0.05, 0.5), (0.12, 1.0), (0.13, 1.4), (0.02, 1.46)]
    return lathe(profile, [_grip(color)] * 7, sides=20)


_WHOLE = {"scissors": _scissors, "knife": knife, "scalpel": scalpel, "bat": _bat}  # that have no such grip
_HEADS = {"fork": _fork, "racket": _racket, "brush": _brush}


def _leaf(foot: Vector, bearing: float, *, rise: float, paint: Paint) -> Mesh:
    """Make a pointed leaf that grows from `foot`. bearing, rise: radians from +x, and above the ground."""
    blade = lathe([(0.0, 0.0), (0.05, 0.08), (0.062, 0.16), (0.03, 0.27), (0.0, 0.36)], [paint] * 5, sides=8)
    out, up = math.cos(rise), math.sin(rise)
    c, s = math.cos(bearing), math.sin(bearing)
    along = np.array((out * c, up, out * s))
    across = np.array((-s, 0.0, c))
    matrix = np.stack([across, along, 0.22 * np.cross(across, along), foot], axis=1)
    return placed(blade, matrix.astype(np.float32))


def _plant(_variant: str, color: str | None) -> Mesh:
    """Make leaves in a pot."""
    clay_, soil = materials.clay(color or "#a85a34"), materials.soil("#2a1c12")
    pot = lathe([(0.22, 0.0), (0.34, 0.42), (0.37, 0.42), (0.37, 0.5), (0.31, 0.5)], [clay_] * 5, sides=32)
    rng, leaves = np.random.default_rng(7), []
    for k in range(60):
        a, up = 2.4 * k, float(rng.uniform(0, 1))
        reach = 0.12 + 0.34 * math.sin(math.pi * (0.15 + 0.75 * up))
        green = materials.leaf(str(rng.choice(["#3f7a2c", "#2f6a28", "#5a9a3a"])))
        foot = (0.5 * reach * math.cos(a), 0.45 + 0.75 * up, 0.5 * reach * math.sin(a))
        leaves.append(_leaf(foot, a, rise=0.25 + 0.9 * up, paint=green))
    return join(pot, lathe([(0.32, 0.46), (0.01, 0.46)], [soil] * 2, sides=32), *leaves)


_MADE: dict[str, Callable[[str, str | None], Mesh]] = {
    "case": _case,
    "screen": _screen,
    "sign": _sign,
    "tool": _tool,
    "plant": _plant,
}
KINDS = tuple(_MADE)
ON_FLOOR = ("sign", "screen", "case", "plant")  # the others stand on a table

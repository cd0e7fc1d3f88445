"""Furniture of rooms, out of boxes and turned shapes. Each is made where its foot stands: x, z in metres."""

import math

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.mesh import Mesh
from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.geometry.shapes import ball, box, lathe, rod
from filmgate.engines.animatic.world.sets.base import Site

WOOD = materials.wood("#7a5230")
DARK = materials.wood("#3a2618")
STEEL = materials.brushed("#b4babf")
WHITE = materials.enamel("#c8c6c0")
BLACK = materials.plastic("#1c1e22")
_SPINES = ("#6a2a24", "#2c4258", "#9a8048", "#38503a", "#a89c86", "#4c3a58", "#7a5636", "#2f2f36")
_GOODS = ("#a8483a", "#c8a44a", "#3f7050", "#44689a", "#cfcabd", "#b8743e", "#7a4a78", "#5f9aa0")


def at(mesh: Mesh, x: float, y: float, z: float) -> Mesh:
    """Move a mesh, in place. Return it."""
    mesh.at[:] += (x, y, z)
    return mesh


def legs(x: float, z: float, half: tuple[float, float], high: float, paint: Paint) -> list[Mesh]:
    """Make four legs below a plate. half: metres to the legs along x and z."""
    return [
        box((x + a * half[0], high / 2, z + b * half[1]), (0.04, high / 2, 0.04), paint)
        for a in (-1, 1)
        for b in (-1, 1)
    ]


def table(
    x: float, z: float, half: tuple[float, float], paint: Paint = WOOD, high: float = 0.78
) -> list[Mesh]:
    w, d = half
    return [box((x, high, z), (w, 0.035, d), paint), *legs(x, z, (w - 0.08, d - 0.08), high, paint)]


def chair(x: float, z: float, paint: Paint = WOOD, *, back: float = -1.0) -> list[Mesh]:
    """Make a chair. back: the side of its back along z."""
    return [
        box((x, 0.47, z), (0.24, 0.03, 0.24), paint),
        box((x, 0.82, z + back * 0.22), (0.24, 0.26, 0.025), paint),
        *legs(x, z, (0.2, 0.2), 0.46, paint),
    ]


def swivel(x: float, z: float, cloth: Paint, *, back: float = -1.0) -> list[Mesh]:
    """Make the chair of a desk: a round seat and a back that is padded, on a foot with five castors. back:
    the side of its back along z.
    """
    foot = []
    for k in range(5):
        a = math.tau * (k + 0.25) / 5
        ex, ez = x + 0.27 * math.cos(a), z + 0.27 * math.sin(a)
        foot += [
            rod((x, 0.13, z), (ex, 0.08, ez), 0.025, BLACK),
            ball((ex, 0.035, ez), (0.035,) * 3, BLACK, sides=6),
        ]
    pad = [(0.02, 0.0), (0.2, 0.0), (0.25, 0.03), (0.25, 0.06), (0.21, 0.1), (0.02, 0.11)]
    rear = z + back * 0.25
    return [
        *foot,
        rod((x, 0.1, z), (x, 0.44, z), 0.03, STEEL),
        at(lathe(pad, [cloth] * len(pad), sides=20), x, 0.41, z),
        rod((x, 0.43, z + back * 0.1), (x, 0.5, rear), 0.02, BLACK),
        rod((x, 0.5, rear), (x, 0.75, rear + back * 0.03), 0.02, BLACK),
        ball((x, 0.84, rear), (0.23, 0.25, 0.05), cloth),
        *(rod((x + s * 0.27, 0.66, z - 0.13), (x + s * 0.27, 0.66, z + 0.13), 0.025, BLACK) for s in (-1, 1)),
        *(rod((x + s * 0.2, 0.46, z), (x + s * 0.27, 0.66, z), 0.015, BLACK) for s in (-1, 1)),
    ]


def shelf(
    site: Site, x: float, z: float, half: float, *, rows: int, paint: Paint = WOOD, goods: bool = False
) -> list[Mesh]:
    """Make shelves full of books, or of goods, to be seen from -z. half: half their width."""
    step, thick = 0.62, 0.03
    high = rows * step + thick
    parts = [box((x + s * half, high / 2, z), (0.04, high / 2, 0.28), paint) for s in (-1, 1)]
    parts.append(box((x, high / 2, z + 0.27), (half, high / 2, 0.02), paint))
    parts += [box((x, row * step, z), (half, thick, 0.28), paint) for row in range(rows + 1)]
    for row in range(rows):
        where = x - half + 0.1
        while where < x + half - 0.2:
            wide = float(site.rng.uniform(0.12, 0.2) if goods else site.rng.uniform(0.05, 0.1))
            tall = float(site.rng.uniform(0.13, 0.22) if goods else site.rng.uniform(0.18, 0.26))
            tone = str(site.rng.choice(_GOODS if goods else _SPINES))
            cover = materials.painted(tone)
            parts.append(
                box((where + wide, row * step + thick + tall, z - 0.06), (wide * 0.9, tall, 0.18), cover)
            )
            where += 2 * wide
    return parts


def monitor(x: float, y: float, z: float, *, wide: float = 0.36) -> list[Mesh]:
    """Make a screen that faces -z, on a foot."""
    lit = materials.screen("#9cc4e8", 0.9)
    return [
        box((x, y + 0.06, z), (0.03, 0.08, 0.03), BLACK),
        box((x, y + 0.38, z), (wide, 0.25, 0.025), BLACK),
        box((x, y + 0.38, z - 0.03), (wide - 0.03, 0.22, 0.005), lit),
    ]


def plant(site: Site, x: float, z: float, *, tall: float = 1.0) -> list[Mesh]:
    """Make a plant with leaves in a pot."""
    pot = lathe([(0.2, 0.0), (0.3, 0.5)], [materials.clay("#d8d2c6")] * 2, sides=20)
    leaf = materials.leaf("#3f6a2c")
    spread = site.rng.normal(0, 0.22, (24, 2))
    leaves = [
        box((x + a, 0.6 + float(site.rng.uniform(0, tall)), z + 0.6 * b), (0.05, 0.24, 0.03), leaf)
        for a, b in spread.tolist()
    ]
    return [at(pot, x, 0.0, z), *leaves]


def picture(
    x: float, y: float, z: float, half: tuple[float, float], color: str, *, frame: Paint = DARK
) -> list[Mesh]:
    """Make a painting in a frame, on a wall that is seen from -z."""
    w, h = half
    inner = [
        box((x, y, z - 0.04), (w - 0.08, h - 0.08, 0.01), materials.canvas(color)),
        box(
            (x - 0.3 * w, y - 0.2 * h, z - 0.055),
            (0.3 * w, 0.35 * h, 0.005),
            materials.canvas("#d8b060"),
        ),
        box(
            (x + 0.35 * w, y + 0.15 * h, z - 0.055),
            (0.22 * w, 0.45 * h, 0.005),
            materials.canvas("#28344e"),
        ),
    ]
    return [box((x, y, z), (w, h, 0.03), frame), *inner]


def bed(x: float, z: float, color: str) -> list[Mesh]:
    """Make a double bed with its head at the wall at +z."""
    cover, sheet = materials.cloth(color), materials.cloth("#f0ece4")
    return [
        box((x, 0.25, z), (1.05, 0.18, 1.35), DARK),
        box((x, 0.52, z), (1.0, 0.14, 1.3), sheet),
        box((x, 0.6, z - 0.4), (1.06, 0.13, 0.94), cover),
        box((x, 0.95, z + 1.38), (1.12, 0.75, 0.07), DARK),
        *(ball((x + s * 0.48, 0.75, z + 0.95), (0.4, 0.14, 0.26), sheet) for s in (-1, 1)),
    ]


def barbell(x: float, y: float, z: float) -> list[Mesh]:
    return [
        rod((x - 0.9, y, z), (x + 0.9, y, z), 0.025, STEEL),
        *(box((x + s * 0.75, y, z), (0.07, 0.24, 0.24), BLACK) for s in (-1, 1)),
    ]


def column(x: float, z: float, paint: Paint, *, high: float, wide: float = 0.4) -> list[Mesh]:
    """Make a round column with base and capital."""
    shaft = lathe(
        [(1.35 * wide, 0.0), (1.35 * wide, 0.25), (wide, 0.4), (0.9 * wide, high - 0.5), (1.4 * wide, high)],
        [paint] * 5,
        sides=24,
    )
    return [at(shaft, x, 0.0, z)]

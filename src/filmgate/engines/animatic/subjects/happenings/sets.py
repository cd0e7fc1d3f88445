"""Sets around trials: tables, shelves, pedestals, stairs, walls of bricks, pins, fences, windows."""

import math

import numpy as np

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.mesh import Mesh, Vector, join
from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.geometry.shapes import box, lathe, rod
from filmgate.engines.animatic.physics.bodies import WELD
from filmgate.engines.animatic.physics.forms import Solid, block
from filmgate.engines.animatic.subjects.happenings.models import Model
from filmgate.engines.animatic.subjects.happenings.trial import Trial

_WOOD, _DARK = "#7a4e2c", "#5c3a20"


def table(
    trial: Trial, half: tuple[float, float], high: float, at: Vector = (0.0, 0.0, 0.0), color: str = _WOOD
) -> None:
    """Add a table; half: of its length and depth in metres."""
    (w, d), (x, y, z), thick = half, at, 0.04 + 0.02 * high
    wood, dark = materials.wood(color), materials.wood(_DARK)
    legs = [
        box((x + a * (w - 0.1), y + 0.5 * high, z + b * (d - 0.1)), (0.05, 0.5 * high, 0.05), dark)
        for a in (-1, 1)
        for b in (-1, 1)
    ]
    top = box((x, y + high - thick, z), (w, thick, d), wood)
    trial.scenery(*legs)
    trial.bench((x - w, y + high - 2 * thick, z - d), (x + w, y + high, z + d), top, friction=0.5)


def pedestal(
    trial: Trial, high: float, half: float, at: Vector = (0.0, 0.0, 0.0), color: str = "#a89e90"
) -> None:
    """Add a block of stone that things stand on."""
    stone = materials.stone(color)
    x, y, z = at
    mesh = join(
        box((x, y + 0.46 * high, z), (0.84 * half, 0.46 * high, 0.84 * half), stone),
        box((x, y + 0.96 * high, z), (half, 0.04 * high, half), stone),
    )
    trial.bench((x - half, y, z - half), (x + half, y + high, z + half), mesh)


def shelf(trial: Trial, high: float, at: Vector = (0.0, 0.0, 0.0)) -> None:
    """Add a shelf on a wall: boards on two uprights, with books on the lower ones; its top is `high`."""
    wood = materials.wood("#8a5c34")
    x, y, z = at
    hues = ("#8a2a22", "#2a4a7a", "#c8a04a", "#3a6a4a", "#6a3a6a", "#c8beaa")
    parts = [box((x + s * 0.85, y + 0.5 * high, z), (0.03, 0.5 * high, 0.22), wood) for s in (-1, 1)]
    for k, share in enumerate((0.06, 0.36, 0.66)):
        parts.append(box((x, y + share * high, z), (0.85, 0.025, 0.22), wood))
        left = x - 0.74
        for n in range(16 if k != 1 else 9):
            thick, tall = 0.026 + 0.01 * ((n * 7 + k) % 3), (0.085 + 0.012 * ((n * 5 + k) % 4)) * high
            parts.append(
                box(
                    (left + thick, y + share * high + tall + 0.025, z),
                    (0.92 * thick, tall, 0.14),
                    materials.painted(hues[(n * 5 + k) % 6]),
                )
            )
            left += 2.05 * thick
    parts.append(box((x, y + high - 0.025, z), (0.9, 0.025, 0.24), wood))
    trial.bench(
        (x - 0.9, y + high - 0.05, z - 0.24), (x + 0.9, y + high, z + 0.24), join(*parts), friction=0.4
    )


def bricks(
    trial: Trial,
    long: float,
    high: float,
    brick: Vector,
    paint: str,
    at: Vector = (0.0, 0.0, 0.0),
    *,
    stone: bool = False,
    end: bool = False,
    density: float = 1500.0,
) -> list[int]:
    """Add a wall of bricks that are bodies, in the plane of y and z; brick: half sides, along x its
    thickness.

    end: it is seen from its end, in the plane of x and y.
    """
    thick, up, half = brick
    rows, columns = max(int(high / (2 * up)), 2), max(int(long / (2 * half)), 2)
    rng, numbers = trial.part.seed.stream("trial", 12), []
    for row in range(rows):
        for k in range(columns + row % 2):
            short = row % 2 and k in (0, columns)
            wide = 0.5 * half if short else half
            along = 2 * half * (k - 0.5 * columns) + (half if not row % 2 else 0.0)
            along += (0.5 * half if k == 0 else -0.5 * half) * short
            shade = 1 + 0.12 * rng.normal()
            color = _shaded(paint, shade)
            sides = (wide, up, thick) if end else (thick, up, wide)
            mesh = box(
                (0, 0, 0),
                (0.985 * sides[0], 0.975 * sides[1], 0.985 * sides[2]),
                (materials.stone if stone else materials.clay)(color),
            )
            spot = (
                (at[0] + along, at[1] + up * (2 * row + 1), at[2])
                if end
                else (at[0], at[1] + up * (2 * row + 1), at[2] + along)
            )
            numbers.append(
                trial.put(
                    mesh, Solid((block(sides),), density), spot, asleep=True, friction=0.65, bounce=0.02
                )
            )
    return numbers


def _shaded(color: str, k: float) -> str:
    return "#" + "".join(f"{min(max(int(int(color[i : i + 2], 16) * k), 8), 250):02x}" for i in (1, 3, 5))


def triangle(trial: Trial, one: Model, apart: float, rows: int, at: Vector = (0.0, 0.0, 0.0)) -> list[int]:
    """Add pins that stand in a triangle with its point towards -x."""
    return [
        trial.put(
            one.mesh,
            one.solid,
            (at[0] + 0.87 * apart * row, at[1] + one.half[1], at[2] + apart * (k - 0.5 * row)),
            asleep=True,
            friction=0.5,
            bounce=one.bounce,
        )
        for row in range(rows)
        for k in range(row + 1)
    ]


def fence(
    trial: Trial, long: float, high: float, at: Vector = (0.0, 0.0, 0.0), color: str = "#e8e2d4"
) -> list[int]:
    """Add a fence in the plane of y and z whose pickets and rails come apart when something runs into it."""
    paint, numbers = materials.wood(color), []
    posts = max(round(long / 1.3), 1)
    step = long / posts
    for k in range(posts + 1):
        z = at[2] - 0.5 * long + k * step
        mesh = box((0, 0, 0), (0.05, 0.5 * high, 0.05), paint)
        numbers.append(
            trial.put(
                mesh,
                Solid((block((0.05, 0.5 * high, 0.05)),), 500.0),
                (at[0], at[1] + 0.5 * high, z),
                asleep=True,
            )
        )
    rails = []
    for k in range(posts):
        z = at[2] - 0.5 * long + (k + 0.5) * step
        for share in (0.35, 0.75):
            y = at[1] + share * high
            half = (0.025, 0.04, 0.5 * step - 0.055)
            rail = trial.put(
                box((0, 0, 0), half, paint), Solid((block(half),), 400.0), (at[0], y, z), asleep=True
            )
            for side, post in ((-1, numbers[k]), (1, numbers[k + 1])):
                trial.world.join(WELD, post, rail, (at[0], y, z + side * 0.5 * step), breaks=2.0)
            rails.append(rail)
        for n in range(int(step / 0.22)):
            spot = z - 0.5 * step + 0.16 + 0.22 * n
            half = (0.014, 0.42 * high, 0.06)
            slat = trial.put(
                box((0, 0, 0), half, paint),
                Solid((block(half),), 400.0),
                (at[0] - 0.04, at[1] + 0.52 * high, spot),
                asleep=True,
            )
            for rail in rails[-2:]:
                trial.world.join(
                    WELD, rail, slat, (at[0] - 0.03, float(trial.world.state(rail).at[1]), spot), breaks=1.0
                )
    return numbers


def window(
    trial: Trial, half: tuple[float, float], low: float, *, x: float = 0.0, wall: str = "#c8b89c"
) -> int:
    """Add a wall with a window whose pane is a body, in the plane of y and z; return the number of the
    pane.
    """
    w, h = half
    plaster, frame = materials.plaster(wall), materials.wood("#f0ece0")
    top, wide = low + 2 * h + 0.6, w + 1.4
    parts = [
        box((x, 0.5 * low, 0), (0.12, 0.5 * low, wide), plaster),
        box((x, top - 0.3, 0), (0.12, 0.3, wide), plaster),
        *(box((x, low + h, s * (w + 0.7)), (0.12, h, 0.7), plaster) for s in (-1, 1)),
        *(box((x, low + h, s * w), (0.14, h + 0.04, 0.05), frame) for s in (-1, 1)),
        *(box((x, y, 0), (0.14, 0.05, w + 0.05), frame) for y in (low, low + 2 * h)),
        box((x - 0.1, low - 0.06, 0), (0.2, 0.03, w + 0.16), frame),
    ]
    trial.scenery(*parts)
    for a, b in (
        ((x - 0.12, 0, -wide), (x + 0.12, low, wide)),
        ((x - 0.12, top - 0.6, -wide), (x + 0.12, top, wide)),
        ((x - 0.12, low, w), (x + 0.12, low + 2 * h, wide)),
        ((x - 0.12, low, -wide), (x + 0.12, low + 2 * h, -w)),
    ):
        trial.bench(a, b)
    glass = materials.clear_glass("#dcecf0", milk=0.06)
    n = 9
    y, z = np.meshgrid(np.linspace(-h, h, n), np.linspace(-w, w, n), indexing="ij")
    pane = _pane(y.ravel(), z.ravel(), n, glass)
    number = trial.put(
        pane, Solid((block((0.012, h - 0.02, w - 0.02)),), 2500.0), (x, low + h, 0.0), asleep=True
    )
    trial.world.join(WELD, -1, number, (x, low + h, 0.0))
    return number


def _pane(y: np.ndarray, z: np.ndarray, n: int, paint: Paint) -> Mesh:
    surface = np.zeros((n * n, 20), np.float32)
    surface[:, 1], surface[:, 2], surface[:, 3] = y, z, -1.0
    surface[:, 6:9], surface[:, 9:] = surface[:, :3], paint.row()
    faces = [
        f
        for r in range(n - 1)
        for c in range(n - 1)
        for a in (r * n + c,)
        for f in ((a, a + 1, a + n), (a + 1, a + n + 1, a + n))
    ]
    return Mesh(surface, np.array(faces, np.int32))


def crane(trial: Trial, hook: Vector, color: str = "#e0a824") -> None:
    """Add the mast and the arm of a crane whose hook is at a point; it is seen only."""
    x, y, z = hook
    steel = materials.painted(color)
    base = x - 2.6
    parts = [
        rod((base + a * 0.28, 0, z + b * 0.28), (base + a * 0.28, y + 0.4, z + b * 0.28), 0.06, steel)
        for a in (-1, 1)
        for b in (-1, 1)
    ]
    for k in range(int(y / 0.6)):
        s = 1 if k % 2 else -1
        parts += [
            rod(
                (base - s * 0.28, 0.6 * k, z + b * 0.28),
                (base + s * 0.28, 0.6 * (k + 1), z + b * 0.28),
                0.035,
                steel,
            )
            for b in (-1, 1)
        ]
    parts += [
        rod((base - 0.8, y + 0.35, z + b * 0.22), (x + 0.4, y + 0.1, z + b * 0.14), 0.06, steel)
        for b in (-1, 1)
    ]
    parts += [
        rod((base, y + 1.3, z), (x + 0.3, y + 0.15, z), 0.03, steel),
        rod((base, y + 0.4, z), (base, y + 1.35, z), 0.06, steel),
    ]
    parts += [box((base, 0.35, z), (0.7, 0.35, 0.7), materials.painted("#3a3c40"))]
    trial.scenery(*parts)


def pile_of(
    trial: Trial, models: list[Model], rows: int, apart: float, at: Vector = (0.0, 0.0, 0.0), *, deep: int = 1
) -> list[int]:
    """Add things in rows that become shorter upwards, `rows` in the lowest, along z; deep: so many behind
    each other.
    """
    numbers, k = [], 0
    for up in range(rows):
        for n in range(rows - up):
            for d in range(deep):
                one = models[k % len(models)]
                k += 1
                spot = (
                    at[0] + apart * (d - 0.5 * (deep - 1)),
                    at[1] + one.half[1] * (2 * up + 1) + 0.001 * up,
                    at[2] + apart * (n - 0.5 * (rows - up - 1)),
                )
                numbers.append(
                    trial.put(one.mesh, one.solid, spot, asleep=True, friction=0.6, bounce=one.bounce)
                )
    return numbers


def bowl(radius: float, high: float, paint: Paint) -> Mesh:
    """Make an open bowl."""
    inner = [(0.9 * radius * math.sqrt(k / 8), 0.08 * high + 0.9 * high * (k / 8) ** 1.6) for k in range(9)]
    outer = [(radius * math.sqrt(max(k, 0.02) / 8), high * (k / 8) ** 1.6) for k in range(8, -1, -1)]
    return lathe([*inner, *outer], [paint] * 18, sides=44)

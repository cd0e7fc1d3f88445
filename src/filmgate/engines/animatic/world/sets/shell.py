"""Parts that every room has: walls, windows, lamps. Rooms are seen towards +z."""

from filmgate.engines.animatic.geometry.materials import enamel, glass, light, painted, plaster
from filmgate.engines.animatic.geometry.mesh import Mesh, join
from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.geometry.shapes import box, lathe
from filmgate.engines.animatic.world.sets.base import Set, Site, lights

HIGH = 5.5  # metres


def walls(wall: str, ceiling: str, trim: Paint) -> list[Mesh]:
    paint = plaster(wall)
    return [
        box((0, 3, 7.0), (14, 3.2, 0.1), paint),
        box((0, 3, -13.0), (14, 3.2, 0.1), paint),
        box((10, 3, 0), (0.1, 3.2, 14), paint),
        box((-10, 3, 0), (0.1, 3.2, 14), paint),
        box((0, 5.6, 0), (14, 0.1, 14), plaster(ceiling)),
        box((0, 0.12, 6.86), (14, 0.12, 0.05), trim),
    ]


def pane_of(site: Site) -> Paint:
    if site.night:
        return glass("#0e1830", 0.05)
    return light("#ffdab4", 1.5) if site.low_sun else light("#a8c4e0", 0.75)


def window(x: float, y: float, half: tuple[float, float], pane: Paint, trim: Paint) -> list[Mesh]:
    w, h = half
    return [
        box((x, y, 6.85), (w, h, 0.06), trim),
        box((x, y, 6.8), (w - 0.15, h - 0.14, 0.05), pane),
        box((x, y, 6.74), (0.04, h - 0.14, 0.03), trim),
        box((x, y, 6.74), (w - 0.15, 0.04, 0.03), trim),
    ]


def hanging(x: float, y: float, z: float, *, night: bool, shade: str = "#2a2a2c") -> list[Mesh]:
    """Make a lamp on a cord."""
    bulb = light("#ffdca0", 5.0 if night else 1.4)
    lamp = join(
        lathe(
            [(0.06, 0.42), (0.34, 0.0), (0.31, 0.0), (0.05, 0.38)],
            [enamel(shade)] * 4,
            sides=28,
        ),
        lathe([(0.02, 0.16), (0.11, 0.06), (0.02, -0.04)], [bulb] * 3, sides=16),
    )
    lamp.at[:] += (x, y, z)
    return [
        lamp,
        box((x, (y + 0.4 + 5.6) / 2, z), (0.012, (5.6 - y - 0.4) / 2, 0.012), painted("#1a1a1a")),
    ]


def panels(spots: list[tuple[float, float]], *, bright: float = 2.2) -> tuple[list[Mesh], list[list[float]]]:
    """Return flat lights in the ceiling at these (x, z), and their point lights."""
    tube = light("#f4f6f4", bright)
    meshes = [box((x, HIGH - 0.02, z), (1.1, 0.03, 0.32), tube) for x, z in spots]
    return meshes, [[x, HIGH - 0.7, z, 0.34, 0.34, 0.33, 0.05] for x, z in spots]


def lit(parts: list[Mesh], site: Site, spots: list[tuple[float, float]], *, bright: float) -> Set:
    """Return the set of a room that flat lights in the ceiling light, and by day its windows too."""
    meshes, rows = panels(spots, bright=bright)
    day = [[0.0, 3.0, 4.6, 0.45, 0.5, 0.58, 0.05]]
    return Set(mesh=join(*parts, *meshes), lights=lights(rows if site.night else rows + day))

"""Meshes of aircraft with wings: an airliner, a biplane, a fighter, a light aeroplane; an airship. Front
towards +x.
"""

import math
from collections.abc import Sequence

import numpy as np

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.lofts import curve, loft, stations, tubular
from filmgate.engines.animatic.geometry.materials import ALUMINIUM, BRASS, COCKPIT, DARK, DARK_PAINT, STEEL
from filmgate.engines.animatic.geometry.mesh import Mesh, Vector, join
from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.geometry.shapes import ASIDE, FORWARD, ball, box, lathe, rod, slab, turned
from filmgate.engines.animatic.subjects.vehicles.wheels import tyred

Knots = Sequence[tuple[float, float]]
_SIDES = 32


def wing(
    root: Vector, tip: Vector, chords: tuple[float, float], thick: float, paint: Paint, *, edge: Paint | None = None,
    upright: bool = False,
) -> Mesh:
    """Make a wing with a round nose and a sharp back edge.

    root, tip: where its front edge begins and ends. chords: how deep it is there, metres; thick: as a share of
    it. edge: paint of its front edge. upright: it is a fin, thick along z.
    """
    u = np.concatenate([np.linspace(0, 0.9, 7), [0.97, 1.0]])
    shrink = np.array([1.0] * 7 + [0.75, 0.02])
    q = np.linspace(0, 2 * math.pi, 21)
    share = 0.5 + 0.5 * np.cos(q)  # from the back edge round the nose and back
    height = np.sign(np.sin(q)) * 1.3 * (0.6 * np.sqrt(1 - share) * share**0 * (share) ** 0.9 * 1.0)
    height = np.where(np.sin(q) < 0, 0.7, 1.0) * height * thick
    a, b = np.array(root, float), np.array(tip, float)
    front = a + (b - a) * u[:, None]
    chord = (chords[0] + (chords[1] - chords[0]) * u) * (0.25 + 0.75 * np.sqrt(shrink))
    points = np.repeat(front[:, None], len(q), 1)
    points[:, :, 0] -= chord[:, None] * (1 - share[::1])[None]
    points[:, :, 2 if upright else 1] += (chord * shrink)[:, None] * height[None]
    cells = np.zeros((len(u) - 1, len(q) - 1), int)
    if edge is not None:
        middle = (share[1:] + share[:-1]) / 2
        cells[:, middle > 0.9] = 1
    return loft(points, cells, [paint, edge or paint])


def fuselage(
    x: Sequence[float], middle: Knots, tall: Knots, wide: Knots, paints: Sequence[Paint], cells: "Painter"
) -> Mesh:
    """Make a round body along x. middle, tall, wide: the height of its axis and its radii at x. cells: the
    number of the paint for the middles of stations (n, 1) and angles (m,), 0 at +z, a quarter up.
    """
    at = np.array(x)
    points = tubular(
        np.stack([at, curve(middle, at), 0 * at], -1), np.stack([curve(tall, at), curve(wide, at)], -1), sides=_SIDES
    )
    angle = (np.arange(_SIDES) + 0.5) * 2 * math.pi / _SIDES
    return loft(points, cells(((at[1:] + at[:-1]) / 2)[:, None], angle), paints)


class Painter:
    """Numbers of paints of a fuselage: bands and windows, each between two x and two heights of angle."""

    def __init__(self, *areas: tuple[float, float, float, float, int]) -> None:
        """Take areas: from x to x, from one angle over the horizon to another on both sides (radians), paint."""
        self._areas = areas

    def __call__(self, x: np.ndarray, angle: np.ndarray) -> np.ndarray:
        """Return numbers (n, m); 0 where no area is."""
        over = np.arcsin(np.sin(angle))[None]
        out = np.zeros((len(x), angle.shape[0]), int)
        for low, high, down, up, number in self._areas:
            out[(x > low) & (x < high) & (over > down) & (over < up)] = number
        return out

    def cuts(self) -> list[float]:
        """Return all x at which paints change."""
        return [x for area in self._areas for x in area[:2]]


def _engine(x: float, y: float, z: float, size: float, paint: Paint) -> Mesh:
    cowl = lathe(
        [(0.05, -1.3), (0.42, -0.9), (0.72, -0.2), (0.8, 0.5), (0.76, 0.95), (0.68, 1.0), (0.62, 0.9), (0.6, 0.5), (0.05, 0.48)],
        [DARK, STEEL, paint, paint, ALUMINIUM, ALUMINIUM, DARK, DARK, STEEL],
        sides=22,
    )
    spinner = lathe([(0.18, 0.48), (0.12, 0.7), (0.01, 0.85)], [STEEL] * 3, sides=12)
    return turned(join(*(turned(one, FORWARD * size) for one in (cowl, spinner))), np.eye(3), (x, y, z))


def airliner(color: str | None) -> Mesh:
    """Make an airliner 18 m long: swept wings, two engines, rows of windows, a stripe."""
    white, trim = materials.lacquer("#f0f1f2"), materials.lacquer(color or "#1e4a8a")
    silver = materials.metal("#b8bec6", gloss=0.9)
    step = math.pi / 16
    windows = [(-5.4 + 0.62 * k, -5.16 + 0.62 * k, 0.0, step, 2) for k in range(19)]
    doors = [(x, x + 0.05, -step, 3 * step, 3) for x in (-5.9, 6.55)]
    areas = Painter(
        (-9.5, 9.5, -2 * step, -step, 1),
        (-9.5, -6.4, -2 * step, 6 * step, 1),
        (-9.5, 9.5, -2, -3 * step, 4),
        *windows, *doors, (7.55, 8.15, step, 4 * step, 2),
    )  # fmt: skip
    nose = [8.9 - 0.9 * math.cos(a) + 0.1 for a in np.linspace(0, math.pi / 2, 6)]
    x = stations(-9.2, 9.0, 1.2, [*areas.cuts(), -8.8, -8.2, -7.2, *nose, 8.97])
    body = fuselage(
        list(x),
        [(-9.2, 0.75), (-7.0, 0.4), (-4.0, 0.05), (6.5, 0.0), (9.0, -0.2)],
        [(-9.2, 0.12), (-7.0, 0.62), (-4.0, 1.05), (6.4, 1.08), (7.8, 0.86), (8.7, 0.42), (9.0, 0.02)],
        [(-9.2, 0.1), (-7.0, 0.6), (-4.0, 1.02), (6.4, 1.04), (7.8, 0.84), (8.7, 0.42), (9.0, 0.02)],
        [white, trim, COCKPIT, silver, materials.lacquer("#c4c8cc")],
        areas,
    )
    parts = [body, wing((-6.6, 0.9, 0), (-8.5, 3.9, 0), (2.3, 1.15), 0.1, trim, upright=True)]
    for s in (1, -1):
        parts += [
            wing((2.5, -0.55, s * 0.5), (-2.6, 0.35, s * 9.4), (3.7, 1.0), 0.12, white, edge=silver),
            wing((-2.6, 0.35, s * 9.35), (-3.5, 1.25, s * 9.6), (1.0, 0.4), 0.1, trim, upright=True),
            wing((-7.0, 0.7, s * 0.3), (-8.6, 0.95, s * 3.6), (1.7, 0.8), 0.1, white, edge=silver),
            _engine(1.15, -1.25, s * 3.3, 0.95, white),
            slab([(-0.3, -0.9), (1.6, -0.85), (0.6, -0.2), (-0.9, -0.25)], (s * 3.3 - 0.07, s * 3.3 + 0.07), white),
            ball((-2.7, 0.35, s * 9.45), (0.14, 0.07, 0.07), materials.light("#ff3020" if s > 0 else "#30ff60", 6.0), sides=8),
        ]
    return join(*parts)


def propeller(radius: float, blades: int, paint: Paint, tip: Paint) -> Mesh:
    """Make a propeller around the origin that turns about x, with its spinner."""
    parts = [turned(lathe([(0.16, -0.1), (0.17, 0.05), (0.12, 0.25), (0.01, 0.36)], [tip] * 4, sides=14), FORWARD)]
    for k in range(blades):
        a = 2 * math.pi * k / blades
        c, s = math.cos(a), math.sin(a)
        blade = slab([(-0.04, 0.1), (0.05, 0.1), (0.1, 0.55 * radius), (0.05, radius), (-0.05, radius), (-0.08, 0.55 * radius)], (-0.02, 0.02), paint)
        turn = np.array([[math.cos(1.1), 0, math.sin(1.1)], [0, 1, 0], [-math.sin(1.1), 0, math.cos(1.1)]])
        parts.append(turned(turned(blade, turn), np.array([[1.0, 0, 0], [0, c, -s], [0, s, c]])))
    return join(*parts)


def biplane(color: str | None) -> Mesh:
    """Make a biplane 7 m long without its propeller, which stands at (2.75, 0, 0): two wings with struts and
    wires, an open cockpit with a pilot, a radial engine.
    """
    paint, cream = materials.lacquer(color or "#b8322a"), materials.cloth("#efe4c8")
    wood, step = materials.wood("#7a5230"), math.pi / 16
    areas = Painter((-4.4, 1.6, -step, step, 1), (1.72, 1.78, -2, 2, 2))
    x = stations(-4.4, 2.3, 0.7, [*areas.cuts(), -4.2, 2.2])
    body = fuselage(
        list(x),
        [(-4.4, 0.3), (-1.0, 0.05), (2.3, 0.0)],
        [(-4.4, 0.06), (-3.0, 0.3), (-0.5, 0.58), (1.0, 0.6), (2.2, 0.52), (2.3, 0.46)],
        [(-4.4, 0.04), (-3.0, 0.2), (-0.5, 0.46), (1.0, 0.52), (2.2, 0.5), (2.3, 0.44)],
        [paint, cream, ALUMINIUM],
        areas,
    )
    parts = [body, ball((-0.75, 0.58, 0), (0.5, 0.14, 0.36), materials.leather("#4a2c1a"), sides=16)]
    parts += [ball((-0.72, 0.88, 0), (0.16, 0.19, 0.15), materials.leather("#5a3820"), sides=12), ball((-0.6, 0.86, 0), (0.09, 0.09, 0.1), materials.skin("#d8a080"), sides=10)]
    parts += [ball((-0.78, 0.62, 0), (0.26, 0.2, 0.3), materials.leather("#3a3028"), sides=12), box((-0.95, 0.78, 0.1), (0.3, 0.03, 0.08), materials.cloth("#f0ece0"))]
    parts.append(slab([(-0.25, 0.6), (-0.2, 0.6), (-0.32, 0.95), (-0.37, 0.95)], (-0.24, 0.24), COCKPIT))
    for k in range(7):
        a = 2 * math.pi * k / 7
        parts.append(rod((2.35, 0.25 * math.cos(a), 0.25 * math.sin(a)), (2.35, 0.58 * math.cos(a), 0.58 * math.sin(a)), 0.1, DARK_PAINT))
    parts.append(turned(lathe([(0.3, 2.2), (0.3, 2.5), (0.12, 2.65)], [STEEL] * 3, sides=14), FORWARD))
    for s in (1, -1):
        parts += [
            wing((1.5, 1.25, 0), (1.35, 1.38, s * 4.6), (1.25, 1.15), 0.09, cream, edge=paint),
            wing((1.0, -0.42, s * 0.3), (0.85, -0.28, s * 4.3), (1.2, 1.1), 0.09, cream, edge=paint),
            wing((-3.5, 0.32, 0), (-3.8, 0.32, s * 1.5), (0.85, 0.6), 0.06, cream, edge=paint),
            rod((0.9, 0.5, s * 0.35), (1.05, 1.25, s * 0.5), 0.035, wood),
            rod((0.4, 0.5, s * 0.35), (0.6, 1.25, s * 0.5), 0.035, wood),
            rod((0.7, -0.3, s * 3.3), (1.15, 1.33, s * 3.4), 0.04, wood),
            rod((0.1, -0.3, s * 3.3), (0.55, 1.33, s * 3.4), 0.04, wood),
            rod((0.5, -0.35, s * 0.5), (0.9, 1.33, s * 3.3), 0.01, STEEL),
            rod((0.7, 1.25, s * 0.5), (0.5, -0.3, s * 3.3), 0.01, STEEL),
            rod((1.2, -0.35, s * 0.3), (1.1, -1.12, s * 0.85), 0.05, wood),
            rod((0.3, -0.4, s * 0.3), (1.1, -1.12, s * 0.85), 0.04, wood),
            turned(tyred(0.32, 0.14, spokes=0), np.eye(3), (1.1, -1.12, s * 0.9)),
        ]
    parts += [
        rod((1.1, -1.12, -0.9), (1.1, -1.12, 0.9), 0.035, STEEL),
        wing((-3.3, 0.35, 0), (-3.9, 1.5, 0), (1.1, 0.75), 0.05, paint, upright=True),
        rod((-4.1, 0.2, 0), (-4.4, -0.15, 0), 0.03, wood),
    ]
    return join(*parts)


def light_plane(color: str | None) -> Mesh:
    """Make a light aeroplane 7 m long with a high wing, without its propeller, which stands at (2.9, 0, 0)."""
    white, trim, step = materials.lacquer("#f0eee8"), materials.lacquer(color or "#c8402a"), math.pi / 16
    areas = Painter((-4.2, 2.6, -step, step, 1), (-1.0, -0.15, step, 5 * step, 2), (0.0, 1.0, step, 5 * step, 2), (1.02, 1.5, 3 * step, 2, 2))
    x = stations(-4.2, 2.7, 0.7, [*areas.cuts(), -4.0, 2.6])
    body = fuselage(
        list(x),
        [(-4.2, 0.35), (-1.2, 0.2), (0.4, 0.22), (1.6, 0.0), (2.7, -0.02)],
        [(-4.2, 0.06), (-2.4, 0.32), (-0.9, 0.78), (0.9, 0.8), (1.7, 0.46), (2.5, 0.4), (2.7, 0.3)],
        [(-4.2, 0.04), (-2.4, 0.24), (-0.9, 0.56), (0.9, 0.58), (1.7, 0.48), (2.5, 0.42), (2.7, 0.3)],
        [white, trim, COCKPIT],
        areas,
    )
    parts = [body, wing((-3.1, 0.45, 0), (-3.9, 1.75, 0), (1.2, 0.7), 0.07, trim, upright=True)]
    for s in (1, -1):
        parts += [
            wing((1.05, 1.0, 0), (0.75, 1.12, s * 5.2), (1.55, 1.1), 0.12, white, edge=trim),
            wing((-3.3, 0.42, 0), (-3.6, 0.44, s * 1.7), (0.9, 0.65), 0.08, white, edge=trim),
            rod((0.5, -0.35, s * 0.5), (0.4, 1.02, s * 2.4), 0.045, white),
            rod((0.2, -0.45, s * 0.3), (0.15, -1.05, s * 1.1), 0.05, white),
            turned(tyred(0.26, 0.14, spokes=0), np.eye(3), (0.15, -1.08, s * 1.15)),
        ]
    parts += [rod((2.2, -0.3, 0), (2.25, -1.05, 0), 0.04, STEEL), turned(tyred(0.22, 0.12, spokes=0), np.eye(3), (2.25, -1.1, 0))]
    return join(*parts)


def fighter(color: str | None) -> Mesh:
    """Make a fighter jet 15 m long: a needle nose, a bubble of glass, delta wings, two fins, a lit nozzle."""
    gray, dark = materials.metal(color or "#7c868e", gloss=0.5), materials.metal("#4c545a", gloss=0.4)
    areas = Painter((6.4, 7.6, -2, 2, 1))
    x = stations(-6.4, 7.6, 1.0, [6.4, 7.3, 7.5, -6.3])
    body = fuselage(
        list(x),
        [(-6.4, 0.05), (2.0, 0.05), (7.6, -0.12)],
        [(-6.4, 0.62), (-3.0, 0.8), (1.5, 0.78), (4.0, 0.62), (6.4, 0.28), (7.6, 0.01)],
        [(-6.4, 0.75), (-3.0, 1.15), (1.5, 1.05), (4.0, 0.6), (6.4, 0.28), (7.6, 0.01)],
        [gray, dark],
        areas,
    )
    canopy = ball((3.2, 0.55, 0), (1.75, 0.48, 0.42), materials.glass("#4a3a20"), sides=24)
    nozzle = lathe([(0.62, -6.3), (0.52, -6.9), (0.46, -6.9), (0.4, -6.4), (0.02, -6.35)], [dark, STEEL, DARK, materials.light("#ff9040", 5.0), materials.light("#ffd8a0", 8.0)], sides=22)
    parts = [body, canopy]
    for s in (1, -1):
        parts += [
            turned(nozzle, FORWARD, (0, 0.05, s * 0.42)),
            wing((2.2, 0.0, s * 0.8), (-3.6, -0.05, s * 4.9), (6.2, 1.3), 0.05, gray),
            wing((-4.4, 0.0, s * 0.8), (-6.2, 0.0, s * 2.9), (2.2, 0.9), 0.05, gray),
            wing((-3.6, 0.5, s * 0.9), (-5.6, 2.6, s * 1.5), (2.4, 1.0), 0.05, gray, upright=True),
            slab([(-0.5, -0.72), (3.6, -0.6), (3.3, 0.05), (-0.5, 0.05)], (s * 0.85 - 0.25, s * 0.85 + 0.25), gray),
            box((3.5, -0.3, s * 0.85), (0.06, 0.26, 0.2), DARK),
            turned(lathe([(0.02, -1.2), (0.09, -1.0), (0.09, 1.0), (0.01, 1.4)], [materials.enamel("#e0e0dc")] * 4, sides=10), FORWARD, (-2.6, -0.06, s * 4.95)),
        ]
    return join(*parts)


def airship(color: str | None) -> Mesh:
    """Make an airship 40 m long: a hull of long panels, fins, a gondola with windows and two propellers."""
    silver, trim = materials.silk(color or "#c9ccd2"), materials.lacquer("#a8302a")
    x = 20 * np.sin(np.linspace(-math.pi / 2, math.pi / 2, 30))
    radius = 5.0 * np.sqrt(np.maximum(1 - (x / 20) ** 2, 1e-6)) * (1 + 0.12 * x / 20)
    points = tubular(np.stack([x, 0 * x + 8.0, 0 * x], -1), np.stack([radius, radius], -1), sides=36)
    cells = np.tile(np.where(np.arange(36) % 18 == 0, 1, 0), (29, 1))
    parts = [loft(points, cells, [silver, trim])]
    for s in (1, -1):
        parts += [
            wing((-11.0, 8.0, s * 3.0), (-16.5, 8.0, s * 7.0), (6.5, 3.2), 0.05, trim),
            wing((-11.0, 8.0 + s * 3.0, 0), (-16.5, 8.0 + s * 7.0, 0), (6.5, 3.2), 0.05, trim, upright=True),
            turned(propeller(0.9, 3, DARK_PAINT, BRASS), np.eye(3), (-2.0, 2.5, s * 2.2)),
            turned(lathe([(0.1, -0.9), (0.4, -0.4), (0.4, 0.4), (0.2, 0.8)], [ALUMINIUM] * 4, sides=14), FORWARD, (-2.8, 2.5, s * 2.2)),
            rod((-2.6, 2.5, s * 2.1), (-2.0, 3.2, s * 0.9), 0.08, STEEL),
        ]
    gondola = slab([(-4.2, 2.7), (-3.4, 1.7), (3.4, 1.7), (4.6, 2.8), (4.2, 3.4), (-4.2, 3.4)], (-1.0, 1.0), materials.lacquer("#e8e4da"))
    parts += [gondola, *(box((-2.9 + 0.95 * k, 2.75, 0), (0.36, 0.3, 1.02), materials.WINDOW) for k in range(7))]
    return join(*parts)


def helicopter(color: str | None) -> Mesh:
    """Make a helicopter 9.5 m long without its rotors: a cabin with a bubble of glass, a boom, fins, skids."""
    paint, white, step = materials.lacquer(color or "#b8341e"), materials.lacquer("#eeece6"), math.pi / 16
    areas = Painter(
        (-2.4, 2.7, -2 * step, -step, 1), (-1.0, 0.0, 0, 4 * step, 2), (0.1, 0.95, -step, 4 * step, 2), (1.05, 2.9, -4 * step, 5 * step, 2),
        (0.0, 0.06, -5 * step, 5 * step, 3), (1.0, 1.05, -5 * step, 5 * step, 3), (1.9, 1.96, -2, 2, 0),
    )  # fmt: skip
    x = stations(-6.2, 2.75, 0.45, [*areas.cuts(), 2.6, 2.7])
    x = x[x <= 2.75]
    body = fuselage(
        list(x),
        [(-6.2, 0.85), (-2.6, 0.62), (-1.0, 0.25), (1.0, 0.1), (2.75, -0.25)],
        [(-6.2, 0.14), (-2.6, 0.3), (-1.4, 0.85), (0.2, 1.12), (1.4, 0.95), (2.4, 0.5), (2.75, 0.03)],
        [(-6.2, 0.1), (-2.6, 0.26), (-1.4, 0.78), (0.2, 0.98), (1.4, 0.88), (2.4, 0.5), (2.75, 0.03)],
        [paint, white, COCKPIT, DARK],
        areas,
    )
    parts = [
        body,
        ball((-0.5, 1.2, 0), (1.35, 0.34, 0.5), paint, sides=18),
        rod((-0.2, 1.3, 0), (-0.2, 1.85, 0), 0.1, STEEL),
        wing((-5.4, 0.85, 0), (-6.3, 2.0, 0), (0.95, 0.55), 0.1, paint, upright=True),
        wing((-5.6, 0.75, 0), (-6.3, 0.1, 0), (0.7, 0.4), 0.1, paint, upright=True),
        rod((-1.7, 0.95, 0.42), (-2.3, 1.0, 0.42), 0.13, DARK_PAINT),
        rod((-1.7, 0.95, -0.42), (-2.3, 1.0, -0.42), 0.13, DARK_PAINT),
        ball((2.2, -0.72, 0), (0.1, 0.08, 0.1), materials.HEADLIGHT, sides=10),
        ball((-0.2, -0.98, 0), (0.08, 0.08, 0.08), materials.light("#ff3020", 6.0), sides=8),
        ball((-6.25, 1.95, 0), (0.08, 0.08, 0.08), materials.light("#ff3020", 6.0), sides=8),
    ]
    for s in (1, -1):
        parts += [
            wing((-4.4, 0.75, 0), (-4.6, 0.75, s * 1.0), (0.55, 0.4), 0.1, paint),
            rod((-1.6, -1.5, s), (1.7, -1.5, s), 0.06, DARK_PAINT),
            rod((1.7, -1.5, s), (2.05, -1.3, s), 0.06, DARK_PAINT),
            rod((-0.8, -0.6, s * 0.5), (-0.8, -1.5, s), 0.045, DARK_PAINT),
            rod((1.0, -0.6, s * 0.5), (1.0, -1.5, s), 0.045, DARK_PAINT),
        ]
    return join(*parts)


def rotor(radius: float, blades: int, wide: float) -> Mesh:
    """Make a rotor around the origin that turns about y."""
    parts = [lathe([(0.02, -0.1), (0.2, -0.08), (0.2, 0.06), (0.02, 0.12)], [STEEL] * 4, sides=12)]
    for k in range(blades):
        a = 2 * math.pi * k / blades
        c, s = math.cos(a), math.sin(a)
        blade = join(
            box((0.55 * radius, 0, 0), (0.43 * radius, 0.018, wide), DARK_PAINT),
            box((0.96 * radius, 0, 0), (0.04 * radius, 0.02, wide), materials.enamel("#e8d040")),
            box((0.08 * radius, 0, 0), (0.08 * radius, 0.03, 0.3 * wide), STEEL),
        )
        parts.append(turned(blade, np.array([[c, 0, s], [0, 1, 0], [-s, 0, c]])))
    return join(*parts)


UPRIGHT = ASIDE  # a rotor that turns about z

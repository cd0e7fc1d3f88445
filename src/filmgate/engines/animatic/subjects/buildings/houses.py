"""Vehicles and buildings."""

import math

from filmgate.engines.animatic.mesh import Clay, Mesh, Paint, Rig, box, gable, join, lathe
from filmgate.engines.animatic.native import Kernels

DARK = Paint(color="#16181c", gloss=0.1)
METAL = Paint(color="#aab0b8", gloss=0.8)
HEADLIGHT = Paint(color="#fff3d8", glow=14.0)
TAILLIGHT = Paint(color="#ff3020", glow=8.0)
WINDOW = Paint(color="#ffc878", glow=4.5)


def motorcycle(kernels: Kernels, coat: str | None) -> Rig:
    """Machine and rider, front towards +x."""
    red = Paint(color=coat or "#c0182a", gloss=1.2)
    clay = Clay()
    for x in (0.72, -0.70):
        clay.torus((x, 0.32, 0), (0.25, 0.075), DARK).torus((x, 0.32, 0), (0.10, 0.05), METAL)
        clay.cone((x, 0.32, -0.06), (x, 0.32, 0.06), (0.05, 0.05), METAL, blend=0.0)
    for z in (0.08, -0.08):
        clay.cone((0.72, 0.34, z * 1.1), (0.45, 0.92, z), (0.028, 0.03), METAL, blend=0.0)
    clay.ellipsoid((0.05, 0.42, 0), (0.30, 0.22, 0.13), Paint(color="#2a2d33", gloss=0.5), blend=0.04)
    clay.ellipsoid((0.18, 0.78, 0), (0.32, 0.13, 0.14), red).ellipsoid((0.52, 0.8, 0), (0.18, 0.2, 0.13), red)
    clay.cone((-0.15, 0.74, 0), (-0.70, 0.90, 0), (0.10, 0.05), DARK)
    clay.cone((-0.35, 0.68, 0), (-0.82, 0.92, 0), (0.08, 0.04), red)
    clay.cone((-0.1, 0.28, -0.15), (-0.85, 0.42, -0.17), (0.05, 0.065), METAL, blend=0.02)
    clay.ellipsoid((0.67, 0.84, 0), (0.05, 0.09, 0.10), HEADLIGHT, blend=0.0)
    clay.ellipsoid((-0.87, 0.88, 0), (0.03, 0.035, 0.07), TAILLIGHT, blend=0.0)
    clay.cone((0.42, 0.98, -0.32), (0.42, 0.98, 0.32), (0.02, 0.02), DARK, blend=0.0)
    jacket, jeans = Paint(color="#1b1d24", gloss=0.25, grain=0.2), Paint(color="#1d222c", grain=0.3)
    clay.cone((-0.28, 0.95, 0), (0.05, 1.38, 0), (0.17, 0.16), jacket)
    clay.ellipsoid((0.18, 1.56, 0), (0.14, 0.15, 0.13), Paint(color="#e0e2e6", gloss=1.0), blend=0.02)
    clay.ellipsoid((0.245, 1.57, 0), (0.09, 0.065, 0.105), Paint(color="#10141a", gloss=2.0), blend=0.0)
    for z in (1, -1):
        clay.cone((0.05, 1.36, z * 0.17), (0.28, 1.14, z * 0.24), (0.07, 0.055), jacket, blend=0.03)
        clay.cone((0.28, 1.14, z * 0.24), (0.45, 1.0, z * 0.28), (0.05, 0.04), jacket, blend=0.03)
        clay.cone((-0.25, 0.93, z * 0.11), (0.16, 0.80, z * 0.19), (0.095, 0.075), jeans, blend=0.03)
        clay.cone((0.16, 0.80, z * 0.19), (-0.08, 0.40, z * 0.17), (0.07, 0.05), jeans, blend=0.03)
        clay.cone((-0.08, 0.36, z * 0.17), (0.05, 0.33, z * 0.17), (0.05, 0.04), DARK, blend=0.02)
    return clay.fire(kernels, cells=110, softness=60.0)


def car(kernels: Kernels, coat: str | None) -> Rig:
    """A two-door coupe 4.2 m long, front towards +x."""
    body = Paint(color=coat or "#b0281e", gloss=1.6)
    glass = Paint(color="#0e1218", gloss=2.2)
    clay = Clay()
    clay.box((0, 0.55, 0), (2.05, 0.24, 0.84), body, edge=0.2, blend=0.12)
    clay.ellipsoid((1.15, 0.72, 0), (1.0, 0.16, 0.78), body, blend=0.15)
    clay.ellipsoid((-1.35, 0.78, 0), (0.75, 0.18, 0.76), body, blend=0.15)
    clay.ellipsoid((-0.3, 0.86, 0), (1.25, 0.46, 0.70), glass, blend=0.03)
    clay.ellipsoid((-0.36, 1.22, 0), (0.72, 0.10, 0.56), body, blend=0.02)
    for x in (1.3, -1.3):
        for z in (0.74, -0.74):
            clay.torus((x, 0.34, z), (0.23, 0.12), DARK)
            clay.cone((x, 0.34, z - 0.09), (x, 0.34, z + 0.09), (0.17, 0.17), METAL, blend=0.0)
    for z in (0.58, -0.58):
        clay.ellipsoid((2.02, 0.62, z), (0.06, 0.08, 0.15), HEADLIGHT, blend=0.0)
        clay.ellipsoid((-2.04, 0.68, z), (0.04, 0.06, 0.18), TAILLIGHT, blend=0.0)
    clay.box((2.05, 0.42, 0), (0.05, 0.07, 0.5), DARK, edge=0.03)
    return clay.fire(kernels, cells=140, softness=60.0)


def boat(kernels: Kernels, coat: str | None) -> Rig:
    """A sailing boat 8 m long with two sails, waterline at y = 0."""
    hull = Paint(color="#e6e2d8", gloss=0.5)
    deck, spar = Paint(color="#8a5a30", grain=0.4, scale=30.0), Paint(color="#6a4020", gloss=0.2)
    sail = Paint(color=coat or "#efe6d2", grain=0.12, scale=14.0)
    clay = Clay()
    clay.cone((-2.6, 0.25, 0), (1.8, 0.3, 0), (0.85, 0.8), hull, blend=0.2)
    clay.cone((1.6, 0.32, 0), (4.0, 0.95, 0), (0.7, 0.05), hull, blend=0.3)
    clay.box((-0.6, 1.02, 0), (2.9, 0.06, 0.72), deck, edge=0.05)
    clay.box((-1.0, 1.28, 0), (0.95, 0.26, 0.42), hull, edge=0.12, blend=0.05)
    clay.cone((0.3, 0.9, 0), (0.2, 9.0, 0), (0.085, 0.05), spar, blend=0.0)
    clay.cone((0.3, 1.9, 0.05), (-3.2, 1.95, 0.5), (0.06, 0.05), spar, blend=0.0)
    for k in range(15):
        a = k / 14
        y, back = 2.1 + 6.6 * a, -3.2 * (1 - a) ** 0.9
        clay.ellipsoid((0.1 + back * 0.5, y, 0.28 * (1 - a)), (max(-back * 0.52, 0.08), 0.34, 0.05), sail,
                       blend=0.22)  # fmt: skip
    for k in range(12):
        a = k / 11
        y, front = 1.7 + 5.6 * a, 3.2 * (1 - a) ** 0.95
        clay.ellipsoid((0.45 + front * 0.5, y, 0.18 * (1 - a)), (max(front * 0.45, 0.06), 0.32, 0.05), sail,
                       blend=0.22)  # fmt: skip
    clay.box((0.2, 9.2, 0.0), (0.22, 0.1, 0.015), Paint(color="#b8281e"), edge=0.01)
    return clay.fire(kernels, cells=150, softness=30.0)


def balloon(coat: str | None) -> Mesh:
    """A hot-air balloon 23 m tall, basket floor at y = 1.4."""
    colors = (coat or "#c8341e", "#f0c24a", "#2a4f86")
    radius, split = 7.5, 0.62
    profile = []
    for k in range(27):
        a = k / 26
        theta = math.pi * (0.02 + 0.86 * min(a, split))
        neck = max(a - split, 0.0) / (1 - split)
        r = radius * math.sin(theta) * (1 - 0.8 * neck)
        y = radius * 1.08 * math.cos(theta) - max(a - split, 0.0) / 0.38 * radius * 0.75
        profile.append((max(r, 0.05), y + 14.5))
    envelope = _gores(profile, colors)
    wicker = Paint(color="#5a3a1e", grain=0.8, scale=60.0)
    parts = [envelope, box((0, 2.0, 0), (0.75, 0.6, 0.75), wicker)]
    parts.append(box((0, 2.65, 0), (0.82, 0.07, 0.82), Paint(color="#8a5a30")))
    parts += [box((sx * 0.7, 3.9, sz * 0.7), (0.03, 1.3, 0.03), Paint(color="#2a2018"))
              for sx in (1, -1) for sz in (1, -1)]  # fmt: skip
    for x, z, color in ((0.2, 0.2, "#884020"), (-0.3, -0.1, "#305080")):
        parts.append(box((x, 3.0, z), (0.16, 0.42, 0.14), Paint(color=color)))
        parts.append(box((x, 3.55, z), (0.11, 0.13, 0.11), Paint(color="#c89070")))
    parts.append(box((0, 4.9, 0), (0.16, 0.28, 0.16), Paint(color="#ffd080", glow=10.0)))
    return join(*parts)


def _gores(profile: list[tuple[float, float]], colors: tuple[str, str, str]) -> Mesh:
    """Striped envelope with a band; each gore bulges a little between its seams."""
    sides = 64
    paints = [Paint(color=colors[0], gloss=0.2) for _ in profile]
    mesh = lathe(profile, paints, sides=sides)
    ring = [Paint(color=color, gloss=0.2).row()[:4] for color in colors]
    for row in range(len(profile)):
        for side in range(sides):
            stripe = (side * 16 // sides) % 2
            mesh.paint[row * sides + side, :4] = ring[2] if 9 < row < 13 else ring[stripe]
            swell = 1 + 0.02 * abs(math.sin(side * 8 * math.pi / sides))
            mesh.at[row * sides + side, [0, 2]] *= swell
    return mesh


def lighthouse() -> Mesh:
    """A banded tower 22 m tall with a lit lantern room (at y = 18.7) and the keeper's house."""
    height = 17.0
    profile, paints = [], []
    for k in range(25):
        a = k / 24
        profile.append((2.6 - 1.15 * a**0.8, height * a))
        band = "#e8e4da" if (k // 4) % 2 == 0 else "#b02a22"
        paints.append(Paint(color=band, grain=0.25, scale=18.0))
    profile += [(2.1, height), (2.15, height + 0.25), (2.1, height + 0.5), (1.25, height + 0.5)]
    paints += [Paint(color="#303438")] * 4
    glow, pane = Paint(color="#ffd98c", glow=15.0), Paint(color="#ffe9b0", glow=0.5)
    lamp = lathe([(1.15, height + 0.5), (1.2, height + 1.2), (1.2, height + 1.9), (1.1, height + 2.5)],
                 [pane, glow, glow, pane], sides=24)  # fmt: skip
    roof = lathe([(1.55, height + 2.45), (1.35, height + 2.8), (0.7, height + 3.6),
                  (0.12, height + 4.2), (0.05, height + 5.2)], [Paint(color="#7a1d18", gloss=0.3)] * 5,
                 sides=24)  # fmt: skip
    parts = [lathe(profile, paints, sides=40), lamp, roof]
    for y in (4.0, 8.5, 12.5):
        parts.append(box((2.5 - 1.15 * (y / height) ** 0.8, y, 0), (0.12, 0.35, 0.22), WINDOW))
    for y in (6.0, 10.5):
        parts.append(box((0, y, 2.5 - 1.15 * (y / height) ** 0.8), (0.22, 0.35, 0.12), WINDOW))
    return join(*parts, *house((4.6, 0.0, 0.5), wall="#d8d2c4", roof="#6a3028"))


def cabin(coat: str | None) -> Mesh:
    """A log cabin with lit windows and a chimney."""
    return join(*house((0.0, 0.0, 0.0), wall=coat or "#5a3d26", roof="#3a2a22", size=1.5),
                box((1.9, 5.6, 0.6), (0.35, 1.0, 0.35), Paint(color="#6a6460", grain=0.6)))  # fmt: skip


def house(
    at: tuple[float, float, float], *, wall: str, roof: str, size: float = 1.0, lit: bool = True
) -> list[Mesh]:
    """A small house with windows, lit or dark."""
    x, y, z = at
    window = WINDOW if lit else Paint(color="#1c2430", gloss=1.8)
    s = size
    plank, tile = Paint(color=wall, grain=0.4, scale=22.0), Paint(color=roof, grain=0.5, scale=26.0)
    parts = [box((x, y + 1.2 * s, z), (2.3 * s, 1.6 * s, 1.7 * s), plank)]
    parts.append(gable((x, y + 3.55 * s, z), (2.6 * s, 0.85 * s, 2.15 * s), tile))
    for dx in (-0.9, 0.9):
        for side in (1, -1):
            parts.append(
                box((x + dx * s, y + 1.4 * s, z + side * 1.72 * s), (0.34 * s, 0.42 * s, 0.05), window)
            )
    for side in (1, -1):
        parts.append(box((x + side * 2.32 * s, y + 1.5 * s, z), (0.05, 0.4 * s, 0.4 * s), window))
    return parts


def castle() -> Mesh:
    """Keep, four towers with lit windows, curtain walls: 40 m wide, 34 m tall."""
    stone = Paint(color="#8a8276", grain=0.8, scale=6.0)
    dark, roof = Paint(color="#6a645a", grain=0.8, scale=6.0), Paint(color="#3c4254", grain=0.5, scale=6.0)
    parts = [box((0, 9, 0), (7, 10, 6), stone), box((0, 19.6, 0), (7.6, 0.7, 6.6), dark)]
    for sx in (-1, 1):
        for sz in (-1, 1):
            tall = 20.0 + 4 * (sx * sz > 0) + (3 if sx > 0 else 0)
            tower = lathe([(3.2, -3), (3.0, tall), (3.6, tall + 0.8), (3.6, tall + 2.2), (3.3, tall + 2.2)],
                          [stone, stone, dark, dark, dark], sides=28)  # fmt: skip
            cap = lathe([(3.9, tall + 2.0), (2.2, tall + 5.5), (0.05, tall + 10.5)], [roof] * 3, sides=28)
            windows = [box((0, tall - 4, side * 3.05), (0.3, 0.9, 0.12), WINDOW) for side in (1, -1)]
            for mesh in (tower, cap, *windows):
                mesh.at[:] += (sx * 13.0, 0.0, sz * 9.0)
                parts.append(mesh)
    for sx in (-1, 1):
        parts.append(box((sx * 13, 5, 0), (1.2, 8, 8), stone))
    for sz in (-1, 1):
        parts.append(box((0, 5, sz * 9), (12, 8, 1.2), stone))
        parts += [box((x, 13.6, sz * 9), (0.8, 0.7, 1.3), dark) for x in range(-11, 12, 3)]
        parts += [box((x, 12 + 4 * (k % 2), sz * 6.05), (0.45, 0.9, 0.12), WINDOW)
                  for k, x in enumerate((-4.5, -1.5, 1.5, 4.5))]  # fmt: skip
    keep = lathe([(2.6, 18), (2.5, 29), (3.0, 30), (3.0, 31.2)], [stone, stone, dark, dark], sides=28)
    spire = lathe([(3.3, 31), (1.6, 35), (0.05, 41)], [roof] * 3, sides=28)
    for mesh in (keep, spire):
        mesh.at[:] += (1.5, 0.0, 0.0)
        parts.append(mesh)
    return join(*parts)

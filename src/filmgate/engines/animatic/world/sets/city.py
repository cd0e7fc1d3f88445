"""The set of a city street along x: buildings with windows, signs and lamps."""

import numpy as np

from filmgate.engines.animatic.geometry.materials import (
    BRASS,
    IRON,
    cloth,
    concrete,
    facade,
    glass,
    light,
    painted,
    slate,
)
from filmgate.engines.animatic.geometry.mesh import Mesh, join
from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.geometry.shapes import box
from filmgate.engines.animatic.subjects.buildings import facades
from filmgate.engines.animatic.world.sets.base import Set, Site, lights

NEON = ("#ff2a6a", "#22d0ff", "#ffb020", "#9a4aff", "#30ff9a", "#ff5a20")
HALF_STREET = 8.5
_STOREY = 3.4


def street(site: Site) -> Set:
    """Build the set of a street: two rows of buildings, 300 m long. At night windows, signs and
    lamps glow.
    """
    rng, night = site.rng, site.night
    parts: list[Mesh] = []
    rows: list[list[float]] = []
    for side in (1, -1):
        x = -150.0
        while x < 150:
            wide = rng.uniform(9, 17)
            storeys = int(rng.integers(5, 15))
            z = side * (HALF_STREET + 5 + rng.uniform(0, 0.6))
            parts.append(_house(rng, x, wide, storeys, z, side, night=night))
            if night and rng.random() < 0.8:
                parts.append(_sign(rng, rows, x, wide, storeys, z, side))
            x += wide + (rng.uniform(3, 6) if rng.random() < 0.15 else 0.2)
        parts.append(box((0, 0.09, side * (HALF_STREET - 1.2)), (160, 0.09, 1.9), concrete("#5a5a60")))
        for post in np.arange(-140, 141, 22.0):
            parts.append(_lamp(rows, post + (11 if side < 0 else 0), side, night=night))
    dashes = [box((x, 0.012, 0), (1.3, 0.012, 0.07), painted("#b8b8b0")) for x in range(-140, 141, 6)]
    return Set(mesh=join(*parts, *dashes), lights=lights(rows))


def _house(
    rng: np.random.Generator, x: float, wide: float, storeys: int, z: float, side: int, *, night: bool
) -> Mesh:
    tall = storeys * _STOREY
    tone = rng.choice(["#4a4c55", "#5a4a44", "#3e4450", "#6a6258", "#54464e"])
    depth = 5.0
    pane = {"wide": float(rng.choice([0.5, 0.6, 0.72])), "tall": float(rng.choice([0.5, 0.58]))}
    wall = facade(str(tone), storey=_STOREY, lit=1.3 if night else 0.0, **pane)
    middle = (x + wide / 2, z + side * 0.2)
    whole = facades.block(
        (middle[0], _STOREY, middle[1]), (wide / 2, depth), storeys - 1, wall, lot=int(rng.integers(500))
    )
    half = float(np.ptp(whole.at[:, 0])) / 2
    front = z - side * (depth - 0.2)
    stone, face = concrete(str(tone)), float(np.abs(whole.at[:, 2]).min())
    parts = [whole, box((middle[0], _STOREY / 2, middle[1]), (wide / 2, _STOREY / 2, depth - 0.1), stone)]
    parts.append(box((middle[0], tall + 0.1, middle[1]), (half + 0.35, 0.28, depth + 0.4), slate("#2c2e34")))
    parts.append(box((middle[0], tall - 0.35, middle[1]), (half + 0.15, 0.2, depth + 0.2), stone))
    for storey in range(1, storeys, 1 if rng.random() < 0.4 else 4):  # ledges
        parts.append(box((middle[0], storey * _STOREY, side * face), (half, 0.1, 0.16), stone))
    if rng.random() < 0.6:
        parts += [
            box((x + wide * q, tall / 2 + 1.6, side * face), (0.22, tall / 2 - 1.6, 0.14), stone)
            for q in (0.03, 0.97)
        ]
    if rng.random() < 0.5:
        parts.append(box((middle[0] + 0.2 * wide, tall + 1.5, middle[1]), (1.4, 1.3, 1.2), slate("#3a3c40")))
    bright, dim = ("#ffc070", "#ff7a98", "#70b8e8", "#ffd898"), ("#2a2622", "#1c2430", "#30282a")
    shop = glass(str(rng.choice(bright if night else dim)), float(rng.uniform(0.2, 0.5)) if night else 0.0)
    parts += _shop(x, wide, front, side, shop)
    parts.append(
        box(
            (x + wide / 2, 3.05, front - side * 0.6),
            (wide * 0.44, 0.1, 0.7),
            cloth(str(rng.choice(["#8a2a2a", "#2a4a6a", "#3a5a3a", "#222428"]))),
        )
    )
    return join(*parts)


def _shop(x: float, wide: float, front: float, side: int, pane: Paint) -> list[Mesh]:
    """Make the ground floor of a house: shop windows between posts, a door, a band for the name."""
    dark, brass = painted("#22242a"), BRASS
    left, right = x + 0.06 * wide, x + 0.94 * wide
    door = x + 0.5 * wide
    parts = [
        box((door, 1.7, front), (wide * 0.44, 1.3, 0.06), pane),
        box((door, 0.25, front - side * 0.06), (wide * 0.45, 0.3, 0.08), dark),
        box((door, 2.85, front - side * 0.08), (wide * 0.45, 0.2, 0.1), dark),
        box((door, 1.35, front - side * 0.08), (0.55, 1.3, 0.06), dark),
        box((door, 1.45, front - side * 0.13), (0.42, 1.05, 0.03), pane),
        box((door + 0.42, 1.25, front - side * 0.2), (0.03, 0.2, 0.03), brass),
    ]
    count = max(int(wide / 2.4), 2)
    parts += [
        box((left + (right - left) * k / count, 1.6, front - side * 0.06), (0.09, 1.5, 0.1), dark)
        for k in range(count + 1)
    ]
    return parts


def _sign(
    rng: np.random.Generator,
    lights: list[list[float]],
    x: float,
    wide: float,
    storeys: int,
    z: float,
    side: int,
) -> Mesh:
    """Make a vertical box sign across the pavement, and a lit tube along the shop front.

    The sign has bars instead of letters.
    """
    color = str(rng.choice(NEON))
    tube = light(color, 6.0)
    at = x + wide * rng.uniform(0.1, 0.9)
    low = rng.uniform(4.0, 6.0)
    tall = min(rng.uniform(3, 8), storeys * _STOREY - low)
    front = z - side * 5.6
    parts = [box((at, low + tall / 2, front), (0.12, tall / 2, 0.7), painted("#101014"))]
    for k in range(int(tall / 0.9)):
        y = low + 0.5 + k * 0.9
        for dx in (-0.14, 0.14):
            parts.append(box((at + dx, y, front), (0.02, 0.28, float(rng.uniform(0.2, 0.5))), tube))
    other = light(str(rng.choice(NEON)), 5.0)
    parts.append(box((x + wide / 2, 3.75, z - side * 4.9), (wide * 0.36, 0.09, 0.06), other))
    rgb = [v * 5.0 for v in tube.row()[:3]]
    lights.append([at, low, front - side * 0.5, *rgb, 0.06])
    return join(*parts)


def _lamp(lights: list[list[float]], x: float, side: int, *, night: bool) -> Mesh:
    z = side * (HALF_STREET - 0.4)
    iron = IRON
    if night:
        lights.append([x, 5.2, z - side * 1.4, 4.2, 2.9, 1.5, 0.10])
    return join(
        box((x, 2.7, z), (0.07, 2.7, 0.07), iron),
        box((x, 5.4, z - side * 0.7), (0.05, 0.05, 0.75), iron),
        box((x, 5.32, z - side * 1.4), (0.22, 0.07, 0.3), light("#ffdca0", 9.0 if night else 0.0)),
    )

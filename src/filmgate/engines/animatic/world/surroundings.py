"""What glossy surfaces mirror: the sky, the ground and the lights around a scene, as an octahedral map.

The map is that of Engelhardt and Dachsbacher, "Octahedron Environment Maps" (2008): one square for all
directions, the upper half in its middle. Its levels are blurred as a surface of that roughness blurs what it
mirrors.
"""

import math
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from filmgate.engines.animatic.geometry.mesh import Vector
from filmgate.engines.animatic.native.structs import Air, Floats, Surroundings, pointer

SIZE, LEVELS = 32, 6
_BRIGHTEST = 8.0  # what the packing holds
_LAMP = 0.16  # radians: the smallest lamp or window that a mirror shows
_FINEST = 0.3  # roughness whose highlight is as wide as a texel of the coarse map
_NEAR = 1.5  # metres: a lamp is no nearer


def around(air: Air, lights: Floats, focus: Vector, *, indoors: bool) -> Surroundings:
    """Return the surroundings as seen from the focus.

    lights (n, 7): the set's, as in batch.h. Indoors, walls and a ceiling take the place of the sky.
    """
    fine, coarse = (
        _seen(air, lights, focus, _directions(size), indoors=indoors) for size in (SIZE, SIZE // 2)
    )
    levels = [fine, *(blur @ coarse for blur in _blurs())]
    texels = _packed(np.stack([_bordered(level.reshape(SIZE, SIZE, 3)) for level in levels]))
    made = Surroundings(pointer(texels), SIZE, LEVELS)
    made.keep = texels  # as long as the map is used
    return made


def _seen(air: Air, lights: Floats, focus: Vector, way: Floats, *, indoors: bool) -> Floats:
    """Return the light that comes from these directions, (n, 3)."""
    light = _room(air, way) if indoors else _sky(air, way)
    for row in lights:
        light = light + _lamp(row, np.array(focus), way)
    light = light + _cards(air, lights, np.array(focus), way, indoors=indoors)
    return np.minimum(light, _BRIGHTEST)


def _sky(air: Air, way: Floats) -> Floats:
    """Return the light of sky and ground in these directions, (n, 3)."""
    zenith, horizon, fog = (np.array(one) for one in (air.zenith, air.horizon, air.fog))
    high = np.clip(way[:, 1:2], 0, 1) ** 0.55
    sky = horizon + (zenith - horizon) * high
    cloud = np.clip(
        np.sin(5 * way[:, :1] + 2 * way[:, 2:]) * np.sin(7 * way[:, 2:] - 3 * way[:, :1]) + 0.2, 0, 1
    )
    sky += (np.array(air.cloud_lit) - sky) * cloud * air.cloud_cover * 0.6 * (high > 0.05)
    toward = np.clip(way @ np.array(air.sun_dir), 0, 1)[:, None]
    sky += np.array(air.sun) * (0.5 * air.glow * toward**8 + 0.6 * toward**60)
    below = np.array(air.ambient_ground) + 0.22 * np.array(air.sun) * max(air.sun_dir[1], 0.0)
    ground = below + (fog - below) * np.clip(1 + 4 * way[:, 1:2], 0, 1)
    share = np.clip(way[:, 1:2] * 12 + 0.5, 0, 1)
    return np.asarray(ground + (sky - ground) * share)


def _room(air: Air, way: Floats) -> Floats:
    """Return the light of walls, ceiling and floor in these directions; a window is where the sun is."""
    sky, ground, sun = np.array(air.ambient_sky), np.array(air.ambient_ground), np.array(air.sun)
    up = way[:, 1:2]
    light = (
        0.55 * sky
        + (1.1 * sky - 0.55 * sky) * np.clip(1.6 * up, 0, 1)
        + (ground - 0.55 * sky) * np.clip(-2 * up, 0, 1)
    )
    flat = math.hypot(air.sun_dir[0], air.sun_dir[2]) or 1.0
    ahead = (way[:, 0] * air.sun_dir[0] + way[:, 2] * air.sun_dir[2]) / flat
    side = (way[:, 2] * air.sun_dir[0] - way[:, 0] * air.sun_dir[2]) / flat
    x, y = side / np.maximum(ahead, 0.05), way[:, 1] / np.maximum(ahead, 0.05)
    pane = (ahead > 0.1) & (np.abs(x) < 0.5) & (np.abs(y - 0.35) < 0.42) & (np.abs(x) > 0.05)
    return np.asarray(light + pane[:, None] * sun * 1.6)


def _lamp(row: Floats, focus: NDArray[np.float64], way: Floats) -> Floats:
    """Return the light of one lamp in these directions, (n, 3): a soft disc."""
    to = np.array(row[:3], float) - focus
    far = max(float(np.linalg.norm(to)), _NEAR)
    wide = max(0.45 / far, _LAMP)
    off = np.arccos(np.clip(way @ (to / far), -1, 1))[:, None]
    strength = np.array(row[3:6]) * min(2.2 / (1 + row[6] * far * far), 1.6)
    return np.asarray(strength * np.exp(-((off / wide) ** 4)))


def _cards(air: Air, lights: Floats, focus: NDArray[np.float64], way: Floats, *, indoors: bool) -> Floats:
    """Return the light of what the lamps reach before the scene, (n, 3): two tall white cards.

    By lamplight a metal has little else to mirror: it would be black.
    """
    lit = np.array(air.sun) * 0.35 * indoors
    for row in lights:
        far = float(np.sum((np.array(row[:3], float) - focus) ** 2))
        lit = lit + np.array(row[3:6]) / (1 + row[6] * far)
    x, y, z = way.T
    tall = np.exp(-(((np.abs(x) - 0.72) / 0.22) ** 2)) * np.clip(0.7 - z, 0, 1) * np.clip(1.3 + 2 * y, 0, 1)
    behind = np.clip(0.55 - 0.45 * z, 0, 1) * np.clip(0.8 + 0.6 * y, 0.25, 1)
    return np.asarray((0.5 * tall + 0.3 * behind)[:, None] * lit)


@lru_cache(maxsize=2)
def _directions(size: int) -> Floats:
    """Return the unit direction of each texel of a map, (size * size, 3)."""
    edge = (np.arange(size) + 0.5) / size * 2 - 1
    v, u = np.meshgrid(edge, edge, indexing="ij")
    y = 1 - np.abs(u) - np.abs(v)
    fold = np.where(u < 0, -1.0, 1.0) * (1 - np.abs(v)), np.where(v < 0, -1.0, 1.0) * (1 - np.abs(u))
    x, z = np.where(y < 0, fold[0], u), np.where(y < 0, fold[1], v)
    way = np.stack([x, y, z], -1).reshape(-1, 3)
    return np.asarray(way / np.linalg.norm(way, axis=1, keepdims=True))


@lru_cache(maxsize=1)
def _blurs() -> list[Floats]:
    """Return for each rough level the shares of a coarse map's texels in a fine one's.

    A lobe is as wide as the highlight of that roughness: its exponent is 2 / roughness^4 - 2, after Walter
    et al. 2007.
    """
    cosine = np.clip(_directions(SIZE) @ _directions(SIZE // 2).T, 1e-3, 1).astype(np.float32)
    out = []
    for level in range(1, LEVELS):
        rough = max(level / (LEVELS - 1), _FINEST)
        lobe = cosine ** np.float32(max(2 / rough**4 - 2, 1.0))
        out.append(np.asarray(lobe / lobe.sum(1, keepdims=True)))
    return out


def _bordered(level: Floats) -> Floats:
    """Return a level with a border of one texel, which is what lies across the edge of the square."""
    out = np.empty((SIZE + 2, SIZE + 2, 3), level.dtype)
    out[1:-1, 1:-1] = level
    out[0, 1:-1], out[-1, 1:-1] = level[0, ::-1], level[-1, ::-1]
    out[1:-1, 0], out[1:-1, -1] = level[::-1, 0], level[::-1, -1]
    out[0, 0], out[0, -1], out[-1, 0], out[-1, -1] = level[-1, -1], level[-1, 0], level[0, -1], level[0, 0]
    return out


def _packed(light: Floats) -> NDArray[np.uint32]:
    roots = np.round(np.sqrt(np.clip(light, 0, _BRIGHTEST) / _BRIGHTEST) * 1023).astype(np.uint32)
    return np.ascontiguousarray(roots[..., 0] << 20 | roots[..., 1] << 10 | roots[..., 2])

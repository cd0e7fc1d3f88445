"""The ground of a scene: a height field with baked light, and water."""

import math
from dataclasses import dataclass, replace

import cv2
import numpy as np

from filmgate.engines.animatic.geometry.mesh import Vector
from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.native.structs import Air, Floats, Ground, light_map, tile
from filmgate.engines.animatic.seeds import Seed
from filmgate.engines.animatic.world.biome import Biome, Sea
from filmgate.engines.animatic.world.roads import lay, pave

SIZE = 1024
_WAVES = 99  # of the seeds alike, the one that the sea is drawn from
SNOW = (0.80, 0.84, 0.90)


@dataclass(frozen=True, slots=True, kw_only=True)
class Land:
    """The ground of a scene, with the arrays that its C structure points into.

    light: (3, n, n), linear. sunlit: (n, n), the sun's share of the light.
    """

    ground: Ground
    height: Floats
    cell: float
    light: Floats
    sunlit: Floats
    keep: list[Floats]
    basin: float = 0.0  # how far beyond the path the water is, metres

    def bake(self) -> None:
        """Pack the light for the C code. Call this again after the light has changed."""
        self.ground.lit, packed = light_map(self.light)
        self.keep.append(packed)

    def at(self, x: float, z: float) -> float:
        """Return the height of the ground at the point (x, z), in metres. It is interpolated, and repeats
        like the height field.
        """
        u, v = x / self.cell, z / self.cell
        i, j = math.floor(u), math.floor(v)
        a, b, n = u - i, v - j, SIZE
        h = self.height
        p = h[j % n, i % n] * (1 - a) + h[j % n, (i + 1) % n] * a
        q = h[(j + 1) % n, i % n] * (1 - a) + h[(j + 1) % n, (i + 1) % n] * a
        return float(p * (1 - b) + q * b)

    def top(self, x: float, z: float) -> float:
        """Return the height of the surface at the point (x, z), in metres: the ground, or calm water if that
        is higher.
        """
        ground = self.ground
        return max(self.at(x, z), ground.level) if ground.water else self.at(x, z)


def under(land: Land, ratio: Vector) -> Ground:
    """Return the ground of a land in other light: this share of the baked one, for red, green and blue."""
    if ratio == (1.0, 1.0, 1.0):
        return land.ground
    dimmed = Ground.from_buffer_copy(land.ground)
    dimmed.lit, packed = light_map(land.light * np.array(ratio, np.float32)[:, None, None])
    dimmed.keep = (land.ground, packed)  # as long as the ground is used
    return dimmed


def noise(
    kernels: Kernels,
    seed: int,
    base: int,
    octaves: int,
    gain: float,
    *,
    kind: int = 0,
    erode: float = 0.0,
    size: int = SIZE,
) -> Floats:
    out = np.empty((size, size), np.float32)
    kernels.rows("fg_noise", size, out, size, base, octaves, gain, seed, kind, erode)
    return out


def stretch(values: Floats) -> Floats:
    low, high = values.min(), values.max()
    return np.ascontiguousarray((values - low) / (high - low), np.float32)


def build(
    kernels: Kernels,
    biome: Biome,
    air: Air,
    *,
    seed: Seed,
    snowy: bool,
    island: float = 0.0,
    pad: float = 0.0,
) -> Land:
    """Build the ground of a biome: shape the land, compute its light for this sun, add water.

    `island` raises rock at the origin. `pad`: radius in metres of level ground for a building at the origin.
    """
    if snowy and biome.sea is None:
        biome = replace(biome, low=SNOW, high=(0.74, 0.79, 0.88), grain=0.2, strata=0.0)
    height = _height(kernels, biome, seed, island)
    if pad and not island:
        _level(height, biome.cell, pad)
    detail = stretch(noise(kernels, seed.noise("detail"), 8, 6, 0.7, size=512))
    albedo = _albedo(kernels, biome, height, seed, snowy=snowy)
    lit, sunlit = _bake(kernels, biome, air, height, albedo)
    sea = biome.sea or Sea(swell=0.0, span=60.0, deep=(0.0, 0.0, 0.0))
    waves = _waves(seed)
    ground = Ground(
        height=tile(height),
        sunlit=tile(sunlit),
        detail=tile(detail),
        cell=biome.cell,
        near=0.4 if biome.sight < 1000 else 1.0,
        far=biome.sight,
        ratio=1.012,
        grain=biome.grain,
        grain_scale=biome.grain_scale,
        relief=biome.bumps,
        sparkle=2.5 if snowy else 0.0,
        strata=biome.strata,
        water=float(biome.sea is not None),
        level=sea.level,
        swell=sea.swell,
        span=sea.span,
        deep=sea.deep,
        foam=sea.foam,
    )
    for channel in range(3):
        ground.wave[channel] = tile(waves[channel])
    land = Land(
        ground=ground,
        height=height,
        cell=biome.cell,
        light=lit,
        sunlit=sunlit,
        keep=[detail, *waves],
        basin=biome.basin[0] + min(0.35 * (biome.basin[1] - biome.basin[0]), 16.0) if biome.basin else 0.0,
    )
    land.bake()
    return land


def _height(kernels: Kernels, biome: Biome, seed: Seed, island: float) -> Floats:
    """Return the height field of a biome in metres, (n, n); it wraps around.

    The path runs along x at z = 0 and is kept level.
    """
    row = np.arange(SIZE) * biome.cell
    span = SIZE * biome.cell
    offset = np.where(row > span / 2, row - span, row)
    across = np.abs(offset)
    if biome.sea and not (biome.shore or biome.basin):
        return _seabed(kernels, offset, seed, island)
    height = (noise(kernels, seed.noise("land"), 4, 7, 0.42, erode=0.1) - 0.5) * biome.relief
    if biome.dunes:
        height = _dunes(kernels, seed, biome.relief)
    if biome.rough:
        height += (noise(kernels, seed.noise("rough"), 32, 6, 0.55, kind=1) - 0.4) * 1.2 * biome.rough
    # wider on the camera's side: a knoll before the lens would fill the foreground
    width = np.where(offset < 0, 14.0, 9.0 if biome.shore else 5.0)
    level = np.exp(-((across / width) ** 2))[:, None]
    height = height * (1 - 0.92 * level) + 0.92 * level * height[0].mean()
    if biome.far:
        ranges = noise(kernels, seed.noise("ranges"), 3, 9, 0.5, kind=1, erode=0.12) ** 1.4
        # behind the camera they begin further away: they would stand before a wide shot
        rise = np.where(offset < 0, _ease(across, 0.55 * span / 2, span / 2), _ease(across, 45, 170))
        height += ranges * rise[:, None] * biome.far
    if biome.mesas:
        # far walls beyond the path, open land on the camera's side
        walls = _ease(offset, 26, 70) + _ease(-offset, 130, 200)
        height += _mesas(kernels, seed) * walls[:, None]
    if biome.shore:
        slope = (-0.055 * (offset - 6)).clip(-4, 4)
        height = height * 0.3 + slope[:, None] + 0.35
        inland = _ease(-offset, -5.0, 1.0)[:, None]
        height = np.maximum(height, 0.25 * inland - 6.0 * (1 - inland))
    if biome.basin:
        height = _flood(height, biome.basin, offset, noise(kernels, seed.noise("banks"), 12, 4, 0.5))
    if biome.craters:
        _craters(height, biome, seed.plain())
    height += biome.floor
    return np.ascontiguousarray(height, np.float32)


def _level(height: Floats, cell: float, pad: float) -> None:
    """Make a plateau of radius `pad` metres at the origin, which slopes into the land; in place."""
    row = np.arange(SIZE) * cell
    offset = np.minimum(row, SIZE * cell - row)
    radius = np.hypot(offset[None, :], offset[:, None])
    near = radius < 1.6 * pad
    plateau = float(height[near].mean()) + 0.5
    flat = 1 - _ease(radius, pad, 2.4 * pad)
    height += (plateau - height) * flat


def _flood(height: Floats, basin: tuple[float, float], offset: Floats, edge: Floats) -> Floats:
    """Sink the land between two distances beyond the path below the water, with winding banks."""
    near, far = basin
    across = offset[:, None] + (edge - 0.5) * min(0.5 * (far - near), 9.0)
    under = _ease(across, near, near + 3.5) * (1 - _ease(across, far - 3.5, far))
    shore = np.maximum(height, 0.45)
    return np.asarray(shore * (1 - under) - 3.0 * under, np.float32)


def _dunes(kernels: Kernels, seed: Seed, relief: float) -> Floats:
    """Return crests with a smooth windward side and small ripples across them, in metres."""
    crest = noise(kernels, seed.noise("dunes"), 5, 3, 0.4, kind=1)
    crest = _soft(crest, 3)
    y, x = np.mgrid[0:SIZE, 0:SIZE].astype(np.float32)
    ripple = np.sin((x * 0.9 + y * 0.3 + 40 * crest) * (2 * np.pi * 8 / 64))
    return np.ascontiguousarray(crest * relief + 0.03 * ripple, np.float32)


def _mesas(kernels: Kernels, seed: Seed) -> Floats:
    """Return table mountains, in metres: noise with its values gathered on three levels."""
    raw = stretch(noise(kernels, seed.noise("mesas"), 5, 7, 0.45, erode=0.02))
    steps = 18 * _ease(raw, 0.42, 0.48) + 22 * _ease(raw, 0.56, 0.61) + 16 * _ease(raw, 0.70, 0.74)
    return np.ascontiguousarray(steps + 5 * raw, np.float32)


def _seabed(kernels: Kernels, offset: Floats, seed: Seed, island: float) -> Floats:
    height = np.full((SIZE, SIZE), -20.0, np.float32)
    if not island:
        return height
    radius = np.hypot(offset[None, :] * 0.9, offset[:, None])
    rock = noise(kernels, seed.noise("island"), 48, 6, 0.55, kind=1)
    edge = noise(kernels, seed.noise("edge"), 10, 5, 0.5)
    island_height = 7.5 * np.exp(-((radius / (13 + 8 * edge)) ** 4))
    island_height += (rock - 0.35) * 7 * np.exp(-((radius / 19) ** 3))
    island_height -= 2.2 * _ease(radius, 15, 40) + 4 + 12 * _ease(radius, 30, 70)
    flat = np.exp(-((radius / 6.5) ** 6))
    return np.ascontiguousarray(island_height * (1 - flat) + flat * island, np.float32)


def _craters(height: Floats, biome: Biome, rng: np.random.Generator) -> None:
    for _ in range(biome.craters):
        radius = 6 + 120 * rng.random() ** 5
        cx, cy = rng.random(2) * SIZE
        if radius > 30 and min(cy, SIZE - cy) < radius * 1.3:
            continue  # a big bowl on the path would hide the subject
        reach = int(radius * 2.2)
        span = np.arange(-reach, reach + 1)
        q = np.hypot(*np.meshgrid(span, span)) / radius
        bowl = np.where(q < 1, (q * q - 1) * 0.55, 0) + 0.28 * np.exp(-(((q - 1) / 0.22) ** 2)) * (q > 0.5)
        rows, columns = (span + int(cy)) % SIZE, (span + int(cx)) % SIZE
        height[np.ix_(rows, columns)] += bowl * radius * biome.cell * 0.34


def _albedo(kernels: Kernels, biome: Biome, height: Floats, seed: Seed, *, snowy: bool) -> Floats:
    patches = noise(kernels, seed.noise("patches"), 32, 6, 0.6)
    broad = stretch(noise(kernels, seed.noise("broad"), 6, 4, 0.5))
    k = np.clip(patches * 1.6 - 0.55 + 0.5 * broad, 0, 1)
    albedo = np.empty((3, *k.shape), np.float32)
    for one, low, high in zip(albedo, biome.low, biome.high, strict=True):
        np.multiply(k, np.float32(high) - np.float32(low), out=one)
        one += np.float32(low)
    if biome.far or biome.mesas:
        slope = _slope(height, biome.cell)
        if not biome.mesas:
            lay(albedo, (0.15, 0.135, 0.125), _ease(slope, 0.75, 1.35), 0.7 + 0.6 * patches)
        line = 0.0 if snowy else biome.snow_line
        if snowy or biome.snow_line < 1e6:
            cover = np.ones_like(height) if snowy else _ease(height + patches * 18, line - 2, line + 16)
            lay(albedo, SNOW, cover * (1 - _ease(slope, 0.9, 1.5) * 0.85))
    if biome.lane:
        pave(albedo, patches, biome.lane, biome.cell)
    if biome.sea:
        albedo *= 1 - 0.55 * np.clip((1.4 - height) / 1.6, 0, 1)
    return albedo


def _bake(kernels: Kernels, biome: Biome, air: Air, height: Floats, albedo: Floats) -> tuple[Floats, Floats]:
    """Return the outgoing light, (3, n, n), and the sun's share of it, (n, n)."""
    cell = biome.cell
    gx = (np.roll(height, -1, 1) - np.roll(height, 1, 1)) / (2 * cell)
    gz = (np.roll(height, -1, 0) - np.roll(height, 1, 0)) / (2 * cell)
    up = 1 / np.sqrt(gx * gx + gz * gz + 1)
    sx, sy, sz = air.sun_dir
    soft = 0.05
    direct = np.clip((up * (sy - gx * sx - gz * sz) + soft) / (1 + soft), 0, None)
    shadow = np.empty_like(height)
    sun = np.array((sx, sy, sz), np.float32)
    kernels.rows("fg_bake_shadow", SIZE, height, SIZE, sun, cell, 60, shadow)
    direct = direct * np.clip(_soft(shadow, 1), 0, 1)
    hollow = _soft(height, max(2, round(6.0 / cell))) - height
    open_sky = np.clip(1 - hollow * 0.09, 0.45, 1.15)
    hemi = 0.5 + 0.5 * up
    lit, share = [], np.zeros_like(height)
    for channel in range(3):
        sunlight = direct * air.sun[channel]
        around = air.ambient_sky[channel] * hemi + air.ambient_ground[channel] * (1 - hemi)
        total = sunlight + around * open_sky
        share += sunlight / (total + 1e-6) / 3
        lit.append(np.ascontiguousarray(albedo[channel] * total, np.float32))
    return np.stack(lit), np.ascontiguousarray(share, np.float32)


def cast_shadows(land: Land, air: Air, items: Floats) -> None:
    """Darken the ground of the land, in place, where tall plants (n, 8) hide the sun.

    The shadows are soft ovals that point away from the sun.
    """
    if air.sun_dir[1] <= 0.02 or not len(items):
        return
    mask = np.zeros((SIZE, SIZE), np.float32)
    flat = math.hypot(air.sun_dir[0], air.sun_dir[2])
    away = (-air.sun_dir[0] / flat, -air.sun_dir[2] / flat)
    turn = math.degrees(math.atan2(away[1], away[0]))
    for x, _, z, tall, wide, *_ in items:
        length = min(0.55 * tall * flat / air.sun_dir[1], 2.2 * tall)
        reach = 0.35 * wide + 0.5 * length
        cx = (x + away[0] * reach * 0.9) / land.cell % SIZE
        cz = (z + away[1] * reach * 0.9) / land.cell % SIZE
        axes = (max(int(16 * reach / land.cell), 8), max(int(16 * 0.3 * wide / land.cell), 8))
        cv2.ellipse(mask, (int(cx * 16), int(cz * 16)), axes, turn, 0, 360, 1.0, -1, cv2.LINE_AA, 4)
    mask = _soft(mask, 1)
    land.light[:] *= 1 - 0.85 * mask * np.clip(land.sunlit, 0, 1)
    land.bake()


def _waves(seed: Seed) -> tuple[Floats, Floats, Floats]:
    """Return a periodic sea: its height and its two slopes.

    It has random phases under a directional spectrum.
    """
    size = 256
    kx, ky = np.meshgrid(np.fft.fftfreq(size) * size, np.fft.fftfreq(size) * size)
    k = np.hypot(kx, ky) + 1e-6
    rng = seed.another(_WAVES).plain()
    phase = rng.normal(size=(size, size)) + 1j * rng.normal(size=(size, size))
    along = np.abs((kx * 0.9 + ky * 0.45) / k) ** 1.5
    spectrum = np.where(k > 2, k**-2.3, 0) * np.exp(-((3.2 / k) ** 3)) * (along + 0.12)
    spectrum[k > size / 3] = 0
    h = np.fft.ifft2(phase * spectrum).real
    h /= h.std()
    h = np.sign(h) * np.abs(h) ** 1.15
    h = h + 0.16 * np.maximum(h, 0) ** 2  # sharper crests, flatter troughs
    h -= h.mean()
    slopes = [(np.roll(h, -1, axis) - np.roll(h, 1, axis)) * 1.9 for axis in (1, 0)]
    first, second, third = (np.ascontiguousarray(v, np.float32) for v in (h, *slopes))
    return first, second, third


def _soft(values: Floats, radius: int) -> Floats:
    """Blur by a tent, periodically."""
    kernel = np.convolve(np.ones(2 * radius + 1), np.ones(2 * radius + 1))
    kernel = (kernel / kernel.sum()).astype(np.float32)
    reach = 2 * radius
    padded = np.pad(values, reach, mode="wrap")
    blurred = cv2.sepFilter2D(padded, -1, kernel, kernel)
    return np.ascontiguousarray(blurred[reach:-reach, reach:-reach])


def _slope(height: Floats, cell: float) -> Floats:
    gy, gx = np.gradient(height)
    return np.asarray((np.abs(gx) + np.abs(gy)) / cell, np.float32)


def _color(rgb: tuple[float, float, float]) -> Floats:
    return np.array(rgb, np.float32).reshape(3, 1, 1)


def _ease(x: Floats, a: float, b: float) -> Floats:
    q = np.clip((x - a) / (b - a), 0, 1)
    return np.asarray(q * q * (3 - 2 * q))

"""The light of a scene by time of day and weather. All colours are linear light."""

import math
from dataclasses import dataclass, fields, replace
from typing import Any

from filmgate.engines.animatic.native.structs import Air
from filmgate.engines.animatic.seeds import Seed

Rgb = tuple[float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """The light of one time of day: colours of sun, sky and fog.

    `elevation` of the sun or moon is in degrees; `disc`, its angular radius, is in radians.
    """

    elevation: float
    sun: Rgb
    zenith: Rgb
    horizon: Rgb
    fog: Rgb
    fog_sun: Rgb
    cloud_lit: Rgb
    cloud_dark: Rgb
    ambient_sky: Rgb
    ambient_ground: Rgb
    exposure: float
    saturation: float = 1.08
    contrast: float = 0.25
    shadow_tint: Rgb = (-0.012, 0.0, 0.03)
    highlight_tint: Rgb = (0.02, 0.008, -0.02)
    glow: float = 0.5
    disc: float = 0.02
    stars: float = 0.0
    moon: bool = False
    clouds: float = 0.5
    nebula: float = 0.0  # gas in space, in the colours of the clouds
    rays: float = 0.0
    shadows: float = 0.8  # how dark a cast shadow is; 0 under thick clouds


TIMES = {
    "dawn": Palette(
        elevation=7,
        sun=(2.6, 1.45, 0.85),
        zenith=(0.16, 0.27, 0.52),
        horizon=(0.95, 0.62, 0.48),
        fog=(0.46, 0.45, 0.55),
        fog_sun=(0.75, 0.38, 0.12),
        cloud_lit=(1.15, 0.78, 0.62),
        cloud_dark=(0.38, 0.36, 0.48),
        ambient_sky=(0.34, 0.42, 0.62),
        ambient_ground=(0.14, 0.12, 0.12),
        exposure=0.92,
        glow=0.7,
        disc=0.022,
        rays=0.3,
    ),
    "day": Palette(
        elevation=42,
        sun=(2.5, 2.3, 2.0),
        zenith=(0.07, 0.22, 0.60),
        horizon=(0.50, 0.70, 0.92),
        fog=(0.55, 0.66, 0.80),
        fog_sun=(0.25, 0.22, 0.14),
        cloud_lit=(1.35, 1.33, 1.3),
        cloud_dark=(0.55, 0.6, 0.7),
        ambient_sky=(0.42, 0.52, 0.70),
        ambient_ground=(0.18, 0.16, 0.13),
        exposure=0.85,
        saturation=1.14,
        shadow_tint=(-0.01, 0.0, 0.02),
        highlight_tint=(0.015, 0.01, -0.01),
        disc=0.018,
    ),
    "sunset": Palette(
        elevation=9,
        sun=(3.2, 1.55, 0.62),
        zenith=(0.17, 0.22, 0.50),
        horizon=(1.15, 0.55, 0.25),
        fog=(0.55, 0.36, 0.34),
        fog_sun=(0.95, 0.42, 0.08),
        cloud_lit=(1.5, 0.70, 0.36),
        cloud_dark=(0.36, 0.24, 0.34),
        ambient_sky=(0.34, 0.35, 0.52),
        ambient_ground=(0.20, 0.12, 0.08),
        exposure=0.80,
        saturation=1.12,
        contrast=0.3,
        shadow_tint=(-0.012, 0.0, 0.035),
        highlight_tint=(0.03, 0.008, -0.03),
        glow=0.9,
        disc=0.024,
        rays=0.26,
    ),
    "dusk": Palette(
        elevation=3,
        sun=(1.5, 0.7, 0.5),
        zenith=(0.05, 0.08, 0.22),
        horizon=(0.55, 0.28, 0.30),
        fog=(0.20, 0.18, 0.28),
        fog_sun=(0.45, 0.2, 0.12),
        cloud_lit=(0.7, 0.4, 0.4),
        cloud_dark=(0.12, 0.12, 0.2),
        ambient_sky=(0.16, 0.2, 0.36),
        ambient_ground=(0.06, 0.05, 0.06),
        exposure=1.25,
        contrast=0.3,
        shadow_tint=(-0.015, 0.0, 0.045),
        glow=0.7,
        disc=0.02,
        stars=0.4,
        clouds=0.55,
        rays=0.2,
    ),
    "night": Palette(
        elevation=28,
        sun=(0.42, 0.52, 0.78),
        zenith=(0.010, 0.018, 0.05),
        horizon=(0.045, 0.07, 0.13),
        fog=(0.035, 0.05, 0.09),
        fog_sun=(0.03, 0.04, 0.06),
        cloud_lit=(0.22, 0.26, 0.34),
        cloud_dark=(0.015, 0.02, 0.035),
        ambient_sky=(0.05, 0.075, 0.14),
        ambient_ground=(0.015, 0.018, 0.025),
        exposure=1.6,
        saturation=1.0,
        contrast=0.3,
        shadow_tint=(-0.015, 0.0, 0.04),
        highlight_tint=(0.01, 0.008, 0.0),
        glow=0.12,
        stars=1.0,
        moon=True,
        clouds=0.38,
    ),
    "overcast": Palette(
        elevation=50,
        sun=(0.8, 0.8, 0.82),
        zenith=(0.48, 0.54, 0.62),
        horizon=(0.75, 0.78, 0.82),
        fog=(0.66, 0.70, 0.75),
        fog_sun=(0.03, 0.03, 0.02),
        cloud_lit=(0.9, 0.92, 0.95),
        cloud_dark=(0.40, 0.45, 0.52),
        ambient_sky=(0.6, 0.64, 0.7),
        ambient_ground=(0.25, 0.25, 0.25),
        exposure=0.82,
        saturation=0.96,
        contrast=0.28,
        glow=0.1,
        disc=0.0,
        clouds=0.75,
        shadows=0.35,
    ),
    "storm": Palette(
        elevation=24,
        sun=(0.30, 0.36, 0.48),
        zenith=(0.018, 0.025, 0.04),
        horizon=(0.09, 0.12, 0.16),
        fog=(0.07, 0.09, 0.12),
        fog_sun=(0.03, 0.04, 0.05),
        cloud_lit=(0.17, 0.19, 0.23),
        cloud_dark=(0.02, 0.025, 0.035),
        ambient_sky=(0.09, 0.115, 0.16),
        ambient_ground=(0.03, 0.035, 0.045),
        exposure=1.7,
        saturation=0.95,
        contrast=0.32,
        shadow_tint=(-0.012, 0.004, 0.03),
        highlight_tint=(0.01, 0.006, 0.0),
        glow=0.06,
        disc=0.0,
        clouds=0.9,
        shadows=0.4,
    ),
    "underwater": Palette(
        elevation=64,
        sun=(0.45, 1.05, 1.15),
        zenith=(0.10, 0.52, 0.66),
        horizon=(0.012, 0.13, 0.24),
        fog=(0.012, 0.13, 0.23),
        fog_sun=(0.01, 0.06, 0.07),
        cloud_lit=(0.2, 0.7, 0.8),
        cloud_dark=(0.02, 0.2, 0.3),
        ambient_sky=(0.10, 0.40, 0.52),
        ambient_ground=(0.03, 0.10, 0.13),
        exposure=1.25,
        saturation=1.1,
        contrast=0.3,
        shadow_tint=(-0.02, 0.0, 0.03),
        glow=0.8,
        disc=0.0,
        clouds=0.0,
        rays=0.4,
        shadows=0.4,
    ),
    "indoors": Palette(
        elevation=34,
        sun=(1.95, 1.60, 1.18),
        zenith=(0.5, 0.5, 0.5),
        horizon=(0.55, 0.52, 0.48),
        fog=(0.3, 0.28, 0.26),
        fog_sun=(0, 0, 0),
        cloud_lit=(0.5, 0.5, 0.5),
        cloud_dark=(0.4, 0.4, 0.4),
        ambient_sky=(0.29, 0.32, 0.38),
        ambient_ground=(0.18, 0.155, 0.14),
        exposure=0.83,
        contrast=0.28,
        glow=0.0,
        disc=0.0,
        clouds=0.0,
        shadows=0.6,
    ),
    "cosy": Palette(
        elevation=34,
        sun=(1.15, 0.87, 0.58),
        zenith=(0.2, 0.18, 0.16),
        horizon=(0.2, 0.18, 0.16),
        fog=(0.12, 0.09, 0.07),
        fog_sun=(0, 0, 0),
        cloud_lit=(0.3, 0.3, 0.3),
        cloud_dark=(0.2, 0.2, 0.2),
        ambient_sky=(0.225, 0.22, 0.235),
        ambient_ground=(0.13, 0.10, 0.085),
        exposure=1.05,
        contrast=0.3,
        glow=0.0,
        disc=0.0,
        clouds=0.0,
        shadows=0.6,
    ),
    "lamplight": Palette(
        elevation=40,
        sun=(0.62, 0.43, 0.25),
        zenith=(0.03, 0.03, 0.04),
        horizon=(0.04, 0.035, 0.03),
        fog=(0.02, 0.017, 0.015),
        fog_sun=(0, 0, 0),
        cloud_lit=(0.05, 0.05, 0.05),
        cloud_dark=(0.03, 0.03, 0.03),
        ambient_sky=(0.092, 0.098, 0.128),
        ambient_ground=(0.055, 0.045, 0.042),
        exposure=1.35,
        contrast=0.3,
        glow=0.0,
        disc=0.0,
        clouds=0.0,
        shadows=0.6,
    ),
    "spotlight": Palette(
        elevation=40,
        sun=(1.30, 1.03, 0.72),
        zenith=(0.01, 0.01, 0.012),
        horizon=(0.012, 0.01, 0.012),
        fog=(0.02, 0.012, 0.016),
        fog_sun=(0, 0, 0),
        cloud_lit=(0, 0, 0),
        cloud_dark=(0, 0, 0),
        ambient_sky=(0.085, 0.072, 0.085),
        ambient_ground=(0.075, 0.05, 0.045),
        exposure=1.0,
        contrast=0.34,
        glow=0.0,
        disc=0.0,
        clouds=0.0,
        shadows=0.85,
    ),
    "space": Palette(
        elevation=24,
        sun=(3.4, 3.3, 3.1),
        zenith=(0.0008, 0.001, 0.002),
        horizon=(0.0008, 0.001, 0.002),
        fog=(0.002, 0.002, 0.003),
        fog_sun=(0, 0, 0),
        cloud_lit=(1, 1, 1),
        cloud_dark=(0.5, 0.5, 0.5),
        ambient_sky=(0.05, 0.055, 0.07),
        ambient_ground=(0.06, 0.06, 0.06),
        exposure=0.95,
        saturation=0.92,
        contrast=0.3,
        glow=0.05,
        disc=0.012,
        stars=1.2,
        clouds=0.0,
    ),
    "deep": Palette(
        elevation=24,
        sun=(3.2, 3.0, 2.8),
        zenith=(0.010, 0.008, 0.040),
        horizon=(0.030, 0.012, 0.050),
        fog=(0.02, 0.01, 0.03),
        fog_sun=(0, 0, 0),
        cloud_lit=(0.62, 0.10, 0.42),
        cloud_dark=(0.03, 0.16, 0.42),
        ambient_sky=(0.13, 0.11, 0.20),
        ambient_ground=(0.08, 0.07, 0.12),
        exposure=1.1,
        contrast=0.26,
        glow=0.06,
        disc=0.012,
        stars=1.4,
        clouds=0.0,
        nebula=1.0,
    ),
}


def choose(time: str, weather: tuple[str, ...], own: tuple[Palette, Palette] | None = None) -> Palette:
    """Return the light of a time of day in this weather.

    `own`: the light by (day, night) of a place that has its own.
    """
    if own:
        return own[time in ("night", "dusk")]
    if "storm" in weather:
        return TIMES["storm"]
    palette = TIMES[time]
    if "rain" in weather and time in ("day", "dawn", "sunset"):
        palette = TIMES["overcast"]
    if "rain" in weather and time == "night":
        dim, wide = _scaled(palette.sun, 0.55), _scaled(palette.ambient_sky, 1.7)
        palette = replace(palette, stars=0.0, clouds=0.8, disc=0.0, shadows=0.0, sun=dim, ambient_sky=wide)
    if "fog" in weather:
        palette = replace(palette, clouds=min(palette.clouds, 0.4), rays=palette.rays * 1.3)
    if "aurora" in weather:
        palette = replace(TIMES["night"], clouds=0.12, stars=1.1, disc=0.0, moon=False)
    return palette


def between(first: Palette, last: Palette, share: float) -> Palette:
    """Return the light on the way from one light to another; share: 0 is the first."""

    def mixed(a: float | Rgb, b: float | Rgb) -> float | Rgb:
        if isinstance(a, tuple) and isinstance(b, tuple):
            x, y, z = (p + (q - p) * share for p, q in zip(a, b, strict=True))
            return (x, y, z)
        return a + (b - a) * share if isinstance(a, float | int) and isinstance(b, float | int) else a

    values: dict[str, Any] = {
        one.name: mixed(getattr(first, one.name), getattr(last, one.name)) for one in fields(Palette)
    }
    return Palette(**values | {"moon": last.moon if share > 0.6 else first.moon})


def ratio(first: Palette, last: Palette) -> Rgb:
    """Return the light of one palette on open ground as a share of that of another: red, green, blue."""
    if first is last:
        return (1.0, 1.0, 1.0)

    def falls(one: Palette) -> Rgb:
        high = math.sin(math.radians(max(one.elevation, 4.0)))
        x, y, z = (sun * high + sky for sun, sky in zip(one.sun, one.ambient_sky, strict=True))
        return (x, y, z)

    x, y, z = (b / max(a, 1e-4) for a, b in zip(falls(first), falls(last), strict=True))
    return (x, y, z)


def _scaled(light: Rgb, factor: float) -> Rgb:
    return (light[0] * factor, light[1] * factor, light[2] * factor)


def air(palette: Palette, *, azimuth: float, fog: float, seed: Seed) -> Air:
    """Return the air of a scene (sun, sky, clouds, fog) at time 0. The caller sets `time` and `flash` for
    each frame.

    The azimuth of the sun is in radians, 0 = +z. `fog` is its density.
    """
    elevation = math.radians(palette.elevation)
    flat = math.cos(elevation)
    wind = (seed.number % 7 - 3) / 3
    return Air(
        sun_dir=(math.sin(azimuth) * flat, math.sin(elevation), math.cos(azimuth) * flat),
        sun=palette.sun,
        fog=palette.fog,
        fog_sun=palette.fog_sun,
        fog_density=fog,
        fog_falloff=0.06 if fog else 0.0,
        zenith=palette.zenith,
        horizon=palette.horizon,
        cloud_lit=palette.cloud_lit,
        cloud_dark=palette.cloud_dark,
        cloud_cover=palette.clouds,
        cloud_scale=0.35,
        wind_x=0.010,
        wind_z=0.006 * wind,
        stars=palette.stars,
        nebula=palette.nebula,
        disc=palette.disc,
        moon=float(palette.moon),
        glow=palette.glow,
        ambient_sky=palette.ambient_sky,
        ambient_ground=palette.ambient_ground,
    )

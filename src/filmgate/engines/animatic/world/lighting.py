"""Lightings, as a gaffer has them: where the sun stands, what the sky gives, which lamps are set up.

A prompt asks for them by name ("backlit", "candlelight"); else mood, style and place choose one, or none.
"""

import functools
import math
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from filmgate.engines.animatic.geometry.mesh import Vector
from filmgate.engines.animatic.native.structs import Camera, Floats
from filmgate.engines.animatic.world.light import Palette, Rgb


@dataclass(frozen=True, slots=True, kw_only=True)
class Lamp:
    """A lamp beside the subject, in heights of the subject: to the picture's right, up, towards the camera.

    power: light on a surface that faces it at one height's distance. flicker: how much of it comes and goes.
    """

    side: float
    up: float
    toward: float
    color: Rgb
    power: float = 1.0
    flicker: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Lighting:
    """The changes that a lighting makes: factors of sun, sky and exposure, and other values.

    bearing: degrees from straight ahead to the sun. key: factor of the lamp for a face. room: factor of the
    lamps that the place has. gobo: what the sun shines through, a name of gobos.py. haze: how much more
    the air shows of it.
    """

    sun: float = 1.0
    sky: float = 1.0
    exposure: float = 1.0
    saturation: float = 1.0
    contrast: float = 0.0
    bearing: float | None = None
    elevation: float | None = None
    shadows: float | None = None
    rays: float = 0.0
    key: float = 1.0
    room: float = 1.0
    gobo: str | None = None
    haze: float = 0.0
    lamps: tuple[Lamp, ...] = ()


_MAGENTA: Rgb = (1.0, 0.12, 0.62)
_CYAN: Rgb = (0.10, 0.72, 1.0)
_WARM: Rgb = (1.0, 0.62, 0.28)
_FLAME: Rgb = (1.0, 0.45, 0.12)
_WHITE: Rgb = (1.0, 0.96, 0.90)
_COOL: Rgb = (0.72, 0.86, 1.0)

LIGHTINGS = {
    "backlight": Lighting(
        sun=1.15, sky=0.45, bearing=9, elevation=10, rays=0.25, key=0.1, room=0.5, contrast=0.05
    ),
    "rim": Lighting(sun=1.3, sky=0.65, bearing=38, elevation=24, rays=0.1, key=0.7),
    "neon": Lighting(
        sun=0.35,
        sky=0.55,
        saturation=1.15,
        key=0.2,
        lamps=(
            Lamp(side=-0.9, up=0.9, toward=0.5, color=_MAGENTA, power=1.5),
            Lamp(side=0.9, up=0.8, toward=0.3, color=_CYAN, power=1.4),
            Lamp(side=0.2, up=1.3, toward=-0.9, color=_MAGENTA, power=0.9),
        ),
    ),
    "candle": Lighting(
        sun=0.12,
        sky=0.3,
        exposure=1.15,
        key=0.0,
        room=0.12,
        lamps=(Lamp(side=0.3, up=0.5, toward=0.5, color=_FLAME, power=1.5, flicker=0.12),),
    ),
    "firelight": Lighting(
        sun=0.25,
        sky=0.4,
        exposure=1.1,
        key=0.0,
        room=0.2,
        lamps=(
            Lamp(side=0.7, up=0.15, toward=0.7, color=_FLAME, power=1.9, flicker=0.22),
            Lamp(side=-0.6, up=0.9, toward=-0.9, color=_COOL, power=0.35),
        ),
    ),
    "spotlight": Lighting(sun=1.5, sky=0.22, elevation=62, shadows=0.9, key=0.5, room=0.25, gobo="spot"),
    "soft": Lighting(sun=0.55, sky=1.45, shadows=0.35, contrast=-0.06),
    "hard": Lighting(sun=1.3, sky=0.6, shadows=0.95, contrast=0.06),
    "volumetric": Lighting(sun=1.2, sky=0.8, bearing=16, rays=0.55, haze=0.3),
    "low key": Lighting(
        sun=0.9,
        sky=0.3,
        shadows=0.9,
        key=0.35,
        room=0.45,
        contrast=0.06,
        lamps=(Lamp(side=0.9, up=0.95, toward=0.25, color=_WARM, power=0.9),),
    ),
    "high key": Lighting(sun=0.7, sky=1.6, exposure=1.12, shadows=0.3, contrast=-0.05, saturation=0.95),
    "studio": Lighting(
        sun=0.5,
        sky=0.7,
        key=0.6,
        lamps=(
            Lamp(side=-0.8, up=1.0, toward=0.9, color=_WHITE, power=1.1),
            Lamp(side=1.0, up=0.7, toward=0.7, color=_COOL, power=0.4),
            Lamp(side=0.6, up=1.2, toward=-1.0, color=_WHITE, power=1.2),
        ),
    ),
    "blinds": Lighting(sun=1.2, sky=0.55, shadows=0.8, gobo="blinds"),
    "moonlight": Lighting(sun=1.25, sky=0.9, bearing=30),
}

_BY_STYLE = {"noir": "blinds"}
_BY_MOOD = {"eerie": "low key", "tense": "low key", "dreamy": "soft", "epic": "rim", "romantic": "backlight"}
_OUTDOORS = ("rim", "backlight", "soft", "volumetric")  # what a mood may turn the sun to


def choose(
    lit: tuple[str, ...], *, style: str | None, mood: str | None, indoors: bool, table: bool
) -> Lighting:
    """Return the lighting of a shot. lit: names that the prompt says; table: a thing on a table is shown."""
    if named := [LIGHTINGS[name] for name in lit if name in LIGHTINGS]:
        return functools.reduce(_both, named)
    usual = _BY_STYLE.get(style or "") or _BY_MOOD.get(mood or "") or ("studio" if table and indoors else "")
    if not usual or (not indoors and usual not in _OUTDOORS):
        return Lighting()
    return LIGHTINGS[usual]


def _both(one: Lighting, other: Lighting) -> Lighting:
    """Return two lightings at once, as in "soft rim light". Where only one can be, the first counts."""

    def first(a: Any, b: Any) -> Any:
        return b if a is None else a

    return Lighting(
        sun=one.sun * other.sun,
        sky=one.sky * other.sky,
        exposure=one.exposure * other.exposure,
        saturation=one.saturation * other.saturation,
        contrast=one.contrast + other.contrast,
        bearing=first(one.bearing, other.bearing),
        elevation=first(one.elevation, other.elevation),
        shadows=first(one.shadows, other.shadows),
        rays=max(one.rays, other.rays),
        key=one.key * other.key,
        room=one.room * other.room,
        gobo=first(one.gobo, other.gobo),
        haze=max(one.haze, other.haze),
        lamps=one.lamps + other.lamps,
    )


def applied(palette: Palette, lighting: Lighting) -> Palette:
    """Return the light of a place as the lighting has it."""

    def scaled(light: Rgb, factor: float) -> Rgb:
        return (light[0] * factor, light[1] * factor, light[2] * factor)

    return replace(
        palette,
        sun=scaled(palette.sun, lighting.sun),
        ambient_sky=scaled(palette.ambient_sky, lighting.sky),
        ambient_ground=scaled(palette.ambient_ground, lighting.sky),
        exposure=palette.exposure * lighting.exposure,
        saturation=palette.saturation * lighting.saturation,
        contrast=palette.contrast + lighting.contrast,
        elevation=palette.elevation if lighting.elevation is None else lighting.elevation,
        shadows=palette.shadows if lighting.shadows is None else lighting.shadows,
        rays=palette.rays + lighting.rays,
    )


def lamps(lighting: Lighting, foot: Vector, tall: float, view: Camera, t: float) -> Floats:
    """Return the lamps of a lighting around a subject of this height, as the camera sees it: (n, 7)."""
    rows = np.zeros((len(lighting.lamps), 7), np.float32)
    for row, lamp in zip(rows, lighting.lamps, strict=True):
        x = foot[0] + tall * (lamp.side * view.rx - lamp.toward * view.fx)
        z = foot[2] + tall * (lamp.side * view.rz - lamp.toward * view.fz)
        now = 1 - lamp.flicker * (0.5 + 0.3 * math.sin(11.3 * t) + 0.2 * math.sin(23.7 * t + 1.0))
        light = np.array(lamp.color) * (2.0 * lamp.power * now)
        row[:] = (x, foot[1] + tall * lamp.up, z, *light, 1.0 / tall**2)
    return rows

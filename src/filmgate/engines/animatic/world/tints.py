"""Colour scripts: the same hour in other colours, by seed, so that not every sunset is the same one."""

from dataclasses import dataclass, replace

from filmgate.engines.animatic.seeds import Seed
from filmgate.engines.animatic.world.light import TIMES, Palette, Rgb

LOW = ("dawn", "sunset")  # hours at which the sun is low
_LIT = ("night", "dusk", *LOW)  # hours at which there is light in windows
_SLANT = 0.55  # of its usual elevation in a room
_SAME: Rgb = (1.0, 1.0, 1.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tint:
    """Factors of the colours of a palette, red, green and blue; clouds is the cover, shift what it adds."""

    zenith: Rgb = _SAME
    horizon: Rgb = _SAME
    fog: Rgb = _SAME
    sun: Rgb = _SAME
    clouds: Rgb = _SAME
    sky: Rgb = _SAME
    cover: float = 0.0
    elevation: float = 0.0


_TINTS = {
    "sunset": (
        Tint(),
        Tint(
            zenith=(0.5, 1.1, 1.5), horizon=(0.95, 0.95, 0.75), fog=(0.9, 1.05, 1.05), cover=-0.2
        ),  # gold on blue
        Tint(
            zenith=(1.2, 0.6, 0.85),
            horizon=(1.1, 0.6, 0.8),
            fog=(1.05, 0.8, 0.9),
            sun=(1.1, 0.75, 0.7),
            clouds=(1.1, 0.65, 0.8),
        ),  # crimson
        Tint(
            zenith=(0.4, 1.15, 1.15),
            horizon=(0.9, 0.95, 1.4),
            fog=(0.95, 0.95, 1.2),
            sun=(0.97, 1.0, 1.15),
            cover=0.1,
        ),  # rose and teal
        Tint(
            zenith=(0.85, 1.1, 1.05),
            sun=(1.0, 1.12, 1.25),
            horizon=(0.95, 1.15, 1.2),
            elevation=5.0,
            cover=-0.1,
        ),  # early gold
    ),
    "dawn": (
        Tint(),
        Tint(zenith=(0.8, 1.05, 1.1), horizon=(1.05, 1.05, 0.8), fog=(1.05, 1.05, 0.9)),  # yellow
        Tint(zenith=(0.9, 0.9, 1.1), horizon=(1.0, 0.85, 1.25), clouds=(1.05, 0.85, 1.1), cover=0.15),  # pink
    ),
    "day": (
        Tint(),
        Tint(zenith=(0.75, 0.88, 1.02), horizon=(0.85, 0.95, 1.0), cover=-0.22),  # deep blue
        Tint(zenith=(1.6, 1.3, 1.0), horizon=(1.15, 1.06, 1.0), fog=(1.08, 1.04, 1.0), cover=0.15),  # milky
        Tint(
            sun=(1.06, 1.0, 0.86), horizon=(1.1, 1.02, 0.9), fog=(1.06, 1.0, 0.92), elevation=-16.0
        ),  # afternoon
    ),
    "night": (
        Tint(),
        Tint(zenith=(0.7, 1.35, 1.0), horizon=(0.7, 1.25, 1.05), fog=(0.75, 1.2, 1.05)),  # teal
        Tint(zenith=(1.5, 0.9, 1.15), horizon=(1.35, 0.9, 1.15), fog=(1.3, 0.9, 1.1)),  # violet
    ),
    "indoors": (
        Tint(),
        Tint(sun=(0.95, 1.0, 1.1), sky=(0.94, 1.0, 1.1)),  # from the north
        Tint(sun=(1.2, 0.98, 0.72), sky=(1.02, 1.0, 0.96), elevation=-10.0),  # late
    ),
}


# colours of the gas of a nebula, where it is dense and where it is thin
_NEBULAE: tuple[tuple[Rgb, Rgb], ...] = (
    ((0.62, 0.10, 0.42), (0.03, 0.16, 0.42)),  # rose and blue
    ((0.75, 0.26, 0.06), (0.02, 0.20, 0.30)),  # orange and teal
    ((0.30, 0.14, 0.70), (0.02, 0.26, 0.34)),  # violet and cyan
    ((0.70, 0.16, 0.16), (0.20, 0.06, 0.34)),  # red and purple
)


def lamps(time: str, weather: tuple[str, ...]) -> bool:
    """Tell whether it is so dark that there is light in windows."""
    return time in _LIT or "storm" in weather


def tinted(palette: Palette, seed: Seed, time: str = "") -> Palette:
    """Return the light of an hour in the colours of this seed; light without variants as it is. In rooms
    it is slanting at hours at which the sun is low.
    """
    if time in LOW and palette in (TIMES["indoors"], TIMES["cosy"]):
        return _slanting(palette)
    if palette.nebula:
        lit, dark = _NEBULAE[int(seed.stream("tints").integers(len(_NEBULAE)))]
        return replace(palette, cloud_lit=lit, cloud_dark=dark)
    hour = next((name for name in _TINTS if palette == TIMES[name]), None)
    if hour is None:
        return palette
    tint = _TINTS[hour][int(seed.stream("tints").integers(len(_TINTS[hour])))]
    return replace(
        palette,
        zenith=_by(palette.zenith, tint.zenith),
        horizon=_by(palette.horizon, tint.horizon),
        fog=_by(palette.fog, tint.fog),
        sun=_by(palette.sun, tint.sun),
        cloud_lit=_by(palette.cloud_lit, tint.clouds),
        ambient_sky=_by(palette.ambient_sky, tint.sky),
        clouds=palette.clouds + tint.cover,
        elevation=palette.elevation + tint.elevation,
    )


def _slanting(palette: Palette) -> Palette:
    """Return the light of a room when the sun is low: warmer, and further along the floor."""
    return replace(palette, sun=_by(palette.sun, (1.15, 0.86, 0.58)), elevation=_SLANT * palette.elevation)


def _by(light: Rgb, factor: Rgb) -> Rgb:
    return (light[0] * factor[0], light[1] * factor[1], light[2] * factor[2])

"""Changes of the light of an image: night falls, lamps flicker and glow, stars twinkle, a beam sweeps."""

import math
from collections.abc import Callable, Iterator

import cv2
import numpy as np

from filmgate.engines.animatic.image import lattice, regions
from filmgate.engines.animatic.image.given import Given, Light
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.render.pixels import ease
from filmgate.script.treatment import Stir

# time of day that a text turns to: factors of blue, green and red
_HOURS = {
    "night": (0.78, 0.52, 0.42),
    "dusk": (0.92, 0.72, 0.74),
    "sunset": (0.56, 0.84, 1.2),
    "dawn": (0.86, 0.92, 1.08),
    "day": (1.08, 1.08, 1.06),
    "overcast": (0.95, 0.92, 0.88),
}
_LOW = 0.42  # of its own colour: so much a low sun takes from everything
_DAY = 85  # of 255: the mean of an image by day
_SETTLED = 0.7  # of the clip: by then the light has turned
_STAR = 0.0002  # of the image: a star that is larger twinkles less
_PANES = 0.004  # of the image: so many windows can be lit instead of lamps
_FEW, _ALL = 4, 0.14  # windows; the weight of all of an image in which no light is found
_FADES = 0.5  # seconds after the exact first frame
_WARM = np.array((0.45, 0.78, 1.0), np.float32)  # blue, green, red


def lights(given: Given) -> Iterator[Light]:
    """Give the changes of light that the text asks for."""
    if hour := _HOURS.get(given.treatment.turns or ""):
        yield _turning(hour, _SETTLED * given.duration)
    for one in given.treatment.stirs:
        if one.what == "stars":
            yield _later(_twinkling(given), given.clock(one))
        elif one.what == "water" and one.does != "pour":
            yield _later(_glints(given, one), given.clock(one))
        elif one.what in ("light", "fire") or one.does == "glow":
            yield _later(_lit(given, one), given.clock(one))


def _later(light: Light, clock: Callable[[float], float]) -> Light:
    """Return a change of light with its own time."""
    return lambda picture, cover, t: light(picture, cover, clock(t))


def _lit(given: Given, one: Stir) -> Light:
    if one.does == "sweep":
        return _sweeping(given, one.way or 1)
    region = given.layers.matte if one.what == "subject" else _sources(given, one)
    if one.what == "light" and one.does == "flicker" and float(given.picture.mean()) > _DAY:
        region = np.zeros_like(region)  # by day lamps are not told from what is bright
    soft = np.asarray(cv2.GaussianBlur(region, (0, 0), 26 * given.unit), np.float32)
    if one.does == "flicker":
        return _flickering(given, region, soft, one.amount)
    if one.does == "glow" and bool((region == _ALL).all()):
        return _brightening(given)
    return _growing(given, region, soft, -0.75 if one.does == "fade" else 1.0)


def _sources(given: Given, one: Stir) -> Floats:
    """Return what gives light in the image: flames, lamps, or windows where there are none."""
    if one.what == "fire":
        return regions.flames(given.picture)
    found = regions.lamps(given.picture) * (1 - given.sky)
    panes = regions.panes(given.picture)
    if one.does == "glow" and panes.mean() > _PANES:
        return panes if _several(panes) else np.full_like(panes, _ALL)
    return found if found.any() else panes


def _several(panes: Floats) -> bool:
    """Tell whether these are the windows of a house, or a few other squares."""
    return cv2.connectedComponents((panes > 0.5).astype(np.uint8))[0] > _FEW


def _turning(hour: tuple[float, float, float], seconds: float) -> Light:
    def lit(picture: Floats, _cover: Floats | None, t: float) -> Floats:
        k = ease(min(abs(t) / seconds, 1.0))
        factors = 1 + (np.array(hour, np.float32) - 1) * np.float32(k)
        if hour == _HOURS["sunset"]:  # a blue sky would be grey: it takes the colour of the light
            gray = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
            picture = picture + (lattice.thrice(gray) - picture) * np.float32(_LOW * k)
        if t < 0:  # it is that hour in the image: before, it was not yet
            return _brightened(picture, 1 / factors - 1)
        return np.asarray(picture * factors, np.float32)

    return lit


def _flickering(given: Given, region: Floats, soft: Floats, amount: float) -> Light:
    """Return light that wavers, less around its sources, and least elsewhere."""
    everywhere = 0.3 if region.mean() > 1e-4 else 0.85
    weight = np.asarray(np.clip(region + 0.8 * soft, 0, 1) + everywhere, np.float32)[..., None]
    phase = given.seed.number % 97

    def lit(picture: Floats, cover: Floats | None, t: float) -> Floats:
        waver = (
            0.5 * math.sin(5.1 * t + phase) + 0.3 * math.sin(11.3 * t + 2 * phase) + 0.2 * math.sin(2.3 * t)
        )
        k = np.float32(0.42 * amount * waver * min(abs(t) / _FADES, 1.0))
        gain = weight * (k * (0.6 + 0.4 * _WARM))
        if given.layers.plain and cover is not None:
            gain = gain * cover[..., None]
        return _brightened(picture, gain)

    return lit


def _brightening(given: Given) -> Light:
    """Return light that comes on, with a flicker, where no lamp is found: all is brighter."""

    def lit(picture: Floats, _cover: Floats | None, t: float) -> Floats:
        u = min(abs(t) / (0.5 * given.duration), 1.0)
        k = ease(u) * (1 - 0.55 * (1 - u) * (0.5 + 0.5 * math.sin(17 * t)))
        return _brightened(picture, np.float32(0.55 * math.copysign(k, t)) * _WARM)

    return lit


def _brightened(picture: Floats, gain: Floats) -> Floats:
    """Return the picture with light that is 1 + gain of what it was; what is bright already gains less."""
    more = np.clip(np.float32(1.5) * gain, 0, 1).astype(np.float32)
    whole = np.where(gain > 0, more, gain).astype(np.float32) + np.float32(1)
    knee = more * np.float32(1 / 255)
    if knee.ndim == 3 and knee.shape[2] == 1:
        knee, whole = lattice.thrice(knee[..., 0]), lattice.thrice(whole[..., 0])
    out = picture * knee
    np.subtract(whole, out, out=out)
    return np.asarray(np.multiply(out, picture, out=out), np.float32)


def _growing(given: Given, region: Floats, soft: Floats, to: float) -> Light:
    """Return light that comes on, with a glow around it, or goes out."""
    # what is large and bright glows less: it would be white
    bright = float((given.picture.max(2) / 255.0)[region > 0.5].mean()) if (region > 0.5).any() else 0.0
    gain = 1.0 if to < 0 else 1 - 0.8 * bright * min(float(region.mean()) / 0.3, 1.0)
    weight, around = region[..., None], soft[..., None] * np.float32(gain)

    def lit(picture: Floats, _cover: Floats | None, t: float) -> Floats:
        k = np.float32(ease(min(abs(t) / (0.45 * given.duration), 1.0)))
        if (to < 0) != (t < 0):  # it goes out, or will be on in the image
            return np.asarray(picture * (1 - abs(to) * k * weight), np.float32)
        pulse = np.float32(1 + 0.12 * math.sin(2.4 * t))
        return np.asarray(picture + k * pulse * _WARM * (150 * gain * weight + 90 * around), np.float32)

    return lit


def _sweeping(given: Given, way: int) -> Light:
    """Return a soft band of light that goes over the image, from side to side and back."""
    width, height = given.size
    x = (
        np.linspace(0, 1, width, dtype=np.float32)[None, :]
        + np.linspace(0, 0.35, height, dtype=np.float32)[:, None]
    )

    def lit(picture: Floats, cover: Floats | None, t: float) -> Floats:
        k = min(abs(t) / _FADES, 1.0)
        middle = 0.67 - math.copysign(way, t) * 0.62 * math.cos(math.pi * t / (0.55 * given.duration))
        band = np.exp(-(((x - middle) / 0.24) ** 2))
        gain = k * (0.95 * band - 0.3)
        if given.layers.plain and cover is not None:  # paper gives no light
            gain = gain * cover
        return _brightened(picture, gain[..., None])

    return lit


def _glints(given: Given, one: Stir) -> Light:
    """Return the light of the sky on water that moves: level streaks, which come and go."""
    unit, weight = given.unit, lattice.few(given.waves * given.layers.open)
    part = lattice.touched(weight)
    if part is None:
        return lambda picture, _cover, _t: picture
    weight = part.few(weight)
    x, y = (part.few(one) / np.float32(unit) for one in lattice.points(given.size))
    # from afar streaks are narrow: they are told by rows of the image
    top = lattice.APART * part.top / unit
    deep = np.sqrt(np.maximum(y - top, 0) + 30) * 9
    bend = 0.9 * np.sin(x / 61 + 0.7 * np.sin(y / 23)) + 0.6 * np.sin(x / 27 + 2.1)

    def lit(picture: Floats, _cover: Floats | None, t: float) -> Floats:
        k = min(abs(t) / _FADES, 1.0) * min(one.amount, 1.4)
        wave = np.sin(deep / 7 + bend + 1.9 * t) * np.sin(deep / 12.5 - x / 90 - 1.3 * t)
        gain = weight * (0.5 * k) * (np.clip(wave, -0.4, 1) ** 3 + 0.9 * np.clip(wave - 0.35, 0, 1))
        here = part.of(picture)
        whole = lattice.drawn_out(gain.astype(np.float32), (here.shape[1], here.shape[0]))
        here[:] = _brightened(here, whole[..., None])
        return picture

    return lit


def _twinkling(given: Given) -> Light:
    """Return stars that twinkle, each at its own time."""
    lamps = regions.lamps(given.picture)
    _, labels = cv2.connectedComponents((lamps > 0.25).astype(np.uint8))
    own = given.seed.plain().random((int(labels.max()) + 1, 2))
    # a small one nearly goes out, a large one only dims
    areas = np.bincount(labels.ravel()) / labels.size
    size = np.clip(0.95 - 0.2 * np.sqrt(areas / _STAR), 0.3, 0.95)

    def lit(picture: Floats, _cover: Floats | None, t: float) -> Floats:
        wave = size * np.sin(own[:, 0] * 6.28 + t * (2.5 + 4 * own[:, 1]))
        wave[0] = 0.0
        k = wave[labels].astype(np.float32) * lamps * min(abs(t) / _FADES, 1.0)
        return _brightened(picture, cv2.GaussianBlur(k, (0, 0), 1.5)[..., None])

    return lit

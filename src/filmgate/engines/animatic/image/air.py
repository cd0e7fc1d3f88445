"""The air before an image: snow, rain, dust, fog; and the choice of all that is drawn over it."""

import math
from collections.abc import Callable, Iterator

import cv2
import numpy as np

from filmgate.engines.animatic.image.entrants import entrant
from filmgate.engines.animatic.image.flashes import fireworks, lightning, rays
from filmgate.engines.animatic.image.given import Given, Shift, Veil
from filmgate.engines.animatic.image.plumes import plume
from filmgate.engines.animatic.image.showers import SHOWERS, shower
from filmgate.engines.animatic.native.structs import Floats

_FLASHES = {"rays": rays, "lightning": lightning, "fireworks": fireworks}
_FLAKES = 700
_FADES = 0.6  # seconds until all of it is there, after the exact first frame
_BRIGHT, _SHADED = 190, (240, 205, 176)  # of 255; BGR
_SNOW, _RAIN, _DUST = (255, 250, 245), (210, 205, 200), (120, 190, 255)  # BGR


def veils(given: Given) -> Iterator[Veil]:
    """Give what the text names, from the back to the front."""
    treatment, weather = given.treatment, set(given.treatment.weather)
    shown = 1.0 if "subject" in treatment.held else 0.6  # so much of the subject stays before it
    rng = given.seed.plain()
    flakes = rng.random((_FLAKES, 3)), rng.normal(size=(_FLAKES, 2))
    if "fog" in weather:
        yield _fog(given, rng, shown)
    snowy, rain = treatment.snowy or "snow" in weather, bool({"rain", "storm"} & weather)
    if snowy or rain or {"dust", "embers"} & weather:
        yield _falling(given, flakes, shown, snowy=snowy, rain=rain)
    for one in treatment.stirs:
        if one.does == "over" and one.what in ("steam", "smoke", "blaze"):
            yield _later(plume(given, one), given.clock(one))
        elif one.does == "over" and one.what in SHOWERS:
            yield _later(shower(given, one), given.clock(one))
        elif one.does == "over" and one.what in _FLASHES:
            yield _later(_FLASHES[one.what](given), given.clock(one))
    for one in treatment.stirs:
        if one.does == "enter":
            yield entrant(given, one)


def _later(veil: Veil, clock: Callable[[float], float]) -> Veil:
    """Return something over an image with its own time."""
    return lambda picture, cover, t, shift: veil(picture, cover, clock(t), shift)


def _veiled(cover: Floats | None, shown: float, t: float) -> Floats | float:
    """Return how much of a veil is seen in each pixel: it fades in, and the subject is before it."""
    k = min(abs(t) / _FADES, 1.0)
    return k if cover is None else np.asarray(k * (1 - shown * cover), np.float32)


def _falling(given: Given, flakes: tuple[Floats, Floats], shown: float, *, snowy: bool, rain: bool) -> Veil:
    # snow is not seen before white paper: it is bluish there
    snow = _SHADED if float(given.picture.mean()) > _BRIGHT else _SNOW
    tint = np.array(snow if snowy else _RAIN if rain else _DUST, np.float32)
    width, height = given.size

    def over(picture: Floats, cover: Floats | None, t: float, shift: Shift) -> Floats:
        layer = np.zeros((height, width), np.float32)
        at, own = flakes
        for (u, v, w), (a, b) in zip(at, own, strict=True):
            z = 0.35 + 2.2 * w
            speed = 2.2 if rain else 0.16 if snowy else -0.015
            x = (u + 0.03 * math.sin(t * 1.1 + a * 5) / z + 0.3 * shift.x / z) % 1.1 - 0.05
            y = (v + speed / z * t) % 1.1 - 0.05
            px, py = int(x * width * 8), int(y * height * 8)
            if rain:
                end = (px - int(30 / z), py - int(560 / z))
                cv2.line(layer, (px, py), end, min(0.3 + 0.3 / z, 0.9), 1, cv2.LINE_AA, 3)
            else:
                radius = max(1.0, (3.4 if snowy else 2.4) * height / 768 / z)
                light = 0.75 if snowy else 0.35 + 0.2 * math.sin(t * 2 + b * 9)
                cv2.circle(layer, (px, py), int(radius * 8), light, -1, cv2.LINE_AA, 3)
        layer = np.asarray(cv2.GaussianBlur(layer, (0, 0), 1.1), np.float32) * _veiled(cover, shown, t)
        return np.asarray(picture + (tint - picture) * layer[..., None], np.float32)

    return over


def _fog(given: Given, rng: np.random.Generator, shown: float) -> Veil:
    """Return drifts of fog, thicker below; they repeat along x."""
    width, height = given.size
    h, w = height // 4, width // 4
    fy, fx = np.fft.fftfreq(h)[:, None] * h, np.fft.fftfreq(w)[None, :] * w
    soft = np.exp(-((fx / 3) ** 2) - (fy / 2.5) ** 2)
    smooth = np.fft.ifft2(np.fft.fft2(rng.normal(size=(h, w))) * soft).real
    drift = np.clip(0.6 + 0.2 * smooth / smooth.std(), 0, 1)
    low = np.clip(np.linspace(-0.2, 1.3, h), 0, 1)[:, None]
    opacity = np.asarray(cv2.resize((0.6 * drift * low).astype(np.float32), (width, height)))

    def over(picture: Floats, cover: Floats | None, t: float, _shift: Shift) -> Floats:
        moved = np.roll(opacity, int(t * 14), 1) * _veiled(cover, shown, t)
        return picture + (222 - picture) * moved[..., None]

    return over

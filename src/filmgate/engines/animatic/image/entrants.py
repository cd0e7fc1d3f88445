"""Entrants of an image: an animated model crosses it, in the light of the image."""

import functools
import math

import cv2
import numpy as np

from filmgate.engines.animatic.geometry.mesh import Mesh
from filmgate.engines.animatic.image.given import Given, Shift, Veil
from filmgate.engines.animatic.image.sprites import sprite
from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.subjects import cast
from filmgate.engines.animatic.subjects.actor import Actor
from filmgate.engines.animatic.subjects.part import Part
from filmgate.script.kinds import VEHICLES
from filmgate.script.treatment import Stir

# how large somebody is, as a share of the image's height; for the rest, by what carries it
_SIZES = {"insect": 0.08, "butterfly": 0.15, "bird": 0.10, "person": 0.42}
_TALL = {"air": 0.16, "ground": 0.26, "water": 0.2, "underwater": 0.14, "fixed": 0.3}
_DOES = {"air": "fly", "water": "swim", "underwater": "swim"}
_GONE = 0.5  # seconds before the image that a film ends with
_FEW = 5  # of a flock are drawn
_FOOT = 0.9  # of the image's height: the ground where somebody passes


def entrant(given: Given, one: Stir) -> Veil:
    """Return somebody who crosses the image from side to side; nobody is seen at the beginning."""
    width, height = given.size
    way = one.way or (1 if given.seed.number % 2 else -1)
    actor = _actor(one.what, way, given.duration, given)
    flies = actor.medium == "air"
    meshes = functools.partial(_mesh, actor)
    bulk = np.ptp(meshes(0.3).at, axis=0)
    share = _SIZES.get(one.what, _TALL[actor.medium])
    scale = share * height / max(float(bulk[1]) if not flies else 0.7 * float(max(bulk[0], bulk[1])), 0.05)
    scale = min(scale, 0.42 * width / max(float(bulk[0]), 0.05))
    sun, tint = _light(given)
    rng = given.seed.another(17).plain()
    count = min(one.count, _FEW)
    start = given.begins(one)
    lasts = max((given.duration - start) * (0.92 if flies else 0.95), 1.0)
    own = [
        (
            0.0 if n == 0 else float(rng.uniform(0.03, 0.3)),  # so much later
            float(rng.uniform(0.16, 0.4)) if n else 0.3,  # height in the image
            1.0 if n == 0 else float(rng.uniform(0.6, 0.95)),  # size
            float(rng.uniform(0, 6.28)) if n else 0.0,
        )
        for n in range(max(count, 1))
    ]
    reach = 0.6 * float(bulk[0]) * scale / width + 0.05

    def over(picture: Floats, _cover: Floats | None, t: float, _shift: Shift) -> Floats:
        # before the image nobody is left at its end
        now, k = (t, 1.0) if t >= 0 else (t + given.duration, min(-t / _GONE, 1.0))
        drawn: dict[bool, tuple[Floats, Floats, tuple[float, float]]] = {}
        for late, high, size, phase in reversed(own):
            u = (now - start) / lasts - late
            if not 0 < u < 1.2:
                continue
            x = (-reach + u * (1 + 2 * reach + late)) if way > 0 else (1 + reach - u * (1 + 2 * reach + late))
            y = high if flies else _FOOT
            if flies:
                flutter = 0.045 if one.what in ("butterfly", "insect") else 0.014
                y += flutter * (math.sin(2.3 * t + phase) + 0.5 * math.sin(5.1 * t + 2 * phase))
                y += 0.04 * math.cos(math.pi * u)
            beat = phase > 3.14  # of a flock, half beats its wings with the first
            if beat not in drawn:
                drawn[beat] = sprite(meshes(t + 1.3 * beat), scale, sun, tint)
            shown, opacity, (ox, oy) = drawn[beat]
            if size < 1:
                shown, opacity = (
                    cv2.resize(layer, None, fx=size, fy=size, interpolation=cv2.INTER_AREA)
                    for layer in (shown, opacity)
                )
                ox, oy = ox * size, oy * size
            speed = (1 + 2 * reach) / lasts * width / 48  # pixels that it goes while a shutter is open
            if speed > 1.5:
                opacity, shown = _blurred(shown, opacity, speed)
            if not flies:
                _shade(picture, x * width, y * height, float(bulk[0]) * scale * size, 0.45 * k)
            _laid(picture, shown, k * opacity, x * width - ox, y * height - oy)
        return picture

    return over


@functools.cache
def _kernels() -> Kernels:
    return Kernels(1)


def _actor(kind: str, way: int, duration: float, given: Given) -> Actor:
    def made(does: str) -> Actor:
        return cast.engage(
            Part(
                kernels=_kernels(),
                kind=kind,
                beats=(does,),
                heading=way,
                duration=duration,
                seed=given.seed,
            )
        )

    if kind in VEHICLES:
        return made("drive")
    if kind == "person":
        return made("walk")
    return made(_DOES.get(made("stand").medium, "run"))


def _mesh(actor: Actor, t: float) -> Mesh:
    return actor.mesh(t, (0.0, 0.0, 0.0))


def _light(given: Given) -> tuple[Floats, Floats]:
    """Return the way to the light, and the factors of blue, green and red: as the image has them."""
    small = cv2.resize(given.picture, (32, 32), interpolation=cv2.INTER_AREA).astype(np.float32) / 255
    side = float(small[:, 16:].mean() - small[:, :16].mean())
    way = np.array((np.clip(4 * side, -0.7, 0.7), 0.75, 0.5), np.float32)
    mean = small.reshape(-1, 3).mean(0)
    tone = (mean / max(float(mean.mean()), 1e-3)) ** 0.6
    tint = np.clip(tone, 0.5, 1.6) * (0.4 + 1.1 * float(mean.mean()))
    return way / np.linalg.norm(way), np.asarray(tint, np.float32)


def _blurred(shown: Floats, opacity: Floats, pixels: float) -> tuple[Floats, Floats]:
    """Return opacity and picture as a shutter sees them, across so many pixels."""
    size = (2 * int(pixels / 2) + 1, 1)
    wide = cv2.copyMakeBorder(opacity, 0, 0, size[0], size[0], cv2.BORDER_CONSTANT)
    drawn = cv2.copyMakeBorder(shown * opacity[..., None], 0, 0, size[0], size[0], cv2.BORDER_CONSTANT)
    soft, mixed = cv2.blur(wide, size), cv2.blur(drawn, size)
    cut = slice(size[0], -size[0])
    return (
        np.asarray(soft[:, cut], np.float32),
        np.asarray(mixed[:, cut] / np.maximum(soft[:, cut], 1e-3)[..., None], np.float32),
    )


def _laid(picture: Floats, shown: Floats, opacity: Floats, left: float, top: float) -> None:
    """Lay a sprite over a picture, in place; left, top: pixels, between two of them as well."""
    h, w = opacity.shape
    x0, y0 = math.floor(left), math.floor(top)
    move = np.array(((1, 0, left - x0), (0, 1, top - y0)), np.float32)
    cover = cv2.warpAffine(opacity, move, (w + 1, h + 1))
    color = cv2.warpAffine(shown, move, (w + 1, h + 1), borderMode=cv2.BORDER_REPLICATE)
    a, b = max(y0, 0), min(y0 + h + 1, picture.shape[0])
    c, d = max(x0, 0), min(x0 + w + 1, picture.shape[1])
    if a >= b or c >= d:
        return
    share = cover[a - y0 : b - y0, c - x0 : d - x0, None]
    picture[a:b, c:d] += (color[a - y0 : b - y0, c - x0 : d - x0] - picture[a:b, c:d]) * share


def _shade(picture: Floats, x: float, y: float, wide: float, dark: float) -> None:
    """Darken the ground below somebody, in place, by this share."""
    rx, ry = 0.55 * wide, 0.1 * wide
    a, b = max(int(y - 2 * ry), 0), min(int(y + 2 * ry) + 1, picture.shape[0])
    c, d = max(int(x - 2 * rx), 0), min(int(x + 2 * rx) + 1, picture.shape[1])
    if a >= b or c >= d:
        return
    v, u = np.mgrid[a:b, c:d].astype(np.float32)
    near = np.exp(-1.6 * (((u - x) / rx) ** 2 + ((v - y) / ry) ** 2))
    picture[a:b, c:d] *= 1 - np.float32(dark) * near[..., None]

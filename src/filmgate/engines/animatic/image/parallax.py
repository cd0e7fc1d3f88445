"""A clip from one image by parallax: foreground and background shift against each other as the
camera moves.
"""

import math
from dataclasses import dataclass

import cv2
import numpy as np

from filmgate.engines.animatic.camera.moves import Path
from filmgate.engines.animatic.image import layers, motion
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.render.pixels import Bytes, grid
from filmgate.script.treatment import Move, Treatment

_PIVOT = 0.25  # disparity that stands still while the camera shifts


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """The shift of the camera, measured in the image.

    x, y: in widths or heights of the image, at disparity 1. near: how much nearer the camera is. zoom: factor
    of the focal length.
    """

    x: float = 0.0
    y: float = 0.0
    near: float = 0.0
    zoom: float = 1.0


class Parallax:
    """A clip from one image. `frame(t)` returns the frame at `t` seconds; at t = 0 it is the image itself,
    bit for bit.
    """

    def __init__(self, picture: Bytes, treatment: Treatment, *, duration: float, seed: int) -> None:
        self._picture, self._weather = picture, treatment.weather
        self._layers = layers.split(picture)
        self._background = np.clip(self._layers.background, 0, 255).astype(np.uint8)
        self._standing = bool(self._layers.matte.any())
        self._held = treatment.held
        self._drift = motion.drift(picture, treatment, self._layers.matte, duration)
        # in a picture nobody walks off: following them is a camera that slides along
        groups = tuple(
            tuple(Move.TRUCK_RIGHT if m is Move.TRACKING else m for m in group) for group in treatment.moves
        )
        if "camera" in treatment.held:
            groups = ((Move.STATIC,),)
        self._path = Path(groups=groups, pace=treatment.pace, duration=duration)
        self._start = self._path.at(0.0)
        self._size = (picture.shape[1], picture.shape[0])
        self._x, self._y = grid(self._size)
        rng = np.random.default_rng(seed)
        self._flakes = rng.random((700, 3)), rng.normal(size=(700, 2))
        self._fog = _fog(picture.shape[:2], rng) if "fog" in treatment.weather else None
        self._snowy = treatment.snowy or "snow" in treatment.weather

    def frame(self, t: float) -> Bytes:
        if t <= 0:
            return self._picture.copy()
        shift = self._shift(t)
        border = cv2.BORDER_REFLECT_101
        still = Shift()
        x, y = self._source(self._layers.far, still if "background" in self._held else shift)
        x, y = self._drift.moved(x, y, t)
        out = cv2.remap(self._background, x, y, cv2.INTER_LINEAR, borderMode=border).astype(np.float32)
        cover = None
        if self._standing:
            x, y = self._source(self._layers.near, still if "subject" in self._held else shift)
            cover = cv2.remap(self._layers.matte, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
            front = cv2.remap(self._picture, x, y, cv2.INTER_CUBIC, borderMode=border)
            out += (front - out) * cover[..., None]
        out = self._drift.lit(out, t)
        out = self._air(out, cover, t, min(t / 0.6, 1.0), shift)
        return np.asarray(np.clip(out + 0.5, 0, 255), np.uint8)

    def _shift(self, t: float) -> Shift:
        now, start = self._path.at(t), self._start
        sway = (0.0015 if "camera" in self._held else 0.004) * min(t, 1.0)
        wobble = 0.010 * now.shake
        return Shift(
            x=-0.38 * (now.pan - start.pan)
            - 0.26 * (now.truck - start.truck)
            - 0.14 * (now.orbit - start.orbit)
            + sway * math.sin(1.1 * t)
            + wobble * math.sin(t * 31),
            y=0.45 * (now.tilt - start.tilt)
            + 0.25 * (now.lift - start.lift)
            + sway * math.sin(0.9 * t)
            + wobble * math.sin(t * 37 + 1),
            near=min(0.75 * (math.exp(start.dolly - now.dolly) - 1), 0.9) + 0.35 * now.fly,
            zoom=math.exp(0.7 * (now.zoom - start.zoom)),
        )

    def _source(self, disparity: Floats, shift: Shift) -> tuple[Floats, Floats]:
        """Return the pixel coordinates that each pixel is read from.

        They depend on the disparity at themselves, so they are found by fixed-point iteration.
        """
        width, height = self._size
        cx, cy = width / 2, height / 2
        reach = 1 + 0.10 * (abs(shift.x) + abs(shift.y))
        d, x, y = disparity, self._x, self._y
        for step in range(3):
            scale = 1 / (shift.zoom * (reach + shift.near * d))
            # a turning or rising camera moves the far layer too: hence the half
            slide = d + (0.5 - _PIVOT)
            x = cx + (self._x - cx - shift.x * width * slide) * scale
            y = cy + (self._y - cy - shift.y * height * slide) * scale
            if step < 2:
                d = cv2.remap(disparity, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
        return x, y

    def _air(self, out: Floats, cover: Floats | None, t: float, k: float, shift: Shift) -> Floats:
        """Draw the snow, rain, dust and fog that the prompt names.

        They fade in after the exact first frame.
        """
        veiled = 1.0 if cover is None else 1 - (1.0 if "subject" in self._held else 0.6) * cover
        if self._fog is not None:
            drift = np.roll(self._fog, int(t * 14), 1)
            out = out + (222 - out) * (drift * k * veiled)[..., None]
        rain = {"rain", "storm"} & set(self._weather)
        if self._snowy or rain or {"dust", "embers"} & set(self._weather):
            layer = self._fall(t, shift, rain=bool(rain)) * k * veiled
            tint = (255, 250, 245) if self._snowy else (210, 205, 200) if rain else (120, 190, 255)
            out = out + (np.array(tint, np.float32) - out) * layer[..., None]
        return out

    def _fall(self, t: float, shift: Shift, *, rain: bool) -> Floats:
        width, height = self._size
        layer = np.zeros((height, width), np.float32)
        at, own = self._flakes
        for (u, v, w), (a, b) in zip(at, own, strict=True):
            z = 0.35 + 2.2 * w
            speed = 2.6 if rain else 0.16 if self._snowy else -0.015
            x = (u + 0.03 * math.sin(t * 1.1 + a * 5) / z + 0.3 * shift.x / z) % 1.1 - 0.05
            y = (v + speed / z * t) % 1.1 - 0.05
            px, py = int(x * width * 8), int(y * height * 8)
            if rain:
                cv2.line(layer, (px, py), (px - int(24 / z), py - int(420 / z)), 0.28, 1, cv2.LINE_AA, 3)
            else:
                radius = max(1.0, (3.4 if self._snowy else 2.4) * height / 768 / z)
                light = 0.75 if self._snowy else 0.35 + 0.2 * math.sin(t * 2 + b * 9)
                cv2.circle(layer, (px, py), int(radius * 8), light, -1, cv2.LINE_AA, 3)
        return np.asarray(cv2.GaussianBlur(layer, (0, 0), 1.1), np.float32)


def _fog(shape: tuple[int, int], rng: np.random.Generator) -> Floats:
    """Return the opacity of drifts of fog, (height, width): thicker below, periodic along x."""
    h, w = shape[0] // 4, shape[1] // 4
    fy, fx = np.fft.fftfreq(h)[:, None] * h, np.fft.fftfreq(w)[None, :] * w
    soft = np.exp(-((fx / 3) ** 2) - (fy / 2.5) ** 2)
    smooth = np.fft.ifft2(np.fft.fft2(rng.normal(size=(h, w))) * soft).real
    drift = np.clip(0.6 + 0.2 * smooth / smooth.std(), 0, 1)
    low = np.clip(np.linspace(-0.2, 1.3, h), 0, 1)[:, None]
    return np.asarray(cv2.resize((0.42 * drift * low).astype(np.float32), (shape[1], shape[0])))

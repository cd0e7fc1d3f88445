"""Motion inside a still image, as the prompt asks for it: water, clouds, leaves, changing light."""

import math
from dataclasses import dataclass

import cv2
import numpy as np

from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.render.pixels import Bytes
from filmgate.script.treatment import Treatment

# time of day that a prompt turns to: blue, green, red factors and exposure
_LIGHT = {
    "night": (0.78, 0.52, 0.42),
    "dusk": (0.92, 0.72, 0.74),
    "sunset": (0.66, 0.86, 1.12),
    "dawn": (0.86, 0.92, 1.08),
    "day": (1.08, 1.08, 1.06),
    "overcast": (0.95, 0.92, 0.88),
}
_SETTLED = 0.7  # share of the shot after which the light has turned


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """The parts of an image that move by themselves (water, sky, leaves), and how they move.

    water, sky, leaves: weights 0..1, (height, width). light: factors for B, G, R.
    """

    water: Floats | None
    sky: Floats | None
    leaves: Floats | None
    light: tuple[float, float, float] | None
    duration: float

    def moved(self, x: Floats, y: Floats, t: float) -> tuple[Floats, Floats]:
        """Return the source coordinates (x, y) of the background in pixels, with the motion of water, sky and
        leaves at `t` seconds added.

        The motion grows from zero at t = 0.
        """
        k = min(t / 1.2, 1.0)
        height, width = x.shape
        unit = height / 768
        if self.water is not None:
            rows = self.water * k
            x = x + rows * (
                2.6 * unit * np.sin(y / (5.5 * unit) + t * 2.6)
                + 1.6 * unit * np.sin(y / (13 * unit) - t * 1.7)
            )
            y = y + rows * (1.8 * unit * np.sin(x / (26 * unit) + y / (9 * unit) + t * 2.2))
        if self.sky is not None:
            x = x - self.sky * (0.010 * width * t)
        if self.leaves is not None:
            gust = 0.6 + 0.4 * math.sin(t * 0.9)
            x = x + self.leaves * k * gust * 2.2 * unit * np.sin(x / (34 * unit) + t * 3.1 + y / (21 * unit))
        return x.astype(np.float32), y.astype(np.float32)

    def lit(self, picture: Floats, t: float) -> Floats:
        """Return the image as lit at `t` seconds, if the prompt asks for a change of the time of day."""
        if self.light is None:
            return picture
        k = min(t / (_SETTLED * self.duration), 1.0)
        k = k * k * (3 - 2 * k)
        return np.asarray(picture * (1 + (np.array(self.light, np.float32) - 1) * k), np.float32)


def drift(picture: Bytes, treatment: Treatment, cover: Floats, duration: float) -> Drift:
    """Find the parts of an image that move by themselves. `cover` (height, width) is the mask of the
    foreground, which hides them.
    """
    named = set(treatment.stirs) - ({"water", "sky", "wind"} if "background" in treatment.held else set())
    sky = _sky(picture) * (1 - cover) if {"sky", "water", "wind"} & named else None
    open_sky = sky if sky is not None and sky.mean() > 0.02 else None
    water = leaves = None
    if "water" in named:
        water = _water(picture, sky if sky is not None else np.zeros(cover.shape, np.float32)) * (1 - cover)
    if "wind" in named:
        leaves = _green(picture) * (1 - cover)
    light = _LIGHT.get(treatment.turns or "")
    return Drift(
        water=water, sky=open_sky if "sky" in named else None, leaves=leaves, light=light, duration=duration
    )


def _sky(picture: Bytes) -> Floats:
    """Return the weight 0..1 of the sky, (height, width).

    Sky is smooth, bright enough, bluish, reddish or white, and reaches the upper edge.
    """
    height, width = picture.shape[:2]
    small = cv2.resize(picture, (160, 90), interpolation=cv2.INTER_AREA)
    hsv = cv2.cvtColor(small, cv2.COLOR_BGR2HSV).astype(np.float32)
    gray = cv2.cvtColor(small, cv2.COLOR_BGR2GRAY).astype(np.float32)
    rough = cv2.blur(np.abs(cv2.Laplacian(gray, cv2.CV_32F)), (5, 5))
    likely = (
        (rough < 14)
        & ((hsv[..., 1] < 60) | ((hsv[..., 0] > 85) & (hsv[..., 0] < 135)) | (hsv[..., 0] < 22))
        & (gray > 45)
    )
    _, labels = cv2.connectedComponents(likely.astype(np.uint8))
    region = likely & np.isin(labels, np.unique(labels[0]))
    soft = cv2.GaussianBlur(cv2.erode(region.astype(np.float32), np.ones((3, 3))), (0, 0), 2)
    return np.asarray(cv2.resize(soft, (width, height)), np.float32)


def _water(picture: Bytes, sky: Floats) -> Floats:
    """Return the weight 0..1 of the water, (height, width).

    Water is the part below the sky's edge. Its weight grows towards the camera.
    """
    height, width = picture.shape[:2]
    rows = np.nonzero(sky.mean(1) > 0.4)[0]
    horizon = (rows.max() / height) if len(rows) else 0.5
    down = np.linspace(0, 1, height, dtype=np.float32)[:, None]
    k = np.clip((down - horizon - 0.04) / 0.25, 0, 1)
    return np.asarray(k * np.ones((1, width), np.float32), np.float32)


def _green(picture: Bytes) -> Floats:
    """Return the weight 0..1 of leaves and grass, (height, width): green or yellow saturated pixels."""
    hsv = cv2.cvtColor(picture, cv2.COLOR_BGR2HSV)
    greens = ((hsv[..., 0] > 16) & (hsv[..., 0] < 85) & (hsv[..., 1] > 45)).astype(np.float32)
    return np.asarray(cv2.GaussianBlur(greens, (0, 0), picture.shape[1] / 120), np.float32)

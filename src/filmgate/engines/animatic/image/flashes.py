"""Light in the air before an image: beams, lightning, fireworks."""

import math

import cv2
import numpy as np

from filmgate.engines.animatic.image import regions
from filmgate.engines.animatic.image.given import Given, Shift, Veil
from filmgate.engines.animatic.native.structs import Floats

_FADES = 0.8  # seconds after the exact first frame
_STRIKES = (1.2, 2.9, 4.4)  # seconds: rare and dim, for people who are sensitive to flashes
_BURSTS = 7


def rays(given: Given) -> Veil:
    """Return beams of light that fall through the air from where the upper half is brightest."""
    width, height = given.size
    gray = cv2.GaussianBlur(cv2.cvtColor(given.picture, cv2.COLOR_BGR2GRAY), (0, 0), 0.06 * height)
    row, column = np.unravel_index(int(np.argmax(gray[: height // 2])), (height // 2, width))
    at = (0.15 * width + 0.7 * float(column), -0.25 * height + 0.2 * float(row))
    y, x = np.mgrid[0 : height // 4, 0 : width // 4].astype(np.float32) * 4
    angle = np.arctan2(x - at[0], y - at[1])
    away = np.hypot(x - at[0], y - at[1]) / height
    tint = np.array((150, 205, 240), np.float32)

    def over(picture: Floats, _cover: Floats | None, t: float, _shift: Shift) -> Floats:
        beams = (
            np.sin(angle * 17 + 0.35 * t) * 0.5
            + np.sin(angle * 31 - 0.5 * t + 1) * 0.3
            + np.sin(angle * 7 + 0.2 * t) * 0.4
        )
        share = np.clip(beams, 0, 1) * np.exp(-0.9 * away) * (0.55 * min(abs(t) / _FADES, 1.0))
        wide = cv2.resize(cv2.GaussianBlur(share.astype(np.float32), (0, 0), 3), (width, height))
        return np.asarray(picture + wide[..., None] * tint, np.float32)

    return over


def lightning(given: Given) -> Veil:
    """Return bolts in the sky, and their light on everything."""
    width, height = given.size
    rng = given.seed.another(3).plain()
    above = given.sky
    end = regions.horizon(above) or 0.55
    bolts = [_bolt(rng, end) for _ in _STRIKES]

    def over(picture: Floats, cover: Floats | None, t: float, _shift: Shift) -> Floats:
        for start, bolt in zip(_STRIKES, bolts, strict=True):
            age = t % given.duration - start
            if not 0 <= age < 0.8:
                continue
            k = math.exp(-4.5 * age) * (0.75 + 0.25 * math.cos(40 * age))
            line = np.zeros((height, width), np.float32)
            for points in bolt:
                at = np.round(points * (width * 8, height * 8)).astype(np.int32)
                cv2.polylines(
                    line,
                    [at],
                    isClosed=False,
                    color=1.0,
                    thickness=max(round(2 * given.unit), 1),
                    lineType=cv2.LINE_AA,
                    shift=3,
                )
            glow = line + 2.4 * cv2.GaussianBlur(line, (0, 0), 9 * given.unit)
            behind = glow if cover is None else glow * (1 - cover)
            picture = picture * (1 + 0.22 * k) + behind[..., None] * np.float32(170 * k) * np.array(
                (1, 0.95, 0.9), np.float32
            )
        return np.asarray(picture, np.float32)

    return over


def _bolt(rng: np.random.Generator, end: float) -> list[Floats]:
    """Return a bolt and a branch of it as points (n, 2), shares of the image; it reaches down to `end`."""
    steps = 14
    x = rng.uniform(0.2, 0.8) + np.cumsum(rng.normal(0, 0.016, steps))
    main = np.stack([x, np.linspace(-0.02, end, steps)], 1)
    k = int(rng.integers(4, 8))
    side = x[k] + np.cumsum(np.abs(rng.normal(0, 0.018, 5)) * rng.choice((-1, 1)))
    branch = np.stack([side, main[k, 1] + np.linspace(0.02, 0.2, 5) * end], 1)
    return [main, np.concatenate([main[k : k + 1], branch])]


def fireworks(given: Given) -> Veil:
    """Return bursts of sparks in the upper part of the image."""
    width, height = given.size
    rng = given.seed.another(5).plain()
    when = 0.3 + np.arange(_BURSTS) * (given.duration - 1.0) / _BURSTS
    at = np.stack([rng.uniform(0.15, 0.85, _BURSTS), rng.uniform(0.12, 0.42, _BURSTS)], 1)
    way = rng.normal(size=(_BURSTS, 70, 3))
    way /= np.linalg.norm(way, axis=2, keepdims=True)
    tones = rng.choice(
        np.array(((90, 90, 255), (90, 210, 255), (255, 170, 90), (200, 110, 255), (160, 255, 160))), _BURSTS
    )

    def over(picture: Floats, cover: Floats | None, t: float, _shift: Shift) -> Floats:
        layer = np.zeros((height, width, 3), np.float32)
        now, k = t % given.duration, min(abs(t) / _FADES, 1.0) if t < 0 else 1.0
        for number in np.nonzero((now > when) & (now < when + 1.6))[0]:
            age = now - when[number]
            grown = 0.2 * (1 - math.exp(-3.2 * age))
            light = (k * tones[number] * max(1 - age / 1.6, 0.0)).tolist()
            for vx, vy, _ in way[number]:
                x = at[number, 0] * width + vx * grown * height
                y = (at[number, 1] + vy * grown + 0.05 * age * age) * height
                cv2.circle(
                    layer,
                    (round(x * 8), round(y * 8)),
                    round(1.6 * given.unit * 8),
                    light,
                    -1,
                    cv2.LINE_AA,
                    3,
                )
        glow = layer + 1.5 * cv2.GaussianBlur(layer, (0, 0), 5 * given.unit)
        behind = glow if cover is None else glow * (1 - cover[..., None])
        return np.asarray(picture + behind, np.float32)

    return over

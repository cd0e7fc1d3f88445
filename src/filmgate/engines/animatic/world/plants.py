"""Plants as images: they are painted once per clip by brush strokes, with mip levels, then scattered over the
ground.
"""

import json
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

from filmgate.engines.animatic.geometry.mesh import Height, Vector
from filmgate.engines.animatic.native.structs import Floats, Plants, pointer
from filmgate.engines.animatic.render.picture import Thicket
from filmgate.engines.animatic.world.biome import PlantGroup

Bytes = NDArray[np.uint8]
VARIANTS = 4
_OVERSAMPLE = 2


class _Card:
    """A card of cover and shade, painted at twice its size; `done` halves it."""

    def __init__(self, height: int, width: int) -> None:
        self.height, self.width = height * _OVERSAMPLE, width * _OVERSAMPLE
        self.cover = np.zeros((self.height, self.width), np.uint8)
        self.shade = np.full((self.height, self.width), 40, np.uint8)

    def polygon(self, points: list[tuple[float, float]], shade: float) -> None:
        corners = np.round(np.array(points) * 16).astype(np.int32)
        cv2.fillPoly(self.cover, [corners], 255, cv2.LINE_AA, 4)
        cv2.fillPoly(self.shade, [corners], _tone(shade), cv2.LINE_AA, 4)

    def line(self, a: tuple[float, float], b: tuple[float, float], width: int, shade: int) -> None:
        ends = (int(a[0]), int(a[1])), (int(b[0]), int(b[1]))
        cv2.line(self.cover, *ends, 255, width, cv2.LINE_AA)
        cv2.line(self.shade, *ends, shade, width + 2, cv2.LINE_AA)

    def done(self) -> Bytes:
        size = (self.width // _OVERSAMPLE, self.height // _OVERSAMPLE)
        layers = [cv2.resize(a, size, interpolation=cv2.INTER_AREA) for a in (self.cover, self.shade)]
        return np.stack(layers, -1)


class _Leaves:
    """Leaves on a card. Each covers as much as it shades, so that both are painted at once.

    There are three channels, of which the last is not used: OpenCV has smooth edges on one or three.
    """

    def __init__(self, card: _Card) -> None:
        self.height, self.width = card.height, card.width
        self._layers = np.stack([card.cover, card.shade, np.zeros_like(card.cover)], -1)

    def polygon(self, points: list[tuple[float, float]], shade: float) -> None:
        corners = np.round(np.array(points) * 16).astype(np.int32)
        cv2.fillPoly(self._layers, [corners], (255, _tone(shade), 0), cv2.LINE_AA, 4)

    def blob(self, at: tuple[float, float], radii: tuple[int, int], turn: float, shade: float) -> None:
        color = (255, _tone(shade), 0)
        cv2.ellipse(self._layers, (int(at[0]), int(at[1])), radii, turn, 0, 360, color, -1, cv2.LINE_AA)

    def done(self) -> Bytes:
        size = (self.width // _OVERSAMPLE, self.height // _OVERSAMPLE)
        return np.ascontiguousarray(
            cv2.resize(self._layers, size, interpolation=cv2.INTER_AREA)[..., :2], np.uint8
        )


def _tone(shade: float) -> int:
    return int(min(max(shade, 0), 255))


def _pine(rng: np.random.Generator, *, snow: float) -> Bytes:
    card = _Card(768, 384)
    w, h, cx = card.width, card.height, card.width / 2
    card.line((cx, h - 1), (cx, h * 0.04), 14, 26)
    tiers = int(rng.integers(20, 27))
    for tier in range(tiers):
        y = (0.03 + 0.87 * (tier / tiers) ** 1.05) * h
        half = w * 0.47 * (0.06 + 0.94 * (tier / tiers) ** 0.85) * rng.uniform(0.8, 1.05)
        for _ in range(26):
            side = rng.uniform(-1, 1)
            reach = half * abs(side) ** 0.6 * np.sign(side)
            y0 = y + rng.normal(0, 10)
            x1, y1 = cx + reach, y0 + abs(reach) * rng.uniform(0.28, 0.5)
            mx, my = (x1 + cx) / 2, (y0 + y1) / 2 - abs(reach) * 0.03
            branch = [
                (cx + reach * 0.05, y0 - 8),
                (mx, my - 10),
                (x1, y1),
                (mx, my + 26 + abs(reach) * 0.07),
                (cx, y0 + 30),
            ]
            card.polygon(branch, 16 + rng.normal(0, 9) + 62 * abs(reach) / half)
            for _ in range(3):  # needles break the branch's edge
                t = rng.uniform(0.35, 1.0)
                nx, ny = cx + reach * t, y0 + (y1 - y0) * t
                card.line((nx, ny), (nx + rng.normal(0, 14), ny + rng.uniform(12, 34)), 3, int(20 + 60 * t))
            if rng.random() < snow:
                load = [(cx + reach * 0.2, y0 - 6), (mx, my - 20), (x1, y1 - 6), (mx, my - 2)]
                card.polygon(load, rng.uniform(195, 255))
    return card.done()


def _broad(rng: np.random.Generator, *, flat: bool = False) -> Bytes:
    card = _Card(640, 576)
    w, h, cx = card.width, card.height, card.width / 2
    card.line((cx, h), (cx + rng.normal(0, 18), h * 0.45), 26 if flat else 34, 22)
    for _ in range(6):
        aside = min(max(rng.normal(0, w * 0.16), -0.2 * w), 0.2 * w)
        card.line((cx, h * 0.66), (cx + aside, h * rng.uniform(0.26, 0.45)), 13, 22)
    clumps = 18 if flat else 22
    centres = [
        (
            cx + rng.normal(0, w * (0.21 if flat else 0.15)),
            h * (rng.normal(0.26, 0.03) if flat else rng.uniform(0.14, 0.54)),
            rng.uniform(0.5, 1.0),
        )
        for _ in range(clumps)
    ]
    leaves = [
        (x + rng.normal(0, w * 0.07 * q), y + rng.normal(0, h * (0.02 if flat else 0.06) * q), y)
        for x, y, q in centres
        for _ in range(110)
    ]
    crown = _Leaves(card)
    for x, y, base in sorted(leaves, key=lambda leaf: -leaf[1]):
        radius = int(rng.uniform(7, 19))
        lit = 70 + 150 * (1 - y / (h * 0.62)) + 0.10 * (base - y) + rng.normal(0, 30)
        crown.blob((x, y), (radius, max(3, int(radius * 0.6))), rng.uniform(0, 180), max(lit, 15))
    return crown.done()


def _palm(rng: np.random.Generator) -> Bytes:
    card = _Card(640, 576)
    w, h = card.width, card.height
    foot, top = w / 2 + rng.normal(0, w * 0.1), (w / 2, h * 0.24)
    for k in range(24):
        a, b = k / 24, (k + 1) / 24
        card.line(
            (foot + (top[0] - foot) * a**1.6, h + (top[1] - h) * a),
            (foot + (top[0] - foot) * b**1.6, h + (top[1] - h) * b),
            int(26 - 10 * a),
            int(35 + 20 * (k % 2)),
        )
    for _ in range(15):
        angle = rng.uniform(-0.35, np.pi + 0.35)
        length = w * rng.uniform(0.30, 0.46)
        last = top
        for k in range(1, 25):
            t = k / 24
            point = (
                top[0] + np.cos(angle) * length * t,
                top[1] - np.sin(angle) * length * 0.62 * t + length * 0.72 * t**2.2,
            )
            card.line(last, point, 5, 70)
            leaf = length * 0.16 * np.sin(np.pi * min(t * 1.02, 1)) + 6
            for side in (-1, 1):
                card.line(
                    point,
                    (point[0] + side * leaf * 0.45, point[1] + leaf),
                    4,
                    int(min(max(90 + 110 * t + rng.normal(0, 25), 20), 255)),
                )
            last = point
    return card.done()


def _grass(rng: np.random.Generator, *, flowers: bool = False) -> Bytes:
    """Paint a tuft of grass on a card.

    The blades are dark at the root and bright at the tip. Their roots lie on a curve, not on a line.
    """
    card = _Leaves(_Card(256, 384))
    w, h, cx = card.width, card.height, card.width / 2
    for _ in range(40 if flowers else 120):
        off = float(np.clip(rng.normal(0, 0.2), -0.46, 0.46))
        x0 = cx + off * w
        root = h * (0.985 - 0.42 * off * off - rng.uniform(0, 0.13))
        rise = rng.uniform(0.35, 0.93) * h * (1 - 1.2 * abs(off)) * (0.8 if flowers else 1.0)
        lean, tone = rng.normal(0, 50) + off * 110, rng.uniform(0.65, 1.2)
        last = (x0, root, 7.0)
        for k in range(1, 5):
            a = k / 4
            point = (x0 + lean * a * a, root - rise * a, 7.0 * (1 - a) ** 0.7)
            (ax, ay, aw), (bx, by, bw) = last, point
            shade = (28 + 175 * a**1.3) * tone * (0.35 if flowers else 1.0)
            card.polygon([(ax - aw, ay), (bx - bw, by), (bx + bw, by), (ax + aw, ay)], shade)
            last = point
        if flowers and rise > 0.3 * h:
            _blossom(card, rng, (last[0], last[1]))
    return card.done()


def _blossom(card: _Leaves, rng: np.random.Generator, at: tuple[float, float]) -> None:
    tone = rng.uniform(185, 255)
    for k in range(6):
        angle = k * np.pi / 3 + rng.normal(0, 0.2)
        card.blob((at[0] + 11 * np.cos(angle), at[1] + 9 * np.sin(angle)), (9, 6), np.degrees(angle), tone)
    card.blob(at, (6, 6), 0, 120)


def _painter(kind: str, *, snowy: bool) -> Callable[[np.random.Generator], Bytes]:
    painters: dict[str, Callable[[np.random.Generator], Bytes]] = {
        "pine": lambda rng: _pine(rng, snow=0.5 if snowy else 0.0),
        "broad": _broad,
        "acacia": lambda rng: _broad(rng, flat=True),
        "palm": _palm,
        "grass": _grass,
        "flower": lambda rng: _grass(rng, flowers=True),
    }
    return painters[kind]


@lru_cache(maxsize=6)
def _cards(
    kind: str, source: type[np.random.BitGenerator], state: str, *, snowy: bool
) -> tuple[NDArray[np.uint32], int, tuple[int, int], str]:
    """Paint the variants of a plant by chance in this state.

    Return their texels, the number of mip levels, height and width, and the state of chance afterwards. The
    film after a storyboard, and the next scene of a shot, need the same again.
    """
    rng = np.random.Generator(source())
    rng.bit_generator.state = json.loads(state)
    paint = _painter(kind, snowy=snowy)
    cards = np.stack([paint(rng) for _ in range(VARIANTS)])
    texels, levels = _mipmaps(cards)
    return texels, levels, (cards.shape[1], cards.shape[2]), json.dumps(rng.bit_generator.state)


def grow(
    group: PlantGroup,
    rng: np.random.Generator,
    *,
    snowy: bool,
    light: Floats,
    height: Height,
    clear: Callable[[float, float, PlantGroup], bool],
    along: Floats,
) -> Thicket:
    """Paint the images of a plant group, and scatter its plants around the points `along` (n, 2) where
    `clear` allows it.

    `light` (2, 3): linear RGB on the leaves of tall plants and of low ones.
    """
    before = json.dumps(rng.bit_generator.state)
    texels, levels, (high, across), after = _cards(group.kind, type(rng.bit_generator), before, snowy=snowy)
    rng.bit_generator.state = json.loads(after)
    light = light[1] if group.tall[1] < 2 else light[0]
    bright = np.array((0.80, 0.84, 0.92) if snowy else group.light) * light
    dark = np.array((0.018, 0.030, 0.034) if snowy else group.dark) * light
    items: list[tuple[float, ...]] = []
    for _ in range(group.count * 12):
        if len(items) == group.count:
            break
        x, z = along[rng.integers(len(along))] + rng.uniform(-group.reach, group.reach, 2)
        if not clear(x, z, group):
            continue
        tall = rng.uniform(*group.tall)
        wide = tall * group.wide * rng.uniform(0.85, 1.1)
        foot = height(x, z) - 0.02 * tall
        items.append(
            (
                x,
                foot,
                z,
                tall,
                wide,
                float(rng.integers(VARIANTS)),
                float(rng.integers(2)),
                rng.uniform(0.8, 1.1),
            )
        )
    plants = Plants(
        texels=pointer(texels),
        variants=VARIANTS,
        height=high,
        width=across,
        levels=levels,
        light=tuple(bright),
        dark=tuple(dark),
        sway=group.sway,
    )
    return Thicket(plants=plants, items=np.array(items, np.float32).reshape(-1, 8), keep=texels)


def under(thicket: Thicket, ratio: Vector) -> Thicket:
    """Return the plants in other light: this share of theirs, for red, green and blue."""
    if ratio == (1.0, 1.0, 1.0):
        return thicket
    dimmed = Plants.from_buffer_copy(thicket.plants)
    dimmed.light = tuple(a * b for a, b in zip(thicket.plants.light, ratio, strict=True))
    dimmed.dark = tuple(a * b for a, b in zip(thicket.plants.dark, ratio, strict=True))
    return replace(thicket, plants=dimmed)


def _mipmaps(cards: Bytes) -> tuple[NDArray[np.uint32], int]:
    """Return all mip levels as one array, and their number.

    Each texel is packed with its right neighbour: see Plants in sprites.c.
    """
    levels = [cards]
    while min(levels[-1].shape[1:3]) >= 16:
        last = levels[-1]
        h, w = last.shape[1] // 2 * 2, last.shape[2] // 2 * 2
        rows = last[:, 0:h:2].astype(np.uint16) + last[:, 1:h:2]
        levels.append(((rows[:, :, 0:w:2] + rows[:, :, 1:w:2] + 2) >> 2).astype(np.uint8))
    packed = []
    for level in levels:
        right = np.concatenate([level[:, :, 1:], level[:, :, -1:]], 2)
        packed.append(np.concatenate([level, right], 3).view("<u4"))
    return np.concatenate([level.ravel() for level in packed]), len(levels)

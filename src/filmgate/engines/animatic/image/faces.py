"""Faces in an image by simple rules: two alike eyes, level, in a face that is the same on both sides.

There is no network. Look for a face only where the text speaks of somebody: windows can look like eyes.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np

from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.render.pixels import Bytes

# acts of somebody with a face
ASKED = {"blink", "smile", "speak", "nod", "shake", "tilt", "turn", "eat"}
_SIDE = 256  # pixels: the long side of the copy that is searched
_RADII = (1.6, 2.3, 3.3, 4.7, 6.7, 9.5, 13.0)  # pixels of an eye in that copy
_MOST = 44  # spots of one size are compared
_SURE = 0.7
_TURNS = 32  # points around an eye
_HUMAN = 0.1  # of the distance of the eyes: the radius of one


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """A face, in pixels of the image.

    eyes: both (x, y), the left one of the image first. radii: the radius of each. almond: half
    the width of an opened eye, in these radii. middle, radius: the circle of
    the head. slope: radians by which it is tilted. mouth: None if none is seen. wide: the distance of the
    eyes.
    """

    eyes: tuple[tuple[float, float], tuple[float, float]]
    radii: tuple[float, float]
    almond: float
    middle: tuple[float, float]
    radius: float
    slope: float
    mouth: tuple[float, float] | None
    wide: float


def face(picture: Bytes) -> Face | None:
    """Return the face in an image, or None."""
    height, width = picture.shape[:2]
    k = _SIDE / max(height, width)
    small = np.asarray(cv2.resize(picture, None, fx=k, fy=k, interpolation=cv2.INTER_AREA), np.uint8)
    lab = cv2.cvtColor(small, cv2.COLOR_BGR2LAB).astype(np.float32)
    pairs = [*((*one, True) for one in _skinned(lab)), *((*one, False) for one in _pairs(lab))]
    best = max(pairs, key=lambda one: one[0], default=None)
    if best is None or best[0] < _SURE:
        return None
    _, (ax, ay), (bx, by), radius, people = best
    # a brow above an eye may look like a part of it: what is below the middle counts
    (ax, ay), (bx, by), size = _refined(picture, k, (ax, ay), (bx, by), radius)
    radius = (
        max(k * min(_deep(picture, ax / k, ay / k), _deep(picture, bx / k, by / k)), 0.6 * radius)
        if people
        else size
    )
    wide = math.hypot(bx - ax, by - ay)
    slope = math.atan2(by - ay, bx - ax)
    down = (-math.sin(slope), math.cos(slope))
    mx, my = (ax + bx) / 2, (ay + by) / 2
    mouth = (mx + 1.15 * wide * down[0], my + 1.15 * wide * down[1])
    seen = 0 <= mouth[0] < lab.shape[1] and 0 <= mouth[1] < lab.shape[0]
    found = [((ax / k, ay / k), radius / k), ((bx / k, by / k), radius / k)]
    if not people:  # the whole eye of an animal is iris
        found = [_iris(picture, *one) for one in found]
        most = max(size for _, size in found)  # an eye that is seen from the side is nearly as high
        found = [(at, max(size, 0.8 * most)) for at, size in found]
    (one, first), (two, second) = found
    return Face(
        eyes=(one, two),
        radii=(first, second),
        almond=2.6 if people else 1.45,
        middle=((mx + 0.42 * wide * down[0]) / k, (my + 0.42 * wide * down[1]) / k),
        radius=1.35 * wide / k,
        slope=slope,
        mouth=(mouth[0] / k, mouth[1] / k) if seen else None,
        wide=wide / k,
    )


def _deep(picture: Bytes, x: float, y: float) -> float:
    """Return how many pixels an eye reaches down from its middle, until it is as bright as the cheek."""
    height, width = picture.shape[:2]
    reach = max(height, width) // 8
    column, row = min(max(round(x), 1), width - 2), min(max(round(y), 0), height - 2)
    light = picture[row : row + reach, column - 1 : column + 2].astype(np.float32).mean((1, 2))
    eye, cheek = float(light[:2].min()), float(np.quantile(light, 0.7))
    out = np.flatnonzero(light > eye + 0.6 * (cheek - eye))
    return float(out[0]) if len(out) else 0.1 * reach


def _iris(picture: Bytes, at: tuple[float, float], radius: float) -> tuple[tuple[float, float], float]:
    """Return the middle and the radius of the iris near a spot: its edge is where the colour changes most.

    Source: Daugman 1993, "High confidence visual recognition of persons by a test of statistical
    independence", here for ellipses.
    """
    turns = np.arange(_TURNS) * 2 * math.pi / _TURNS
    steps, sizes = np.arange(-0.9, 0.91, 0.15) * radius, np.arange(0.7, 2.4, 0.1) * radius
    reach = round(3.5 * radius)
    left, top = max(round(at[0]) - reach, 0), max(round(at[1]) - reach, 0)
    crop = picture[top : round(at[1]) + reach, left : round(at[0]) + reach]
    lab = cv2.GaussianBlur(
        cv2.cvtColor(crop, cv2.COLOR_BGR2LAB).astype(np.float32), (0, 0), max(0.06 * radius, 0.6)
    )
    best = (0.0, at, radius)
    for narrow in (0.7, 0.85, 1.0):  # of an eye that is seen from the side
        dx, dy, size, turn = np.meshgrid(steps, steps, sizes, turns, indexing="ij")
        x = at[0] - left + dx + narrow * size * np.cos(turn)
        y = at[1] - top + dy + size * np.sin(turn)
        rx, ry = (one.astype(np.float32).reshape(-1, _TURNS) for one in (x, y))
        ring = cv2.remap(lab, rx, ry, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
        seen = np.asarray(ring).reshape(*x.shape, 3)
        edge = np.minimum(np.abs(seen[:, :, 2:] - seen[:, :, :-2]).sum(-1), 60).mean(-1)
        near = np.exp(-(steps[:, None] ** 2 + steps[None] ** 2) / (1.2 * radius) ** 2)[..., None]
        score = edge * near * narrow**0.3
        i, j, n = np.unravel_index(int(np.argmax(score)), score.shape)
        if float(score[i, j, n]) > best[0]:
            best = (
                float(score[i, j, n]),
                (float(at[0] + steps[i]), float(at[1] + steps[j])),
                float(sizes[n + 1]),
            )
    return best[1], best[2]


def _refined(
    picture: Bytes, k: float, a: tuple[float, float], b: tuple[float, float], radius: float
) -> tuple[tuple[float, float], tuple[float, float], float]:
    """Return both eyes and their radius as they are seen in a larger copy; all in pixels of the small one."""
    found = []
    for ex, ey in (a, b):
        reach = 2.6 * radius
        x0, y0 = max(round((ex - reach) / k), 0), max(round((ey - reach) / k), 0)
        crop = picture[y0 : round((ey + reach) / k), x0 : round((ex + reach) / k)]
        scale = 8 * k / radius  # the eye gets a radius of about 8 pixels
        if min(crop.shape[:2]) < 4:
            return a, b, radius
        whole = cv2.cvtColor(crop, cv2.COLOR_BGR2LAB)[..., 0].astype(np.float32)
        gray = np.asarray(
            cv2.resize(whole, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.float32
        )
        best = (0.0, ex, ey, radius)
        for size in (5.5, 6.5, 7.5, 8.5, 10.0, 11.5, 13.0):
            votes = _round(gray, size)
            v, u = np.mgrid[0 : gray.shape[0], 0 : gray.shape[1]]
            near = np.hypot(u / scale + x0 - ex / k, v / scale + y0 - ey / k) < 1.1 * radius / k
            votes = votes * near * size**0.2
            row, column = np.unravel_index(int(np.argmax(votes)), votes.shape)
            score = float(votes[row, column])
            if score > best[0]:
                best = (score, float(column / scale + x0) * k, float(row / scale + y0) * k, size / 8 * radius)
        found.append(best)
    one, two = found
    return (one[1], one[2]), (two[1], two[2]), min((one[3] + two[3]) / 2, 1.3 * radius)


def _pairs(lab: Floats) -> Iterator[tuple[float, tuple[float, float], tuple[float, float], float]]:
    """Give pairs of spots that may be eyes: (how sure, left, right, radius)."""
    h = lab.shape[0]
    soft = cv2.GaussianBlur(lab, (0, 0), 1.2)
    skin = _skin(soft)
    for radius in _RADII:
        core = np.asarray(cv2.GaussianBlur(lab, (0, 0), 0.55 * radius), np.float32)
        alone = _round(lab[..., 0], radius)
        spots = _peaks(alone, radius)
        for i, (x0, y0, s0) in enumerate(spots):
            for x1, y1, s1 in spots[i + 1 :]:
                (ax, ay), (bx, by) = sorted(((x0, y0), (x1, y1)))
                wide = math.hypot(bx - ax, by - ay)
                if not 3.4 * radius < wide < 12 * radius or abs(by - ay) > 0.45 * (bx - ax):
                    continue
                apart = float(np.linalg.norm(core[int(ay), int(ax)] - core[int(by), int(bx)]))
                level = min(s0, s1, 0.6) / min(max(s0, s1), 0.6)
                alike = math.exp(-apart / 22) * level**0.5
                kin = _kin(soft, skin, (ax, ay), (bx, by))
                if alike < 0.25 or kin < 0.12:
                    continue
                same = _mirrored(lab, (ax, ay), (bx, by))
                strong = min(min(s0, s1) / 0.6, 1.0)
                high = 1 - 0.35 * max((ay + by) / (2 * h) - 0.55, 0) / 0.45
                score = (0.3 * same + 0.2 * alike + 0.3 * strong + 0.3 * min(kin, 1.0)) * high
                yield score * (0.72 + 0.28 * min(wide / 26, 1.0)), (ax, ay), (bx, by), radius


def _skin(soft: Floats) -> np.ndarray:
    a, b = soft[..., 1] - 128, soft[..., 2] - 128
    return np.asarray((a > 4) & (a < 34) & (b > 3) & (b < 38) & (b < 2.6 * a + 4) & (soft[..., 0] > 60))


def _skinned(lab: Floats) -> Iterator[tuple[float, tuple[float, float], tuple[float, float], float]]:
    """Give the eyes of people, as `_pairs` does: two dark spots at the height of eyes in an oval of skin."""
    h, w = lab.shape[:2]
    soft = cv2.GaussianBlur(lab, (0, 0), 0.8)
    skin = _skin(soft).astype(np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(
        cv2.morphologyEx(skin, cv2.MORPH_OPEN, np.ones((3, 3), np.uint8))
    )
    for n in range(1, count):
        left, top, wide, high, area = (int(value) for value in stats[n])
        if not (
            0.004 * h * w < area < 0.3 * h * w and 0.55 < wide / high < 1.25 and area > 0.5 * wide * high
        ):
            continue
        if left <= 1 or top <= 1 or left + wide >= w - 1 or wide < 16:
            continue
        mark = (labels == n).astype(np.uint8)
        size = max(wide // 4, 3) | 1
        disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (size, size))
        whole = cv2.morphologyEx(cv2.morphologyEx(mark, cv2.MORPH_CLOSE, disc), cv2.MORPH_OPEN, disc)
        if not whole.any():
            continue
        left, top, wide, high = cv2.boundingRect(whole)
        whole = whole[top : top + high, left : left + wide]
        gray = soft[top : top + high, left : left + wide, 0]
        around = cv2.GaussianBlur(gray, (0, 0), 0.12 * wide)
        dark = np.clip(around - cv2.GaussianBlur(gray, (0, 0), 0.02 * wide + 0.5), 0, None) * whole
        edge = max(wide // 11, 1)
        deep = cv2.erode(whole, np.ones((2 * edge + 1, 2 * edge + 1), np.uint8), borderValue=0)
        dark *= deep
        y0, y1, half = round(0.2 * high), round(0.58 * high), wide // 2
        band = dark[y0:y1]
        one, two = (
            np.unravel_index(int(np.argmax(part)), part.shape) for part in (band[:, :half], band[:, half:])
        )
        ax, ay, bx, by = int(one[1]), int(one[0]) + y0, int(two[1]) + half, int(two[0]) + y0
        apart = math.hypot(bx - ax, by - ay)
        least = min(float(dark[ay, ax]), float(dark[by, bx]))
        off = abs((ax + bx) / 2 - wide / 2) / wide
        if not 0.26 * wide < apart < 0.68 * wide or abs(by - ay) > 0.3 * apart or least < 7 or off > 0.16:
            continue
        same = _mirrored(lab, (ax + left, ay + top), (bx + left, by + top))
        score = 0.66 + 0.3 * min(least / 30, 1.0) + 0.25 * max(same, 0.0) - 0.8 * off
        yield score, (float(ax + left), float(ay + top)), (float(bx + left), float(by + top)), _HUMAN * apart


def _round(gray: Floats, radius: float) -> Floats:
    """Return how dark and round the spot of this radius is that lies around each pixel, about 0..1.

    Source: Loy, Zelinsky 2003, "Fast Radial Symmetry for Detecting Points of Interest"; dark spots only.
    """
    h, w = gray.shape
    soft = cv2.GaussianBlur(gray, (0, 0), max(0.25 * radius, 0.8))
    gx, gy = cv2.Sobel(soft, cv2.CV_32F, 1, 0, ksize=3) / 8, cv2.Sobel(soft, cv2.CV_32F, 0, 1, ksize=3) / 8
    size = np.hypot(gx, gy)
    strong = size > 1.2
    rows, columns = np.nonzero(strong)
    x = np.round(columns - gx[strong] / size[strong] * radius).astype(np.int64)
    y = np.round(rows - gy[strong] / size[strong] * radius).astype(np.int64)
    inside = (x >= 0) & (x < w) & (y >= 0) & (y < h)
    at = y[inside] * w + x[inside]
    votes = np.bincount(at, minlength=h * w).reshape(h, w).astype(np.float32)
    force = np.bincount(at, np.minimum(size[strong][inside], 14.0), h * w).reshape(h, w).astype(np.float32)
    spread = max(0.3 * radius, 0.8)
    around = 2 * math.pi * radius
    votes = np.asarray(cv2.GaussianBlur(votes, (0, 0), spread), np.float32)
    force = np.asarray(cv2.GaussianBlur(force, (0, 0), spread), np.float32)
    most = around / (2 * math.pi * spread**2)  # all of a circle's votes in one place
    full = np.clip(votes / (2.6 * most), 0, 1.5)
    return np.asarray(full**1.5 * np.clip(force / np.maximum(votes, 1e-3) / 8, 0, 1) ** 0.5, np.float32)


def _peaks(score: Floats, radius: float) -> list[tuple[float, float, float]]:
    """Return the strongest spots of a map, (x, y, value)."""
    size = 2 * max(round(1.5 * radius), 1) + 1
    top = (score >= cv2.dilate(score, np.ones((size, size)))) & (score > 0.06)
    edge = max(round(radius), 1)
    top[:edge] = top[-edge:] = top[:, :edge] = top[:, -edge:] = False
    rows, columns = np.nonzero(top)
    values = score[rows, columns]
    order = np.argsort(-values, kind="stable")[:_MOST]
    return [(float(columns[n]), float(rows[n]), float(values[n])) for n in order]


def _kin(soft: Floats, skin: np.ndarray, a: tuple[float, float], b: tuple[float, float]) -> float:
    """Return how well what lies around two eyes is one face, 0..1: of one colour, more so if that is skin."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    mx, my = (a[0] + b[0]) / 2, (a[1] + b[1]) / 2
    h, w = skin.shape
    found = []
    for u, v in ((0, 0.05), (-0.5, 0.55), (0.5, 0.55), (0, 0.5), (-0.35, 0.9), (0.35, 0.9), (0, -0.45)):
        x, y = round(mx + u * dx - v * dy), round(my + u * dy + v * dx)
        if not (0 <= x < w and 0 <= y < h):
            return 0.0
        found.append((soft[y, x], bool(skin[y, x])))
    colors = np.stack([one for one, _ in found])
    spread = float(np.median(np.linalg.norm(colors - np.median(colors, axis=0), axis=1)))
    eyes = (soft[round(a[1]), round(a[0])][0] + soft[round(b[1]), round(b[0])][0]) / 2
    darker = min(max((float(np.median(colors[:, 0])) - float(eyes)) / 30, 0.0), 1.0)
    share = sum(one for _, one in found) / len(found)
    return darker * (0.55 * math.exp(-spread / 22) + 0.45 * (share > 0.8)) + 0.1 * (share > 0.85) * (
        spread < 9
    )


def _mirrored(lab: Floats, a: tuple[float, float], b: tuple[float, float]) -> float:
    """Return how alike both halves of the face around two eyes are, -1..1."""
    wide = math.hypot(b[0] - a[0], b[1] - a[1])
    angle = math.atan2(b[1] - a[1], b[0] - a[0])
    c, s = math.cos(angle) * wide, math.sin(angle) * wide
    n = 24
    u, v = np.meshgrid(np.linspace(-0.95, 0.95, n), np.linspace(-0.55, 1.35, n))
    mx, my = (a[0] + b[0]) / 2, (a[1] + b[1]) / 2
    x, y = mx + u * c - v * s, my + u * s + v * c
    h, w = lab.shape[:2]
    seen = (x >= 0) & (x < w) & (y >= 0) & (y < h)
    if seen.mean() < 0.72:
        return 0.0
    soft = cv2.GaussianBlur(lab, (0, 0), max(0.05 * wide, 0.6))
    patch = cv2.remap(
        soft, x.astype(np.float32), y.astype(np.float32), cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    other = patch[:, ::-1]
    # rows alone make no face: the sky and the ground are alike on both sides, too
    one, two = patch - patch.mean(1, keepdims=True), other - other.mean(1, keepdims=True)
    return float((one * two).sum() / (np.sqrt((one**2).sum() * (two**2).sum()) + 1e-6))

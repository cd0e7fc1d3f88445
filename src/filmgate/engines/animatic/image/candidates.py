"""The subject of an image by simple rules: several guesses, each cut out by GrabCut, and the best of them.

A guess is judged by its outline: where a subject ends the colour changes, all along. A guess that fails is
refused, since a subject that is cut through looks worse in motion than one that stands still.
"""

from collections.abc import Iterator

import cv2
import numpy as np

from filmgate.engines.animatic.image.faces import Face
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.render.pixels import Bytes

_SIDE = 208  # pixels: the long side of the copy that is searched
_FINE = 240  # the same for small things
_FULL = 0.8  # of its hull
_SURE, _LARGE = 0.92, 0.03  # score and share of the image of what nobody asks to move
_BARE = 0.5  # of what is around something small: so much of it is calm
_LONE = 0.62  # the same for something small that is alone
_LEVELS = (26, 38, 52)  # contrasts with what is around
_PLAIN = 9.0  # steps of Lab: colours nearer than this are the same plain ground
_PLAIN_SHARE = 0.72  # of the border: a plain ground has so much of it
_APART, _BARELY = 6, 0.002  # of 255; share of pixels: an image that differs by less from one colour is one
_FEWEST = 24  # pixels of each kind: GrabCut models either with five colours
_SIZES = (0.001, 0.62)  # of the image: a subject is no smaller and no larger
_LEAST = 0.8  # score below which a guess is refused
_FLAT = 4.0  # steps of Lab that a plain ground varies by
_PART, _SPECK = 1e-4, 3e-5  # of the image: a thing, and what is none
_PARTS = 60  # things on a plain ground: of more, none is a subject


def plain(picture: Bytes) -> Floats | None:
    """Return the opacity of what stands on a plain ground, 0..1 (height, width); None for other images.

    The ground is what has the colour of the border and is reached from there.
    """
    lab = cv2.cvtColor(picture, cv2.COLOR_BGR2LAB).astype(np.float32)
    edge = np.concatenate([lab[:2].reshape(-1, 3), lab[:, :2].reshape(-1, 3), lab[:, -2:].reshape(-1, 3)])
    ground = np.median(edge, axis=0)
    if float((np.linalg.norm(edge - ground, axis=1) < _PLAIN).mean()) < _PLAIN_SHARE:
        return None
    away = np.linalg.norm(lab - ground, axis=2)
    near = cv2.copyMakeBorder((away < _PLAIN).astype(np.uint8), 1, 1, 1, 1, cv2.BORDER_CONSTANT, value=1)
    _, labels = cv2.connectedComponents(near, connectivity=4)
    reached = labels == labels[0, 0]
    outside = reached[1:-1, 1:-1]
    share = float(outside.mean())
    if not 0.12 < share < 0.985:
        return None
    flat = float(np.quantile(away[outside], 0.9))
    _, marks, stats, _ = cv2.connectedComponentsWithStats((~outside).astype(np.uint8))
    areas = stats[:, cv2.CC_STAT_AREA]
    parts = int((areas[1:] > _PART * outside.size).sum())
    if flat > _FLAT or parts > _PARTS:  # a surface, or a field of stars
        return None
    outside |= (areas < _SPECK * outside.size)[marks]  # noise of JPEG
    # a pixel of the outline is a mixture of the ground and of what stands within
    within = cv2.erode((~outside).astype(np.uint8), np.ones((5, 5), np.uint8))
    if not within.any():
        return None
    full = extended(away[..., None], within > 0)[..., 0]
    mixed = np.clip((away - 1.5) / np.maximum(full - 3.0, 4.0), 0, 1)
    opened = np.where(within > 0, 1.0, np.where(_near(within, 4), mixed, (~outside).astype(np.float32)))
    return np.asarray(np.where(outside & ~_near(within, 4), 0, opened), np.float32)


def _near(region: Bytes, pixels: int) -> np.ndarray:
    size = 2 * pixels + 1
    return np.asarray(cv2.dilate(region, np.ones((size, size), np.uint8))) > 0


def extended(values: Floats, known: np.ndarray) -> Floats:
    """Return the values (height, width, n) with those of the nearest known pixel where none is known."""
    _, labels = cv2.distanceTransformWithLabels(
        (~known).astype(np.uint8), cv2.DIST_L2, 5, labelType=cv2.DIST_LABEL_PIXEL
    )
    first = np.zeros(int(labels.max()) + 1, np.int64)
    where = np.flatnonzero(known)
    first[labels.ravel()[where]] = where
    flat = values.reshape(-1, values.shape[2])
    return np.asarray(flat[first[labels.ravel()]].reshape(values.shape), np.float32)


def best(picture: Bytes, face: Face | None = None, *, sure: bool = False) -> Floats | None:
    """Return the best guess as 0 or 1 for each pixel of a small copy; None if all fail.

    Of good ones a large one is meant: a part of a subject may have as clear an outline.
    """
    small, lab, k = _copy(picture, _SIDE)
    if np.mean(np.abs(small - np.median(small, (0, 1))).max(2) > _APART) < _BARELY:  # GrabCut would not end
        return None
    found = [(one, judged(one, lab)) for one in _guesses(small, lab)]
    if face:
        found += [(one, judged(one, lab)) for one in _portrayed(small, face, k)]
        found = [(one, score) for one, score in found if holds(one, face, picture)]
    if sure:
        found = [(one, s) for one, s in found if s >= _SURE and one.mean() > _LARGE and _solid(one) > _FULL]
    if max((score for _, score in found), default=0.0) < _LEAST:
        if sure:
            return None
        small, lab, _ = _copy(picture, _FINE)
        return next((one for one in _spots(small, lab) if judged(one, lab) >= _LONE), None)
    good = [(score + 0.6 * min(float(one.mean()), 0.35), one) for one, score in found if score >= _LEAST]
    return max(good, key=lambda pair: pair[0])[1]


def _copy(picture: Bytes, side: int) -> tuple[Bytes, Floats, float]:
    """Return a small copy with this long side, the same in Lab, and its scale."""
    k = side / max(picture.shape[:2])
    small = np.asarray(cv2.resize(picture, None, fx=k, fy=k, interpolation=cv2.INTER_AREA), np.uint8)
    return small, cv2.cvtColor(small, cv2.COLOR_BGR2LAB).astype(np.float32), k


def _solid(mask: Floats) -> float:
    """Return the share of its hull that a guess fills."""
    contours, _ = cv2.findContours(mask.astype(np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    hull = cv2.convexHull(np.concatenate([np.asarray(one) for one in contours]))
    return float(mask.sum()) / max(cv2.contourArea(hull), 1.0)


def holds(mask: Floats, face: Face, picture: Bytes) -> bool:
    """Tell whether a guess has a face within it: its eyes, and what is around them."""
    k = mask.shape[1] / picture.shape[1]
    (x, y), r = face.middle, 0.6 * face.radius
    points = [*face.eyes, (x, y), (x - r, y), (x + r, y), (x, y + r), (x, y - r), (x, y - 1.8 * r)]
    h, w = mask.shape
    seen = [(round(px * k), round(py * k)) for px, py in points]
    inside = [mask[row, column] > 0.5 for column, row in seen if 0 <= column < w and 0 <= row < h]
    return bool(inside) and sum(inside) >= len(inside) - 0.5


def _portrayed(small: Bytes, face: Face, k: float) -> Iterator[Floats]:
    """Give what GrabCut makes of a head and the shoulders below it."""
    h, w = small.shape[:2]
    (x, y), r = (face.middle[0] * k, face.middle[1] * k), face.radius * k
    likely = np.zeros((h, w), np.uint8)
    cv2.ellipse(likely, (round(x), round(y - 0.15 * r)), (round(1.15 * r), round(1.5 * r)), 0, 0, 360, 1, -1)
    body = np.array(((x - 0.8 * r, y + r), (x + 0.8 * r, y + r), (x + 2.6 * r, h), (x - 2.6 * r, h)))
    cv2.fillPoly(likely, [np.round(body).astype(np.int32)], 1)
    sure = np.zeros((h, w), np.uint8)
    cv2.ellipse(sure, (round(x), round(y - 0.25 * r)), (round(0.8 * r), round(1.2 * r)), 0, 0, 360, 1, -1)
    sure[round(min(y + 2.2 * r, h - 1)) :, max(round(x - 0.7 * r), 0) : round(x + 0.7 * r)] = 1
    mask = np.where(likely > 0, cv2.GC_PR_FGD, cv2.GC_PR_BGD).astype(np.uint8)
    mask[: max(round(y - 2.4 * r), 0)] = cv2.GC_BGD
    mask[sure > 0] = cv2.GC_FGD
    if not (mask == cv2.GC_PR_BGD).any() or not sure.any():
        return
    _, labels = cv2.connectedComponents(_cut(small, mask, 3))
    yield _whole(labels == labels[min(round(y), h - 1), min(round(x), w - 1)])


def judged(mask: Floats, lab: Floats) -> float:
    """Return how good a guess is, 0..1: by its outline, its size, its shape and where it lies."""
    share = float(mask.mean())
    if not _SIZES[0] < share < _SIZES[1]:
        return 0.0
    inside = mask > 0.5
    h, w = mask.shape
    sides = np.concatenate([inside[0], inside[:, 0], inside[:, -1]])
    if sides.mean() > 0.2:
        return 0.0
    solid = mask.astype(np.uint8)
    ring = (cv2.dilate(solid, np.ones((3, 3), np.uint8)) > 0) & ~inside
    ring[-2:] = ring[:, :2] = ring[:, -2:] = False
    if ring.sum() < 12:
        return 0.0
    size = 7
    count = cv2.blur(inside.astype(np.float32), (size, size))[..., None]
    one = cv2.blur(lab * inside[..., None], (size, size)) / np.maximum(count, 1e-3)
    two = cv2.blur(lab * ~inside[..., None], (size, size)) / np.maximum(1 - count, 1e-3)
    step = np.linalg.norm(one - two, axis=2)[ring]
    squares = (lab**2).sum(2)
    noise = [
        cv2.blur(squares * part, (size, size)) / np.maximum(share_, 1e-3) - (mean**2).sum(2)
        for part, share_, mean in ((inside, count[..., 0], one), (~inside, 1 - count[..., 0], two))
    ]
    rough = np.sqrt(np.maximum(np.minimum(*noise), 0))[ring]
    # and the step is sharp: a shade is none
    local = cv2.GaussianBlur(lab, (0, 0), 0.8)
    sharp = (
        np.hypot(
            np.linalg.norm(cv2.Sobel(local, cv2.CV_32F, 1, 0, ksize=3), axis=2),
            np.linalg.norm(cv2.Sobel(local, cv2.CV_32F, 0, 1, ksize=3), axis=2),
        )
        / 8
    )
    sharp = cv2.dilate(sharp, np.ones((3, 3)))[ring]
    clear = float(np.mean((step > 16) & (sharp > 5) & (step > 1.3 * rough)))
    weak = float(np.quantile(step, 0.15))
    contours, _ = cv2.findContours(solid, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    border = sum(cv2.arcLength(one, closed=True) for one in contours)
    compact = 4 * np.pi * inside.sum() / max(border, 1.0) ** 2
    ragged = border / max(sum(cv2.arcLength(one, closed=True) for one in _smoothed(solid)), 1.0)
    y, x = np.nonzero(inside)
    away = np.hypot((x.mean() / w - 0.5) / 0.5, (y.mean() / h - 0.5) / 0.5)
    score = 0.62 * clear + 0.2 * min(weak / 30, 1.0) + 0.18 * min(compact / 0.3, 1.0)
    score *= 1 - 0.25 * max(away - 0.35, 0.0) - 0.8 * sides.mean()
    score -= 0.5 * max(ragged - 1.25, 0.0)
    return float(score * (0.8 + 0.2 * min(share / 0.015, 1.0)))


def _smoothed(solid: Bytes) -> list[np.ndarray]:
    soft = (cv2.GaussianBlur(solid.astype(np.float32), (0, 0), 3) > 0.5).astype(np.uint8)
    contours, _ = cv2.findContours(soft, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    return [np.asarray(one) for one in contours]


def _guesses(small: Bytes, lab: Floats) -> Iterator[Floats]:
    """Give guesses: by the colour of the border, the rare colours, the sharpness and the middle."""
    soft = cv2.GaussianBlur(lab, (0, 0), 2)
    h, w = soft.shape[:2]
    y, x = np.mgrid[-1 : 1 : h * 1j, -1 : 1 : w * 1j].astype(np.float32)
    middle = np.exp(-(x**2 / 0.9 + (y - 0.1) ** 2 / 0.9))
    sharp = _sharp(lab) * middle
    for score, share in (
        (_unlike_border(soft) * middle, 0.1),
        (_rare(soft) * (0.3 + 0.7 * middle), 0.06),
        (sharp, 0.1),
        (sharp, 0.25),
        (np.exp(-(x**2 / 0.2 + (y - 0.35) ** 2 / 0.9)), 0.35),  # a portrait
    ):
        yield from _grabbed(small, np.asarray(score, np.float32), share)


def _spots(small: Bytes, lab: Floats) -> Iterator[Floats]:
    """Give the small thing that stands out most from what is around it, and is alone there."""
    h, w = lab.shape[:2]
    apart = cv2.GaussianBlur(lab, (0, 0), 1) - cv2.GaussianBlur(lab, (0, 0), 0.05 * w)
    contrast = np.linalg.norm(apart * (1, 1.6, 1.6), axis=2)
    found: list[tuple[float, np.ndarray]] = []
    parts = [part for level in _LEVELS for part in _parts(contrast > level)]
    for own, (left, top, wide, high, area) in parts:
        if not 0.0006 < area / own.size < 0.02 or min(left, top, w - left - wide, h - top - high) < 3:
            continue
        r = max(wide, high) // 2 + 3
        y0, x0 = max(top - r, 0), max(left - r, 0)
        cut, mark = (
            lab[y0 : top + high + r, x0 : left + wide + r],
            own[y0 : top + high + r, x0 : left + wide + r],
        )
        ring = (cv2.dilate(mark, np.ones((2 * r - 1, 2 * r - 1), np.uint8)) > 0) & (
            cv2.dilate(mark, np.ones((3, 3), np.uint8)) == 0
        )
        mean = np.median(cut[ring], axis=0)
        spread = float(np.median(np.linalg.norm(cut[ring] - mean, axis=1)))
        step = float(np.linalg.norm(np.median(cut[mark > 0], axis=0) - mean))
        bare = float((contrast[y0 : top + high + r, x0 : left + wide + r][ring] < _LEVELS[0]).mean())
        if bare < _BARE:
            continue
        found.append((step / (spread + 6) * bare**2 * area**0.25, own))
    if found:
        yield from _grown(small, max(found, key=lambda pair: pair[0])[1])


def _parts(region: np.ndarray) -> Iterator[tuple[Bytes, list[int]]]:
    """Give the connected parts of a region, each with (left, top, width, height, area)."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(region.astype(np.uint8))
    for n in range(1, count):
        if stats[n, cv2.CC_STAT_AREA] > 0.0006 * region.size:
            yield (labels == n).astype(np.uint8), [int(value) for value in stats[n]]


def _cut(small: Bytes, mask: Bytes, rounds: int) -> Bytes:
    """Return what GrabCut makes of a mask of its marks, as 0 or 1."""
    models = np.zeros((1, 65)), np.zeros((1, 65))
    cv2.setRNGSeed(1)
    cv2.grabCut(small, mask, (0, 0, 1, 1), *models, rounds, cv2.GC_INIT_WITH_MASK)
    return np.asarray(((mask == cv2.GC_FGD) | (mask == cv2.GC_PR_FGD)).astype(np.uint8))


def _grown(small: Bytes, own: Bytes) -> Iterator[Floats]:
    mask = np.where(cv2.dilate(own, np.ones((9, 9), np.uint8)) > 0, cv2.GC_PR_BGD, cv2.GC_BGD).astype(
        np.uint8
    )
    mask[own > 0] = cv2.GC_PR_FGD
    mask[cv2.erode(own, np.ones((3, 3), np.uint8)) > 0] = cv2.GC_FGD
    if int((mask == cv2.GC_FGD).sum() + (mask == cv2.GC_PR_FGD).sum()) < _FEWEST:
        return
    solid = _cut(small, mask, 1)
    if solid.any():
        _, labels = cv2.connectedComponents(solid)
        counts = np.bincount(labels.ravel())
        counts[0] = 0
        yield _whole(labels == int(np.argmax(counts)))


def _grabbed(small: Bytes, score: Floats, share: float) -> Iterator[Floats]:
    """Give what GrabCut makes of a map of scores. share: of the image that is likely the subject."""
    mask = np.full(small.shape[:2], cv2.GC_PR_BGD, np.uint8)
    strong = float(score.max())
    mask[score > max(float(np.quantile(score, 1 - share)), 0.3 * strong)] = cv2.GC_PR_FGD
    mask[score > max(float(np.quantile(score, 1 - share / 6)), 0.6 * strong)] = cv2.GC_FGD
    mask[score < np.quantile(score, 0.4)] = cv2.GC_BGD
    mask[:2] = mask[:, :2] = mask[:, -2:] = cv2.GC_PR_BGD
    mask[0] = cv2.GC_BGD
    chosen = int(np.isin(mask, (cv2.GC_FGD, cv2.GC_PR_FGD)).sum())
    if not _FEWEST <= chosen <= mask.size - _FEWEST:  # one colour, or a pattern that is one from afar
        return
    solid = np.asarray(
        cv2.morphologyEx(_cut(small, mask, 2), cv2.MORPH_OPEN, np.ones((3, 3), np.uint8)), np.uint8
    )
    count, labels, stats, _ = cv2.connectedComponentsWithStats(solid)
    if count < 2:
        return
    weight = [float(score[labels == n].mean()) * stats[n, cv2.CC_STAT_AREA] for n in range(1, min(count, 12))]
    chosen = 1 + int(np.argmax(weight))
    yield _whole(labels == chosen)


def _whole(region: np.ndarray) -> Floats:
    """Return a region with its small holes closed, as 0 and 1."""
    inverse = (~region).astype(np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(inverse, connectivity=4)
    small = [n for n in range(1, count) if stats[n, cv2.CC_STAT_AREA] < 0.04 * region.sum()]
    return np.asarray(region | np.isin(labels, small), np.float32)


def _unlike_border(soft: Floats) -> Floats:
    """Return the distance from the colours of the border."""
    h, _w = soft.shape[:2]
    b = max(h // 24, 3)
    border = np.concatenate(
        [soft[:b].reshape(-1, 3), soft[:, :b].reshape(-1, 3), soft[:, -b:].reshape(-1, 3)]
    )
    apart = [np.linalg.norm(soft - centre, axis=2) for centre in _means(border, 5)[0]]
    return np.asarray(np.min(apart, axis=0), np.float32)


def _rare(soft: Floats) -> Floats:
    """Return how far the colours of pixels are from all others, by the shares of those."""
    h, w = soft.shape[:2]
    centres, labels = _means(soft.reshape(-1, 3), 10)
    shares = np.bincount(labels, minlength=len(centres)) / labels.size
    apart = np.linalg.norm((centres[:, None] - centres[None]) * (0.6, 1.4, 1.4), axis=2) @ shares
    score = apart[labels].reshape(h, w).astype(np.float32)
    return np.asarray(cv2.GaussianBlur(score - score.min(), (0, 0), 2), np.float32)


def _sharp(lab: Floats) -> Floats:
    """Return how sharp the image is around each pixel: a lens is focused on a subject."""
    fine = np.abs(lab[..., 0] - cv2.GaussianBlur(lab[..., 0], (0, 0), 1.5))
    return np.asarray(np.sqrt(cv2.GaussianBlur(fine, (0, 0), 6)), np.float32)


def _means(colors: Floats, count: int) -> tuple[Floats, np.ndarray]:
    """Return the means of the clusters of colours (n, 3), and the number of each colour's cluster."""
    cv2.setRNGSeed(1)
    criteria = (cv2.TERM_CRITERIA_EPS + cv2.TERM_CRITERIA_MAX_ITER, 12, 1.0)
    found = cv2.kmeans(
        np.ascontiguousarray(colors, np.float32), count, None, criteria, 1, cv2.KMEANS_PP_CENTERS
    )  # type: ignore[call-overload]
    return np.asarray(found[2], np.float32), np.asarray(found[1]).ravel()

"""The kernels of the styles do what the filters do that they stand for."""

from typing import Any

import cv2
import numpy as np
import pytest

from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.render.styles import Sheet, restyle

SIZE = (96, 130)


@pytest.fixture
def sheet(kernels: Kernels) -> Sheet:
    """Blobs of colour with some noise, before and behind each other."""
    rng = np.random.default_rng(7)
    blobs = cv2.resize(rng.uniform(0, 255, (9, 12, 3)).astype(np.float32), SIZE[::-1], interpolation=0)
    picture = np.clip(blobs + rng.normal(0, 6, blobs.shape), 0, 255).astype(np.uint8)
    depth = np.full(SIZE, 9.0, np.float32)
    depth[30:60, 40:90] = 3.0
    material = np.where(depth < 5, 3, 1).astype(np.uint8)
    paper = rng.normal(size=SIZE).astype(np.float32)
    return Sheet(kernels=kernels, picture=picture, depth=depth, material=material, paper=paper)


def test_a_wash_is_the_mean_of_the_calmest_of_four_squares(sheet: Sheet) -> None:
    (h, w), r, planes = SIZE, 4, sheet.planes()
    picture = sheet.picture.astype(np.float32)
    gray = planes[3].copy()
    np.testing.assert_allclose(gray, cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), atol=0.01)
    best, wanted = np.full(SIZE, 1e12), picture.copy()
    for anchor in ((0, 0), (0, r), (r, 0), (r, r)):
        mean, low, square = (
            cv2.blur(one, (r + 1, r + 1), anchor=anchor) for one in (picture, gray, gray * gray)
        )
        calmer = square - low * low < best
        best = np.where(calmer, square - low * low, best)
        wanted = np.where(calmer[..., None], mean, wanted)
    squares = np.empty((4, h + r, w + r), np.float32)
    sheet.kernels.rows("fg_squares", h + r, planes, h, w, r, squares)
    sheet.kernels.rows("fg_calm", h, squares, h, w, r, planes)
    away = np.abs(planes[:3].transpose(1, 2, 0) - wanted).max(2)
    assert (away > 0.05).mean() < 0.002  # where two squares are as calm, rounding decides


def test_colours_are_flattened_as_a_bilateral_filter_does(sheet: Sheet) -> None:
    planes, out = sheet.planes(), np.empty((3, *SIZE), np.float32)
    sheet.kernels.rows("fg_flatten", SIZE[0], planes, *SIZE, 26.0, 5.0, out)
    wanted = cv2.bilateralFilter(sheet.picture.astype(np.float32), 7, 26, 5)
    away = np.abs(out.transpose(1, 2, 0) - wanted)
    assert away.mean() < 0.15
    assert away.max() < 3


def test_ink_runs_around_what_is_before_and_along_strong_edges(sheet: Sheet) -> None:
    def drawn(material: Any, gray: Any) -> Any:
        out = np.empty(SIZE, np.float32)
        sheet.kernels.rows("fg_ink", SIZE[0], sheet.depth, material, gray, *SIZE, 400.0, 120.0, out)
        return out

    plain = np.full(SIZE, 90.0, np.float32)
    ink = drawn(sheet.material, plain)
    assert ink[29:31, 39:91].min() == 1.0
    assert ink[35:55, 45:85].max() == 0.0
    assert ink[:28].max() == 0.0
    assert drawn(np.ones(SIZE, np.uint8), plain).max() == 0.0  # ground has no outline
    plain[:, 20:] = 240.0
    assert drawn(sheet.material, plain)[5, 19:21].min() == 1.0


def test_hatching_lies_in_the_dark_alone(sheet: Sheet) -> None:
    def tone(level: int) -> Any:
        picture = np.full((*SIZE, 3), level, np.uint8)
        quiet = Sheet(
            kernels=sheet.kernels,
            picture=picture,
            depth=np.full(SIZE, 9.0, np.float32),
            material=sheet.material,
            paper=np.zeros(SIZE, np.float32),
        )
        return restyle("sketch", quiet)[20:70, 20:100, 2].astype(float)

    assert tone(200).std() < 0.5
    assert tone(40).std() > 10

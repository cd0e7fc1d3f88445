"""The vendor's numbers that clients rely on: prices, fields, sizes, levels and statuses of errors."""

import re
from pathlib import Path

import pytest

from filmgate.domain import errors
from filmgate.domain.catalog import IMAGE, MODELS, TEXT
from filmgate.domain.errors import FilmgateError
from filmgate.domain.levels import LEVELS
from filmgate.domain.shot import native_size

API = Path(__file__).parents[2] / "docs" / "api.md"
STANDARD = {("768p", 6): 0.23, ("768p", 10): 0.56}
PRICES = {
    "minimax/hailuo-02/standard": STANDARD,
    "minimax/hailuo-02/fast": {("512p", 6): 0.10, ("512p", 10): 0.15},
    "minimax/hailuo-02/pro": {("1080p", 6): 0.48},
    "minimax/hailuo-02/t2v-pro": {("1080p", 6): 0.48},
    "minimax/hailuo-02/t2v-standard": STANDARD,
    "minimax/hailuo-02/i2v-standard": STANDARD,
    "minimax/video-02": {("768p", 6): 0.0625, ("1080p", 6): 0.11},
    "minimax/hailuo-2.3/t2v-standard": STANDARD,
    "minimax/hailuo-2.3/t2v-pro": {("1080p", 6): 0.49},
    "minimax/hailuo-2.3/fast": {("768p", 6): 0.19, ("768p", 10): 0.32},
    "minimax/video-01": {("720p", 6): 0.0625},
    "wavespeed-ai/minimax-h3/text-to-video": STANDARD,
}
NEEDS_IMAGE = {"minimax/hailuo-02/fast", "minimax/hailuo-02/i2v-standard", "minimax/hailuo-2.3/fast"}


def test_a_clip_costs_what_the_vendor_takes_for_it() -> None:
    assert {id: {size: price / 1e6 for size, price in one.prices.items()} for id, one in MODELS.items()} == (
        PRICES
    )


@pytest.mark.parametrize("id", sorted(MODELS))
def test_a_model_requires_a_picture_or_a_prompt_and_never_both(id: str) -> None:
    required = [one.name for one in MODELS[id].parameters if one.required]
    assert required == (["image"] if id in NEEDS_IMAGE else ["prompt"])
    assert MODELS[id].type == (IMAGE if id in NEEDS_IMAGE else TEXT)


@pytest.mark.parametrize("id", sorted(MODELS))
def test_only_the_oldest_model_expands_prompts_without_being_asked(id: str) -> None:
    on = [one.name for one in MODELS[id].parameters if one.default is True]
    assert ("enable_prompt_expansion" in on) is (id == "minimax/video-01")


def test_seconds_between_two_lengths_become_the_nearer_one() -> None:
    alias = MODELS["wavespeed-ai/minimax-h3/text-to-video"]
    assert [alias.duration({"duration": seconds}) for seconds in (4, 7, 8, 15)] == [6, 6, 10, 10]
    assert alias.duration({}) == 6


def test_a_clip_without_a_picture_is_widescreen() -> None:
    sizes = {name: native_size(name, None) for name in ("512p", "720p", "768p", "1080p")}
    assert sizes == {"512p": (910, 512), "720p": (1280, 720), "768p": (1366, 768), "1080p": (1920, 1080)}


@pytest.mark.parametrize(
    ("picture", "size"),
    [
        ((1000, 800), (960, 768)),
        ((800, 1000), (768, 960)),
        ((500, 500), (768, 768)),
        ((1001, 1000), (768, 768)),  # an odd side is rounded to an even one
    ],
)
def test_a_clip_has_the_shape_of_its_picture(picture: tuple[int, int], size: tuple[int, int]) -> None:
    assert native_size("768p", picture) == size


def test_levels_bound_submissions_in_a_minute_and_clips_at_once() -> None:
    assert {name: (one.per_minute, one.concurrent) for name, one in LEVELS.items()} == {
        "bronze": (5, 3),
        "silver": (60, 100),
        "gold": (600, 2000),
        "ultra": (5000, 5000),
        "unlimited": (None, None),
    }


def test_each_error_has_the_status_that_the_docs_give_it() -> None:
    listed = API.read_text(encoding="utf-8").partition("## Errors")[2].partition("##")[0]
    by_docs = {
        slug: int(status)
        for status, words in re.findall(r"\b(\d{3}) (`[^·]*)", listed)
        for slug in re.findall(r"`([a-z_]+)`", words)
    }
    classes = [one for one in vars(errors).values() if isinstance(one, type)]
    by_class = {one.slug: one.status for one in classes if issubclass(one, FilmgateError)}
    assert by_class.items() <= by_docs.items()

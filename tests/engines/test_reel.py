"""The arithmetic of shots: sizes, parts, frames. Facts of the families are those of their cards."""

import pytest

from filmgate.domain.shot import FPS, SHORT_SIDES, Shot, native_size
from filmgate.engines.base import Unsupported
from filmgate.engines.families import FAMILIES, refined
from filmgate.engines.reel import Format, size


def shot(seconds: int, resolution: str = "768p", aspect: tuple[int, int] | None = None) -> Shot:
    width, height = native_size(resolution, aspect)
    return Shot(prompt="", width=width, height=height, frames=FPS * seconds, seed=0)


def of(name: str, pixels: int = 0) -> Format:
    family = FAMILIES[name]
    return Format(engine=name, family=family, takes=family.takes, pixels=pixels or family.pixels)


@pytest.mark.parametrize(
    ("family", "seconds", "parts"),
    [
        ("wan2.2-ti2v-5b", 6, (145,)),
        ("wan2.2-ti2v-5b", 10, (121, 121)),
        ("wan2.2-i2v-a14b", 6, (97,)),
        ("wan2.2-i2v-a14b", 10, (81, 81)),
        ("minimax-h3", 6, (158,)),
        ("minimax-h3", 10, (243,)),
    ],
)
def test_parts_reach_the_last_frame_at_counts_that_the_model_makes(
    family: str, seconds: int, parts: tuple[int, ...]
) -> None:
    found = of(family).cut(shot(seconds))
    step, rest = FAMILIES[family].frame_step
    assert found.parts == parts
    assert all((one - rest) % step == 0 for one in parts)
    last = (FPS * seconds - 1) / FPS  # seconds: when the last frame is shown
    assert (found.made.frames - 1) / found.made.fps >= last


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("resolution", ["512p", "768p", "1080p"])
@pytest.mark.parametrize("aspect", [None, (2, 5), (5, 2), (1, 1)])
def test_sizes_are_multiples_within_what_is_made_as_it_is(
    family: str, resolution: str, aspect: tuple[int, int] | None
) -> None:
    wanted, one = shot(6, resolution, aspect), of(family)
    made = one.cut(wanted).made
    assert made.width % one.family.multiple == made.height % one.family.multiple == 0
    most = 1.05 if one.family.nearest else 1  # the nearest multiples may be a little more
    assert made.width * made.height <= most * one.family.pixels
    assert 0.85 < (made.width / made.height) / (wanted.width / wanted.height) < 1.15
    if wanted.width * wanted.height < 0.9 * one.family.pixels and not one.family.nearest:
        assert (made.width, made.height) >= (wanted.width, wanted.height), (
            "nothing is scaled up for want of a little"
        )


def test_the_sizes_of_the_contract() -> None:
    assert size(1366, 768, multiple=32, pixels=1376 * 768) == (1376, 768)
    assert size(1366, 768, multiple=32, pixels=1344 * 768) == (1344, 768)
    assert size(1920, 1080, multiple=16, pixels=1376 * 768) == (1376, 768)
    assert size(910, 512, multiple=32, pixels=32 * 32) == (32, 32)
    assert size(910, 512, multiple=32, pixels=1344 * 768, nearest=True) == (896, 512)


def test_what_a_text_model_alone_makes() -> None:
    one = of("wan2.2-t2v-a14b")
    assert (one.ability().takes, one.ability().durations) == (("text",), (6,))
    with pytest.raises(Unsupported, match="duration"):
        one.reel(shot(10))


def test_reels_are_all_sizes_and_lengths_and_none_of_another_shape_is_larger() -> None:
    for family in (*FAMILIES.values(), refined(FAMILIES["ltx-2"])):
        made = Format(engine="e", family=family, takes=family.takes, pixels=family.pixels)
        found = made.reels()
        assert len(found) == len(SHORT_SIDES) * len(made.ability().durations)
        most = max(one.made.width * one.made.height for one in found)
        for aspect in ((1, 1), (4, 3), (9, 16), (21, 9)):
            for resolution in SHORT_SIDES:
                one = made.cut(shot(6, resolution, aspect))
                assert one.made.width * one.made.height <= 1.03 * most

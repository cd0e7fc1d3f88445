"""What fits on which card, as doctor prints it and the manual has it. No torch."""

from pathlib import Path

import pytest

from filmgate.engines.diffusers import peaks, verdicts
from filmgate.engines.diffusers.options import PROFILES
from filmgate.engines.families import FAMILIES

GPU = Path(__file__).parents[2] / "docs" / "gpu.md"


def of(gigabytes: float, recipe: str, profile: str) -> verdicts.Verdict:
    (found,) = (one for one in verdicts.of(gigabytes) if one.recipe == recipe and profile in one.profiles)
    return found


def test_the_manual_has_the_tables_that_doctor_prints() -> None:
    every = [line for size in verdicts.SIZES for line in [*verdicts.table(size), ""]]
    assert "```\n" + "\n".join([*every, *verdicts.legend()]) + "\n```" in GPU.read_text(encoding="utf-8")


def test_a_line_fits_a_terminal_of_80_columns() -> None:
    for size in (*verdicts.SIZES, 16, 10_000):
        assert max(map(len, [*verdicts.table(size), *verdicts.legend()])) <= 80


def test_every_model_and_every_profile_that_goes_with_it_is_told_once() -> None:
    assert {model for recipe in verdicts.RECIPES for model in recipe.models} == set(peaks.published())
    for recipe in verdicts.RECIPES:
        family = peaks.published()[recipe.models[0]]["transformer"].family
        wanted = [name for name in PROFILES if name != "cached" or FAMILIES[family].adapter != "ltx"]
        told = [name for one in verdicts.of(48) if one.recipe == recipe.name for name in one.profiles]
        assert sorted(told) == sorted(wanted)


def test_the_three_that_once_ran_out_of_memory_are_told_right() -> None:
    small = of(24, "wan2.2-ti2v-5b", "lossless")
    assert (small.way, small.decode) == ("model", "bfloat16")
    assert of(24, "wan2.2-ti2v-5b", "exact").way == ""
    assert of(80, "minimax-h3", "lossless").way == "model"
    pair = of(141, "wan2.2-t2v+i2v-a14b", "lossless")
    assert (pair.way, pair.decode) == ("model", "float32")


def test_what_fits_on_a_card_fits_on_a_larger_one_and_never_needs_more_than_is_there() -> None:
    order = ("", "group", "model", "resident")
    for recipe in verdicts.RECIPES:
        for profile in ("exact", "small"):
            ways = [of(size, recipe.name, profile).way for size in (4, *verdicts.SIZES, 500)]
            assert [order.index(one) for one in ways] == sorted(order.index(one) for one in ways)
            assert (ways[0], ways[-1]) == ("", "resident")
    for size in verdicts.SIZES:
        for one in verdicts.of(size):
            assert (one.card <= size - 2) == bool(one.way)


def test_a_card_that_measured_what_decides_is_named() -> None:
    assert of(80, "wan2.2-ti2v-5b", "lossless").basis == "measured on NVIDIA H100 80GB HBM3"
    assert of(80, "wan2.2-i2v-a14b", "lossless").basis == "calculated"
    assert "H100: the deciding values were measured on NVIDIA H100 80GB HBM3." in verdicts.legend()


@pytest.mark.parametrize("size", verdicts.SIZES)
def test_main_memory_that_is_needed_is_at_least_what_waits_there(size: float) -> None:
    for one in verdicts.of(size):
        if one.way == "model":
            assert one.machine > 4 + 2

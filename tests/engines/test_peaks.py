"""The table of what each phase works with: read, between its lines, and beside what a card measured. No torch."""

import sys
from pathlib import Path

import pytest

from filmgate.engines.diffusers import peaks

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))
from peak_parts import measured

ROWS = [row for rows in peaks.rows().values() for row in rows]


def test_what_a_card_measured_stands_in_the_table_and_is_close_to_what_is_calculated() -> None:
    for row in ROWS:
        key = (row.model, row.what, row.dtype, row.width, row.height, row.frames, row.together)
        assert measured.found(*key) == (row.measured, row.card)
        if row.measured:
            assert 1.0 <= row.measured / row.calculated < 1.1
    assert sum(bool(row.measured) for row in ROWS) == len(measured.ROWS)


def test_at_a_size_that_a_card_measured_it_is_that_and_says_which_card() -> None:
    decoding = {"width": 1376, "height": 768}
    found = peaks.peak("wan2.2-ti2v-5b", "decode", "float32", **decoding)
    assert (found.bytes, found.card) == (25_060_000_000, "NVIDIA H100 80GB HBM3")
    assert peaks.peak("wan2.2-ti2v-5b", "decode", "float32", width=768, height=1376) == found
    smaller = peaks.peak("wan2.2-ti2v-5b", "decode", "float32", width=1280, height=736)
    assert smaller.card == ""
    assert (
        0.85 < smaller.bytes / found.bytes < 0.95
    )  # as its area is, and above what is calculated as the card was


@pytest.mark.parametrize("row", [row for row in ROWS if row.width and not row.measured], ids=str)
def test_an_estimate_at_a_line_of_the_table_is_a_little_above_it(row: peaks.Row) -> None:
    found = peaks.peak(
        row.model,
        row.what,
        row.dtype,
        width=row.width,
        height=row.height,
        frames=row.frames,
        together=row.together,
    )
    assert found.card == ""
    assert row.calculated <= found.bytes * 1.000001
    assert found.bytes < 1.12 * row.calculated


def test_what_grows_grows_between_and_beyond_the_lines_too() -> None:
    for model, what in peaks.rows():
        if peaks.rows()[model, what][0].width == 0:
            continue
        sizes = [(512, 288), (832, 480), (1024, 576), (1376, 768), (1600, 896), (1920, 1088), (2560, 1440)]
        found = [
            peaks.peak(model, what, "bfloat16", width=width, height=height, frames=97).bytes
            for width, height in sizes
        ]
        assert found == sorted(found)
        assert 0 < found[0] < found[-1]


def test_what_a_model_does_not_do_takes_nothing_and_another_precision_is_in_proportion() -> None:
    assert peaks.peak("wan2.2-t2v-a14b", "encode", "float32", width=1376, height=768).bytes == 0
    assert peaks.peak("wan2.2-t2v-a14b", "audio_vae", "float32").bytes == 0
    half, full = (
        peaks.peak("ltx-2", "decode", dtype, width=1376, height=768) for dtype in ("bfloat16", "float32")
    )
    assert full.bytes == 2 * half.bytes

"""The table that memory is planned by, beside fresh runs of the real modules at full size on shapes alone."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import torch

from filmgate.engines.diffusers import peaks

sys.path.insert(0, str(Path(__file__).parents[3] / "benchmarks"))
from peak_parts import live, phases, published
from peak_parts.phases import Shape

DTYPES = {"float32": torch.float32, "bfloat16": torch.bfloat16}


@pytest.fixture(autouse=True)
def shapes() -> Iterator[None]:
    with live.shapes():
        yield


def row(model: str, what: str, dtype: str = "bfloat16") -> peaks.Row:
    """The smallest clip of the table."""
    those = [one for one in peaks.rows()[model, what] if one.dtype == dtype]
    return min(those, key=lambda one: (one.width * one.height * one.frames, one.together))


RUNS: dict[tuple[str, str, str], Callable[[Any, Shape], int]] = {
    ("wan2.2-ti2v-5b", "transformer", "bfloat16"): lambda one, shape: phases.denoising(one.model, shape),
    ("minimax-h3", "transformer", "bfloat16"): lambda one, shape: phases.denoising(one.model, shape),
    **{
        ("wan2.2-ti2v-5b", "decode", dtype): lambda one, shape: phases.decoding(
            one.model, shape, DTYPES[one.dtype]
        )
        for dtype in DTYPES
    },
    ("wan2.2-i2v-a14b", "encode", "float32"): lambda one, shape: phases.encoding(
        one.model, shape, torch.float32
    ),
    ("wan2.2-ti2v-5b", "text_encoder", "bfloat16"): lambda one, _: phases.reading(one.model, one.what),
    ("ltx-2", "connectors", "bfloat16"): lambda one, _: phases.reading(one.model, one.what),
    ("ltx-2", "latent_upsampler", "bfloat16"): lambda one, shape: phases.doubling(one.model, shape),
}


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(("model", "what", "dtype"), RUNS)
def test_the_table_says_what_the_modules_work_with(model: str, what: str, dtype: str) -> None:
    known = row(model, what, dtype)
    found = RUNS[model, what, dtype](known, Shape(known.width, known.height, known.frames))
    assert found == pytest.approx(known.calculated, rel=0.1)


@pytest.mark.filterwarnings("ignore")
def test_two_layers_of_a_denoiser_work_with_as_much_as_all_of_them() -> None:
    shape = Shape(256, 256, 9)
    few, every = (phases.denoising("wan2.1-t2v-1.3b", shape, layers=layers) for layers in (2, 30))
    assert few == every


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(
    ("model", "component"),
    [
        ("wan2.2-ti2v-5b", "text_encoder"),
        ("wan2.1-t2v-1.3b", "transformer"),
        ("minimax-h3", "vae"),
        ("ltx-2", "vae"),
    ],
)
def test_the_table_says_how_large_the_weights_are(model: str, component: str) -> None:
    known = peaks.published()[model][component]
    part = phases.component(model, component)
    assert sum(one.numel() for one in part.parameters()) == known.numbers
    assert phases.weights(part) == (known.bytes, known.leaf, known.pinned)
    assert published.numbers(model, component) in (0, known.numbers)


def test_what_is_alive_is_counted_once_and_no_longer_than_it_lives() -> None:
    layer = torch.nn.Linear(1000, 1000, bias=False)

    def act() -> None:
        one = torch.empty((1, 1000))
        two = layer(one).view(10, 100)  # 4,000 bytes each
        del one
        three = two + 1
        del two, three

    assert live.peak(act, layer) == 8000
    assert live.peak(act) == 8000 + 4_000_000  # weights that it is not told of

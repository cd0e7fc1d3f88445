"""Seeds: what is left to chance."""

import re
from pathlib import Path

import numpy as np

from filmgate.engines import animatic
from filmgate.engines.animatic import seeds
from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.scene.build import prepare
from filmgate.engines.animatic.seeds import Seed
from filmgate.engines.animatic.world import plants
from filmgate.script.parse import parse

HOUSE = Path(animatic.__file__).parent


def test_each_name_is_a_stream_of_its_own_and_the_same_every_time() -> None:
    first = {name: Seed(3).stream(name).random() for name in seeds.STREAMS}
    assert len(set(first.values())) == len(seeds.STREAMS)
    assert first == {name: Seed(3).stream(name).random() for name in seeds.STREAMS}
    assert Seed(4).stream("sparks").random() != first["sparks"]


def test_the_noise_of_the_largest_seed_fits_into_what_the_kernels_take() -> None:
    for number in (2**31 - 1, 2**63 - 1):
        for name in seeds.NOISES:
            assert Seed(number).world.noise(name) < 2**31
            assert Seed(number).film.noise(name) < 2**31


def test_every_name_is_used_and_nobody_makes_a_stream_of_numbers() -> None:
    text = "".join(
        path.read_text(encoding="utf-8") for path in HOUSE.rglob("*.py") if path.name != "seeds.py"
    )
    assert set(re.findall(r'stream(?:\(|=)"(\w+)"', text)) | {"puff"} == set(seeds.STREAMS)
    assert set(re.findall(r'\.noise\("(\w+)"', text)) == set(seeds.NOISES)
    assert "default_rng((" not in text


def test_plants_that_were_painted_before_grow_as_those_that_are_painted_now(kernels: Kernels) -> None:
    plants._cards.cache_clear()
    treatment = parse("a forest in a meadow", 5)
    now, again, other = (
        prepare(kernels, treatment, seed=seed, duration=6.0, aspect=16 / 9).thickets for seed in (5, 5, 6)
    )
    assert now
    for one, two, three in zip(now, again, other, strict=True):
        assert two.keep is one.keep
        assert np.array_equal(one.items, two.items)
        assert not np.array_equal(one.keep, three.keep)

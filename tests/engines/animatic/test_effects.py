"""Physics, fire, smoke and water: what they promise, measured."""

from collections.abc import Iterator

import numpy as np
import pytest

from filmgate.engines.animatic.effects import blast, fire, water
from filmgate.engines.animatic.effects.moment import Effect
from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.render.renderer import Renderer
from filmgate.engines.animatic.scene.build import prepare
from filmgate.engines.animatic.seeds import Seed
from filmgate.script.parse import parse

SIZE = (448, 252)


@pytest.fixture(scope="module")
def kernels() -> Iterator[Kernels]:
    made = Kernels(2)
    yield made
    made.close()


@pytest.mark.parametrize(
    "effect",
    [
        fire.flames(1.0, seed=Seed(3)),
        blast.blast(4.0, 1.0, seed=Seed(3)),
        water.splash(1.0, 1.0, seed=Seed(3)),
    ],
)
def test_an_effect_is_a_function_of_time_alone(effect: Effect) -> None:
    def foot(_t: float) -> tuple[float, float, float]:
        return (0.0, 0.0, 0.0)

    before = effect(1.4, foot)
    effect(3.0, foot)
    again = effect(1.4, foot)
    assert np.array_equal(before.puffs, again.puffs)
    assert all(np.array_equal(a.at, b.at) for a, b in zip(before.particles, again.particles, strict=True))
    assert np.isfinite(before.puffs).all()


def test_nothing_explodes_before_its_time_and_the_shock_decays() -> None:
    effect = blast.blast(4.0, 2.0, seed=Seed(1))
    moments = [effect(t, lambda _t: (0.0, 0.0, 0.0)) for t in (1.9, 2.1, 3.0, 4.0)]
    assert not len(moments[0].puffs)
    assert len(moments[1].puffs)
    assert moments[1].shake > moments[2].shake > moments[3].shake > 0


def frame(kernels: Kernels, prompt: str, t: float) -> np.ndarray:
    ready = prepare(kernels, parse(prompt), seed=3, duration=6.0, aspect=16 / 9)
    return Renderer(kernels, *SIZE, seed=3).frame(ready.picture(t, SIZE), 1)[: SIZE[1]].astype(int)


def test_a_fire_lights_the_night_around_it(kernels: Kernels) -> None:
    dark, lit = (
        frame(kernels, f"a man sits in a meadow at night{more}, static shot", 2.0)
        for more in ("", ", a campfire beside him")
    )
    assert (lit - dark > 25).mean() > 0.01


def test_a_vase_that_shatters_is_whole_before_and_in_pieces_after(kernels: Kernels) -> None:
    ready = prepare(kernels, parse("a vase falls and shatters"), seed=3, duration=6.0, aspect=16 / 9)
    spread = []
    for t in (0.2, 5.5):
        (mesh,) = ready.picture(t, SIZE).meshes
        spread.append(float(np.ptp(mesh.at[:, 0])))
    assert spread[1] > 1.5 * spread[0]


@pytest.mark.every(3)
@pytest.mark.parametrize(
    "prompt",
    [
        "a car explodes in the desert",
        "a house burns at night",
        "tea is poured into a cup",
        "a flower opens",
        "a ball bounces on the floor",
        "a book falls from a table",
        "a statue crumbles",
        "a lamp floats in a room",
        "a guitar spins on a stage",
        "a rocket launches",
    ],
)
def test_what_happens_to_a_thing_changes_the_picture(kernels: Kernels, prompt: str) -> None:
    ready = prepare(kernels, parse(f"{prompt}, static shot"), seed=3, duration=6.0, aspect=16 / 9)
    renderer = Renderer(kernels, *SIZE, seed=3)
    frames = [renderer.frame(ready.picture(t, SIZE), 1)[: SIZE[1]].astype(int) for t in (0.3, 3.2)]
    assert (np.abs(frames[0] - frames[1]) > 14).mean() > 0.003


def test_rings_run_over_the_water_where_something_swims(kernels: Kernels) -> None:
    ready = prepare(
        kernels, parse("a duck swims on a lake by day, static shot"), seed=3, duration=6.0, aspect=16 / 9
    )
    picture = ready.picture(3.0, SIZE)
    assert picture.ground.ring_count > 0
    assert not ready.land.ground.ring_count  # the land itself is not touched

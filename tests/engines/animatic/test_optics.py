"""Lens and air: what moves by itself, rain on the lens, breath, hot air, and discs of light."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.render import lens
from filmgate.engines.animatic.render.renderer import Renderer
from filmgate.engines.animatic.scene.build import prepare
from filmgate.engines.animatic.scene.optics import optics
from filmgate.engines.animatic.scene.scene import Scene
from filmgate.engines.animatic.seeds import Seed
from filmgate.engines.animatic.world.places.table import PLACES
from filmgate.script.parse import parse

SIZE = (684, 384)


@pytest.fixture(scope="module")
def kernels() -> Iterator[Kernels]:
    made = Kernels(2)
    yield made
    made.close()


def staged(kernels: Kernels, prompt: str) -> Scene:
    return prepare(kernels, parse(prompt), seed=3, duration=6.0, aspect=16 / 9)


def test_a_rotor_blurs_and_the_body_under_it_stays_sharp(kernels: Kernels) -> None:
    scene = staged(kernels, "a helicopter hovers over a city by day, static shot")
    assert scene.swift[0]
    shown = scene.picture(3.0, SIZE)
    shown.grade.grain = 0.0
    one, still = (
        Renderer(kernels, *SIZE, seed=3).frame(replace(shown, before=before), 1)[: SIZE[1]].astype(int)
        for before in (shown.before, ())
    )
    rows = np.nonzero(np.abs(one - still).max(1) > 3)[0]
    assert len(rows) > 5
    assert np.abs(one - still).mean() < 1.0
    assert (np.abs(one - still) > 3).mean() < 0.15


def test_what_rests_is_not_posed_twice(kernels: Kernels) -> None:
    scene = staged(kernels, "a vase on a table in a living room")
    assert scene.swift == (False, False)
    assert scene.picture(2.0, SIZE).before == ()


@pytest.mark.parametrize(
    ("prompt", "name"),
    [
        ("a city street at night, raindrops on the lens", "wet lens"),
        ("a lighthouse at sunset, lens flare", "flare"),
        ("a car on a road in the desert, heat haze", "heat haze"),
        ("a man in a snowy street, visible breath", "breath"),
        ("a cinematic shot of a fox in a forest", "cinema"),
    ],
)
def test_words_for_lens_and_air_reach_the_picture_and_are_understood(prompt: str, name: str) -> None:
    treatment = parse(prompt)
    assert name in treatment.optics
    assert not parse("a fox in a forest by day").optics


def test_drops_are_on_the_lens_when_it_rains_on_it_and_move(kernels: Kernels) -> None:
    treatment = parse("a city street at night, raindrops on the lens")
    one, later = (optics(treatment, t, Seed(3), PLACES["city"]).drops for t in (2.0, 2.5))
    assert one is not None
    assert later is not None
    assert len(one) > 30
    assert not np.array_equal(one[: len(later)], later[: len(one)])
    assert optics(parse("a fox in a forest by day"), 2.0, Seed(3), PLACES["city"]).drops is None


def test_who_lives_breathes_clouds_in_the_cold_and_a_car_does_not(kernels: Kernels) -> None:
    def puffs(prompt: str) -> int:
        scene = staged(kernels, prompt)
        return max(len(scene.picture(t, SIZE).puffs) for t in (2.0, 2.7, 3.4, 4.1))

    assert puffs("a woman stands in a snowy forest by day") > 3
    assert puffs("a wolf stands in a snowy forest by day") > 3
    assert puffs("a woman stands in a forest by day") == 0


def test_a_small_lamp_out_of_focus_is_a_disc(kernels: Kernels) -> None:
    points = np.zeros((3, 96, 171), np.float32)
    points[:, 40, 60] = 9.0
    out = np.empty_like(points)
    kernels.rows("fg_discs", 96, points, 96, 171, 5.0, out)
    lit = out[0] > 0
    assert np.ptp(out[0][lit]) < 1e-6
    assert out[0].sum() == pytest.approx(9.0, rel=1e-4)
    y, x = np.nonzero(lit)
    assert np.hypot(y - 40, x - 60).max() < 6.1


@pytest.mark.parametrize(
    "prompt", ["a horse gallops through a meadow, static shot", "a boat sails, pan right"]
)
def test_motion_blur_is_the_same_written_in_part_or_anew(
    kernels: Kernels, monkeypatch: pytest.MonkeyPatch, prompt: str
) -> None:
    shown = staged(kernels, prompt).picture(3.0, SIZE)
    frames = []
    for most in (-1, 10_000):
        monkeypatch.setattr(lens, "_MOST", most)
        frames.append(Renderer(kernels, *SIZE, seed=3).frame(shown, 1))
    still = Renderer(kernels, *SIZE, seed=3).frame(replace(shown, then=None, before=()), 1)
    assert (frames[0] == frames[1]).all()
    assert (frames[0] != still).any()

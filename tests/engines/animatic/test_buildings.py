"""Buildings: each has the size that its record says, and stands on ground where the camera sees it."""

import math

import numpy as np
import pytest

from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.scene.build import prepare
from filmgate.engines.animatic.subjects.buildings.churches import CHURCHES
from filmgate.engines.animatic.subjects.buildings.monuments import MONUMENTS
from filmgate.engines.animatic.subjects.buildings.standing import BUILDINGS
from filmgate.engines.animatic.subjects.buildings.towers import TOWERS
from filmgate.script import kinds
from filmgate.script.parse import parse
from filmgate.script.treatment import Move

_NEW = TOWERS | CHURCHES | MONUMENTS


@pytest.mark.parametrize("name", _NEW)
def test_a_building_has_the_size_of_its_record(kernels: Kernels, name: str) -> None:
    record = _NEW[name]
    mesh = record.make(kernels, None)
    low, high = mesh.at.min(0), mesh.at.max(0)
    assert high[1] == pytest.approx(record.height, rel=0.15)
    wide = max(high[0] - low[0], high[2] - low[2])
    assert 0.4 * record.length < wide < 1.35 * record.length


@pytest.mark.parametrize("name", _NEW)
def test_a_building_takes_the_colour_that_is_said(kernels: Kernels, name: str) -> None:
    plain, red = _NEW[name].make(kernels, None), _NEW[name].make(kernels, "#c01818")
    assert not np.allclose(plain.paint, red.paint)


def test_each_look_of_a_building_has_a_mesh() -> None:
    for kind in kinds.BUILDINGS & {name.partition(" ")[0] for name in BUILDINGS}:
        for variant in kinds.KINDS[kind].variants:
            assert f"{kind} {variant}" in BUILDINGS


@pytest.mark.every(4)
@pytest.mark.parametrize("prompt", ["an amphitheater", "a mosque", "a cathedral, pull out", "an opera house"])
@pytest.mark.parametrize("seed", [1, 3, 9])
def test_no_hill_hides_a_large_building(kernels: Kernels, prompt: str, seed: int) -> None:
    scene = prepare(kernels, parse(prompt, seed), seed=seed, duration=6.0, aspect=16 / 9)
    assert scene.actor is not None
    x, y, z = scene.subject(3.0)
    for t in (0.1, 3.0, 5.9):
        view = scene.camera(t, (160, 90))
        for k in np.linspace(0.02, 0.6, 30):
            at = (view.ex + k * (x - view.ex), view.ez + k * (z - view.ez))
            sight = view.ey + k * (y + 0.7 * scene.actor.height - view.ey)
            assert scene.land.top(*at) < sight


def test_the_camera_stands_outside_of_a_building(kernels: Kernels) -> None:
    scene = prepare(kernels, parse("an opera house", 1), seed=1, duration=6.0, aspect=16 / 9)
    assert scene.actor is not None
    for t in np.linspace(0, 6, 7):
        view = scene.camera(float(t), (160, 90))
        assert math.hypot(view.ex, view.ez) > 0.5 * scene.actor.length
    assert not scene.path.has(Move.FLY_OVER)

"""Animals that act like people: a person's body with the head of the animal."""

import numpy as np
import pytest

from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.scene.build import prepare
from filmgate.engines.animatic.subjects.people.muzzles import MUZZLES
from filmgate.script.parse import parse

_NOUNS = {"icebear": "polar bear", "reptile": "crocodile"}


@pytest.mark.every(5)
@pytest.mark.parametrize("beast", sorted(MUZZLES))
def test_an_animal_in_a_suit_has_its_head_on_a_body_that_moves(kernels: Kernels, beast: str) -> None:
    script = parse(f"a {_NOUNS.get(beast, beast)} in a suit waves", 3)
    assert script.outfit.beast == beast
    actor = prepare(kernels, script, seed=3, duration=6.0, aspect=16 / 9).actor
    assert actor is not None
    meshes = [actor.mesh(t, (0.0, 0.0, 0.0)) for t in (1.0, 2.0)]
    assert all(np.isfinite(one.surface).all() for one in meshes)
    assert np.abs(meshes[0].at - meshes[1].at).max() > 0.02
    low, high = meshes[0].at[:, 1].min(), meshes[0].at[:, 1].max()
    assert -0.02 < low < 0.02
    assert 0.9 * actor.height < high < 1.6 * actor.height

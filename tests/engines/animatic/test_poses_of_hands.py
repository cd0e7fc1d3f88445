"""What hands do has a pose of its own, and moves."""

import itertools

import numpy as np
import pytest

from filmgate.engines.animatic.motion.handwork import HANDWORK as POSES
from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.seeds import Seed
from filmgate.engines.animatic.subjects import cast
from filmgate.engines.animatic.subjects.part import Part
from filmgate.script.handwork import HANDWORK

_TIMES = 0.3 + 0.83 * np.arange(6)


@pytest.fixture(scope="module")
def shapes(kernels: Kernels) -> dict[str, np.ndarray]:
    """Return for each action the vertices of one person at six moments."""
    found = {}
    for name in ("stand", "work", *POSES):
        actor = cast.engage(
            Part(kernels=kernels, kind="person", variant="man", beats=(name,), duration=6.0, seed=Seed(3))
        )
        found[name] = np.stack([actor.mesh(float(t), (0.0, 0.0, 0.0)).at for t in _TIMES])
    return found


def test_each_action_of_the_hands_has_a_pose() -> None:
    assert {action.name for action in HANDWORK} == {*POSES}


def test_no_two_poses_are_alike_and_each_moves(shapes: dict[str, np.ndarray]) -> None:
    for one, other in itertools.combinations(shapes, 2):
        assert np.abs(shapes[one] - shapes[other]).max() > 0.06, (one, other)
    for name in POSES:
        assert np.abs(np.diff(shapes[name], axis=0)).max() > 0.015, name


def test_feet_stay_on_the_ground(shapes: dict[str, np.ndarray]) -> None:
    for name, found in shapes.items():
        lows = found[:, :, 1].min(1)
        assert lows.min() > -0.03, name
        assert lows.max() < 0.03, name

"""Half figures: who stands and talks, or deals with one other, is large in the frame from first to last."""

from math import pi

import numpy as np
import pytest

from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.scene import halves, heads
from filmgate.engines.animatic.scene.bounds import bounds
from filmgate.engines.animatic.scene.build import prepare
from filmgate.engines.animatic.scene.scene import Scene
from filmgate.script.parse import parse

_ASPECT = 16 / 9
_MOMENTS = (0.03, 0.3, 0.5, 0.7, 0.97)


@pytest.fixture(scope="module")
def kernels() -> Kernels:
    return Kernels(1)


def _staged(kernels: Kernels, prompt: str, seed: int = 3) -> Scene:
    return prepare(kernels, parse(prompt, seed), seed=seed, duration=6.0, aspect=_ASPECT)


def _boxes(scene: Scene) -> np.ndarray:
    """Return the boxes of all people at all moments: shape (moments, people, 4)."""
    people = [one for one in scene.standings if one.actor.face]
    found = []
    for u in _MOMENTS:
        t = u * scene.duration
        meshes = [[*scene.played(t)], *(scene.standing(one, t) for one in people)]
        found.append([bounds(scene, t, _ASPECT, one) for one in meshes])
    return np.array(found)


@pytest.mark.every(3)
@pytest.mark.parametrize(
    ("prompt", "tall"),
    [
        ("Two men shake hands in an office", 1.25),
        ("A doctor talks to a patient in a hospital", 1.05),
        ("A man and a woman argue in a kitchen", 1.05),
        ("A lawyer speaks in a courtroom", 0.95),
        ("A woman laughs in a park", 0.95),
        ("Two women talk in a cafe", 0.8),
    ],
)
def test_who_stands_and_talks_is_cut_below_and_never_above(
    kernels: Kernels, prompt: str, tall: float
) -> None:
    for seed in (3, 8):
        scene = _staged(kernels, prompt, seed)
        boxes = _boxes(scene)
        assert (boxes[..., 3] - boxes[..., 1]).max(1).min() > tall
        assert boxes[..., 1].min() > 0.02
        assert boxes[..., 1].min() < 0.28
        assert boxes[..., 0].min() > 0.02
        assert boxes[..., 2].max() < 0.98
        for u in _MOMENTS:
            assert heads.inside(scene, u, _ASPECT).all()


def test_of_a_child_enough_is_seen(kernels: Kernels) -> None:
    boxes = _boxes(_staged(kernels, "A teacher and a boy talk in a classroom"))
    assert 1 - boxes[:, 1, 1].max() > 0.3


@pytest.mark.every(2)
@pytest.mark.parametrize(
    "prompt",
    [
        "A woman walks through a park",
        "A couple dances in a kitchen",
        "A man mops the floor",
        "Wide shot of a man who talks in a park",
        "A string quartet plays on a stage",
    ],
)
def test_others_are_seen_whole(kernels: Kernels, prompt: str) -> None:
    assert not halves.fits(_staged(kernels, prompt))


def test_two_face_to_face_are_seen_from_the_side_wherever_they_stand(kernels: Kernels) -> None:
    scene = prepare(
        kernels, parse("two women shake hands on a street", 42), seed=42, duration=2.0, aspect=16 / 9
    )
    assert abs(scene.framing.bearing - pi) < 0.35

"""Groups: as many as the prompt says, each of them seen, none in another."""

import itertools
import math

import numpy as np
import pytest

from filmgate.engines.animatic.geometry.mesh import Mesh
from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.scene.build import prepare
from filmgate.engines.animatic.scene.scene import Scene
from filmgate.engines.animatic.seeds import Seed
from filmgate.engines.animatic.subjects import cast
from filmgate.engines.animatic.subjects.groups import Group
from filmgate.engines.animatic.subjects.part import Part
from filmgate.script.parse import parse

_PROMPTS = [
    "Thirty soldiers march across a field",
    "Twenty-five ducks swim on a lake",
    "Twelve apples on a table",
    "Thirty fish swim over a reef",
    "Seven women stand in a city street",
    "Twenty cows graze on a meadow",
    "Nine red balloons in the sky",
]
_SIZE = (320, 180)


def staged(kernels: Kernels, prompt: str) -> Scene:
    return prepare(kernels, parse(prompt, 7), seed=7, duration=6.0, aspect=16 / 9)


def copies(scene: Scene, t: float) -> list[Mesh]:
    assert scene.actor
    x, y, z = scene.subject(t)
    at = (x, y + scene.actor.hop(t), z)
    return Group(scene.actor, scene.treatment.count).meshes(t, at, scene.land.top)


def seen(scene: Scene, meshes: list[Mesh], t: float) -> Floats:
    """Return for each mesh how much of its outline in the frame no other covers, from 0 to 1."""
    view = scene.camera(t, _SIZE)
    depth, who = np.full(_SIZE[::-1], np.inf), np.full(_SIZE[::-1], -1)
    alone = np.zeros(len(meshes))
    for number, mesh in enumerate(meshes):
        corners = mesh.at[mesh.faces]
        at = np.concatenate([mesh.at, corners.mean(1), 0.5 * (corners[:, 0] + corners[:, 1])])
        x, y, z = (at - (view.ex, view.ey, view.ez)).T
        far = x * view.fx + z * view.fz
        across = view.cx + view.focal * (x * view.rx + z * view.rz) / far
        down = view.cy - view.focal * y / far
        inside = (far > 0.1) & (across >= 0) & (across < _SIZE[0]) & (down >= 0) & (down < _SIZE[1])
        near = np.full(_SIZE[::-1], np.inf)
        order = np.argsort(-far[inside])
        near[down[inside].astype(int)[order], across[inside].astype(int)[order]] = far[inside][order]
        alone[number] = np.isfinite(near).sum()
        who[near < depth] = number
        depth = np.minimum(depth, near)
    return np.array([(who == number).sum() for number in range(len(meshes))]) / np.maximum(alone, 1)


@pytest.mark.every(3)
@pytest.mark.parametrize("prompt", _PROMPTS)
def test_each_of_a_group_is_in_the_frame_and_not_hidden(kernels: Kernels, prompt: str) -> None:
    scene = staged(kernels, prompt)
    shares = seen(scene, copies(scene, 3.0), 3.0)
    assert len(shares) == scene.treatment.count
    assert np.median(shares) > 0.4
    assert shares.min() > 0.08


@pytest.mark.every(4)
@pytest.mark.parametrize("number", [2, 3, 5, 6, 7, 12, 19, 25, 30])
@pytest.mark.parametrize("kind", ["person", "cow", "car", "fish", "bird", "cake"])
def test_each_has_a_place_of_its_own(kernels: Kernels, kind: str, number: int) -> None:
    actor = cast.engage(Part(kernels=kernels, kind=kind, duration=6.0, seed=Seed(1)))
    group = Group(actor, number)
    places = group.places()
    assert len(places) == number
    assert places[0] == (0.0, 0.0, 0.0)
    breadth = min(actor.length, 0.6 * actor.height + 0.4 * actor.length)
    assert min(math.dist(a, b) for a, b in itertools.combinations(places, 2)) > 0.7 * breadth
    assert max(x for x, _, _ in places) - min(x for x, _, _ in places) < group.long


def test_fish_swim_where_the_first_of_them_does_and_apples_lie_on_the_table(kernels: Kernels) -> None:
    scene = staged(kernels, "Twelve fish swim over a reef")
    lows = [float(mesh.at[:, 1].min()) for mesh in copies(scene, 3.0)]
    assert min(lows) > scene.land.top(0.0, 0.0) + 0.2
    scene = staged(kernels, "Twelve apples on a table")
    lows = [float(mesh.at[:, 1].min()) for mesh in copies(scene, 3.0)]
    assert max(lows) - min(lows) < 0.02
    assert min(lows) > scene.land.top(0.0, 0.0) + 0.5


def test_rows_are_no_longer_than_what_they_stand_on(kernels: Kernels) -> None:
    actor = cast.engage(Part(kernels=kernels, kind="cake", duration=6.0, seed=Seed(1)))
    for across in (0.5 * actor.length, 2.0 * actor.length, 7.0 * actor.length):
        group = Group(actor, 12, across)
        assert group.rows * group.columns >= 12
        assert (group.columns - 1) * 1.35 * actor.length <= max(across - actor.length, 0.0) + 1e-6

"""The stage: where the supporting roles stand."""

import itertools
import math

import numpy as np
import pytest

from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.scene.build import prepare
from filmgate.engines.animatic.scene.montage import Montage
from filmgate.engines.animatic.scene.scene import Scene
from filmgate.engines.animatic.scene.stage import top
from filmgate.engines.animatic.seeds import Seed
from filmgate.engines.animatic.subjects import cast
from filmgate.engines.animatic.subjects.actor import Actor, scaled
from filmgate.engines.animatic.subjects.objects import obstacles
from filmgate.engines.animatic.subjects.part import Part
from filmgate.script import kinds
from filmgate.script.parse import parse, shots


def staged(kernels: Kernels, prompt: str) -> Scene:
    return prepare(kernels, parse(prompt), seed=3, duration=6.0, aspect=16 / 9)


def middles(scene: Scene, t: float = 3.0) -> list[np.ndarray]:
    """Return the middle of each supporting role, relative to the foot of the subject."""
    subject = scene.subject(t)
    return [
        np.concatenate([mesh.at for mesh in one.meshes(t, subject, 6.0, scene.land.top)]).mean(0) - subject
        for one in scene.standings
    ]


def engaged(kernels: Kernels, kind: str) -> Actor:
    return cast.engage(Part(kernels=kernels, kind=kind, duration=6.0, seed=Seed(1)))


def test_each_role_of_five_is_there_and_none_stands_in_another(kernels: Kernels) -> None:
    scene = staged(kernels, "a man with a dog, a goat, a pig, a fox and a rabbit")
    assert len(scene.standings) == 5
    feet = [(0.0, 0.0, scene.actor.length if scene.actor else 0.0)]
    feet += [(one.offset[0], one.offset[2], one.actor.length) for one in scene.standings]
    for (x, z, long), (a, b, other) in itertools.combinations(feet, 2):
        assert math.hypot(x - a, z - b) > 0.4 * (long + other)


@pytest.mark.parametrize(
    ("prompt", "side"),
    [
        ("a dog on the left of a horse", (1, 0)),
        ("a dog on the right of a horse", (-1, 0)),
        ("a dog in front of a horse", (0, 1)),
        ("a goat behind a horse", (0, -1)),
    ],
)
def test_the_other_one_is_on_its_side(kernels: Kernels, prompt: str, side: tuple[int, int]) -> None:
    ((x, _, z),) = middles(staged(kernels, f"{prompt}, static shot"))
    for along, sign in ((x, side[0]), (z, side[1])):
        assert sign == 0 or along * sign > 0.3


def test_who_sits_on_something_is_on_top_of_it(kernels: Kernels) -> None:
    scene = staged(kernels, "a cat sits on a chair")
    (chair,) = scene.standings
    assert scene.actor
    assert scene.actor.lift == pytest.approx(top(chair.actor))
    assert 0.3 < top(chair.actor) < 0.7 * chair.actor.height  # the seat, not the back
    foot = min(mesh.at[:, 1].min() for mesh in chair.meshes(3.0, scene.subject(3.0), 6.0, scene.land.top))
    assert foot == pytest.approx(scene.land.top(*np.array(scene.subject(3.0))[[0, 2]]), abs=0.05)


@pytest.mark.parametrize(
    "prompt",
    [
        "a knight swings a sword",
        "a boy eats an apple",
        "a businessman talks on the phone",
        "a man drinks coffee from a cup",
        "a girl waters plants with a watering can",
        "a woman walks and carries a suitcase",
        "two women knit",
    ],
)
def test_what_is_held_is_in_the_hand_at_every_moment(kernels: Kernels, prompt: str) -> None:
    scene = staged(kernels, prompt)
    assert scene.actor
    assert scene.actor.props
    assert not scene.standings
    for t in (0.4, 2.0, 3.3, 5.6):
        foot = scene.subject(t)
        body = scene.actor.mesh(t, foot).at
        held = scene.actor.props(t, foot)[0].at
        apart = np.linalg.norm(body[:, None] - held[None, :: max(len(held) // 200, 1)], axis=2)
        assert apart.min() < 0.03


def test_who_is_chased_is_ahead_and_keeps_its_distance(kernels: Kernels) -> None:
    scene = staged(kernels, "a dog chases a cat")
    (early,), (late,) = middles(scene, 1.0), middles(scene, 5.0)
    assert scene.actor
    assert scene.actor.speed > 1
    assert early[0] > 1
    assert late[0] == pytest.approx(early[0], abs=0.5)


def test_small_things_are_laid_on_one_table_in_their_size(kernels: Kernels) -> None:
    scene = staged(kernels, "a woman stands near a cup, a bowl and a candle")
    table, *things = scene.standings
    assert table.actor.height == obstacles.in_life(1.0).height
    assert len(things) == 3
    for one in things:
        assert one.actor.height < 0.5
        assert one.offset[1] == pytest.approx(top(table.actor), abs=0.02)


def test_what_is_on_something_else_is_on_top_of_that(kernels: Kernels) -> None:
    scene = staged(kernels, "a boy stands in a kitchen, two bottles on a table")
    table, bottles = scene.standings
    assert bottles.count == 2
    low = [mesh.at[:, 1].min() for mesh in bottles.meshes(3.0, scene.subject(3.0), 6.0, scene.land.top)]
    assert low == pytest.approx([scene.subject(3.0)[1] + top(table.actor)] * 2, abs=0.06)


def test_a_much_larger_one_stands_further_back(kernels: Kernels) -> None:
    ((_, _, tree),) = middles(staged(kernels, "a mouse and a tree"))
    assert tree > 5


def test_nothing_is_higher_than_the_room(kernels: Kernels) -> None:
    scene = staged(kernels, "a girl decorates a christmas tree in a living room")
    assert [one.actor.height for one in scene.standings] == [pytest.approx(2.4)]


@pytest.mark.parametrize("kind", sorted(kinds.KINDS))
def test_the_top_of_every_kind_lies_on_it(kernels: Kernels, kind: str) -> None:
    actor = engaged(kernels, kind)
    points = actor.mesh(0.0, (0.0, 0.0, 0.0)).at
    assert points[:, 1].min() <= top(actor) <= points[:, 1].max() + 1e-3


def test_a_scaled_actor_stands_at_the_same_foot(kernels: Kernels) -> None:
    dog = engaged(kernels, "dog")
    small = scaled(dog, 0.5)
    at = (2.0, 1.0, -3.0)
    assert np.allclose(small.mesh(1.0, at).at - at, 0.5 * (dog.mesh(1.0, at).at - np.array(at)), atol=1e-4)
    assert small.height == 0.5 * dog.height


def test_a_montage_cuts_from_one_scene_to_the_next(kernels: Kernels) -> None:
    prompt = "Shot 1: a fox in a forest by day. Shot 2: a whale in the ocean at night."
    both = Montage(kernels, shots(prompt), seed=3, duration=6.0, aspect=16 / 9)
    size = (320, 180)
    forest, sea = (both.picture(t, size) for t in (2.9, 3.1))
    assert len(forest.thickets) > 0
    assert len(sea.thickets) == 0
    alone = prepare(kernels, shots(prompt)[1], seed=3, duration=3.0, aspect=16 / 9)
    assert np.array_equal(sea.meshes[0].at, alone.picture(3.1 - 3.0, size).meshes[0].at)

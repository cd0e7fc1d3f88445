"""The stage: where the supporting roles stand."""

import itertools
import math

import numpy as np
import pytest

from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.scene import heads
from filmgate.engines.animatic.scene.bounds import bounds
from filmgate.engines.animatic.scene.build import prepare
from filmgate.engines.animatic.scene.montage import Montage
from filmgate.engines.animatic.scene.scene import Scene
from filmgate.engines.animatic.scene.surfaces import top
from filmgate.engines.animatic.seeds import Seed
from filmgate.engines.animatic.subjects import cast
from filmgate.engines.animatic.subjects.actor import Actor, scaled
from filmgate.engines.animatic.subjects.groups import Group
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


@pytest.mark.every(3)
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


@pytest.mark.every(5)
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


def test_what_another_role_holds_is_in_its_hand(kernels: Kernels) -> None:
    scene = staged(kernels, "a man stands in a park, an old woman carries a basket")
    (woman,) = scene.standings
    assert woman.actor.props is not None
    for t in (0.5, 3.0, 5.5):
        meshes = woman.meshes(t, scene.subject(3.0), 6.0, scene.land.top)
        assert len(meshes) == 2
        body, basket = meshes
        gap = np.linalg.norm(body.at[:, None] - basket.at[None, ::7], axis=2)
        assert gap.min() < 0.03


def test_each_of_a_group_holds_one(kernels: Kernels) -> None:
    scene = staged(kernels, "three women with umbrellas wait in a park, static shot")
    assert scene.actor is not None
    assert not scene.standings
    members = Group(scene.actor, 3).members(3.0, scene.subject(3.0), scene.land.top)
    for one in members:
        assert one.actor.props is not None
        (umbrella,) = one.actor.props(one.step, one.foot)
        assert abs(umbrella.at[:, 0].mean() - one.foot[0]) < 0.6


def test_a_group_around_something_leaves_its_middle_free_and_none_hides_another(kernels: Kernels) -> None:
    scene = staged(kernels, "five people stand around a table in a kitchen")
    assert scene.actor is not None
    places = [np.array((x, z)) for x, _, z in Group(scene.actor, 5).places()]
    (table,) = scene.standings
    assert table.spot == (0.0, 0.0)
    for one in places:
        assert np.linalg.norm(one) > 0.5 * table.actor.length
    for one, other in itertools.combinations(places, 2):
        assert np.linalg.norm(one - other) > 0.8 * scene.actor.length


def test_a_ring_looks_at_its_middle(kernels: Kernels) -> None:
    scene = staged(kernels, "five people stand around a statue")
    assert scene.actor is not None
    members = Group(scene.actor, 5).members(3.0, (0.0, 0.0, 0.0), None)
    for one in members:  # who stands on the right of the middle turns to the left of the camera
        assert np.sign(one.turn) == np.sign(round(one.foot[0], 6))


def test_friends_sit_around_the_fire(kernels: Kernels) -> None:
    scene = staged(kernels, "four friends sit around a campfire in a forest at night")
    assert scene.actor is not None
    assert scene.actor.ring > 0.5
    flames = scene.picture(3.0, (320, 180)).puffs
    assert abs(np.median(flames[:, 0]) - scene.subject(3.0)[0]) < 0.4


def test_each_at_a_table_has_a_chair(kernels: Kernels) -> None:
    scene = staged(kernels, "four men sit around a table in a kitchen")
    chairs = next(one for one in scene.standings if one.each)
    assert scene.actor is not None
    seats = chairs.meshes(3.0, scene.subject(3.0), 6.0, scene.land.top)
    members = Group(scene.actor, 4).members(3.0, scene.subject(3.0), scene.land.top)
    assert len(seats) == len(members) == 4
    for seat, one in zip(seats, members, strict=True):
        middle = 0.5 * (seat.at.max(0) + seat.at.min(0))
        assert math.hypot(middle[0] - one.foot[0], middle[2] - one.foot[2]) < 0.15


def test_things_on_a_table_do_not_stand_in_each_other(kernels: Kernels) -> None:
    scene = staged(
        kernels, "a woman stands beside a table with a lamp, a cup, a vase, a candle and a clock on it"
    )
    things = [one for one in scene.standings if one.under]
    assert len(things) >= 4
    boxes = []
    for one in things:
        (mesh,) = one.meshes(3.0, scene.subject(3.0), 6.0, scene.land.top)
        boxes.append((mesh.at.min(0), mesh.at.max(0)))
    for (low, high), (a, b) in itertools.combinations(boxes, 2):
        shared = np.minimum(high, b) - np.maximum(low, a)
        assert min(shared[0], shared[2]) < 0.05


def test_a_dog_under_a_table_is_under_it(kernels: Kernels) -> None:
    scene = staged(kernels, "a waiter stands in a café, a dog sleeps under a table")
    table, dog = scene.standings
    assert table.spot == dog.spot
    assert dog.foot(3.0, scene.subject(3.0), 6.0, scene.land.top)[1] < 0.1


def test_a_toy_train_is_a_toy(kernels: Kernels) -> None:
    scene = staged(kernels, "a boy plays with a toy train in a room")
    (train,) = scene.standings
    assert train.actor.length < 0.8


@pytest.mark.every(2)
@pytest.mark.parametrize(
    "prompt",
    [
        "a family sits around a table in a kitchen, push in",
        "two men shake hands in an office, push in",
        "a girl between her parents, pedestal up",
        "a woman smiles in a cafe, close-up, push in",
        "a girl in a kitchen, close-up, push in",
    ],
)
def test_the_camera_cuts_no_head_that_it_shows_at_half_time(kernels: Kernels, prompt: str) -> None:
    scene = staged(kernels, prompt)
    seen = heads.inside(scene, 0.5, 16 / 9)
    assert seen.any()
    for u in (0.03, 0.25, 0.75, 0.97):
        assert heads.inside(scene, u, 16 / 9)[seen].all()


@pytest.mark.parametrize(
    ("prompt", "start", "end"),
    [
        ("a dog is on the left of a chair, then the dog runs to the front of the chair", (1, None), (0, 1)),
        ("a cat is on the right of a car, then the cat walks to the left of the car", (-1, None), (1, 0)),
        ("an elephant is in front of a tree, then it walks to the back of the tree", (None, None), (0, -1)),
        ("a man walks to the car", (1, None), (1, 0)),
    ],
)
def test_who_goes_somewhere_arrives_there(
    kernels: Kernels, prompt: str, start: tuple[int | None, ...], end: tuple[int | None, ...]
) -> None:
    scene = staged(kernels, prompt)
    assert scene.actor is not None
    (goal,) = scene.standings
    where = goal.foot(3.0, scene.subject(3.0), 6.0, scene.land.top)
    for t, side in ((0.0, start), (6.0, end)):
        x, _, z = (a - b for a, b in zip(where, scene.subject(t), strict=True))
        near = 0.35 * (goal.actor.length + scene.actor.length)
        for along, sign in zip((x, z), side, strict=True):
            assert sign is None or (abs(along) < near if sign == 0 else along * sign > 0.4 * near), (t, x, z)
        view = scene.camera(t, (320, 180))
        ahead, _, deep = (a - b for a, b in zip(scene.subject(t), (view.ex, view.ey, view.ez), strict=True))
        depth = ahead * view.fx + deep * view.fz
        assert 0 < view.cx + view.focal * (ahead * view.rx + deep * view.rz) / depth < 320


def test_who_walks_the_dog_is_led_by_it_and_a_car_that_is_walked_to_stays() -> None:
    (dog,) = parse("a man walks a dog").supporting
    (car,) = parse("a man walks to the car").supporting
    assert (dog.relation, dog.reached, car.reached) == ("ahead", None, "beside")
    assert parse("a man walks to the car").beats == ("stand", "walk", "stand")


def test_who_rows_sits_in_the_boat_with_both_hands_on_the_oars(kernels: Kernels) -> None:
    scene = staged(kernels, "a man rows a boat on a lake")
    assert (scene.treatment.subject, scene.treatment.variant) == ("boat", "rowing")
    assert scene.actor is not None
    empty = parse("a canoe stands on the shore")
    assert (empty.subject, empty.variant, empty.beats) == ("boat", "rowing", ("stand",))
    full, bare = (scene.actor.mesh(t, (0.0, 0.0, 0.0)).at[:, 1].max() for t in (1.0, 2.0))
    assert min(full, bare) > 1.0


def test_who_has_a_chair_gets_no_stool_for_work(kernels: Kernels) -> None:
    scene = staged(kernels, "an old woman knits in a chair")
    assert scene.actor is not None
    assert scene.actor.props is not None
    held = scene.actor.props(3.0, (0.0, 0.0, 0.0))
    assert len(held) == 3  # two needles with what is knitted, and no stool


def test_a_taller_one_beside_the_subject_keeps_the_head(kernels: Kernels) -> None:
    scene = staged(kernels, "a little boy draws at a table, a tall man watches")
    assert heads.inside(scene, 0.5, 16 / 9).all()


def test_an_apple_beside_an_animal_lies_on_the_ground(kernels: Kernels) -> None:
    (apple,) = staged(kernels, "a monkey next to an apple").standings
    assert apple.under is None


def test_the_things_of_two_actions_are_there_in_turn(kernels: Kernels) -> None:
    meant = parse("a man reads a book, then plays the guitar")
    assert [(one.kind, one.during) for one in meant.supporting] == [("book", "read"), ("guitar", "strum")]
    scene = prepare(kernels, meant, seed=3, duration=6.0, aspect=16 / 9)
    assert scene.actor is not None
    assert scene.actor.props is not None
    (book,), (guitar,) = (scene.actor.props(t, (0.0, 0.0, 0.0)) for t in (1.0, 5.0))
    assert len(book.faces) != len(guitar.faces)


@pytest.mark.parametrize(
    "prompt",
    [
        "an elderly couple dances in a kitchen",
        "a ballerina dances on a stage",
        "a couple dances tango at night in a plaza, push in",
        "a bride and groom dance in a ballroom, orbit shot",
    ],
)
def test_who_dances_is_seen_from_head_to_foot_and_in_the_middle(kernels: Kernels, prompt: str) -> None:
    scene = staged(kernels, prompt)
    boxes = []
    for u in (0.02, 0.3, 0.5, 0.7, 0.98):
        partners = [one for one in scene.standings if one.actor.face]
        t = u * scene.duration
        meshes = [*scene.played(t), *(mesh for one in partners for mesh in scene.standing(one, t))]
        boxes.append(bounds(scene, t, 16 / 9, meshes))
    left, upper, right, bottom = np.array(boxes).T
    assert upper.min() > 0.03
    assert bottom.max() < 0.97
    assert (bottom - upper).max() > 0.6 or (right - left).max() > 0.6
    assert abs((left.min() + right.max()) / 2 - 0.5) < 0.1


def test_who_sits_and_is_cut_below_has_little_room_above(kernels: Kernels) -> None:
    scene = staged(kernels, "an old man in a striped sweater reads in an armchair, static")
    t = 0.5 * scene.duration
    box = bounds(scene, t, 16 / 9, scene.played(t))
    assert 0.0 < box[1] < 0.42


@pytest.mark.parametrize("kind", ["wolf", "cat", "lion", "parrot", "horse", "elephant"])
def test_a_close_up_of_an_animal_is_of_its_head(kernels: Kernels, kind: str) -> None:
    scene = staged(kernels, f"Close-up of a {kind}")
    assert scene.actor
    assert scene.actor.head
    head, view = scene.actor.head, scene.camera(3.0, (320, 180))
    x, y, z = np.add(scene.subject(3.0), head[:3]) - (view.ex, view.ey, view.ez)
    depth = x * view.fx + z * view.fz
    assert 0.35 < 2 * head.radius * view.focal / depth / 180 < 0.9
    assert 0.25 < (view.cx + view.focal * (x * view.rx + z * view.rz) / depth) / 320 < 0.75
    assert 0.25 < (view.cy - view.focal * y / depth) / 180 < 0.75

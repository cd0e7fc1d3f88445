"""Dances and moves of the whole body: feet that stand do not slide, nobody sinks, joints bend their way."""

from itertools import pairwise
from math import cos, hypot, sin
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from filmgate.engines.animatic.geometry.mesh import placement
from filmgate.engines.animatic.motion.dances import DANCES, PAIRED, dance
from filmgate.engines.animatic.motion.exertions import EXERTIONS
from filmgate.engines.animatic.motion.gaits import Pose
from filmgate.engines.animatic.motion.pairs import APART
from filmgate.engines.animatic.motion.stairs import STAIRS
from filmgate.engines.animatic.motion.steps import GAITS, steps
from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.native.structs import Air, Camera
from filmgate.engines.animatic.scene import key
from filmgate.engines.animatic.scene.build import prepare
from filmgate.engines.animatic.subjects.actor import Actor
from filmgate.engines.animatic.subjects.people.contacts import PAIRS
from filmgate.engines.animatic.subjects.people.faces import Look
from filmgate.engines.animatic.subjects.people.persons import Person, person
from filmgate.script import actions, dances
from filmgate.script.parse import parse

TIMES = np.arange(0.0, 8.0, 1 / 60)


@pytest.fixture(scope="module")
def kernels() -> Kernels:
    return Kernels(1)


@pytest.fixture(scope="module")
def who(kernels: Kernels) -> Person:
    return person(kernels, Look(years=30, sex="female"), np.random.default_rng(3))


def _bend(pose: Pose, name: str) -> float:
    angle = pose.get(name, 0.0)
    return float(angle[0]) if isinstance(angle, tuple) else float(angle)


def _ankles(who: Person, name: str, t: float, hold: str) -> list[tuple[float, float, float]]:
    """Return where both ankles are on the floor: ahead, to the right, above the ground."""
    pose, (x, y, z) = dance(name, t, who.legs, hold=hold)
    yaw = pose["yaw"]
    assert isinstance(yaw, tuple)
    k = who.scale
    bones = who.skeleton(pose, (x / k, y / k, z / k))
    out = []
    for side in "lr":
        _, at = bones[who.rig.names["lf" + side]]
        c, s = cos(yaw[1]), sin(yaw[1])
        # the mesh is turned about its foot by the yaw: ahead goes to the right
        out.append((c * at[0] - s * at[2], s * at[0] + c * at[2], float(at[1])))
    return out


@pytest.mark.parametrize("name", sorted(set(DANCES) - {"ballet"}))
def test_a_foot_that_carries_does_not_slide_while_somebody_dances(who: Person, name: str) -> None:
    hold = "leads" if name in PAIRED else ""
    rows = np.array([_ankles(who, name, float(t), hold) for t in TIMES])
    low = who.legs.ankle
    stood = 0
    for side in (0, 1):
        at = rows[:, side]
        for before, after in pairwise(at):
            if max(before[2], after[2]) < low + 0.003:
                stood += 1
                # 1 % of a stride of 0.7 m in each sixtieth of a second would be 40 cm a second
                assert hypot(after[0] - before[0], after[1] - before[1]) < 0.007
    assert stood > 0.5 * len(TIMES)


@pytest.mark.parametrize("name", DANCES)
def test_no_foot_of_a_dancer_is_in_the_ground_and_one_is_on_it(who: Person, name: str) -> None:
    for t in TIMES[::3]:
        heights = [at[2] for at in _ankles(who, name, float(t), "")]
        assert min(heights) > who.legs.ankle - 0.01
        assert min(heights) < who.legs.ankle + 0.12  # on tiptoe, or on the sole


@pytest.mark.parametrize("name", [*DANCES, *EXERTIONS])
def test_knees_and_elbows_bend_their_own_way(who: Person, name: str) -> None:
    for t in TIMES[::5]:
        pose = dance(name, float(t), who.legs, hold="")[0] if name in DANCES else EXERTIONS[name](float(t))[0]
        for side in "lr":
            assert -2.6 < _bend(pose, "ll" + side) < 0.12
            assert -0.15 < _bend(pose, "al" + side) < 2.6
            assert -2.2 < _bend(pose, "lu" + side) < 2.3
        assert abs(_bend(pose, "head")) < 1.0


@pytest.mark.parametrize("name", EXERTIONS)
def test_nobody_sinks_into_the_ground(kernels: Kernels, who: Person, name: str) -> None:
    for t in (0.2, 0.9, 1.7, 2.6):
        pose, shift = EXERTIONS[name](t)
        there = who.mesh(kernels, pose, placement((0.0, 0.0, 0.0)), shift=shift, grounded=1.0)
        assert -0.06 < float(there.at[:, 1].min()) < 0.06


def test_a_couple_goes_around_one_point_face_to_face(who: Person) -> None:
    for t in TIMES[::20]:
        turn: list[float] = []
        places = []
        for hold, at, way in (("leads", 0.0, 1.0), ("follows", APART["waltz"], -1.0)):
            pose, (x, _, z) = dance("waltz", float(t), who.legs, hold=hold)
            yaw = pose["yaw"]
            assert isinstance(yaw, tuple)
            c, s = cos(yaw[1]), sin(yaw[1])
            places.append(np.array([at + way * (c * x - s * z), way * (s * x + c * z)]))
            turn.append(yaw[1])
        between = places[1] - places[0]
        assert np.hypot(*between) == pytest.approx(APART["waltz"], abs=0.02)
        assert turn[0] == turn[1]
        assert between / APART["waltz"] == pytest.approx([cos(turn[0]), sin(turn[0])], abs=0.05)


@pytest.mark.parametrize("name", sorted(set(GAITS) - {"run"}))
def test_each_gait_keeps_a_foot_on_the_ground(who: Person, name: str) -> None:
    gait, speed = GAITS[name]
    for phase in np.linspace(0, 1, 24):
        pose, shift = steps(float(phase), who.legs, gait, speed * who.scale, arms=0.1)
        k = who.scale
        bones = who.skeleton(pose, (shift[0] / k, shift[1] / k, shift[2] / k))
        low = min(float(bones[who.rig.names["lf" + side]][1][1]) for side in "lr")
        assert who.legs.ankle - 0.01 < low < who.legs.ankle + 0.09


@pytest.mark.parametrize(
    ("prompt", "early", "late"),
    [("A woman sits down on a park bench", 1.0, 0.0), ("A man stands up from a chair", 0.0, 1.0)],
)
def test_who_sits_down_or_stands_up_leaves_the_seat(
    kernels: Kernels, prompt: str, early: float, late: float
) -> None:
    scene = prepare(kernels, parse(prompt, 3), seed=3, duration=6.0, aspect=1.78)
    assert scene.actor
    assert scene.actor.stands
    assert scene.actor.stands(0.3)[1] == pytest.approx(early, abs=0.01)
    assert scene.actor.stands(5.7)[1] == pytest.approx(late, abs=0.01)
    standing = 0.3 if early else 5.7
    at = scene.subject(standing)
    low = float(scene.actor.mesh(standing, at).at[:, 1].min())
    assert low == pytest.approx(at[1] - scene.actor.lift, abs=0.05)


@pytest.fixture
def face() -> Actor:
    return Actor(height=1.8, length=0.5, speed=0.0, face=1.6, mesh=lambda _t, _at: None)  # type: ignore[arg-type,return-value]


def _lamp(face: Actor, *, sun: float, ahead: float, sky: float) -> np.ndarray:
    """Return the lamp for a face that the camera sees from z = -3. ahead: -1 for a sun behind the camera."""
    view: Any = SimpleNamespace(ex=0.0, ey=1.6, ez=-3.0)
    air: Any = SimpleNamespace(
        sun=(sun, sun, sun), sun_dir=(0.0, 0.3, ahead), ambient_sky=(sky, sky, sky), fog=(sky, sky, sky)
    )
    return key.key(face, (0.0, 0.0, 0.0), view, air, 1.0)


def test_a_face_gets_a_lamp_by_as_much_as_it_lacks_light(face: Actor) -> None:
    noon, dusk, night = (
        float(_lamp(face, sun=sun, ahead=-1.0, sky=sky)[0, 3])
        for sun, sky in ((1.5, 0.8), (0.3, 0.3), (0.0, 0.1))
    )
    assert noon == 0.0
    assert 0.0 < dusk < night


def test_a_face_against_the_sun_gets_more_light_than_one_before_it(face: Actor) -> None:
    before, against = (_lamp(face, sun=1.0, ahead=ahead, sky=0.2)[0] for ahead in (-1.0, 1.0))
    assert against[3] > before[3] + 0.2
    assert np.linalg.norm(against[:3] - (0.0, 1.6, 0.0)) < 1.5
    assert against[2] < 0  # on the side of the camera


def test_a_thing_gets_no_lamp_of_its_own() -> None:
    thing = Actor(height=1.0, length=1.0, speed=0.0, mesh=lambda _t, _at: None)  # type: ignore[arg-type,return-value]
    view, air = Camera(), Air()
    assert not len(key.key(thing, (0.0, 0.0, 0.0), view, air, 1.0))


def test_each_named_dance_and_move_has_a_pose() -> None:
    named = {one.name for one in dances.DANCES}
    assert named | {"dance"} == set(DANCES)
    with_hands = {action for action, _ in PAIRS}  # leaning, climbing, speaking
    moves = {one.name for one in dances.MOVES}
    assert moves <= set(EXERTIONS) | set(GAITS) | set(STAIRS) | with_hands | {"crouch"}
    assert dances.PAIRED == PAIRED
    assert named <= set(actions.ACTIONS)

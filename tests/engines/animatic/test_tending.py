"""Climbing, seats and care: hands and feet are where they belong, as numbers."""

from dataclasses import replace

import numpy as np
import pytest

from filmgate.engines.animatic.motion.climbing import CLIMBS, climbing, hold
from filmgate.engines.animatic.motion.deed import Around
from filmgate.engines.animatic.motion.tending import TENDS
from filmgate.engines.animatic.motion.throwing import THROW
from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.seeds import Seed
from filmgate.engines.animatic.subjects.groups import Group
from filmgate.engines.animatic.subjects.objects.perches import MODELS
from filmgate.engines.animatic.subjects.part import Part
from filmgate.engines.animatic.subjects.people.handling import Handling
from filmgate.engines.animatic.subjects.people.likeness import person_of
from filmgate.engines.animatic.subjects.people.tending import tends
from filmgate.engines.animatic.subjects.people.walking import human
from filmgate.script.treatment import Outfit

_TIMES = (0.4, 1.7, 2.9, 4.6)
_SLACK = 0.02  # metres
_WITH_TOOLS = {"comb", "snip", "makeup", "spoon", "inject", "offer", "toss"}


def _part(kernels: Kernels, action: str, years: int = 30) -> Part:
    outfit = Outfit(years=years)
    return Part(kernels=kernels, kind="person", outfit=outfit, beats=(action,), duration=6.0, seed=Seed(4))


@pytest.mark.every(4)
@pytest.mark.parametrize("years", [8, 30])
@pytest.mark.parametrize("action", sorted(set(TENDS) - _WITH_TOOLS))
def test_hands_are_on_the_body_that_they_tend(kernels: Kernels, action: str, years: int) -> None:
    part = tends(_part(kernels, action), _part(kernels, TENDS[action].bears, years))
    who = person_of(part)
    handling = Handling(who, (), other=part.other)
    deed = handling.contact(action)
    assert deed
    for t in _TIMES:
        angles, at = who.stands(*deed.deed.body(t), grounded=1.0, seated=0.0)
        for side, _, missed in handling.moment(angles, at, [(action, 1.0)], t).touches:
            assert np.linalg.norm(missed) < _SLACK, (action, side, t)


@pytest.mark.parametrize("action", sorted(CLIMBS))
def test_three_of_four_stay_while_one_moves(action: str) -> None:
    way = CLIMBS[action]
    for t in np.arange(0.0, 6.0, 0.05):
        moving = [
            (side, foot)
            for side in "lr"
            for foot in (False, True)
            if 0 < hold(way, side, float(t), foot=foot)[1] < 1
        ]
        assert len(moving) <= 1, (t, moving)


@pytest.mark.parametrize("action", sorted(CLIMBS))
def test_a_foot_on_its_hold_does_not_slide(kernels: Kernels, action: str) -> None:
    """While it stays, a hold comes down as fast as the body rises."""
    way = CLIMBS[action]
    first, last = (hold(way, "l", t, foot=True) for t in (1.0, 1.1))
    if first[1] == last[1]:
        assert first[0] - last[0] == pytest.approx(0.1 * way.speed)
    who = person_of(_part(kernels, action))
    pose, _ = climbing(action, 1.0, who.legs, who.scale)
    assert {"lul", "lur", "lll", "llr"} <= set(pose)


def test_who_climbs_rises(kernels: Kernels) -> None:
    actor = human(_part(kernels, "rungs"))
    assert actor.drift > 0.1
    low = actor.mesh(0.0, (0.0, actor.lift, 0.0)).at[:, 1].min()
    assert low > -0.01


def test_who_shares_a_seat_sits_side_by_side(kernels: Kernels) -> None:
    actor = replace(human(_part(kernels, "sit")), row=0.6)
    places = np.array(Group(actor, 3).places())
    assert np.linalg.norm(places[1] - places[0]) == pytest.approx(0.6)
    assert np.allclose(places[1] + places[2], 0.0)


def test_seats_have_a_place_over_their_origin(kernels: Kernels) -> None:
    for name, make in MODELS.items():
        kind, _, variant = name.partition(" ")
        mesh = make(Part(kernels=kernels, kind=kind, variant=variant, duration=6.0, seed=Seed(1)))
        assert 0.3 < mesh.at[:, 1].max() < 2.2, name


def test_a_thrown_ball_leaves_the_hand_and_comes_back(kernels: Kernels) -> None:
    here = (0.0, 1.3, 0.0)
    around = Around(mouth=here, eyes=here, chest=here, hips=(0.0, 0.9, 0.0), desk=here)
    far = [THROW.hands(t, around).things[0].at[0] for t in (0.2, 2.0, 3.3)]
    assert far[1] > 3.0 > max(far[0], far[2])

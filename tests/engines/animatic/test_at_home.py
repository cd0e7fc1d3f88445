"""Rooms at home are as large as those that people live in, and windows are no white holes."""

import numpy as np
import pytest

from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.scene.build import prepare
from filmgate.engines.animatic.world.places.table import PLACES
from filmgate.engines.animatic.world.sets import rooms, shell
from filmgate.engines.animatic.world.sets.base import Set, Site
from filmgate.script.parse import parse

_HOME = ["kitchen", "room", "bedroom", "bathroom", "office"]


def site(*, night: bool = False, low_sun: bool = False) -> Site:
    return Site(rng=np.random.default_rng(3), night=night, height=lambda _x, _z: 0.0, low_sun=low_sun)


def built(name: str) -> Set:
    make = PLACES[name].set
    assert make
    return make(site())


@pytest.mark.parametrize("name", _HOME)
def test_the_far_wall_of_a_room_at_home_is_a_few_metres_behind_who_is_in_it(name: str) -> None:
    at = built(name).mesh.at
    wall = at[(np.abs(at[:, 0]) < 6.0) & (at[:, 1] > 0.5) & (at[:, 1] < 2.4)]
    assert 2.5 < float(wall[:, 2].max()) < 5.5
    assert PLACES[name].free < float(wall[:, 2].max())
    assert float(at[:, 2].min()) < -PLACES[name].farthest  # the camera is in it


def test_a_worktop_is_as_high_as_one_at_home() -> None:
    at = built("kitchen").mesh.at
    edge = at[(np.abs(at[:, 0] + 5.0) < 0.05) & (at[:, 2] > 2.3) & (at[:, 2] < 2.55) & (at[:, 1] > 0.2)]
    assert float(edge[:, 1].max()) == pytest.approx(0.9, abs=0.03)


@pytest.mark.parametrize("prompt", ["A woman stands in a kitchen", "Twelve people stand in a kitchen"])
def test_a_kitchen_leaves_room_for_all_who_are_in_it(kernels: Kernels, prompt: str) -> None:
    scene = prepare(kernels, parse(prompt, 3), seed=3, duration=6.0, aspect=16 / 9)
    assert scene.set
    furnished = scene.set.mesh.at
    front = furnished[(furnished[:, 1] > 0.2) & (furnished[:, 1] < 0.8) & (np.abs(furnished[:, 0]) < 4.0)]
    before = float(front[front[:, 2] > 0.0, 2].min())  # of the cupboards
    behind = max(float(mesh.at[:, 2].max()) for mesh in scene.played(3.0))
    assert behind < before


@pytest.mark.parametrize("seen", ["garden", "town"])
@pytest.mark.parametrize("hour", ["day", "evening", "night"])
def test_a_window_shows_what_is_outside_and_no_white(seen: str, hour: str) -> None:
    there = site(night=hour == "night", low_sun=hour == "evening")
    panes = shell.outlook(there, 0.0, 2.0, 5.0, (1.0, 0.8), town=seen == "town")
    lit = np.concatenate([one.paint[:1] for one in panes])
    assert len(np.unique(lit[:, :3].round(3), axis=0)) > 5
    large = [one for one in panes if np.ptp(one.at[:, 0]) > 0.3]
    assert all(float((one.paint[:, :3] * one.paint[:, 3:4]).max()) < 0.8 for one in large)
    points = np.concatenate([one.at for one in panes])
    assert np.abs(points[:, 0]).max() < 1.01
    assert points[:, 1].min() > 1.19
    assert points[:, 1].max() < 2.81


def test_a_room_that_is_smaller_is_lit_as_before() -> None:
    small, large = shell.snug(rooms.cafe, 0.5, 1.0)(site()), rooms.cafe(site())
    assert small.lights[0, :3] == pytest.approx(0.5 * large.lights[0, :3] - (0.0, 0.0, 1.0))
    # light at half of the distance has fallen off by the same factor
    assert small.lights[0, 6] * 0.25 == pytest.approx(large.lights[0, 6])

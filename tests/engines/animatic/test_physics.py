"""Physics, checked by physics: parabolas, momentum, energy, rest, joints, cloth, cuts."""

import ctypes
import math
from pathlib import Path

import numpy as np
import pytest

from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.geometry.shapes import box, lathe
from filmgate.engines.animatic.native import kernels as native
from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.physics.bodies import BALL, CONE, HINGE, ROPE, WELD, World
from filmgate.engines.animatic.physics.cloth import drape
from filmgate.engines.animatic.physics.forms import Form, Solid, ball, block, capsule, cylinder, hull
from filmgate.engines.animatic.physics.fracture import break_up
from filmgate.engines.animatic.physics.motion import Blow, Motion, State, about
from filmgate.engines.animatic.scene.build import prepare
from filmgate.script.parse import parse

VASE = lathe([(0.2, 0.0), (0.4, 0.3), (0.15, 0.8), (0.2, 1.0)], [Paint(color="#aa3322")] * 4)
CUBE = Solid((block((0.1, 0.1, 0.1)),))
ROCK = hull(np.random.default_rng(2).normal(size=(40, 3)) * 0.12)


def corners(form: Form) -> np.ndarray:
    """Points of a form in the frame of its body."""
    return form.corners if len(form.corners) else form.middle + form.radius * np.array([(0.0, -1.0, 0.0)])


def lowest(solid: Solid, motion: Motion, body: int = 0) -> float:
    low = math.inf
    for t in np.arange(0.0, len(motion.at) / motion.rate, 1 / 30):
        where, turn = motion.when(float(t))
        for form in solid.forms:
            if form.kind == 0:
                low = min(low, float((where[body] + turn[body] @ form.middle)[1]) - form.radius)
            else:
                low = min(low, float((where[body] + corners(form) @ turn[body].T)[:, 1].min()))
    return low


def test_what_is_thrown_follows_its_parabola(kernels: Kernels) -> None:
    world = World(kernels)
    world.add(Solid((ball(0.1),)), (0, 1, 0), velocity=(3.0, 6.0, 1.0), drag=0.0)
    motion = world.run(1.2)
    for t in (0.25, 0.5, 0.75, 1.0, 1.2):
        at = motion.when(t)[0][0]
        true = np.array((3.0 * t, 1.0 + 6.0 * t - 4.905 * t * t, t))
        assert np.linalg.norm(at - true) < 0.02 * np.linalg.norm(true - (0, 1, 0))


@pytest.mark.parametrize("bounce", [0.0, 0.5, 1.0])
def test_momentum_is_kept_when_two_meet(kernels: Kernels, bounce: float) -> None:
    world = World(kernels, gravity=0.0)
    world.add(Solid((ball(0.2),), 900.0), (-1, 1, 0), velocity=(3, 0, 0), bounce=bounce, drag=0.0)
    world.add(Solid((block((0.2, 0.15, 0.2)),), 500.0), (0, 1.05, 0.02), bounce=bounce, drag=0.0)
    before, energy = world.momentum(), world.energy()
    world.run(1.0)
    assert np.linalg.norm(world.momentum() - before) < 0.03 * np.linalg.norm(before)
    assert world.energy() <= 1.02 * energy
    assert abs(world.state(1).velocity[0]) > 0.5


def test_equal_balls_swap_their_speeds(kernels: Kernels) -> None:
    world = World(kernels, gravity=0.0)
    for x, v in ((-1.0, 2.0), (0.0, 0.0)):
        world.add(Solid((ball(0.2),)), (x, 1, 0), velocity=(v, 0, 0), bounce=1.0, friction=0.0, drag=0.0)
    world.run(1.0)
    assert world.state(0).velocity[0] == pytest.approx(0.0, abs=0.06)
    assert world.state(1).velocity[0] == pytest.approx(2.0, abs=0.06)


@pytest.mark.parametrize(
    "form",
    [ball(0.15), block((0.2, 0.1, 0.15)), cylinder(0.12, 0.2), cylinder(0.12, 0.2, axis=(1, 0, 0)), ROCK],
)
def test_what_falls_comes_to_rest_on_the_ground_and_not_below_it(kernels: Kernels, form: Form) -> None:
    world = World(kernels)
    solid = Solid((form,))
    world.add(solid, (0, 1.5, 0), turn=about((1, 2, 3), 0.7), velocity=(0.4, 0, 0), spin=(1, 2, 3), roll=0.02)
    energy = world.energy()
    motion = world.run(6.0)
    assert lowest(solid, motion) > -0.01
    assert world.energy() < energy
    assert np.ptp(motion.at[-30:], axis=0).max() < 0.02


def test_energy_never_grows_by_itself(kernels: Kernels) -> None:
    world = World(kernels)
    rng = np.random.default_rng(5)
    for k in range(12):
        form = (ball(0.12), block((0.15, 0.1, 0.12)), cylinder(0.1, 0.15))[k % 3]
        world.add(
            Solid((form,)),
            rng.normal(0, 0.25, 3) + np.array((0, 0.8 + 0.35 * k, 0)),
            spin=rng.normal(0, 2, 3),
            bounce=0.4,
        )
    highest = world.energy()
    for step in range(1, 13):
        world.run(0.25 * step) if step == 1 else world.run(0.25)
        now = world.energy()
        assert now <= 1.01 * highest + 0.5
        highest = min(highest, now)


def test_a_stack_rests_and_stays_where_it_is(kernels: Kernels) -> None:
    world = World(kernels)
    for k in range(10):
        world.add(CUBE, (0.003 * (k % 2), 0.1 + 0.2 * k, 0.0))
    motion = world.run(5.0)
    assert np.abs(motion.at[-1] - motion.at[0]).max() < 0.02
    assert all(world.asleep(k) for k in range(10))


def test_who_sleeps_wakes_when_it_is_hit_and_when_what_bears_it_goes(kernels: Kernels) -> None:
    world = World(kernels)
    for k in range(3):
        world.add(CUBE, (0.0, 0.1 + 0.2 * k, 0.0), asleep=True)
    world.add(Solid((ball(0.09),), 6000.0), (-1.5, 0.1, 0.0), velocity=(7, 0.5, 0), drag=0.0)
    motion = world.run(3.0)
    assert motion.at[-1, 0, 0] > 0.3
    assert motion.at[-1, 2, 1] < 0.45  # the topmost came down


def test_friction_stops_what_slides_and_holds_what_lies_on_a_slope(kernels: Kernels) -> None:
    world = World(kernels)
    world.add(CUBE, (0, 0.1, 0), velocity=(3, 0, 0), friction=0.6)
    slope = about((0, 0, 1), 0.35)
    world.add(Solid((block((2, 0.1, 1), (8, 1, 0), slope),)), fixed=True, friction=0.9)
    world.add(CUBE, np.array((8, 1, 0)) + slope @ np.array((0, 0.2, 0)), turn=slope, friction=0.9)
    motion = world.run(4.0)
    assert 0.4 < motion.at[-1, 0, 0] < 1.6  # v2 / 2 mu g is 0.76 m
    assert np.linalg.norm(motion.at[-1, 2] - motion.at[0, 2]) < 0.03


def test_a_cylinder_rolls_as_one_that_does_not_slip(kernels: Kernels) -> None:
    world = World(kernels)
    world.add(
        Solid((cylinder(0.2, 0.3, axis=(0, 0, 1)),)), (0, 0.2, 0), velocity=(2, 0, 0), friction=0.8, drag=0.0
    )
    world.run(2.0)
    state = world.state(0)
    # what slid at first keeps two thirds of its speed, and turns as far as it goes
    assert state.velocity[0] == pytest.approx(4 / 3, rel=0.05)
    assert state.spin[2] == pytest.approx(-state.velocity[0] / 0.2, rel=0.05)


def test_a_field_of_heights_bears_and_sends_down(kernels: Kernels) -> None:
    heights = np.tile(np.linspace(4.0, 0.0, 41), (21, 1))
    world = World(kernels, hills=(heights, (-5.0, -2.5), 0.25))
    world.add(Solid((ball(0.2),)), (-4, 3.9, 0), friction=0.9)
    motion = world.run(2.0)
    assert motion.at[-1, 0, 0] > -1.0
    level = np.interp(motion.at[:, 0, 0], np.linspace(-5, 5, 41), np.linspace(4.0, 0.0, 41))
    assert (motion.at[:, 0, 1] - level).min() > 0.18


def test_a_pendulum_keeps_its_length_its_time_and_its_energy(kernels: Kernels) -> None:
    world = World(kernels)
    world.add(Solid((ball(0.05),)), (0.2, 1.0, 0), drag=0.0)
    world.join(BALL, -1, 0, (0, 2, 0))
    energy = world.energy()
    motion = world.run(6.0)
    far = np.linalg.norm(motion.at[:, 0] - (0, 2, 0), axis=1)
    assert np.ptp(far) < 0.01
    assert world.energy() == pytest.approx(energy, rel=0.02)
    signs = np.flatnonzero(np.diff(np.sign(motion.at[:, 0, 0])))
    period = 2 * float(np.diff(signs).mean()) / motion.rate
    assert period == pytest.approx(2 * math.pi * math.sqrt(far[0] / 9.81), rel=0.03)


def test_joints_hold_within_their_limits(kernels: Kernels) -> None:
    world = World(kernels)
    world.add(Solid(capsule((0, 0, 0), (1, 0, 0), 0.05)), (0, 2, 0))
    world.join(HINGE, -1, 0, (0, 2, 0), axis=(0, 0, 1), low=-0.5, high=0.5)
    world.add(Solid(capsule((0, 0, 0), (1, 0, 0), 0.05)), (0, 2, 3))
    world.join(CONE, -1, 1, (0, 2, 3), axis=(1, 0, 0), high=0.4)
    world.add(CUBE, (0.0, 2.0, 6.0))
    world.join(ROPE, -1, 2, (0, 2.5, 6.0), end=(0, 2.0, 6.0), high=0.8)
    world.add(CUBE, (0.0, 2.0, 9.0))
    world.join(WELD, -1, 3, (0, 2.0, 9.0))
    motion = world.run(4.0)
    where, turn = motion.when(4.0)
    for body, limit in ((0, 0.5), (1, 0.4)):
        way = turn[body][:, 0]
        assert math.atan2(-way[1], way[0]) == pytest.approx(limit, abs=0.06)
    assert where[2][1] == pytest.approx(1.7, abs=0.02)
    assert np.linalg.norm(where[3] - (0, 2, 9)) < 0.01


def test_a_joint_that_is_pulled_too_hard_breaks(kernels: Kernels) -> None:
    for breaks, falls in ((1e6, False), (0.001, True)):
        world = World(kernels)
        world.add(CUBE, (0, 2, 0))
        world.join(WELD, -1, 0, (0, 2.1, 0), breaks=breaks)
        assert (world.run(1.5).at[-1, 0, 1] < 1.0) == falls


def test_what_is_brittle_is_replaced_when_it_is_hit(kernels: Kernels) -> None:
    world = World(kernels)

    def breaks(now: World, state: State, blow: Blow) -> None:
        now.remove(0)
        for k in (-1, 1):
            now.add(
                Solid((block((0.05, 0.1, 0.1)),)), state.at + np.array((0.06 * k, 0, 0)), velocity=(k, 0, 0)
            )
        assert blow.speed > 4

    world.add(CUBE, (0, 1.5, 0), brittle=3.0, breaks=breaks)
    motion = world.run(2.0)
    assert motion.there(0.3).tolist() == [0]
    assert motion.there(1.9).tolist() == [1, 2]
    assert motion.first(0) == pytest.approx(math.sqrt(2 * 1.4 / 9.81), abs=0.02)


def _messy(kernels: Kernels) -> Motion:
    world = World(kernels)
    for k in range(20):
        form = (ball(0.12), block((0.15, 0.1, 0.12)), cylinder(0.1, 0.15), ROCK)[k % 4]
        world.add(
            Solid((form,)), (0.1 * math.sin(k), 0.4 + 0.3 * k, 0.1 * math.cos(2 * k)), spin=(k % 3, 1, 0)
        )
    return world.run(4.0)


def test_the_same_world_moves_alike_with_both_instruction_sets(kernels: Kernels) -> None:
    first = _messy(kernels)
    assert np.array_equal(first.at, _messy(kernels).at)
    plain = Path(native.__file__).with_name("_kernels.so")
    if not plain.exists():
        pytest.skip("only Linux builds are named like this")
    other = Kernels(1)
    other._library = ctypes.CDLL(str(plain))
    assert np.array_equal(first.at, _messy(other).at)
    other.close()


def test_a_hull_has_the_volume_and_the_inertia_of_its_box() -> None:
    points = np.array([(x, y, z) for x in (-1, 1) for y in (-2, 2) for z in (-3, 3)], np.float64)
    made, true = hull(np.concatenate([points, 0.5 * points])), block((1, 2, 3))
    assert made.volume == pytest.approx(true.volume)
    assert np.allclose(made.inertia, true.inertia)
    assert len(made.faces) == 6
    whole = Solid((block((1, 1, 3), (0, -1, 0)), block((1, 1, 3), (0, 1, 0))), 1.0)
    assert np.allclose(whole.inertia, true.inertia)


def test_pieces_fill_what_breaks(kernels: Kernels) -> None:
    cube = box((0, 0, 0), (1, 1, 1), Paint(color="#888888"))
    pieces = break_up(cube, 16, np.random.default_rng(1))
    assert sum(one.form.volume for one in pieces) == pytest.approx(8.0, rel=0.12)
    shells = break_up(VASE, 20, np.random.default_rng(3), thickness=0.03)
    at = np.concatenate([one.mesh.at for one in shells])
    for a, b in ((at.min(0), VASE.at.min(0)), (at.max(0), VASE.at.max(0))):
        assert np.abs(a - b).max() < 0.05
    assert len(shells) > 12


def test_cuts_are_flat() -> None:
    """A piece of a box has few directions of its faces: those of the box and those of the cuts."""
    cube = box((0, 0, 0), (1, 1, 1), Paint(color="#888888"))
    for one in break_up(cube, 12, np.random.default_rng(4)):
        directions = np.unique(np.round(one.mesh.normal, 3), axis=0)
        assert len(directions) <= 6 + 11


def test_cloth_hangs_still_without_wind_and_streams_with_it(kernels: Kernels) -> None:
    u, v = np.meshgrid(np.linspace(0, 1, 13), np.linspace(0, 1, 9))
    rest = np.stack([1.5 * u, 2.5 - v, 0 * u], 2)
    held = np.zeros((9, 13), bool)
    held[:, 0] = True
    calm, windy = (drape(kernels, rest, held, 3.0, wind=(speed, 0.0, 0.1)) for speed in (0.01, 9.0))
    end = [one.when(3.0).reshape(9, 13, 3) for one in (calm, windy)]
    assert end[0][:, -1, 0].mean() < 0.7
    assert end[1][:, -1, 0].mean() > 1.1
    assert np.ptp(windy.at[-60:, -1, 2]) > 0.02  # it flutters
    for at in end:  # and is not stretched
        wide = np.linalg.norm(np.diff(at, axis=1), axis=2)
        assert wide.max() < 1.15 * 1.5 / 12


def test_a_fine_mesh_breaks_as_a_whole() -> None:
    """Its pieces reach as far as it does, though it has more triangles than are cut."""
    heights = np.linspace(-0.99, 0.99, 160)
    rows = [(math.sqrt(1 - y * y), float(y)) for y in heights]
    turned = lathe(rows, [Paint(color="#888888")] * len(rows), sides=240)
    assert len(turned.faces) > 60_000
    pieces = break_up(turned, 8, np.random.default_rng(5))
    reach = np.concatenate([one.mesh.at for one in pieces])
    assert np.ptp(reach, axis=0) == pytest.approx(np.ptp(turned.at, axis=0), rel=0.05)


@pytest.mark.parametrize("prompt", ["Glass marbles fall on a table", "watermelons fall on a table"])
def test_what_falls_on_a_table_breaks_and_the_table_does_not(kernels: Kernels, prompt: str) -> None:
    ready = prepare(kernels, parse(prompt), seed=3, duration=6.0, aspect=16 / 9)
    before, after = (sum(len(one.faces) for one in ready.picture(t, (320, 180)).meshes) for t in (0.1, 5.5))
    assert after != before

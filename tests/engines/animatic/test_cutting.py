"""What a knife does to what it cuts: its edge, the slices, the other hand, and the shot that shows them."""

import math

import numpy as np
import pytest

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.cuts import between
from filmgate.engines.animatic.geometry.mesh import Mesh
from filmgate.engines.animatic.geometry.shapes import ball
from filmgate.engines.animatic.motion.cutting import BEFORE, MOST, SLICE, STROKES, fallen, stroke
from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.scene.build import prepare
from filmgate.engines.animatic.scene.roles import Roles
from filmgate.engines.animatic.scene.scene import Scene
from filmgate.engines.animatic.seeds import Seed
from filmgate.engines.animatic.subjects.part import Part
from filmgate.engines.animatic.subjects.people.handling import Handling
from filmgate.engines.animatic.subjects.people.likeness import person_of
from filmgate.engines.animatic.subjects.people.slicing import rest, slices
from filmgate.engines.animatic.subjects.thing import Thing
from filmgate.script.parse import parse

FLESH, SKIN = materials.pulp("#e0761e"), materials.fruit("#f08c2a")
INSIDE = ((1.0, FLESH), (0.5, FLESH), (0.0, FLESH))
_HERE = np.eye(3, 4, dtype=np.float32)
CLOSE = "A chef chops carrots, close-up of his hands"


def _scene(kernels: Kernels, prompt: str) -> Scene:
    return prepare(kernels, parse(prompt, 3), seed=3, duration=6.0, aspect=16 / 9)


def _volume(mesh: Mesh) -> float:
    a, b, c = (mesh.at[mesh.faces[:, k]].astype(np.float64) for k in range(3))
    return abs(float(np.einsum("ij,ij->i", a, np.cross(b, c)).sum() / 6))


def test_the_parts_of_a_solid_are_the_whole() -> None:
    whole = ball((0.0, 0.0, 0.0), (0.1, 0.1, 0.2), SKIN, sides=48)
    parts = [
        between(whole, 2, low, high, INSIDE) for low, high in ((-1.0, -0.05), (-0.05, 0.07), (0.07, 1.0))
    ]
    assert sum(map(_volume, parts)) == pytest.approx(4 / 3 * math.pi * 0.002, rel=0.02)
    assert parts[1].at[:, 2].min() == pytest.approx(-0.05)
    assert parts[1].at[:, 2].max() == pytest.approx(0.07)


def test_what_is_cut_gets_shorter_and_loses_nothing() -> None:
    thing = Thing(
        name="vegetable carrot",
        place="worked",
        mesh=ball((0.0, 0.03, 0.0), (0.03, 0.03, 0.12), SKIN, sides=32),
        size=(0.06, 0.06, 0.24),
    )
    own = np.eye(3, 4, dtype=np.float32)
    for t in (0.0, 1.7, 5.9):
        cut = sum(_volume(one) for one in slices(thing, own, t))
        assert cut + _volume(rest(thing, t)) == pytest.approx(_volume(thing.mesh), rel=0.03)
    long = [float(np.ptp(rest(thing, t).at[:, 2])) for t in (0.0, 2.0, 4.0)]
    assert long[0] > long[1] > long[2] > 0.4 * 0.24
    # they lie on the board, all on the right of the cut
    for one in slices(thing, own, 3.0):
        assert one.at[:, 1].min() > -0.006
        assert one.at[:, 2].max() < -0.12 + 0.24 * SLICE * len(fallen(3.0)) + 0.002


def test_a_blade_is_down_when_a_slice_falls() -> None:
    for t in np.linspace(0.0, 6.0, 400):
        before, after = len(fallen(float(t))), len(fallen(float(t) + 0.01))
        if after > before:
            assert stroke(float(t)).up < 0.05
    assert BEFORE + 6.0 * STROKES < MOST + 1


@pytest.mark.parametrize(
    "prompt",
    ["A chef chops carrots", "A girl cuts a tomato", "A tall man slices bread", "A cook cuts an onion"],
)
def test_a_blade_cuts_to_the_board_and_not_the_other_hand(kernels: Kernels, prompt: str) -> None:
    meant = parse(prompt)
    things = Roles(kernels=kernels, treatment=meant, duration=6.0, seed=Seed(3)).things("", meant.beats)
    part = Part(
        kernels=kernels,
        kind="person",
        variant=meant.variant,
        outfit=meant.outfit,
        duration=6.0,
        seed=Seed(3),
        things=things,
    )
    who = person_of(part)
    handling = Handling(who, things)
    found = handling.contact(meant.action)
    assert found
    bones = [
        k
        for name, k in who.rig.names.items()
        if name == "handl" or (name.startswith("finger") and name[-1] == "l")
    ]
    left = who.rig.weight[:, bones].sum(1) > 0.5
    heights = []
    for t in np.arange(0.0, 5.6, 0.07).tolist():
        pose, shift = found.deed.body(t)
        angles, at = who.stands(pose, shift, grounded=1.0, seated=0.0)
        moment = handling.moment(angles, at, [(meant.action, 1.0)], t)
        own = (at[0] / who.scale, at[1] / who.scale, at[2] / who.scale)
        body = who.mesh(kernels, {**pose, **moment.angles}, _HERE, shift=own, grips=moment.grips).at
        named = dict(zip((one.name for one in things), zip(things, moment.things, strict=True), strict=True))
        knife, placed_by = named["tool knife"]
        blade = knife.mesh.at[knife.mesh.at[:, 1] > 0.06] @ placed_by[:, :3].T + placed_by[:, 3]
        board, lies = named["cutting-board"]
        heights.append(float(blade[:, 1].min() - lies[1, 3] - handling.size * board.size[1]))
        away = np.sqrt(((body[left][:, None] - blade[None, ::7]) ** 2).sum(-1))
        assert away.min() > 0.01 * handling.size, (prompt, t)
    assert min(heights) > -0.005
    assert min(heights) < 0.005
    assert max(heights) > 0.02


@pytest.mark.parametrize(
    "prompt", [CLOSE, "Close-up of hands kneading dough", "Close-up of a hand holding a cup"]
)
def test_a_close_up_of_hands_stays_at_the_hands(kernels: Kernels, prompt: str) -> None:
    scene = _scene(kernels, prompt)
    actor = scene.actor
    assert actor is not None
    assert actor.work is not None
    for u in (0.02, 0.5, 0.98):
        view = scene.camera(6.0 * u, (320, 180))
        x, y, z = (a + b for a, b in zip(scene.subject(6.0 * u), actor.work, strict=True))
        depth = (x - view.ex) * view.fx + (z - view.ez) * view.fz
        across = view.cx + view.focal * ((x - view.ex) * view.rx + (z - view.ez) * view.rz) / depth
        down = view.cy - view.focal * (y - view.ey) / depth
        assert abs(across - 160) < 30
        assert abs(down - 90) < 25
        assert 320 * depth / view.focal < 1.0  # metres that the frame is wide
        assert view.ey > y  # seen from above


def test_without_a_close_up_the_whole_cook_is_seen(kernels: Kernels) -> None:
    near, far = (_scene(kernels, prompt).framing for prompt in (CLOSE, "A chef chops carrots"))
    assert far.distance > 1.8 * near.distance


def test_a_thumb_lies_along_a_handle_and_fingers_close_around_it(kernels: Kernels) -> None:
    part = Part(kernels=kernels, kind="person", duration=6.0, seed=Seed(3))
    hands = person_of(part).hands
    for side in "lr":
        bent = hands.angles(side, 5.0)
        turns = [math.acos((float(np.trace(bent[f"finger{k}2{side}"])) - 1) / 2) for k in (1, 2, 3, 4, 5)]
        assert turns[0] < 0.2 < turns[1] < turns[2] < 1.6


@pytest.mark.parametrize("prompt", ["A butcher sharpens a knife", "A woman uses scissors in a kitchen"])
def test_a_blade_without_anything_to_cut_is_held(kernels: Kernels, prompt: str) -> None:
    assert _scene(kernels, prompt).picture(3.0, (320, 180)).meshes

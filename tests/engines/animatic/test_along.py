"""Boards and shared tables: feet are on the deck, hands reach the middle of the table."""

import numpy as np
import pytest

from filmgate.engines.animatic.motion.boarding import STANCES, boarding
from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.render.renderer import Renderer
from filmgate.engines.animatic.scene.build import prepare
from filmgate.engines.animatic.seeds import Seed
from filmgate.engines.animatic.subjects.objects import on_table
from filmgate.engines.animatic.subjects.objects.boards import DECKS, LONG
from filmgate.engines.animatic.subjects.part import Part
from filmgate.engines.animatic.subjects.people.likeness import person_of
from filmgate.script.parse import parse

_TIMES = np.linspace(0.0, 6.0, 25)


@pytest.mark.parametrize("action", [name for name, one in STANCES.items() if not one.seat])
@pytest.mark.parametrize("heading", [1, -1])
def test_a_foot_is_on_the_deck_at_every_moment(kernels: Kernels, action: str, heading: int) -> None:
    who = person_of(Part(kernels=kernels, kind="person", duration=6.0, seed=Seed(3)))
    deck = 0.1
    for t in _TIMES:
        pose, (x, y, z) = boarding(action, float(t), who.legs, deck, heading)
        shift = (x / who.scale, y / who.scale, z / who.scale)
        angles, moved = who.stands(pose, shift, grounded=0.0, seated=0.0)
        bones = who.rig.skeleton(angles, moved)
        soles = [
            float((at - turn @ [0.0, who.legs.ankle, 0.0])[1])
            for turn, at in (bones[who.rig.names["lf" + side]] for side in "lr")
        ]
        assert max(soles) == pytest.approx(deck, abs=0.02) or max(soles) < deck + 0.2
        assert min(abs(sole - deck) for sole in soles) < 0.02
        assert min(soles) > -0.02


@pytest.mark.parametrize("name", LONG)
def test_a_board_has_the_length_that_it_has_in_life(kernels: Kernels, name: str) -> None:
    kind, _, variant = name.partition(" ")
    mesh = on_table.modelled(Part(kernels=kernels, kind=kind, variant=variant, duration=6.0, seed=Seed(3)))
    assert np.ptp(mesh.at[:, 0]) == pytest.approx(LONG[name], rel=0.06)
    if name in DECKS and variant != "scooter":
        assert float(mesh.at[:, 1].max()) >= DECKS[name] - 0.02


@pytest.mark.parametrize("prompt", ["Two men play chess", "Five friends play cards"])
def test_a_company_sits_around_one_table_face_to_face(kernels: Kernels, prompt: str) -> None:
    scene = prepare(kernels, parse(prompt, 3), seed=3, duration=6.0, aspect=16 / 9)
    assert scene.actor is not None
    tables = [one for one in scene.standings if 0.7 < one.actor.height < 0.8 and not one.each]
    assert len(tables) == 1
    assert tables[0].actor.length == pytest.approx(2 * (scene.actor.ring - 0.27), rel=0.02)
    assert scene.actor.inwards == 1.0


@pytest.mark.parametrize(
    ("prompt", "early", "late"),
    [("A chef slices a carrot", 1, 1), ("A man writes a letter", 1, 1), ("A girl paints a picture", 1, 1)],
)
def test_work_leaves_more_and_more_behind(kernels: Kernels, prompt: str, early: int, late: int) -> None:
    scene = prepare(kernels, parse(prompt, 3), seed=3, duration=6.0, aspect=16 / 9)
    assert scene.actor is not None
    assert scene.actor.props is not None
    before, after = (scene.actor.props(t, (0.0, 0.0, 0.0)) for t in (0.3, 5.0))
    assert len(after) - len(before) == late - early
    assert sum(len(one.faces) for one in after) > sum(len(one.faces) for one in before)


@pytest.mark.parametrize("prompt", ["A couple sits by the fireplace", "A man holds a burning torch"])
def test_a_fire_beside_the_subject_or_in_a_hand_has_flames_and_light(kernels: Kernels, prompt: str) -> None:
    scene = prepare(kernels, parse(prompt, 3), seed=3, duration=6.0, aspect=16 / 9)
    happens = scene.picture(3.0, (320, 180))
    assert len(happens.puffs) > 5
    assert happens.lamps >= 1


def test_who_cries_has_tears_in_a_close_up(kernels: Kernels) -> None:
    near, far = (
        prepare(kernels, parse(prompt, 3), seed=3, duration=6.0, aspect=16 / 9).actor
        for prompt in ("A woman cries, close-up", "A woman cries")
    )
    assert near is not None
    assert far is not None
    assert near.props is not None
    assert near.props(2.0, (0.0, 0.0, 0.0))
    assert far.props is None


@pytest.mark.parametrize(
    ("prompt", "way"), [("A man walks up the stairs", 1), ("A girl goes down the stairs", -1)]
)
def test_who_takes_the_stairs_rises_or_sinks(kernels: Kernels, prompt: str, way: int) -> None:
    scene = prepare(kernels, parse(prompt, 3), seed=3, duration=6.0, aspect=16 / 9)
    assert way * (scene.subject(6.0)[1] - scene.subject(0.0)[1]) > 0.8
    assert scene._happens(3.0).meshes


@pytest.mark.parametrize("prompt", ["A surfer rides a wave at sunset", "A man surfs, claymation"])
def test_a_surfer_has_a_wave(kernels: Kernels, prompt: str) -> None:
    ready = prepare(kernels, parse(prompt, 3), seed=3, duration=6.0, aspect=16 / 9)
    picture = ready.picture(2.0, (320, 180))
    wave = max(picture.meshes, key=lambda mesh: float(np.ptp(mesh.at[:, 0])))
    assert np.ptp(wave.at[:, 0]) > 10
    assert np.ptp(wave.at[:, 1]) > 1
    assert Renderer(kernels, 320, 180, seed=3).frame(picture, 0).any()

"""Ensembles: everybody is seen, from the first to the last moment of the camera's path."""

import itertools
import math

import numpy as np
import pytest

from filmgate.engines.animatic.motion.deed import Around
from filmgate.engines.animatic.motion.music import VIOLIN
from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.scene.build import prepare
from filmgate.engines.animatic.scene.formation import spots
from filmgate.engines.animatic.scene.scene import Scene
from filmgate.engines.animatic.subjects.actor import turned
from filmgate.engines.animatic.subjects.groups import Group
from filmgate.script.parse import parse
from filmgate.script.treatment import Move, Relation

_SIZE = (320, 180)
_PROMPTS = [
    "A string quartet plays on a stage",
    "A rock band performs at a concert",
    "A jazz band plays in a bar",
    "An orchestra plays in a concert hall",
    "A piano trio plays in a church",
    "A choir sings on a stage",
]


def boxes(scene: Scene, t: float) -> list[tuple[float, Floats, Floats]]:
    """Return for each player how far it is, and the boxes of its upper body and of its head in the frame."""
    assert scene.actor
    view, found = scene.camera(t, _SIZE), []
    group = Group(scene.actor, scene.treatment.count)
    for one in group.members(t, scene.subject(t), scene.land.top):
        at = turned(one.actor, one.turn).mesh(one.step, one.foot).at
        x, y, z = (at - (view.ex, view.ey, view.ez)).T
        far = x * view.fx + z * view.fz
        spot = np.stack([view.focal * (x * view.rx + z * view.rz) / far, view.focal * y / far], 1)
        high = (at[:, 1] - at[:, 1].min()) / np.ptp(at[:, 1])
        parts = [np.quantile(spot[high > low], (0.1, 0.9), axis=0).ravel() for low in (0.5, 0.86)]
        found.append((float(far.mean()), parts[0], parts[1]))
    return found


def covered(box: Floats, by: Floats) -> float:
    """Return the share of a box (left, low, right, high) that another covers."""
    wide = max(min(box[2], by[2]) - max(box[0], by[0]), 0.0)
    high = max(min(box[3], by[3]) - max(box[1], by[1]), 0.0)
    return float(wide * high / ((box[2] - box[0]) * (box[3] - box[1])))


@pytest.mark.every(3)
@pytest.mark.parametrize(("seed", "prompt"), [(3 + 5 * (n % 2), prompt) for n, prompt in enumerate(_PROMPTS)])
def test_no_player_hides_another_on_the_whole_path(kernels: Kernels, seed: int, prompt: str) -> None:
    meant = parse(prompt, seed)
    scene = prepare(kernels, meant, seed=seed, duration=6.0, aspect=16 / 9)
    assert meant.moves == ((Move.PUSH_IN,),)
    for t in (0.1, 3.0, 5.9):
        ordered = sorted(boxes(scene, t), key=lambda one: one[0])
        for (_, body, _), (_, other, head) in itertools.combinations(ordered, 2):
            assert covered(head, body) < 0.3, t
            assert covered(other, body) < 0.5, t


@pytest.mark.parametrize(
    "where",
    [
        ["beside"] * 4,
        ["beside", "beside", "behind", "front"],
        ["beside", "beside", "right", "behind", "behind"],
        ["behind"],
        ["front", "front"],
    ],
)
def test_players_look_at_the_audience_and_have_room(where: list[Relation]) -> None:
    found = spots(where)
    assert len(found) == len(where)
    assert all(abs(turn) < 0.7 for (_, _, turn), one in zip(found, where, strict=True) if one != "right")
    for (x, z, _), (a, b, _) in itertools.combinations(found, 2):
        assert math.hypot(x - a, z - b) > 0.9


def test_who_sits_on_the_arc_is_turned_aslant_and_near_the_next() -> None:
    found = spots(["beside"] * 4)
    assert all(abs(turn) > 0.4 and turn * x > 0 for x, _, turn in found)  # thighs are seen, not only knees
    assert all(math.hypot(x - a, z - b) < 1.15 for (x, z, _), (a, b, _) in itertools.pairwise(found))


def test_a_quartet_sits_and_its_woods_differ(kernels: Kernels) -> None:
    meant = parse("A string quartet plays on a stage")
    woods = [one.coat for one in meant.supporting if one.kind == "violin" and one.variant != "bow"]
    assert len({*woods}) == 4
    scene = prepare(kernels, meant, seed=3, duration=6.0, aspect=16 / 9)
    assert scene.actor
    seats = [one.actor for one in Group(scene.actor, 4).members(1.0, (0.0, 0.0, 0.0), scene.land.top)]
    for one in seats:
        knees = one.mesh(1.0, (0.0, 0.0, 0.0)).at
        assert float(knees[:, 1].max()) < 0.88 * one.height  # lower than who stands


def test_a_bow_is_at_right_angles_to_the_strings_and_moves_along_itself() -> None:
    there = (0.0, 1.5, 0.0)
    around = Around(mouth=there, eyes=there, chest=(0.0, 1.3, 0.0), hips=(0.0, 0.9, 0.0), desk=there)
    moments = [VIOLIN.hands(t, around).things for t in np.linspace(0.0, 3.0, 40)]
    violin, bow = (np.array(one.along) for one in moments[0])
    assert abs(float(violin @ bow)) < 0.01
    assert bow[1] > 0.4  # seen from before it crosses a violin that is level
    places = np.array([one[1].at for one in moments])
    off = places - places.mean(0)
    assert np.ptp(off @ bow) > 0.3
    assert np.linalg.norm(off - np.outer(off @ bow, bow), axis=1).max() < 1e-3
    to_violin = np.array(moments[0][0].at) - places[0]
    apart = abs(float(np.cross(violin, bow) @ to_violin))  # of the two lines
    assert 0.03 < apart < 0.06  # strings lie over the middle of a violin


def test_who_sits_in_a_quartet_has_sheets_that_hide_no_face(kernels: Kernels) -> None:
    meant = parse("A string quartet plays on a stage")
    stands = [one for one in meant.supporting if (one.kind, one.variant) == ("table", "stand")]
    assert len({one.of for one in stands}) == 4
    scene = prepare(kernels, meant, seed=3, duration=6.0, aspect=16 / 9)
    assert scene.actor
    assert scene.actor.props
    things = [one.at[:, 1] for one in scene.actor.props(1.0, (0.0, 0.0, 0.0))]
    stand = [up for up in things if up.min() < 0.02 and 0.6 < np.ptp(up) < 0.9]
    assert len(stand) == 1
    assert float(stand[0].max()) < 0.95  # lower than the chin of who sits


def test_no_player_leaves_the_frame_as_the_camera_goes_nearer(kernels: Kernels) -> None:
    meant = parse("A string quartet plays on a stage", 8)
    scene = prepare(kernels, meant, seed=8, duration=6.0, aspect=16 / 9)
    for _, body, head in boxes(scene, 5.8):
        assert max(abs(body[0]), abs(body[2]), abs(head[0]), abs(head[2])) < 0.5 * _SIZE[0]

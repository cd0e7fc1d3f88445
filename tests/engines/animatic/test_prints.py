"""Prints on clothes: their numbers, the cloth laid flat, and what a pixel of them shows."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from filmgate.engines.animatic.geometry.mesh import Mesh
from filmgate.engines.animatic.geometry.paint import Paint, linear
from filmgate.engines.animatic.geometry.prints import PRINTED, PRINTS, code
from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.render.picture import Picture
from filmgate.engines.animatic.render.renderer import Renderer
from filmgate.engines.animatic.scene.build import prepare
from filmgate.engines.animatic.subjects.people.faces import Look
from filmgate.engines.animatic.subjects.people.persons import Person, person
from filmgate.script.parse import parse
from filmgate.script.wardrobe import PATTERNS

NATIVE = Path(__file__).parents[3] / "src" / "filmgate" / "engines" / "animatic" / "native"
SIZE = (480, 270)
BLUE, GOLD = "#1040d0", "#d0a010"


@pytest.fixture(scope="module")
def kernels() -> Iterator[Kernels]:
    one = Kernels(1)
    yield one
    one.close()


@pytest.fixture(scope="module")
def room(kernels: Kernels) -> Picture:
    scene = prepare(kernels, parse("an empty living room", 3), seed=3, duration=2.0, aspect=16 / 9)
    return replace(
        scene.picture(1.0, SIZE), backdrop=(), shadows=0.0, gobo=None, haze=0.0, aperture=0.0, corners=0.0
    )


def dressed(kernels: Kernels, **fields: object) -> Person:
    look = replace(Look(), top=BLUE, legs=BLUE, years=30, sex="female", **fields)  # type: ignore[arg-type]
    return person(kernels, look, np.random.default_rng(1))


def of_print(mesh: Mesh) -> Floats:
    """The faces of a mesh that have a print."""
    return np.asarray(mesh.faces[mesh.paint[mesh.faces[:, 0], -1] >= PRINTED])


def flat(kernels: Kernels, room: Picture, name: str, away: float) -> Floats:
    """How much of the second colour the pixels of a printed sheet show that faces the camera at a distance."""
    camera = room.camera
    across = np.array([camera.rx, 0.0, camera.rz])
    middle = np.array([camera.ex + camera.fx * away, camera.ey, camera.ez + camera.fz * away])
    rows = np.zeros((4, 20), np.float32)
    half = 0.45 * away
    for k, (u, v) in enumerate(((-1, -1), (1, -1), (1, 1), (-1, 1))):
        rows[k, :3] = middle + half * (u * across + v * np.array([0.0, 1.0, 0.0]))
        rows[k, 3:6] = (-camera.fx, 0.0, -camera.fz)
        rows[k, 6:8] = half * u, half * v
        rows[k, 9:] = Paint(color="#ffffff", gloss=0.0).row()
        rows[k, -1] = code(name, "#000000", 0.0)
    sheet = Mesh(rows, np.array([[0, 1, 2], [0, 2, 3]], np.int32))
    renderer = Renderer(kernels, *SIZE, seed=3)
    renderer.frame(replace(room, meshes=(sheet,), lamps=0), 0)
    seen = renderer._canvas.color[1, 110:160, 200:280]
    return np.asarray(1.0 - seen / np.quantile(seen, 0.98))


@pytest.mark.skipif(not NATIVE.is_dir(), reason="an installed package has no sources")
def test_prints_have_the_same_numbers_in_c() -> None:
    text = (NATIVE / "mesh.h").read_text(encoding="utf-8")
    found = re.search(r"enum \{ (STRIPES.*?) \};", text, re.DOTALL)
    assert found
    assert [int(one) for one in re.findall(r"= (\d+)", found[1])] == list(range(len(PRINTS)))
    assert f"PRINTED = {PRINTED} " in text
    assert set(PATTERNS.values()) == set(PRINTS)


def test_a_print_keeps_its_number_and_its_colour_in_a_float() -> None:
    for name in PRINTS:
        for under in (3.0, 4.0):
            number = np.float32(code(name, GOLD, under))
            rest = int(number) - PRINTED
            assert rest & 15 == PRINTS.index(name)
            assert bool(rest & 16) == (under == 3.0)
            rgb = np.array([((rest >> (5 + 6 * k)) & 63) / 63 for k in (2, 1, 0)]) ** 2
            assert np.abs(rgb - linear(GOLD)).max() < 0.02


@pytest.mark.parametrize("fields", [{"garments": "shirt"}, {"cut": "dress", "garments": "dress"}])
def test_cloth_is_laid_flat_nearly_as_large_as_it_is(kernels: Kernels, fields: dict[str, str]) -> None:
    mesh = dressed(kernels, pattern=f"dotted {GOLD}", **fields).rig.mesh
    faces = of_print(mesh)
    rest, at = (mesh.surface[:, columns].astype(float) for columns in (slice(6, 8), slice(0, 3)))
    (a, b, c), (p, q, r) = ([x[faces[:, k]] for k in range(3)] for x in (rest, at))
    u, v = b - a, c - a
    there = np.linalg.norm(np.cross(q - p, r - p), axis=1)
    ratio = np.abs(u[:, 0] * v[:, 1] - u[:, 1] * v[:, 0])[there > 1e-5] / there[there > 1e-5]
    assert 0.75 < float(np.median(ratio)) < 1.25
    assert float(np.mean((ratio > 0.4) & (ratio < 1.9))) > 0.75


def test_a_print_costs_no_vertices_but_those_of_its_seams(kernels: Kernels) -> None:
    plain, printed = (
        dressed(kernels, cut="dress", garments="dress", pattern=p) for p in ("", f"floral {GOLD}")
    )
    assert len(printed.rig.mesh.at) < 1.3 * len(plain.rig.mesh.at)
    assert not len(of_print(plain.rig.mesh))


def test_legs_have_a_print_of_their_own(kernels: Kernels) -> None:
    mesh = dressed(kernels, garments="shirt", legs_pattern=f"plaid {GOLD}").rig.mesh
    assert mesh.at[np.unique(of_print(mesh)), 1].max() < mesh.at[:, 1].mean() + 0.35
    for prompt, top, legs in (
        ("a woman in a floral skirt and a white blouse", "", "floral"),
        ("a man in plaid trousers", "", "plaid"),
        ("a woman in a leopard print coat", "leopard", ""),
        ("a man in a pinstriped suit", "pinstriped", "pinstriped"),
        ("a man in a checkered shirt and jeans", "checkered", ""),
    ):
        worn = parse(f"{prompt} stands in a park", 1).outfit
        assert (worn.pattern.partition(" ")[0], worn.legs_pattern.partition(" ")[0]) == (top, legs), prompt


@pytest.mark.parametrize("name", PRINTS)
def test_a_print_shows_both_colours_near_and_their_mean_from_afar(
    kernels: Kernels, room: Picture, name: str
) -> None:
    near, far = flat(kernels, room, name, 1.0), flat(kernels, room, name, 90.0)
    assert near.max() > 0.5
    assert near.min() < 0.15
    assert float(far.std()) < 0.06 < float(near.std())


def test_dots_are_round_and_their_edges_soft(kernels: Kernels, room: Picture) -> None:
    near = flat(kernels, room, "dotted", 0.8)
    assert 0.15 < float((near > 0.5).mean()) < 0.31
    between = (near > 0.15) & (near < 0.85)
    assert 0.02 < float(between.mean()) < 0.3

"""What surfaces are made of."""

import inspect
from collections.abc import Callable

import numpy as np
import pytest

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.materials import CHROME, GOLD, STEEL, plated
from filmgate.engines.animatic.geometry.mesh import Mesh
from filmgate.engines.animatic.geometry.paint import CLEAR, PAINT, Paint, dull, linear
from filmgate.engines.animatic.geometry.shapes import box
from filmgate.engines.animatic.native.structs import Air
from filmgate.engines.animatic.subjects.finish import finished
from filmgate.engines.animatic.world.surroundings import SIZE, around
from filmgate.script.lexicons import COATS

MAKERS = {
    name: make
    for name, make in inspect.getmembers(materials, inspect.isfunction)
    if next(iter(inspect.signature(make).parameters)) == "color"
    and name not in ("linear", "lava", "light", "screen")
}


@pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)
def test_white_throws_back_no_more_than_paint_does(make: Callable[[str], Paint]) -> None:
    row = make("#ffffff").row()
    assert len(row) == PAINT
    clear = row[-1] >= CLEAR  # light goes through it
    assert max(row[:3]) == (1.0 if make("#ffffff").metal or clear else pytest.approx(0.8))


def test_white_keeps_its_tint() -> None:
    red, green, blue = materials.paper("#fff0e0").row()[:3]
    whole = linear("#fff0e0")
    assert red / blue == pytest.approx(whole[0] / whole[2])
    assert green < red


def test_light_is_not_dimmed() -> None:
    assert materials.light("#ffffff", 5.0).row()[:4] == [1.0, 1.0, 1.0, 5.0]


def test_a_coat_of_an_animal_is_what_has_no_shine() -> None:
    def is_dull(paint: Paint) -> bool:
        return bool(dull(np.array([paint.row()], np.float32))[0])

    assert all(is_dull(MAKERS[name]("#806040")) for name in ("fur", "hide", "feathers", "cloth", "felt"))
    assert not any(
        is_dull(MAKERS[name]("#806040")) for name in ("eye", "horn", "leather", "wet_skin", "ivory")
    )


def test_a_golden_or_silver_thing_of_metal_is_metal_and_any_other_colour_is_paint_on_it() -> None:
    assert plated(None, STEEL) is STEEL
    assert plated(COATS["golden"], CHROME) == GOLD
    assert plated(COATS["silver"], STEEL).metal == 1.0
    black = plated(COATS["black"], CHROME)
    assert black.metal == 0.0
    assert black.color == COATS["black"]


@pytest.mark.parametrize("axis", [0, 1, 2])
def test_wood_grows_along_the_longest_side(axis: int) -> None:
    half = [0.1, 0.1, 0.1]
    half[axis] = 1.0
    plank = box((0.0, 0.0, 0.0), (half[0], half[1], half[2]), materials.wood("#806040"))
    assert np.ptp(plank.surface[:, 6]) == pytest.approx(2.0)
    assert np.ptp(plank.at[:, axis]) == pytest.approx(2.0)


def test_what_is_turned_to_wood_has_its_grain_along_its_sides_and_what_was_wood_keeps_it() -> None:
    def across(mesh: Mesh) -> float:
        """How far the grain runs on the sides that face along x."""
        return float(np.ptp(mesh.surface[np.abs(mesh.normal[:, 0]) > 0.9, 6]))

    steel = box((0.0, 0.0, 0.0), (0.2, 0.5, 1.0), STEEL)
    assert across(steel) == pytest.approx(0.4)
    assert across(finished(steel, "wood", None)) == pytest.approx(2.0)
    plank = box((0.0, 0.0, 0.0), (0.2, 0.5, 1.0), materials.wood("#806040"))
    assert np.array_equal(finished(plank, "wood", "#402010").surface[:, 6:9], plank.surface[:, 6:9])


def test_by_lamplight_there_is_something_to_mirror_before_the_scene() -> None:
    lamp = np.array([[0.0, 3.0, 2.0, 2.0, 1.8, 1.5, 0.1]], np.float32)
    none = np.zeros((0, 7), np.float32)
    dark, lit = (around(Air(), rows, (0.0, 1.0, 0.0), indoors=True).keep for rows in (none, lamp))
    middle = SIZE // 2 + 1
    before = 3  # a row of directions from before the scene, where the camera is
    assert dark[0, before, middle] == 0
    assert lit[0, before, middle] > 0

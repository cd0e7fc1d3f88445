"""Houses: doors, windows that are lit when it is dark, roofs with snow, and no two alike."""

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.materials import WINDOW
from filmgate.engines.animatic.geometry.mesh import Mesh
from filmgate.engines.animatic.geometry.paint import GLOW
from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.seeds import Seed
from filmgate.engines.animatic.subjects import cast
from filmgate.engines.animatic.subjects.buildings import facades, houses, openings, weather
from filmgate.engines.animatic.subjects.part import Part


def _of(wall: str) -> Callable[[], Mesh]:
    return lambda: houses.house(np.random.default_rng(5), wall=wall)


_MADE: dict[str, Callable[[], Mesh]] = {
    **{wall: _of(wall) for wall in houses.WALLS},
    "storeys": lambda: houses.house(np.random.default_rng(5), storeys=2),
    "cabin": lambda: houses.cabin(None),
    "barn": lambda: houses.barn(None),
}


def _lit(mesh: Mesh) -> NDArray[np.bool_]:
    return np.asarray(np.abs(mesh.paint - np.array(WINDOW.row(), np.float32)).max(1) < 1e-4)


@pytest.mark.parametrize("name", _MADE)
def test_a_house_is_cheap_and_has_windows_on_all_sides(name: str) -> None:
    mesh = _MADE[name]()
    assert len(mesh.faces) <= 6_000
    panes = mesh.at[_lit(mesh)]
    middle = (mesh.at.min(0) + mesh.at.max(0)) / 2
    for axis in (0, 2):
        assert (panes[:, axis] < middle[axis] - 1.5).any()
        assert (panes[:, axis] > middle[axis] + 1.5).any()


@pytest.mark.parametrize("name", ["plaster", "timber", "cabin"])
def test_a_house_has_a_door_to_the_front(name: str) -> None:
    mesh = _MADE[name]()
    handle = np.abs(mesh.paint - np.array(materials.BRASS.row(), np.float32)).max(1) < 1e-4
    at = mesh.at[handle]
    assert len(at)
    assert at[:, 0].min() > 2.0  # it faces +x
    assert 0.9 < at[:, 1].mean() < 1.7
    assert np.abs(at[:, 2]).max() < 0.8


def test_a_door_can_be_gone_through() -> None:
    door = openings.door(0.0, 0.35, (0.5, 1.08), materials.wood("#6a4426"), materials.wood("#4a3222"))
    low, high = door.at.min(0), door.at.max(0)
    assert high[1] > 2.4
    assert high[0] - low[0] > 1.1
    assert low[1] <= 0.0  # its steps reach the ground


def test_houses_differ_by_seed_and_one_seed_is_one_house() -> None:
    some = [houses.house(np.random.default_rng(k)) for k in (1, 1, 2, 3)]
    assert (some[0].surface == some[1].surface).all()
    assert len({one.surface.tobytes() for one in some}) == 3


def test_panes_glow_at_night_and_mirror_by_day(kernels: Kernels) -> None:
    def glow(kind: str, *, lit: bool) -> float:
        part = Part(kernels=kernels, kind=kind, duration=6.0, seed=Seed(2), lit=lit)
        return float(cast.engage(part).mesh(0.0, (0.0, 0.0, 0.0)).paint[:, GLOW].max())

    for kind in ("cabin", "church", "castle", "tower"):
        assert glow(kind, lit=True) > 0.9
        assert glow(kind, lit=False) == 0.0


def test_snow_lies_on_roofs_and_not_on_walls() -> None:
    bare = houses.house(np.random.default_rng(4))
    white = weather.seen(bare, lit=True, snowy=True)
    snow = np.array(materials.snow("#e8ecf2").row(), np.float32)
    flowers = np.abs(bare.paint[:, 3:] - np.array(materials.petal("#ffffff").row()[3:], np.float32)).max(1)
    covered = (np.abs(white.paint - snow).max(1) < 1e-4) & (flowers > 1e-4)
    assert covered.any()
    assert (np.abs(white.normal[covered, 1]) > 0.2).all()
    assert white.at[covered, 1].min() > 2.0
    assert (white.at[covered, 1] > bare.at[covered, 1]).all()
    assert (weather.seen(bare, lit=True, snowy=False).surface == bare.surface).all()


def test_a_block_has_whole_storeys_and_bays() -> None:
    paint = materials.facade("#808890", storey=3.5, lit=1.0)
    block = facades.block((10.0, 2.0, -4.0), (8.3, 6.1), 9, paint)
    assert np.ptp(block.at[:, 1]) == pytest.approx(9 * 3.5)
    for axis in (0, 2):
        bays = np.ptp(block.at[:, axis]) / (0.72 * 3.5)
        assert bays == pytest.approx(round(bays), abs=1e-4)
    assert block.surface[:, 7].min() == pytest.approx(0.0)  # rows are counted from its foot


def test_two_blocks_are_lit_in_other_windows() -> None:
    paint = materials.facade("#808890", lit=1.0)
    one, other = (facades.block((0, 0, 0), (8, 8), 9, paint, lot=k) for k in (0, 1))
    assert not np.allclose(one.surface[:, 6:9], other.surface[:, 6:9])

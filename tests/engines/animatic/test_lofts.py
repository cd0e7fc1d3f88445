"""Lofts: smooth lines that keep to their knots, skins without holes, paints that do not mix."""

from collections import Counter

import numpy as np
import pytest
from numpy.typing import NDArray

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.lofts import OPEN, curve, loft, mirrored, stations, tubular
from filmgate.engines.animatic.geometry.mesh import Mesh

_RED, _BLUE = materials.lacquer("#c01818"), materials.lacquer("#1818c0")


def _edges(mesh: Mesh) -> Counter[tuple[tuple[int, ...], ...]]:
    """Count the faces at each edge; corners at the same place are one."""
    place = [tuple(one) for one in np.round(mesh.at * 1e4).astype(int)]
    return Counter(
        tuple(sorted((place[face[k]], place[face[(k + 1) % 3]]))) for face in mesh.faces for k in range(3)
    )


def _spindle(sides: int = 16) -> NDArray[np.float64]:
    x = np.linspace(-2, 2, 9)
    radius = np.sqrt(np.maximum(1 - (x / 2) ** 2, 0.0))
    middles = np.stack([x, 0 * x, 0 * x], -1)
    return np.asarray(tubular(middles, np.stack([radius, radius], -1), sides=sides))


def test_a_curve_goes_through_its_knots_and_overshoots_none() -> None:
    knots = [(0.0, 0.0), (1.0, 1.0), (2.0, 1.0), (3.0, 0.2), (5.0, 0.1)]
    x = np.linspace(-1, 6, 700)
    y = curve(knots, x)
    assert curve(knots, np.array([k[0] for k in knots])) == pytest.approx([k[1] for k in knots])
    assert y.min() >= 0.0
    assert y.max() <= 1.0 + 1e-9
    assert np.abs(np.diff(y)).max() < 0.03
    assert (y[x < 0] == 0.0).all()


def test_stations_have_the_cuts_and_no_long_steps() -> None:
    x = stations(0.0, 3.0, 0.5, [0.7, 1.31, 9.0])
    assert {0.0, 0.7, 1.31, 3.0} <= set(x.tolist())
    assert np.diff(x).max() <= 0.5 + 1e-9
    assert np.diff(x).min() > 0


def test_a_spindle_has_no_holes() -> None:
    counts = _edges(loft(_spindle(), 0, [_RED]))
    assert set(counts.values()) == {2}


def test_paints_do_not_mix_and_leave_no_gap() -> None:
    cells = np.zeros((8, 16), int)
    cells[3:5] = 1
    mesh = loft(_spindle(), cells, [_RED, _BLUE])
    rows = mesh.paint[mesh.faces]
    assert (rows == rows[:, :1]).all()  # each triangle is of one paint
    assert len(np.unique(mesh.paint, axis=0)) == 2
    assert set(_edges(mesh).values()) == {2}


def test_the_normals_are_smooth_across_paints() -> None:
    cells = np.zeros((8, 16), int)
    cells[3:5] = 1
    plain, two = loft(_spindle(), 0, [_RED]), loft(_spindle(), cells, [_RED, _BLUE])
    known = {tuple(np.round(at, 4)): normal for at, normal in zip(plain.at, plain.normal, strict=True)}
    for at, normal in zip(two.at, two.normal, strict=True):
        if abs(at[2]) > 1e-3 or at[1] > 0:  # not at the seam of the section
            assert float(np.dot(known[tuple(np.round(at, 4))], normal)) > 0.99


def test_an_open_cell_is_a_hole() -> None:
    cells = np.zeros((8, 16), int)
    cells[4, 3] = OPEN
    counts = _edges(loft(_spindle(), cells, [_RED]))
    assert Counter(counts.values())[1] == 4


def test_a_mirrored_section_ends_where_it_starts_on_the_other_side() -> None:
    half = np.array([[[0.0, 0.0, 1.0], [0.0, 1.0, 0.5], [0.0, 1.2, 0.0]]])
    whole = mirrored(half)
    assert whole.shape == (1, 5, 3)
    assert (whole[0, -1] == (0.0, 0.0, -1.0)).all()

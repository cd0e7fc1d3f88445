"""Jackets, folds that come as joints bend, and hair that lies in locks."""

from dataclasses import replace

import numpy as np
import pytest

from filmgate.engines.animatic.geometry.mesh import Mesh, placement
from filmgate.engines.animatic.geometry.paint import PATTERNS, linear
from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.subjects.people.attire import attire
from filmgate.engines.animatic.subjects.people.body import Figure, body
from filmgate.engines.animatic.subjects.people.faces import Look
from filmgate.engines.animatic.subjects.people.garments import Tailor
from filmgate.engines.animatic.subjects.people.measures import Measures
from filmgate.engines.animatic.subjects.people.persons import Person, person
from filmgate.engines.animatic.subjects.people.pieces import Piece
from filmgate.engines.animatic.subjects.people.strips import foremost

_SUIT = Look(top="#333b52", legs="#333b52", garments="suit", tie="#7a1c28", sex="male", under="#eceae6")
_HAIR, _PATTERN = PATTERNS.index("hair"), 10


@pytest.fixture(scope="module")
def kernels() -> Kernels:
    return Kernels(1)


def _made(kernels: Kernels, look: Look, *, afar: bool = False) -> Person:
    return person(kernels, look, np.random.default_rng(4), afar=afar)


def _colour(pieces: list[Piece], aside: float, high: float) -> np.ndarray:
    """Return the colour of what is foremost at a place on the chest."""
    best, found = -9.0, np.zeros(3)
    for one in pieces:
        near = np.abs(one.at[one.faces].mean(1)[:, 1:] - (high, aside)).max(1) < 0.05
        if not near.any():
            continue
        corners, shares = foremost(one.at, one.faces[near], [(aside, high)])
        corner, share = one.at[corners[0]], shares[0]
        place = share @ corner
        if np.hypot(place[2] - aside, place[1] - high) < 0.004 and place[0] > best:
            best, found = float(place[0]), share @ one.paint[corners[0], :3]
    return found


@pytest.mark.parametrize("sex", ["male", "female"])
def test_a_suit_shows_shirt_and_tie_between_its_lapels(sex: str) -> None:
    shape = body(Figure(female=sex == "female"))
    pieces, _ = attire(Tailor(shape), _SUIT)
    cloth, tie, shirt = (np.array(linear(one)) for one in (_SUIT.top, _SUIT.tie, _SUIT.under))
    k = shape.stature / 1.75
    high = float(shape.modelled("neck")[1]) - 0.10 * k
    seen = [_colour(pieces, aside * k, high) for aside in (0.0, 0.028, 0.12)]
    for colour, meant in zip(seen, (tie, shirt, cloth), strict=True):
        known = np.array((tie, shirt, cloth))
        nearest = np.linalg.norm(known - colour, axis=1).argmin()
        assert np.allclose(known[nearest], meant)


def test_who_wears_a_tie_has_a_handkerchief_in_the_breast_pocket_and_who_wears_none_has_not() -> None:
    shape = body(Figure())
    k, high = shape.stature / 1.75, float(shape.modelled("neck")[1])
    for tie, shown in (("#7a1c28", "#eceae6"), ("", _SUIT.top)):
        pieces, _ = attire(Tailor(shape), replace(_SUIT, tie=tie))
        left, right = (_colour(pieces, side * 0.13 * k, high - 0.182 * k) for side in (-1, 1))
        known = np.array([linear(one) for one in ("#eceae6", _SUIT.top)])
        nearest = known[np.linalg.norm(known - left, axis=1).argmin()]
        assert np.allclose(nearest, linear(shown))
        assert np.linalg.norm(right - known[1]) < np.linalg.norm(right - known[0])


def test_a_jacket_hangs_over_its_trousers_and_ends_below_the_hips() -> None:
    shape = body(Figure())
    (coat, trousers, *_), _ = attire(Tailor(shape), _SUIT)
    hip = float(shape.modelled("lul")[1])
    low = coat.at[Measures(shape, coat.at, coat.weight).of_arm < 0.3, 1].min()
    assert hip - 0.12 < low < hip - 0.05
    far = {}
    for name, one in (("coat", coat), ("trousers", trousers)):
        near = (np.abs(one.at[:, 1] - hip) < 0.02) & (np.abs(one.at[:, 2]) > 0.08)
        far[name] = np.quantile(np.abs(one.at[near, 2]), 0.9)
    assert far["coat"] > far["trousers"]


def test_a_hem_shades_what_is_below_it() -> None:
    shape = body(Figure())
    (coat, trousers, *_), _ = attire(Tailor(shape), _SUIT)
    low = coat.at[Measures(shape, coat.at, coat.weight).of_arm < 0.3, 1].min()
    light = trousers.paint[:, :3].sum(1)
    below = low - trousers.at[:, 1]
    assert light[(below > 0.0) & (below < 0.03)].mean() < 0.75 * light[below > 0.2].mean()


def _posed(kernels: Kernels, who: Person, bend: float) -> Mesh:
    return who.mesh(kernels, {"alr": bend}, placement((0.0, 0.0, 0.0)), shift=(0.0, 0.0, 0.0))


def test_folds_come_as_an_elbow_bends_and_only_there(kernels: Kernels) -> None:
    who = _made(kernels, _SUIT)
    plain = replace(who, creases=())
    fold = next(one for one in who.creases if one.bone == "alr")
    assert np.abs(fold.by[:, :3]).max() > 0.003
    still = _posed(kernels, who, 0.0).at - _posed(kernels, plain, 0.0).at
    away = np.linalg.norm(_posed(kernels, who, 1.5).at - _posed(kernels, plain, 1.5).at, axis=1)
    assert np.abs(still).max() < 1e-5
    assert 0.003 < away.max() < 0.012
    others = np.ones(len(away), bool)
    others[fold.which] = False
    assert away[others].max() < 1e-5
    half = np.linalg.norm(_posed(kernels, who, 0.75).at - _posed(kernels, plain, 0.75).at, axis=1)
    assert half.max() == pytest.approx(0.5 * away.max(), rel=0.1)


def test_hair_lies_in_locks_that_nobody_sees_from_afar(kernels: Kernels) -> None:
    look = replace(_SUIT, style="short")
    near, far = (_made(kernels, look, afar=afar).rig.mesh for afar in (False, True))
    assert (near.paint[:, _PATTERN] == _HAIR).sum() > 2500
    assert not (far.paint[:, _PATTERN] == _HAIR).any()


@pytest.mark.parametrize("style", ["short", "parted", "tousled", "bob", "long", "tail", "receding"])
def test_locks_lie_on_the_head(kernels: Kernels, style: str) -> None:
    who = _made(kernels, replace(_SUIT, style=style, years=30))
    mesh = who.rig.mesh
    hair = mesh.at[mesh.paint[:, _PATTERN] == _HAIR]
    eye = who.body.modelled("eyel")
    assert np.isfinite(hair).all()
    before = (hair[:, 0] > eye[0] - 0.01) & (np.abs(hair[:, 2]) < 0.025)
    assert hair[before, 1].min(initial=9.0) > eye[1] + 0.02  # no hair hangs into the eyes
    assert np.abs(hair[hair[:, 1] > eye[1], 2]).max() < 0.14

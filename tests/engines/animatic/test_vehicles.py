"""Vehicles: of the size that they say, on their wheels or in the water, round where they are round."""

import numpy as np
import pytest

from filmgate.engines.animatic.geometry.materials import TAILLIGHT
from filmgate.engines.animatic.geometry.mesh import Mesh
from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.seeds import Seed
from filmgate.engines.animatic.subjects import cast
from filmgate.engines.animatic.subjects.actor import Actor
from filmgate.engines.animatic.subjects.part import Footing, Part
from filmgate.engines.animatic.subjects.vehicles import cars
from filmgate.engines.animatic.subjects.vehicles.wheels import rolled, spoked, tyred
from filmgate.script import kinds

_ORIGIN = (0.0, 0.0, 0.0)
_SORTS = [
    (kind, variant)
    for kind in ("car", "truck", "bus", "train", "boat", "ship", "plane", "helicopter", "balloon")
    for variant in ("", *kinds.KINDS[kind].variants)
    if (kind, variant) != ("boat", "rowing")
]


def _actor(
    kernels: Kernels, kind: str, variant: str, *, coat: str | None = None, footing: Footing = "land"
) -> Actor:
    part = Part(
        kernels=kernels,
        kind=kind,
        variant=variant,
        coat=coat,
        beats=("drive",),
        duration=6.0,
        seed=Seed(1),
        footing=footing,
    )
    return cast.engage(part)


@pytest.mark.parametrize(("kind", "variant"), _SORTS)
def test_a_vehicle_has_the_size_that_it_says(kernels: Kernels, kind: str, variant: str) -> None:
    actor = _actor(kernels, kind, variant)
    mesh = actor.mesh(0.0, _ORIGIN)
    low, high = mesh.at.min(0), mesh.at.max(0)
    assert np.isfinite(mesh.surface).all()
    foot = 0.0 if actor.medium == "water" else min(low[1], 0.0)
    assert high[1] - foot == pytest.approx(actor.height, rel=0.45)
    if kind != "train":  # its coaches are behind the frame
        assert 0.75 * actor.length < high[0] - low[0] < 1.35 * actor.length
    assert len(mesh.faces) < (24_000 if kind == "train" else 15_000)


@pytest.mark.parametrize(("kind", "variant"), _SORTS)
def test_it_takes_the_colour_that_is_said(kernels: Kernels, kind: str, variant: str) -> None:
    plain = _actor(kernels, kind, variant).mesh(0.0, _ORIGIN)
    green = _actor(kernels, kind, variant, coat="#18c018").mesh(0.0, _ORIGIN)
    assert not np.allclose(plain.paint, green.paint)


@pytest.mark.parametrize("variant", cars.CARS)
def test_a_car_stands_on_the_road_and_shows_its_lamps(kernels: Kernels, variant: str) -> None:
    mesh = _actor(kernels, "car", variant).mesh(0.0, _ORIGIN)
    assert abs(float(mesh.at[:, 1].min())) < 0.02
    glowing = mesh.at[mesh.paint[:, 3] > 4.0]
    ends = mesh.at[:, 0].min(), mesh.at[:, 0].max()
    assert glowing[:, 0].max() > ends[1] - 0.3
    assert glowing[:, 0].min() < ends[0] + 0.35
    red = np.abs(mesh.paint - np.array(TAILLIGHT.row(), np.float32)).max(1) < 1e-4
    assert len(np.unique(np.sign(mesh.at[red, 2]))) == 2  # on both sides


@pytest.mark.parametrize("variant", cars.CARS)
def test_the_paint_of_a_car_has_clean_borders(variant: str) -> None:
    body, wheel, _ = cars.car(None, variant)
    rows = body.paint[body.faces]
    mixed = (np.ptp(rows[:, :, :3], axis=1).max(1) > 1e-4).mean()
    assert mixed < 0.001
    assert len(body.faces) + 4 * len(wheel.faces) < 12_000


@pytest.mark.parametrize("wheel", [tyred(0.4, 0.2), tyred(0.5, 0.3, spokes=0, white=True)])
def test_a_wheel_is_round(wheel: Mesh) -> None:
    at = wheel.at
    far = np.hypot(at[:, 0], at[:, 1])
    rim = at[far > 0.999 * far.max()]
    angles = np.sort(np.arctan2(rim[:, 1], rim[:, 0]))
    assert np.diff(np.unique(angles.round(3))).max() < 0.25
    assert abs(at[:, 2].min() + at[:, 2].max()) < 1e-6


def test_a_wheel_rolls_as_far_as_it_goes() -> None:
    wheel = spoked(0.5, 0.1, TAILLIGHT)
    once = rolled(wheel, [(0.0, 0.5, 0.0)], 2 * np.pi * 0.5, 0.5)
    start = rolled(wheel, [(0.0, 0.5, 0.0)], 0.0, 0.5)
    some = rolled(wheel, [(0.0, 0.5, 0.0)], 0.1, 0.5)
    assert np.abs(once.at - start.at).max() < 1e-5
    top = int(np.argmax(start.at[:, 1]))
    assert some.at[top, 0] > start.at[top, 0] + 0.05  # its top goes ahead


@pytest.mark.parametrize(
    ("kind", "variant"), [("car", ""), ("train", "steam"), ("plane", "biplane"), ("helicopter", "")]
)
def test_what_turns_is_where_its_time_is(kernels: Kernels, kind: str, variant: str) -> None:
    actor = _actor(kernels, kind, variant)
    one, other = actor.mesh(1.0, _ORIGIN), actor.mesh(1.04, _ORIGIN)
    assert np.abs(one.at - other.at).max() > 0.02
    assert (actor.mesh(1.0, _ORIGIN).at == one.at).all()


@pytest.mark.parametrize("variant", ["", "fishing", "yacht"])
def test_a_boat_is_in_the_water_and_out_of_it(kernels: Kernels, variant: str) -> None:
    at = _actor(kernels, "boat", variant).mesh(0.0, _ORIGIN).at
    assert at[:, 1].min() < -0.2
    assert at[:, 1].max() > 3.0


def test_a_steam_train_smokes(kernels: Kernels) -> None:
    actor = _actor(kernels, "train", "steam")
    moment = actor.effects[0](3.0, lambda t: (9.0 * (t - 3.0), 0.0, 0.0))
    assert len(moment.puffs) > 20
    assert moment.puffs[:, 0].min() < 0.0 < moment.puffs[:, 0].max()  # it trails behind


def test_a_submarine_dives_where_the_bottom_is_seen(kernels: Kernels) -> None:
    deep = _actor(kernels, "ship", "submarine", footing="bottom")
    assert deep.medium == "underwater"
    assert deep.lift > 5.0
    assert _actor(kernels, "ship", "submarine").medium == "water"

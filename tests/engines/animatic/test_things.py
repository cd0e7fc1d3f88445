"""Things, trucks, carriages and frogs: their foot, their size, their cost and how they go."""

import functools
import hashlib
from dataclasses import dataclass

import numpy as np
import pytest

from filmgate.engines.animatic.geometry.mesh import Mesh
from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.scene import surfaces
from filmgate.engines.animatic.seeds import Seed
from filmgate.engines.animatic.subjects import cast, finish
from filmgate.engines.animatic.subjects.actor import Actor
from filmgate.engines.animatic.subjects.buildings.landmarks import tent
from filmgate.engines.animatic.subjects.objects import on_table
from filmgate.engines.animatic.subjects.part import Part
from filmgate.script.kinds import KINDS

ORIGIN = (0.0, 0.0, 0.0)
# triangles: the dearest model of all, and what one of things may have
MOST = 120_000
LOOKS = [(kind, variant) for kind in sorted(KINDS) for variant in ("", *KINDS[kind].variants)]
THINGS = [(kind, variant) for kind, variant in LOOKS if kind in on_table.THINGS]
TRUCKS = ["", *KINDS["truck"].variants]


def actor(
    kernels: Kernels, kind: str, variant: str = "", action: str = "stand", filling: str = "water"
) -> Actor:
    beats, seed = (action,), Seed(3)
    return cast.engage(
        Part(
            kernels=kernels, kind=kind, variant=variant, beats=beats, duration=6.0, seed=seed, filling=filling
        )
    )


@dataclass(frozen=True, slots=True)
class Facts:
    """What is asked of the mesh of a look."""

    low: float
    high: float
    wide: float
    finite: bool
    triangles: int
    digest: str


@functools.cache  # each look is made once; its mesh is not kept
def facts(kernels: Kernels, kind: str, variant: str) -> Facts:
    mesh = actor(kernels, kind, variant).mesh(0.0, ORIGIN)
    return Facts(
        low=float(mesh.at[:, 1].min()),
        high=float(mesh.at[:, 1].max()),
        wide=float(np.ptp(mesh.at[:, [0, 2]], axis=0).max()),
        finite=bool(np.isfinite(mesh.at).all()),
        triangles=len(mesh.faces),
        digest=hashlib.sha256(mesh.surface.tobytes()).hexdigest(),
    )


FLAT = ("droplet", "puddle")  # a change of the ground, not a mesh


@pytest.mark.every(4)
@pytest.mark.parametrize(("kind", "variant"), THINGS)
def test_a_thing_stands_on_its_foot_and_is_about_a_metre_tall(
    kernels: Kernels, kind: str, variant: str
) -> None:
    thing = facts(kernels, kind, variant)
    assert -0.2 < thing.low < 0.1  # a mushroom stands in the ground
    assert 0.01 < thing.high < 4.0 or (kind, variant) == FLAT
    assert max(thing.high, thing.wide) > 0.09  # what lies flat, a piece of chalk
    assert thing.finite


@pytest.mark.every(8)
@pytest.mark.parametrize(("kind", "variant"), LOOKS)
def test_no_look_costs_more_triangles_than_a_frame_can_afford(
    kernels: Kernels, kind: str, variant: str
) -> None:
    assert facts(kernels, kind, variant).triangles < MOST


@pytest.mark.parametrize("kind", sorted(name for name in KINDS if KINDS[name].variants))
def test_every_variant_of_a_kind_has_looks_of_its_own(kernels: Kernels, kind: str) -> None:
    plain = () if kind == "person" else ("",)  # of whom nothing is said, that is a man or a woman
    drawn = [facts(kernels, kind, variant).digest for variant in (*plain, *KINDS[kind].variants)]
    assert len(set(drawn)) == len(drawn)


@pytest.mark.parametrize("variant", TRUCKS)
def test_a_truck_has_the_size_it_says_and_its_wheels_are_on_the_road(kernels: Kernels, variant: str) -> None:
    truck = actor(kernels, "truck", variant)
    at = truck.mesh(0.0, ORIGIN).at
    low, high = at.min(0), at.max(0)
    assert abs(low[1]) < 0.02
    assert abs(high[1] - truck.height) < 0.15 * truck.height
    assert abs(high[0] - low[0] - truck.length) < 0.1 * truck.length


@pytest.mark.parametrize("variant", ["", "cart"])
def test_a_carriage_follows_its_horse_and_its_wheels_turn(kernels: Kernels, variant: str) -> None:
    drawn = actor(kernels, "carriage", variant, "walk")
    alone, horse = (
        len(actor(kernels, kind, action="walk").mesh(0.0, ORIGIN).faces) for kind in ("carriage", "horse")
    )
    assert alone > horse
    assert drawn.speed > 0
    stands = actor(kernels, "carriage", variant)
    assert np.array_equal(stands.mesh(0.0, ORIGIN).at[:200], stands.mesh(0.5, ORIGIN).at[:200])
    first, later = drawn.mesh(0.0, ORIGIN).at, drawn.mesh(0.2, ORIGIN).at
    moved = np.linalg.norm(later - first, axis=1)
    assert (moved < 1e-5).any()  # its body
    assert moved.max() > 0.1  # its wheels, and the legs of the horse


def test_a_frog_that_hops_stays_low_and_comes_down_again(kernels: Kernels) -> None:
    frog = actor(kernels, "frog", action="jump")
    heights = np.array([frog.hop(float(t)) for t in np.arange(0.0, 6.0, 0.02)])
    assert 0.2 < heights.max() < frog.height
    assert (heights == 0).mean() > 0.4
    ways = np.array([frog.x(float(t), 6.0) for t in np.arange(0.0, 6.0, 0.02)])
    assert (np.diff(ways) > -1e-9).all()
    still = np.diff(ways) < 1e-9
    assert still[heights[:-1] == 0].mean() > 0.95  # it goes in the air alone


def test_a_frog_that_sits_stays_where_it_is(kernels: Kernels) -> None:
    frog = actor(kernels, "frog", action="sit")
    assert {frog.x(t, 6.0) for t in (0.0, 2.0, 5.0)} == {0.0}
    assert frog.hop(2.0) == 0.0


def test_the_eyes_of_a_frog_are_the_top_of_it(kernels: Kernels) -> None:
    mesh = actor(kernels, "frog").mesh(0.0, ORIGIN)
    yellow = (mesh.paint[:, 0] > 0.5) & (mesh.paint[:, 2] < 0.1)
    assert np.quantile(mesh.at[yellow, 1], 0.9) > 0.85 * mesh.at[:, 1].max()


def test_a_drink_in_a_glass_has_its_colour(kernels: Kernels) -> None:
    milk, juice = (
        actor(kernels, "cup", "glass", filling=name).mesh(0.0, ORIGIN) for name in ("milk", "juice")
    )
    assert len(milk.faces) == len(juice.faces)
    changed = np.abs(milk.paint[:, :3] - juice.paint[:, :3]).max(1) > 0.05
    assert changed.any()
    assert not changed.all()


def test_wine_is_in_a_glass_with_a_stem(kernels: Kernels) -> None:
    wine, water = (
        actor(kernels, "cup", "glass", filling=name).mesh(0.0, ORIGIN).at for name in ("wine", "water")
    )

    def widths(at: np.ndarray) -> float:
        return float(np.hypot(at[:, 0], at[:, 2])[(at[:, 1] > 0.3) & (at[:, 1] < 0.55)].max(initial=0.0))

    assert widths(wine) < 0.1
    assert wine[:, 1].max() > 1.2
    assert np.abs(water[water[:, 1] < 0.1]).max() > 0.2


def test_a_football_is_white_with_black_patches(kernels: Kernels) -> None:
    paint = actor(kernels, "ball", "football").mesh(0.0, ORIGIN).paint[:, :3].max(1)
    assert 0.1 < (paint < 0.05).mean() < 0.4
    assert 0.4 < (paint > 0.7).mean() < 0.9


def painted(kernels: Kernels, kind: str, stuff: str, variant: str = "", coat: str | None = None) -> Mesh:
    part = Part(
        kernels=kernels, kind=kind, variant=variant, stuff=stuff, coat=coat, duration=6.0, seed=Seed(3)
    )
    return cast.engage(part).mesh(0.0, ORIGIN)


@pytest.mark.parametrize("stuff", sorted(finish.STUFFS))
def test_every_material_and_pattern_shows_on_a_thing(kernels: Kernels, stuff: str) -> None:
    plain, made = painted(kernels, "vase", ""), painted(kernels, "vase", stuff)
    assert len(made.faces) < MOST
    colors = {tuple(row) for row in made.paint[:, :3].round(3).tolist()}
    assert colors - {tuple(row) for row in plain.paint[:, :3].round(3).tolist()}
    assert np.allclose(made.at.min(0), plain.at.min(0), atol=1e-4)
    assert np.allclose(made.at.max(0), plain.at.max(0), atol=1e-4)


def test_a_material_changes_what_most_of_a_thing_is_made_of_and_leaves_the_rest(kernels: Kernels) -> None:
    plain, wood = (painted(kernels, "cup", stuff, "mug") for stuff in ("", "wood"))
    changed = (plain.paint != wood.paint).any(1)
    assert 0.5 < changed.mean() < 1.0  # the drink is as it was


def test_a_colour_that_is_named_tints_the_material(kernels: Kernels) -> None:
    red = painted(kernels, "cube", "glass", coat="#c01010").paint[:, :3]
    assert (red[:, 0] > 3 * red[:, 2]).mean() > 0.8


def test_a_pattern_has_its_second_colour(kernels: Kernels) -> None:
    made = painted(kernels, "pillow", "striped #00ff00", coat="#c01010")
    green = (made.paint[:, 1] > 0.9) & (made.paint[:, 0] < 0.01)
    assert 0.2 < green.mean() < 0.8


def test_an_animal_of_crystal_keeps_its_shape_and_moves(kernels: Kernels) -> None:
    part = Part(kernels=kernels, kind="deer", stuff="crystal", beats=("walk",), duration=6.0, seed=Seed(3))
    deer = cast.engage(part)
    first, later = deer.mesh(0.0, ORIGIN), deer.mesh(0.3, ORIGIN)
    assert np.array_equal(first.paint, later.paint)
    assert not np.array_equal(first.at, later.at)


def test_each_thing_has_a_size_in_life() -> None:
    assert set(on_table.THINGS) <= set(on_table.IN_LIFE)


def test_things_lie_on_a_windowsill_and_not_on_top_of_the_window(kernels: Kernels) -> None:
    sill = actor(kernels, "windowsill")
    assert surfaces.top(sill) < 0.4 * sill.height


def test_the_roof_of_a_tent_has_no_steps() -> None:
    mesh = tent(None)
    cloth = np.unique(mesh.normal[(mesh.normal[:, 1] > 0.05) & (mesh.normal[:, 1] < 0.95)].round(2), axis=0)
    assert len(mesh.faces) < 400
    assert 0 < len(cloth) < 60

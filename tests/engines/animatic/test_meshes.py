"""Triangles on the screen: both ways of leaving some out, and the ones that reach behind the eye."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

from filmgate.engines.animatic.geometry.clay import Clay
from filmgate.engines.animatic.geometry.mesh import Mesh, placed, placement
from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.geometry.shapes import box
from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.render.picture import Picture
from filmgate.engines.animatic.render.renderer import Renderer
from filmgate.engines.animatic.scene.build import prepare
from filmgate.engines.animatic.subjects.objects import obstacles as props
from filmgate.script.parse import parse

SIZE = (320, 180)


@pytest.fixture(scope="module")
def meadow(kernels: Kernels) -> Iterator[Picture]:
    ready = prepare(kernels, parse("a meadow at noon"), seed=3, duration=6.0, aspect=16 / 9)
    picture = ready.picture(0.0, SIZE)
    picture.grade.grain = 0.0
    yield replace(picture, thickets=(), particles=())
    del ready  # it holds the arrays that the picture points into


def luma(kernels: Kernels, picture: Picture) -> Floats:
    return Renderer(kernels, *SIZE, seed=3).frame(picture, 0)[: SIZE[1]].astype(int)


def before(picture: Picture, ahead: float) -> tuple[float, float, float]:
    """The point `ahead` metres in front of the eye."""
    camera = picture.camera
    return (camera.ex + camera.fx * ahead, camera.ey, camera.ez + camera.fz * ahead)


@pytest.mark.parametrize("yaw", [0.0, 1.3])
def test_the_far_sides_of_a_solid_are_left_out_unseen(kernels: Kernels, meadow: Picture, yaw: float) -> None:
    clay = Clay().ellipsoid((0, 0, 0), (0.9, 0.6, 0.7), Paint(color="#c04020"))
    clay.cone((0, 0.2, 0), (0.9, 0.9, 0.2), (0.3, 0.1), Paint(color="#205080"))
    solid = placed(clay.fire(kernels, cells=50).mesh, placement(before(meadow, 4.0), yaw=yaw))
    assert solid.wound != 0
    near, both = (
        luma(kernels, replace(meadow, meshes=(mesh,)))
        for mesh in (solid, Mesh(solid.surface, solid.faces, wound=0))
    )
    inside_out = luma(kernels, replace(meadow, meshes=(replace(solid, wound=-solid.wound),)))
    bare = luma(kernels, meadow)
    assert (np.abs(near - bare) > 12).mean() > 0.02
    assert (np.abs(near - both) > 3).mean() < 0.002  # a pixel of the outline here and there
    assert (np.abs(inside_out - both) > 3).mean() > 0.005


def test_what_reaches_behind_the_eye_is_drawn_up_to_it(kernels: Kernels, meadow: Picture) -> None:
    """A long slab just under the eye fills the bottom of the picture, and nothing above the horizon."""
    camera = meadow.camera
    slab = box((0.0, 0.0, 0.0), (200.0, 0.05, 200.0), Paint(color="#ffffff", glow=4.0))
    slab.at[:] += (camera.ex, camera.ey - 0.25, camera.ez)
    shown, bare = luma(kernels, replace(meadow, backdrop=(slab,))), luma(kernels, meadow)
    horizon = int(camera.cy)
    assert (shown[horizon + 5 :] > 220).all()
    assert (bare[horizon + 5 :] < 200).mean() > 0.9
    assert (shown[: horizon - 20] < 220).mean() > 0.9


@pytest.mark.parametrize("obstacle", ["log", "rock"])
def test_snow_lies_on_what_is_leapt_over_in_the_snow_alone(kernels: Kernels, obstacle: str) -> None:
    """White on its upper side, as bright in blue as in red; moss otherwise."""
    snowy, bare = (
        max(props.obstacle(kernels, obstacle, height=0.5, snowy=snowy).paint[:, :3].tolist(), key=sum)
        for snowy in (True, False)
    )
    assert min(snowy) > 0.6
    assert max(bare) < 0.5


def test_a_shot_in_the_snow_has_snow_on_the_log_too(kernels: Kernels) -> None:
    bright = {}
    for place in ("in a forest", "in a snowy forest"):
        treatment = parse(f"a fox leaps over a log {place}")
        ready = prepare(kernels, treatment, seed=3, duration=6.0, aspect=16 / 9)
        assert ready.obstacle is not None
        bright[place] = float(ready.obstacle.paint[:, :3].min(axis=1).max())
    assert bright["in a snowy forest"] > 2 * bright["in a forest"]


def test_a_mesh_is_hidden_by_the_ground_before_it_and_hides_what_lies_behind(
    kernels: Kernels, meadow: Picture
) -> None:
    x, _, z = before(meadow, 40.0)
    bare = replace(meadow, meshes=(), shadows=0.0, corners=0.0)
    paint, empty, changed = Paint(color="#e01010"), luma(kernels, bare), []
    for under in (30.0, 0.0):  # metres from the eye down to the middle of a block
        block = placed(
            box((0.0, 0.0, 0.0), (6.0, 8.0, 6.0), paint), placement((x, meadow.camera.ey - under, z))
        )
        changed.append((np.abs(luma(kernels, replace(bare, meshes=(block,))) - empty) > 4).mean())
    assert changed[0] < 0.002
    assert changed[1] > 0.02

"""Glass and what else light goes through, and the patterns of surfaces."""

import math
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from filmgate.engines.animatic.camera.lens import Framing, lens
from filmgate.engines.animatic.camera.moves import Offsets
from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.mesh import Mesh, join
from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.geometry.shapes import ball, box
from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.render.picture import Optics, Picture
from filmgate.engines.animatic.render.renderer import Renderer
from filmgate.engines.animatic.scene.build import prepare
from filmgate.engines.animatic.scene.scene import Scene
from filmgate.engines.animatic.subjects.liquids import liquid
from filmgate.script.parse import parse

SIZE = (480, 270)
RED, BLUE = materials.light("#d02010", 0.5), materials.light("#1030d0", 0.5)


@pytest.fixture(scope="module")
def kernels() -> Iterator[Kernels]:
    made = Kernels(2)
    yield made
    made.close()


@pytest.fixture(scope="module")
def stage(kernels: Kernels) -> Scene:
    return prepare(kernels, parse("a cube in a meadow at noon"), seed=3, duration=6.0, aspect=16 / 9)


def picture(stage: Scene, *meshes: Mesh) -> Picture:
    """A picture of these meshes, which stand around the origin, from 4 m in front of it."""
    there = stage.picture(3.0, SIZE)
    there.grade.grain = 0.0
    frame = Framing(distance=4.0, bearing=math.pi, height=2.0, aim=2.0, field=0.6)
    camera = lens(frame, Offsets(), (0.0, 2.0, -4.0), (0.0, 2.0, 0.0), SIZE)
    return replace(
        there,
        camera=camera,
        meshes=meshes,
        focus=(0.0, 2.0, 0.0),
        aperture=0.0,
        thickets=(),
        particles=(),
        puffs=there.puffs[:0],
        then=None,
        before=(),
        backdrop=(),
    )


def light(kernels: Kernels, shown: Picture) -> Any:
    """The linear light of a picture, (3, height, width)."""
    renderer = Renderer(kernels, *SIZE, seed=3)
    renderer.frame(shown, 1)
    return renderer._canvas.color.copy()


def halves() -> Mesh:
    """A wall two metres behind the origin: red on the left, blue on the right."""
    return join(box((-2.0, 2.0, 2.0), (2.0, 2.0, 0.1), RED), box((2.0, 2.0, 2.0), (2.0, 2.0, 0.1), BLUE))


def pane(paint: Paint) -> Mesh:
    return box((0.0, 2.0, 0.0), (0.6, 0.6, 0.02), paint)


def at(color: Any, x: float, y: float = 0.5) -> Any:
    h, w = color.shape[1:]
    return color[:, int(y * h), int(x * w)]


def test_one_sees_through_glass_and_not_through_paint(kernels: Kernels, stage: Scene) -> None:
    wall = light(kernels, picture(stage, halves()))
    clear = light(kernels, picture(stage, halves(), pane(materials.clear_glass("#f4f8f8"))))
    green = light(kernels, picture(stage, halves(), pane(materials.clear_glass("#20a040"))))
    paint = light(kernels, picture(stage, halves(), pane(materials.painted("#20a040"))))
    red = at(wall, 0.45)[0]
    assert 0.75 * red < at(clear, 0.45)[0] < 1.2 * red
    assert at(green, 0.45)[0] < 0.6 * red
    assert at(paint, 0.45)[1] > at(paint, 0.45)[0]
    assert np.array_equal(at(wall, 0.1), at(clear, 0.1))


def test_a_ball_of_crystal_turns_what_is_behind_it_around_and_a_bubble_does_not(
    kernels: Kernels, stage: Scene
) -> None:
    solid = light(
        kernels,
        picture(stage, halves(), ball((0.0, 2.0, 0.0), (0.6,) * 3, materials.crystal("#ffffff"), sides=48)),
    )
    film = light(
        kernels, picture(stage, halves(), ball((0.0, 2.0, 0.0), (0.6,) * 3, materials.soap(), sides=48))
    )
    left, right = 0.5 - 0.08, 0.5 + 0.08
    assert at(solid, left)[2] > at(solid, left)[0]
    assert at(solid, right)[0] > at(solid, right)[2]
    assert at(film, left)[0] > at(film, left)[2]


def test_what_stands_before_glass_hides_it_and_what_is_in_it_is_seen(kernels: Kernels, stage: Scene) -> None:
    glass = box((0.0, 2.0, 0.0), (0.6, 0.6, 0.6), materials.clear_glass("#e0ecf0"))
    yellow = materials.light("#d0c010", 0.6)
    inside = light(kernels, picture(stage, glass, box((0.0, 2.0, 0.0), (0.2, 0.2, 0.2), yellow)))
    before = light(kernels, picture(stage, glass, box((0.0, 2.0, -1.5), (0.2, 0.2, 0.2), yellow)))
    alone = light(kernels, picture(stage, box((0.0, 2.0, -1.5), (0.2, 0.2, 0.2), yellow)))
    assert at(inside, 0.5)[0] > 2 * at(inside, 0.5)[2]
    assert np.allclose(at(before, 0.5), at(alone, 0.5), rtol=0.02)


def test_a_picture_with_glass_does_not_depend_on_the_threads(stage: Scene) -> None:
    shown, frames = picture(stage, halves(), ball((0.0, 2.0, 0.0), (0.6,) * 3, liquid("wine"), sides=32)), []
    shown = replace(shown, optics=Optics(heat=3.0, drops=np.full((4, 4), 0.1, np.float32)))
    for threads in (1, 3):
        made = Kernels(threads)
        frames.append(Renderer(made, *SIZE, seed=3).frame(shown, 1))
        made.close()
    assert np.array_equal(frames[0], frames[1])


def test_milk_is_not_seen_through_and_tea_is() -> None:
    assert liquid("tea").pattern == "crystal"
    assert liquid("milk").pattern == "plain"


@pytest.mark.parametrize(
    "paint",
    [materials.brick("#9a4a34"), materials.shingles("#5a6068"), materials.wicker("#b88a4a"), materials.scales("#4a8a3a", fine=12.0),
     materials.plumage("#b03020", fine=8.0)],
    ids=lambda paint: paint.pattern,
)  # fmt: skip
def test_a_pattern_is_seen_from_near_and_leaves_the_mean_as_it_is(
    kernels: Kernels, stage: Scene, paint: Paint
) -> None:
    wall = picture(stage, box((0.0, 2.0, 0.0), (2.4, 2.4, 0.1), paint))
    flat = picture(stage, box((0.0, 2.0, 0.0), (2.4, 2.4, 0.1), replace(paint, pattern="plain", grain=0.0)))
    shown, plain = (light(kernels, one)[:, 60:210, 120:360] for one in (wall, flat))
    assert shown.std(axis=(1, 2)).max() > 0.05 * shown.mean() + plain.std(axis=(1, 2)).max()
    assert 0.6 < shown.mean() / plain.mean() < 1.4

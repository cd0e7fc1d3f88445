"""What stands on the ground stands on it: wheels on a slope, the belly of a snake, the shade below a car."""

import itertools
from dataclasses import replace

import numpy as np
import pytest

from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.render.renderer import Renderer
from filmgate.engines.animatic.scene.build import prepare
from filmgate.engines.animatic.scene.scene import Scene
from filmgate.engines.animatic.seeds import Seed
from filmgate.engines.animatic.subjects.objects.on_table import on_table
from filmgate.engines.animatic.subjects.part import Part
from filmgate.engines.animatic.world.roads import pave
from filmgate.script.parse import parse

SIZE = (320, 180)
_TIMES = (0.3, 1.7, 3.1, 4.6, 5.8)


def made(kernels: Kernels, prompt: str, seed: int = 3) -> Scene:
    return prepare(kernels, parse(prompt, seed), seed=seed, duration=6.0, aspect=16 / 9)


def over(scene: Scene, t: float, at: Floats) -> Floats:
    """Return how far points (n, 3) of the subject are above the ground, in metres."""
    return np.array([y - scene.land.top(float(x), float(z)) for x, y, z in at])


@pytest.mark.every(3)
@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("prompt", ["a car drives through the desert", "a truck drives over hills"])
def test_all_wheels_touch_the_ground(kernels: Kernels, prompt: str, seed: int) -> None:
    scene = made(kernels, prompt, seed)
    for t in _TIMES:
        at = scene.played(t)[0].at
        x, z = at[:, 0] - scene.subject(t)[0], at[:, 2] - scene.subject(t)[2]
        assert scene.actor is not None
        ends, sides = 0.15 * scene.actor.length, 0.3
        for ahead in (x > ends, x < -ends):
            for aside in (z > sides, z < -sides):
                assert -0.25 < over(scene, t, at[ahead & aside]).min() < 0.08


@pytest.mark.parametrize("seed", range(4))
def test_a_snake_lies_on_the_dune_with_its_whole_body(kernels: Kernels, seed: int) -> None:
    scene = made(kernels, "a snake slithers over dunes", seed)
    for t in _TIMES:
        at = scene.played(t)[0].at
        behind = (at[:, 0] - scene.subject(t)[0]) * np.sign(scene.actor.speed if scene.actor else 1)
        parts = np.linspace(behind.min(), 0.0, 6)
        for low, high in itertools.pairwise(parts):
            assert -0.1 < over(scene, t, at[(behind >= low) & (behind <= high)]).min() < 0.11


@pytest.mark.parametrize("kind", ["whale", "shark", "dolphin"])
def test_who_swims_at_the_surface_is_seen_nearly_all_the_time(kernels: Kernels, kind: str) -> None:
    scene = made(kernels, f"a {kind} in the open sea")
    level = scene.land.ground.level
    seen = [scene.played(t)[0].at[:, 1].max() > level for t in np.linspace(0, 6, 25)]
    assert seen[0]
    assert np.mean(seen) > 0.75


def test_the_ground_is_darker_below_a_car_and_as_bright_elsewhere(kernels: Kernels) -> None:
    scene = made(kernels, "a car stands on a road on an overcast day")
    picture = replace(scene.picture(3.0, SIZE), then=None, shadows=0.0)
    open_, dark = (shown(kernels, replace(picture, corners=reach)) for reach in (0.0, picture.corners))
    ratio = dark.mean(0) / np.maximum(open_.mean(0), 1e-6)
    assert ratio.min() < 0.6
    assert np.median(ratio) > 0.99


def shown(kernels: Kernels, picture: object) -> Floats:
    renderer = Renderer(kernels, *SIZE, seed=3)
    renderer.frame(picture, 0)  # type: ignore[arg-type]
    return renderer._canvas.color.copy()


@pytest.mark.parametrize(
    "prompt", ["a cup on a table in a kitchen", "a red teapot on a marble table in a garden"]
)
def test_a_thing_on_a_table_is_seen_closely_on_one_table(kernels: Kernels, prompt: str) -> None:
    scene = made(kernels, prompt)
    assert scene.obstacle is not None
    assert not scene.standings
    assert scene.actor is not None
    assert scene.framing.distance < 6 * max(scene.actor.height, scene.actor.length)


def test_a_table_has_the_colour_of_the_prompt(kernels: Kernels) -> None:
    red, blue = (made(kernels, f"a cup on a {name} table").obstacle for name in ("red", "blue"))
    assert red is not None
    assert blue is not None
    assert np.median(red.paint[:, 0]) > np.median(blue.paint[:, 0])
    assert np.median(red.paint[:, 2]) < np.median(blue.paint[:, 2])


def test_a_road_has_lines_and_the_path_is_the_middle_of_its_far_lane() -> None:
    albedo, patches = np.full((3, 256, 256), 0.3, np.float32), np.zeros((256, 256), np.float32)
    pave(albedo, patches, 4.0, 0.25)
    across = albedo[0].mean(1)  # along z, which repeats
    assert across[0] < 0.2  # the path is paved
    assert across[round(3.0 / 0.25)] == pytest.approx(0.3)  # three metres beyond it there is grass
    assert albedo[0, round(1.7 / 0.25)].min() > 0.2  # the line at the far edge is not broken
    middle = albedo[0, -round(2.0 / 0.25)]
    assert middle.min() < 0.2 < middle.max()  # the one in the middle is


def test_a_rider_sits_on_what_heaves_at_every_moment(kernels: Kernels) -> None:
    scene = made(kernels, "a little boy rides a dragon in the sky", 5)
    (rider,) = scene.standings
    gaps = []
    for t in np.linspace(0.2, 5.8, 9):
        dragon, boy = scene.played(float(t))[:2]
        x, z = boy.at[:, 0].mean(), boy.at[:, 2].mean()
        near = (np.abs(dragon.at[:, 0] - x) < 0.4) & (np.abs(dragon.at[:, 2] - z) < 0.3)
        gaps.append(boy.at[:, 1].min() - dragon.at[near, 1].max())
    assert rider.lifted
    assert max(gaps) - min(gaps) < 0.4
    assert max(gaps) < 0.1


@pytest.mark.parametrize("variant", ["spoon", "knife", "pencil", "hammer"])
def test_a_slim_tool_lies_on_its_broad_side(kernels: Kernels, variant: str) -> None:
    part = Part(kernels=kernels, kind="tool", variant=variant, duration=6.0, seed=Seed(1))
    long, high, wide = np.ptp(on_table(part).mesh(0.0, (0.0, 0.0, 0.0)).at, axis=0)
    assert high < 0.5 * max(long, wide)


def test_no_hills_stand_between_the_camera_and_a_castle(kernels: Kernels) -> None:
    scene = made(kernels, "crane shot rising over a medieval castle in the mountains", 5)
    assert scene.actor is not None
    view, (x, y, z) = scene.camera(3.0, SIZE), scene.subject(3.0)
    top = y + 0.8 * scene.actor.height
    for k in np.linspace(0.05, 0.9, 18):
        px, pz = view.ex + (x - view.ex) * k, view.ez + (z - view.ez) * k
        assert scene.land.top(px, pz) < view.ey + (top - view.ey) * k


@pytest.mark.parametrize(
    ("prompt", "tone"),
    [
        ("a perfume bottle, studio lighting", None),
        ("a red cake, product photography, pink background", "#d86a94"),
        ("a cat on a plain background", None),
    ],
)
def test_a_plain_background_is_a_photo_studio(kernels: Kernels, prompt: str, tone: str | None) -> None:
    scene = made(kernels, prompt)
    assert scene.treatment.scene == "studio"
    assert (scene.treatment.backdrop is None) == (tone is None)
    assert scene.obstacle is None  # nothing stands on a table there


@pytest.mark.parametrize(
    "prompt", ["A bee on a flower", "Butterflies over flowers in a meadow by day, macro"]
)
def test_flowers_below_who_flies_grow_from_the_ground(kernels: Kernels, prompt: str) -> None:
    scene = prepare(kernels, parse(prompt, 7), seed=7, duration=6.0, aspect=16 / 9)
    flowers = [one for one in scene.standings if one.actor.scale == "table"]
    assert flowers
    for one in flowers:
        assert one.actor.length < 1.0  # none is as wide as a swarm
        for mesh in scene.standing(one, 3.0):
            x, low, z = mesh.at[mesh.at[:, 1].argmin()]
            assert abs(low - scene.land.top(float(x), float(z))) < 0.12


def test_a_close_up_of_a_flower_shows_its_bloom_until_the_end(kernels: Kernels) -> None:
    scene = prepare(kernels, parse("A tulip close-up", 3), seed=3, duration=6.0, aspect=16 / 9)
    assert scene.actor
    assert scene.actor.head
    for t in (0.2, 3.0, 5.8):
        view, (x, y, z) = scene.camera(t, (320, 180)), np.add(scene.subject(t), scene.actor.head[:3])
        depth = (x - view.ex) * view.fx + (z - view.ez) * view.fz
        assert 0.2 < (view.cy - view.focal * (y - view.ey) / depth) / 180 < 0.8

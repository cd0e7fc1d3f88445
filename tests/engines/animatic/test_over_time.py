"""What happens over time in a shot, seen in its pictures: changes, directions, rolling, collisions."""

from itertools import pairwise

import cv2
import numpy as np
import pytest

from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.render.renderer import Renderer
from filmgate.engines.animatic.scene.build import prepare
from filmgate.engines.animatic.scene.scene import Scene
from filmgate.script.parse import parse

SIZE = (320, 180)
SECONDS = 6.0
FIRST, LAST = 0.3, 5.7


def scene(kernels: Kernels, prompt: str, seed: int = 3) -> Scene:
    return prepare(kernels, parse(prompt, seed), seed=seed, duration=SECONDS, aspect=SIZE[0] / SIZE[1])


def picture(kernels: Kernels, shot: Scene, t: float) -> Floats:
    """Return a frame as RGB, 0 to 1."""
    frame = Renderer(kernels, *SIZE, seed=3).frame(shot.picture(t, SIZE), int(t * 24))
    return np.asarray(cv2.cvtColor(frame, cv2.COLOR_YUV2RGB_I420), np.float64) / 255


def seen(shot: Scene, t: float) -> tuple[Floats, Floats]:
    """Return where the vertices of the subject are in the frame: from left to right and from top to bottom,
    as shares.
    """
    view = shot.camera(t, SIZE)
    at = np.concatenate([mesh.at for mesh in shot.played(t)])
    x, y, z = (at - (view.ex, view.ey, view.ez)).T
    depth = np.maximum(x * view.fx + z * view.fz, 0.2)
    across = (view.cx + view.focal * (x * view.rx + z * view.rz) / depth) / SIZE[0]
    down = (view.cy - view.focal * y / depth) / SIZE[1]
    return across, down


def colour(kernels: Kernels, shot: Scene, t: float) -> Floats:
    """Return the colour of the picture in the middle of the subject."""
    across, down = seen(shot, t)
    x, y = int(np.median(across) * SIZE[0]), int(np.median(down) * SIZE[1])
    return np.asarray(picture(kernels, shot, t)[max(y - 6, 0) : y + 7, max(x - 6, 0) : x + 7].mean((0, 1)))


def tall(shot: Scene, t: float) -> float:
    at = np.concatenate([mesh.at for mesh in shot.played(t)])
    return float(at[:, 1].max() - at[:, 1].min())


def test_an_apple_that_ripens_is_green_first_and_red_last_in_the_picture(kernels: Kernels) -> None:
    shot = scene(kernels, "An apple ripens from green to red, static shot")
    first, last = colour(kernels, shot, FIRST), colour(kernels, shot, LAST)
    assert first[1] > first[0]
    assert last[0] > 2 * last[1]


def test_a_car_takes_the_other_colour_on_its_body_and_keeps_its_windows(kernels: Kernels) -> None:
    actor = scene(kernels, "A car changes from white to black").actor
    assert actor is not None
    first, last = (actor.mesh(t, (0.0, 0.0, 0.0)).paint[:, :3] for t in (0.0, SECONDS))
    changed = np.abs(first - last).sum(1) > 0.05
    assert 0.2 < changed.mean() < 0.98
    assert first[changed].mean() > last[changed].mean() + 0.2


def test_coffee_that_turns_white_leaves_its_glass_as_it_is(kernels: Kernels) -> None:
    actor = scene(kernels, "Coffee in a glass turns white").actor
    assert actor is not None
    first, last = (actor.mesh(t, (0.0, 0.0, 0.0)).paint[:, :3] for t in (0.0, SECONDS))
    changed = np.abs(first - last).sum(1) > 0.05
    assert 0.02 < changed.mean() < 0.9
    assert last[changed].mean() > 3 * first[changed].mean()


@pytest.mark.parametrize(
    ("prompt", "least", "most"),
    [
        ("A snowman melts", 0.05, 0.5),
        ("A flower wilts", 0.3, 0.95),
        ("A candle burns down", 0.15, 0.6),
        ("A ball shrinks", 0.2, 0.5),
        ("A ball inflates", 2.0, 5.0),
    ],
)
def test_what_melts_wilts_or_grows_has_another_height_at_the_end(
    kernels: Kernels, prompt: str, least: float, most: float
) -> None:
    shot = scene(kernels, prompt)
    assert least < tall(shot, SECONDS) / tall(shot, 0.0) < most


def test_what_melts_never_grows_on_the_way(kernels: Kernels) -> None:
    shot = scene(kernels, "A snowman melts")
    heights = [tall(shot, t) for t in np.linspace(0.0, SECONDS, 13)]
    assert all(b <= a + 1e-3 for a, b in pairwise(heights))


def test_what_dissolves_is_gone_at_the_end(kernels: Kernels) -> None:
    shot = scene(kernels, "A vase dissolves")
    faces = [sum(len(mesh.faces) for mesh in shot.played(t)) for t in (0.0, 3.0, SECONDS)]
    assert faces[0] > faces[1] > faces[2]
    assert faces[2] < 0.05 * faces[0]


def test_a_cat_that_becomes_a_dog_is_first_one_and_then_the_other(kernels: Kernels) -> None:
    shot = scene(kernels, "A cat stands and transforms into a dog")
    cat, dog = (len(scene(kernels, f"A {name} stands").played(0.0)[0].faces) for name in ("cat", "dog"))
    assert len(shot.played(FIRST)[0].faces) == cat
    assert len(shot.played(LAST)[0].faces) == dog
    assert cat != dog


def test_when_day_turns_to_night_the_picture_darkens_and_so_does_the_ground(kernels: Kernels) -> None:
    shot = scene(kernels, "Day turns to night over a meadow, static shot")
    first, last = picture(kernels, shot, 0.1), picture(kernels, shot, 5.9)
    for part in (slice(0, 50), slice(130, 180)):  # sky, ground
        assert last[part].mean() < 0.7 * first[part].mean()


def test_the_picture_of_a_moment_is_the_same_whatever_was_drawn_before(kernels: Kernels) -> None:
    prompt = "Day turns to night while an apple turns blue"
    alone = picture(kernels, scene(kernels, prompt), 4.0)
    shot = scene(kernels, prompt)
    picture(kernels, shot, 1.0)
    assert np.array_equal(picture(kernels, shot, 4.0), alone)


@pytest.mark.every(4)
@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize(
    ("prompt", "sign"),
    [
        ("A ball rolls from left to right", 1),
        ("A ball rolls from right to left", -1),
        ("A bird flies to the left", -1),
        ("A deer runs to the right", 1),
        ("A car drives to the left", -1),
        ("A woman walks from right to left", -1),
        ("A fish swims to the right", 1),
        ("A boat sails to the left", -1),
    ],
)
def test_who_goes_to_a_side_crosses_the_frame_that_way_and_stays_in_it(
    kernels: Kernels, prompt: str, sign: int, seed: int
) -> None:
    shot = scene(kernels, prompt, seed)
    first, last = (float(np.median(seen(shot, t)[0])) for t in (FIRST, LAST))
    assert sign * (last - first) > 0.2
    assert -0.1 < min(first, last) < max(first, last) < 1.1


@pytest.mark.parametrize(
    ("prompt", "sign"),
    [("A butterfly flies upwards", -1), ("A bird flies downwards", 1), ("A hot air balloon rises", -1)],
)
def test_who_rises_is_higher_in_the_frame_later(kernels: Kernels, prompt: str, sign: int) -> None:
    shot = scene(kernels, prompt)
    first, last = (float(np.median(seen(shot, t)[1])) for t in (FIRST, LAST))
    assert sign * (last - first) > 0.12


def test_a_ball_turns_as_far_as_it_rolls(kernels: Kernels) -> None:
    actor = scene(kernels, "A ball rolls from left to right").actor
    assert actor is not None
    ball = actor.mesh(0.0, (0.0, 0.0, 0.0)).at
    radius = 0.5 * float(ball[:, 1].max() - ball[:, 1].min())
    gone = actor.x(0.5, SECONDS) - actor.x(0.0, SECONDS)
    points = [actor.mesh(t, (0.0, 0.0, 0.0)).at - (0.0, radius, 0.0) for t in (0.0, 0.5)]
    rim = int(np.argmax(np.hypot(points[0][:, 0], points[0][:, 1])))
    angles = [float(np.arctan2(at[rim, 1], at[rim, 0])) for at in points]
    turned = (angles[0] - angles[1]) % (2 * np.pi)  # clockwise, as it goes to the right
    assert turned == pytest.approx(gone / radius % (2 * np.pi), abs=0.1)


def test_two_who_collide_meet_in_the_middle_and_part_again(kernels: Kernels) -> None:
    shot = scene(kernels, "Two trains collide")
    (other,) = shot.standings
    gaps = []
    for t in (0.2, 3.0, 5.8):
        there = other.foot(t, shot.subject(SECONDS / 2), SECONDS, shot.land.top)
        gaps.append(there[0] - shot.subject(t)[0])
    assert gaps[0] > gaps[1] < gaps[2]
    assert gaps[1] > 0.8 * other.actor.length


def test_who_jumps_over_something_is_above_it_in_the_middle(kernels: Kernels) -> None:
    shot = scene(kernels, "A cat jumps over a dog")
    (dog,) = shot.standings
    middle = np.concatenate([mesh.at for mesh in shot.played(SECONDS / 2)])
    at = dog.meshes(SECONDS / 2, shot.subject(SECONDS / 2), SECONDS, shot.land.top)[0].at
    assert middle[:, 1].min() > at[:, 1].max() - 0.25 * dog.actor.height


def test_slowly_is_slower_and_backwards_is_backwards(kernels: Kernels) -> None:
    ways = {}
    for manner in ("", "slowly", "quickly", "backwards"):
        actor = scene(kernels, f"A woman walks {manner}").actor
        assert actor is not None
        ways[manner] = actor.x(4.0, SECONDS) - actor.x(2.0, SECONDS)
    assert 0 < ways["slowly"] < ways[""] < ways["quickly"]
    assert ways["backwards"] == pytest.approx(-ways[""])


def test_who_accelerates_is_faster_at_the_end_than_at_the_start(kernels: Kernels) -> None:
    for verb, faster in (("accelerates", True), ("slows down", False)):
        actor = scene(kernels, f"A car {verb} on a road").actor
        assert actor is not None
        first, last = (actor.x(t + 1, SECONDS) - actor.x(t, SECONDS) for t in (0.0, SECONDS - 1))
        assert (last > 2 * first) is faster
        assert (first > 2 * last) is not faster


def test_what_swings_goes_to_both_sides_of_where_it_hangs(kernels: Kernels) -> None:
    actor = scene(kernels, "A lantern swings").actor
    assert actor is not None
    low = [
        float(at[at[:, 1] < np.quantile(at[:, 1], 0.2), 0].mean())
        for at in (actor.mesh(t, (0.0, 0.0, 0.0)).at for t in np.linspace(0, 2.6, 14))
    ]
    assert min(low) < -0.1 < 0.1 < max(low)

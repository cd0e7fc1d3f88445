"""Lens, shutter and styles: what they do to the picture."""

import itertools
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import cv2
import numpy as np
import pytest

from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.native.structs import Camera
from filmgate.engines.animatic.render.flashes import LIMIT, FlashLimiter
from filmgate.engines.animatic.render.renderer import Renderer
from filmgate.engines.animatic.render.styles import STYLES
from filmgate.engines.animatic.scene.bounds import bounds
from filmgate.engines.animatic.scene.build import prepare
from filmgate.engines.animatic.scene.scene import SHUTTER
from filmgate.script.parse import parse

SIZE = (684, 384)


@pytest.fixture(scope="module")
def kernels() -> Iterator[Kernels]:
    made = Kernels(2)
    yield made
    made.close()


def detail(gray: Any, where: Any) -> float:
    """Mean strength of fine detail under a mask."""
    return float(np.abs(cv2.Laplacian(gray.astype(np.float32), cv2.CV_32F))[where].mean())


def shot(kernels: Kernels, prompt: str, t: float = 2.0) -> tuple[Renderer, Any, Any]:
    """(Renderer, picture, and the scene, which owns what the picture points to)."""
    ready = prepare(kernels, parse(prompt), seed=3, duration=6.0, aspect=16 / 9)
    picture = ready.picture(t, SIZE)
    picture.grade.grain = 0.0
    return Renderer(kernels, *SIZE, seed=3), picture, ready


def test_the_focus_is_sharp_and_what_is_far_is_not(kernels: Kernels) -> None:
    renderer, picture, _stage = shot(kernels, "a cat in a kitchen, close-up, static shot")
    assert picture.aperture > 0
    soft = renderer.frame(picture, 1)[: SIZE[1]]
    mask = cv2.erode(renderer.subject(picture).astype(np.uint8), np.ones((5, 5))) > 0
    sharp = renderer.frame(replace(picture, aperture=0.0), 1)[: SIZE[1]]
    behind = cv2.dilate(mask.astype(np.uint8), np.ones((41, 41))) == 0
    behind[SIZE[1] // 2 :] = False
    assert detail(soft, behind) < 0.8 * detail(sharp, behind)
    assert detail(soft, mask) > 0.9 * detail(sharp, mask)


def test_a_panning_camera_blurs_along_its_way_and_not_across(kernels: Kernels) -> None:
    renderer, picture, _stage = shot(kernels, "a village by day, static shot")
    then = Camera.from_buffer_copy(picture.camera)
    then.cx -= 14  # the picture slid to the left by that much while the shutter was open
    still, blurred = (
        renderer.frame(replace(picture, then=c), 1)[: SIZE[1]].astype(np.float32) for c in (None, then)
    )
    (still_y, blurred_y), (still_x, blurred_x) = (
        [float(np.abs(np.diff(f, axis=axis)).mean()) for f in (still, blurred)] for axis in (0, 1)
    )
    assert blurred_x < 0.75 * still_x
    assert blurred_y / still_y > blurred_x / still_x + 0.1


def test_who_is_followed_stays_sharp_while_the_ground_runs_past(kernels: Kernels) -> None:
    renderer, picture, _stage = shot(kernels, "a horse gallops through a wheat field by day, tracking shot")
    picture = replace(picture, before=())  # its legs have a blur of their own
    moving = renderer.frame(picture, 1)[: SIZE[1]]
    mask = cv2.erode(renderer.subject(picture).astype(np.uint8), np.ones((3, 3))) > 0
    still = renderer.frame(replace(picture, then=None), 1)[: SIZE[1]]
    ground = np.zeros_like(mask)
    ground[int(0.75 * SIZE[1]) :] = True
    assert detail(moving, ground) < 0.75 * detail(still, ground)
    assert detail(moving, mask) > 0.85 * detail(still, mask)


@pytest.mark.every(2)
@pytest.mark.parametrize("style", sorted(STYLES))
def test_a_style_changes_the_drawing_and_repeats_itself(kernels: Kernels, style: str) -> None:
    renderer, picture, _stage = shot(kernels, "a fox in a meadow by day")
    plain = renderer.frame(picture, 1).astype(int)
    one, two = (Renderer(kernels, *SIZE, seed=3).frame(replace(picture, style=style), 1) for _ in range(2))
    assert np.array_equal(one, two)
    assert np.abs(one.astype(int) - plain).mean() > 2


def test_clay_moves_twelve_times_a_second(kernels: Kernels) -> None:
    ready = prepare(kernels, parse("a fox walks, claymation"), seed=3, duration=6.0, aspect=16 / 9)
    a, b, c = (ready.picture(n / 24, SIZE).meshes[0].at for n in (24, 25, 26))
    assert np.array_equal(a, b)
    assert not np.array_equal(b, c)


def test_a_camera_in_the_hand_leans_and_leaves_no_empty_corner(kernels: Kernels) -> None:
    ready = prepare(kernels, parse("a village by day, handheld"), seed=3, duration=6.0, aspect=16 / 9)
    rolls = [ready.picture(t, SIZE).roll for t in np.arange(0.5, 5.5, 0.25)]
    assert max(rolls) > 0.004 > -0.004 > min(rolls)
    assert all(
        abs(
            prepare(kernels, parse("a village, push in"), seed=3, duration=6, aspect=1.8)
            .picture(t, SIZE)
            .roll
        )
        == 0
        for t in (1.0, 3.0)
    )
    frame = Renderer(kernels, *SIZE, seed=3).frame(replace(ready.picture(2.0, SIZE), roll=0.05), 1)[: SIZE[1]]
    assert min(frame[0, 0], frame[0, -1], frame[-1, 0], frame[-1, -1]) > 20


def test_no_frame_is_much_brighter_or_darker_than_the_one_before() -> None:
    steady, levels = FlashLimiter(), []
    for level in (40, 40, 200, 200, 200, 30, 30, 45):
        levels.append(float(steady.frame(np.full((96, 64), level, np.uint8))[:64].mean()))
    assert max(abs(a - b) for a, b in itertools.pairwise(levels)) <= LIMIT + 1
    assert levels[:2] == [40, 40]
    assert levels[4] > levels[3] > levels[2] > 50  # it gets there, only later


def test_the_subject_has_the_size_that_the_shot_has(kernels: Kernels) -> None:
    """Share of the frame's height or width, whichever is larger, of the unhidden subject."""
    found = {}
    for size in ("wide shot", "medium shot", "close-up"):
        renderer, picture, _stage = shot(kernels, f"a horse stands in a meadow by day, {size}, push in", 3.0)
        renderer.frame(picture, 1)
        y, x = np.nonzero(renderer.subject(picture))
        assert x.min() > 0 < y.min()
        assert x.max() < SIZE[0] - 1
        found[size] = max(np.ptp(x) / SIZE[0], np.ptp(y) / SIZE[1])
    assert 0.07 < found["wide shot"] < 0.5
    assert found["wide shot"] < found["medium shot"] < found["close-up"]
    assert 0.24 < found["medium shot"] < 0.85


@pytest.mark.every(4)
@pytest.mark.parametrize(
    "prompt",
    [
        "asdf qwer",
        "night at noon",
        "🦊🔥🌊",
        "word " * 400,
        "[[[",
        "Ein Fuchs im Wald bei Sonnenaufgang",
        "Un renard dans la neige",
        "雪の森の狐",
        "лиса в лесу",
        "ثعلب في الغابة",
        "숲속의 여우",
        "Una volpe nella neve",
        "狐狸在森林里",
        "the concept of justice",
    ],
)
def test_whatever_is_asked_for_there_is_a_calm_picture(kernels: Kernels, prompt: str) -> None:
    renderer, picture, _stage = shot(kernels, prompt)
    luma = renderer.frame(picture, 1)[: SIZE[1]]
    assert 30 < luma.mean() < 225
    assert luma.std() > 8


@pytest.mark.parametrize("prompt", ["A rabbit hops through a meadow by day", "A kangaroo hops in the desert"])
def test_who_leaps_stays_in_the_frame_of_a_camera_that_follows(kernels: Kernels, prompt: str) -> None:
    scene = prepare(kernels, parse(prompt, 6), seed=6, duration=6.0, aspect=16 / 9)
    assert scene.actor
    for t in np.linspace(0.2, 5.8, 24):
        left, top, right, low = bounds(scene, float(t), 16 / 9, scene.played(float(t)))
        assert top > -0.05
        assert low < 1.05
        assert right - left > 0.1


def test_who_leaps_is_as_sharp_as_the_camera_follows_it(kernels: Kernels) -> None:
    scene = prepare(
        kernels, parse("A rabbit hops through a meadow by day", 6), seed=6, duration=6.0, aspect=16 / 9
    )
    assert scene.actor
    t = next(t for t in np.arange(0.5, 4.0, 0.02) if scene.actor.hop(t) > scene.actor.hop(t - 0.02) + 0.03)
    goes = scene.actor.hop(t) - scene.actor.hop(t - SHUTTER)
    assert scene.picture(t, SIZE).travel[1] == pytest.approx(goes, abs=0.02)
    assert scene.camera(t, SIZE).ey - scene.camera(t - SHUTTER, SIZE).ey > 0.3 * goes


def test_the_feathers_of_a_wing_that_beats_are_seen(kernels: Kernels) -> None:
    prompt = "An eagle soars over snowy mountains"
    scene = prepare(kernels, parse(prompt, 3), seed=3, duration=6.0, aspect=16 / 9)
    assert scene.actor
    assert scene.actor.winged
    picture = scene.picture(3.0, SIZE)
    then, now = picture.before[0], picture.meshes[0]
    assert then
    moved = np.abs(now.at - then.at - picture.exposed * np.array(picture.travel)).max()
    whole = np.abs(now.at - scene.played(3.0 - SHUTTER)[0].at - picture.travel).max()
    assert moved < 0.3 * whole
    assert (
        picture.aperture
        < 0.5 * replace(scene, actor=replace(scene.actor, winged=False)).picture(3.0, SIZE).aperture
    )

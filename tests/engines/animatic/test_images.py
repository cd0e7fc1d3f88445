"""Shots from, to and between images."""

import io
import itertools
import os
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from conftest import picture
from filmgate.domain.shot import Shot
from filmgate.engines.animatic.engine import AnimaticEngine
from filmgate.engines.animatic.image import matte, transitions
from filmgate.engines.animatic.image.film import backwards
from filmgate.engines.animatic.image.parallax import Parallax
from filmgate.engines.animatic.image.passage import Passage
from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.render.pixels import Bytes, i420, read
from filmgate.engines.base import Unsupported
from filmgate.media.encode import encode
from filmgate.script.parse import parse

SIZE = (640, 400)


class Silent:
    def progress(self, stage: str, done: float) -> None:
        pass


@pytest.fixture
def images(tmp_path: Path) -> dict[str, Path]:
    found = {}
    for number, name in enumerate(("first", "last")):
        found[name] = tmp_path / f"{name}.png"
        found[name].write_bytes(picture(seed=number))
    return found


def frames(images: dict[str, Path], prompt: str = "push in, snow") -> np.ndarray:
    engine = AnimaticEngine(threads=2)
    shot = Shot(
        prompt=prompt,
        width=640,
        height=400,
        frames=24,
        seed=1,
        first=images.get("first"),
        last=images.get("last"),
    )
    found = np.concatenate(list(engine.render(shot, engine.plan(shot), Silent())))
    engine.close()
    return found


@pytest.mark.parametrize("given", [("first",), ("last",), ("first", "last")])
def test_the_first_frame_is_the_image_and_the_last_is_reached(
    kernels: Kernels, images: dict[str, Path], given: tuple[str, ...]
) -> None:
    found = frames({name: images[name] for name in given})
    assert found.shape == (24, 600, 640)
    for name, index in (("first", 0), ("last", -1)):
        if name in given:
            assert (found[index] == i420(kernels, read(images[name], SIZE))).all()
    assert np.abs(found[0].astype(int) - found[-1]).mean() > 3


def test_a_frame_that_is_given_an_image_comes_back_better(
    kernels: Kernels, images: dict[str, Path], tmp_path: Path
) -> None:
    given = read(images["first"], SIZE)
    film = np.stack([i420(kernels, np.roll(given, 3 * number, 1)) for number in range(6)])

    def back(exact: tuple[int, ...]) -> list[float]:
        path = tmp_path / f"{len(exact)}.mp4"
        encode([film], size=SIZE, fps=24, path=path, exact=exact)
        clip = cv2.VideoCapture(str(path))
        frames = [np.asarray(clip.read()[1]) for _ in range(6)]
        return [float(cv2.PSNR(given, frames[0])), float(cv2.PSNR(np.roll(given, 15, 1), frames[5]))]

    usual, better = back(()), back((0, 5))
    assert better[0] > usual[0] + 0.2
    assert better[1] > usual[1] + 0.1, (usual, better)
    shot = Shot(prompt="x", width=640, height=400, frames=24, seed=1, last=images["last"])
    assert shot.exact == (23,)


def between(first: Bytes, last: Bytes, seed: int = 1) -> Passage:
    there = parse("slow push in")
    return Passage(first, last, there, backwards(there), duration=6.0, seed=seed)


def test_one_place_seen_twice_is_joined_by_a_camera_move() -> None:
    large = np.asarray(Image.open(io.BytesIO(picture(1280, 800, blobs=700))))[..., ::-1]
    wide = np.ascontiguousarray(large[::2, ::2])
    near = np.ascontiguousarray(large[200:600, 320:960])
    passage = between(wide, near)
    assert passage.related
    assert (passage.frame(0.0) == wide).all()
    assert (passage.frame(6.0) == near).all()


def test_two_places_are_two_shots_that_move_from_the_first_second_to_the_last(
    images: dict[str, Path],
) -> None:
    one = read(images["first"], SIZE)
    other = np.ascontiguousarray(255 - np.rot90(one, 2))
    passage = between(one, other)
    assert not passage.related
    assert (passage.frame(0.0) == one).all()
    assert (passage.frame(6.0) == other).all()
    ends = [(0.0, 0.5), (0.5, 1.0), (5.0, 5.5), (5.5, 6.0)]
    moves = [np.abs(passage.frame(a).astype(int) - passage.frame(b)).mean() for a, b in ends]
    assert min(moves) > 0.8


def _disc(size: int, x: int, y: int) -> np.ndarray:
    matte = np.zeros((180, 320), np.float32)
    cv2.circle(matte, (x, y), size, 1.0, -1)
    return matte


@pytest.mark.parametrize(
    "mix",
    [
        transitions.whip,
        transitions.foreground,
        transitions.through_light,
        transitions.page,
        transitions.particles(4),
        transitions.matched(_disc(50, 90, 80), _disc(30, 220, 110)),
    ],
)
def test_a_transition_begins_with_the_first_picture_and_ends_with_the_second(mix: transitions.Mix) -> None:
    rng = np.random.default_rng(1)
    one, two = (
        cv2.resize(
            rng.integers(0, 256, (9, 16, 3)).astype(np.uint8), (320, 180), interpolation=cv2.INTER_CUBIC
        )
        for _ in range(2)
    )
    assert np.abs(mix(one, two, 0.0) - one).max() < 2
    assert np.abs(mix(one, two, 1.0) - two).max() < 2
    halfway = mix(one, two, 0.5)
    assert min(np.abs(halfway - one).mean(), np.abs(halfway - two).mean()) > 5


def test_the_transition_suits_what_the_pictures_show() -> None:
    rng = np.random.default_rng(2)
    noise = rng.integers(0, 256, (180, 320, 3)).astype(np.uint8)
    empty = np.zeros((180, 320), np.float32)

    def chosen(
        first: Bytes, last: Bytes, one: np.ndarray = empty, two: np.ndarray = empty
    ) -> transitions.Mix:
        sides = (transitions.Side(picture=first, matte=one), transitions.Side(picture=last, matte=two))
        return transitions.choose(*sides, seed=1).mix

    assert chosen(np.full_like(noise, 255), noise) is transitions.page
    assert chosen(200 + noise // 5, 200 + noise // 5) is transitions.through_light
    assert chosen(noise // 5, noise).__qualname__.startswith("particles")
    assert chosen(noise, noise) is transitions.whip
    assert chosen(noise, noise, _disc(50, 90, 80), _disc(30, 220, 110)).__qualname__.startswith("matched")


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1080, 1920)])
def test_the_largest_frames_have_the_size_that_was_ordered(width: int, height: int) -> None:
    engine = AnimaticEngine(threads=2)
    shot = Shot(prompt="a boat at sea", width=width, height=height, frames=2, seed=1)
    found = np.concatenate(list(engine.render(shot, engine.plan(shot), Silent())))
    engine.close()
    assert found.shape == (2, height * 3 // 2, width)
    assert all(frame[:height].std() > 12 for frame in found)


@pytest.mark.parametrize(("width", "height"), [(64, 64), (8192, 768), (641, 400)])
def test_a_size_it_cannot_draw_is_unsupported(width: int, height: int) -> None:
    with pytest.raises(Unsupported, match="resolution"):
        AnimaticEngine(threads=1).plan(Shot(prompt="x", width=width, height=height, frames=24, seed=1))


def parallax(images: dict[str, Path], prompt: str, t: float = 4.0) -> tuple[np.ndarray, np.ndarray]:
    """(The picture, the frame at t), int."""
    start = read(images["first"], SIZE)
    return start.astype(int), Parallax(start, parse(prompt), duration=6.0, seed=3).frame(t).astype(int)


def test_the_light_turns_as_the_prompt_says(images: dict[str, Path]) -> None:
    start, night = parallax(images, "night falls, static shot")
    _, sunset = parallax(images, "the sun sets, static shot")
    assert night.mean() < 0.75 * start.mean()
    assert sunset[..., 2].mean() / sunset[..., 0].mean() > 1.3 * start[..., 2].mean() / start[..., 0].mean()


def test_water_ripples_below_and_only_where_the_prompt_names_it(images: dict[str, Path]) -> None:
    start, calm = parallax(images, "same composition, keep the background")
    _, rippled = parallax(images, "same composition, the water ripples")
    low, high = slice(300, 400), slice(0, 120)
    assert np.abs(calm - start)[low].mean() < 1.0
    assert np.abs(rippled - start)[low].mean() > 2 * np.abs(rippled - start)[high].mean()


def test_what_is_held_does_not_move(images: dict[str, Path]) -> None:
    start, moved = parallax(images, "push in")
    _, held = parallax(images, "push in, keep the same composition, keep the background")
    assert np.abs(held - start).mean() < 0.35 * np.abs(moved - start).mean()


def test_the_network_finds_what_stands_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its weights are named by FILMGATE_TEST_MATTE, as CI does, or come with the extra `matte`."""
    if named := os.environ.get("FILMGATE_TEST_MATTE"):
        monkeypatch.setenv(matte.VARIABLE, named)
    if matte.model() is None:
        pytest.skip("no weights of U2-Net-p: neither FILMGATE_TEST_MATTE nor the extra `matte`")
    scene = np.full((400, 640, 3), (200, 190, 170), np.uint8)
    scene[:] += np.random.default_rng(3).integers(0, 12, scene.shape, dtype=np.uint8)
    cv2.ellipse(scene, (320, 210), (90, 120), 0, 0, 360, (30, 40, 190), -1)
    truth = np.zeros(scene.shape[:2], bool)
    cv2.ellipse(mask := truth.astype(np.uint8), (320, 210), (90, 120), 0, 0, 360, 1, -1)
    gray = cv2.cvtColor(scene, cv2.COLOR_BGR2GRAY).astype(np.float32) / 255
    for network in (True, False):
        if not network:
            monkeypatch.setattr(matte, "model", lambda: None)
        found = matte.cut(scene, gray) > 0.5
        assert (found & (mask > 0)).sum() / (found | (mask > 0)).sum() > 0.9


def test_weights_that_are_not_the_published_ones_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, data in (("other.onnx", b"something else"), ("none.onnx", None)):
        path = tmp_path / name
        if data:
            path.write_bytes(data)
        monkeypatch.setenv(matte.VARIABLE, str(path))
        with pytest.raises(matte.AlteredModel):
            matte.model()


def test_a_storyboard_has_as_many_stills_as_asked_for_at_480_rows(images: dict[str, Path]) -> None:
    engine = AnimaticEngine(threads=2)
    for first in (None, images["first"]):
        shot = Shot(
            prompt="a fox runs through a meadow", width=1366, height=768, frames=144, seed=3, first=first
        )
        stills = engine.storyboard(shot, 4)
        assert [still.shape for still in stills] == [(480, 854, 3)] * 4
        assert all(np.abs(a.astype(int) - b).mean() > 0.5 for a, b in itertools.pairwise(stills))
    engine.close()

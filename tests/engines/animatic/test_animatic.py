"""The embedded engine: what it promises of its pictures, measured on its pictures."""

import functools
import hashlib
import itertools
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import cv2
import numpy as np
import pytest

from filmgate.engines.animatic.native import kernels as native
from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.render.renderer import Renderer
from filmgate.engines.animatic.scene.build import prepare
from filmgate.engines.animatic.subjects.cast import CASTING
from filmgate.engines.animatic.world import plants
from filmgate.engines.animatic.world.places.table import PLACES
from filmgate.script import kinds, places
from filmgate.script.parse import parse

SMALL = (448, 252)


def film(
    kernels: Kernels, prompt: str, times: list[float], size: tuple[int, int] = SMALL, *, seed: int = 3
) -> Iterator[Any]:
    """Frames of a prompt at these seconds, BGR."""
    ready = prepare(kernels, parse(prompt), seed=seed, duration=6.0, aspect=size[0] / size[1])
    renderer = Renderer(kernels, *size, seed=seed)
    for t in times:
        picture = renderer.frame(ready.picture(t, size), round(t * 24))
        yield cv2.cvtColor(picture, cv2.COLOR_YUV2BGR_I420)


def digest(kernels: Kernels, prompt: str) -> str:
    found = hashlib.sha256()
    for frame in film(kernels, prompt, [0.0, 1.0, 3.3]):
        found.update(frame.tobytes())
    return found.hexdigest()


@pytest.mark.parametrize(
    "prompt",
    [
        "A wolf runs through a snowy forest at dawn, orbit shot",
        "A chef chops carrots in a kitchen",  # silhouettes that reach over the rows of two threads
        "A motorcycle speeds through a neon city in the rain at night",
    ],
)
def test_the_same_shot_gives_the_same_frames_on_any_number_of_threads(kernels: Kernels, prompt: str) -> None:
    single = Kernels(1)
    assert digest(kernels, prompt) == digest(single, prompt) == digest(kernels, prompt)
    single.close()


def test_both_instruction_sets_give_the_same_bits(kernels: Kernels, monkeypatch: pytest.MonkeyPatch) -> None:
    if not native._has_avx2():
        pytest.skip("this CPU has no AVX2, so there is one build only")
    monkeypatch.setattr(native, "_has_avx2", lambda: False)
    baseline = Kernels(2)
    for prompt in (
        "A boat at sea in a storm at night",
        "A neon city street in the rain, raindrops on the lens, lens flare",
        "a lion",
        "A glass of red wine on a table in a brick house, close-up",
        "A dove flies over a desert at noon, heat haze",
    ):
        assert digest(kernels, prompt) == digest(baseline, prompt)
    baseline.close()


def test_another_seed_is_another_place(kernels: Kernels) -> None:
    one, two = (next(film(kernels, "dunes at dawn", [0.0], seed=seed)) for seed in (1, 2))
    assert np.abs(one.astype(int) - two).mean() > 3


@pytest.mark.every(3)
@pytest.mark.parametrize("scene", sorted(PLACES))
def test_every_scene_shows_something_and_moves(kernels: Kernels, scene: str) -> None:
    word = next(word for word, key in places.WORDS.items() if key == scene)
    prompt = f"a person walks, {word}" if scene not in ("moon", "mars") else f"an astronaut on the {scene}"
    first, last = film(kernels, prompt, [0.0, 5.9])
    for frame in (first, last):
        assert 12 < frame.mean() < 235
        assert frame.std() > 12
    assert np.abs(first.astype(int) - last).mean() > 2


PAINTER = plants._painter


@functools.cache
def cards(kind: str, snowy: bool) -> list[Any]:  # noqa: FBT001
    paint, rng = PAINTER(kind, snowy=snowy), np.random.default_rng(3)
    return [paint(rng) for _ in range(plants.VARIANTS)]


@pytest.fixture
def painted_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each scene has the same plants: they would take a third of the time, and nobody looks at them here."""

    def painter(kind: str, *, snowy: bool) -> Callable[[object], Any]:
        turns = itertools.cycle(cards(kind, snowy))
        return lambda _rng: next(turns)

    monkeypatch.setattr(plants, "_painter", painter)


@pytest.mark.every(5)
@pytest.mark.usefixtures("painted_before")
@pytest.mark.parametrize("subject", sorted(kinds.KINDS))
def test_every_subject_is_in_the_picture(kernels: Kernels, subject: str) -> None:
    """The frame with the subject differs from the frame without it, near the middle, in one place."""
    treatment = parse(f"a {subject} on a sunny day, static shot")
    assert treatment.subject == subject
    ready = prepare(kernels, treatment, seed=3, duration=6.0, aspect=16 / 9)
    renderer = Renderer(kernels, *SMALL, seed=3)
    picture = ready.picture(3.0, SMALL)
    picture.grade.grain = 0.0
    without = replace(
        picture,
        meshes=picture.meshes[picture.moving :],
        puffs=picture.puffs[:0],
        particles=(),
        lights=picture.lights[:0],
        lamps=0,
    )
    picture = replace(picture, puffs=picture.puffs[:0], particles=(), lights=picture.lights[:0], lamps=0)
    frames = [renderer.frame(p, 1)[:252].astype(int) for p in (picture, without)]
    changed = np.abs(frames[0] - frames[1]) > 12
    assert 0.003 < changed.mean() < 0.45
    rows, columns = np.nonzero(changed)
    assert 0.2 < np.median(columns) / SMALL[0] < 0.8
    assert 0.1 < np.median(rows) / SMALL[1] < 0.9


@pytest.mark.parametrize("obstacle", ["log", "rock", "fence"])
def test_the_leap_clears_the_obstacle_half_way(kernels: Kernels, obstacle: str) -> None:
    treatment = parse(f"a fox leaps over a {obstacle} in a forest")
    ready = prepare(kernels, treatment, seed=3, duration=6.0, aspect=16 / 9)
    fox, thing = ready.picture(3.0, SMALL).meshes
    # the top of a branch may be higher; most of the thing is not
    assert fox.at[:, 1].min() > np.quantile(thing.at[:, 1], 0.75)
    assert abs(np.median(fox.at[:, 0]) - np.median(thing.at[:, 0])) < 0.5


def motion(kernels: Kernels, prompt: str, top: float = 0.0) -> tuple[float, float, float]:
    """Median shift of the picture per step, percent of its width, and its growth in percent.

    Only what lies below `top` (share of the height) is looked at.
    """
    frames = [cv2.cvtColor(f, cv2.COLOR_BGR2GRAY) for f in film(kernels, prompt, [2.0, 2.4, 2.8, 3.2, 3.6])]
    found = []
    for a, b in itertools.pairwise(frames):
        mask = np.zeros_like(a)
        mask[int(top * SMALL[1]) :] = 255
        points = cv2.goodFeaturesToTrack(a, 300, 0.01, 6, mask=mask)
        moved, status, _ = cv2.calcOpticalFlowPyrLK(a, b, points, np.empty_like(points))
        kept = status[:, 0] == 1
        matrix, _ = cv2.estimateAffinePartial2D(points[kept], moved[kept], ransacReprojThreshold=1.5)
        centre = matrix @ np.array([SMALL[0] / 2, SMALL[1] / 2, 1]) - (SMALL[0] / 2, SMALL[1] / 2)
        scale = float(np.hypot(matrix[0, 0], matrix[1, 0])) - 1
        found.append((*(centre / SMALL[0] * 100), scale * 100))
    x, y, zoom = np.median(np.array(found), axis=0)
    return float(x), float(y), float(zoom)


@pytest.mark.parametrize(
    ("command", "axis", "sign"),
    [
        ("Pan left", 0, 1),
        ("Pan right", 0, -1),
        ("Tilt up", 1, 1),
        ("Tilt down", 1, -1),
        ("Push in", 2, 1),
        ("Pull out", 2, -1),
        ("Zoom in", 2, 1),
        ("Zoom out", 2, -1),
        ("Truck left", 0, 1),
        ("Truck right", 0, -1),
        ("Pedestal up", 1, 1),
        ("Pedestal down", 1, -1),
    ],
)
def test_the_picture_moves_as_the_camera_command_says(
    kernels: Kernels, command: str, axis: int, sign: int
) -> None:
    """Pan right: the picture goes left. Tilt up: it goes down. Push in: it grows."""
    # a camera that travels is seen on what is near: mountains stay where they are
    near = 0.62 if command.startswith(("Truck", "Pedestal")) else 0.0
    found = motion(kernels, f"a cabin in the mountains on a sunny day [{command}]", near)
    assert found[axis] * sign > 0.12, found


def test_a_static_shot_keeps_still(kernels: Kernels) -> None:
    assert max(map(abs, motion(kernels, "a cabin in the mountains on a sunny day [Static shot]"))) < 0.05


def sharpness(gray: Any) -> float:
    """Energy above 0.8 of the Nyquist frequency along rows."""
    rows = gray.astype(np.float64) - gray.mean(1, keepdims=True)
    spectrum = np.abs(np.fft.rfft(rows * np.hanning(gray.shape[1]), axis=1)) ** 2
    return float(spectrum[:, int(0.8 * spectrum.shape[1]) :].sum())


def test_a_frame_is_drawn_at_its_size_not_enlarged(kernels: Kernels) -> None:
    """Against a control: the same scene drawn at three quarters and enlarged. Grain is off in both."""
    ready = prepare(kernels, parse("A stag stands in a forest by day"), seed=3, duration=6, aspect=16 / 9)
    found = []
    for size in ((1366, 768), (1024, 576)):
        picture = ready.picture(1.0, size)
        picture.grade.grain = 0.0
        frame = Renderer(kernels, *size, seed=3).frame(picture, 1)[: size[1]]
        found.append(sharpness(cv2.resize(frame, (1366, 768), interpolation=cv2.INTER_LANCZOS4)))
    assert found[0] > 3 * found[1]


def test_lightning_stays_within_the_flash_limit(kernels: Kernels) -> None:
    times = [1.0 + k / 24 for k in range(12)]
    light = [f.mean() for f in film(kernels, "Storm waves crash against a lighthouse at night", times)]
    assert 0.3 < max(abs(a - b) for a, b in itertools.pairwise(light)) < 20


def test_every_kind_has_an_actor_and_every_place_a_world() -> None:
    assert set(CASTING) == set(kinds.KINDS)
    assert set(PLACES) == set(places.PLACES)


def test_black_and_white_has_no_colour_and_vivid_has_more(kernels: Kernels) -> None:
    def colour(style: str) -> float:
        (frame,) = film(kernels, f"a parrot in a meadow by day{style}", [1.0])
        return float((frame.max(-1).astype(int) - frame.min(-1)).mean())

    assert colour(", black and white") < 3
    assert colour(", vibrant") > colour("") > colour(", muted")


def test_a_companion_is_in_the_picture_on_its_side(kernels: Kernels) -> None:
    """What the pair covers, less what the subject covers alone, lies where the text puts it."""
    size = (448, 252)
    for text, left in (("a cup on the left of a vase", False), ("a cup on the right of a vase", True)):
        ready = prepare(kernels, parse(f"{text}, static shot"), seed=1, duration=6, aspect=16 / 9)
        renderer = Renderer(kernels, *size, seed=1)
        picture = ready.picture(1.0, size)
        renderer.frame(picture, 0)
        both, cup = (
            np.nonzero(renderer.subject(replace(picture, meshes=meshes)))[1].mean()
            for meshes in (picture.meshes, picture.meshes[:1])
        )
        assert (both < cup) == left


def test_a_building_that_is_named_stands_behind_the_subject(kernels: Kernels) -> None:
    size = (448, 252)
    ready = prepare(
        kernels, parse("a woman stands in front of a castle by day"), seed=3, duration=6, aspect=16 / 9
    )
    renderer = Renderer(kernels, *size, seed=3)
    picture = ready.picture(3.0, size)
    both, alone = (renderer.frame(p, 1)[:252].astype(int) for p in (picture, replace(picture, backdrop=())))
    castle = np.abs(both - alone) > 10
    assert 0.02 < castle.mean() < 0.5
    assert castle[:2].any(0).sum() < 0.3 * castle.any(0).sum()  # most of it ends below the upper edge


def test_a_crowd_wears_what_it_likes(kernels: Kernels) -> None:
    ready = prepare(kernels, parse("a crowd of people in a street by day"), seed=3, duration=6, aspect=16 / 9)
    meshes = ready.picture(1.0, SMALL).meshes
    assert len(meshes) >= 8
    coats = {tuple(np.round(np.median(mesh.paint[:, :3], axis=0), 2)) for mesh in meshes}
    assert len(coats) >= 6

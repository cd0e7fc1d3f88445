"""Shots from, to and between images."""

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from conftest import picture
from filmgate.domain.shot import Shot
from filmgate.engines.animatic.engine import AnimaticEngine
from filmgate.engines.animatic.image.passage import Passage
from filmgate.engines.animatic.image.picture import i420, read
from filmgate.engines.animatic.native import Kernels
from filmgate.engines.base import Unsupported

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


def test_one_place_seen_twice_is_joined_by_a_camera_move() -> None:
    large = np.asarray(Image.open(io.BytesIO(picture(1280, 800, blobs=700))))[..., ::-1]
    wide = np.ascontiguousarray(large[::2, ::2])
    near = np.ascontiguousarray(large[200:600, 320:960])
    passage = Passage(wide, near)
    assert passage.related
    assert (passage.frame(0) == wide).all()
    assert (passage.frame(1) == near).all()


def test_two_places_are_joined_by_a_dissolve(images: dict[str, Path]) -> None:
    one = read(images["first"], SIZE)
    other = np.ascontiguousarray(255 - np.rot90(one, 2))
    assert not Passage(one, other).related


@pytest.mark.parametrize(("width", "height"), [(64, 64), (8192, 768), (641, 400)])
def test_a_size_it_cannot_draw_is_unsupported(width: int, height: int) -> None:
    with pytest.raises(Unsupported, match="resolution"):
        AnimaticEngine(threads=1).plan(Shot(prompt="x", width=width, height=height, frames=24, seed=1))

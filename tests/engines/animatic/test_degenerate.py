"""Pictures that nobody thinks of: one colour, one pixel, one row, noise, and every extreme of shape."""

import io
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from filmgate.domain.shot import Shot, native_size
from filmgate.engines.animatic.engine import AnimaticEngine
from filmgate.engines.animatic.image import matte
from filmgate.media import image

# (width, height) of the picture: the contract's edges, and a square
SHAPES = {"tall": (301, 752), "square": (301, 301), "wide": (2000, 801)}
_SCALE = 4  # clips are made at a quarter of their size: what breaks, breaks there
STILL, RESTLESS = "push in", "the water ripples, the wind blows, clouds drift, night falls, fog, snow"


def flat(width: int, height: int, *colour: int) -> np.ndarray:
    return np.full((height, width, len(colour)), colour, np.uint8)


def kinds(width: int, height: int) -> dict[str, np.ndarray]:
    """RGB or RGBA pixels."""
    rng = np.random.default_rng(1)
    middle = (height // 2, width // 2)
    found = {
        "black": flat(width, height, 0, 0, 0),
        "white": flat(width, height, 255, 255, 255),
        "grey": flat(width, height, 128, 128, 128),
        "red": flat(width, height, 255, 0, 0),
        "transparent": flat(width, height, 10, 20, 30, 0),
    }
    for name, place in {
        "pixel": middle,
        "corner": (0, 0),
        "row": (middle[0],),
        "column": (slice(None), middle[1]),
        "edge": (slice(None), -1),
        "half": (slice(middle[0], None),),
    }.items():
        found[name] = flat(width, height, 0, 0, 0)
        found[name][place] = 255
    found["noise"] = rng.integers(0, 256, (height, width, 3), np.uint8)
    found["faint noise"] = rng.integers(0, 2, (height, width, 3), np.uint8)
    check = np.indices((height, width)).sum(0) % 2 * 255
    found["chequered"] = np.repeat(check.astype(np.uint8)[..., None], 3, 2)
    ramp = np.linspace(0, 255, width).astype(np.uint8)
    found["ramp"] = np.ascontiguousarray(np.broadcast_to(ramp[None, :, None], (height, width, 3)))
    return found


KINDS = tuple(kinds(8, 8))


def kept(pixels: np.ndarray, folder: Path, name: str, kind: str = "PNG") -> Path:
    """As the inspector leaves it for the engine."""
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, kind)
    path = folder / f"{name}.png"
    image.normalise(file.getvalue(), name, path)
    return path


def film(first: Path | None, last: Path | None, shape: tuple[int, int], prompt: str) -> Iterator[np.ndarray]:
    width, height = (side // _SCALE // 2 * 2 for side in native_size("512p", shape))
    engine = AnimaticEngine(threads=1)
    # one frame in a second: the second one is well under way
    shot = Shot(prompt=prompt, width=width, height=height, frames=3, fps=1, seed=1, first=first, last=last)
    for frame in engine.render(shot, engine.plan(shot), Silent()):
        assert frame.shape == (1, height * 3 // 2, width)
        yield frame[0]
    engine.close()


class Silent:
    def progress(self, stage: str, done: float) -> None:
        pass


# each kind in one shape and each shape with many kinds; every kind in every shape: `make long`
_SOME = [(kind, (*SHAPES,)[n % len(SHAPES)]) for n, kind in enumerate(KINDS)]
_OTHERS = [(kind, shape) for kind in KINDS for shape in SHAPES if (kind, shape) not in _SOME]


@pytest.mark.every(3)
@pytest.mark.parametrize(
    ("kind", "shape"), [*_SOME, *(pytest.param(*one, marks=pytest.mark.long) for one in _OTHERS)]
)
def test_every_picture_comes_alive_in_every_shape(tmp_path: Path, kind: str, shape: str) -> None:
    path = kept(kinds(*SHAPES[shape])[kind], tmp_path, "image")
    assert len(list(film(path, None, SHAPES[shape], RESTLESS))) == 3
    assert len(list(film(None, path, SHAPES[shape], STILL))) == 3


@pytest.mark.every(3)
@pytest.mark.parametrize("first", KINDS)
def test_every_picture_leads_to_another(tmp_path: Path, first: str) -> None:
    last = "pixel" if first == "black" else "black"
    one, other = SHAPES["tall"], SHAPES["wide"]
    ends = kept(kinds(*one)[first], tmp_path, "image"), kept(kinds(*other)[last], tmp_path, "end_image")
    assert len(list(film(*ends, one, STILL))) == 3


def test_a_picture_of_one_colour_stays_of_that_colour(tmp_path: Path) -> None:
    grey = flat(400, 400, 90, 90, 90)
    path = kept(grey, tmp_path, "image", "JPEG")
    frames = list(film(path, None, (400, 400), STILL))
    assert len({frame.tobytes() for frame in frames}) == 1


@pytest.mark.parametrize("kind", ["black", "noise", "chequered"])
def test_the_heuristics_find_no_subject_where_there_is_none(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matte, "model", lambda: None)
    picture = np.ascontiguousarray(kinds(640, 400)[kind])
    gray = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY).astype(np.float32) / 255
    assert not matte.cut(picture, gray).any()

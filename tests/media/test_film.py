"""Films of parts of clips: exact frames, exact times, and only what a cut touches is encoded again."""

from collections.abc import Iterator
from pathlib import Path

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from filmgate.domain.errors import FilmgateError
from filmgate.media import film
from filmgate.media.encode import encode
from filmgate.media.film import NotAlike, Part
from filmgate.media.footage import Footage

SIZE = (64, 48)


def drawn(numbers: range, size: tuple[int, int] = SIZE) -> Iterator[NDArray[np.uint8]]:
    """Frames whose brightness is their number, and a moving edge, so that the encoder has work."""
    width, height = size
    for number in numbers:
        frame = np.full((1, height * 3 // 2, width), 128, np.uint8)
        frame[0, :height] = 20 + number
        yield frame


@pytest.fixture(scope="module")
def clips(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("clips")
    paths = folder / "a.mp4", folder / "b.mp4"
    for path, numbers in zip(paths, (range(60), range(100, 160)), strict=True):
        encode(drawn(numbers), size=SIZE, fps=24, path=path)
    return paths


def shown(path: Path) -> list[int]:
    """The brightness of each frame; each must be there at its time."""
    with av.open(str(path)) as clip:
        frames = list(clip.decode(video=0))
    assert np.allclose([frame.time for frame in frames], np.arange(len(frames)) / 24)
    return [round(float(frame.to_ndarray()[: SIZE[1]].mean())) - 20 for frame in frames]


def near(found: list[int], wanted: list[int]) -> bool:
    return len(found) == len(wanted) and max(abs(a - b) for a, b in zip(found, wanted, strict=True)) <= 1


@pytest.mark.parametrize(("begin", "end"), [(0, 60), (0, 1), (59, 60), (5, 17), (12, 24), (7, 55), (13, 14)])
def test_a_part_has_exactly_its_frames(
    clips: tuple[Path, Path], tmp_path: Path, begin: int, end: int
) -> None:
    parts = [Part(path=clips[0], begin=begin, end=end), Part(path=clips[1], begin=begin, end=end)]
    target = tmp_path / "film.mp4"
    assert film.film(parts, target) == 2 * (end - begin)
    assert near(shown(target), [*range(begin, end), *range(100 + begin, 100 + end)])


def test_whole_groups_of_pictures_are_not_encoded_again(
    clips: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    encoded: list[int] = []

    def count(frames: Iterator[NDArray[np.uint8]], **how: object) -> int:
        encoded.append(encode(frames, **how))  # type: ignore[arg-type]
        return encoded[-1]

    monkeypatch.setattr(film, "encode", count)
    film.film([Part(path=one) for one in clips], tmp_path / "film.mp4")
    assert encoded == []
    keys = Footage.of(clips[0]).keys
    assert max(np.diff(keys)) <= 12
    parts = [Part(path=clips[0], begin=1), Part(path=clips[1], entry="fade", frames=6)]
    film.film(parts, tmp_path / "film.mp4")
    assert sum(encoded) <= 12 + 12 + 12 + 6
    assert len(encoded) == 2


def test_a_fade_mixes_both_and_a_dip_goes_through_black(clips: tuple[Path, Path], tmp_path: Path) -> None:
    target = tmp_path / "film.mp4"
    parts = [Part(path=clips[0], end=30), Part(path=clips[1], begin=10, end=40, entry="fade", frames=9)]
    assert film.film(parts, target) == 51
    mixed = [round(21 + k + (110 - 21) * (k + 1) / 10) for k in range(9)]
    assert near(shown(target), [*range(21), *mixed, *range(119, 140)])
    parts[1] = Part(path=clips[1], begin=10, end=40, entry="dip", frames=10)
    assert film.film(parts, target) == 60
    found = shown(target)
    assert near(found[:25], list(range(25)))
    assert near(found[35:], list(range(115, 140)))
    assert found[28] < 15
    assert found[29] < 10
    assert 0 < found[31] < 60


@pytest.mark.parametrize(
    "parts",
    [
        [Part(path=Path("a"), begin=5, end=5)],
        [Part(path=Path("a"), begin=-1)],
        [Part(path=Path("a"), end=61)],
        [Part(path=Path("a")), Part(path=Path("b"), end=5, entry="fade", frames=6)],
        [Part(path=Path("a"), end=4), Part(path=Path("b"), entry="dip", frames=10)],
    ],
)
def test_a_part_that_is_not_there_is_refused(
    clips: tuple[Path, Path], tmp_path: Path, parts: list[Part]
) -> None:
    real = dict(zip("ab", clips, strict=True))
    given = [
        Part(path=real[one.path.name], begin=one.begin, end=one.end, entry=one.entry, frames=one.frames)
        for one in parts
    ]
    with pytest.raises(FilmgateError, match=r"part \d has \d+ frames, too few"):
        film.film(given, tmp_path / "film.mp4")


def test_clips_of_other_sizes_need_an_encoder(clips: tuple[Path, Path], tmp_path: Path) -> None:
    other = tmp_path / "other.mp4"
    encode(drawn(range(200, 212), (96, 80)), size=(96, 80), fps=24, path=other)
    parts = [Part(path=clips[0]), Part(path=other, begin=2)]
    with pytest.raises(NotAlike, match=r"64x48 at 24 frames/s, 96x80"):
        film.film(parts, tmp_path / "film.mp4")
    assert film.reencode(parts, tmp_path / "film.mp4") == 70
    assert near(shown(tmp_path / "film.mp4")[60:], list(range(202, 212)))
    (tmp_path / "text.mp4").write_text("no clip")
    with pytest.raises(FilmgateError, match="not a video file"):
        film.film([Part(path=tmp_path / "text.mp4")], tmp_path / "film.mp4")


def test_the_last_group_of_pictures_is_held(clips: tuple[Path, Path], tmp_path: Path) -> None:
    target = tmp_path / "film.mp4"
    film.hold(clips[0], target, frames=101)
    key = Footage.of(clips[0]).keys[-1]
    wanted = [*range(60), *(list(range(key, 60)) * 60)][:101]
    assert near(shown(target), wanted)


def test_a_frame_is_found_by_its_number(clips: tuple[Path, Path]) -> None:
    footage = Footage.of(clips[1])
    light = [float(np.asarray(footage.picture(number).convert("L")).mean()) for number in (0, 29, -1)]
    assert np.diff(light) == pytest.approx([29 * 255 / 219, 30 * 255 / 219], abs=2.5)

"""Frames to MP4 and back; files that are never half-written."""

from pathlib import Path

import av
import numpy as np
import pytest

from filmgate.domain.errors import Failure, StorageFull
from filmgate.media import encode, film, probe
from filmgate.media.folder import Folder


def clip(path: Path, *, frames: int = 24, size: tuple[int, int] = (1366, 768), shade: int = 90) -> Path:
    rng = np.random.default_rng(shade)
    noise = rng.integers(0, 60, (frames, size[1] * 3 // 2, size[0]), np.uint8)
    encode.encode((noise[k : k + 1] + np.uint8(shade) for k in range(frames)), size=size, fps=24, path=path)
    return path


def test_a_clip_has_the_output_profile(tmp_path: Path) -> None:
    path = clip(tmp_path / "a.mp4")
    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        context = stream.codec_context
        assert (context.name, context.profile, context.pix_fmt) == ("h264", "High", "yuv420p")
        assert (context.color_primaries, context.color_trc, context.colorspace) == (1, 1, 1)
        assert stream.average_rate == 24
        assert not container.streams.audio
    data = path.read_bytes()
    assert data.index(b"moov") < data.index(b"mdat")


def test_the_same_frames_give_the_same_file(tmp_path: Path) -> None:
    files = {clip(tmp_path / f"{n}.mp4").read_bytes() for n in range(3)}
    assert len(files) == 1


def test_clips_of_one_size_join_by_stream_copy(tmp_path: Path) -> None:
    parts = [clip(tmp_path / f"{n}.mp4", shade=60 + 40 * n, size=(320, 192)) for n in range(3)]
    whole = tmp_path / "whole.mp4"
    film.film([film.Part(path=part) for part in parts], whole)
    found = probe.probe(whole)
    assert (found.frames, round(found.seconds, 3)) == (72, 3.0)

    def pixels(path: Path) -> list[bytes]:
        with av.open(str(path)) as container:
            return [frame.to_ndarray().tobytes() for frame in container.decode(video=0)]

    assert pixels(whole) == [one for part in parts for one in pixels(part)]


@pytest.mark.parametrize(("size", "frames"), [((1366, 768), 25), ((1280, 768), 24)])
def test_a_clip_that_is_not_what_was_promised_is_a_failure(
    tmp_path: Path, size: tuple[int, int], frames: int
) -> None:
    path = clip(tmp_path / "a.mp4")
    probe.require(path, size=(1366, 768), frames=24, fps=24)
    with pytest.raises(Failure, match="instead of"):
        probe.require(path, size=size, frames=frames, fps=24)


def test_a_file_that_is_no_clip_is_a_failure(tmp_path: Path) -> None:
    path = tmp_path / "a.mp4"
    path.write_bytes(b"not a clip")
    with pytest.raises(Failure, match="cannot be read"):
        probe.require(path, size=(2, 2), frames=1, fps=24)


def test_an_encoder_error_reaches_the_caller(tmp_path: Path) -> None:
    with pytest.raises(Exception, match=r".+"):
        encode.encode([np.zeros((1, 10, 10), np.uint8)], size=(320, 192), fps=24, path=tmp_path / "a.mp4")


def test_a_blob_is_whole_or_absent(tmp_path: Path) -> None:
    blobs = Folder(tmp_path)

    def broken() -> "list[bytes]":
        raise OSError(28, "No space left on device")

    with pytest.raises(StorageFull, match="No space left"):
        blobs.write("a/b", (broken() for _ in range(1)))  # type: ignore[misc]
    assert blobs.check("a/b") is None
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
    blobs.write("a/b", b"data")
    assert blobs.check("a/b") is not None
    blobs.delete("a")
    assert blobs.check("a/b") is None

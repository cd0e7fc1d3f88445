"""Joining of clips, without encoding them again if their formats are equal; and the last frame of a clip."""

import itertools
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
from PIL import ImageOps
from PIL.Image import Image

from filmgate.domain.errors import FilmgateError
from filmgate.media.encode import encode


class NotAlike(FilmgateError):
    """The clips differ in size, frame rate or encoding, so that they can be joined only by encoding them
    again.
    """


def join(clips: list[Path], target: Path) -> None:
    """Join clips into `target` without encoding them again. Raise NotAlike, or FilmgateError for a file that
    is no clip.
    """
    shapes = [_shape(path) for path in clips]
    if len(set(shapes)) > 1:
        listed = ", ".join(sorted({f"{w}x{h} at {rate} frames/s" for w, h, rate, _ in shapes}))
        raise NotAlike(f"the clips have different formats ({listed}): join them with --reencode")
    with av.open(str(target), "w", format="mp4", options={"movflags": "+faststart"}) as out:
        stream: Any = None
        at = 0
        for path in clips:
            with av.open(str(path)) as clip:
                source = clip.streams.video[0]
                if stream is None:
                    stream = out.add_stream_from_template(source)
                length = 0
                for packet in clip.demux(source):
                    if packet.dts is None:
                        continue
                    packet.pts = (packet.pts or 0) + at
                    packet.dts += at
                    packet.stream = stream
                    length += packet.duration or 0
                    out.mux(packet)
                at += length


def hold(clip: Path, target: Path, *, group: int, times: int) -> None:
    """Repeat the last `group` frames of a clip `times` times, without encoding them. The first of them must
    be a key frame.
    """
    with (
        av.open(str(clip)) as source,
        av.open(str(target), "w", format="mp4", options={"movflags": "+faststart"}) as out,
    ):
        video = source.streams.video[0]
        stream = out.add_stream_from_template(video)
        packets = [packet for packet in source.demux(video) if packet.dts is not None]
        for turn in range(times + 1):
            for packet in packets if turn == 0 else packets[-group:]:
                shift = group * (packet.duration or 0) * (turn > 0)
                packet.pts, packet.dts = (packet.pts or 0) + shift, (packet.dts or 0) + shift
                packet.stream = stream
                out.mux(packet)


def reencode(clips: list[Path], target: Path, *, skip: int = 0) -> None:
    """Join clips into `target` by encoding all frames, except the first `skip`, at the size and rate of the
    first clip. Other clips are scaled and cropped to it.
    """
    width, height, rate, _ = _shape(clips[0])
    frames = itertools.islice(_frames(clips, width, height), skip, None)
    encode(frames, size=(width, height), fps=round(rate), path=target)


def last_frame(path: Path, target: Path) -> None:
    """Write the last frame of a clip as a PNG file."""
    frame = None
    with _opened(path) as clip:
        for frame in clip.decode(video=0):  # noqa: B007 - the last one is wanted
            pass
    if frame is None:
        raise FilmgateError(f"{path} has no video frames: use another file")
    _picture(frame).save(target, "PNG", compress_level=1)


def _frames(clips: list[Path], width: int, height: int) -> Iterator[Any]:
    """Give the frames as I420, one at a time. Frames of the right size keep their exact samples."""
    for path in clips:
        with av.open(str(path)) as clip:
            for frame in clip.decode(video=0):
                shown = frame
                if (frame.width, frame.height) != (width, height):
                    shown = _frame(ImageOps.fit(_picture(frame), (width, height)))
                yield shown.reformat(format="yuv420p", dst_colorspace="ITU709").to_ndarray()[None]


def _frame(picture: Image) -> Any:
    make: Any = av.VideoFrame.from_image
    return make(picture)


def _picture(frame: Any) -> Image:
    picture: Image = frame.to_image()
    return picture


def _shape(path: Path) -> tuple[int, int, Fraction, bytes]:
    """Return width, height, rate and the decoder's set-up. Clips must share them to be one stream."""
    with _opened(path) as clip:
        stream = clip.streams.video[0]
        rate = Fraction(stream.average_rate or 24)
        return stream.width, stream.height, rate, bytes(stream.codec_context.extradata or b"")


def _opened(path: Path) -> Any:
    try:
        clip = av.open(str(path))
    except (av.FFmpegError, OSError):
        raise FilmgateError(f"{path} is not a video file that can be read: use another file") from None
    if not clip.streams.video:
        clip.close()
        raise FilmgateError(f"{path} has no video track: use another file")
    return clip

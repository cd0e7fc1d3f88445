"""The video encoder: frames become an MP4 with H.264 High, yuv420p, BT.709, fast start, no sound."""

import queue
import threading
from collections.abc import Collection, Iterable
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
from av.video.reformatter import ColorRange, Colorspace
from av.video.stream import VideoStream
from numpy.typing import NDArray

CRF = 20
PRESET = "veryfast"
KEY_SECONDS = 0.5  # a player lands on a picture wherever it is put; the frame screen decodes only these
_EXACT = 4  # times the bits: for frames that are compared with the image that they were made from
_AHEAD = 6


def encode(
    frames: Iterable[NDArray[np.uint8]],
    *,
    size: tuple[int, int],
    fps: int,
    path: Path,
    exact: Collection[int] = (),
) -> int:
    """Encode chunks of frames as an MP4 at `path`: uint8 arrays, I420 (T, height * 3 / 2, width) or rgb24 (T,
    height, width, 3). Return the number of frames.

    exact: the numbers of frames that get more bits, as those that are given images.

    The encoder runs in a thread of its own while the next frames are made, at most a few ahead.
    """
    with av.open(str(path), "w", format="mp4", options={"movflags": "+faststart"}) as container:
        stream = _stream(container, size, fps, exact)
        waiting: queue.Queue[NDArray[np.uint8] | None] = queue.Queue(_AHEAD)
        failure: list[BaseException] = []
        writer = threading.Thread(
            target=_write, args=(container, stream, waiting, failure, fps), name="encoder"
        )
        writer.start()
        count = 0
        try:
            for chunk in frames:
                for frame in chunk:
                    waiting.put(frame)
                    count += 1
                if failure:
                    break
        finally:
            waiting.put(None)
            writer.join()
        if failure:
            raise failure[0]
        for packet in stream.encode(None):
            container.mux(packet)
    return count


def _stream(container: Any, size: tuple[int, int], fps: int, exact: Collection[int]) -> VideoStream:
    stream: VideoStream = container.add_stream("libx264", rate=fps)
    stream.width, stream.height = size
    stream.pix_fmt = "yuv420p"
    stream.time_base = Fraction(1, fps)
    zones = "/".join(f"{number},{number},b={_EXACT}" for number in sorted(exact))
    stream.options = {
        "preset": PRESET,
        "crf": str(CRF),
        "profile": "high",
        "threads": "1",
        "g": str(round(KEY_SECONDS * fps)),
        # x264 is not deterministic at widths that are no multiple of 16 without it
        "x264-params": "cpu-independent=1" + (f":zones={zones}" if zones else ""),
    }
    context = stream.codec_context
    context.color_primaries, context.color_trc, context.colorspace, context.color_range = 1, 1, 1, 1
    return stream


def _picture(pixels: NDArray[np.uint8]) -> av.VideoFrame:
    if pixels.ndim == 2:
        return av.VideoFrame.from_ndarray(pixels, format="yuv420p")
    return av.VideoFrame.from_ndarray(pixels, format="rgb24").reformat(
        format="yuv420p",
        src_colorspace=Colorspace.ITU709,
        dst_colorspace=Colorspace.ITU709,
        src_color_range=ColorRange.JPEG,
        dst_color_range=ColorRange.MPEG,
    )


def _write(
    container: Any,
    stream: VideoStream,
    waiting: "queue.Queue[NDArray[np.uint8] | None]",
    failure: list[BaseException],
    fps: int,
) -> None:
    number = 0
    while (picture := waiting.get()) is not None:
        if failure:
            continue  # drain, so that the maker never blocks
        try:
            frame = _picture(picture)
            frame.pts, frame.time_base = number, Fraction(1, fps)
            frame.color_range, frame.colorspace = 1, 1
            for packet in stream.encode(frame):
                container.mux(packet)
            number += 1
        except BaseException as error:  # noqa: BLE001
            failure.append(error)

"""Renditions of a clip: other formats, and crops of other shapes."""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
from PIL import Image

from filmgate.media.encode import encode
from filmgate.media.footage import Footage, Frame

_SMALL = 480  # pixels of the long side of a GIF or WebP
_EACH = 2  # of their frames: one of so many of the clip
_QUALITY, _EFFORT = 70, 2  # of WebP
_COLOURS = 255
_VP9 = {"crf": "33", "b": "0", "deadline": "realtime", "cpu-used": "6", "threads": "2"}


def render(clip: Path, target: Path, *, format: str, shape: tuple[int, int] | None) -> tuple[int, int]:
    """Write a rendition of a clip and return its (width, height) in pixels.

    `format`: mp4, webm, gif or webp; GIF and WebP are animations of half the frames and at most 480 pixels a
    side. `shape`: ratio of width to height of the crop, as in (9, 16), from the middle; None: no crop.
    """
    footage = Footage.of(clip)
    box = _box(footage.size, shape)
    if format in ("mp4", "webm"):
        size = (box[2] - box[0], box[3] - box[1])
        frames = (_cropped(frame, box) for frame in footage.read(0, footage.count))
        if format == "mp4":
            encode((frame[None] for frame in frames), size=size, fps=footage.fps, path=target)
        else:
            _webm(frames, size, footage.fps, target)
        return size
    stills = list(_stills(footage, box))
    pause = round(1000 * _EACH / footage.rate)
    if format == "gif":
        palette = _palette(stills)
        drawn = [still.quantize(palette=palette, dither=Image.Dither.NONE) for still in stills]
        drawn[0].save(target, "GIF", save_all=True, append_images=drawn[1:], duration=pause, loop=0)
    else:
        stills[0].save(
            target,
            "WEBP",
            save_all=True,
            append_images=stills[1:],
            duration=pause,
            loop=0,
            quality=_QUALITY,
            method=_EFFORT,
        )
    return stills[0].size


def _box(size: tuple[int, int], shape: tuple[int, int] | None) -> tuple[int, int, int, int]:
    """Return the largest crop of this shape in the middle: left, top, right, bottom, all even."""
    wide, high = size
    if shape:
        wide = min(wide, high * shape[0] // shape[1])
        high = min(high, wide * shape[1] // shape[0])
    wide, high = wide // 2 * 2, high // 2 * 2
    left, top = (size[0] - wide) // 4 * 2, (size[1] - high) // 4 * 2
    return left, top, left + wide, top + high


def _cropped(frame: Frame, box: tuple[int, int, int, int]) -> Frame:
    """Cut a box of even numbers out of an I420 frame."""
    height, width = len(frame) * 2 // 3, frame.shape[1]
    left, top, right, bottom = box
    colours = frame[height:].reshape(2, height // 2, width // 2)
    colours = colours[:, top // 2 : bottom // 2, left // 2 : right // 2]
    return np.concatenate((frame[top:bottom, left:right], colours.reshape(-1, right - left)))


def _stills(footage: Footage, box: tuple[int, int, int, int]) -> Iterator[Image.Image]:
    for picture in footage.pictures(step=_EACH):
        small = picture.crop(box)
        small.thumbnail((_SMALL, _SMALL), Image.Resampling.BOX)
        yield small


def _palette(stills: list[Image.Image]) -> Image.Image:
    """Return the colours of a few moments, for all frames alike: the picture does not flicker."""
    few = stills[:: max(1, len(stills) // 8)]
    wide, high = few[0].size
    sheet = Image.new("RGB", (wide, high * len(few)))
    for number, still in enumerate(few):
        sheet.paste(still, (0, number * high))
    return sheet.quantize(_COLOURS, Image.Quantize.MEDIANCUT)


def _webm(frames: Iterator[Frame], size: tuple[int, int], fps: int, target: Path) -> None:
    with av.open(str(target), "w", format="webm") as out:
        stream: Any = out.add_stream("libvpx-vp9", rate=fps)
        stream.width, stream.height = size
        stream.pix_fmt = "yuv420p"
        stream.time_base = Fraction(1, fps)
        stream.options = _VP9
        for number, frame in enumerate(frames):
            picture = av.VideoFrame.from_ndarray(frame, format="yuv420p")
            picture.pts, picture.time_base = number, Fraction(1, fps)
            picture.color_range, picture.colorspace = 1, 1
            for packet in stream.encode(picture):
                out.mux(packet)
        for packet in stream.encode(None):
            out.mux(packet)

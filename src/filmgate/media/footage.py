"""The frames and packets of a clip file, by number."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any, Self, TypeAlias

import av
import numpy as np
from numpy.typing import NDArray
from PIL import ImageOps
from PIL.Image import Image

from filmgate.domain.errors import FilmgateError

Frame: TypeAlias = NDArray[np.uint8]  # I420 (height * 3 / 2, width)
_BASE = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Footage:
    """A clip file. `size`: (width, height) in pixels; `rate`: frames a second; `count`: number of frames;
    `keys`: the numbers of its key frames; `header`: the set-up of its decoder.
    """

    path: Path
    size: tuple[int, int]
    rate: Fraction
    count: int
    keys: tuple[int, ...]
    header: bytes

    @classmethod
    def of(cls, path: Path) -> Self:
        """Read the properties of a clip file, without decoding. Raise FilmgateError if it is no clip."""
        with _opened(path) as clip:
            stream = clip.streams.video[0]
            rate = Fraction(stream.average_rate or _BASE)
            packets = [one for one in clip.demux(stream) if one.pts is not None]
            count, length = len(packets), Fraction(1) / (rate * stream.time_base)
            keys = sorted(round(one.pts / length) for one in packets if one.is_keyframe)
            header = bytes(stream.codec_context.extradata or b"")
            size = (stream.width, stream.height)
        if not count:
            raise FilmgateError(f"{path} has no video frames: use another file")
        return cls(path=path, size=size, rate=rate, count=count, keys=tuple(keys), header=header)

    @property
    def fps(self) -> int:
        return round(self.rate)

    def packets(self, begin: int, end: int) -> Iterator[tuple[int, Any]]:
        """Give the packets of these frames in the order of decoding, each with the number of its frame. The
        frames must be whole groups of pictures.
        """
        with _opened(self.path) as clip:
            stream = clip.streams.video[0]
            length = Fraction(1) / (self.rate * stream.time_base)
            for packet in clip.demux(stream):
                if packet.pts is not None and begin <= (shown := round(packet.pts / length)) < end:
                    yield shown, packet

    def read(self, begin: int, end: int, *, size: tuple[int, int] | None = None) -> Iterator[Frame]:
        """Decode these frames, one at a time, and fit them to `size`. Frames of that size keep their exact
        samples.
        """
        for frame in self._decoded(begin, end):
            fits = size in (None, (frame.width, frame.height))
            fitted = frame if fits else _frame(ImageOps.fit(_picture(frame), size or self.size))
            yield fitted.reformat(format="yuv420p", dst_colorspace="ITU709").to_ndarray()

    def picture(self, number: int) -> Image:
        """Return one frame as an RGB picture. A negative number counts from the end."""
        at = number % self.count
        return _picture(next(self._decoded(at, at + 1)))

    def pictures(self, *, step: int = 1) -> Iterator[Image]:
        """Give every `step`-th frame as an RGB picture."""
        for number, frame in enumerate(self._decoded(0, self.count)):
            if number % step == 0:
                yield _picture(frame)

    def _decoded(self, begin: int, end: int) -> Iterator[Any]:
        with _opened(self.path) as clip:
            stream = clip.streams.video[0]
            length = Fraction(1) / (self.rate * stream.time_base)
            start = max(key for key in (0, *self.keys) if key <= begin)
            clip.seek(round(start * length), stream=stream)
            for frame in clip.decode(stream):
                number = round(frame.pts / length)
                if number >= end:
                    return
                if number >= begin:
                    yield frame


def _frame(picture: Image) -> Any:
    make: Any = av.VideoFrame.from_image
    return make(picture)


def _picture(frame: Any) -> Image:
    picture: Image = frame.to_image()
    return picture


def _opened(path: Path) -> Any:
    try:
        clip = av.open(str(path))
    except (av.FFmpegError, OSError):
        raise FilmgateError(f"{path} is not a video file that can be read: use another file") from None
    if not clip.streams.video:
        clip.close()
        raise FilmgateError(f"{path} has no video track: use another file")
    return clip

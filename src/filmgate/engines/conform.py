"""Conversion of the frames that an engine made to the ordered clip: frame rate, size, number of frames.

Each change has a name.
"""

import itertools
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

import cv2
import numpy as np
from numpy.typing import NDArray

from filmgate.domain.shot import Shot
from filmgate.engines.base import Frames

_NEAR = 2  # frames: an end that is missed by no more is reached


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """The format of the frames that an engine makes: `width` and `height` in pixels, `fps`, and `frames`,
    their number.
    """

    width: int
    height: int
    fps: int
    frames: int


def notes(made: Made, shot: Shot) -> tuple[tuple[str, str], ...]:
    """Return the details of a prediction about its frames: the format in which they are made, and each change
    that `conform` makes.
    """
    stages = []
    if made.fps != shot.fps:
        stages.append(f"interpolated from {made.fps} to {shot.fps} fps along optical flow")
    elif (more := made.frames - shot.frames) > 0:
        cut = f"{more} frame{'s' * (more > 1)} cut at the"
        if not _misses_its_end(made, shot):
            stages.append(f"{cut} end")
        elif shot.first:
            faster = (made.frames - 1) / (shot.frames - 1)
            stages.append(f"{faster:.3f} times as fast along optical flow, to end on the last frame")
        else:
            stages.append(f"{cut} start, to end on the last frame")
    scale = _scale(made, shot)
    if scale != 1:
        stages.append(f"scaled up by {float(scale):.3f}")
    if (round(made.width * scale), round(made.height * scale)) != (shot.width, shot.height):
        stages.append(f"cropped to {shot.width}x{shot.height}")
    how = f"{made.width}x{made.height}, {made.frames} frames at {made.fps} fps"
    return (("made", how), *((("conformed", "; ".join(stages)),) if stages else ()))


def conform(chunks: Iterable[Frames], made: Made, shot: Shot) -> Iterator[Frames]:
    """Convert rgb24 chunks (T, made.height, made.width, 3) to the frames of the shot, and give them one by
    one.

    Raise ValueError if the chunks hold too few frames.
    """
    single = (frame for chunk in chunks for frame in chunk)
    count, timed = 0, _timed(single, made, shot)
    for frame in timed:
        if count == shot.frames:
            break
        yield _fitted(frame, made, shot)[None]
        count += 1
    for _ in single:  # the engine ends what it does at the end: its memory is given back there
        pass
    if count < shot.frames:
        raise ValueError(f"the engine made only {count} of {shot.frames} frames")


def _misses_its_end(made: Made, shot: Shot) -> bool:
    """Tell whether the shot would lose the frame that it must end on if the surplus frames were cut at the
    end. An end that is missed by at most `_NEAR` frames counts as reached.
    """
    return shot.last is not None and made.fps == shot.fps and made.frames - shot.frames > _NEAR


def _timed(frames: Iterator[Frames], made: Made, shot: Shot) -> Iterator[Frames]:
    if made.fps != shot.fps:
        return _interpolated(frames, Fraction(made.fps, shot.fps), shot)
    if not _misses_its_end(made, shot):
        return frames
    if shot.first:
        return _interpolated(frames, Fraction(made.frames - 1, shot.frames - 1), shot)
    return itertools.islice(frames, made.frames - shot.frames, None)


def _scale(made: Made, shot: Shot) -> Fraction:
    """Return the factor that scales the frames up until they cover the shot's size; it is 1 at least. Frames
    that are a little larger, because sides are multiples, are only cropped.
    """
    return max(Fraction(1), Fraction(shot.width, made.width), Fraction(shot.height, made.height))


def _fitted(frame: Frames, made: Made, shot: Shot) -> Frames:
    scale = _scale(made, shot)
    if scale != 1:
        size = (math.ceil(made.width * scale), math.ceil(made.height * scale))
        frame = cv2.resize(frame, size, interpolation=cv2.INTER_LANCZOS4).astype(np.uint8, copy=False)
    top, left = (frame.shape[0] - shot.height) // 2, (frame.shape[1] - shot.width) // 2
    return np.ascontiguousarray(frame[top : top + shot.height, left : left + shot.width])


def _interpolated(frames: Iterator[Frames], rate: Fraction, shot: Shot) -> Iterator[Frames]:
    """Give the frames of the shot at another rate. Output frame k is at place k * rate among the frames that
    were made. The output ends where they end.
    """
    before = next(frames, None)
    after = next(frames, None)
    at = 0  # the number of `before`
    between: _Between | None = None
    for k in range(shot.frames):
        place = k * rate
        while place >= at + 1 and after is not None:
            before, after, at, between = after, next(frames, None), at + 1, None
        if before is None or place >= at + 1:
            return
        if place == at or after is None:
            yield before
        else:
            between = between or _Between(before, after)
            yield between.at(float(place - at))


class _Between:
    """Two frames, and the frames between them: pixels move along the optical flow, and are blended by time.

    The flow is found by dense inverse search (Kroeger et al., 2016), at half size.
    """

    def __init__(self, before: Frames, after: Frames) -> None:
        self._before, self._after = before, after
        height, width = before.shape[:2]
        small = (max(width // 2, 16), max(height // 2, 16))
        grey = [
            cv2.cvtColor(cv2.resize(one, small, interpolation=cv2.INTER_AREA), cv2.COLOR_RGB2GRAY)
            for one in (before, after)
        ]
        search = cv2.DISOpticalFlow.create(cv2.DISOPTICAL_FLOW_PRESET_FAST)
        scale = np.array((width / small[0], height / small[1]), np.float32)
        self._forth, self._back = (
            cv2.resize(search.calc(one, other, None), (width, height)) * scale  # type: ignore[call-overload]
            for one, other in (grey, grey[::-1])
        )
        self._x, self._y = np.meshgrid(
            np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32)
        )

    def at(self, time: float) -> Frames:
        """Return the frame at a time between two frames: 0 is the first, 1 the second."""
        old = self._moved(self._before, -time * self._forth)
        new = self._moved(self._after, (time - 1) * self._back)
        return np.asarray(cv2.addWeighted(old, 1 - time, new, time, 0), np.uint8)

    def _moved(self, frame: Frames, by: NDArray[np.float32]) -> Frames:
        x, y = self._x + by[..., 0], self._y + by[..., 1]
        moved = cv2.remap(frame, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
        return np.asarray(moved, np.uint8)

"""What was made becomes what was asked for: frame rate, size, number of frames. Each change has a name."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

import cv2
import numpy as np
from numpy.typing import NDArray

from filmgate.domain.shot import Shot
from filmgate.engines.base import Frames


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """Frames as an engine makes them: size in pixels, frames a second, how many."""

    width: int
    height: int
    fps: int
    frames: int


def notes(made: Made, shot: Shot) -> tuple[tuple[str, str], ...]:
    """The details that name what is done to them."""
    stages = []
    if made.fps != shot.fps:
        stages.append(f"interpolated from {made.fps} to {shot.fps} fps along optical flow")
    elif made.frames > shot.frames:
        more = made.frames - shot.frames
        stages.append(f"{more} frame{'s' * (more > 1)} cut at the end")
    scale = _scale(made, shot)
    if scale != 1:
        stages.append(f"scaled up by {float(scale):.3f}")
    if (round(made.width * scale), round(made.height * scale)) != (shot.width, shot.height):
        stages.append(f"cropped to {shot.width}x{shot.height}")
    how = f"{made.width}x{made.height}, {made.frames} frames at {made.fps} fps"
    return (("made", how), *((("conformed", "; ".join(stages)),) if stages else ()))


def conform(chunks: Iterable[Frames], made: Made, shot: Shot) -> Iterator[Frames]:
    """rgb24 chunks (T, made.height, made.width, 3) as the shot's own frames, one by one.

    Raises ValueError where there are too few.
    """
    single = (frame for chunk in chunks for frame in chunk)
    timed = single if made.fps == shot.fps else _interpolated(single, made.fps, shot)
    count = 0
    for frame in timed:
        if count == shot.frames:
            break
        yield _fitted(frame, made, shot)[None]
        count += 1
    for _ in single:  # the engine ends what it does at the end: its memory is given back there
        pass
    if count < shot.frames:
        raise ValueError(f"{count} frames came of {shot.frames}")


def _scale(made: Made, shot: Shot) -> Fraction:
    """Until the shot's size is covered. What is larger by a little, for its multiples, is only cropped."""
    return max(Fraction(1), Fraction(shot.width, made.width), Fraction(shot.height, made.height))


def _fitted(frame: Frames, made: Made, shot: Shot) -> Frames:
    scale = _scale(made, shot)
    if scale != 1:
        size = (math.ceil(made.width * scale), math.ceil(made.height * scale))
        frame = cv2.resize(frame, size, interpolation=cv2.INTER_LANCZOS4).astype(np.uint8, copy=False)
    top, left = (frame.shape[0] - shot.height) // 2, (frame.shape[1] - shot.width) // 2
    return np.ascontiguousarray(frame[top : top + shot.height, left : left + shot.width])


def _interpolated(frames: Iterator[Frames], fps: int, shot: Shot) -> Iterator[Frames]:
    """Output frame k lies at k * fps / shot.fps of the frames that were made."""
    before = next(frames, None)
    after = next(frames, None)
    at = 0  # the number of `before`
    between: _Between | None = None
    for k in range(shot.frames):
        place = Fraction(k * fps, shot.fps)
        while place >= at + 1 and after is not None:
            before, after, at, between = after, next(frames, None), at + 1, None
        if before is None:
            return
        if place == at or after is None:
            yield before
        else:
            between = between or _Between(before, after)
            yield between.at(float(place - at))


class _Between:
    """Two frames, and those between them: pixels move along the flow, and are blended by time.

    Flow by dense inverse search (Kroeger et al., 2016), at half size.
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
        """0 is the one before, 1 the one after."""
        old = self._moved(self._before, -time * self._forth)
        new = self._moved(self._after, (time - 1) * self._back)
        return np.asarray(cv2.addWeighted(old, 1 - time, new, time, 0), np.uint8)

    def _moved(self, frame: Frames, by: NDArray[np.float32]) -> Frames:
        x, y = self._x + by[..., 0], self._y + by[..., 1]
        moved = cv2.remap(frame, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
        return np.asarray(moved, np.uint8)

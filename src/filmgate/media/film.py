"""Films: parts of clips in order. Only the frames that a cut or a transition touches are encoded again."""

import itertools
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import Any, Literal

import av
import numpy as np
from numpy.typing import NDArray

from filmgate.domain.errors import FilmgateError
from filmgate.media.encode import encode
from filmgate.media.footage import Footage, Frame

_DELAY = 2  # frames: the encoder decodes a frame at most so long before it is shown
_BLACK_Y, _BLACK_UV = 16, 128


class NotAlike(FilmgateError):
    """The clips differ in size, frame rate or encoding. All frames must be encoded to join them."""


class TooShort(FilmgateError):
    """A part has no frames, or too few for its transitions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a clip: the frames from `begin` up to `end`, which is the end of the clip by default.

    `entry`: how it follows the part before it, for the first part nothing. A fade mixes the end of that part
    with the start of this one, so the film becomes shorter by `frames`. A dip goes to black and back, in
    `frames` together. A cut has none.
    """

    path: Path
    begin: int = 0
    end: int | None = None
    entry: Literal["cut", "fade", "dip"] = "cut"
    frames: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Copied:
    """Frames of a clip that are taken as they are encoded: whole groups of pictures."""

    footage: Footage
    begin: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Drawn:
    """Frames that are encoded anew."""

    frames: Iterable[Frame]


_Segment = _Copied | _Drawn


def film(parts: Sequence[Part], target: Path) -> int:
    """Write these parts as one MP4 at `target` and return the number of its frames. Raise NotAlike, TooShort,
    or FilmgateError for a file that is no clip.
    """
    shots = {part.path: Footage.of(part.path) for part in parts}
    _require_alike(list(shots.values()))
    first = shots[parts[0].path]
    segments = list(_merged(_segments(parts, shots)))
    with (
        tempfile.TemporaryDirectory(prefix="filmgate-") as folder,
        av.open(str(target), "w", format="mp4", options={"movflags": "+faststart"}) as out,
    ):
        stream: Any = None
        at = 0
        for number, segment in enumerate(segments):
            copied = _encoded(segment, Path(folder, f"{number}.mp4"), like=first)
            if stream is None:
                stream = _stream(out, copied.footage)
            at = _copy(copied, out, stream, at)
    return at


def _encoded(segment: _Segment, path: Path, *, like: Footage) -> _Copied:
    """Return a segment whose frames are encoded: in `path`, if they were not yet."""
    if isinstance(segment, _Copied):
        return segment
    encode((frame[None] for frame in segment.frames), size=like.size, fps=like.fps, path=path)
    drawn = Footage.of(path)
    _require_alike([like, drawn])
    return _Copied(footage=drawn, begin=0, end=drawn.count)


def reencode(parts: Sequence[Part], target: Path) -> int:
    """Write these parts as one MP4, without transitions, by encoding all frames at the size and rate of the
    first clip. Other clips are scaled and cropped to it. Return the number of frames.
    """
    shots = [Footage.of(part.path) for part in parts]
    pairs = zip(parts, shots, strict=True)
    reads = [one.read(part.begin, part.end or one.count, size=shots[0].size) for part, one in pairs]
    frames = itertools.chain.from_iterable(reads)
    return encode((frame[None] for frame in frames), size=shots[0].size, fps=shots[0].fps, path=target)


def hold(clip: Path, target: Path, *, frames: int) -> None:
    """Write a clip that is lengthened to `frames` frames: its last group of pictures is repeated."""
    footage = Footage.of(clip)
    group = Part(path=clip, begin=footage.keys[-1])
    times, rest = divmod(frames - footage.count, footage.count - group.begin)
    parts = [Part(path=clip), *[group] * times]
    film([*parts, *([replace(group, end=group.begin + rest)] if rest else [])], target)


def _require_alike(shots: Sequence[Footage]) -> None:
    if len({(one.size, one.rate, one.header) for one in shots}) > 1:
        kinds = {f"{one.size[0]}x{one.size[1]} at {float(one.rate):g} frames/s" for one in shots}
        raise NotAlike(f"the clips have different formats ({', '.join(sorted(kinds))})")


def _segments(parts: Sequence[Part], shots: dict[Path, Footage]) -> Iterator[_Segment]:
    """Give what the film consists of: the inner frames of each part, and the transitions between them."""
    entries = [*parts[1:], None]
    for number, (part, following) in enumerate(zip(parts, entries, strict=True)):
        footage = shots[part.path]
        begin, end = part.begin, footage.count if part.end is None else part.end
        before = _taken(part)[1] if number else 0
        after = _taken(following)[0] if following else 0
        if not 0 <= begin < end <= footage.count or end - begin < before + after:
            raise TooShort(
                f"part {number + 1} has {max(0, min(end, footage.count) - begin)} frames, too few for this"
            )
        yield from _inner(footage, begin + before, end - after)
        if following and following.frames:
            tail = footage.read(end - after, end)
            ahead = shots[following.path]
            head = ahead.read(following.begin, following.begin + _taken(following)[1])
            yield _Drawn(frames=_transition(following, tail, head))


def _taken(part: Part) -> tuple[int, int]:
    """Return how many frames a transition takes of the part before it, and of the part that it leads to."""
    if part.entry == "fade":
        return part.frames, part.frames
    return part.frames // 2, part.frames - part.frames // 2


def _transition(part: Part, tail: Iterator[Frame], head: Iterator[Frame]) -> Iterator[Frame]:
    """Give the frames of the transition into a part. All are mixed: pure frames belong to the parts."""
    before, after = _taken(part)
    if part.entry == "fade":
        for number, (old, new) in enumerate(zip(tail, head, strict=True)):
            yield _mixed(old, new, (number + 1) / (before + 1))
        return
    for number, frame in enumerate(tail):
        yield _mixed(frame, _black(frame), (number + 1) / (before + 1))
    for number, frame in enumerate(head):
        yield _mixed(_black(frame), frame, (number + 1) / (after + 1))


def _mixed(old: Frame, new: Frame, share: float) -> Frame:
    mixed: NDArray[np.float32] = old * np.float32(1 - share) + new * np.float32(share)
    return np.rint(mixed).astype(np.uint8)


def _black(frame: Frame) -> Frame:
    black = np.full_like(frame, _BLACK_UV)
    black[: len(frame) * 2 // 3] = _BLACK_Y
    return black


def _inner(footage: Footage, begin: int, end: int) -> Iterator[_Segment]:
    """Give the frames of a part: whole groups of pictures as they are, those at its ends encoded again."""
    keys = [key for key in (*footage.keys, footage.count) if begin <= key <= end]
    if len(keys) > 1:
        if begin < keys[0]:
            yield _Drawn(frames=footage.read(begin, keys[0]))
        yield _Copied(footage=footage, begin=keys[0], end=keys[-1])
        begin = keys[-1]
    if begin < end:
        yield _Drawn(frames=footage.read(begin, end))


def _merged(segments: Iterable[_Segment]) -> Iterator[_Segment]:
    """Give the segments, with neighbours that are encoded anew as one."""
    for anew, group in itertools.groupby(segments, lambda one: isinstance(one, _Drawn)):
        if anew:
            each = (one.frames for one in group if isinstance(one, _Drawn))
            yield _Drawn(frames=itertools.chain.from_iterable(list(each)))
        else:
            yield from group


def _stream(out: Any, footage: Footage) -> Any:
    with av.open(str(footage.path)) as source:
        stream = out.add_stream_from_template(source.streams.video[0])
    stream.time_base = Fraction(1) / footage.rate
    return stream


def _copy(segment: _Copied, out: Any, stream: Any, at: int) -> int:
    """Write the packets of a segment so that its first frame is frame `at` of the film. Return the number of
    the frame after it.
    """
    base = Fraction(1) / segment.footage.rate
    for number, (shown, packet) in enumerate(segment.footage.packets(segment.begin, segment.end)):
        packet.stream = stream
        packet.time_base = base
        packet.pts = at + shown - segment.begin
        packet.dts = at + number - _DELAY
        packet.duration = 1
        out.mux(packet)
    return at + segment.end - segment.begin

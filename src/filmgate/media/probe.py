"""The check of a finished clip: size and number of frames must be as ordered."""

from dataclasses import dataclass
from pathlib import Path

import av

from filmgate.domain import errors
from filmgate.domain.errors import Failure


@dataclass(frozen=True, slots=True, kw_only=True)
class Clip:
    """The properties of a clip file: size in pixels, number of frames, seconds."""

    width: int
    height: int
    frames: int
    seconds: float


def probe(path: Path) -> Clip:
    """Return the properties of a clip file. Frames are counted by packets, without decoding."""
    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        frames = sum(1 for packet in container.demux(stream) if packet.size)
        seconds = float(stream.duration * stream.time_base) if stream.duration else 0.0  # type: ignore[operator]
        return Clip(width=stream.width, height=stream.height, frames=frames, seconds=seconds)


def require(path: Path, *, size: tuple[int, int], frames: int, fps: int) -> Clip:
    """Return the properties of a clip file. Raise Failure if it does not have this size and exactly this many
    frames.
    """
    try:
        clip = probe(path)
    except (av.FFmpegError, IndexError) as error:
        raise Failure(errors.EXECUTION, "the finished clip cannot be read", stage="encode") from error
    wanted = (*size, frames)
    if (clip.width, clip.height, clip.frames) != wanted or abs(clip.seconds - frames / fps) > 0.01:
        raise Failure(
            errors.EXECUTION,
            f"the finished clip is {clip.width}x{clip.height} with {clip.frames} frames instead of "
            f"{size[0]}x{size[1]} with {frames}",
            stage="encode",
        )
    return clip

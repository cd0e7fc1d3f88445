"""Sampling of frames from a clip, without decoding all of it."""

from pathlib import Path

import av
from PIL import Image

_ENOUGH = 512  # pixels on the short side: whoever looks at samples shrinks them to half of that


def sample(path: Path, count: int) -> list[Image.Image]:
    """Return up to `count` key frames of a clip, spread evenly, in order. Large frames are halved in size."""
    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        stream.thread_type = "NONE"
        stream.codec_context.skip_frame = "NONKEY"
        stream.codec_context.options = {"skip_loop_filter": "all"}  # faster; no score moved by 0.03
        frames = list(container.decode(stream))
        count = min(count, len(frames))
        chosen = (frames[(2 * n + 1) * len(frames) // (2 * count)] for n in range(count))
        return [_picture(frame) for frame in chosen]


def _picture(frame: av.VideoFrame) -> Image.Image:
    half = 2 if min(frame.width, frame.height) >= _ENOUGH else 1
    small = frame.reformat(
        width=frame.width // half, height=frame.height // half, format="rgb24", interpolation="AREA"
    )
    return Image.fromarray(small.to_ndarray())

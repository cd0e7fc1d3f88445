"""Still images of a finished clip: a thumbnail, and a sheet of frames."""

import io
from collections.abc import Iterator
from pathlib import Path

import av
from PIL import Image

_SIDE = 512  # pixels, the long side of a thumbnail
_COLUMNS, _ROWS, _TILE = 4, 3, 320  # of a sheet; the tile's long side in pixels


def thumbnail(path: Path) -> bytes:
    """Return a WebP of the first frame, its long side at most 512 px."""
    with av.open(str(path)) as container:
        frame = next(container.decode(video=0))
    return _encoded(_picture(frame, _SIDE), "WEBP", quality=80)


def spritesheet(path: Path) -> bytes:
    """Return a JPEG of twelve frames, evenly spread from the first to the last, row by row."""
    tiles = [_picture(frame, _TILE) for frame in _spread(path, _COLUMNS * _ROWS)]
    width, height = tiles[0].size
    sheet = Image.new("RGB", (_COLUMNS * width, _ROWS * height))
    for number, tile in enumerate(tiles):
        sheet.paste(tile, (number % _COLUMNS * width, number // _COLUMNS * height))
    return _encoded(sheet, "JPEG", quality=85)


def _spread(path: Path, count: int) -> Iterator[av.VideoFrame]:
    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        stream.thread_type = "NONE"
        last = max(stream.frames - 1, 0)
        wanted = {round(place * last / (count - 1)) for place in range(count)}
        for number, frame in enumerate(container.decode(stream)):
            if number in wanted:
                yield frame


def _picture(frame: av.VideoFrame, side: int) -> Image.Image:
    scale = min(side / max(frame.width, frame.height), 1.0)
    width, height = (max(round(one * scale / 2) * 2, 2) for one in (frame.width, frame.height))
    small = frame.reformat(width=width, height=height, format="rgb24", interpolation="AREA")
    return Image.fromarray(small.to_ndarray())


def _encoded(picture: Image.Image, kind: str, *, quality: int) -> bytes:
    file = io.BytesIO()
    picture.save(file, kind, quality=quality)
    return file.getvalue()

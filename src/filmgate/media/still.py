"""Encoding of a single image that is small enough to be sent inside JSON."""

import io
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image

_SIDE = 480  # pixels of a thumbnail
_TILE, _COLUMNS = 320, 4  # of a sheet
_QUALITY, _EFFORT = 72, 2  # a still of 854 x 480 has 15 to 30 KB


def webp(picture: NDArray[np.uint8]) -> bytes:
    """Encode a BGR uint8 array (height, width, 3) as a WebP file and return its bytes."""
    return _webp(Image.fromarray(picture[:, :, ::-1]))


def thumbnail(picture: Image.Image) -> bytes:
    """Return a picture as a WebP file of at most 480 pixels a side."""
    small = picture.copy()
    small.thumbnail((_SIDE, _SIDE), Image.Resampling.LANCZOS)
    return _webp(small)


def sheet(pictures: Sequence[Image.Image]) -> bytes:
    """Return pictures of one size as a JPEG file of four columns, each at most 320 pixels wide and high."""
    tiles = [picture.copy() for picture in pictures]
    for tile in tiles:
        tile.thumbnail((_TILE, _TILE), Image.Resampling.BOX)
    wide, high = tiles[0].size
    whole = Image.new("RGB", (_COLUMNS * wide, -(-len(tiles) // _COLUMNS) * high))
    for number, tile in enumerate(tiles):
        whole.paste(tile, (number % _COLUMNS * wide, number // _COLUMNS * high))
    file = io.BytesIO()
    whole.save(file, "JPEG", quality=85)
    return file.getvalue()


def png(picture: Image.Image) -> bytes:
    file = io.BytesIO()
    picture.save(file, "PNG", compress_level=1)
    return file.getvalue()


def _webp(picture: Image.Image) -> bytes:
    file = io.BytesIO()
    picture.save(file, "WEBP", quality=_QUALITY, method=_EFFORT)
    return file.getvalue()

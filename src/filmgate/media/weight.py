"""An estimate of the memory that decoding an image takes, made before it is decoded."""

import struct
from collections.abc import Iterator

from PIL import Image as Pillow

MOST = 272 * 1024 * 1024  # bytes; the process that decodes has about 100 MiB beside them

_COEFFICIENT = 2  # bytes: what libjpeg keeps of each sample where one pass does not bring them all
_CANVASES = 3 * 4  # bytes: two that the decoder keeps for animations, and ours
_FRAMES = {0xC0, 0xC1, 0xC2, 0xC9, 0xCA}
_PROGRESSIVE = {0xC2, 0xCA}
_SCAN = 0xDA
_BARE = {0x01, *range(0xD0, 0xD9)}  # markers without a length


def weight(picture: Pillow.Image, data: bytes) -> int:
    """Return the bytes of memory that decoding this image takes: its pixels, and the coefficients of a
    progressive JPEG or the canvases of a WebP.
    """
    pixels = picture.width * picture.height
    if picture.format == "WEBP":
        return pixels * _CANVASES
    held = pixels * (1 if picture.mode in ("1", "L", "P") else 2 if picture.mode.startswith("I;16") else 4)
    return held + (_coefficients(data) if data[:2] == b"\xff\xd8" else 0)


def _coefficients(data: bytes) -> int:
    """Return the bytes of the coefficients; 0 for a JPEG whose first scan holds all of it."""
    kind, width, height, components = 0, 0, 0, list[tuple[int, int]]()
    for marker, body in _segments(data):
        if marker in _FRAMES and len(body) >= 6:
            kind = marker
            height, width = struct.unpack(">HH", body[1:5])
            components = [(part >> 4, part & 15) for part in body[7 : 6 + 3 * body[5] : 3]]
        elif marker == _SCAN:
            if kind in _PROGRESSIVE or (body and body[0] < len(components)):
                break
            return 0
    if not components:
        return 0
    most = max(h for h, _ in components) or 1, max(v for _, v in components) or 1
    samples = sum(width * h // most[0] * (height * v // most[1]) for h, v in components)
    return _COEFFICIENT * samples


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Give (marker, body) of each segment before the first scan."""
    at = 2
    while (at := data.find(b"\xff", at)) >= 0 and at + 4 <= len(data):
        marker = data[at + 1]
        if marker in (0x00, 0xFF) or marker in _BARE:
            at += 1
            continue
        length = int.from_bytes(data[at + 2 : at + 4], "big")
        yield marker, data[at + 4 : at + 2 + length]
        if marker == _SCAN:
            return
        at += 2 + max(length, 2)

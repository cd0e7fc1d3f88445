"""The contract's rules for images: JPEG or PNG, over 300 px, between 2:5 and 5:2, at most 20 MiB."""

import binascii
import io
import re
import time
import warnings
from pathlib import Path

from PIL import Image as Pillow
from PIL import ImageOps

from filmgate.domain.errors import InvalidParameter

MAX_BYTES = 20 * 1024 * 1024
MIN_SIDE = 300  # exclusive
MAX_PIXELS = 64_000_000
_PIECE, _PAUSE_SECONDS = 256 * 1024, 0.0005
_PLAIN, _BLANKS = bytes.maketrans(b"-_", b"+/"), b" \t\n\r\f\v"
_DATA_URI = re.compile(r"data:\s*[\w.+-]*/?[\w.+-]*\s*((?:;[^,;]*)*),(.*)", re.IGNORECASE | re.DOTALL)


def from_data_uri(value: str, name: str) -> bytes:
    """The bytes of a data URI, not decoded yet; raises InvalidParameter naming the field."""
    match = _DATA_URI.fullmatch(value)
    if not match or "base64" not in match[1].lower():
        raise InvalidParameter(f"{name} must be a base64 data URI (data:image/png;base64,...)")
    try:
        return _unpacked(match[2], name)
    except (binascii.Error, ValueError):
        raise InvalidParameter(f"{name} is not valid base64") from None


def _unpacked(text: str, name: str) -> bytes:
    """Decode base64, of either alphabet and with blanks. Each piece holds up all other threads, so they have
    a pause between.
    """
    data, rest = bytearray(), b""
    for start in range(0, len(text), _PIECE):
        piece = rest + text[start : start + _PIECE].encode("ascii").translate(_PLAIN, _BLANKS)
        last = start + _PIECE >= len(text)
        whole = len(piece) if last else len(piece) // 4 * 4
        rest, piece = piece[whole:], piece[:whole]
        data += binascii.a2b_base64(piece + b"=" * (-len(piece) % 4), strict_mode=True)
        if len(data) > MAX_BYTES:
            raise InvalidParameter(f"{name} is larger than 20 MB")
        if not last:
            time.sleep(_PAUSE_SECONDS)
    return bytes(data)


def check(data: bytes, name: str) -> tuple[int, int]:
    """(width, height) after EXIF rotation; raises InvalidParameter naming the field and the rule."""
    if len(data) > MAX_BYTES:
        raise InvalidParameter(f"{name} is larger than 20 MB")
    width, height = _decoded(data, name).size
    if min(width, height) <= MIN_SIDE:
        raise InvalidParameter(f"{name} is {width}x{height}: its short side must be more than {MIN_SIDE} px")
    if not 2 * height < 5 * width < 12.5 * height:
        raise InvalidParameter(f"{name} is {width}x{height}: it must be between 2:5 and 5:2")
    return width, height


def normalise(data: bytes, name: str, target: Path) -> tuple[int, int]:
    """Write an upright 8-bit RGB PNG for the engine; returns (width, height)."""
    check(data, name)
    picture = _decoded(data, name)
    picture.save(target, "PNG", compress_level=1)
    return picture.size


def _decoded(data: bytes, name: str) -> Pillow.Image:
    """The first frame, upright, RGB; transparency over white."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            picture = Pillow.open(io.BytesIO(data), formats=("JPEG", "PNG"))
            if picture.width * picture.height > MAX_PIXELS:
                raise InvalidParameter(
                    f"{name} is {picture.width}x{picture.height}: at most {MAX_PIXELS // 10**6} "
                    "megapixels are taken"
                )
            picture.load()
            upright = ImageOps.exif_transpose(picture)
            return _rgb(upright)
    except InvalidParameter:
        raise
    except (OSError, ValueError, SyntaxError, Pillow.DecompressionBombError):
        raise InvalidParameter(f"{name} is not a readable JPEG or PNG image") from None


def _rgb(picture: Pillow.Image) -> Pillow.Image:
    if picture.mode.startswith("I;16") or picture.mode == "I":
        picture = picture.convert("I").point(lambda v: v / 257).convert("L")
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        layer = picture.convert("RGBA")
        white = Pillow.new("RGBA", layer.size, "white")
        picture = Pillow.alpha_composite(white, layer)
    return picture.convert("RGB")

"""The rules for input images (contract): JPEG or PNG, on some surfaces WebP, over 300 px, between 2:5 and
5:2, at most 20 MiB.
"""

import binascii
import io
import math
import re
import struct
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import ExifTags
from PIL import Image as Pillow

from filmgate.domain.errors import InvalidParameter
from filmgate.media.colours import Convert, conversion, grey
from filmgate.media.recognise import JPEG, PNG, WEBP, recognise
from filmgate.media.weight import MOST, weight

MAX_BYTES = 20 * 1024 * 1024
MIN_SIDE = 300  # exclusive
MAX_PIXELS = 64_000_000
_MEGAPIXELS = f"at most {MAX_PIXELS // 10**6} megapixels are allowed"
ENOUGH = 1440  # pixels on the short side: clips have at most 1080, and a whole factor leaves up to twice this
_STRIP = 1 << 20  # pixels that are converted at a time
_TURNS = {
    2: Pillow.Transpose.FLIP_LEFT_RIGHT,
    3: Pillow.Transpose.ROTATE_180,
    4: Pillow.Transpose.FLIP_TOP_BOTTOM,
    5: Pillow.Transpose.TRANSPOSE,
    6: Pillow.Transpose.ROTATE_270,
    7: Pillow.Transpose.TRANSVERSE,
    8: Pillow.Transpose.ROTATE_90,
}
_SIDEWAYS = {_TURNS[orientation] for orientation in (5, 6, 7, 8)}
_PIECE, _PAUSE_SECONDS = 256 * 1024, 0.0005
_PLAIN, _BLANKS = bytes.maketrans(b"-_", b"+/"), b" \t\n\r\f\v"
_DATA_URI = re.compile(r"data:\s*[\w.+-]*/?[\w.+-]*\s*((?:;[^,;]*)*),(.*)", re.IGNORECASE | re.DOTALL)


def from_data_uri(value: str, name: str) -> bytes:
    """Return the bytes of a data URI. The image in them is not decoded. Raise InvalidParameter with the
    field's `name`.
    """
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


def check(data: bytes, name: str, *, webp: bool = False) -> tuple[int, int]:
    """Decode an image and return its (width, height) after EXIF rotation. Raise InvalidParameter with the
    field's `name` and the rule. `webp`: a WebP image is taken, too.

    The whole image is decoded, so that a damaged file is refused now.
    """
    with _opened(data, name, webp=webp) as picture:
        size = picture.size
        picture.draft(None, (1, 1))  # a JPEG at an eighth: its data are read all the same
        _load(picture, data, name)
        return size if _turn(picture) not in _SIDEWAYS else size[::-1]


def normalise(data: bytes, name: str, target: Path) -> tuple[int, int]:
    """Write an image as an upright 8-bit sRGB PNG to `target`, for engines and screens. Return (width,
    height) of the original.

    An image far larger than any clip is made smaller by a whole factor.
    """
    with _opened(data, name, webp=True) as picture:  # whether it may be one was checked when it came
        size = picture.size
        picture.draft(None, _enough(size))
        _load(picture, data, name)
        turn = _turn(picture)
        small = _reduced(picture, max(min(picture.size) // ENOUGH, 1))
    if turn is not None:
        small = small.transpose(turn)
    small.save(target, "PNG", compress_level=1)
    return size if turn not in _SIDEWAYS else size[::-1]


@contextmanager
def _opened(data: bytes, name: str, *, webp: bool) -> Iterator[Pillow.Image]:
    """Open a picture, without decoding it. Errors inside become InvalidParameter."""
    if not data:
        raise InvalidParameter(f"{name} is empty")
    if len(data) > MAX_BYTES:
        raise InvalidParameter(f"{name} is larger than 20 MB")
    what = recognise(data)
    if what not in ((JPEG, PNG, WEBP) if webp else (JPEG, PNG)):
        taken = "JPEG, PNG or WebP" if webp else "JPEG or PNG"
        raise InvalidParameter(f"{name} is {what}: it must be a {taken} image")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Pillow.open(io.BytesIO(data), formats=("JPEG", "PNG", "WEBP")) as picture:
                _rules(picture.width, picture.height, name)
                yield picture
    except Pillow.DecompressionBombError:
        raise InvalidParameter(f"{name}: {_MEGAPIXELS}") from None
    except (OSError, ValueError, SyntaxError, struct.error, EOFError):
        fault = "damaged" if _ends(data, what) else "incomplete"
        raise InvalidParameter(f"{name} is {what}, but the file is {fault} and cannot be read") from None


def _rules(width: int, height: int, name: str) -> None:
    """Check size and shape. The rules are the same for a picture that lies on its side."""
    if min(width, height) <= MIN_SIDE:
        raise InvalidParameter(f"{name} is {width}x{height}: its short side must be more than {MIN_SIDE} px")
    if not 2 * height < 5 * width < 12.5 * height:
        raise InvalidParameter(f"{name} is {width}x{height}: its shape must be between 2:5 and 5:2")
    if width * height > MAX_PIXELS:
        raise InvalidParameter(f"{name} is {width}x{height}: {_MEGAPIXELS}")


def _load(picture: Pillow.Image, data: bytes, name: str) -> None:
    if (held := weight(picture, data)) > MOST:
        raise InvalidParameter(
            f"{name} needs {held >> 20} MiB of memory to decode, but the limit is {MOST >> 20} MiB for one "
            "image: make it smaller, or save it as a JPEG that is not progressive"
        )
    picture.load()


def _ends(data: bytes, what: str) -> bool:
    """Tell whether the file has its end."""
    if what == PNG:
        return b"IEND" in data
    if what == WEBP:
        return len(data) >= 8 + int.from_bytes(data[4:8], "little")
    return data.rstrip(b"\0").endswith(b"\xff\xd9")


def _turn(picture: Pillow.Image) -> Pillow.Transpose | None:
    """Return the turn that makes the picture upright, by its EXIF data; none if they cannot be read."""
    try:
        return _TURNS.get(picture.getexif().get(ExifTags.Base.Orientation, 1))
    except Exception:  # noqa: BLE001 - whatever a broken block raises: it is not the picture
        return None


def _enough(size: tuple[int, int]) -> tuple[int, int]:
    """Return the least size that a JPEG is decoded at."""
    k = min(ENOUGH / min(size), 1.0)
    return math.ceil(size[0] * k), math.ceil(size[1] * k)


def _reduced(picture: Pillow.Image, factor: int) -> Pillow.Image:
    """Return the picture as RGB, smaller by `factor`, strip by strip: only one full copy is ever in
    memory.
    """
    convert = conversion(picture.info.get("icc_profile"), picture.mode)
    width, height = picture.size
    made = Pillow.new("RGB", (-(-width // factor), -(-height // factor)))
    rows = max(_STRIP // width // factor, 1) * factor
    for top in range(0, height, rows):
        strip = _rgb(picture.crop((0, top, width, min(top + rows, height))), convert)
        made.paste(strip.reduce(factor) if factor > 1 else strip, (0, top // factor))
    return made


def _rgb(picture: Pillow.Image, convert: Convert) -> Pillow.Image:
    """Return the picture as RGB, with white behind transparency, as a page would show it."""
    if picture.mode.startswith("I"):
        picture = picture.convert("I").point(lambda v: v / 257).convert("L")
        picture.info.pop("transparency", None)  # a colour of 16 bits; nothing is of it now
    if picture.mode not in ("RGBA", "LA", "PA") and "transparency" not in picture.info:
        return convert(picture if picture.mode in ("L", "RGB", "CMYK") else picture.convert("RGB"))
    layer = picture.convert("RGBA")
    plain = layer.getchannel("R") if grey(picture.mode) else layer.convert("RGB")
    made = Pillow.new("RGB", layer.size, "white")
    made.paste(convert(plain), mask=layer.getchannel("A"))
    return made

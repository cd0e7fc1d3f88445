"""The contract's rules for images: JPEG or PNG, over 300 px, between 2:5 and 5:2, at most 20 MiB."""

import base64
import binascii
import io
import re
import warnings
from pathlib import Path

from PIL import Image as Pillow
from PIL import ImageOps

from filmgate.domain.errors import InvalidParameter

MAX_BYTES = 20 * 1024 * 1024
MIN_SIDE = 300  # exclusive
MAX_PIXELS = 64_000_000
_DATA_URI = re.compile(r"data:\s*[\w.+-]*/?[\w.+-]*\s*((?:;[^,;]*)*),(.*)", re.IGNORECASE | re.DOTALL)


def from_data_uri(value: str, name: str) -> bytes:
    """The bytes of a data URI, not decoded yet; raises InvalidParameter naming the field."""
    match = _DATA_URI.fullmatch(value)
    if not match or "base64" not in match[1].lower():
        raise InvalidParameter(f"{name} must be a base64 data URI (data:image/png;base64,...)")
    text = re.sub(r"\s+", "", match[2]).replace("-", "+").replace("_", "/")
    if len(text) > MAX_BYTES * 4 / 3 + 8:
        raise InvalidParameter(f"{name} is larger than 20 MB")
    try:
        data = base64.b64decode(text + "=" * (-len(text) % 4), validate=True)
    except (binascii.Error, ValueError):
        raise InvalidParameter(f"{name} is not valid base64") from None
    if len(data) > MAX_BYTES:
        raise InvalidParameter(f"{name} is larger than 20 MB")
    return data


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

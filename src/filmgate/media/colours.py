"""Conversion of the colours of an image to sRGB, so that a clip begins with the colours that people see."""

import io
import itertools
from collections.abc import Callable

from PIL import Image as Pillow
from PIL import ImageCms

Convert = Callable[[Pillow.Image], Pillow.Image]  # to RGB; the picture is L, RGB or CMYK

_SPACES = {"RGB": "RGB", "GRAY": "L", "CMYK": "CMYK"}  # of a profile, and the mode of a picture in it
_STEPS = range(0, 256, 51)


def conversion(profile: bytes | None, mode: str) -> Convert:
    """Return the function that converts an image of this mode with this ICC profile to sRGB.

    A broken profile, or one of another colour space, is ignored, as browsers do.
    """
    transform = _transform(profile, "L" if grey(mode) else "CMYK" if mode == "CMYK" else "RGB")
    if transform is None:
        return lambda picture: picture.convert("RGB")
    expected = str(transform.input_mode)

    def convert(picture: Pillow.Image) -> Pillow.Image:
        if picture.mode != expected:
            picture = picture.convert(expected)
        made = ImageCms.applyTransform(picture, transform)
        assert made is not None  # noqa: S101 - it was not told to work in place
        return made

    return convert


def grey(mode: str) -> bool:
    return mode in ("1", "L", "LA", "La") or mode.startswith("I")


def _transform(profile: bytes | None, mode: str) -> ImageCms.ImageCmsTransform | None:
    """Return the transform; None where there is nothing to convert."""
    if not profile:
        return None
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        wanted = _SPACES.get(str(source.profile.xcolor_space).strip())
        if wanted is None or (wanted != mode and (wanted, mode) != ("RGB", "L")):
            return None
        transform = ImageCms.buildTransform(source, ImageCms.createProfile("sRGB"), wanted, "RGB")
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return None
    return None if wanted == "RGB" and _nothing(transform) else transform


def _nothing(transform: ImageCms.ImageCmsTransform) -> bool:
    """Tell whether the profile is sRGB already. If so, the pixels stay the same, bit for bit."""
    colours = bytes(itertools.chain.from_iterable(itertools.product(_STEPS, repeat=3)))
    patch = Pillow.frombytes("RGB", (len(colours) // 3, 1), colours)
    made = ImageCms.applyTransform(patch, transform)
    assert made is not None  # noqa: S101 - it was not told to work in place
    return all(abs(a - b) <= 1 for a, b in zip(colours, made.tobytes(), strict=True))

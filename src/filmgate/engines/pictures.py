"""Key frames as images of the size that a model needs."""

from pathlib import Path
from typing import Any

from PIL import Image, ImageOps

from filmgate.engines.base import Frames


def fitted(path: Path | None, width: int, height: int) -> Any:
    """Return an image file as an RGB image, cropped and scaled to this size in pixels. Return None without a
    file.
    """
    if path is None:
        return None
    with Image.open(path) as source:
        return ImageOps.fit(source.convert("RGB"), (width, height), Image.Resampling.LANCZOS)


def of(frame: Frames) -> Any:
    """Return a finished rgb24 frame as an image."""
    return Image.fromarray(frame)


def grey(width: int, height: int) -> Any:
    """Return a grey image of this size in pixels, for warming an engine."""
    return Image.new("RGB", (width, height), (128, 128, 128))

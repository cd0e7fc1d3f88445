"""Key frames at the size of the frames to make."""

from pathlib import Path
from typing import Any

from PIL import Image, ImageOps

from filmgate.engines.base import Frames


def fitted(path: Path | None, width: int, height: int) -> Any:
    """Return an image file as an RGB image, cropped to the shape and scaled to this size in pixels. Return
    None if there is no file.
    """
    if path is None:
        return None
    with Image.open(path) as source:
        return ImageOps.fit(source.convert("RGB"), (width, height), Image.Resampling.LANCZOS)


def of(frame: Frames) -> Any:
    """Return a frame that was made, rgb24, as an image."""
    return Image.fromarray(frame)


def grey(width: int, height: int) -> Any:
    """Return a grey image of this size in pixels. Engines are warmed with it."""
    return Image.new("RGB", (width, height), (128, 128, 128))

"""Key frames at the size of the frames to make."""

from pathlib import Path
from typing import Any

from PIL import Image, ImageOps

from filmgate.engines.base import Frames


def fitted(path: Path | None, width: int, height: int) -> Any:
    """An image file, cropped to the shape and scaled; None for none."""
    if path is None:
        return None
    with Image.open(path) as found:
        return ImageOps.fit(found.convert("RGB"), (width, height), Image.Resampling.LANCZOS)


def of(frame: Frames) -> Any:
    """A frame that was made, rgb24."""
    return Image.fromarray(frame)


def grey(width: int, height: int) -> Any:
    """To warm with."""
    return Image.new("RGB", (width, height), (128, 128, 128))

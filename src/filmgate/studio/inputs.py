"""Input images of a prediction, converted to upright PNG files."""

from collections.abc import Callable, Mapping
from pathlib import Path

from filmgate.domain.pictures import BY_NAME
from filmgate.media.inspect import Inspector

Aspect = tuple[int, int]


def keep(
    inspector: Inspector, wanted: Mapping[str, Callable[[], bytes]], folder: Path
) -> tuple[dict[str, Path], Aspect | None]:
    """Write the input images as PNG files to `folder`. Return the files by slot, and the aspect ratio of the
    clip: that of the first image, else of the last.
    """
    files: dict[str, Path] = {}
    aspect = None
    for slot, read in wanted.items():
        files[slot] = folder / f"{slot}.png"
        size = inspector.normalise(read(), BY_NAME[slot].field, files[slot])
        aspect = aspect or size
    return files, aspect

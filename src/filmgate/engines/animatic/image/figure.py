"""Warps of the subject of an image, which is cut out and lies before its background."""

from collections.abc import Iterator

from filmgate.engines.animatic.image.still import Still, Warp


def figure(still: Still) -> Iterator[Warp]:
    """Give the warps of the subject that the text asks for."""
    del still
    yield from ()

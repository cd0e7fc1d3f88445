"""The surfaces of the server: the APIs that it speaks."""

from enum import StrEnum


class Surface(StrEnum):
    """An API that clients use. It fixes the shape of requests, answers, errors and webhooks."""

    WAVESPEED = "wavespeed"
    OPENAI = "openai"
    MINIMAX = "minimax"
    MINIMAX_2 = "minimax-2"

    @property
    def webp(self) -> bool:
        """Tell whether an input image may be a WebP image: WaveSpeed takes JPEG and PNG only."""
        return self is not Surface.WAVESPEED

"""The interface of every expander."""

from typing import Protocol


class Expander(Protocol):
    """Adds what a prompt leaves open; never changes what it says."""

    def expand(self, prompt: str, seed: int) -> str: ...

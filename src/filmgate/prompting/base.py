"""The interface of a prompt expander."""

from typing import Protocol


class Expander(Protocol):
    """A prompt expander: it adds details that a prompt does not mention, and never changes its meaning."""

    def expand(self, prompt: str, seed: int) -> str: ...

"""What one family must know how to do; everything else is shared."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from filmgate.engines.base import Frames
from filmgate.engines.recipes import Sampling


@dataclass(frozen=True, slots=True, kw_only=True)
class Take:
    """One part of a shot, in the engine's own terms. `first` and `last`: PIL images of its size."""

    prompt: str
    first: Any
    last: Any
    width: int
    height: int
    frames: int
    how: Sampling
    seed: int


class Adapter(Protocol):
    """A loaded pipeline of one family.

    `denoisers`: the modules whose forward passes are the work; `components`: all modules by name, each once.
    """

    denoisers: list[Any]
    components: dict[str, Any]

    def shortest(self, take: Take) -> Sampling:
        """How a take is denoised in the fewest passes in which each of its denoisers has its turn."""
        ...

    def passes(self, take: Take) -> int:
        """How many forward passes of the denoisers a take is."""
        ...

    def latents(self, take: Take) -> Any:
        """The denoised latents, which stay on the device."""
        ...

    def decode(self, latents: Any) -> Iterator[Frames]:
        """rgb24 chunks (T, height, width, 3), a few frames each; the same as of decoding in one go."""
        ...

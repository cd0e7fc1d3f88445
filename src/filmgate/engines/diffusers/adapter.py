"""The interface of an adapter: all that one family must know how to do. Everything else is shared."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from filmgate.engines.base import Frames
from filmgate.engines.recipes import Sampling


@dataclass(frozen=True, slots=True, kw_only=True)
class Take:
    """One part of a shot, in the engine's own terms. `first` and `last`: PIL images of its size, or None;
    `width` and `height`: in pixels.
    """

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
        """Return the sampling with the fewest passes in which each denoiser of a take has its turn."""
        ...

    def passes(self, take: Take) -> int:
        """Return the number of forward passes of the denoisers in a take."""
        ...

    def latents(self, take: Take) -> Any:
        """Return the denoised latents of a take. They stay on the device."""
        ...

    def decode(self, latents: Any) -> Iterator[Frames]:
        """Give the frames as rgb24 chunks (T, height, width, 3), a few frames each. The frames are the same
        as if the latents were decoded in one piece.
        """
        ...

"""The interface of an adapter: the code that differs between families of models."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from filmgate.engines.base import Frames
from filmgate.engines.recipes import Sampling


@dataclass(frozen=True, slots=True, kw_only=True)
class Take:
    """One part of a shot, in the terms of a diffusion model. `first` and `last`: PIL images of its size, or
    None; `width` and `height`: in pixels.
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
    """The interface to the loaded pipeline of one family of models.

    `denoisers`: the modules whose forward passes are counted as work; `components`: all modules by name, each
    once.
    """

    denoisers: list[Any]
    components: dict[str, Any]

    def shortest(self, take: Take) -> Sampling:
        """Return sampling values with the fewest steps that still run each denoiser once."""
        ...

    def passes(self, take: Take) -> int:
        """Return the number of forward passes of the denoisers that a take needs."""
        ...

    def latents(self, take: Take) -> Any:
        """Run the denoisers for a take and return its latents, on the device."""
        ...

    def decode(self, latents: Any) -> Iterator[Frames]:
        """Decode latents into frames, as rgb24 chunks (T, height, width, 3), a few frames each. The frames
        are the same as if all latents were decoded at once.
        """
        ...

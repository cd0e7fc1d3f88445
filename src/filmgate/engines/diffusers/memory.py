"""Where the weights lie while nothing computes with them, by how much memory is free. No torch here."""

from collections.abc import Mapping

from filmgate.engines.base import Broken
from filmgate.engines.diffusers.options import Offload
from filmgate.engines.reel import Reel

GIB = 2**30
_BLOCKS = 2 * GIB  # of a denoiser's blocks on their way, in group offload
_CONTEXT = 1 * GIB  # CUDA's own, and what the allocator cannot use


def working(reels: list[Reel], token: int) -> int:
    """Bytes beside the weights, estimated for the largest of these: the decoder works on four frames of about
    a thousand channel-bytes a pixel, the denoiser on some hundred kilobytes a token of so many pixels.
    """
    most = max((one.made.width * one.made.height for one in reels), default=0)
    tokens = max((one.made.width * one.made.height * one.parts[0] // token for one in reels), default=0)
    return _CONTEXT + max(4 * most * 1024, tokens * 100_000)


def choose(components: Mapping[str, int], *, working: int, free: int, asked: str = "auto") -> Offload:
    """resident: all stay on the device; model: each comes when it is used; group: a block at a time.

    Raises Broken where none fits, or the one asked for does not.
    """
    largest = max(components.values(), default=0)
    others = max((size for name, size in components.items() if not name.startswith("transformer")), default=0)
    needs: dict[Offload, int] = {
        "resident": sum(components.values()) + working,
        "model": largest + working,
        "group": min(max(others, _BLOCKS), largest) + working,
    }
    for way, need in needs.items():
        if need <= free and asked in ("auto", way):
            return way
    least = needs[asked] if asked in needs else needs["group"]
    raise Broken(
        f"it needs about {least / GIB:.0f} GiB of free memory on its device, {free / GIB:.0f} GiB are free: "
        "end what else runs there, take a smaller model, or set `pixels` lower"
    )

"""A profile, applied to the denoisers."""

from typing import Any

from filmgate.engines.base import Broken
from filmgate.engines.diffusers.options import Profile


def tune(denoisers: list[Any], speed: Profile, *, compiles: bool, dtype: str) -> None:
    """Raises Broken where a backend is not there."""
    import torch

    for one in denoisers:
        if speed.attention != "native":
            try:
                one.set_attention_backend(speed.attention)
            except (ValueError, RuntimeError, ImportError) as error:
                why = str(error).partition("\n")[0][:200]
                raise Broken(f"attention = {speed.attention!r} does not work here: {why}") from None
        if speed.storage == "fp8":
            one.enable_layerwise_casting(
                storage_dtype=torch.float8_e4m3fn, compute_dtype=getattr(torch, dtype)
            )
        if speed.cache:
            from diffusers import FirstBlockCacheConfig

            one.enable_cache(FirstBlockCacheConfig(threshold=speed.cache))
        if speed.compile and compiles:
            one.compile_repeated_blocks(fullgraph=not speed.cache)

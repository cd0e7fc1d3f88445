"""Application of a profile (attention, cache, compilation) to the denoisers."""

import functools
import logging
from typing import Any

from filmgate.engines.base import Broken
from filmgate.engines.diffusers.options import Profile

# Where a denoiser's blocks are, and cache-dit's name for how they are called. LTX-2 is not here: a step of
# it has passes that must not be taken for one another, and its second stage has another size.
_BLOCKS = {"wan": ("blocks", "Pattern_2"), "h3": ("transformer_blocks", "Pattern_3")}
CACHED = frozenset(_BLOCKS)
_GRAPHS = 64  # far more than any family has; its default is 8


class Tuning:
    """A profile that is applied to all denoisers of a pipeline."""

    def __init__(
        self, denoisers: list[Any], speed: Profile, *, adapter: str, compiles: bool, dtype: str
    ) -> None:
        """Apply the profile to the denoisers. Raise Broken if the attention backend is not installed."""
        import torch

        self._denoisers, self._speed = denoisers, speed
        self._name, self._pattern = _BLOCKS.get(adapter, ("", ""))
        for one in denoisers:
            if speed.attention != "native":
                _attend(one, speed.attention)
            if speed.storage == "fp8":
                one.enable_layerwise_casting(
                    storage_dtype=torch.float8_e4m3fn, compute_dtype=getattr(torch, dtype)
                )
            if speed.cache:
                self._cache(one)
            if speed.compile and compiles:
                compile_blocks(one, whole=not speed.cache)

    def refresh(self, *, steps: int, paired: bool) -> None:
        """Clear the cache of the denoisers before a take. `steps`: those of this take; `paired`: every second
        pass is without the prompt.
        """
        if not self._speed.cache:
            return
        import cache_dit

        for one in self._denoisers:
            config = self._config(one, steps=steps, paired=paired)
            cache_dit.refresh_context(one, cache_config=config, verbose=False)

    def _cache(self, denoiser: Any) -> None:
        """Let the denoiser skip blocks if the first ones changed little since the step before (DBCache)."""
        import cache_dit

        logging.getLogger("CACHE_DIT").setLevel(logging.ERROR)
        forward = denoiser.forward
        cache_dit.enable_cache(
            cache_dit.BlockAdapter(
                transformer=denoiser,
                blocks=getattr(denoiser, self._name),
                forward_pattern=getattr(cache_dit.ForwardPattern, self._pattern),
            ),
            cache_config=self._config(denoiser, steps=1, paired=False),
        )
        # MiniMax H3's pipeline asks the signature what it may give
        denoiser.forward = functools.wraps(forward)(functools.partial(denoiser.forward))

    def _config(self, denoiser: Any, *, steps: int, paired: bool) -> Any:
        """Return cache-dit's own defaults, with our threshold and the numbers of this take and denoiser."""
        import cache_dit

        first, blocks = cache_dit.DBCacheConfig().Fn_compute_blocks, len(getattr(denoiser, self._name))
        return cache_dit.DBCacheConfig(
            Fn_compute_blocks=min(first, blocks - 1),
            Bn_compute_blocks=0,
            num_inference_steps=steps,
            residual_diff_threshold=self._speed.cache,
            enable_separate_cfg=paired,
        )


def compile_blocks(denoiser: Any, *, whole: bool, **how: Any) -> None:
    """Compile the blocks of a denoiser, each kind once. `whole`: as one graph, without breaks.

    A graph is kept for each kind of call: batches of one and two, with and without sound or text mask, of one
    shape and then of any shape. LTX-2 alone has more kinds than torch keeps by default (8). Above its limit,
    a call that must be one graph fails.
    """
    import torch

    torch._dynamo.config.recompile_limit = max(torch._dynamo.config.recompile_limit, _GRAPHS)
    denoiser.compile_repeated_blocks(fullgraph=whole, **how)


def _attend(denoiser: Any, backend: str) -> None:
    """Set the attention of this denoiser and of nothing else. diffusers alone would also set it for every
    model that names no attention, such as MiniMax H3's decoder. Raise Broken if the backend is not there.
    """
    from diffusers.models.attention_dispatch import _AttentionBackendRegistry as Registry

    others, _ = Registry.get_active_backend()
    try:
        denoiser.set_attention_backend(backend)
    except (ValueError, RuntimeError, ImportError) as error:
        why = str(error).partition("\n")[0][:200]
        raise Broken(f"attention = {backend!r} does not work on this machine: {why}") from None
    finally:
        Registry.set_active_backend(others)

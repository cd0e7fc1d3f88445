"""Does the 5B model make its clip within 24 GB? The card is told to be one of that size."""

from typing import Any, cast

from gpu_parts import engines, timing
from gpu_parts import wan_5b as full
from gpu_parts.bench import Bench

_CARD = 24 * timing.GIB
_CONTEXT = timing.GIB  # CUDA's own, which no limit of the allocator counts
_FRAMES = 13  # by then the decoder needs as much as it ever will
_HALF = {"profile": "exact", "decode": "bfloat16"}
_TRIES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("as it chooses", {"profile": "lossless"}),
    ("model, decoded in bf16", {**_HALF, "offload": "model"}),
    ("group, decoded in bf16", {**_HALF, "offload": "group"}),
    ("model, 832x480", {"profile": "exact", "offload": "model", "pixels": 832 * 480}),
    ("group, 832x480", {"profile": "exact", "offload": "group", "pixels": 832 * 480}),
)


def wan_5b(bench: Bench) -> None:
    """One step and the first pieces of the decoder, by where the weights wait."""
    import torch

    from filmgate.engines.diffusers import memory

    full.ready(bench)
    if bench.cuda:
        share = (_CARD - _CONTEXT) / torch.cuda.get_device_properties(0).total_memory
        torch.cuda.set_per_process_memory_fraction(min(share, 1.0))
    chosen: list[Any] = []
    choose = memory.choose

    def told(job: Any, tiers: Any, *, free: int, machine: int | None = None) -> Any:
        """Of 24 GB; what is asked for by name is taken, whatever the estimate says."""
        del free, machine
        chosen.append(tiers[0] if len(tiers) == 1 else choose(job, tiers, free=_CARD - _CONTEXT // 2))
        return chosen[-1]

    cast("Any", memory).choose = told
    for name, options in _TRIES:

        def tried(options: dict[str, Any] = options) -> dict[str, Any]:
            chosen.clear()
            timing.free(bench.device)
            try:
                _begin(bench, options)
            except Exception as error:
                said = f"{type(error).__name__}: {error}"
                if "memory" not in said:
                    raise
                found = {"holds": False, "why": said[:160]}
            else:
                found = {"holds": True}
            if chosen:
                found |= {"way": chosen[-1].way, "decode": chosen[-1].decode}
            return {**found, "peak_gb": timing.peak(bench.device)}

        bench.measure(name, tried, estimate=15)


def _begin(bench: Bench, options: dict[str, Any]) -> None:
    """A step and the first frames of a clip."""
    tiny = {"pixels": 96 * 64} if bench.tiny else {}
    one = full.engine(bench, steps=1, **{"offload": "auto", **options, **tiny})
    take, count = engines.take(one, full.shot_of(bench)), 0
    for chunk in one._runner.frames(take, lambda _: None):
        count += len(chunk)
        if count >= _FRAMES:
            break
    one.close()

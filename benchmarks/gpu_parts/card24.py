"""Does the 5B model make its clip within 24 GB? The card is told to be one of that size."""

from typing import Any

from gpu_parts import engines, timing
from gpu_parts import wan_5b as full
from gpu_parts.bench import Bench

_CARD = 24 * timing.GIB
_CONTEXT = timing.GIB  # CUDA's own, which no limit of the allocator counts
_FRAMES = 13  # by then the decoder needs as much as it ever will
_TRIES = (
    ("as it chooses", "auto", 0), ("model", "model", 0), ("group", "group", 0),
    ("group, 832x480", "group", 832 * 480), ("model, 832x480", "model", 832 * 480),
)  # fmt: skip


def wan_5b(bench: Bench) -> None:
    """One step and the first pieces of the decoder, by where the weights wait."""
    import torch

    from filmgate.engines.diffusers import memory

    full.ready(bench)
    if bench.cuda:
        share = (_CARD - _CONTEXT) / torch.cuda.get_device_properties(0).total_memory
        torch.cuda.set_per_process_memory_fraction(min(share, 1.0))
    chosen: list[str] = []
    choose = memory.choose

    def told(*given: Any, **more: Any) -> Any:
        """Of 24 GB; what is asked for by name is taken, whatever the estimate says."""
        asked = more.get("asked", "auto")
        chosen.append(asked if asked != "auto" else choose(*given, **{**more, "free": _CARD - _CONTEXT // 2}))
        return chosen[-1]

    memory.choose = told
    for name, way, pixels in _TRIES:

        def tried(way: str = way, pixels: int = pixels) -> dict[str, Any]:
            chosen.clear()
            timing.free(bench.device)
            try:
                _begin(bench, way, pixels)
            except Exception as error:
                said = f"{type(error).__name__}: {error}"
                if "memory" not in said:
                    raise
                found = {"holds": False, "why": said[:160]}
            else:
                found = {"holds": True}
            return {**found, "way": chosen[-1] if chosen else None, "peak_gb": timing.peak(bench.device)}

        bench.measure(name, tried, estimate=15)


def _begin(bench: Bench, way: str, pixels: int) -> None:
    """A step and the first frames of a clip."""
    one = full.engine(
        bench,
        profile="exact",
        steps=1,
        offload=way,
        **({"pixels": pixels} if pixels and not bench.tiny else {}),
    )
    take, count = engines.take(one, full.shot_of(bench)), 0
    for chunk in one._runner.frames(take, lambda _: None):
        count += len(chunk)
        if count >= _FRAMES:
            break
    one.close()

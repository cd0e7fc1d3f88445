"""What the card itself can do: nothing that follows is faster than its own matrix product."""

import functools
from typing import Any

from gpu_parts import timing
from gpu_parts.bench import Bench

_REPEATS = 20
_BACKENDS = ("", "FLASH_ATTENTION", "CUDNN_ATTENTION")


def floor(bench: Bench) -> None:
    """A matrix product, a copy, and attention as the 5B model of 145 frames has it."""
    bench.measure("gemm", lambda: _product(bench), unit="TFLOP/s")
    bench.measure("copy", lambda: _copy(bench), unit="GB/s read and written")
    for name in _BACKENDS:
        title = f"attention {name or 'native'}"
        if name and not bench.cuda:
            bench.skip(title, "there is no card")
        else:
            bench.measure(title, functools.partial(_attention, bench, name))


def _rand(bench: Bench, *shape: int) -> Any:
    import torch

    return torch.randn(shape, device=bench.device, dtype=torch.bfloat16)


def _product(bench: Bench) -> float:
    import torch

    side = 512 if bench.tiny else 8192
    one, other, into = (_rand(bench, side, side) for _ in range(3))

    def run() -> None:
        for _ in range(_REPEATS):
            torch.matmul(one, other, out=into)

    return round(_REPEATS * 2 * side**3 / timing.median(bench.device, run) / 1e12, 3)


def _copy(bench: Bench) -> float:
    large = _rand(bench, 2**20 if bench.tiny else 2**30)
    into = large.clone()

    def run() -> None:
        for _ in range(_REPEATS):
            into.copy_(large)

    return round(_REPEATS * 2 * int(large.nbytes) / timing.median(bench.device, run) / 1e9, 1)


def _attention(bench: Bench, backend: str) -> dict[str, Any]:
    """Of all tokens to all; `backend`: none is torch's own choice, which is named."""
    import torch
    from torch.nn.attention import SDPBackend, sdpa_kernel
    from torch.nn.functional import scaled_dot_product_attention

    heads, tokens = (2, 256) if bench.tiny else (24, 37 * 24 * 43)
    query, key, value = (_rand(bench, 1, heads, tokens, 128) for _ in range(3))

    def run() -> None:
        if not backend:
            scaled_dot_product_attention(query, key, value)
            return
        with sdpa_kernel(SDPBackend.__members__[backend]):
            scaled_dot_product_attention(query, key, value)

    seconds = timing.median(bench.device, run)
    found: dict[str, Any] = {"seconds": round(seconds, 5)}
    found["tflop_s"] = round(4 * tokens**2 * 128 * heads / seconds / 1e12, 3)
    if not backend:
        found["chosen"] = SDPBackend(torch._fused_sdp_choice(query, key, value)).name
    return found

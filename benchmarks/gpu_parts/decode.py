"""The decoder of Wan 2.2 5B at 1376x768: in pieces and in one go, float32 with and without TF32, bfloat16; and
17 frames as cuDNN likes them: channels last, and the fastest of its own algorithms.
"""

import functools
from typing import Any

from gpu_parts import likeness, models, timing
from gpu_parts.bench import Bench

_SHORT, _WHOLE = 5, 37  # latents: 17 and 145 frames
_FULL, _TF32, _HALF = "fp32, no tf32", "fp32, tf32 as it is", "bf16"
# bfloat16 last: it rounds the weights
_KINDS = {_FULL: ("float32", False), _TF32: ("float32", True), _HALF: ("bfloat16", True)}

_LAYOUTS = {
    "channels last": {"layout": True},
    "fastest algorithms": {"tried": True},
    "channels last, fastest algorithms": {"layout": True, "tried": True},
}


def wan_5b(bench: Bench) -> None:
    """17 frames in each precision, then all 145."""
    import torch

    with torch.device(bench.device):
        vae = models.decoder_5b(small=bench.tiny).eval().requires_grad_(False)  # noqa: FBT003
    area = (4, 6) if bench.tiny else (48, 86)
    latents = torch.randn((1, 48, 5 if bench.tiny else _WHOLE, *area), device=bench.device)
    bench.measure("weights", lambda: timing.used(bench.device), unit="GB")
    kept: dict[str, Any] = {}

    def pieces(count: int) -> Any:
        from filmgate.engines.diffusers import wan

        return torch.cat(
            [one.float().cpu() for one in wan.chunks(vae, latents[:, :, :count].to(vae.dtype))], 2
        )

    def whole(count: int) -> Any:
        return vae.decode(latents[:, :, :count].to(vae.dtype), return_dict=False)[0].float().cpu()

    def short(name: str, *, layout: bool = False, tried: bool = False) -> dict[str, Any]:
        dtype, tf32 = _KINDS[name]
        torch.backends.cudnn.allow_tf32, torch.backends.cudnn.benchmark = tf32, tried
        _lay_out(vae, last=layout)
        vae.to(getattr(torch, dtype))
        pieces(2)
        timing.free(bench.device)
        before = timing.used(bench.device)
        seconds, kept[name] = timing.once(bench.device, lambda: pieces(_SHORT))
        found = {
            "seconds of 17 frames": round(seconds, 2),
            "peak_gb": timing.peak(bench.device),
            "before_gb": before,
        }
        if name != _FULL and _FULL in kept:
            found["relative error"] = round(likeness.relative(kept[name], kept[_FULL]), 6)
            found["psnr_db"] = likeness.decibels(kept[name][0].numpy(), kept[_FULL][0].numpy(), most=2.0)
        return found

    def long(name: str, run: Any) -> dict[str, Any]:
        dtype, torch.backends.cudnn.allow_tf32 = _KINDS[name]
        vae.to(getattr(torch, dtype))
        timing.free(bench.device)
        seconds = timing.once(bench.device, lambda: run(latents.shape[2]))[0]
        return {"seconds of 145 frames": round(seconds, 2), "peak_gb": timing.peak(bench.device)}

    with torch.no_grad():
        took = {}
        for name, estimate in zip(_KINDS, (16, 8, 6), strict=True):
            found = bench.measure(f"{name}, short", functools.partial(short, name), estimate=estimate)
            took[name] = found["seconds of 17 frames"] * _WHOLE / _SHORT + 2 if found else 20
        for name, title, run in (
            (_TF32, "in pieces", pieces),
            (_HALF, "in pieces", pieces),
            (_TF32, "in one go", whole),
        ):
            bench.measure(f"{name}, {title}", functools.partial(long, name, run), estimate=took[name])
        for name in (_HALF, _TF32):  # float32 of rounded weights: its seconds alone count
            for title, how in _LAYOUTS.items():
                bench.measure(f"{name}, {title}", functools.partial(short, name, **how), estimate=8)


def _lay_out(vae: Any, *, last: bool) -> None:
    """Store the weights of every convolution with its channels last, or first as they come."""
    import torch

    formats = {4: torch.channels_last, 5: torch.channels_last_3d}
    for weight in vae.parameters():
        if weight.dim() in formats:
            weight.data = weight.data.contiguous(
                memory_format=formats[weight.dim()] if last else torch.contiguous_format
            )

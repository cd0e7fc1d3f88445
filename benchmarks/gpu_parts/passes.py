"""One forward pass of a full-size denoiser: attention as torch chooses it, cuDNN's, and compiled blocks."""

import functools
from collections.abc import Callable
from typing import Any

from gpu_parts import models, timing
from gpu_parts.bench import Bench

_CUDNN = "_native_cudnn"
_SLOW = 350e12  # FLOP/s that a card should reach at least, by which is reckoned what still fits
_H3_ROOM = 78e9  # bytes of a card that holds 66 GB of weights and what a pass works with


def wan_5b(bench: Bench) -> None:
    """145 frames of 1376x768, with a timestep for each token."""
    latent = (48, 3, 8, 8) if bench.tiny else (48, 37, 48, 86)
    build = functools.partial(models.wan_5b, small=bench.tiny)
    inputs = models.wan_inputs(latent, bench.device, by_token=True)
    model, flop = models.drawn(build, bench.device), models.counted(build, inputs)
    bench.measure("memory", lambda: timing.used(bench.device), unit="GB of weights")
    _Pass(bench, model, flop).each(inputs, warm=1, count=3)


def wan_14b(bench: Bench) -> None:
    """97 frames of 1376x768 by one expert. Whole passes are long: what is warmed, or compiled for two shapes
    and so for all, are short clips.
    """
    latent = (16, 3, 8, 8) if bench.tiny else (16, 25, 96, 172)
    build = functools.partial(models.wan_14b, small=bench.tiny)
    inputs = models.wan_inputs(latent, bench.device, by_token=False)
    model, flop = models.drawn(build, bench.device), models.counted(build, inputs)
    short = [
        models.wan_inputs((latent[0], frames, *latent[2:]), bench.device, by_token=False) for frames in (1, 2)
    ]
    _Pass(bench, model, flop).each(inputs, short=short, warm=0, count=1, names=(_CUDNN, "compiled"))


def minimax_h3(bench: Bench) -> None:
    """158 frames of 1344x768, all weights on the card. Not compiled: ours is not either."""
    import torch

    if bench.cuda and (there := torch.cuda.mem_get_info()[0]) < _H3_ROOM:
        bench.skip("pass", f"{there / 1e9:.1f} GB are free, {_H3_ROOM / 1e9:.0f} wanted")
        return
    build = functools.partial(models.minimax_h3, small=bench.tiny)
    inputs = models.h3_inputs(158, bench.device, small=bench.tiny)
    model, flop = models.drawn(build, bench.device), models.counted(build, inputs)
    short = [models.h3_inputs(22, bench.device, small=bench.tiny)]
    _Pass(bench, model, flop).each(inputs, short=short, warm=1, count=1, names=(_CUDNN, "native"))


class _Pass:
    """Of one model, which is `flop` operations."""

    def __init__(self, bench: Bench, model: Any, flop: int) -> None:
        self._bench, self._model, self._flop = bench, model, flop
        self._made: Any = None
        bench.measure("flop", lambda: flop / 1e12, unit="TFLOP a pass")

    def each(
        self,
        inputs: dict[str, Any],
        *,
        warm: int,
        count: int,
        names: tuple[str, ...] = ("native", _CUDNN, "compiled"),
        short: list[dict[str, Any]] | None = None,
    ) -> None:
        """Measure each; `short`: what is run before."""
        bench = self._bench
        for name in names:
            if name == _CUDNN and not bench.cuda:
                bench.skip(name, "there is no card")
                continue
            if bench.has(name):
                continue
            if name != "compiled":
                self._model.set_attention_backend(name)
            else:
                if bench.cuda:
                    self._model.set_attention_backend(_CUDNN)
                self._model.compile_repeated_blocks(fullgraph=True)
            seconds = (warm + count) * self._flop / _SLOW + 2 if bench.cuda else 0.0
            run = self._timed(name, inputs, short or [], warm=warm, count=count)
            bench.measure(name, run, estimate=seconds)

    def _timed(
        self, name: str, inputs: dict[str, Any], short: list[dict[str, Any]], *, warm: int, count: int
    ) -> Callable[[], Any]:
        from torch._dynamo.utils import counters

        bench = self._bench

        def run() -> dict[str, Any]:
            timing.free(bench.device)
            early = [timing.once(bench.device, functools.partial(self._forward, one))[0] for one in short]
            early += [timing.once(bench.device, lambda: self._forward(inputs))[0] for _ in range(warm)]
            seconds = timing.median(bench.device, lambda: self._forward(inputs), count=count, warm=0)
            rate = self._flop / seconds / 1e12
            found = {
                "seconds": round(seconds, 4),
                "tflop_s": round(rate, 2),
                "peak_gb": timing.peak(bench.device),
            }
            if name == "compiled":
                found["graphs"] = counters["stats"]["unique_graphs"]
            if gemm := bench.known.get("floor", {}).get("gemm"):
                found["of_gemm"] = round(rate / gemm, 3)
            return {
                **found,
                "before_s": [round(one, 2) for one in early],
                "runs": count,
                "finite": bool(self._made.isfinite().all()),
            }

        return run

    def _forward(self, inputs: dict[str, Any]) -> None:
        self._made = self._model(**inputs, return_dict=False)[0]

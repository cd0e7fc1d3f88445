"""Where the seconds of a clip go: words, each pass of the denoiser, the decoder, the encoder."""

import itertools
import statistics
import time
from typing import Any

from gpu_parts import timing


class Phases:
    """Of one pipeline: marks are put at each pass, by the card's own clock where there is one."""

    def __init__(self, device: str, denoisers: list[Any]) -> None:
        self._device = device
        self._marks: list[Any] = []
        self._hooks = [one.register_forward_pre_hook(self._pass) for one in denoisers]

    def close(self) -> None:
        for one in self._hooks:
            one.remove()

    def reset(self) -> None:
        self._marks = []

    def steps(self, *, passes: int) -> float | None:
        """Seconds of a step of so many passes: the middle one, from first pass to first pass."""
        marks = self._marks[::passes]
        if len(marks) < 2:
            return None
        timing.sync(self._device)
        gaps = [self._between(*pair) for pair in itertools.pairwise(marks)]
        return round(statistics.median(gaps), 4)

    def _pass(self, *_: Any) -> None:
        import torch

        if self._device != "cuda":
            self._marks.append(time.perf_counter())
            return
        mark = torch.cuda.Event(enable_timing=True)
        mark.record()
        self._marks.append(mark)

    @staticmethod
    def _between(one: Any, other: Any) -> float:
        if isinstance(one, float):
            return float(other - one)
        return float(one.elapsed_time(other)) / 1000


def derived(*, whole: float, step: float | None, made: int, wanted: int) -> float | None:
    """Seconds with `wanted` steps of one that took `whole` with `made`. Reckoned, and named as that."""
    return None if step is None else round(whole + (wanted - made) * step, 1)

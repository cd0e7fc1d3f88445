"""What the processor does to frames once they are made: 16 to 24 frames a second, 1080p, an MP4. No card."""

import os
import time
from typing import Any

import numpy as np

from gpu_parts.bench import Bench

_FRAMES = 144  # of the clip that is asked for


def conforming(bench: Bench) -> None:
    """A clip of A14B at 768p, and one of the 5B model at 1080p."""
    from filmgate.domain.shot import Shot
    from filmgate.engines.conform import Made, conform
    from filmgate.media.encode import encode

    wide, high = (136, 76) if bench.tiny else (1376, 768)
    moving = _moving(wide, high, count=16)

    def through(made: Made, shot: Shot) -> dict[str, Any]:
        source = (moving[number % len(moving)][None] for number in range(made.frames))
        began, used = time.perf_counter(), time.process_time()
        count = sum(len(one) for one in conform(source, made, shot))
        seconds = time.perf_counter() - began
        assert count == shot.frames
        return {
            "seconds": round(seconds, 2),
            "ms a frame": round(1000 * seconds / count, 1),
            "cpu_s": round(time.process_time() - used, 2),
            "cpus": len(os.sched_getaffinity(0)),
        }

    def shot(width: int, height: int) -> Shot:
        return Shot(prompt="", width=width, height=height, frames=_FRAMES, seed=0)

    def encoded() -> dict[str, Any]:
        source = (moving[number % len(moving)][None] for number in range(_FRAMES))
        file, began = bench.work / "conform.mp4", time.perf_counter()
        encode(source, size=(wide, high), fps=24, path=file)
        seconds = time.perf_counter() - began
        return {
            "seconds": round(seconds, 2),
            "frames_s": round(_FRAMES / seconds, 1),
            "bytes": file.stat().st_size,
        }

    slow = Made(width=wide, height=high, fps=16, frames=97)
    fast = Made(width=wide, height=high, fps=24, frames=145)
    bench.measure(
        "16 to 24 fps, 768p", lambda: through(slow, shot(wide - wide % 100 % 10, high)), estimate=12
    )
    bench.measure(
        "1080p from 768p",
        lambda: through(fast, shot(wide * 1920 // 1376 // 2 * 2, high * 1080 // 768 // 2 * 2)),
        estimate=12,
    )
    bench.measure("an MP4 of 768p", encoded, estimate=6)


def _moving(width: int, height: int, *, count: int) -> list[Any]:
    """A soft random picture that drifts, so that there is a flow to find."""
    import cv2

    noise = np.random.default_rng(7).integers(0, 255, (height // 8 + 8, width // 8 + 8, 3), np.uint8)
    large = cv2.resize(noise, None, fx=8, fy=8, interpolation=cv2.INTER_CUBIC)
    return [np.ascontiguousarray(large[n : n + height, 2 * n : 2 * n + width]) for n in range(count)]

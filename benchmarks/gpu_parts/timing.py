"""Seconds and memory of what runs on a device. Work there is waited for before a clock is read."""

import gc
import statistics
import time
from collections.abc import Callable
from typing import Any

GIB = 2**30


def sync(device: str) -> None:
    """Wait until the device has nothing left to do."""
    import torch

    if device == "cuda":
        torch.cuda.synchronize()


def once(device: str, run: Callable[[], Any]) -> tuple[float, Any]:
    """Seconds that it takes, and what it returns."""
    import torch

    sync(device)
    began = time.perf_counter()
    with torch.no_grad():
        made = run()
    sync(device)
    return time.perf_counter() - began, made


def median(device: str, run: Callable[[], Any], *, count: int = 3, warm: int = 1) -> float:
    """Middle one of some runs, after some that are not counted."""
    for _ in range(warm):
        once(device, run)
    return statistics.median(once(device, run)[0] for _ in range(count))


def free(device: str) -> None:
    """Give back what nothing holds, and begin to look for the most that is in use anew."""
    import torch

    gc.collect()
    if device == "cuda":
        torch.cuda.synchronize()
        torch.cuda.empty_cache()
        torch.cuda.reset_peak_memory_stats()


def peak(device: str) -> float | None:
    """Most that was in use since `free`, GB; None where there is no card."""
    import torch

    return round(torch.cuda.max_memory_allocated() / 1e9, 2) if device == "cuda" else None


def used(device: str) -> float | None:
    """What is in use now, GB."""
    import torch

    return round(torch.cuda.memory_allocated() / 1e9, 2) if device == "cuda" else None

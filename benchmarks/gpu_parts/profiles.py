"""Profiles with tiny weights: each runs, and how far it is from the exact one."""

from typing import Any

from gpu_parts import engines, likeness, tiny_weights
from gpu_parts.bench import Bench


def ti2v(bench: Bench) -> None:
    """All profiles, and whether a shape that was warmed is compiled again."""
    shot = tiny_weights.shot(bench, "ti2v")
    exact = made(bench, "ti2v", "exact", shot)
    bench.measure("small", lambda: likeness.decibels(made(bench, "ti2v", "small", shot), exact), unit="dB")
    bench.measure(
        "lossless", lambda: likeness.decibels(made(bench, "ti2v", "lossless", shot), exact), unit="dB"
    )
    bench.measure("warmed", lambda: _warmed(bench))
    bench.measure("cached", lambda: likeness.decibels(made(bench, "ti2v", "cached", shot), exact), unit="dB")


def made(bench: Bench, family: str, profile: str, shot: Any) -> Any:
    """Frames of a shot."""
    import torch

    torch._dynamo.reset()  # as in a process of its own
    steps = None if family == "ltx" else 6
    one = engines.opened(**tiny_weights.options(bench, family, profile=profile, steps=steps))
    found = engines.frames(one, shot)
    one.close()
    return found


def _warmed(bench: Bench) -> dict[str, Any]:
    """Compilations while two shapes are warmed, and while clips of both are made."""
    import torch
    from torch._dynamo.utils import counters

    torch._dynamo.reset()
    shots = [tiny_weights.shot(bench, "ti2v", frames=frames) for frames in (144, 240)]
    one = engines.opened(**tiny_weights.options(bench, "ti2v", profile="lossless", steps=2))
    before = counters["stats"]["unique_graphs"]
    one.warm(shots, engines.Quiet())
    warm = counters["stats"]["unique_graphs"]
    for shot in shots:
        engines.frames(one, shot)
    after = counters["stats"]["unique_graphs"]
    one.close()
    assert after == warm, f"{after - warm} graphs compiled in mid-clip"
    return {"graphs while warming": warm - before, "while making clips": after - warm}

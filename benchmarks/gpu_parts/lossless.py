"""The default profile of the other families: compiled blocks and cuDNN attention beside the exact one."""

from gpu_parts import likeness, profiles, tiny_weights
from gpu_parts.bench import Bench


def t2v(bench: Bench) -> None:
    _lossless(bench, "t2v")


def i2v(bench: Bench) -> None:
    _lossless(bench, "i2v")


def ltx(bench: Bench) -> None:
    _lossless(bench, "ltx")


def h3(bench: Bench) -> None:
    _lossless(bench, "h3")


def _lossless(bench: Bench, family: str) -> None:
    shot = tiny_weights.shot(bench, family)
    exact = profiles.made(bench, family, "exact", shot)

    def decibels() -> float:
        return likeness.decibels(profiles.made(bench, family, "lossless", shot), exact)

    bench.measure("to exact", decibels, unit="dB")

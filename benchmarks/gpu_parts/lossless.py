"""The default profile of the other families: compiled blocks and cuDNN attention beside the exact one."""

from gpu_parts import profiles, tiny_weights
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
    exact = profiles.made(bench, family, "exact", tiny_weights.shot(bench, family))
    bench.measure("to exact", lambda: profiles.lossless(bench, family, exact), unit="dB")

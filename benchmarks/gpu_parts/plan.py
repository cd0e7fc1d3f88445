"""What is measured, in which order, and how long it may take on a card of 80 GB."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """`run`: module:function. `estimate`: seconds it should take; it is not begun where fewer are left.
    `limit`: seconds after which it is killed. Parts in a row with the same `beside` run together.
    """

    name: str
    run: str
    estimate: float
    limit: float
    beside: str = ""


def _of(what: str, family: str, estimate: float, limit: float, beside: str) -> Part:
    return Part(
        name=f"{what}-{family}",
        run=f"gpu_parts.{what}:{family}",
        estimate=estimate,
        limit=limit,
        beside=beside,
    )


_FLOOR = Part(
    name="floor", run="gpu_parts.floor:floor", estimate=12, limit=90
)  # it loads all libraries first

# Does it work? Nothing here is a speed, so what does not hang on each other runs side by side.
WORKS = (
    _FLOOR,
    Part(name="tiny", run="gpu_parts.tiny_weights:every", estimate=12, limit=60),
    Part(name="served", run="gpu_parts.served:served", estimate=45, limit=100, beside="first"),
    _of("profiles", "ti2v", 45, 100, "first"),
    *(_of("clips", family, 40, 90, "first") for family in ("ti2v", "t2v", "i2v", "ltx", "h3")),
    *(_of("offload", family, 20, 60, "then") for family in ("ti2v", "t2v", "i2v", "ltx", "h3")),
    *(_of("lossless", family, 25, 90, "then") for family in ("ltx", "h3", "t2v", "i2v")),
)

# How fast is it? One at a time, but for what needs no card.
FIGURES = (
    _FLOOR,
    Part(name="weights-5b", run="gpu_parts.wan_5b:weights", estimate=30, limit=120),
    Part(name="pass-5b", run="gpu_parts.passes:wan_5b", estimate=50, limit=110),
    Part(name="clip-5b", run="gpu_parts.wan_5b:clips", estimate=100, limit=240),
    Part(name="fastwan-5b", run="gpu_parts.wan_5b:fastwan", estimate=50, limit=100),
    Part(name="pass-a14b", run="gpu_parts.passes:wan_14b", estimate=80, limit=140),
    Part(name="card24-5b", run="gpu_parts.card24:wan_5b", estimate=40, limit=90),
    Part(name="pass-h3", run="gpu_parts.passes:minimax_h3", estimate=35, limit=80, beside="cpu"),
    Part(name="conform", run="gpu_parts.conforming:conforming", estimate=20, limit=60, beside="cpu"),
    Part(name="decode-5b", run="gpu_parts.decode:wan_5b", estimate=45, limit=130),
    Part(name="cache-5b", run="gpu_parts.wan_5b:cache", estimate=45, limit=90),
)

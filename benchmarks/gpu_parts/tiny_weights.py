"""Real pipelines with tiny random weights: as of the tests, with heads that every attention can take."""

import functools
import shutil
import sys
from pathlib import Path
from typing import Any

from gpu_parts.bench import Bench

_TESTS = Path(__file__).parent.parent.parent / "tests" / "engines" / "diffusers"
FAMILIES = ("ti2v", "t2v", "i2v", "ltx", "h3")
_ENDS = {"ti2v": "first", "i2v": "both", "ltx": "both", "h3": "both"}
_LICENCES = {"ltx": "LTX-2 Community", "h3": "MiniMax H3 Community"}


def every(bench: Bench) -> None:
    """Draw and save the weights of each family."""
    for family in FAMILIES:
        bench.measure(family, functools.partial(draw, bench, family))


def draw(bench: Bench, family: str) -> str:
    """Save the weights of a family; returns where they are."""
    sys.path.insert(0, str(_TESTS))
    import tiny

    at, others = bench.work / "tiny" / family, {"ltx": tiny.ltx, "h3": tiny.h3}
    half = at.with_suffix(f".{bench.part}")
    if family in others:
        others[family](half)
    else:
        tiny.wan(family, half)
    shutil.rmtree(at, ignore_errors=True)
    half.rename(at)
    return str(at)


def options(bench: Bench, family: str, **more: Any) -> dict[str, Any]:
    """For an engine of these weights, which are drawn if they are not there."""
    at = bench.work / "tiny" / family
    if not at.is_dir():
        draw(bench, family)
    return {
        "weights": str(at),
        "device": bench.device,
        "dtype": "bfloat16",
        "profile": "exact",
        "pixels": 96 * 64,
        "accept_licence": _LICENCES.get(family, ""),
        "distilled": "ltx" if family == "ltx" else "",
        **more,
    }


def shot(bench: Bench, family: str, *, seed: int = 7, frames: int = 144) -> Any:
    """With the key frames that the family takes."""
    from PIL import Image

    from filmgate.domain.shot import Shot

    kept: dict[str, Any] = {}
    ends = _ENDS.get(family, "")
    for name, colour in (("first", (220, 60, 20)), ("last", (20, 60, 220))):
        if ends in (name, "both"):
            kept[name] = bench.work / f"{bench.part}-{name}.png"
            Image.radial_gradient("L").convert("RGB").resize((96, 64)).point(
                [value * colour[band] // 255 for band in range(3) for value in range(256)]
            ).save(kept[name])
    return Shot(prompt="a red fox; crane shot", width=96, height=64, frames=frames, seed=seed, **kept)

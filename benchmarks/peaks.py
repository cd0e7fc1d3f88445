"""How much memory each phase of each model works with, and what its weights are: the tables that the engine plans by.

    python benchmarks/peaks.py            # writes src/filmgate/engines/diffusers/peaks.tsv and parts.tsv
    python benchmarks/peaks.py MODEL...   # writes the lines of these anew

The real modules run at their published sizes on shapes alone (fake tensors): no weights, no memory, no card. What a
card has measured stands beside what is calculated, from benchmarks/results. Needs the extra `gpu`; some minutes.
"""

import functools
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import torch

from filmgate.domain.need import TEXT
from filmgate.domain.shot import FPS, Shot
from filmgate.engines.families import FAMILIES
from filmgate.engines.reel import Format
from peak_parts import live, measured, phases, published
from peak_parts.phases import Shape

_INTO = Path(__file__).parent.parent / "src" / "filmgate" / "engines" / "diffusers"
PEAKS = ["model", "what", "dtype", "width", "height", "frames", "together", "calculated", "measured", "card"]
PARTS = ["model", "family", "component", "numbers", "bytes", "leaf", "pinned", "width"]
_PIXELS = (832 * 480, 1920 * 1088)  # beside those that a family makes by itself
_SECONDS = (6, 10)
_DTYPES = {"float32": torch.float32, "bfloat16": torch.bfloat16}


def shapes(model: str) -> list[Shape]:
    """The clips that are made in one go: of two sizes beside the family's own, of 6 s and longer."""
    family = FAMILIES[published.family(model)]
    found: dict[Shape, None] = {}
    for pixels in sorted({family.pixels, *_PIXELS}):
        cut = Format(engine="", family=family, takes=family.takes, pixels=pixels).cut
        first = 0
        for seconds in _SECONDS:
            one = cut(Shot(prompt="", width=1920, height=1080, frames=FPS * seconds, seed=0))
            if one.parts and one.parts[0] > first:
                first = first or one.parts[0]
                found[Shape(one.made.width, one.made.height, one.parts[0])] = None
    return list(found)


class Runs:
    """What was run: models that share a component share its lines."""

    def __init__(self) -> None:
        self._known: dict[tuple[object, ...], int] = {}

    def once(self, model: str, component: str, how: tuple[object, ...], run: Callable[[], int]) -> int:
        """The peak of a component, `how` it is run."""
        key = (*published.same(model, component), *how)
        if key not in self._known:
            self._known[key] = run()
        return self._known[key]


def peaks(model: str, runs: Runs) -> Iterator[tuple[object, ...]]:
    """Rows of the table, without what a card measured."""
    family = FAMILIES[published.family(model)]
    names = list(published.components(model))
    half = "bfloat16"
    for name in names:
        if name in phases.READERS:
            found = runs.once(model, name, (), lambda name=name: phases.reading(model, name))  # type: ignore[misc]
            yield name, half, 0, 0, 0, 1, found
    for shape in shapes(model):
        for together in sorted({1, family.together}):
            found = phases.denoising(model, shape, together=together)
            yield "transformer", half, *shape, together, found
    # of a size, the longest
    for shape in {(one.width, one.height): one for one in sorted(shapes(model))}.values():
        for dtype in ("float32", half) if family.adapter == "wan" else (half,):
            for what, run in (("decode", phases.decoding), ("encode", phases.encoding)):
                if what == "encode" and family.takes == (TEXT,):
                    continue
                clip = shape.frames if what == "encode" and phases.whole_clips(model) else 0
                how = (what, dtype, *shape[:2], clip)
                act = functools.partial(run, model, shape, _DTYPES[dtype])
                yield what, dtype, *shape, 1, runs.once(model, "vae", how, act)
        if "latent_upsampler" in names:
            yield "latent_upsampler", half, *shape, 1, phases.doubling(model, shape)


def lines(model: str, runs: Runs) -> Iterator[str]:
    """Of the first table."""
    for row in peaks(model, runs):
        known = measured.found(model, *row[:-1])
        yield "\t".join(map(str, (model, *row, *known)))


def parts(model: str) -> Iterator[str]:
    """Of the second: weights in half precision."""
    for name in published.components(model):
        whole = published.build(model, name, torch.bfloat16)
        count = sum(one.numel() for one in whole.parameters())
        told = published.numbers(model, name)
        assert not told or told == count, f"{model} {name}: {count} numbers, published are {told}"
        part = phases.component(model, name)
        size, leaf, pinned = phases.weights(part)
        width = getattr(part.config, "num_attention_heads", 0) * getattr(part.config, "attention_head_dim", 0)
        width = getattr(part.config, "hidden_size", 0) or width
        row = (model, published.family(model), name, count, size, leaf, pinned)
        yield "\t".join(map(str, (*row, width if name.startswith("transformer") else 0)))


def write(name: str, columns: list[str], model: str, rows: list[str]) -> None:
    """The lines of a model, in the place of those that were there."""
    file = _INTO / name
    old = file.read_text(encoding="utf-8").splitlines()[1:] if file.is_file() else []
    kept = [line for line in old if line.partition("\t")[0] != model] + rows
    order = list(published.table())
    kept.sort(key=lambda line: order.index(line.partition("\t")[0]))
    file.write_text("\n".join(["\t".join(columns), *kept]) + "\n", encoding="utf-8")


def main() -> None:
    """Of all models, or of those that are named."""
    warnings.simplefilter("ignore")
    runs = Runs()
    with live.shapes():
        for model in sys.argv[1:] or published.table():
            began = time.monotonic()
            write("parts.tsv", PARTS, model, list(parts(model)))
            write("peaks.tsv", PEAKS, model, list(lines(model, runs)))
            sys.stderr.write(f"{model}: {time.monotonic() - began:.0f} s\n")


if __name__ == "__main__":
    main()

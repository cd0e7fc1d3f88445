"""Two tables of memory: that of each phase of a clip, and that of the weights of published models. torch is
not imported here.

`benchmarks/peaks.py` writes them: it runs the real modules on shapes alone. Where a GPU has measured the
same, the table has that value too.
"""

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

_HERE = Path(__file__).parent
# Above what is calculated, where no card has measured that phase of that model: an H100 took 1.004 and 1.009
# times as much for a pass, and 1.095 for decoding, whose convolutions have a workspace that no tensor shows.
_ABOVE = {"transformer": 1.02, "decode": 1.1, "encode": 1.1, "latent_upsampler": 1.1}
BYTES = {"float32": 4, "bfloat16": 2}


@dataclass(frozen=True, slots=True)
class Part:
    """The memory of one component of a published model. `numbers`: how many values it has; `bytes`, `leaf`,
    `pinned`: in bfloat16, the bytes of all, of its largest layer, and of all once pinned; `width`: the values
    of a token inside a denoiser.
    """

    model: str
    family: str
    component: str
    numbers: int
    bytes: int
    leaf: int
    pinned: int
    width: int


@dataclass(frozen=True, slots=True)
class Row:
    """The working memory of one phase in one run, in bytes. `what`: the phase; `together`: the passes that
    run at once; `measured`: the bytes that the GPU `card` measured, 0 if none has.
    """

    model: str
    what: str
    dtype: str
    width: int
    height: int
    frames: int
    together: int
    calculated: int
    measured: int
    card: str


@dataclass(frozen=True, slots=True)
class Peak:
    """The working memory of a phase in bytes. `card`: the GPU that measured it at this very size, "" if it is
    calculated.
    """

    bytes: int
    card: str = ""


def _read(name: str) -> Iterable[list[str]]:
    lines = (_HERE / name).read_text(encoding="utf-8").splitlines()
    return (line.split("\t") for line in lines[1:])


@functools.cache
def published() -> Mapping[str, Mapping[str, Part]]:
    """Return the table of weights: components by name, for each published model."""
    by_component: dict[str, dict[str, Part]] = {}
    for model, family, component, *rest in _read("parts.tsv"):
        by_component.setdefault(model, {})[component] = Part(model, family, component, *map(int, rest))
    return by_component


@functools.cache
def rows() -> Mapping[tuple[str, str], tuple[Row, ...]]:
    """Return the table of working memory: rows by model and phase."""
    by_model: dict[tuple[str, str], list[Row]] = {}
    for model, what, dtype, *numbers, card in _read("peaks.tsv"):
        width, height, frames, together, calculated, measured = map(int, numbers)
        one = Row(model, what, dtype, width, height, frames, together, calculated, measured, card)
        by_model.setdefault((model, what), []).append(one)
    return {key: tuple(those) for key, those in by_model.items()}


def nearest(family: str, numbers: int) -> str:
    """Return the name of the published model of this family whose denoiser is nearest in size. `numbers`:
    values in the denoiser.
    """
    those = {
        name: parts["transformer"]
        for name, parts in published().items()
        if parts["transformer"].family == family
    }
    return min(those, key=lambda name: abs(those[name].numbers - numbers))


def peak(
    model: str, what: str, dtype: str, *, width: int = 0, height: int = 0, frames: int = 0, together: int = 1
) -> Peak:
    """Return the working memory of a phase; 0 bytes if the table has no row for it.

    Between and beyond the sizes of the table it is interpolated linearly: for a pass by the pixels of the
    clip, for other phases by those of a frame. In a precision that is not in the table, the memory is in
    proportion.
    """
    known = [one for one in rows().get((model, what), ()) if one.together == together]
    if not known:
        return Peak(0)
    of_clip = what == "transformer"
    other = known[0].dtype
    if all(one.dtype != dtype for one in known):
        computed = peak(model, what, other, width=width, height=height, frames=frames, together=together)
        return Peak(computed.bytes * BYTES[dtype] // BYTES[other])
    known = [one for one in known if one.dtype == dtype]

    def at(wide: int, high: int, long: int) -> int:
        return wide * high * (long if of_clip else 1)

    size = at(width, height, frames)
    exact = [one for one in known if one.measured and at(one.width, one.height, one.frames) == size]
    if exact:
        return Peak(exact[0].measured, exact[0].card)
    points = sorted({at(one.width, one.height, one.frames): one.calculated for one in known}.items())
    above = max(
        (one.measured / one.calculated for one in known if one.measured), default=_ABOVE.get(what, 1.0)
    )
    return Peak(int(_along(points, size) * above))


def _along(points: list[tuple[int, int]], at: int) -> float:
    """Return the value at a size, on the line through the two nearest points: one on each side, or both at
    the nearer end of the table.
    """
    if points[0][0] > 0 == len(points) - 1:
        return points[0][1] * at / points[0][0]
    if len(points) == 1:  # what has no size
        return points[0][1]
    last = next((number for number, (place, _) in enumerate(points) if place >= at), len(points) - 1)
    (x0, y0), (x1, y1) = points[max(last, 1) - 1], points[max(last, 1)]
    return max(y0 + (y1 - y0) * (at - x0) / (x1 - x0), 0.0)

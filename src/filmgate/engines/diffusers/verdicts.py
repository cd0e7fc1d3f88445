"""The table of `filmgate doctor --gpu-memory`: how each recipe of docs/gpu.md fits on a GPU of a given size.
It needs no GPU and no torch.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from filmgate.engines import families
from filmgate.engines.diffusers import memory, peaks
from filmgate.engines.diffusers.memory import GIB
from filmgate.engines.diffusers.options import PROFILES, Options
from filmgate.engines.diffusers.tuning import CACHED
from filmgate.engines.reel import Format

SIZES = (12.0, 24.0, 48.0, 80.0, 141.0)  # GB of a card, as it is sold
LEAST, MOST = 1.0, 10_000.0
_TAKEN = 2 * GIB  # of a card by its driver, by ECC and a desktop: 24 GB are 22 GiB to work with
_UPSAMPLER = "latent_upsampler"
WAYS = {"resident": "resident", "model": "by module", "group": "by layer", "": "does not fit"}


@dataclass(frozen=True, slots=True)
class _Recipe:
    """A table of filmgate.toml. `models`: the published model in each of its folders."""

    name: str
    models: tuple[str, ...]
    distilled: Literal["", "ltx"] = ""


RECIPES = (
    _Recipe("wan2.1-t2v-1.3b", ("wan2.1-t2v-1.3b",)),
    _Recipe("wan2.2-ti2v-5b", ("wan2.2-ti2v-5b",)),
    _Recipe("wan2.1-t2v-14b", ("wan2.1-t2v-14b",)),
    _Recipe("wan2.1-flf2v-14b", ("wan2.1-flf2v-14b",)),
    _Recipe("wan2.2-t2v-a14b", ("wan2.2-t2v-a14b",)),
    _Recipe("wan2.2-i2v-a14b", ("wan2.2-i2v-a14b",)),
    _Recipe("wan2.2-t2v+i2v-a14b", ("wan2.2-t2v-a14b", "wan2.2-i2v-a14b")),
    _Recipe("ltx-2", ("ltx-2",)),
    _Recipe("ltx-2 distilled", ("ltx-2",), distilled="ltx"),
    _Recipe("minimax-h3", ("minimax-h3",)),
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """The way that one recipe fits into memory. `profiles`: the profiles for which this holds; `way`: a key
    of WAYS; `card` and `machine`: GiB that it needs at most, on the GPU and in main memory.
    """

    recipe: str
    profiles: tuple[str, ...]
    way: str
    decode: str
    card: int
    machine: int
    basis: str


def of(gigabytes: float) -> list[Verdict]:
    """Return how every recipe fits on a GPU with this many GB."""
    free = int(gigabytes * GIB) - _TAKEN
    return [one for recipe in RECIPES for one in _joined(_each(recipe, free))]


def _each(recipe: _Recipe, free: int) -> Iterator[Verdict]:
    known = [families.FAMILIES[peaks.published()[one]["transformer"].family] for one in recipe.models]
    if recipe.distilled:
        known = [families.refined(one) for one in known]
    takes = tuple(dict.fromkeys(take for one in known for take in one.takes))
    reels = Format(engine="", family=known[0], takes=takes, pixels=known[0].pixels).reels()
    elements = {
        f"{name}.{number}": part.numbers
        for number, model in enumerate(recipe.models)
        for name, part in peaks.published()[model].items()
        if (name.startswith("transformer") or not number) and (name != _UPSAMPLER or recipe.distilled)
    }
    for profile, speed in PROFILES.items():
        if speed.cache and known[0].adapter not in CACHED:
            continue
        options = Options.model_validate(
            {"weights": recipe.models, "profile": profile, "distilled": recipe.distilled}
        )
        job = memory.planned(options, known, elements, reels)
        tiers = memory.tiers("auto", options.decodes(known[0].adapter))
        needs = [(one, job.need(one)) for one in tiers]
        fitting = next((one for one in needs if one[1].device <= free), None)
        tier, need = fitting or min(needs, key=lambda one: one[1].device)
        yield Verdict(
            recipe.name,
            (profile,),
            tier.way if fitting else "",
            tier.decode,
            -(-need.device // GIB),
            -(-need.machine // GIB),
            need.basis,
        )


def _joined(verdicts: Iterable[Verdict]) -> list[Verdict]:
    """Join the profiles of a recipe that differ in nothing that is told into one verdict."""
    lines: dict[tuple[object, ...], list[Verdict]] = {}
    for one in verdicts:
        told = (one.recipe, one.way, one.decode, one.card, one.machine, one.basis)
        lines.setdefault(told, []).append(one)
    return [
        Verdict(
            first.recipe,
            tuple(name for one in those for name in one.profiles),
            first.way,
            first.decode,
            first.card,
            first.machine,
            first.basis,
        )
        for those in lines.values()
        for first in those[:1]
    ]


def table(gigabytes: float) -> list[str]:
    """Return the table for a GPU with this many GB, as lines of at most 80 characters."""
    lines = [
        f"A GPU of {gigabytes:g} GB",
        _line("recipe", "profile", "weights", "dec.", "GPU", "host", "basis"),
    ]
    for one in of(gigabytes):
        profiles = "all" if len(one.profiles) == _count(one.recipe) else " ".join(one.profiles)
        short = {"float32": "fp32", "bfloat16": "bf16"}[one.decode]
        basis = one.basis.removeprefix("measured on ").removeprefix("NVIDIA ").split()[0]
        lines.append(
            _line(one.recipe, profiles, WAYS[one.way], short, str(one.card), str(one.machine), basis)
        )
    return lines


def legend() -> list[str]:
    """Return the lines that explain the columns of the table."""
    cards = sorted({row.card for rows in peaks.rows().values() for row in rows if row.card})
    return [
        "weights: resident: all on the GPU. by module: one module at a time on the GPU.",
        "by layer: one layer at a time. does not fit: the line shows what needs least.",
        "GPU, host: GiB of free memory that are needed (host: at most). A GPU of N GB",
        "can use N - 2 GiB.",
        "dec.: precision of the decoder. calculated: by running the modules on shapes.",
        *(
            f"{one.removeprefix('NVIDIA ').split()[0]}: the deciding values were measured on {one}."
            for one in cards
        ),
    ]


def _count(recipe: str) -> int:
    models = next(one.models for one in RECIPES if one.name == recipe)
    adapter = families.FAMILIES[peaks.published()[models[0]]["transformer"].family].adapter
    return sum(not speed.cache or adapter in CACHED for speed in PROFILES.values())


def _line(*cells: str) -> str:
    recipe, profile, way, decode, card, machine, basis = cells
    return f"{recipe:<20}{profile:<22}{way:<13}{decode:<5}{card:>4} {machine:>4} {basis}"

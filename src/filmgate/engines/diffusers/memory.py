"""Planning of memory: where the weights are kept while they are not computing, by the memory that is free.
torch is not imported here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from filmgate.domain.need import TEXT
from filmgate.engines.base import Broken
from filmgate.engines.diffusers import peaks
from filmgate.engines.diffusers.options import Decode, Offload, Options
from filmgate.engines.diffusers.peaks import BYTES, Peak
from filmgate.engines.diffusers.placement import stays
from filmgate.engines.families import FAMILIES, Family
from filmgate.engines.reel import Reel

GIB = 2**30
_WAYS: tuple[Offload, ...] = ("resident", "model", "group")
# Margins, beside what is calculated or measured:
_CONTEXT = 1 * GIB  # of the card: kernels and workspaces that libraries load after it was asked
_SPARE = 1.1  # of what is worked with: the allocator holds blocks that fit nothing
_PROCESS = 4 * GIB  # of the machine: libraries, CUDA's share, kept prompts (2 GiB), frames on their way
_AHEAD = 2  # leaves on the card in group offload: one computes, the next is copied
_CACHED = 2  # results that cache-dit keeps, each as large as what goes from block to block


class TooLittle(Broken):
    """The device ran out of memory. A lower tier, which needs less memory, may work."""


@dataclass(frozen=True, slots=True)
class Tier:
    """One way to fit a model into memory. `way`: where weights are kept while they are not computing (on the
    device or in main memory); `decode`: the precision of the decoder.
    """

    way: Offload
    decode: Decode


@dataclass(frozen=True, slots=True)
class Need:
    """The free memory that a job needs on one tier, in bytes: on the device and on the machine. `card`: the
    GPU on which the deciding value was measured, "" if it was calculated.
    """

    device: int
    machine: int
    card: str

    @property
    def basis(self) -> str:
        return f"measured on {self.card}" if self.card else "calculated"


@dataclass(frozen=True, slots=True)
class _Module:
    """A component: the bytes of its weights, of its largest leaf, and of all its weights once pinned; `work`:
    the memory that it works with.
    """

    name: str
    weights: int
    leaf: int
    pinned: int
    work: Peak


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """All that the memory of an engine depends on: its models, its options and its clips.

    `families`: the family of each folder of weights; `elements`: the number of values in each component, by
    its name and the number of its folder; `stored`: the bytes of each component in its files, None if they
    are not known; `dtype`: the precision of all but the decoder; `storage`: the bytes of each value of a
    denoiser; `together`: the passes that run at once; `images`: whether key frames are encoded; `cached`: how
    many kinds of pass have their results cached; `reels`: the clips, empty if only weights count.
    """

    families: tuple[str, ...]
    elements: Mapping[str, int]
    dtype: Decode
    storage: int
    reels: tuple[Reel, ...]
    together: int
    images: bool = False
    cached: int = 0
    stored: Mapping[str, int] | None = None

    def need(self, tier: Tier) -> Need:
        """Return the free memory that the job needs on this tier."""
        modules = [self._module(name, tier) for name in self.elements]
        kept = self._kept()
        if tier.way == "resident":
            most = max(modules, key=lambda one: one.work.bytes, default=None)
            device = sum(one.weights for one in modules) + (_spared(most.work.bytes + kept) if most else 0)
        else:
            there = [one.weights for one in modules if tier.way == "group" and stays(one.name)]

            def alone(one: _Module) -> int:
                held = one.weights if tier.way == "model" else min(one.weights, _AHEAD * one.leaf)
                return (0 if there and stays(one.name) else held) + _spared(one.work.bytes + kept)

            most = max(modules, key=alone, default=None)
            device = sum(there) + (alone(most) if most else 0)
        card = most.work.card if most and not kept else ""
        return Need(_CONTEXT + device, self._machine(tier, modules), card)

    def _machine(self, tier: Tier, modules: list[_Module]) -> int:
        """Return the bytes of main memory. Weights in the precision of their files are pages of files, which
        cost nothing until the weights move.
        """
        if tier.way == "model":
            waiting = sum(one.weights for one in modules)
        elif tier.way == "group":
            away = [one for one in modules if not stays(one.name)]
            waiting = sum(one.pinned for one in away) + max((one.leaf for one in away), default=0)
        else:
            waiting = sum(one.weights for one in modules if not self._as_stored(one))
        return _PROCESS + waiting

    def _as_stored(self, one: _Module) -> bool:
        """Tell whether a component has the precision of its files, except for a few weights that are kept in
        float32.
        """
        stored = (self.stored or {}).get(one.name, 0)
        return abs(stored - one.weights) * 50 < one.weights

    def _module(self, name: str, tier: Tier) -> _Module:
        plain, _, folder = name.partition(".")
        model, count = self._models()[int(folder or 0)], self.elements[name]
        dtype: Decode = tier.decode if stays(name) else self.dtype
        width = self.storage if plain.startswith("transformer") else BYTES[dtype]
        part = peaks.published()[model].get(plain)
        work = self._work(plain, model, dtype)
        if part is None or part.numbers != count:  # another size: each leaf may be all of it
            weights = count * width
            return _Module(name, weights, min(weights, part.leaf if part else weights), 2 * weights, work)
        scale = width / BYTES["bfloat16"]
        weights, leaf, pinned = (int(size * scale) for size in (part.bytes, part.leaf, part.pinned))
        if width < BYTES[dtype]:  # a leaf is computed with in the precision of the rest
            work = Peak(work.bytes + part.leaf)
        return _Module(name, weights, leaf, pinned, work)

    def _work(self, plain: str, model: str, dtype: Decode) -> Peak:
        """Return the most memory that a component works with, over all clips of the job."""
        if not self.reels:
            return Peak(0)
        candidates = []
        if plain == "vae":
            for one in self._models():
                candidates += [self._of_frames(one, "decode", dtype)]
                candidates += [self._of_frames(one, "encode", dtype)] if self.images else []
        elif plain.startswith("transformer"):
            candidates += [
                peaks.peak(
                    model,
                    "transformer",
                    self.dtype,
                    width=one.made.width,
                    height=one.made.height,
                    frames=one.parts[0],
                    together=self.together,
                )
                for one in self.reels
            ]
        else:
            candidates += [self._of_frames(model, plain, dtype)]
        return max(candidates, key=lambda one: one.bytes)

    def _of_frames(self, model: str, what: str, dtype: Decode) -> Peak:
        sizes = {(one.made.width, one.made.height) for one in self.reels}
        every = [peaks.peak(model, what, dtype, width=width, height=height) for width, height in sizes]
        return max(every, key=lambda one: one.bytes)

    def _kept(self) -> int:
        """Return the bytes that a cache keeps for the denoisers that one clip goes through."""
        if not (self.cached and self.reels):
            return 0
        by_folder: dict[str, int] = {}
        for name in self.elements:
            plain, _, folder = name.partition(".")
            family = self.families[int(folder or 0)]
            part = peaks.published()[self._models()[int(folder or 0)]].get(plain)
            if plain.startswith("transformer") and part:
                clip = max(one.made.width * one.made.height * one.parts[0] for one in self.reels)
                tokens = clip // FAMILIES[family].token
                kept = tokens * part.width * BYTES[self.dtype] * _CACHED * self.cached
                by_folder[folder] = by_folder.get(folder, 0) + kept
        return max(by_folder.values(), default=0)

    def _models(self) -> list[str]:
        """Return the published model that each folder is, or is nearest to."""
        return [
            peaks.nearest(
                family,
                max(
                    (
                        count
                        for name, count in self.elements.items()
                        if name.startswith("transformer") and int(name.partition(".")[2] or 0) == number
                    ),
                    default=0,
                ),
            )
            for number, family in enumerate(self.families)
        ]


def _spared(work: int) -> int:
    return int(_SPARE * work)


def planned(
    options: Options,
    families: Sequence[Family],
    elements: Mapping[str, int],
    reels: Sequence[Reel],
    *,
    stored: Mapping[str, int] | None = None,
) -> Job:
    """Return the job of an engine with these options, models and clips."""
    first, speed = families[0], options.speed()
    # all but MiniMax H3 are guided unless it is turned off
    guided = first.adapter != "h3" and not options.distilled and (options.guidance or 2.0) > 1
    return Job(
        families=tuple(one.name for one in families),
        elements=elements,
        dtype=options.dtype,
        reels=tuple(reels),
        storage=1 if speed.storage else BYTES[options.dtype],
        together=first.together if guided else 1,
        cached=(1 + guided) if speed.cache else 0,
        images=any(set(one.takes) - {TEXT} for one in families),
        stored=stored,
    )


def tiers(asked: str, decodes: tuple[Decode, ...]) -> list[Tier]:
    """Return the tiers that the option `offload` allows, the preferred one first. `asked`: the option's
    value.
    """
    return [Tier(way, decode) for decode in decodes for way in _WAYS if asked in ("auto", way)]


def choose(job: Job, tiers: list[Tier], *, free: int, machine: int | None = None) -> Tier:
    """Return the first tier for which the memory is enough. `free`: free bytes of the device; `machine`: free
    bytes of main memory, None if that is the same memory. Raise Broken if none fits.
    """
    if not tiers:
        raise Broken("no tier needs less memory: choose a smaller model, or set `pixels` lower")
    needs = {one: job.need(one) for one in tiers}
    for one, need in needs.items():
        if need.device <= free and (machine is None or need.machine <= machine):
            return one
    fits = [need for need in needs.values() if need.device <= free]
    if fits and machine is not None:
        least = min(fits, key=lambda one: one.machine)
        raise Broken(
            f"the model needs about {least.machine / GIB:.0f} GiB of free main memory, but "
            f"{machine / GIB:.0f} GiB are free: stop other programs on the machine, give its container more "
            "memory, or choose a smaller model"
        )
    least = min(needs.values(), key=lambda one: one.device)
    slimmer = "" if any(one.decode == "bfloat16" for one in tiers) else 'set decode = "bfloat16", '
    raise Broken(
        f"the model needs about {least.device / GIB:.0f} GiB of free memory on its device ({least.basis}), "
        f"but {free / GIB:.0f} GiB are free: stop other programs that use it, {slimmer}choose a smaller "
        "model, or set `pixels` lower"
    )

"""Where the weights lie while nothing computes with them, by how much memory is free. No torch here."""

from collections.abc import Mapping
from dataclasses import dataclass

from filmgate.engines.base import Broken
from filmgate.engines.diffusers.options import Decode, Offload
from filmgate.engines.diffusers.placement import stays
from filmgate.engines.reel import Reel

GIB = 2**30
BYTES = {"float32": 4, "bfloat16": 2}
_CONTEXT = 1 * GIB  # of the libraries of a card, and what else no one counts: assumed
_READING = 1 * GIB  # beside a text encoder's weights: assumed
_BLOCKS = 2 * GIB  # of leaves on their way, in group offload: the largest are tables of words
_SPARE = 1.1  # what the allocator holds and cannot use, of what is worked with: assumed
_WAYS: tuple[Offload, ...] = ("resident", "model", "group")


class TooLittle(Broken):
    """Memory ran out; with less in use at a time it may not."""


@dataclass(frozen=True, slots=True)
class Work:
    """Bytes that are worked with beside the weights: of a pass for each token, of decoding for each pixel of
    a frame, by precision.
    """

    token: int
    pixel: Mapping[Decode, int]


# H100: peaks in benchmarks/results/h100-80gb-2026-11-26.jsonl, without the weights, uncompiled. Calculated:
# peaks of live tensors on shapes alone (fake tensors), of decoders 1.1 times that, as the H100 was for 5B's.
_WAN_21_DECODER: Mapping[Decode, int] = {
    "float32": 21_450,
    "bfloat16": 10_750,
}  # calculated (20.6 GB at 768p)
_A14B = Work(119_000, _WAN_21_DECODER)  # pass-a14b: 40.52 GB, 28.65 of them weights; 97 frames of 1376x768
_WORK = {
    # pass-5b: 17.72 GB, 10.04 weights, 145 frames of 1376x768; decode-5b, in pieces: 27.92 and 13.99 GB, 2.86
    # and 1.44 weights
    "wan2.2-ti2v-5b": Work(206_000, {"float32": 23_750, "bfloat16": 11_900}),
    "wan2.2-t2v-a14b": _A14B,
    "wan2.2-i2v-a14b": _A14B,
    "wan2.1-flf2v-14b": _A14B,  # of the same width
    "wan2.1-t2v": Work(60_000, _WAN_21_DECODER),  # assumed: 0.3 times as wide as A14B, half as much a token
    # pass-h3: 75.18 GB, 66.28 weights, 158 frames of 1344x768; its decoder calculated (5.9 GB)
    "minimax-h3": Work(188_000, {"float32": 12_600, "bfloat16": 6_300}),
    # calculated: 17.1 GB for two passes at once (with and without the prompt), 145 frames of 1376x768; 1.0 GB
    # in tiles
    "ltx-2": Work(460_000, {"float32": 3_000, "bfloat16": 1_500}),
}


@dataclass(frozen=True, slots=True)
class Tier:
    """`way`: where weights wait; `decode`: the decoder's precision."""

    way: Offload
    decode: Decode


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What an engine must fit into the memory of its device.

    `elements`: how many numbers each component has, by name; `storage`: bytes of each number of a denoiser;
    `dtype`: the precision of the other components; `token`: pixels that become one token; `together`: passes
    that run at once.
    """

    family: str
    elements: Mapping[str, int]
    dtype: Decode
    storage: int
    reels: tuple[Reel, ...]
    token: int
    together: int

    def need(self, tier: Tier) -> int:
        """Bytes of free memory that it takes."""
        work = _WORK[self.family]
        sizes = {name: count * self._width(name, tier) for name, count in self.elements.items()}
        denoisers = [size for name, size in sizes.items() if name.startswith("transformer")]
        decoders = sum(size for name, size in sizes.items() if stays(name))
        rest = [size for name, size in sizes.items() if not (name.startswith("transformer") or stays(name))]
        area = max((one.made.width * one.made.height for one in self.reels), default=0)
        clip = max((one.made.width * one.made.height * one.parts[0] for one in self.reels), default=0)
        tokens = clip // self.token * self.together
        denoising = int(_SPARE * tokens * work.token) if denoisers else 0
        decoding = int(_SPARE * area * work.pixel[tier.decode]) if decoders else 0
        reading = _READING if rest else 0
        denoiser, reader = max(denoisers, default=0), max(rest, default=0)
        needs = {
            "resident": sum(sizes.values()) + max(denoising, decoding, reading),
            "model": max(denoiser + denoising, decoders + decoding, reader + reading),
            "group": decoders
            + max(min(denoiser, _BLOCKS) + denoising, decoding, min(reader, _BLOCKS) + reading),
        }
        return _CONTEXT + needs[tier.way]

    def _width(self, name: str, tier: Tier) -> int:
        if name.startswith("transformer"):
            return self.storage
        return BYTES[tier.decode if stays(name) else self.dtype]


def tiers(asked: str, decodes: tuple[Decode, ...]) -> list[Tier]:
    """All that may be chosen, the first that fits before the others."""
    return [Tier(way, decode) for decode in decodes for way in _WAYS if asked in ("auto", way)]


def choose(job: Job, found: list[Tier], *, free: int) -> Tier:
    """Raises Broken where none fits."""
    needs = {one: job.need(one) for one in found}
    for one, need in needs.items():
        if need <= free:
            return one
    least = min(needs.values(), default=0)
    slimmer = "" if any(one.decode == "bfloat16" for one in found) else 'set decode = "bfloat16", '
    raise Broken(
        f"it needs about {least / GIB:.0f} GiB of free memory on its device, {free / GIB:.0f} GiB are free: "
        f"end what else runs there, {slimmer}take a smaller model, or set `pixels` lower"
    )

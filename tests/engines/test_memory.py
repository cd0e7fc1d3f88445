"""How much memory a clip takes, beside what was measured on a card: it is never said to fit where it did not."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from filmgate.domain.shot import Shot
from filmgate.engines.base import Broken
from filmgate.engines.diffusers import memory
from filmgate.engines.diffusers.memory import Job, Tier
from filmgate.engines.diffusers.options import PROFILES, Decode, Offload, Options
from filmgate.engines.families import FAMILIES
from filmgate.engines.reel import Format, Reel

GIB = 2**30
FREE = {24: 22 * GIB, 80: 78 * GIB, 141: 139 * GIB}  # of cards of so many GB, once CUDA has its own
_LINES = Path(__file__).parents[2] / "benchmarks" / "results" / "h100-80gb-2026-11-26.jsonl"

_WORDS, _EXPERT = 5_680_910_336, 14_288_491_584
ELEMENTS = {
    "wan2.2-ti2v-5b": {"transformer": 4_999_787_712, "vae": 715_000_000, "text_encoder": _WORDS},
    "wan2.2-t2v-a14b": {
        "transformer": _EXPERT, "transformer_2": _EXPERT, "vae": 126_900_000, "text_encoder": _WORDS,
    },
    "minimax-h3": {"transformer": 33_122_992_896, "vae": 2_605_000_000, "text_encoder": 33_400_000_000},
    "ltx-2": {"transformer": 18_900_000_000, "vae": 1_220_000_000, "text_encoder": 12_200_000_000},
}  # fmt: skip


def measured(part: str, name: str) -> dict[str, Any]:
    """What the card said."""
    lines = map(json.loads, _LINES.read_text(encoding="utf-8").splitlines())
    (found,) = (one["value"] for one in lines if (one["part"], one["name"]) == (part, name))
    return dict(found)


def reel(family: str, seconds: int = 6, pixels: int = 0) -> Reel:
    known = FAMILIES[family]
    shot = Shot(prompt="", width=1366, height=768, frames=24 * seconds, seed=0)
    return Format(engine="e", family=known, takes=known.takes, pixels=pixels or known.pixels).cut(shot)


def job(family: str, *only: str, pixels: int = 0, seconds: int = 6, **more: Any) -> Job:
    known, held = FAMILIES[family], ELEMENTS[family]
    given: dict[str, Any] = {
        "family": family, "elements": {name: held[name] for name in only or held}, "dtype": "bfloat16", "storage": 2,
        "reels": (reel(family, seconds, pixels),), "token": known.token, "together": known.together, **more,
    }  # fmt: skip
    return Job(**given)


@pytest.mark.parametrize(
    ("family", "component", "decode", "part", "line"),
    [
        ("wan2.2-ti2v-5b", "transformer", "float32", "pass-5b", "native"),
        ("wan2.2-ti2v-5b", "transformer", "float32", "pass-5b", "compiled"),
        ("wan2.2-ti2v-5b", "vae", "float32", "decode-5b", "fp32, tf32 as it is, in pieces"),
        ("wan2.2-ti2v-5b", "vae", "float32", "decode-5b", "fp32, no tf32, short"),
        ("wan2.2-ti2v-5b", "vae", "bfloat16", "decode-5b", "bf16, in pieces"),
        ("wan2.2-t2v-a14b", "transformer", "float32", "pass-a14b", "_native_cudnn"),
        ("wan2.2-t2v-a14b", "transformer", "float32", "pass-a14b", "compiled"),
        ("minimax-h3", "transformer", "bfloat16", "pass-h3", "native"),
    ],
)
def test_an_estimate_is_above_what_was_measured_and_not_by_much(
    family: str, component: str, decode: Decode, part: str, line: str
) -> None:
    peak = measured(part, line)["peak_gb"] * 1e9
    for way in ("resident", "model"):
        need = job(family, component).need(Tier(way, decode))
        assert peak < need < 1.5 * peak


@pytest.mark.parametrize(
    ("line", "pixels", "way"),
    [("as it chooses", 0, "resident"), ("model", 0, "model"), ("model, 832x480", 832 * 480, "model")],
)
def test_what_did_not_fit_into_24_gb_is_not_said_to_fit(line: str, pixels: int, way: Offload) -> None:
    need = job("wan2.2-ti2v-5b", pixels=pixels).need(Tier(way, "float32"))
    assert (need <= FREE[24]) == measured("card24-5b", line)["holds"]


def chosen(family: str, gigabytes: int, profile: str = "lossless", asked: str = "auto", **more: Any) -> Tier:
    options = Options(weights=["x"], profile=profile, offload=asked)
    tiers = memory.tiers(asked, options.decodes(FAMILIES[family].adapter))
    return memory.choose(job(family, **more), tiers, free=FREE[gigabytes])


def test_on_24_gb_the_5b_model_takes_turns_and_decodes_in_half_precision() -> None:
    for profile in ("lossless", "cached", "small"):
        assert chosen("wan2.2-ti2v-5b", 24, profile, seconds=10) == Tier("model", "bfloat16")
    with pytest.raises(Broken, match=r'22 GiB are free.*decode = "bfloat16"'):
        chosen("wan2.2-ti2v-5b", 24, "exact")
    assert chosen("wan2.2-ti2v-5b", 24, "exact", pixels=832 * 480) == Tier("model", "float32")
    with pytest.raises(Broken, match="needs about"):
        chosen("wan2.2-t2v-a14b", 24, asked="resident")


def test_on_80_gb_the_large_ones_take_turns() -> None:
    assert chosen("wan2.2-ti2v-5b", 80) == Tier("resident", "float32")
    assert chosen("wan2.2-t2v-a14b", 80) == Tier("model", "float32")
    assert chosen("ltx-2", 80) == Tier("model", "bfloat16")
    for seconds in (6, 10):
        assert chosen("minimax-h3", 80, seconds=seconds) == Tier("model", "bfloat16")
    with pytest.raises(Broken):
        chosen("minimax-h3", 80, asked="resident")


def test_two_folders_of_a14b_take_turns_on_141_gb_unless_they_decode_in_half_precision() -> None:
    one = ELEMENTS["wan2.2-t2v-a14b"]
    both = {**one, "transformer.1": _EXPERT, "transformer_2.1": _EXPERT}
    assert chosen("wan2.2-t2v-a14b", 141, elements=both) == Tier("model", "float32")
    assert chosen("wan2.2-t2v-a14b", 141, "cached", elements=both) == Tier("resident", "bfloat16")
    assert chosen("wan2.2-t2v-a14b", 141) == Tier("resident", "float32")


def test_every_family_has_figures_and_a_larger_frame_or_a_longer_clip_takes_more() -> None:
    for name, family in FAMILIES.items():
        held = ELEMENTS.get(name, ELEMENTS["wan2.2-ti2v-5b"])
        large = Job(
            family=name, elements=held, dtype="bfloat16", storage=2, reels=(reel(name),), token=family.token,
            together=family.together,
        )  # fmt: skip
        small = replace(large, reels=(reel(name, pixels=512 * 288),))
        for way in ("resident", "model", "group"):
            assert small.need(Tier(way, "bfloat16")) <= large.need(Tier(way, "bfloat16"))
        both = [replace(one, elements={"transformer": 10**9}) for one in (small, large)]
        assert both[0].need(Tier("model", "bfloat16")) < both[1].need(Tier("model", "bfloat16"))


def test_what_is_given_up_comes_last() -> None:
    tiers = memory.tiers("auto", PROFILES["lossless"].decode)
    assert [one.decode for one in tiers] == ["float32"] * 3 + ["bfloat16"] * 3
    assert [one.way for one in tiers[:3]] == ["resident", "model", "group"]
    assert memory.tiers("model", PROFILES["exact"].decode) == [Tier("model", "float32")]


def test_weights_count_as_they_are_loaded_not_as_they_lie_in_files() -> None:
    half = job("wan2.2-ti2v-5b", "transformer")
    fp8 = replace(half, storage=1)
    least = Tier("model", "float32")
    assert half.need(least) - fp8.need(least) == ELEMENTS["wan2.2-ti2v-5b"]["transformer"]

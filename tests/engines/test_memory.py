"""How much memory a clip takes, beside what was measured on a card: it is never said to fit where it did not."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from filmgate.engines.base import Broken
from filmgate.engines.diffusers import memory, peaks
from filmgate.engines.diffusers.memory import Job, Tier
from filmgate.engines.diffusers.options import PROFILES, Decode, Offload, Options
from filmgate.engines.families import FAMILIES, refined
from filmgate.engines.reel import Format

GIB = 2**30
FREE = {24: 22 * GIB, 80: 78 * GIB, 141: 139 * GIB}  # of cards of so many GB, once CUDA has its own
_LINES = Path(__file__).parents[2] / "benchmarks" / "results" / "h100-80gb-2026-11-26.jsonl"


def measured(part: str, name: str) -> dict[str, Any]:
    """What the card said."""
    lines = map(json.loads, _LINES.read_text(encoding="utf-8").splitlines())
    (found,) = (one["value"] for one in lines if (one["part"], one["name"]) == (part, name))
    return dict(found)


def elements(*models: str) -> dict[str, int]:
    """Of published models, as folders."""
    return {
        f"{name}.{number}": part.numbers
        for number, model in enumerate(models)
        for name, part in peaks.published()[model].items()
        if name.startswith("transformer") or not number
    }


def job(
    model: str, *only: str, pixels: int = 0, second: str = "", profile: str = "lossless", **more: Any
) -> Job:
    """Of the clips that it makes."""
    models = [model, second] if second else [model]
    known = [FAMILIES[peaks.published()[one]["transformer"].family] for one in models]
    if more.get("distilled") == "ltx":
        known = [refined(one) for one in known]
    takes = tuple(take for one in known for take in one.takes)
    reels = Format(engine="e", family=known[0], takes=takes, pixels=pixels or known[0].pixels).reels()
    held = {
        name: count for name, count in elements(*models).items() if not only or name.partition(".")[0] in only
    }
    return memory.planned(Options(weights=["x"], profile=profile, **more), known, held, reels)


@pytest.mark.parametrize(
    ("model", "component", "decode", "part", "line"),
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
    model: str, component: str, decode: Decode, part: str, line: str
) -> None:
    peak = measured(part, line)["peak_gb"] * 1e9
    for way in ("resident", "model"):
        six = [one for one in job(model, component).reels if len(one.parts) == 1 and one.made.frames < 200]
        need = replace(job(model, component), reels=tuple(six)).need(Tier(way, decode))
        assert peak < need.device < 1.5 * peak


@pytest.mark.parametrize(
    ("line", "pixels", "way"),
    [("as it chooses", 0, "resident"), ("model", 0, "model"), ("model, 832x480", 832 * 480, "model")],
)
def test_what_did_not_fit_into_24_gb_is_not_said_to_fit(line: str, pixels: int, way: Offload) -> None:
    need = job("wan2.2-ti2v-5b", pixels=pixels).need(Tier(way, "float32"))
    assert (need.device <= FREE[24]) == measured("card24-5b", line)["holds"]


def chosen(model: str, gigabytes: int, profile: str = "lossless", offload: str = "auto", **more: Any) -> Tier:
    one = job(model, profile=profile, **more)
    options = Options(weights=["x"], profile=profile, offload=offload)
    tiers = memory.tiers(offload, options.decodes(FAMILIES[one.families[0]].adapter))
    return memory.choose(one, tiers, free=FREE[gigabytes])


def test_on_24_gb_the_5b_model_takes_turns_and_decodes_in_half_precision() -> None:
    for profile in ("lossless", "cached", "small"):
        assert chosen("wan2.2-ti2v-5b", 24, profile) == Tier("model", "bfloat16")
    with pytest.raises(Broken, match=r'measured on NVIDIA H100.*22 GiB are free.*decode = "bfloat16"'):
        chosen("wan2.2-ti2v-5b", 24, "exact")
    assert chosen("wan2.2-ti2v-5b", 24, "exact", pixels=832 * 480) == Tier("model", "float32")
    with pytest.raises(Broken, match=r"needs about .* \(.*\)"):
        chosen("wan2.2-t2v-a14b", 24, offload="resident")


def test_on_80_gb_the_large_ones_take_turns() -> None:
    assert chosen("wan2.2-ti2v-5b", 80) == Tier("resident", "float32")
    assert chosen("wan2.2-t2v-a14b", 80) == Tier("model", "float32")
    assert chosen("ltx-2", 80) == Tier("model", "bfloat16")


def test_h3_takes_turns_on_80_gb_and_is_refused_there_all_at_once() -> None:
    assert chosen("minimax-h3", 80) == Tier("model", "bfloat16")
    with pytest.raises(Broken, match=r"needs about .* GiB of free memory on its device"):
        chosen("minimax-h3", 80, offload="resident")


def test_two_folders_of_a14b_take_turns_on_141_gb_where_they_decode_in_full_precision() -> None:
    pair: dict[str, Any] = {"second": "wan2.2-i2v-a14b"}
    assert chosen("wan2.2-t2v-a14b", 141, **pair) == Tier("model", "float32")
    with pytest.raises(Broken, match="needs about"):
        chosen("wan2.2-t2v-a14b", 141, offload="resident", profile="exact", **pair)
    assert chosen("wan2.2-t2v-a14b", 141) == Tier("resident", "float32")


def test_what_is_given_up_comes_last() -> None:
    tiers = memory.tiers("auto", PROFILES["lossless"].decode)
    assert [one.decode for one in tiers] == ["float32"] * 3 + ["bfloat16"] * 3
    assert [one.way for one in tiers[:3]] == ["resident", "model", "group"]
    assert memory.tiers("model", PROFILES["exact"].decode) == [Tier("model", "float32")]


def test_weights_count_as_they_are_loaded_not_as_they_lie_in_files() -> None:
    half = job("wan2.2-ti2v-5b", "transformer")
    least = Tier("model", "float32")
    doubled = {name: 4 * count for name, count in half.elements.items()}  # files in float32
    assert replace(half, stored=doubled).need(least).device == half.need(least).device
    part = peaks.published()["wan2.2-ti2v-5b"]["transformer"]
    saved = half.need(least).device - replace(half, storage=1).need(least).device
    # but for a leaf that is computed with in bfloat16
    assert saved == pytest.approx(part.bytes / 2 - 1.1 * part.leaf, rel=0.001)


def test_layers_that_are_not_read_do_not_count() -> None:
    part = peaks.published()["minimax-h3"]["text_encoder"]
    assert part.bytes < 0.82 * 2 * part.numbers  # 51 of 64 layers
    with_words = job("minimax-h3", "text_encoder").need(Tier("resident", "bfloat16"))
    assert part.bytes < with_words.device < part.bytes + 4.5e9


def test_two_stages_at_1080p_are_planned_for_and_take_more_than_one_at_768p() -> None:
    parts = ("transformer", "vae", "latent_upsampler")
    one, two = job("ltx-2", *parts), job("ltx-2", *parts, distilled="ltx")
    sizes = {(reel.made.width, reel.made.height) for reel in two.reels}
    assert (1920, 1088) in sizes
    half = replace(two, reels=tuple(reel for reel in two.reels if reel.made.height < 1000))
    tier = Tier("model", "bfloat16")
    assert half.need(tier).device < two.need(tier).device
    assert {one.together, two.together} == {1, 2}


def test_what_a_cache_keeps_counts_and_more_of_it_with_guidance() -> None:
    tier = Tier("resident", "bfloat16")
    plain, kept = (job("wan2.2-t2v-a14b", profile=one).need(tier).device for one in ("lossless", "cached"))
    hidden = 1376 * 768 * 97 // 1024 * 5120 * 2
    assert kept - plain == pytest.approx(
        1.1 * 2 * 2 * 2 * hidden, rel=0.01
    )  # two experts, with and without words
    unguided = job("wan2.2-t2v-a14b", profile="cached", distilled="lightning").need(tier).device
    assert unguided - plain == pytest.approx((kept - plain) / 2, rel=0.01)


def test_the_machine_holds_what_waits_and_nothing_that_stays_as_it_lies_in_its_file() -> None:
    one = job("wan2.2-ti2v-5b")
    parts = peaks.published()["wan2.2-ti2v-5b"]
    held = {f"{name}.0": part.bytes for name, part in parts.items()}
    held["vae.0"] *= 2
    as_stored = replace(one, stored=held)
    ways: tuple[Offload, ...] = ("resident", "model", "group")
    needs = {way: as_stored.need(Tier(way, "float32")).machine for way in ways}
    base = needs["resident"]
    assert needs["model"] - base == pytest.approx(sum(held.values()), rel=0.01)
    pinned = sum(part.pinned for name, part in parts.items() if name != "vae")
    assert needs["group"] - base == pytest.approx(pinned, rel=0.15)
    assert pinned > 1.3 * sum(size for name, size in held.items() if name != "vae.0")  # powers of two
    fp32 = replace(one, stored={**held, "transformer.0": 4 * parts["transformer"].numbers})
    assert fp32.need(Tier("resident", "float32")).machine - base == parts["transformer"].bytes


def test_too_little_main_memory_is_a_sentence_and_the_way_that_needs_less_of_it_comes_first() -> None:
    one = job("wan2.2-ti2v-5b")
    every = memory.tiers("auto", ("float32", "bfloat16"))
    need = {tier: one.need(tier) for tier in every}
    turns = Tier("model", "bfloat16")
    assert memory.choose(one, every, free=FREE[24], machine=need[turns].machine) == turns
    least = min(one.machine for one in need.values() if one.device <= FREE[24]) / GIB
    with pytest.raises(
        Broken, match=rf"about {least:.0f} GiB of free main memory, but 8 GiB are free: .*container"
    ):
        memory.choose(one, every, free=FREE[24], machine=8 * GIB)


def test_every_model_has_figures_and_a_larger_frame_takes_more() -> None:
    for model, parts in peaks.published().items():
        family = FAMILIES[parts["transformer"].family]
        assert peaks.nearest(family.name, parts["transformer"].numbers) == model
        small, large = (job(model, pixels=pixels) for pixels in (512 * 288, 1376 * 768))
        for way in ("resident", "model", "group"):
            assert small.need(Tier(way, "bfloat16")).device <= large.need(Tier(way, "bfloat16")).device
        both = [
            replace(one, elements={"transformer.0": parts["transformer"].numbers}) for one in (small, large)
        ]
        assert both[0].need(Tier("model", "bfloat16")).device < both[1].need(Tier("model", "bfloat16")).device
    assert {parts["transformer"].family for parts in peaks.published().values()} == set(FAMILIES)


def test_weights_of_another_size_than_any_that_is_published_are_planned_by_the_nearest() -> None:
    assert peaks.nearest("wan2.1-t2v", 2_000_000_000) == "wan2.1-t2v-1.3b"
    assert peaks.nearest("wan2.1-t2v", 13_000_000_000) == "wan2.1-t2v-14b"
    tuned = replace(job("wan2.2-ti2v-5b"), elements={"transformer.0": 6_000_000_000, "vae.0": 700_000_000})
    assert tuned.need(Tier("resident", "bfloat16")).device > 2 * 6_700_000_000

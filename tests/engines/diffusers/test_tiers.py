"""How it is decoded and where weights wait, where memory is short: chosen, stepped down from, and named."""

import re
from pathlib import Path
from typing import Any

import pytest
import torch
from takes import Watch, engine, folder, made, shot

from filmgate.engines.base import Broken
from filmgate.engines.diffusers import free, memory, wan
from filmgate.engines.diffusers.memory import Need, Tier
from filmgate.media import probe
from filmgate.studio.shoot import shoot

HALF = {"dtype": "bfloat16", "profile": "lossless"}


def loaded(one: Any) -> Tier:
    return Tier(one._runner.tier.way, one._runner.tier.decode)


def decoder(one: Any) -> Any:
    return one._runner._adapter.components["vae"].dtype


def test_decoded_in_half_precision_it_is_the_same_clip_to_the_eye_and_has_a_fingerprint_of_its_own() -> None:
    whole, half = (engine(folder("ti2v"), **HALF, decode=one) for one in ("float32", "bfloat16"))
    frames = [made(one, shot()).astype(float) for one in (whole, half)]
    assert (decoder(whole), decoder(half)) == (torch.float32, torch.bfloat16)
    error = ((frames[0] - frames[1]) ** 2).mean()
    assert 0 < error < 255**2 / 10**4  # above 40 dB
    before, after = (one.plan(shot()).fingerprint for one in (whole, half))
    assert "decode" not in before
    assert "decodebfloat16" in after


@pytest.mark.parametrize(
    ("profile", "precision"),
    [("exact", "float32"), ("lossless", "float32"), ("cached", "bfloat16"), ("small", "bfloat16")],
)
def test_each_profile_has_its_precision_of_decoding(profile: str, precision: str) -> None:
    one = engine(folder("t2v"), dtype="bfloat16", profile=profile)
    hoped = one.plan(shot()).fingerprint
    one.open(Watch())
    assert decoder(one) == getattr(torch, precision)
    assert one.plan(shot()).fingerprint == hoped


def test_where_float32_does_not_fit_it_is_decoded_in_half_and_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def need(_: memory.Job, tier: Tier) -> Need:
        return Need(0 if tier == Tier("model", "bfloat16") else 2**60, 0, "")

    monkeypatch.setattr(memory.Job, "need", need)
    one = engine(folder("ti2v"), **HALF)
    one.open(Watch())
    assert loaded(one) == Tier("model", "bfloat16")
    plan = one.plan(shot())
    assert (
        dict(plan.notes)["memory"]
        == "one module at a time on the device, decoded in bfloat16; there was too little memory for float32"
    )
    assert "decodebfloat16" in plan.fingerprint
    with pytest.raises(Broken, match='decode = "bfloat16"'):
        engine(folder("ti2v"), dtype="bfloat16").open(Watch())


@pytest.mark.parametrize(
    ("card", "machine", "told"),
    [
        (2**40, 2**30, "the model needs about 4 GiB of free main memory, but 1 GiB are free"),
        (
            2**30,
            2**40,
            "GiB of free memory on its device (measured on NVIDIA H100 80GB HBM3), but 1 GiB are free",
        ),
    ],
)
def test_too_little_memory_of_either_kind_is_told_before_a_byte_is_loaded(
    card: int, machine: int, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)  # that far it looks at none
    monkeypatch.setattr(free, "of_device", lambda *_: card)
    monkeypatch.setattr(free, "of_machine", lambda: machine)
    one = engine(folder("ti2v"), device="cuda", dtype="bfloat16", pixels=0)
    with pytest.raises(Broken, match=re.escape(told)):
        one.open(Watch())
    assert one._runner is None


def test_where_memory_runs_out_while_it_is_warmed_it_goes_on_a_tier_lower_and_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tried, chunks = [], wan.chunks

    def cramped(vae: Any, latents: Any) -> Any:
        turns = hasattr(vae, "_hf_hook")
        tried.append((turns, vae.dtype))
        if not turns or vae.dtype == torch.float32:
            raise torch.OutOfMemoryError("CUDA out of memory")
        yield from chunks(vae, latents)

    monkeypatch.setattr(wan, "chunks", cramped)
    one = engine(folder("ti2v"), **HALF)
    one.warm([shot()], Watch())
    assert loaded(one) == Tier("model", "bfloat16")
    assert [dtype for _, dtype in tried] == [torch.float32] * 3 + [torch.bfloat16] * 3
    plan = one.plan(shot())
    assert dict(plan.notes)["memory"] == (
        "one module at a time on the device, decoded in bfloat16; there was too little memory for: all modules on the device, decoded "
        "in bfloat16"
    )
    assert "decodebfloat16" in plan.fingerprint
    monkeypatch.undo()
    wanted = made(engine(folder("ti2v"), **HALF, decode="bfloat16"), shot())
    assert (made(one, shot()) == wanted).all()


def test_where_memory_runs_out_in_a_shot_it_is_begun_again_a_tier_lower_and_its_details_say_so(
    tmp_path: Path,
) -> None:
    class Cramped(Watch):
        """Another program takes the memory, for a while."""

        def progress(self, stage: str, done: float) -> None:
            super().progress(stage, done)
            if stage == "denoise" and done > 0.4 and not ran_out:
                ran_out.append(done)
                raise torch.OutOfMemoryError("CUDA out of memory")

    ran_out: list[float] = []
    one = engine(folder("ti2v"), **HALF)
    plan, _ = shoot(one, shot(), Cramped(), into=tmp_path / "clip.mp4")
    assert loaded(one) == Tier("model", "float32")
    assert dict(plan.notes)["memory"] == (
        "one module at a time on the device, decoded in float32; there was too little memory for: all modules on the device, decoded in "
        "float32"
    )
    probe.require(tmp_path / "clip.mp4", size=(64, 64), frames=144, fps=24)
    assert (made(one, shot()) == made(engine(folder("ti2v"), **HALF), shot())).all()


def test_once_frames_are_out_a_shot_is_not_begun_again() -> None:
    class Late(Watch):
        def progress(self, stage: str, done: float) -> None:
            if stage == "denoise" and done >= 0.5:  # the second part
                raise torch.OutOfMemoryError("CUDA out of memory")

    one = engine(folder("ti2v"), **HALF)
    with pytest.raises(Broken, match="too little memory for making a clip"):
        made(one, shot(frames=240), Late())
    assert loaded(one).way == "resident"


def test_where_no_tier_is_left_the_first_reason_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def cramped(*_: Any) -> Any:
        raise torch.OutOfMemoryError("CUDA out of memory")

    monkeypatch.setattr(wan, "chunks", cramped)
    one = engine(folder("t2v"), offload="model", decode="bfloat16", **HALF)
    with pytest.raises(Broken, match="too little memory for making a clip"):
        one.warm([shot()], Watch())


def test_leaf_by_leaf_nothing_is_compiled_and_the_fingerprint_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from filmgate.engines.diffusers.options import PROFILES, Options

    monkeypatch.setattr(
        Options, "speed", lambda self: PROFILES[self.profile].model_copy(update={"attention": "native"})
    )
    one = engine(folder("t2v"), offload="group", **HALF)
    assert "-compiled-" in one.plan(shot()).fingerprint
    made(one, shot())  # what is compiled whole breaks at the hooks of its leaves
    assert "compiled" not in one.plan(shot()).fingerprint


def test_a_precision_that_a_family_does_not_decode_in_is_refused() -> None:
    with pytest.raises(Broken, match=r"decode: ltx-2 can only decode in bfloat16 here"):
        engine(folder("ltx"), dtype="bfloat16", accept_licence="LTX-2 Community", decode="float32")
    with pytest.raises(Broken, match=r"decode: wan2.2-t2v-a14b can only decode in float32 here"):
        engine(folder("t2v"), dtype="float32", decode="bfloat16")

"""Wan in the real classes with tiny random weights: what is asked for is what is denoised, decoded, and kept."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from diffusers import AutoencoderKLWan, WanImageToVideoPipeline
from PIL import Image
from safetensors.torch import save_file
from takes import Watch, counted, engine, folder, images, made, shot

from filmgate.engines.base import Broken, Cancelled, Unsupported
from filmgate.engines.diffusers import wan
from filmgate.engines.diffusers.options import PROFILES, Profile


@pytest.mark.parametrize("kind", ["t2v", "ti2v"])
@pytest.mark.parametrize("dtype", [torch.float32, torch.bfloat16])
def test_decoding_in_pieces_is_decoding_in_one_go(kind: str, dtype: torch.dtype) -> None:
    vae = AutoencoderKLWan.from_pretrained(folder(kind) / "vae", dtype=dtype).eval()
    latents = torch.randn(1, vae.config.z_dim, 6, 4, 6)
    with torch.no_grad():
        whole = vae.decode(latents.to(dtype), return_dict=False)[0]
    pieces = list(wan.chunks(vae, latents))
    assert [one.shape[2] for one in pieces] == [1, 4, 4, 4, 4, 4]
    assert torch.equal(torch.cat(pieces, 2), whole)


def test_the_exact_profile_is_what_diffusers_does_bit_for_bit(tmp_path: Path) -> None:
    start, end = images(tmp_path)
    asked: dict[str, Any] = {
        "prompt": "a red fox; crane shot",
        "negative_prompt": "blur",
        "height": 64,
        "width": 64,
        "num_frames": 97,
        "num_inference_steps": 2,
        "guidance_scale": 3.5,
        "output_type": "np",
    }
    pipe = WanImageToVideoPipeline.from_pretrained(folder("i2v"), dtype=torch.float32)
    pipe.scheduler = type(pipe.scheduler).from_config(pipe.scheduler.config, flow_shift=5.0)
    pipe.register_to_config(boundary_ratio=0.9)
    first, last = (Image.open(one) for one in (start, end))
    theirs = pipe(image=first, last_image=last, generator=torch.Generator().manual_seed(7), **asked).frames[0]
    one = engine(folder("i2v"), negative="blur")
    ours = made(one, shot(first=start, last=end))
    assert (ours[::3] == (theirs[0:96:2] * 255).round().astype(np.uint8)).all()  # of 24 a second, made 16


@pytest.mark.parametrize(
    ("kinds", "first", "last", "frames"),
    [
        (["t2v"], False, False, 144),
        (["t2v", "i2v"], True, True, 144),
        (["t2v", "i2v"], False, False, 240),
        (["ti2v"], False, False, 144),
        (["ti2v"], True, False, 240),
        (["flf"], True, True, 144),
        (["text"], False, False, 144),
    ],
)
def test_the_same_seed_gives_the_same_frames_and_another_gives_others(
    tmp_path: Path, kinds: list[str], first: bool, last: bool, frames: int
) -> None:
    start, end = images(tmp_path)
    one = engine(*(folder(kind) for kind in kinds))
    what = {"first": start if first else None, "last": end if last else None, "frames": frames}
    watch = Watch()
    found = made(one, shot(**what), watch)
    assert found.shape == (frames, 64, 64, 3)
    assert found.std() > 1
    assert (found == made(one, shot(**what))).all()
    assert (found != made(one, shot(**what, seed=8))).any()
    shares = [done for _, done in watch.seen]
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0, 1)


def test_key_frames_change_what_is_made(tmp_path: Path) -> None:
    start, end = images(tmp_path)
    one = engine(folder("t2v"), folder("i2v"))
    text, first, both = (
        made(one, shot(first=start, last=end)) for start, end in ((None, None), (start, None), (start, end))
    )
    assert (text != first).any()
    assert (first != both).any()


def test_what_a_model_ignores_is_refused(tmp_path: Path) -> None:
    start, end = images(tmp_path)
    one = engine(folder("ti2v"))
    assert one.traits().can.takes == ("text", "first")
    with pytest.raises(Unsupported, match="end_image"):
        one.plan(shot(first=start, last=end))
    with pytest.raises(Unsupported, match="duration"):
        engine(folder("t2v")).plan(shot(frames=240))


def test_stopped_in_mid_denoise_it_goes_on_as_if_nothing_had_been() -> None:
    one = engine(folder("t2v"), steps=4)
    found = made(one, shot())
    with pytest.raises(Cancelled):
        made(one, shot(seed=8), Watch(at=0.4, what=Cancelled))
    assert (made(one, shot()) == found).all()


def test_a_prompt_is_encoded_once() -> None:
    one = engine(folder("t2v"), folder("i2v"))
    one.open(Watch())
    assert one._runner
    calls: list[int] = []
    one._runner._adapter.components["text_encoder"].register_forward_hook(lambda *_: calls.append(1))
    found = made(one, shot())
    assert len(calls) == 2  # it, and the negative one
    assert (made(one, shot()) == found).all()
    assert len(calls) == 2
    made(one, shot(prompt="another"))
    assert len(calls) == 4


@pytest.mark.parametrize("profile", ["cached", "small"])
def test_a_profile_gives_the_same_frames_each_time_and_has_a_fingerprint_of_its_own(profile: str) -> None:
    exact, one = engine(folder("t2v"), steps=6), engine(folder("t2v"), steps=6, profile=profile)
    assert one.plan(shot()).fingerprint != exact.plan(shot()).fingerprint
    found = made(one, shot())
    assert (made(one, shot(seed=8)) != found).any()
    assert (made(one, shot()) == found).all()


@pytest.mark.parametrize("guidance", [5.0, 1.0])
def test_cached_it_skips_blocks_of_passes_that_are_alike(
    guidance: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(PROFILES, "cached", Profile(cache=5.0))
    passes = {}
    for profile in ("exact", "cached"):
        one = engine(folder("ti2v"), steps=16, profile=profile, guidance=guidance)
        runs = counted(one, "blocks")
        found = made(one, shot())
        passes[profile] = len(runs)
        assert (made(one, shot(seed=8)) != found).any()
        assert (made(one, shot()) == found).all()
    assert passes["cached"] < passes["exact"] == (32 if guidance > 1 else 16)


@pytest.mark.parametrize(("distilled", "steps"), [("fastwan", 3), ("lightning", 4)])
def test_a_distilled_model_goes_through_its_own_levels_without_guidance(distilled: str, steps: int) -> None:
    one = engine(folder("ti2v"), distilled=distilled)
    watch = Watch()
    found = made(one, shot(), watch)
    assert sum(stage == "denoise" for stage, _ in watch.seen) == steps
    assert (made(one, shot()) == found).all()


def test_both_experts_take_their_steps() -> None:
    one = engine(folder("t2v"), distilled="lightning")
    one.open(Watch())
    assert one._runner
    seen = [0, 0]
    for number, expert in enumerate(one._runner._adapter.denoisers):
        expert.register_forward_hook(lambda *_, number=number: seen.__setitem__(number, seen[number] + 1))
    made(one, shot())
    assert seen == [2, 2]


def test_a_lora_is_merged_and_shows_in_the_fingerprint(tmp_path: Path) -> None:
    names = [f"transformer.blocks.{block}.attn1.to_q.lora_{side}.weight" for block in (0, 1) for side in "AB"]
    shapes = {"A": (4, 32), "B": (32, 4)}
    torch.manual_seed(1)
    save_file({name: torch.randn(shapes[name[-8]]) for name in names}, tmp_path / "lora.safetensors")
    plain, one = engine(folder("t2v")), engine(folder("t2v"), lora=[str(tmp_path / "lora.safetensors")])
    assert plain.plan(shot()).fingerprint != one.plan(shot()).fingerprint
    assert (made(plain, shot()) != made(one, shot())).any()
    (tmp_path / "lora.safetensors").write_bytes(b"no")
    with pytest.raises(Broken, match="cannot be merged"):
        engine(folder("t2v"), lora=[str(tmp_path / "lora.safetensors")]).open(Watch())


def test_too_little_memory_in_mid_run_is_told_as_that() -> None:
    one = engine(folder("t2v"))
    with pytest.raises(Broken, match="too little memory for making a clip"):
        made(one, shot(), Watch(at=0.2, what=torch.OutOfMemoryError))


def test_options_that_do_not_work_here_are_told_of(tmp_path: Path) -> None:
    with pytest.raises(Broken, match=r"engines\.tiny\] steps"):
        engine(folder("t2v"), steps=900)
    with pytest.raises(Broken, match="cannot be used together"):
        engine(folder("t2v"), folder("ti2v"))
    with pytest.raises(Broken, match="torch finds no GPU"):
        engine(folder("t2v"), device="cuda").open(Watch())
    with pytest.raises(Broken, match="attention = 'flash' does not work on this machine"):
        engine(folder("t2v"), attention="flash").open(Watch())
    with pytest.raises(Broken, match="exactly one folder in"):
        engine(folder("t2v"), folder("i2v"), lora=["x"])
    with pytest.raises(Broken, match="has one denoiser"):
        engine(folder("ti2v"), lora=["x", "y"])
    licensed = tmp_path / "h3"
    licensed.mkdir()
    (licensed / "modular_model_index.json").write_text(
        json.dumps({"_class_name": "MiniMaxH3ModularPipeline"})
    )
    with pytest.raises(Broken, match=r"European Union.*accept_licence"):
        engine(licensed)


def test_warming_makes_a_take_of_each_shape_and_kind() -> None:
    one = engine(folder("t2v"), folder("i2v"), steps=5)
    passes: list[Any] = []
    one.open(Watch())
    assert one._runner
    for expert in one._runner._adapter.denoisers:
        expert.register_forward_pre_hook(
            lambda _, __, given: passes.append(given["hidden_states"].shape), with_kwargs=True
        )
    shots = [shot(), shot(width=62), shot(frames=240), shot(width=32, first=Path())]
    each = 4  # passes: a step of each expert, with guidance
    wanted = {(25, 8): 2 * each, (21, 8): 2 * each}  # latent frames of 97 and of 81, latent columns
    for compiled, more in ((False, {}), (True, {(2, 4): each // 2})):
        passes.clear()
        one._runner.compiled = compiled
        one.warm(shots, Watch())
        shapes = [(shape[2], shape[4]) for shape in passes]
        assert {shape: shapes.count(shape) for shape in shapes} == {**wanted, **more}


def test_a_backend_of_attention_is_the_denoisers_alone() -> None:
    from diffusers.models.attention_dispatch import _AttentionBackendRegistry as Registry

    before = Registry.get_active_backend()
    one = engine(folder("t2v"), attention="_native_math")
    one.open(Watch())
    assert one._runner
    chosen = {
        expert.blocks[0].attn1.processor._attention_backend for expert in one._runner._adapter.denoisers
    }
    assert [backend.value for backend in chosen] == ["_native_math"]
    assert Registry.get_active_backend() == before
    with pytest.raises(Broken):
        engine(folder("t2v"), attention="flash").open(Watch())
    assert Registry.get_active_backend() == before

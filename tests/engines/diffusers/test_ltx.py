"""LTX-2 in its real classes with tiny random weights."""

import shutil
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import save_file
from takes import Watch, engine, folder, images, made, shot

from filmgate.engines.base import Broken, Cancelled
from filmgate.engines.diffusers import ltx as adapter


def ltx(**options: Any) -> Any:
    return engine(folder("ltx"), accept_licence="LTX-2 Community", **options)


def latents(frames: int, side: int) -> Any:
    return torch.randn(1, 4, frames, side, side, generator=torch.Generator().manual_seed(1))


@pytest.mark.parametrize(("count", "side"), [(1, 2), (8, 2), (9, 2), (19, 2), (31, 2), (10, 17)])
def test_decoding_in_pieces_is_decoding_in_one_go(count: int, side: int) -> None:
    one = ltx()
    one.open(Watch())
    vae = one._runner._adapter.components["vae"]
    with torch.no_grad():
        whole = vae.decode(latents(count, side), return_dict=False)[0]
    assert torch.equal(torch.cat(list(adapter.chunks(vae, latents(count, side))), 2), whole)


def test_no_tile_is_one_latent_wide_which_its_decoder_cannot_pad() -> None:
    assert adapter.stride(1376, 32) == 416  # of 43 latents, steps of 14 would leave one
    assert [adapter.stride(side, 32) for side in (512, 768, 1088, 1920)] == [448] * 4
    for side in range(64, 4096, 32):
        assert side % adapter.stride(side, 32) != 32
    wide = shot(width=928, height=64, frames=144)  # of 29
    one = ltx(pixels=0)
    found = made(one, wide)
    assert found.shape == (144, 64, 928, 3)
    assert (made(one, wide) == found).all()


@pytest.mark.parametrize(
    ("first", "last", "frames"), [(0, 0, 144), (0, 0, 240), (1, 0, 144), (0, 1, 144), (1, 1, 144)]
)
def test_text_first_last_and_both(tmp_path: Path, first: int, last: int, frames: int) -> None:
    one, watch = ltx(), Watch()
    start, end = images(tmp_path)
    what = shot(first=start if first else None, last=end if last else None, frames=frames)
    found = made(one, what, watch)
    assert found.shape == (frames, 64, 64, 3)
    assert (made(one, what) == found).all()
    assert sum(stage == "denoise" for stage, _ in watch.seen) == 2 * 3  # three passes guide a step
    if first or last:
        assert (made(one, shot(frames=frames)) != found).any()
    assert "stages" not in dict(one.plan(what).notes)


def test_it_is_what_stock_diffusers_makes() -> None:
    from diffusers import LTX2ConditionPipeline

    one = ltx(negative="bad")
    ours = made(one, shot())
    theirs = LTX2ConditionPipeline.from_pretrained(folder("ltx"), dtype=torch.float32)
    theirs.vae = one._runner._adapter.components["vae"]  # in the same tiles
    whole = theirs(
        prompt=shot().prompt,
        negative_prompt="bad",
        width=64,
        height=64,
        num_frames=145,
        num_inference_steps=2,
        generator=torch.Generator().manual_seed(7),
        output_type="np",
        return_dict=False,
    )[0][0]
    assert (ours == (whole[:144] * 255).round().astype("uint8")).all()


def test_distilled_it_is_made_small_then_doubled_and_refined(tmp_path: Path) -> None:
    one, watch = ltx(distilled="ltx"), Watch()
    start, end = images(tmp_path)
    what = shot(first=start, last=end)
    found = made(one, what, watch)
    assert found.shape == (144, 64, 64, 3)
    assert sum(stage == "denoise" for stage, _ in watch.seen) == 8 + 3
    assert dict(one.plan(what).notes)["stages"] == "denoised at 32x32, scaled up as latents, refined"
    assert (made(one, what) == found).all()


def test_1080p_is_made_as_it_is_in_two_stages_alone() -> None:
    full = shot(width=1920, height=1080)
    two = engine(folder("ltx"), accept_licence="LTX-2 Community", distilled="ltx", pixels=0)
    assert dict(two.plan(full).notes) == {
        "made": "1920x1088, 145 frames at 24 fps",
        "conformed": "1 frame cut at the end; cropped to 1920x1080",
        "stages": "denoised at 960x544, scaled up as latents, refined",
    }
    one = engine(folder("ltx"), accept_licence="LTX-2 Community", pixels=0)
    assert "scaled up" in dict(one.plan(full).notes)["conformed"]


def test_distilled_weights_without_the_second_model_have_one_stage(tmp_path: Path) -> None:
    alone = shutil.copytree(folder("ltx"), tmp_path / "ltx")
    shutil.rmtree(alone / "latent_upsampler")
    one, watch = engine(alone, accept_licence="LTX-2 Community", distilled="ltx"), Watch()
    made(one, shot(), watch)
    assert sum(stage == "denoise" for stage, _ in watch.seen) == 8


def test_weights_that_were_not_here_when_it_was_planned_are_used_as_planned(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def download(repo: str, *, local_files_only: bool = False, dry_run: bool = False, **_: Any) -> Any:
        if local_files_only:
            raise FileNotFoundError(repo)
        return [] if dry_run else str(folder("ltx"))  # what it would fetch

    monkeypatch.setattr("huggingface_hub.snapshot_download", download)
    one, watch = engine("Lightricks/LTX-2", accept_licence="LTX-2 Community", distilled="ltx"), Watch()
    assert one.weights() == ["ltx-2: Lightricks/LTX-2 is missing; a worker downloads it at its start"]
    made(one, shot(), watch)
    assert sum(stage == "denoise" for stage, _ in watch.seen) == 8
    assert "stages" not in dict(one.plan(shot()).notes)


def test_a_distillation_that_comes_as_lora_is_merged(tmp_path: Path) -> None:
    file, at = (
        tmp_path / "lora.safetensors",
        "diffusion_model.transformer_blocks.{}.attn1.to_q.lora_{}.weight",
    )
    torch.manual_seed(1)
    save_file({at.format(block, side): torch.randn(16, 16) for block in (0, 1) for side in "AB"}, file)
    plain, one = ltx(distilled="ltx"), ltx(distilled="ltx", lora=str(file))
    assert plain.plan(shot()).fingerprint != one.plan(shot()).fingerprint
    assert (made(plain, shot()) != made(one, shot())).any()


def test_stopped_in_the_second_stage_it_goes_on_as_if_nothing_had_been() -> None:
    one = ltx(distilled="ltx")
    found = made(one, shot())
    with pytest.raises(Cancelled):
        made(one, shot(seed=8), Watch(at=0.8, what=Cancelled))
    assert (made(one, shot()) == found).all()


def test_the_licence_must_be_accepted() -> None:
    with pytest.raises(Broken, match=r'10 million USD.*accept_licence = "LTX-2 Community"'):
        engine(folder("ltx"))


def test_what_cannot_be_cached_says_so() -> None:
    with pytest.raises(Broken, match="profile: ltx-2 does not support the cache"):
        ltx(profile="cached")


def test_a_schedule_goes_with_its_own_family() -> None:
    with pytest.raises(Broken, match=r"distilled: ltx-2 supports ltx"):
        ltx(distilled="fastwan")
    with pytest.raises(Broken, match=r"distilled: wan2.2-ti2v-5b supports fastwan or lightning"):
        engine(folder("ti2v"), distilled="ltx")

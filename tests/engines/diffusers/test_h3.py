"""MiniMax H3 in its real classes with tiny random weights."""

from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import torch
from takes import NO_TORCHVISION, Watch, counted, engine, folder, images, made, shot

from filmgate.engines.base import Cancelled
from filmgate.engines.diffusers.options import PROFILES, Profile

pytestmark = [
    pytest.mark.torchvision,
    pytest.mark.skipif(find_spec("torchvision") is None, reason=NO_TORCHVISION),
]


@pytest.fixture(scope="module")
def weights() -> Path:
    return folder("h3")


def h3(weights: Path, **options: Any) -> Any:
    return engine(weights, **{"steps": 3, "accept_licence": "MiniMax H3 Community", **options})


@pytest.mark.parametrize("latents", [37, 47, 72])  # of 124, 158 and 243 frames
def test_decoding_in_pieces_is_decoding_in_one_go(weights: Path, latents: int) -> None:
    from diffusers import AutoencoderKLMiniMaxH3

    from filmgate.engines.diffusers import h3

    vae = AutoencoderKLMiniMaxH3.from_pretrained(weights / "vae").eval()
    found = torch.randn(1, 4, latents, 4, 6)
    with torch.no_grad():
        whole = vae.decode(found, return_dict=False)[0]
    assert torch.equal(torch.cat(list(h3.chunks(vae, found)), 2), whole)


@pytest.mark.parametrize(
    ("first", "last", "frames"), [(0, 0, 144), (0, 0, 240), (1, 0, 144), (0, 1, 144), (1, 1, 144)]
)
def test_text_first_last_and_both(weights: Path, tmp_path: Path, first: int, last: int, frames: int) -> None:
    one, watch = h3(weights), Watch()
    start, end = images(tmp_path)
    what = shot(first=start if first else None, last=end if last else None, frames=frames)
    found = made(one, what, watch)
    assert found.shape == (frames, 64, 64, 3)
    assert (made(one, what) == found).all()
    assert sum(stage == "denoise" for stage, _ in watch.seen) == 2  # three points are two steps


def test_what_was_read_of_words_and_images_is_kept(weights: Path, tmp_path: Path) -> None:
    one, (start, end) = h3(weights), images(tmp_path)
    one.open(Watch())
    calls: list[int] = []
    encoder = one._runner._adapter.components["text_encoder"]
    encoder.model.language_model.register_forward_pre_hook(lambda *_: calls.append(1))
    found = made(one, shot(first=start))
    assert (made(one, shot(first=end)) != found).any()
    assert (made(one, shot(first=start)) == found).all()
    assert len(calls) == 2


def test_cached_it_skips_blocks_and_gives_the_same_frames_each_time(
    weights: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(PROFILES, "cached", Profile(cache=5.0))
    passes = {}
    for profile in ("exact", "cached"):
        one = h3(weights, steps=17, profile=profile)
        runs = counted(one, "transformer_blocks")
        found = made(one, shot())
        passes[profile] = len(runs)
        assert (made(one, shot(seed=8)) != found).any()
        assert (made(one, shot()) == found).all()
    assert passes["cached"] < passes["exact"] == 16


def test_stopped_in_mid_denoise_it_goes_on_as_if_nothing_had_been(weights: Path) -> None:
    one = h3(weights)
    found = made(one, shot())
    with pytest.raises(Cancelled):
        made(one, shot(seed=8), Watch(at=0.4, what=Cancelled))
    assert (made(one, shot()) == found).all()


@pytest.mark.parametrize("dtype", ["float32", "bfloat16"])
def test_the_layers_that_nothing_reads_are_gone_and_change_nothing(weights: Path, dtype: str) -> None:
    from diffusers import ModularPipeline

    theirs = ModularPipeline.from_pretrained(str(weights), workflow="t2va")
    theirs.load_components(dtype=getattr(torch, dtype))
    asked = {
        "prompt": "a red fox; crane shot",
        "height": 64,
        "width": 64,
        "num_frames": 158,
        "num_inference_steps": 3,
    }
    whole = theirs(generator=torch.Generator().manual_seed(7), output_type="np", **asked).get("videos")[0]
    one = h3(weights, dtype=dtype)
    ours = made(one, shot())
    assert (ours == (whole[:144] * 255).round().astype("uint8")).all()
    assert one._runner
    assert len(one._runner._adapter.components["text_encoder"].model.language_model.layers) == 51

"""Models at full size with random weights, drawn on the card. Shapes are those of the published configurations."""

import math
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from gpu_parts import tiny_weights
from gpu_parts.bench import Bench

_WAN = {
    "patch_size": (1, 2, 2),
    "text_dim": 4096,
    "freq_dim": 256,
    "cross_attn_norm": True,
    "qk_norm": "rms_norm_across_heads",
    "attention_head_dim": 128,
}
_WAN_5B = {
    "num_attention_heads": 24,
    "in_channels": 48,
    "out_channels": 48,
    "ffn_dim": 14336,
    "num_layers": 30,
}
_WAN_14B = {
    "num_attention_heads": 40,
    "in_channels": 16,
    "out_channels": 16,
    "ffn_dim": 13824,
    "num_layers": 40,
}
_WAN_SMALL = {"num_attention_heads": 2, "attention_head_dim": 16, "ffn_dim": 32, "num_layers": 2}
_H3_SMALL = {
    "num_attention_heads": 2, "attention_head_dim": 16, "hidden_size": 32, "num_layers": 2, "num_refiner_layers": 1,
    "ffn_dim": 32, "text_dim": 32, "freq_dim": 32, "time_embed_hidden_dim": 32, "time_embed_dim": 16, "rope_freq_dim": 2,
}  # fmt: skip
_WORDS = 250  # tokens of H3's prompt
_DECODER_5B = {
    "base_dim": 160, "decoder_base_dim": 256, "z_dim": 48, "dim_mult": [1, 2, 4, 4], "num_res_blocks": 2,
    "temperal_downsample": [False, True, True], "in_channels": 12, "out_channels": 12, "is_residual": True,
    "patch_size": 2, "latents_mean": [0.0] * 48, "latents_std": [1.0] * 48, "scale_factor_spatial": 16,
}  # fmt: skip
_DECODER_SMALL = {"base_dim": 3, "decoder_base_dim": 3, "dim_mult": [1, 1, 1, 1], "num_res_blocks": 1}


def drawn(build: Callable[[], Any], device: str) -> Any:
    """A model in bfloat16, but for what its class keeps in float32, as `from_pretrained` loads it."""
    import torch

    torch.set_default_dtype(torch.bfloat16)
    try:
        with torch.device(device):
            model = build().eval()
    finally:
        torch.set_default_dtype(torch.float32)
    kept = set(getattr(model, "_keep_in_fp32_modules", None) or ())
    with torch.no_grad():
        for name, one in model.named_parameters():
            if one.ndim > 1 and not one.any():  # zeros are multiplied faster than what is trained
                one.normal_(std=0.02)
            if kept & set(name.split(".")):
                one.data = one.data.float()
    return model.requires_grad_(False)  # noqa: FBT003


def wan_5b(*, small: bool) -> Any:
    """The denoiser of Wan 2.2 5B."""
    return _wan(_WAN_5B, small=small)


def wan_14b(*, small: bool) -> Any:
    """One expert of Wan 2.2 A14B."""
    return _wan(_WAN_14B, small=small)


def decoder_5b(*, small: bool) -> Any:
    """The coder and decoder of Wan 2.2 5B."""
    from diffusers import AutoencoderKLWan

    return AutoencoderKLWan(**{**_DECODER_5B, **(_DECODER_SMALL if small else {})})


def minimax_h3(*, small: bool) -> Any:
    """The denoiser of MiniMax H3."""
    from diffusers import MiniMaxH3Transformer3DModel

    return MiniMaxH3Transformer3DModel(**(_H3_SMALL if small else {}))


def wan_inputs(latent: tuple[int, ...], device: str, *, by_token: bool) -> dict[str, Any]:
    """Of one pass. `by_token`: a timestep for each token, as the pipeline of the 5B model gives them."""
    import torch

    tokens = math.prod(latent[1:]) // 4
    steps = torch.full((1, tokens), 500.0) if by_token else torch.tensor([500.0])
    return {
        "hidden_states": torch.randn((1, *latent), device=device, dtype=torch.bfloat16),
        "timestep": steps.to(device),
        "encoder_hidden_states": torch.randn((1, 512, 4096), device=device, dtype=torch.bfloat16),
    }


def h3_inputs(frames: int, device: str, *, small: bool) -> dict[str, Any]:
    """Text, sound and picture as one sequence: of 158 frames 48,152 tokens.

    17 frames are five latents of 42 x 24 tokens; two channels of sound have forty latents a second each.
    """
    import torch

    area = 4 if small else 42 * 24
    picture, sound = ((frames - 5) // 17 * 5 + 2) * area, 2 * round(frames / 24 * 40)
    rows = _WORDS + sound + picture
    kind = torch.tensor([1] * _WORDS + [2] * sound + [0] * picture)  # text, sound, picture
    half = {"device": device, "dtype": torch.bfloat16}
    whole = {
        "timestep": torch.tensor([0.5, 0.4]),
        "timestep_indices": (kind == 2).long(),
        "token_tags": kind,
        "position_ids": torch.arange(rows)[:, None].repeat(1, 3),
        **{
            f"{name}_indices": torch.nonzero(kind == number)[:, 0]
            for number, name in enumerate(("video", "text", "audio"))
        },
    }
    return {
        "hidden_states": torch.randn((1, picture, 96), **half),
        "audio_hidden_states": torch.randn((1, sound, 32), **half),
        "encoder_hidden_states": torch.randn((1, _WORDS, 32 if small else 5120), **half),
        **{name: one.to(device) for name, one in whole.items()},
    }


def counted(build: Callable[[], Any], inputs: dict[str, Any]) -> int:
    """Floating-point operations of one pass, counted on shapes alone."""
    import torch
    from torch.utils.flop_counter import FlopCounterMode

    with torch.device("meta"):
        model = build()
    with FlopCounterMode(display=False) as counter, torch.no_grad():
        model(**{name: _shape(one) for name, one in inputs.items()}, return_dict=False)
    return int(counter.get_total_flops())


def _shape(one: Any) -> Any:
    import torch

    return torch.empty(
        one.shape, device="meta", dtype=torch.float32 if one.is_floating_point() else one.dtype
    )


def folder_5b(bench: Bench) -> Path:
    """Where the pipeline of the 5B model lies, once all of it is saved."""
    return bench.work / "wan-5b"


def save_5b(bench: Bench) -> int:
    """Save it: denoiser and decoder at full size, a text encoder of two layers. Returns the bytes."""
    import torch
    from transformers import UMT5Config, UMT5EncoderModel

    folder = folder_5b(bench).with_suffix(".part")
    for old in (folder, folder_5b(bench)):
        shutil.rmtree(old, ignore_errors=True)
    shutil.copytree(tiny_weights.draw(bench, "ti2v"), folder)
    for name in ("transformer", "vae", "text_encoder"):
        shutil.rmtree(folder / name)
    drawn(lambda: wan_5b(small=bench.tiny), bench.device).save_pretrained(folder / "transformer")
    with torch.device(bench.device):
        decoder_5b(small=bench.tiny).save_pretrained(folder / "vae")
    shape = UMT5Config(
        vocab_size=128,
        d_model=4096,
        d_kv=64,
        d_ff=64 if bench.tiny else 10240,
        num_layers=2,
        num_heads=64,
        is_encoder_decoder=False,
    )
    torch.set_default_dtype(torch.bfloat16)
    with torch.device(bench.device):
        UMT5EncoderModel(shape).save_pretrained(folder / "text_encoder")
    torch.set_default_dtype(torch.float32)
    folder.rename(folder_5b(bench))
    return size_5b(bench)


def size_5b(bench: Bench) -> int:
    """Bytes of what was saved."""
    return sum(file.stat().st_size for file in folder_5b(bench).rglob("*.safetensors"))


def _wan(shape: dict[str, Any], *, small: bool) -> Any:
    from diffusers import WanTransformer3DModel

    return WanTransformer3DModel(**{**_WAN, **shape, **(_WAN_SMALL if small else {})})

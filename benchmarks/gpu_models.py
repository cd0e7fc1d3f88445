"""Models at full size with random weights, for gpu.py. Shapes are those of the published configurations."""

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any

_WAN = {
    "patch_size": (1, 2, 2), "text_dim": 4096, "freq_dim": 256, "cross_attn_norm": True,
    "qk_norm": "rms_norm_across_heads", "attention_head_dim": 128,
}  # fmt: skip
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
_WAN_SMALL = {"num_attention_heads": 2, "attention_head_dim": 12, "ffn_dim": 32, "num_layers": 2}
_H3_SMALL = {
    "num_attention_heads": 2, "attention_head_dim": 16, "hidden_size": 32, "num_layers": 2, "num_refiner_layers": 1,
    "ffn_dim": 32, "text_dim": 32, "freq_dim": 32, "time_embed_hidden_dim": 32, "time_embed_dim": 16, "rope_freq_dim": 2,
}  # fmt: skip
_WORDS = 250  # tokens of H3's prompt

Case = tuple[Callable[[], Any], dict[str, Any]]


def denoisers(*, small: bool) -> dict[str, Case]:
    """How to build one, and the inputs of a pass, by name. Clips of 768p, H3's at 1344x768."""
    return {
        "wan2.2-ti2v-5b 145 frames": _wan(_WAN_5B, (48, 37, 48, 84), small=small),
        "wan2.2-a14b 97 frames": _wan(_WAN_14B, (16, 25, 96, 168), small=small),
        **{f"minimax-h3 {frames} frames": _h3(frames, small=small) for frames in (124, 158, 243)},
    }


def _wan(shape: dict[str, Any], latent: tuple[int, ...], *, small: bool) -> Case:
    import torch
    from diffusers import WanTransformer3DModel

    if small:
        shape, latent = {**shape, **_WAN_SMALL}, (latent[0], 3, 8, 8)
    inputs = {
        "hidden_states": torch.randn(1, *latent),
        "timestep": torch.tensor([500]),
        "encoder_hidden_states": torch.randn(1, 512, 4096),
    }
    return functools.partial(WanTransformer3DModel, **{**_WAN, **shape}), inputs


def _h3(frames: int, *, small: bool) -> Case:
    """Text, sound and picture as one sequence: of 124, 158 and 243 frames 37,960, 48,152 and 73,636 tokens.

    17 frames are five latents of 42 x 24 tokens; two channels of sound have forty latents a second each.
    """
    import torch
    from diffusers import MiniMaxH3Transformer3DModel

    area = 4 if small else 42 * 24
    picture, sound = ((frames - 5) // 17 * 5 + 2) * area, 2 * round(frames / 24 * 40)
    rows = _WORDS + sound + picture
    kind = torch.tensor([1] * _WORDS + [2] * sound + [0] * picture)  # text, sound, picture
    inputs = {
        "hidden_states": torch.randn(1, picture, 96),
        "audio_hidden_states": torch.randn(1, sound, 32),
        "encoder_hidden_states": torch.randn(1, _WORDS, 32 if small else 5120),
        "timestep": torch.tensor([0.5, 0.4]),
        "timestep_indices": (kind == 2).long(),
        "token_tags": kind,
        "position_ids": torch.arange(rows)[:, None].repeat(1, 3),
        **{
            f"{name}_indices": torch.nonzero(kind == number)[:, 0]
            for number, name in enumerate(("video", "text", "audio"))
        },
    }
    return functools.partial(MiniMaxH3Transformer3DModel, **(_H3_SMALL if small else {})), inputs


def random_5b(folder: Path, *, small: bool) -> Path:
    """A folder of Wan 2.2 5B: its denoiser and decoder at full size, a text encoder of two layers."""
    import tiny

    if small:
        return tiny.wan("ti2v", folder)
    import torch
    from diffusers import AutoencoderKLWan, WanTransformer3DModel
    from transformers import UMT5Config, UMT5EncoderModel

    tiny.wan("ti2v", folder)
    torch.set_default_dtype(torch.bfloat16)
    WanTransformer3DModel(
        **_WAN, **_WAN_5B
    ).save_pretrained(folder / "transformer")  # fmt: skip
    torch.set_default_dtype(torch.float32)
    AutoencoderKLWan(
        base_dim=160, decoder_base_dim=256, z_dim=48, dim_mult=[1, 2, 4, 4], num_res_blocks=2,
        temperal_downsample=[False, True, True], in_channels=12, out_channels=12, is_residual=True, patch_size=2,
        latents_mean=[0.0] * 48, latents_std=[1.0] * 48, scale_factor_spatial=16,
    ).save_pretrained(folder / "vae")  # fmt: skip
    shape = UMT5Config(
        vocab_size=128,
        d_model=4096,
        d_kv=64,
        d_ff=10240,
        num_layers=2,
        num_heads=64,
        is_encoder_decoder=False,
    )
    UMT5EncoderModel(shape).save_pretrained(folder / "text_encoder")
    return folder

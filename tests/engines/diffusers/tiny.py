"""Pipelines of the real classes with random weights of some hundred kilobytes, saved as folders."""

from pathlib import Path
from typing import Any

_WAN_VAE = {"base_dim": 3, "dim_mult": [1, 1, 1, 1], "num_res_blocks": 1, "temperal_downsample": [False, True, True]}


def wan(kind: str, folder: Path) -> Path:
    """`kind`: t2v, i2v (two experts), ti2v (one for both), flf (Wan 2.1, with an image encoder)."""
    import torch
    from diffusers import AutoencoderKLWan, UniPCMultistepScheduler, WanImageToVideoPipeline, WanPipeline

    torch.manual_seed({"t2v": 1, "i2v": 2, "ti2v": 3, "flf": 4}[kind])
    parts: dict[str, Any] = {
        "tokenizer": _tokenizer(),
        "text_encoder": _umt5(),
        "scheduler": UniPCMultistepScheduler(prediction_type="flow_prediction", use_flow_sigmas=True, flow_shift=3.0),
    }
    if kind == "ti2v":
        parts["vae"] = AutoencoderKLWan(
            **_WAN_VAE, z_dim=48, in_channels=12, out_channels=12, is_residual=True, patch_size=2,
            latents_mean=[0.0] * 48, latents_std=[1.0] * 48, scale_factor_spatial=16,
        )  # fmt: skip
        parts |= {"transformer": _wan_dit(48, 48), "transformer_2": None, "expand_timesteps": True}
    else:
        parts["vae"] = AutoencoderKLWan(**_WAN_VAE, z_dim=16)
    if kind == "t2v":
        parts |= {"transformer": _wan_dit(16, 16), "transformer_2": _wan_dit(16, 16), "boundary_ratio": 0.875}
    if kind == "i2v":
        parts |= {"transformer": _wan_dit(36, 16), "transformer_2": _wan_dit(36, 16), "boundary_ratio": 0.875}
    if kind == "flf":
        encoder, processor = _clip()
        parts |= {"transformer": _wan_dit(36, 16, image_dim=32, pos_embed_seq_len=514), "image_encoder": encoder, "image_processor": processor}
    cls = WanPipeline if kind in ("t2v", "ti2v") else WanImageToVideoPipeline
    cls(**parts).save_pretrained(folder)
    return folder


def _wan_dit(into: int, out: int, **more: Any) -> Any:
    from diffusers import WanTransformer3DModel

    return WanTransformer3DModel(
        patch_size=(1, 2, 2), num_attention_heads=2, attention_head_dim=12, in_channels=into, out_channels=out,
        text_dim=32, freq_dim=32, ffn_dim=32, num_layers=2, cross_attn_norm=True, qk_norm="rms_norm_across_heads",
        rope_max_seq_len=64, **more,
    )  # fmt: skip


def _tokenizer() -> Any:
    """Every printable character is a piece: any prompt has tokens, and no file is needed."""
    from transformers import T5Tokenizer

    pieces = [("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0), ("▁", -2.0)]
    pieces += [(chr(code), -3.0) for code in range(33, 127)]
    pieces += [(f"<extra_id_{number}>", 0.0) for number in range(3, -1, -1)]
    return T5Tokenizer(vocab=pieces, extra_ids=4, model_max_length=512)


def _umt5() -> Any:
    from transformers import UMT5Config, UMT5EncoderModel

    return UMT5EncoderModel(
        UMT5Config(
            vocab_size=128, d_model=32, d_kv=8, d_ff=37, num_layers=2, num_heads=4, is_encoder_decoder=False,
            decoder_start_token_id=0,
        )
    ).eval()  # fmt: skip


def _clip() -> tuple[Any, Any]:
    from transformers import CLIPImageProcessor, CLIPVisionConfig, CLIPVisionModel

    shape = CLIPVisionConfig(
        hidden_size=32, intermediate_size=32, num_hidden_layers=2, num_attention_heads=2, image_size=224, patch_size=14
    )
    return CLIPVisionModel(shape).eval(), CLIPImageProcessor()

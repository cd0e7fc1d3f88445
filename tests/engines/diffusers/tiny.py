"""Pipelines of the real classes with random weights of some hundred kilobytes, saved as folders.

Heads have a multiple of eight channels: attention by cuDNN takes no others.
"""

from pathlib import Path
from typing import Any

_WAN_VAE = {
    "base_dim": 3,
    "dim_mult": [1, 1, 1, 1],
    "num_res_blocks": 1,
    "temperal_downsample": [False, True, True],
}


def wan(kind: str, folder: Path) -> Path:
    """`kind`: t2v, i2v (two experts), ti2v (one for both); of Wan 2.1 text, and flf with an image encoder."""
    import torch
    from diffusers import AutoencoderKLWan, UniPCMultistepScheduler, WanImageToVideoPipeline, WanPipeline

    torch.manual_seed({"t2v": 1, "i2v": 2, "ti2v": 3, "flf": 4, "text": 8}[kind])
    parts: dict[str, Any] = {
        "tokenizer": _tokenizer(),
        "text_encoder": _umt5(),
        "scheduler": UniPCMultistepScheduler(
            prediction_type="flow_prediction", use_flow_sigmas=True, flow_shift=3.0
        ),
    }
    if kind == "ti2v":
        parts["vae"] = AutoencoderKLWan(
            **_WAN_VAE,
            z_dim=48,
            in_channels=12,
            out_channels=12,
            is_residual=True,
            patch_size=2,
            latents_mean=[0.0] * 48,
            latents_std=[1.0] * 48,
            scale_factor_spatial=16,
        )
        parts |= {"transformer": _wan_dit(48, 48), "transformer_2": None, "expand_timesteps": True}
    else:
        parts["vae"] = AutoencoderKLWan(**_WAN_VAE, z_dim=16)
    if kind == "text":
        parts["transformer"] = _wan_dit(16, 16)
    if kind == "t2v":
        parts |= {"transformer": _wan_dit(16, 16), "transformer_2": _wan_dit(16, 16), "boundary_ratio": 0.875}
    if kind == "i2v":
        parts |= {"transformer": _wan_dit(36, 16), "transformer_2": _wan_dit(36, 16), "boundary_ratio": 0.875}
    if kind == "flf":
        encoder, processor = _clip()
        parts |= {
            "transformer": _wan_dit(36, 16, image_dim=32, pos_embed_seq_len=514),
            "image_encoder": encoder,
            "image_processor": processor,
        }
    cls = WanPipeline if kind in ("t2v", "ti2v", "text") else WanImageToVideoPipeline
    cls(**parts).save_pretrained(folder)
    return folder


def _wan_dit(into: int, out: int, **more: Any) -> Any:
    from diffusers import WanTransformer3DModel

    return WanTransformer3DModel(
        patch_size=(1, 2, 2),
        num_attention_heads=2,
        attention_head_dim=16,
        in_channels=into,
        out_channels=out,
        text_dim=32,
        freq_dim=32,
        ffn_dim=32,
        num_layers=2,
        cross_attn_norm=True,
        qk_norm="rms_norm_across_heads",
        rope_max_seq_len=64,
        **more,
    )


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
            vocab_size=128,
            d_model=32,
            d_kv=8,
            d_ff=37,
            num_layers=2,
            num_heads=4,
            is_encoder_decoder=False,
            decoder_start_token_id=0,
        )
    ).eval()


def _clip() -> tuple[Any, Any]:
    from transformers import CLIPImageProcessor, CLIPVisionConfig, CLIPVisionModel

    shape = CLIPVisionConfig(
        hidden_size=32,
        intermediate_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        image_size=224,
        patch_size=14,
    )
    return CLIPVisionModel(shape).eval(), CLIPImageProcessor()


def h3(folder: Path) -> Path:
    """MiniMax H3. Needs torchvision, as its processor of images does."""
    import torch
    from diffusers import (
        AutoencoderKLMiniMaxH3,
        AutoencoderKLMiniMaxH3Audio,
        MiniMaxH3Scheduler,
        MiniMaxH3Transformer3DModel,
    )
    from diffusers.modular_pipelines import MiniMaxH3Blocks

    torch.manual_seed(5)
    encoder, tokenizer, processor = _qwen3()
    pipe = MiniMaxH3Blocks().init_pipeline()
    pipe.update_components(
        text_encoder=encoder,
        tokenizer=tokenizer,
        processor=processor,
        vae=AutoencoderKLMiniMaxH3(
            latent_channels=4,
            block_out_channels=(4,) * 6,
            layers_per_block=1,
            norm_num_groups=2,
            decoder_num_layers=1,
            decoder_num_attention_heads=2,
            decoder_attention_head_dim=16,
            decoder_num_register_tokens=1,
            latents_mean=(0.0,) * 4,
            latents_std=(1.0,) * 4,
        ).eval(),
        audio_vae=AutoencoderKLMiniMaxH3Audio(
            encoder_dim=4,
            encoder_rates=(2, 2),
            latent_dim=16,
            latent_channels=8,
            num_attention_heads=2,
            decoder_dim=16,
            decoder_rates=(2, 2),
            decoder_kernel_sizes=(4, 4),
            resblock_kernel_sizes=(3,),
            resblock_dilation_sizes=((1, 3),),
            sampling_rate=160,
            latents_mean=[0.0] * 8,
            latents_std=[1.0] * 8,
        ),
        transformer=MiniMaxH3Transformer3DModel(
            num_attention_heads=2,
            attention_head_dim=16,
            hidden_size=32,
            num_layers=2,
            num_refiner_layers=1,
            ffn_dim=32,
            in_channels=4,
            audio_in_channels=8,
            text_dim=32,
            freq_dim=32,
            time_embed_hidden_dim=32,
            time_embed_dim=16,
            rope_freq_dim=2,
        ),
        scheduler=MiniMaxH3Scheduler(shift=12.0),
        audio_scheduler=MiniMaxH3Scheduler(shift=3.0),
    )
    pipe.save_pretrained(str(folder))
    return folder


def _qwen3() -> tuple[Any, Any, Any]:
    """The text encoder of H3 with 52 layers, one more than what is read; bytes are its words."""
    from tokenizers.pre_tokenizers import ByteLevel
    from transformers import (
        Qwen2Tokenizer,
        Qwen2VLImageProcessor,
        Qwen3VLConfig,
        Qwen3VLForConditionalGeneration,
        Qwen3VLProcessor,
        Qwen3VLVideoProcessor,
    )

    marks = [
        "<|endoftext|>",
        "<|im_start|>",
        "<|im_end|>",
        "<|vision_start|>",
        "<|vision_end|>",
        "<|image_pad|>",
        "<|video_pad|>",
    ]
    words = {word: number for number, word in enumerate([*sorted(ByteLevel.alphabet()), *marks])}
    tokenizer = Qwen2Tokenizer(
        vocab=words, merges=[], additional_special_tokens=marks[1:], model_max_length=4096
    )
    patches = {
        "patch_size": 8,
        "temporal_patch_size": 2,
        "merge_size": 2,
        "size": {"shortest_edge": 256, "longest_edge": 1024},
    }
    processor = Qwen3VLProcessor(
        image_processor=Qwen2VLImageProcessor(**patches),
        tokenizer=tokenizer,
        video_processor=Qwen3VLVideoProcessor(**patches),
    )
    shape = Qwen3VLConfig(
        text_config={
            "vocab_size": len(words) + 8,
            "hidden_size": 32,
            "intermediate_size": 32,
            "num_hidden_layers": 52,
            "num_attention_heads": 2,
            "num_key_value_heads": 1,
            "head_dim": 16,
            "pad_token_id": words["<|endoftext|>"],
            "rope_parameters": {
                "rope_type": "default",
                "mrope_section": [2, 3, 3],
                "mrope_interleaved": True,
                "rope_theta": 1e4,
            },
        },
        vision_config={
            "depth": 2,
            "hidden_size": 32,
            "intermediate_size": 32,
            "num_heads": 2,
            "patch_size": 8,
            "temporal_patch_size": 2,
            "spatial_merge_size": 2,
            "out_hidden_size": 32,
            "num_position_embeddings": 16,
            "deepstack_visual_indexes": [0],
        },
        image_token_id=words["<|image_pad|>"],
        video_token_id=words["<|video_pad|>"],
        vision_start_token_id=words["<|vision_start|>"],
        vision_end_token_id=words["<|vision_end|>"],
    )
    return Qwen3VLForConditionalGeneration(shape).eval(), tokenizer, processor


def ltx(folder: Path) -> Path:
    """LTX-2 with the model that doubles latents, beside the index as in the real repository."""
    import torch
    from diffusers import (
        AutoencoderKLLTX2Audio,
        AutoencoderKLLTX2Video,
        FlowMatchEulerDiscreteScheduler,
        LTX2Pipeline,
        LTX2VideoTransformer3DModel,
    )
    from diffusers.pipelines.ltx2 import LTX2TextConnectors, LTX2Vocoder
    from diffusers.pipelines.ltx2.latent_upsampler import LTX2LatentUpsamplerModel

    torch.manual_seed(6)
    encoder, tokenizer = _gemma3()
    LTX2Pipeline(
        text_encoder=encoder,
        tokenizer=tokenizer,
        scheduler=FlowMatchEulerDiscreteScheduler(
            use_dynamic_shifting=True, base_shift=0.95, max_shift=2.05, shift_terminal=0.1
        ),
        vae=AutoencoderKLLTX2Video(
            latent_channels=4,
            block_out_channels=(8,) * 4,
            decoder_block_out_channels=(8, 16, 32),
            layers_per_block=(1,) * 5,
            decoder_layers_per_block=(1,) * 4,
            decoder_causal=False,
            spatial_compression_ratio=32,
            temporal_compression_ratio=8,
        ),
        audio_vae=AutoencoderKLLTX2Audio(
            base_channels=8,
            ch_mult=(1, 1, 1),
            num_res_blocks=1,
            latent_channels=2,
            mel_bins=16,
            resolution=32,
        ),
        connectors=LTX2TextConnectors(
            caption_channels=16,
            text_proj_in_factor=3,
            video_connector_num_attention_heads=2,
            video_connector_attention_head_dim=8,
            video_connector_num_layers=1,
            video_connector_num_learnable_registers=None,
            audio_connector_num_attention_heads=2,
            audio_connector_attention_head_dim=8,
            audio_connector_num_layers=1,
            audio_connector_num_learnable_registers=None,
            rope_double_precision=False,
            rope_type="split",
        ),
        transformer=LTX2VideoTransformer3DModel(
            in_channels=4,
            out_channels=4,
            num_attention_heads=2,
            attention_head_dim=8,
            cross_attention_dim=16,
            audio_in_channels=8,
            audio_out_channels=8,
            audio_num_attention_heads=2,
            audio_attention_head_dim=8,
            audio_cross_attention_dim=16,
            num_layers=2,
            caption_channels=16,
            rope_double_precision=False,
            rope_type="split",
        ),
        vocoder=LTX2Vocoder(
            in_channels=32,
            hidden_channels=8,
            upsample_kernel_sizes=[4, 4],
            upsample_factors=[2, 2],
            resnet_kernel_sizes=[3],
            resnet_dilations=[[1]],
            output_sampling_rate=160,
        ),
    ).save_pretrained(folder)
    double = LTX2LatentUpsamplerModel(in_channels=4, mid_channels=32, num_blocks_per_stage=1)
    double.save_pretrained(folder / "latent_upsampler")
    return folder


def _gemma3() -> tuple[Any, Any]:
    """The text encoder of LTX-2: all its layers' outputs are read. Characters are its words."""
    from transformers import Gemma3Config, Gemma3ForConditionalGeneration, GemmaTokenizer

    marks = ["<pad>", "<eos>", "<bos>", "<unk>", "<mask>", "▁"]
    words = {word: number for number, word in enumerate([*marks, *(chr(code) for code in range(33, 127))])}
    shape = Gemma3Config(
        text_config={
            "vocab_size": 128,
            "hidden_size": 16,
            "intermediate_size": 16,
            "num_hidden_layers": 2,
            "num_attention_heads": 2,
            "num_key_value_heads": 1,
            "head_dim": 8,
            "sliding_window": 16,
        },
        vision_config={
            "hidden_size": 16,
            "intermediate_size": 16,
            "num_hidden_layers": 1,
            "num_attention_heads": 2,
            "image_size": 28,
            "patch_size": 14,
        },
        mm_tokens_per_image=1,
    )
    return Gemma3ForConditionalGeneration(shape).eval(), GemmaTokenizer(vocab=words, merges=[])

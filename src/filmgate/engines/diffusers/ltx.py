"""The adapter of LTX-2, 2.3 and 2.5: from text, first frame, last frame, or both; distilled models in two
stages. Sound is not decoded.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from filmgate.engines import recipes
from filmgate.engines.base import Frames
from filmgate.engines.diffusers import lora, pixels, placement
from filmgate.engines.diffusers.adapter import Take
from filmgate.engines.diffusers.options import SAMPLERS, Decode, Options
from filmgate.engines.diffusers.texts import Texts
from filmgate.engines.diffusers.weights import UPSAMPLER, Weights
from filmgate.engines.recipes import Sampling

_FPS = 24.0
_STRIDE = 448  # pixels from tile to tile
_PLAIN = {  # one pass: each kind of guidance is on unless it is told to be off, of the sound too
    f"{of}{kind}": off
    for of in ("", "audio_")
    for kind, off in (
        ("guidance_scale", 1.0),
        ("stg_scale", 0.0),
        ("modality_scale", 1.0),
        ("guidance_rescale", 0.0),
    )
}


class LtxAdapter:
    """The adapter of LTX-2: one pipeline, and a model that doubles the size of latents for clips in two
    stages.
    """

    def __init__(self, sources: list[Weights], options: Options, decode: Decode) -> None:
        import torch
        from diffusers import FlowMatchEulerDiscreteScheduler, LTX2ConditionPipeline

        del decode  # it is as the rest

        dtype, folder = getattr(torch, options.dtype), sources[0].folder
        self._pipe = LTX2ConditionPipeline.from_pretrained(
            folder, dtype=dtype, local_files_only=True, **dict.fromkeys(sources[0].family.unused)
        )
        self._pipe.set_progress_bar_config(disable=True)
        lora.merge(self._pipe, options.lora)
        self._sampler = SAMPLERS.get(options.distilled)
        if self._sampler:
            self._pipe.scheduler = FlowMatchEulerDiscreteScheduler(shift=1.0)
        self._double = _upsampler(sources[0], dtype) if sources[0].family.stages > 1 else None
        self._texts = Texts()
        modules = {**self._pipe.components, UPSAMPLER: self._double}
        self.components = {name: one for name, one in modules.items() if isinstance(one, torch.nn.Module)}
        self.denoisers = [self.components["transformer"]]
        self._pipe.vae.use_framewise_decoding = True
        tiles(self._pipe.vae, 0, 0)

    def passes(self, take: Take) -> int:
        refined = self._sampler.refine[: take.how.steps] if self._sampler and self._double else ()
        return recipes.passes("ltx", take.how) + len(refined)

    def shortest(self, take: Take) -> Sampling:
        return replace(take.how, steps=2)  # a schedule that ends above zero cannot have one level

    def latents(self, take: Take) -> Any:
        import torch
        from diffusers.pipelines.ltx2.pipeline_ltx2_condition import LTX2VideoCondition

        tiles(self._pipe.vae, take.width, take.height)
        pipe, how = self._pipe, take.how
        guided = how.guidance > 1
        device = pipe._execution_device
        words = self._texts.get(
            (take.prompt, how.negative if guided else None),
            lambda: pipe.encode_prompt(
                take.prompt, how.negative, do_classifier_free_guidance=guided, device=device
            ),
        )
        both = ("prompt_embeds", "prompt_attention_mask")
        names = [*both, *(f"negative_{name}" for name in both)]
        given: dict[str, Any] = {
            name: None if one is None else one.to(device) for name, one in zip(names, words, strict=True)
        }
        given |= {"num_frames": take.frames, "frame_rate": _FPS}
        given |= {"guidance_scale": how.guidance} if guided else _PLAIN
        given |= {"output_type": "latent", "return_dict": False}
        given["generator"] = torch.Generator().manual_seed(take.seed)
        given["conditions"] = [
            LTX2VideoCondition(frames=image, index=index, strength=1.0)
            for image, index in ((take.first, 0), (take.last, -1))
            if image is not None
        ]
        whole = {"width": take.width, "height": take.height}
        if self._sampler is None:
            return pipe(num_inference_steps=how.steps, **whole, **given)[0]
        first, second = (list(one[: how.steps]) for one in (self._sampler.sigmas, self._sampler.refine))
        if self._double is None:
            return pipe(sigmas=first, num_inference_steps=len(first), **whole, **given)[0]
        half = {name: side // 2 for name, side in whole.items()}
        small, sound = pipe(sigmas=first, num_inference_steps=len(first), **half, **given)
        large = self._double(small.to(self._double.dtype)).to(small.dtype)
        return pipe(
            latents=large,
            audio_latents=sound,
            sigmas=second,
            noise_scale=second[0],
            num_inference_steps=len(second),
            **whole,
            **given,
        )[0]

    def decode(self, latents: Any) -> Iterator[Frames]:
        vae = self.components["vae"]
        return pixels.stream(pixels.rgb24(one.float() * 0.5 + 0.5) for one in chunks(vae, latents))


def tiles(vae: Any, width: int, height: int) -> None:
    """Set the decoder of a pipeline to tiles of 64 frames and 512 pixels, as in Lightricks' own pipelines
    (TilingConfig.default). `width` and `height`: the size of the frame in pixels, which decides the distance
    from tile to tile.
    """
    across, down = (stride(one, vae.spatial_compression_ratio) for one in (width, height))
    vae.enable_tiling(
        tile_sample_min_num_frames=64,
        tile_sample_stride_num_frames=40,
        tile_sample_min_height=512,
        tile_sample_stride_height=down,
        tile_sample_min_width=512,
        tile_sample_stride_width=across,
    )


def stride(side: int, ratio: int) -> int:
    """Return the distance in pixels from tile to tile along a side: the largest with which the last tile is
    more than one latent wide.

    The decoder pads by reflection, and one latent alone cannot be reflected. `side`: pixels; `ratio`: pixels
    of a latent.
    """
    return next((one for one in range(_STRIDE, 0, -ratio) if (side - ratio) % one), _STRIDE)


def chunks(vae: Any, latents: Any) -> Iterator[Any]:
    """Give the result of `vae.decode` in chunks of 41, 40, 40, … frames instead of all at once. As in
    `vae.decode`, tiles of time are decoded and blended.
    """
    import torch

    placement.wake(vae)
    ratio, stride = vae.temporal_compression_ratio, vae.tile_sample_stride_num_frames
    length, fade = vae.tile_sample_min_num_frames // ratio, vae.tile_sample_min_num_frames - stride
    with torch.no_grad():
        latents = latents.to(device=next(vae.decoder.parameters()).device, dtype=vae.dtype)
        time = torch.zeros(1, device=latents.device, dtype=vae.dtype)
        given = time if vae.config.timestep_conditioning else None
        count = latents.shape[2]
        if count <= length:
            yield _tile(vae, latents, given)
            return
        left, before = (count - 1) * ratio + 1, None
        for start in range(0, count, stride // ratio):
            piece = _tile(vae, latents[:, :, start : start + length + 1], given)
            if before is not None:
                piece = vae.blend_t(before, piece[:, :, :-1], fade)
            shown = piece[:, :, : min(left, stride + (before is None))]
            before = piece
            left -= shown.shape[2]
            if shown.shape[2]:
                yield shown


def _tile(vae: Any, latents: Any, time: Any) -> Any:
    """Decode some latents, all of them, in tiles of the picture if the picture is large."""
    side = vae.tile_sample_min_height // vae.spatial_compression_ratio
    if max(latents.shape[-2:]) > side:
        return vae.tiled_decode(latents, time, return_dict=False)[0]
    return vae.decoder(latents, time)


def _upsampler(source: Weights, dtype: Any) -> Any:
    from diffusers.pipelines.ltx2.latent_upsampler import LTX2LatentUpsamplerModel

    return LTX2LatentUpsamplerModel.from_pretrained(
        source.folder, subfolder=UPSAMPLER, dtype=dtype, local_files_only=True
    ).eval()

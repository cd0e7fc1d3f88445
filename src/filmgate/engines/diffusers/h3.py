"""The adapter of MiniMax H3: from text, first frame, last frame, or both. Its sound is not decoded: clips are
silent.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from filmgate.engines import recipes
from filmgate.engines.base import Frames
from filmgate.engines.diffusers import pixels, placement
from filmgate.engines.diffusers.adapter import Take
from filmgate.engines.diffusers.options import Decode, Options
from filmgate.engines.diffusers.texts import Texts
from filmgate.engines.diffusers.weights import Weights
from filmgate.engines.recipes import Sampling

_READ = 51  # layers of the text encoder: what conditions the model is the input of the last of them


class H3Adapter:
    """The adapter of MiniMax H3. Its modular pipeline is split in two: one encodes text and images, the other
    denoises.
    """

    def __init__(self, sources: list[Weights], options: Options, decode: Decode) -> None:
        import torch
        from diffusers.modular_pipelines import MiniMaxH3Blocks
        from diffusers.utils import logging

        del decode  # it is as the rest

        logging.set_verbosity(logging.CRITICAL)  # a cancelled shot would be a traceback of three levels
        folder = str(sources[0].folder)
        self._denoise = _pipeline(MiniMaxH3Blocks(), folder, "decode", "text_encoder")
        self._read = _pipeline(MiniMaxH3Blocks(), folder, "vae_encoder", "denoise", "decode")
        loaded: dict[str, Any] = {}
        for one in (self._denoise, self._read):
            names = {
                spec.name
                for spec in one.blocks.expected_components
                if spec.default_creation_method == "from_pretrained"
            }.difference(loaded, sources[0].family.unused)
            more = ["audio_vae"] * (one is self._denoise)  # its configuration lays the sound out
            one.load_components(names=[*names, *more], dtype=getattr(torch, options.dtype))
            one.update_components(**{name: loaded[name] for name in one.components if name in loaded})
            one.set_progress_bar_config(disable=True)
            loaded |= {name: part for name, part in one.components.items() if part is not None}
        _shorten(loaded["text_encoder"])
        self._texts = Texts()
        self.components = {name: one for name, one in loaded.items() if isinstance(one, torch.nn.Module)}
        self.denoisers = [self.components["transformer"]]

    def passes(self, take: Take) -> int:
        return recipes.passes("h3", take.how)

    def shortest(self, take: Take) -> Sampling:
        return replace(take.how, steps=2)  # its steps are points, and two of them are one step

    def latents(self, take: Take) -> Any:
        import torch

        images = {name: one for name, one in (("image", take.first), ("last_image", take.last)) if one}
        shape = {"height": take.height, "width": take.width, "num_frames": take.frames}
        digests = {name: hashlib.sha256(one.tobytes()).digest() for name, one in images.items()}

        def read() -> tuple[Any, Any]:
            state = self._read(prompt=take.prompt, **images, **shape)
            return state.get("prompt_embeds"), state.get("text_token_tags")

        if take.how.flow_shift:
            self._denoise.scheduler.set_shift(take.how.flow_shift)
        embeds, tags = self._texts.get((take.prompt, *digests.items()), read)
        return self._denoise(
            prompt_embeds=embeds.to(self._denoise._execution_device),
            text_token_tags=tags,
            num_inference_steps=take.how.steps,
            generator=torch.Generator().manual_seed(take.seed),
            output="latents",
            **images,
            **shape,
        )

    def decode(self, latents: Any) -> Iterator[Frames]:
        import torch

        vae, pipe = self.components["vae"], self._denoise

        def column(values: Any) -> Any:
            return torch.tensor(values, device=latents.device).view(1, -1, 1, 1, 1)

        latents = latents * column(vae.config.latents_std) + column(vae.config.latents_mean)
        mean, deviation = column(pipe.pixel_mean), column(pipe.pixel_std)
        return pixels.stream(pixels.rgb24(one.float() * deviation + mean) for one in chunks(vae, latents))


def chunks(vae: Any, latents: Any) -> Iterator[Any]:
    """Give the result of `vae.decode` in chunks of 17 frames, with 5 at the end, instead of all at once.

    Five latents are decoded at a time. Each chunk is blended with the end of the one before.
    """
    import torch

    placement.wake(vae)
    size, drop, ratio = vae.tokens_chunk_size, vae.config.token_drop, vae.temporal_compression_ratio
    wanted = (latents.shape[2] - 2) // size * vae.config.clip_length + size  # 5n + 2 latents: 17n + 5 frames
    tokens = latents.shape[2] + drop
    pad = -tokens % size
    count = (tokens + pad) // size - int(drop > 0)
    with torch.no_grad():
        # its decoder is of mixed precision: as `decode` does, by the first of its layers
        entrance = next(vae.post_quant_conv.parameters())
        latents = latents.to(entrance.device, entrance.dtype)
        if pad:
            latents = torch.cat([latents, latents[:, :, -1:].repeat(1, 1, pad, 1, 1)], 2)
        tail, sent = None, 0
        for number in range(count):
            start = number * size
            clip = vae._decode_clip(latents[:, :, start : start + size + vae.token_overlap])
            piece = clip[:, :, : size * ratio][:, :, vae.frame_pre_padding :]
            if tail is not None:
                piece = vae._blend(tail, piece, vae.frame_overlap, dim=-3)
            tail = (
                clip[:, :, size * ratio : 2 * size * ratio][:, :, vae.frame_pre_padding :] if drop else None
            )
            piece = piece[:, :, : max(0, wanted - sent)]
            sent += piece.shape[2]
            yield piece
        if tail is not None and wanted > sent:
            yield tail[:, :, : wanted - sent]


def _pipeline(blocks: Any, folder: str, *without: str) -> Any:
    for name in without:
        blocks.sub_blocks.pop(name)
    return blocks.init_pipeline(folder)


def _shorten(encoder: Any) -> None:
    """Remove the layers of the text encoder above the one that is read. They are a fifth of it."""
    stack = encoder.model.language_model
    if len(stack.layers) > _READ:
        stack.layers = stack.layers[:_READ]

"""MiniMax H3: text, first frame, last frame, both. Its sound is not decoded: clips here are silent."""

from collections.abc import Iterator
from typing import Any

from filmgate.engines.base import Frames
from filmgate.engines.diffusers import pixels
from filmgate.engines.diffusers.adapter import Take
from filmgate.engines.diffusers.options import Options
from filmgate.engines.diffusers.texts import Texts
from filmgate.engines.diffusers.weights import Weights

_UNUSED = "transformer_ref"  # for references: as large as the transformer
_READ = 51  # layers of the text encoder: what conditions the model is the input of the last of them


class H3Adapter:
    """The modular pipeline without its decoder; a second one without its text encoder, and that one alone."""

    def __init__(self, found: list[Weights], options: Options) -> None:
        import torch
        from diffusers.modular_pipelines import MiniMaxH3Blocks
        from diffusers.utils import logging

        logging.set_verbosity(logging.CRITICAL)  # a cancelled shot would be a traceback of three levels
        folder = str(found[0].folder)
        self._whole = _pipeline(MiniMaxH3Blocks(), folder, "decode")
        names = [
            spec.name
            for spec in self._whole.blocks.expected_components
            if spec.default_creation_method == "from_pretrained" and spec.name != _UNUSED
        ]
        self._whole.load_components(names=[*names, "audio_vae"], dtype=getattr(torch, options.dtype))
        self._loaded = self._whole.components
        _shorten(self._loaded["text_encoder"])
        self._told = _pipeline(MiniMaxH3Blocks(), folder, "decode", "text_encoder")
        self._reader = _pipeline(
            MiniMaxH3Blocks(), folder, "before_encode", "vae_encoder", "denoise", "decode"
        )
        for one in (self._told, self._reader):
            one.update_components(
                **{name: self._loaded[name] for name in one.components if name in self._loaded}
            )
        for one in (self._whole, self._told, self._reader):
            one.set_progress_bar_config(disable=True)
        self._texts = Texts()
        self.components = {
            name: one for name, one in self._loaded.items() if isinstance(one, torch.nn.Module)
        }
        self.denoisers = [self.components["transformer"]]

    def latents(self, take: Take) -> Any:
        import torch

        given = {
            "height": take.height, "width": take.width, "num_frames": take.frames,
            "num_inference_steps": take.steps, "generator": torch.Generator().manual_seed(take.seed),
        }  # fmt: skip
        if take.first is None and take.last is None:
            embeds, tags = self._texts.get(take.prompt, lambda: self._read(take.prompt))
            device = self._told._execution_device
            return self._told(
                prompt_embeds=embeds.to(device), text_token_tags=tags, output="latents", **given
            )
        images = {name: one for name, one in (("image", take.first), ("last_image", take.last)) if one}
        return self._whole(prompt=take.prompt, output="latents", **images, **given)

    def _read(self, prompt: str) -> tuple[Any, Any]:
        state = self._reader(prompt=prompt)
        return state.get("prompt_embeds"), state.get("text_token_tags")

    def decode(self, latents: Any) -> Iterator[Frames]:
        import torch

        vae, told = self.components["vae"], self._whole

        def column(values: Any) -> Any:
            return torch.tensor(values, device=latents.device).view(1, -1, 1, 1, 1)

        latents = latents * column(vae.config.latents_std) + column(vae.config.latents_mean)
        mean, deviation = column(told.pixel_mean), column(told.pixel_std)
        return pixels.stream(pixels.rgb24(one.float() * deviation + mean) for one in chunks(vae, latents))


def chunks(vae: Any, latents: Any) -> Iterator[Any]:
    """What `vae.decode` gives in one piece, in pieces of 17 frames and 5 at the end.

    Five latents are decoded at a time; each piece is faded into the tail of the one before.
    """
    import torch

    hook = getattr(vae, "_hf_hook", None)  # offloading: `decode` would wake it
    if hook is not None:
        hook.pre_forward(vae)
    size, drop, ratio = vae.tokens_chunk_size, vae.config.token_drop, vae.temporal_compression_ratio
    wanted = (latents.shape[2] - 2) // size * vae.config.clip_length + size  # 5n + 2 latents: 17n + 5 frames
    tokens = latents.shape[2] + drop
    pad = -tokens % size
    count = (tokens + pad) // size - int(drop > 0)
    with torch.no_grad():
        latents = latents.to(next(vae.decoder.parameters()).device)
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
    """Layers above the one that is read are a fifth of it."""
    stack = encoder.model.language_model
    if len(stack.layers) > _READ:
        stack.layers = stack.layers[:_READ]

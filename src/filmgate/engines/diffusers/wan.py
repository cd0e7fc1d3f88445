"""The adapter of Wan 2.1 and 2.2: from text, first frame, or first and last frame; with one denoiser or two
experts.
"""

import inspect
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from filmgate.engines import recipes
from filmgate.engines.base import Frames
from filmgate.engines.diffusers import lora, pixels, placement, schedule
from filmgate.engines.diffusers.adapter import Take
from filmgate.engines.diffusers.options import SAMPLERS, Decode, Options
from filmgate.engines.diffusers.texts import Texts
from filmgate.engines.diffusers.weights import Weights
from filmgate.engines.recipes import Sampling

_WORDS = 512  # tokens of a prompt
_BOTH = "wan2.2-ti2v-5b"  # one denoiser for text and for images


class WanAdapter:
    """The adapter of Wan: the pipelines of one or two folders, for text and for images. Text encoder and VAE
    are loaded once for both, the denoisers from each folder.
    """

    def __init__(self, sources: list[Weights], options: Options, decode: Decode) -> None:
        import torch
        from diffusers import WanImageToVideoPipeline, WanPipeline

        self._text: Any = None
        self._image: Any = None
        self._texts = Texts()
        shared: dict[str, Any] = {}
        dtype = getattr(torch, options.dtype)
        for one in sources:
            of_text = _class_of(one) == "WanPipeline"
            kind = WanPipeline if of_text else WanImageToVideoPipeline
            pipe = _load(kind, one, dtype, shared, getattr(torch, decode))
            lora.merge(pipe, options.lora)
            if options.distilled:
                pipe.scheduler = schedule.scheduler(SAMPLERS[options.distilled])
            if of_text:
                self._text = pipe
            else:
                self._image = pipe
            if one.family.name == _BOTH:
                self._text = pipe if of_text else _sibling(WanPipeline, pipe)
                self._image = _sibling(WanImageToVideoPipeline, pipe) if of_text else pipe
        pipes = [pipe for pipe in (self._text, self._image) if pipe]
        self.components: dict[str, Any] = {}
        for number, pipe in enumerate(pipes):
            for name, module in pipe.components.items():
                # the 5B model's two pipelines are over the same modules: what is done to a module twice, such
                # as offloading it, fails
                if isinstance(module, torch.nn.Module) and module not in self.components.values():
                    denoiser = name.startswith("transformer")
                    self.components[f"{name}.{number}" if denoiser and number else name] = module
        self.denoisers = [one for name, one in self.components.items() if name.startswith("transformer")]
        for pipe in pipes:
            pipe.set_progress_bar_config(disable=True)

    def passes(self, take: Take) -> int:
        return recipes.passes("wan", take.how)

    def shortest(self, take: Take) -> Sampling:
        """Return sampling values with one step; with two experts two steps, one for each."""
        how = take.how
        if self._pipe(take).transformer_2 is None or how.boundary is None or not how.flow_shift:
            return replace(how, steps=1)
        return replace(how, steps=2, boundary=(1 + recipes.shifted(0.5, how.flow_shift)) / 2)

    def _pipe(self, take: Take) -> Any:
        return self._image if take.first is not None else self._text

    def latents(self, take: Take) -> Any:
        import torch

        pipe, how = self._pipe(take), take.how
        guided = how.guidance > 1
        positive, negative = self._texts.get(
            (take.prompt, how.negative if guided else None),
            lambda: pipe.encode_prompt(
                take.prompt,
                how.negative,
                guided,
                max_sequence_length=_WORDS,
                device=pipe._execution_device,
            ),
        )
        given: dict[str, Any] = {}
        if take.first is not None:
            given["image"] = take.first
            if take.last is not None:
                given["last_image"] = take.last
        if how.flow_shift:
            pipe.scheduler = schedule.shifted(pipe.scheduler, how.flow_shift)
        if how.boundary is not None:
            pipe.register_to_config(boundary_ratio=how.boundary)
            given["guidance_scale_2"] = how.guidance_2
        device = pipe._execution_device
        denoised = pipe(
            prompt_embeds=positive.to(device),
            negative_prompt_embeds=None if negative is None else negative.to(device),
            height=take.height,
            width=take.width,
            num_frames=take.frames,
            num_inference_steps=how.steps,
            guidance_scale=how.guidance,
            generator=torch.Generator().manual_seed(take.seed),
            output_type="latent",
            **given,
        ).frames
        vae = pipe.vae
        denoised = denoised.float()
        shape = (1, vae.config.z_dim, 1, 1, 1)
        mean = torch.tensor(vae.config.latents_mean).view(shape).to(denoised.device, denoised.dtype)
        inverse = 1.0 / torch.tensor(vae.config.latents_std).view(shape).to(denoised.device, denoised.dtype)
        return denoised / inverse + mean

    def decode(self, latents: Any) -> Iterator[Frames]:
        return pixels.stream(
            pixels.rgb24(one.float() * 0.5 + 0.5) for one in chunks(self.components["vae"], latents)
        )


def chunks(vae: Any, latents: Any) -> Iterator[Any]:
    """Give the result of `vae.decode` in chunks of 1, 4, 4, … frames instead of all at once. The decoder is
    causal in time, and itself keeps the features of earlier frames.
    """
    import torch
    from diffusers.models.autoencoders.autoencoder_kl_wan import unpatchify

    placement.wake(vae)
    with torch.no_grad():
        vae.clear_cache()
        hidden = vae.post_quant_conv(latents.to(vae.device, vae.dtype))
        for number in range(hidden.shape[2]):
            vae._conv_idx = [0]
            first = {"first_chunk": True} if number == 0 else {}
            out = vae.decoder(
                hidden[:, :, number : number + 1],
                feat_cache=vae._feat_map,
                feat_idx=vae._conv_idx,
                **first,
            )
            if vae.config.patch_size is not None:
                out = unpatchify(out, patch_size=vae.config.patch_size)
            yield torch.clamp(out, min=-1.0, max=1.0)
        vae.clear_cache()


def _class_of(source: Weights) -> str:
    import json

    assert source.folder  # noqa: S101
    return str(json.loads((source.folder / "model_index.json").read_text(encoding="utf-8"))["_class_name"])


def _load(kind: Any, source: Weights, dtype: Any, shared: dict[str, Any], decode: Any) -> Any:
    """Return the pipeline of a folder. It takes the modules that are in `shared`, and puts those that it
    loads for all folders there.
    """
    from diffusers import AutoencoderKLWan

    if not shared:
        shared["vae"] = AutoencoderKLWan.from_pretrained(
            source.folder, subfolder="vae", dtype=decode, local_files_only=True
        )
    pipe = kind.from_pretrained(source.folder, dtype=dtype, local_files_only=True, **shared)
    shared |= {"text_encoder": pipe.text_encoder, "tokenizer": pipe.tokenizer}
    return pipe


def _sibling(kind: Any, pipe: Any) -> Any:
    """Return the other pipeline over the same modules. `kind`: its class."""
    takes = inspect.signature(kind.__init__).parameters
    parts = {name: one for name, one in pipe.components.items() if name in takes}
    return kind(
        **parts, boundary_ratio=pipe.config.boundary_ratio, expand_timesteps=pipe.config.expand_timesteps
    )

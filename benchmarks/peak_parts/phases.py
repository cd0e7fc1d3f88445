"""What each phase of a clip works with, run on shapes alone as the engine and diffusers' pipelines run it."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import torch

from filmgate.engines.diffusers import h3, ltx, pixels, wan
from peak_parts import inputs, live, published

_HALF = torch.bfloat16
_PIECES = {"wan": 4, "h3": 4, "ltx": 2}  # of a decoder: by then it holds what it ever will

# Layers of a denoiser and of MiniMax H3's decoder are alike and keep nothing: so many work with as much as all of
# them do (a test runs all of one), in seconds instead of minutes.
_ALIKE = 2


class Shape(NamedTuple):
    """Of a clip that is made in one go."""

    width: int
    height: int
    frames: int


READERS = ("text_encoder", "image_encoder", "connectors")


def component(model: str, name: str, dtype: torch.dtype = _HALF) -> Any:
    """As our engine holds it."""
    part = published.build(model, name, dtype)
    return published.shortened(part) if (model, name) == ("minimax-h3", "text_encoder") else part


def reading(model: str, name: str) -> int:
    """Of what reads words or pictures."""
    part = component(model, name)
    return live.peak(lambda: inputs.read(model, name, part), part)


def denoising(model: str, shape: Shape, *, together: int = 1, layers: int = _ALIKE) -> int:
    """Of a pass of the denoiser; `together`: how many are made at once."""
    part = published.build(model, "transformer", _HALF, layers=layers)

    def act() -> None:
        kept = inputs.held(model, together)
        part(**inputs.denoise(model, shape, together), return_dict=False)
        del kept

    return live.peak(act, part)


def decoding(model: str, shape: Shape, dtype: torch.dtype) -> int:
    """Of its frames as our engine makes them, until the decoder holds all it ever will."""
    vae = published.build(model, "vae", dtype)
    if inputs.adapter(model) == "h3":
        vae.decoder.transformer_blocks = vae.decoder.transformer_blocks[:_ALIKE]
    act = {"wan": _wan_frames, "h3": _h3_frames, "ltx": _ltx_frames}[inputs.adapter(model)]
    return live.peak(lambda: act(vae, shape), vae)


def _some(frames: Iterator[Any], count: int) -> None:
    for _, one in zip(range(count), frames, strict=False):
        del one


def _wan_frames(vae: Any, shape: Shape) -> None:
    made = torch.empty(inputs.latent(vae.config.z_dim, shape, vae.config.scale_factor_spatial, 4))
    _some((pixels.rgb24(one.float() * 0.5 + 0.5) for one in wan.chunks(vae, made)), _PIECES["wan"])


def _h3_frames(vae: Any, shape: Shape) -> None:
    made = torch.empty(
        (
            1,
            vae.config.latent_channels,
            inputs.h3_latents(shape.frames),
            shape.height // 16,
            shape.width // 16,
        )
    )
    deviation = torch.empty((1, 3, 1, 1, 1))
    _some((pixels.rgb24(one.float() * deviation + deviation) for one in h3.chunks(vae, made)), _PIECES["h3"])


def _ltx_frames(vae: Any, shape: Shape) -> None:
    ltx.tiles(vae, shape.width, shape.height)
    made = torch.empty(inputs.latent(128, shape, 32, 8), dtype=_HALF)
    _some((pixels.rgb24(one.float() * 0.5 + 0.5) for one in ltx.chunks(vae, made)), _PIECES["ltx"])


def encoding(model: str, shape: Shape, dtype: torch.dtype) -> int:
    """Of the frames that condition a clip."""
    vae = published.build(model, "vae", dtype)
    kind = inputs.adapter(model)
    frames = shape.frames if whole_clips(model) else 1

    def act() -> None:
        given = torch.empty((1, 3, frames, shape.height, shape.width), dtype=torch.float32)
        if kind == "h3":
            given = (given - given[:1, :, :1, :1, :1]) / given[:1, :, :1, :1, :1]
        elif frames > 1:
            given = given.clone()  # zeros and ends, put together
        found = vae.encode(given if kind == "h3" else given.to(dtype)).latent_dist
        del given
        found.mode()

    if kind == "ltx":
        ltx.tiles(vae, shape.width, shape.height)
    return live.peak(act, vae)


def whole_clips(model: str) -> bool:
    """Tell whether it encodes whole clips, grey but for their ends: the others encode a frame at a time."""
    return published.family(model) in ("wan2.2-i2v-a14b", "wan2.1-flf2v-14b")


def doubling(model: str, shape: Shape) -> int:
    """Of latents of half the size that become those of the whole."""
    part = published.build(model, "latent_upsampler", _HALF)
    half = Shape(shape.width // 2, shape.height // 2, shape.frames)
    return live.peak(lambda: part(torch.empty(inputs.latent(128, half, 32, 8), dtype=_HALF)), part)


def weights(part: Any) -> tuple[int, int, int]:
    """Bytes of a component: all; its largest leaf; and once each tensor is pinned, for which torch takes the next
    power of two.
    """
    sizes = [one.numel() * one.element_size() for one in part.parameters()]
    leaves = [
        sum(one.numel() * one.element_size() for one in leaf.parameters(recurse=False))
        for leaf in part.modules()
    ]
    return sum(sizes), max(leaves), sum(1 << (one - 1).bit_length() for one in sizes if one)

"""What the pipelines give to each module, as shapes."""

from typing import Any

import torch

from filmgate.engines.families import FAMILIES
from peak_parts import published

_HALF = torch.bfloat16
_WORDS = 512  # tokens of Wan's prompts
_LONG = 1024  # tokens of LTX-2's prompts, and as many as are reckoned with of H3's
_PATCH = 32  # pixels of a side of what is one token of H3's text encoder


def adapter(model: str) -> str:
    """How its family is run."""
    return FAMILIES[published.family(model)].adapter


def latent(channels: int, shape: Any, space: int, time: int) -> tuple[int, ...]:
    """Of a clip."""
    return (1, channels, (shape.frames - 1) // time + 1, shape.height // space, shape.width // space)


def h3_latents(frames: int) -> int:
    """17n + 5 frames are 5n + 2 latents."""
    return (frames - 5) // 17 * 5 + 2


def read(model: str, name: str, part: Any) -> Any:
    """Words, and pictures where it sees them, go through a module. Returns what is kept of it."""
    if name == "image_encoder":
        pictures = torch.empty((2, 3, 224, 224), dtype=_HALF)
        return part(pixel_values=pictures, output_hidden_states=True).hidden_states[-2]
    if name == "connectors":
        packed = torch.empty((2, _LONG, 3840 * 49), dtype=_HALF)
        return part(packed, torch.ones((2, _LONG), dtype=torch.long), padding_side="left")
    if model == "minimax-h3":
        return _h3_read(part)
    words = _LONG if model == "ltx-2" else _WORDS
    given = {name: torch.ones((1, words), dtype=torch.long) for name in ("input_ids", "attention_mask")}
    if model != "ltx-2":
        return [part(**given).last_hidden_state for _ in range(2)]
    kept = []
    for _ in range(2):  # with and without the prompt
        found = part(**given, output_hidden_states=True).hidden_states
        kept.append(torch.stack(found, dim=-1).flatten(2, 3).to(_HALF))
        del found
    return kept


def _h3_read(part: Any) -> Any:
    """A prompt with two pictures: all layers' outputs are held, one is read."""
    seen = 2 * (1344 // _PATCH) * (768 // _PATCH)
    looked = [torch.empty((seen, 5120), dtype=_HALF) for _ in range(4)]  # what its eyes gave to four layers
    words = torch.empty((1, _LONG + seen, 5120), dtype=_HALF)
    at = torch.zeros((3, 1, _LONG + seen), dtype=torch.long)
    found = part.model.language_model(
        inputs_embeds=words, position_ids=at, output_hidden_states=True, use_cache=False
    )
    del looked
    return found.hidden_states[50]


def held(model: str, together: int) -> Any:
    """What a pipeline holds while it denoises: LTX-2's of all layers of its text encoder, and once more for
    passes that are made together.
    """
    if adapter(model) != "ltx":
        return None
    packed = [torch.empty((1, _LONG, 3840 * 49), dtype=_HALF) for _ in range(together)]
    return packed if together == 1 else [*packed, torch.cat(packed)]


def denoise(model: str, shape: Any, together: int) -> dict[str, Any]:
    """One pass, or several at once."""
    kind = adapter(model)
    if kind == "h3":
        return _h3_pass(shape)
    if kind == "ltx":
        return _ltx_pass(shape, together)
    return _wan_pass(model, shape)


def _wan_pass(model: str, shape: Any) -> dict[str, Any]:
    """Of 5B with a timestep for each token."""
    told = published.table()
    of_5b = model == "wan2.2-ti2v-5b"
    channels = 48 if of_5b else 36 if "i2v" in model or "flf2v" in model else 16
    made = torch.empty(latent(channels, shape, 16 if of_5b else 8, 4), dtype=_HALF)
    tokens = made[0, 0].numel() // 4
    given = {
        "hidden_states": made,
        "timestep": torch.empty((1, tokens) if of_5b else (1,)),
        "encoder_hidden_states": torch.empty((1, _WORDS, 4096), dtype=_HALF),
    }
    if "image_encoder" in told[model]:
        given["encoder_hidden_states_image"] = torch.empty((2, 257, 1280), dtype=_HALF)
    return given


def _h3_pass(shape: Any) -> dict[str, Any]:
    """A prompt, two key frames, sound and picture in one row."""
    area = (shape.width // 32) * (shape.height // 32)
    words, sound = _LONG + 2 * area, 2 * round(shape.frames / 24 * 40)
    picture = (2 + h3_latents(shape.frames)) * area
    rows = words + sound + picture
    return {
        "hidden_states": torch.empty((1, picture, 96)),
        "audio_hidden_states": torch.empty((1, sound, 32)),
        "encoder_hidden_states": torch.empty((1, words, 5120), dtype=_HALF),
        "timestep": torch.empty((3,)),
        "timestep_indices": torch.zeros((rows,), dtype=torch.long),
        "token_tags": torch.zeros((rows,), dtype=torch.long),
        "position_ids": torch.empty((rows, 3), dtype=torch.float64),
        "video_indices": torch.arange(picture),
        "text_indices": torch.arange(words),
        "audio_indices": torch.arange(sound),
    }


def _ltx_pass(shape: Any, together: int) -> dict[str, Any]:
    """With a last frame, whose tokens come behind those of the clip."""
    _, channels, frames, height, width = latent(128, shape, 32, 8)
    tokens, sound = (frames + 1) * height * width, round(shape.frames / 24 * 25)
    half = {"dtype": _HALF}
    return {
        "hidden_states": torch.empty((together, tokens, channels), **half),
        "audio_hidden_states": torch.empty((together, sound, 128), **half),
        "encoder_hidden_states": torch.empty((together, _LONG, 3840), **half),
        "audio_encoder_hidden_states": torch.empty((together, _LONG, 3840), **half),
        "timestep": torch.empty((together, tokens)),
        "audio_timestep": torch.empty((together,)),
        "sigma": torch.empty((together,)),
        "audio_sigma": torch.empty((together,)),
        "encoder_attention_mask": torch.ones((together, _LONG), dtype=torch.long),
        "audio_encoder_attention_mask": torch.ones((together, _LONG), dtype=torch.long),
        "num_frames": frames,
        "height": height,
        "width": width,
        "fps": 24.0,
        "audio_num_frames": sound,
        "video_coords": torch.empty((together, 3, tokens, 2)),
        "audio_coords": torch.empty((together, 1, sound, 2)),
    }

"""The published models, built at full size on shapes alone."""

import functools
import importlib
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import torch

_TABLE = Path(__file__).with_suffix(".toml")
_HOMES = (
    "diffusers",
    "diffusers.pipelines.ltx2",
    "diffusers.pipelines.ltx2.latent_upsampler",
    "transformers",
)
_CONFIGS = {
    "UMT5EncoderModel": "UMT5Config",
    "CLIPVisionModel": "CLIPVisionConfig",
    "Qwen3VLForConditionalGeneration": "Qwen3VLConfig",
    "Gemma3ForConditionalGeneration": "Gemma3Config",
}
# what stays in float32 of a model that is loaded in bfloat16: each library has a word for it
_KEPT = {False: "_keep_in_fp32_modules", True: "_keep_in_fp32_modules_strict"}
_READ = 51  # layers of MiniMax H3's text encoder that our engine keeps


@functools.cache
def table() -> dict[str, dict[str, Any]]:
    """By model: what is written down of each."""
    return tomllib.loads(_TABLE.read_text(encoding="utf-8"))


def components(model: str) -> Iterator[str]:
    """Names of its components."""
    return (name for name, what in table()[model].items() if isinstance(what, dict))


def family(model: str) -> str:
    """The name of its family."""
    return str(table()[model].get("family", model))


def numbers(model: str, name: str) -> int:
    """How many numbers its repository has in this component; 0 where that is not written down."""
    return int(_told(model, name).get("numbers", 0))


def _told(model: str, name: str) -> dict[str, Any]:
    told = table()[model][name]
    return _told(told["like"], told.get("part", name)) if "like" in told else dict(told)


def same(model: str, name: str) -> tuple[str, ...]:
    """What tells it from others: components that are alike in two models are one."""
    told = _told(model, name)
    return (told["class"], repr(told["config"]))


def build(model: str, name: str, dtype: torch.dtype, *, layers: int = 0) -> Any:
    """A component as `from_pretrained` loads it, in its precision but for what its class keeps in float32.
    `layers`: fewer of a denoiser's than there are.
    """
    from transformers.initialization import no_init_weights

    told = _told(model, name)
    kind = _class(told["class"])
    of_transformers = told["class"] in _CONFIGS
    torch.set_default_dtype(dtype)
    try:
        with no_init_weights():
            given = told["config"] | ({"num_layers": layers} if layers else {})
            made = kind(_class(_CONFIGS[told["class"]])(**given)) if of_transformers else kind(**given)
    finally:
        torch.set_default_dtype(torch.float32)
    if of_transformers:
        made.tie_weights()
    kept = set(getattr(made, _KEPT[of_transformers], None) or ())
    for at, one in made.named_parameters():
        if dtype != torch.float32 and kept & set(at.split(".")):
            one.data = one.data.float()
    return made.eval().requires_grad_(False)  # noqa: FBT003


def shortened(encoder: Any) -> Any:
    """MiniMax H3's text encoder as our engine holds it."""
    stack = encoder.model.language_model
    stack.layers = stack.layers[:_READ]
    return encoder


def _class(name: str) -> Any:
    for home in _HOMES:
        if found := getattr(importlib.import_module(home), name, None):
            return found
    raise LookupError(name)

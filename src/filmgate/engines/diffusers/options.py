"""The options of a diffusers engine in filmgate.toml."""

from typing import Literal

from pydantic import Field, field_validator

from filmgate.engines import options
from filmgate.engines.recipes import Chosen

Offload = Literal["resident", "model", "group"]
Decode = Literal["float32", "bfloat16"]


class Profile(options.Options):
    """Options that make a diffusers engine faster or smaller. All of them are part of the fingerprint."""

    compile: bool = False
    attention: str = "native"  # a backend of diffusers
    cache: float = 0.0  # change of the first blocks up to which cache-dit skips the others; 0: none
    storage: Literal["", "fp8"] = ""  # of the denoiser's weights, while they are not computed with
    decode: tuple[Decode, ...] = (
        "float32",
    )  # of Wan; a second where too little memory is free for the first


class Sampler(options.Options):
    """The noise schedule of a distilled model. `sigmas`: noise levels from 1 down; `renoise`: whether fresh
    noise is added at each level; `refine`: the levels of the second stage, if there is one.
    """

    adapter: str
    sigmas: tuple[float, ...]
    refine: tuple[float, ...] = ()
    renoise: bool = False


# exact: what diffusers does, bit for bit. lossless: the same arithmetic in another order.
PROFILES = {
    "exact": Profile(),
    "lossless": Profile(compile=True, attention="_native_cudnn", decode=("float32", "bfloat16")),
    "cached": Profile(compile=True, attention="_native_cudnn", cache=0.08, decode=("bfloat16",)),
    "small": Profile(storage="fp8", decode=("bfloat16",)),
}

# FastWan by distribution matching: timesteps 1000, 757, 522 with fresh noise in between (FastVideo's
# configuration of FastWan2.2-TI2V-5B); lightning: 4 steps of 1000 at shift 5 (lightx2v's of Wan2.2-Distill);
# ltx: 8 steps, 3 to refine (Lightricks' of the distilled LTX-2, ltx-pipelines' constants).
SAMPLERS = {
    "fastwan": Sampler(adapter="wan", sigmas=(1.0, 0.757, 0.522), renoise=True),
    "lightning": Sampler(adapter="wan", sigmas=(1.0, 0.9375, 0.8333, 0.625)),
    "ltx": Sampler(
        adapter="ltx",
        sigmas=(1.0, 0.99375, 0.9875, 0.98125, 0.975, 0.909375, 0.725, 0.421875),
        refine=(0.909375, 0.725, 0.421875),
    ),
}


class Options(Chosen):
    """The options of [engines.NAME] with `kind = "diffusers"`."""

    weights: list[str] = Field(min_length=1, max_length=2)
    revision: str = ""
    device: Literal["cuda", "cpu"] = "cuda"
    dtype: Literal["bfloat16", "float32"] = "bfloat16"
    profile: Literal["exact", "lossless", "cached", "small"] = "lossless"
    distilled: Literal["", "fastwan", "lightning", "ltx"] = ""
    attention: str = ""
    decode: Literal["", "float32", "bfloat16"] = ""
    offload: Literal["auto", "resident", "model", "group"] = "auto"
    pixels: int = Field(default=0, ge=0)
    lora: list[str] = Field(default_factory=list, max_length=2)
    accept_licence: str = ""

    @field_validator("weights", "lora", mode="before")
    @classmethod
    def _listed(cls, value: object) -> object:
        return [value] if isinstance(value, str) else value

    def speed(self) -> Profile:
        """Return the profile of these options. On a CPU, everything that needs a GPU is off."""
        chosen = PROFILES[self.profile]
        if self.device == "cpu":
            chosen = chosen.model_copy(update={"compile": False, "attention": "native"})
        return chosen.model_copy(update={"attention": self.attention}) if self.attention else chosen

    def decodes(self, adapter: str) -> tuple[Decode, ...]:
        """Return the precisions in which the decoder of this family may run, the preferred one first.

        In diffusers Wan's decoder is float32, whatever the precision of the rest; decoders of other families
        have the precision of the rest.
        """
        if adapter != "wan" or self.dtype == "float32":
            return (self.dtype,)
        return (self.decode,) if self.decode else self.speed().decode

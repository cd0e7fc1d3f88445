"""Facts about each family of models, and the detection of the family of a folder of weights. torch is not
imported here.

The facts come from the model cards and from the pipelines' own checks (diffusers 0.42).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from filmgate.domain.need import BOTH, FIRST, TAKES, TEXT
from filmgate.engines.base import Broken

_APACHE = "Apache-2.0; your clips are yours"


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """Facts about a family of models. Sides are multiples of `multiple` pixels. The number of frames is
    `frame_step[0]` * n + `frame_step[1]`, at `fps` frames a second.

    `longest`: the most frames of one part; a longer clip is made in several parts. `pixels`: the pixels of
    the largest frame that is made at its own size; a larger frame is made smaller and scaled up. `token`: the
    pixels of the clip in each token of the denoiser. `stages`: 2 if the clip is denoised at half the size,
    then scaled up as latents and refined. `nearest`: each side goes to the nearest multiple, not to the next
    one above. `together`: the passes of guidance that run at once. `unused`: the components that are not
    loaded. `accept`: the value that `accept_licence` must have. `terms`: the text that is shown before that.
    """

    name: str
    adapter: str
    repos: tuple[str, ...]
    takes: tuple[str, ...]
    multiple: int
    fps: int
    frame_step: tuple[int, int]
    longest: int
    pixels: int
    token: int
    licence: str = _APACHE
    accept: str = ""
    terms: str = ""
    unused: tuple[str, ...] = ()
    stages: int = 1
    nearest: bool = False
    compiles: bool = True
    together: int = 1


_P768 = 1376 * 768

_WAN_5B = Family(
    name="wan2.2-ti2v-5b",
    adapter="wan",
    repos=("Wan-AI/Wan2.2-TI2V-5B-Diffusers",),
    takes=(TEXT, FIRST),
    multiple=32,
    fps=24,
    frame_step=(4, 1),
    longest=145,
    pixels=_P768,
    token=4096,
)
_WAN_T2V = Family(
    name="wan2.2-t2v-a14b",
    adapter="wan",
    repos=("Wan-AI/Wan2.2-T2V-A14B-Diffusers",),
    takes=(TEXT,),
    multiple=16,
    fps=16,
    frame_step=(4, 1),
    longest=97,
    pixels=_P768,
    token=1024,
)
_WAN_I2V = Family(
    name="wan2.2-i2v-a14b",
    adapter="wan",
    repos=("Wan-AI/Wan2.2-I2V-A14B-Diffusers",),
    takes=(FIRST, BOTH),
    multiple=16,
    fps=16,
    frame_step=(4, 1),
    longest=97,
    pixels=_P768,
    token=1024,
)
_WAN_FLF = Family(
    name="wan2.1-flf2v-14b",
    adapter="wan",
    repos=("Wan-AI/Wan2.1-FLF2V-14B-720P-diffusers",),
    takes=(BOTH,),
    multiple=16,
    fps=16,
    frame_step=(4, 1),
    longest=97,
    pixels=_P768,
    token=1024,
)
_WAN_21 = Family(
    name="wan2.1-t2v",
    adapter="wan",
    repos=("Wan-AI/Wan2.1-T2V-1.3B-Diffusers",),
    takes=(TEXT,),
    multiple=16,
    fps=16,
    frame_step=(4, 1),
    longest=97,
    pixels=832 * 480,
    token=1024,
)
_H3 = Family(
    name="minimax-h3",
    adapter="h3",
    repos=("MiniMaxAI/MiniMax-H3",),
    takes=TAKES,
    multiple=32,
    fps=24,
    frame_step=(17, 5),
    longest=345,
    pixels=1344 * 768,
    token=3400,
    licence="MiniMax H3 Community License: not for the EU, the UK, South Korea and the USA",
    accept="MiniMax H3 Community",
    terms=(
        "The MiniMax H3 Community License covers the model and its clips everywhere except in the European "
        "Union, the United Kingdom, South Korea and the United States. A business with over 20 million USD "
        "of revenue needs MiniMax's permission. A product that shows its clips must show the name MiniMax "
        "H3. Nobody may train another model on the clips. Read the licence in the model's repository."
    ),
    unused=("transformer_ref",),
    nearest=True,
    compiles=False,
)
_LTX = Family(
    name="ltx-2",
    adapter="ltx",
    takes=TAKES,
    repos=("Lightricks/LTX-2", "diffusers/LTX-2.3-Diffusers", "Lightricks/LTX-2.5-Diffusers"),
    multiple=32,
    fps=24,
    frame_step=(8, 1),
    longest=481,
    pixels=_P768,
    token=8192,
    licence="LTX-2 Community License: not for businesses of 10 million USD a year",
    accept="LTX-2 Community",
    terms=(
        "The LTX-2 Community License is free for users with less than 10 million USD of revenue a year. "
        "Others need a licence from Lightricks. Nobody may build a product on it that competes with "
        "Lightricks. Read the licence in the model's repository."
    ),
    unused=("vocoder", "processor", "prompt_enhancer", "duration_head"),
    together=2,
)
# Another Filmgate: its clips are already what a prediction needs, frame by frame.
FILMGATE = Family(
    name="filmgate",
    adapter="",
    repos=(),
    takes=TAKES,
    multiple=2,
    fps=24,
    frame_step=(1, 0),
    longest=240,
    pixels=2700 * 1080,
    token=1,
    licence="as the other server's engine says",
)
FAMILIES = {one.name: one for one in (_WAN_5B, _WAN_T2V, _WAN_I2V, _WAN_FLF, _WAN_21, _H3, _LTX)}
REPOS = {repo: one for one in FAMILIES.values() for repo in one.repos}

_FLF_POSITIONS = 514  # two images of CLIP's 257 tokens


def licensed(engine: str, family: Family, accepted: str) -> None:
    """Raise Broken, with the terms, if the licence of a family must be accepted and `accepted` is not the
    value that accepts it.
    """
    if family.accept and accepted != family.accept:
        raise Broken(
            f"[engines.{engine}] {family.terms} If you and your viewers meet these terms, set "
            f'accept_licence = "{family.accept}"'
        )


def refined(family: Family) -> Family:
    """Return the facts of a family for clips in two stages. The multiples double, because half the size must
    fit too. Frames of 1080p are made at their own size.
    """
    return replace(family, stages=2, multiple=2 * family.multiple, pixels=1920 * 1088)


def of(index: Mapping[str, Any], transformer: Mapping[str, Any]) -> Family | None:
    """Return the family of a pipeline, from its model index and its transformer's configuration. Return None
    if it is unknown.
    """
    kind = str(index.get("_class_name", "")) + str(index.get("_blocks_class_name", ""))
    if "MiniMaxH3" in kind:
        return _H3
    if kind.startswith("LTX2"):
        return _LTX
    if kind in ("WanPipeline", "WanImageToVideoPipeline"):
        return _wan(index, transformer, text=kind == "WanPipeline")
    return None


def _wan(index: Mapping[str, Any], transformer: Mapping[str, Any], *, text: bool) -> Family | None:
    if index.get("expand_timesteps"):
        return _WAN_5B
    experts = bool(index.get("boundary_ratio"))
    if text:
        return _WAN_T2V if experts else _WAN_21
    if transformer.get("pos_embed_seq_len") == _FLF_POSITIONS:
        return _WAN_FLF
    return _WAN_I2V if experts else None

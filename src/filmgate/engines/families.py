"""What is known of each family of models, and how a folder of weights tells which it is. No torch here.

Facts are those of the model cards and of the pipelines' own checks (diffusers 0.42).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from filmgate.domain.need import BOTH, FIRST, TAKES, TEXT
from filmgate.engines.base import Broken

_APACHE = "Apache-2.0; what you make is yours"


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """Sides are multiples of `multiple` pixels; frame counts are `beat[0]` * n + `beat[1]`, at `fps`.

    `longest`: frames that are made in one go, longer clips in parts; `pixels`: of a frame that is made as it
    is, a larger one is scaled up; `skipped`: steps of which no forward pass comes.
    `accept`: what `accept_licence` must say, `terms`: what is shown before.
    """

    name: str
    adapter: str
    repo: str
    takes: tuple[str, ...]
    multiple: int
    fps: int
    beat: tuple[int, int]
    longest: int
    pixels: int
    steps: int
    guidance: float
    licence: str = _APACHE
    accept: str = ""
    terms: str = ""
    skipped: int = 0
    compiles: bool = True


_P768 = 1376 * 768

_WAN_5B = Family(
    name="wan2.2-ti2v-5b", adapter="wan", repo="Wan-AI/Wan2.2-TI2V-5B-Diffusers", takes=(TEXT, FIRST),
    multiple=32, fps=24, beat=(4, 1), longest=145, pixels=_P768, steps=50, guidance=5.0,
)  # fmt: skip
_WAN_T2V = Family(
    name="wan2.2-t2v-a14b", adapter="wan", repo="Wan-AI/Wan2.2-T2V-A14B-Diffusers", takes=(TEXT,),
    multiple=16, fps=16, beat=(4, 1), longest=97, pixels=_P768, steps=40, guidance=4.0,
)  # fmt: skip
_WAN_I2V = Family(
    name="wan2.2-i2v-a14b", adapter="wan", repo="Wan-AI/Wan2.2-I2V-A14B-Diffusers", takes=(FIRST, BOTH),
    multiple=16, fps=16, beat=(4, 1), longest=97, pixels=_P768, steps=40, guidance=3.5,
)  # fmt: skip
_WAN_FLF = Family(
    name="wan2.1-flf2v-14b", adapter="wan", repo="Wan-AI/Wan2.1-FLF2V-14B-720P-diffusers", takes=(BOTH,),
    multiple=16, fps=16, beat=(4, 1), longest=97, pixels=_P768, steps=50, guidance=5.5,
)  # fmt: skip
_WAN_21 = Family(
    name="wan2.1-t2v", adapter="wan", repo="Wan-AI/Wan2.1-T2V-1.3B-Diffusers", takes=(TEXT,),
    multiple=16, fps=16, beat=(4, 1), longest=97, pixels=832 * 480, steps=50, guidance=5.0,
)  # fmt: skip
_H3 = Family(
    name="minimax-h3", adapter="h3", repo="MiniMaxAI/MiniMax-H3", takes=TAKES,
    multiple=32, fps=24, beat=(17, 5), longest=345, pixels=1344 * 768, steps=50, guidance=1.0,
    licence="MiniMax H3 Community License: not for the EU, the UK, South Korea and the USA",
    accept="MiniMax H3 Community",
    terms="The MiniMax H3 Community License covers the model and what it makes everywhere but in the "
    "European Union, the United Kingdom, South Korea and the United States; a business with over 20 million "
    "USD of revenue needs MiniMax's permission; what shows its clips must show the name MiniMax H3; no other "
    "model may be trained on them. Read the licence in the model's repository.",
    skipped=1, compiles=False,
)  # fmt: skip
FAMILIES = {one.name: one for one in (_WAN_5B, _WAN_T2V, _WAN_I2V, _WAN_FLF, _WAN_21, _H3)}
REPOS = {one.repo: one for one in FAMILIES.values()}

_FLF_POSITIONS = 514  # two images of CLIP's 257 tokens


def licensed(engine: str, family: Family, accepted: str) -> None:
    """Raises Broken where the family's licence wants a word and was not given it."""
    if family.accept and accepted != family.accept:
        raise Broken(
            f"[engines.{engine}] {family.terms} If that holds for you and for who sees the clips, set "
            f'accept_licence = "{family.accept}"'
        )


def of(index: Mapping[str, Any], transformer: Mapping[str, Any]) -> Family | None:
    """The family of a pipeline, by its model index and its transformer's configuration; None: not known."""
    kind = str(index.get("_class_name", "")) + str(index.get("_blocks_class_name", ""))
    if "MiniMaxH3" in kind:
        return _H3
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

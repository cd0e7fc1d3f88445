"""The sampling values of each model (steps, guidance, …) as its makers use them: one table, each value with
its source.

torch is not imported here. Video servers are told the same values (`dialects`).
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pydantic import Field

from filmgate.engines import options
from filmgate.engines.base import Broken

# Sources, as they were read:
_WAN_22 = "github.com/Wan-Video/Wan2.2, 42bf4cf"
_WAN_21 = "github.com/Wan-Video/Wan2.1, 9737cba"
_LTX = "github.com/Lightricks/LTX-2, 400fd31, packages/ltx-pipelines/src/ltx_pipelines/utils/constants.py"
_H3 = "diffusers 0.42.1, modular_pipelines/minimax_h3 and schedulers/scheduling_minimax_h3.py"

# Wan publishes it in Chinese, and so trained it: wan/configs/shared_config.py of 2.1 and 2.2, the same words
_WAN_NEGATIVE = (
    "色调艳丽，过曝，静态，细节模糊不清，字幕，风格，作品，画作，画面，静止，整体发灰，最差质量，低质量，JPEG压缩残留，"  # noqa: RUF001
    "丑陋的，残缺的，多余的手指，画得不好的手部，画得不好的脸部，畸形的，毁容的，形态畸形的肢体，手指融合，"  # noqa: RUF001
    "静止不动的画面，杂乱的背景，三条腿，背景人很多，倒着走"  # noqa: RUF001
)
# DEFAULT_NEGATIVE_PROMPT; it names faults of sound too, which is made along with the picture
_LTX_NEGATIVE = (
    "has_subtitles, has_blurbox, transition from black, transition to black, speech_ending_short, "
    "blurry, out of focus, overexposed, underexposed, low contrast, washed out colors, excessive noise, "
    "grainy texture, poor lighting, flickering, motion blur, distorted proportions, unnatural skin tones, "
    "deformed facial features, asymmetrical face, missing facial features, extra limbs, disfigured hands, "
    "wrong hand count, artifacts around text, inconsistent perspective, camera shake, incorrect depth of "
    "field, background too sharp, background clutter, distracting reflections, harsh shadows, inconsistent "
    "lighting direction, color banding, cartoonish rendering, 3D CGI look, unrealistic materials, uncanny "
    "valley effect, incorrect ethnicity, wrong gender, exaggerated expressions, wrong gaze direction, "
    "mismatched lip sync, silent or muted audio, distorted voice, robotic voice, echo, background noise, "
    "off-sync audio, incorrect dialogue, added dialogue, repetitive speech, jittery movement, awkward "
    "pauses, incorrect timing, unnatural transitions, inconsistent framing, tilted camera, flat lighting, "
    "inconsistent tone, cinematic oversaturation, stylized filters, or AI artifacts."
)
_ANY = 2**31
_480P = 600_000  # pixels: between 832 x 480 and 1280 x 720, as far from the one as from the other


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """The sampling values of one model. `guidance`: 1 if the model has none; `guidance_2`: the guidance of
    the second expert, which takes the steps whose noise is below `boundary`; `flow_shift`: pairs of the most
    pixels of a frame and the shift up to that size, empty if the model's own scheduler decides the shift by
    the size.

    `least`: the fewest steps that the schedule works with; `sizes`: the frame sizes that the maker names, in
    pixels.
    """

    steps: int
    guidance: float
    negative: str
    sizes: tuple[tuple[int, int], ...]
    source: str
    flow_shift: tuple[tuple[int, float], ...] = ()
    boundary: float = 0.0
    guidance_2: float = 0.0
    least: int = 1


_WIDE = ((1280, 720), (720, 1280), (832, 480), (480, 832))

PUBLISHED = {
    "wan2.2-ti2v-5b": Published(
        steps=50,
        guidance=5.0,
        flow_shift=((_ANY, 5.0),),
        negative=_WAN_NEGATIVE,
        sizes=((1280, 704), (704, 1280)),
        source=f"{_WAN_22}, wan/configs/wan_ti2v_5B.py",
    ),
    "wan2.2-t2v-a14b": Published(
        steps=40,
        guidance=4.0,
        guidance_2=3.0,
        boundary=0.875,
        flow_shift=((_ANY, 12.0),),
        negative=_WAN_NEGATIVE,
        sizes=_WIDE,
        source=f"{_WAN_22}, wan/configs/wan_t2v_A14B.py",
    ),
    "wan2.2-i2v-a14b": Published(
        steps=40,
        guidance=3.5,
        guidance_2=3.5,
        boundary=0.9,
        flow_shift=((_ANY, 5.0),),
        negative=_WAN_NEGATIVE,
        sizes=_WIDE,
        source=f"{_WAN_22}, wan/configs/wan_i2v_A14B.py",
    ),
    # shift and guidance: generate.py and wan/first_last_frame2video.py; the words before the others: of
    # configs/wan_i2v_14B.py and, on top of them, of configs/__init__.py
    "wan2.1-flf2v-14b": Published(
        steps=50,
        guidance=5.5,
        flow_shift=((_ANY, 16.0),),
        negative=f"镜头切换，镜头晃动，{_WAN_NEGATIVE}",  # noqa: RUF001
        sizes=_WIDE,
        source=f"{_WAN_21}, generate.py, wan/first_last_frame2video.py, wan/configs",
    ),
    # README.md for diffusers: "5.0 for 720P, 3.0 for 480P"; for Wan's own program and the 1.3 B model it
    # recommends 8 to 12, with a guidance of 6
    "wan2.1-t2v": Published(
        steps=50,
        guidance=5.0,
        flow_shift=((_480P, 3.0), (_ANY, 5.0)),
        negative=_WAN_NEGATIVE,
        sizes=((832, 480), (480, 832)),
        source=f"{_WAN_21}, README.md, generate.py, wan/configs",
    ),
    # its guidance is distilled: one pass a step, no words against; steps are points, the last of them clean
    "minimax-h3": Published(
        steps=50,
        guidance=1.0,
        flow_shift=((_ANY, 12.0),),
        negative="",
        sizes=((1344, 768), (768, 1344)),
        source=_H3,
        least=2,
    ),
    # 30 steps since 2.3, 40 in 2.0; how far its schedule is shifted goes by the number of tokens
    "ltx-2": Published(
        steps=30,
        guidance=3.0,
        negative=_LTX_NEGATIVE,
        sizes=((1536, 1024), (1920, 1088)),
        source=_LTX,
        least=2,
    ),
}


class Chosen(options.Options):
    """The sampling values that filmgate.toml may change, under their usual names. `negative`: "" means no
    negative prompt at all.
    """

    steps: int | None = Field(default=None, ge=1, le=200)
    guidance: float | None = Field(default=None, ge=1.0, le=30.0)
    guidance_2: float | None = Field(default=None, ge=1.0, le=30.0)
    flow_shift: float | None = Field(default=None, gt=0.0, le=100.0)
    boundary: float | None = Field(default=None, gt=0.0, lt=1.0)
    negative: str | None = Field(default=None, max_length=4000)

    def given(self) -> list[str]:
        """Return the names of the values that filmgate.toml sets."""
        return [name for name in Chosen.model_fields if getattr(self, name) is not None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sampling:
    """The sampling values for one clip. None: the model has no such value, or its scheduler decides it."""

    steps: int
    guidance: float
    negative: str
    guidance_2: float | None = None
    flow_shift: float | None = None
    boundary: float | None = None


def sampling(family: str, chosen: Chosen, *, width: int, height: int) -> Sampling:
    """Return the sampling values for frames of this size: those of the maker, replaced by chosen ones.

    A chosen `guidance` is also that of the second expert, unless `guidance_2` is chosen too.
    """
    row = PUBLISHED[family]
    shift = next((shift for pixels, shift in row.flow_shift if width * height <= pixels), None)
    guidance = row.guidance if chosen.guidance is None else chosen.guidance
    second = guidance if chosen.guidance_2 is None and chosen.guidance is not None else row.guidance_2
    return Sampling(
        steps=row.steps if chosen.steps is None else chosen.steps,
        guidance=guidance,
        negative=row.negative if chosen.negative is None else chosen.negative,
        guidance_2=(chosen.guidance_2 or second) if row.boundary else None,
        flow_shift=shift if chosen.flow_shift is None else chosen.flow_shift,
        boundary=(chosen.boundary or row.boundary) if row.boundary else None,
    )


def checked(engine: str, families: Iterable[str], chosen: Chosen) -> None:
    """Raise Broken if one of these models does not have a chosen value, or cannot work with it."""
    for family in families:
        row, values = PUBLISHED[family], sampling(family, chosen, width=1, height=1)
        why = {
            "steps": f"{family} needs at least {row.least} steps" if values.steps < row.least else "",
            "guidance": f"{family} is distilled and has no guidance" if row.guidance <= 1 else "",
            "guidance_2": _without_second(family, row, values),
            "flow_shift": "" if row.flow_shift else f"{family} sets the shift by the size of a clip",
            "boundary": "" if row.boundary else f"{family} has one denoiser, and so no boundary",
            "negative": f"{family} uses no negative prompt without guidance" if values.guidance <= 1 else "",
        }
        for name in chosen.given():
            if why[name] and not (name == "negative" and chosen.negative == ""):
                raise Broken(f"[engines.{engine}] {name}: {why[name]}; remove this option")


def _without_second(family: str, row: Published, values: Sampling) -> str:
    if not row.boundary:
        return f"{family} has one denoiser, and so no second guidance"
    return f"{family} has no guidance at all if guidance is 1" if values.guidance <= 1 else ""


def passes(adapter: str, how: Sampling) -> int:
    """Return the number of forward passes of the denoisers for these sampling values.

    Guidance adds a second pass to each step of Wan, and makes three passes in all of each step of LTX-2.
    MiniMax H3 has one pass less than steps.
    """
    if adapter == "h3":
        return how.steps - 1
    return how.steps * ({"wan": 2, "ltx": 3}[adapter] if how.guidance > 1 else 1)


def digest(values: Iterable[Mapping[str, object]]) -> str:
    """Return a short digest of several mappings of values, for a fingerprint: 8 hexadecimal digits of
    SHA-256.
    """
    return hashlib.sha256(json.dumps([*values]).encode()).hexdigest()[:8]


def shifted(noise: float, shift: float) -> float:
    """Return the noise (0 to 1) of a step after this shift. `noise`: the noise of the step without
    a shift.
    """
    return shift * noise / (1 + (shift - 1) * noise)

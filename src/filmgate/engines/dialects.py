"""The dialects of the OpenAI videos API: which field each video server has for each value. The servers share
little more than the prompt.

The code follows the form handlers of SGLang 0.5.23, vLLM-Omni 0.30.0 and FastVideo 0.2.1.
"""

import json
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from filmgate.domain.need import FIRST, TEXT
from filmgate.domain.pictures import data_uri
from filmgate.engines.families import Family

Dialect = Literal["openai", "sglang", "vllm-omni", "fastvideo", "filmgate"]

_SGLANG_H3, _VLLM_H3 = ("sglang", "minimax-h3"), ("vllm-omni", "minimax-h3")  # all others are alike
_NAMES = {
    "steps": "num_inference_steps",
    "guidance": "guidance_scale",
    "guidance_2": "guidance_scale_2",
    "negative": "negative_prompt",
    "flow_shift": "flow_shift",
    "boundary": "boundary_ratio",
}
# What a server reads of these. SGLang's form has `flow_shift`, but its Wan goes by how the server was
# started; boundary and shift of each model are in its own configurations, as in ours.
_SAID: dict[Dialect, frozenset[str]] = {
    "openai": frozenset(),
    "filmgate": frozenset(),
    "sglang": frozenset({"steps", "guidance", "guidance_2", "negative"}),
    "vllm-omni": frozenset(_NAMES),
    "fastvideo": frozenset({"steps", "guidance", "negative"}),
}
_NOT_SAID = {
    ("sglang", "flow_shift"): "sglang sets it for the whole server: start the server with --flow-shift",
    ("sglang", "boundary"): "sglang has the boundary of each model in its own configuration",
}
_VLLM_GUIDANCE = 20.0
_LAST_FIELD = "end_image"  # of Filmgate; no other server gets a last frame without `last_field`
_MODELS = {  # of Filmgate, by short side
    512: "minimax/hailuo-02/fast",
    720: "minimax/video-01",
    768: "minimax/hailuo-02/standard",
    1080: "minimax/hailuo-02/pro",
}
_H3_SHAPES = ("21:9", "16:9", "4:3", "1:1", "3:4", "9:16")  # of clips without a key frame


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The request to a video server for one clip. `shape`: width and height of the shot; `width` and
    `height`: the size to make; `first` and `last`: key frames of that size, as PNG files; `how`: the values
    of the recipe, under our names.
    """

    prompt: str
    model: str
    shape: tuple[int, int]
    width: int
    height: int
    frames: int
    fps: int
    seed: int
    how: Mapping[str, Any]
    first: bytes | None
    last: bytes | None


def takes(dialect: Dialect, family: Family, last_field: str) -> tuple[str, ...]:
    """Return which key frames this video server can use with a family of models. `last_field`: the name of
    its field for last frames, if the options give one.
    """
    if last_field or dialect == "filmgate" or (dialect, family.name) in (_SGLANG_H3, _VLLM_H3):
        return family.takes
    return tuple(one for one in family.takes if one in (TEXT, FIRST))


def refused(dialect: Dialect, family: Family, chosen: Mapping[str, Any]) -> str:
    """Return the first of these chosen values that this video server has no field for, with the reason.
    Return "" if it takes all.
    """
    for name, value in chosen.items():
        if name not in _said(dialect, family):
            return f"{name}: {_NOT_SAID.get((dialect, name), f'{dialect} has no field for it')}"
        if dialect == "vllm-omni" and name.startswith("guidance") and value > _VLLM_GUIDANCE:
            return f"{name}: vllm-omni allows at most {_VLLM_GUIDANCE:g}"
    return ""


def _said(dialect: Dialect, family: Family) -> frozenset[str]:
    if (dialect, family.name) in (_SGLANG_H3, _VLLM_H3):
        return frozenset({"steps", "flow_shift"})
    return _SAID[dialect]


def _how(dialect: Dialect, family: Family, asked: Asked) -> dict[str, Any]:
    """Return the values of the recipe that this server takes, under its own names, without empty ones."""
    return {
        _NAMES[name]: value for name, value in asked.how.items() if name in _said(dialect, family) and value
    }


def has_its_own_canvas(dialect: Dialect, family: Family) -> bool:
    """Tell whether the video server itself decides the size of a clip."""
    return dialect == "filmgate" or (dialect, family.name) == _SGLANG_H3


def body(
    dialect: Dialect, family: Family, asked: Asked, *, last_field: str, fields: dict[str, str]
) -> dict[str, Any]:
    """Return the body of POST /v1/videos, as keyword arguments for httpx. `fields`: additional fields; they
    replace fields of the same name.
    """
    pair = (dialect, family.name)
    if pair == _SGLANG_H3:
        return {"json": {**_sglang_h3(asked), **_how(dialect, family, asked), **fields}}
    said = {"prompt": asked.prompt, "model": asked.model, "size": f"{asked.width}x{asked.height}"}
    said |= _WORDS[dialect](asked) | _how(dialect, family, asked)
    files: list[tuple[str, bytes]] = []
    if pair == _VLLM_H3:
        said |= {"extra_params": json.dumps(_ends(asked))}
        files = [("input_references", one) for one in (asked.first, asked.last) if one]
    else:
        given = (("input_reference", asked.first), (last_field or _LAST_FIELD, asked.last))
        files = [(name, one) for name, one in given if one]
    parts: list[tuple[str, Any]] = [
        (name, (None, str(value))) for name, value in {**said, **fields}.items() if value or name == "seed"
    ]
    return {"files": parts + [(name, (f"{name}.png", one, "image/png")) for name, one in files]}


def _openai(asked: Asked) -> dict[str, Any]:
    return {"seconds": math.ceil(asked.frames / asked.fps)}


def _diffusers(asked: Asked) -> dict[str, Any]:
    """Return the number of frames, the frame rate and the seed. `seconds` is left out: vLLM-Omni's MiniMax H3
    prefers the seconds if it gets both.
    """
    return {"num_frames": asked.frames, "fps": asked.fps, "seed": asked.seed}


def _filmgate(asked: Asked) -> dict[str, Any]:
    """Return the fields for another Filmgate: its model for this size, and no expansion, because the prompt
    was expanded here if it was asked for.
    """
    return {
        **_openai(asked),
        "model": asked.model or _MODELS[min(asked.shape)],
        "seed": asked.seed,
        "enable_prompt_expansion": "false",
    }


_WORDS: dict[Dialect, Callable[[Asked], dict[str, Any]]] = {
    "openai": _openai,
    "sglang": _diffusers,
    "vllm-omni": _diffusers,
    "fastvideo": _diffusers,
    "filmgate": _filmgate,
}


def _ends(asked: Asked) -> dict[str, Any]:
    """Return MiniMax H3's task and the places of its key frames: 0 is the first frame, -1 the last."""
    places = [place for place, one in ((0, asked.first), (-1, asked.last)) if one]
    return {"task": "fl2va", "frame_indices": places} if places else {"task": "t2va"}


def _sglang_h3(asked: Asked) -> dict[str, Any]:
    """Return the body for MiniMax H3 on SGLang. It refuses `num_frames`, `fps` and guidance: `target` gives
    length and canvas. The body is JSON, because a key frame as an address is longer than a form field may be.
    """
    task, images = _ends(asked)["task"], ((0, asked.first), (-1, asked.last))
    shape = "{}:{}".format(*asked.shape) if task == "fl2va" else _shape(*asked.shape)
    said = {
        "prompt": asked.prompt,
        "model": asked.model,
        "seed": asked.seed,
        "task": task,
        "target": {
            "short_edge": min(asked.shape),
            "aspect_ratio": shape,
            "duration_seconds": round(asked.frames / asked.fps, 4),
        },
        "conditions": [
            {"type": "image", "role": "keyframe", "frame_index": place, "uri": _address(one)}
            for place, one in images
            if one
        ],
    }
    return {name: value for name, value in said.items() if value or name == "seed"}


def _shape(wide: int, high: int) -> str:
    def distance(name: str) -> float:
        width, _, height = name.partition(":")
        return abs(math.log(wide / high * int(height) / int(width)))

    return min(_H3_SHAPES, key=distance)


def _address(png: bytes) -> str:
    return data_uri(png, "image/png")

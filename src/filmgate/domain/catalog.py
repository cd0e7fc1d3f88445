"""The models of this server as data: parameters, sizes, prices (contract 1.6)."""

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from filmgate.domain import need
from filmgate.domain.errors import ModelNotFound
from filmgate.domain.need import Need
from filmgate.domain.parameters import Choice, Flag, Image, Parameter, Span, Text

_SHOWN = 100  # characters of an id that are shown again
_ALIKE = 0.8
TEXT, IMAGE = "text-to-video", "image-to-video"

_IMAGE_RULES = "JPEG or PNG, over 300 px on the short side, between 2:5 and 5:2, at most 20 MB."


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """A model of the catalogue. Prices are in micro-dollars by (resolution, seconds)."""

    id: str
    name: str
    about: str
    type: str
    parameters: tuple[Parameter, ...]
    resolution: str
    prices: Mapping[tuple[str, int], int]

    def duration(self, inputs: Mapping[str, Any]) -> int:
        """Return the seconds of the clip for these inputs: 6 or 10, whichever is nearer to the requested
        value, 10 for 8.
        """
        return 6 if int(inputs.get("duration", 6)) < 8 else 10

    def size(self, inputs: Mapping[str, Any]) -> str:
        return str(inputs.get("resolution", self.resolution))

    def price(self, inputs: Mapping[str, Any]) -> int:
        return self.prices[self.size(inputs), self.duration(inputs)]

    def need(self, inputs: Mapping[str, Any]) -> Need:
        """Return the need of a clip with these inputs: what an engine must be able to make."""
        first, last = bool(inputs.get("image")), bool(inputs.get("end_image"))
        takes = (need.BOTH if last else need.FIRST) if first else need.LAST if last else need.TEXT
        return Need(resolution=self.size(inputs), duration=self.duration(inputs), takes=takes)


def _prompt(*, required: bool = True) -> Text:
    return Text(name="prompt", about="Content of the clip, and moves of the camera.", required=required)


def _image(*, required: bool = False) -> Image:
    return Image(name="image", about=f"First frame. {_IMAGE_RULES}", required=required)


_END = Image(name="end_image", about=f"Last frame. {_IMAGE_RULES}")
_DURATION = Choice(name="duration", about="Seconds.", values=(6, 10), default=6)
_SIX = Choice(name="duration", about="Seconds.", values=(6,), default=6)


def _expand(*, default: bool = False) -> Flag:
    return Flag(
        name="enable_prompt_expansion",
        about="Add details that the prompt does not mention, and turn the safety checker on.",
        default=default,
    )


def _model(
    id: str, name: str, about: str, resolution: str, prices: dict[Any, int], *parameters: Parameter
) -> Model:
    first = next((p for p in parameters if p.name == "image"), None)
    return Model(
        id=id,
        name=name,
        about=about,
        type=IMAGE if first and first.required else TEXT,
        parameters=parameters,
        resolution=resolution,
        prices={k if isinstance(k, tuple) else (resolution, k): v for k, v in prices.items()},
    )


_STANDARD = {6: 230_000, 10: 560_000}
_GO_FAST = Flag(name="go_fast", about="Prefer speed.", default=True)

_MODELS = (
    _model(
        "minimax/hailuo-02/standard",
        "Hailuo 02 Standard",
        "Text or first and last frame to a 6 s or 10 s clip at 768p.",
        "768p",
        _STANDARD,
        _prompt(),
        _image(),
        _END,
        _DURATION,
        _expand(),
    ),
    _model(
        "minimax/hailuo-02/fast",
        "Hailuo 02 Fast",
        "First frame to a clip at 512p.",
        "512p",
        {6: 100_000, 10: 150_000},
        _image(required=True),
        _prompt(required=False),
        _DURATION,
        _expand(),
        _GO_FAST,
    ),
    _model(
        "minimax/hailuo-02/pro",
        "Hailuo 02 Pro",
        "Text or first and last frame to a 6 s clip at 1080p (the vendor's page says 5 s).",
        "1080p",
        {6: 480_000},
        _prompt(),
        _image(),
        _END,
        _expand(),
    ),
    _model(
        "minimax/hailuo-02/t2v-pro",
        "Hailuo 02 Text Pro",
        "Text to a 6 s clip at 1080p.",
        "1080p",
        {6: 480_000},
        _prompt(),
        _expand(),
    ),
    _model(
        "minimax/hailuo-02/t2v-standard",
        "Hailuo 02 Text Standard",
        "Text to a clip at 768p.",
        "768p",
        _STANDARD,
        _prompt(),
        _DURATION,
        _expand(),
    ),
    _model(
        "minimax/hailuo-02/i2v-standard",
        "Hailuo 02 Image Standard",
        "First frame to a clip at 768p.",
        "768p",
        _STANDARD,
        _image(required=True),
        _prompt(required=False),
        _DURATION,
        _expand(),
    ),
    _model(
        "minimax/video-02",
        "Video 02",
        "Text or first frame to a 6 s clip at 768p or 1080p.",
        "768p",
        {("768p", 6): 62_500, ("1080p", 6): 110_000},
        _prompt(),
        _image(),
        Choice(name="resolution", about="The short side.", values=("768p", "1080p"), default="768p"),
        _SIX,
        _expand(),
    ),
    _model(
        "minimax/hailuo-2.3/t2v-standard",
        "Hailuo 2.3 Text Standard",
        "Text to a clip at 768p.",
        "768p",
        _STANDARD,
        _prompt(),
        _DURATION,
        _expand(),
    ),
    _model(
        "minimax/hailuo-2.3/t2v-pro",
        "Hailuo 2.3 Text Pro",
        "Text to a 6 s clip at 1080p.",
        "1080p",
        {6: 490_000},
        _prompt(),
        _expand(),
    ),
    _model(
        "minimax/hailuo-2.3/fast",
        "Hailuo 2.3 Fast",
        "First frame to a clip at 768p.",
        "768p",
        {6: 190_000, 10: 320_000},
        _image(required=True),
        _prompt(required=False),
        _DURATION,
        _expand(),
    ),
    _model(
        "minimax/video-01",
        "Video 01",
        "Text or first frame to a 6 s clip at 720p.",
        "720p",
        {6: 62_500},
        _prompt(),
        _image(),
        _expand(default=True),
    ),
    _model(
        "wavespeed-ai/minimax-h3/text-to-video",
        "MiniMax H3 (alias)",
        "An alias that some tools use by default: text to a clip at 768p, of 6 s or 10 s.",
        "768p",
        _STANDARD,
        _prompt(),
        Span(name="duration", about="Seconds.", low=4, high=15, default=6),
    ),
)

MODELS = {model.id: model for model in _MODELS}
# Work on a finished clip, which any worker can do. It is no model of the catalogue, but it is asked for, paid
# and made as a prediction (flow/rendition.py). Resolution and duration are those of the clip.
RENDITION = "filmgate/rendition"
_SIZES = dict.fromkeys(size for model in _MODELS for size, _ in model.prices)
EDITS = {
    RENDITION: Model(
        id=RENDITION,
        name="Rendition",
        about="A finished clip in another format or shape.",
        type="video-to-video",
        parameters=(
            Choice(name="format", about="The file.", values=("mp4", "webm", "gif", "webp"), default="mp4"),
            Choice(name="shape", about="The crop.", values=("original", "9:16", "1:1"), default="original"),
            Choice(name="resolution", about="That of the clip.", values=tuple(_SIZES), default="768p"),
            Choice(name="duration", about="That of the clip, or the longest.", values=(6, 10), default=6),
        ),
        resolution="768p",
        prices={(size, seconds): 10_000 for size in _SIZES for seconds in (6, 10)},
    )
}
NEEDS = {
    str(one): one
    for one in need.every(
        dict.fromkeys(size for model in _MODELS for size, _ in model.prices),
        dict.fromkeys(seconds for model in _MODELS for _, seconds in model.prices),
    )
}


def find(id: str) -> Model:
    try:
        return MODELS.get(id) or EDITS[id]
    except KeyError:
        raise ModelNotFound(unknown(id)) from None


def unknown(id: str, hint: str = "") -> str:
    """Return the sentence about a model that does not exist. `hint`: what else may have been meant."""
    meant = near(id)
    hint = f": did you mean {meant!r}?" if meant else hint or ":"
    return f"model {id[:_SHOWN]!r} does not exist{hint} GET /api/v3/models lists all models"


def near(id: str) -> str:
    """Return the id of the model that was probably meant, or "".

    It is the same word without slashes around it, an id that ends like this, or one with few other letters.
    """
    word = re.sub("/+", "/", id.strip().lower()).strip("/") if len(id) <= _SHOWN else ""
    ends = [one for one in MODELS if word and one.endswith(f"/{word}")]
    alike = difflib.get_close_matches(word, MODELS, n=1, cutoff=_ALIKE) if word else []
    return word if word in MODELS else ends[0] if len(ends) == 1 else alike[0] if alike else ""

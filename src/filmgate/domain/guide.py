"""Texts of the catalogue about each model: how to ask, examples, questions. All of it is data."""

from dataclasses import dataclass

from filmgate.domain.catalog import Model


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """An example to begin with. `still`: the name of its picture, which our own engine made; `motion`: the
    prompt when that picture is the first frame.
    """

    purpose: str
    prompt: str
    motion: str
    still: str


EXAMPLES = (
    Example(
        purpose="Short social clip",
        prompt="A red fox leaps over a fallen log in a snowy forest at dawn [Tracking shot]",
        motion="Snow falls and the trees sway, the fox stays as it is [Push in]",
        still="fox",
    ),
    Example(
        purpose="Product ad",
        prompt="A red sports car drives through the desert at sunset [Tracking shot]",
        motion="Dust drifts in the wind, the car stays as it is [Truck right]",
        still="car",
    ),
    Example(
        purpose="Film pre-visualisation",
        prompt="A motorcycle speeds through a neon city in the rain at night [Tracking shot]",
        motion="Rain falls and the water on the street ripples, the motorcycle stays as it is [Pull out]",
        still="motorcycle",
    ),
    Example(
        purpose="Teaching",
        prompt="A volcano erupts at night, lava runs down its side [Push in]",
        motion="Smoke rises and the clouds drift, the mountain stays as it is [Static shot]",
        still="volcano",
    ),
    Example(
        purpose="Storytelling",
        prompt="A galleon sails through a storm at night, lightning over the sea [Push in]",
        motion="The waves roll and the clouds drift, the ship stays as it is [Pan left]",
        still="galleon",
    ),
    Example(
        purpose="Pitch",
        prompt="A rocket launches from the desert at dawn [Tilt up]",
        motion="Smoke rises and the light turns to golden hour, the rocket stays as it is [Pull out]",
        still="rocket",
    ),
)

_PROMPT = (
    "Describe one event: who does what, where, at what time of day, in what weather, and how the camera "
    "moves. Camera moves in brackets, such as [Push in] or [Pan left, Tilt up], are taken exactly; moves in "
    "one bracket happen together, moves in two happen one after the other."
)
_FIRST = (
    "With a first frame the clip begins with exactly that picture and takes its shape. Say what stays as it "
    "is and what changes."
)
_LAST = "With a last frame it ends on that picture; with both it finds a way from one to the other."
_EXPAND = (
    "“Enhance the prompt” adds what the prompt leaves open, such as lens, light and the path of the camera, "
    "never another subject. It also turns on the safety checker."
)


def readme(model: Model) -> list[str]:
    """Paragraphs: what it does, and how to ask for it."""
    names = {parameter.name for parameter in model.parameters}
    mirror = (
        f"{model.about} The address, the parameters and the prices are those of the vendor's {model.id}; "
        "what draws the picture is the engine of this server."
    )
    told = {"prompt": _PROMPT, "image": _FIRST, "end_image": _LAST, "enable_prompt_expansion": _EXPAND}
    return [mirror, *(text for name, text in told.items() if name in names)]


def questions(*, licence: str, typical: float | None, days: float) -> list[tuple[str, str]]:
    """Return frequent questions with the answers of this server. `typical`: seconds of a clip."""
    takes = (
        f"A clip of this model takes about {typical:.0f} s on this server, plus the wait."
        if typical
        else "No clip of this model was made here yet."
    )
    return [
        ("Is there sound?", "No. Clips are silent: MP4, H.264, 24 frames per second."),
        (
            "May I use the clips commercially?",
            f"That is for the licence of the engine that draws them. Here: {licence}."
            if licence
            else "That is for the licence of the engine that draws them; no engine serves this model now.",
        ),
        ("How long does it take?", takes),
        (
            "Does it work on a phone?",
            "Yes: this page fits, pictures come from the camera or the gallery, the MP4 plays everywhere.",
        ),
        ("What if it fails?", "Then it costs nothing. The price is held at the start and given back."),
        (
            "How long are clips kept?",
            f"{days:g} days. Download what you want to keep; what was made stays listed in the history.",
        ),
    ]

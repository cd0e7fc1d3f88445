"""Texts about each model, as data: how to use it, examples, questions and answers."""

from dataclasses import dataclass

from filmgate.domain.catalog import Model


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """An example prompt. `still`: the name of its picture, which our own engine made; `motion`: the prompt to
    use if that picture is the first frame.
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
    "moves. Write camera moves in brackets, such as [Push in] or [Pan left, Tilt up], and they are followed "
    "exactly. Moves in one bracket happen together; moves in two brackets happen one after the other."
)
_FIRST = (
    "If you give a first frame, the clip begins with exactly that picture and takes its shape. Say what "
    "stays the same and what changes."
)
_LAST = (
    "If you give a last frame, the clip ends on that picture. If you give both, the clip moves from the "
    "first to the last."
)
_EXPAND = (
    "“Enhance the prompt” adds details that the prompt does not mention, such as lens, light and camera "
    "path. It never adds another subject. It also turns on the safety checker."
)


def readme(model: Model) -> list[str]:
    """Return paragraphs about a model: what it does, and how to use it."""
    names = {parameter.name for parameter in model.parameters}
    mirror = (
        f"{model.about} The address, the parameters and the prices are the same as the vendor's {model.id}. "
        "The engine of this server draws the picture."
    )
    told = {"prompt": _PROMPT, "image": _FIRST, "end_image": _LAST, "enable_prompt_expansion": _EXPAND}
    return [mirror, *(text for name, text in told.items() if name in names)]


def questions(*, licence: str, typical: float | None, days: float) -> list[tuple[str, str]]:
    """Return frequent questions with the answers for this server. `typical`: seconds of a clip; `days`: how
    long clips are kept.
    """
    takes = (
        f"A clip of this model takes about {typical:.0f} s on this server, plus the waiting time."
        if typical
        else "This server has made no clip of this model yet."
    )
    return [
        ("Is there sound?", "No. Clips are silent: MP4, H.264, 24 frames per second."),
        (
            "May I use the clips commercially?",
            f"The licence of the engine decides that. On this server it is: {licence}."
            if licence
            else "The licence of the engine decides that. No engine serves this model now.",
        ),
        ("How long does it take?", takes),
        (
            "Does it work on a phone?",
            "Yes. The page fits small screens, pictures come from camera or gallery, any device plays MP4.",
        ),
        ("What if it fails?", "Then the clip costs nothing. The price is held at the start and given back."),
        (
            "How long are clips kept?",
            f"{days:g} days. Download clips that you want to keep. The history still lists them later.",
        ),
    ]

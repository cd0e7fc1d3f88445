"""Hints for the writer of a prompt, shown while the prompt is written. A hint never blocks a request."""

from filmgate.script import kinds, parse, wording
from filmgate.script.treatment import Treatment

_FEWEST = 3  # words; a shorter prompt gets no hints

ACTION = "The prompt names no action: say who or what moves, and how."
CAMERA = "The prompt names no camera move, so one is chosen: say how the camera moves, or pick a move."
EVENTS = "The prompt has more than one event: in a clip of a few seconds, one event works best."
IMAGE = "The prompt comes with an image: say what stays as it is, and what changes."


def hints(prompt: str, *, image: bool = False) -> list[str]:
    """Return the hints for this prompt, as sentences. `image`: the prompt comes with an image.

    Return none for a prompt that is too short, or in a language that the parser does not understand.
    """
    if len(wording.WORD.findall(wording.plain(prompt))) < _FEWEST:
        return []
    treatment = parse.parse(prompt)
    if not treatment.noun and {"scene", "action", "time", "moves"} <= set(treatment.inferred):
        return []
    unsaid = image and not (treatment.held and _changes(treatment))
    told = {
        IMAGE: unsaid,
        ACTION: _still(treatment) and not unsaid,
        EVENTS: len(treatment.beats) > 1,
        CAMERA: "moves" in treatment.inferred,
    }
    return [hint for hint, wanted in told.items() if wanted]


def _changes(treatment: Treatment) -> bool:
    return "action" not in treatment.inferred or bool(treatment.stirs or treatment.effects or treatment.turns)


def _still(treatment: Treatment) -> bool:
    """Tell whether nothing happens, although the subject of the shot could move."""
    return treatment.subject in kinds.MOBILE and not _changes(treatment)

"""Hints that make a prompt easier to film, shown while it is written. A hint never forbids."""

from filmgate.script import kinds, parse, wording
from filmgate.script.treatment import Treatment

_FEWEST = 3  # words: before that everything is open

ACTION = "Nobody does anything yet: say what moves, and how."
CAMERA = "The camera is left to us: say how it moves, or choose a camera move."
EVENTS = "More than one thing happens: a clip of a few seconds holds one event well."
IMAGE = "With an image, say what stays as it is and what changes."


def hints(prompt: str, *, image: bool = False) -> list[str]:
    """Return the hints for this prompt, as sentences.

    There are none for a prompt that is too short or in a language that is not understood.
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
    """Tell whether the subject could do something but does nothing, and nothing else happens."""
    return treatment.subject in kinds.MOBILE and not _changes(treatment)

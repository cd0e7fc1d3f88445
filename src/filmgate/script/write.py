"""A treatment as English sentences: what was understood of a prompt, and which values were chosen for it."""

from collections.abc import Container, Iterator, Sequence

from filmgate.script.actions import ACTIONS
from filmgate.script.places import PLACES
from filmgate.script.treatment import Supporting, Treatment

_TIMES = {
    "dawn": "at dawn",
    "day": "by day",
    "sunset": "at sunset",
    "dusk": "at dusk",
    "night": "at night",
    "overcast": "under an overcast sky",
    "space": "in open space",
}
_STYLES = {
    "noir": "film noir",
    "mono": "black and white",
    "vintage": "vintage colours",
    "vivid": "vivid colours",
    "warm": "warm colours",
    "muted": "muted colours",
    "watercolour": "watercolour",
    "anime": "cel-shaded animation",
    "clay": "clay animation",
    "sketch": "pencil sketch",
    "pixel": "pixel art",
}
_SIZES = {
    "extreme": "Extreme close-up",
    "close": "Close-up",
    "medium": "Medium shot",
    "wide": "Wide shot",
    "far": "Extreme wide shot",
}
_FIELDS = {"scene": "place", "action": "action", "time": "hour", "moves": "camera"}
# relation of a supporting role: the words for it
_PLACES = {
    "beside": "with",
    "left": "with, to its left,",
    "right": "with, to its right,",
    "above": "under",
    "below": "on top of",
    "behind": "in front of",
    "front": "behind",
    "held": "holding",
    "ahead": "following",
    "after": "followed by",
    "facing": "facing",
    "crossed": "jumping over",
    "around": "amid",
    "amid": "around",
    "before": "at",
    "worked": "working on",
    "ridden": "on",
    "entered": "jumping into",
    "climbed": "climbing",
    "leant": "leaning on",
    "tended": "attending to",
}
_TIED = {  # position in relation to another supporting role
    "beside": "beside",
    "left": "at the left of",
    "right": "at the right of",
    "above": "on",
    "below": "under",
    "behind": "behind",
    "front": "in front of",
    "held": "held by",
    "ahead": "followed by",
    "after": "following",
    "facing": "facing",
    "around": "around",
    "amid": "amid",
    "before": "in front of",
    "worked": "in the hands of",
    "crossed": "under",
    "ridden": "under",
    "entered": "under",
    "climbed": "under",
    "leant": "behind",
    "tended": "beside",
}


def sentences(treatments: Sequence[Treatment], *, chosen: bool = True) -> str:
    """Return an English description of the shots of a clip, in their order. chosen: as in `sentence`."""
    if len(treatments) == 1:
        return sentence(treatments[0], chosen=chosen)
    told = (sentence(one, chosen=chosen) for one in treatments)
    return " ".join(f"Shot {number}: {one}" for number, one in enumerate(told, 1))


def sentence(treatment: Treatment, *, chosen: bool = True) -> str:
    """Return an English description of one shot.

    It names shot size, roles, actions, place, time, weather, style and camera, nouns that are not drawn, and
    fields that the prompt left open. chosen: a seed chose the open fields; without one, they are not told.
    """
    untold = () if chosen else treatment.inferred
    parts = [f"{_SIZES[treatment.size]}:", *_who(treatment), *_where(treatment, untold)]
    text = " ".join(parts).removesuffix(",").removesuffix(":") + "."
    if "moves" not in untold:
        moves = "; then ".join(" + ".join(move.value.lower() for move in group) for group in treatment.moves)
        text += f" Camera: {moves}."
    if treatment.left_out:
        text += f" Not drawn: {', '.join(treatment.left_out)}."
    if treatment.inferred:
        fields = ", ".join(_FIELDS[field] for field in treatment.inferred)
        text += f" Chosen: {fields}." if chosen else f" Open: {fields}."
    return text


def _who(treatment: Treatment) -> Iterator[str]:
    """Give the roles, and what they do."""
    if treatment.subject:
        who = _named(treatment.count, treatment.noun or treatment.subject, treatment.subject)
        over = f" over a {treatment.obstacle}" if treatment.obstacle else ""
        does = ", then ".join(ACTIONS[beat].phrase for beat in treatment.beats)
        yield f"{who}, {does}{over},"
        for one in treatment.company:
            yield f"with {_named(one.count, one.noun, one.kind)},"
        for one in treatment.supporting:
            yield f"{_beside(one, treatment.supporting)},"
    if treatment.landmark:
        yield f"before {treatment.landmark.noun},"


def _where(treatment: Treatment, untold: Container[str]) -> Iterator[str]:
    """Give place, hour, season, weather, style and mood. untold: fields of the treatment to leave out."""
    if "scene" not in untold:
        yield PLACES[treatment.scene].phrase
    if treatment.snowy and not PLACES[treatment.scene].snowy:
        yield "in snow"
    if "time" not in untold:
        yield _TIMES[treatment.time]
    if treatment.season:
        yield f"in {treatment.season}"
    if treatment.weather or treatment.effects:
        yield "with " + ", ".join((*treatment.weather, *treatment.effects))
    if treatment.style:
        yield f"in {_STYLES[treatment.style]}"
    if treatment.mood:
        yield f"({treatment.mood})"


def _named(count: int, noun: str, kind: str) -> str:
    """Return a role in words: number, noun, and the kind that it is drawn as, if that differs."""
    many = f"{count} x " if count > 1 else ""
    return f"{many}{noun}" + (f" (drawn as {kind})" if noun != kind else "")


def _beside(one: Supporting, others: tuple[Supporting, ...]) -> str:
    does = ", then ".join(ACTIONS[beat].phrase for beat in one.beats)
    who = _named(one.count, one.noun, one.kind)
    acts = f" {does}" if one.beats != ("stand",) else ""
    anchor = next((other for other in others if one.of and other.id == one.of), None)
    if anchor is None:
        return f"{_PLACES[one.relation]} {who}{acts}"
    return f"with {who}{acts} {_TIED[one.relation]} {anchor.noun}"


def additions(treatment: Treatment) -> str:
    """Return the values that were chosen for fields the prompt left open, as text to append to the prompt.

    With it, the prompt is parsed to the same treatment.
    """
    phrases = []
    if "scene" in treatment.inferred:
        phrases.append(PLACES[treatment.scene].phrase)
    if "time" in treatment.inferred and PLACES[treatment.scene].own_time is None:
        phrases.append(_TIMES[treatment.time])
    if "moves" in treatment.inferred:
        moves = ", ".join(move.value for group in treatment.moves for move in group)
        phrases.append(f"[{moves}]")
    return ", ".join(phrases)

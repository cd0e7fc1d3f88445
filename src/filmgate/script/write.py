"""A treatment as sentences: what was understood, and what was filled in."""

from filmgate.script.actions import ACTIONS
from filmgate.script.places import PLACES
from filmgate.script.treatment import Treatment

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
# where the companion is, said of the subject
_PLACES = {
    "left": "to the right of",
    "right": "beside",
    "above": "under",
    "below": "on top of",
    "behind": "in front of",
    "front": "behind",
}


def sentence(treatment: Treatment) -> str:
    """Describe the treatment in English.

    It names the shot size, cast, actions, place, time, weather, look and camera, what is not drawn, and what
    was filled in.
    """
    shot = _SIZES[treatment.size]
    parts = [f"{shot}:"]
    if treatment.subject:
        noun = treatment.noun or treatment.subject
        drawn = f" (drawn as {treatment.subject})" if noun != treatment.subject else ""
        many = f"{treatment.count} x " if treatment.count > 1 else ""
        over = f" over a {treatment.obstacle}" if treatment.obstacle else ""
        place = _PLACES[treatment.relation]
        beside = f" {place} {treatment.companion.noun}" if treatment.companion else ""
        does = ", then ".join(ACTIONS[beat].phrase for beat in treatment.beats)
        parts.append(f"{many}{noun}{drawn}, {does}{over}{beside},")
    if treatment.landmark:
        parts.append(f"before {treatment.landmark.noun},")
    parts.append(PLACES[treatment.scene].phrase)
    if treatment.snowy and not PLACES[treatment.scene].snowy:
        parts.append("in snow")
    parts.append(_TIMES[treatment.time])
    if treatment.season:
        parts.append(f"in {treatment.season}")
    if treatment.weather or treatment.effects:
        parts.append("with " + ", ".join((*treatment.weather, *treatment.effects)))
    if treatment.style:
        parts.append(f"in {_STYLES[treatment.style]}")
    if treatment.mood:
        parts.append(f"({treatment.mood})")
    moves = "; then ".join(" + ".join(move.value.lower() for move in group) for group in treatment.moves)
    text = " ".join(parts) + f". Camera: {moves}."
    if treatment.left_out:
        text += f" Not drawn: {', '.join(treatment.left_out)}."
    if treatment.inferred:
        text += f" Filled in: {', '.join(treatment.inferred)}."
    return text


def additions(treatment: Treatment) -> str:
    """Return only what the prompt left open, as prose that parses back to the same treatment."""
    phrases = []
    if "scene" in treatment.inferred:
        phrases.append(PLACES[treatment.scene].phrase)
    if "time" in treatment.inferred and PLACES[treatment.scene].own_time is None:
        phrases.append(_TIMES[treatment.time])
    if "moves" in treatment.inferred:
        moves = ", ".join(move.value for group in treatment.moves for move in group)
        phrases.append(f"[{moves}]")
    return ", ".join(phrases)

"""The place and the time of day of a shot, from the words of the prompt."""

import re
from collections.abc import Sequence
from itertools import pairwise

from filmgate.script import kinds, lexicon, lexicons, places, tables, wording
from filmgate.script.view import Hints

_CREW = {("space", one) for one in ("man", "men", "woman", "women", "explorer", "explorers", "suit")}
_MUSIC = tables.words("music band concert rock singer dj")

_ICY = ("ice", "glacier", "ice floe", "iceberg", "ice rink")


def scene(
    words: Sequence[str], at: Hints, *, place: str, land: str = "", subject: str | None, snowy: bool
) -> str | None:
    """Return the place that the prompt names; None if it names none.

    place, land: the place of the shot and the proper name of the land it is in, as they were read.
    """
    if at.backdrop:
        words = [word for word in words if word != "plain"]
    # a space man stands anywhere
    words = [word for word, after in pairwise((*words, "")) if (word, after) not in _CREW]
    # what falls from the sky is below it
    words = [word for n, word in enumerate(words) if word != "sky" or "from" not in words[max(n - 2, 0) : n]]
    keys = [
        key for word in words if (key := places.WORDS.get(word) or places.WORDS.get(wording.singular(word)))
    ]
    if "moon" in words and (subject == "astronaut" or at.on_moon):
        keys.insert(0, "moon")
    keys = [key for key in keys if key != "sky"] or keys
    if "festival" in words and _MUSIC & {*words}:
        keys, place = ["stage"], "stage"
    whole = places.WORDS.get(place.replace(" ", "-")) if " " in place else None  # an art studio is no stage
    said = (*place.split()[::-1], land)
    read = whole or next(filter(None, map(places.WORDS.get, said)), None)
    if read is None and "outside" not in words:
        read = next(filter(None, map(places.WITHIN.get, said)), None)
    if read and (whole or land or not set(keys) & set(places.PRECISE)):
        return (read == "meadow" and _described(words, place)) or read
    if snowy and not keys:
        return "snowfield"
    if keys and keys[0] == "mountains" and "forest" in keys and subject:
        return "forest"
    for key in places.PRECISE:
        if key in keys:
            return key
    if keys:  # the place that most words mean; of two with equally many, the first
        return max(keys, key=keys.count)
    return (
        "room"
        if lexicon.family(place.replace(" ", "-")) in ("room", "building") and "outside" not in words
        else None
    )


def _described(words: Sequence[str], place: str) -> str | None:
    """Return the place that the word before the place's noun means: "a lavender field"; else None."""
    last = place.rpartition(" ")[2]
    before = [one for one, after in pairwise(words) if after in (last, f"{last}s")]
    return next((places.WORDS[one] for one in before if one in places.WORDS and one != last), None)


def snowy(words: Sequence[str], place: str) -> bool:
    """Tell whether snow lies on the ground. "Ice" counts only if it is the place, not in a drink."""
    named = {*words} & lexicons.SNOW
    return bool(named - {"ice"}) or ("ice" in named and place in _ICY)


def time(text: str, words: Sequence[str]) -> str | None:
    if re.search(r"\b(?:golden hour|magic hour)\b", text):
        return "sunset"
    if re.search(r"\bblue hour\b", text):
        return "dusk"
    for word in words:
        if word == "golden" or word in ("summer", "stars"):
            continue
        if key := lexicons.TIMES.get(word):
            return key
    if re.search(r"aurora|northern lights|neon|fireworks?|\bstars\b", text):
        return "night"
    return "day" if "summer" in words else None


def usual_time(scene: str, weather: tuple[str, ...], subject: str | None, *, snowy: bool) -> str:
    if {"storm", "rain"} & set(weather):
        return "overcast"
    if "fog" in weather:
        return "dawn"
    if usual := places.PLACES[scene].usual_time:
        return usual
    if snowy:
        return "dawn"
    return "day" if subject and kinds.KINDS[subject].by_day else "sunset"

"""The word order of Russian: cases join nouns, and a verb may come before its subject."""

from dataclasses import replace

from filmgate.script.languages.grouping import (
    camera_object,
    clauses,
    negation_first,
    subject_first,
    together,
    word,
)
from filmgate.script.languages.phrasing import base, position, several
from filmgate.script.languages.pieces import Item
from filmgate.script.lexicon import family
from filmgate.script.verbs import GOES

# Russian has a comma before them, English has none
_STATES = ("surrounded by", "covered with", "lit by", "full of", "wearing")
_DESCRIBES = ("adjective", "number", "article")


def order(items: list[Item]) -> list[Item]:
    """Return the items of a sentence in English order."""
    found = _cases(items)
    return camera_object(
        together(negation_first(subject_first(one, lambda _verb: True)) for one in clauses(found))
    )


def _cases(items: list[Item]) -> list[Item]:
    """Return the items with prepositions for cases: "of" between two nouns, "with" before a tool."""
    found: list[Item] = []
    for at, item in enumerate(items):
        plays = at > 0 and items[at - 1].english in ("plays", "play", "playing") and item.english == "on"
        if plays and at + 1 < len(items) and family(items[at + 1].english) == "instrument":
            continue  # plays an instrument
        if item.sort == "preposition" and at and at + 1 < len(items):
            item = _way(item, items[at - 1], items[at + 1 :])  # noqa: PLW2901
        if item.english in _STATES and found and found[-1].english == ",":
            found.pop()
        if item.sort not in ("noun", "instrumental"):
            found.append(item)
            continue
        start = len(found)
        while start and found[start - 1].sort in _DESCRIBES:
            start -= 1
        before = found[start - 1].sort if start else ""
        joins = ""
        if item.sort == "instrumental" and before not in ("preposition", "conjunction"):
            joins = "with"
        elif before == "noun":
            joins = "of"
        if joins:
            found.insert(start, word(joins, "preposition", item))
        counted = start < len(found) and found[start].sort == "number" and found[start].english != "one"
        nouns = several([replace(item, sort="noun")]) if counted else [replace(item, sort="noun")]
        found += nouns
    return found


def _way(item: Item, before: Item, after: list[Item]) -> Item:
    """Return a preposition as it is meant after a verb of movement: from a roof, along a road."""
    noun = next((one for one in after[:3] if one.sort in ("noun", "instrumental")), None)
    moves = before.sort == "verb" and bool(GOES & {base(before)})
    if noun is None or not moves:
        return item
    if item.english == "with" and noun.sort == "noun":
        return replace(item, english="from")
    along = item.english == "through" and position(noun.english.rpartition(" ")[2]) == "on"
    return replace(item, english="along") if along else item

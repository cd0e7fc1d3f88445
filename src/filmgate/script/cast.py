"""The cast in words: subject, its number and colour, its companion, and the building behind it."""

import re

from filmgate.script import kinds, lexicons, places, wording
from filmgate.script.treatment import Named

_MOST_NAMED = 6


def find(words: list[str], verbs: set[str]) -> tuple[int, str | None, Named | None, tuple[str, ...]]:
    """Find the first noun that can be a subject; return (position, kind, companion, nouns left out).

    A thing that lies about gives way to a subject of any other sort. A person gives way to the vehicle that
    they ride. Without a subject the position is -1, and kind and companion are None.
    """
    subjects = []
    for position in range(len(words)):
        kind = wording.kind(words, position)
        if kind and words[position] in verbs and position and wording.kind(words, position - 1):
            continue  # a rocket launches: the second word says what the first one does
        if kind and not (kind == "table" and "on" in words[max(position - 3, 0) : position]):
            subjects.append((position, kind))  # what a thing stands on is the ground of the shot
    # of two nouns in a row the second is meant: a clown fish, a coffee cup
    heads = {position for position, _ in subjects}
    # before a place it says which: a ski slope, a boat harbour
    heads |= {n for n, word in enumerate(words) if word in places.WORDS}
    subjects = [
        pair
        for pair in subjects
        if pair[0] + 1 not in heads or (pair[1] in kinds.CREATURES and words[pair[0] + 1] in places.WORDS)
    ]
    things = [n for n, word in enumerate(words) if wording.is_thing(word) and word not in places.WORDS]
    if not subjects:
        return -1, None, None, _named(words, things, -1)
    first = min(subjects, key=lambda pair: (pair[1] in kinds.THINGS, pair[0]))
    ridden = [pair for pair in subjects if pair[1] in kinds.VEHICLES and pair[1] not in ("plane", "rocket")]
    if first[1] == "person" and ridden:
        first, subjects = ridden[0], [pair for pair in subjects if pair[1] != "person"]
    others = [pair for pair in subjects if pair[0] != first[0] and _together(first[1], pair[1])]
    companion = wording.named(others[0][1], words[others[0][0]]) if others else None
    left_out = _named(words, [*(n for n, _ in subjects), *things], first[0])
    return *first, companion, tuple(word for word in left_out if companion is None or word != companion.noun)


def landmark(words: list[str]) -> Named | None:
    """Return the building that is named beside the subject, or None."""
    named = ((wording.kind(words, n), word) for n, word in enumerate(words))
    return next((wording.named(kind, word) for kind, word in named if kind in kinds.BUILDINGS), None)


def _together(kind: str, other: str) -> bool:
    """Tell whether both fit into one picture side by side.

    They do if they live alike and are of different kinds.
    """
    return kinds.KINDS[kind].beside(kinds.KINDS[other])


def relation(text: str) -> str:
    """Return where the companion is, as seen from the camera."""
    if re.search(r"\b(?:on (?:the )?right of|to the right of)\b", text):
        return "left"
    if re.search(r"\bon (?:the )?top of\b", text):
        return "below"
    if re.search(r"\b(?:in front of|before a)\b", text):
        return "behind"
    if re.search(r"\b(?:is behind|behind an?|behind the|hides behind)\b", text):
        return "front"
    return "above" if re.search(r"\bon (?:the )?bottom of\b", text) else "right"


def _named(words: list[str], positions: list[int], but: int) -> tuple[str, ...]:
    """Return the words at these positions without that one, each once, in their order."""
    chosen = [words[n] for n in sorted(positions) if n != but and (but < 0 or words[n] != words[but])]
    return tuple(dict.fromkeys(chosen))[:_MOST_NAMED]


def coat(words: list[str], position: int, subject: str | None) -> str | None:
    """Return the sRGB hex of a colour word shortly before the noun, or None.

    A red fox, a brown bear or a gray wolf has its natural colour: the result is None.
    """
    if subject in ("fox", "bear", "wolf", "deer", "lion", "tiger") and not (
        {"white", "black"} & set(words[max(position - 3, 0) : position])
    ):
        return None
    near = words[max(position - 3, 0) : max(position, 0)]
    return next((lexicons.COATS[word] for word in reversed(near) if word in lexicons.COATS), None)


def count(words: list[str], position: int, subject: str | None) -> int:
    if subject is None:
        return 1
    near = words[max(position - 4, 0) : position]
    named = [
        lexicons.COUNTS[word] for word in (*near, *words[position : position + 2]) if word in lexicons.COUNTS
    ]
    if named:
        return named[0]
    plural = words[position] != wording.singular(words[position]) and words[position] not in kinds.WORDS
    return 3 if plural else 1

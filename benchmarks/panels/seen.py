"""Roles that the engine says it draws: how many of them do blind captions name?"""

import itertools
import re
from collections.abc import Iterator, Sequence

from filmgate.script import kinds, nouns, wording
from filmgate.script.parse import treatments
from filmgate.script.read import read
from panels.judged import Judged, Picture

# kind: other words that people use for it
_ALIKE = {
    "person": "human adult guy lady kid men women children people",
    "screen": "monitor tv television laptop computer",
    "cabin": "house building hut",
    "cake": "food dish",
}


def share(key: Sequence[Picture], judged: Sequence[Judged]) -> tuple[int, int]:
    """Return how many of the drawn roles of the new pictures the captions name, and how many there are.

    Each judge counts by itself. A role is named by its noun or by any noun of its kind.
    """
    found = [
        _named(role, one.captions[picture.number])
        for picture in key
        if picture.version == "new"
        for role in _drawn(picture.prompt)
        for one in judged
    ]
    return sum(found), len(found)


def _drawn(prompt: str) -> Iterator[tuple[str, str]]:
    """Give noun and kind of each role that is drawn in the first shot."""
    shot = next(iter(treatments(read(prompt)).values()))
    if shot.subject:
        yield shot.noun.replace("-", " "), shot.subject
    yield from ((one.noun, one.kind) for one in shot.supporting)


def _named(role: tuple[str, str], caption: str) -> bool:
    noun, kind = role
    said = re.findall(r"[a-z]+", caption.lower())
    words = {*said, *map(wording.singular, said)}
    pairs = {f"{one}-{other}" for one, other in itertools.pairwise(said)}
    named = {kinds.WORDS.get(word) or nouns.kind(word) for word in words | pairs}
    return kind in named or not words.isdisjoint((*noun.split(), *_ALIKE.get(kind, "").split()))

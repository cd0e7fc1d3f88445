"""Emoji in a prompt: each reads as its short English name."""

import functools
import re
from dataclasses import dataclass

from filmgate.script.languages.pieces import Piece, Translation
from filmgate.script.languages.table import rows
from filmgate.script.tokens import tokens

# the first characters of emoji; plain digits and letters are none
_BEGINS = re.compile("[\u203c-\u3299\U0001f000-\U0001faff]")
_VARIANT = "\ufe0f"


@dataclass(frozen=True, slots=True)
class Emoji:
    """An emoji in a text: its English name and the number of its characters."""

    english: str
    length: int


def at(text: str, place: int) -> Emoji | None:
    """Return the emoji that begins at this place of a text; None if there is none."""
    if not _BEGINS.match(text, place):
        return None
    names = _names()
    for size in range(min(_longest(), len(text) - place), 0, -1):
        name = names.get(text[place : place + size].replace(_VARIANT, ""))
        if name is not None:
            more = text[place + size : place + size + 1] == _VARIANT
            return Emoji(name, size + more)
    return None


def spelt(text: str) -> Translation | None:
    """Return an English text with the names of its emoji between commas; None if it has no emoji.

    An emoji whose name is said before or in words is left out.
    """
    if not _BEGINS.search(text):
        return None
    said = {token.word for token in tokens(text)}
    english, pieces, place, found = "", list[Piece](), 0, False
    while place < len(text):
        here = at(text, place)
        if here:
            found = True
            name = "" if here.english.split()[-1] in said else f", {here.english}, "
            if name:
                said.add(here.english.split()[-1])
                start = len(english) + 2
                end = start + len(here.english)
                pieces.append(Piece(at=start, end=end, from_at=place, from_end=place + here.length))
            english += name
            place += here.length
        else:
            end = next(
                (n for n in range(place, len(text)) if _BEGINS.match(text, n) and at(text, n)), len(text)
            )
            run = text[place:end]
            pieces += [
                Piece(
                    at=len(english) + one.at,
                    end=len(english) + one.end,
                    from_at=place + one.at,
                    from_end=place + one.end,
                )
                for one in tokens(run)
            ]
            english += run
            place = end
    return Translation(text=english, pieces=tuple(pieces)) if found else None


@functools.cache
def _names() -> dict[str, str]:
    return {form.replace(_VARIANT, ""): name for form, name, _ in rows("emoji.tsv")}


@functools.cache
def _longest() -> int:
    return 2 * max(map(len, _names()), default=0)

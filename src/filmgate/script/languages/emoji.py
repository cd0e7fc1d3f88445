"""Emoji in a prompt: each reads as its short English name."""

import functools
import re
from dataclasses import dataclass

from filmgate.script.languages.table import rows

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


@functools.cache
def _names() -> dict[str, str]:
    return {form.replace(_VARIANT, ""): name for form, name, _ in rows("emoji.tsv")}


@functools.cache
def _longest() -> int:
    return 2 * max(map(len, _names()), default=0)

"""The dictionary: nouns to kinds, derived from WordNet by scripts/nouns.py (licence: nouns.LICENSE)."""

import functools
from importlib import resources


@functools.cache
def _kinds() -> dict[str, str]:
    text = resources.files("filmgate.script").joinpath("nouns.txt").read_text(encoding="utf-8")
    lines = (line.split() for line in text.splitlines())
    return {noun: kind for kind, *nouns in lines for noun in nouns}


def kind(noun: str) -> str | None:
    """Return the kind of a singular noun (two words with a hyphen).

    Return None if it is of no kind that can be drawn.
    """
    return _kinds().get(noun)

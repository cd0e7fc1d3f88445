"""The dictionary of kinds: which kind a noun means. It is made from WordNet by scripts/nouns.py (licence:
nouns.LICENSE).
"""

import functools
from importlib import resources


@functools.cache
def _kinds() -> dict[str, str]:
    text = resources.files("filmgate.script").joinpath("nouns.txt").read_text(encoding="utf-8")
    lines = (line.split() for line in text.splitlines())
    return {noun: kind for kind, *nouns in lines for noun in nouns}


def kind(noun: str) -> str | None:
    """Return the kind that a singular noun means (two words are joined by a hyphen).

    Return None if no kind that can be drawn fits the noun.
    """
    return _kinds().get(noun)

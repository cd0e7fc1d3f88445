"""The word order of X."""

from filmgate.script.languages.pieces import Item


def order(items: list[Item]) -> list[Item]:
    """Return the items of a sentence in English order."""
    return items

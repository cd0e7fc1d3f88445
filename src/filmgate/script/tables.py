"""Tables of words, as rows that people can read."""

from collections.abc import Mapping
from typing import TypeVar

_Row = TypeVar("_Row")


def words_of(rows: Mapping[str, str]) -> dict[str, str]:
    """Word to key. A word stands in one row only, or nobody could say what it means."""
    found: dict[str, str] = {}
    for key, words in rows.items():
        for word in words.split():
            if found.setdefault(word, key) != key:
                raise ValueError(f"{word!r} is a word of {found[word]!r} and of {key!r}")
    return found


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def joined(*tables: Mapping[str, _Row]) -> dict[str, _Row]:
    """Join tables. A name stands in one of them only, or one of its rows would be silently ignored."""
    found: dict[str, _Row] = {}
    for table in tables:
        if twice := found.keys() & table.keys():
            raise ValueError(f"stands in two tables: {', '.join(sorted(twice))}")
        found |= table
    return found

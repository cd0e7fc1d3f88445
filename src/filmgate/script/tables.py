"""Tables of words, as rows that people can read."""

from collections.abc import Mapping
from typing import TypeVar

_Key = TypeVar("_Key")
_Row = TypeVar("_Row")


def words_of(rows: Mapping[_Key, str]) -> dict[str, _Key]:
    """Return the key of each word.

    Raise ValueError if a word is in two rows, because then its meaning is open.
    """
    key_of: dict[str, _Key] = {}
    for key, words in rows.items():
        for word in words.split():
            if key_of.setdefault(word, key) != key:
                raise ValueError(f"{word!r} is a word of {key_of[word]!r} and of {key!r}")
    return key_of


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def ranked(text: str) -> tuple[str, ...]:
    """Return the words in their order: the first one matters most."""
    return tuple(text.split())


def joined(*tables: Mapping[str, _Row]) -> dict[str, _Row]:
    """Join tables.

    Raise ValueError if a name is in two of them, because one of its rows would be ignored.
    """
    union: dict[str, _Row] = {}
    for table in tables:
        if twice := union.keys() & table.keys():
            raise ValueError(f"stands in two tables: {', '.join(sorted(twice))}")
        union |= table
    return union

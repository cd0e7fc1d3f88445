"""Functions that make word tables from short texts of words."""

from collections.abc import Mapping
from typing import TypeVar

_Key = TypeVar("_Key")
_Row = TypeVar("_Row")


def words_of(rows: Mapping[_Key, str]) -> dict[str, _Key]:
    """Return a dict from each word to the key of its row. `rows`: key to words, with spaces between them.

    Raise ValueError if a word is in two rows, because its meaning would be unclear.
    """
    key_of: dict[str, _Key] = {}
    for key, words in rows.items():
        for word in words.split():
            if key_of.setdefault(word, key) != key:
                raise ValueError(
                    f"the word {word!r} is in the rows of {key_of[word]!r} and of {key!r}: keep it in one row"
                )
    return key_of


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def ranked(text: str) -> tuple[str, ...]:
    """Return the words of a text as a tuple. Their order is kept: the most important word is the first."""
    return tuple(text.split())


def joined(*tables: Mapping[str, _Row]) -> dict[str, _Row]:
    """Return one table with the rows of all these tables.

    Raise ValueError if a name is in two tables, because one of its rows would be lost.
    """
    union: dict[str, _Row] = {}
    for table in tables:
        if twice := union.keys() & table.keys():
            raise ValueError(f"two tables have the same names: {', '.join(sorted(twice))}. Keep each in one")
        union |= table
    return union

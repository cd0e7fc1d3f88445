"""The values of a translation: its items, its pieces and the translation itself."""

from dataclasses import dataclass

SORTS = (
    "noun",
    "adjective",
    "verb",
    "participle",
    "adverb",
    "number",
    "preposition",
    "postposition",
    "article",
    "pronoun",
    "conjunction",
    "negation",
    "phrase",
    "mark",
    "emoji",
    "instrumental",  # a noun in the case of its tool: it gets "with" (Russian)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A word or phrase of the original with its English, before it gets its place in the sentence.

    english: "" for a word that says nothing in English; sort: one of SORTS; at, end: its position in the
    original; said: the original in its folded form; also: other readings, as (English, sort).
    """

    english: str
    sort: str
    at: int
    end: int
    said: str = ""
    also: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A piece of a translation. at, end: its position in the English text; from_at, from_end: that of its
    words in the original.
    """

    at: int
    end: int
    from_at: int
    from_end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """A prompt in plain English. lost: the positions (at, end) of the words that no table knows."""

    text: str
    pieces: tuple[Piece, ...] = ()
    lost: tuple[tuple[int, int], ...] = ()

"""Words of a prompt: their plain form, and the meaning of nouns."""

import re
import unicodedata

from filmgate.script import kinds, lexicons, nouns, places
from filmgate.script.treatment import Named

WORD = re.compile(r"[a-z][a-z'-]*")

IRREGULAR = {
    "wolves": "wolf",
    "mice": "mouse",
    "people": "people",
    "sheep": "sheep",
    "leaves": "leaf",
    "knives": "knife",
    "men": "man",
    "women": "woman",
    "children": "child",
    "geese": "goose",
}


def plain(text: str) -> str:
    """Return the text in small letters without accents: a café is a cafe."""
    letters = unicodedata.normalize("NFKD", text.lower().replace("\u2019", "'"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def singular(word: str) -> str:
    if word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses")):
        return word[:-2]
    return word.removesuffix("'s").removesuffix("s")


def kind(words: list[str], position: int) -> str | None:
    """Return the kind of the noun at this position, with the word before it (polar bear) or alone."""
    word = words[position]
    singles = dict.fromkeys((word, singular(word)))
    pairs = [f"{words[position - 1]}-{single}" for single in singles] if position else []
    for form in (*pairs, *singles):
        if kind := kinds.WORDS.get(form):
            return kind
    if word in lexicons.NOT_SUBJECTS:
        return None
    named = (nouns.kind(form) for form in (*pairs, *singles) if form not in places.WORDS)
    return next((kind for kind in named if kind and kind != "thing"), None)


def named(kind: str, noun: str) -> Named:
    """Return a being or thing of this kind, as the prompt calls it."""
    return Named(kind, noun, variant(kind, noun))


def variant(kind: str | None, noun: str) -> str:
    """Return the variant of its kind that the noun means; "" if it means the plain one.

    A word of a variant that ends in a star stands for all nouns with this beginning. If a noun has parts and
    does not match as a whole, its last matching part counts.
    """
    looks = kinds.KINDS[kind].variants if kind else {}
    for part in (noun, *reversed(noun.split("-"))):
        for name, words in looks.items():
            if any(_means(word, part) for word in words.split()):
                return name
    return ""


def _means(word: str, noun: str) -> bool:
    return noun.startswith(word[:-1]) if word.endswith("*") else word in (noun, singular(noun))


def is_thing(word: str) -> bool:
    return word not in lexicons.NOT_SUBJECTS and nouns.kind(singular(word)) == "thing"


def matches(text: str, table: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    """Return the keys whose pattern occurs, in the order of the text."""
    matched = [
        (match.start(), key) for key, pattern in table if (match := re.search(rf"\b(?:{pattern})\b", text))
    ]
    return tuple(key for _, key in sorted(matched))

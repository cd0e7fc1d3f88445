"""Functions for the words of a prompt: their plain form, and the kind and variant that a noun means."""

import re
import unicodedata

from filmgate.script import finding, kinds, lexicons, nouns
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
    """Return the text in lower case and without accents: café becomes cafe."""
    if text.isascii():
        return text.lower()
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


def named(kind: str, noun: str) -> Named:
    """Return a building of this kind, with the noun of the prompt and the variant that the noun means."""
    return Named(kind, noun, variant(kind, noun))


def variant(kind: str | None, noun: str) -> str:
    """Return the variant of a kind that the noun means; "" if it means the usual form.

    A word with a star at its end matches all nouns that begin with it. If a compound noun does not match as a
    whole, its last part that matches counts.
    """
    looks = kinds.KINDS[kind].variants if kind else {}
    noun = noun.replace(" ", "-")
    words = noun.split("-")
    tails = ("-".join(words[k:]) for k in range(1, len(words) - 1))  # vanilla-ice-cream is ice-cream
    for part in (noun, *tails, *reversed(words)):
        for name, own in looks.items():
            if any(_means(word, part) for word in own.split()):
                return name
    return ""


def _means(word: str, noun: str) -> bool:
    return noun.startswith(word[:-1]) if word.endswith("*") else word in (noun, singular(noun))


def is_thing(word: str) -> bool:
    return word not in lexicons.NOT_SUBJECTS and nouns.kind(singular(word)) == "thing"


def matches(text: str, table: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    """Return the keys of a table whose patterns match the text, in the order of the text."""
    matched = [(match.start(), key) for key, pattern in table if (match := finding.search(pattern, text))]
    return tuple(key for _, key in sorted(matched))

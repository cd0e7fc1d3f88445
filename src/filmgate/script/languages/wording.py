"""The English of a translation in small parts: noun phrases, forms of verbs, prepositions. For languages whose
word order is far from that of English.
"""

from collections.abc import Sequence
from dataclasses import replace

from filmgate.script import lexicon
from filmgate.script.doing import gerund
from filmgate.script.languages.pieces import Item
from filmgate.script.phrases import FILM
from filmgate.script.places import WORDS
from filmgate.script.tables import words

_ADVERBIAL = ("at ", "in ", "under ", "golden hour", "northern lights", "time-lapse")
_DETERMINERS = frozenset(("article", "number", "negation"))
# nouns that take no article
_BARE = words(
    "water snow rain sand grass ice lava fog smoke steam fire light music food bread rice milk wine beer "
    "juice soup honey chocolate tea coffee space underwater people children men women leaves petals stars "
    "ruins stairs clothes pants shoes gloves glasses sunglasses money gold hair fruit meat downtown mars "
    "tokyo paris seoul shanghai kyoto cairo mumbai dubai africa york football basketball tennis baseball"
)
# nouns that something is on, not in
_ON = words(
    "beach road street path track bench chair sofa bed table roof floor ground bridge stage hill mountain "
    "cliff island grass horse bicycle motorcycle horizon wall sand ice slope moon mars wave railway"
)
# families of nouns for tools: one acts with them
_TOOLS = words("tool weapon instrument body container")
_FILM = FILM | words("video scene clip footage shot film movie")


def head(items: Sequence[Item]) -> str:
    """Return the last word of a noun phrase."""
    return items[-1].english.rpartition(" ")[2] if items else ""


def is_film(item: Item) -> bool:
    """Tell whether an item means the film itself, as "video" does."""
    return item.sort == "noun" and item.english in _FILM


def is_place(noun: str) -> bool:
    """Tell whether a noun means a place."""
    return noun in WORDS or lexicon.family(noun) in ("place", "room", "city", "country")


def is_worn(noun: str) -> bool:
    """Tell whether a noun means something that people wear."""
    return _family(noun) in ("garment", "jewel")


def is_tool(noun: str) -> bool:
    """Tell whether one acts with what a noun means."""
    return _family(noun) in _TOOLS


def is_alive(noun: str) -> bool:
    """Tell whether a noun means a person or an animal."""
    return _family(noun) in ("person", "people", "animal", "animals")


def _family(noun: str) -> str:
    single = next((one.lemma for one in lexicon.readings(noun) if one.tag == "S"), noun)
    return lexicon.family(noun) or lexicon.family(single)


def position(noun: str) -> str:
    """Return "on" or "in", as it is said of a noun."""
    return "on" if noun in _ON or lexicon.family(noun) == "furniture" else "in"


def made(english: str, like: Item, sort: str = "preposition") -> Item:
    """Return an item for an English word that the original has no word for. It stands where `like` does."""
    return Item(english=english, sort=sort, at=like.at, end=like.at)


def phrase(items: Sequence[Item]) -> list[Item]:
    """Return a noun phrase in English order: article, number, adjectives, nouns. One noun gets an article if
    it has none.
    """
    first = [one for one in items if one.sort in _DETERMINERS or one.sort == "possessive"]
    rest = [one for one in items if one not in first]
    noun = head(rest)
    if first and first[0].sort == "number":
        return [*first, *rest]
    plural = noun in _BARE or (noun.endswith("s") and not noun.endswith(("ss", "us", "bus")))
    counted = any(one.english[:4] == "two " for one in rest)
    if not first and rest and rest[-1].sort == "noun" and not plural and not counted and noun.isalpha():
        return [made("a", rest[0], "article"), *rest]
    return [*first, *rest]


def doing(verb: Item) -> Item:
    """Return a verb in its form in -ing: "running" for "runs"."""
    first, _, rest = verb.english.partition(" ")
    if first == "does":
        return replace(verb, english=f"not {gerund(rest.removeprefix('not '))}")
    if first == "is":
        return replace(verb, english=rest or "being")
    return replace(verb, english=f"{gerund(_base(first))} {rest}".strip())


def denied(verb: Item) -> Item:
    """Return a verb with "not": "does not run" for "runs"."""
    first, _, rest = verb.english.partition(" ")
    if first in ("does", "is"):
        return replace(verb, english=f"{first} not {rest.removeprefix('not ')}".strip())
    return replace(verb, english=f"does not {_base(first)} {rest}".strip())


def _base(third: str) -> str:
    """Return the base form of a verb in the third person."""
    if third in ("goes", "does"):
        return third[:-2]
    lemma = [one.lemma for one in lexicon.readings(third) if one.tag in ("Z", "V") and one.lemma != third]
    return lemma[0] if lemma else third.removesuffix("s")


def is_adverbial(item: Item) -> bool:
    """Tell whether a phrase says when or how something happens, as "at night" does; others stand alone."""
    return item.english.startswith(_ADVERBIAL) and "style" not in item.english


def listed(parts: Sequence[Sequence[Item]]) -> list[Item]:
    """Return parts of a sentence with commas between them."""
    found: list[Item] = []
    for part in parts:
        if part:
            found += [*([made(",", part[0], "mark")] if found else []), *part]
    return found

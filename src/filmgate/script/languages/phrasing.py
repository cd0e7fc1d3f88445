"""The English of a translation in small parts: noun phrases, forms of verbs, prepositions.

For languages whose word order is far from that of English.
"""

from collections.abc import Sequence
from dataclasses import replace

from filmgate.script import lexicon
from filmgate.script.languages.pieces import Item
from filmgate.script.phrases import FILM
from filmgate.script.places import WORDS
from filmgate.script.tables import words
from filmgate.script.verbs import gerund

_ADVERBIAL = ("at ", "in ", "under ", "golden hour", "northern lights", "time-lapse")
_DETERMINERS = frozenset(("article", "number", "negation"))
# nouns that take no article
_BARE = words(
    "water snow rain sand grass ice lava fog smoke steam fire light music food bread rice milk wine beer "
    "juice soup honey chocolate tea coffee space underwater money gold hair fruit meat downtown mars "
    "tokyo paris seoul shanghai kyoto cairo mumbai dubai africa york football basketball tennis baseball"
)
# nouns that something is on, not in
_ON = words(
    "beach road street path track bench chair sofa bed table roof floor ground bridge stage hill mountain "
    "cliff island grass branch shelf windowsill "
    "tray horse bicycle motorcycle horizon wall sand ice slope moon mars wave railway"
)
# families of nouns for tools: one acts with them
_TOOLS = words("tool weapon instrument body container")
_SINGULAR = ("ss", "us")
_MOST_ITEMS = 80
_VOWELS = tuple("aeiou")
_UNIQUE = words("moon sun sky earth sea ocean horizon background ground")
_PLURALS = {
    "child": "children",
    "man": "men",
    "woman": "women",
    "person": "people",
    "mouse": "mice",
    "goose": "geese",
    "wolf": "wolves",
    "sheep": "sheep",
    "deer": "deer",
    "fish": "fish",
    "koi": "koi",
    "foot": "feet",
    "samurai": "samurai",
}
_FILM = FILM | words("video scene clip footage shot film movie")


def head(items: Sequence[Item]) -> str:
    """Return the last word of a noun phrase."""
    return items[-1].english.rpartition(" ")[2] if items else ""


def is_film(item: Item) -> bool:
    """Tell whether an item means the film itself, as "video" does."""
    return item.sort == "noun" and item.english in _FILM


def is_place(noun: str) -> bool:
    """Tell whether a noun means a place."""
    family = lexicon.title(noun) or lexicon.family(noun)
    return noun in WORDS or family in (
        "place",
        "room",
        "city",
        "country",
    )


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
    first = [one for one in items if one.sort in _DETERMINERS]
    rest = [one for one in items if one not in first]
    noun = head(rest)
    if first and first[0].english == "a" and rest and rest[0].english.startswith(_VOWELS):
        first = [replace(first[0], english="an"), *first[1:]]
    if first and first[0].sort == "number":
        return [*first, *several(rest)]
    plural = bool(rest) and is_plural(rest[-1])
    counted = any(one.english[:4] == "two " for one in rest)
    bare = plural or counted or not noun.isalpha() or lexicon.title(noun) == "city"
    if not first and rest and rest[-1].sort == "noun" and not bare:
        article = "the" if noun in _UNIQUE else "an" if rest[0].english.startswith(_VOWELS) else "a"
        return [made(article, rest[0], "article"), *rest]
    return [*first, *rest]


def several(items: Sequence[Item]) -> list[Item]:
    """Return the words of a noun phrase with its last noun in the plural."""
    found = list(items)
    if found and found[-1].sort == "noun" and not is_plural(found[-1]):
        before, _, noun = found[-1].english.rpartition(" ")
        found[-1] = replace(found[-1], english=f"{before} {_plural(noun)}".strip())
    return found


def _plural(noun: str) -> str:
    if noun in _PLURALS:
        return _PLURALS[noun]
    if noun.endswith(("s", "sh", "ch", "x")):
        return f"{noun}es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}s"


def is_plural(noun: Item) -> bool:
    """Tell whether a noun is in the plural or has none."""
    word = noun.english.rpartition(" ")[2]
    return word in _BARE or word in _PLURALS.values() or (word.endswith("s") and not word.endswith(_SINGULAR))


def agreed(verb: Item, subject: Sequence[Item]) -> Item:
    """Return a verb in the number of its subject: "are running" after several."""
    nouns = [one for one in subject if one.sort == "noun"]
    joined = any(one.sort == "conjunction" for one in subject)
    plural = joined or any(one.english in ("they", "we") for one in subject if one.sort == "pronoun")
    if plural or (nouns and is_plural(nouns[0]) and nouns[0].english not in _BARE):
        first = verb.english.partition(" ")[0]
        if first == "is":
            return replace(verb, english=verb.english.replace("is", "are", 1))
        return replace(verb, english=f"are {doing(verb).english}")
    return verb


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


def base(verb: Item) -> str:
    """Return the base form of a verb: "run" for "runs fast"."""
    return _base(verb.english.partition(" ")[0])


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


def cut(items: Sequence[Item]) -> list[Sequence[Item]]:
    """Return the items of a sentence in parts that are not longer than real sentences are."""
    return [items[at : at + _MOST_ITEMS] for at in range(0, len(items), _MOST_ITEMS)]

"""The lexicon: the parts of speech of an English word with their frequencies, and the family of a noun.

Its words come from WordNet, by scripts/lexicon.py (licence: nouns.LICENSE). english.py and irregular.py add
the words that WordNet lacks, and the kinds the compounds that it lacks (gift-box).
"""

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import resources

from filmgate.script import english, irregular, kinds, sights

_REMEMBERED = 1 << 15  # words whose readings are kept
_USUAL = 3  # the weight of a usual word
_VOWELS = "aeiou"
_WRESTLES = {"wrestle": "V", "wrestles": "Z"}  # with an arm
_NOUNS = ("alien", "human")  # seldom adjectives in a prompt: an alien walks, a human skull
_IRREGULAR = frozenset(irregular.VERBS.values())  # "seed" is no past of "see"
_LIKENING = ("like", "style", "colored", "coloured")  # last parts of adjectives, as in fox-like


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of a word: its part of speech, its lemma and its frequency.

    tag: the part of speech; weight: the logarithm of the frequency. Tags: N noun, S plural, V verb, Z verb
    with -s, G verb with -ing, E past or participle, A adjective, R adverb, M number, L proper name, K
    possessive 's; and those of the closed classes in english.py.
    """

    tag: str
    lemma: str
    weight: float
    family: str = ""


@functools.cache
def _entries() -> dict[str, str]:
    text = resources.files("filmgate.script").joinpath("lexicon.txt").read_text(encoding="utf-8")
    lines = (line.partition("\t") for line in text.splitlines())
    return {word: mark for mark, _, group in lines for word in group.split()}


@functools.lru_cache(maxsize=_REMEMBERED)
def entry(lemma: str) -> Mapping[str, tuple[int, str]]:
    """Return the entry of a lemma: (weight, family) by part of speech (n, v, a, r, l). Empty for an unknown
    word.
    """
    listed = _entries().get(lemma, "") or ("n0:" if "-" in lemma and lemma in kinds.WORDS else "")
    marks = (mark.partition(":") for mark in listed.split())
    return {head[0]: (int(head[1:]), family) for head, _, family in marks}


def words() -> Iterable[str]:
    """Return all lemmas of the lexicon."""
    return _entries().keys()


def title(name: str) -> str:
    """Return the common noun for a proper name: "city" for Paris; "" for an unknown name."""
    figure = english.FIGURES.get(name)
    return (
        figure or sights.NOUNS.get(name) or entry(name).get("l", (0, ""))[1] or english.BRANDS.get(name, "")
    )


def family(noun: str) -> str:
    """Return the family of a noun, its broad class (animal, vehicle, food); "" for an unknown noun."""
    known = _family(noun, entry(noun).get("n", (0, ""))[1])
    return known or (family(noun.rpartition("-")[2]) if "-" in noun else "")


def _family(noun: str, listed: str) -> str:
    """Return the family of a noun: ours before WordNet's, and an animal before its fur and its meat."""
    return english.FAMILIES.get(noun) or ("animal" if noun in kinds.ANIMAL_NOUNS else listed)


@functools.lru_cache(maxsize=_REMEMBERED)
def readings(word: str) -> tuple[Reading, ...]:
    """Return all readings of a word in lower case. An unknown word gets one that is guessed."""
    found: list[Reading] = [Reading(tag, word, 9.0) for tag in english.CLOSED.get(word, ())]
    if word in english.ADJECTIVES:
        person = english.FAMILIES.get(word) == "person"
        return (Reading("A", word, 6.0), *((Reading("N", word, 4.0, "person"),) if person else ()))
    if word in english.NUMBERS:
        found.append(Reading("M", word, 9.0))
    if (word in english.CLOSED and word not in english.OPEN) or word in english.NUMERALS:
        return tuple(found)
    for lemma, tags in _forms(word):
        for part, (weight, listed) in entry(lemma).items():
            if part == "l":
                continue  # names: the tagger finds them by their capital letter
            if part == "a" and lemma in _NOUNS:
                continue
            kind = _family(lemma, listed)
            found += [Reading(tag, lemma, float(weight), kind) for tag in tags.get(part, ())]
    if any(one.tag == "S" and one.family not in ("", "abstract") for one in found):
        found = [one for one in found if one.tag != "N" or one.family != "abstract"]  # shoes
    if any(one.tag == "Z" and one.weight >= _USUAL for one in found):
        found = [one for one in found if one.tag != "N" or one.weight]  # eats
    if not found:
        tag = _guessed(word)
        found = [Reading(tag, _single(word) if tag == "S" else word, 0.0)]
    return tuple({(one.tag, one.lemma): one for one in found}.values())


def third_person(word: str) -> Reading | None:
    """Return the reading as a verb of an irregular plural, such as "leaves"; None if it is no verb too."""
    if word not in irregular.NOUNS or irregular.NOUNS[word] == word:
        return None
    verbs = (lemma for lemma, _ in _plurals(word) if "v" in entry(lemma))
    return next((Reading("Z", lemma, float(entry(lemma)["v"][0])) for lemma in verbs), None)


def _forms(word: str) -> list[tuple[str, dict[str, str]]]:
    """Return (lemma, tag by part of speech) for every lemma of which this word can be a form."""
    plain = {"n": "N", "v": "V", "a": "A", "r": "R"}
    if word in irregular.SAME:
        return [(word, plain), (word, {"n": "S"})]
    if word in irregular.NOUNS:
        lemma = irregular.NOUNS[word]
        return [(lemma, {"n": "S"}), (word, {"n": "S"}), *_verbs(word)]
    person = entry(word).get("n", (0, ""))[1] == "person"  # a baker is nothing that is more "bak"
    compared = [] if person else _compared(word)
    return [(word, plain), *_plurals(word), *_verbs(word), *compared]


def _plurals(word: str) -> list[tuple[str, dict[str, str]]]:
    both = {"n": "S", "v": "Z"}
    acts = word.endswith("is") and "v" in entry(word[:-1])  # skis
    if (
        not word.endswith("s")
        or (word.endswith(("ss", "us", "is")) and not acts)
        or word in irregular.SINGULAR
    ):
        return []
    found = [(word[:-1], both)]
    if word.endswith("ies"):
        found = [(word[:-1], both)] if "n" in entry(word[:-1]) else [(word[:-3] + "y", both)]
    elif word.endswith(("ches", "shes", "xes", "sses", "zes", "oes")):
        found = [(word[:-2], both), (word[:-1], both)]
    return found


def _verbs(word: str) -> list[tuple[str, dict[str, str]]]:
    found: list[tuple[str, dict[str, str]]] = []
    if word in irregular.VERBS:
        found.append((irregular.VERBS[word], {"v": "G" if word.endswith("ing") else "E"}))
    for suffix, tag in (("ing", "G"), ("ed", "E")):
        stem = word.removesuffix(suffix)
        if stem != word and any(letter in _VOWELS + "y" for letter in stem):
            lemmas = [one for one in _stems(stem) if tag == "G" or one not in _IRREGULAR or not entry(word)]
            found += [(one, {"v": tag}) for one in lemmas]
    return found


def _stems(stem: str) -> list[str]:
    """Return the verbs that may have this stem before an ending: rid -> ride, runn -> run, carri -> carry."""
    if stem.endswith("i"):
        found = [stem[:-1] + "y"]
    elif len(stem) > 2 and stem[-1] == stem[-2]:
        found = [stem[:-1], stem]
    else:
        found = [stem, stem + "e"]
    known = [one for one in found if "v" in entry(one)]
    return sorted(known, key=lambda one: -entry(one)["v"][0])[:1]


def _compared(word: str) -> list[tuple[str, dict[str, str]]]:
    stems = [word.removesuffix(end) for end in ("er", "est") if word.endswith(end)]
    return [(one, {"a": "A"}) for stem in stems for one in (stem, stem + "e", stem[:-1], stem[:-1] + "y")]


def _guessed(word: str) -> str:
    """Return the likely tag of a word that the lexicon lacks, judged by its ending."""
    last = word.rpartition("-")[2]
    if last != word:  # sun-kissed, eight-legged, fox-like, push-ups, arm-wrestles
        tags = {letter for one in readings(last) for letter in one.tag}
        several = last.endswith("s") and entry(last[:-1]) and "n" not in entry(last)
        usual = _WRESTLES.get(last)
        return usual or "A" if usual or last in _LIKENING or tags & {"E", "A"} else "S" if several else "N"
    if word.endswith("ing"):
        return "G"
    if word.endswith("ed"):
        return "E"
    if word.endswith("ly"):
        return "R"
    if word.endswith(("ous", "ful", "ive", "less", "able", "ible", "esque", "ish", "ic")):
        return "A"
    plural = word.endswith("s") and not word.endswith(("ss", "us")) and word not in irregular.SINGULAR
    return "S" if plural else "N"


def _single(word: str) -> str:
    """Return the singular of a plural that the lexicon lacks."""
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[: -2 if word.endswith(("ches", "shes", "xes", "sses")) else -1]


def is_word(word: str) -> bool:
    return bool(entry(word)) or word in english.CLOSED or word in english.NUMBERS

"""The word order of Spanish, French, Portuguese and Italian: adjectives follow their noun, and a verb without
an object may come before its subject.
"""

from dataclasses import replace

from filmgate.script import lexicon
from filmgate.script.languages.grouping import (
    INTRANSITIVE,
    adjectives_first,
    camera_object,
    clauses,
    negation_first,
    subject_first,
    together,
    word,
)
from filmgate.script.languages.phrasing import is_alive, is_place, is_worn, position
from filmgate.script.languages.pieces import Item
from filmgate.script.tables import words

_JOINING = words("de d' di")
# nouns whose "of" stays: containers, amounts, parts, pictures
_WHOLES = words(
    "cup glass bottle bowl plate pot bucket basket box barrel piece slice group crowd herd flock pack pair "
    "couple dozen bouquet cloud field portrait photo painting view shot scene video film landscape statue "
    "map top edge middle side color style light lights roof door window wall tail head face eyes hand king "
    "queen sea mountain background sky"
)
_ALOFT = ("fly", "flies", "glid", "hover", "float", "soar")  # beginnings of verbs in the air
_ALONG = ("por", "pel")  # through and along are one word
_PARTITIVE = words("du des de d'") | {"de la", "de l'"}
_MOTION = words(
    "run walk go come climb jump fly move travel wander swim approach return fall lead arrive belong ride"
)


def order(items: list[Item]) -> list[Item]:
    """Return the items of a sentence in English order."""
    found = adjectives_first(_positions(_after_verbs(_without_personal_a(items))))
    found = camera_object(together(_clause(one) for one in clauses(_compounds(found))))
    if found and found[0].sort == "verb":  # nobody is named: the one who was named before
        found = [word("it", "pronoun", found[0]), *found]
    return found


def _without_personal_a(items: list[Item]) -> list[Item]:
    """Return the items without the Spanish "a" before a person: "abraza a su perro" is "hugs his dog"."""
    found: list[Item] = []
    for at, item in enumerate(items):
        after_verb = at and items[at - 1].sort in ("verb", "participle")
        if after_verb and item.said in ("a", "al") and _base(items[at - 1].english) not in _MOTION:
            if item.said == "al":
                found.append(replace(item, english="the", sort="article"))
        else:
            found.append(item)
    return found


def _after_verbs(items: list[Item]) -> list[Item]:
    """Return the items with the prepositions that a verb calls for: "over" after flies, none after drinks."""
    found: list[Item] = []
    for at, item in enumerate(items):
        if item.sort in ("article", "noun") and at and items[at - 1].english in ("looks", "look", "looking"):
            found.append(word("at", "preposition", item))  # "regarde la mer"
        if item.sort == "article" and [one.sort for one in items[at + 1 : at + 2]] == ["verb"]:
            continue  # a pronoun: "la abraza" is "hugs her"
        verb = items[at - 1].english if at and items[at - 1].sort in ("verb", "participle") else ""
        head, _, the = item.english.partition(" ")
        if item.sort != "preposition" or not verb:
            found.append(item)
        elif head == "on" and verb.startswith(_ALOFT):
            found.append(replace(item, english=f"over {the}".strip()))
        elif head == "of" and _base(verb) in _MOTION:
            found.append(replace(item, english=f"from {the}".strip()))
        elif head != "of" or item.said not in _PARTITIVE:
            found.append(item)
    return found


def _positions(items: list[Item]) -> list[Item]:
    """Return the items with the prepositions that English has before a noun: on a branch, in a dress."""
    found: list[Item] = []
    for at, item in enumerate(items):
        head, _, the = item.english.partition(" ")
        noun = next((one.english for one in items[at + 1 : at + 3] if one.sort == "noun"), "")
        single = noun.rpartition(" ")[2]
        person = at > 0 and items[at - 1].sort == "noun" and is_alive(items[at - 1].english)
        goes = at > 0 and items[at - 1].sort in ("verb", "participle")
        english = item.english
        if item.sort == "preposition" and noun:
            if head == "in" and position(single) == "on" and not is_place(single):
                english = f"on {the}".strip()
            elif head == "of" and person and is_worn(single):
                english = f"in {the}".strip()
            elif head == "to" and item.sort == "preposition" and lexicon.title(single) == "city" and not goes:
                english = "in"
            elif head == "through" and item.said.startswith(_ALONG) and position(single) == "on":
                english = f"along {the}".strip()
        found.append(replace(item, english=english))
    return found


def _base(verb: str) -> str:
    """Return a verb without its ending, as far as _MOTION needs it."""
    return next((one for one in _MOTION if verb.startswith(one[:3])), verb)


def _compounds(items: list[Item]) -> list[Item]:
    """Return the items with two nouns that "de" joins as a compound: a mountain road."""
    found = list(items)
    at = 0
    while at + 2 < len(found):
        noun, joint, of = found[at : at + 3]
        if (
            (noun.sort, of.sort) == ("noun", "noun")
            and joint.said in _JOINING
            and joint.english.startswith("of")
            and not _WHOLES & {noun.english, noun.english.removesuffix("s"), noun.english.removesuffix("es")}
        ):
            found[at : at + 3] = [of, noun]
        else:
            at += 1
    return found


def _clause(clause: list[Item]) -> list[Item]:
    return negation_first(subject_first(clause, lambda verb: verb.english in INTRANSITIVE))

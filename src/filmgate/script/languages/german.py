"""The word order of German: the verb is second in a main clause and last in a subordinate one. A noun in the
genitive follows the noun that it belongs to.
"""

from dataclasses import replace

from filmgate.script.languages.grouping import (
    camera_object,
    clauses,
    negation_first,
    noun_phrase,
    subject_first,
    together,
    word,
)
from filmgate.script.languages.pieces import Item
from filmgate.script.tables import words

# nouns of containers and amounts: another noun follows them without a word between
_AMOUNTS = words("cup glass bottle bowl plate piece slice bucket basket box pair group herd flock")
_RELATIVE = words("der die das den dem")
_GENITIVE = words("des der eines einer")


def order(items: list[Item]) -> list[Item]:
    """Return the items of a sentence in English order."""
    found = clauses(_genitives(items))
    return camera_object(together(_clause(one, follows=bool(number)) for number, one in enumerate(found)))


def _base(item: Item) -> str:
    return item.english.removesuffix("s")


def _genitives(items: list[Item]) -> list[Item]:
    """Return the items with "of" before a noun in the genitive: "the lights of the city"."""
    found: list[Item] = []
    for at, item in enumerate(items):
        if item.sort == "noun" and at and items[at - 1].sort == "noun" and _base(items[at - 1]) in _AMOUNTS:
            found.append(word("of", "preposition", item))
        if item.said in _GENITIVE and at and items[at - 1].sort == "noun" and noun_phrase(items, at) > at + 1:
            found.append(word("of", "preposition", item))
        found.append(item)
    return found


def _verbs_first(body: list[Item]) -> list[Item]:
    """Return the rest of a subordinate clause with its verbs first: "on a bench sits and a paper reads"."""
    found: list[Item] = []
    part: list[Item] = []
    for item in body:
        if item.sort == "verb":
            joined = part[:1] if part and part[0].sort == "conjunction" else []
            found += [*joined, item, *part[len(joined) :]]
            part = []
        else:
            part.append(item)
    return [*found, *part]


def _clause(clause: list[Item], *, follows: bool) -> list[Item]:
    """Return a clause in English order. follows: it comes after another clause."""
    end = len(clause) - (clause[-1].sort == "mark")
    body, mark = clause[:end], clause[end:]
    if not body:
        return clause
    relative = follows and body[0].said in _RELATIVE and body[0].sort == "article"
    if body[-1].sort == "verb" and len(body) > 1:
        if relative:
            body = [replace(body[0], english="who", sort="pronoun"), *_verbs_first(body[1:])]
        elif body[0].sort == "conjunction" and body[0].english not in ("and", "or", "but"):
            subject = noun_phrase(body, 1)
            body = [*body[:subject], *_verbs_first(body[subject:])]
    body = negation_first(subject_first(body, lambda _verb: True))
    while len(body) > 1 and body[-1].sort == "preposition":  # a prefix of the verb: "steht … auf"
        body = body[:-1]
    return [*body, *mark]

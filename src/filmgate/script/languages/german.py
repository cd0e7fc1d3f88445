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
from filmgate.script.verbs import GOES

# nouns of containers and amounts: another noun follows them without a word between
_AMOUNTS = words("cup glass bottle bowl plate piece slice bucket basket box pair group herd flock")
_CAUSED = {"rise": "fly", "fall": "drop"}  # what somebody lets a thing do: what he does himself
_RELATIVE = words("der die das den dem")
_GENITIVE = words("des der eines einer")


def order(items: list[Item]) -> list[Item]:
    """Return the items of a sentence in English order."""
    found = clauses(_caused(_sources(_genitives(items))))
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


def _sources(items: list[Item]) -> list[Item]:
    """Return the items with "from" for "von" after a verb of movement: "springt vom Tisch"."""
    found: list[Item] = []
    for at, item in enumerate(items):
        head, _, the = item.english.partition(" ")
        verb = items[at - 1].english if at and items[at - 1].sort in ("verb", "participle") else ""
        moves = bool(GOES & {verb, _base(replace(item, english=verb))})
        from_it = item.sort == "preposition" and head == "of" and moves
        found.append(replace(item, english=f"from {the}".strip()) if from_it else item)
    return found


def _caused(items: list[Item]) -> list[Item]:
    """Return the items with one verb for "lässt … steigen" and "lässt … fallen"."""
    at = next((n for n, one in enumerate(items) if one.english in ("lets", "let")), -1)
    end = next((n for n, one in enumerate(items) if n > at >= 0 and _base(one) in _CAUSED), -1)
    if end < 0:
        return items
    several, kite = items[at].english == "let", _base(items[end]) == "rise"
    verb = replace(items[at], english=_CAUSED[_base(items[end])] + ("" if several else "s"), sort="verb")
    found = [*items[:at], verb, *items[at + 1 : end], *items[end + 1 :]]
    if not kite:
        return found
    verb = replace(verb, english="fly" if several else "flies")
    kites = {"dragon": "kite", "dragons": "kite"}
    return [
        verb if one.at == verb.at else replace(one, english=kites.get(one.english, one.english))
        for one in found
    ]


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

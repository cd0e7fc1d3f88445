"""The word order of Arabic: verb before subject, adjectives after their noun, and the second of two nouns
describes the first.
"""

from dataclasses import replace

from filmgate.script.languages import phrasing
from filmgate.script.languages.pieces import Item

_NOMINAL = frozenset(("noun", "adjective", "number"))


def order(items: list[Item]) -> list[Item]:
    """Return the items of a sentence in English order."""
    parts: list[list[Item]] = [[]]
    standing: list[list[Item]] = []
    for item in items:
        if item.sort == "mark" or (item.english == "and" and parts[-1] and parts[-1][-1].sort == "phrase"):
            parts.append([])
        elif item.sort == "phrase" and not phrasing.is_adverbial(item):
            standing.append([item])
            parts.append([])
        else:
            parts[-1].append(item)
    cut = [one for part in parts for one in phrasing.cut(part)]
    return phrasing.listed([*(_clause(list(part)) for part in cut), *standing])


def _clause(items: list[Item]) -> list[Item]:
    nouns = _nouns(items)
    found: list[list[Item]] = []
    at = 0
    while at < len(nouns):
        one = nouns[at]
        after = nouns[at + 1][0] if at + 1 < len(nouns) else None
        if one[0].sort == "negation" and one[0].english == "not" and after and after.sort == "verb":
            nouns[at + 1] = [phrasing.denied(after)]
            at += 1
            continue
        if one[0].sort == "preposition" and at + 1 < len(nouns) and nouns[at + 1][0].sort == "phrase":
            at += 1  # the phrase has its own: "in a storm"
            continue
        subject = at + 1 < len(nouns) and nouns[at + 1][0].sort not in ("verb", "preposition")
        named = any(_is_noun(two) for two in found)
        fresh = not named or found[-1][0].sort == "conjunction"
        if one[0].sort == "verb" and subject and fresh and _is_subject(nouns[at + 1], alone=not named):
            found += [nouns[at + 1], [phrasing.agreed(one[0], nouns[at + 1])]]  # the subject follows its verb
            at += 2
            continue
        if one[0].sort == "verb" and found and found[-1][0].sort in ("verb", "noun") and _acts(found):
            found.append([phrasing.made("and", one[0], "conjunction")])
        if one[0].sort == "verb":
            one = [phrasing.agreed(one[0], [item for part in found[:1] for item in part])]
        found.append(one)
        at += 1
    return [item for part in found for item in part]


def _acts(found: list[list[Item]]) -> bool:
    return any(one[0].sort == "verb" for one in found) and found[-1][0].english != "that"


def _is_subject(part: list[Item], *, alone: bool) -> bool:
    """Tell whether the noun after a verb is its subject. A noun in the accusative is its object."""
    nouns = [one for one in part if one.sort in ("noun", "pronoun")]
    if not nouns or (nouns[0].said.endswith("\u0627") and len(nouns[0].said) > len("\u0627" * 3)):
        return False
    return alone or _is_alive(nouns[0])


def _is_noun(part: list[Item]) -> bool:
    return any(one.sort in ("noun", "pronoun") for one in part)


def _nouns(items: list[Item]) -> list[list[Item]]:
    """Return the items with each noun and its adjectives as one part, in English order."""
    found: list[list[Item]] = []
    at = 0
    while at < len(items):
        start = at
        number: list[Item] = []
        definite = False
        while at < len(items) and items[at].sort in ("article", "number"):
            number += [items[at]] if items[at].sort == "number" or items[at].english == "a" else []
            definite = definite or items[at].english == "the"
            at += 1
        if at < len(items) and items[at].sort in ("noun", "adjective"):
            at, part = _noun(items, at, number, definite=definite)
            found.append(part)
            continue
        if at == start:
            found.append([items[at]])
            at += 1
        elif number:
            found.append(number)
    return [one for one in found if one]


def _noun(items: list[Item], at: int, number: list[Item], *, definite: bool) -> tuple[int, list[Item]]:
    """Read a noun with what follows it: adjectives, and a noun that it belongs to. Return where it ends."""
    nouns = [items[at]]
    adjectives: list[Item] = []
    of: list[Item] = []
    at += 1
    while at < len(items):
        article = items[at].sort == "article" and items[at].english == "the"
        after = items[at + 1] if article and at + 1 < len(items) else items[at]
        if after.sort in ("adjective", "participle") and nouns[0].sort == "noun":
            if after.sort == "participle" and _goes_on(items, at + 1 + article):
                break
            adjectives.append(replace(after, sort="adjective"))
        elif after.sort == "noun" and not definite and not adjectives and not _is_alive(nouns[0]):
            noun = after.english.rpartition(" ")[2]
            at, of = _noun(items, at + article, [], definite=article)
            word = phrasing.position(noun) if phrasing.is_place(noun) else "of"
            of = [phrasing.made(word, after), *of]
            break
        else:
            break
        at += 1 + article
    return at, [*phrasing.phrase([*number, *adjectives, *nouns]), *of]


def _is_alive(noun: Item) -> bool:
    return phrasing.is_alive(noun.english.rpartition(" ")[2])


def _goes_on(items: list[Item], at: int) -> bool:
    """Tell whether a participle has words of its own: "a man holding a book"."""
    return at < len(items) and items[at].sort in ("preposition", "article", "noun", "adverb")

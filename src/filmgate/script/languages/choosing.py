"""The choice between the readings of a form, by the words around it: French "lit" is a bed or reads."""

from collections.abc import Sequence
from dataclasses import replace

from filmgate.script.languages.pieces import Item

_ROMANCE = ("es", "fr", "pt", "it")
_CHOOSING = (*_ROMANCE, "de", "ru")  # in other languages the first reading of a form counts
_BEFORE_VERB = ("noun", "pronoun", "adverb", "negation", "instrumental")
# endings of Russian adjectives that stand before a plural, and before a genitive of one thing
_MANY = (
    "\u044b\u0435",
    "\u0438\u0435",
    "\u044b\u0445",
    "\u0438\u0445",
    "\u043c\u0438",
)  # -ye, -ie, -ykh, -ikh, -mi
_ONE = ("\u043e\u0439", "\u0435\u0439", "\u0433\u043e")  # -oi, -ei, -go


def chosen(items: Sequence[Item], text: str, language: str) -> list[Item]:
    """Return the items with one reading each."""
    if language not in _CHOOSING:
        return list(items)
    found: list[Item] = []
    for at, item in enumerate(items):
        before = _before(found, language)
        after = items[at + 1] if at + 1 < len(items) else None
        found.append(_reading(item, before, after, text, language) if item.also else item)
    return found


def _before(found: Sequence[Item], language: str) -> Item | None:
    """Return the item before the next one; adjectives after a noun belong to it in Romance languages."""
    at = len(found)
    if language in _ROMANCE:
        while at > 1 and found[at - 1].sort == "adjective":
            at -= 1
        if at and found[at - 1].sort == "noun":
            return found[at - 1]
    return found[-1] if found else None


def _reading(item: Item, before: Item | None, after: Item | None, text: str, language: str) -> Item:
    ways = [item, *(replace(item, english=english, sort=sort) for english, sort in item.also)]
    nouns = [one for one in ways if one.sort == "noun"]
    other = next((one for one in ways if one.sort != "noun"), None)
    if other is None:
        return _number(nouns, before)
    if not nouns:
        describes = next((one for one in ways if one.sort == "adjective"), item)
        beside = before is not None and before.sort in ("noun", "article")
        ends = after is None or after.sort in ("mark", "conjunction", "noun")
        return describes if beside and ends else item
    if language == "de" and before is not None and before.sort != "mark":
        return nouns[0] if text[item.at].isupper() else other
    last = before.sort if before else ""
    if other.sort in ("adjective", "participle"):
        beside = last == "noun" or (after is not None and after.sort == "noun")
        return other if beside else nouns[0]
    return other if last in _BEFORE_VERB or not last else nouns[0]


def _number(nouns: Sequence[Item], before: Item | None) -> Item:
    """Return the reading of a form that is a genitive of one thing and a plural."""
    one, many = nouns[0], nouns[-1]
    if before is None or before.said.endswith(_MANY):
        return many
    if before.sort in ("preposition", "noun", "instrumental") or before.said.endswith(_ONE):
        return one
    return many

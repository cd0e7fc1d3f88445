"""The translation of a prompt into plain English, word by word, in English word order."""

from dataclasses import replace

from filmgate.script import lexicon
from filmgate.script.english import BRANDS
from filmgate.script.languages.choosing import chosen
from filmgate.script.languages.grouping import word
from filmgate.script.languages.orders import ORDERS
from filmgate.script.languages.pieces import Item, Piece, Translation
from filmgate.script.languages.splitting import items

_ENDS = frozenset(".!?;:")  # marks that end a sentence
_CLOSES = _ENDS | frozenset(",)]")  # marks without a blank before them
_OPENS = frozenset("([")


def is_translated(language: str) -> bool:
    """Tell whether prompts in this language are translated."""
    return language in ORDERS


def to_english(text: str, language: str) -> Translation:
    """Return the English of a text in a language that is translated. Words that no table knows are left
    out.
    """
    found, lost = items(text, language)
    found = chosen(_with_emoji(found), text, language)
    ordered: list[Item] = []
    sentence: list[Item] = []
    for item in found:
        if item.sort == "mark" and item.english in _ENDS and item.english:
            ordered += [*ORDERS[language](sentence), item]
            sentence = []
        elif item.english or item.sort == "postposition":  # particles say who does what to whom
            sentence.append(item)
    ordered += ORDERS[language](sentence)
    return _written(ordered, tuple(lost))


def _without_empty_commas(items: list[Item]) -> list[Item]:
    """Return the items without commas at the start, at the end and beside another mark."""
    kept: list[Item] = []
    for item in items:
        if kept and kept[-1].english == "," and item.english in _CLOSES:
            kept.pop()
        if kept or item.english != ",":
            kept.append(item)
    return kept[:-1] if kept and kept[-1].english == "," else kept


def _with_emoji(found: list[Item]) -> list[Item]:
    """Return the items with the emoji as nouns between commas. One whose noun is said too is dropped."""
    said = {item.english for item in found if item.sort != "emoji"}
    kept: list[Item] = []
    for item in found:
        if item.sort != "emoji":
            kept.append(item)
        elif item.english not in said:
            said.add(item.english)
            kept += [word(",", "mark", item), replace(item, sort="noun"), word(",", "mark", item)]
    return kept


def _written(ordered: list[Item], lost: tuple[tuple[int, int], ...]) -> Translation:
    text = ""
    pieces = []
    said = _without_empty_commas([item for item in ordered if item.english])
    for number, item in enumerate(said):
        english = item.english
        if english in BRANDS or (
            item.sort == "noun" and lexicon.title(english) and len(lexicon.entry(english)) == 1
        ):
            english = english.title()  # a name
        if english == "a" and number + 1 < len(said) and said[number + 1].english[0] in "aeiou":
            english = "an"
        blank = bool(text) and text[-1] not in _OPENS and english not in _CLOSES
        text += " " if blank else ""
        pieces.append(Piece(at=len(text), end=len(text) + len(english), from_at=item.at, from_end=item.end))
        text += english
    return Translation(text=text, pieces=tuple(pieces), lost=lost)

"""The division of a prompt into items: words and phrases of the table, numbers, marks and quoted texts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from filmgate.script import lexicon
from filmgate.script.english import BRANDS
from filmgate.script.languages import emoji
from filmgate.script.languages.folding import bare, fold
from filmgate.script.languages.pieces import Item
from filmgate.script.languages.table import UNSPACED, WORD, Entry, Table, table

_QUOTED = re.compile(
    "\u300c([^\u300d\n]{1,80})\u300d|\u300e([^\u300f\n]{1,80})\u300f|\u00ab([^\u00bb\n]{1,80})\u00bb|"
    '[\u201c\u201e]([^\u201c\u201d\n]{1,80})[\u201c\u201d]|"([^"\n]{1,80})"'
)
_GAP = re.compile(r" {1,2}|-")  # between the words of a form
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*(?:[a-z]{1,3})?(?![a-z])")
_LATIN = re.compile(r"[a-z][a-z'-]*[a-z]|[a-z]")
# mark: the mark that the English reader knows
_MARKS = {
    "\u3002": ".", "\uff0e": ".", "\u0964": ".", "\u06d4": ".", "\u2026": ".", "\n": ".", ".": ".",
    "\uff01": "!", "!": "!", "\uff1f": "?", "?": "?", "\u061f": "?", "\u00a1": "", "\u00bf": "",
    "\uff0c": ",", "\u3001": ",", "\u060c": ",", ",": ",", "\uff1b": ";", ";": ";", "\u061b": ";",
    "\uff1a": ":", ":": ":", "(": "(", ")": ")", "\uff08": "(", "\uff09": ")", "\u2014": ",", "\u2013": ",",
    "[": "[", "]": "]", "/": "/", "\u30fb": ",",
}  # fmt: skip
_MOST_ENDINGS = 3  # endings or beginnings that are taken off one word


@dataclass(frozen=True, slots=True)
class _Text:
    """A text in its folded form, with the positions of its letters in the original."""

    folded: str
    places: list[int]

    def entry(self, entry: Entry, start: int, end: int) -> Item:
        return self.item(entry.english, entry.sort, start, end, also=entry.also)

    def item(
        self, english: str, sort: str, start: int, end: int, also: tuple[tuple[str, str], ...] = ()
    ) -> Item:
        last = self.places[end - 1] if end > start else self.places[start]
        stop = max(self.places[end], last + 1) if end < len(self.places) else last + 1
        return Item(
            english=english,
            sort=sort,
            at=self.places[start],
            end=stop,
            said=self.folded[start:end],
            also=also,
        )


def items(text: str, language: str) -> tuple[list[Item], list[tuple[int, int]]]:
    """Return the items of a text in their order, and the positions of the words that are in no table."""
    folded = _Text(*fold(text))
    known = table(language)
    found: list[Item] = []
    lost: list[tuple[int, int]] = []
    at = 0
    while at < len(folded.folded):
        step = _plain(folded, at) or (
            _unspaced(folded, at, known) if language in UNSPACED else _spaced(folded, at, known, language)
        )
        if step is None:
            at += 1
            continue
        end, new = step
        if not new:
            one = folded.item("", "", at, end)
            if lost and lost[-1][1] == one.at and language in UNSPACED:
                lost[-1] = (lost[-1][0], one.end)
            else:
                lost.append((one.at, one.end))
        found += new
        at = end
    return found, lost


_Step = tuple[int, list[Item]]  # the end of what was read, and its items; without items it is unknown


def _plain(text: _Text, at: int) -> _Step | None:
    """Read a number, a mark, an emoji or a quoted text; return None if none of them begins here."""
    letter = text.folded[at]
    if match := _QUOTED.match(text.folded, at):
        start = text.places[at]
        quoted = text.item("", "mark", at, match.end())
        inner = next(group for group in match.groups() if group is not None)
        return match.end(), [
            Item(english=f'"{inner}"', sort="phrase", at=start, end=quoted.end, said=quoted.said)
        ]
    if letter in _MARKS:
        english = _MARKS[letter]
        if letter == "." and text.folded[at + 1 : at + 2].isalnum():
            english = ""
        return at + 1, [text.item(english, "mark", at, at + 1)]
    if match := _NUMBER.match(text.folded, at):
        return match.end(), [text.item(match[0], "number", at, match.end())]
    if name := emoji.at(text.folded, at):
        return at + name.length, [text.item(name.english, "emoji", at, at + name.length)]
    return None


def _unspaced(text: _Text, at: int, known: Table) -> _Step | None:
    """Read the longest form of a language without blanks. A Latin word in it is English, if it is known."""
    if match := _LATIN.match(text.folded, at):
        return match.end(), _english(text, at, match.end(), match[0])
    for size in range(min(known.reach.get(text.folded[at], 0), len(text.folded) - at), 0, -1):
        if entry := known.entry(text.folded[at : at + size]):
            return at + size, [text.entry(entry, at, at + size)]
    return (at + 1, []) if text.folded[at].isalpha() else None


def _spaced(text: _Text, at: int, known: Table, language: str) -> _Step | None:
    """Read the longest form of a language with blanks. A word that is unknown is split into its parts."""
    ends = _ends(text.folded, at, known)
    if not ends:
        return None
    for end in reversed(ends):
        form = " ".join(match[0] for match in WORD.finditer(text.folded, at, end))
        if entry := known.entry(form) or known.entry(bare(form)):
            return end, [text.entry(entry, at, end)]
    word = text.folded[at : ends[0]]
    parts = _affixes(word, known) or (_compound(word, known) if language == "de" else [])
    if parts:
        return ends[0], list(_parted(text, at, parts))
    known_name = _is_name(word) or word in BRANDS
    return ends[0], _english(text, at, ends[0], word) if language in _OPEN or known_name else []


_OPEN = frozenset(("ko", "ru", "ar", "hi"))  # other letters than Latin ones: a Latin word in them is English


def _ends(folded: str, at: int, known: Table) -> list[int]:
    """Return the ends of the first, the first two … words that begin here, with blanks or hyphens between."""
    found: list[int] = []
    first = WORD.match(folded, at)
    most = known.sizes.get(first[0], known.sizes.get(bare(first[0]), 1)) if first else 0
    while len(found) < most and (match := WORD.match(folded, at)):
        found.append(match.end())
        at = match.end()
        if folded[at - 1 : at] != "'":
            gap = _GAP.match(folded, at)
            if gap is None:
                break
            at = gap.end()
    return found


def _english(text: _Text, at: int, end: int, word: str) -> list[Item]:
    """Return the item of an English word; none, if it is not one."""
    if not word.isascii() or not (lexicon.is_word(word) or lexicon.title(word) or word in BRANDS):
        return []
    return [text.item(word, "noun", at, end)]


def _is_name(word: str) -> bool:
    return lexicon.title(word) in ("city", "country", "continent", "island", "river")


def _affixes(word: str, known: Table) -> list[tuple[str, Entry]]:
    """Return the parts of a word with beginnings or endings of the table; [] if its rest is unknown."""
    before: list[tuple[str, Entry]] = []
    after: list[tuple[str, Entry]] = []
    for _ in range(_MOST_ENDINGS):
        if entry := known.entry(word):
            return [*before, (word, entry), *after]
        ends = [one for one in known.endings if word.endswith(one) and len(one) < len(word)]
        starts = [one for one in known.beginnings if word.startswith(one) and len(one) < len(word)]
        whole = [one for one in ends if known.entry(word[: -len(one)])]
        if ends and (whole or not starts):
            end = max(whole or ends, key=len)
            after.insert(0, (end, known.endings[end]))
            word = word[: -len(end)]
        elif starts:
            start = max(starts, key=lambda one: (known.entry(word[len(one) :]) is not None, len(one)))
            before.append((start, known.beginnings[start]))
            word = word[len(start) :]
        else:
            return []
    entry = known.entry(word)
    return [*before, (word, entry), *after] if entry else []


def _compound(word: str, known: Table) -> list[tuple[str, Entry]]:
    """Return the two parts of a German compound noun; [] if the table does not know both."""
    for cut in range(len(word) - 3, 2, -1):
        head = known.entry(word[cut:])
        if head is None or head.sort != "noun" or not head.english:
            continue
        for letters in (0, 1, 2):  # a linking s, n, es or en may stand between
            first = word[: cut - letters]
            if letters and word[cut - letters : cut] not in ("s", "n", "e", "es", "en"):
                continue
            entry = known.entry(first) or known.entry(first + "e")
            if len(first) > 2 and entry and entry.sort in ("noun", "adjective", "verb") and entry.english:
                return [(word[:cut], Entry(entry.english, "adjective")), (word[cut:], head)]
    return []


def _parted(text: _Text, at: int, parts: list[tuple[str, Entry]]) -> Iterator[Item]:
    for form, entry in parts:
        yield text.entry(entry, at, at + len(form))
        at += len(form)

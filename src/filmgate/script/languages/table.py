"""The table of a language: its words and phrases with their English, from tables/xx.tsv.

A line has three columns with tabs between them: forms, English (empty for words that say nothing), and one
of pieces.SORTS. Forms have "|" between them; "casa{,s}" is casa and casas. "#" begins a comment.

Where a form is in several rows, the first counts, unless choosing.py finds by its neighbours that another one
is meant. A form that begins with "-" is an ending (a Korean particle), one that ends with "-" a beginning
(the Arabic article): they are taken off a word that the table does not know.
"""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from importlib import resources

from filmgate.script.languages.folding import bare, folded
from filmgate.script.languages.pieces import SORTS

# a word of a language with blanks; an elided one ends with its apostrophe
WORD = re.compile(r"(?:[^\W\d_]|[\u0300-\u036f\u0900-\u0963])+'?")
UNSPACED = frozenset(("zh", "ja"))  # written without blanks
_SLOW = re.compile(
    "慢|缓|逐渐|ゆっくり|徐々|천천히|서서히|धीरे|lent(?:ement|amente|a|o)\\b|langsam|медленно|ببطء|devagar"
)
# language: the word for the camera, and those for "slowly" that may follow it
_SLOWLY = {
    "zh": ("镜头", ("慢慢", "缓缓", "缓慢", "慢慢地", "缓慢地")),
    "ja": ("カメラが", ("ゆっくり", "ゆっくりと")),
    "ko": ("카메라가 ", ("천천히 ", "서서히 ")),
    "hi": ("कैमरा ", ("धीरे-धीरे ", "धीरे धीरे ")),
}
_MOST_LETTERS = 16  # of a form in a language without blanks
_FOLDER = "tables"


@dataclass(frozen=True, slots=True)
class Entry:
    """The English of a form, and its sort."""

    english: str
    sort: str
    also: tuple[tuple[str, str], ...] = ()  # other readings


@dataclass(slots=True)
class Table:
    """The entries of a language by form. Words of a form have one blank between them."""

    entries: dict[str, Entry] = field(default_factory=dict)
    unaccented: dict[str, Entry] = field(default_factory=dict)
    beginnings: dict[str, Entry] = field(default_factory=dict)
    endings: dict[str, Entry] = field(default_factory=dict)
    parts: set[str] = field(default_factory=set)  # all words of the forms, with and without accents
    sizes: dict[str, int] = field(default_factory=dict)  # first word: words of its longest form
    reach: dict[str, int] = field(default_factory=dict)  # first letter: letters of its longest form
    longest: int = 0  # words of the longest form; letters, if the language has no blanks

    def entry(self, form: str) -> Entry | None:
        """Return the entry of a folded form; None if it has none. A form without its accents has one too."""
        return self.entries.get(form) or self.unaccented.get(form)

    def add(self, form: str, entry: Entry, *, spaced: bool) -> None:
        """Add a form, if it has no entry yet."""
        whole = folded(form.strip())
        if len(whole) > 1 and whole.startswith("-"):
            self.endings.setdefault(whole[1:], entry)
        elif len(whole) > 1 and whole.endswith("-"):
            self.beginnings.setdefault(whole[:-1], entry)
        elif whole:
            said = words(whole) if spaced and not whole.isalpha() else [whole]
            key, plain = " ".join(said), bare(" ".join(said))
            _join(self.entries, key, entry)
            if plain != key:
                _join(self.unaccented, plain, entry)
            self.parts.update(said, plain.split())
            for first in {said[0], plain.partition(" ")[0]} if said else ():
                self.sizes[first] = max(self.sizes.get(first, 0), len(said))
            for letter in {key[:1], plain[:1]}:
                self.reach[letter] = max(self.reach.get(letter, 0), len(key))
            self.longest = max(self.longest, len(said) if spaced else len(key))


def _join(entries: dict[str, Entry], form: str, entry: Entry) -> None:
    """Add an entry to a form, or another reading to the entry that it has."""
    first = entries.setdefault(form, entry)
    reading = (entry.english, entry.sort)
    if reading not in ((first.english, first.sort), *first.also):
        entries[form] = replace(first, also=(*first.also, reading))


def words(text: str) -> list[str]:
    """Return the words of a folded text."""
    return [match[0] for match in WORD.finditer(text)]


@functools.cache
def table(language: str) -> Table:
    """Return the table of a language; an empty one if there is none."""
    made = Table()
    for name in (f"{language}.tsv", f"screened.{language}.tsv", f"annotations.{language}.tsv"):
        for forms, english, sort in rows(name):
            for form in _with_pace(expanded(forms), english, language):
                made.add(form, Entry(_paced(form, english), sort), spaced=language not in UNSPACED)
    return made


def _with_pace(forms: Iterator[str], english: str, language: str) -> Iterator[str]:
    """Give the forms; those of a camera move also with "slowly" after the camera."""
    camera, slowly = _SLOWLY.get(language, ("", ()))
    for form in forms:
        yield form
        if camera and form.startswith(camera) and english.startswith("camera"):
            slow = (camera + adverb + form.removeprefix(camera) for adverb in slowly if slowly[0] not in form)
            yield from (one for one in slow if len(one) <= _MOST_LETTERS or language not in UNSPACED)


def _paced(form: str, english: str) -> str:
    """Return the English of a camera move with the pace that its form says: "camera pushes in slowly"."""
    slow = "camera" in english.split()[:2] and "slowly" not in english and _SLOW.search(form.lower())
    return f"{english} slowly" if slow else english


def expanded(forms: str) -> Iterator[str]:
    """Give the forms of a column: "casa{,s}|hogar" is casa, casas and hogar."""
    for form in forms.split("|"):
        stem, brace, endings = form.partition("{")
        ends, _, rest = endings.partition("}")
        yield from (f"{stem}{end}{rest}" for end in ends.split(",")) if brace else (form,)


def rows(name: str) -> list[tuple[str, str, str]]:
    """Return the rows of a file in tables/. Raise ValueError if a row is not as the module says."""
    file = resources.files("filmgate.script.languages").joinpath(_FOLDER, name)
    if not file.is_file():
        return []
    found = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        columns = line.split("\t")
        if len(columns) != len(("forms", "english", "sort")) or columns[2] not in SORTS:
            raise ValueError(f"{name}, line {number}: write forms, English and sort with tabs between them")
        found.append((columns[0], columns[1], columns[2]))
    return found

"""Normalisation of prompts, so that disguised words are found.

Two forms: `plain` removes invisible things; `decoded` also undoes deliberate disguise: look-alike letters,
digits for letters, spaced letters, marks inside words, repeated letters.
"""

import re
import unicodedata
from dataclasses import dataclass

from filmgate.safety.text import wordpiece

# letters of other scripts that look like Latin ones: Cyrillic, Greek, small capitals
_ALIKE = str.maketrans(
    "аеорсухкмтвнзіјѕԁԛԝһӏгпьαβεικνορτυχηωᴀʙᴄᴅᴇɢʜɪᴊᴋʟᴍɴᴏᴘʀᴛᴜᴠᴡʏᴢſɑɡıł",
    "aeopcyxkmtbhzijsdqwhlrnbabeikvoptuxnwabcdeghijklmnoprtuvwyzsagil",
)
_LEET = str.maketrans("430@5$7!8€", "aeoasstibe")
_ONES = str.maketrans("1|", "ii"), str.maketrans("1|", "ll")
_TAG = re.compile(r"<[^<>]{0,80}>")
_APART = re.compile(r"(?<![^\W_])(?:[^\W\d_][\s.*_\-·|/]+){2,}[^\W\d_](?![^\W_])")
_INSIDE = re.compile(r"(?<=[^\W\d_])[.*_\-·|~^'`]+(?=[^\W\d_])")
_MIXED = re.compile(r"[a-z][0-9@$!|€]+[a-z]|^[@$5][a-z]{2}")
_SUFFIX = re.compile(r"'(?:s|t|ll|re|ve|d|m)$")
_REPEATED = re.compile(r"([a-z])\1{2,}")
_WORD = re.compile(r"[^\s,;:?\"()\[\]{}]+")
_LONG = 40  # characters of one word; no word of a prompt is longer


@dataclass(frozen=True, slots=True, kw_only=True)
class Readings:
    """The two normalised forms of a prompt. They are equal if nothing was disguised."""

    plain: str
    decoded: str


def read(text: str) -> Readings:
    plain = _plain(text)
    return Readings(plain=plain, decoded=_decode(plain))


def _plain(text: str) -> str:
    """Compatibility forms made plain, invisible characters and accents gone, lower case, one blank."""
    text = unicodedata.normalize("NFKC", text)
    text = "".join(
        c for c in text if unicodedata.category(c) not in ("Cf", "Co", "Cs", "Cc") or c in "\n\t\r"
    )
    letters = unicodedata.normalize("NFD", text)
    text = "".join(c for c in letters if unicodedata.category(c) not in ("Mn", "Me"))
    text = unicodedata.normalize("NFC", text).lower().replace("\u2019", "'")
    return re.sub(r"[^\S\n]+", " ", text).strip()


def _decode(text: str) -> str:
    text = _TAG.sub("", text)
    if _mostly_latin(text):
        text = text.translate(_ALIKE)
    text = _APART.sub(lambda found: " " + re.sub(r"[\W_]+", "", found[0]) + " ", text)
    text = _WORD.sub(lambda found: _word(found[0]), text)
    return re.sub(r"[^\S\n]+", " ", text).strip()


def _mostly_latin(text: str) -> bool:
    latin = sum("a" <= c <= "z" for c in text)
    return 2 * latin >= sum(c.isalpha() for c in text)


def _word(word: str) -> str:
    """A word with its disguise off; a word that is known as it stands is left alone."""
    known = wordpiece.vocabulary()
    core = word.strip(".,!'-_*")
    if core in known or _SUFFIX.search(core) or not any("a" <= c <= "z" for c in core):
        return _short(word)
    if _MIXED.search(core):
        forms = [_INSIDE.sub("", core.translate(_LEET).translate(ones)) for ones in _ONES]
        return next((form for form in forms if form in known), forms[0])
    bare = _INSIDE.sub("", core)
    once, twice = _REPEATED.sub(r"\1", bare), _REPEATED.sub(r"\1\1", bare)
    return next((form for form in (bare, twice, once) if form != core and form in known), _short(word, once))


def _short(word: str, bare: str = "") -> str:
    """A word that is not known stays, without its marks if it had any, in parts if it is endless."""
    word = (bare if bare and len(bare) < len(word) - 1 else word).replace("_", " ")
    return " ".join(word[start : start + _LONG] for start in range(0, len(word), _LONG))

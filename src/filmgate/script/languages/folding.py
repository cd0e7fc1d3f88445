"""The folded form of a text, in which words are looked up: small letters, without marks that people
leave out.
"""

import functools
import re
import unicodedata

# letters that are written in several ways
_SAME = str.maketrans(
    {
        "\u0451": "\u0435",  # Cyrillic yo: ye
        "\u0623": "\u0627",  # Arabic alefs with hamza or madda: alef
        "\u0625": "\u0627",
        "\u0622": "\u0627",
        "\u0649": "\u064a",  # alef maksura: yeh
        "\u0640": "",  # tatweel
        "\u0901": "\u0902",  # Devanagari candrabindu: anusvara
        "\u093c": "",  # nukta
        "\u2019": "'",
        "\u2018": "'",
        "\u02bc": "'",
        "\u00df": "ss",
        "\u200c": "",
        "\u200d": "",
        "\u00ad": "",
    }
)
_VOWEL_SIGNS = re.compile("[\u064b-\u0652\u0670]")  # Arabic: seldom written


@functools.cache
def _letter(letter: str) -> str:
    return _VOWEL_SIGNS.sub("", unicodedata.normalize("NFKC", letter).lower().translate(_SAME))


def fold(text: str) -> tuple[str, list[int]]:
    """Return the folded form of a text, and for each of its letters the position in the text.

    The list has one more position, the end of the text.
    """
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        folded = _letter(letter)
        if letters and unicodedata.combining(letter) and letters[-1]:  # an accent for itself
            whole = unicodedata.normalize("NFC", letters[-1] + folded)
            if len(whole) == len(letters[-1]):
                letters[-1] = whole
                continue
        letters.append(folded)
        places += [place] * len(folded)
    return "".join(letters), [*places, len(text)]


def folded(text: str) -> str:
    """Return the folded form of a text alone."""
    return _VOWEL_SIGNS.sub("", unicodedata.normalize("NFKC", text).lower().translate(_SAME))


def bare(text: str) -> str:
    """Return a folded text without the accents of Latin letters: cafe for café. Other scripts stay as they
    are.
    """
    return text if text.isascii() or text > "\u0370" else "".join(map(_unaccented, text))


@functools.cache
def _unaccented(letter: str) -> str:
    parts = unicodedata.normalize("NFD", letter)
    return parts[0] if "a" <= parts[0] <= "z" else letter

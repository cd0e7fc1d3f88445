"""The detection of a prompt's language, by its script; for Latin letters by its words."""

import re

from filmgate.script import english, kinds, lexicon, nouns, places, sights
from filmgate.script.languages.folding import fold
from filmgate.script.languages.table import table
from filmgate.script.languages.table import words as words_of
from filmgate.script.tables import words
from filmgate.script.tokens import tokens

_FEW_KNOWN, _MOST_KNOWN = 0.5, 0.67  # least shares of known words in an English text
_COVERED = 0.5  # the least share of words that the table of a language with Latin letters must know
_SURE = 2  # function words that make an English text foreign, if it has fewer English ones
# script: its letters, and how many of them make a word
_SCRIPTS = (
    ("kana", re.compile("[\u3041-\u30ff\u31f0-\u31ff\uff66-\uff9f]"), 2.5),
    ("han", re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0002ffff]"), 2.0),
    ("hangul", re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]"), 2.5),
    ("cyrillic", re.compile("[\u0400-\u04ff]"), 6.0),
    ("arabic", re.compile("[\u0620-\u064a\u066e-\u06d3]"), 5.0),
    ("devanagari", re.compile("[\u0900-\u097f]"), 4.0),
)
_LANGUAGES = {
    "kana": "ja",
    "han": "zh",
    "hangul": "ko",
    "cyrillic": "ru",
    "arabic": "ar",
    "devanagari": "hi",
}
# letters that the language of a script does not have: Ukrainian, Serbian, Persian, Urdu
_FOREIGN = re.compile(
    "[\u0456\u0457\u0454\u0491\u0458\u0459\u045a\u045b\u0452\u045f\u045e"
    "\u067e\u0686\u0698\u06a9\u06af\u06cc\u0679\u0688\u06d2\u06c1]"
)
# language: words that hardly any text in English has, nor a name of a place or a person
FUNCTION_WORDS = {
    "es": words(
        "una unos unas con por para mientras sobre hacia desde entre sin muy que está están es son junto "
        "bajo durante cuando donde cerca dentro su sus al y se lo como más hay"
    ),
    "fr": words(
        "une des dans avec sous vers sans très pendant qui est sont aux près son sa ses leur leurs "
        "au et il elle elles devant derrière entre chez où il y ne pas l' d' qu' c' s' en cette"
    ),
    "pt": words(
        "uma uns umas com por para enquanto sobre pelo pela pelos pelas sem muito ao à às em num numa do "
        "da dos das está estão é são que seu sua seus suas perto dentro durante e não"
    ),
    "it": words(
        "una uno gli con nel nella nello nei nelle sul sulla sullo sui sulle mentre verso senza molto che "
        "dal dalla della dello degli delle dell' è sono al alla allo ai alle suo sua e di tra fra si il non"
    ),
    "de": words(
        "ein eine einen einem einer eines der das und mit auf durch über unter neben während ist sind im "
        "am zum zur bei vom von nach sehr ohne den dem sich sein seine ihre ihr für wie nicht kein keine"
    ),
}
_NAME = 4  # words: a longer text is no name
# English words that no other of these languages has
_ENGLISH = english.TELLING - words("as an") | words(
    "it she he they this that who which for up down not out off over around"
)
# words of our kinds that the lexicon may lack (christmas-tree)
_OURS = (
    frozenset(part for word in (*kinds.WORDS, *places.WORDS) for part in word.split("-"))
    | words("halloween easter")
    | {part for name in (*sights.NOUNS, *english.BRANDS) for part in name.split("-")}
)


def language_of(text: str) -> str:
    """Return the ISO 639-1 code of a text's language; "" if it is unknown.

    A text without words is English.
    """
    script, weight = _script(text)
    said = [token.word for token in tokens(text) if token.sort == "word"]
    latin = sum(word.isascii() for word in said)
    if script and weight > latin:
        return "" if _FOREIGN.search(text.lower()) else _LANGUAGES[script]
    if is_english(said) or _is_name(text, said) or is_english(_without_names(text)):
        return _surely_foreign(text) or "en"
    return _latin(text) if not script else ""


def _is_name(text: str, said: list[str]) -> bool:
    """Tell whether a text is nothing but a proper name: a few words, all with capitals."""
    return 0 < len(said) <= _NAME and text.isascii() and all(word[0].isupper() for word in text.split())


def _without_names(text: str) -> list[str]:
    """Return the words of a text without unknown words with a capital, which are names."""
    said = [one for one in tokens(text) if one.sort == "word"]
    kept = [one.word for one in said if not one.capital or _is_known(one.word)]
    foreign = any(one.word in own for own in FUNCTION_WORDS.values() for one in said)
    return kept if len(kept) >= _SURE and not foreign else [one.word for one in said]


def is_english(said: list[str]) -> bool:
    """Tell whether the words of a text are English.

    Most of them must be known. With a typical English word among them, half of them are enough.
    """
    known = sum(_is_known(word) for word in said)
    share = _MOST_KNOWN if english.TELLING.isdisjoint(said) else _FEW_KNOWN
    return known >= share * len(said)


def _is_known(word: str) -> bool:
    """Tell whether a word is English; of one with hyphens, whether all its parts are."""
    parts = word.split("-")
    if len(parts) > 1 and not lexicon.is_word(word):
        return all(map(_is_known, parts))
    if word in _OURS or nouns.kind(word):
        return True
    return lexicon.is_word(word) or any(lexicon.entry(one.lemma) for one in lexicon.readings(word))


def _script(text: str) -> tuple[str, float]:
    """Return the script with most words in a text that are not written with Latin letters, and the number of
    all such words.

    A text with kana is Japanese, whatever its other letters.
    """
    weights = {name: len(letters.findall(text)) / size for name, letters, size in _SCRIPTS}
    total = sum(weights.values())
    if not total:
        return "", 0.0
    most = max(weights, key=weights.__getitem__)
    return ("kana" if most == "han" and weights["kana"] else most), total


def _surely_foreign(text: str) -> str:
    """Return the language of a text whose words are English too; "" if it is English."""
    said = words_of(fold(text)[0])
    hits = {name: len(own.intersection(said)) for name, own in FUNCTION_WORDS.items()}
    best = max(hits, key=hits.__getitem__)
    if hits[best] < _SURE or hits[best] <= len(_ENGLISH.intersection(said)):
        return ""
    found = _latin(text)
    return found if _coverage(said, found) == 1.0 or (found and not _ENGLISH.intersection(said)) else ""


def _latin(text: str) -> str:
    """Return the language with Latin letters whose table knows most words of a text; "" if none knows half of
    them.
    """
    said = words_of(fold(text)[0])
    if not said:
        return ""
    telling = {name: sum(word in own for word in said) / len(said) for name, own in FUNCTION_WORDS.items()}
    scores = {name: _coverage(said, name) + telling[name] for name in FUNCTION_WORDS}
    best = max(scores, key=scores.__getitem__)
    return best if _coverage(said, best) >= _COVERED else ""


def _coverage(said: list[str], language: str) -> float:
    """Return the share of the words that are in the table of a language."""
    known = table(language)
    return sum(word in known.parts for word in said) / len(said)

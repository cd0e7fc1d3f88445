"""The tokenizer: it splits the text of a prompt into words, numbers and marks, with their positions."""

import math
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

from filmgate.script import tables
from filmgate.script.english import CLOSED, NUMBERS

_PIECE = re.compile(
    r"(?P<break>\n+|(?<!\b[JSMD]r)(?<!\bM[rs]s)(?<!\bMs)(?<!\bSt)[.!?;\u3002\uff01\uff1f]+(?=\s|$|[A-Z\u0022\u201c])|\u2026)"
    r"|(?P<number>\d+(?:[.,]\d+)*(?:st|nd|rd|th|s|k|fps|mm|p)?\b)"
    r"|(?P<word>[^\W\d_]+\d{0,3}(?:['\u2019\u2010\u2011-][^\W\d_]+)*['\u2019]?)"
    r"|(?P<mark>[,:()\[\]{}\u0022\u201c\u201d\u00ab\u00bb\u2018/|&+*#`_\u2013\u2014-])"
)
_OLD = re.compile(r"[ -](year|month)s?[ -]old\b", re.IGNORECASE)
# the number before it
_YEARS = re.compile(
    rf"\b(\d{{1,4}}|(?:{'|'.join(NUMBERS)})(?: (?:{'|'.join(NUMBERS)}))?)$",
    re.IGNORECASE,
)
_LONGEST_NUMBER = 24  # letters
_SINGLE = re.compile(r"(?<!\w)'([^'\n]{1,60})'(?!\w)")  # a text in single quotation marks
_JUNIOR = re.compile(r"\b([JS]r)\.'s")
_CONTRACTED = re.compile(r"(?P<stem>\w+?)(?P<rest>n't|'(?:s|re|ve|ll|d|m))$")
_OPENS, _CLOSES = '\u201c\u00ab"', '\u201d\u00bb"'
_AGES = (  # years below which somebody is so, and the noun where no other follows
    (1.5, "newborn", "baby"),
    (4, "toddler", "toddler"),
    (13, "young", "child"),
    (20, "teenage", "teenager"),
    (36, "young", "person"),
    (60, "middle-aged", "person"),
    (math.inf, "elderly", "person"),
)
_WHOLE = {"can't": "can", "won't": "will", "shan't": "shall"}
# words that a text in capitals may follow
_TELLING = tables.words(
    "says say said saying reads read reading word words letters spell spells spelling text titled "
    "labeled labelled"
)
_SAYING = tables.words("says saying reads reading")  # a title may follow: says Happy Birthday
_LABEL = re.compile(r"[A-Za-z][A-Za-z _-]{0,24}")


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or punctuation mark of a prompt.

    word: in lower case, without accents; at, end: its position in the prompt.
    """

    word: str
    at: int
    end: int
    sort: str = "word"  # one of word, number, mark, break (end of a sentence)
    capital: bool = False
    quoted: bool = False  # in quotation marks: text that is written in the picture


def plain(text: str) -> str:
    """Return the text in lower case and without accents: café becomes cafe."""
    if text.isascii():
        return text.lower()
    letters = unicodedata.normalize("NFKD", text.lower().replace("\u2019", "'").replace("\u2011", "-"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def tokens(prompt: str) -> list[Token]:
    """Split a prompt into tokens, and return them.

    A contraction (isn't) becomes two tokens, Markdown marks none. A sentence also ends at a list item, a JSON
    key or a label ("Camera:").
    """
    found: list[Token] = []
    quote = False
    prompt = _JUNIOR.sub(r"\1's ", prompt)
    for match in _PIECE.finditer(_SINGLE.sub("\u201c\\1\u201d", prompt)):
        sort = match.lastgroup or "mark"
        text, at = match[0], match.start()
        if sort == "mark":
            if text in "*#`_":
                continue
            if text in _OPENS + _CLOSES:
                quote = not quote if text == '"' else text in _OPENS
                continue
            if text in "{}[]|":
                sort = "break"
        if sort == "break":
            quote = quote and "\n" not in text
            found.append(Token(".", at, match.end(), "break"))
        elif sort == "word":
            found += _words(text, at, quoted=quote)
        else:
            found.append(Token(text, at, match.end(), sort, quoted=quote))
    return _labelled(_joined(_aged(_shouted(found, prompt), prompt)))


def _aged(found: list[Token], prompt: str) -> list[Token]:
    """Return the tokens with one for each age: "young" for "25-year-old", "child" where no noun follows."""
    ages = dict(_ages(prompt))
    if not ages:
        return found
    kept: list[Token] = []
    end, words = 0, ("", "")
    for token, after in zip(found, [*found[1:], None], strict=False):
        age = ages.get(token.at)
        if age and token.sort != "break":
            end, words = age
            kept.append(replace(token, end=end, sort="word"))
        if token.at < end:
            noun = after is None or (after.at >= end and (after.sort != "word" or after.word in CLOSED))
            kept[-1] = replace(kept[-1], word=words[noun])
        else:
            kept.append(token)
    return kept


def _ages(prompt: str) -> Iterator[tuple[int, tuple[int, tuple[str, str]]]]:
    """Give the ages in a prompt: the position, the end, and the words for it."""
    for old in _OLD.finditer(prompt):
        start = max(old.start() - _LONGEST_NUMBER, 0)
        if number := _YEARS.search(prompt[start : old.start()]):
            yield start + number.start(), (old.end(), _age(number[1], old[1]))


def _age(said: str, unit: str) -> tuple[str, str]:
    """Return the adjective and the noun for an age, such as "young" and "child" for five years."""
    number = sum(int(word) if word.isdigit() else NUMBERS[word] for word in said.lower().split())
    years = number / 12 if unit.lower() == "month" else number
    return next((adjective, noun) for most, adjective, noun in _AGES if years < most)


def _shouted(found: list[Token], prompt: str) -> list[Token]:
    """Return the tokens with words in capitals after "says" and the like as quoted: a sign that says STOP."""
    if prompt.isupper():
        return found
    kept: list[Token] = []
    for token in found:
        before = kept[-1] if kept else None
        told = before is not None and (before.word in _TELLING or (before.quoted and before.capital))
        capitals = token.sort == "word" and len(token.word) > 1 and prompt[token.at : token.end].isupper()
        title = before is not None and (before.word in _SAYING or before.quoted)
        named = title and told and token.capital and token.sort == "word"
        kept.append(replace(token, quoted=True) if told and (capitals or named) else token)
    return kept


def _joined(found: list[Token]) -> list[Token]:
    """Return the tokens with "t shirt" as one word."""
    kept: list[Token] = []
    for token in found:
        if kept and token.word in ("shirt", "shirts") and kept[-1].word in ("t", "tee"):
            before = kept.pop()
            token = replace(token, word=f"t-{token.word}", at=before.at, capital=False)  # noqa: PLW2901
        kept.append(token)
    return kept


def _words(text: str, at: int, *, quoted: bool) -> list[Token]:
    capital, end = text[:1].isupper(), at + len(text)
    word = plain(text)
    if match := _CONTRACTED.fullmatch(word):
        middle = at + len(match["stem"])
        stem = _WHOLE.get(word, match["stem"])
        rest = "not" if match["rest"] == "n't" else match["rest"]
        return [
            Token(stem, at, middle, capital=capital, quoted=quoted),
            Token(rest, middle, end, quoted=quoted),
        ]
    if word.endswith("'"):
        word, end = word[:-1], end - 1
    return [Token(word, at, end, capital=capital and not word.startswith("t-shirt"), quoted=quoted)]


def _labelled(found: list[Token]) -> list[Token]:
    """Return the tokens with a sentence end at each colon, and without labels.

    A label is a start of at most three words before a colon, such as "Camera:".
    """
    kept: list[Token] = []
    for token in found:
        if token.word == ":" and token.sort == "mark":
            ends = (n for n in range(len(kept), 0, -1) if kept[n - 1].sort in ("break", "mark"))
            begin = next(ends, 0)
            label = kept[begin:]
            if len(label) <= 3 and all(_LABEL.fullmatch(one.word) for one in label):
                kept[begin:] = []
            kept.append(Token(".", token.at, token.end, "break"))
        else:
            kept.append(token)
    return kept


def sentences(found: list[Token]) -> list[list[Token]]:
    """Return the tokens as a list of sentences, split at the breaks. Empty sentences are left out."""
    parts: list[list[Token]] = [[]]
    for token in found:
        if token.sort == "break":
            parts.append([])
        else:
            parts[-1].append(token)
    return [part for part in parts if part]

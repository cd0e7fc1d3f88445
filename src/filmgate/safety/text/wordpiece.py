"""WordPiece tokens of the BERT uncased vocabulary (Devlin et al. 2018; Wu et al. 2016).

They are the same tokens as of the `tokenizers` library, which would add a download client to the base
install.
"""

import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

_LONGEST = 100  # characters of a word; longer ones are unknown, as in the reference
_CJK = (
    (0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2A6DF), (0x2A700, 0x2B73F), (0x2B740, 0x2B81F),
    (0x2B820, 0x2CEAF), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F),
)  # fmt: skip


@cache
def vocabulary() -> dict[str, int]:
    """Return the vocabulary: token to id. Tokens that continue a word begin with ##."""
    text = files("filmgate.safety.text").joinpath("vocabulary.txt").read_text("utf-8")
    return {piece: number for number, piece in enumerate(text.split("\n")) if piece}


def tokens(text: str, *, limit: int) -> list[int]:
    """Return the token ids of a text from [CLS] to [SEP], at most `limit` of them."""
    known = vocabulary()
    ids = [known["[CLS]"]]
    for word in words(text):
        ids += _pieces(word, known)
        if len(ids) >= limit:
            break
    return [*ids[: limit - 1], known["[SEP]"]]


def words(text: str) -> Iterator[str]:
    """Give the words of a text in lower case without accents; each punctuation mark and each Chinese
    character is a word.
    """
    word = ""
    # one by one: lower() of a whole text ends Greek words with another sigma, the reference does not
    for character in "".join(one.lower() for one in unicodedata.normalize("NFD", _clean(text))):
        category = unicodedata.category(character)
        if category == "Mn":
            continue
        if category[0] == "P" or _symbol(character) or _chinese(character):
            if word:
                yield word
            yield character
            word = ""
        elif character.isspace():
            if word:
                yield word
            word = ""
        else:
            word += character
    if word:
        yield word


def _clean(text: str) -> str:
    """Without control characters and what stands for an unreadable one."""
    kept = []
    for character in text:
        if character in "\t\n\r":
            kept.append(" ")
        elif character != "\ufffd" and unicodedata.category(character) not in ("Cc", "Cf", "Co", "Cs"):
            kept.append(character)
    return "".join(kept)


def _symbol(character: str) -> bool:
    """ASCII marks that Unicode does not call punctuation, such as $ and +."""
    return character.isascii() and not character.isalnum() and not character.isspace()


def _chinese(character: str) -> bool:
    return any(first <= ord(character) <= last for first, last in _CJK)


def _pieces(word: str, known: dict[str, int]) -> list[int]:
    """The longest known beginning, then the longest known continuation, and so on; or [UNK] for all of it."""
    ids: list[int] = []
    start = 0
    if len(word) > _LONGEST:
        return [known["[UNK]"]]
    while start < len(word):
        for end in range(len(word), start, -1):
            piece = known.get(("##" if start else "") + word[start:end])
            if piece is not None:
                ids.append(piece)
                start = end
                break
        else:
            return [known["[UNK]"]]
    return ids

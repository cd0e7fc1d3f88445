"""WordPiece against the reference implementation."""

from functools import cache

from hypothesis import example, given, settings
from hypothesis import strategies as st
from tokenizers import BertWordPieceTokenizer

from filmgate.safety.text import wordpiece

LETTERS = st.characters(
    codec="utf-8", min_codepoint=0x20, max_codepoint=0x4F0, categories=("L", "N", "P", "S", "Z", "Mn")
) | st.sampled_from("狐狸雪林のかア한글،؟—…‘’“”🦊😀\u200b\u202e\ufeff\t\n")


@cache
def reference() -> BertWordPieceTokenizer:
    return BertWordPieceTokenizer(vocab=wordpiece.vocabulary(), lowercase=True)


@settings(max_examples=500, deadline=None)
@example("a\u03a3")
@given(st.text(LETTERS, max_size=80))
def test_the_same_tokens_as_the_reference(text: str) -> None:
    assert wordpiece.tokens(text, limit=10_000) == reference().encode(text).ids


def test_a_prompt_and_its_pieces() -> None:
    ids = wordpiece.tokens("A réd fox, unhappily 5°", limit=64)
    names = {number: piece for piece, number in wordpiece.vocabulary().items()}
    assert [names[id] for id in ids] == [
        "[CLS]",
        "a",
        "red",
        "fox",
        ",",
        "un",
        "##ha",
        "##pp",
        "##ily",
        "5",
        "##°",
        "[SEP]",
    ]


def test_no_more_than_the_limit_and_the_end_is_marked() -> None:
    ids = wordpiece.tokens("fox " * 500, limit=96)
    assert len(ids) == 96
    assert ids[-1] == wordpiece.vocabulary()["[SEP]"]

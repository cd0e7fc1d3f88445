"""What was understood of a prompt: what became of each of its words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filmgate.script import described, english, understood
from filmgate.script.parse import treatments
from filmgate.script.read import read
from filmgate.script.script import Word
from filmgate.script.tokens import tokens


def told(prompt: str) -> dict[str, Word]:
    script = read(prompt)
    return {row.text: row for row in understood.words(script, treatments(script))}


@given(st.text(max_size=300))
def test_every_content_word_has_a_row_at_its_place(prompt: str) -> None:
    script = read(prompt)
    rows = understood.words(script, treatments(script))
    spans = {(row.at, row.end) for row in rows}
    for token in tokens(prompt) if script.translation is None else ():
        if token.sort == "number" or (token.sort == "word" and token.word not in english.CLOSED):
            assert (token.at, token.end) in spans
    if script.translation:
        assert {*script.translation.lost} <= spans
    assert all((row.state == "left_out") == bool(row.why) for row in rows)
    assert [row.at for row in rows] == sorted(row.at for row in rows)


def test_what_is_drawn_done_placed_and_styled_says_what_it_became() -> None:
    rows = told("Two red foxes run through a snowy forest at dawn, the camera pans left")
    assert {
        text: (row.state, row.became) for text, row in rows.items() if text in ("foxes", "run", "dawn")
    } == {
        "foxes": ("drawn", "fox"),
        "run": ("done", "running"),
        "dawn": ("styled", "dawn"),
    }
    assert rows["two"].state == "drawn"
    assert rows["forest"].state == "placed"
    assert {rows[word].state for word in ("camera", "pans", "left")} == {"camera"}


@pytest.mark.parametrize(
    ("prompt", "word", "state"),
    [
        ("a medieval castle on a hill", "medieval", "drawn"),
        ("a bearded man walks", "bearded", "drawn"),
        ("a woman with brown hair smiles", "brown", "drawn"),
        ("a little boy runs", "little", "drawn"),
        ("sunlight streams into a forest", "streams", "styled"),
        ("a delicious cake", "delicious", "styled"),
        ("a chef expertly cuts bread", "expertly", "styled"),
        ("four people ride in a car", "ride", "done"),
        ("a monk dreams of wisdom", "wisdom", "left_out"),
        ("a dog thinks rapidly", "rapidly", "left_out"),
    ],
)
def test_a_word_is_told_by_what_the_picture_shows(prompt: str, word: str, state: str) -> None:
    assert told(prompt)[word].state == state


def test_what_is_left_out_says_why() -> None:
    rows = told(
        "a man with a stapler envies a fox, a wolf, a bear, a deer, a horse, a sheep, a dog, a cat, a rabbit, "
        "a pig, a cow, a squirrel, a zebra and a goat"
    )
    assert rows["stapler"].why == described.NO_FIGURE
    assert rows["envies"].why == understood.NO_ACTION
    assert rows["squirrel"].why == described.TOO_MANY
    assert {row.why for row in told("Lis skacze przez śnieg w lesie").values()} == {understood.LANGUAGE}


def test_each_shot_has_its_own_words() -> None:
    rows = told("Shot 1: a fox runs. Shot 2: a whale swims in the ocean.")
    assert (rows["fox"].became, rows["whale"].became) == ("fox", "whale")
    assert rows["shot"].state == "camera"


def test_as_json_it_has_a_sentence_a_language_and_the_words() -> None:
    found = understood.understood("a red fox")
    assert (found["language"], found["sentence"].startswith("Medium shot: fox")) == ("en", True)
    assert found["words"][1] == {
        "text": "fox", "at": 6, "end": 9, "state": "drawn", "became": "fox", "why": ""
    }  # fmt: skip
    assert understood.understood("Lis skacze przez śnieg w lesie")["language"] is None


@pytest.mark.parametrize(
    ("prompt", "word", "state"),
    [
        ("A group of six tourists on a beach", "group", "drawn"),
        ("A man taking a stroll in a park", "taking", "done"),
        ("An astronaut on the surface of the moon", "surface", "placed"),
        ("A man taking a vow in a park", "taking", "left_out"),
        ("Six horses under a clear blue sky", "blue", "styled"),
        ("Six horses under a clear purple sky", "purple", "left_out"),
        ("A bowl of water in a lake", "water", "placed"),
        ("A boy reads at night under the moon", "moon", "styled"),
        ("3 sheep in a meadow", "3", "drawn"),
        ("An elderly man", "elderly", "drawn"),
    ],
)
def test_small_words_share_the_use_of_what_they_belong_to(prompt: str, word: str, state: str) -> None:
    assert told(prompt)[word].state == state

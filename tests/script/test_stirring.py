"""What moves in a picture that is given."""

import csv
from pathlib import Path

import pytest

from filmgate.script.parse import parse
from filmgate.script.stirring import stirs

IMAGES = Path(__file__).parents[2] / "benchmarks" / "images.tsv"


def read(text: str) -> list[tuple[str, str]]:
    return [(one.what, one.does) for one in stirs(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("she smiles and blinks", [("subject", "smile"), ("subject", "blink")]),
        ("the cat turns its head", [("subject", "turn")]),
        ("steam rises from the coffee", [("steam", "over")]),
        ("the flag waves behind him", [("cloth", "sway")]),
        ("the snowman waves", [("subject", "wave")]),
        ("big waves crash against the rocks", [("water", "break")]),
        ("the water of the lake ripples", [("water", "ripple")]),
        ("the lights of the village flicker", [("light", "flicker")]),
        ("the candles go out", [("fire", "fade")]),
        ("two birds fly past", [("bird", "enter")]),
        ("a red car drives past", [("car", "enter")]),
        ("the car drives off", [("subject", "leave")]),
        ("she looks at the trees", [("subject", "turn")]),
        ("fog drifts over the town", []),
        ("the camera moves to the left", []),
        ("leaves rustle", [("plants", "sway")]),
        ("the waterfall pours down", [("falls", "pour")]),
        ("clouds drift over the lake and the river flows", [("sky", "drift"), ("water", "ripple")]),
        ("his hair blows in the wind", [("hair", "sway"), ("plants", "sway")]),
    ],
)
def test_a_part_and_what_it_does(text: str, found: list[tuple[str, str]]) -> None:
    assert read(text) == found


def test_a_side_an_amount_and_a_later_time_are_read() -> None:
    walks, nods = stirs("the tiger walks off to the left, then it nods slightly")
    assert (walks.does, walks.way, walks.since) == ("leave", -1, 0.0)
    assert (nods.does, nods.amount, nods.since) == ("nod", 0.6, 0.5)
    assert stirs("the grass waves in a strong wind")[0].amount == 1.6


def test_nearly_every_instruction_of_the_set_that_moves_something_is_read() -> None:
    with IMAGES.open(encoding="utf-8") as file:
        texts = [row["instruction"] for row in csv.DictReader(file, delimiter="\t")]
    moves = [
        text
        for text in texts
        if not text.startswith(("the camera", "slow", "we ", "snow", "rain", "heavy", "fog"))
    ]
    unread = [text for text in moves if not parse(text).stirs and not parse(text).turns]
    assert unread == []


@pytest.mark.parametrize(
    ("text", "way", "count"),
    [
        ("a dog runs in from the left", 1, 1),
        ("a bird flies past to the left", -1, 1),
        ("two dogs run past", 0, 2),
        ("a flock of birds flies past", 0, 5),
    ],
)
def test_who_comes_in_has_a_way_and_a_number(text: str, way: int, count: int) -> None:
    (one,) = stirs(text)
    assert (one.does, one.way, one.count) == ("enter", way, count)

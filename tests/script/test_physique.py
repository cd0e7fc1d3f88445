"""The physique of people: what a prompt tells of body, age and hair."""

import pytest

from filmgate.script.parse import parse
from filmgate.script.treatment import Outfit


def _told(prompt: str) -> Outfit:
    return parse(prompt, 1).outfit


@pytest.mark.parametrize(
    ("prompt", "told"),
    [
        ("a grandmother knits", {"sex": "female", "years": 74}),
        ("an elderly man waits at a bus stop", {"sex": "male", "years": 74}),
        ("a toddler laughs", {"years": 2}),
        ("a teenage boy skates", {"sex": "male", "years": 14}),
        ("a young teenage girl reads", {"sex": "female", "years": 14}),
        ("a toddler boy plays", {"sex": "male", "years": 2}),
        ("a two-year-old girl plays", {"sex": "female", "years": 2}),
        ("a man in his fifties reads", {"sex": "male", "years": 55}),
        ("a woman in her late 30s sings", {"sex": "female", "years": 35}),
        ("a muscular man lifts a barbell", {"sex": "male", "build": "muscular"}),
        ("a pregnant woman rests", {"sex": "female", "build": "pregnant"}),
        ("a Korean girl with braids smiles", {"sex": "female", "ancestry": "asian", "style": "braids"}),
        ("a Mexican chef cooks", {"ancestry": "latin"}),
        ("a blonde woman with a ponytail runs", {"sex": "female", "style": "tail"}),
        ("a bald man reads", {"style": "bald"}),
        ("a man with a shaved head talks", {"style": "bald"}),
        ("a woman with a bald head sings", {"sex": "female", "style": "bald"}),
        ("a woman with long black hair sings", {"style": "long"}),
        ("a woman with short hair laughs", {"style": "short"}),
        ("an old man with glasses and a beard reads", {"beard": True, "years": 74}),
        ("a doctor talks, close-up of her face", {"sex": "female"}),
        ("a pilot looks at his watch", {"sex": "male"}),
        ("a man in shorts and a t-shirt waves", {"garments": "shorts t-shirt"}),
    ],
)
def test_what_is_said_of_a_body_is_told(prompt: str, told: dict[str, object]) -> None:
    found = _told(prompt)._asdict()
    assert {name: found[name] for name in told} == told


def test_the_colour_of_a_dress_is_no_ancestry() -> None:
    assert _told("a woman in a black dress and a white hat").ancestry == ""


def test_a_pronoun_tells_nothing_where_there_are_two() -> None:
    assert _told("a teacher and a doctor look at her notebook").sex == ""
    assert _told("a nurse takes his hand and she smiles").sex == ""


def test_nothing_is_told_of_whom_nothing_is_said() -> None:
    found = _told("a person walks on a road")
    assert (found.sex, found.years, found.build, found.ancestry, found.style) == ("", 0, "", "", "")

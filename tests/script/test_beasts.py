"""Animals that dress or act like people stand like people; all others stay on four legs."""

import pytest

from filmgate.engines.animatic.subjects.people.muzzles import MUZZLES
from filmgate.script.beasts import HEADS
from filmgate.script.parse import parse
from filmgate.script.understood import understood


def test_each_animal_of_the_words_has_a_head_and_each_head_has_words() -> None:
    assert {*HEADS.values()} == {*MUZZLES}


@pytest.mark.parametrize(
    ("prompt", "beast"),
    [
        ("A kangaroo wearing a green dress walks in a park", "kangaroo"),
        ("A panda playing guitar on a stage", "panda"),
        ("A bear cooking soup in a kitchen", "bear"),
        ("A samurai cat in a bamboo forest", "cat"),
        ("A raccoon wearing glasses", "raccoon"),
    ],
)
def test_an_animal_that_dresses_or_acts_like_a_person_stands_like_one(prompt: str, beast: str) -> None:
    shot = parse(prompt)
    assert (shot.subject, shot.outfit.beast) == ("person", beast)


@pytest.mark.parametrize(
    "prompt",
    [
        "A dog with a red collar runs on a beach",
        "A dog in a yellow coat",
        "A cat wearing a straw hat",
        "A cat playing with a ball",
        "A panda eating bamboo",
        "A horse pulls a carriage",
    ],
)
def test_an_animal_that_does_what_animals_do_stays_one(prompt: str) -> None:
    shot = parse(prompt)
    assert shot.subject != "person"
    assert shot.outfit.beast == ""


def test_its_clothes_are_those_of_the_prompt_and_without_any_it_has_fur() -> None:
    assert parse("A fox in a blue suit").outfit.cut == "shirt"
    assert parse("A fox playing the violin").outfit.cut == "fur"


def test_it_is_told_as_drawn_in_this_way() -> None:
    rows = {row["text"]: row for row in understood("A fox in a blue suit")["words"]}
    assert rows["fox"]["became"] == "fox that stands like a person"
    assert rows["blue"]["state"] == rows["suit"]["state"] == "worn"

"""Happenings: what things do by gravity and by blows is told by verbs and roles, and nothing else is."""

import pytest

from filmgate.engines.animatic.subjects.liquids import POURED
from filmgate.script.parse import parse
from filmgate.script.pouring import LIQUIDS


@pytest.mark.parametrize(
    ("prompt", "what", "kinds"),
    [
        ("a stack of plates topples over", "topple", ["bowl"]),
        ("a tower of books collapses", "topple", ["book"]),
        ("dominoes fall one after another", "dominoes", ["cube"]),
        ("a cannonball smashes into a brick wall", "strike", ["ball", "wall"]),
        ("a baseball hits a vase", "strike", ["ball", "vase"]),
        ("a bowling ball rolls into the pins", "strike", ["ball", "ball"]),
        ("an arrow hits a pumpkin", "strike", ["tool", "pumpkin"]),
        ("a truck crashes into a fence", "strike", ["truck", "fence"]),
        ("a truck drives through a pile of crates", "through", ["truck", "basket"]),
        ("two trucks crash into each other", "crash", ["truck"]),
        ("a pumpkin rolls down a hill", "downhill", ["pumpkin"]),
        ("a cup falls off the table and breaks", "drop", ["cup"]),
        ("apples spill out of a basket", "spill", ["fruit", "basket"]),
        ("a strawberry falls into a bowl", "into", ["fruit", "bowl"]),
        ("a dog knocks a vase off the shelf", "knock", ["dog", "vase"]),
        ("a bell sways from a rope", "hangs", ["bell"]),
        ("a woman trips and falls", "tumble", ["person"]),
        ("a dog slips on the ice and falls over", "tumble", ["dog"]),
        ("a banner flaps in the breeze", "flag", ["flag"]),
        ("a barrel floats on the waves", "floats", ["barrel"]),
        ("melted chocolate is poured over strawberries", "pour", ["droplet", "fruit"]),
        ("orange juice splashes into a glass", "pour", ["droplet", "cup"]),
        ("pouring tea into a cup", "pour", ["droplet", "cup"]),
        ("cream swirls into black coffee", "pour", ["droplet", "cup"]),
        ("syrup is poured from a bottle onto waffles", "pour", ["droplet", "cake", "bottle"]),
        ("a coin is thrown into the lake", "splashes", ["coin"]),
    ],
)
def test_a_happening_is_told_by_verb_and_roles(prompt: str, what: str, kinds: list[str]) -> None:
    found = parse(prompt, 1).happening
    assert found is not None
    assert found.what == what
    assert [one.kind for one in found.things] == kinds


@pytest.mark.parametrize(
    "prompt",
    [
        "night falls over a city",
        "a man falls asleep in a chair",
        "leaves fall in an autumn forest",
        "snow falls on a village",
        "a car drives through a city at night",
        "a boy kicks a ball",
        "a woman rolls dough in a kitchen",
        "waves crash against a lighthouse",
        "a bird flies over a lake",
        "a man waves a flag",
        "a dog runs through a field",
        "a ball lies on a table",
        "a cup of coffee on a table while rain pours outside",
        "water flows down a river",
        "paint drips from a brush",
        "a barista pours milk into a cup of coffee",
    ],
)
def test_nothing_else_is_a_happening(prompt: str) -> None:
    assert parse(prompt, 1).happening is None


def test_what_stands_around_is_told_as_well() -> None:
    props = parse("a vase falls off a shelf and shatters", 1).happening
    assert props is not None
    assert {"shelf", "breaks"} <= {*props.props}
    hill = parse("a boulder rolls down a hill and crushes a fence", 1).happening
    assert hill is not None
    assert [one.kind for one in hill.things] == ["rock", "fence"]


def test_a_place_that_is_named_stays() -> None:
    assert parse("a bowling ball strikes the pins on a beach", 1).scene == "beach"
    assert parse("a bowling ball strikes the pins", 1).scene == "hall"


def test_the_engine_has_a_paint_for_all_that_is_poured() -> None:
    assert {*LIQUIDS.values()} <= POURED

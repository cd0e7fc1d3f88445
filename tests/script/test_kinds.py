"""Kinds and their words."""

import pytest

from filmgate.script import kinds, places, wording
from filmgate.script.kind import Kind
from filmgate.script.kinds import KINDS
from filmgate.script.parse import parse
from filmgate.script.tables import words_of


def test_a_word_of_two_kinds_is_refused() -> None:
    with pytest.raises(ValueError, match="'hedgehog' is in the rows of 'mouse' and of 'hedgehog'"):
        words_of({"mouse": "mouse rat hedgehog", "hedgehog": "hedgehog"})


def test_a_kind_that_stands_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="two records of _KINDS have the name 'fox'"):
        kinds._table((Kind("fox", "creature"), Kind("fox", "thing")))


@pytest.mark.parametrize("name", sorted(KINDS))
def test_a_kind_is_found_by_its_name_and_lives_in_a_place_that_exists(name: str) -> None:
    kind = KINDS[name]
    assert kinds.WORDS[name] == name
    assert kind.home is None or kind.home in places.PLACES


@pytest.mark.parametrize(
    ("kind", "noun", "variant"),
    [
        ("screen", "laptops", "laptop"),
        ("screen", "oven", ""),
        ("sign", "light", "light"),
        ("sign", "fire-hydrant", "hydrant"),
        ("fowl", "herons", "crane"),
        ("fowl", "ducks", ""),
        ("fruit", "strawberries", "strawberry"),
        ("person", "princess", "queen"),
        ("person", "boys", "child"),
        ("person", "boyfriend", "man"),
        ("person", "girls", "girl"),
        ("person", "girlfriend", "woman"),
        ("person", "", ""),
        ("fox", "vixen", ""),
        ("crab", "wolf-spider", "spider"),
    ],
)
def test_a_noun_names_a_variant_of_its_kind(kind: str, noun: str, variant: str) -> None:
    assert wording.variant(kind, noun) == variant


@pytest.mark.parametrize("kind", sorted(name for name in KINDS if KINDS[name].variants))
def test_a_word_of_a_variant_leads_to_it(kind: str) -> None:
    for variant, words in KINDS[kind].variants.items():
        for word in words.split():
            assert wording.variant(kind, word.removesuffix("*")) == variant


def test_the_treatment_says_which_variant_is_meant() -> None:
    found = parse("a laptop beside a phone on a desk")
    assert (found.subject, found.variant) == ("screen", "laptop")
    assert parse("a knight and a dog").variant == "knight"
    (beside,) = parse("a dog and a wizard").supporting
    assert (beside.kind, beside.noun, beside.variant) == ("person", "wizard", "wizard")


@pytest.mark.parametrize(
    ("prompt", "filling"),
    [
        ("coffee is poured into a cup", "coffee"),
        ("steaming hot water is poured into a cup", "water"),
        ("milk, then tea, is poured into a cup", "milk"),
        ("a cup is filled", "water"),
    ],
)
def test_what_is_poured_is_a_word_of_the_prompt(prompt: str, filling: str) -> None:
    assert parse(prompt).filling == filling

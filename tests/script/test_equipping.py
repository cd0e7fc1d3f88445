"""Equipment: an action brings what it cannot do without, and the account says so."""

import pytest

from filmgate.script.equipment import EQUIPMENT
from filmgate.script.kinds import KINDS
from filmgate.script.parse import parse
from filmgate.script.understood import understood


def found(prompt: str) -> set[tuple[str, str, str]]:
    return {(one.relation, one.kind, one.variant) for one in parse(prompt).supporting}


@pytest.mark.parametrize(
    ("prompt", "things"),
    [
        ("a caretaker mops a corridor", {("held", "tool", "mop")}),
        ("an uncle slices an onion", {("held", "tool", "knife"), ("worked", "vegetable", "onion")}),
        ("a girl pours juice", {("held", "bottle", ""), ("worked", "cup", "glass")}),
        ("a boy paints", {("held", "tool", "paintbrush"), ("before", "easel", "")}),
        ("a man paints a fence", {("held", "tool", "roller"), ("before", "fence", "")}),
        ("a woman irons", {("held", "tool", "iron"), ("before", "ironing-board", "")}),
        ("a cellist on a stage", {("held", "violin", "cello"), ("held", "violin", "bow")}),
        ("a man rakes a lawn", {("held", "tool", "rake")}),
        ("a child splits a log", {("held", "tool", "axe"), ("before", "stump", "")}),
    ],
)
def test_an_action_brings_its_thing(prompt: str, things: set[tuple[str, str, str]]) -> None:
    assert things <= found(prompt)


def test_what_the_prompt_names_takes_the_place_of_what_is_needed() -> None:
    (broom,) = parse("a man sweeps the yard with a red broom").supporting
    assert (broom.noun, broom.relation, broom.coat is not None) == ("broom", "held", True)
    nouns = [one.noun for one in parse("a cook stirs soup in a pot").supporting]
    assert nouns.count("pot") == 1


def test_who_does_the_same_beside_the_subject_has_the_same_things() -> None:
    roles = parse("a father and his son knit").supporting
    (son,) = (one for one in roles if one.noun == "son")
    assert [one.kind for one in roles if one.of == son.id and one.relation == "held"] == ["tool", "tool"]


def test_the_account_names_what_was_added() -> None:
    assert "holding mop" in understood("a caretaker mops a corridor")["sentence"]


def test_what_people_use_tells_the_place() -> None:
    assert parse("a man shaves").scene == "bathroom"
    assert parse("a woman saws a plank").scene == "workshop"
    assert parse("a woman saws a plank in a garden").scene == "garden"


def test_all_equipment_can_be_drawn() -> None:
    for _, _, items in EQUIPMENT:
        for one in items:
            assert one.kind in KINDS
            assert one.variant in ("", *KINDS[one.kind].variants), one

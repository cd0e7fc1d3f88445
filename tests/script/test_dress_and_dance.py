"""What prompts say of clothes, costumes, dances and feelings."""

import pytest

from filmgate.script.parse import parse


@pytest.mark.parametrize(
    ("prompt", "variant"),
    [
        ("A pirate counts his gold", "pirate"),
        ("Santa Claus waves", "santa"),
        ("A police officer looks about", "police"),
        ("A viking warrior shouts", "viking"),
        ("A boy dressed as a knight", "knight"),
        ("A woman in a nurse uniform", "nurse"),
        ("A girl in a witch costume laughs", "witch"),
        ("A man in a suit", "man"),
    ],
)
def test_a_figure_is_known_by_its_noun_or_its_costume(prompt: str, variant: str) -> None:
    assert parse(prompt).variant == variant


def test_clothes_lie_over_each_other() -> None:
    worn = parse("A baker in a striped shirt, a white apron and a blue cap").outfit
    assert worn.pattern == "striped"
    assert worn.apron
    assert worn.hat == "cap"
    assert worn.cut == "shirt"
    layered = parse("A man wearing a white shirt under a black jacket").outfit
    assert layered.cut == "coat"
    assert layered.open
    assert layered.under != layered.top


def test_straw_makes_another_hat() -> None:
    assert parse("A farmer in a straw hat").outfit.hat == "straw"
    assert parse("A farmer in a hat").outfit.hat == "hat"


@pytest.mark.parametrize(
    ("prompt", "dance"),
    [
        ("A woman dances", "dance"),
        ("An old couple dances a slow waltz", "waltz"),
        ("A ballerina spins on a stage", "ballet"),
        ("A teenager dances hip-hop in a square", "hiphop"),
        ("A man dances salsa in a bar", "salsa"),
        ("Villagers dance a folk dance", "folk"),
        ("A flamenco dancer in a red dress", "salsa"),
    ],
)
def test_a_dance_has_its_style(prompt: str, dance: str) -> None:
    assert parse(prompt).beats == (dance,)


def test_a_couple_dances_together_and_nobody_holds_the_salsa() -> None:
    pair = parse("A couple dances salsa in a kitchen")
    assert pair.count == 1
    assert [(one.kind, one.relation, one.beats) for one in pair.supporting] == [
        ("person", "facing", ("salsa",))
    ]


def test_two_who_are_named_dance_in_hold_too() -> None:
    (queen,) = parse("A king and a queen dance a waltz").supporting
    assert (queen.relation, queen.beats) == ("facing", ("waltz",))


def test_hands_are_held_by_two_who_stand_beside_each_other() -> None:
    two = parse("Two girls hold hands in a park")
    assert two.beats == ("handhold",)
    assert [(one.relation, one.beats) for one in two.supporting] == [("beside", ("handhold",))]


@pytest.mark.parametrize(
    "prompt", ["A father carries his daughter on his shoulders", "A man walks with a boy on his shoulders"]
)
def test_a_child_is_carried_on_the_shoulders(prompt: str) -> None:
    (child,) = parse(prompt).supporting
    assert (child.relation, child.beats) == ("above", ("sit",))
    assert child.outfit.years < 10


def test_who_rides_a_horse_is_no_child() -> None:
    (rider,) = parse("A princess rides a horse").supporting
    assert rider.relation == "above"
    assert not rider.outfit.years


@pytest.mark.parametrize(
    ("prompt", "faces"),
    [
        ("A woman smiles, then cries", "happy cry"),
        ("A man looks angry, then surprised", "angry surprised"),
        ("A boy is not sad", ""),
        ("An old man", ""),
        ("A girl laughs and laughs", "laugh"),
    ],
)
def test_faces_are_shown_in_the_order_of_the_text(prompt: str, faces: str) -> None:
    assert parse(prompt).outfit.emotion == faces


def test_who_goes_on_skis_or_skates_glides() -> None:
    assert parse("A skier goes down a slope").beats == ("ski",)
    assert parse("A girl skates on a lake").beats == ("skate",)
    assert parse("A girl rides a skateboard").beats != ("skate",)


@pytest.mark.parametrize(
    "prompt",
    [
        "A bride and groom dance at their wedding",
        "A man and a woman dance in a kitchen",
        "An old man dances with his wife in a garden",
    ],
)
def test_two_who_dance_with_each_other_do_so_in_hold(prompt: str) -> None:
    meant = parse(prompt, 3)
    (other,) = meant.supporting
    assert (meant.beats, other.beats, other.relation) == (("waltz",), ("waltz",), "facing")


@pytest.mark.parametrize(
    "prompt",
    [
        "A father dances with his little daughter in a living room",
        "A man and a woman dance hip-hop",
        "A man dances with a dog",
        "A woman dances with her friends",
    ],
)
def test_children_animals_groups_and_other_styles_are_in_no_hold(prompt: str) -> None:
    assert "waltz" not in parse(prompt, 3).beats

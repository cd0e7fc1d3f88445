"""Groups whose parts are told apart, and clothes, parts and things in the hands."""

import pytest

from filmgate.script.read import read
from filmgate.script.script import Garment, Shot, Where


def shot(prompt: str) -> Shot:
    return read(prompt).shots[0]


def test_each_of_two_has_its_own() -> None:
    one, other = shot("two jugglers on a stage, one in a green vest, the other with a hat").cast
    assert (one.count, one.wears) == (1, (Garment(noun="vest", colours=("green",)),))
    assert (other.noun, other.count, other.wears) == ("juggler", 1, (Garment(noun="hat"),))


def test_the_one_and_the_other_one_act_on_each_other() -> None:
    (beat,) = shot("two rowers, the one in red shorts pushes the one in white shorts").beats
    assert (beat.role, beat.does, beat.object) == ("rower", "push", "rower 2")


def test_one_of_many_leaves_the_rest() -> None:
    many, one = (role for role in shot("six lamps burn on a pier, one goes out").cast if role.noun == "lamp")
    assert (many.count, one.count) == (5, 1)


def test_one_is_another_of_the_last_thing() -> None:
    one, other = shot("on the left a yellow gate, on the right a brown one").cast
    assert (one.noun, one.colours, one.where) == ("gate", ("yellow",), (Where(relation="at left"),))
    assert (other.noun, other.colours, other.where) == ("gate", ("brown",), (Where(relation="at right"),))


def test_a_number_after_a_group_is_that_of_its_people() -> None:
    (family,) = (role for role in shot("a family of five eats soup").cast if role.noun == "family")
    assert family.count == 5


@pytest.mark.parametrize(
    ("prompt", "garment"),
    [
        ("an usher with a red nose, huge shoes and a bell", "shoe"),
        ("a dancer, her blue tutu glittering, bows", "tutu"),
        ("a miner with dust on his apron hums", "apron"),
        ("a singer on a stage, silver dress", "dress"),
        ("a potter whose scarf is made of wool", "scarf"),
        ("a lady with a lily in her hair and a ring on her finger", "ring"),
        ("acrobats in white silk dresses spin", "dress"),
        ("an aunt in a green silk dress twirls", "dress"),
    ],
)
def test_what_somebody_wears_is_no_role(prompt: str, garment: str) -> None:
    found = shot(prompt)
    assert garment in [one.noun for role in found.cast for one in role.wears]
    assert garment not in [role.noun for role in found.cast]


def test_a_shade_before_the_noun_is_the_colour_of_a_garment() -> None:
    (clerk,) = shot("a clerk in a navy suit").cast
    assert clerk.wears == (Garment(noun="suit", colours=("navy",)),)


def test_a_slipper_that_dogs_fight_for_is_not_worn() -> None:
    found = shot("two terriers wrestle with a slipper")
    assert [(beat.does, beat.using) for beat in found.beats] == [("wrestle", "slipper")]


def test_what_is_in_the_hands_is_held() -> None:
    found = shot("a ranger stands on a tower, a map in her hands")
    assert found.role("ranger").holds == ("map",)


def test_hands_that_do_something_are_what_it_is_done_with() -> None:
    (beat,) = shot("a thief covers his mouth with both hands").beats
    assert (beat.object, beat.using) == ("mouth", "hand")


@pytest.mark.parametrize(
    ("prompt", "absent"),
    [
        ("a lane free of traffic", "traffic"),
        ("a hall devoid of people", "person"),
        ("a yard without dogs", "dog"),
    ],
)
def test_what_is_not_there_is_absent(prompt: str, absent: str) -> None:
    found = shot(prompt)
    assert absent in found.absent
    assert absent not in [role.noun for role in found.cast]


def test_light_behind_something_moves_nothing() -> None:
    found = shot("a jug stands on a sill, sunlight behind it")
    assert [(role.noun, role.where) for role in found.cast] == [
        ("jug", (Where(relation="on", of="sill"),)),
        ("sill", ()),
    ]


def test_a_position_may_stand_before_its_subject() -> None:
    found = shot("a girl crosses a yard, behind her an old man pulls a sled")
    assert found.role("man").where == (Where(relation="behind", of="girl"),)
    assert ("man", "pull", "sled") in [(beat.role, beat.does, beat.object) for beat in found.beats]


def test_who_holds_something_is_where_it_is_said() -> None:
    found = shot("a judge with a parasol under a bridge")
    assert found.role("judge").where == (Where(relation="under", of="bridge"),)


@pytest.mark.parametrize(
    ("prompt", "noun", "name"),
    [
        ("Napoleon eats a pear", "man", "napoleon"),
        ("Mona Lisa eats a pear", "woman", "mona lisa"),
        ("Big Ben in the fog", "tower", "big ben"),
    ],
)
def test_names_are_of_whom_they_name(prompt: str, noun: str, name: str) -> None:
    assert (noun, name) in [(role.noun, role.name) for role in shot(prompt).cast]


def test_a_square_with_a_name_is_the_place() -> None:
    found = shot("a zebra in Times Square")
    assert (found.place, found.place_name) == ("square", "times square")


def test_the_hand_of_somebody_else_has_an_owner() -> None:
    found = shot("another person's hand takes the cup")
    assert found.role("hand").part_of == "person"


@pytest.mark.parametrize("prompt", ["a groom does a cartwheel", "a groom does push-ups"])
def test_what_somebody_does_is_the_act(prompt: str) -> None:
    found = shot(prompt)
    assert [role.noun for role in found.cast] == ["groom"]
    assert [beat.does for beat in found.beats] != ["do"]


def test_who_is_named_twice_is_one() -> None:
    found = shot("the warden, a tired man in boots, pours himself a tea and walks to a window")
    assert [role.noun for role in found.cast if role.family == "person"] == ["warden"]
    assert [(beat.role, beat.does) for beat in found.beats] == [("warden", "pour"), ("warden", "walk")]
    assert found.beats[0].object == "tea"


def test_what_follows_a_comma_and_acts_is_no_second_subject() -> None:
    (beat,) = shot("close-up of an ear, a drop runs down the neck").beats
    assert beat.role == "drop"


def test_an_own_garment_is_what_somebody_wipes_with() -> None:
    (beat,) = shot("a groom wipes his eyes with his sleeve").beats
    assert (beat.object, beat.using) == ("eye", "sleeve")


def test_a_title_after_says_is_written_and_so_is_a_text_on_what_is_named_before() -> None:
    assert shot("a cake that says Happy Birthday").role("cake").text == "happy birthday"
    assert shot('a paper with the word "LATER" pinned to a door').role("paper").text == "later"


def test_keys_of_json_are_no_text_in_the_picture() -> None:
    found = shot('{"scene": "a quiet pond at dawn", "subject": "a stork", "action": "catches a frog"}')
    assert (found.place, found.time) == ("pond", "dawn")
    assert [(beat.role, beat.does, beat.object) for beat in found.beats] == [("stork", "catch", "frog")]
    assert not any(role.text for role in found.cast)


def test_an_empty_place_with_people_lacks_nobody() -> None:
    assert shot("a mime spins on an empty stage").absent == ()
    assert shot("an empty stage").absent == ("person",)

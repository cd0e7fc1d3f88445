"""Words that mean another thing with the word before them, and things that a shot shows in a usual place."""

import pytest

from filmgate.script.parse import parse


@pytest.mark.parametrize(
    ("prompt", "kind", "variant"),
    [
        ("a bottle cap on a desk", "coin", ""),
        ("a cotton ball on a desk", "ball", "snowball"),
        ("a soft balloon in a room", "toy-balloon", ""),
        ("a balloon flies over a valley", "balloon", ""),
        ("a cart of laundry in a corridor", "barrel", "trolley"),
        ("a horse pulls a cart", "carriage", "cart"),
        ("a retro computer on a desk", "screen", "television"),
        ("a pocket watch swings", "clock", ""),
        ("a paper crane", "paper", "plane"),
        ("a geisha and a crane", "person", "geisha"),
        ("a chess piece", "toy", "chess"),
    ],
)
def test_the_word_before_decides(prompt: str, kind: str, variant: str) -> None:
    found = parse(prompt)
    assert (found.subject, found.variant) == (kind, variant)


def test_birds_that_fly_have_wings_and_those_that_walk_have_legs() -> None:
    assert (parse("geese fly over a marsh").subject, parse("geese fly over a marsh").beats) == (
        "bird",
        ("fly",),
    )
    assert parse("a goose walks over a yard").subject == "fowl"


def test_to_fly_over_something_is_no_camera_move_of_birds() -> None:
    assert "moves" in parse("swans fly over a marsh").inferred
    assert "moves" not in parse("fly over a marsh at dawn").inferred


def test_an_animal_on_a_bicycle_rides_it() -> None:
    found = parse("a panda rides a bicycle")
    assert (found.subject, found.outfit.beast) == ("bicycle", "panda")


def test_a_family_of_four_is_four_people() -> None:
    assert (parse("a family of four walks in a park").subject, parse("a family of four").count) == (
        "person",
        4,
    )


@pytest.mark.parametrize(
    ("prompt", "place"),
    [
        ("an uncle chops wood", "forest"),
        ("an uncle is cooking dinner", "kitchen"),
        ("a toy car on a carpet", "room"),
    ],
)
def test_what_is_done_tells_the_place(prompt: str, place: str) -> None:
    assert parse(prompt).scene == place


def test_a_picture_is_hung_by_somebody_who_does_not_hang() -> None:
    found = parse("a widow hangs a picture on the wall")
    assert found.subject == "person"
    assert "easel" in [one.kind for one in found.supporting]


@pytest.mark.parametrize(
    ("prompt", "beats"),
    [
        ("a man is ice skating", ("skate",)),
        ("a cat drinking water", ("eat",)),
        ("a clerk is bending back", ("exercise",)),
        ("Zorblat playing guitar on a stage", ("strum",)),
    ],
)
def test_an_act_in_ing_is_understood(prompt: str, beats: tuple[str, ...]) -> None:
    assert parse(prompt).beats == beats


def test_an_artist_is_not_in_his_picture() -> None:
    assert parse("waves on a shore by Vincent van Gogh").subject not in ("truck", "person")

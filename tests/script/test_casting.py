"""Casting: who a shot is about, who else is there, and where."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filmgate.script import kinds
from filmgate.script.lexicons import COATS
from filmgate.script.parse import parse, shots
from filmgate.script.read import read
from filmgate.script.treatment import Supporting, Treatment
from filmgate.script.write import sentences


def others(prompt: str) -> dict[str, Supporting]:
    return {one.noun: one for one in parse(prompt).supporting}


@pytest.mark.parametrize(
    ("prompt", "noun", "relation"),
    [
        ("a cat sits on a sofa", "sofa", "below"),
        ("a dog under a table", "table", "above"),
        ("a woman reads a book", "book", "held"),
        ("a man holding a guitar", "guitar", "held"),
        ("a man watches a boat", "boat", "facing"),
        ("a girl kicks a ball", "ball", "beside"),
        ("a wolf hunts a deer", "deer", "ahead"),
        ("a man follows his dog", "dog", "ahead"),
        ("a boy hugs a bear", "bear", "facing"),
        ("a cat behind a vase", "vase", "front"),
        ("a knight rides a horse", "knight", "above"),
    ],
)
def test_where_another_role_is(prompt: str, noun: str, relation: str) -> None:
    assert others(prompt)[noun].relation == relation


def test_who_rides_gives_way_to_what_is_ridden_and_a_driver_is_in_the_car() -> None:
    horse = parse("a knight rides a horse")
    assert (horse.subject, horse.beats) == ("horse", ("run",))
    car = parse("a man drives a red car through a city")
    assert (car.subject, car.supporting, car.left_out) == ("car", (), ())


def test_each_role_does_its_own() -> None:
    there = others("a fox sleeps while two rabbits jump and a bird flies over a goat")
    assert (there["rabbit"].count, there["rabbit"].beats) == (2, ("jump",))
    assert there["bird"].beats == ("fly",)
    assert there["goat"].beats == ("stand",)


def test_what_stands_on_something_comes_after_it() -> None:
    table, bottle = parse("a chef waits in a kitchen, three bottles on a table").supporting
    assert (table.kind, bottle.kind, bottle.count, bottle.of) == ("table", "bottle", 3, "table")


def test_eleven_at_most_are_beside_the_subject_and_the_rest_is_told() -> None:
    shot = parse(
        "a fox, a wolf, a bear, a deer, a horse, a goat, a cow, a sheep, a dog, a cat, a rabbit, a squirrel "
        "and a pig in a meadow"
    )
    assert len(shot.supporting) == 11
    assert shot.left_out == ("pig",)


def test_colours_of_clothes_and_things_are_theirs() -> None:
    shot = parse("a woman in a red dress with a blue balloon and a green cup")
    assert (shot.outfit.cut, shot.outfit.top) == ("dress", COATS["red"])
    assert {one.noun: one.coat for one in shot.supporting} == {
        "balloon": COATS["blue"],
        "cup": COATS["green"],
    }


def test_sizes_are_factors() -> None:
    there = others("a man with a toy train, a baby elephant, a giant cat and a small dog")
    assert [there[noun].scale for noun in ("elephant", "cat", "dog")] == [0.6, 2.0, 0.7]
    assert next(one for noun, one in there.items() if noun.endswith("train")).scale == 0.25


def test_an_unknown_noun_is_drawn_as_another_of_its_family() -> None:
    assert parse("a zither on a stage").subject == "guitar"
    assert parse("an axolotl crawls").subject in kinds.CREATURES
    assert "drawn as" in sentences(shots("a zither on a stage"))


@pytest.mark.parametrize("prompt", ["a vase of flowers", "a cup of coffee", "a bowl of soup on a table"])
def test_what_a_vessel_holds_is_no_vessel_of_its_own(prompt: str) -> None:
    kinds_there = [parse(prompt).subject, *(one.kind for one in parse(prompt).supporting)]
    assert len([kind for kind in kinds_there if kind in ("cup", "bowl", "vase", "cake")]) == 1


@pytest.mark.parametrize(
    ("prompt", "subject"),
    [
        ("a feather glides down to the desk", "leaf"),
        ("a leaf falls on a bench", "leaf"),
        ("a cup on a desk", "cup"),
    ],
)
def test_what_does_something_is_the_subject_and_not_what_it_comes_to(prompt: str, subject: str) -> None:
    assert parse(prompt).subject == subject


def test_a_bird_that_sits_has_feet() -> None:
    assert (parse("a parrot sits on a rock").subject, parse("a parrot flies").subject) == ("fowl", "bird")


def test_what_is_seen_of_a_face_is_a_close_up() -> None:
    assert parse("freckles dot the girl's cheeks").size == "close"
    assert parse("a wide shot of a girl with freckles on her nose").size == "wide"
    eyes = parse("two green eyes open slowly")
    assert (eyes.subject, eyes.size) == ("person", "close")


def test_shots_are_told_one_by_one_and_share_place_and_looks() -> None:
    forest, castle, rock = shots(
        "Shot 1: a knight in red armor walks through a forest at dawn. "
        "Shot 2: he fights a dragon. Cut to the knight, who sits on a rock at night."
    )
    assert [one.subject for one in (forest, castle, rock)] == ["person"] * 3
    assert [one.coat for one in (forest, castle, rock)] == [forest.coat] * 3
    assert [one.scene for one in (forest, castle, rock)] == ["forest"] * 3
    assert [one.time for one in (forest, castle, rock)] == ["dawn", "dawn", "night"]
    assert castle.supporting[0].kind == "dragon"
    assert sentences((forest, rock)).startswith("Shot 1: Medium shot: knight")


@given(st.text(max_size=300))
def test_any_text_has_one_to_four_shots(text: str) -> None:
    assert 1 <= len(shots(text)) <= 4
    assert isinstance(parse(text), Treatment)


@given(
    st.lists(
        st.sampled_from(
            ["a", "cat", "the", "sits", "rides", "on", "under", "of", "and", "with", "two", "table", "horse"]
        ),
        max_size=30,
    )
)
def test_whatever_is_said_each_role_is_there_once(words: list[str]) -> None:
    prompt = " ".join(words)
    for shot in shots(prompt):
        before = {""}
        for one in shot.supporting:
            assert one.of in before
            before.add(one.id)
    assert read(prompt).prompt == prompt


@pytest.mark.parametrize(
    ("prompt", "action"),
    [("A dancer on a stage", "dance"), ("A chef in a kitchen", "stir"), ("A hiker in the mountains", "walk")],
)
def test_who_is_named_by_an_action_does_it(prompt: str, action: str) -> None:
    assert parse(prompt).beats == (action,)


@pytest.mark.parametrize(
    ("prompt", "action"), [("A man repairs a red bike", "work"), ("A woman assembles a chair", "work")]
)
def test_what_hands_do_to_a_thing_is_seen_as_work(prompt: str, action: str) -> None:
    assert parse(prompt).beats == (action,)


@pytest.mark.parametrize(
    ("prompt", "there"),
    [
        ("Confetti falls from the sky", "confetti"),
        ("Fireflies in a garden at night", "fireflies"),
        ("A girl blows bubbles", "bubbles"),
    ],
)
def test_what_is_in_the_air_is_no_role(prompt: str, there: str) -> None:
    found = parse(prompt)
    assert there in found.weather
    assert found.subject in (None, "person")
    assert (found.supporting, found.left_out) == ((), ())


def test_a_family_is_several_people() -> None:
    assert parse("A family in front of a tent").count == 4


@pytest.mark.parametrize(
    ("prompt", "scene"),
    [
        ("A woman in a lavender field", "lavender"),
        ("A farmer walks along a country lane", "road"),
        ("A scientist in a lab", "laboratory"),
        ("A wedding in a church", "church"),
        ("People wait at a train station", "station"),
        ("A car beside a gas station", "road"),
        ("Knights feast in a castle", "hall"),
        ("A church on a hill", "meadow"),
        ("Children in a school", "classroom"),
        ("A school of fish", "underwater"),
        ("An old man sits on a bench", "park"),
        ("A walk through an amusement park", "fair"),
        ("A dragon sleeps in a cave", "cave"),
        ("A man swims in a swimming pool", "pool"),
        ("A boy plays on a basketball court", "court"),
        ("A crowd cheers in a stadium", "stadium"),
        ("A fox in a graveyard", "graveyard"),
        ("Cows on a farm", "farm"),
        ("A cat sleeps on a bed", "bedroom"),
        ("A blacksmith at an anvil", "workshop"),
        ("A nurse smiles", "hospital"),
        ("A man lifts a dumbbell", "gym"),
        ("A band at a music festival", "stage"),
        ("A couple strolls in Mumbai", "city"),
    ],
)
def test_a_place_is_that_of_its_words(prompt: str, scene: str) -> None:
    assert parse(prompt).scene == scene


def test_people_who_hug_are_two_face_to_face() -> None:
    for prompt in ("Old friends hug each other", "A mother hugs her daughter", "A couple embraces"):
        found = parse(prompt)
        assert (found.count, found.beats) == (1, ("hug",))
        assert [(one.relation, one.beats) for one in found.supporting] == [("facing", ("hug",))]


def test_a_dog_that_is_walked_goes_ahead() -> None:
    (dog,) = parse("An old man walks his dog in a park").supporting
    assert (dog.relation, dog.beats) == ("ahead", ("walk",))


def test_the_rider_wears_what_is_said_of_the_rider() -> None:
    shot = parse("A man rides a bicycle. He is wearing a blue hoodie and black jeans.")
    assert (shot.subject, shot.outfit.top, shot.outfit.legs) == ("bicycle", COATS["blue"], COATS["black"])


def tied(prompt: str) -> set[tuple[str, str, str]]:
    """Return (noun, relation, noun of the anchor) of each supporting role; "" is the subject."""
    roles = parse(prompt).supporting
    nouns = {"": ""} | {one.id: one.noun for one in roles if one.id}
    return {(one.noun, one.relation, nouns[one.of]) for one in roles}


@pytest.mark.parametrize(
    ("prompt", "tie"),
    [
        ("a man sells hats, an old woman carries a basket", ("basket", "held", "woman")),
        ("a woman waits in a kitchen while a man hands a plate to a girl", ("girl", "facing", "man")),
        ("a farmer watches while a dog chases a cat", ("cat", "ahead", "dog")),
        ("a woman watches while a man rides a horse", ("man", "above", "horse")),
        ("a waiter stands in a café, a dog sleeps under a table", ("dog", "below", "table")),
        ("five people stand around a statue", ("statue", "amid", "")),
        ("two girls sit on a bench with a dog between them", ("dog", "amid", "")),
        ("a boy stands between two women", ("woman", "around", "")),
        ("a cat sits between a lamp and a vase", ("vase", "right", "")),
        ("a nurse leans over a child", ("child", "beside", "")),
    ],
)
def test_roles_are_tied_to_the_one_that_the_prompt_says(prompt: str, tie: tuple[str, str, str]) -> None:
    assert tie in tied(prompt)


def test_who_sits_and_works_does_both() -> None:
    reader = parse("a woman sits on a chair and reads a book")
    assert (reader.seated, reader.beats) == (True, ("read",))
    assert not parse("a woman dances on a chair").seated
    assert parse("a knight on a horse waves").seated


def test_the_clothes_of_who_rides_beside_the_subject_are_seen() -> None:
    (bicycle,) = parse("a woman watches while a man in a red shirt rides a bicycle").supporting
    assert (bicycle.kind, bicycle.outfit.top) == ("bicycle", COATS["red"])


def test_parents_are_two() -> None:
    assert {one.count for one in parse("a boy stands between his parents").supporting} == {2}


def test_pictures_that_are_taken_are_not_in_the_picture() -> None:
    assert "picture" not in {
        one.noun for one in parse("a bride, and a photographer takes pictures").supporting
    }


@pytest.mark.parametrize(
    ("prompt", "kind"),
    [
        ("a hand pours milk into a glass", "cup"),
        ("hands kneading dough", "dough"),
        ("close-up of fingers typing on a keyboard", "photo-camera"),
        ("two hands holding a small plant", "plant"),
    ],
)
def test_hands_are_those_of_somebody_and_looked_at_closely(prompt: str, kind: str) -> None:
    found = parse(prompt)
    assert (found.subject, found.count, found.size, found.hands) == ("person", 1, "close", True)
    assert kind in {one.kind for one in found.supporting}


@pytest.mark.parametrize(
    ("prompt", "kind"),
    [("a pianist plays", "piano"), ("a drummer performs in a club", "drum"), ("a cellist plays", "violin")],
)
def test_who_does_what_the_trade_does_has_what_it_needs(prompt: str, kind: str) -> None:
    assert kind in {one.kind for one in parse(prompt).supporting}

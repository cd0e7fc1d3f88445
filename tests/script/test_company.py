"""What people go along on, and what several do at one table: roles that the prompt means but rarely names."""

import pytest

from filmgate.script.parse import parse


@pytest.mark.parametrize(
    ("prompt", "action", "board"),
    [
        ("A boy rides a skateboard along a street", "skateboard", "skateboard"),
        ("A teenager skateboards in a park", "skateboard", "skateboard"),
        ("A woman balancing on a longboard", "skateboard", "skateboard"),
        ("A girl rides a scooter", "scoot", "scooter"),
        ("A surfer rides a wave", "surf", "surfboard"),
        ("A woman surfs on a red surfboard", "surf", "surfboard"),
        ("Kids sledding down a hill", "sled", "sled"),
        ("An old man snowboards", "snowboard", "snowboard"),
    ],
)
def test_who_rides_a_board_goes_along_on_it(prompt: str, action: str, board: str) -> None:
    meant = parse(prompt)
    assert (meant.subject, meant.beats) == ("person", (action,))
    assert [(one.relation, one.kind, one.variant) for one in meant.supporting] == [("ridden", "board", board)]


def test_who_carries_a_board_does_not_ride_it() -> None:
    (board,) = parse("A man with a skateboard under his arm").supporting
    assert board.relation == "held"
    assert parse("A woman sits on a surfboard").beats == ("sit",)


@pytest.mark.parametrize(
    ("prompt", "count", "action", "laid"),
    [
        ("Two men play chess", 2, "game", "chess"),
        ("A grandmother plays checkers with her grandson", 2, "game", "chess"),
        ("Four friends play cards around a table", 4, "cards", "deck"),
        ("Three women play a board game at home", 3, "game", "board-game"),
        ("A couple drinks tea together", 2, "eat", ""),
        ("A family of five eats dinner", 5, "eat", "salad"),
        ("Two men arm-wrestle at a table", 2, "armwrestle", None),
        ("Two businessmen sit at a table and talk", 2, "talk", None),
    ],
)
def test_several_share_one_table(prompt: str, count: int, action: str, laid: str | None) -> None:
    meant = parse(prompt)
    assert (meant.count, meant.beats, meant.seated) == (count, (action,), True)
    tables = [one for one in meant.supporting if one.kind == "table"]
    assert [(one.relation, one.variant) for one in tables] == [("amid", "round")]
    on_it = [one.variant for one in meant.supporting if one.of == tables[0].id]
    assert (laid in on_it) if laid is not None else not on_it
    assert [one.relation for one in meant.supporting if one.kind == "chair"] == ["below"]


def test_who_plays_with_somebody_named_keeps_the_looks_of_both() -> None:
    (other,) = parse("A grandfather plays chess with a girl").company
    assert (other.noun, other.outfit.sex, other.outfit.years < 12) == ("girl", "female", True)


@pytest.mark.parametrize("prompt", ["A man plays chess", "Two friends have a picnic on the grass"])
def test_who_is_alone_or_on_the_grass_shares_no_table(prompt: str) -> None:
    assert all(one.variant != "round" for one in parse(prompt).supporting)


@pytest.mark.parametrize(
    ("prompt", "does"),
    [
        ("A man prays", "pray"),
        ("A woman claps", "clap"),
        ("A boy crosses his arms", "crossed"),
        ("A man gives a thumbs up", "thumbsup"),
        ("A girl puts her hands on her hips", "akimbo"),
        ("A man adjusts his tie", "button"),
        ("A woman takes off her hat", "hat"),
        ("A man walks with arms crossed", "walk"),
    ],
)
def test_several_words_tell_a_gesture(prompt: str, does: str) -> None:
    assert parse(prompt).beats == (does,)


@pytest.mark.parametrize(
    ("prompt", "kind", "variant"),
    [
        ("A boy jumps into a puddle", "droplet", "puddle"),
        ("A girl splashes in puddles", "droplet", "puddle"),
        ("A child jumps into a pile of leaves", "heap", ""),
        ("A woman leaps into the snow", "heap", "snow"),
    ],
)
def test_who_jumps_into_something_lands_in_it(prompt: str, kind: str, variant: str) -> None:
    meant = parse(prompt)
    assert meant.beats == ("run", "jump", "stand")
    into = [(one.kind, one.variant) for one in meant.supporting if one.relation == "entered"]
    assert into == [(kind, variant)]


@pytest.mark.parametrize(
    ("prompt", "plays"),
    [
        ("A string quartet plays", ["violin", "violin", "violin", "violin cello"]),
        ("A rock band performs", ["guitar", "guitar", "table", "microphone wand", "tool drumstick"]),
        (
            "A jazz band plays in a bar",
            ["trumpet", "trumpet saxophone", "piano", "tool drumstick", "violin bass"],
        ),
    ],
)
def test_each_of_a_band_has_the_right_instrument(prompt: str, plays: list[str]) -> None:
    meant = parse(prompt)
    assert meant.count == len(plays)
    first = [next(one for one in meant.supporting if one.of == who.id) for who in meant.company]
    assert [f"{one.kind} {one.variant}".rstrip() for one in first] == plays


def test_a_puddle_is_run_through_and_its_usual_place_is_a_park() -> None:
    meant = parse("A dog runs through a puddle")
    assert [one.relation for one in meant.supporting] == ["entered"]
    assert meant.scene == "park"
    assert parse("A dog looks at a puddle").supporting[0].relation != "entered"
    assert parse("A girl jumps into a puddle in the garden").scene == "garden"


def test_an_owner_who_is_somebody_is_there() -> None:
    assert "person" in [one.kind for one in parse("A man carries another person's suitcase").supporting]
    assert "person" not in [one.kind for one in parse("A man reads a children's book").supporting]


@pytest.mark.parametrize(
    ("prompt", "relation"),
    [
        ("A businessman and a businesswoman talk in an office", "facing"),
        ("A man and a woman argue in a kitchen", "facing"),
        ("A teacher and a boy chat in a classroom", "facing"),
        ("A man and a woman sing on a stage", "beside"),
    ],
)
def test_two_who_talk_with_each_other_face_each_other(prompt: str, relation: str) -> None:
    meant = parse(prompt)
    assert meant.beats == ("talk",)
    (other,) = [one for one in meant.supporting if one.kind == "person"]
    assert (other.relation, other.beats) == (relation, ("talk",))

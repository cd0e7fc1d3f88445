"""Changes over time, directions in the picture, pace, and the account of them."""

import pytest

from filmgate.script import change, later, manner
from filmgate.script.parse import parse, treatments
from filmgate.script.read import read
from filmgate.script.treatment import Move
from filmgate.script.understood import words


def what(prompt: str) -> list[tuple[str, str]]:
    """Return the role and the change of each change that is read."""
    return [(one.role, one.what) for shot in read(prompt).shots for one in shot.changes]


def states(prompt: str) -> dict[str, str]:
    script = read(prompt)
    return {row.text: row.state for row in words(script, treatments(script, 1))}


@pytest.mark.parametrize(
    ("prompt", "changes"),
    [
        ("a green leaf turns red", [("leaf", "colour")]),
        ("An apple ripening from green to red", [("apple", "colour")]),
        ("A banana yellowing with age", [("banana", "colour")]),
        ("A car changes its colour from silver to gold", [("car", "colour")]),
        ("A chameleon changes its skin color to pink", [("chameleon", "colour")]),
        ("The candle burns down", [("candle", "burn down")]),
        ("An ice cube melts into water", [("ice-cube", "melt")]),
        ("the slow melting of a snowman", [("snowman", "melt")]),
        ("The flower wilts in a vase", [("flower", "wilt")]),
        ("A ball inflates", [("ball", "grow")]),
        ("A snowball rolls down a hill, growing in size", [("snowball", "grow")]),
        ("A bicycle gradually rusts", [("bicycle", "rust")]),
        ("An apple rots beside a banana turning purple", [("apple", "rot"), ("banana", "colour")]),
        ("A book slowly dissolves", [("book", "vanish")]),
    ],
)
def test_what_becomes_different_is_read_with_its_role(prompt: str, changes: list[tuple[str, str]]) -> None:
    assert what(prompt) == changes


@pytest.mark.parametrize(
    "prompt",
    [
        "A girl turns the page of a book",
        "The car turns left at the corner",
        "Her smile melts hearts",
        "A cup made of ice that never melts",
        "A pizza with melted cheese",
        "An old weathered wooden sign with faded black paint",
        "A cat's green eyes turn a red",
        "A man turns around and walks away",
        "A plant growing on a wall",
    ],
)
def test_words_of_change_with_another_meaning_change_nothing(prompt: str) -> None:
    assert what(prompt) == []


def test_the_colours_at_both_ends_are_those_of_the_prompt_and_make_no_roles() -> None:
    script = read("A car changes from silver to deep green")
    (only,) = script.shots[0].changes
    assert (only.start, only.to) == ("#9a9ea6", "#20431d")
    assert [role.noun for role in script.shots[0].cast] == ["car"]


def test_a_drink_changes_in_its_glass() -> None:
    treatment = parse("Coffee in a glass turns white", 1)
    assert treatment.subject == "cup"
    assert [one.what for one in treatment.changes] == ["liquid"]


@pytest.mark.parametrize(
    ("prompt", "first", "last"),
    [
        ("A cat transforms into a dog", "cat", "dog"),
        ("A man turning into a bird", "person", "bird"),
        ("A vase becomes a butterfly", "vase", "butterfly"),
    ],
)
def test_who_becomes_somebody_else_is_first_one_and_then_the_other(
    prompt: str, first: str, last: str
) -> None:
    treatment = parse(prompt, 1)
    assert treatment.subject == first
    ends = [one.into.kind for one in treatment.changes if one.into]
    assert ends == [last]
    assert last not in [one.kind for one in treatment.supporting]


@pytest.mark.parametrize(
    ("text", "start", "to"),
    [
        ("day turns to night over a city", "day", "night"),
        ("the sky turns from blue to stormy grey", "day", "storm"),
        ("the sun sets over the sea", "sunset", "dusk"),
        ("the sun rises behind the hills", "dawn", "day"),
        ("a city from dusk to dawn", "dusk", "dawn"),
        ("night falls", "sunset", "night"),
    ],
)
def test_the_light_of_a_place_changes_from_one_hour_to_another(text: str, start: str, to: str) -> None:
    change = later.later(text, None, None)
    assert change is not None
    assert (change.what, change.start, change.to) == ("light", start, to)


def test_a_shot_without_a_change_of_light_has_none() -> None:
    assert parse("A dog runs at sunset under a dark sky", 1).later is None


def test_in_a_time_lapse_the_clouds_run() -> None:
    assert parse("A timelapse of a meadow", 1).rush > 5
    assert parse("A meadow", 1).rush == 1


@pytest.mark.parametrize(
    ("prompt", "across", "up"),
    [
        ("A ball rolls from left to right", 1, 0),
        ("A bird flying to the left", -1, 0),
        ("A sailboat sails leftwards across the sea", -1, 0),
        ("A kite flies right to left", -1, 0),
        ("A butterfly flying upwards", 0, 1),
        ("A hot air balloon rises", 0, 1),
        ("A plane lands", 0, -1),
        ("A cat walks to the left", -1, 0),
        ("A dog turns its head to the left", 0, 0),
        ("A dog runs in the park", 0, 0),
        ("A dog runs, the camera moves to the left", 0, 0),
    ],
)
def test_the_direction_that_a_verb_names_is_that_of_its_role(prompt: str, across: int, up: int) -> None:
    how = parse(prompt, 1).how
    assert (how.across, how.up) == (across, up)


def test_two_who_pass_each_other_have_their_own_directions() -> None:
    treatment = parse("A ball rolls right while a puppy dashes left", 1)
    (ball,) = [one for one in treatment.supporting if one.kind == "ball"]
    assert (treatment.how.across, ball.how.across) == (-1, 1)


def test_a_camera_that_is_left_open_rests_where_a_direction_is_said() -> None:
    assert parse("A deer runs to the right", 1).moves == ((Move.STATIC,),)
    assert parse("A deer runs to the right, pan left", 1).moves == ((Move.PAN_LEFT,),)


def test_left_and_right_after_a_verb_of_motion_are_no_verbs_or_things() -> None:
    (shot,) = read("The egg rolls from left to right").shots
    assert [beat.does for beat in shot.beats] == ["roll"]
    assert [role.noun for role in shot.cast] == ["egg"]


@pytest.mark.parametrize(
    ("prompt", "sign"), [("A fox runs slowly", -1), ("A fox runs rapidly", 1), ("A fox runs", 0)]
)
def test_an_adverb_of_pace_is_the_pace(prompt: str, sign: int) -> None:
    tempo = parse(prompt, 1).how.tempo
    assert (tempo > 1) - (tempo < 1) == sign


def test_several_actions_in_turn_keep_their_usual_pace() -> None:
    assert parse("A dog sits, then runs quickly", 1).how.tempo == 1


def test_what_is_seen_to_change_or_go_somewhere_is_told_as_done() -> None:
    for prompt, done in (
        ("An apple ripening from green to red", ("ripening", "green", "red")),
        ("A cat transforms into a dog", ("transforms",)),
        ("A ball rolls from left to right", ("rolls", "left", "right")),
        ("The sky turns from blue to stormy grey", ("turns", "blue", "grey")),
        ("A fox gracefully runs", ("gracefully", "runs")),
        ("Two cars collide", ("collide",)),
    ):
        told = states(prompt)
        assert {told[word] for word in done} == {"done"}, prompt


def test_what_nobody_sees_is_not_told_as_done() -> None:
    told = states("A qwertle slowly turns red")
    assert told["turns"] == "left_out"
    assert states("A dog thinks rapidly").get("rapidly") == "left_out"


def test_two_of_a_kind_that_collide_are_two_roles() -> None:
    treatment = parse("Two cars collide", 1)
    assert treatment.count == 1
    assert [(one.kind, one.beats) for one in treatment.supporting] == [("car", ("collide",))]


def test_two_who_collide_with_each_other_face_each_other() -> None:
    treatment = parse("A lion and a tiger collide", 1)
    assert [(one.kind, one.relation, one.beats) for one in treatment.supporting] == [
        ("tiger", "facing", ("collide",))
    ]


def test_what_is_run_into_is_knocked_back() -> None:
    treatment = parse("A ball collides with a vase", 1)
    assert [(one.kind, one.relation, one.beats) for one in treatment.supporting] == [
        ("vase", "facing", ("recoil",))
    ]


def test_what_is_jumped_over_lies_in_the_way() -> None:
    treatment = parse("A dog jumps over a box", 1)
    assert [one.relation for one in treatment.supporting] == ["crossed"]


def test_reading_blanks_keep_every_position() -> None:
    text = "A car changes from silver to gold and drives to the left"
    blanked = manner.without(change.without(text))
    assert len(blanked) == len(text)
    assert "gold" not in blanked
    assert "left" not in blanked
    assert blanked.index("drives") == text.index("drives")

"""Free text to treatment."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filmgate.script import actions, camera, dances, gestures, kinds, lexicons, nouns, tending
from filmgate.script.parse import parse
from filmgate.script.read import read
from filmgate.script.treatment import Move, Treatment
from filmgate.script.write import additions, sentence

COMMANDS = [
    "Truck left",
    "Truck right",
    "Pan left",
    "Pan right",
    "Push in",
    "Pull out",
    "Pedestal up",
    "Pedestal down",
    "Tilt up",
    "Tilt down",
    "Zoom in",
    "Zoom out",
    "Shake",
    "Tracking shot",
    "Static shot",
]


@pytest.mark.parametrize("command", COMMANDS)
def test_each_bracket_command_of_the_contract_is_a_move(command: str) -> None:
    rest, groups = camera.commands(f"a cat [{command}] sleeps")
    assert groups == ((Move(command),),)
    assert "[" not in rest


def test_commands_in_one_bracket_are_simultaneous_and_brackets_follow_each_other() -> None:
    groups = parse("[Pan left,Zoom in] a street, then [Push out]").moves
    assert groups == ((Move.PAN_LEFT, Move.ZOOM_IN), (Move.PULL_OUT,))


def test_unknown_bracket_text_is_plain_prompt() -> None:
    rest, groups = camera.commands("a sign that says [open late]")
    assert (rest, groups) == ("a sign that says [open late]", ())


@pytest.mark.parametrize(
    ("text", "move"),
    [
        ("slow zoom in", Move.ZOOM_IN),
        ("the camera pans slowly to the left", Move.PAN_LEFT),
        ("pan right", Move.PAN_RIGHT),
        ("drone shot", Move.FLY_OVER),
        ("fly over the lake", Move.FLY_OVER),
        ("the camera follows", Move.TRACKING),
        ("pull back", Move.PULL_OUT),
        ("orbit shot", Move.ORBIT),
        ("tilts up", Move.TILT_UP),
        ("dolly in", Move.PUSH_IN),
        ("crane up", Move.PEDESTAL_UP),
        ("handheld", Move.SHAKE),
        ("static camera", Move.STATIC),
        ("truck right", Move.TRUCK_RIGHT),
        ("camera tracks left", Move.TRUCK_LEFT),
    ],
)
def test_plain_english_names_a_move(text: str, move: Move) -> None:
    assert any(move in group for group in parse(f"a deer in a meadow, {text}").moves)


@pytest.mark.parametrize(
    ("prompt", "subject", "scene", "time", "action"),
    [
        ("A red fox leaps in a snowy forest at dawn", "fox", "forest", "dawn", "jump"),
        ("A horse gallops along the beach at sunset", "horse", "beach", "sunset", "run"),
        ("Storm waves crash against a lighthouse at night", "lighthouse", "ocean", "night", "stand"),
        ("an astronaut walks on the moon", "astronaut", "moon", "space", "walk"),
        ("A lion", "lion", "savanna", "sunset", "walk"),
        ("neon city street in the rain", None, "city", "night", "stand"),
        ("Sand dunes in the sahara, truck right", None, "desert", "sunset", "stand"),
        ("An eagle soars over mountains", "bird", "mountains", "sunset", "fly"),
    ],
)
def test_a_prompt_is_understood(prompt: str, subject: str | None, scene: str, time: str, action: str) -> None:
    found = parse(prompt)
    assert (found.subject, found.scene, found.time, found.action) == (subject, scene, time, action)


def test_what_is_not_said_is_inferred_and_named() -> None:
    assert set(parse("a cat").inferred) == {"scene", "action", "time", "moves"}


@pytest.mark.parametrize(
    ("text", "obstacle"),
    [
        ("a fox leaps over a fallen log", "log"),
        ("a horse jumps over the old wooden fence", "fence"),
        ("a fox leaps over the meadow", None),
        ("a fox walks over a log", None),
    ],
)
def test_what_is_leapt_over_is_seen(text: str, obstacle: str | None) -> None:
    assert parse(text).obstacle == obstacle


def test_what_is_negated_is_not_there() -> None:
    assert "rain" not in parse("a dog in a field, no rain").weather


def test_numbers_and_colours_belong_to_their_noun() -> None:
    found = parse("two white horses under a red sky")
    assert (found.count, found.coat) == (2, lexicons.COATS["white"])


@given(st.text(max_size=300))
def test_any_text_gives_a_treatment_and_a_sentence(text: str) -> None:
    found = parse(text)
    assert found.moves
    assert sentence(found).endswith(".")


@given(st.sampled_from(["a cat", "a wolf runs", "dunes", "a boat at night", "snowy mountains"]))
def test_additions_parse_back_to_the_same_treatment(prompt: str) -> None:
    before, after = parse(prompt), parse(f"{prompt}, {additions(parse(prompt))}")
    assert (after.scene, after.time, after.moves) == (before.scene, before.time, before.moves)


@pytest.mark.parametrize(
    ("prompt", "subject", "noun"),
    [
        ("a polar bear on the ice", "icebear", "polar-bear"),
        ("an ocelot in the jungle", "cat", "ocelot"),
        ("two steamboats", "boat", "steamboat"),
        ("a black cat", "cat", "cat"),
        ("a clown fish", "fish", "fish"),
        ("a table with a dog", "dog", "dog"),
        ("a man rides a bicycle", "bicycle", "bicycle"),
        ("a cup of coffee on a table", "cup", "cup"),
        ("Gwen Stacy is dancing", "person", "person"),
        ("a portrait in the style of van gogh", None, ""),
        ("the light of the camera", None, ""),
    ],
)
def test_any_noun_is_of_a_kind_or_of_none(prompt: str, subject: str | None, noun: str) -> None:
    found = parse(prompt)
    assert (found.subject, found.noun) == (subject, noun)


def roles(treatment: Treatment) -> list[tuple[str, int, str]]:
    """Return (kind, count, relation) of each supporting role."""
    return [(one.kind, one.count, one.relation) for one in treatment.supporting]


def test_who_is_beside_the_subject_and_who_does_not_fit_in() -> None:
    pair = parse("a bear on the right of a zebra, front view")
    assert (pair.subject, roles(pair)) == ("bear", [("zebra", 1, "left")])
    stacked = parse("a vase on the top of a book")
    assert (stacked.subject, roles(stacked)) == ("vase", [("book", 1, "below")])
    alone = parse("a shark and a cow with a toaster")
    assert alone.subject == "shark"
    assert ("cow", 1, "beside") not in roles(alone)
    assert "Not drawn: cow" in sentence(alone)


def test_every_kind_of_the_dictionary_is_one_of_ours() -> None:
    assert set(nouns._kinds().values()) - {"thing"} <= set(kinds.KINDS)


@pytest.mark.parametrize("text", ["a kettle", "a person is washing dishes"])
def test_household_things_tell_of_a_room(text: str) -> None:
    assert parse(text).scene in ("room", "kitchen")


@pytest.mark.parametrize(
    ("text", "style"),
    [
        ("a dog, black and white", "mono"),
        ("a black and white cat sleeps", None),
        ("a street, film noir", "noir"),
        ("vibrant color", "vivid"),
        ("a dog", None),
    ],
)
def test_a_style_is_a_way_to_develop_the_film(text: str, style: str | None) -> None:
    assert parse(text).style == style


def test_words_about_the_film_are_not_missing_things() -> None:
    assert parse("a giraffe on the savanna, vintage film, vibrant color, drone footage").left_out == ()


@pytest.mark.parametrize(
    ("prompt", "beats"),
    [
        ("a fox runs through the snow and leaps over a log", ("run", "jump")),
        ("a dog sits, then runs and jumps", ("sit", "run", "jump")),
        ("a cat sleeps and a dog runs", ("sleep",)),
        ("a vase falls and shatters", ("fall", "shatter")),
        ("waves crash against a lighthouse", ("stand",)),
        ("a burning house at night", ("burn",)),
        ("a rocket launches at dawn", ("launch",)),
        ("an eagle soars over the valley", ("fly",)),
        ("a man is cooking in a kitchen", ("stir",)),
        ("a horse", ("walk",)),
        ("a tower", ("stand",)),
        ("a dog sits, then runs, then jumps and sleeps", ("sit", "run", "jump")),  # three at most
    ],
)
def test_what_happens_is_understood_in_its_order(prompt: str, beats: tuple[str, ...]) -> None:
    assert parse(prompt).beats == beats


@pytest.mark.parametrize(
    ("prompt", "scene"),
    [
        ("a lamp in the snow", "snowfield"),
        ("a fox in the snow", "snowfield"),
        ("a lamp in a snowy forest", "forest"),
        ("a lamp", "room"),
    ],
)
def test_snow_where_no_place_is_named_is_a_snowfield_for_things_too(prompt: str, scene: str) -> None:
    found = parse(prompt)
    assert (found.scene, found.snowy) == (scene, "snow" in prompt)


@pytest.mark.parametrize(
    ("prompt", "field", "value"),
    [
        ("a forest in autumn", "season", "autumn"),
        ("a lake in spring", "season", "spring"),
        ("the dog falls asleep", "season", None),
        ("an eerie forest", "mood", "eerie"),
        ("a village, watercolor", "style", "watercolour"),
        ("a vivid anime street", "style", "anime"),
        ("fireworks over the sea", "effects", ("fireworks",)),
        ("keep her red coat, same composition", "held", ("subject", "camera")),
        ("then night falls", "turns", "night"),
        ("macro of a flower", "size", "extreme"),
        ("a man waves at us", "scene", "meadow"),
    ],
)
def test_a_word_is_understood(prompt: str, field: str, value: object) -> None:
    assert getattr(parse(prompt), field) == value


def test_every_action_that_can_be_done_has_a_pattern_and_a_word() -> None:
    families = {kind.family for kind in kinds.KINDS.values()}
    told = {one.name for one in (*gestures.SHOWN, *dances.MOVES, *tending.CARE)}  # by several words
    for action in actions.ACTIONS.values():
        assert action.patterns or action.name in told
        assert action.phrase
        assert action.details
        assert set(action.by.split()) <= families
    assert all("stand" in actions.able(family) for family in families)


@pytest.mark.parametrize(
    ("prompt", "relation"),
    [
        ("a cat in front of a dog", "behind"),
        ("a fox behind a wolf", "front"),
        ("a cat on top of a dog", "below"),
        ("a cow and a sheep", "beside"),
        ("a dog chases a cat", "ahead"),
        ("a woman feeds a horse", "facing"),
        ("a cat plays under a table", "above"),
    ],
)
def test_where_the_other_one_is(prompt: str, relation: str) -> None:
    assert [one.relation for one in parse(prompt).supporting] == [relation]


@pytest.mark.parametrize(
    ("prompt", "count"),
    [
        ("a crowd of people", 30),
        ("a couple walks", 2),
        ("six dogs", 6),
        ("a dog", 1),
        ("twenty five ducks", 25),
        ("Twenty-five ducks swim", 25),
        ("two dozen roses", 24),
        ("seventy two cows", 30),
        ("9" * 5000 + " dogs", 30),
        ("a flock of birds", 9),
        ("a twenty five year old woman", 1),
        ("two 25-year-old women", 2),
    ],
)
def test_how_many_there_are(prompt: str, count: int) -> None:
    assert parse(prompt).count == count


@pytest.mark.parametrize(
    ("prompt", "noun", "age"),
    [
        ("a twenty five year old woman", "woman", "young"),
        ("a 50-year-old man walks", "man", "middle-aged"),
        ("an 80 years old man", "man", "old"),
        ("a six-month-old baby", "baby", "baby"),
        ("a five-year-old in a park", "child", ""),
        ("a five-year-old boy", "boy", "young"),
    ],
)
def test_an_age_in_years_is_an_age(prompt: str, noun: str, age: str) -> None:
    role = read(prompt).shots[0].cast[0]
    assert (role.noun, role.age) == (noun, age)


def test_a_building_beside_who_is_there_is_a_landmark() -> None:
    found = parse("a dragon flies over a castle")
    assert (found.subject, found.landmark) == ("dragon", ("castle", "castle", "", False))
    assert "before castle" in sentence(found)
    assert "castle" not in found.left_out
    assert parse("a castle on a hill").landmark is None


@pytest.mark.parametrize(
    ("prompt", "subject", "scene"),
    [
        ("jellyfish drift in the deep sea", "jellyfish", "underwater"),
        ("a burning building at night", "tower", "skyline"),
        ("vanilla ice cream on a table", "cake", "room"),
        ("a portal opens in a forest", "portal", "forest"),
    ],
)
def test_who_and_where_is_read(prompt: str, subject: str, scene: str) -> None:
    found = parse(prompt, 1)
    assert (found.subject, found.scene) == (subject, scene)


@pytest.mark.parametrize(
    "prompt", ["a house on fire", "a burning house at night", "a car in flames on a road"]
)
def test_what_is_on_fire_burns(prompt: str) -> None:
    assert "burn" in parse(prompt, 1).beats


def test_a_building_that_burns_behind_somebody_burns() -> None:
    found = parse("a man stands in front of a burning house", 1)
    assert found.landmark is not None
    assert found.landmark.burns


def test_a_gesture_in_quotation_marks_is_not_written() -> None:
    assert not any(one.kind == "sign" for one in parse("a man gives the 'thumbs up' sign", 1).supporting)


@pytest.mark.parametrize(
    "prompt", ["a sign that says 'peace'", "a sign that says 'thumbs up'", 'a poster reads "victory"']
)
def test_what_a_sign_says_is_written(prompt: str) -> None:
    found = parse(prompt, 1)
    assert "sign" in (found.subject, *(one.kind for one in found.supporting))

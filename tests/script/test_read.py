"""A prompt becomes a script: who is there, what they do, with what, where, and how it is filmed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filmgate.script import lexicon
from filmgate.script.read import read
from filmgate.script.script import Beat, Garment, Shot, Where
from filmgate.script.tables import words
from filmgate.script.tagger import tagged
from filmgate.script.tokens import sentences, tokens
from filmgate.script.treatment import Move


def shot(prompt: str) -> Shot:
    return read(prompt).shots[0]


def cast(prompt: str) -> dict[str, int]:
    """Return how many there are of each noun."""
    return {role.noun: role.count for role in shot(prompt).cast}


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    assert read(text).prompt == text


_WORDS = sorted(words("a cat the runs on of and with not no red , . ( 7 they whose lake"))


@given(st.lists(st.sampled_from(_WORDS), max_size=40))
def test_any_order_of_words_is_read(chosen: list[str]) -> None:
    found = read(" ".join(chosen))
    assert len(found.shots) <= 1
    for one in found.shots:
        ids = {role.id for role in one.cast}
        assert len(ids) == len(one.cast)


@pytest.mark.parametrize(
    ("prompt", "beat"),
    [
        ("a woman waters plants", Beat(role="woman", does="water", object="plant")),
        ("a ball is thrown by a boy", Beat(role="boy", does="throw", object="ball")),
        ("honey being drizzled onto pancakes", Beat(role="", does="drizzle", object="honey", to="pancake")),
        ("a plant transforms into an octopus", Beat(role="plant", does="transform", becomes="octopus")),
        ("a man sets up a telescope", Beat(role="man", does="set", object="telescope")),
        ("a cat begins to climb up a tree", Beat(role="cat", does="climb", along="tree")),
        ("two knights fight with swords", Beat(role="knight", does="fight", using="sword")),
        ("a girl in a yellow coat jumps into puddles", Beat(role="girl", does="jump", into="puddle")),
        (
            "a horse slowly crosses a stream through fog",
            Beat(role="horse", does="cross", object="stream", manner=("slowly",)),
        ),
        ("a burning house", Beat(role="house", does="burn")),
        ("an old man takes a stroll", Beat(role="man", does="stroll")),
    ],
)
def test_who_does_what_to_whom(prompt: str, beat: Beat) -> None:
    assert beat in shot(prompt).beats


def test_each_of_two_does_what_they_do_and_each_sentence_has_its_own() -> None:
    both = shot("a cat and a dog play with yarn")
    assert [(beat.role, beat.does, beat.using) for beat in both.beats] == [
        ("cat", "play", "yarn"),
        ("dog", "play", "yarn"),
    ]
    apart = shot("A duck swims in a pond and a frog hops onto a leaf")
    assert [(beat.role, beat.does) for beat in apart.beats] == [("duck", "swim"), ("frog", "hop")]
    assert apart.place == "pond"


@pytest.mark.parametrize(
    ("prompt", "many"),
    [
        ("fifteen penguins", {"penguin": 15}),
        ("a pair of shoes", {"shoe": 2}),
        ("a crowd of people", {"person": -1}),
        ("dozens of lanterns", {"lantern": -1}),
        ("a herd of cows", {"cow": 0}),
        ("7 mice", {"mouse": 7}),
        ("foxes", {"fox": 0}),
    ],
)
def test_how_many_there_are(prompt: str, many: dict[str, int]) -> None:
    assert cast(prompt) == many


def test_a_role_has_its_words_its_clothes_and_what_it_holds() -> None:
    found = shot(
        "A tired old man in a red wool coat and blue jeans, holding a lantern, sits on a wooden bench"
    )
    man, lantern, bench = found.cast
    assert (man.noun, man.age, man.emotion, man.pose) == ("man", "old", "tired", "sitting")
    assert man.wears == (
        Garment(noun="coat", colours=("red",), material="wool"),
        Garment(noun="jeans", colours=("blue",)),
    )
    assert (man.holds, man.where) == ((lantern.id,), (Where(relation="on", of=bench.id),))
    assert bench.material == "wood"


def test_she_he_and_it_are_who_was_named() -> None:
    found = shot("A girl meets a robot. She gives it a flower. Its eyes glow.")
    assert [(beat.role, beat.does, beat.object) for beat in found.beats][:2] == [
        ("girl", "meet", "robot"),
        ("girl", "give", "robot"),
    ]
    assert found.role("eye").part_of == "robot"


@pytest.mark.parametrize(
    ("prompt", "place", "name"),
    [
        ("a fox in a snowy forest", "forest", ""),
        ("a quiet library", "library", ""),
        ("rolling hills, lavender", "hill", ""),
        ("a woman walks in Paris", "city", "paris"),
        ("a cat in the kitchen of a castle", "kitchen", ""),
        ("a knight enters a cave", "cave", ""),
        ("two men on a bridge", "bridge", ""),
        ("a red cup", "", ""),
    ],
)
def test_where_it_is(prompt: str, place: str, name: str) -> None:
    assert (shot(prompt).place, shot(prompt).place_name) == (place, name)


@pytest.mark.parametrize(
    ("prompt", "nouns", "absent"),
    [
        ("a beach with no people", set(), ("person",)),
        ("a man without a hat", {"man"}, ("hat",)),
        ("not a dog but a wolf", {"wolf"}, ("dog",)),
        ("quiet as a mouse, a thief opens a door", {"thief", "door"}, ()),
        ("a knight as brave as a lion", {"knight"}, ()),
        ("a portrait of a cat in the style of Van Gogh", {"cat"}, ()),
        ("close-up shot of a cat, shallow depth of field, 4k", {"cat"}, ()),
    ],
)
def test_what_is_not_there_is_no_role(prompt: str, nouns: set[str], absent: tuple[str, ...]) -> None:
    assert {role.noun for role in shot(prompt).cast} == nouns
    assert shot(prompt).absent == absent


def test_a_name_is_what_it_names() -> None:
    man, _, tower = shot("Albert Einstein rides a bicycle past the Eiffel Tower").cast
    assert (man.noun, man.name) == ("man", "albert einstein")
    assert (tower.noun, tower.name) == ("tower", "eiffel tower")


def test_a_text_in_quotation_marks_is_on_its_sign() -> None:
    door, sign = shot('a door with a sign that says "Back at noon"').cast
    assert (sign.text, door.text) == ("back at noon", "")
    assert shot('a sign that says "a cat"').role("sign").text == "a cat"


def test_a_cut_begins_another_shot() -> None:
    first, second = read("Wide shot of a desert. Cut to: a man drinks water, close-up").shots
    assert (first.place, first.size, first.cast) == ("desert", "wide", ())
    assert (second.size, [role.noun for role in second.cast]) == ("close-up", ["man", "water"])
    assert len(read("Shot 1: a cat. Shot 2: a dog. Shot 3: a cow. Shot 4: a pig. Shot 5: a hen.").shots) == 4


@pytest.mark.parametrize(
    "text",
    ["Czerwony lis skacze przez głęboki śnieg", "Руда лисиця стрибає крізь сніг", "η αλεπού πηδά στο χιόνι"],
)
def test_a_language_that_is_not_read_gives_no_roles(text: str) -> None:
    assert read(text).language == ""
    assert shot(text).cast == ()


def test_lists_labels_and_markdown_are_sentences() -> None:
    text = "**Subject:** a red fox\n- Action: leaps over a log\nCamera: static shot"
    found = shot(text)
    assert [role.noun for role in found.cast] == ["fox", "log"]
    assert found.camera == ((Move.STATIC,),)
    spans = [text[token.at : token.end].lower() for token in tokens(text) if token.sort == "word"]
    assert " ".join(spans) == "a red fox leaps over a log static shot"


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("a model ship floats nearby", "D N N Z R"),
        ("a truck under street lights", "D N P N S"),
        ("the girl's hands", "D N K S"),
        ("an orange parking meter", "D A N N"),
        ("neon signs", "N S"),
        ("she is running", "O X G"),
        ("as the sun sets", "P D N Z"),
    ],
)
def test_words_are_read_by_their_neighbours(text: str, tags: str) -> None:
    (sentence,) = sentences(tokens(text))
    assert " ".join(one.tag for one in tagged(sentence)) == tags


@pytest.mark.parametrize(
    ("noun", "family"),
    [
        ("piano", "instrument"),
        ("submarine", "vehicle"),
        ("snail", "animal"),
        ("sewing-machine", "machine"),
        ("hoodie", "garment"),
        ("canyon", "place"),
        ("anger", "abstract"),
        ("burger", "food"),
        ("zzz", ""),
    ],
)
def test_every_noun_has_its_family(noun: str, family: str) -> None:
    assert lexicon.family(noun) == family


@pytest.mark.parametrize(
    "text", ["cat and dog ", "they eat an apple and a pear and ", "a man holds a cup and "]
)
def test_beats_do_not_double_with_each_object(text: str) -> None:
    (shot,) = read((text * 400)[:2000]).shots
    assert len(shot.beats) < 400

"""The reader: where things are, who is meant, and texts that no prompt should be."""

import pytest

from filmgate.script.parse import parse
from filmgate.script.read import read
from filmgate.script.script import Shot, Where
from filmgate.script.understood import understood


def shot(prompt: str) -> Shot:
    return read(prompt).shots[0]


def where(prompt: str) -> dict[str, set[str]]:
    """Return where each role is, as "relation id"."""
    return {
        role.noun: {f"{one.relation} {one.of}".strip() for one in role.where} for role in shot(prompt).cast
    }


def deeds(prompt: str) -> set[str]:
    """Return what each role does, with its object."""
    return {f"{beat.role} {beat.does} {beat.object}".strip() for beat in shot(prompt).beats}


@pytest.mark.parametrize(
    ("prompt", "noun", "wanted"),
    [
        ("a nurse pushes an old man in a wheelchair", "man", {"in wheelchair"}),
        ("a girl blows out the candles on a cake", "candle", {"on cake"}),
        ("a clock on a shelf beside a vase", "clock", {"on shelf", "beside vase"}),
        ("a potter works, cats around her", "cat", {"around potter"}),
        ("Under a tall tree, a shepherd sleeps", "shepherd", {"under tree"}),
        ("Outside the window, children play", "child", {"behind window"}),
        ("three kites in the sky over a field", "kite", {"above place"}),
        ("a bat hangs from a beam", "bat", {"under beam"}),
        ("a tower covered in ivy", "ivy", {"on tower"}),
        ("a windmill far away", "windmill", {"at back"}),
        ("a basket full of apples", "apple", {"in basket"}),
        ("a woman waits at a mailbox", "woman", {"beside mailbox"}),
    ],
)
def test_a_preposition_says_where_the_right_role_is(prompt: str, noun: str, wanted: set[str]) -> None:
    assert where(prompt)[noun] == wanted


@pytest.mark.parametrize(
    ("prompt", "wanted"),
    [
        ("a man and a woman both pulling a rope", {"man pull rope", "woman pull rope"}),
        ("a father helps a girl tie her shoe", {"father help girl", "girl tie shoe"}),
        ("the last customer leaves", {"customer leave"}),
        ("a girl plants a seed and waters it", {"girl plant seed", "girl water seed"}),
        ("a pack of wolves howls", {"wolf howl"}),
        ("the waiter gives the guest a cup", {"waiter give cup"}),
        ("a van stops, she gets in", {"van stop", "woman get"}),
        ("a sailor carries a crate out of the cabin", {"sailor carry crate"}),
        ("a sign that says 'CLOSED' swings", {"sign swing"}),
    ],
)
def test_each_verb_has_its_subject_and_object(prompt: str, wanted: set[str]) -> None:
    assert deeds(prompt) == wanted


@pytest.mark.parametrize(
    ("prompt", "nouns"),
    [
        ("a soap bubble", ["soap bubble"]),
        ("a stone bridge and a pirate ship", ["bridge", "pirate ship"]),
        ("a tin watering can on a kitchen table", ["watering can", "kitchen table"]),
        ("a vintage car", ["car"]),
        ("a brass steam engine. The engine hisses", ["steam engine"]),
        ("a girl holds a rake in one hand and a spade in the other", ["girl", "rake", "spade"]),
        ("a guard drops a photograph", ["guard", "photograph"]),
    ],
)
def test_a_noun_is_the_thing_that_is_meant(prompt: str, nouns: list[str]) -> None:
    assert [role.noun for role in shot(prompt).cast] == nouns


def test_a_pronoun_that_nothing_explains_is_somebody() -> None:
    told = shot("her eyes widen, then she smiles")
    assert {role.noun: role.part_of for role in told.cast} == {"eye": "woman", "woman": ""}
    assert [role.noun for role in shot("a boy flies a kite, the camera follows him").cast] == ["boy", "kite"]
    assert shot("an empty lane, nobody around").absent == ("person", "person")


def test_parts_of_somebody_are_theirs_and_have_their_looks() -> None:
    eye = shot("a baby yawns, eyes closed").role("eye")
    assert (eye.part_of, eye.traits) == ("baby", ("closed",))
    assert [role.name for role in shot("a keeper named Thomas walks").cast] == ["thomas"]


@pytest.mark.parametrize(
    ("prompt", "place", "name"),
    [
        ("a narrow street in Venice", "street", "venice"),
        ("a tram stops, Lisbon", "", ""),
        ("a tram stops in Lisbon", "city", "lisbon"),
        ("a guitarist in a smoky jazz club", "jazz club", ""),
        ("two boxers in a ring", "ring", ""),
        ("a rover lands on a desert planet", "planet", ""),
        ("an owl in a birch forest", "forest", ""),
    ],
)
def test_the_place_has_its_noun_and_its_name(prompt: str, place: str, name: str) -> None:
    assert (shot(prompt).place, shot(prompt).place_name) == (place, name)


def test_what_speaks_of_the_atmosphere_alone_is_no_role() -> None:
    told = shot("a heron wades, overcast, low angle, in the style of Monet, eerie mood")
    assert [role.noun for role in told.cast] == ["heron"]
    assert (told.weather, told.angle, told.style, told.mood) == (("overcast",), "low", ("monet",), "eerie")
    assert shot("a dancer moves like a leaf in the wind").weather == ()


def test_a_style_that_is_said_at_the_end_is_that_of_all_shots() -> None:
    first, last = read("A man enters. Cut to: a woman waves. Film noir.").shots
    assert (first.style, last.style) == (("noir",), ())


def test_what_is_filmed_from_the_air_is_no_move_but_the_camera_flies() -> None:
    told = shot("aerial view of a vineyard")
    assert (told.camera, told.aerial, told.angle) == ((), True, "high")
    assert [move.value for group in parse("aerial view of a vineyard").moves for move in group] == [
        "Fly over"
    ]


@pytest.mark.parametrize(
    "piece",
    ["(", "a-", "a of ", "no ", "1 ", "then and ", "cut to ", '"', "\U0001f98a", "x", "e\u0301", "it "],
)
def test_a_piece_of_text_again_and_again_is_read(piece: str) -> None:
    text = (piece * 2000)[:2000]
    assert read(text).prompt == text
    rows = understood(text)["words"]
    assert all(text[row["at"] : row["end"]] for row in rows)
    assert [row["at"] for row in rows] == sorted(row["at"] for row in rows)


def test_the_side_of_the_picture_is_no_other_role() -> None:
    (role,) = shot("a heron in the background").cast
    assert role.where == (Where(relation="at back"),)

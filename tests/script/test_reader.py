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
        ("on the left a wolf, on the right a lamb", "lamb", {"at right"}),
        ("a dog lies at the feet of an old woman in an armchair", "woman", {"in armchair"}),
        ("a lamp on each side of the bed", "lamp", {"beside bed"}),
        ("a painting hangs on a wall", "painting", {"on wall"}),
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
        ("a knight on his horse, he raises his sword", {"knight raise sword"}),
        ("a girl throws a ball, it bounces", {"girl throw ball", "ball bounce"}),
        ("a man and his son fish, then they swim", {"man fish", "son fish", "man swim", "son swim"}),
        ("penguins waddle over the ice and dive into the sea", {"penguin waddle", "penguin dive"}),
        ("a man who is not smiling, arms crossed, stares at us", {"man stare"}),
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
        ("a vintage car", ["vintage car"]),
        ("a brass steam engine. The engine hisses", ["steam engine"]),
        ("a girl holds a rake in one hand and a spade in the other", ["girl", "rake", "spade"]),
        ("a guard drops a photograph", ["guard", "photograph"]),
        ("two circles collide", ["circle"]),
        ("a wolf pack", ["wolf"]),
        ("three icicles on a roof", ["icicle"]),
        ("smoke turns into the shape of a stag", ["smoke", "stag"]),
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


@pytest.mark.parametrize(
    ("prompt", "names"),
    [
        ("her dog Rex barks", {"dog": "rex"}),
        ("Captain Nemo steers a boat", {"captain": "nemo"}),
        ("a baker called Ada", {"baker": "ada"}),
        ("a Vespa in the rain", {"scooter": "vespa"}),
    ],
)
def test_a_name_is_that_of_its_noun(prompt: str, names: dict[str, str]) -> None:
    assert {role.noun: role.name for role in shot(prompt).cast if role.name} == names


def test_a_text_in_capitals_after_a_verb_of_telling_is_written() -> None:
    assert [role.text for role in shot("a billboard that says WELCOME HOME").cast] == ["welcome home"]
    assert [role.text for role in shot("A CAT READS A BOOK").cast] == ["", ""]
    assert [role.text for role in shot("a clown whispers 'run' to a child").cast] == ["", ""]


@pytest.mark.parametrize(
    ("prompt", "weather"),
    [
        ("it is not raining", ()),
        ("as quick as lightning a cat runs", ()),
        ("not a cloud in the sky", ("clear",)),
    ],
)
def test_what_is_denied_or_compared_is_no_weather(prompt: str, weather: tuple[str, ...]) -> None:
    assert shot(prompt).weather == weather


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

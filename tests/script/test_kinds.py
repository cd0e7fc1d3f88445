"""Kinds and their words."""

import pytest

from filmgate.script import kinds, places, wording
from filmgate.script.kind import Kind
from filmgate.script.kinds import KINDS
from filmgate.script.parse import parse
from filmgate.script.tables import words_of


def test_a_word_of_two_kinds_is_refused() -> None:
    with pytest.raises(ValueError, match="'hedgehog' is in the rows of 'mouse' and of 'hedgehog'"):
        words_of({"mouse": "mouse rat hedgehog", "hedgehog": "hedgehog"})


def test_a_kind_that_stands_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="two records of _KINDS have the name 'fox'"):
        kinds._table((Kind("fox", "creature"), Kind("fox", "thing")))


@pytest.mark.parametrize("name", sorted(KINDS))
def test_a_kind_is_found_by_its_name_and_lives_in_a_place_that_exists(name: str) -> None:
    kind = KINDS[name]
    assert kinds.WORDS[name] == name
    assert kind.home is None or kind.home in places.PLACES


@pytest.mark.parametrize(
    ("kind", "noun", "variant"),
    [
        ("screen", "laptops", "laptop"),
        ("screen", "oven", "microwave"),
        ("sign", "light", "light"),
        ("sign", "fire-hydrant", "hydrant"),
        ("fowl", "herons", "crane"),
        ("fowl", "ducks", ""),
        ("fruit", "strawberries", "strawberry"),
        ("person", "princess", "queen"),
        ("person", "boys", "child"),
        ("person", "boyfriend", "man"),
        ("person", "girls", "girl"),
        ("person", "girlfriend", "woman"),
        ("person", "", ""),
        ("fox", "vixen", ""),
        ("crab", "wolf-spider", "spider"),
    ],
)
def test_a_noun_names_a_variant_of_its_kind(kind: str, noun: str, variant: str) -> None:
    assert wording.variant(kind, noun) == variant


@pytest.mark.parametrize("kind", sorted(name for name in KINDS if KINDS[name].variants))
def test_a_word_of_a_variant_leads_to_it(kind: str) -> None:
    for variant, words in KINDS[kind].variants.items():
        for word in words.split():
            assert wording.variant(kind, word.removesuffix("*")) == variant


def test_the_treatment_says_which_variant_is_meant() -> None:
    found = parse("a laptop beside a phone on a desk")
    assert (found.subject, found.variant) == ("screen", "laptop")
    assert parse("a knight and a dog").variant == "knight"
    (beside,) = parse("a dog and a wizard").supporting
    assert (beside.kind, beside.noun, beside.variant) == ("person", "wizard", "wizard")


@pytest.mark.parametrize(
    ("prompt", "filling"),
    [
        ("coffee is poured into a cup", "coffee"),
        ("steaming hot water is poured into a cup", "water"),
        ("milk, then tea, is poured into a cup", "milk"),
        ("a cup is filled", "water"),
    ],
)
def test_what_is_poured_is_a_word_of_the_prompt(prompt: str, filling: str) -> None:
    assert parse(prompt).filling == filling


@pytest.mark.parametrize(
    ("prompt", "kind", "variant"),
    [
        ("a pickup truck on a road", "truck", "pickup"),
        ("a red tractor in a field", "truck", "tractor"),
        ("a fire truck in a city", "truck", "fire"),
        ("an ambulance in a city", "truck", "ambulance"),
        ("a yellow taxi in a city", "car", "taxi"),
        ("a police car in a city", "car", "police"),
        ("a horse-drawn carriage in a park", "carriage", ""),
        ("a wooden cart in a village", "carriage", "cart"),
        ("a beaver by a river", "ferret", "beaver"),
        ("a red panda in a forest", "ferret", "red-panda"),
        ("a toad in a garden", "frog", ""),
        ("a soccer ball on grass", "ball", "football"),
        ("a tennis ball on grass", "ball", "tennis"),
        ("a beach ball on sand", "ball", ""),
        ("a glass of water on a table", "cup", "glass"),
        ("a wine glass on a table", "cup", "goblet"),
        ("a mug on a table", "cup", "mug"),
        ("a cup of coffee on a table", "cup", ""),
        ("a kettle in a kitchen", "teapot", "kettle"),
        ("a bowl of noodles", "cake", "noodles"),
        ("a violin on a stage", "violin", ""),
        ("a grand piano on a stage", "piano", ""),
        ("a guitar on a stage", "guitar", ""),
        ("a throne in a hall", "throne", ""),
        ("a lantern at night", "lamp", "lantern"),
        ("a lamppost at night", "streetlamp", ""),
        ("a Christmas tree in a room", "christmas-tree", ""),
        ("a christmas tree in a room", "christmas-tree", ""),
        ("a tree in a meadow", "tree", ""),
        ("a teddy bear in a room", "teddy", ""),
        ("a bear in a forest", "bear", ""),
        ("a gift box in a room", "gift", ""),
        ("a golden ring", "crystal", "ring"),
        ("a sword in a stone hall", "sword", ""),
        ("a kite in the sky", "kite", ""),
        ("a Christmas tree", "christmas-tree", ""),
        ("a window", "window", ""),
        ("a stained glass window", "window", "stained"),
        ("a white fence", "fence", ""),
        ("an ice cube on a table", "ice-cube", ""),
        ("a leaf falls", "leaf", ""),
        ("a lily pad", "lily-pad", ""),
        ("a glass sphere on a table", "cube", "sphere"),
        ("a rubik cube on a table", "cube", "rubik"),
        ("a paper airplane glides across a classroom", "paper", "plane"),
        ("a rubber duck in a bathtub", "toy", "duck"),
        ("a vending machine in a street", "machine", "vending"),
        ("a sewing machine on a table", "photo-camera", "sewing"),
        ("a musical box on a table", "photo-camera", "music"),
        ("a roller coaster", "ferris-wheel", "coaster"),
        ("a bookshelf in a room", "shelf", ""),
        ("a fluffy pillow", "pillow", ""),
        ("a sandcastle on a beach", "sandcastle", ""),
        ("a watermelon on a table", "fruit", "watermelon"),
        ("a pumpkin on a porch", "pumpkin", ""),
        ("a loaf of bread", "cake", "bread"),
        ("a pencil on a desk", "tool", "pencil"),
        ("a lightbulb on a table", "lamp", "bulb"),
        ("a palm tree on a beach", "tree", "palm"),
        ("a hot air balloon over a valley", "balloon", ""),
        ("a red balloon", "toy-balloon", ""),
    ],
)
def test_what_people_name_is_drawn_as_what_it_is(prompt: str, kind: str, variant: str) -> None:
    found = parse(prompt)
    assert (found.subject, found.variant) == (kind, variant)


@pytest.mark.parametrize(
    ("prompt", "kind"),
    [
        ("a crane stands in a lake", "fowl"),
        ("a pitcher throws the ball", "person"),
        ("a ring of fire at night", None),
        ("a station wagon on a road", "car"),
        ("a football player runs", "person"),
        ("a piano player on a stage", "person"),
        ("a man with glasses", "person"),
        ("a woman in red sneakers", "person"),
        ("a lake like a mirror", None),
        ("a house with a red door", "cabin"),
        ("a car with a broken window", "car"),
        ("a house behind a fence", "cabin"),
        ("a woman in a blue dress and a hat", "person"),
        ("a squirrel in the leaves of a tree", "squirrel"),
        ("a man skates on the ice", "person"),
    ],
)
def test_a_word_of_a_thing_keeps_its_other_meanings(prompt: str, kind: str | None) -> None:
    found = parse(prompt)
    assert found.subject == kind
    others = {one.kind for one in found.supporting}
    assert (
        not {"ring", "mirror", "door", "shoe", "window", "fence", "garment", "hat", "leaf", "ice-cube"}
        & others
    )


@pytest.mark.parametrize(
    "prompt", ["a plate of pancakes on a table", "a steak on a plate", "a bowl of noodles"]
)
def test_food_is_drawn_once_and_brings_its_own_dish(prompt: str) -> None:
    found = parse(prompt)
    assert (found.subject, found.count) == ("cake", 1)
    assert "bowl" not in {one.kind for one in found.supporting}
    assert found.left_out == ()


def test_a_horse_that_pulls_a_carriage_is_drawn_with_it() -> None:
    found = parse("a horse pulls a carriage on a road")
    assert (found.subject, found.beats, found.left_out) == ("carriage", ("walk",), ())
    assert found.supporting == ()
    assert parse("a horse pulls a log in a forest").subject == "horse"


def test_a_door_is_drawn_alone_and_not_beside_its_house() -> None:
    assert parse("a wooden door").subject == "door"
    assert "door" not in {one.kind for one in parse("a cat at the door of a house").supporting}


@pytest.mark.parametrize("fitting", ["door", "window", "brick wall", "wooden fence"])
def test_a_part_of_a_house_that_is_not_there_stands_behind_a_person(fitting: str) -> None:
    (behind,) = parse(f"a man beside a {fitting}").supporting
    assert (behind.kind, behind.relation) == (fitting.rpartition(" ")[2], "behind")


@pytest.mark.parametrize(
    ("prompt", "stuff"),
    [
        ("a wooden cup on a table", "wood"),
        ("a glass vase on a table", "glass"),
        ("a steel teapot", "metal"),
        ("an oak barrel", "wood"),
        ("a striped towel", "striped"),
        ("a dotted mug", "dotted"),
        ("a crystal deer in a forest", "crystal"),
        ("a leather boot", "leather"),
        ("a red cup on a table", ""),
        ("a golden retriever in a park", ""),
        ("a leather man", ""),
    ],
)
def test_the_material_and_the_pattern_of_a_thing_are_a_part_of_its_look(prompt: str, stuff: str) -> None:
    assert parse(prompt).stuff == stuff


def test_a_supporting_role_has_its_material_too() -> None:
    (statue,) = parse("a dog beside a marble statue").supporting
    assert statue.stuff == "marble"

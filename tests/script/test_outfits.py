"""The clothes that a prompt names are what its people wear."""

import pytest

from filmgate.script.lexicons import COATS
from filmgate.script.parse import parse
from filmgate.script.understood import understood


def test_upper_and_lower_clothes_have_their_own_colours() -> None:
    worn = parse("A man in a white t-shirt and blue jeans walks on a beach").outfit
    assert worn.cut == "shirt"
    assert (worn.top, worn.legs) == (COATS["white"], COATS["blue"])


@pytest.mark.parametrize(
    ("prompt", "cut"),
    [
        ("A woman in a green dress", "dress"),
        ("A girl wearing a skirt", "shirt"),
        ("A monk in an orange robe", "robe"),
        ("A detective in a long coat", "coat"),
        ("A boy in a hoodie", "shirt"),
    ],
)
def test_the_cut_follows_the_garment(prompt: str, cut: str) -> None:
    assert parse(prompt).outfit.cut == cut


@pytest.mark.parametrize(
    ("prompt", "hat"),
    [
        ("A worker in a yellow helmet", "helmet"),
        ("A peacock wearing a crown", "crown"),
        ("An old man wearing a sun hat", "straw"),
        ("A player with a red cap", "cap"),
    ],
)
def test_hats_are_worn(prompt: str, hat: str) -> None:
    assert parse(prompt).outfit.hat == hat


def test_hair_is_that_of_the_words_or_of_age() -> None:
    assert parse("A blonde woman").outfit.hair != parse("A red-haired woman").outfit.hair != ""
    assert parse("An elderly man").outfit.hair != ""
    assert parse("A man").outfit.hair == ""


def test_supporting_roles_wear_their_own() -> None:
    shot = parse("A man in a black coat and a woman in a red dress dance")
    assert shot.outfit.cut == "coat"
    assert [(one.outfit.cut, one.outfit.top) for one in shot.supporting] == [("dress", COATS["red"])]


def test_what_is_worn_is_told_as_worn() -> None:
    rows = {row["text"]: row for row in understood("A woman in a red dress and earrings")["words"]}
    assert rows["red"]["state"] == rows["dress"]["state"] == "worn"
    assert rows["earrings"]["state"] == "left_out"


def test_hair_and_beard_that_are_named_as_parts_are_seen() -> None:
    found = parse("A man with red hair and a beard").outfit
    assert (found.hair, found.beard) == (parse("A red-haired man").outfit.hair, True)
    assert not parse("A man").outfit.beard


def test_shoes_glasses_scarf_and_tie_are_worn() -> None:
    worn = parse("A man in sunglasses, a red scarf, a black tie and brown boots").outfit
    assert worn.boots
    assert (worn.shoes, worn.scarf, worn.tie) == (COATS["brown"], COATS["red"], COATS["black"])
    assert worn.glasses


def test_overalls_have_one_colour_from_chest_to_toe() -> None:
    worn = parse("An old man wearing purple overalls").outfit
    assert worn.bib == worn.legs == COATS["purple"]


@pytest.mark.parametrize(
    ("prompt", "emotion"),
    [
        ("A happy woman", "happy"),
        ("A close-up of a man, his face full of sadness", "sad"),
        ("A woman with a warm smile and white hair", "happy"),
        ("A man", ""),
    ],
)
def test_a_face_shows_the_emotion(prompt: str, emotion: str) -> None:
    assert parse(prompt).outfit.emotion == emotion


@pytest.mark.parametrize(
    ("text", "variant"),
    [
        ("a woman in a nurse's uniform", "nurse"),
        ("a man in a chef's uniform", "chef"),
        ("a man in a soldier's uniform", "soldier"),
        ("a man in knight's armor", "knight"),
        ("a man in his uncle's suit", "man"),
    ],
)
def test_the_uniform_of_a_trade_dresses_as_it(text: str, variant: str) -> None:
    assert parse(text).variant == variant


@pytest.mark.parametrize(
    ("text", "style"),
    [
        ("a woman with a bun", "bun"),
        ("a woman with her hair in a bun", "bun"),
        ("a woman with an afro", "afro"),
        ("a man with a mohawk", "mohawk"),
        ("a girl with two braids", "braids"),
    ],
)
def test_a_hairstyle_is_no_food_and_no_thing(text: str, style: str) -> None:
    treatment = parse(text)
    assert treatment.outfit.style == style
    assert not treatment.supporting


def test_a_bun_that_is_eaten_is_food_and_a_moustache_is_no_beard() -> None:
    assert parse("a woman eats a bun").supporting
    assert parse("a man with a moustache").outfit.moustache
    assert not parse("a man with a moustache").outfit.beard
    assert parse("a man with a beard and a moustache").outfit.beard


def test_a_wedding_dress_is_white_unless_the_text_says_another_colour() -> None:
    white, red = (parse(f"a woman in a {color}wedding dress").outfit.top for color in ("", "red "))
    assert white == "#f4f1ea"
    assert red not in ("", white)

"""What expansion adds, and what it never does."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filmgate.domain.parameters import PROMPT_LIMIT
from filmgate.prompting import phrases
from filmgate.prompting.cinematic import CinematicExpander
from filmgate.script import lexicons
from filmgate.script.actions import ACTIONS
from filmgate.script.parse import parse
from filmgate.script.places import PLACES, WORDS

EXPANDER = CinematicExpander()
SIXTY = (Path(__file__).parents[2] / "benchmarks" / "sixty.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("prompt", SIXTY)
def test_it_keeps_every_word_and_the_same_picture(prompt: str) -> None:
    longer = EXPANDER.expand(prompt, 3)
    assert longer.startswith(prompt)
    assert len(longer) > len(prompt) + 20
    before, after = parse(prompt, 3), parse(longer)
    for field in (
        "subject",
        "noun",
        "count",
        "coat",
        "supporting",
        "landmark",
        "beats",
        "scene",
        "time",
        "weather",
        "season",
        "mood",
        "style",
        "moves",
        "size",
        "effects",
        "obstacle",
    ):
        assert getattr(after, field) == getattr(before, field), field


def test_a_prompt_of_several_shots_is_left_alone() -> None:
    """What is added at its end would belong to the last shot alone."""
    prompt = "Shot 1: a fox in a forest. Shot 2: it runs."
    assert EXPANDER.expand(prompt, 3) == prompt


def test_the_same_prompt_and_seed_give_the_same_words_and_another_seed_others() -> None:
    prompt = "A fox walks through a forest"
    found = [EXPANDER.expand(prompt, seed) for seed in range(8)]
    assert found == [EXPANDER.expand(prompt, seed) for seed in range(8)]
    assert len(set(found)) > 1


@pytest.mark.parametrize(
    "prompt",
    [
        "Ein Fuchs im Wald bei Sonnenaufgang",
        "Un renard dans la neige",
        "雪の森の狐",
        "лиса в снежном лесу",
        "ثعلب في الغابة",
        "숲속의 여우",
        "Una volpe nella neve",
        "狐狸在森林里",
        "asdf qwer",
        "🦊🔥",
        "",
    ],
)
def test_what_it_cannot_read_it_leaves_alone(prompt: str) -> None:
    assert EXPANDER.expand(prompt, 3) == prompt


def test_quotes_and_brackets_stay_as_they_are() -> None:
    longer = EXPANDER.expand('A man holds a sign that says "Keep [left] please" [Pan left]', 3)
    assert longer.startswith('A man holds a sign that says "Keep [left] please" [Pan left]')
    assert longer.count("[") == 2


def test_it_never_exceeds_the_limit() -> None:
    prompt = "a cat and " * 199
    assert len(EXPANDER.expand(prompt, 3)) <= PROMPT_LIMIT


@given(st.text(max_size=300), st.integers(0, 99))
def test_any_text_keeps_its_beginning(text: str, seed: int) -> None:
    longer = EXPANDER.expand(text, seed)
    assert longer == text or longer.startswith(text.rstrip(" .,;"))


def test_there_is_a_phrase_for_everything_that_the_parser_knows() -> None:
    assert all(place.details for place in PLACES.values())
    assert all(action.details for action in ACTIONS.values())
    assert {name for name, _ in lexicons.SIZES} | {"medium"} == set(phrases.LENSES) == set(phrases.SIZES)
    assert {name for name, _ in lexicons.MOODS} == set(phrases.MOODS)


@pytest.mark.parametrize("scene", sorted(PLACES))
def test_each_place_gets_its_air(scene: str) -> None:
    """A phrase that changed what is understood would be dropped."""
    word = next(word for word, key in WORDS.items() if key == scene)
    longer = EXPANDER.expand(f"a {word}, by day" if scene not in ("moon", "space") else f"the {word}", 1)
    assert any(phrase in longer for phrase in PLACES[scene].details), longer

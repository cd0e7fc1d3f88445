"""The check of a request's fields: what is taken, what counts as absent, and what a refusal tells to do."""

from typing import Any

import pytest

from filmgate.domain import parameters
from filmgate.domain.errors import InvalidParameter, MissingParameter
from filmgate.domain.parameters import Choice, Flag, Image, Text

SECONDS = Choice(name="duration", about="", values=(6, 10), default=6)
LINES = Choice(name="lines", about="", values=("480", "720"), default="480")
PROMPT = Text(name="prompt", about="")


def refusal(parameter: parameters.Parameter, value: Any) -> str:
    with pytest.raises(InvalidParameter) as error:
        parameter.check(value)
    return str(error.value)


def test_a_number_in_quotes_is_refused_with_the_number_to_write() -> None:
    assert SECONDS.check(6.0) == 6
    assert refusal(SECONDS, " 10 ").endswith(": write the number 10, without quotes")


def test_a_word_without_quotes_is_refused_with_the_word_to_write() -> None:
    assert LINES.check("720") == "720"
    assert refusal(LINES, 720).endswith(': write "720", in quotes')


@pytest.mark.parametrize("value", ["7", 7, True, "", [6], None, 10.5])
def test_a_value_that_is_no_choice_in_any_form_gets_no_hint(value: Any) -> None:
    for choice, words in ((SECONDS, "an integer, 6 or 10"), (LINES, '"480" or "720"')):
        told = refusal(choice, value)
        assert told.startswith(f"{choice.name} must be {words}, not ")
        assert "write" not in told


def test_a_switch_in_quotes_is_refused_with_the_switch_to_write() -> None:
    switch = Flag(name="go_fast", about="")
    assert refusal(switch, " True").endswith(": write true, without quotes")
    assert "write" not in refusal(switch, "yes")


def test_a_prompt_has_at_most_two_thousand_characters() -> None:
    assert PROMPT.check("ü" * 2000) == "ü" * 2000
    assert "has 2001 characters; at most 2000" in refusal(PROMPT, "ü" * 2001)


def test_an_optional_field_that_is_empty_is_absent_and_a_required_one_is_missing() -> None:
    fields = (PROMPT, Image(name="image", about=""), SECONDS)
    for empty in ("", None):
        sent = {"prompt": "a lake", "image": empty, "duration": empty}
        assert parameters.check(fields, sent) == ({"prompt": "a lake", "duration": 6}, ())
        with pytest.raises(MissingParameter, match="prompt"):
            parameters.check(fields, {"prompt": empty})
    with pytest.raises(MissingParameter, match="prompt is required"):
        parameters.check(fields, {})


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, "null"),
        (True, "true"),
        (False, "false"),
        (7, "7"),
        (6.5, "6.5"),
        (10**15, "a number that is too large"),
        (-(10**15), "a number that is too large"),
        ("x" * 60, f'the text "{"x" * 60}"'),
        ("x" * 61, f'the text "{"x" * 60}"…'),
        ([1, 2, 3], "a list of 3"),
        ({}, "an object"),
    ],
)
def test_a_refusal_shows_the_value_in_short(value: Any, said: str) -> None:
    assert parameters.shown(value) == said

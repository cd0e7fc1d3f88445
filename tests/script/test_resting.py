"""Who sits or sleeps in a place that has something for it has it, though the prompt does not name it."""

import pytest

from filmgate.script.parse import parse


def below(prompt: str) -> list[tuple[str, int]]:
    """The forms of what lies below the subject, and how many there are."""
    return [(one.variant, one.count) for one in parse(prompt, 1).supporting if one.relation == "below"]


@pytest.mark.parametrize(
    ("prompt", "found"),
    [
        ("a woman sleeps in a bedroom", [("bed", 1)]),
        ("a dog sleeps in a bedroom", [("bed", 1)]),
        ("a man sits in a cafe", [("dining", 1)]),
        ("four children sit in a classroom", [("dining", 4)]),
        ("two men sit in a living room", [("sofa", 1)]),
        ("a girl sits in a park", [("bench", 1)]),
    ],
)
def test_a_place_has_something_to_rest_on(prompt: str, found: list[tuple[str, int]]) -> None:
    assert below(prompt) == found


@pytest.mark.parametrize(
    "prompt",
    [
        "a man sits on the floor in a cafe",
        "a woman sits cross-legged in an office",
        "a girl sits on the grass in a park",
        "a man sits on a beach",
        "a woman stands in a cafe",
        "a horse sleeps in a bedroom",
    ],
)
def test_who_is_said_to_rest_elsewhere_does(prompt: str) -> None:
    assert below(prompt) == []


def test_what_the_prompt_names_is_taken() -> None:
    assert below("a man sits on a bench in a cafe") == [("bench", 1)]
    assert below("a teacher sits at a desk in a classroom") == [("", 1)]

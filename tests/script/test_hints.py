"""Hints: what a prompt leaves open, and nothing about what it says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filmgate.script.hints import ACTION, CAMERA, EVENTS, IMAGE, hints


@pytest.mark.parametrize(
    ("prompt", "image", "told"),
    [
        ("A red fox leaps over a fallen log in a snowy forest at dawn, tracking shot", False, []),
        ("A red fox leaps over a fallen log in a snowy forest at dawn", False, [CAMERA]),
        ("A red fox in a snowy forest [Push in]", False, [ACTION]),
        ("A dog runs and then sleeps and then barks [Static shot]", False, [EVENTS]),
        ("Storm waves crash against a lighthouse at night, orbit shot", False, []),
        ("A cup of coffee on a table [Push in]", False, []),  # a cup need not do anything
        ("A woman in a red coat [Push in]", True, [IMAGE]),
        ("The woman turns her head [Push in]", True, [IMAGE]),  # what stays?
        ("The woman turns her head, the background stays still [Push in]", True, []),
        ("Snow falls and the trees sway, the fox stays as it is [Push in]", True, []),
        ("fox", False, []),  # somebody is still writing
        ("", True, []),
        ("Czerwony lis skacze przez śnieg", False, []),  # not understood: nothing to say
        ("η αλεπού τρέχει στο δάσος", False, []),
    ],
)
def test_what_is_told(prompt: str, image: bool, told: list[str]) -> None:  # noqa: FBT001
    assert hints(prompt, image=image) == told


@given(st.text(max_size=300), st.booleans())
def test_any_text_is_taken(prompt: str, image: bool) -> None:  # noqa: FBT001
    assert set(hints(prompt, image=image)) <= {ACTION, CAMERA, EVENTS, IMAGE}

"""The search for patterns: it finds what the patterns alone would find."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filmgate.script import actions, atmosphere, finding, lexicons, stirs

TABLES = (
    atmosphere.TIMES, atmosphere.SEASONS, atmosphere.WEATHER, atmosphere.MOODS, atmosphere.LIGHT,
    atmosphere.STYLES, atmosphere.SIZES, atmosphere.ANGLES, atmosphere.PACES, lexicons.WEATHER, lexicons.STYLES,
    lexicons.SEASONS, lexicons.MOODS, lexicons.EFFECTS, lexicons.HELD, lexicons.TURNS, stirs.OVER,
    lexicons.SIZES,
)  # fmt: skip
PATTERNS = sorted({pattern for table in TABLES for _, pattern in table})
LETTERS = re.compile(r"[a-z0-9&' -]+")
WORDS = sorted({word for pattern in PATTERNS for run in LETTERS.findall(pattern) for word in run.split()})


@given(st.lists(st.sampled_from(WORDS), max_size=12))
def test_a_pattern_is_found_where_it_would_be_found_without_a_look_at_its_beginnings(said: list[str]) -> None:
    text = " ".join(said)
    for pattern in PATTERNS:
        plain = [match.span() for match in re.finditer(rf"\b(?:{pattern})\b", text)]
        assert list(finding.spans(pattern, text)) == plain
        first = finding.search(pattern, text)
        assert (first.span() if first else None) == (plain[0] if plain else None)


@pytest.mark.parametrize(
    ("pattern", "stems"),
    [
        ("fog|mist", ("fog", "mist")),
        (r"colou?rs?", ("colo",)),
        (r"(?:in|late) autumn", ("in", "late")),
        (r"(?:very )?slow", ()),
        (r"(?<!water)fall", ("fall",)),
        (r"\w+ing|run", ()),
        (r"(?:snow(?:y|ed)|hail) storm", ("snow", "hail")),
    ],
)
def test_the_beginnings_of_a_pattern_are_letters_that_each_match_has(
    pattern: str, stems: tuple[str, ...]
) -> None:
    assert finding.finder(pattern).stems == stems


def test_most_patterns_of_actions_have_beginnings() -> None:
    found = [
        finding.finder(one.pattern, end=r"(?!\w)").stems for one in actions.ACTIONS.values() if one.patterns
    ]
    assert sum(not stems for stems in found) < len(found) / 2

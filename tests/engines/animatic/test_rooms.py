"""What the rooms of animatic leave to each other."""

import re
from pathlib import Path

import pytest

from filmgate.engines import animatic
from filmgate.engines.animatic.scene import events
from filmgate.engines.animatic.subjects import liquids
from filmgate.engines.animatic.world.places.table import PLACES
from filmgate.script import lexicons, places

HOUSE = Path(animatic.__file__).parent
SOURCES = sorted(HOUSE.rglob("*.py"))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(HOUSE)))
def test_only_the_records_know_which_place_it_is(path: Path) -> None:
    """What differs from place to place is a field of its record, not a question in the code."""
    text = path.read_text(encoding="utf-8")
    assert not re.findall(r"scene\s*(?:==|!=|(?:not )?in\b)", text)


def test_a_place_has_its_record_and_its_words() -> None:
    assert set(PLACES) == set(places.PLACES)


@pytest.mark.parametrize("name", sorted(PLACES))
def test_a_place_names_places_that_exist(name: str) -> None:
    place = PLACES[name]
    assert place.ashore is None or place.ashore in PLACES


@pytest.mark.parametrize("name", sorted(places.PLACES))
def test_the_words_of_a_place_name_places_that_exist(name: str) -> None:
    overhead = places.PLACES[name].overhead
    assert overhead is None or overhead in PLACES


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(HOUSE)))
def test_only_the_parser_reads_words(path: Path) -> None:
    """What a noun means and what the prompt says stands in the treatment, read once."""
    text = path.read_text(encoding="utf-8").replace("shot.prompt", "")
    assert not re.findall(r"\b\w+\.(?:noun|prompt)\b", text)


def test_everything_that_is_poured_has_a_colour() -> None:
    assert set(liquids.LIQUIDS) == lexicons.LIQUIDS


def test_everything_that_a_prompt_can_let_happen_happens() -> None:
    assert set(events.NAMED) == {name for name, _ in lexicons.EFFECTS}

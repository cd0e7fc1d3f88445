"""Every treatment has a sentence in English, whatever its style and however its roles stand."""

from dataclasses import replace
from typing import get_args

import pytest

from filmgate.script.lexicons import STYLES
from filmgate.script.parse import parse
from filmgate.script.treatment import Relation, Supporting
from filmgate.script.understood import understood
from filmgate.script.write import sentence


@pytest.mark.parametrize("style", [name for name, _ in STYLES])
def test_each_style_has_words(style: str) -> None:
    assert " in " in sentence(replace(parse("an otter in a park"), style=style))


@pytest.mark.parametrize("of", ["", "table"])
@pytest.mark.parametrize("relation", get_args(Relation))
def test_each_relation_has_words(relation: Relation, of: str) -> None:
    roles = (
        Supporting(kind="table", noun="table", id="table"),
        Supporting(kind="bottle", noun="bottle", relation=relation, of=of),
    )
    assert "bottle" in sentence(replace(parse("an otter in a park"), supporting=roles))


def test_warm_light_is_told() -> None:
    assert "warm colours" in understood("an otter in warm light")["sentence"]

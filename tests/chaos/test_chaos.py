"""Whatever dies, what was acknowledged ends once, is charged once, and is told of."""

import os
from pathlib import Path

import pytest
from harness import Chaos, run

from conftest import own_postgres

LONG = bool(os.environ.get("FILMGATE_LONG"))
PREDICTIONS, FAULTS = (600, 110) if LONG else (100, 12)


@pytest.mark.parametrize("database", ["sqlite", "postgres"])
def test_nothing_is_lost_and_nothing_is_done_twice(tmp_path: Path, database: str) -> None:
    postgres = own_postgres() if database == "postgres" else None
    with Chaos(tmp_path, replicas=2 if postgres else 1, database=postgres, workers=4 if LONG else 3) as chaos:
        found = run(chaos, predictions=PREDICTIONS, faults=FAULTS, pause=lambda: 0.7)
    assert found.wrong == {}, found
    assert (found.acknowledged, found.completed, found.faults) == (PREDICTIONS, PREDICTIONS, FAULTS)
    assert found.zombie_writes_refused > 0

"""Whatever dies, what was acknowledged ends once, is charged once, and is told of."""

import os
import time
from pathlib import Path

import pytest
from harness import Chaos, run

from conftest import over, own_postgres

LONG = bool(os.environ.get("FILMGATE_LONG"))
PREDICTIONS, FAULTS = (600, 110) if LONG else (100, 12)


@pytest.mark.parametrize("database", ["sqlite", "postgres"])
def test_nothing_is_lost_and_nothing_is_done_twice(tmp_path: Path, database: str) -> None:
    postgres = own_postgres() if database == "postgres" else None
    with Chaos(tmp_path, replicas=2 if postgres else 1, database=postgres, workers=4 if LONG else 3) as chaos:
        found = run(chaos, predictions=PREDICTIONS, faults=FAULTS, pause=lambda: 0.7)
    assert found.wrong == {}, found
    assert (found.acknowledged, found.completed, found.faults) == (PREDICTIONS, PREDICTIONS, FAULTS)


def test_a_worker_that_wakes_up_late_is_refused(tmp_path: Path) -> None:
    with Chaos(tmp_path, workers=2, disk=False) as chaos:
        handing_out = chaos.withhold_clip()  # or a slow machine sees only that it was completed
        id = chaos.servers[0].submit({"prompt": "a"})["id"]
        chaos.servers[0].wait(id, lambda p: p["details"]["progress"] > 0)
        holder = next(number for number in range(2) if chaos.last(number) == "leased")
        with chaos.frozen(holder):
            handing_out()
            found = chaos.servers[0].wait(id, over)
            assert (found["status"], found["details"]["attempt"]) == ("completed", 2)
        until = time.monotonic() + 60
        while chaos.last(holder) != "lease_lost":
            assert time.monotonic() < until
            time.sleep(0.1)
        account = chaos.account()
    assert (account.wrong, account.zombie_writes_refused) == ({}, 1)

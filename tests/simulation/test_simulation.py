"""Many seeds of a machine that fails: nothing acknowledged is lost, nothing is done twice, money is exact.

A seed that fails is run again by `python benchmarks/reliability.py simulate --seed N`.
"""

import itertools
import os
import time
from pathlib import Path

import pytest

from simulation import simulate

LONG = bool(os.environ.get("FILMGATE_LONG"))
SEEDS = range(1000 if LONG else 20)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_promise_is_kept(tmp_path: Path, seed: int) -> None:
    count = 150 if LONG else 60
    account = simulate(seed, tmp_path, count=count)
    assert not account.broken, f"seed {seed}: {account.broken}"
    assert account.acknowledged > 0.8 * count
    assert account.faults.total() > 20


def test_one_seed_is_one_story_however_slow_the_machine_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = simulate(7, tmp_path / "a", count=40)
    hours = itertools.count(time.time(), 3600)
    for name in ("monotonic", "time", "perf_counter"):
        monkeypatch.setattr(time, name, lambda: next(hours))
    again = simulate(7, tmp_path / "b", count=40)
    assert first.digest == again.digest
    assert first.faults == again.faults
    assert simulate(8, tmp_path / "c", count=40).digest != first.digest

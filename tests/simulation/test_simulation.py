"""Many seeds of a machine that fails: nothing acknowledged is lost, nothing is done twice, money is exact.

A seed that fails is run again by `python benchmarks/reliability.py simulate --seed N`.
"""

import os
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


def test_one_seed_is_one_story(tmp_path: Path) -> None:
    first, again = (simulate(7, tmp_path / name, count=40) for name in ("a", "b"))
    assert first.digest == again.digest
    assert first.faults == again.faults
    assert simulate(8, tmp_path / "c", count=40).digest != first.digest

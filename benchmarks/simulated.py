"""Seeds of the simulation, side by side in processes, added up."""

import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests" / "simulation"))

from simulation import Account, simulate


def _one(seed: int, count: int) -> Account:
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        return simulate(seed, Path(folder), count=count)


def simulated(seeds: Iterable[int], *, count: int) -> int:
    """Print what became of them, and each broken promise with its seed. Returns how many seeds have one."""
    found: list[Account] = []
    began = time.monotonic()
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        waiting = [pool.submit(_one, seed, count) for seed in seeds]
        for done in as_completed(waiting):
            account = done.result()
            found.append(account)
            for promise in account.broken:
                print(f"seed {account.seed}: {promise}", flush=True)
            if len(found) % 10 == 0:
                print(f"{len(found)} of {len(waiting)} seeds, {time.monotonic() - began:.0f} s", flush=True)
    faults, ends = Counter[str](), Counter[str]()
    for one in found:
        faults.update(one.faults)
        ends.update(one.ends)
    wrong = [one.seed for one in found if one.broken]
    hours = sum(one.hours for one in found)
    told = sum(one.acknowledged for one in found)
    print(
        f"{len(found)} seeds, {told:,} acknowledged, {hours:,.0f} hours in {time.monotonic() - began:.0f} s"
    )
    print("ends: " + ", ".join(f"{name} {n:,}" for name, n in ends.most_common()))
    print(f"{faults.total():,} faults: " + ", ".join(f"{name} {n:,}" for name, n in faults.most_common()))
    print(f"seeds with a broken promise: {sorted(wrong) or 'none'}")
    return len(wrong)

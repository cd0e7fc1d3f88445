"""Long files start first: one that starts last would go on alone while the other processes have nothing to do.
Tests that are marked `long` run where FILMGATE_LONG is set (`make long`). So do all cases of a test that is marked
`every(n)`: elsewhere one in n of them runs.
"""

import functools
import math
import os
import zlib
from collections import defaultdict
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
# folders and files by the time that their tests take, longest first; what is not named here is quick
LONG = (
    "chaos", "life", "simulation", "engines/animatic/test_animatic.py", "playground", "cli", "power",
    "engines/animatic", "contract", "worker", "store", "media", "engines", "benchmarks",
)  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Sort the files; the tests of a file keep their order. pyproject.toml keeps xdist from sorting them anew."""
    if not os.environ.get("FILMGATE_LONG"):
        items[:] = _thinned([item for item in items if not item.get_closest_marker("long")])
    items.sort(key=lambda item: _place(item.path))


def _thinned(items: list[pytest.Item]) -> list[pytest.Item]:
    """Leave one in n of the cases of each test that is marked so. Which ones: by a checksum of their names, because
    cases in order are a pattern (left, right, left …), and each n-th would be one side of it.
    """
    cases: dict[str, list[pytest.Item]] = defaultdict(list)
    for item in items:
        if item.get_closest_marker("every"):
            cases[item.nodeid.partition("[")[0]].append(item)
    left_out: set[pytest.Item] = set()
    for all_of_it in cases.values():
        mark = all_of_it[0].get_closest_marker("every")
        assert mark
        mixed = sorted(all_of_it, key=lambda item: zlib.crc32(item.name.encode()))
        left_out.update(mixed[math.ceil(len(mixed) / mark.args[0]) :])
    return [item for item in items if item not in left_out]


@functools.cache
def _place(path: Path) -> tuple[int, str]:
    name = path.relative_to(TESTS).as_posix() if path.is_relative_to(TESTS) else path.name
    found = [place for place, prefix in enumerate(LONG) if name == prefix or name.startswith(f"{prefix}/")]
    return min(found, default=len(LONG)), name

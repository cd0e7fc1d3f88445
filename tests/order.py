"""Long files start first: one that starts last would go on alone while the other processes have nothing to do.
Tests that are marked `long` run where FILMGATE_LONG is set (`make long`). So do all cases of a test that is marked
`every(n)`: elsewhere the first of them runs, and each n-th after it.
"""

import functools
import os
from collections import Counter
from collections.abc import Iterator
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
        items[:] = [item for item in _thinned(items) if not item.get_closest_marker("long")]
    items.sort(key=lambda item: _place(item.path))


def _thinned(items: list[pytest.Item]) -> Iterator[pytest.Item]:
    seen: Counter[str] = Counter()
    for item in items:
        mark = item.get_closest_marker("every")
        name = item.nodeid.partition("[")[0]
        if mark is None or seen[name] % mark.args[0] == 0:
            yield item
        seen[name] += 1


@functools.cache
def _place(path: Path) -> tuple[int, str]:
    name = path.relative_to(TESTS).as_posix() if path.is_relative_to(TESTS) else path.name
    found = [place for place, prefix in enumerate(LONG) if name == prefix or name.startswith(f"{prefix}/")]
    return min(found, default=len(LONG)), name

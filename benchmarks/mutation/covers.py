"""A plug-in of pytest: which test passes over which line of the package, written as JSON at the end."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import coverage
import pytest

_PACKAGE = Path(os.environ["MUTANTS_PACKAGE"])
_MEASURE = coverage.Coverage(data_file=None, config_file=False, include=[f"{_PACKAGE}/*"])


def pytest_configure() -> None:
    _MEASURE.start()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    _MEASURE.switch_context(item.nodeid)
    try:
        return (yield)
    finally:
        _MEASURE.switch_context("")


def pytest_sessionfinish(session: Any) -> None:
    """In the order of the tests; those that pass over no line stand under line 0 of a file without a name."""
    _MEASURE.stop()
    data = _MEASURE.get_data()
    order = {item.nodeid: number for number, item in enumerate(session.items)}
    found = {
        str(Path(file).relative_to(_PACKAGE)): {
            str(line): sorted((one for one in tests if one in order), key=order.__getitem__)
            for line, tests in data.contexts_by_lineno(file).items()
            if any(one in order for one in tests)
        }
        for file in data.measured_files()
    }
    seen = {test for lines in found.values() for tests in lines.values() for test in tests}
    found[""] = {"0": [one for one in order if one not in seen]}
    Path(os.environ["MUTANTS_COVERS"]).write_text(json.dumps(found))

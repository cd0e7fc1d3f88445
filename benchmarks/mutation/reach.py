"""Which tests pass over a line: measured once, and kept until the package or the tests change.

The quick tests run in one process each, and are known one by one. The slow ones ask real servers, and are known by
their file: what it starts is measured in every process.
"""

import hashlib
import json
import shutil
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from pathlib import Path

import coverage

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGES = ("domain", "flow", "store")
QUICK = (
    "tests/domain",
    "tests/flow",
    "tests/store",
    "tests/script",
    "tests/simulation",
    "tests/test_house_rules.py",
)
SLOW = ("tests/contract", "tests/life")
_SIMULATION = "tests/simulation/"
_NOT_ASKED = {  # they ask the rest of the house, or take minutes, or the wide net for what is tested beside it
    "test_fuzz.py",
    "test_clients.py",
    "test_health.py",
    "test_media.py",
    "test_remote_images.py",
    "test_life_of_a_prediction.py",
}
_MOST_QUICK, _SEEDS, _MOST_SLOW = 60, 3, 3  # tests of a line; of the slow ones, files
_CONFIGURATION = """
[run]
parallel = true
source_pkgs = filmgate
include = {package}/domain/*, {package}/flow/*, {package}/store/*
context = {context}
data_file = {data}
patch = _exit
sigterm = true
"""

Lines = dict[str, dict[str, list[str]]]  # by file of the package and line: tests


class Reach:
    """The tests of each line of a package in `folder`, in the order in which they are worth running."""

    def __init__(self, folder: Path, package: Path, environment: dict[str, str]) -> None:
        self._package, self._environment = package, environment
        digest = hashlib.sha256()
        for path in sorted([*(ROOT / "tests").rglob("*.py"), *package.rglob("*.py")]):
            digest.update(path.read_bytes())
        self.kept = folder / f"reach-{digest.hexdigest()[:16]}"
        self.kept.mkdir(parents=True, exist_ok=True)

    @cached_property
    def _quick(self) -> Lines:
        return self._known(self.kept / "quick.json", self._measure_quick)

    @cached_property
    def _slow(self) -> Lines:
        return self._known(self.kept / "slow.json", self._measure_slow)

    @cached_property
    def _quick_breadth(self) -> Counter[str]:
        return _breadth(self._quick)

    @cached_property
    def _slow_breadth(self) -> Counter[str]:
        return _breadth(self._slow)

    def quick(self, path: str, line: int) -> list[str]:
        """Name the quick tests of this line, the narrowest first, and a few seeds of the simulation.

        For a line that is read at import alone, the tests of its layer that pass over no line come first: they
        read what the import made.
        """
        tests = _about(self._quick, self._quick_breadth, path, line)
        layer = f"tests/{path.partition('/')[0]}/"
        reading = [test for test in self._quick.get("", {}).get("0", ()) if test.startswith(layer)]
        at_import = str(line) not in self._quick.get(path, {})
        once = [test for test in tests if not test.startswith(_SIMULATION)]
        seeds = [test for test in tests if test.startswith(_SIMULATION)]
        return (reading if at_import else []) + once[:_MOST_QUICK] + seeds[:_SEEDS]

    def slow(self, path: str, line: int) -> list[str]:
        """Name the files of slow tests of this line, the narrowest first, three at most."""
        return _about(self._slow, self._slow_breadth, path, line)[:_MOST_SLOW]

    def _known(self, kept: Path, measure: Callable[[Path], None]) -> Lines:
        if not kept.is_file():
            print(f"measuring which test passes over which line: {kept.stem}", flush=True)
            measure(kept)
        found: Lines = json.loads(kept.read_text())
        return found

    def _measure_quick(self, kept: Path) -> None:
        told = {"MUTANTS_COVERS": str(kept), "MUTANTS_PACKAGE": str(self._package)}
        words = ["-p", "mutation.covers", "-k", "not postgres", *QUICK]
        self._pytest(words, kept.parent / "quick.log", told)

    def _measure_slow(self, kept: Path) -> None:
        with ThreadPoolExecutor(2) as both:
            list(both.map(lambda file: self._measure_file(file, kept.parent), slow_files()))
        lines: defaultdict[str, dict[str, list[str]]] = defaultdict(dict)
        for file in slow_files():
            for path, line in self._lines(kept.parent / Path(file).stem):
                lines[path].setdefault(str(line), []).append(file)
        kept.write_text(json.dumps(lines))

    def _measure_file(self, file: str, folder: Path) -> None:
        data = folder / Path(file).stem
        if (data / "done").is_file():
            return
        shutil.rmtree(data, ignore_errors=True)
        data.mkdir()
        rules = data / "coverage.ini"
        rules.write_text(_CONFIGURATION.format(package=self._package, context=data.name, data=data / "lines"))
        self._pytest([file], data / "log", {"COVERAGE_PROCESS_START": str(rules)})
        (data / "done").touch()

    def _lines(self, data: Path) -> Iterator[tuple[str, int]]:
        """Read what all processes of one file's tests passed over: path in the package, line."""
        both = coverage.CoverageData(str(data / "all"))
        for part in data.glob("lines.*"):
            one = coverage.CoverageData(str(part))
            one.read()
            both.update(one)
        for file in filter(lambda one: Path(one).is_relative_to(self._package), both.measured_files()):
            for line in set(both.lines(file) or ()):
                yield str(Path(file).relative_to(self._package)), line

    def _pytest(self, words: list[str], log: Path, told: dict[str, str]) -> None:
        with log.open("w") as out:
            command = [sys.executable, "-m", "pytest", "-q", "-n0", "-p", "no:cacheprovider", *words]
            done = subprocess.run(
                command, cwd=ROOT, env={**self._environment, **told}, check=False, stdout=out, stderr=out
            )
        if done.returncode:  # such a test notices no fault: it has to pass without one
            print(f"not all tests pass without a fault: {log}", flush=True)


def _breadth(known: Lines) -> Counter[str]:
    """Return the number of lines that each test passes over."""
    return Counter(test for lines in known.values() for tests in lines.values() for test in tests)


def _about(known: Lines, breadth: Counter[str], path: str, line: int) -> list[str]:
    """Return the tests of this line; if it is read at import alone, those of its file.

    The narrowest come first, which pass over the fewest lines: they are about it.
    """
    lines = known.get(path, {})
    tests = lines.get(str(line)) or {test for tests in lines.values() for test in tests}
    return sorted(tests, key=lambda test: (breadth[test], test))


def slow_files() -> list[str]:
    """Name the files of tests that ask real servers."""
    files = [path for top in SLOW for path in sorted((ROOT / top).glob("test_*.py"))]
    replicated = [ROOT / "tests/store/test_postgres.py"]
    return [str(path.relative_to(ROOT)) for path in files + replicated if path.name not in _NOT_ASKED]

"""Do the tests notice? Puts one small fault after another into flow, store and domain, and runs what covers it.

python benchmarks/mutants.py                  150 by seed 1, every file of the three packages among them
python benchmarks/mutants.py --seed K --count N
python benchmarks/mutants.py --only TEXT      those whose name has this text
python benchmarks/mutants.py --part 2/5       the second fifth of the sample

Prints each with the test that noticed, and the share that was killed. Ends with 1 where that is below 85 %, or where one lives that
benchmarks/mutants.txt does not judge. A fault that makes a test run for ever is noticed, too.
Which test covers which line is measured once (some minutes), and kept beside the copy until the tests change.
"""

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from mutation import sites
from mutation.sites import Site

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("domain", "flow", "store")
ON_POSTGRES = ("store/postgres.py", "store/notifier.py", "store/replicas.py", "store/patience.py")
LEFT_OUT = {"store/tables.py"}  # columns: held by the migrations' test against what older versions wrote
QUICK = (
    "tests/store",
    "tests/script",
    "tests/simulation",
    "tests/test_house_rules.py",
)  # in one process each
SIMULATION = "tests/simulation/"
# where the quick ones say nothing, these ask a real server
SLOW = {
    "domain": ["tests/contract/test_parameters.py", "tests/contract/test_catalog.py", "tests/life/test_routing.py",
               "tests/contract/test_safety_checker.py", "tests/contract/test_webhooks.py"],
    "flow": ["tests/contract/test_submit.py", "tests/contract/test_accounts.py", "tests/contract/test_uploads.py",
             "tests/contract/test_limits.py", "tests/life", "tests/contract/test_webhooks.py",
             "tests/contract/test_safety_checker.py", "tests/contract/test_input_images.py"],
    "store": ["tests/contract/test_accounts.py", "tests/contract/test_results.py", "tests/contract/test_sessions.py",
              "tests/contract/test_uploads.py", "tests/contract/test_webhooks.py", "tests/life"],
}  # fmt: skip
REPLICAS = ["tests/store/test_postgres.py", "tests/life/test_replicas.py"]
GOAL = 0.85
_MOST_QUICK, _SEEDS = 60, 3  # tests of a line: what more pass over is of every path, and falls early
_SECONDS = 400


class Bench:
    """A copy of the package to put faults into, and what is known of the tests."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._package = folder, folder / "src" / "filmgate"
        shutil.rmtree(folder / "src", ignore_errors=True)
        shutil.copytree(ROOT / "src", folder / "src", ignore=shutil.ignore_patterns("__pycache__"))
        self._environment = {
            **os.environ, "PYTHONPATH": f"{folder / 'src'}{os.pathsep}{ROOT / 'benchmarks'}", "OMP_NUM_THREADS": "1",
            "PYTHONDONTWRITEBYTECODE": "1",
        }  # fmt: skip
        self._covers = self._measured()

    def _measured(self) -> dict[str, dict[str, list[str]]]:
        """By file and line: the quick tests that pass over it."""
        digest = hashlib.sha256()
        for path in sorted([*(ROOT / "tests").rglob("*.py"), *self._package.rglob("*.py")]):
            digest.update(path.read_bytes())
        kept = self._folder / f"covers-{digest.hexdigest()[:16]}.json"
        if not kept.is_file():
            print("measuring which test covers which line", flush=True)
            told = self._pytest(
                ["-p", "mutation.covers", "-k", "not postgres", *QUICK], seconds=3600, MUTANTS_COVERS=str(kept), MUTANTS_PACKAGE=str(self._package)
            )  # fmt: skip
            if told != 0 or not kept.is_file():
                sys.exit(f"the tests do not pass without a fault: {self._folder / 'last.log'}")
        found: dict[str, dict[str, list[str]]] = json.loads(kept.read_text())
        return found

    def _pytest(self, words: list[str], *, seconds: float, **extra: str) -> int | None:
        """How it ended; None: it was still running."""
        command = [sys.executable, "-m", "pytest", "-q", "-x", "-n0", "-p", "no:cacheprovider"]
        log = self._folder / "last.log"
        try:
            with log.open("w") as out:
                done = subprocess.run(
                    [*command, *words], cwd=ROOT, env={**self._environment, **extra}, timeout=seconds,
                    check=False, stdout=out, stderr=out,
                )  # fmt: skip
        except subprocess.TimeoutExpired:
            return None
        return done.returncode

    def killed_by(self, site: Site) -> str:
        """Name the test that notices; empty: none does."""
        path = self._package / site.path
        whole = path.read_bytes()
        path.write_bytes(site.applied(whole))
        try:
            for words in self._tests(site):
                ended = self._pytest(words, seconds=_SECONDS)
                if ended not in (0, 5):
                    return "a test that does not end" if ended is None else self._failed()
            return ""
        finally:
            path.write_bytes(whole)

    def _failed(self) -> str:
        """Read the last log for the first test that failed."""
        lines = (self._folder / "last.log").read_text(errors="replace").splitlines()
        said = [line.split()[1] for line in lines if line.startswith(("FAILED ", "ERROR "))]
        return said[0] if said else "the import"

    def _tests(self, site: Site) -> list[list[str]]:
        """Those that pass over its line, or over its file where it is read at import; then the slow ones."""
        lines = self._covers.get(site.path, {})
        quick = lines.get(str(site.line)) or sorted({test for tests in lines.values() for test in tests})
        once = [test for test in quick if not test.startswith(SIMULATION)]
        seeds = [test for test in quick if test.startswith(SIMULATION)]
        slow = REPLICAS * (site.path in ON_POSTGRES) + SLOW[site.path.split("/", maxsplit=1)[0]]
        return [part for part in (once[:_MOST_QUICK] + seeds[:_SEEDS], slow) if part]


def judged() -> dict[str, str]:
    """By name: what was thought of those that lived."""
    found = {}
    for line in (ROOT / "benchmarks" / "mutants.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, _, reason = line.partition(" | ")
            found[name] = reason
    return found


def chosen(*, count: int, seed: int, only: str, part: str) -> list[Site]:
    package = ROOT / "src" / "filmgate"
    names = [
        str(one.relative_to(package)) for top in PACKAGES for one in sorted((package / top).glob("*.py"))
    ]
    every = {
        name: found for name in names if name not in LEFT_OUT and (found := sites.of_file(package, name))
    }
    if only:
        return [site for found in every.values() for site in found if only in site.name]
    taken = sites.sample(every, count, seed)
    number, _, of = part.partition("/")
    return taken[int(number) - 1 :: int(of)]


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--count", type=int, default=150)
    asked.add_argument("--only", default="")
    asked.add_argument("--part", default="1/1")
    asked.add_argument("--list", action="store_true", help="only say which")
    asked.add_argument("--folder", type=Path, default=ROOT / ".mutants")
    said = asked.parse_args()
    taken = chosen(count=said.count, seed=said.seed, only=said.only, part=said.part)
    if said.list:
        print("\n".join(site.name for site in taken))
        return
    bench, reasons = Bench(said.folder), judged()
    ends, unjudged = Counter[str](), 0
    for number, site in enumerate(taken, start=1):
        began = time.monotonic()
        test = bench.killed_by(site)
        end = "killed" if test else "lives"
        ends[end] += 1
        why = f" ({test or reasons.get(site.name, 'not judged')})"
        unjudged += end == "lives" and site.name not in reasons
        print(f"{number}/{len(taken)} {end} {time.monotonic() - began:.0f} s {site.name}{why}", flush=True)
    share = ends["killed"] / max(ends.total(), 1)
    print(
        f"seed {said.seed}: {ends['killed']} of {ends.total()} killed, {share:.1%}; {unjudged} that live are not judged"
    )
    sys.exit(share < GOAL or unjudged > 0)


if __name__ == "__main__":
    main()

"""Do the tests notice? Puts one small fault after another into flow, store and domain, and runs what covers it.

python benchmarks/mutants.py                  150 by seed 1, every file of the three packages among them
python benchmarks/mutants.py --seed K --count N
python benchmarks/mutants.py --only TEXT      those whose name has this text
python benchmarks/mutants.py --jobs 2         two at a time, each in its own copy
python benchmarks/mutants.py --quick          the quick tests alone: in one process, without a server

Prints each with the test that noticed, and the share that was killed: by the quick tests first, then by those of
real servers. Ends with 1 where that is below 85 %, or where one lives that benchmarks/mutants.txt does not judge. The
narrowest tests of a line run first, which are about it: at most sixty quick ones, and at most three files of slow
ones, each for 90 s at most. A fault that makes a quick test run for ever is noticed, too; a slow file that does not
end in its time tells nothing. A test that asks a real server counts where it fails twice with the fault and passes
without: a busy machine makes others fail. Which test covers which line is measured once (some minutes for the quick
tests, half an hour for the slow ones), and kept with the ends that are known until the package or the tests change: a
run that was stopped goes on.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from queue import SimpleQueue

from mutation import sites
from mutation.reach import PACKAGES, ROOT, Reach
from mutation.sites import Site

LEFT_OUT = {"store/tables.py"}  # columns: held by the migrations' test against what older versions wrote
GOAL = 0.85
_QUICK_SECONDS, _SLOW_SECONDS = 400, 90  # of the quick tests of one line; of one file of slow ones
_ENDLESS = "a test that does not end"


class Copy:
    """A copy of the package to put faults into."""

    def __init__(self, folder: Path) -> None:
        self._folder, self.package = folder, folder / "src" / "filmgate"
        shutil.rmtree(folder / "src", ignore_errors=True)
        shutil.copytree(ROOT / "src", folder / "src", ignore=shutil.ignore_patterns("__pycache__"))
        if not any((self.package / "engines/animatic/native").glob("_kernels*")):
            sys.exit("the kernels are not compiled here: install with `pip install -e .` first")
        self.environment = {
            **os.environ,
            "PYTHONPATH": f"{folder / 'src'}{os.pathsep}{ROOT / 'benchmarks'}",
            "OMP_NUM_THREADS": "1",
            "PYTHONDONTWRITEBYTECODE": "1",
        }

    def killed_by_quick(self, site: Site, reach: Reach) -> str:
        """Name the quick test that notices; empty: none does."""
        quick = reach.quick(site.path, site.line)
        with self._fault(site):
            return self._failed(quick, _QUICK_SECONDS) if quick else ""

    def killed_by_slow(self, site: Site, reach: Reach) -> str:
        """Name the test of real servers that notices; empty: none does."""
        return next(
            filter(None, (self._noticed(site, file) for file in reach.slow(site.path, site.line))), ""
        )

    def _noticed(self, site: Site, file: str) -> str:
        """Name the test of this file that fails twice with the fault and passes without it; empty: none does in
        its time.
        """
        left_out: list[str] = []
        while True:
            with self._fault(site):
                test = self._failed([file, *left_out], _SLOW_SECONDS)
            if test in ("", _ENDLESS):
                return ""
            alone = test if "::" in test else file
            with self._fault(site):
                again = self._failed([alone], _SLOW_SECONDS)
            if again and not self._failed([alone], _SLOW_SECONDS):
                return test
            if alone == file:
                return ""
            left_out += ["--deselect", test]

    @contextmanager
    def _fault(self, site: Site) -> Iterator[None]:
        path = self.package / site.path
        whole = path.read_bytes()
        path.write_bytes(site.applied(whole))
        try:
            yield
        finally:
            path.write_bytes(whole)

    def _failed(self, words: list[str], seconds: float) -> str:
        """Run these tests up to the first that fails, and name it; empty: none does."""
        command = [sys.executable, "-m", "pytest", "-q", "-x", "-n0", "-p", "no:cacheprovider", *words]
        log = self._folder / "last.log"
        with log.open("w") as out:
            try:
                done = subprocess.run(
                    command,
                    cwd=ROOT,
                    env=self.environment,
                    timeout=seconds,
                    check=False,
                    stdout=out,
                    stderr=out,
                )
            except subprocess.TimeoutExpired:
                return _ENDLESS
        if done.returncode in (0, 5):
            return ""
        lines = log.read_text(errors="replace").splitlines()
        said = [line.split()[1] for line in lines if line.startswith(("FAILED ", "ERROR "))]
        return said[0] if said else "the import"


def judged() -> dict[str, str]:
    """By name: what was thought of those that lived."""
    found = {}
    for line in (ROOT / "benchmarks" / "mutants.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, _, reason = line.partition(" | ")
            found[name] = reason
    return found


def chosen(*, count: int, seed: int, only: str) -> list[Site]:
    package = ROOT / "src" / "filmgate"
    names = [
        str(one.relative_to(package)) for top in PACKAGES for one in sorted((package / top).glob("*.py"))
    ]
    every = {
        name: found for name in names if name not in LEFT_OUT and (found := sites.of_file(package, name))
    }
    if only:
        return [site for found in every.values() for site in found if only in site.name]
    return sites.sample(every, count, seed)


def ends(
    taken: list[Site], copies: list[Copy], reach: Reach, reasons: dict[str, str], *, quick: bool
) -> dict[str, str]:
    """By name of the fault: the test that noticed. The quick tests of all come first: most are noticed by them.
    With `quick` no other runs.
    """
    found = dict.fromkeys((site.name for site in taken), "")
    kinds = {"quick": Copy.killed_by_quick} | ({} if quick else {"slow": Copy.killed_by_slow})
    for kind, killed_by in kinds.items():
        left = [site for site in taken if not found[site.name]]
        found |= _ends(left, copies, reach, kind, killed_by)
        print(f"{kind} tests: {sum(map(bool, found.values()))} of {len(found)} are killed by now", flush=True)
    for name, test in found.items():
        print(f"{name}: " + (f"killed ({test})" if test else f"lives ({reasons.get(name, 'not judged')})"))
    return found


def _ends(
    taken: list[Site],
    copies: list[Copy],
    reach: Reach,
    kind: str,
    killed_by: Callable[[Copy, Site, Reach], str],
) -> dict[str, str]:
    """By name of the fault: the test of this kind that noticed. Print each as it is known, and keep it."""
    kept = reach.kept / f"{kind}.jsonl"
    told = [json.loads(line) for line in kept.read_text().splitlines()] if kept.is_file() else []
    known: dict[str, str] = {one["name"]: one["test"] for one in told}
    free = SimpleQueue[Copy]()
    for copy in copies:
        free.put(copy)

    def end(site: Site) -> tuple[str, str]:
        began, copy = time.monotonic(), free.get()
        try:
            if site.name not in known:
                known[site.name] = killed_by(copy, site, reach)
                with kept.open("a") as file:
                    file.write(json.dumps({"name": site.name, "test": known[site.name]}) + "\n")
        finally:
            free.put(copy)
        test = known[site.name]
        print(
            f"{time.monotonic() - began:.0f} s {site.name}: {test or f'passes the {kind} tests'}", flush=True
        )
        return site.name, test

    with ThreadPoolExecutor(len(copies)) as all_at_once:
        return dict(all_at_once.map(end, taken))


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--count", type=int, default=150)
    asked.add_argument("--only", default="")
    asked.add_argument("--jobs", type=int, default=1)
    asked.add_argument("--quick", action="store_true", help="leave out the tests of real servers")
    asked.add_argument("--list", action="store_true", help="only say which")
    asked.add_argument("--folder", type=Path, default=ROOT / ".mutants")
    said = asked.parse_args()
    taken = chosen(count=said.count, seed=said.seed, only=said.only)
    if said.list:
        print("\n".join(site.name for site in taken))
        return
    copies, reasons = [Copy(said.folder / str(number)) for number in range(said.jobs)], judged()
    reach = Reach(said.folder, copies[0].package, copies[0].environment)
    found = ends(taken, copies, reach, reasons, quick=said.quick)
    counts = Counter("killed" if test else "lives" for test in found.values())
    unjudged = sum(not test and name not in reasons for name, test in found.items())
    share = counts["killed"] / max(counts.total(), 1)
    by = "killed by the quick tests alone" if said.quick else "killed"
    print(
        f"seed {said.seed}: {counts['killed']} of {counts.total()} {by}, {share:.1%}; {unjudged} that live are not judged"
    )
    sys.exit(share < GOAL or unjudged > 0)


if __name__ == "__main__":
    main()

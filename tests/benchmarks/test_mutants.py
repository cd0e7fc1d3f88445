"""Faults by seed: which are taken is one story for each seed, and each is a program that is wrong in one place."""

import ast
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))

import mutants
from mutation import sites
from mutation.reach import ROOT, Reach

PACKAGE = ROOT / "src" / "filmgate"


def test_a_seed_is_one_sample_with_every_file_in_it() -> None:
    first, again = (mutants.chosen(count=150, seed=7, only="") for _ in range(2))
    assert first == again
    assert len(first) >= 150
    assert len({site.name for site in first}) == len(first)
    other = mutants.chosen(count=150, seed=8, only="")
    assert {one.path for one in other} == {one.path for one in first}
    assert set(other) != set(first)


def test_each_fault_is_a_program_that_differs_in_one_place() -> None:
    taken = mutants.chosen(count=150, seed=7, only="")
    for site in taken:
        source = (PACKAGE / site.path).read_bytes()
        wrong = site.applied(source)
        assert ast.dump(ast.parse(wrong)) != ast.dump(ast.parse(source)), site.name
        assert wrong[: site.start] == source[: site.start]


def test_the_kinds_of_faults_are_found_where_they_are(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text(
        '"""Text."""\n\nLIMIT: int = 5\n\n\ndef f(a: int, b: int) -> int:\n'
        "    if a < b and not b:\n        raise ValueError\n    g(a)\n    return a + b\n"
    )
    found = [site.name.partition(": ")[2] for site in sites.of_file(tmp_path, "a.py")]
    assert sorted(found) == sorted(
        [
            "5 -> 6",
            "a < b and not b -> (not (a < b and (not b)))",
            "a < b and not b -> (a < b or not b)",
            "a < b -> a <= b",
            "not b -> (b)",
            "raise ValueError -> pass",
            "g(a) -> pass",
            "a + b -> (a - b)",
        ]
    )


def test_the_narrowest_tests_of_a_line_come_first(tmp_path: Path) -> None:
    reach = Reach(tmp_path, PACKAGE, {})
    wide = [f"tests/store/test_wide.py::test_{number:02}" for number in range(70)]
    seeds = [f"tests/simulation/test_simulation.py::test_{number}" for number in range(5)]
    narrow, late = "tests/flow/test_narrow.py::test_it", "tests/flow/test_late.py::test_one_line_more"
    lines = {"1": [*wide, *seeds, late, narrow], "2": [*wide, late], "3": wide}
    reads, other = "tests/flow/test_names.py::test_a_name", "tests/store/test_names.py::test_a_name"
    known = {"flow/a.py": lines, "": {"0": [reads, other]}}
    (reach.kept / "quick.json").write_text(json.dumps(known))
    assert reach.quick("flow/a.py", 1) == [narrow, late, *wide[:58], *seeds[:3]]
    assert reach.quick("flow/a.py", 9)[:3] == [reads, narrow, late]  # it is read at import
    assert reach.quick("flow/b.py", 1) == [reads]
    files = {"1": ["e", "d", "c", "b", "a"], "2": ["a", "b"]}
    (reach.kept / "slow.json").write_text(json.dumps({"flow/a.py": files}))
    assert reach.slow("flow/a.py", 1) == ["c", "d", "e"]


def test_whatever_is_judged_is_a_fault_that_there_is() -> None:
    known = {site.name for site in mutants.chosen(count=10**9, seed=1, only="")}
    assert mutants.judged().keys() <= known
    assert all(reason.startswith(("equivalent: ", "to be killed")) for reason in mutants.judged().values())

"""benchmarks/gpu.py as it runs its parts: at once, by the clock, each for itself, gone on with. No torch."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT / "benchmarks"))

from gpu_parts import lines  # noqa: E402
from gpu_parts.plan import FIGURES, WORKS, Part  # noqa: E402
from gpu_parts.runner import Runner  # noqa: E402


@pytest.fixture(autouse=True)
def fakes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the parts' processes find them."""
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent))


def part(name: str, run: str = "", *, estimate: float = 0.1, limit: float = 20, beside: str = "") -> Part:
    return Part(name=name, run=f"gpu_fakes:{run or name}", estimate=estimate, limit=limit, beside=beside)


def run(
    folder: Path, *parts: Part, budget: float = 60, found: list[lines.Line] | None = None
) -> list[lines.Line]:
    """All lines that there are then."""
    out = folder / "results.jsonl"
    settings = {"device": "cpu", "tiny": True, "work": str(folder)}
    Runner(out, budget=budget, settings=settings, found=found or []).run(parts)
    return lines.read(out)


def states(found: list[lines.Line]) -> dict[str, str]:
    return {f"{line['part']}/{line['name']}": line["status"] for line in found}


def runs(pid: int) -> bool:
    """Whether this process is there, and is more than a name that nobody has asked after."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_each_measure_is_a_line_with_all_that_is_known_of_it(tmp_path: Path) -> None:
    found = run(tmp_path, part("first", "well"), part("second", "well"))
    assert states(found) == {
        **dict.fromkeys(
            ("first/one", "first/two", "first/end", "second/one", "second/two", "second/end"), "ok"
        ),
        **dict.fromkeys(("first/three", "second/three"), "skipped"),
    }
    assert {**found[0], "seconds": 0} == {
        "part": "first",
        "name": "one",
        "value": 1.5,
        "unit": "s",
        "seconds": 0,
        "status": "ok",
    }
    assert found[5]["value"] == {"sum": 1.5}  # a part knows what was measured before it


def test_a_part_that_fails_crashes_or_stands_still_takes_no_other_along(tmp_path: Path) -> None:
    found = run(tmp_path, part("wrong"), part("crash"), part("hang", limit=5), part("well"))
    assert {name: state for name, state in states(found).items() if state == "failed"} == {
        "wrong/end": "failed",
        "crash/end": "failed",
        "hang/end": "failed",
    }
    told = {line["part"]: line for line in found if line["status"] == "failed"}
    assert told["wrong"]["error"] == "MemoryError: wrong is too large"
    assert "in wrong" in told["wrong"]["trace"]
    assert told["crash"]["error"] == "its process ended: signal SIGABRT"
    assert told["hang"]["error"] == "killed after 5 s"
    assert "in hang" in told["hang"]["trace"]  # where it stood
    child = next(line["value"] for line in found if line["name"] == "child")
    assert not runs(child)
    assert "== crash" in (tmp_path / "results.log").read_text()


def test_what_does_not_fit_any_more_is_skipped(tmp_path: Path) -> None:
    found = run(tmp_path, part("large", "well", estimate=999), part("long"))
    assert states(found) == {
        "large/end": "skipped",
        "long/short": "ok",
        "long/far too long": "skipped",
        "long/end": "failed",
    }
    assert found[0]["error"] == "999 s wanted, 60 s left"


def test_the_budget_ends_a_part_before_its_own_limit(tmp_path: Path) -> None:
    found = run(tmp_path, part("hang", limit=600), part("well", estimate=5), budget=4)
    told = next(line["error"] for line in found if line["status"] == "failed")
    assert told in [f"killed after {n} s" for n in range(5)]
    assert (states(found)["hang/end"], states(found)["well/end"]) == ("failed", "skipped")


def test_gone_on_with_it_measures_what_is_missing_alone(tmp_path: Path) -> None:
    parts = (part("well"), part("half"), part("crash"))
    first = run(tmp_path, *parts)
    assert (states(first)["half/late"], states(first)["half/after"]) == ("failed", "ok")
    (tmp_path / "there").write_text("now it is")
    (tmp_path / "early").unlink()
    second = run(tmp_path, *parts, found=first)[len(first) :]
    assert states(second) == {"half/late": "ok", "half/end": "ok", "crash/end": "failed"}
    assert (tmp_path / "early").is_file()  # it was not measured again, but done for what came after
    assert run(tmp_path, part("well"), part("half"), found=lines.read(tmp_path / "results.jsonl")) == [
        *first,
        *second,
    ]


def test_parts_that_belong_together_run_at_the_same_time(tmp_path: Path) -> None:
    found = run(tmp_path, part("a", "slow", beside="x"), part("b", "slow", beside="x"), part("c", "slow"))
    spans = {line["part"]: line["value"] for line in found if line["name"] == "from to"}
    assert max(spans["a"][0], spans["b"][0]) < min(spans["a"][1], spans["b"][1])
    assert spans["c"][0] > max(spans["a"][1], spans["b"][1])


def test_killed_in_the_middle_it_leaves_its_lines_and_no_process(tmp_path: Path) -> None:
    out = tmp_path / "results.jsonl"
    code = (
        "import sys; from pathlib import Path; from gpu_parts.plan import Part; from gpu_parts.runner import Runner;"
        f"Runner(Path({str(out)!r}), budget=60, settings={{'device': 'cpu', 'tiny': True, 'work': {str(tmp_path)!r}}})"
        ".run([Part(name='hang', run='gpu_fakes:hang', estimate=1, limit=60)])"
    )
    environment = {**os.environ, "PYTHONPATH": f"{Path(__file__).parent}:{ROOT / 'benchmarks'}"}
    runner = subprocess.Popen([sys.executable, "-c", code], env=environment, stdout=subprocess.DEVNULL)
    until = time.monotonic() + 60
    while not (out.is_file() and lines.read(out)):
        assert time.monotonic() < until
        time.sleep(0.1)
    (child,) = (line["value"] for line in lines.read(out))
    runner.send_signal(signal.SIGKILL)
    runner.wait()
    while runs(child):
        assert time.monotonic() < until
        time.sleep(0.1)


def test_a_line_that_was_cut_off_is_none_and_the_table_has_the_rest(tmp_path: Path) -> None:
    out = tmp_path / "results.jsonl"
    whole: dict[str, Any] = {
        "part": "p",
        "name": "n",
        "value": {"a|b": 1.23456},
        "unit": "s",
        "seconds": 1,
        "status": "ok",
    }
    lines.append(out, {**whole, "part": lines.MACHINE, "value": {"card": "none"}})
    lines.append(out, whole)
    with out.open("a") as file:
        file.write(json.dumps(whole)[:20])
    assert len(lines.read(out)) == 2
    shown = subprocess.run(
        [sys.executable, ROOT / "benchmarks" / "gpu.py", "report", out],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert "- card none" in shown
    assert "| p | n | a/b 1.235 | 1.0 s | ok |" in shown


def test_every_part_is_there_and_the_calls_fit_into_their_minutes() -> None:
    for parts, budget in ((WORKS, 150), (FIGURES, 510)):
        assert len({one.name for one in parts}) == len(parts)
        assert all(one.estimate <= one.limit < budget for one in parts)
        for one in parts:
            module, _, function = one.run.partition(":")
            text = (ROOT / "benchmarks" / f"{module.replace('.', '/')}.py").read_text()
            assert f"def {function}(bench: Bench)" in text, one.run

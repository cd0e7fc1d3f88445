"""One GPU, no network: does it work there, and how fast is it? With random weights: speed and memory, never quality.

    python benchmarks/gpu.py works --out RESULTS.jsonl      # 150 s: families, offloading, profiles, a server
    python benchmarks/gpu.py figures --out RESULTS.jsonl --resume RESULTS.jsonl     # 510 s: seconds and gigabytes
    python benchmarks/gpu.py report RESULTS.jsonl           # a table in Markdown

Each measure is a line of JSON, written at once; each part has a process of its own and ends by the clock. With
--resume only what is missing is run. --tiny tries the script itself, on a CPU, with nothing to learn from it.
"""

import argparse
import contextlib
import importlib.metadata
import os
import platform
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from gpu_parts import bench, lines, plan
from gpu_parts.runner import Runner

_CALLS = {"works": (plan.WORKS, 150.0), "figures": (plan.FIGURES, 510.0)}
_PACKAGES = ("torch", "diffusers", "transformers", "accelerate", "cache-dit", "triton", "filmgate")
_SLOW = 20.0  # times the limits, where a CPU tries the script


def main() -> None:
    """Run a call, one part of it, or print what was measured."""
    given = _parser().parse_args()
    if given.call == "report":
        print("\n".join(lines.table(lines.read(given.results))))
    elif given.call == "part":
        bench.run(given.run, given.settings, given.into)
    else:
        _call(given)


def _call(given: argparse.Namespace) -> None:
    parts, budget = _CALLS[given.call]
    if given.only:
        wanted = given.only.split(",")
        if unknown := set(wanted) - {part.name for part in parts}:
            sys.exit(
                f"no part is called {', '.join(sorted(unknown))}: {', '.join(part.name for part in parts)}"
            )
        parts = tuple(part for part in parts if part.name in wanted)
    device = given.device or ("cpu" if given.tiny else "cuda")
    where = _machine(device, given)
    found = _found(given, where)
    given.work.mkdir(parents=True, exist_ok=True)
    slow = device == "cpu"
    runner = Runner(
        given.out,
        budget=given.budget or budget,
        found=found,
        slack=_SLOW if slow else 1.0,
        together=given.together or (1 if slow else 9),
        settings={"device": device, "tiny": given.tiny, "work": str(given.work.absolute())},
    )
    runner.put(
        {
            "part": lines.MACHINE,
            "name": given.call,
            "value": where,
            "unit": "",
            "seconds": 0.0,
            "status": lines.OK,
        }
    )
    runner.run(parts)
    print(f"{given.call}: {runner.left:.0f} s of the budget left; {given.out}")


def _found(given: argparse.Namespace, where: dict[str, Any]) -> list[lines.Line]:
    """Lines of an earlier run on the same kind of machine; they stand in the new file too."""
    if not given.resume or not given.resume.is_file():
        return []
    found = lines.read(given.resume)
    there = [line["value"] for line in found if line["part"] == lines.MACHINE]
    same = ("card", "torch", "diffusers", "tiny")
    if not there or any(there[0].get(name) != where.get(name) for name in same):
        print(f"{given.resume} is of another machine: all is measured anew")
        return []
    if given.out.absolute() != given.resume.absolute():
        for line in found:
            lines.append(given.out, line)
    return found


def _machine(device: str, given: argparse.Namespace) -> dict[str, Any]:
    """The card and all versions that a figure depends on. No torch: it is not loaded here."""
    about: dict[str, Any] = {"commit": given.commit or _commit(), "device": device, "tiny": given.tiny}
    about |= {"python": platform.python_version(), "cpus": len(os.sched_getaffinity(0))}
    for name in _PACKAGES:
        try:
            about[name] = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            about[name] = None
    if device == "cuda":
        asked = ["nvidia-smi", "--query-gpu=name,driver_version,memory.total", "--format=csv,noheader"]
        with contextlib.suppress(OSError):  # then the card stays unnamed
            said = subprocess.run(asked, capture_output=True, text=True, check=False)
            words = [one.strip() for one in said.stdout.partition("\n")[0].split(",")]
            about |= dict(zip(("card", "driver", "memory"), words, strict=False))
    return about


def _commit() -> str | None:
    asked = ["git", "-C", str(Path(__file__).parent), "describe", "--always", "--dirty", "--abbrev=12"]
    try:
        return subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return None


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    calls = parser.add_subparsers(dest="call", required=True)
    for name, (_, budget) in _CALLS.items():
        call = calls.add_parser(name)
        call.add_argument(
            "--out", type=Path, required=True, help="a file of JSON lines; the log lies beside it"
        )
        call.add_argument(
            "--resume", type=Path, help="lines of an earlier run: what they hold is not run again"
        )
        call.add_argument("--budget", type=float, help=f"seconds for all of it (default: {budget:.0f})")
        call.add_argument("--only", metavar="PART[,PART]")
        call.add_argument(
            "--together", type=int, help="the most parts at the same time (default: 9, on a CPU 1)"
        )
        call.add_argument(
            "--tiny", action="store_true", help="small shapes, on a CPU if --device is not given"
        )
        call.add_argument("--device", choices=["cuda", "cpu"])
        call.add_argument("--work", type=Path, default=Path(tempfile.gettempdir()) / "filmgate-gpu")
        call.add_argument("--commit", help="what is measured, where there is no git to ask")
    report = calls.add_parser("report")
    report.add_argument("results", type=Path)
    part = calls.add_parser("part", help="(what the others start)")
    part.add_argument("run")
    part.add_argument("--settings", required=True)
    part.add_argument("--into", type=int, required=True)
    return parser


if __name__ == "__main__":
    main()

"""Results as they lie in a file: one JSON object a line, each flushed before the next is measured."""

import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

Line = dict[str, Any]  # part, name, value, unit, seconds, status, and of a failure `error` and `trace`

OK, FAILED, SKIPPED = "ok", "failed", "skipped"
END = "end"  # the line that a part closes with
MACHINE = "machine"  # the part that says where it was measured


def append(file: Path, line: Line) -> None:
    """Write it down for good, before anything else happens."""
    with file.open("a", encoding="utf-8") as out:
        out.write(json.dumps(line) + "\n")
        out.flush()
        os.fsync(out.fileno())


def read(file: Path) -> list[Line]:
    """Read all whole lines; a last one that was cut off is none."""
    found = []
    for text in file.read_text(encoding="utf-8").splitlines():
        try:
            line = json.loads(text)
        except ValueError:
            continue
        if isinstance(line, dict) and "part" in line:
            found.append(line)
    return found


def measured(lines: Iterable[Line]) -> dict[str, dict[str, Any]]:
    """Values that are there, by part and name. A later one counts."""
    found: dict[str, dict[str, Any]] = {}
    for line in lines:
        if line["status"] == OK and line["name"] != END:
            found.setdefault(line["part"], {})[line["name"]] = line["value"]
    return found


def ended(lines: Iterable[Line]) -> set[str]:
    """Parts that have nothing left to do."""
    return {line["part"] for line in lines if line["name"] == END and line["status"] == OK}


def brief(line: Line) -> str:
    """One short line for the screen."""
    what = line.get("error") or _worded(line.get("value"), line.get("unit", ""))
    return f"{line['status']:7} {line['part']}/{line['name']} {line.get('seconds', 0):.1f}s {what}"[:170]


def table(lines: list[Line]) -> Iterator[str]:
    """Markdown: where it was measured, then what. Of a measure that was tried again, the last try."""
    for line in lines:
        if line["part"] == MACHINE:
            yield f"- {_worded(line['value'], '')}"
    last = {(line["part"], line["name"]): line for line in lines if line["part"] != MACHINE}
    yield "\n| part | measure | value | took | status |\n|---|---|---|---|---|"
    for (part, name), line in last.items():
        if name == END and line["status"] == OK:
            continue
        what = line.get("error") or _worded(line.get("value"), line.get("unit", ""))
        cell = what.replace("|", "/").replace("\n", " ")
        yield f"| {part} | {name} | {cell} | {line.get('seconds', 0):.1f} s | {line['status']} |"


def _worded(value: Any, unit: str) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name} {_worded(one, '')}" for name, one in value.items())
    if isinstance(value, list):
        return "[" + " ".join(_worded(one, "") for one in value) + "]"
    if isinstance(value, float):
        value = f"{value:.4g}"
    return f"{value if value is not None else ''} {unit}".strip()

"""Measurement of free memory, on the device and on the machine. torch is not imported here: callers
pass it.
"""

from pathlib import Path
from typing import Any

_NONE = 2**62  # no limit is one that nobody reaches


def of_device(torch: Any, device: str) -> int:
    """Return the free bytes of the device: of the GPU, or of main memory if the device is the CPU."""
    return int(torch.cuda.mem_get_info()[0]) if device == "cuda" else of_machine()


def of_machine(proc: Path = Path("/proc"), groups: Path = Path("/sys/fs/cgroup")) -> int:
    """Return the bytes of main memory that this process can still use, by the limits of the machine and of
    its control groups (cgroups), such as a container.

    Cached pages of files count as free, because the system can drop them. If no limit is known, the number is
    very large.
    """
    return min(_available(proc / "meminfo"), _of_groups(proc / "self" / "cgroup", groups))


def _available(file: Path) -> int:
    numbers = _numbers(file)
    return numbers["MemAvailable"] * 1024 if "MemAvailable" in numbers else _NONE


def _of_groups(file: Path, groups: Path) -> int:
    """Return the fewest bytes that any of the process's groups leaves, by version 2 of cgroups."""
    lines = _lines(file)
    path = next((line[3:].strip("/") for line in lines if line.startswith("0::")), "")
    at, least = groups / path, _NONE
    while at.is_relative_to(groups):
        limit, used = ("".join(_lines(at / f"memory.{name}")) for name in ("max", "current"))
        if limit.isdigit() and used.isdigit():
            files = _numbers(at / "memory.stat").get("file", 0)
            least = min(least, max(int(limit) - int(used) + files, 0))
        at = at.parent
    return least


def _numbers(file: Path) -> dict[str, int]:
    """Return the numbers of a file whose lines are a word and a number, by word."""
    words = (line.replace(":", " ").split() for line in _lines(file))
    return {line[0]: int(line[1]) for line in words if len(line) > 1 and line[1].isdigit()}


def _lines(file: Path) -> list[str]:
    try:
        return file.read_text(encoding="ascii", errors="replace").splitlines()
    except OSError:
        return []

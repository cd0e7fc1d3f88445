"""How much memory is free: of the device, and of the machine. No torch here but what is given."""

from pathlib import Path
from typing import Any

_NONE = 2**62  # no limit is one that nobody reaches


def of_device(torch: Any, device: str) -> int:
    """Bytes that are free where the weights go."""
    return int(torch.cuda.mem_get_info()[0]) if device == "cuda" else of_machine()


def of_machine(proc: Path = Path("/proc"), groups: Path = Path("/sys/fs/cgroup")) -> int:
    """Bytes of main memory that this process can still take: of the machine, and of the groups that it is
    in, as a container is one. Pages of files count as free, for they are given back. Without limit where
    nothing says it.
    """
    return min(_available(proc / "meminfo"), _of_groups(proc / "self" / "cgroup", groups))


def _available(file: Path) -> int:
    found = _numbers(file)
    return found["MemAvailable"] * 1024 if "MemAvailable" in found else _NONE


def _of_groups(file: Path, groups: Path) -> int:
    """The least that any of its groups leaves, by version 2 of cgroups."""
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
    """Of lines of a word and a number."""
    words = (line.replace(":", " ").split() for line in _lines(file))
    return {line[0]: int(line[1]) for line in words if len(line) > 1 and line[1].isdigit()}


def _lines(file: Path) -> list[str]:
    try:
        return file.read_text(encoding="ascii", errors="replace").splitlines()
    except OSError:
        return []

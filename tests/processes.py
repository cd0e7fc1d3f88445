"""Processes, as the kernel tells of them."""

from pathlib import Path


def descendants(pid: int) -> list[int]:
    """Processes below this one, nearest first."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    found = [int(child) for child in children]
    return found + [deeper for child in found for deeper in descendants(child)]

"""Engines by name, from the entry-point group `filmgate.engines`; imported only when asked for."""

from importlib.metadata import entry_points
from typing import cast

from filmgate.engines.base import Engine

GROUP = "filmgate.engines"


def load(name: str, *, threads: int) -> Engine:
    """Build an engine; raises LookupError naming the engines there are."""
    found = entry_points(group=GROUP)
    for entry in found:
        if entry.name == name:
            return cast("Engine", entry.load()(threads=threads))
    known = ", ".join(sorted(entry.name for entry in found)) or "none (is filmgate installed?)"
    raise LookupError(f"there is no engine {name!r}; known: {known}")

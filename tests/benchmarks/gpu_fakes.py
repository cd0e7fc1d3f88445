"""Parts that need no GPU, for the script that runs parts: some end well, others do not."""

import os
import subprocess
import sys
import time
from typing import Any


def well(bench: Any) -> None:
    """Two measures, and one that was not asked for by this kind of machine."""
    bench.measure("one", lambda: 1.5, unit="s")
    bench.measure("two", lambda: {"sum": bench.known["first"]["one"] if "first" in bench.known else 0})
    bench.skip("three", "there is no card")


def half(bench: Any) -> None:
    """The second measure fails until a file is there."""
    bench.measure("early", (bench.work / "early").touch, needed=True)
    bench.measure("late", (bench.work / "there").read_text)
    bench.measure("after", lambda: "still measured")


def crash(bench: Any) -> None:
    """Gone as by a failed assertion of CUDA."""
    bench.measure("before", lambda: 1)
    os.abort()


def hang(bench: Any) -> None:
    """Stands still, and so does what it started."""
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    bench.measure("child", lambda: child.pid)
    time.sleep(600)


def wrong(bench: Any) -> None:
    """Fails before it measures."""
    raise MemoryError(f"{bench.part} is too large")


def slow(bench: Any) -> None:
    """Some seconds, by the clock of the machine."""
    began = time.time()
    time.sleep(3)
    bench.measure("from to", lambda: [began, time.time()])


def long(bench: Any) -> None:
    """One measure that does not fit into what is left."""
    bench.measure("short", lambda: 1)
    bench.measure("far too long", lambda: 1, estimate=1e6)

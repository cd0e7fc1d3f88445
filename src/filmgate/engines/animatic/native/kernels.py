"""The compiled C library (kernels), and the threads that run it on rows of a frame."""

import ctypes
import platform
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np

from filmgate.engines.animatic.native.structs import pointer

ABI = 15
MAX_WIDTH = 4096  # pixels; row buffers in the kernels have this length
_SUFFIX = {"darwin": ".dylib", "win32": ".dll"}.get(sys.platform, ".so")
_FOLDER = Path(__file__).parent


class Kernels:
    """The loaded C library, and the threads that share the rows of a frame."""

    def __init__(self, threads: int) -> None:
        self._library = _load()
        self._threads = threads
        self._pool = ThreadPoolExecutor(max_workers=threads, thread_name_prefix="kernel")

    @property
    def ranges(self) -> int:
        """Return the largest number of row ranges that `rows` makes."""
        return self._threads * 2

    def call(self, name: str, *arguments: Any) -> None:
        getattr(self._library, name)(*map(_argument, arguments))

    def rows(self, name: str, count: int, *arguments: Any, step: int = 1) -> None:
        """Call a C function for ranges of `count` rows, on several threads at once.

        The last two arguments of the C function are (from, to) of the range. A callable argument is called
        with the number of the range, so that each range has its own scratch memory.
        """
        function: Callable[..., Any] = getattr(self._library, name)
        parts = min(self._threads * 2 if step == 1 else self._threads, max(count // step, 1))
        cuts = [count // step * part // parts * step for part in range(parts)] + [count]
        fixed = [argument if callable(argument) else _argument(argument) for argument in arguments]

        def run(part: int) -> None:
            own = [argument(part) if callable(argument) else argument for argument in fixed]
            function(*own, cuts[part], cuts[part + 1])

        if parts == 1:
            run(0)
            return
        for job in [self._pool.submit(run, part) for part in range(parts)]:
            job.result()

    def close(self) -> None:
        self._pool.shutdown()


def _argument(value: Any) -> Any:
    if isinstance(value, np.ndarray):
        return ctypes.c_void_p(pointer(value))
    if isinstance(value, ctypes.Structure | ctypes.Array):
        return ctypes.byref(value)
    if isinstance(value, float):
        return ctypes.c_float(value)
    return value


def _load() -> ctypes.CDLL:
    """Load the build for the newest instruction set of this CPU. All builds give the same bits.

    Raise ImportError if no build of the right version is there.
    """
    names = ["_kernels"]
    if platform.machine().lower() in ("x86_64", "amd64") and _has_avx2():
        names.insert(0, "_kernels_v3")
    for name in names:
        path = _FOLDER / f"{name}{_SUFFIX}"
        if path.exists():
            library = ctypes.CDLL(str(path))
            if library.fg_abi() == ABI:
                return library
    raise ImportError(
        f"the animatic kernels in {_FOLDER} are missing or old: install the package again (pip install .)"
    )


def _has_avx2() -> bool:
    try:
        text = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        return False
    flags = next((line for line in text.splitlines() if line.startswith("flags")), "")
    return {"avx2", "bmi2", "fma"} <= set(flags.split())

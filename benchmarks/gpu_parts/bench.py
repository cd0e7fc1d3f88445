"""What a part is given: where it runs, how it writes down what it measured."""

import faulthandler
import gc
import importlib
import json
import os
import resource
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from gpu_parts import lines

_TRACE = 1500


class Bench:
    """Of one part. `known`: what earlier parts measured, by part and name."""

    def __init__(self, settings: dict[str, Any], into: int) -> None:
        self.part: str = settings["part"]
        self.device: str = settings["device"]
        self.tiny: bool = settings["tiny"]
        self.work = Path(settings["work"])
        self.known: dict[str, dict[str, Any]] = settings["known"]
        self._done = dict(self.known.get(self.part, {}))
        self._until: float = time.monotonic() + settings["seconds"]
        self._into, self._began, self._whole = into, time.monotonic(), True

    @property
    def cuda(self) -> bool:
        return self.device == "cuda"

    @property
    def left(self) -> float:
        """Seconds until this part is killed."""
        return self._until - time.monotonic()

    def measure(
        self,
        name: str,
        run: Callable[[], Any],
        *,
        unit: str = "",
        estimate: float = 0.0,
        needed: bool = False,
    ) -> Any:
        """Return what it is, or None where it failed or does not fit any more. An earlier run's value is
        taken as it is; `needed`: what it does is done again all the same, for what comes after.
        """
        if name in self._done:
            if needed:
                run()
            return self._done[name]
        if estimate > self.left:
            self._whole = False
            self.skip(name, f"{estimate:.0f} s wanted, {self.left:.0f} s left")
            return None
        began = time.monotonic()
        try:
            value = run()
        except Exception as error:  # noqa: BLE001  whatever it is, the next measure is tried
            self._put(name, lines.FAILED, time.monotonic() - began, **failure(error))
            self._whole = False
            forget(error)
            return None
        self._put(name, lines.OK, time.monotonic() - began, value=value, unit=unit)
        self._done[name] = value
        return value

    def skip(self, name: str, why: str) -> None:
        """Say why this cannot be measured here."""
        self._put(name, lines.SKIPPED, 0.0, error=why)

    def has(self, *names: str) -> bool:
        """Whether an earlier run measured all of these."""
        return all(name in self._done for name in names)

    def end(self, error: Exception | None = None) -> None:
        """Close the part."""
        more = failure(error) if error else {}
        status = lines.OK if self._whole and not error else lines.FAILED
        self._put(lines.END, status, time.monotonic() - self._began, **more)

    def _put(self, name: str, status: str, seconds: float, **more: Any) -> None:
        line = {"part": self.part, "name": name, "value": None, "unit": "", **more}
        line |= {"seconds": round(seconds, 3), "status": status}
        os.write(self._into, (json.dumps(line) + "\n").encode())


def failure(error: Exception) -> dict[str, str]:
    """The last line of what went wrong, and where it was."""
    said = traceback.format_exception_only(error)[-1].strip()
    return {"error": said[:300], "trace": "".join(traceback.format_exception(error))[-_TRACE:]}


def forget(error: BaseException | None) -> None:
    """Let go of what the frames of a traceback hold, memory of a card above all."""
    while error is not None:
        if error.__traceback__:
            traceback.clear_frames(error.__traceback__)
        error.__traceback__, error = None, error.__cause__ or error.__context__
    gc.collect()
    if "torch" in sys.modules:
        torch = sys.modules["torch"]
        if torch.cuda.is_initialized():
            torch.cuda.empty_cache()


def run(where: str, settings: str, into: int) -> None:
    """Be the process of one part."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a crash is measured, not kept
    faulthandler.enable()
    faulthandler.register(signal.SIGUSR1, all_threads=True)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    bench = Bench(json.loads(settings), into)
    module, _, function = where.partition(":")
    try:
        getattr(importlib.import_module(module), function)(bench)
    except Exception as error:  # noqa: BLE001
        traceback.print_exc()
        bench.end(error)
    else:
        bench.end()
    sys.stderr.flush()
    os._exit(0)  # no clean-up of a library may hold up the next part


def _end_with_parent() -> None:
    """The other end of standard input is held by the runner alone."""
    sys.stdin.buffer.read()
    os.killpg(0, signal.SIGKILL)

"""Runs parts in processes of their own, by the clock. No torch here."""

import contextlib
import json
import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gpu_parts import lines
from gpu_parts.lines import Line
from gpu_parts.plan import Part

_SCRIPT = Path(__file__).parent.parent / "gpu.py"
_LAST_WORDS = 1.5  # seconds that a part which is over its limit has to say where it stands
_TRACE = 1500  # characters of a log that go into a line
_LOG = 200_000  # bytes of a part's log that are kept


@dataclass
class _Running:
    """A part under way: its process, what it wrote that is no line yet, and how it ended."""

    part: Part
    process: subprocess.Popen[bytes]
    pipe: int
    began: float
    until: float
    log: Path
    half: bytes = b""
    ended: bool = False


class Runner:
    """Writes to `out`; what the parts print goes to one log beside it, each part's when it has ended."""

    def __init__(
        self,
        out: Path,
        *,
        budget: float,
        settings: dict[str, Any],
        found: Sequence[Line] = (),
        slack: float = 1.0,
        together: int = 8,
    ) -> None:
        """`settings`: for the parts; `found`: lines of an earlier run; `slack`: times all limits; `together`:
        the most parts that run at the same time.
        """
        self._out, self._log = out, out.with_suffix(".log")
        self._settings, self._slack, self._together = settings, slack, together
        self._work = Path(settings["work"])
        self._ends = time.monotonic() + budget
        self._done, self._known = lines.ended(found), lines.measured(found)
        self._keys = selectors.DefaultSelector()

    @property
    def left(self) -> float:
        """Seconds of the budget."""
        return self._ends - time.monotonic()

    def run(self, parts: Sequence[Part]) -> None:
        """Run all of them in order, those that belong together at the same time."""
        waiting = [part for part in parts if part.name not in self._done]
        while waiting:
            together = [waiting.pop(0)]
            beside = together[0].beside
            while beside and waiting and waiting[0].beside == beside and len(together) < self._together:
                together.append(waiting.pop(0))
            running = [self._start(part) for part in together if self._fits(part)]
            try:
                self._follow(running)
            finally:
                for one in running:
                    _kill(one.process)
                    with self._log.open("ab") as log:
                        log.write(f"\n== {one.part.name}\n".encode() + one.log.read_bytes()[-_LOG:])

    def put(self, line: Line) -> None:
        """Keep a line, and show it."""
        lines.append(self._out, line)
        print(lines.brief(line), flush=True)
        if line["status"] == lines.OK and line["name"] != lines.END:
            self._known.setdefault(line["part"], {})[line["name"]] = line["value"]

    def _fits(self, part: Part) -> bool:
        if part.estimate <= self.left:
            return True
        why = f"{part.estimate:.0f} s wanted, {max(self.left, 0):.0f} s left"
        self.put(_end(part, lines.SKIPPED, 0, error=why))
        return False

    def _start(self, part: Part) -> _Running:
        ours, theirs = os.pipe()
        seconds = min(part.limit * self._slack, self.left)
        given = {**self._settings, "part": part.name, "seconds": seconds, "known": self._known}
        printed = self._work / f"{part.name}.log"
        with printed.open("wb") as log:
            process = subprocess.Popen(
                [
                    sys.executable,
                    str(_SCRIPT),
                    "part",
                    part.run,
                    "--settings",
                    json.dumps(given),
                    "--into",
                    str(theirs),
                ],
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
                pass_fds=(theirs,),
                start_new_session=True,
                env={**os.environ, "PYTHONUNBUFFERED": "1"},
            )
        os.close(theirs)
        now = time.monotonic()
        one = _Running(part=part, process=process, pipe=ours, began=now, until=now + seconds, log=printed)
        self._keys.register(ours, selectors.EVENT_READ, one)
        return one

    def _follow(self, running: list[_Running]) -> None:
        """Until each has closed its pipe, or was killed for its time."""
        while open_ones := [one for one in running if one.pipe >= 0]:
            until = min(one.until for one in open_ones)
            for key, _ in self._keys.select(min(max(until - time.monotonic(), 0), 1.0)):
                self._hear(key.data)
            for one in open_ones:
                if one.pipe >= 0 and time.monotonic() > one.until:
                    self._stop(one)

    def _hear(self, one: _Running) -> None:
        data = os.read(one.pipe, 65536)
        *whole, one.half = (one.half + data).split(b"\n")
        for text in whole:
            line = json.loads(text)
            one.ended = one.ended or line["name"] == lines.END
            self.put(line)
        if not data:
            self._close(one)
            if not one.ended:
                self._died(one)

    def _died(self, one: _Running) -> None:
        """It closed its pipe without its last line."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            one.process.wait(5)
        code = one.process.poll()
        how = f"exit status {code}" if code is None or code >= 0 else f"signal {signal.Signals(-code).name}"
        self._failed(one, f"its process ended: {how}")

    def _stop(self, one: _Running) -> None:
        """Let it say where it stands, then end it and all that it started."""
        one.process.send_signal(signal.SIGUSR1)
        until = time.monotonic() + _LAST_WORDS
        while one.pipe >= 0 and (left := until - time.monotonic()) > 0:
            for key, _ in self._keys.select(left):
                self._hear(key.data)
        if one.pipe < 0:
            return
        _kill(one.process)
        self._close(one)
        if not one.ended:
            self._failed(one, f"killed after {one.until - one.began:.0f} s")

    def _failed(self, one: _Running, why: str) -> None:
        trace = one.log.read_text(encoding="utf-8", errors="replace")[-_TRACE:]
        self.put(_end(one.part, lines.FAILED, time.monotonic() - one.began, error=why, trace=trace))

    def _close(self, one: _Running) -> None:
        self._keys.unregister(one.pipe)
        os.close(one.pipe)
        one.pipe = -1


def _end(part: Part, status: str, seconds: float, **more: str) -> Line:
    return {
        "part": part.name,
        "name": lines.END,
        "value": None,
        "unit": "",
        "seconds": round(seconds, 2),
        "status": status,
        **more,
    }


def _kill(process: subprocess.Popen[bytes]) -> None:
    """The process and its whole group, which it leads."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    if process.stdin:
        process.stdin.close()

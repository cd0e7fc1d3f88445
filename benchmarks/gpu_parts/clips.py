"""Each family through the real engine process: the same file twice, cancelled in mid-run, crashed, gone on with."""

import os
import signal
import time
from typing import Any

from gpu_parts import tiny_weights
from gpu_parts.bench import Bench

_STEPS = 100  # so that there is a middle to be stopped in
_SECONDS = 300.0


def ti2v(bench: Bench) -> None:
    _clips(bench, "ti2v")


def t2v(bench: Bench) -> None:
    _clips(bench, "t2v")


def i2v(bench: Bench) -> None:
    _clips(bench, "i2v")


def ltx(bench: Bench) -> None:
    _clips(bench, "ltx")


def h3(bench: Bench) -> None:
    _clips(bench, "h3")


def _clips(bench: Bench, family: str) -> None:
    one = _Making(bench, family)
    bench.measure("loaded", one.load, unit="s")
    if bench.measure("first clip", one.first, unit="bytes"):
        bench.measure("same file twice", one.again)
        bench.measure("cancelled, its process stays", one.cancelled)
        bench.measure("crashed, a new process", one.crashed)
    one.process.kill()


class _Stopped(Exception):
    """The clip is unwanted."""


class _Making:
    """Clips of one family by one engine's process."""

    def __init__(self, bench: Bench, family: str) -> None:
        from filmgate.engines.base import Recipe
        from filmgate.worker.engine_process import EngineProcess

        # LTX-2's eleven passes are soon over: it is stopped before the first
        self._least = 0.0 if family == "ltx" else 0.05
        steps = None if family == "ltx" else 10 if bench.tiny else _STEPS
        options = tiny_weights.options(bench, family, steps=steps)
        recipe = Recipe(name="w", kind="diffusers", threads=1, options=options)
        self.process = EngineProcess(recipe, limit=_SECONDS)
        self._shot, self._made = tiny_weights.shot(bench, family), bench.work / f"{bench.part}.mp4"
        self._wanted = b""

    def load(self) -> float:
        """Until it is ready."""
        began = time.perf_counter()
        assert self.process.wait(_SECONDS), "it did not load"
        return round(time.perf_counter() - began, 2)

    def first(self) -> int:
        """The clip that all others must be; it has its size and all frames."""
        from filmgate.media import probe

        self._wanted = self._clip()
        probe.require(
            self._made, size=(self._shot.width, self._shot.height), frames=self._shot.frames, fps=24
        )
        return len(self._wanted)

    def again(self) -> str:
        """The same, byte for byte."""
        self._wanted = self._wanted or self._clip()
        assert self._clip() == self._wanted, "the clip is another"
        return "yes"

    def cancelled(self) -> dict[str, Any]:
        """Stopped in mid-run: the weights stay loaded, and the next clip is right."""
        seen: list[float] = []

        def stop(stage: str, done: float) -> None:
            if stage == "denoise" and done >= self._least:
                seen.append(done)
                raise _Stopped

        before, began = self.process.pid, time.perf_counter()
        try:
            self._clip(stop)
        except _Stopped:
            pass
        else:
            raise AssertionError("it was over before it could be cancelled")
        waited = time.perf_counter() - began
        assert self.process.pid == before, "its process was ended"
        self.again()
        return {"at": round(seen[0], 2), "seconds": round(waited, 2)}

    def crashed(self) -> str:
        """As os.abort() and a failed assertion of CUDA do: a new process makes the same clip."""
        from filmgate.domain.errors import GivenUp

        before = self.process.pid
        assert before, "there is no process"

        def abort(stage: str, done: float) -> None:
            if stage == "denoise" and done >= self._least and self.process.pid == before:
                os.kill(before, signal.SIGABRT)

        try:
            self._clip(abort)
        except GivenUp:
            pass
        else:
            raise AssertionError("it was over before it could crash")
        self.again()
        assert self.process.pid != before, "it is the old process"
        return "yes"

    def _clip(self, report: Any = lambda *_: None) -> bytes:
        self.process.shoot(self._shot, into=self._made, report=report)
        return self._made.read_bytes()

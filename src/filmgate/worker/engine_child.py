"""The program of the engine process: load the engine, warm it up, then make one shot after the other until
the pipe closes.
"""

import contextlib
import os
import platform
import time
import traceback
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from filmgate.domain import catalog, errors
from filmgate.domain.errors import Failure
from filmgate.domain.need import BOTH, FIRST, LAST, Need
from filmgate.domain.shot import FPS, Shot, native_size
from filmgate.engines import registry, tempo
from filmgate.engines.base import Broken, Cancelled, Engine, Plan, Recipe, Timed, Unsupported, Work
from filmgate.engines.tempo import Book, Estimate, Run, Stopwatch
from filmgate.studio.shoot import shoot, sketch


class _PipeControl:
    """Progress through the pipe, at most ten times a second in a stage; a closed pipe ends the process."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe, self._last = pipe, ("", 0.0)

    def progress(self, stage: str, done: float) -> None:
        now = time.monotonic()
        if stage == self._last[0] and now - self._last[1] < 0.1 and 0 < done < 1:
            return
        self._last = stage, now
        try:
            self._pipe.send(("progress", stage, done))
            if self._pipe.poll() and self._pipe.recv()[0] == "cancel":
                raise Cancelled
        except (EOFError, OSError):
            os._exit(1)


class _Quiet:
    """While nobody asked for anything yet."""

    def progress(self, stage: str, done: float) -> None: ...


class _Timing:
    """A control that times what it hears, and tells when a shot takes longer than was thought."""

    def __init__(
        self, control: _PipeControl, pipe: Connection, work: Work | None, planned: Estimate | None
    ) -> None:
        self.watch = Stopwatch()
        self._control, self._pipe, self._work, self._planned = control, pipe, work, planned

    def progress(self, stage: str, done: float) -> None:
        self.watch.heard(stage)
        if self._work and (later := tempo.later(self._planned, self.watch.outlook(self._work))):
            self._planned = later
            self._pipe.send(("planned", later))
        self._control.progress(stage, done)


class _Clerk:
    """Keeps how long shots of this engine took here, and says how long others will."""

    def __init__(self, engine: Engine, book: Path | None) -> None:
        self._engine, self._book = engine, Book(book)
        self._device = engine.device() if isinstance(engine, Timed) else _processor()

    def warmed(self, shots: Sequence[Shot]) -> None:
        """Store the times that were measured while warming up the engine for these shots."""
        engine = self._engine
        if not isinstance(engine, Timed):
            return
        for shot in shots:
            with contextlib.suppress(Unsupported):
                unit = dict(engine.warmed(shot))
                if unit:
                    self._keep(engine.plan(shot), Run(unit=unit, silence=unit, whole=False))

    def planned(self, plan: Plan) -> Estimate | None:
        return self._book.planned(self._name(plan), plan.work) if plan.work else None

    def made(self, plan: Plan, watch: Stopwatch) -> None:
        if plan.work:
            self._keep(plan, watch.run(plan.work))

    def expects(self) -> dict[str, float]:
        """Return the measured seconds of a clip for each need, at 16:9."""
        seconds = {}
        for name, need in catalog.NEEDS.items():
            with contextlib.suppress(Unsupported):
                planned = self.planned(self._engine.plan(_shot(need)))
                if planned and planned.measured:
                    seconds[name] = round(planned.seconds, 1)
        return seconds

    def _keep(self, plan: Plan, run: Run) -> None:
        if plan.work:
            self._book.keep(self._name(plan), plan.work, run)

    def _name(self, plan: Plan) -> str:
        return f"{plan.fingerprint} {self._device}"


def _processor() -> str:
    return f"{platform.machine()}x{os.cpu_count()}"


def _shot(need: Need) -> Shot:
    """Return a shot with this need. Its files do not exist."""
    width, height = native_size(need.resolution, None)
    first, last = (Path() if need.takes in ends else None for ends in ((FIRST, BOTH), (LAST, BOTH)))
    return Shot(
        prompt="", width=width, height=height, frames=FPS * need.duration, seed=0, first=first, last=last
    )


def serve(
    pipe: Connection, recipe: Recipe, warm: Sequence[Shot], nice: int, book: Path | None = None
) -> None:
    """Run the engine process. It sends "ready" or "broken" through the pipe, then makes the shots that it is
    asked for. `nice`: lowers its CPU priority; `book`: the file of measured times.
    """
    os.nice(nice)
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    with contextlib.suppress(EOFError, KeyboardInterrupt, BrokenPipeError):
        try:
            engine = registry.load(recipe)
            engine.open(_Quiet())
            engine.warm(warm, _Quiet())
            clerk = _Clerk(engine, book)
            clerk.warmed(warm)
        except Broken as error:
            pipe.send(("broken", str(error)))
            return
        pipe.send(("ready", clerk.expects()))
        _answer(pipe, recipe, engine, clerk)
        engine.close()


def _answer(pipe: Connection, recipe: Recipe, engine: Engine, clerk: _Clerk) -> None:
    control = _PipeControl(pipe)

    def clip(shot: Shot, into: Path, limit: float | None) -> dict[str, Any]:
        before = engine.plan(shot)
        planned = clerk.planned(before)
        if why := tempo.cannot_end(limit, planned):
            raise Failure(errors.TOOK_TOO_LONG, f"the clip was not started: {why}", stage="plan")
        pipe.send(("planned", planned))
        timing = _Timing(control, pipe, before.work, planned)
        plan, encode_ms = shoot(engine, shot, timing, into=into)
        clerk.made(plan, timing.watch)
        pipe.send(("expects", clerk.expects()))
        made = {"engine": recipe.name, "fingerprint": plan.fingerprint, "encode_ms": encode_ms}
        return {**dict(plan.notes), **made}

    def stills(shot: Shot, count: int) -> list[bytes]:
        return sketch(engine, shot, count)

    verbs: dict[str, Callable[..., Any]] = {"shoot": clip, "sketch": stills}
    while True:
        verb, *what = pipe.recv()
        if verb == "cancel":
            continue  # it was over before it could be told
        try:
            pipe.send(("done", verbs[verb](*what)))
        except Cancelled:
            pipe.send(("cancelled",))
        except Broken as error:
            pipe.send(("broken", str(error)))
            return
        except Failure as failure:
            pipe.send(("refused", failure.code, failure.message, failure.stage, failure.clip))
        except Unsupported as error:
            why = f"this engine cannot make the clip: {error}"
            pipe.send(("refused", errors.EXECUTION, why, "plan", False))
        except OSError as error:
            pipe.send(("failed", errors.INTERNAL, f"the clip cannot be written: {error.strerror}"))
        except Exception:  # noqa: BLE001
            traceback.print_exc()
            pipe.send(("failed", errors.EXECUTION, "the engine could not make this clip"))

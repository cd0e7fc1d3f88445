"""The worker's side of the engine process. The engine stays loaded between shots, and its crash does not stop
the worker.
"""

import math
import multiprocessing
import time
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from filmgate.domain import errors
from filmgate.domain.errors import Failure, GivenUp
from filmgate.domain.shot import Shot
from filmgate.engines import tempo
from filmgate.engines.base import Broken, Recipe
from filmgate.engines.tempo import Estimate
from filmgate.worker import engine_child

_PATIENCE_SECONDS = 60.0  # for an engine that was told to stop: one step of a large model takes 30
_NEWS = 0.1  # of what was expected
_FAILURES = 2  # in a row, after which what the process has become is not trusted any more


class EngineProcess:
    """Starts and controls the engine process, which makes one shot at a time. It ends when the worker ends,
    even after a crash.
    """

    def __init__(
        self,
        recipe: Recipe,
        *,
        limit: float | None = None,
        stall: float = 120.0,
        nice: int = 0,
        warm: Sequence[Shot] = (),
        book: Path | None = None,
    ) -> None:
        """Set up the process without starting it. `limit`: the most seconds for one shot, None for far more
        than planned; `stall`: the most seconds without progress, unless more are planned; `nice`: lowers its
        CPU priority; `warm`: shapes to warm up the engine with; `book`: the file of measured times.
        """
        self._recipe, self._nice, self._warm, self._book = recipe, nice, tuple(warm), book
        self.limit, self._stall = limit, stall
        self.expects: dict[str, float] = {}  # seconds by need, of what was measured
        self._told: dict[str, float] = {}
        self._planned: Estimate | None = None
        self._child: Any = None
        self._pipe: Connection | None = None
        self._failures = 0
        self.ready = False

    @property
    def pid(self) -> int | None:
        return self._child.pid if self._child else None

    def news(self) -> bool:
        """Tell whether the expected times of clips have changed by more than 10 % since the last call."""
        told, self._told = self._told, dict(self.expects)
        if told.keys() != self.expects.keys():
            return True
        if any(abs(seconds - told[need]) > _NEWS * told[need] for need, seconds in self.expects.items()):
            return True
        self._told = told
        return False

    def start(self) -> None:
        """Start the process and load the engine. Do not wait for it."""
        if self._child and self._child.is_alive():
            return
        self.kill()
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._child = context.Process(
            target=engine_child.serve,
            args=(theirs, self._recipe, self._warm, self._nice, self._book),
            name="engine",
            daemon=True,
        )
        self._child.start()
        theirs.close()

    def wait(self, seconds: float) -> bool:
        """Wait at most `seconds` until the engine is loaded and warm. Return whether it is. Raise Broken if
        the engine cannot work.
        """
        self.start()
        until = time.monotonic() + seconds
        try:
            while not self.ready and (left := until - time.monotonic()) > 0:
                assert self._pipe is not None  # noqa: S101
                if self._pipe.poll(min(left, 1.0)):
                    self._hear(self._pipe.recv())
        except (EOFError, OSError):
            self.kill()
            raise Broken("the engine stopped while it was loading: read the log of the worker") from None
        except Broken:
            self.kill()
            raise
        return self.ready

    def shoot(self, shot: Shot, *, into: Path, report: Callable[[str, float], None]) -> dict[str, Any]:
        """Make the clip of a shot at `into` and return its details. If `report` raises an error, the shot is
        cancelled. Raise Failure, or GivenUp if the engine crashed, made no progress, or cannot continue.
        """
        details: dict[str, Any] = self._ask("shoot", shot, into, self.limit, report=report)
        return details

    def sketch(self, shot: Shot, count: int) -> list[bytes]:
        """Return the storyboard of a shot as WebP files. Raise Failure or GivenUp."""
        stills: list[bytes] = self._ask("sketch", shot, count, report=lambda *_: None)
        return stills

    def _ask(self, verb: str, *what: Any, report: Callable[[str, float], None]) -> Any:
        self.start()
        assert self._pipe is not None  # noqa: S101
        try:
            self._pipe.send((verb, *what))
            made = self._follow(report)
        except (EOFError, OSError) as error:
            self.kill()
            raise GivenUp("the engine stopped while making this clip") from error
        except (GivenUp, Broken) as error:
            self.kill()
            raise GivenUp(str(error)) from error
        except Failure:
            raise
        except BaseException:
            self._cancel()
            raise
        self._failures = 0
        return made

    def _follow(self, report: Callable[[str, float], None]) -> Any:
        """Follow the child until it is done."""
        assert self._pipe is not None  # noqa: S101
        self._planned = None
        began = time.monotonic()
        stage, done, moved = "load", 0.0, math.inf
        while True:
            now = time.monotonic()
            if now - began > tempo.limit(self.limit, self._planned):
                self._cancel()
                raise Failure(
                    errors.TOOK_TOO_LONG,
                    "making the clip took too long and was stopped: choose a shorter or smaller clip",
                    stage=stage,
                )
            if now - moved > (stall := tempo.stall(self._stall, self._planned, stage)):
                raise GivenUp(f"the engine made no progress for {stall:.0f} s ({stage})")
            if not self._pipe.poll(1.0):
                report(stage, done)
                continue
            kind, *values = said = self._pipe.recv()
            if kind == "progress":
                (stage, done), moved = values, time.monotonic()
                report(stage, done)
            elif kind == "done":
                return values[0]
            elif kind == "failed":
                self._failed()
                code, message = values
                raise Failure(code, message, stage=stage)
            elif kind == "refused":  # which says nothing of the process
                code, message, stage, clip = values
                raise Failure(code, message, stage=stage, clip=clip)
            else:
                self._hear(said)

    def _hear(self, said: tuple[Any, ...]) -> None:
        """Read a message of the child. Raise Broken."""
        kind, *values = said
        if kind == "ready":
            self.ready, self.expects = True, values[0]
        elif kind == "expects":
            self.expects = values[0]
        elif kind == "planned":
            self._planned = values[0]
        elif kind == "broken":
            raise Broken(values[0])

    def _failed(self) -> None:
        """Count a failure. One may be the shot's own; several in a row are the process's."""
        self._failures += 1
        if self._failures >= _FAILURES:
            self.kill()

    def _cancel(self) -> None:
        """Tell it to stop: what is loaded stays loaded. Killed where it does not."""
        unit = max(self._planned.silence.values(), default=0.0) if self._planned else 0.0
        until = time.monotonic() + max(min(self._stall, _PATIENCE_SECONDS), 2 * unit)
        try:
            if self._pipe is None:
                return
            self._pipe.send(("cancel",))
            while time.monotonic() < until:
                if self._pipe.poll(0.5):
                    kind, *_ = said = self._pipe.recv()
                    if kind in ("cancelled", "done", "failed", "refused"):
                        return
                    self._hear(said)
        except (EOFError, OSError, Broken):
            pass
        self.kill()

    def kill(self) -> None:
        if self._pipe:
            self._pipe.close()
        if self._child:
            self._child.kill()
            self._child.join()
        self._child = self._pipe = None
        self._failures, self.ready = 0, False

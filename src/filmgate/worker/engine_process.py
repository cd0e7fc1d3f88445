"""The engine in a process of its own: it stays loaded between shots, and killing it cancels one."""

import contextlib
import math
import multiprocessing
import os
import time
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from filmgate.domain import errors
from filmgate.domain.errors import Failure, GivenUp
from filmgate.domain.shot import Shot
from filmgate.engines import registry
from filmgate.engines.base import Unsupported
from filmgate.studio.shoot import shoot, sketch


class EngineProcess:
    """One engine, one shot at a time. The child ends when its pipe closes, however the parent dies."""

    def __init__(
        self, engine: str, *, threads: int, limit: float, stall: float = 120.0, nice: int = 0
    ) -> None:
        """`limit`: seconds that one shot may take; `stall`: that it may stand still, once it has begun;
        `nice`: how far it stands back behind others.
        """
        self._engine, self._threads, self._nice = engine, threads, nice
        self._limit, self._stall = limit, stall
        self._child: Any = None
        self._pipe: Connection | None = None

    @property
    def pid(self) -> int | None:
        return self._child.pid if self._child else None

    def start(self) -> None:
        """Begin loading; returns at once."""
        if self._child and self._child.is_alive():
            return
        self.kill()
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._child = context.Process(
            target=_serve,
            args=(theirs, self._engine, self._threads, self._nice),
            name="engine",
            daemon=True,
        )
        self._child.start()
        theirs.close()

    def shoot(self, shot: Shot, *, into: Path, report: Callable[[str, float], None]) -> dict[str, Any]:
        """Make the clip; `report` may raise, which kills the engine. Raises Failure, or GivenUp when the
        engine died or stood still.
        """
        details: dict[str, Any] = self._ask("shoot", shot, into, report=report)
        return details

    def sketch(self, shot: Shot, count: int) -> list[bytes]:
        """The storyboard as WebP files. Raises Failure or GivenUp."""
        stills: list[bytes] = self._ask("sketch", shot, count, report=lambda *_: None)
        return stills

    def _ask(self, verb: str, *what: Any, report: Callable[[str, float], None]) -> Any:
        self.start()
        deadline = time.monotonic() + self._limit
        assert self._pipe is not None  # noqa: S101
        try:
            self._pipe.send((verb, *what))
            stage, done, moved = "load", 0.0, math.inf
            while True:
                now = time.monotonic()
                if now > deadline:
                    raise Failure(errors.TOOK_TOO_LONG, "making the clip took too long", stage=stage)
                if now - moved > self._stall:
                    raise GivenUp(f"the engine stood still for {self._stall:.0f} s ({stage})")
                if not self._pipe.poll(1.0):
                    report(stage, done)
                    continue
                kind, *values = self._pipe.recv()
                if kind == "progress":
                    (stage, done), moved = values, time.monotonic()
                    report(stage, done)
                elif kind == "done":
                    return values[0]
                else:
                    code, message = values
                    raise Failure(code, message, stage=stage)
        except (EOFError, OSError) as error:
            self.kill()
            raise GivenUp("the engine stopped while making this clip") from error
        except BaseException as error:
            if not isinstance(error, Failure) or error.code == errors.TOOK_TOO_LONG:
                self.kill()
            raise

    def kill(self) -> None:
        if self._pipe:
            self._pipe.close()
        if self._child:
            self._child.kill()
            self._child.join()
        self._child = self._pipe = None


class _PipeControl:
    """Progress through the pipe, at most ten times a second; a closed pipe ends the process."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe, self._last = pipe, 0.0

    def progress(self, stage: str, done: float) -> None:
        now = time.monotonic()
        if now - self._last < 0.1 and 0 < done < 1:
            return
        self._last = now
        try:
            self._pipe.send(("progress", stage, done))
        except OSError:
            os._exit(1)


def _serve(pipe: Connection, name: str, threads: int, nice: int) -> None:
    """The child: one shot after the other until the pipe closes."""
    os.nice(nice)
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    control = _PipeControl(pipe)
    engine = registry.load(name, threads=threads)
    engine.open(control)

    def clip(shot: Shot, into: Path) -> dict[str, Any]:
        plan, encode_ms = shoot(engine, shot, control, into=into)
        made = {"engine": name, "fingerprint": plan.fingerprint, "encode_ms": encode_ms}
        return {**dict(plan.notes), **made}

    def stills(shot: Shot, count: int) -> list[bytes]:
        return sketch(engine, shot, count)

    verbs: dict[str, Callable[..., Any]] = {"shoot": clip, "sketch": stills}
    with contextlib.suppress(EOFError, KeyboardInterrupt):
        while True:
            verb, *what = pipe.recv()
            try:
                pipe.send(("done", verbs[verb](*what)))
            except Unsupported as error:
                pipe.send(("failed", errors.EXECUTION, f"this engine cannot make it: {error}"))
            except OSError as error:
                pipe.send(("failed", errors.INTERNAL, f"the clip cannot be written: {error.strerror}"))
            except Exception:  # noqa: BLE001
                traceback.print_exc()
                pipe.send(("failed", errors.EXECUTION, "the engine could not make this clip"))
    engine.close()

"""What runs in the engine's own process: open, warm, then one shot after the other until the pipe closes."""

import contextlib
import os
import time
import traceback
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from filmgate.domain import errors
from filmgate.domain.shot import Shot
from filmgate.engines import registry
from filmgate.engines.base import Broken, Cancelled, Engine, Recipe, Unsupported
from filmgate.studio.shoot import shoot, sketch


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
            if self._pipe.poll() and self._pipe.recv()[0] == "cancel":
                raise Cancelled
        except (EOFError, OSError):
            os._exit(1)


class _Quiet:
    """While nobody asked for anything yet."""

    def progress(self, stage: str, done: float) -> None: ...


def serve(pipe: Connection, recipe: Recipe, warm: Sequence[Shot], nice: int) -> None:
    """The child's life. It says "ready" or "broken", then answers what it is asked."""
    os.nice(nice)
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    with contextlib.suppress(EOFError, KeyboardInterrupt, BrokenPipeError):
        try:
            engine = registry.load(recipe)
            engine.open(_Quiet())
            engine.warm(warm, _Quiet())
        except Broken as error:
            pipe.send(("broken", str(error)))
            return
        pipe.send(("ready",))
        _answer(pipe, recipe, engine)
        engine.close()


def _answer(pipe: Connection, recipe: Recipe, engine: Engine) -> None:
    control = _PipeControl(pipe)

    def clip(shot: Shot, into: Path) -> dict[str, Any]:
        plan, encode_ms = shoot(engine, shot, control, into=into)
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
        except Unsupported as error:
            pipe.send(("failed", errors.EXECUTION, f"this engine cannot make it: {error}"))
        except OSError as error:
            pipe.send(("failed", errors.INTERNAL, f"the clip cannot be written: {error.strerror}"))
        except Exception:  # noqa: BLE001
            traceback.print_exc()
            pipe.send(("failed", errors.EXECUTION, "the engine could not make this clip"))

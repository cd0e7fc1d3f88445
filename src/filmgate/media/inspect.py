"""Decoding what users sent happens in a child process with little memory and little time."""

import contextlib
import multiprocessing
import resource
import signal
import threading
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from filmgate.domain.errors import InvalidParameter
from filmgate.media import image

_MEMORY = 1536 * 1024 * 1024  # bytes of address space: libraries, and the largest picture that is taken
_SECONDS = 20.0
_SHOTS = 200  # after so many pictures a fresh child is taken


class Inspector:
    """Checks and converts images. One child at a time, made when needed, replaced when it dies or dawdles."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._child: tuple[Any, Connection] | None = None
        self._left = 0

    def check(self, data: bytes, name: str) -> tuple[int, int]:
        """(width, height); raises InvalidParameter naming the field and the rule."""
        return self._ask("check", data, name, None)

    def normalise(self, data: bytes, name: str, target: Path) -> tuple[int, int]:
        """Write an upright 8-bit RGB PNG; returns (width, height). Raises InvalidParameter."""
        return self._ask("normalise", data, name, target)

    def close(self) -> None:
        with self._lock:
            self._end()

    def _ask(self, verb: str, data: bytes, name: str, target: Path | None) -> tuple[int, int]:
        if len(data) > image.MAX_BYTES:
            raise InvalidParameter(f"{name} is larger than 20 MB")
        with self._lock:
            try:
                pipe = self._pipe()
                pipe.send((verb, data, name, target))
                answer = pipe.recv() if pipe.poll(_SECONDS) else None
            except (EOFError, OSError):
                answer = None
            if answer is None:
                self._end()
                raise InvalidParameter(f"{name} cannot be decoded within this server's limits")
        if isinstance(answer, str):
            raise InvalidParameter(answer)
        size: tuple[int, int] = answer
        return size

    def _pipe(self) -> Connection:
        if self._child and (self._left <= 0 or not self._child[0].is_alive()):
            self._end()
        if self._child is None:
            context = multiprocessing.get_context("spawn")
            ours, theirs = context.Pipe()
            process = context.Process(target=_serve, args=(theirs,), name="inspector", daemon=True)
            process.start()
            theirs.close()
            self._child, self._left = (process, ours), _SHOTS
        self._left -= 1
        return self._child[1]

    def _end(self) -> None:
        if self._child:
            process, pipe = self._child
            pipe.close()
            process.kill()
            process.join()
            process.close()
            self._child = None


def _serve(pipe: Connection) -> None:
    """The child: one picture after the other until the pipe closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with contextlib.suppress(EOFError, OSError):
        while True:
            verb, data, name, target = pipe.recv()
            pipe.send(_answer(verb, data, name, target))


def _answer(verb: str, data: bytes, name: str, target: Path | None) -> tuple[int, int] | str:
    try:
        return image.normalise(data, name, target) if target else image.check(data, name)
    except InvalidParameter as error:
        return str(error)
    except MemoryError:
        return f"{name} needs more memory than this server gives to one image ({verb})"

"""The lock on a data directory, and the note by which commands find the server that holds it."""

import contextlib
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from filmgate.domain.errors import FilmgateError

LOCK, NOTE = "filmgate.lock", "server.json"


class Busy(FilmgateError):
    """The data directory is in use by another server."""


def writable(folder: Path) -> None:
    """Make a folder and check that files can be created in it. Raise FilmgateError if not."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / f".probe-{os.getpid()}"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise FilmgateError(
            f"the data directory {folder} cannot be written ({error.strerror}): correct its permissions, "
            "or set FILMGATE_DATA_DIR"
        ) from None


def take(folder: Path) -> FileLock:
    """Raise Busy while another process has the data directory: SQLite is opened by one alone."""
    writable(folder)
    lock = FileLock(folder / LOCK)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise Busy(f"another Filmgate server uses {folder}: stop it, or use another --data-dir") from None
    return lock


@contextlib.contextmanager
def held(folder: Path) -> Iterator[None]:
    """Lock the data directory while the context lasts. Raise Busy if another process has locked it."""
    with take(folder):
        yield


def find(folder: Path) -> tuple[str, str] | None:
    """Return (URL, admin token) of the server that runs on this data directory now, or None."""
    told = folder / NOTE
    if not told.exists():
        return None
    lock = FileLock(folder / LOCK)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        written: dict[str, Any] = json.loads(told.read_text(encoding="utf-8"))
        return written["url"], written["token"]
    except OSError:
        return None
    lock.release()
    return None  # a note without a lock was left by a crash


def note(folder: Path, url: str, token: str) -> None:
    """Write the note that only this user can read: its token opens the whole API of this start."""
    path = folder / NOTE
    path.unlink(missing_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump({"url": url, "token": token}, file)

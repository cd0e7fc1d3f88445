"""The file store in a folder, on a local disk or on one that several servers share."""

import contextlib
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from filmgate import outside
from filmgate.domain.errors import StorageFull
from filmgate.media.blobs import Blobs

_CHUNK = 1 << 20


class Folder(Blobs):
    """A file store in a folder. Files and their names are synced to the disk, so that they survive a power
    cut.
    """

    def __init__(self, root: Path) -> None:
        _make(root)
        with contextlib.suppress(PermissionError):  # a parent that may not be read is not ours to keep
            _sync(root.parent)  # whoever made this folder may not have synced its name
        super().__init__(root / "spool")
        self._root = root

    @property
    def place(self) -> str:
        return str(self._root)

    def path(self, name: str) -> Path:
        return self._root / name

    def size(self, name: str) -> int | None:
        path = self.path(name)
        return path.stat().st_size if path.is_file() else None

    def chunks(self, name: str, start: int = 0, end: int | None = None) -> Iterator[bytes]:
        with self.path(name).open("rb") as file:
            file.seek(start)
            left = None if end is None else end - start
            while chunk := file.read(_CHUNK if left is None else min(_CHUNK, left)):
                yield chunk
                left = None if left is None else left - len(chunk)

    @contextmanager
    def local(self, name: str) -> Iterator[Path]:
        path = self.path(name)
        if not path.is_file():
            raise FileNotFoundError(name)
        yield path

    def write(self, name: str, data: bytes | Iterable[bytes]) -> None:
        target = self.path(name)
        part = target.with_name(f".{target.name}.{outside.identifier()}")
        try:
            _make(target.parent)
            with part.open("wb") as file:
                for chunk in [data] if isinstance(data, bytes) else data:
                    file.write(chunk)
                file.flush()
                os.fsync(file.fileno())
            part.replace(target)
            _sync(target.parent)
        except OSError as error:
            raise _full(error) from error
        finally:
            with contextlib.suppress(OSError):  # of a folder that is not there
                part.unlink(missing_ok=True)

    def take(self, name: str, file: Path) -> None:
        target = self.path(name)
        try:
            _make(target.parent)
            with file.open("rb") as handle:
                os.fsync(handle.fileno())
            file.replace(target)
            _sync(target.parent)
        except OSError as error:
            raise _full(error) from error

    def delete(self, name: str) -> None:
        path = self.path(name)
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)

    def names(self, under: str, *, before: datetime) -> Iterator[str]:
        for path in sorted(self.path(under).rglob("*")):
            if path.is_file() and path.stat().st_mtime < before.timestamp():
                yield path.relative_to(self._root).as_posix()

    def room(self) -> tuple[int, int]:
        usage = shutil.disk_usage(self._root)
        return usage.free, usage.total


def _make(folder: Path) -> None:
    """Make a folder and its parents. Sync each new name in the folder that holds it."""
    if folder.is_dir():
        return
    _make(folder.parent)
    folder.mkdir(exist_ok=True)
    _sync(folder.parent)


def _sync(folder: Path) -> None:
    """Sync a folder, so that new names in it survive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _full(error: OSError) -> StorageFull:
    return StorageFull(f"the data directory cannot be written: {error.strerror}")

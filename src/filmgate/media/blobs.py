"""Where files live: a folder that only this class writes to."""

import hashlib
import os
import shutil
import uuid
from collections.abc import Iterable
from pathlib import Path

from filmgate.domain.errors import StorageFull


class Blobs:
    """Files under one root by relative path. Nothing is ever half-written under its final name."""

    def __init__(self, root: Path) -> None:
        self._root = root
        root.mkdir(parents=True, exist_ok=True)

    def path(self, name: str) -> Path:
        return self._root / name

    def room(self) -> tuple[int, int]:
        """Bytes that are free, and bytes in all, of the disk."""
        usage = shutil.disk_usage(self._root)
        return usage.free, usage.total

    def write(self, name: str, data: bytes | Iterable[bytes]) -> None:
        """All of it, then the name. A full disk is StorageFull and leaves nothing."""
        target = self._root / name
        part = target.with_name(f".{target.name}.{uuid.uuid4().hex}")
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            with part.open("wb") as file:
                for chunk in [data] if isinstance(data, bytes) else data:
                    file.write(chunk)
                file.flush()
                os.fsync(file.fileno())
            part.replace(target)
        except OSError as error:
            raise StorageFull(f"the data directory cannot be written: {error.strerror}") from error
        finally:
            part.unlink(missing_ok=True)

    def spool(self) -> Path:
        """A path for bytes on their way in; the caller takes it or removes it."""
        folder = self._root / "spool"
        folder.mkdir(parents=True, exist_ok=True)
        return folder / uuid.uuid4().hex

    def take(self, name: str, file: Path) -> None:
        """Move a spooled file to its place, safe against a power cut."""
        target = self._root / name
        target.parent.mkdir(parents=True, exist_ok=True)
        with file.open("rb") as handle:
            os.fsync(handle.fileno())
        file.replace(target)

    def check(self, name: str) -> tuple[int, str] | None:
        """Size and SHA-256, or nothing where there is no such file."""
        path = self._root / name
        if not path.is_file():
            return None
        with path.open("rb") as file:
            return path.stat().st_size, hashlib.file_digest(file, "sha256").hexdigest()

    def delete(self, name: str) -> None:
        """A file or a folder; what is not there is gone already."""
        path = self._root / name
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)

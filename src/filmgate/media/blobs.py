"""The interface of the file store, in a folder or a bucket. No file ever has its final name before it is
complete.
"""

import hashlib
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from filmgate import outside


class Blobs(ABC):
    """A store of files by relative path. Reading raises FileNotFoundError, writing StorageFull or
    Unavailable.
    """

    def __init__(self, spool: Path) -> None:
        """Make the store. `spool`: a folder on the local disk for temporary files."""
        self._spool = spool
        spool.mkdir(parents=True, exist_ok=True)

    @property
    @abstractmethod
    def place(self) -> str:
        """Return the place of the store as a text for people."""

    @abstractmethod
    def size(self, name: str) -> int | None:
        """Return the size of a file in bytes, or None if there is no such file."""

    @abstractmethod
    def chunks(self, name: str, start: int = 0, end: int | None = None) -> Iterator[bytes]:
        """Give the bytes of a file from `start` up to, but not including, `end`, in chunks."""

    @abstractmethod
    def local(self, name: str) -> AbstractContextManager[Path]:
        """Give a local path of a file while the context lasts. Do not change the file."""

    @abstractmethod
    def write(self, name: str, data: bytes | Iterable[bytes]) -> None:
        """Write a file. It gets its name when it is complete."""

    @abstractmethod
    def take(self, name: str, file: Path) -> None:
        """Move a temporary file into the store. After that it survives a power cut."""

    @abstractmethod
    def delete(self, name: str) -> None:
        """Delete the file with this name, or all files in the folder with this name. A missing file is no
        error.
        """

    @abstractmethod
    def names(self, under: str, *, before: datetime) -> Iterator[str]:
        """Give the names of files under the folder `under` that were last written before `before`."""

    @abstractmethod
    def room(self) -> tuple[int, int] | None:
        """Return (free bytes, all bytes) of the disk; None if the store has no limit."""

    @abstractmethod
    def path(self, name: str) -> Path | None:
        """Return the path of a file on a disk; None if the store is not on a disk."""

    def put_url(self, name: str) -> str | None:  # noqa: ARG002
        """Return a signed address that takes this file by PUT for some minutes; None if only the server may
        write.
        """
        return None

    def get_url(self, name: str) -> str | None:  # noqa: ARG002
        """Return a signed address to download this file from, for some minutes; None if clients download from
        the server.
        """
        return None

    def origin(self) -> str | None:
        """Return scheme, host and port of the signed download addresses; None if clients download from the
        server.
        """
        url = self.get_url("any")
        return "{0.scheme}://{0.netloc}".format(urlsplit(url)) if url else None

    def read(self, name: str) -> bytes:
        return b"".join(self.chunks(name))

    def check(self, name: str) -> tuple[int, str] | None:
        """Return (size, SHA-256) of a file, or None if there is no such file."""
        digest, size = hashlib.sha256(), 0
        try:
            for chunk in self.chunks(name):
                digest.update(chunk)
                size += len(chunk)
        except FileNotFoundError:
            return None
        return size, digest.hexdigest()

    def probe(self) -> None:
        """Write a test file and delete it, to test the store. Raise the errors of writing."""
        name = f"probe/{outside.identifier()}"
        self.write(name, b"filmgate")
        self.delete(name)

    def spool(self) -> Path:
        """Return a new path for a temporary file. The caller moves the file into the store or deletes it."""
        return self._spool / outside.identifier()

    def forget(self, *, before: datetime) -> None:
        """Delete old temporary files, whose processes have died."""
        for path in self._spool.iterdir():
            if path.stat().st_mtime < before.timestamp():
                path.unlink(missing_ok=True)

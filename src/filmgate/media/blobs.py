"""The store of files: one interface, by relative path. No file is ever half-written under its final name."""

import hashlib
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from filmgate import outside


class Blobs(ABC):
    """Files under one root. Reading raises FileNotFoundError, writing StorageFull or Unavailable."""

    def __init__(self, spool: Path) -> None:
        """`spool`: a folder on this disk for bytes on their way in and out."""
        self._spool = spool
        spool.mkdir(parents=True, exist_ok=True)

    @property
    @abstractmethod
    def place(self) -> str:
        """The storage place, as a text for people."""

    @abstractmethod
    def size(self, name: str) -> int | None:
        """Return the size in bytes, or None if there is no such file."""

    @abstractmethod
    def chunks(self, name: str, start: int = 0, end: int | None = None) -> Iterator[bytes]:
        """Give the bytes from `start` up to and without `end`, piece by piece."""

    @abstractmethod
    def local(self, name: str) -> AbstractContextManager[Path]:
        """Give the file as a path of this machine while the context lasts. Do not change it."""

    @abstractmethod
    def write(self, name: str, data: bytes | Iterable[bytes]) -> None:
        """Write the whole file, then give it its name."""

    @abstractmethod
    def take(self, name: str, file: Path) -> None:
        """Move a spooled file to its place, safe against a power cut."""

    @abstractmethod
    def delete(self, name: str) -> None:
        """Delete a file, or all files under this name. A missing file is no error."""

    @abstractmethod
    def names(self, under: str, *, before: datetime) -> Iterator[str]:
        """Give the names that begin with `under` and a slash, last written before `before`."""

    @abstractmethod
    def room(self) -> tuple[int, int] | None:
        """Return free bytes and all bytes; None where there is no such limit."""

    @abstractmethod
    def path(self, name: str) -> Path | None:
        """Return the path of a file on a disk; None where files are not on a disk."""

    def put_url(self, name: str) -> str | None:  # noqa: ARG002
        """Return a signed address that takes this file by PUT for some minutes; None where only the server
        writes.
        """
        return None

    def get_url(self, name: str) -> str | None:  # noqa: ARG002
        """Return a signed address that answers with this file for some minutes, if clients are sent there."""
        return None

    def origin(self) -> str | None:
        """Return scheme, host and port of the addresses that clients are sent to, if they are."""
        url = self.get_url("any")
        return "{0.scheme}://{0.netloc}".format(urlsplit(url)) if url else None

    def read(self, name: str) -> bytes:
        return b"".join(self.chunks(name))

    def check(self, name: str) -> tuple[int, str] | None:
        """Return size and SHA-256, or None if there is no such file."""
        digest, size = hashlib.sha256(), 0
        try:
            for chunk in self.chunks(name):
                digest.update(chunk)
                size += len(chunk)
        except FileNotFoundError:
            return None
        return size, digest.hexdigest()

    def probe(self) -> None:
        """Write and delete a file: raises what writing raises."""
        name = f"probe/{outside.identifier()}"
        self.write(name, b"filmgate")
        self.delete(name)

    def spool(self) -> Path:
        """Return a path for bytes on their way. The caller takes the file or removes it."""
        return self._spool / outside.identifier()

    def forget(self, *, before: datetime) -> None:
        """Remove old spooled files: the process that wrote them has died."""
        for path in self._spool.iterdir():
            if path.stat().st_mtime < before.timestamp():
                path.unlink(missing_ok=True)

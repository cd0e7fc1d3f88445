"""The file store in a bucket of an object store (S3 and compatible ones, Google, Azure), by obstore."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Literal

import obstore
from obstore.exceptions import BaseError
from obstore.store import from_url

from filmgate.domain.errors import FilmgateError, StorageFull, Unavailable
from filmgate.media.blobs import Blobs

SCHEMES = ("s3://", "gs://", "az://")
_CHUNK = 1 << 20
_SIGNED = timedelta(minutes=10)
_PATIENCE: dict[str, Any] = {"max_retries": 3, "retry_timeout": timedelta(seconds=20)}


class Bucket(Blobs):
    """A file store in a bucket. Credentials, endpoint and region come from the environment
    (AWS_ACCESS_KEY_ID, AWS_ENDPOINT_URL, …), or from the role of the machine.
    """

    def __init__(self, url: str, spool: Path, *, redirect: bool) -> None:
        """Open the bucket. `redirect`: send clients to signed addresses of the bucket instead of sending the
        bytes.
        """
        super().__init__(spool)
        plain = os.environ.get("AWS_ENDPOINT_URL", "").startswith("http://")  # a store on one's own network
        client: dict[str, Any] = {"timeout": "60s", "connect_timeout": "5s", "allow_http": plain}
        try:
            opened: Any = from_url  # its overloads tell stores apart by literal types
            self._store = opened(url, client_options=client, retry_config=_PATIENCE)
        except BaseError as error:
            raise FilmgateError(f"FILMGATE_BLOBS: the bucket cannot be opened: {_short(error)}") from None
        self._place, self._redirect = url, redirect

    @property
    def place(self) -> str:
        return self._place

    def path(self, name: str) -> None:  # noqa: ARG002
        return None

    def size(self, name: str) -> int | None:
        try:
            return int(obstore.head(self._store, name)["size"])
        except FileNotFoundError:
            return None
        except BaseError as error:
            raise _away(error) from error

    def chunks(self, name: str, start: int = 0, end: int | None = None) -> Iterator[bytes]:
        span: Any = {"offset": start} if end is None else (start, end)
        try:
            blob = obstore.get(self._store, name, options={"range": span} if start or end else None)
            for chunk in blob.stream(min_chunk_size=_CHUNK):
                yield bytes(chunk)
        except BaseError as error:
            raise _away(error) from error

    @contextmanager
    def local(self, name: str) -> Iterator[Path]:
        copy = self.spool()
        try:
            with copy.open("wb") as file:
                for chunk in self.chunks(name):
                    file.write(chunk)
            yield copy
        finally:
            copy.unlink(missing_ok=True)

    def write(self, name: str, data: bytes | Iterable[bytes]) -> None:
        try:
            obstore.put(self._store, name, data if isinstance(data, bytes) else iter(data))
        except BaseError as error:
            raise _away(error) from error

    def take(self, name: str, file: Path) -> None:
        try:
            obstore.put(self._store, name, file)
        except BaseError as error:
            raise _away(error) from error
        file.unlink()

    def delete(self, name: str) -> None:
        try:
            under = [one["path"] for batch in obstore.list(self._store, name) for one in batch]
            for one in {name, *under}:
                obstore.delete(self._store, one)
        except FileNotFoundError:
            pass
        except BaseError as error:
            raise _away(error) from error

    def names(self, under: str, *, before: datetime) -> Iterator[str]:
        try:
            for batch in obstore.list(self._store, under):
                for one in batch:
                    if one["last_modified"] < before:
                        yield str(one["path"])
        except BaseError as error:
            raise _away(error) from error

    def room(self) -> None:
        return None

    def put_url(self, name: str) -> str | None:
        if self._place.startswith("az://"):  # it wants a header more, which the worker would have to know
            return None
        return self._signed("PUT", name)

    def get_url(self, name: str) -> str | None:
        return self._signed("GET", name) if self._redirect else None

    def _signed(self, method: Literal["GET", "PUT"], name: str) -> str | None:
        """Return a signed address; None if these credentials cannot sign, and bytes then pass through the
        server.
        """
        try:
            return obstore.sign(self._store, method, name, _SIGNED)
        except BaseError:
            return None


def _away(error: BaseError) -> FilmgateError:
    text = str(error)
    if "StorageFull" in text or "QuotaExceeded" in text or "status 507" in text.lower():
        return StorageFull()
    return Unavailable(f"the object store does not work ({_short(error)}): try again later")


def _short(error: BaseError) -> str:
    """Return the first line of an error, without the address, which only the operator may see."""
    line = str(error).partition("\n")[0]
    return line.partition(": Error performing")[0][:120]

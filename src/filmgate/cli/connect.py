"""The connection of a command to a server: the server that is named, the one that runs on the data directory,
or a new one in this process.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from filmgate import logs, net
from filmgate.cli import directory
from filmgate.cli.console import err
from filmgate.domain.errors import FilmgateError
from filmgate.settings import Settings

ServerOption = Annotated[
    str | None, typer.Option("--server", help="Base URL of a running server.", envvar="FILMGATE_SERVER")
]
KeyOption = Annotated[
    str | None, typer.Option("--key", help="API key for --server.", envvar="FILMGATE_API_KEY")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON.")]
DataOption = Annotated[Path | None, typer.Option("--data-dir", help="Data directory (FILMGATE_DATA_DIR).")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A connection to a server. `own`: the server runs in this process and ends with the command."""

    url: str
    http: net.Client
    own: bool

    def call(self, method: str, path: str, body: Any = None, **headers: str) -> Any:
        """Send a request and return `data` of the answer. Raise FilmgateError with the message of an error
        answer.
        """
        return self.exchange(method, path, body, **headers)["data"]

    def download(self, path: str, file: Path) -> None:
        """Send a GET and write the body of the answer to a file. No incomplete file is left."""
        part = file.with_name(f".{file.name}.part")
        try:
            with self.http.stream("GET", path) as answer, part.open("wb") as target:
                if answer.status_code != 200:
                    answer.read()
                    raise FilmgateError(str(answer.json().get("message", answer.status_code)))
                for chunk in answer.iter_bytes():
                    target.write(chunk)
            part.rename(file)
        except net.TransportError as error:
            raise FilmgateError(f"the server {self.url} cannot be reached: {error}") from None
        finally:
            part.unlink(missing_ok=True)

    def exchange(self, method: str, path: str, body: Any = None, **headers: str) -> dict[str, Any]:
        try:
            answer = self.http.request(method, path, json=body, headers=headers)
            envelope: dict[str, Any] = answer.json()
        except net.TransportError as error:
            raise FilmgateError(f"the server {self.url} cannot be reached: {error}") from None
        except ValueError:
            raise FilmgateError(
                f"{self.url} did not answer like a Filmgate server: check the address"
            ) from None
        if answer.status_code != 200:
            raise FilmgateError(str(envelope.get("message", answer.status_code)))
        if ignored := answer.headers.get("x-ignored-params"):
            err.print(f"the model ignored: {ignored}", markup=False)
        return envelope


@contextmanager
def connect(
    server: str | None, key: str | None, data_dir: Path | None, *, worker: bool = False
) -> Iterator[Session]:
    """Give a connection to a server while the context lasts: to the named one, the running one, or a new one
    in this process. Raise FilmgateError if there is none.
    """
    if server:
        if not key:
            raise FilmgateError("--server needs an API key: give --key, or set FILMGATE_API_KEY")
        with net.trusted(server.rstrip("/"), key=key) as http:
            yield Session(url=server.rstrip("/"), http=http, own=False)
        return
    settings = settings_for(data_dir)
    if running := directory.find(settings.data_dir):
        url, token = running
        with net.trusted(url, key=token) as http:
            yield Session(url=url, http=http, own=False)
        return
    own = settings.model_copy(
        update={"host": "127.0.0.1", "port": 0, "public_url": None, "log_level": "warning"}
    )
    logs.setup(own.log_level)
    from filmgate.cli.host import Host  # noqa: PLC0415  a second to load, and most commands find a server that runs

    with (
        Host(own, make_key=False, worker=worker) as mine,
        net.trusted(mine.url, key=mine.admin_token) as http,
    ):
        yield Session(url=mine.url, http=http, own=True)


def settings_for(data_dir: Path | None, **given: Any) -> Settings:
    """Return the settings from the environment, changed by the options of the command line."""
    values = {name: value for name, value in given.items() if value is not None}
    if data_dir is not None:
        values["data_dir"] = data_dir
    settings = Settings(**values)
    os.environ["FILMGATE_DATA_DIR"] = str(settings.data_dir)
    return settings

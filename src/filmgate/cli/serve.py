"""filmgate serve: API, store, sweeper and one local worker."""

import signal
import threading
from pathlib import Path
from typing import Annotated

import typer

from filmgate import logs
from filmgate.bootstrap import loopback
from filmgate.cli.connect import DataOption, settings_for
from filmgate.cli.console import out
from filmgate.cli.host import Host
from filmgate.domain.errors import FilmgateError


def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on.")] = None,
    data_dir: DataOption = None,
    engine: Annotated[str | None, typer.Option(help="Engine of the local worker.")] = None,
) -> None:
    """Serve the API on this machine."""
    settings = settings_for(data_dir, host=host, port=port, engine=engine)
    logs.setup(settings.log_level)
    if not loopback(settings.host) and not (settings.bootstrap_key or _known(settings.data_dir)):
        raise FilmgateError(
            f"refusing to listen on {settings.host} while no API key exists: "
            "set FILMGATE_BOOTSTRAP_KEY, or start once on 127.0.0.1 to get one"
        )
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    with Host(settings, make_key=True) as running:
        out.print(f"Filmgate   {running.url}")
        out.print(f"engine     {settings.engine}")
        out.print(f"data       {settings.data_dir}", markup=False)
        if running.server.first_key:
            out.print(f"API key    {running.server.first_key}   (shown once)")
        while not stop.wait(0.5):
            pass


def _known(folder: Path) -> bool:
    """Whether this data directory may hold a key: it was served before."""
    return (folder / "filmgate.db").exists()

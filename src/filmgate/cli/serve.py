"""The command filmgate serve: it runs the server and one local worker."""

import signal
import threading
import webbrowser
from typing import Annotated

import typer

from filmgate import logs
from filmgate.cli.connect import DataOption, settings_for
from filmgate.cli.console import out
from filmgate.cli.host import Host


def serve(  # noqa: PLR0917
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on.")] = None,
    data_dir: DataOption = None,
    engine: Annotated[str | None, typer.Option(help="Engine of the local worker.")] = None,
    local_worker: Annotated[
        bool | None, typer.Option("--local-worker/--no-local-worker", help="Run a worker beside the server.")
    ] = None,
    browse: Annotated[bool, typer.Option("--open", help="Open the playground in a browser.")] = False,  # noqa: FBT002
) -> None:
    """Serve the API and the playground on this machine."""
    settings = settings_for(data_dir, host=host, port=port, engine=engine, local_worker=local_worker)
    logs.setup(settings.log_level, settings.log_format)
    stop, running = threading.Event(), Host(settings, make_key=True, worker=settings.local_worker)

    def told(*_: object) -> None:
        if stop.is_set():
            running.hurry.set()  # told twice: nothing has time any more
        stop.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, told)
    with running:
        out.print(f"Filmgate   {running.url}")
        out.print(f"engine     {settings.engine}")
        out.print(f"data       {settings.data_dir}", markup=False)
        if settings.internal_bind:
            out.print(f"workers    {running.workers_url}")
        link = f"{running.url}/sign-in#{running.server.context.link()}"
        out.print(f"sign in    {link}   (once, within ten minutes)", markup=False)
        if browse:
            webbrowser.open(link)
        if running.server.first_key:
            out.print(f"API key    {running.server.first_key}   (shown once)")
        while not stop.wait(0.5):
            pass

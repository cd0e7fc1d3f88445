"""filmgate worker: lease predictions from a server and make them. Started by `serve`."""

import os
import signal
import sys
import threading
from typing import Annotated, Any

import typer

from filmgate import logs, net
from filmgate.bootstrap import SKETCHER, open_studio
from filmgate.engines import registry
from filmgate.settings import Settings
from filmgate.worker import loop
from filmgate.worker.engine_process import EngineProcess
from filmgate.worker.server_client import ServerClient

_POLL_SECONDS = 40.0  # longer than the server's long poll
_SKETCH_SECONDS = 30.0
_NICE = 5  # behind the clips that are being made


def worker(  # noqa: PLR0917
    server: Annotated[str, typer.Option(help="Base URL of the server.")],
    name: Annotated[str, typer.Option(help="A name of this worker's own.")],
    engine: Annotated[str, typer.Option(help="Engine to run.")] = "animatic",
    threads: Annotated[int, typer.Option(help="Threads of a CPU engine.")] = 2,
    limit_minutes: Annotated[float, typer.Option(help="Longest time one clip may take.")] = 30.0,
    sketch: Annotated[bool, typer.Option(help="Draw storyboards beside.")] = False,  # noqa: FBT002
    token_stdin: Annotated[bool, typer.Option(help="Read the token from standard input.")] = True,  # noqa: FBT002
) -> None:
    """Work for a server until its pipe closes."""
    settings = Settings()
    logs.setup(settings.log_level)
    token = sys.stdin.readline().strip() if token_stdin else ""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    traits = registry.load(engine, threads=threads).traits()
    process = EngineProcess(engine, threads=threads, limit=limit_minutes * 60)
    process.start()
    stopped = threading.Event()
    with net.trusted(server, key=token, seconds=_POLL_SECONDS) as http:
        client = ServerClient(http=http, worker=name)
        studio = open_studio(settings, client, process)
        if fault := studio.screens.fault():
            logs.event("cannot_screen", level="error", reason=fault)
        client.register(traits, fault=fault)

        def leave(*_: Any) -> None:
            """SIGTERM hands back what is held; it costs no attempt's work elsewhere."""
            process.kill()
            client.release()
            os._exit(0)

        signal.signal(signal.SIGTERM, leave)
        if sketch:
            easel = EngineProcess(SKETCHER, threads=1, limit=_SKETCH_SECONDS, nice=_NICE)
            threading.Thread(
                target=loop.draw, args=(client, studio, easel), kwargs={"stopped": stopped.is_set},
                name="easel", daemon=True,
            ).start()  # fmt: skip
        loop.run(client, studio, stopped=stopped.is_set)


def _end_with_parent() -> None:
    """However the server dies, its end of our standard input closes."""
    while sys.stdin.readline():
        pass
    os._exit(0)
